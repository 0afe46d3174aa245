"""Amounts of marked sentences: the format stands at the head of ``cases/amounts.txt``."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hindi_news as hn
from hindi_news import engines
from hindi_news.times import find_times
from hindi_news.times.amounts import AmountMention, find_amounts, units

from ..conftest import CASES

_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")
LINES = [line for line in (CASES / "amounts.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
WORDS = "10 से - 2.5 5,00,000 सौ लाख करोड़ अरब % ₹ $ रुपये डॉलर दो तीन एक सैकड़ों कई साढ़े चौथाई / . ( ) 99999999999999999999"
NUMERIC = st.lists(st.sampled_from(WORDS.split(" ")), max_size=20).map(" ".join)


def find(text: str) -> list[tuple[str, AmountMention]]:
    page = engines.load("native").page(text, None)
    start, end = page.words.start, page.words.end
    return [(text[start[a.first] : end[a.stop - 1]], a) for a in find_amounts(page, find_times(page))]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:40])
def test_sentence(line: str) -> None:
    found = [
        (w, f"{a.value:.15g} {a.unit or ''}".strip() + "~" * a.approximate) for w, a in find(_MARK.sub(r"\1", line))
    ]
    assert found == [(m[1], m[2]) for m in _MARK.finditer(line)]


@given(NUMERIC | st.text(max_size=60))
def test_any_text_gives_disjoint_amounts_outside_time(text: str) -> None:
    page = engines.load("native").page(text, None)
    times = find_times(page)
    last = 0
    for amount in find_amounts(page, times):
        assert last <= amount.first < amount.stop <= len(page.words)
        assert not any(t.first < amount.stop and amount.first < t.stop for t in times)
        assert 0 <= amount.value < float("inf")
        last = amount.stop


@pytest.mark.parametrize(
    "text", ["9" * 9000, "सौ " * 3000, "लाख करोड़ " * 2000, "10 से " * 3000, "₹ " * 3000, "1,000," * 3000, "दो-" * 3000]
)
def test_hostile_input_neither_raises_nor_drags(text: str) -> None:
    find(text)


def test_documents_have_typed_amounts() -> None:
    text = "कंपनी ने करीब 5 अरब डॉलर लगाए।"
    (amount,) = hn.analyze(text).amounts
    assert (amount.text, amount.value, amount.unit, amount.approximate) == ("5 अरब डॉलर", 5e9, "USD", True)
    assert text[amount.start : amount.end] == amount.text


def test_units_are_iso_codes_or_shares() -> None:
    pycountry = pytest.importorskip("pycountry")
    codes = {currency.alpha_3 for currency in pycountry.currencies}
    found = {units().get(phrase) for phrase in [("रुपये",), ("डालर",), ("टका",), ("अमेरिकी", "डालर")]}
    assert found - {None} <= codes
