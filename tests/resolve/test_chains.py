"""Chains that an engine brings decide what pronouns and descriptions stand for."""

from __future__ import annotations

from dataclasses import replace

from hindi_news.analyzer import finish
from hindi_news.engines.native import NativeEngine
from hindi_news.page import Cluster, Name, Page, TokenSpan
from hindi_news.resolve.chains import linked

TEXT = "व्लादिमीर पुतिन ने सुरेश मेहता से बात की। उन्होंने कहा कि बैठक सफल रही।"


def page(*chain: TokenSpan) -> Page:
    found = NativeEngine().page(TEXT, None)
    return replace(found, tags=replace(found.tags, coref=(tuple(chain),) if chain else ()))


def test_a_chain_decides() -> None:
    he = TokenSpan(9, 10)
    assert page().words.norm[9] == "उन्होंने"
    for who, name in ((TokenSpan(0, 2), "व्लादिमीर पुतिन"), (TokenSpan(3, 5), "सुरेश मेहता")):
        quote = finish(page(who, he), "stanza").quotes[0]
        assert quote.speaker is not None
        assert quote.speaker.name == name
        assert [m.form for m in quote.speaker.mentions] == ["name", "pronoun"]


def test_mentions_with_case_markers_and_without_names() -> None:
    clusters = [Cluster("person", "पुतिन", (Name(0, 2, "person", 1.0, "x"),))]
    assert linked(page(TokenSpan(0, 3), TokenSpan(9, 10)), clusters) == {9: 0}
    assert linked(page(TokenSpan(3, 5), TokenSpan(9, 10)), clusters) == {}
    assert linked(page(), clusters) == {}
