"""Fiscal years and quarters: वित्त वर्ष 2024-25, 2023-24 की पहली तिमाही, अप्रैल-जून तिमाही, 2015 का पहला हफ्ता."""

from __future__ import annotations

import datetime as dt

from .dates import EARLIEST, edge_after, month_at, resolve, year_at
from .durations import unit_at
from .reader import Found, Piece, Reader
from .tense import tense_at
from .values import days, period


def fiscal_year(r: Reader, i: int, first: int | None = None, step: int | None = None) -> Found | None:
    """वित्त वर्ष 2024-25, वित्तीय वर्ष 2025 (which ends in 2025), चालू वित्त वर्ष की पहली तिमाही."""
    begin = i if first is None else first
    at = i + 1
    if r.category[i] == "fiscal":
        if unit_at(r, at) != "Y":
            return None
        at += 1
    two = _two_years(r, at)
    if two is not None:
        value, at = two, at + 3
    elif step is not None:
        value = period(r.published, "FY", step)
    elif r.category[at] == "digits" and len(r.value[at]) == 4:
        value, at = f"FY{int(r.value[at]) - 1:04}", at + 1
    elif r.category[at] == "digits" and len(r.value[at]) == 2:
        value, at = f"FY{2000 + int(r.value[at]) - 1:04}", at + 1
    elif quarter_at(r, r.skip(at, "of")) is not None or edge_after(r, at) > at or r.category[at] in ("in", "until"):
        value = _fiscal_year_of(r, i, at)  # वित्त वर्ष की पहली तिमाही, वित्त वर्ष के अंत तक, वित्त वर्ष में
    else:
        return None
    return (Piece(begin, *_within_year(r, at, value)),)


def _two_years(r: Reader, i: int) -> str | None:
    """The fiscal year of 2023-24 or 2023-2024 at token ``i``."""
    year = year_at(r, i, EARLIEST)
    if year is None or not r.dash(i + 1) or r.category[i + 2] != "digits":
        return None
    return f"FY{year:04}" if r.value[i + 2] in (f"{(year + 1) % 100:02}", f"{year + 1}") else None


def _within_year(r: Reader, at: int, value: str) -> tuple[int, str, str]:
    """Where an expression ends after a fiscal year, its kind and value: की पहली तिमाही, की अप्रैल-जून तिमाही, के अंत."""
    inner = r.skip(at, "of")
    if (named := quarter_at(r, inner)) is not None:
        return inner + 2, "DATE", f"{value}-{named}"
    if (months := quarter_of_months(r, inner)) is not None and value[2:].isdigit():
        stop, number = months
        return stop, "DATE", f"{int(value[2:]) + (number == 1):04}-Q{number}"
    return edge_after(r, at), "DATE", value


def fiscal_range(r: Reader, i: int) -> Found | None:
    """2018-19 में, वर्ष 2008-09, 2023-24 की पहली तिमाही, 2017-18 के वित्त वर्ष: fiscal years without the word before.

    Accounts, harvests, sessions of schools and seasons of sport all run so; two years written in full (2013-2014) are a
    range, unless something says that they are one.
    """
    first = i
    if r.category[i] == "year_word" or (r.category[i] == "unit" and r.value[i] == "Y"):
        i += 1
    value = _two_years(r, i)
    if value is None:
        return None
    at = r.skip(i + 3, "of")
    if r.category[at] == "fiscal_year" or (r.category[at] == "fiscal" and unit_at(r, at + 1) == "Y"):
        return (Piece(first, *_within_year(r, at + 1 + (r.category[at] == "fiscal"), value)),)
    near = r.previous
    joined = near is not None and near.stop == i - 1 and near.value.startswith("FY") and r.category[i - 1] in ("and", "from")
    one = joined or quarter_at(r, at) is not None or (len(r.value[i + 2]) == 2 and _alone(r, first, i))
    return (Piece(first, *_within_year(r, i + 3, value)),) if one else None


def _alone(r: Reader, first: int, i: int) -> bool:
    """Whether 2018-19 is no part of a longer number (91-2018-19, 2018-19-20, 2018-19/7), and counts nothing."""
    longer = r.dash(i + 3) or r.key(i + 3) == "/" or (i > 0 and r.glued(i) and r.key(i - 1) in ("-", "/", "+"))
    counts = r.category[i + 3] in ("scale", "counted") or (first == i and r.before(i) in ("digits", "scale", "counted"))
    return not longer and not counts


def quarter_of_months(r: Reader, i: int) -> tuple[int, int] | None:
    """अप्रैल-जून तिमाही, जनवरी से मार्च की तिमाही: where it ends, and the number of the quarter that ends so."""
    last = i + 2 if r.dash(i + 1) or r.category[i + 1] == "from" else i
    begin, end = month_at(r, i), month_at(r, last)
    at = r.skip(last + 1, "of")
    if begin is None or end is None or unit_at(r, at) != "Q" or (last > i and (end - begin) % 12 != 2):
        return None
    return at + 1, (end + 2) // 3


def months_quarter(r: Reader, i: int) -> Found | None:
    """अप्रैल-जून तिमाही, मार्च तिमाही: the nearest that the tense allows."""
    found = quarter_of_months(r, i)
    if found is None:
        return None
    stop, number = found
    year = resolve(r, 3 * number, None, i, stop)[:4]
    return (Piece(i, stop, "DATE", f"{year}-Q{number}"),)


def _fiscal_year_of(r: Reader, first: int, at: int) -> str:
    """The fiscal year that is now; that before, if the quarter named is still to come and its verb does not say so."""
    value, quarter_of_it = period(r.published, "FY", 0), quarter_at(r, r.skip(at, "of"))
    start = days(f"{value}-{quarter_of_it}")[0] if quarter_of_it else None
    late = r.published is not None and start is not None and start > r.published
    return period(r.published, "FY", -1) if late and tense_at(r.page, first, at + 3) != "future" else value


def quarter_at(r: Reader, i: int) -> str | None:
    """Q1 … Q4, H1, H2 of पहली तिमाही, दूसरी छमाही."""
    if r.category[i] not in ("ordinal", "last") or r.category[i + 1] != "unit" or r.value[i + 1] not in ("Q", "HY"):
        return None
    parts = 4 if r.value[i + 1] == "Q" else 2
    number = parts if r.category[i] == "last" else int(r.value[i])
    return f"{r.value[i + 1][0]}{number}" if number <= parts else None


def quarter(r: Reader, i: int) -> Found | None:
    """पहली तिमाही, दूसरी छमाही: of the calendar year that is now, or of the last, if that is nearer or the verb past."""
    found = quarter_at(r, i)
    if found is None:
        return None
    if r.published is None:
        return (Piece(i, i + 2, "DATE", f"XXXX-{found}"),)
    year = r.published.year
    start = days(f"{year:04}-{found}")[0]
    if start is not None and start > r.published:
        tense, before = tense_at(r.page, i, i + 2), days(f"{year - 1:04}-{found}")[1]
        nearer = before is not None and r.published - before < start - r.published
        year -= tense == "past" or (tense != "future" and nearer)
    return (Piece(i, i + 2, "DATE", f"{year:04}-{found}"),)


def part_of_year(r: Reader, i: int) -> Found | None:
    """2024 की पहली तिमाही, 2015 का पहला हफ्ता, 2019 के अंतिम सप्ताह, 2017 Q1."""
    code = i + 1 + r.dash(i + 1)
    if r.category[code] == "quarter_code" and len(r.value[i]) == 4:
        return (Piece(i, code + 1, "DATE", f"{r.value[i]}-{r.value[code]}"),)
    if r.category[i] != "digits" or len(r.value[i]) != 4 or r.category[i + 1] != "of":
        return None
    year = int(r.value[i])
    found = quarter_at(r, i + 2)
    if found is not None:
        return (Piece(i, i + 4, "DATE", f"{year:04}-{found}"),)
    if r.category[i + 2] in ("ordinal", "last", "ago") and unit_at(r, i + 3) == "W" and 1 < year < 9999:
        number = {"last": dt.date(year, 12, 28).isocalendar()[1], "ago": 1}.get(r.category[i + 2]) or int(r.value[i + 2])
        return (Piece(i, i + 4, "DATE", f"{year:04}-W{number:02}"),)
    return None
