"""The JSON contract: what is written fits the shipped schema and reads back equal; damage is refused by name."""

from __future__ import annotations

import copy
import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from hindi_news import Document, FormatError, analyze
from hindi_news.contract import schema
from hindi_news.objects import ENTITY_TYPES

from .sample import build

SEED = Path(__file__).resolve().parent.parent / "seeds" / "putin-kim-2025-09-03.txt"
VALID = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_schema_knows_every_field_of_every_type() -> None:
    shapes = {s["properties"]["type"]["const"]: s for s in schema()["properties"]["entities"]["items"]["oneOf"]}
    assert {t: sorted(s["properties"]) for t, s in shapes.items()} == {
        t: sorted({"type", *(f.name for f in fields(cls))}) for t, cls in ENTITY_TYPES.items()
    }


@pytest.mark.parametrize(
    "doc", [build(), analyze(SEED.read_text(encoding="utf-8"), "2025-09-03"), analyze("")], ids=repr
)
def test_documents_fit_the_schema_and_come_back_equal(doc: Document) -> None:
    data = json.loads(doc.to_json())
    VALID.validate(data)
    assert Document.from_dict(data) == doc
    assert Document.from_json(doc.to_json(indent=1)) == doc


def damaged(path: str, value: Any) -> dict[str, Any]:
    data: Any = copy.deepcopy(build().to_dict())
    at = data
    *way, last = path.split(".")
    for step in way:
        at = at[int(step) if step.isdigit() else step]
    if value is KeyError:
        del at[last]
    else:
        at[int(last) if last.isdigit() else last] = value
    return dict(data)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("schema", "hindi_news/9", "schema is 'hindi_news/9'; this version reads 'hindi_news/1'"),
        ("text", KeyError, "document: text is missing"),
        ("text", 3, "document: text is 3"),
        ("published", "yesterday", "published is 'yesterday'; expected a date"),
        ("published", "20210506", "published is '20210506'; expected a date"),
        ("published", "2021-W18-4", "published is '2021-W18-4'; expected a date"),
        ("tokens.0.end", 10_000, r"tokens\[0\]: \[0, 10000\) is not inside"),
        ("quotes.0.parent", 99, r"quotes\[0\]: parent has 99; the document has \d+ quotes"),
        ("quotes.0.sentences", [0, 99], r"quotes\[0\]: sentences has 99; the document has \d+ sentences"),
        ("tokens.1", 7, r"tokens\[1\]: 7; expected an object"),
        ("entities.0.type", "animal", r"entities\[0\]: type is 'animal'; choose one of: person"),
        ("entities.1.id", "e1", r"entities\[1\]: id 'e1' stands twice"),
        ("entities.4.parties", ["e99"], r"entities\[4\]\.parties: no entity 'e99'"),
        ("quotes.0.speaker", "e99", r"quotes\[0\]\.speaker: no entity 'e99'"),
        ("quotes.0.cue", {"start": -1, "end": 2}, r"quotes\[0\]\.cue: \[-1, 2\)"),
        ("quotes.0.start", True, r"quotes\[0\]: start is True"),
        ("quotes.0", 7, r"quotes\[0\]: 7; expected an object"),
        ("quotes.0.kind", "shouted", r"quotes\[0\]: kind is 'shouted'; choose one of: direct, indirect, mixed"),
        ("quotes.0.sentences", 1, r"quotes\[0\]: sentences is 1; expected a list of whole numbers"),
        ("entities.0.latitude", float("nan"), r"entities\[0\]: latitude is nan; expected a number"),
        ("entities.0.latitude", 90.5, r"entities\[0\]: latitude is 90.5; expected degrees from -90 to 90"),
        ("entities.0.longitude", -181, r"entities\[0\]: longitude is -181; expected degrees from -180 to 180"),
        ("entities.1.roles", "मंत्री", r"entities\[1\]: roles is 'मंत्री'; expected a list of strings"),
        ("amounts.0.value", 10**400, r"amounts\[0\]: value is a huge number; expected a number"),
        ("dates.0.value", None, r"dates\[0\]: value is None"),
    ],
)
def test_damage_is_refused_by_name(path: str, value: Any, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        Document.from_dict(damaged(path, value))


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '"x"', None, "[" * 100_000])
def test_other_json_is_refused(text: Any) -> None:
    with pytest.raises(FormatError):
        Document.from_json(text)
