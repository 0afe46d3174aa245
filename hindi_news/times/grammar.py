"""The rules of time expressions in one list, and how they are run over a page.

Each rule names the categories of the token that it begins at, so that words without time cost one look-up.  Of the rules
that apply at a token the one that reads furthest wins, the earlier in the list where two read equally far.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ..page import Page, TimeMention, Trace
from . import calendars, clock, dates, day_numbers, durations, months, moon, periods, quarters, seasons, years
from .numbers import TRIGGERS as NUMBERS
from .page_day import page_day, posted
from .pairs import settle
from .reader import Found, Piece, Reader, table
from .values import days

Reading = Callable[[Reader, int], Found | None]


class Rule(NamedTuple):
    """``read(reader, i)`` gives the expressions that begin at a token whose category is one of ``triggers``."""

    name: str
    read: Reading
    triggers: tuple[str, ...]


_MONTH = ("month", "march", "may")
_MONTHS = (*_MONTH, "latin_month")
_DAY = ("digits", "number", "ordinal")
_FEAST = ("festival", "relative", "digits", "may", "event", "short_weekday", "indian_month", "month_short", "season")

#: In order of preference.
RULES: tuple[Rule, ...] = tuple(
    Rule(read.__name__, read, triggers)
    for read, triggers in (
        (dates.calendar_day, (*_DAY, *_MONTHS, "dotted_date", "weekday")),
        (day_numbers.days_of_month, ("digits", "number")),
        (day_numbers.date_of_month, ("digits", "number")),
        (dates.weekday_in_brackets, ("weekday",)),
        (dates.weekday_and_day, ("digits", "number", "weekday")),
        (months.year_and_month, ("digits", "unit", "year_word")),
        (quarters.fiscal_range, ("digits", "unit", "year_word")),
        (years.year_range, ("digits", "unit", "year_word")),
        (years.decade, (*_DAY, "unit", "year_word")),
        (years.named_century, ("digits", "ordinal")),
        (dates.day_of_year, ("digits",)),
        (months.numbered_day, _MONTH),
        (months.week_of_month, _MONTH),
        (months.weekday_in_month, _MONTH),
        (months.named_month, _MONTH),
        (quarters.part_of_year, ("digits",)),
        (quarters.months_quarter, _MONTH),
        (years.short_year, ("digits",)),
        (years.plain_year, ("digits", "unit", "year_word", "calendar_word")),
        (quarters.fiscal_year, ("fiscal", "fiscal_year")),
        (quarters.quarter, ("ordinal", "last")),
        (calendars.feast, _FEAST),
        (calendars.eve, _FEAST),
        (calendars.indian_era, ("vikram", "shaka", "samvat")),
        (calendars.hijri_year, ("hijri", "digits")),
        (calendars.before_christ, ("christ", "before_era", "digits", "number")),
        (seasons.season, ("season", "seasons", "relative", "digits")),
        (moon.lunar_day, ("indian_month",)),
        (moon.weekday_of_lunar_month, ("indian_month",)),
        (moon.bare_tithi, ("tithi",)),
        (calendars.lunar_month, ("indian_month", "islamic_month")),
        (calendars.anniversary, ("ordinal",)),
        (dates.stamp, ("short_weekday", "weekday")),
        (durations.counted_from_day, ("day",)),
        (periods.deictic_day, ("day",)),
        (periods.relative, ("relative", "that", "coming")),
        (periods.former, ("ago",)),
        (periods.short_weekdays, ("short_weekday",)),
        (periods.weekday, ("weekday",)),
        (clock.last_night, ("relative", "that")),
        (periods.edge_of_period, ("unit",)),
        (durations.times_within, ("unit",)),
        (durations.whole_unit, ("whole", "unit", "long_unit")),
        (clock.clock_time, ("part", "late", "half", "unit", "digits", "number", "decimal", "clock", "plus", "fraction",
                            "hour")),
        (durations.by_degrees, ("unit",)),
        (durations.two_lengths, ("digits", "number", "decimal")),
        (periods.weekend, ("weekend",)),
        (durations.ordinal_day, ("ordinal", "digits", "last", "ago")),
        (durations.amount_of_time, NUMBERS),
        (durations.each, ("each",)),
        (durations.how_often, ("adverb_set", "daily")),
    )
)


@cache
def _by_trigger() -> dict[str, tuple[Rule, ...]]:
    out: dict[str, list[Rule]] = {}
    for rule in RULES:
        for trigger in rule.triggers:
            out.setdefault(trigger, []).append(rule)
    return {trigger: tuple(rules) for trigger, rules in out.items()}


def read_page(page: Page) -> list[Piece]:
    """The time expressions of a page in text order, disjoint."""
    r, rules = Reader(page), _by_trigger()
    if page.published is None:
        r.published = page_day(r)
        r.near = posted(r) if r.published is None else None
    out: list[Piece] = []
    category = r.category
    for i in [k for k in range(r.size) if category[k] in rules]:
        if out and i < out[-1].stop:
            continue
        found = _longest(r, i, rules[category[i]])
        if found is None:
            continue
        out.extend(found)
        r.previous = found[-1]
        for piece in found:
            # A day counted in an event is no anchor: दौरे के पहले दिन …, दूसरे दिन.
            if piece.name == "ordinal_day" or piece.kind not in ("DATE", "TIME"):
                continue
            if not piece.value.startswith(("T", "XXXX-XX-XX")):
                r.last = piece.value.partition("T")[0] if piece.kind == "TIME" else piece.value
    return settle(r, out)


def _longest(r: Reader, i: int, rules: tuple[Rule, ...]) -> Found | None:
    best: Found | None = None
    for rule in rules:
        found = rule.read(r, i)
        if found is None:
            continue
        found = dates.beside_length(r, found)
        found = tuple(p if p.name else p._replace(name=rule.name) for p in found)
        if found[-1].kind == "DATE":
            found = (*found[:-1], *(p._replace(name=p.name or f"{rule.name}, time")
                                    for p in clock.with_time(r, found[-1])))
        if r.whole(i, found[-1].stop) and (best is None or found[-1].stop > best[-1].stop):
            best = found
    return best


def is_approximate(page: Page, piece: Piece, about: frozenset[str], around: frozenset[str]) -> bool:
    """करीब or लगभग before the expression or inside it, or के करीब, के आसपास after it."""
    keys = page.words.key
    if piece.first and keys[piece.first - 1] in about:
        return True
    if any(key in about for key in keys[piece.first : piece.stop]):
        return True
    # Over a postposition: सुबह छह बजे के करीब.
    return any(key in around for key in keys[piece.stop + 1 : piece.stop + 2])


@cache
def _approximators() -> tuple[frozenset[str], frozenset[str]]:
    about = frozenset(k for k, (c, _) in table().items() if c == "approximately")
    return about, about | {k for k, (c, _) in table().items() if c == "about"}


def find_times(page: Page, trace: Trace | None = None) -> tuple[TimeMention, ...]:
    """Time expressions of a page in text order, disjoint.

    Values are TIMEX3 (:mod:`hindi_news.times.values`); the days they cover are inclusive.  Relative expressions count
    from ``page.published``, else from the day that the page tells of itself, or, where the text says so, from the last
    date of the article; without an anchor their values have X for what is unknown.
    """
    out = []
    about, around = _approximators()
    for piece in read_page(page):
        start, end = days(piece.value) if piece.kind in ("DATE", "TIME") else (None, None)
        out.append(TimeMention(piece.first, piece.stop, piece.kind, piece.value, start, end,
                               is_approximate(page, piece, about, around), piece.name))
        if trace is not None:
            trace.add("times", piece.name, page.words.start[piece.first], page.words.end[piece.stop - 1])
    return tuple(out)
