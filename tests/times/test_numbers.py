"""Numbers in words and digits."""

from __future__ import annotations

import pytest

from hindi_news import engines, lexicon
from hindi_news.times.numbers import Number, number_at
from hindi_news.times.reader import Reader


def read(text: str) -> Number | None:
    return number_at(Reader(engines.load("native").page(text, None)), 0)


def test_every_word_to_a_hundred_in_each_spelling() -> None:
    values = set()
    for row in lexicon.read("number_words", "forms", "category", "value"):
        if row["category"] != "number":
            continue
        for form in row["forms"].split():
            found = read(form)
            assert found is not None, form
            assert found.value == float(row["value"]), form
        values.add(int(row["value"]))
    assert set(range(100)) <= values


@pytest.mark.parametrize(
    ("text", "value", "exact"),
    [
        ("१२३", 123, True),
        ("1,25,000", 125000, True),
        ("2.75", 2.75, True),
        ("सौ", 100, True),
        ("एक सौ एक", 101, True),
        ("एक लाख बीस हजार तीन सौ पांच", 120305, True),
        ("पांच सौ पैंतीस करोड़", 5.35e9, True),
        ("ढाई लाख", 250000, True),
        ("साढ़े तीन", 3.5, True),
        ("पौने तीन", 2.75, True),
        ("सवा करोड़", 1.25e7, True),
        ("डेढ़ सौ", 150, True),
        ("तीन चौथाई", 0.75, True),
        ("एक और एक चौथाई", 1.25, True),
        ("12 करोड़ 50 लाख", 1.25e8, True),
        ("1.7 लाख करोड़", 1.7e12, True),
        ("सैकड़ों", 100, False),
        ("दो-तीन", 3, False),
        ("चार पांच", 5, False),
        ("दस से पंद्रह", 15, False),
        ("दर्जन", 12, True),
    ],
)
def test_number(text: str, value: float, exact: bool) -> None:
    found = read(text)
    assert found is not None
    assert (found.value, found.exact) == (pytest.approx(value), exact)


@pytest.mark.parametrize("text", ["किताब", "9" * 40, "2010-2015-99", ""])
def test_what_is_no_one_number(text: str) -> None:
    page = engines.load("native").page(text, None)
    found = number_at(Reader(page), 0)
    assert found is None or found.stop < len(page.words)
