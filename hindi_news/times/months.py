"""Months and weeks of months that are named: जून 2024, मार्च महीने में, जनवरी-फरवरी 2017, मई के दूसरे हफ्ते, 2016 मई."""

from __future__ import annotations

from calendar import monthrange

from ..page import LINE
from .dates import EARLIEST, edge_after, month_at, resolve, year_after, year_at
from .day_numbers import weekday_of_month
from .numbers import integer_at
from .reader import LISTED, Found, Piece, Reader
from .values import date_of, nth_week


def _is_name(r: Reader, i: int, stop: int) -> bool:
    """Whether मार्च is a procession or मई a surname: the month stands between words of grammar or of time."""
    before, after = r.before(i), r.category[stop]
    if i in r.people_inside:
        return True
    if r.category[i] == "month":
        return False
    if before == "procession" or after == "marched":
        return True
    led = r.skip(r.skip(stop, "of"), "particle")
    if led > stop and r.category[led] == "led":
        return True  # मार्च का नेतृत्व किया
    if after in ("likeness", "in", "from", "until", "and", "edge") or edge_after(r, stop) > stop:
        return False  # मई अंत तक, मई के अंत में
    plain = before == "" and i > 0 and r.key(i - 1)[:1].isalpha() and r.page.words.gap[i] < LINE
    if plain:
        return not (after == "of" and r.category[i] == "march")
    if after in ("in", "from", "until", "and", "edge", "unit", "month", "march", "may", "month_word", "weekday"):
        return False
    if after == "of":
        following = r.category[stop + 1]
        return following not in ("edge", "ordinal", "unit", "month_word", "last") and r.category[i] == "may"
    return r.key(stop) not in (",", "-", "–", "(", ")", "") and r.category[i] in ("march", "may") and after != "to"


def named_month(r: Reader, i: int, listed: int = LISTED) -> Found | None:
    """जून 2024, दिसंबर, 1999, मार्च महीने में, जुलाई; first half of a range with one year: जनवरी-फरवरी 2017."""
    month = month_at(r, i)
    if month is None:
        return None
    stop = i + 1
    joint = r.skip(stop, "of")
    if r.category[joint] in ("unit", "month_word") and r.value[joint] in ("M", "1"):
        stop = joint + 1
    year, stop = year_after(r, stop)
    if year is not None and r.before(i) == "digits" and len(r.value[i - 1]) < 3:
        return None
    if year is not None:
        return (Piece(i, edge_after(r, stop), "DATE", f"{year:04}-{month:02}"),)
    joint = r.skip(stop, "and", "from") if r.category[stop] in ("and", "from") else stop + r.dash(stop)
    second = month_at(r, joint)
    if second is not None and joint > stop and listed > 1:
        both = named_month(r, joint, listed - 1)
        if both is not None and len(both[0].value) == 7:
            year_text = both[0].value[:4]
            if month > second and year_text.isdigit():
                year_text = f"{int(year_text) - 1:04}"
            after = r.skip(both[-1].stop, "of")
            if r.category[after] == "unit" and r.value[after] == "Q":
                return (Piece(i, after + 1, "DATE", f"{year_text}-Q{(month + 2) // 3}"),)
            return (Piece(i, stop, "DATE", f"{year_text}-{month:02}"), *both)
    if r.before(i) == "digits" and (r.category[i] != "month" or len(r.value[i - 1]) < 3):
        return None  # 31 फरवरी is no day, and so no month either
    if stop == i + 1 and _is_name(r, i, stop):
        return None
    if r.category[stop] == "likeness":
        return (Piece(i, stop, "DATE", f"XXXX-{month:02}"),)  # मई जैसी गर्मी: of any year
    return (Piece(i, edge_after(r, stop), "DATE", resolve(r, month, None, i, stop)),)


def numbered_day(r: Reader, i: int) -> Found | None:
    """जनवरी की पहली तारीख, अप्रैल के पहले दिन, मार्च के आखिरी दिन, जून की 15 तारीख: one day of the month."""
    found = named_month(r, i)
    if found is None or len(found) > 1 or len(found[0].value) != 7:
        return None
    at = r.skip(found[0].stop, "of")
    number = integer_at(r, at, 1, 31)
    word = r.skip(at + 1, "ordinal_ending") if number is not None else at + 1
    whole_day = r.category[word] == "unit" and r.value[word] == "D" and r.key(word) != "दिनों"
    if at == found[0].stop or not (r.category[word] == "date_word" or whole_day):
        return None
    if r.category[at] == "ordinal":
        number = int(r.value[at])
    elif r.key(at) == "पहले":
        number = 1
    elif r.category[at] == "last" and not found[0].value.startswith("X"):
        number = monthrange(int(found[0].value[:4]), int(found[0].value[5:]))[1]
    elif r.category[word] == "unit":
        return None
    if number is None or date_of(2000, int(found[0].value[5:]), number) is None:
        return None
    return (Piece(i, word + 1, "DATE", f"{found[0].value}-{number:02}"),)


def week_of_month(r: Reader, i: int) -> Found | None:
    """मई के दूसरे हफ्ते, जुलाई के आखिरी सप्ताह: the ISO week that has most of them."""
    found = named_month(r, i)
    if found is None or len(found) > 1 or len(found[0].value) != 7:
        return None
    month = found[0]
    at = r.skip(month.stop, "of")
    word = r.skip(at + 1, "particle")  # फरवरी के पहले ही सप्ताह में
    if at == month.stop or r.category[at] not in ("ordinal", "last", "ago") or r.category[word] != "unit":
        return None
    number = {"last": 0, "ago": 1}.get(r.category[at]) if r.category[at] != "ordinal" else int(r.value[at])
    if r.value[word] == "W" and number is not None and number <= 5:
        return (Piece(i, word + 1, "DATE", nth_week(month.value, number)),)
    if r.value[word] == "FN":
        return (Piece(i, word + 1, "DATE", month.value),)
    return None


def weekday_in_month(r: Reader, i: int) -> Found | None:
    """दिसंबर के पहले रविवार, नवंबर 2016 के दूसरे शुक्रवार, मार्च का आखिरी सोमवार."""
    found = named_month(r, i)
    if found is None or len(found) > 1 or len(found[0].value) != 7 or r.category[found[0].stop] != "of":
        return None
    day = weekday_of_month(r, found[0].stop + 1, found[0].value)
    return None if day is None else (Piece(i, day[0], "DATE", day[1]),)


def year_and_month(r: Reader, i: int) -> Found | None:
    """2016 मई, 2015-3, वर्ष 2017 के जून: the year first."""
    if r.category[i] in ("unit", "year_word"):
        found = year_and_month(r, i + 1) if r.value[i] in ("Y", "1") and r.category[i + 1] == "digits" else None
        return None if found is None or r.dash(i + 2) else (found[0]._replace(first=i),)
    year = year_at(r, i, 1500)
    if year is None:
        return None
    if (month := month_at(r, i + 1)) is not None:
        day = integer_at(r, i + 2, 1, 31)
        if day is not None and date_of(year, month, day) and r.category[i + 3] not in ("unit", "scale"):
            return (Piece(i, i + 3, "DATE", f"{year:04}-{month:02}-{day:02}"),)
        return (Piece(i, i + 2, "DATE", f"{year:04}-{month:02}"),)
    if r.category[i + 1] == "of" and (month := month_at(r, i + 2)) is not None:
        named = r.category[i + 3] == "unit" and r.value[i + 3] == "M"
        return (Piece(i, i + 3 + named, "DATE", f"{year:04}-{month:02}"),)
    if (r.dash(i + 1) and r.glued(i + 1) and r.glued(i + 2) and (month := integer_at(r, i + 2, 1, 12)) is not None
            and r.category[i + 2] == "digits" and not r.dash(i + 3) and year >= EARLIEST
            and r.value[i + 2] != str((year + 1) % 10)):
        return (Piece(i, i + 3, "DATE", f"{year:04}-{month:02}"),)
    return None
