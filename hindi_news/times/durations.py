"""Lengths of time, how long ago or after, and how often: ढाई घंटे, तीन दिन पहले, इसके दो साल बाद, हर सोमवार."""

from __future__ import annotations

from typing import NamedTuple

from ..page import LINE
from ..text.normalize import matching_key
from .ages import is_age
from .clock import time_of_day
from .dates import day_value, inside_year, month_at
from .numbers import number_at
from .reader import Found, Piece, Reader, feast_names
from .tense import tense_at
from .values import add_days, anchor, days, duration, period, shift

#: How many of a unit make one of the next.
_WITHIN = {"M": 12, "W": 5, "D": 31, "H": 24, "MIN": 60, "S": 60}

_OF = matching_key("के")
_AFTER_EACH = matching_key("दर")
#: How many times as long the longer of two lengths with one unit is, at most.
_ALIKE = 3
#: Every day, and a day.
_DAY = matching_key("रोज")
#: What makes a unit one of some number, or a certain one.
_SOME_DAY = ("relative", "that", "some", "number", "digits", "ordinal")
_COUNTED = (*_SOME_DAY, "last", "whole", "each", "scale", "fraction", "decimal", "vague", "this", "its")
_INFINITIVE = matching_key("ने")
_BREAKS = frozenset("।?!|;,.")
_THAT = matching_key("कि")
#: Who does something on some day.
_ACTORS = frozenset(map(matching_key, (
    "मैं", "मैंने", "हम", "हमने", "वह", "वो", "उसने", "उन्होंने", "उसका", "उसकी", "उसके", "उनका", "उनकी", "उनके", "मुझे", "उसे", "उन्हें", "हमें",
    "यह", "ये", "इस", "इन", "अचानक", "किसी", "कोई", "जरूर", "मेरा", "मेरे", "मेरी", "हमारा", "हमारी", "हमारे", "अपने", "अपनी")))
#: Tokens of an event between its day and a length counted from it, at most; without a verb.
_EVENT, _NOUN = 9, 2
_AT_LEAST = tuple(map(matching_key, ("कम", "से", "कम")))
#: As often as something happens within a day or a year, at most.
_OFTEN = 50
#: Days between what the news reports and publication, at most.
_REPORTED = 7


class Length(NamedTuple):
    """A length of time that ends before ``stop``: ``value`` as TIMEX3; ``number`` is None if uncertain."""

    stop: int
    value: str
    number: float | None
    unit: str


def unit_at(r: Reader, i: int) -> str | None:
    """The unit that token ``i`` names."""
    return r.value[i] if r.category[i] in ("unit", "nights") else None


def length_at(r: Reader, i: int) -> Length | None:
    """दो साल, कुछ ही दिनों, एक साल और सात महीने, 1 घंटे 30 मिनट."""
    number = number_at(r, i)
    if number is None:
        return None
    at = r.skip(number.stop, "particle", "relative")
    if r.key(at) == "या" and r.category[at + 1] == "than_it" and r.category[at + 2] == "compared":
        at += 3  # दो या उससे ज्यादा दिन
    if r.dash(at) and r.category[at + 1] == "lasting":
        at += 1
    if r.key(at) == "और" and r.category[i] in ("number", "some") and unit_at(r, at + 1) and r.category[at + 2] != "digits":
        at += 1  # एक और सप्ताह
    unit = "M" if r.key(at) == "मास" else "D" if r.category[at] == "lasting" or r.key(at) == _DAY else unit_at(r, at)
    if r.category[at] == "lasting" and number.value == 1 and r.category[at + 1] == "sport":
        return None  # एक दिवसीय क्रिकेट
    if unit is None or (unit == "DE" and r.category[i] == "digits" and number.value > 100):
        return None
    if not number.value:
        return None
    first = Length(at + 1, duration(number.value if number.exact else None, unit),
                   number.value if number.exact else None, unit)
    joint = r.skip(first.stop, "and")
    rest = number_at(r, joint)
    if rest is None or not rest.exact or first.number is None:
        return first
    smaller = unit_at(r, rest.stop)
    order = ("Y", "M", "W", "D", "H", "MIN", "S")
    if smaller not in order or unit not in order or order.index(smaller) <= order.index(unit):
        return first
    # 365 दिन 24 घंटे are two lengths: a part is smaller than one of the whole.
    if rest.value >= _WITHIN[smaller]:
        return first
    if r.category[rest.stop + 1] in ("ago", "after") and joint > first.stop:
        return first
    tail = duration(rest.value, smaller)[1:]
    value = first.value + (tail.lstrip("T") if "T" in first.value else tail)
    return Length(rest.stop + 1, value, None, unit)


def amount_of_time(r: Reader, i: int) -> Found | None:
    """दो साल, 24 घंटे, कई सालों; with पहले or बाद and a known anchor a date: तीन दिन पहले, इसके दो साल बाद."""
    found = length_at(r, i)
    if found is None or is_age(r, i, found.stop):
        return None
    if r.category[i] == "scale" and r.value[i] not in ("100", "1000"):
        return None
    if r.key(i - 1) == "न" and r.key(i - 2) == r.key(i):
        return None  # एक न एक दिन
    if found.value == "P1D" and r.category[i] == "number" and r.key(found.stop) in ("जब", "वह", "वे", ","):
        return None  # एक दिन जब वह आया: some day
    if found.value == "P1D" and r.key(i) == "एक" and _some_day(r, i, found.stop):
        return None
    dated = _counted_from(r, i, found)
    return dated or (Piece(i, found.stop, "DURATION", found.value),)


def _some_day(r: Reader, i: int, stop: int) -> bool:
    """एक दिन उसने देखा, उम्मीद है कि एक दिन वह लौटेगा: some day, at the head of a clause; not एक दिन में, एक दिन काम किया."""
    begins = i == 0 or r.page.words.gap[i] >= LINE or r.key(i - 1) in _BREAKS or r.key(i - 1) == _THAT
    return begins and r.key(stop) in _ACTORS


def _counted_from(r: Reader, i: int, found: Length) -> Found | None:
    """A date, if the length is counted from a day that is known."""
    at = r.skip(found.stop, "particle")
    word = r.category[at]
    if word not in ("ago", "after") or found.number is None or found.unit in ("H", "MIN", "S"):
        return None
    sign = -1 if word == "ago" else 1
    begin = i - 1 if r.before(i) == "approximately" else i
    before = r.before(begin)
    if before in ("its", "than_it"):
        origin = r.last if _fine_enough(r.last, found.unit) else None
    elif before == "from" or r.key(begin - 1) == _OF:
        # "from an event": only an event with a date is an anchor; का, की belong to what follows (का दस साल पहले का रिकॉर्ड).
        near = r.previous
        known = near is not None and near.kind == "DATE" and _dates_event(r, near.stop, begin - 1)
        origin = near.value if known and near is not None and _fine_enough(near.value, found.unit) else None
    elif sign < 0:
        origin = r.published.isoformat() if r.published else None
        if origin is None:
            return (Piece(i, at + 1, "DATE", period(None, found.unit, 0)),)
    elif r.published is not None and tense_at(r.page, i, at + 1) == "future":
        origin = r.published.isoformat()
    else:
        origin = r.last if _fine_enough(r.last, found.unit) else None
    if origin is None:
        return None
    value = shift(origin, sign * found.number, found.unit)
    inner = inside_year(r, at + 1, value) if found.unit == "Y" else None
    if found.unit == "W" and r.category[at + 1] == "weekday" and (monday := days(value)[0]) is not None:
        inner = at + 2, add_days(monday, int(r.value[at + 1]) - 1).isoformat()  # दो हफ्ते पहले सोमवार को
    return (Piece(i, inner[0], "DATE", inner[1]),) if inner is not None else (Piece(i, at + 1, "DATE", value),)


def _dates_event(r: Reader, at: int, stop: int) -> bool:
    """Whether the day before token ``at`` is that of the event that ends before ``stop``: 2014 में सरकार बनने (के दो साल बाद)."""
    if at == stop:
        return True
    if r.category[at] not in ("in", "to", "of") or not r.whole(at, stop):
        return False
    inside = range(at + 1, stop)
    if any(r.key(k) in _BREAKS or r.category[k] == "clause" for k in inside):
        return False
    happens = len(r.key(stop - 1)) > 2 and r.key(stop - 1).endswith(_INFINITIVE)
    return len(inside) <= (_EVENT if happens else _NOUN)


def _fine_enough(origin: str | None, unit: str) -> bool:
    """Whether an origin is as precise as the unit counted from it: two weeks before 2008 is no known week."""
    if origin is None:
        return False
    return anchor(origin) is not None or (unit not in ("D", "W", "FN") and (unit != "M" or len(origin) >= 7))


def counted_from_day(r: Reader, i: int) -> Found | None:
    """आज से तीन दिन पहले, कल से दो दिन बाद, आज के दो दिन बाद: one date."""
    if r.category[i + 1] not in ("from", "of") or r.category[i] != "day":
        return None
    found = length_at(r, i + 2)
    if found is None or found.number is None or found.unit in ("H", "MIN", "S"):
        return None
    at = r.skip(found.stop, "particle")
    if r.category[at] not in ("ago", "after"):
        return None
    sign = -1 if r.category[at] == "ago" else 1
    if r.published is None:
        return (Piece(i, at + 1, "DATE", period(None, found.unit, 0)),)
    distance = int(r.value[i])
    if distance and tense_at(r.page, i, at + 1) != "future":
        distance = -distance
    return (Piece(i, at + 1, "DATE", shift(period(r.published, "D", distance), sign * found.number, found.unit)),)


def whole_unit(r: Reader, i: int) -> Found | None:
    """पूरे साल, साल भर, सालभर: one unit, a date with पहले or बाद; दिन भर says no more than "all the time"."""
    if r.category[i] == "whole":
        unit = unit_at(r, i + 1)
        return None if unit is None else (Piece(i, i + 2, "DURATION", duration(1, unit)),)
    if r.category[i] == "long_unit":
        unit, stop = r.value[i], i + 1
    else:
        unit, stop = unit_at(r, i) or "D", i + 2
        if unit == "D" or r.category[i + 1] != "throughout":
            return None
    length = Length(stop, duration(1, unit), 1, unit)
    return _counted_from(r, i, length) or (Piece(i, stop, "DURATION", length.value),)


# -- sets -------------------------------------------------------------------------------------------------------------
def _at_time(r: Reader, first: int, stop: int, day: str) -> Found | None:
    """हर दिन दोपहर 3 बजे, हर सोमवार को सुबह 10 बजे: one set of times."""
    at = r.skip(stop, "to", "of")
    found = time_of_day(r, at)
    if found is None or len(found) > 1:
        return None
    _, end, value = found[0]
    return (Piece(first, end, "SET", day + value),)


def each(r: Reader, i: int) -> Found | None:
    """हर साल, प्रति घंटा, हर चार साल, हर दूसरे दिन, प्रत्येक सोमवार, हर सुबह, हर मार्च."""
    category, value = r.category[i + 1], r.value[i + 1]
    if category == "weekday" or (category == "unit" and value == "D"):
        timed = _at_time(r, i, i + 2, f"XXXX-WXX-{value}" if category == "weekday" else "XXXX-XX-XX")
        if timed is not None:
            return timed
    if category == "weekday":
        return (Piece(i, i + 2, "SET", f"XXXX-WXX-{value}"),)
    if category == "festival":
        found_feast = feast_names().longest(r.keys, i + 1) if i + 1 < r.size else None
        return None if found_feast is None else (Piece(i, found_feast[0], "SET", "P1Y"),)
    if category == "weekend":
        return (Piece(i, i + 2, "SET", "XXXX-WXX-WE"),)
    if category == "part" and (timed := _at_time(r, i, i + 1, "XXXX-XX-XX")) is not None:
        return timed
    if category == "part":
        return (Piece(i, i + 2, "SET", f"XXXX-XX-XXT{value}"),)
    if category in ("month", "march", "may"):
        return (Piece(i, i + 2, "SET", f"XXXX-{int(value):02}"),)
    if category == "adverb_set":
        return (Piece(i, i + 2, "SET", value),)
    if category in ("ordinal", "number") and (unit := unit_at(r, i + 2)) is not None and len(value) < 4:
        return (Piece(i, i + 3, "SET", duration(int(value), unit)),)
    found = length_at(r, i + 1)
    if found is not None:
        return (Piece(i, found.stop, "SET", found.value),)
    unit = unit_at(r, i + 1)
    if unit is None:
        return None
    if r.category[i + 2] == "of" and r.category[i + 3] in ("ordinal", "last", "ago") and (
            r.category[i + 4] == "weekday" or unit_at(r, i + 4) == "D"):
        return (Piece(i, i + 5, "SET", duration(1, unit)),)  # हर महीने के आखिरी रविवार
    if unit in ("M", "Y") and r.category[i + 2] == "of" and r.category[i + 4] == "date_word" and (
            r.category[i + 3] in ("ordinal", "last", "digits", "number")):
        return (Piece(i, i + 5, "SET", duration(1, unit)),)  # हर महीने की पहली तारीख
    if unit == "Y" and (day := day_value(r, i + 2)) is not None and len(day[1]) == 10:
        return (Piece(i, day[0], "SET", f"XXXX{day[1][4:]}"),)  # हर साल 5 जून को
    if unit == "Y" and (month := month_at(r, i + 2)) is not None and r.category[i + 3] in ("in", "from", "until", "and"):
        return (Piece(i, i + 3, "SET", f"XXXX-{month:02}"),)
    # A speed (50 किलोमीटर प्रति घंटा) is no time.
    if unit in ("H", "MIN", "S") and r.before(i) == "distance":
        return None
    return (Piece(i, i + 2, "SET", duration(1, unit)),)


def how_often(r: Reader, i: int) -> Found | None:
    """रोज़, सालाना, मासिक, रोज-रोज, दैनिक (रूप से, वेतन); not दिन-प्रतिदिन, दैनिक अखबार, घटना के रोज, चंद रोज पहले."""
    if r.category[i] == "daily" and r.category[i + 1] not in ("measured", "counted"):
        return None
    if r.key(i) == _DAY and (r.key(i - 1) == _OF or r.before(i) in _SOME_DAY):
        return None
    stop = i + 1
    if r.value[i] == "P1D" and r.before(i - r.dash(i - 1)) == "unit" and r.key(i).startswith("प्रति"):
        return None
    if r.dash(stop) and r.category[stop + 1] == "adverb_set":
        stop += 2
    if r.value[i] == "P1D" and (timed := _at_time(r, i, stop, "XXXX-XX-XX")) is not None:
        return timed
    return (Piece(i, stop, "SET", r.value[i]),)


def times_within(r: Reader, i: int) -> Found | None:
    """साल में दो बार, सप्ताह में कम से कम एक बार; साल में दो फसलें, सप्ताह में 40 घंटे: the unit alone."""
    if r.value[i] not in ("D", "W", "M", "Y", "FN") or r.category[i + 1] != "in" or r.before(i) in _COUNTED:
        return None
    at = i + 2
    if r.keys[at : at + 3] == _AT_LEAST:
        at += 3
    number = number_at(r, r.skip(at, "particle") if at < r.size else at)
    if number is None or number.value > _OFTEN:
        return None
    value = duration(1, r.value[i])
    if r.category[number.stop] == "times":
        return (Piece(i, number.stop + 1, "SET", value),)
    smaller = unit_at(r, number.stop) in ("D", "H", "MIN") or (unit_at(r, number.stop) == "M" and r.value[i] == "Y")
    return (Piece(i, i + 1, "SET", value),) if r.category[number.stop] == "crops" or smaller else None


def by_degrees(r: Reader, i: int) -> Found | None:
    """साल दर साल, हफ्ते दर हफ्ते: each of them."""
    if r.key(i + 1) != _AFTER_EACH or r.key(i + 2) != r.key(i) or unit_at(r, i) is None:
        return None
    return (Piece(i, i + 3, "SET", duration(1, r.value[i])),)


def two_lengths(r: Reader, i: int) -> Found | None:
    """3.2 और 4.5 दिन, दो और तीन दिन: two lengths with one unit; no ages, and nothing else counted before a length."""
    if r.category[i + 1] != "and" or r.category[i] != r.category[i + 2] or r.key(i + 1) == "या" or r.key(i - 1) == ",":
        return None
    first, second = number_at(r, i), length_at(r, i + 2)
    if first is None or second is None or first.stop != i + 1 or second.number is None or is_age(r, i + 2, second.stop):
        return None
    low, high = sorted((first.value, second.number))
    if not 0 < high <= _ALIKE * low or unit_at(r, i + 3) is None or r.category[second.stop] in ("ago", "after"):
        return None
    return (Piece(i, i + 1, "DURATION", duration(first.value, second.unit)),
            Piece(i + 2, second.stop, "DURATION", second.value))


def ordinal_day(r: Reader, i: int) -> Found | None:
    """42 वें दिन, दौरे के तीसरे दिन, दूसरे और अंतिम दिन: a day counted from an event; दूसरे दिन alone is the next one."""
    if r.before(i) == "straight" or (r.category[i] in ("last", "ago") and r.before(i) != "of"):
        return None
    at = r.skip(i + 1, "ordinal_ending")
    if r.category[i] == "ordinal" and r.category[at] == "and" and r.category[at + 1] == "last":
        at += 2
    if r.category[at] != "unit" or r.value[at] != "D" or (r.category[i] == "digits" and at == i + 1) or r.key(at) == "दिनों":
        return None
    near = r.previous
    named = anchor(near.value[:10]) if near is not None and near.kind != "DURATION" and i - near.stop <= 3 else None
    if near is not None and near.stop == i - 1 and r.before(i) == "of" and r.category[i] == "ordinal":
        # रामनवमी के दूसरे दिन: counted from the day itself.
        first = anchor(near.value)
        return None if first is None else (Piece(i, at + 1, "DATE", period(first, "D", int(r.value[i]) - 1)),)
    if r.value[i] == "2" and at == i + 1 and r.before(i) != "of":
        day = anchor(r.last)
        return (Piece(i, at + 1, "DATE", period(day, "D", 1)),)
    if r.before(i) != "of" and named is None:
        return None
    # What the news counts is the day that it reports: the one just named, or of these days, or its own.
    day = named or anchor(r.last)
    if named is None and (day is None or r.published is None or abs((day - r.published).days) > _REPORTED):
        day = r.published
    return (Piece(i, at + 1, "DATE", period(day, "D", 0)),)
