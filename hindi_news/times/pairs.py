"""What neighbouring expressions say of each other: the day of a range of hours, the year of a range of days.

A range is two expressions, and Hindi says once what both share: सोमवार सुबह 10 बजे से दोपहर 12 बजे, 18 नवंबर-19 दिसंबर
2015, 2020 में 26 जून से 28 जून.  A date in brackets says which weekday the article means (गुरुवार (1 अगस्त)).
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from types import MappingProxyType

from .dates import EARLIEST, LATEST, year_at
from .reader import Piece, Reader

WEEK = dt.timedelta(days=7)
#: Tokens over which a part of the day goes for an hour that has none.
_PASSAGE = 150
#: How much less likely it is that an hour lies before the one named last.
_BACK = 4
#: The hour that a part of the day stands for.
_ABOUT = MappingProxyType({"MO": 8.0, "AF": 14.0, "EV": 18.0, "NI": 22.0})
#: What says which half of the day an hour is in.
_HALVES = ("part", "meridiem", "hour")


def settle(r: Reader, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the values that their neighbours give them."""
    out = _half_days(r, list(pieces))
    for i in range(1, len(out)):
        before, after = out[i - 1], out[i]
        if not _joined(r, before, after):
            continue
        out[i] = after = _with_day_of(before, after)
        out[i - 1], out[i] = _one_year(r, before, _month_of_year(r, before, after))
    return _weekdays_with_dates(r, out)


def _joined(r: Reader, before: Piece, after: Piece) -> bool:
    """Whether the second ends a range that the first begins: से, -, से लेकर, और … के बीच."""
    between = range(before.stop, after.first)
    if len(between) == 1:
        joint = before.stop
        if r.category[joint] == "from" or r.dash(joint):
            return True
        return r.category[joint] == "and" and r.category[after.stop] == "of" and r.category[after.stop + 1] == "between"
    return len(between) == 2 and r.category[before.stop] == "from" and r.key(before.stop + 1) == "लेकर"


def _half_days(r: Reader, pieces: list[Piece]) -> list[Piece]:
    """शाम 3 बजे … 4 बजे: an hour that does not say its half of the day is the one that follows an hour that does."""
    out: list[Piece] = []
    hour, near, day = None, 0.0, ""  # of the last clock time that says its half, or has it from one that does
    for piece in pieces:
        clock = piece.value.partition("T")[2] if piece.kind == "TIME" else ""
        if clock in _ABOUT:
            hour, near, day = _ABOUT[clock], piece.stop, piece.value.partition("T")[0]
        elif ":" in clock and clock[:2].isdigit():
            said = any(r.category[k] in _HALVES or r.value[k] == "D" for k in range(piece.first, piece.stop))
            dated = piece.value.partition("T")[0]
            if not said and dated in ("", day) and hour is not None and piece.first - near <= _PASSAGE and (
                    1 <= int(clock[:2]) <= 12 and not r.key(piece.first).startswith("0")):
                piece = piece._replace(value=f"{dated}T{_follows(hour, clock):02}{clock[2:]}")
                said = True
            if said:
                hour, near, day = int(piece.value.partition("T")[2][:2]) + int(clock[3:5]) / 60, piece.stop, dated
        out.append(piece)
    return out


def _follows(hour: float, clock: str) -> int:
    """The hour of a clock time that best follows ``hour``: news goes on in time, and seldom back."""
    def far(candidate: int) -> float:
        ahead = (candidate + int(clock[3:5]) / 60 - hour) % 24
        return min(ahead, _BACK * (24 - ahead))

    early = int(clock[:2]) % 12
    return min((early, early + 12), key=far)


def _with_day_of(before: Piece, after: Piece) -> Piece:
    """A clock time at the end of a range is of the day at its beginning."""
    if after.kind != "TIME" or not after.value.startswith("T") or before.kind != "TIME" or before.value[10:11] != "T":
        return after
    return after._replace(value=before.value[:10] + after.value)


def _month_of_year(r: Reader, before: Piece, after: Piece) -> Piece:
    """The month after one whose year is said (अगले साल अप्रैल-मई) is of that year, or of the next."""
    said = any(r.category[k] == "relative" or year_at(r, k, EARLIEST, LATEST) for k in range(before.first, before.stop))
    if not said or after.stop - after.first > 1 or not (_is_month(before) and _is_month(after)):
        return after
    year = int(before.value[:4]) + (after.value[5:] < before.value[5:])
    return after._replace(value=f"{year:04}{after.value[4:]}")


def _is_month(piece: Piece) -> bool:
    return len(piece.value) == 7 and piece.value[:4].isdigit() and piece.value[5:].isdigit()


def _one_year(r: Reader, before: Piece, after: Piece) -> tuple[Piece, Piece]:
    """The year that is said once goes for both days, so that the range does not run backwards."""
    first, last = _day(before), _day(after)
    if first is None or last is None:
        return before, after
    if _weekday(before) and _weekday(after) and last < first < last + WEEK:
        # सोमवार से शुक्रवार: the week is one.
        if r.published is not None and last >= r.published:
            return before, _on(after, last + WEEK)
        return _on(before, first - WEEK), after
    has_first, has_last = _has_year(r, before), _has_year(r, after)
    if has_first == has_last and (has_first or first <= last):
        return before, after
    # Without a year of its own the end follows the beginning, except that the year of the end is the one said.
    if has_last:
        year = last.year - ((first.month, first.day) > (last.month, last.day))
        return _in_year(before, year), after
    year = first.year + ((last.month, last.day) < (first.month, first.day))
    return before, _in_year(after, year)


def _weekday(piece: Piece) -> bool:
    return piece.name.startswith(("weekday", "short_weekdays")) and not piece.name.startswith("weekday_and")


def _on(piece: Piece, day: dt.date) -> Piece:
    return piece._replace(value=day.isoformat() + piece.value[10:])


def _day(piece: Piece) -> dt.date | None:
    if piece.kind not in ("DATE", "TIME") or len(piece.value) < 10 or piece.value[4] != "-":
        return None
    try:
        return dt.date.fromisoformat(piece.value[:10])
    except ValueError:
        return None


def _has_year(r: Reader, piece: Piece) -> bool:
    """Whether the year stands in the text, or the day was no day of a month at all (कल, सोमवार)."""
    inside = range(piece.first, piece.stop)
    if any(year_at(r, k, EARLIEST, LATEST) is not None or r.category[k] == "dotted_date" for k in inside):
        return True
    named = any(r.category[k] in ("month", "march", "may") or r.key(k) == "/" for k in inside)
    return not named or any(r.category[k] == "relative" for k in inside)


def _in_year(piece: Piece, year: int) -> Piece:
    try:
        dt.date(year, int(piece.value[5:7]), int(piece.value[8:10]))
    except ValueError:  # 29 February of another year
        return piece
    return piece._replace(value=f"{year:04}{piece.value[4:]}")


def _weekdays_with_dates(r: Reader, pieces: list[Piece]) -> list[Piece]:
    """गुरुवार (1 अगस्त): the date in brackets says which Thursday the article means, there and elsewhere."""
    known: dict[str, str] = {}
    for piece, after in pairwise(pieces):
        if piece.name.startswith("weekday_in_brackets"):
            known[r.key(piece.first)] = piece.value[:10]
        if (piece.name == "weekday" and after.first in (piece.stop + 1, piece.stop + 2) and r.key(after.first - 1) == "("
                and len(after.value) == 10):
            known[r.key(piece.first)] = after.value
    if not known:
        return pieces
    return [p._replace(value=known[r.key(p.first)]) if p.name == "weekday" and r.key(p.first) in known else p
            for p in pieces]
