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


@pytest.mark.parametrize(
    ("text", "name", "geonames_id"),
    [
        ("पाकिस्तान के हैदराबाद शहर में पुलिस ने छापा मारा।", "हैदराबाद", 1176734),
        ("तेलंगाना की राजधानी हैदराबाद में बारिश हुई।", "हैदराबाद", 1269843),
        ("बिहार के औरंगाबाद में सड़क हादसा हुआ।", "औरंगाबाद", 1278148),
        ("महाराष्ट्र के औरंगाबाद में सड़क हादसा हुआ।", "औरंगाबाद", 1278149),
        ("मॉस्को में बैठक हुई।", "मॉस्को", 524901),
    ],
)
def test_the_article_tells_which_of_several_places(text: str, name: str, geonames_id: int) -> None:
    place = next(p for p in hn.analyze(text).places if p.name == name)
    assert place.geonames_id == geonames_id
    assert place.score is not None
    assert place.candidates[0].geonames_id == geonames_id
    assert sum(c.score for c in place.candidates) <= 1.0


def test_a_type_word_tells_the_kind() -> None:
    kinds = {p.name: p.kind for p in hn.analyze("गढ़वा जिले के मेराल प्रखंड के बाना गांव में कुआं धंस गया।").places}
    assert kinds == {"गढ़वा": "district", "मेराल": "region", "बाना": "village"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("मॉस्को ने कहा कि बातचीत जारी रहेगी।", "मॉस्को", "RU"),
        ("इस मुद्दे पर बीजिंग का रुख नहीं बदला है।", "बीजिंग", "CN"),
        ("नई दिल्ली और बीजिंग के बीच तनाव बढ़ा है।", "बीजिंग", "CN"),
        ("अंकारा और बगदाद ने हमले की निंदा की।", "अंकारा", "TR"),
        ("मॉस्को में भारी बर्फ़बारी हुई।", "मॉस्को", None),
        ("मुंबई ने मैच जीत लिया।", "मुंबई", None),
    ],
)
def test_a_capital_may_stand_for_its_government(text: str, name: str, country: str | None) -> None:
    found = [p.stands_for for p in hn.analyze(text).places if p.name == name]
    assert found == [country] or (country is None and not found)


def test_a_capital_that_speaks_stands_for_its_government() -> None:
    doc = hn.analyze("कीव के मुताबिक़ रात भर में बीस ड्रोन मार गिराए गए।")
    assert [p.stands_for for p in doc.places] == ["UA"]


@pytest.mark.parametrize(
    ("text", "geonames_id"),
    [
        ("पाकिस्तान के सिंध प्रांत के हैदराबाद में बिजली गुल रही।", 1176734),
        ("सिंध के हैदराबाद में व्यापारियों ने दुकानें बंद रखीं।", 1176734),
        ("पाकिस्तानी शहर हैदराबाद में गर्मी से कई लोग बीमार पड़े।", 1176734),
        ("भारतीय शहर हैदराबाद में नया पुल बना।", 1269843),
    ],
)
def test_a_town_lies_in_the_state_and_with_the_people_named_beside_it(text: str, geonames_id: int) -> None:
    assert [p.geonames_id for p in hn.analyze(text).places if p.name == "हैदराबाद"] == [geonames_id]


def test_a_state_abroad_has_its_division() -> None:
    (place,) = hn.analyze("कैलिफोर्निया के जंगलों की आग पर काबू पा लिया गया।").places
    assert (place.kind, place.admin, place.geonames_id) == ("state", "US-CA", 5332921)
