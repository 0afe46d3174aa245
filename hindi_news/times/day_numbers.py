"""Days by their numbers, of a month that stands once or not at all: 10 से 12 मार्च, 4, 5 और 6 मई, 15 तारीख."""

from __future__ import annotations

from .dates import day_value, month_at
from .numbers import integer_at
from .reader import Found, Piece, Reader
from .tense import tense_at
from .values import date_of


def days_of_month(r: Reader, i: int) -> Found | None:
    """10 से 12 मार्च, 1 या 2 जून, 10-12 मार्च, 4, 5 और 6 मई: each day is an expression, the last has the month."""
    if r.category[i + 1] not in _GOES_ON and r.key(i + 1) not in _MARKS:
        return None
    firsts = []
    at = i
    while integer_at(r, at, 1, 31) is not None:
        firsts.append(at)
        following = at + 1
        if month_at(r, following) is not None or r.category[following] == "date_word":
            break
        if r.category[following] == "to" and r.category[following + 1] in ("and", "from"):
            following += 1
        if not (r.category[following] in ("and", "from") or r.key(following) in _MARKS):
            return None
        at = following + 1
        if len(firsts) > 8:
            return None
    if len(firsts) < 2:
        return None
    if r.category[at + 1] == "date_word":
        dated = date_of_month(r, at)  # 3 और 4 तारीख
        last = (dated[0].stop, dated[0].value) if dated else None
    else:
        last = day_value(r, at) if month_at(r, at + 1) is not None else None
    if last is None:
        return None
    month, out = last[1][:8], []
    for first in firsts[:-1]:
        if month[5:7].isdigit() and date_of(2000, int(month[5:7]), int(r.value[first])) is None:
            return None
        out.append(Piece(first, first + 1, "DATE", f"{month}{int(r.value[first]):02}"))
    return (*out, Piece(at, last[0], "DATE", last[1]))


#: What stands after the first of several days.
_GOES_ON = frozenset(("to", "and", "from"))
_MARKS = frozenset((",", "-", "–", "—", "/"))


def weekday_of_month(r: Reader, i: int, month: str) -> tuple[int, str] | None:
    """What पहले शुक्रवार, आखिरी रविवार at token ``i`` is in a month (``2018-05``): where it ends, and its day."""
    at = r.skip(i + 1, "particle")
    if r.category[i] not in ("ordinal", "last", "ago") or r.category[at] != "weekday" or not month[:4].isdigit():
        return None
    year, number, weekday = int(month[:4]), int(month[5:7]), int(r.value[at])
    all_of_it = [d for n in range(1, 32) if (d := date_of(year, number, n)) is not None and d.isoweekday() == weekday]
    nth = {"last": len(all_of_it), "ago": 1}.get(r.category[i]) or int(r.value[i])
    return (at + 1, all_of_it[nth - 1].isoformat()) if 1 <= nth <= len(all_of_it) else None


def date_of_month(r: Reader, i: int) -> Found | None:
    """15 तारीख: the nearest such day that the tense allows."""
    day = integer_at(r, i, 1, 31)
    at = r.skip(i + 1, "ordinal_ending")
    if day is None or r.category[at] != "date_word":
        return None
    if r.published is None:
        return (Piece(i, at + 1, "DATE", f"XXXX-XX-{day:02}"),)
    tense = tense_at(r.page, i, at + 1)
    months = [(r.published.year * 12 + r.published.month - 1 + n) for n in (-2, -1, 0, 1, 2)]
    days = [d for m in months if (d := date_of(m // 12, m % 12 + 1, day)) is not None]
    published = r.published
    fits = [d for d in days if not (tense == "past" and d > published) and not (tense == "future" and d < published)]
    best = min(fits or days, key=lambda d: abs((d - published).days))
    return (Piece(i, at + 1, "DATE", best.isoformat()),)
