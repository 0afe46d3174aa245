"""Clock times and parts of the day, alone or after a day: शाम 5 बजे, पौने तीन बजे, रात 12.50, बुधवार रात."""

from __future__ import annotations

from typing import NamedTuple

from ..text.normalize import matching_key
from .numbers import integer_at
from .reader import Found, Piece, Reader
from .values import anchor, period

#: Evening, and a name of women.
_SANDHYA = matching_key("संध्या")
#: Dinner, lunch, breakfast.
_MEALS = frozenset(map(matching_key, ("भोजन", "खाना", "खाने", "नाश्ता", "नाश्ते", "भोज")))
_NO_TIME = frozenset(map(matching_key, ("रातों", "पूर्व")))
_ACTS = frozenset(map(matching_key, ("ने", "का")))


class Clock(NamedTuple):
    """``hour`` and ``minute`` as spoken, before the part of the day is known; ``exact``: it needs no बजे."""

    stop: int
    hour: int
    minute: int
    second: int | None = None
    exact: bool = False


def _hands(r: Reader, i: int) -> Clock | None:
    """What stands before बजे: छह, 3.45, 19:00, 1140, पौने तीन, साढ़े दस, डेढ़."""
    category, value = r.category[i], r.value[i]
    if category == "hour":
        return Clock(i + 1, int(value), 0, exact=True)
    if category in ("clock", "decimal"):
        parts = value.replace(".", ":").split(":")
        if len(parts[0]) > 2 or len(parts[1]) != 2:
            return None
        second = int(parts[2]) if len(parts) > 2 else None
        return _checked(Clock(i + 1, int(parts[0]), int(parts[1]), second, exact=True))
    if category == "digits" and len(value) in (3, 4):
        return _checked(Clock(i + 1, int(value[:-2]), int(value[-2:])))
    if category == "plus" and (hour := integer_at(r, i + 1, 1, 12)) is not None:
        minutes = hour * 60 + int(float(value) * 60)
        return Clock(i + 2, minutes // 60, minutes % 60)
    if category == "number" and (minute := _minutes(r, i)) is not None:
        return Clock(i + 2, int(value), minute, exact=True)
    if category == "plus" and value == "0.25":
        return Clock(i + 1, 1, 15)
    if category == "fraction":
        return Clock(i + 1, int(float(value)), 30)
    hour = integer_at(r, i, 0, 24)
    return None if hour is None else Clock(i + 1, hour, 0)


def _minutes(r: Reader, i: int) -> int | None:
    """The minutes of दो तीस बजे, दो तीस से दो पैंतालीस तक; दस बारह is about so many."""
    hour, minute = integer_at(r, i, 1, 12), integer_at(r, i + 1, 10, 59)
    if hour is None or minute is None or r.category[i + 1] != "number" or minute <= 2 * hour + 5:
        return None
    return minute if r.category[i + 2] in ("oclock", "from", "until") else None


def _checked(clock: Clock) -> Clock | None:
    return clock if clock.hour <= 24 and clock.minute < 60 and (clock.second or 0) < 60 else None


def _spoken(r: Reader, i: int, *, bare: bool = False) -> Clock | None:
    """A clock time with its word: 5 बजे, आठ बजकर 20 मिनट, 11.30 am; ``bare``: 12.50 will do."""
    hands = _hands(r, i)
    if hands is None:
        return None
    word = r.category[hands.stop]
    if word == "oclock":
        return hands._replace(stop=hands.stop + 1, exact=True)
    if word == "past_clock":
        at = r.comma(hands.stop + 1)
        minute = integer_at(r, at, 0, 59)
        if minute is None or r.category[at + 1] != "unit" or r.value[at + 1] != "MIN":
            return None
        at += 2
        after = r.skip(at, "and")
        second = integer_at(r, after, 0, 59)
        if second is not None and r.category[after + 1] == "unit" and r.value[after + 1] == "S":
            return Clock(after + 2, hands.hour, minute, second, exact=True)
        return Clock(at, hands.hour, minute, exact=True)
    if word == "meridiem":
        late = r.value[hands.stop] == "12"
        return hands._replace(stop=hands.stop + 1, hour=hands.hour % 12 + 12 * late, exact=True)
    return hands if hands.exact and (bare or r.category[i] == "hour") else None


def _written(clock: Clock, part: str, *, ends: bool = False) -> str:
    """``T15:00``; the part of the day moves the hour to the second half; ``ends``: of a range (सुबह 11 से 12 बजे: noon)."""
    hour = clock.hour % 24
    if (part in ("AF", "EV") and 1 <= hour < 12) or (part == "NI" and 6 <= hour < 12) or (part == "DT" and hour < 7):
        hour += 12
    elif (part == "NI" or (part == "MO" and not ends)) and hour == 12:
        hour = 0
    seconds = "" if clock.second is None else f":{clock.second:02}"
    return f"T{hour:02}:{clock.minute:02}{seconds}"


def _part(r: Reader, i: int) -> tuple[int, str] | None:
    """देर रात, आधी रात, दोपहर बाद, सुबह-सुबह, सुबह सवेरे; (stop, MO|AF|EV|NI), DT for दिन before a clock time."""
    at = r.skip(i, "late", "half", "whole")
    if r.category[at] == "unit" and r.value[at] == "D" and at == i:
        return at + 1, "DT"
    if r.category[at] != "part" or (r.category[i] == "half" and r.value[at] != "NI"):
        return None
    part, stop = r.value[at], at + 1
    if r.dash(stop) and r.category[stop + 1] == "part" and r.value[stop + 1] == part:
        stop += 2
    elif r.category[stop] == "part" and r.value[stop] == part:
        stop += 1
    if part == "AF" and r.category[stop] == "after":
        stop += 1
    return stop, part


def time_of_day(r: Reader, i: int) -> list[tuple[int, int, str]] | None:
    """``(first, stop, "T…")`` of a time of day at token ``i``; two for a range (सुबह 5 से 7 बजे)."""
    part = _part(r, i)
    if part is None:
        first = _spoken(r, i)
        if first is None:
            return _hour_range(r, i, i, "")
        return _hour_range(r, i, i, "") or [_part_behind(r, i, first)]
    stop, name = part
    at = r.skip(stop, "of", "to", "in") if r.category[stop] in ("of", "to", "in") else stop
    at = r.skip(at, "approximately")
    if r.category[at] == "year_word":
        at = stop
    between = _hour_range(r, i, at, name)
    if between is not None:
        return between
    if r.category[at] == "number" and r.dash(at + 1) and (minute := integer_at(r, at + 2, 15, 59)) is not None:
        # पांच-तीस; शाम पांच-छह says about when.
        hour = integer_at(r, at, 1, 12)
        if hour is not None and minute > 2 * hour + 5:
            stop = r.skip(at + 3, "oclock")
            return [(i, stop, _written(Clock(stop, hour, minute), name))]
    clock = _spoken(r, at, bare=name != "DT" and at == stop)
    if clock is not None:
        return [(i, clock.stop, _written(clock, name))]
    return None if name == "DT" else [(i, stop, f"T{name}")]


def _part_behind(r: Reader, i: int, clock: Clock) -> tuple[int, int, str]:
    """10 बजे रात को, 5.30 बजे शाम: the part of the day behind the hour; not before another hour (10 बजे, शाम 5 बजे)."""
    part = _part(r, clock.stop)
    alone = part is not None and _hands(r, part[0]) is None and r.category[part[0]] != "of" and not _compound(r, clock.stop)
    if part is None or part[1] == "DT" or not alone or r.category[clock.stop - 1] != "oclock":
        return i, clock.stop, _written(clock, "")
    return i, part[0], _written(clock, part[1])


def _hour_range(r: Reader, first: int, at: int, part: str, *, dated: bool = False) -> list[tuple[int, int, str]] | None:
    """5 से 7 बजे, 8-9 बजे, 19:00 - 21:00, 10 से 11:30 बजे: the word बजे stands once."""
    start = _hands(r, at)
    if start is None or r.category[at] == "hour":
        return None
    joint = start.stop
    if not (r.category[joint] in ("from", "and") or r.dash(joint)):
        return None
    other = _part(r, joint + 1)
    end_at, end_part = (other if other is not None and other[1] != "DT" else (joint + 1, part))
    hours = (r.category[at], r.category[end_at])
    minutes = start.minute > 0 and hours == ("number", "number") and r.category[end_at + 2] == "until"
    bare = hours == ("clock", "clock") or minutes or (part != "" and set(hours) <= {"clock", "decimal"})
    end = _spoken(r, end_at, bare=bare) or _between(r, at, end_at, named=part != "" or first < at or dated)
    if end is None:
        return None
    return [(first, start.stop, _written(start, part)), (joint + 1, end.stop, _written(end, end_part, ends=True))]


def _between(r: Reader, at: int, end_at: int, *, named: bool) -> Clock | None:
    """शाम 4 और 5 के बीच, कल 3 से 8 के बीच, 0730-0930 के बीच, सोमवार 6-8 को: hours without बजे beside a day."""
    end = _hands(r, end_at)
    if end is None:
        return None
    padded = r.value[at].startswith("0") and len(r.value[at]) == 4 == len(r.value[end_at])
    named = named or r.category[end_at] == "clock"
    if not (named or padded) or (not padded and max(len(r.value[at]), len(r.value[end_at])) > 5):
        return None
    if r.category[end.stop] == "of" and r.category[end.stop + 1] == "between":
        return end
    glued = r.dash(end_at - 1) and r.glued(end_at - 1) and r.glued(end_at)
    return end if glued and end.hour <= 12 and (r.category[end.stop] == "to" or r.key(end.stop) == "पर") else None


def clock_time(r: Reader, i: int) -> Found | None:
    """A time of day with no day: T15:00, TMO; 2:00 के बाद, 19:30 से."""
    if r.category[i] == "part" and (
        _compound(r, i) or _is_woman(r, i) or r.before(i) == "greeting" or r.category[i + 1] == "throughout"
        or (r.category[i + 1] == "of" and r.key(i + 2) in _MEALS)
    ):
        return None
    found = time_of_day(r, i)
    if found is None and r.category[i] == "clock" and not (r.glued(i) and r.key(i - 1) in ("-", "–", "/")):
        placed = r.category[i + 1] in ("from", "until", "in", "to") or r.key(i + 1) == "पर" or (
            r.category[i + 1] == "of" and r.category[i + 2] in ("after", "between"))
        hands = _hands(r, i) if placed else None
        found = [(i, i + 1, _written(hands, ""))] if hands is not None else None
    return None if found is None else tuple(Piece(a, b, "TIME", v) for a, b, v in found)


def _compound(r: Reader, i: int) -> bool:
    """दिन-रात, सुबह-शाम: day and night, always."""
    def paired(k: int) -> bool:
        return r.category[k] in ("part", "nights") or (r.category[k] == "unit" and r.value[k] == "D")

    if r.key(i - 1) in _NO_TIME:
        return True  # रातों रात: overnight, quickly; चुनाव की पूर्व संध्या: the day before
    if r.dash(i + 1) and paired(i + 2) and r.value[i + 2] != r.value[i]:
        return True
    return i > 1 and r.dash(i - 1) and paired(i - 2) and r.value[i - 2] != r.value[i]


def _is_woman(r: Reader, i: int) -> bool:
    """Whether संध्या is a name: a person acts or has something, or stands in a list of names."""
    if r.key(i) != _SANDHYA or r.category[i + 1] in ("digits", "number", "clock", "decimal", "plus", "half", "fraction"):
        return False
    if i in r.people or i in r.people_inside or r.key(i + 1) in _ACTS:
        return True
    listed = r.before(i) == "and" or r.key(i - 1) == ","
    return listed and (r.category[i + 1] in ("to", "of", "and") or r.key(i + 1) == ",")


def last_night(r: Reader, i: int) -> Found | None:
    """बीती रात, पिछली शाम: of the day before publication; अगली सुबह: of the day after the last date; इस रात."""
    at = r.skip(i + 1, "late")
    if r.category[at] != "part":
        return None
    part, step = r.value[at], r.value[i]
    if r.category[i] == "that" or step == "1":
        day = anchor(r.last)
        step = "0" if r.category[i] == "that" else "1"
    elif step == "0":
        day, step = anchor(r.last) or r.published, "0"
    else:
        day = r.published
    if day is None:
        return (Piece(i, at + 1, "TIME", f"XXXX-XX-XXT{part}"),)
    found = time_of_day(r, at)
    stop, clock = (found[0][1], found[0][2]) if found else (at + 1, f"T{part}")
    return (Piece(i, stop, "TIME", period(day, "D", int(step)) + clock),)


def with_time(r: Reader, day: Piece) -> Found:
    """The day together with a time of day after it: मंगलवार दोपहर, 14 अक्टूबर को सुबह 8 बजे, कल 3:00 से 4:00 बजे."""
    alone = (day,)
    value = day.value
    if day.kind != "DATE" or len(value) != 10 or value[4] != "-" or "/" in value:
        return alone
    at = r.skip(day.stop, "to", "of") if r.category[day.stop] in ("to", "of") else r.comma(day.stop)
    at = r.skip(at, "particle") if at == day.stop else at
    at = r.skip(at, "approximately")
    if r.category[at] == "part" and _compound(r, at):
        return alone
    at += r.key(at) == "@"
    found = time_of_day(r, at) or _hour_range(r, at, at, "", dated=True)
    if found is None:
        hands = _hands(r, at) if r.category[at] == "clock" else None
        if hands is None:
            return alone
        found = [(at, hands.stop, _written(hands, ""))]
    (_, stop, first), *rest = found
    if r.category[at] == "unit" and not rest and first.startswith("TD"):
        return alone
    return (Piece(day.first, stop, "TIME", value + first),
            *(Piece(a, b, "TIME", value + v) for a, b, v in rest))
