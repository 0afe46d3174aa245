"""Roads by their numbers: एनएच 28, एसएच-55, राष्ट्रीय राजमार्ग संख्या 305, नेशनल हाईवे-8."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..lexicon import PhraseTable
from ..page import LINE, Name, Page, TokenSpan
from ..text.normalize import matching_key
from .place_spans import HYPHENS
from .vocabulary import keys_of

#: How sure it is that a number names a road, and the digits of one, at most.
SCORE, _DIGITS = 0.9, 4
_NUMBER = frozenset(map(matching_key, ("संख्या", "नंबर", "नं", "क्रमांक")))


@cache
def _ways() -> PhraseTable[bool]:
    """What roads with a number are called."""
    kinds = [f"{of} {way}" for of in ("नेशनल", "स्टेट", "राष्ट्रीय", "राज्य") for way in ("हाईवे", "हाइवे", "राजमार्ग")]
    return PhraseTable((keys_of(form), True) for form in ("एनएच", "एसएच", "NH", "राष्ट्रीय उच्च पथ", "राज्य उच्च पथ", *kinds))


def numbered_roads(page: Page, sentence: TokenSpan) -> Iterator[Name]:
    """The name of the road and its number."""
    keys, gap = page.words.key, page.words.gap
    for first, stop, _ in _ways().matches(keys, *sentence):
        at = stop
        while at < sentence.stop and at - stop < 2 and (keys[at] in _NUMBER or keys[at] in HYPHENS):
            at += 1
        if at < sentence.stop and keys[at].isdigit() and len(keys[at]) <= _DIGITS and gap[at] < LINE:
            yield Name(first, at + 1, "place", SCORE, "place:numbered_road")
