"""Days that are named, alone and several of a month: 13 दिसंबर 2001, दिसंबर 13, 13/12/2001, 10 से 12 मार्च, 15 तारीख."""

from __future__ import annotations

import datetime as dt

from .numbers import integer_at
from .reader import Found, Piece, Reader
from .tense import tense_at
from .values import date_of, in_calendar

#: Years that may stand without a word that makes them one.
EARLIEST, LATEST = 1900, 2099
_MONTHS = ("month", "march", "may")


def month_at(r: Reader, i: int) -> int | None:
    """The number of the month that token ``i`` names."""
    return int(r.value[i]) if r.category[i] in _MONTHS else None


def year_at(r: Reader, i: int, low: int = 1000, high: int = LATEST) -> int | None:
    """The year of four digits that token ``i`` is."""
    if r.category[i] != "digits" or len(r.value[i]) != 4:
        return None
    found = int(r.value[i])
    return found if low <= found <= high else None


def resolve(r: Reader, month: int, day: int | None, first: int, stop: int) -> str:
    """The value of a month, or day of a month, without a year: nearest to publication that the tense allows."""
    tail = f"-{month:02}" + ("" if day is None else f"-{day:02}")
    if r.published is None:
        return "XXXX" + tail
    candidates = [
        (year, found) for year in range(r.published.year - 4, r.published.year + 5)
        if (found := date_of(year, month, day or 1)) is not None
    ]
    # A month is compared by its own month, so that today's month is both past and future.
    here = r.published if day else r.published.replace(day=1)
    tense = tense_at(r.page, first, stop)
    allowed = [
        (abs((found - here).days), year) for year, found in candidates
        if not (tense == "past" and found > here) and not (tense == "future" and found < here)
    ]
    return f"{min(allowed)[1]:04}{tail}" if allowed else "XXXX" + tail


def century(r: Reader, year: int) -> int:
    """A year of two digits in full: the nearest to publication, at most thirty years ahead."""
    base = r.published.year if r.published else 2000
    full = base // 100 * 100 + year
    return full - 100 if full > base + 30 else full


def edge_after(r: Reader, i: int) -> int:
    """Where a period ends that ends at token ``i`` and may go on: की शुरुआत, के अंत, के मध्य; शुरू without में."""
    at = r.skip(i, "of")
    return at + 1 if r.category[at] == "edge" else i


# -- days -------------------------------------------------------------------------------------------------------------
def _separated(r: Reader, i: int) -> int:
    """Over a hyphen or slash between the parts of a date (05-अगस्त-2016)."""
    return i + 1 if r.dash(i) or r.key(i) == "/" else i


def year_after(r: Reader, i: int) -> tuple[int | None, int]:
    """The year that may follow a month or a day, and where it ends: 2001 · , 2001 · सन् 2001."""
    at = _separated(r, r.comma(i))
    if r.category[at] == "year_word" or (r.category[at] == "unit" and r.value[at] == "Y"):
        at += 1
    year = year_at(r, at, 1500)
    if year is None or r.category[at + 1] in ("scale", "oclock", "counted") or r.key(at + 1) == "%":
        return None, i
    return year, at + 1


def day_value(r: Reader, i: int) -> tuple[int, str] | None:
    """``(stop, value)`` of a day of the calendar that begins at token ``i``, with a weekday that may follow it."""
    found = _day_month(r, i) or _month_day(r, i) or _numeric(r, i)
    if found is None:
        return None
    stop, value = found
    at = r.comma(stop)
    if r.category[at] == "weekday" and (at == stop or r.category[at + 1] != "unit"):
        return at + 1, value
    return found


def _day_month(r: Reader, i: int) -> tuple[int, str] | None:
    """13 दिसंबर 2001, एक अक्टूबर, 05-अगस्त-2016."""
    day = integer_at(r, i, 1, 31)
    if day is None and r.category[i] == "ordinal":
        day = int(r.value[i])
    if day is None or r.before(i) in ("scale", "plus"):
        return None
    month_index = _separated(r, r.skip(i + 1, "ordinal_ending", "date_word"))
    month = month_at(r, month_index)
    if month is None or date_of(2000, month, day) is None:
        return None
    year, stop = year_after(r, month_index + 1)
    if year is None:
        return month_index + 1, resolve(r, month, day, i, stop)
    if r.category[stop] == "common_era":
        stop += 1
    return stop, f"{year:04}-{month:02}-{day:02}"


def _month_day(r: Reader, i: int) -> tuple[int, str] | None:
    """दिसंबर 13, 2001; फरवरी बाईस."""
    month = month_at(r, i)
    if month is None:
        return None
    at = _separated(r, i + 1)
    day = integer_at(r, at, 1, 31)
    if day is None or r.category[at + 1] in ("unit", "scale", "oclock", "counted", "person", "month") or (
            r.key(at + 1) in ("%", ".") and r.glued(at + 1)):
        return None
    if r.before(i) == "digits" or date_of(2000, month, day) is None:
        return None
    year, stop = year_after(r, at + 1)
    if year is None:
        return at + 1, resolve(r, month, day, i, at + 1)
    return stop, f"{year:04}-{month:02}-{day:02}"


def _numeric(r: Reader, i: int) -> tuple[int, str] | None:
    """13-12-2001, 13/12/01, 13.12.2001, 2001-12-13; the day comes before the month, unless it cannot."""
    if r.category[i] == "dotted_date":
        parts, stop = r.value[i].split("."), i + 1
    elif r.category[i] == "digits" and r.category[i + 2] == "digits" and r.category[i + 4] == "digits" and (
        r.key(i + 1) == r.key(i + 3) and r.key(i + 1) in ("-", "/", "–") and r.glued(i + 1) and r.glued(i + 3)
    ):
        parts, stop = [r.value[i], r.value[i + 2], r.value[i + 4]], i + 5
        if r.before(i) == "" and i > 0 and r.glued(i) and r.key(i - 1) in ("-", "/"):
            return None
    else:
        return None
    if len(parts[0]) == 4 and len(parts[1]) <= 2 and len(parts[2]) <= 2:
        year, month, day = (int(p) for p in parts)
    elif len(parts[0]) <= 2 and len(parts[1]) <= 2 and len(parts[2]) in (2, 4):
        day, month, year = (int(p) for p in parts)
        if len(parts[2]) == 2:
            year = century(r, year)
        if month > 12:
            day, month = month, day
    else:
        return None
    found = date_of(year, month, day)
    return None if found is None else (stop, found.isoformat())


def calendar_day(r: Reader, i: int) -> Found | None:
    """13 दिसंबर 2001; a weekday may stand before it (शुक्रवार 15 मई) or after it (09 अप्रैल, गुरुवार)."""
    at = r.comma(i + 1) if r.category[i] == "weekday" else i
    found = day_value(r, at)
    return None if found is None else (Piece(i, found[0], "DATE", found[1]),)


def weekday_and_day(r: Reader, i: int) -> Found | None:
    """रविवार 31, 21 सोमवार: a weekday and a day of the month."""
    day, weekday = (i, i + 1) if r.category[i + 1] == "weekday" else (i + 1, i)
    number = integer_at(r, day, 1, 31)
    if number is None or r.category[weekday] != "weekday" or r.published is None:
        return None
    if r.category[i + 2] in ("unit", "scale", "oclock", "counted", "person", "month", "march", "may", "ordinal_ending"):
        return None
    if r.category[i + 2] not in ("to", "of", "from", "until") and r.key(i + 2) != ",":
        return None
    around = [r.published + dt.timedelta(days=n) for n in range(-45, 46)]
    fits = [d for d in around if d.day == number and d.isoweekday() == int(r.value[weekday])]
    if not fits:
        return None
    nearest = min(fits, key=lambda d: abs((d - r.published).days) if r.published else 0)
    return (Piece(i, i + 2, "DATE", nearest.isoformat()),)


def days_of_month(r: Reader, i: int) -> Found | None:
    """10 से 12 मार्च, 1 या 2 जून, 10-12 मार्च, 4, 5 और 6 मई: each day is an expression, the last has the month."""
    firsts = []
    at = i
    while integer_at(r, at, 1, 31) is not None:
        firsts.append(at)
        following = at + 1
        if month_at(r, following) is not None:
            break
        if r.category[following] == "to" and r.category[following + 1] in ("and", "from"):
            following += 1
        if not (r.category[following] in ("and", "from") or r.key(following) in (",", "-", "–", "—", "/")):
            return None
        at = following + 1
        if len(firsts) > 8:
            return None
    if len(firsts) < 2 or month_at(r, at + 1) is None:
        return None
    last = day_value(r, at)
    if last is None:
        return None
    month, out = last[1][:8], []
    for first in firsts[:-1]:
        value = f"{month}{int(r.value[first]):02}"
        out.append(Piece(first, first + 1, "DATE", value))
    return (*out, Piece(at, last[0], "DATE", last[1]))


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
