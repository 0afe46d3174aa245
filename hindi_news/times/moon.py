"""Days and months of the Hindu lunar calendar: कार्तिक पूर्णिमा, माघ शुक्ल पंचमी, सावन का महीना, सावन का दूसरा सोमवार.

They are looked up in a table of lunations, month by month and tithi by tithi (how it is reckoned:
:mod:`hindi_news.training.tithis`).  Months are those of northern India, from the day after one full moon to the next;
a month of which one is put in (adhika) is twice as long.  Outside the table's years the months of the Indian national
calendar stand for those of the same names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from .. import lexicon
from ..text.normalize import matching_key
from .dates import year_at
from .reader import Found, Piece, Reader
from .tense import tense_at

FULL_MOON, NEW_MOON = 15, 30
DAY = dt.timedelta(days=1)
_BRIGHT = frozenset(map(matching_key, ("शुक्ल", "सुदी", "शुक्लपक्ष")))
_DARK = frozenset(map(matching_key, ("कृष्ण", "बदी", "वदी", "कृष्णपक्ष")))
_HALF = matching_key("पक्ष")
#: What follows the name of a lunar day that no month stands beside, and not the name of a woman.
_ON = frozenset(map(matching_key, ("पर", "तिथि")))
_DAY_OF = frozenset(map(matching_key, ("दिन", "मौके", "अवसर", "रात")))
#: ``10/30``, ``7/28e`` (by the tithi after sunset), ``*/30#1`` (of any month, on a Monday).
_PLACE = regex.compile(r"(\d{1,2}|\*)/(\d{1,2})(e?)(?:#([1-7]))?")


class Lunation(NamedTuple):
    """A month from new moon to new moon; ``month`` is 0 for an adhika month, ``begins`` the day that offsets count from."""

    month: int
    begins: dt.date
    sunrise: str
    sunset: str

    def day(self, tithi: int, *, evening: bool = False) -> dt.date:
        """The day of a tithi, 1 to 30."""
        return self.begins + int((self.sunset if evening else self.sunrise)[tithi - 1], 36) * DAY


@cache
def lunations() -> Sequence[Lunation]:
    """The table."""
    return tuple(
        Lunation(0 if row["month"].startswith("+") else int(row["month"]), dt.date.fromisoformat(row["from"]),
                 row["sunrise"], row["sunset"])
        for row in lexicon.read("lunations", "month", "from", "sunrise", "sunset")
    )


@cache
def days_of(place: str) -> tuple[dt.date, ...]:
    """All days of a place in the lunar year (``10/30``, ``7/28e``, ``*/30#1``).

    Raises:
        ValueError: for a place of another form.
    """
    match = _PLACE.fullmatch(place)
    if match is None:
        raise ValueError(f"no place in the lunar year: {place!r}")
    found = (one.day(int(match[2]), evening=bool(match[3])) for one in lunations()
             if match[1] == "*" or one.month == int(match[1]))
    return tuple(day for day in found if not match[4] or day.isoweekday() == int(match[4]))


@cache
def _months() -> Mapping[int, Sequence[tuple[dt.date, dt.date]]]:
    """Month -> its first day and the day after its last, every year of the table."""
    out: dict[int, list[tuple[dt.date, dt.date]]] = {month: [] for month in range(1, 13)}
    full = None
    for one in lunations():
        if one.month and full is not None:
            out[one.month].append((full + DAY, one.day(FULL_MOON) + DAY))
        # The month put in lies inside the one of its name, between the halves of that.
        if one.month:
            full = one.day(FULL_MOON)
    return out


@lru_cache(maxsize=512)
def month_spans(month: int, year: int) -> tuple[tuple[dt.date, dt.date], ...]:
    """The months of a name (1: Chaitra) that begin near a year: first day, and the day after the last."""
    return tuple(span for span in _months()[month] if abs(span[0].year - year) <= 2)


def nearest(found: Iterable[dt.date], today: dt.date, tense: str | None, close: int) -> dt.date | None:
    """The nearest day that the tense allows, or that is ``close`` days away at most, whatever the tense."""
    fits = [d for d in found if abs((d - today).days) <= close
            or (not (tense == "past" and d > today) and not (tense == "future" and d < today))]
    return min(fits, key=lambda d: abs((d - today).days), default=None)


def _tithi(r: Reader, i: int) -> tuple[int, int, bool] | None:
    """शुक्ल पक्ष की एकादशी, कृष्ण अष्टमी, पूर्णिमा: where it ends, the tithi 1 to 30, whether the dark half was said."""
    at, dark = i, r.key(i) in _DARK
    if dark or r.key(i) in _BRIGHT:
        at += 1
        at = r.skip(at + (r.key(at) == _HALF), "of")
    if r.category[at] != "tithi":
        return None
    number = int(r.value[at])
    if at == i and number not in (FULL_MOON, NEW_MOON):
        return None
    return at + 1, number + 15 * (dark and number < FULL_MOON), dark or number == NEW_MOON


def lunar_day(r: Reader, i: int) -> Found | None:
    """कार्तिक पूर्णिमा, माघ मास की अमावस्या, चैत्र शुक्ल प्रतिपदा, कार्तिक कृष्ण पक्ष की अष्टमी."""
    if r.category[i] != "indian_month":
        return None
    found = _tithi(r, r.skip(r.skip(i + 1, "month_word"), "of")) or _tithi(r, i + 1)
    if found is None:
        return None
    stop, tithi, dark = found
    # The dark half that comes first in a northern month ends the month before from new moon to new moon.
    month = (int(r.value[i]) - 1 - dark) % 12 + 1
    return _dated(r, i, stop, days_of(f"{month}/{tithi}"))


def _dated(r: Reader, first: int, stop: int, days: Sequence[dt.date]) -> Found | None:
    if (year := year_at(r, stop, 1900)) is not None:
        exact = [day for day in days if day.year == year]
        return (Piece(first, stop + 1, "DATE", exact[0].isoformat() if len(exact) == 1 else f"{year:04}"),)
    if r.published is None:
        return (Piece(first, stop, "DATE", "XXXX-XX-XX"),)
    day = nearest(days, r.published, tense_at(r.page, first, stop), 30)
    return (Piece(first, stop, "DATE", day.isoformat() if day else "XXXX-XX-XX"),)


def bare_tithi(r: Reader, i: int) -> Found | None:
    """पूर्णिमा पर, अमावस्या के दिन, एकादशी तिथि: the last or the next, by the tense; in the present it is any."""
    placed = r.key(i + 1) in _ON or (r.category[i + 1] == "of" and r.key(i + 2) in _DAY_OF)
    tense = tense_at(r.page, i, i + 1) if placed and r.published is not None else None
    if tense not in ("past", "future") or r.value[i] not in ("11", "15", "30"):
        return None
    if r.category[i + 1] != "of" and (i in r.people or i in r.people_inside):
        return None
    tithis = ("11", "26") if r.value[i] == "11" else (r.value[i],)
    day = nearest((d for t in tithis for d in days_of(f"*/{t}")), r.published or dt.date.min, tense, 1)
    return None if day is None else (Piece(i, i + 1, "DATE", day.isoformat()),)


def weekday_of_lunar_month(r: Reader, i: int) -> Found | None:
    """सावन का पहला सोमवार, कार्तिक के आखिरी रविवार, सावन के तीसरे सोमवार."""
    at = r.skip(r.skip(i + 1, "month_word") + (r.key(i + 1) == "माह"), "of")
    if r.category[i] != "indian_month" or r.category[at] not in ("ordinal", "last", "ago") or r.category[at + 1] != "weekday":
        return None
    nth = {"last": 0, "ago": 1}.get(r.category[at])
    nth = int(r.value[at]) if nth is None else nth
    if r.published is None or nth > 9:
        return (Piece(i, at + 2, "DATE", f"XXXX-WXX-{r.value[at + 1]}"),)
    days = []
    for start, after in month_spans(int(r.value[i]), r.published.year):
        first = start + (int(r.value[at + 1]) - start.isoweekday()) % 7 * DAY
        every = [first + 7 * n * DAY for n in range(9) if first + 7 * n * DAY < after]
        days.extend(every[nth - 1 : nth] if nth else every[-1:])
    day = nearest(days, r.published, tense_at(r.page, i, at + 2), 15)
    return None if day is None else (Piece(i, at + 2, "DATE", day.isoformat()),)
