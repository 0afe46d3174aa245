"""Kinds of parts, and what datelines hold."""

from __future__ import annotations

import pytest

import hindi_news as hn
from hindi_news.page import Trace
from hindi_news.text.article import RULES
from hindi_news.text.dateline import read_dateline

from ..conftest import CASES
from .layer import read

ARTICLES = (CASES / "parts.txt").read_text(encoding="utf-8").partition("\n")[2].rstrip("\n").split("\n===\n")


def compose(article: str) -> tuple[str, list[tuple[str, str]]]:
    """The text of a case and its parts."""
    text, parts = "", []
    for line in article.splitlines():
        kind, _, piece = line.lstrip("+").partition(": " if not line.rstrip().endswith(":") or ": " in line else ":")
        text += ("" if line.startswith("+") or not text else "\n\n") + piece
        parts.append((kind, piece.strip()))
    return text, parts


@pytest.mark.parametrize("article", ARTICLES)
def test_cases(article: str) -> None:
    text, expected = compose(article)
    words, parts, _ = read(text)
    assert [(p.kind, words.slice(p.first, p.stop).text) for p in parts] == expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_decides_some_case(rule: object) -> None:
    decided = set()
    for article in [*ARTICLES, "बैठक शुरू\n\nनई दिल्ली, एजेंसी\n\nबैठक सोमवार को यहां शुरू हो गई है।"]:
        trace = Trace(compose(article)[0] if ": " in article else article)
        read(trace.text, trace)
        decided |= {d.rule.partition(":")[0] for d in trace.decisions if d.stage == "part"}
    assert rule.__name__ in decided  # type: ignore[attr-defined]


@pytest.mark.parametrize(("head", "places", "agencies"), [
    ("बीजिंग/दक्षिण भारत।", ["बीजिंग"], ["दक्षिण भारत"]),
    ("नई दिल्ली (वार्ता):", ["नई दिल्ली"], ["वार्ता"]),
    ("जेएनएन, जालंधर।", ["जालंधर"], ["जेएनएन"]),
    ("वॉशिंगटन (एजेंसी)।", ["वॉशिंगटन"], ["एजेंसी"]),
    ("काबुल, एएफपी/रायटर।", ["काबुल"], ["एएफपी", "रायटर"]),
    ("लखनऊ, 5 मार्च (भाषा) —", ["लखनऊ"], ["भाषा"]),
    ("जागरण संवाददाता, कानपुर :", ["कानपुर"], ["जागरण संवाददाता"]),
    ("मोहन राव, इंदौर।", ["इंदौर"], []),
    ("दिल्ली/मुंबई।", ["दिल्ली", "मुंबई"], []),
    ("रायपुर:", ["रायपुर"], []),
    ("सारंगढ़।", ["सारंगढ़"], []),
    ("नई दिल्ली, तीन मार्च (भाषा)", ["नई दिल्ली"], ["भाषा"]),
    ("लखनऊ, 5 मई (भाषा)", ["लखनऊ"], ["भाषा"]),
    ("नयी दिल्ली 16 अगस्त (वार्ता)", ["नयी दिल्ली"], ["वार्ता"]),
    ("नयी दिल्ली 16 अगस्त (वार्ता):", ["नयी दिल्ली"], ["वार्ता"]),
    ("मुंबई, इकतीस जनवरी, 2019 (एजेंसी)", ["मुंबई"], ["एजेंसी"]),
])
def test_datelines(head: str, places: list[str], agencies: list[str]) -> None:
    words, parts, _ = read(f"राज्य में वर्षा जारी\n\n{head} राज्य में तीन दिन से तेज वर्षा हो रही है।")
    part = next(p for p in parts if p.kind == "dateline")
    assert words.slice(part.first, part.stop).text == head
    dateline = read_dateline(words, part)
    assert dateline is not None
    assert [words.slice(*p).text for p in dateline.places] == places
    assert [words.slice(*a).text for a in dateline.agencies] == agencies


@pytest.mark.parametrize("start", ["राष्ट्रपति:", "सवाल:", "राव ने कहा:", "यह सच है।", "नमस्कार।",
                                   "दिल्ली (भाषा) में", "सरकार, तीन मार्च (भाषा)", "दिल्ली, तीन मार्च (शनिवार)"])
def test_no_dateline(start: str) -> None:
    words, parts, _ = read(f"राज्य में वर्षा जारी\n\n{start} राज्य में तीन दिन से तेज वर्षा हो रही है।")
    assert [p.kind for p in parts] == ["headline", "paragraph"]
    assert read_dateline(words, parts[1]) is None


@pytest.mark.parametrize("follows", ["राष्ट्रपति", "प्रधानमंत्री", "पुलिस"])
def test_a_report_may_begin_with_a_title_after_the_agency(follows: str) -> None:
    _, parts, _ = read(f"राज्य में वर्षा जारी\n\nनई दिल्ली, तीन मार्च (भाषा) {follows} ने कहा कि तेज वर्षा हो रही है।")
    assert [p.kind for p in parts] == ["headline", "dateline", "paragraph"]


@pytest.mark.parametrize(("line", "gap", "kinds"), [
    ("मंत्री ने नई योजना शुरू की", "\n\n", ["headline", "paragraph"]),
    ("मंत्री ने राज्यों के साथ बैठक की", "\n", ["headline", "paragraph"]),
    ("मंत्री ने बात की", "\n\n", ["headline", "paragraph"]),
    ("मंत्री ने राज्यों की", "\n", ["paragraph"]),
    ("मंत्री ने कहा कि इस नई योजना की", "\n\n", ["paragraph"]),
    ("मंत्री और राज्यों के बीच बैठक की", "\n\n", ["paragraph"]),
])
def test_a_headline_may_end_with_ki_as_its_verb(line: str, gap: str, kinds: list[str]) -> None:
    _, parts, _ = read(f"{line}{gap}तैयारी तीन दिन से हो रही है और सब लोग आ गए हैं।")
    assert [p.kind for p in parts] == kinds


@pytest.mark.parametrize(("line", "kind"), [
    ("पढ़ें: कहां हुई कितनी वर्षा?", "boilerplate"), ("पढ़ें- जिलों की पूरी सूची", "boilerplate"),
    ("पढ़ें पूरी खबर", "boilerplate"), ("और पढ़ें: मौसम का हाल", "boilerplate"), ("Download our app", "boilerplate"),
    ("डाउनलोड करें हमारा ऐप", "boilerplate"), ("बच्चों को क्या सिखाएं और पढ़ाएं", "subheadline"),
    ("बच्चे खूब पढ़ें और आगे बढ़ें।", "paragraph"),
])
def test_links_to_other_stories_are_furniture(line: str, kind: str) -> None:
    _, parts, _ = read(f"राज्य में वर्षा\n\nपटना: राज्य में तेज वर्षा हुई।\n\n{line}\n\nअगले दिन भी राज्य में वर्षा होगी।")
    assert [p.kind for p in parts] == ["headline", "dateline", "paragraph", kind, "paragraph"]


def test_a_dateline_opens_the_sentence_unless_it_has_a_full_stop() -> None:
    _, _, sentences = read("वर्षा जारी\n\nपटना: राज्य में तीन दिन से तेज वर्षा हो रही है।")
    assert len(sentences) == 2
    _, _, sentences = read("वर्षा जारी\n\nपटना। राज्य में तीन दिन से तेज वर्षा हो रही है।")
    assert len(sentences) == 3


def test_a_text_cut_at_a_link_is_one_paragraph() -> None:
    _, parts, sentences = read("सब आए थे. फिर बैठक की\n\nतैयारी\n\nशुरू हुई.\n\nशाम को सब गए.")
    assert [p.kind for p in parts] == ["paragraph", "paragraph"]
    assert len(sentences) == 3


def test_the_document_gives_place_and_agency_and_keeps_them() -> None:
    doc = hn.analyze("राज्य में वर्षा जारी\n\nनई दिल्ली (वार्ता): राज्य में तीन दिन से तेज वर्षा हो रही है।")
    back = hn.Document.from_dict(doc.to_dict())
    for dateline in (doc.dateline, back.dateline):
        assert dateline is not None
        assert [p.text for p in dateline.places] == ["नई दिल्ली"]
        assert [a.text for a in dateline.agencies] == ["वार्ता"]
    assert doc.headline is not None
    assert doc.headline.places == ()
