"""Seasons as periods: गर्मी के मौसम में, सर्दियों तक, 2003 की गर्मियों में, पिछली सर्दी, अगले साल वसंत में.

A season is one only where the text uses it as a time: गर्मी alone is heat, सर्दी a cold, and गर्मियों की छुट्टियां are
holidays.  The rains have no code in TIMEX3.
"""

from __future__ import annotations

import datetime as dt

from .dates import EARLIEST, LATEST, edge_after, year_at
from .durations import unit_at
from .reader import Found, Piece, Reader
from .tense import tense_at
from .values import days, period

#: What follows a season that is a time (गर्मियों में), not what is like it or belongs to it (गर्मियों की छुट्टियां).
_PLACED = ("in", "from", "until", "to", "throughout", "ago", "after", "month_word")


def season(r: Reader, i: int) -> Found | None:
    """A season, with the year or the word that says which; without either the nearest that the tense allows."""
    at, step, year = i, None, None
    if r.category[i] == "relative":
        step, at = int(r.value[i]), i + 1
        if unit_at(r, at) == "Y":
            year = r.published.year + step if r.published else None
            at, step = r.skip(at + 1, "of"), None
            if year is None:
                return None
    elif (year := year_at(r, i, EARLIEST, LATEST)) is not None:
        at = r.skip(i + 1, "of")
        if at == i + 1:
            return None
    if not r.category[at].startswith("season"):
        return None
    name, stop = r.value[at], at + 1
    weather = r.skip(stop, "of")
    named = r.category[weather] == "weather"
    if named:
        stop = weather + 1
    elif r.category[at] != "seasons" and (
            (year is None and step is None) or not _placed(r, stop, stop) or (step == 0 and r.category[stop] != "in")):
        return None  # इस गर्मी से बचाव: this heat; इस साल गर्मी ने रिकॉर्ड तोड़ा
    if year is None and (after := year_at(r, stop, EARLIEST, LATEST)) is not None:
        year, stop = after, stop + 1
    end = edge_after(r, stop)
    if year is None and step is None and not _placed(r, stop, end):
        return None
    if year is not None:
        return (Piece(i, end, "DATE", f"{year:04}-{name}"),)
    return (Piece(i, end, "DATE", _nearest(r, name, step, i, stop)),)


def _placed(r: Reader, stop: int, end: int) -> bool:
    if end > stop or r.category[stop] in _PLACED:
        return True
    return r.category[stop] == "of" and (r.category[stop + 1] in ("after", "ago", "between") or r.key(stop + 1) == "दौरान")


def _nearest(r: Reader, name: str, step: int | None, first: int, stop: int) -> str:
    """The season that is now, or the last or next by the tense; a present that is none now is any year's."""
    if r.published is None:
        return f"XXXX-{name}"
    today = r.published
    around = [f"{year:04}-{name}" for year in range(today.year - 2, today.year + 3)]
    spans = [(value, *days(value)) for value in around]
    now = [value for value, begin, end in spans if begin and end and begin <= today <= end]
    before = [value for value, _, end in spans if end and end < today]
    after = [value for value, begin, _ in spans if begin and begin > today]
    if step is not None:
        return before[-1] if step < 0 else after[0] if step > 0 else (now or _of_year(name, today))[0]
    if now:
        return now[0]
    tense = tense_at(r.page, first, stop)
    return before[-1] if tense == "past" else after[0] if tense == "future" else f"XXXX-{name}"


def _of_year(name: str, today: dt.date) -> list[str]:
    return [f"{period(today, 'Y', 0)}-{name}"]
