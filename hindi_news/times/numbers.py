"""Numbers in digits and words: 25, 1,25,000, ढाई, साढ़े तीन, एक लाख बीस हजार, दो-तीन, कई."""

from __future__ import annotations

from typing import NamedTuple

from ..text.normalize import matching_key
from .reader import Reader


class Number(NamedTuple):
    """A number that ends before token ``stop``; ``exact`` is False for कई, सैकड़ों, दो-तीन."""

    stop: int
    value: float
    exact: bool = True


_OLD = matching_key("पुरान")
_ARAB = "1000000000"
#: Categories a number may begin with.
TRIGGERS = ("digits", "decimal", "grouped", "number", "half", "fraction", "plus", "scale", "vague", "some")

#: Numbers of which two name a third between them: दो-तीन, डेढ़-दो.
_SPOKEN = ("number", "digits", "fraction")

#: Scale words in a row that make one number (दो लाख करोड़); more are no number that anybody says.
_SCALES = 4


def number_at(r: Reader, i: int) -> Number | None:
    """The number that begins at token ``i``, as long as it goes."""
    found = _sum(r, i)
    if found is None:
        return None
    stop = found.stop
    # दो-तीन, 5-6, चार पांच, दस से पंद्रह: about so many.
    joined = r.dash(stop) or r.category[stop] == "from" or (r.category[stop] == "and" and r.key(stop) == "या")
    other = stop + joined
    if r.category[i] in _SPOKEN and r.category[other] in _SPOKEN and (other > stop or r.category[i] == "number"):
        after = None if other == stop and _is_article(r, i) else _sum(r, other)
        if after is not None and r.key(i) == "दो" and r.key(other) == "एक" and after.stop == other + 1:
            return Number(after.stop, found.value, exact=False)  # दो एक दिन
        if after is not None and found.value < after.value <= 2 * found.value + 5 and not _is_year(r, i):
            return Number(after.stop, after.value, exact=False)
    return found


def _is_article(r: Reader, i: int) -> bool:
    """Whether एक is "a": एक तीन साल की बच्ची, एक दो साल पुराना चित्र; not एक दो दिन."""
    if r.key(i) != "एक":
        return False
    return float(r.value[i + 1]) > 2 or r.key(i + 3).startswith(_OLD)


def _is_year(r: Reader, i: int) -> bool:
    """Whether a token looks like a year, so that से after it is "since"."""
    return r.category[i] == "digits" and len(r.value[i]) == 4 and "1500" < r.value[i] < "2200"


def _sum(r: Reader, i: int) -> Number | None:
    """एक लाख बीस हजार तीन सौ पांच: scales that fall."""
    first = _scaled(r, i)
    if first is None:
        return None
    total, stop, floor = first.value, first.stop, _floor(r, first)
    while floor > 1 and first.exact:
        part = _scaled(r, stop) if r.category[stop] in ("number", "digits") else None
        if part is None:
            break
        if part.value < floor:
            total += part.value
        elif floor == 100 and part.value / _floor(r, part) < 100:
            # पांच सौ पैंतीस करोड़: the hundreds are multiplied too.
            total = total * _floor(r, part) + part.value
        else:
            break
        stop, floor = part.stop, _floor(r, part)
    return Number(stop, total, first.exact)


def _floor(r: Reader, found: Number) -> float:
    """The last scale word of a number, 1 without one: what follows must be smaller."""
    before = found.stop - 1
    return float(r.value[before]) if r.category[before] == "scale" else 1.0


def _scaled(r: Reader, i: int) -> Number | None:
    """A simple number and its scale words: ढाई लाख, 1.7 लाख करोड़; सौ alone is 100."""
    category = r.category[i]
    if category == "scale":
        base, stop = 1.0, i
    elif category == "vague":
        base, stop = float(r.value[i]), i + 1
    elif category == "some":
        base, stop = 2.0, i + 1
    else:
        simple = _simple(r, i)
        if simple is None:
            return None
        base, stop = simple.value, simple.stop
    while r.category[stop] == "scale" and stop - i <= _SCALES:
        if stop > i and r.value[stop] == _ARAB and r.category[stop + 1] == "arab":
            break  # दो अरब देशों: Arab countries
        base *= float(r.value[stop])
        stop += 1
    return Number(stop, base, category not in ("vague", "some"))


def _simple(r: Reader, i: int) -> Number | None:
    category, value = r.category[i], r.value[i]
    if category in ("digits", "decimal", "grouped"):
        if len(value) > 18:
            return None
        return Number(i + 1, float(value.replace(",", "")))
    if category == "number":
        if r.category[i + 1] == "quarter":
            return Number(i + 2, float(value) / 4)
        if r.category[i + 1] == "and" and r.category[i + 2] == "number" and r.category[i + 3] == "quarter":
            return Number(i + 4, float(value) + float(r.value[i + 2]) / 4)
        return Number(i + 1, float(value))
    if category in ("half", "fraction"):
        return Number(i + 1, float(value))
    if category == "quarter":
        return Number(i + 1, float(value))
    if category == "plus":
        if r.category[i + 1] in ("number", "digits"):
            return Number(i + 2, float(r.value[i + 1]) + float(value))
        return Number(i + 1, 1 + float(value))
    return None


def integer_at(r: Reader, i: int, low: int, high: int) -> int | None:
    """The whole number that token ``i`` alone is, if it lies in ``[low, high]``."""
    if r.category[i] not in ("digits", "number") or len(r.value[i]) > 4:
        return None
    found = int(r.value[i])
    return found if low <= found <= high else None
