"""The tense of the verb beside a word: each case is a sentence whose verb belongs to its first word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hindi_news import engines
from hindi_news.times.tense import tense_at


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("सोमवार को बैठक हुई।", "past"),
        ("सोमवार को बैठक होगी।", "future"),
        ("सोमवार को बैठक है।", "present"),
        ("सोमवार को बैठक होनी है।", "future"),
        ("सोमवार को मैच खेला जाना है।", "future"),
        ("सोमवार को फैसला लिया जाएगा।", "future"),
        ("सोमवार को फैसला लिया गया।", "past"),
        ("सोमवार को होने वाली बैठक टली।", "future"),
        ("सोमवार को बारिश हो सकती है।", "future"),
        ("सोमवार को बारिश हो सकती थी।", "past"),
        ("सोमवार को पुलिस का कहना है।", "present"),
        ("सोमवार को कार्यालय आएं।", "future"),
        ("सोमवार को उन्हें आना चाहिए।", "future"),
        ("सोमवार को उन्हें आना चाहिए था।", "past"),
        ("सोमवार को वह कहेगा कि बारिश हुई।", "future"),
        ("सोमवार को उसने कहा कि बारिश होगी।", "past"),
        ("सोमवार को मनरेगा पर चर्चा हुई।", "past"),
    ],
)
def test_tense(text: str, tense: str) -> None:
    assert tense_at(engines.load("native").page(text, None), 0, 1) == tense


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("बैठक होगी सोमवार", "future"),
        ("मंत्री ने सोमवार", "past"),
        ("वह पहुंचा। सोमवार", None),
        ("सोमवार", None),
    ],
)
def test_a_verb_before_decides_where_none_follows(text: str, tense: str | None) -> None:
    page = engines.load("native").page(text, None)
    at = page.words.norm.index("सोमवार")
    assert tense_at(page, at, at + 1) == tense


@pytest.mark.parametrize(
    ("feats", "tense"),
    [
        ("Tense=Fut|VerbForm=Fin", "future"),
        ("Aspect=Perf|VerbForm=Part", "past"),
        ("Aspect=Imp|VerbForm=Part", None),
    ],
)
def test_the_tagger_decides_on_unknown_verbs(feats: str, tense: str | None) -> None:
    page = engines.load("native").page("सोमवार को वह फुसफुसक", None)
    upos = tuple("VERB" if i == 3 else "NOUN" for i in range(4))
    tagged = replace(page, tags=replace(page.tags, upos=upos, feats=("", "", "", feats)))
    assert tense_at(tagged, 0, 1) == tense
