"""Titles that hold the name of a place: schemes (वंदे भारत), contests, honours, works, trains (मगध एक्सप्रेस) name no place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from .. import lexicon
from ..lexicon import PhraseTable
from ..page import Words
from ..text.normalize import matching_key
from .place_spans import HYPHENS
from .place_words import is_named, types_after
from .vocabulary import clear_organizations, heads, keys_of

#: Longest name of a place in a train's, in words.
_LONGEST = 3
_TRAIN = matching_key("एक्सप्रेस")
#: Kinds of trains that stand before that word.
_KINDS = frozenset(map(matching_key, ("राजधानी", "शताब्दी", "जनशताब्दी", "दुरंतो", "इंटरसिटी", "सुपरफास्ट", "हमसफर", "तेजस")))
_WAYS = frozenset(map(matching_key, ("वे", "हाईवे", "हाइवे", "मार्ग", "ट्रिब्यून", "न्यूज", "न्यूज़")))


@cache
def titles_with_places() -> PhraseTable[bool]:
    """Titles that hold the name of a country, a region or a town."""
    return PhraseTable((keys_of(r["title"]), True) for r in lexicon.read("titles_with_places", "title", "of"))


def titled(words: Words, first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where, between two tokens, the words of such titles stand."""
    keys = words.key
    for begin, end, _ in titles_with_places().matches(keys, first, stop):
        if begin > first and keys[begin - 1] in HYPHENS:
            continue  # चंडीगढ़-चेन्नई एक्सप्रेस
        # भारत माता मंदिर is a place, खेलो इंडिया समिति a body.
        if end == stop or not (keys[end] in types_after() or heads().longest(keys, end, stop) is not None):
            yield begin, end
    for at in [at for at in range(first + 1, stop) if keys[at] == _TRAIN]:
        end = at - 1 if keys[at - 1] in _KINDS else at
        begin = next((b for b in range(max(first, end - _LONGEST), end) if is_named(keys[b:end])), end)
        if begin < end and not _leads(keys, first, begin) and (at + 1 == stop or keys[at + 1] not in _WAYS | HYPHENS):
            whole = next((b for b in range(max(first, begin - 1), end) if keys[b : at + 1] in clear_organizations()), None)
            if whole is None:
                yield begin, end


def _leads(keys: Sequence[str], first: int, begin: int) -> bool:
    """Whether a route begins before ``begin``: दिल्ली-हावड़ा एक्सप्रेस names two towns."""
    if begin == first:
        return False
    before = range(max(first, begin - _LONGEST), begin)
    return keys[begin - 1] in HYPHENS or any(is_named(tuple(keys[b:begin])) for b in before)
