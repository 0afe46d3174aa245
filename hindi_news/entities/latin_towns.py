"""Large towns in Latin letters, in English words that a Hindi text quotes: visuals from Karnal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..page import GLUED, Name, Page, TokenSpan
from . import atlas

#: How sure such a town is.
SCORE = 0.8
#: Least number of people of a town of India, and of one elsewhere.
INDIAN, FOREIGN = 100_000, 2_000_000
#: Least length of a name, in letters.
LEAST = 4
#: What stands before a place in English; elsewhere a name beside another word in capitals may be part of it (Mumbai Live).
_BEFORE = frozenset(("in", "at", "from", "near", "to"))
#: Towns that are also names of people or English words.
_NAMES = frozenset((
    "Anand", "Salem", "Puri", "Gaya", "Pali", "Kota", "Surat", "Santiago", "Ara", "Basti", "Mandi", "Mango", "Bally",
    "Chandra", "Ganga", "Hari", "Kali", "Medina", "Sale", "Nanda"))  # fmt: skip


def latin_towns(page: Page, sentence: TokenSpan) -> Iterator[Name]:
    """Protest in Meerut; Mr Puri and Kushinagar Police name no town."""
    norm, gap = page.words.norm, page.words.gap
    for i in range(*sentence):
        word = norm[i]
        if not (word.isascii() and word.istitle() and len(word) >= LEAST and word in _large()):
            continue
        before = norm[i - 1] if i > sentence.first else ""
        after = norm[i + 1] if i + 1 < sentence.stop else ""
        if before[:1] in "@#_-/" and before and gap[i] == GLUED:
            continue
        if before in _BEFORE or not (_is_capital(before) or _is_capital(after)):
            yield Name(i, i + 1, "place", SCORE, "place:latin_town")


def _is_capital(word: str) -> bool:
    return word.isascii() and word[:1].isupper()


@cache
def _large() -> frozenset[str]:
    return atlas.shipped().large(INDIAN, FOREIGN) - _NAMES
