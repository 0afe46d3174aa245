"""Time expressions of marked sentences: the format stands at the head of ``cases/times.txt``."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hindi_news import engines
from hindi_news.page import Page, TimeMention, Trace
from hindi_news.times import find_times
from hindi_news.times.grammar import RULES

from ..conftest import CASES

_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")
WORDS = (
    "10 से 12 मार्च 2019 सोमवार को कल आज पिछले अगले हफ्ते साल दिन बजे सुबह तक पहले बाद उसी दशक के सदी वित्त वर्ष तिमाही हर सौ लाख "
    "साढ़े पौने - / , की 31 फरवरी 0 9999 0000 ईसा पूर्व संवत दीवाली रमजान वर्षगांठ 80वीं"
)
TIMEY = st.text(st.sampled_from("0123456789०९.,:/- \n।()₹%लकसमईनवरबजटेािीुू्ंँ")) | st.lists(
    st.sampled_from(WORDS.split(" ")), max_size=25
).map(" ".join)


class Case(NamedTuple):
    """A sentence, its day, and the expected ``(words, value)``."""

    form: str
    published: dt.date | None
    text: str
    expected: list[tuple[str, str]]


def read_cases() -> list[Case]:
    out, published, form = [], None, ""
    for line in (CASES / "times.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            form = line[3:]
        elif line.startswith("@ "):
            published = None if line[2:] == "-" else dt.date.fromisoformat(line[2:])
        elif line and not line.startswith("#"):
            out.append(Case(form, published, _MARK.sub(r"\1", line), [(m[1], m[2]) for m in _MARK.finditer(line)]))
    return out


def page_of(text: str, published: dt.date | None) -> Page:
    return engines.load("native").page(text, published)


def words(page: Page, time: TimeMention) -> str:
    return page.words.text[page.words.start[time.first] : page.words.end[time.stop - 1]]


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.text[:40])
def test_sentence(case: Case) -> None:
    page = page_of(case.text, case.published)
    assert [(words(page, t), t.value + "~" * t.approximate) for t in find_times(page)] == case.expected, case.form


def test_every_rule_decides_some_case() -> None:
    decided = set()
    for case in read_cases():
        trace = Trace(case.text)
        find_times(page_of(case.text, case.published), trace)
        decided |= {d.rule.partition(",")[0] for d in trace.decisions}
    assert {rule.name for rule in RULES} <= decided


@given(TIMEY, st.dates() | st.none())
def test_any_text_gives_disjoint_expressions_with_days_in_order(text: str, published: dt.date | None) -> None:
    page = page_of(text, published)
    last = 0
    for time in find_times(page):
        assert last <= time.first < time.stop <= len(page.words)
        last = time.stop
        assert (time.start_date is None) == (time.end_date is None)
        if time.start_date is not None and time.end_date is not None:
            assert time.start_date <= time.end_date


@pytest.mark.parametrize(
    "text",
    [
        "9" * 5000 + " साल पहले",
        "सौ " * 3000,
        "लाख करोड़ अरब " * 2000 + "साल बाद",
        "0 दिन पहले",
        "99999999 सदी पहले",
        "0000-00-00",
        "9999-12-31 के अगले दिन",
        "31 फरवरी 2023 को",
        "29 फरवरी 2023 को",
        "वर्ष 0000 में",
        "विक्रम संवत 9999",
        "9999 हिजरी",
        "0 ईसा पूर्व",
        "10 से " * 3000 + "मार्च",
        "उसी दिन " * 3000,
        "1," * 3000 + " मार्च",
        "कल " * 3000,
        "5/5-" * 3000,
    ],
)
def test_hostile_input_neither_raises_nor_drags(text: str) -> None:
    find_times(page_of(text, dt.date(9999, 12, 31)))
    find_times(page_of(text, dt.date(1, 1, 1)))


def test_impossible_days_have_no_days() -> None:
    page = page_of("29 फरवरी 2023 को और 31 अप्रैल 2020 को कुछ नहीं हुआ।", dt.date(2023, 5, 1))
    assert all(len(t.value) < 10 for t in find_times(page))


def test_a_week_of_a_month_is_the_one_that_has_most_of_its_days() -> None:
    (week,) = find_times(page_of("मई के दूसरे हफ्ते में लू चली।", dt.date(2018, 8, 22)))
    assert (week.value, week.start_date, week.end_date) == ("2018-W19", dt.date(2018, 5, 7), dt.date(2018, 5, 13))
