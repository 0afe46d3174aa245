"""The day of publication that a page tells of itself, for a text that comes without one.

A full date in its dateline, in a line that holds nothing else (प्रकाशित: 5 मार्च 2019, 10:30 IST), or in the key of the page
that stands as its first line (site_2019_3_5_20113).  The posts that it shows tell only the year.
"""

from __future__ import annotations

import datetime as dt

import regex

from ..page import TokenPart
from ..text.normalize import matching_key
from .dates import day_value
from .reader import Reader
from .values import date_of

#: Parts at the head of a page in which its day may stand, and tokens of a line that holds nothing but a day.
_HEAD, _LINE = 8, 14
#: Days between the posts of one time, at most.
_ONE_TIME = 30
_KEY = regex.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([_/-])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
#: Words beside the day in its line.
_LABELS = frozenset(map(matching_key, (
    "प्रकाशित", "प्रकाशन", "तिथि", "दिनांक", "तारीख", "अपडेट", "अपडेटेड", "अद्यतन", "संशोधित", "अंतिम", "आखिरी", "पोस्ट",
    "पोस्टेड", "समय", "पर", "को", "बजे", "भारतीय", "समयानुसार", "published", "publish", "updated", "update", "posted",
    "last", "modified", "date", "on", "at", "ist", "gmt", "utc", "am", "pm")))
#: Categories of the tokens beside it.
_BESIDE = ("weekday", "short_weekday", "clock", "meridiem", "part", "digits", "oclock", "hour")


def page_day(r: Reader) -> dt.date | None:
    """The day that the head of the page names as its own."""
    parts = r.page.parts[:_HEAD]
    told = next((day for part in parts if (day := _of_dateline(r, part)) is not None), None)
    if told is None:
        days = [(day, part) for part in r.page.parts if (day := _of_line(r, part)) is not None]
        # Several such lines are the headings of a chronicle.
        told = days[0][0] if len({day for day, _ in days}) == 1 and days[0][1] in parts else None
    return told or next((day for part in parts if (day := _of_key(r, part)) is not None), None)


def posted(r: Reader) -> dt.date | None:
    """The latest day under the posts that the page shows (@handle) July 8, 2024, if they are of one time."""
    days = [found[1] for i in range(1, r.size) if r.category[i] == "latin_month" and r.key(i - 1) == ")"
            and (found := _full(r, i)) is not None]
    return max(days) if days and (max(days) - min(days)).days <= _ONE_TIME else None


def _full(r: Reader, i: int) -> tuple[int, dt.date] | None:
    """A day with its year at token ``i``, and where it ends."""
    found = day_value(r, i) if r.category[i] else None
    if found is None or not found[1][:4].isdigit() or len(found[1]) != 10:
        return None
    return found[0], dt.date.fromisoformat(found[1])


def _of_dateline(r: Reader, part: TokenPart) -> dt.date | None:
    if part.kind != "dateline":
        return None
    return next((found[1] for i in range(part.first, part.stop) if (found := _full(r, i)) is not None), None)


def _of_line(r: Reader, part: TokenPart) -> dt.date | None:
    """A line of a day, its time and their labels."""
    if part.stop - part.first > _LINE:
        return None
    day, i = None, part.first
    while i < part.stop:
        found = _full(r, i) if day is None else None
        if found is not None:
            i, day = found
        elif r.category[i] in _BESIDE or r.key(i) in _LABELS or not r.key(i)[:1].isalnum():
            i += 1
        else:
            return None
    return day


def _of_key(r: Reader, part: TokenPart) -> dt.date | None:
    """The first line of the page, if it is one word with a day in it."""
    if part.first or part.stop != 1:
        return None
    match = _KEY.search(r.key(0))
    return None if match is None else date_of(int(match[1]), int(match[3]), int(match[4]))
