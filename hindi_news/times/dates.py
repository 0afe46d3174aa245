"""Days, months, years, decades and centuries that are named: 13 दिसंबर 2001, दिसंबर 13, 2019-20, 1990 के दशक."""

from __future__ import annotations

import datetime as dt

from ..page import LINE
from .numbers import integer_at
from .reader import Found, Piece, Reader
from .tense import tense_at
from .values import date_of, in_calendar

#: Years that may stand without a word that makes them one.
_EARLIEST, _LATEST = 1900, 2099
#: Those that may stand with में.
_OLDEST = 1200
_MONTHS = ("month", "march", "may")


def month_at(r: Reader, i: int) -> int | None:
    """The number of the month that token ``i`` names."""
    return int(r.value[i]) if r.category[i] in _MONTHS else None


def year_at(r: Reader, i: int, low: int = 1000, high: int = _LATEST) -> int | None:
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


# -- days -------------------------------------------------------------------------------------------------------------
def _separated(r: Reader, i: int) -> int:
    """Over a hyphen or slash between the parts of a date (05-अगस्त-2016)."""
    return i + 1 if r.dash(i) or r.key(i) == "/" else i


def _year_after(r: Reader, i: int) -> tuple[int | None, int]:
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
    year, stop = _year_after(r, month_index + 1)
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
    year, stop = _year_after(r, at + 1)
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


# -- months -----------------------------------------------------------------------------------------------------------
def edge_after(r: Reader, i: int) -> int:
    """Where a period ends that ends at token ``i`` and may go on: की शुरुआत, के अंत, के मध्य; शुरू without में."""
    at = r.skip(i, "of")
    return at + 1 if r.category[at] == "edge" else i


def _is_name(r: Reader, i: int, stop: int) -> bool:
    """Whether मार्च is a procession or मई a surname: the month stands between words of grammar or of time."""
    before, after = r.before(i), r.category[stop]
    if r.category[i] == "month":
        return False
    plain = before == "" and i > 0 and r.key(i - 1)[:1].isalpha() and r.page.words.gap[i] < LINE
    if plain:
        return True
    if after in ("in", "from", "until", "and", "edge", "unit", "month", "march", "may", "month_word", "weekday"):
        return False
    if after == "of":
        following = r.category[stop + 1]
        return following not in ("edge", "ordinal", "unit", "month_word", "last") and r.category[i] == "march"
    return r.key(stop) not in (",", "-", "–", "(", ")", "") and r.category[i] in ("march", "may") and after != "to"


def named_month(r: Reader, i: int) -> Found | None:
    """जून 2024, दिसंबर, 1999, मार्च महीने में, जुलाई; first half of a range with one year: जनवरी-फरवरी 2017."""
    month = month_at(r, i)
    if month is None:
        return None
    stop = i + 1
    if r.category[stop] in ("unit", "month_word") and r.value[stop] in ("M", "1"):
        stop += 1
    year, stop = _year_after(r, stop)
    if year is not None:
        return (Piece(i, edge_after(r, stop), "DATE", f"{year:04}-{month:02}"),)
    joint = r.skip(stop, "and", "from") if r.category[stop] in ("and", "from") else stop + r.dash(stop)
    second = month_at(r, joint)
    if second is not None and joint > stop:
        both = named_month(r, joint)
        if both is not None and len(both[0].value) == 7:
            year_text = both[0].value[:4]
            if month > second and year_text.isdigit():
                year_text = f"{int(year_text) - 1:04}"
            quarter = r.category[both[-1].stop] == "unit" and r.value[both[-1].stop] == "Q"
            if quarter:
                return (Piece(i, both[-1].stop + 1, "DATE", f"{year_text}-Q{(month + 2) // 3}"),)
            return (Piece(i, stop, "DATE", f"{year_text}-{month:02}"), *both)
    if r.before(i) == "digits" and r.category[i] != "month":
        return None
    if _is_name(r, i, stop):
        return None
    if r.category[stop] == "unit" and r.value[stop] == "Q":
        value = resolve(r, month, None, i, stop)
        return (Piece(i, stop + 1, "DATE", f"{value[:4]}-Q{(month + 2) // 3}"),)
    return (Piece(i, edge_after(r, stop), "DATE", resolve(r, month, None, i, stop)),)


def week_of_month(r: Reader, i: int) -> Found | None:
    """मई के दूसरे हफ्ते, जुलाई के आखिरी सप्ताह: the n-th seven days of the month."""
    found = named_month(r, i)
    if found is None or len(found) > 1 or len(found[0].value) != 7:
        return None
    month = found[0]
    at = r.skip(month.stop, "of")
    if at == month.stop or r.category[at] not in ("ordinal", "last", "ago") or r.category[at + 1] != "unit":
        return None
    number = {"last": 5, "ago": 1}.get(r.category[at]) or int(r.value[at])
    if r.value[at + 1] == "W" and number <= 5:
        return (Piece(i, at + 2, "DATE", f"{month.value}-W{number:02}"),)
    if r.value[at + 1] == "FN":
        return (Piece(i, at + 2, "DATE", month.value),)
    return None


# -- years ------------------------------------------------------------------------------------------------------------
def _stands_alone(r: Reader, i: int) -> bool:
    """Whether four digits are a year by what stands around them."""
    before, after, word = r.before(i), r.category[i + 1], r.key(i + 1)
    mark = r.key(i - 1) if i > 0 else ""
    if mark in ("₹", "$", "£", "€", "+", ":", "#", "@") or before in ("digits", "scale", "counted"):
        return False
    if mark == "." and r.glued(i) and r.key(i - 2)[-1:].isdigit():
        return False
    if r.glued(i) and mark in ("-", "/", "–") and before == "" and i > 1 and r.category[i - 2] == "":
        return False
    if int(r.value[i]) < _EARLIEST:
        # 1200 में may be a price; 1698 में is none.
        return after == "in" and int(r.value[i]) % 10 > 0 and int(r.value[i]) % 100 > 0
    if after in ("in", "until", "from", "edge", "year_word", "common_era", "event"):
        return not (after == "from" and r.category[i + 2] == "compared")
    if after == "of":
        following = r.category[i + 2]
        return following not in ("counted", "approximately", "about", "scale", "distance", "person")
    if after == "and":
        return year_at(r, i + 2, _EARLIEST) is not None
    if after in ("to", "ago", "after", "its"):
        return True
    if word == ")" and mark == "(":
        return True
    return word in (",", "।", ".", ")", "-", "–", "?", "!", "") and not (word == "." and r.glued(i + 2)) and (
        before in ("event", "month", "and", "from", "of", "until", "in") or mark in ("(", ",")
    )


def plain_year(r: Reader, i: int) -> Found | None:
    """1979 में, (2014), 2007 और 2009 के बीच; सन् 1990 ई., वर्ष 2014, 2008 वर्ष."""
    at = i
    while r.category[at] == "year_word" or (r.category[at] == "unit" and r.value[at] == "Y" and at < i + 2):
        at += 1
    year = year_at(r, at, 1000 if at > i or r.category[at + 1] == "common_era" else _OLDEST)
    if year is None or (at == i and not _stands_alone(r, i)):
        return None
    if r.category[at + 1] in ("scale", "counted", "oclock") or (r.category[at + 1] == "of" and at == i
                                                              and r.category[at + 2] == "unit"):
        return None
    stop = r.skip(at + 1, "common_era")
    return (Piece(i, edge_after(r, stop), "DATE", f"{year:04}"),)


def year_range(r: Reader, i: int) -> Found | None:
    """2019-20, 2013-2014, वर्ष 2008-09: two expressions."""
    at = i + 1 if r.category[i] in ("unit", "year_word") else i
    if at > i and r.category[i] == "unit" and r.value[i] != "Y":
        return None
    year = year_at(r, at, 1800)
    if year is None or not r.dash(at + 1) or r.category[at + 2] != "digits":
        return None
    if r.dash(at + 3) or r.key(at + 3) == "/" or (at > 0 and r.glued(at) and r.key(at - 1) in ("-", "/", "+")):
        return None
    text = r.value[at + 2]
    if len(text) == 2:
        end = year // 100 * 100 + int(text)
        end += 100 * (end < year)
        # 2015-03 is a month when nothing says that it is two years.
        if int(text) <= 12 and end != year + 1:
            return None
    elif len(text) == 4:
        end = int(text)
    else:
        return None
    if not year < end <= min(year + 150, _LATEST) or r.category[at + 3] in ("scale", "counted"):
        return None
    return (Piece(i, at + 1, "DATE", f"{year:04}"), Piece(at + 2, at + 3, "DATE", f"{end:04}"))


def year_and_month(r: Reader, i: int) -> Found | None:
    """2016 मई, 2015-3: the year first."""
    year = year_at(r, i, 1500)
    if year is None:
        return None
    if (month := month_at(r, i + 1)) is not None:
        day = integer_at(r, i + 2, 1, 31)
        if day is not None and date_of(year, month, day) and r.category[i + 3] not in ("unit", "scale"):
            return (Piece(i, i + 3, "DATE", f"{year:04}-{month:02}-{day:02}"),)
        return (Piece(i, i + 2, "DATE", f"{year:04}-{month:02}"),)
    if r.category[i + 1] == "of" and (month := month_at(r, i + 2)) is not None:
        return (Piece(i, i + 3, "DATE", f"{year:04}-{month:02}"),)
    if (r.dash(i + 1) and r.glued(i + 1) and r.glued(i + 2) and (month := integer_at(r, i + 2, 1, 12)) is not None
            and r.category[i + 2] == "digits" and not r.dash(i + 3) and year >= _EARLIEST):
        return (Piece(i, i + 3, "DATE", f"{year:04}-{month:02}"),)
    return None


def decade(r: Reader, i: int) -> Found | None:
    """1990 के दशक, नब्बे के दशक, 90 के दशक की शुरुआत."""
    if r.category[i] not in ("digits", "number", "ordinal") or r.category[i + 1] != "of":
        return None
    if r.category[i + 2] != "unit" or r.value[i + 2] != "DE":
        return None
    number = int(r.value[i])
    if number < 100:
        number += 1900
    if number % 10 or not in_calendar(number):
        return None
    return (Piece(i, edge_after(r, i + 3), "DATE", f"{number // 10:03}X"),)


def named_century(r: Reader, i: int) -> Found | None:
    """21वीं सदी, उन्नीसवीं शताब्दी के अंत, 15 वीं शताब्दी; पहली सदी ईसा पूर्व."""
    if r.category[i] not in ("ordinal", "digits"):
        return None
    at = r.skip(i + 1, "ordinal_ending")
    if r.category[at] != "unit" or r.value[at] != "CE" or (r.category[i] == "digits" and at == i + 1):
        return None
    number = int(r.value[i])
    if not 1 <= number <= 30:
        return None
    if r.category[at + 1] == "before_era" or (r.category[at + 1] == "christ" and r.category[at + 2] == "ago"):
        return (Piece(i, at + (2 if r.category[at + 1] == "before_era" else 3), "DATE", f"BC{number - 1:02}XX"),)
    return (Piece(i, edge_after(r, at + 1), "DATE", f"{number - 1:02}XX"),)
