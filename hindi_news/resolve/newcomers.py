"""People without a name whom an article brings in: एक महिला, 55 वर्षीय युवक."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import TokenSpan, Words
from ..text.normalize import matching_key
from .phrases import Phrase, person_words, read_phrase
from .titles import phrase_start

#: Tokens from the word that brings a person in to the noun.
_REACH = 4
_ONE = "एक"
_AGED = frozenset(map(matching_key, ("वर्षीय", "वर्षीया", "वर्षिय", "साला")))
#: What the noun is beside where it does not stand for one person (एक व्यक्ति की मौत is one who speaks no more).
_DEAD = frozenset(map(matching_key, ("मौत", "मृत्यु", "हत्या", "शव", "लाश", "जान")))
#: Tokens from a person to the relative pronoun, and what stands after the person.
_BACK, _CASES = 8, frozenset(("से", "को", "ने"))
_GENITIVE = frozenset(("का", "के", "की"))


def comes_in(words: Words, upos: Sequence[str], noun: int) -> bool:
    """Whether a noun for a person stands for one who is new to the reader, and lives."""
    keys = words.key
    if keys[noun + 1 : noun + 2] and keys[noun + 1] in _GENITIVE and not _DEAD.isdisjoint(keys[noun + 2 : noun + 5]):
        return False
    if upos[noun : noun + 1] == ("ADJ",) or not person_words().isdisjoint(keys[noun + 1 : noun + 2]):
        return False  # एक वैज्ञानिक प्रमाण, एक महिला डॉक्टर: no person, or not yet
    return _opening(words, noun) is not None


def of_relative(words: Words, first: int, stop: int) -> TokenSpan | None:
    """The noun phrase of a person without a name that जिन्होंने goes back to: थाना प्रभारी से संपर्क किया, | जिन्होंने."""
    keys = words.key
    for noun in range(stop - 1, max(first, stop - _BACK) - 1, -1):
        beside = noun == stop - 1 or (noun == stop - 2 and keys[stop - 1] == ",")
        if keys[noun] in person_words() and (beside or keys[noun + 1] in _CASES):
            return TokenSpan(max(first, phrase_start(words, noun)), noun + 1)
    return None


def newcomer(words: Words, noun: int) -> tuple[TokenSpan, Phrase]:
    """The noun phrase of one who comes in, without what stands before it in the clause (लौटी | एक महिला)."""
    keys, at = words.key, _opening(words, noun)
    if at is None or (at and keys[at - 1] in _GENITIVE):
        first = phrase_start(words, noun)  # दल के एक प्रवक्ता; 30 साल के एक युवक is one
        number = "sing" if at is None else read_phrase(words, at, noun + 1).number
        return TokenSpan(first, noun + 1), read_phrase(words, first, noun + 1)._replace(number=number)
    phrase = read_phrase(words, at, noun + 1)  # 55 वर्षीय युवक is one
    return TokenSpan(at - (keys[at] in _AGED and keys[at - 1][0].isdigit()), noun + 1), phrase


def _opening(words: Words, noun: int) -> int | None:
    """The first word that brings a person in."""
    keys = words.key
    first = max(phrase_start(words, noun), noun - _REACH)
    return next((i for i in range(first, noun) if keys[i] == _ONE or keys[i] in _AGED), None)
