"""Places and groups: what is marked, where it ends, and which country it belongs to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import hindi_news as hn

CASES = Path(__file__).parent.parent / "cases"
_MARK = re.compile(r"[{<]([^=}>]+)=([A-Z]*)[}>]")

Found = list[tuple[int, str, str, str | None]]


def read_marks(line: str) -> tuple[str, Found]:
    """The sentence without its marks, and (start, text, type, country) of each."""
    text, found, at = "", [], 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        kind = "place" if match.group().startswith("{") else "group"
        found.append((len(text), match[1], kind, match[2] or None))
        text += match[1]
        at = match.end()
    return text + line[at:], found


def places_and_groups(doc: hn.Document) -> Found:
    return sorted(
        (m.start, m.text, e.type, e.country) for e in [*doc.places, *doc.groups] for m in e.mentions
    )


@pytest.mark.parametrize(
    "line", [x for x in (CASES / "places.txt").read_text(encoding="utf-8").split("\n") if x and x[0] != "#"]
)
def test_places_and_groups_of_a_sentence(line: str) -> None:
    text, wanted = read_marks(line)
    assert places_and_groups(hn.analyze(text)) == wanted


def test_a_place_that_no_lexicon_knows_lies_where_the_text_says() -> None:
    doc = hn.analyze("पाकिस्तान के स्वात ज़िले के झंडापुर गांव में मंगलवार को धमाका हुआ। भारत ने इसकी निंदा की।")
    assert {p.name: p.country for p in doc.places}["स्वात"] == "PK"
