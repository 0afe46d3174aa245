"""Doubtful places: what the words around a candidate show it to be."""

from __future__ import annotations

import pytest

from hindi_news.engines.native import read_layout
from hindi_news.entities import doubts
from hindi_news.page import Name

CASES = [
    # sentence, the words that were taken for a place, score, what they are
    ("पुलिस ने रामपुर निवासी झनकू पुत्र मेवाराम को पकड़ा।", "झनकू", 0.9, "person", "kin"),
    ("हादसे में झनकू की पत्नी घायल हो गई।", "झनकू", 0.9, "person", "kin"),
    ("इस बारे में श्री कवांगो को पत्र मिला है।", "कवांगो", 0.9, "person", "kin"),
    ("दल झुनझुनाई गांव में रुका।", "झुनझुनाई", 0.6, "place", "beside_type"),
    ("बैठक में सुनीता, अकबर, रमेश मौजूद थे।", "अकबर", 0.9, "person", "listed"),
    ("वहां अब्दुल झमरूक आए थे।", "झमरूक", 0.9, "person", "after_person"),
    ("फिर झमरूक ने सबको बताया।", "झमरूक", 0.9, "person", "actor"),
    ("सीमा पर किलेबंदी की गई है।", "किलेबंदी", 0.95, None, "thing"),
    ("अंत में दर्शको की भीड़ बढ़ गई।", "दर्शको", 0.95, None, "thing"),
    ("कुल मामले 286 के पार हैं।", "286", 0.95, None, "thing"),
    ("आज झमरूक के बारे में बात हुई।", "झमरूक", 0.65, None, "unsure"),
    ("पोत EEZ में घुसे।", "EEZ", 0.95, None, "letters"),
    ("फिर टीडीएस में कटौती हुई।", "टीडीएस", 0.95, None, "letters"),
    ("वह Vienna में है।", "Vienna", 0.95, "place", None),
    ("हम हवाई अड्डे पर थे।", "हवाई अड्डे", 0.95, None, None),
    ("दल NCR में घुसे।", "NCR", 0.95, "place", None),
    ("वे रेगिस्तानी इलाके में रहते हैं।", "रेगिस्तानी", 0.95, None, "adjective"),
    ("मरीज एल-1 श्रेणी के थे।", "एल - 1", 0.95, None, None),
    ("यह हिल स्टेशन है।", "हिल स्टेशन", 0.95, None, None),
    ("आज झमरूक के बारे में बात हुई।", "झमरूक", 0.95, "place", None),
    ("वे मेरठ, झमरूक के रास्ते लौटे।", "झमरूक", 0.65, "place", None),
    ("दल ने भारत को हराया।", "भारत", 0.6, "place", None),
    ("आज उत्तर पश्चिम रेलवे ने गाड़ियां रद्द कीं।", "उत्तर पश्चिम रेलवे", 0.9, "organization", None),
]
OTHERS = {"अब्दुल": "person", "सुनीता": "person", "रमेश": "person", "मेरठ": "place"}


@pytest.mark.parametrize(("text", "words", "score", "kind", "rule"), CASES)
def test_what_a_doubtful_place_is(text: str, words: str, score: float, kind: str | None, rule: str | None) -> None:
    page = read_layout(text)
    first = page.words.norm.index(words.split()[0])
    name = Name(first, first + len(words.split()), "place", score, "tagger")
    others = [Name(i, i + 1, OTHERS[norm], 0.9, "test") for i, norm in enumerate(page.words.norm) if norm in OTHERS]
    assert [n.type for n in doubts.judged(page, [name, *others]) if n[:2] == name[:2]] == ([kind] if kind else [])
    if rule is not None:
        assert rule in {r.__name__ for r in doubts.RULES}


def test_every_rule_has_a_case() -> None:
    assert {r.__name__ for r in doubts.RULES} == {rule for *_, rule in CASES if rule}


@pytest.mark.parametrize("name", ["पटना", "पुणे", "बनारस", "दिल्ली", "मीरगंज", "नरौली"])
def test_towns_are_none_of_the_words_that_are_no_place(name: str) -> None:
    page = read_layout(f"वे {name} के रास्ते लौटे।")
    assert doubts.judged(page, [Name(1, 2, "place", 0.9, "tagger")]) == [Name(1, 2, "place", 0.9, "tagger")]
