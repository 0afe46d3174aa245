"""What real pages and feeds do to an article: each kind gives a warning, or a sensible result without one."""

from __future__ import annotations

import pytest

import hindi_news as hn

SENTENCE = "विदेश मंत्री एस. जयशंकर ने बुधवार को कहा कि भारत और नेपाल के बीच बातचीत जारी रहेगी।"
DAY = "2024-05-15"

WARNED = {
    "UTF-8 read as Latin-1": (SENTENCE.encode().decode("latin-1"), "mojibake"),
    "UTF-8 read as Windows-1252": (SENTENCE.encode().decode("cp1252", "replace"), "mojibake"),
    "half of it read wrongly": (SENTENCE + "\n" + SENTENCE.encode().decode("latin-1"), "mojibake"),
    "UTF-16 read as Latin-1": (SENTENCE.encode("utf-16-le").decode("latin-1"), "no Devanagari"),
    "Kruti Dev": ("ea=h us dgk gS fd ljdkj ds ikl iSlk ugha gS vkSj og dy fnYyh esa gS", "Kruti Dev"),
    "legacy glyphs": ("मुख्यमंत्री ने ब¨ठडा में ¨सह को बुलाया।", "legacy font"),
    "lost characters": ("मुख्यमंत्री ने \ufffd\ufffd कहा।", "U+FFFD"),
    "lone vowel signs": ("मुख्यमंत्री ने  ा कहा ि नहीं।", "vowel sign"),
    "English": ("The minister said on Wednesday that talks would go on.", "no Devanagari"),
    "Urdu": ("وزیر نے کہا کہ بات چیت جاری رہے گی۔", "no Devanagari"),
}


@pytest.mark.parametrize(("text", "words"), WARNED.values(), ids=WARNED)
def test_damage_is_warned_about(text: str, words: str) -> None:
    doc = hn.analyze(text, DAY)
    assert any(words in w for w in doc.warnings), doc.warnings
    assert doc.text == text


def test_a_sound_article_is_not_warned_about() -> None:
    assert hn.analyze(SENTENCE, DAY).warnings == ()


def test_neighbours_of_hindi_are_read_as_far_as_they_go() -> None:
    marathi = "परराष्ट्रमंत्री म्हणाले की चर्चा सुरू राहील."
    nepali = "विदेश मन्त्रीले भने कि वार्ता जारी रहनेछ।"
    doc = hn.analyze("\n\n".join((SENTENCE, marathi, nepali, "Talks will go on.", "بات چیت")), DAY)
    assert len(doc.sentences) == 5
    assert doc.quotes[0].speaker is not None
    assert doc.quotes[0].speaker.name == "एस. जयशंकर"


def test_a_transcript() -> None:
    doc = hn.analyze("रवीश कुमार: क्या बातचीत जारी रहेगी?\nएस. जयशंकर: हां, बातचीत जारी रहेगी।\nरवीश कुमार: धन्यवाद।", DAY)
    assert {e.name for e in doc.people} >= {"रवीश कुमार", "एस. जयशंकर"}


def test_a_table() -> None:
    rows = "\n".join(f"{place}\t{n}\t{n * 2}%" for n, place in enumerate(("दिल्ली", "पटना", "लखनऊ", "जयपुर"), 10))
    doc = hn.analyze("राज्य\tमामले\tहिस्सा\n" + rows, DAY)
    assert {"दिल्ली", "पटना", "लखनऊ"} <= {e.name for e in doc.places}
    assert not doc.quotes


def test_emoji_and_tags_break_nothing() -> None:
    doc = hn.analyze("🔥🔥 ब्रेकिंग: " + SENTENCE + " 👍🏽 #भारत @MEAIndia 🇮🇳", DAY)
    assert [q.speaker.name for q in doc.quotes if q.speaker] == ["एस. जयशंकर"]
    assert {"🔥", "👍🏽", "🇮🇳", "#भारत", "@MEAIndia"} <= {t.text for t in doc.tokens}


def test_a_paragraph_fifty_times_over() -> None:
    doc = hn.analyze("\n\n".join([SENTENCE] * 50), DAY)
    assert len(doc.sentences) == len(doc.quotes) == 50
    assert {q.speaker.name for q in doc.quotes if q.speaker} == {"एस. जयशंकर"}
    assert len(doc.people) == 1
    assert len(doc.people[0].mentions) == 50


@pytest.mark.parametrize(("old", "new"), [(" ", "\u00a0"), ("विदेश", "\ufeffविदेश"), (" ", " \u200b"), ("कहा", "क\u00adहा"),
                                          ("।", " |"), (" ", "  ")])
def test_odd_spaces_change_nothing(old: str, new: str) -> None:
    plain, odd = hn.analyze(SENTENCE, DAY), hn.analyze(SENTENCE.replace(old, new), DAY)
    assert [t.norm for t in odd.tokens] == [t.norm for t in plain.tokens]
    assert [q.speaker and q.speaker.name for q in odd.quotes] == [q.speaker and q.speaker.name for q in plain.quotes]
    assert [(e.type, e.name) for e in odd.entities] == [(e.type, e.name) for e in plain.entities]
    assert [d.value for d in odd.dates] == [d.value for d in plain.dates]
