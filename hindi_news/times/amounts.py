"""Numbers, shares and sums of money: 23 लाख, 44 प्रतिशत, 5 अरब डॉलर, ₹500, 16,500 करोड़ रुपये.

What a number counts decides: beside a unit of money or a share it is one; a bare number counts things, unless it belongs
to something else - a time expression, an age, a name (जी-20), a label (धारा 144), a score or fraction (2-1, 3/4), the
number of a paragraph or telephone.  A range (10 से 15 प्रतिशत) is two amounts; the unit and scale said once go for both.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from .. import lexicon
from ..lexicon import PhraseTable
from ..page import LINE, Page, TimeMention
from ..text.normalize import matching_key
from .numbers import Number, number_at
from .reader import Reader

#: Categories that an amount may begin with.
_BEGINS = frozenset(("digits", "decimal", "grouped", "number", "half", "fraction", "plus", "scale", "vague", "some"))
_DIGITS = frozenset(("digits", "decimal", "grouped"))
#: Digits without a comma beyond which a number is a telephone, an account, an identity.
_LONGEST = 8
#: What makes a number one of time although it is no time expression (ages: 35 साल के).
_OF_TIME = frozenset(("unit", "nights", "oclock", "ordinal_ending", "lasting", "month", "month_word"))
#: Letters behind a number that name a technology, and the word that makes it a label.
_GENERATIONS = frozenset(map(matching_key, ("डी", "जी", "के")))
_NUMBER = matching_key("नंबर")
#: Words that a number is glued to by mistake alone.
_WORDS = frozenset(("of", "in", "from", "to", "and", "until", "clause", "approximately", "after", "ago"))
#: अरब and खरब are also Arabs and donkeys' loads: alone they count nothing.
_ARAB = "1000000000"


class AmountMention(NamedTuple):
    """An amount in tokens; other fields as in :class:`hindi_news.objects.Amount`."""

    first: int
    stop: int
    value: float
    unit: str | None
    approximate: bool


@cache
def units() -> PhraseTable[str]:
    """Keys of a unit's name -> its ISO 4217 code, or "%"."""
    return PhraseTable(
        (tuple(matching_key(word) for word in row["name"].split()), row["code"])
        for row in lexicon.read("currencies", "name", "code")
    )


@cache
def _labels() -> frozenset[str]:
    return frozenset(matching_key(f) for row in lexicon.read("number_labels", "forms") for f in row["forms"].split())


def find_amounts(page: Page, times: Sequence[TimeMention]) -> tuple[AmountMention, ...]:
    """Amounts of a page outside its time expressions, in text order, disjoint.

    ``value`` is the number with its scale (5 अरब: 5e9); ``unit`` an ISO 4217 code, "%" or None for a plain count.
    ``approximate``: said with करीब, के आसपास, से अधिक, or as a vague number (सैकड़ों, कई हजार, दो-तीन).
    """
    r = Reader(page)
    taken = _taken(page, times)
    out: list[AmountMention] = []
    for i in [k for k in range(r.size) if r.category[k] in _BEGINS and k not in taken]:
        floor = out[-1].stop if out else 0
        if i < floor:
            continue
        out.extend(a for a in _at(r, i, floor) if not taken.intersection(range(a.first, a.stop)))
    return tuple(out)


def _taken(page: Page, times: Sequence[TimeMention]) -> set[int]:
    """Tokens of time expressions, and of names of more than one token (सेक्टर 62)."""
    out = {k for t in times for k in range(t.first, t.stop)}
    out.update(k for n in page.tags.names if n.stop - n.first > 1 for k in range(n.first, n.stop))
    return out


def _at(r: Reader, i: int, floor: int) -> list[AmountMention]:
    """The amount whose number begins at token ``i``, two for a range, none if the number is no amount.

    ``floor`` is where the amount before it ends.
    """
    number = number_at(r, i)
    if number is None or not r.whole(i, number.stop):
        return []
    if r.category[i] == "some" and number.stop == i + 1:
        return []
    parts = _range(r, i, number)
    last = parts[-1]
    stop, unit = _unit_after(r, last.stop)
    first, before = _unit_before(r, i, floor) if unit is None else (i, None)
    unit = unit or before
    if unit is None and not _counts(r, i, last.stop):
        return []
    vague = len(parts) > 1 or not number.exact or _about(r, first, stop)
    if len(parts) == 1:
        return [AmountMention(first, stop, last.value, unit, vague)]
    begin, end = parts
    scale = _scale(r, i, begin, end)
    return [AmountMention(first, begin.stop, begin.value * scale, unit, vague),
            AmountMention(_second(r, begin.stop), stop, last.value, unit, vague)]


def _range(r: Reader, i: int, number: Number) -> tuple[Number, ...]:
    """The two numbers of दो-तीन, 10 से 15, 5 से 10 करोड़; the number itself if it is one."""
    joint = i + 1
    if number.exact and number.stop == joint and r.category[i] in _DIGITS | {"number"} and _second(r, joint) > joint:
        second = joint + 1
        end = number_at(r, second) if r.category[second] == r.category[i] else None
        rises = end is not None and end.exact and number.value < float(r.value[second].replace(",", ""))
        if end is not None and rises and (end.stop > second + 1 or _unit_after(r, end.stop)[1]):
            return number, end
    if number.exact or r.category[i] not in ("digits", "number"):
        return (number,)
    for joint in range(i + 1, number.stop):
        second = _second(r, joint)
        if second >= number.stop or r.category[second] not in ("digits", "number"):
            continue
        if second == joint and r.category[joint] == "digits":
            continue
        end = number_at(r, second)
        begin = _upto(r, i, joint)
        if end is not None and begin is not None and end.exact and end.stop == number.stop:
            return begin, end
    return (number,)


def _second(r: Reader, joint: int) -> int:
    """Where the second number of a range begins: after से, या or a hyphen, or at once (चार पांच)."""
    return joint + 1 if r.dash(joint) or r.category[joint] in ("from", "and") else joint


def _upto(r: Reader, i: int, stop: int) -> Number | None:
    """The number of exactly the tokens ``[i, stop)`` of which the first is a plain one."""
    value = float(r.value[i])
    for k in range(i + 1, stop):
        if r.category[k] != "scale":
            return None
        value *= float(r.value[k])
    return Number(stop, value)


def _scale(r: Reader, i: int, begin: Number, end: Number) -> float:
    """What the scale words of the end multiply the beginning by: 5 से 10 करोड़."""
    if begin.stop > i + 1:
        return 1.0
    scale = 1.0
    for k in range(_second(r, begin.stop) + 1, end.stop):
        if r.category[k] != "scale":
            return 1.0
        scale *= float(r.value[k])
    return scale


def _unit_after(r: Reader, stop: int) -> tuple[int, str | None]:
    """The unit after a number and where it ends: डॉलर, अमेरिकी डॉलर, %."""
    if stop >= r.size or r.page.words.gap[stop] >= LINE:
        return stop, None
    found = units().longest(r.keys, stop, r.size)
    if found is None or not r.whole(stop - 1, found[0]):
        return stop, None
    return found


def _unit_before(r: Reader, i: int, floor: int) -> tuple[int, str | None]:
    """The sign or word of a currency before a number: ₹500, रु. 500, $1.5 अरब."""
    for first in (i - 2, i - 1):
        if first < floor or not r.whole(first, i + 1):
            continue
        found = units().longest(r.keys, first, i)
        if found is None or found[0] != i or found[1] == "%":
            continue
        sign = not r.key(i - 1)[-1:].isalpha() or r.key(i - 1) in ("रु", "रू", "rs", "usd", "inr", "eur", "gbp")
        if sign:
            return first, found[1]
    return i, None


def _about(r: Reader, first: int, stop: int) -> bool:
    """करीब before, के करीब, से अधिक, से ज्यादा, भर after."""
    if r.before(first) == "approximately" or r.category[stop] in ("throughout", "approximately"):
        return True
    return r.category[stop] in ("of", "from") and r.category[stop + 1] in ("approximately", "about", "compared")


def _counts(r: Reader, i: int, stop: int) -> bool:
    """Whether a bare number counts something."""
    key, category = r.key(i), r.category[i]
    after = r.category[stop]
    if after in _OF_TIME or "age" in (after, r.before(i)):
        return False
    if r.key(stop).startswith("वर्षीय") or (r.dash(stop) and r.key(stop + 1).startswith("वर्षीय")):
        return False
    if category in _DIGITS:
        return _digits_count(r, i, stop)
    if category == "number" and stop == i + 1:
        # एक is an article, दो also "give", दोनों means both.
        return key != "एक" and not key.endswith("ों") and not (key == "दो" and not r.key(stop)[:1].isalpha())
    if category == "half":
        return False
    if category in ("scale", "vague") and stop == i + 1:
        arabs = r.value[i] == _ARAB or float(r.value[i]) >= 1e9
        return category == "vague" and (not arabs or after in ("counted", "person"))
    return True


def _each_of(r: Reader, i: int, stop: int) -> bool:
    """दो-दो of digits: 2-2 लोग, 19-19 हजार रुपये; not the score of a draw (1-1 की बराबरी, 2-2 से)."""
    if not (r.dash(i - 1) and i > 1 and r.key(i - 2) == r.key(i)):
        return False
    return r.category[stop] not in ("of", "from", "to", "in", "until") and r.key(stop)[:1].isalpha()


def _digits_count(r: Reader, i: int, stop: int) -> bool:
    """Whether digits count something, by what touches them and the word before."""
    key = r.key(i)
    if r.glued(i) and r.key(i - 1) in ("-", "–", "/", "#", "@", "_", ".", "+", "×") and not _each_of(r, i, stop):
        return False
    if r.glued(i) and r.key(i - 1)[:1].isalpha() and r.before(i) not in _WORDS:
        return False  # सीओ2, बीआरसीए1
    if r.glued(stop) and (r.key(stop) in _GENERATIONS or (r.key(stop) == "+" and r.category[stop + 1] in _DIGITS)):
        return False  # 3डी, 5जी, 2+2
    if r.key(stop) == _NUMBER:
        return False  # 4 नंबर गली
    if r.key(i - 1 - r.dash(i - 1)) in _labels():
        return False
    if r.key(stop) == "/" or (r.dash(stop) and r.glued(stop) and r.glued(stop + 1) and r.category[stop + 1] in _DIGITS):
        return False
    if r.category[i] == "digits" and (len(key) > _LONGEST or (key.startswith("0") and len(key) > 1)):
        return False
    starts_line = i == 0 or r.page.words.gap[i] >= LINE
    if stop == i + 1 and (starts_line or r.key(i - 1) == "(") and (r.key(stop) in (".", ")", ":") or r.dash(stop)):
        return False
    if r.category[i] == "digits" and stop == i + 1 and len(key) == 4 and "1800" <= key <= "2100":
        compared = r.category[stop] == "from" and r.category[stop + 1] == "compared"
        return compared or r.category[stop] in ("counted", "person")
    return not (r.glued(stop) and r.key(stop)[:1].isalpha() and r.key(stop)[:1].isascii())
