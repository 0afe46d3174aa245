"""Feasts, and years and months of other calendars, as days of the Gregorian calendar.

Islamic months follow the arithmetic calendar (30-year cycle, civil epoch), which observation may move by a day or two.
Movable feasts are a table of days, or have a place in the lunar year (:mod:`hindi_news.times.moon`).
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from functools import cache

from .. import lexicon
from ..entities.vocabulary import surnames
from ..text.normalize import matching_key
from . import moon
from .dates import edge_after, year_at
from .durations import unit_at
from .numbers import number_at
from .reader import Found, Piece, Reader, feast_names
from .tense import tense_at
from .values import days, in_calendar

_CLOSE = 30
#: What tells that a feast is when something is: होली पर, ईद के मौके, दिवाली से ठीक पहले, होली के तीन दिन बाद.
_ON = frozenset(map(matching_key, ("पर", "वाले")))
_TIMES = frozenset(map(matching_key, (
    "मौके", "मौक़े", "अवसर", "उपलक्ष्य", "दौरान", "समय", "वक्त", "आसपास", "आस", "इर्द", "निकट", "करीब", "बीच",
    "पावन", "पर्व", "त्योहार", "त्यौहार", "ठीक", "ऐन", "कुछ", "पहले", "साथ")))
_WHEN = frozenset(("unit", "part", "ago", "after", "ordinal", "number", "digits", "relative", "each"))
_EVE = tuple(map(matching_key, ("पूर्व", "संध्या")))
_ISLAMIC_EPOCH = 227015  # 16 July 622 (Julian), as a proleptic Gregorian ordinal


@cache
def movable_feasts() -> Mapping[str, Mapping[int, dt.date]]:
    """Id of a feast -> year -> its day; the later one where a year has two."""
    return {
        row["feast"]: {day.year: day for day in map(dt.date.fromisoformat, row["days"].split())}
        for row in lexicon.read("festival_dates", "feast", "days")
    }


def feast_days(feast: str, day: str, year: int) -> list[dt.date]:
    """The days of a feast in a year, first days if it has several; none if the tables do not reach it."""
    if not in_calendar(year):
        return []
    if "/" in day:
        return [first for place in day.split() for first in moon.days_of(place.split("-")[0]) if first.year == year]
    if "#" in day:
        return [_nth_weekday(year, day)]
    if day:
        return [dt.date(year, int(day[:2]), int(day[3:]))]
    found = movable_feasts()[feast].get(year)
    return [] if found is None else [found]


def _feast_value(day: str, first: dt.date) -> str:
    """The day, or the interval of a feast of several days that begins on it (``7/1-7/9``)."""
    for place in day.split() if "/" in day else ():
        begin, _, end = place.partition("-")
        if end and first in moon.days_of(begin):
            last = min(d for d in moon.days_of(end) if d >= first)
            return f"{first.isoformat()}/{last.isoformat()}"
    return first.isoformat()


def eve(r: Reader, i: int) -> Found | None:
    """गणतंत्र दिवस की पूर्व संध्या: the day before a feast."""
    found = feast(r, i)
    if found is None or r.keys[found[0].stop + 1 : found[0].stop + 3] != _EVE or r.category[found[0].stop] != "of":
        return None
    day = days(found[0].value)[0]
    if day is None or len(found[0].value) != 10:
        return None
    return (Piece(found[0].first, found[0].stop + 3, "DATE", (day - dt.timedelta(days=1)).isoformat()),)


def _nth_weekday(year: int, rule: str) -> dt.date:
    """``05-7#2`` is the second Sunday of May, ``11-4#4+1`` the day after the fourth Thursday of November."""
    month, weekday, nth, later = int(rule[:2]), int(rule[3]), int(rule[5]), int(rule[7:] or 0)
    first = dt.date(year, month, 1)
    ahead = (weekday - first.isoweekday()) % 7 + 7 * (nth - 1) + later
    return first + dt.timedelta(days=ahead)


def _tells_when(r: Reader, stop: int) -> bool:
    """Whether a feast is when something is (होली पर, ईद के दिन), not what is kept (होली मनाई) or of it (ईद की नमाज)."""
    if r.category[stop] in ("in", "to", "until") or r.key(stop) in _ON or r.key(stop) == "(":
        return True
    if r.category[stop] == "from":
        return r.category[stop + 1] == "ago" or r.key(stop + 1) in _TIMES
    return r.category[stop] == "of" and (r.category[stop + 1] in _WHEN or r.key(stop + 1) in _TIMES)


def feast(r: Reader, i: int) -> Found | None:
    """दीवाली 2024, गणतंत्र दिवस, 2023 की ईद, पिछली होली, इस साल दिवाली: the nearest that the tense allows."""
    first, at, step = i, i, None
    year = None
    if r.category[i] == "relative":
        step, at = int(r.value[i]), i + 1
        if unit_at(r, at) == "Y":
            year = r.published.year + step if r.published else None
            at, step = r.skip(at + 1, "of"), None
    elif (given := year_at(r, i, 1900)) is not None:
        year, at = given, r.skip(i + 1, "of", "in")
    if at >= r.size:
        return None
    found = feast_names().longest(r.keys, at)
    if found is None:
        return None
    stop, (name, day) = found
    if r.category[stop] == "agreement" or (stop < r.size and r.keys[stop] in surnames()):
        return None  # गुड फ्राइडे समझौता, राखी सावंत
    if name == "baisakhi" and at == i and (r.before(i) == "of" or r.key(i - 1) == "काल"):
        return None  # सहयोगी दल की बैसाखी: a crutch; काल बैसाखी: a storm
    if year is None and (after := year_at(r, stop, 1900)) is not None:
        year, stop = after, stop + 1
    if at == i and year is None and not _tells_when(r, stop):
        return None
    if year is not None:
        exact = feast_days(name, day, year)
        return (Piece(first, stop, "DATE", _feast_value(day, exact[0]) if len(exact) == 1 else f"{year:04}"),)
    if r.published is None:
        fixed = day and "#" not in day and "/" not in day
        return (Piece(first, stop, "DATE", f"XXXX-{day}" if fixed else "XXXX-XX-XX"),)
    today = r.published
    tense = {-1: "past", 1: "future"}.get(step) if step else tense_at(r.page, i, stop)
    around = [d for y in range(today.year - 1, today.year + 2) for d in feast_days(name, day, y)]
    if step == 0:
        around = [d for d in around if d.year == today.year]
    # A feast a few weeks away is meant, whatever the tense of the verb beside it.
    found_day = moon.nearest(around, today, tense, -1 if step else _CLOSE)
    return (Piece(first, stop, "DATE", _feast_value(day, found_day) if found_day else "XXXX-XX-XX"),)


# -- eras -------------------------------------------------------------------------------------------------------------
def indian_era(r: Reader, i: int) -> Found | None:
    """विक्रम संवत 2081, संवत 2081, शक संवत 1946: the Gregorian year in which the year begins (March or April)."""
    at, less = i, 57
    if r.category[i] in ("vikram", "shaka"):
        less = int(r.value[i])
        at = i + 1
        if r.category[at] != "samvat":
            return None
    if r.category[at] == "samvat":
        at += 1
    year = year_at(r, at, 1) if r.category[at] == "digits" else None
    if year is None or not in_calendar(year - less):
        return None
    return (Piece(i, at + 1, "DATE", f"{year - less:04}"),)


def hijri_year(r: Reader, i: int) -> Found | None:
    """1445 हिजरी, हिजरी 1445: the days of that Islamic year as an interval."""
    at, stop = (i + 1, i + 2) if r.category[i] == "hijri" else (i, i + 2)
    if r.category[i] != "hijri" and r.category[i + 1] != "hijri":
        return None
    if r.category[at] != "digits" or not 1 <= len(r.value[at]) <= 4 or not 1 <= int(r.value[at]) <= 2000:
        return None
    year = int(r.value[at])
    return (Piece(i, stop, "DATE", _interval(islamic_day(year, 1), islamic_day(year + 1, 1))),)


def before_christ(r: Reader, i: int) -> Found | None:
    """300 ईसा पूर्व, ई.पू. 300."""
    lead = r.category[i] == "before_era"
    if r.category[i] == "christ" and r.category[i + 1] == "ago":
        lead, at = True, i + 2
    else:
        at = i + 1 if lead else i
    number = number_at(r, at)
    if number is None or not number.exact or not 1 <= number.value <= 9999 or number.value != int(number.value):
        return None
    stop = number.stop
    if not lead:
        if r.category[stop] == "before_era":
            stop += 1
        elif r.category[stop] == "christ" and r.category[stop + 1] == "ago":
            stop += 2
        else:
            return None
    return (Piece(i, stop, "DATE", f"BC{int(number.value):04}"),)


# -- months of other calendars ----------------------------------------------------------------------------------------
def islamic_day(year: int, month: int) -> dt.date:
    """The first day of a month of the arithmetic Islamic calendar (30-year cycle, civil epoch)."""
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return dt.date.fromordinal(_ISLAMIC_EPOCH + before)


def shaka_month(year: int, month: int) -> tuple[dt.date, dt.date]:
    """First day, and the day after the last, of a month of the Indian national calendar that begins in year ``year``."""
    leap = calendar.isleap(year)
    first = dt.date(year, 3, 21 if leap else 22)
    lengths = [31 if leap else 30, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30]
    start = first + dt.timedelta(days=sum(lengths[: month - 1]))
    return start, start + dt.timedelta(days=lengths[month - 1])


def _interval(first: dt.date, after: dt.date) -> str:
    return f"{first.isoformat()}/{(after - dt.timedelta(days=1)).isoformat()}"


def _month_spans(month: int, year: int, islamic: bool) -> list[tuple[dt.date, dt.date]]:
    """The months of a name near a year: first day, and the day after the last."""
    if islamic:
        about = (year - 622) * 33 // 32
        return [(islamic_day(y, month), islamic_day(y + month // 12, month % 12 + 1)) for y in range(about - 1, about + 4)]
    return list(moon.month_spans(month, year)) or [shaka_month(y, month) for y in range(year - 2, year + 2)]


def lunar_month(r: Reader, i: int) -> Found | None:
    """सावन के महीने, कार्तिक मास, रमजान में: the nearest to publication that the tense allows, as an interval; रमजान 2023."""
    stop = i + 1
    joined = r.skip(stop, "of")
    named = r.category[joined] == "month_word" or (r.category[joined] == "unit" and r.value[joined] == "M")
    islamic, month = r.category[i] == "islamic_month", int(r.value[i])
    if named:
        stop = joined + 1
    if (year := year_at(r, stop, 1900)) is not None:
        begun = [s for s in _month_spans(month, year, islamic) if s[0].year == year]
        return (Piece(i, stop + 1, "DATE", _interval(*begun[-1]) if begun else f"{year:04}"),)
    if not named and (not (islamic or r.key(i) == "सावन") or r.category[stop] not in ("in", "of", "from", "until")):
        return None
    if r.published is None:
        return (Piece(i, stop, "DATE", "XXXX-XX"),)
    today, spans = r.published, _month_spans(month, r.published.year, islamic)
    tense = tense_at(r.page, i, stop)
    fits = [s for s in spans if not (tense == "past" and s[0] > today) and not (tense == "future" and s[1] <= today)]
    best = min(fits or spans, key=lambda s: 0 if s[0] <= today < s[1] else min(abs((d - today).days) for d in s))
    return (Piece(i, edge_after(r, stop), "DATE", _interval(*best)),)


def anniversary(r: Reader, i: int) -> Found | None:
    """80वीं वर्षगांठ after a year or a day that the text has just named: that many years later (1945 की 80वीं वर्षगांठ)."""
    if r.category[i] != "ordinal":
        return None
    at = r.skip(i + 1, "ordinal_ending")
    near = r.previous
    if r.category[at] != "anniversary" or near is None or near.kind != "DATE" or r.before(i) != "of":
        return None
    first = days(near.value)[0]
    if near.stop != i - 1 or first is None or not in_calendar(first.year + int(r.value[i])):
        return None
    year = f"{first.year + int(r.value[i]):04}"
    value = year + near.value[4:] if len(near.value) in (7, 10) and near.value[5:7].isdigit() else year
    return (Piece(i, at + 1, "DATE", value),)
