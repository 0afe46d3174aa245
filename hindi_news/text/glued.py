"""Two words in one: where a page drops the line break between a heading and its text, वायरलफेसबुक are two tokens."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from .. import lexicon
from .normalize import normalize

#: Fewest letters of such a pair.
LEAST = 5


@lru_cache(1 << 14)
def seam(word: str) -> int:
    """Where the second of two glued words begins; 0 if the token is one word."""
    if len(word) < LEAST:
        return 0
    lefts, rights = _lefts(), _rights()
    return next((len(left) for left in lefts.get(word[:2], ()) if word.startswith(left) and word[len(left) :] in rights), 0)


def _words(side: str) -> tuple[str, ...]:
    return tuple(normalize(r["word"]).text for r in lexicon.read("glued_words", "word", "side") if r["side"] == side)


@cache
def _lefts() -> Mapping[str, tuple[str, ...]]:
    """Words that end headings, the longest first, by their first two letters."""
    out: dict[str, tuple[str, ...]] = {}
    for word in sorted(_words("left"), key=len, reverse=True):
        out[word[:2]] = (*out.get(word[:2], ()), word)
    return out


@cache
def _rights() -> frozenset[str]:
    return frozenset(_words("right"))
