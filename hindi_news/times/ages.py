"""Ages, which are no time expressions: उम्र 25 साल, 25 साल के युवक, 16 साल की जलवायु कार्यकर्ता ग्रेटा, 60 साल से अधिक उम्र."""

from __future__ import annotations

from functools import cache

from .. import lexicon
from ..entities.told_people import unknown_name
from ..text.normalize import matching_key
from .numbers import number_at
from .reader import Reader

_BE = frozenset(map(matching_key, ("है", "हैं", "था", "थे", "थी", "थीं", "हूं", "हो", "होने", "हुआ", "हुई", "हुए")))
_REMAINED = frozenset(map(matching_key, ("रहे", "रहा", "रही")))
_MUST_BE = frozenset(map(matching_key, ("होंगे", "होगा", "होगी", "होंगी")))
#: What ends the noun phrase of the person whose age stands before it.
_ENDS = frozenset(map(matching_key, (
    "लिए", "पर", "दौरान", "द्वारा", "रहे", "रहा", "रही", "हुए", "हुई", "गए", "चुके", "काट", "सजा", "कैद", "जेल", "कारावास",
)))
#: Categories that end it.
_LINKS = ("of", "in", "from", "until", "to", "after", "ago", "within", "and", "clause", "wala", "rule", "compared",
          "throughout")
_NOT_AGED = ("of", "in", "to", "after", "ago", "clause", "than_it")
_INFANTS = frozenset(map(matching_key, ("बच्चा", "बच्चे", "बच्ची", "बेटा", "बेटे", "बेटी", "मासूम", "नवजात", "शिशु")))
#: Tokens between an age and the person, at most, and between the word for age and its number.
_PHRASE = 5
_BACK = 5
#: Years that are nobody's age.
_OLDEST = 125
#: The age at which one has a job, at least.
_WORKS = 14


@cache
def _jobs() -> frozenset[str]:
    """Nouns for people by what they do: नर्स, इंजीनियर."""
    rows = lexicon.read("role_nouns", "form", "lemma", "kind", "gender", "number")
    return frozenset(matching_key(row["form"]) for row in rows if row["kind"] == "job")


def is_age(r: Reader, first: int, stop: int) -> bool:
    """Whether the length of tokens ``[first, stop)`` is somebody's age."""
    if r.category[stop - 1] != "unit":
        return False
    if r.value[stop - 1] in ("D", "W"):
        return r.category[stop] == "of" and r.key(stop + 1) in _INFANTS  # 15 दिन की बच्ची
    if r.value[stop - 1] not in ("Y", "M"):
        return False
    begin = first
    if (r.before(first) == "from" or r.dash(first - 1)) and r.before(first - 1) in ("digits", "number"):
        begin = first - 2  # उम्र 39 से 66 साल
    if r.category[stop] == "age" or _said_before(r, begin):
        return True
    if r.category[stop] in ("from", "of") and r.category[stop + 1] == "compared":
        return _compared(r, stop + 2)
    if r.category[stop : stop + 3] == ["and", "than_it", "compared"]:
        return _compared(r, stop + 3)  # 60 साल या उससे अधिक उम्र के लोग
    if r.category[stop] == "until" and r.category[stop + 1] == "of":
        return r.category[stop + 2] == "age" or _has_person(r, first, stop + 2)  # 14 साल तक के बच्चे
    if r.category[stop] != "of":
        return False
    if r.key(stop + 1) in _REMAINED and r.key(stop + 2) in _MUST_BE:
        return True  # बीस साल के रहे होंगे
    if r.before(begin) == "resident" or r.key(stop + 1) in _BE:
        return True  # दिल्ली निवासी 58 साल के …; शीला 66 साल की हैं
    # 30 से 35 वर्ष के दो हजार लोग: a range before people is one of ages.
    ranged = stop - first > 2 or (r.before(first) == "from" and r.category[first - 2] in ("digits", "number"))
    if ranged and any(r.category[k] == "person" or r.key(k) == "लोग" for k in range(stop + 1, stop + 6)):
        return True
    return _has_person(r, first, stop + 1)


def _said_before(r: Reader, begin: int) -> bool:
    """उम्र 25 साल, उम्र (25 साल), उनकी उम्र अब करीब 80 साल; not उम्र के आखिरी दस साल, उम्र में दो साल का अंतर."""
    for k in range(begin - 1, max(-1, begin - 1 - _BACK), -1):
        if r.category[k] == "age":
            return True
        if r.category[k] in _NOT_AGED or r.key(k) in "।?!;" or r.key(k) in _BE:
            return False
        if r.category[k] == "from" and r.category[k - 1] not in ("unit", "number", "digits", "compared"):
            return False  # उम्र उससे दो साल अधिक
    return False


def _has_person(r: Reader, first: int, at: int) -> bool:
    """Whether token ``at`` begins the noun phrase of a person: 58 साल के रमेश, 20 साल के एक युवक, 16 साल की कार्यकर्ता ग्रेटा."""
    number = number_at(r, first)
    if number is None or number.value > _OLDEST:
        return False
    if r.category[at] == "clause" and r.category[at + 1] == "person":
        return True  # 65 साल की जो महिला
    if r.category[first] == "digits" and unknown_name(r.page, at, r.size) > at:
        return True  # 21 साल के जोहान्स काना को
    for k in range(at, min(r.size, at + _PHRASE)):
        if r.category[k] == "rule" or "rule" in r.category[k + 1 : k + 4]:
            return False  # 10 साल के मोदी राज
        if k in r.people or r.category[k] in ("person", "age") or (r.key(k) in _jobs() and number.value >= _WORKS):
            return True
        if k in r.groups and k == at + 1 and r.key(at) == "एक":
            return True
        if (r.category[k] in _LINKS and not _of_middle(r, k)) or r.key(k) in _ENDS or not r.key(k)[:1].isalnum():
            return False
    return False


def _of_middle(r: Reader, i: int) -> bool:
    """26 से 30 वर्ष के बीच की आयु."""
    return r.category[i] == "of" and r.category[i - 1] in ("between", "about") and r.category[i + 1] == "age"


def _compared(r: Reader, at: int) -> bool:
    """60 साल से अधिक उम्र, 65 वर्ष से ऊपर के बुजुर्ग, 60 साल से ज्यादा के हैं, 65 साल से ज्यादा और 10 साल से कम उम्र."""
    inner = r.skip(at, "of", "wala")
    if "age" in (r.category[at], r.category[inner]):
        return True
    if inner > at:
        people = r.category[inner] == "person" or r.key(inner) == "लोग"
        return people or (r.key(inner) in _BE and r.category[at] == "of" and r.key(at) == "के")
    other = number_at(r, at + 1) if r.category[at] == "and" else None
    return other is not None and r.category[other.stop] == "unit" and r.value[other.stop] == "Y" and (
        r.category[other.stop + 1] == "from" and r.category[other.stop + 2] == "compared" and "age" in r.category[
            other.stop + 3 : other.stop + 5])
