"""Exchange formats have the shapes that their standards state."""

from __future__ import annotations

import json

from hindi_news.interop.exchange import to_jsonld, to_ninjs, to_web_annotations

from ..sample import TEXT, build


def test_ninjs_item() -> None:
    item = to_ninjs(build(), "urn:x:1")
    assert (item["uri"], item["type"], item["language"]) == ("urn:x:1", "text", "hi")
    assert item["contentCreated"] == "2021-05-06T00:00:00+05:30"
    assert item["headlines"][0]["value"] == "नेपाल <b>समझौता</b> तय"
    assert item["bodies"][0]["value"].startswith("विदेश मंत्री")
    assert [p["name"] for p in item["people"]] == ["सीता राय", "रमेश"]
    # GeoJSON has longitude first.
    assert item["places"][0]["geoJSON"]["geometry"]["coordinates"] == [84.0, 28.0]
    json.dumps(item)


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
    assert by_id["#e5"]["organizer"] == [{"@id": "#e1"}, {"@id": "#e3"}]
    assert "#e6" not in by_id
    direct, indirect = article["hasPart"]
    assert direct["spokenByCharacter"] == {"@id": "#e2"}
    assert indirect["spokenByCharacter"]["name"] == "नेपाली अधिकारी"


def test_annotations_select_the_right_words() -> None:
    notes = to_web_annotations(build())
    assert len({n["id"] for n in notes}) == len(notes) == 8 + 1 + 2
    for note in notes:
        position, quote = note["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        assert TEXT[: position["start"]].endswith(quote["prefix"])
        assert TEXT[position["end"] :].startswith(quote["suffix"])
