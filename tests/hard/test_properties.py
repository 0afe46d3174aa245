"""Invariants of any text, with texts that Hypothesis chooses and makes small."""

from __future__ import annotations

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hindi_news as hn
from hindi_news.text.normalize import matching_key, normalize

from . import generate, invariants

ANALYZER = hn.Analyzer()
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)

devanagari = st.characters(min_codepoint=0x900, max_codepoint=0x97F)
pieces = st.sampled_from([*generate.WORDS, *generate.MARKS, *generate.ODD])
news = st.lists(pieces, max_size=40).map(" ".join) | st.lists(pieces, max_size=40).map("".join)
anything = st.text(st.characters(), max_size=80) | st.text(devanagari, max_size=60)
days = st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


@QUICK
@given(anything)
def test_any_text(text: str) -> None:
    invariants.check(ANALYZER, text)


@QUICK
@given(news)
def test_texts_of_news_words(text: str) -> None:
    invariants.check(ANALYZER, text)


@QUICK
@given(news, days)
def test_any_day_of_publication(text: str, day: dt.date | None) -> None:
    for date in ANALYZER.analyze(text, day).dates:
        assert (date.start_date is None) == (date.end_date is None)
        if date.start_date is not None and date.end_date is not None:
            assert date.start_date <= date.end_date


@QUICK
@given(news)
def test_the_same_text_gives_the_same_result(text: str) -> None:
    assert hn.Analyzer().analyze(text, "2024-05-15").to_dict() == ANALYZER.analyze(text, "2024-05-15").to_dict()


@QUICK
@given(anything | news)
def test_the_offset_map_goes_both_ways(text: str) -> None:
    normalized = normalize(text)
    last = 0
    for i in range(len(normalized.text)):
        start, end = normalized.original(i), normalized.original_end(i + 1)
        assert last <= start < end <= len(text)
        assert normalized.original(normalized.normal(start)) == start
        last = start


@QUICK
@given(st.text(max_size=12))
def test_the_key_of_a_key_is_itself(word: str) -> None:
    key = matching_key(word)
    assert matching_key(key) == key
    assert bool(key) == bool(word)
