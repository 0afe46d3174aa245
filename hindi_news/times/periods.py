"""Days and periods named from another time: आज, बुधवार, पिछले हफ्ते, अगले साल मार्च, उसी दिन, महीने की शुरुआत."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

from ..text.normalize import matching_key
from .dates import EARLIEST, LATEST, day_value, edge_after, inside_year, resolve, year_at
from .day_numbers import weekday_of_month
from .durations import length_at, unit_at
from .nowadays import is_nowadays
from .numbers import integer_at
from .quarters import fiscal_year, quarter_at
from .reader import Found, Piece, Reader
from .tense import tense_at
from .values import add_days, anchor, date_of, days, nth_week, period

#: What a range of numbers counts that is none of days.
_COUNTED = ("unit", "scale", "oclock", "counted", "person", "distance")
#: What before a unit makes it another than the one that is now.
_CERTAIN = ("number", "digits", "some", "that", "ordinal", "last", "whole", "relative", "each")
#: Tokens since the last date of a story that goes on, and days in a period.
_STORY = 60
_SPANS = MappingProxyType({"Y": 366, "M": 31, "W": 7})
_FORMER = matching_key("पूर्व")


# -- days -------------------------------------------------------------------------------------------------------------
def deictic_day(r: Reader, i: int) -> Found | None:
    """आज, कल, परसों, नरसों; कल and परसों lie on the side of the tense of their verb."""
    if r.dash(i + 1) or (i > 0 and r.dash(i - 1) and r.glued(i)) or r.key(i + 1) == r.key(i):
        return None
    distance = int(r.value[i])
    if (r.key(i) == "आज" and r.key(i + 1) == "कल") or (r.key(i) == "कल" and r.key(i - 1) == "आज"):
        return None  # आज कल: nowadays
    if distance == 0 and (is_nowadays(r, i) or (r.key(i - 1) == "(" and r.category[i + 1] == "of")):
        return None
    if distance == 1 and r.before(i) in ("wala", "of"):
        return None
    if distance and not _to_come(r, i):
        distance = -distance
    stop = i + 2 if r.value[i + 1] == "only" else i + 1
    return (Piece(i, stop, "DATE", period(r.published, "D", distance)),)


def _to_come(r: Reader, i: int) -> bool:
    """Whether कल is tomorrow: its verb is in the future, or in the present and not of what is going on since (कल से)."""
    tense = tense_at(r.page, i, i + 1)
    if tense != "present":
        return tense == "future"
    at = r.skip(r.skip(i + 1, "late"), "part")
    return r.category[at] not in ("of", "from")


def weekday_value(r: Reader, weekday: int, tense: str | None) -> str:
    """The last such weekday on or before publication; in the future the first on or after it."""
    if r.published is None:
        return f"XXXX-WXX-{weekday}"
    step = (weekday - r.published.isoweekday()) % 7 if tense == "future" else -((r.published.isoweekday() - weekday) % 7)
    return add_days(r.published, step).isoformat()


def weekday(r: Reader, i: int) -> Found | None:
    """बुधवार: by the tense of its verb."""
    return (Piece(i, i + 1, "DATE", weekday_value(r, int(r.value[i]), tense_at(r.page, i, i + 1))),)


def weekend(r: Reader, i: int) -> Found | None:
    """सप्ताहांत में, वीकेंड पर: by the tense of its verb; any one if that is in the present."""
    if not (r.category[i + 1] in ("in", "until", "from") or r.key(i + 1) == "पर" or (
            r.category[i + 1] == "of" and (r.category[i + 2] == "after" or r.key(i + 2) == "दौरान"))):
        return None
    tense = tense_at(r.page, i, i + 1)
    if r.published is None or tense not in ("past", "future"):
        return (Piece(i, i + 1, "DATE", "XXXX-WXX-WE"),)
    saturday = dt.date.fromisoformat(weekday_value(r, 6, tense))
    return (Piece(i, i + 1, "DATE", period(saturday, "W", 0) + "-WE"),)


def short_weekdays(r: Reader, i: int) -> Found | None:
    """सोम से शुक्र, शनि-रवि: short names only in pairs; alone they are planets and people."""
    stop = i + 1
    if not (r.category[stop] == "from" or r.dash(stop)) or r.category[stop + 1] != "short_weekday":
        return None
    end = stop + 2
    tense = tense_at(r.page, i, end)
    return (Piece(i, i + 1, "DATE", weekday_value(r, int(r.value[i]), tense)),
            Piece(stop + 1, end, "DATE", weekday_value(r, int(r.value[stop + 1]), tense)))


def _placed_weekday(r: Reader, name: int, step: int, skips: bool) -> str:
    """बीते मंगलवार, आगामी सोमवार, इस शुक्रवार."""
    if r.published is None:
        return f"XXXX-WXX-{name}"
    today = r.published.isoweekday()
    if step < 0:
        return add_days(r.published, -((today - name - 1) % 7 + 1)).isoformat()
    if step > 0:
        ahead = (name - today - 1) % 7 + 1
        # Two days ahead one says इस: अगले is the week after.
        return add_days(r.published, ahead + 7 * (ahead <= 2 and skips)).isoformat()
    return add_days(r.published, name - today).isoformat()


# -- periods ----------------------------------------------------------------------------------------------------------
def former(r: Reader, i: int) -> Found | None:
    """पूर्व वर्ष, पूर्व सप्ताह में: the one before; not तीन दिन पूर्व, पूर्व मंत्री."""
    unit = unit_at(r, i + 1)
    if r.key(i) != _FORMER or unit not in ("W", "M", "Y") or r.key(i + 1).endswith("ों") or unit_at(r, i - 1) is not None:
        return None
    return (Piece(i, i + 2, "DATE", period(r.published, unit, -1)),)


def relative(r: Reader, i: int) -> Found | None:
    """पिछले, अगले, इस, उसी, आने वाले before a unit, a weekday, a month, a number of units or a part of a year."""
    category = r.category[i]
    if category == "coming":
        if r.category[i + 1] != "wala":
            return None
        at, step = i + 2, 1
    else:
        at, step = i + 1, int(r.value[i])
    if category == "relative" and step > 0 and r.category[at : at + 3] == ["of", "after", "wala"]:
        at, step = at + 3, step + 1  # अगले के बाद वाले सप्ताह
    at = r.skip(at, "particle")
    if category == "relative" and step == 0 and r.category[at] == "relative":
        step, at = int(r.value[at]), at + 1
    what, value = r.category[at], r.value[at]
    if what == "unit":
        return _relative_unit(r, i, at, step, value)
    if category == "that":
        return None
    if what == "weekday":
        day = day_value(r, at + 1 + r.dash(at + 1), weekday=int(value))
        if day is not None:
            return (Piece(i, day[0], "DATE", day[1]),)
        if step == 0 and (tense := tense_at(r.page, i, at + 1)) in ("past", "future"):
            return (Piece(i, at + 1, "DATE", weekday_value(r, int(value), tense)),)  # इस शनिवार धरती हिली
        return (Piece(i, at + 1, "DATE", _placed_weekday(r, int(value), step, r.value[at - 1] == "+1")),)
    if what in ("fiscal", "fiscal_year"):
        return fiscal_year(r, at, i, step)
    if what in ("month", "march", "may") and r.category[at + 1] != "clause":
        return _relative_month(r, i, at, step)
    if what == "weekend":
        return (Piece(i, at + 1, "DATE", period(r.published, "W", step) + "-WE"),)
    day = day_value(r, at, step=step)
    if day is not None and step:
        return (Piece(i, day[0], "DATE", day[1]),)
    length = length_at(r, at)
    if length is not None and (step or what == "some"):
        after = r.category[length.stop]
        if length.unit == "D" and after in ("ago", "after"):
            return None
        return (Piece(i, length.stop, "DURATION", length.value),)
    return None


def _relative_unit(r: Reader, i: int, at: int, step: int, unit: str) -> Found | None:
    if unit in ("H", "MIN", "S"):
        return (Piece(i, at + 1, "DURATION", f"PT1{unit[0]}"),) if step > 0 else None
    if r.key(at).endswith("ों"):
        return None
    if unit == "D":
        return _relative_day(r, i, at, step)
    origin: dt.date | None = r.published
    if r.category[i] == "that":
        origin = days(r.last)[0] if r.last else None
        if origin is None:
            return None
    elif step > 0 and unit in ("Y", "M", "W") and _of_story(r, i, at, unit):
        origin = days(r.last or "")[0]
    value = period(origin, unit, step)
    stop = at + 1
    if unit == "M" and (days_of_it := _range_of_month(r, i, stop, value)) is not None:
        return days_of_it
    year = year_at(r, r.comma(stop), EARLIEST, LATEST) if unit == "Y" and r.category[i] == "relative" else None
    if year is not None and r.category[r.comma(stop) + 1] in ("in", "of", "from", "until"):
        return (Piece(i, r.comma(stop) + 1, "DATE", f"{year:04}"),)  # पिछले साल 2017 में
    inner = _inside(r, stop, value, unit)
    if inner is not None:
        return (Piece(i, inner[0], "DATE", inner[1]),)
    return (Piece(i, edge_after(r, stop), "DATE", value),)


def _of_story(r: Reader, i: int, at: int, unit: str) -> bool:
    """Whether अगले साल is the one after the last date: with a past verb, in a story that has come no nearer to publication."""
    first, last = days(r.last or "")
    near = r.previous
    if first is None or last is None or r.published is None or near is None or i - near.stop > _STORY:
        return False
    if (last - first).days > _SPANS[unit] or r.before(i) == "of" or r.category[at + 1] in ("from", "until", "of"):
        return False
    return (r.published - last).days > _SPANS[unit] and tense_at(r.page, i, at + 1) == "past"


def _range_of_month(r: Reader, first: int, at: int, month: str) -> Found | None:
    """अगले महीने 4-23, इस महीने की 5 से 12 तारीख."""
    at = r.skip(at, "of")
    begin, end = integer_at(r, at, 1, 31), integer_at(r, at + 2, 1, 31)
    if begin is None or end is None or begin >= end or not (r.dash(at + 1) or r.category[at + 1] == "from"):
        return None
    dated = r.category[at + 3] == "date_word" or r.category[at + 3] == "until"
    if not (dated or (r.dash(at + 1) and r.category[at + 3] not in _COUNTED)) or month[:4] == "XXXX":
        return None
    if date_of(int(month[:4]), int(month[5:]), end) is None:
        return None
    stop = r.skip(at + 3, "date_word")
    return (Piece(first, at + 1, "DATE", f"{month}-{begin:02}"), Piece(at + 2, stop, "DATE", f"{month}-{end:02}"))


def _relative_day(r: Reader, i: int, at: int, step: int) -> Found | None:
    """उसी दिन, अगले दिन, इस दिन: from the last date of the article."""
    if r.category[i] == "relative" and r.value[i] == "+0":
        return None
    if r.category[i] == "that" and any(r.key(k) in ("जिस", "जिन") for k in range(max(0, i - 15), i)):
        return None  # जिस दिन …, उसी दिन
    if r.category[i] == "relative" and any(
            r.category[k] in ("ago", "ordinal") and unit_at(r, k + 1) == "D" for k in range(max(0, i - 6), i - 1)):
        return None  # पहले दिन की तुलना में अगले दिन: of any two days
    if r.last is None:
        if r.category[i] == "that":
            return None
        return (Piece(i, at + 1, "DATE", "XXXX-XX-XX"),)
    day = anchor(r.last)
    if day is not None:
        return (Piece(i, at + 1, "DATE", period(day, "D", step)),)
    month = r.last if len(r.last) == 7 and r.last[5:].isdigit() else None
    if month is None and r.category[i] == "that":
        return None
    year = r.last[:4] if r.last[:4].isdigit() and tense_at(r.page, i, at + 1) != "future" else "XXXX"
    return (Piece(i, at + 1, "DATE", f"{month}-XX" if month else f"{year}-XX-XX"),)


def _inside(r: Reader, at: int, period_value: str, unit: str) -> tuple[int, str] | None:
    """What is named inside the period: पिछले साल [के] मार्च, इस साल 15 अगस्त, अगले हफ्ते सोमवार, इस महीने की 15 तारीख."""
    inner = r.skip(at, "of")
    if unit == "Y" and (period_value.isdigit() or period_value == "XXXX"):
        if (within := inside_year(r, inner, period_value)) is not None:
            return within
        number = quarter_at(r, inner)
        if number is not None:
            return inner + 2, f"{period_value}-{number}"
    if unit in ("W", "FN"):
        if r.category[inner] == "weekday":
            if r.published is None:
                return inner + 1, f"XXXX-WXX-{r.value[inner]}"
            monday = days(period_value)[0]
            if monday is not None:
                return inner + 1, add_days(monday, int(r.value[inner]) - 1).isoformat()
        return None
    if unit == "M" and len(period_value) == 7 and period_value[:4].isdigit():
        if (of_it := weekday_of_month(r, inner, period_value)) is not None:
            return of_it  # अगले महीने के पहले बुधवार को
        named = day_value(r, at)
        if named is not None and len(named[1]) == 10 and named[1][5:7] == period_value[5:]:
            return named[0], period_value + named[1][7:]  # पिछले महीने 21 अगस्त को
        day_number = integer_at(r, inner, 1, 31)
        stop = r.skip(inner + 1, "ordinal_ending")
        if day_number is not None and r.category[stop] in ("date_word", "to"):
            day = date_of(int(period_value[:4]), int(period_value[5:]), day_number)
            if day is not None:
                return stop + (r.category[stop] == "date_word"), day.isoformat()
        if r.category[inner] in ("ordinal", "last", "ago") and unit_at(r, inner + 1) == "W":
            number = {"last": "0", "ago": "1"}.get(r.category[inner], r.value[inner])
            return inner + 2, nth_week(period_value, int(number))
    return None


def _relative_month(r: Reader, i: int, at: int, step: int) -> Found:
    month = int(r.value[at])
    day = day_value(r, at, step=step)
    if day is not None:
        return (Piece(i, day[0], "DATE", day[1]),)
    stop = at + 1
    if r.category[stop] == "digits" and len(r.value[stop]) == 4:
        return (Piece(i, stop + 1, "DATE", f"{r.value[stop]}-{month:02}"),)
    if r.published is None:
        return (Piece(i, edge_after(r, stop), "DATE", f"XXXX-{month:02}"),)
    year = r.published.year
    if step < 0:
        year -= month >= r.published.month
    elif step > 0:
        year += month <= r.published.month
    return (Piece(i, edge_after(r, stop), "DATE", f"{year:04}-{month:02}"),)


def _day_at_edge(r: Reader, i: int) -> Found | None:
    """नए साल के पहले दिन, महीने के आखिरी दिन, महीने के आखिरी रविवार: of the month that is now, of the year nearest."""
    unit, at = r.value[i], r.skip(i + 1, "of")
    word = r.skip(at + 1, "particle")
    first = i - (r.before(i) == "new")
    if unit not in ("M", "Y") or r.published is None or at == i + 1 or (first == i and r.before(i) in _CERTAIN):
        return None
    if unit == "M" and (day := weekday_of_month(r, at, period(r.published, "M", 0))) is not None:
        return (Piece(i, day[0], "DATE", day[1]),)
    begins = r.category[at] == "ago" or (r.category[at] == "ordinal" and r.value[at] == "1")
    if not (begins or r.category[at] == "last") or unit_at(r, word) != "D" or r.key(word).endswith("ों"):
        return None
    if unit == "Y":
        value = resolve(r, 1, 1, first, word + 1) if begins else resolve(r, 12, 31, first, word + 1)
        return (Piece(first, word + 1, "DATE", value),)
    month = days(period(r.published, "M", 0))[0 if begins else 1]
    return None if month is None else (Piece(i, word + 1, "DATE", month.isoformat()),)


def edge_of_period(r: Reader, i: int) -> Found | None:
    """साल के अंत, महीने की शुरुआत, हफ्ते के अंत: of the one that is now; सप्ताह 31, week of the year."""
    unit = r.value[i]
    if unit not in ("W", "M", "Y", "DE", "CE"):
        return None
    if unit == "W" and (week := integer_at(r, i + 1, 1, 53)) is not None and r.category[i + 1] == "digits":
        if r.published is None or r.category[i + 2] in ("unit", "scale"):
            return None
        return (Piece(i, i + 2, "DATE", f"{r.published.year:04}-W{week:02}"),)
    if (day := _day_at_edge(r, i)) is not None:
        return day
    stop = edge_after(r, i + 1)
    if stop == i + 1 or r.before(i) in _CERTAIN:
        return None
    return (Piece(i, stop, "DATE", period(r.published, unit, 0)),)


__all__ = [
    "deictic_day", "edge_of_period", "former", "relative", "short_weekdays", "weekday", "weekday_value", "weekend",
]
