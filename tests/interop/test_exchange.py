"""Exchange formats have the shapes that their standards state."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from hindi_news import Document, InputError, analyze
from hindi_news.interop.exchange import NINJS, to_jsonld, to_ninjs, to_web_annotations

from ..sample import TEXT, build
from .shapes import ANNOTATION, check_schema_org, ninjs

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
SPOKEN = """बीजिंग। चीन ने कहा कि वह वार्ता के लिए तैयार है। रूसियों ने कहा, “हम भी तैयार हैं।” पुलिस के अनुसार 20 लोग घायल हुए।
नेपाल और भारत ने 5 मई 2021 को जल समझौते पर हस्ताक्षर किए। समझौता 2022 की शुरुआत से प्रभावी होगा।"""
DOCUMENTS = [build(), analyze(""), analyze(SPOKEN, "2021-05-06")] + [
    analyze(path.read_text(encoding="utf-8"), "2025-09-03") for path in sorted(SEEDS.glob("*.txt"))
]
documents = pytest.mark.parametrize("doc", DOCUMENTS, ids=repr)


def valid(shape: dict[str, object], value: object) -> None:
    Draft202012Validator(shape, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(value)


@documents
@pytest.mark.parametrize("version", NINJS)
def test_ninjs_has_its_shape(doc: Document, version: str) -> None:
    valid(ninjs(version), json.loads(json.dumps(to_ninjs(doc, version=version))))


def test_ninjs_item() -> None:
    item = to_ninjs(build(), "urn:x:1")
    assert (item["uri"], item["type"], item["language"]) == ("urn:x:1", "text", "hi")
    assert item["contentCreated"] == "2021-05-06T00:00:00+05:30"
    assert item["headlines"][0]["value"] == "नेपाल <b>समझौता</b> तय"
    assert item["bodies"][0]["value"].startswith("विदेश मंत्री")
    assert [p["name"] for p in item["people"]] == ["सीता राय", "रमेश"]
    # GeoJSON has longitude first.
    assert item["places"][0]["geojson"]["geometry"]["coordinates"] == [84.0, 28.0]
    with pytest.raises(InputError, match=r"unknown version of ninjs '9'; choose one of: 2.1, 3.0"):
        to_ninjs(build(), version="9")


def test_datelines_name_the_source_and_where_it_is() -> None:
    item = to_ninjs(analyze("नई नीति आई\n\nनई दिल्ली (भाषा)। सरकार ने सोमवार को नई नीति की घोषणा की।", "2024-03-03"))
    assert (item["located"], item["infoSources"]) == ("नई दिल्ली", [{"name": "भाषा"}])


@pytest.mark.parametrize(("byline", "names"), [
    ("लेखक: रमेश शर्मा", ["रमेश शर्मा"]), ("लेखक: राहुल वर्मा; गीता जोशी", ["राहुल वर्मा", "गीता जोशी"]), ("लेखक: डेस्क", ["डेस्क"]),
])
def test_authors_are_named_without_their_label(byline: str, names: list[str]) -> None:
    doc = analyze(f"नई नीति आई\n\n{byline}\n\nपटना: सरकार ने सोमवार को नई नीति की घोषणा की।\n\nअगले दिन से वह लागू होगी।")
    assert to_ninjs(doc)["by"] == ", ".join(names)
    article = to_jsonld(doc)
    check_schema_org(article)
    assert [a["name"] for a in article["author"]] == names
    assert article["articleBody"] == "पटना: सरकार ने सोमवार को नई नीति की घोषणा की।\n\nअगले दिन से वह लागू होगी।"


@documents
def test_schema_org_knows_every_property(doc: Document) -> None:
    check_schema_org(json.loads(json.dumps(to_jsonld(doc, "https://example.org/1"))))


def test_schema_org_article() -> None:
    article = to_jsonld(build(), "https://example.org/1")
    assert (article["@type"], article["inLanguage"], article["datePublished"]) == ("NewsArticle", "hi", "2021-05-06")
    by_id = {m["@id"]: m for m in article["mentions"]}
    assert by_id["#e1"]["@type"] == "Country"
    assert by_id["#e2"] == {
        "@type": "Person",
        "@id": "#e2",
        "name": "सीता राय",
        "alternateName": "Sita Rai",
        "jobTitle": ["विदेश मंत्री"],
    }
    assert by_id["#e5"]["about"] == [{"@id": "#e1"}, {"@id": "#e3"}]
    assert "#e6" not in by_id
    based = to_jsonld(build(), base="urn:x:1")
    assert all(m["@id"].startswith("urn:x:1#e") for m in based["mentions"])
    assert based["hasPart"][0]["spokenByCharacter"] == {"@id": "urn:x:1#e2"}
    direct, indirect = article["hasPart"]
    assert direct["spokenByCharacter"] == {"@id": "#e2"}
    assert indirect["spokenByCharacter"]["name"] == "नेपाली अधिकारी"


@documents
def test_annotations_have_their_shape_and_select_the_right_words(doc: Document) -> None:
    notes = to_web_annotations(doc)
    assert len({n["id"] for n in notes}) == len(notes)
    assert len(notes) == sum(len(e.mentions) for e in doc.entities) + len(doc.dates) + len(doc.quotes)
    for note in notes:
        valid(ANNOTATION, note)
        position, quote = note["target"]["selector"]
        assert doc.text[position["start"] : position["end"]] == quote["exact"]
        assert doc.text[: position["start"]].endswith(quote["prefix"])
        assert doc.text[position["end"] :].startswith(quote["suffix"])


def test_annotations_of_one_entity_share_its_identity() -> None:
    first = to_web_annotations(build())[0]
    assert first["target"]["id"] == f"urn:hindi_news:article#char=0,{len('नेपाल')}"
    assert first["body"][0]["source"] == "https://sws.geonames.org/1282988/"
    assert [b["value"] for b in first["body"][1:]] == ["place", "place: नेपाल (Nepal) · country · NP · 28.00, 84.00"]
    assert TEXT.startswith(first["target"]["selector"][1]["exact"])
