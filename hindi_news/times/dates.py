"""Days that are named: 13 दिसंबर 2001, दिसंबर 13, 13/12/2001, रविवार 31, the stamp of a post."""

from __future__ import annotations

import datetime as dt

from ..page import LINE
from .known import known_year
from .numbers import integer_at
from .reader import Found, Piece, Reader
from .tense import tense_at
from .values import date_of

#: Years that may stand without a word that makes them one.
EARLIEST, LATEST = 1900, 2099
#: The last year that is read at all.
_LAST = 2199
_MONTHS = ("month", "march", "may")
#: What stands for the century of a year.
APOSTROPHES = ("'", "’", "‘")
#: What a number counts that is no day of the month before it.
_COUNTED = ("unit", "scale", "oclock", "counted", "person", "month", "march", "may")
#: A day of the month without a year so near to publication is meant, whatever the tense.
_CLOSE = 15
#: So near if something ends on it.
_CLOSE_END = 100
#: Days from the posts that a page shows to the days it tells of, at most.
_POSTED = 75
#: The terror attacks are names of their own (9/11), and so is 24/7.
_NAMES = frozenset(((9, 11), (26, 11), (24, 7)))


def month_at(r: Reader, i: int) -> int | None:
    """The number of the month that token ``i`` names."""
    return int(r.value[i]) if r.category[i] in _MONTHS else None


def year_at(r: Reader, i: int, low: int = 1000, high: int = _LAST) -> int | None:
    """The year of four digits that token ``i`` is."""
    if r.category[i] != "digits" or len(r.value[i]) != 4:
        return None
    found = int(r.value[i])
    return found if low <= found <= high else None


def resolve(r: Reader, month: int, day: int | None, first: int, stop: int, *, step: int = 0, weekday: int = 0) -> str:
    """The value of a month, or day of a month, without a year: nearest to publication that the tense allows.

    ``step`` is 1 after आगामी, -1 after पिछले; ``weekday`` (1 to 7) is the one that stands beside the day.
    """
    tail = f"-{month:02}" + ("" if day is None else f"-{day:02}")
    if r.published is None:
        return (day and _near_post(r, month, day)) or "XXXX" + tail
    if r.key(first - 1) == ":" and (listed := year_at(r, first - 2, EARLIEST, LATEST)) is not None:
        return f"{listed:04}{tail}"  # 2004: 26 दिसंबर को
    if day is not None and not step and not weekday and (known := known_year(r, month, day, first, stop)) is not None:
        return f"{known:04}{tail}"
    candidates = [
        (year, found) for year in range(r.published.year - 4, r.published.year + 5)
        if (found := date_of(year, month, day or 1)) is not None
    ]
    # A month is compared by its own month, so that today's month is both past and future.
    here = r.published if day else r.published.replace(day=1)
    tense = {1: "future", -1: "past"}.get(step) or tense_at(r.page, first, stop)
    allowed = [
        (abs((found - here).days), year) for year, found in candidates
        if not (tense == "past" and found > here) and not (tense == "future" and found < here)
    ]
    fitting = [
        (abs((found - here).days), year) for year, found in candidates
        if found.isoweekday() == weekday and abs(year - here.year) <= 1
    ]
    nearest = min((abs((found - here).days), year) for year, found in candidates) if candidates else None
    if fitting:
        nearest = min(fitting)
    elif step or nearest is None or (nearest[0] > _reach(r, stop, tense) if day else r.category[stop] != "until"):
        # 25 दिसंबर के जश्न पर रोक लगाई in an article of 19 December: the verb need not be the day's own.
        nearest = min(allowed, default=None)
    return "XXXX" + tail if nearest is None else f"{nearest[1]:04}{tail}"


def _near_post(r: Reader, month: int, day: int) -> str | None:
    """The day in the year in which it is near the posts that the page shows."""
    if r.near is None:
        return None
    around = [found for year in (-1, 0, 1) if (found := date_of(r.near.year + year, month, day)) is not None]
    found = min(around, key=lambda d: abs((d - r.near).days) if r.near else 0, default=None)
    return None if found is None or abs((found - r.near).days) > _POSTED else found.isoformat()


def _reach(r: Reader, stop: int, tense: str | None) -> int:
    """How many days away a day of the month may be whatever the tense: further if it is an end (31 मार्च तक बंद कर दिए गए)."""
    return _CLOSE_END if tense == "past" and r.category[stop] == "until" else _CLOSE


def century(r: Reader, year: int) -> int:
    """A year of two digits in full: the nearest to publication, at most thirty years ahead."""
    base = r.published.year if r.published else 2000
    full = base // 100 * 100 + year
    return full - 100 if full > base + 30 else full


def edge_after(r: Reader, i: int) -> int:
    """Where a period ends that ends at token ``i`` and may go on: की शुरुआत, के अंत, के मध्य; शुरू without में."""
    at = r.skip(i, "of")
    if r.category[at] != "edge" or (r.value[at] == "begin" and at == i):
        return i
    # मार्च के शुरुआती सप्ताह, जून के शुरुआती दिनों
    return at + 1 + (r.value[at] == "early" and r.category[at + 1] == "unit" and r.value[at + 1] in ("W", "D", "M", "FN"))


def beside_length(r: Reader, found: Found) -> Found:
    """दो दिन बाद रविवार, एक दिन पहले 16 मई: the length before or after is a date, that of the day named beside it."""
    length = found[-1]
    if length.kind not in ("DURATION", "DATE") or r.published is None:
        return found
    stop = length.stop
    if length.kind == "DURATION":
        if r.category[stop] == "of" and r.category[stop + 1] == "after" and length.value.endswith("Y"):
            year = year_at(r, stop + 2, EARLIEST, LATEST)  # 22 वर्षों के बाद 2008 में
            return found if year is None or "X" in length.value else (
                *found[:-1], Piece(length.first, stop + 2, "DATE", f"{year:04}"))
        if r.category[stop] not in ("after", "ago") or not length.value.startswith("P") or "X" in length.value:
            return found
        stop += 1
    elif r.category[stop - 1] not in ("after", "ago"):
        return found
    at = r.comma(r.skip(stop, "particle"))
    if r.category[at] == "weekday":
        tense = tense_at(r.page, at, at + 1)
        ahead = (int(r.value[at]) - r.published.isoweekday()) % 7
        day = r.published + dt.timedelta(days=ahead if tense == "future" else ahead - 7 if ahead else 0)
        return (*found[:-1], Piece(length.first, stop, "DATE", day.isoformat()))
    named = _day_month(r, at, 0, 0)
    return (*found[:-1], Piece(length.first, stop, "DATE", named[1])) if named is not None else found


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
    if year is None and r.key(at) in APOSTROPHES and r.glued(at + 1) and len(r.value[at + 1]) == 2 and (
            r.category[at + 1] == "digits"):
        at += 1
        year = century(r, int(r.value[at]))  # मई '98
    if year is None or r.category[at + 1] in ("scale", "oclock", "counted") or r.key(at + 1) == "%":
        return None, i
    return year, at + 1


def day_value(r: Reader, i: int, *, step: int = 0, weekday: int = 0) -> tuple[int, str] | None:
    """A day by its numbers and month at token ``i``: where it ends and its value; arguments as of :func:`resolve`."""
    found = _numeric(r, i) or _mixed(r, i) or _slashed(r, i, weekday)
    return found or _day_month(r, i, step, weekday) or _month_day(r, i, step, weekday)


def _day_month(r: Reader, i: int, step: int, weekday: int) -> tuple[int, str] | None:
    """13 दिसंबर 2001, एक अक्टूबर, 05-अगस्त-2016, 15 सित. 2020."""
    day = integer_at(r, i, 1, 31)
    if day is None and r.category[i] == "ordinal":
        day = int(r.value[i])
    if day is None or r.before(i) in ("scale", "plus"):
        return None
    month_index = _separated(r, r.skip(i + 1, "ordinal_ending", "date_word"))
    month = month_at(r, month_index)
    if month is None and r.category[month_index] in ("month_short", "latin_month"):
        # सित, नव and May are words of their own: only a year makes them months.
        after = month_index + 1 + (r.key(month_index + 1) == ".")
        year, stop = year_after(r, after)
        number = int(r.value[month_index])
        if year is None and r.category[i] == "ordinal" and r.key(i)[-1:].isascii() and date_of(2000, number, day):
            return month_index + 1, resolve(r, number, day, i, month_index + 1)  # 9th July
        found = None if year is None else date_of(year, number, day)
        return None if found is None else (stop, found.isoformat())
    if month is None or date_of(2000, month, day) is None:
        return None
    year, stop = year_after(r, month_index + 1)
    if year is None:
        return month_index + 1, resolve(r, month, day, i, stop, step=step, weekday=weekday)
    if date_of(year, month, day) is None:
        return None
    if r.category[stop] == "common_era":
        stop += 1
    return stop, f"{year:04}-{month:02}-{day:02}"


def _month_day(r: Reader, i: int, step: int, weekday: int) -> tuple[int, str] | None:
    """दिसंबर 13, 2001; फरवरी बाईस."""
    latin = r.category[i] == "latin_month"
    month = int(r.value[i]) if latin else month_at(r, i)
    if month is None:
        return None
    at = _separated(r, i + 1)
    day = integer_at(r, at, 1, 31)
    if day is None or r.category[at + 1] in _COUNTED or (r.key(at + 1) in ("%", ".") and r.glued(at + 1)):
        return None
    if r.before(i) == "digits" or date_of(2000, month, day) is None:
        return None
    year, stop = year_after(r, at + 1)
    if year is None and latin:
        return None
    if year is None:
        return at + 1, resolve(r, month, day, i, at + 1, step=step, weekday=weekday)
    return None if date_of(year, month, day) is None else (stop, f"{year:04}-{month:02}-{day:02}")


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


def _mixed(r: Reader, i: int) -> tuple[int, str] | None:
    """2020/23/सित, सितंबर-2020-23: a month in letters with the year before the day."""
    if not all(r.glued(k) for k in range(i + 1, i + 5)) or r.key(i + 1) != r.key(i + 3):
        return None
    if _separated(r, i + 1) == i + 1:
        return None
    named = (*_MONTHS, "month_short")
    if r.category[i] in named:
        month, year, day = i, year_at(r, i + 2, 1500), integer_at(r, i + 4, 1, 31)
    elif r.category[i + 4] in named:
        month, year, day = i + 4, year_at(r, i, 1500), integer_at(r, i + 2, 1, 31)
    else:
        return None
    found = date_of(year, int(r.value[month]), day) if year and day else None
    return None if found is None else (i + 5, found.isoformat())


def _slashed(r: Reader, i: int, weekday: int = 0) -> tuple[int, str] | None:
    """5/12 beside a weekday, before को, or in a range (10/1 से 11/7 तक): anywhere else it is a fraction or a score."""
    pair = _pair(r, i)
    if pair is None or pair in _NAMES or (i > 0 and r.glued(i) and not r.dash(i - 1)):
        return None
    stop = i + 3
    joined = _pair(r, stop + 1) is not None and (r.category[stop] == "from" or r.dash(stop))
    closes = i > 3 and _pair(r, i - 4) is not None and (r.category[i - 1] == "from" or r.dash(i - 1))
    named = weekday > 0 or r.before(i) == "weekday" or r.category[stop] == "weekday"
    if not (joined or closes or named or (r.category[stop] == "to" and r.category[i] == "digits")):
        return None
    other = _pair(r, stop + 1) if joined else _pair(r, i - 4) if closes else None
    month_first = max(pair[1], other[1] if other else 0) > 12
    day, month = (pair[1], pair[0]) if month_first else pair
    if date_of(2000, month, day) is None:
        return None
    return stop, resolve(r, month, day, i, stop)


def _pair(r: Reader, i: int) -> tuple[int, int] | None:
    """The two numbers of 5/12."""
    if not 0 <= i < r.size or r.key(i + 1) != "/" or not (r.glued(i + 1) and r.glued(i + 2)):
        return None
    first, second = integer_at(r, i, 1, 31), integer_at(r, i + 2, 1, 31)
    if first is None or second is None or (r.key(i + 3) == "/" and r.glued(i + 3)) or min(first, second) > 12:
        return None
    return first, second


def inside_year(r: Reader, i: int, year: str) -> tuple[int, str] | None:
    """A day or month at token ``i`` that is of a year named before it: पिछले साल 5 मार्च, तीन साल पहले मार्च महीने में."""
    if not year.isdigit() and year != "XXXX":
        return None
    day = day_value(r, i)
    if day is not None and len(day[1]) == 10:
        explicit = r.category[day[0] - 1] == "digits" and len(r.value[day[0] - 1]) == 4
        return day[0], day[1] if explicit else year + day[1][4:]
    month = month_at(r, i)
    if month is None:
        return None
    stop = i + 1
    if r.category[stop] == "month_word" or (r.category[stop] == "unit" and r.value[stop] == "M"):
        stop += 1
    return edge_after(r, stop), f"{year}-{month:02}"


def calendar_day(r: Reader, i: int) -> Found | None:
    """13 दिसंबर 2001; a weekday may stand before it (शुक्रवार, 15 मई) or after it (09 अप्रैल, गुरुवार)."""
    if r.category[i] == "weekday":
        at = r.comma(i + 1)
        found = day_value(r, _separated(r, at), weekday=int(r.value[i]))
        return None if found is None else (Piece(i, found[0], "DATE", found[1]),)
    named = int(r.value[i - 2]) if i > 1 and r.key(i - 1) == "(" and r.category[i - 2] == "weekday" else 0
    found = day_value(r, i, weekday=named)  # गुरुवार (16 जून): of the year in which it was a Thursday
    if found is None:
        return None
    after = r.comma(found[0])
    if r.category[after] != "weekday" or r.category[after + 1] in ("from", "and") or day_value(r, after + 1):
        return (Piece(i, found[0], "DATE", found[1]),)
    both = day_value(r, i, weekday=int(r.value[after])) or found
    agrees = dt.date.fromisoformat(both[1]).isoweekday() == int(r.value[after]) if both[1][:4] != "XXXX" else True
    return (Piece(i, after + 1 if agrees else found[0], "DATE", both[1]),)


def stamp(r: Reader, i: int) -> Found | None:
    """बुध अक्टूबर 26 15:50:06 2016: the stamp of a post, with or without a zone (+0000)."""
    day = i + 2
    if month_at(r, i + 1) is None or r.category[i + 3] != "clock" or (number := integer_at(r, day, 1, 31)) is None:
        return None
    at = i + 4
    if r.key(at) == "+" and r.category[at + 1] == "digits":
        at += 2
    year = year_at(r, at, EARLIEST, LATEST)
    found = date_of(year, int(r.value[i + 1]), number) if year else None
    return None if found is None else (Piece(i, at + 1, "TIME", f"{found.isoformat()}T{r.value[i + 3]}"),)


def weekday_in_brackets(r: Reader, i: int) -> Found | None:
    """सोमवार (23 मार्च) before a part of the day: one expression with it; else the two are expressions of their own."""
    if r.category[i] != "weekday" or r.key(i + 1) != "(":
        return None
    found = day_value(r, i + 2, weekday=int(r.value[i]))
    if found is None or r.key(found[0]) != ")":
        return None
    at = r.skip(r.skip(found[0] + 1, "to", "of"), "approximately")
    at = r.skip(at, "half")
    timed = r.category[r.skip(at, "late")] == "part" or r.category[at + 1] == "oclock"
    return (Piece(i, found[0] + 1, "DATE", found[1]),) if timed else None


def day_of_year(r: Reader, i: int) -> Found | None:
    """2020 में 28 जून, 2008 की 26 नवंबर: the year first."""
    year = year_at(r, i, EARLIEST, LATEST)
    at = r.skip(i + 1, "in", "of")
    begins = i == 0 or r.page.words.gap[i] >= LINE  # a list: 2001 26 जनवरी
    if year is None or (at == i + 1 and not begins) or r.category[at] not in ("digits", "number"):
        return None
    found = _day_month(r, at, 0, 0)
    if found is None or month_at(r, found[0] - 1) is None or date_of(year, int(found[1][5:7]), int(found[1][8:])) is None:
        return None
    return (Piece(i, found[0], "DATE", f"{year:04}{found[1][4:]}"),)


def weekday_and_day(r: Reader, i: int) -> Found | None:
    """रविवार 31, 21 सोमवार, चौबीस सोमवार शाम: a weekday and a day of the month."""
    day, weekday = (i, i + 1) if r.category[i + 1] == "weekday" else (i + 1, i)
    number = integer_at(r, day, 1, 31)
    if number is None or r.category[weekday] != "weekday" or r.published is None:
        return None
    if r.category[day] == "number" and number < 10:
        return None  # दो मंगलवार: two of them
    if r.category[i + 2] in _COUNTED or r.before(i) in _MONTHS:
        return None
    if r.category[i + 2] not in ("to", "of", "from", "until", "part") and r.key(i + 2) != ",":
        return None
    around = [r.published + dt.timedelta(days=n) for n in range(-75, 76)]
    fits = [d for d in around if d.day == number and d.isoweekday() == int(r.value[weekday])]
    if not fits:
        return None
    nearest = min(fits, key=lambda d: abs((d - r.published).days) if r.published else 0)
    return (Piece(i, i + 2, "DATE", nearest.isoformat()),)
