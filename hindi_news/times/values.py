"""TIMEX3 values: how they are written, shifted and spread over calendar days.

Written forms: ``2018-08-22``, ``2018-08``, ``2018``, ``2018-W33``, ``2018-Q1``,
``2018-H1``, ``2018-SU`` (seasons: SP, SU, FA, WI), ``FY2018`` (April 2018 to March 2019), ``FY2018-Q1``, ``FY2018-H2``,
``199X``, ``20XX``, ``BC0300``, and for months of other calendars an ISO 8601 interval ``2024-07-23/2024-08-22``.  ``X``
stands for what is unknown.
"""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

import regex

DAY = dt.timedelta(days=1)
Days = tuple[dt.date | None, dt.date | None]
UNKNOWN: Days = (None, None)

#: What a period is called when no anchor is known.
_BLANK = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX", "HY": "XXXX-HX",
          "DE": "XXXX", "CE": "XXXX", "FY": "FYXXXX"}
#: First month of a season, and how many it has: spring March to May, India's summer April to June, winter from December.
_SEASONS = {"SP": (3, 3), "SU": (4, 3), "FA": (9, 3), "WI": (12, 3)}
#: Years in a period of several years.
_YEARS = {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}

_FORM = regex.compile(
    r"(?P<fiscal>FY)?(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?"
    r"|W(?P<week>\d{2})(?:-(?P<weekend>WE)|-(?P<weekday>[1-7]))?|(?P<season>SP|SU|FA|WI)|Q(?P<quarter>[1-4])|H(?P<half>[12])))?(?:T.*)?"
)


def in_calendar(year: int) -> bool:
    """Whether a year is one that dates can have."""
    return dt.MINYEAR < year < dt.MAXYEAR


def date_of(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None if there is no such day."""
    if not in_calendar(year) or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return dt.date(year, month, day)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day some months later, or the month's last day; dates stay inside the calendar."""
    total = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(total, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: dt.date, days: float) -> dt.date:
    """Some days later, inside the calendar."""
    number = day.toordinal() + int(days)
    return dt.date.fromordinal(min(max(number, dt.date.min.toordinal()), dt.date.max.toordinal()))


def nth_week(month: str, nth: int) -> str:
    """The ISO week that has most of the n-th (0: last) seven days of a month (``2018-05``); the month of an unknown year."""
    if not month[:4].isdigit():
        return month
    first, last = month_span(int(month[:4]), int(month[5:]))
    if first is None or last is None:
        return month
    return period(add_days(first, 7 * nth - 4) if nth else add_days(last, -3), "W", 0)


def period(anchor: dt.date | None, unit: str, offset: float) -> str:
    """The period (D, W, M, Y, Q, HY, DE, CE, FY) that lies ``offset`` periods from the one with ``anchor``."""
    if anchor is None:
        return _BLANK.get(unit, "XXXX")
    if unit == "D":
        return add_days(anchor, offset).isoformat()
    if unit in ("W", "FN"):
        year, week, _ = add_days(anchor, 7 * offset * (2 if unit == "FN" else 1)).isocalendar()
        return f"{year:04}-W{week:02}"
    if unit in ("M", "Q", "HY"):
        day = add_months(anchor, int(offset * {"M": 1, "Q": 3, "HY": 6}[unit]))
        return {"M": f"{day:%Y-%m}", "Q": f"{day:%Y}-Q{(day.month + 2) // 3}",
                "HY": f"{day:%Y}-H{(day.month + 5) // 6}"}[unit]
    if unit == "FY":
        return f"FY{anchor.year - (anchor.month < 4) + int(offset):04}"
    year = anchor.year + int(offset * _YEARS[unit])
    text = f"{year:04}" if 0 < year <= 9999 else "XXXX"
    return {"DE": text[:3] + "X", "CE": text[:2] + "XX", "ML": text[:1] + "XXX"}.get(unit, text)


def duration(number: float | None, unit: str) -> str:
    """``P2Y``, ``PT24H``, ``P1.5Y``; ``None`` is an uncertain number: ``PXY``."""
    clock = unit in ("H", "MIN", "S")
    factor, name = {"MIN": (1, "M"), "FN": (2, "W"), "Q": (3, "M"), "HY": (6, "M"), "DE": (10, "Y"), "CE": (100, "Y"),
                    "ML": (1000, "Y")}.get(unit, (1, unit))
    if number is None:
        amount, name = "X", unit if factor > 1 and unit in ("DE", "CE") else name
    else:
        total = round(number * factor, 4)
        amount = str(int(total)) if total == int(total) else repr(total)
    return f"P{'T' if clock else ''}{amount}{name}"


def shift(value: str, number: float, unit: str) -> str:
    """``value`` moved by a number of units, as precise as the coarser of the two."""
    first, _ = days(value)
    if first is None:
        return period(None, unit, 0)
    if number != int(number) and unit in ("Y", "M"):
        number, unit = number * (12 if unit == "Y" else 30), "M" if unit == "Y" else "D"
    if unit == "D" and len(value) == 7 and value[5:].isdigit():
        return f"{value}-XX"
    return period(first, unit, number)


def month_span(year: int, month: int, months: int = 1) -> Days:
    """First and last day of some months."""
    first = date_of(year, month, 1)
    return UNKNOWN if first is None else (first, add_months(first, months) - DAY)


@lru_cache(maxsize=4096)
def days(value: str) -> Days:
    """First and last calendar day (inclusive) that a DATE or TIME value covers; ``(None, None)`` if it names none."""
    if "/" in value:
        start, _, end = value.partition("/")
        begin, close = days(start)[0], days(end)[1]
        return UNKNOWN if begin is None or close is None or begin > close else (begin, close)
    match = _FORM.fullmatch(value)
    if match is None:
        return UNKNOWN
    text = match["year"]
    if "X" in text:
        first, last = int(text.replace("X", "0")), int(text.replace("X", "9"))
        return (dt.date(first, 1, 1), dt.date(last, 12, 31)) if first else UNKNOWN
    year = int(text)
    if not in_calendar(year):
        return UNKNOWN
    if match["fiscal"]:
        q = match["quarter"]
        april = dt.date(year, 4, 1)
        if match["half"]:
            return _months_after(april, 6 * (int(match["half"]) - 1), 6)
        return _months_after(april, 0, 12) if q is None else _months_after(april, 3 * (int(q) - 1), 3)
    if match["month"]:
        return _in_month(year, int(match["month"]), match["day"])
    if match["week"]:
        return _in_week(year, int(match["week"]), match["weekday"], match["weekend"])
    if match["season"]:
        return month_span(year, *_SEASONS[match["season"]])
    if match["quarter"]:
        return month_span(year, 3 * int(match["quarter"]) - 2, 3)
    if match["half"]:
        return month_span(year, 6 * int(match["half"]) - 5, 6)
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _months_after(start: dt.date, skip: int, months: int) -> Days:
    first = add_months(start, skip)
    return first, add_months(first, months) - DAY


def _in_month(year: int, month: int, day: str | None) -> Days:
    if not 1 <= month <= 12:
        return UNKNOWN
    if day is not None:
        found = date_of(year, month, int(day))
        return found, found
    return month_span(year, month)


def _in_week(year: int, week: int, weekday: str | None, weekend: str | None) -> Days:
    try:
        monday = dt.date.fromisocalendar(year, week, 1)
    except ValueError:
        return UNKNOWN
    if weekday is not None:
        found = add_days(monday, int(weekday) - 1)
        return found, found
    return (add_days(monday, 5) if weekend else monday), add_days(monday, 6)


def anchor(value: str | None) -> dt.date | None:
    """The day from which "the next day" is counted: of a value that is one day, else None."""
    if value is None:
        return None
    first, last = days(value)
    return first if first == last else None
