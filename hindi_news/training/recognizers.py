"""Date cases in the format of Microsoft Recognizers-Text (``DateTimeModel.json``), and its conventions mapped to ours.

A file is a list of ``{"Input", "Context": {"ReferenceDateTime"}, "Results": [{"Text", "Start", "End", "TypeName",
"Resolution": {"values": [{"timex", "type", "value" | "start", "end"}]}}]}``; ``End`` is inclusive.  Where its conventions
differ from ours:

==============================  =========================================  ==========================================
there                           here                                       counted as right
==============================  =========================================  ==========================================
span holds postpositions,       span ends before them                      both are trimmed (:data:`EDGES`)
के बाद, तक, के बीच, करीब
2008 वर्ष, cy 2008: the year    the word of the year is inside             a word of the year at the edge is trimmed
text left in English, offsets   -                                          the value alone, wherever it is found
of the English sentence
अब, अभी (``PRESENT_REF``)       no time expression                         nothing is expected
time zones                      no time expression                         nothing is expected
``XXXX-05-29``, ``XXXX-WXX-2``  resolved by publication and tense          one of the days in ``values``
10 से 12 मार्च: one interval    two expressions                            its first and last day or hour
last day of an interval is      inclusive                                  either
the day after
``T07``/``T19`` without a part  as spoken                                  one of the values
अगले 3 दिन: the days            DURATION ``P3D``                           the length of the interval
दो सप्ताह में: the day          DURATION ``P2W``                           that long after the reference
कई हफ्तों ``P3W``, कुछ ``P2W``  uncertain: ``PXW``                         an X for the number
``FY2008`` ends in 2008         named by the year in which it begins       one less, unless it is relative
``FYXXXX``: not resolved         that of publication                        any fiscal year
8/22/2017: month first          day first                                  day and month exchanged; the year of
                                                                           5/12 by that reading
हर दिन 3 बजे ``T15``            ``XXXX-XX-XXT15:00``                       the time of day
22 जनवरी और अब के बीच           22 जनवरी alone                              the end that is not now
``XXXX-07-W05``: calendar week   the ISO week with most of the seven days   any value that shares days
पिछले सोमवार: of last week      the last one                               either
==============================  =========================================  ==========================================

A case is right if every result has the right span and value and nothing else is found.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from pathlib import Path
from typing import Any, NamedTuple

import regex

from ..errors import FormatError
from ..text.normalize import matching_key
from ..times.values import add_days, add_months, days

#: Words that their spans hold at the edges and ours do not.
EDGES = frozenset(map(matching_key, (
    "को", "में", "से", "तक", "के", "की", "का", "पर", "बाद", "पहले", "बीच", "दौरान", "आसपास", "भीतर", "अंदर", "अधिक",
    "ज्यादा", "कम", "जल्दी", "करीब", "लगभग", "केवल", "शुरू", "होने", "वाली", "लिए", "उसके", "या", "पूर्व", "समय",
    "@", ",", "-", "अभी", "अब", "और",
)))
_YEAR_WORDS = frozenset(map(matching_key, ("वर्ष", "साल", "सन", "सन्", "cy", "कैलेंडर")))
_NOT_OURS = frozenset({"PRESENT_REF"})
_VAGUE = regex.compile(r"(?:कई|कुछ|चंद|अनेक)")
_PRESENT = regex.compile(r"\b(?:अब|अभी)\b")
_LAST_WEEK = regex.compile(r"(?:पिछले|previous|last) .*(?:वार|day)$")
_WITH_YEAR = regex.compile(r"\d{1,2}\s?/\s?\d{1,2}\s?/")
_WEEK_OF_MONTH = regex.compile(r"(?:\d{4}|XXXX)-\d{2}-W\d{2}")
_SLASHED = regex.compile(r"\d{1,2}\s?/\s?\d{1,2}")
_LENGTH = regex.compile(r"P(?:(?P<Y>[\d.]+)Y)?(?:(?P<M>\d+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?"
                        r"(?:T(?:(?P<H>[\d.]+)H)?(?:(?P<MIN>[\d.]+)M)?(?:(?P<S>[\d.]+)S)?)?")


class Found(NamedTuple):
    """A time expression of ours: offsets into the input, kind, TIMEX3 value, and the days it covers, if any."""

    start: int
    end: int
    kind: str
    value: str
    first: dt.date | None = None
    last: dt.date | None = None


class Expected(NamedTuple):
    """A result of a case; ``start`` is None where the text was left in English."""

    text: str
    start: int | None
    end: int
    values: tuple[Mapping[str, str], ...]
    type: str


class Case(NamedTuple):
    """A sentence, the moment it was said, and what is to be found in it."""

    text: str
    reference: dt.datetime
    expected: tuple[Expected, ...]


class Verdict(NamedTuple):
    """How one result was found: by span and by value; ``found`` are the expressions that were taken for it."""

    expected: Expected
    found: tuple[Found, ...]
    span: bool
    value: bool


def read(path: Path) -> Iterator[Case]:
    """The cases of a file, results that are no time expression here left out.

    Raises:
        FormatError: the file is not JSON of that format.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        for number, case in enumerate(data, 1):  # noqa: B007 (named by the error below)
            yield _case(case)
    except (ValueError, UnicodeDecodeError) as error:
        raise FormatError(f"{path}: {error}") from None
    except (KeyError, TypeError) as error:
        raise FormatError(f"{path}: case {number}: {error!r}; expected Input, Context and Results") from None


def _case(case: Mapping[str, Any]) -> Case:
    reference = dt.datetime.fromisoformat(case["Context"]["ReferenceDateTime"][:19])
    expected = []
    for result in case["Results"]:
        values = tuple((result.get("Resolution") or {}).get("values") or ())
        kind = result.get("TypeName", result.get("Typename", "")).rpartition(".")[2]
        if kind == "timezone" or any(v.get("timex") in _NOT_OURS for v in values):
            continue
        expected.append(_located(case["Input"], result, values, kind))
    return Case(case["Input"], reference, tuple(expected))


def _located(text: str, result: Mapping[str, Any], values: tuple[Mapping[str, str], ...], kind: str) -> Expected:
    wanted = result["Text"].strip()
    start, end = result["Start"], result["End"] + 1
    if not wanted or text[start:end].strip() != wanted:
        start = text.find(wanted) if wanted else -1
        end = start + len(wanted)
    return Expected(wanted, None if start < 0 else start, end, values, kind)


# -- spans ------------------------------------------------------------------------------------------------------------
def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the words of :data:`EDGES` and a year's word at its ends."""
    words = [m.span() for m in regex.finditer(r"[^\s,]+|,", text[start:end])]
    first, last = 0, len(words)
    word = [matching_key(text[start + a : start + b]) for a, b in words]

    def is_year(i: int) -> bool:
        return 0 <= i < len(word) and len(word[i]) == 4 and word[i].isdecimal()

    while first < last - 1 and (word[first] in EDGES or (word[first] in _YEAR_WORDS and (
            is_year(first + 1) or word[first + 1] in _YEAR_WORDS))):
        first += 1
    while last - 1 > first and (word[last - 1] in EDGES or (word[last - 1] in _YEAR_WORDS and is_year(last - 2))):
        last -= 1
    if not words:
        return start, end
    return start + words[first][0], start + words[last - 1][1]


# -- values -----------------------------------------------------------------------------------------------------------
def _plain(value: str) -> str:
    """One writing of a value: T08:00 as T08, 2016-11-08T8 as T08."""
    if regex.match(r"\d{2}:", value):
        value = f"T{value}"
    value = regex.sub(r"T(\d)(?!\d)", r"T0\1", value.replace(" ", "T"))
    return regex.sub(r"(T\d{2}(?::\d{2})?):00$", r"\1", regex.sub(r"(T\d{2}):00:00$", r"\1", value))


def _swapped(value: str) -> str:
    """The value with day and month exchanged, where both could be either."""
    match = regex.match(r"(\d{4}|XXXX)-(\d{2})-(\d{2})", value)
    if match is None or int(match[3]) > 12:
        return value
    return f"{match[1]}-{match[3]}-{match[2]}{value[10:]}"


def _after(reference: dt.datetime, length: str) -> dt.datetime | None:
    """The moment that long after the reference."""
    match = _LENGTH.fullmatch(length)
    if match is None:
        return None
    amount = {k: float(v) for k, v in match.groupdict().items() if v}
    day = add_months(reference.date(), int(12 * amount.get("Y", 0) + amount.get("M", 0)))
    day = add_days(day, 7 * amount.get("W", 0) + amount.get("D", 0))
    return dt.datetime.combine(day, reference.time()) + dt.timedelta(
        hours=amount.get("H", 0), minutes=amount.get("MIN", 0), seconds=amount.get("S", 0))


def _fits_one(found: Found, value: Mapping[str, str], expected: Expected, reference: dt.datetime) -> bool:
    timex, ours = value.get("timex", ""), found.value
    if _plain(timex) == _plain(ours):
        return True
    if timex == "FYXXXX":
        return ours.startswith("FY")
    if timex.startswith("FY") and ours.startswith("FY"):
        return timex[2:].isdecimal() and ours[2:] == str(int(timex[2:]) - 1) and timex[2:] in expected.text
    if found.kind == "DURATION":
        return _fits_length(ours, value, expected, reference)
    if found.kind == "SET":
        return ours.startswith("XXXX-XX-XXT") and _plain(timex) == _plain(ours[10:])
    resolved = [v for key in ("value", "start", "end") if (v := value.get(key))]
    if any(timex.replace("XXXX", v[:4], 1) == ours for v in resolved) or _fits_days(ours, value):
        return True
    if _WEEK_OF_MONTH.fullmatch(timex) and found.first is not None and found.last is not None:
        return ours[5:] == timex[5:7] and found.last.isoformat() >= value["start"] and found.first.isoformat() <= value["end"]
    if _PRESENT.search(expected.text) and reference.date().isoformat() in (value.get("start"), value.get("end")):
        return ours in resolved
    if _LAST_WEEK.match(expected.text) and (day := days(ours)[0]) is not None:
        return add_days(day, -7).isoformat() in resolved
    if "X" not in timex:
        # A day and its part (MOD start, mid, end: the timex names the day alone).
        return ours[:10] == timex and ours[10:] in ("TMO", "TAF", "TEV", "TNI")
    if timex.startswith("("):
        return False
    tail = timex.partition("T")
    for moment in resolved:
        stated = moment[:10] + ("T" + tail[2] if tail[1] else "")
        if _plain(stated) == _plain(ours) or _plain(moment) == _plain(ours):
            return True
        if not tail[1] and ours[:10] == moment[:10] and ours[10:] in ("TMO", "TAF", "TEV", "TNI"):
            return True
    return False


def _fits_length(ours: str, value: Mapping[str, str], expected: Expected, reference: dt.datetime) -> bool:
    timex = value.get("timex", "")
    length = timex.rstrip(")").rpartition(",")[2]
    if length == ours:
        return True
    if "X" in ours and _VAGUE.search(expected.text) and regex.sub(r"\d+", "X", length) == ours:
        return True
    moment = value.get("value") or value.get("end")
    then = _after(reference, ours)
    return moment is not None and then is not None and then.isoformat(" ").startswith(moment)


def _fits_days(ours: str, value: Mapping[str, str]) -> bool:
    """Whether the days of our value are those of the interval, its last day inclusive or exclusive."""
    first, last = days(ours)
    start, end = value.get("start", "")[:10], value.get("end", "")[:10]
    if first is None or last is None or first.isoformat() != start:
        return False
    return end in (last.isoformat(), add_days(last, 1).isoformat())


def _fits_two(first: Found, last: Found, value: Mapping[str, str]) -> bool:
    """Whether two expressions are the ends of the interval."""
    start, end = value.get("start"), value.get("end")
    if not start or not end:
        return False
    return _is_moment(first.value, start, last=False) and _is_moment(last.value, end, last=True)


def _is_moment(ours: str, moment: str, *, last: bool) -> bool:
    if "T" in ours:
        clock, wanted = _plain(ours), _plain(moment)
        # The text may name the day of an interval once.
        return clock == wanted or (clock.startswith("T") and wanted[10:] == clock)
    first, end = days(ours)
    if first is None or end is None:
        return False
    day = moment[:10]
    return day == first.isoformat() or (last and day in (end.isoformat(), add_days(end, 1).isoformat()))


def fits(found: Sequence[Found], expected: Expected, reference: dt.datetime) -> bool:
    """Whether one or two expressions have the value of a result, by the conventions above."""
    readings = [tuple(found)]
    if _SLASHED.search(expected.text):
        swapped = [f._replace(value=_swapped(f.value)) for f in found]
        readings.append(tuple(swapped))
        if not _WITH_YEAR.search(expected.text):
            years = sorted({v[:4] for value in expected.values for key in ("value", "start", "end") if (v := value.get(key))})
            dated = [[f._replace(value=year + f.value[4:]) for year in years] for f in swapped]
            readings.extend(product(*dated) if len(found) <= 2 else ())
    for reading in readings:
        for value in expected.values:
            if len(reading) == 1 and _fits_one(reading[0], value, expected, reference):
                return True
            if len(reading) == 2 and _fits_two(reading[0], reading[1], value):
                return True
    return False


# -- cases ------------------------------------------------------------------------------------------------------------
def judge(case: Case, found: Sequence[Found]) -> tuple[list[Verdict], list[Found]]:
    """A verdict for every result of a case, and the expressions that belong to none."""
    left = list(found)
    verdicts = []
    for expected in case.expected:
        if expected.start is None:
            continue
        start, end = trimmed(case.text, expected.start, expected.end)
        group = tuple(f for f in left if f.start < end and f.end > start)
        span = bool(group) and trimmed(case.text, group[0].start, group[-1].end) == (start, end)
        verdicts.append(Verdict(expected, group, span, bool(group) and fits(group, expected, case.reference)))
        left = [f for f in left if f not in group]
    for expected in case.expected:
        if expected.start is not None:
            continue
        groups: list[tuple[Found, ...]] = [*pairwise(left), *((f,) for f in left)]
        group = next((g for g in groups if fits(g, expected, case.reference)), ())
        verdicts.append(Verdict(expected, group, bool(group), bool(group)))
        left = [f for f in left if f not in group]
    return verdicts, left
