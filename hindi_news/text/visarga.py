"""The visarga and the colon, which look alike and are typed for one another: दु:ख is दुःख, कहाः is कहा:"""

from __future__ import annotations

import re
from functools import cache

from .. import lexicon

#: Letters and signs of Devanagari, for a class of characters.
LETTERS = "\u0900-\u0963\u0971-\u097f"


@cache
def _visarga() -> tuple[frozenset[str], frozenset[str]]:
    """Words that end in a visarga, and beginnings that carry one inside a word; both without it."""
    rows = lexicon.read("visarga", "stem", "where")
    return (frozenset(r["stem"] for r in rows if r["where"] == "end"),
            frozenset(r["stem"] for r in rows if r["where"] == "inside"))


def _word_before(text: str, at: int) -> str:
    first = at
    while first > 0 and at - first < 24 and _is_letter(text[first - 1]):
        first -= 1
    return text[first:at]


def _is_letter(char: str) -> bool:
    return "\u0900" <= char <= "\u0963" or "\u0971" <= char <= "\u097f"


def is_visarga(text: str, at: int) -> bool:
    """The colon of दु:ख and अत: is a visarga; that of कहा: is none."""
    ends, inside = _visarga()
    word = _word_before(text, at)
    if at + 1 < len(text) and _is_letter(text[at + 1]):
        return word in inside
    return word in ends


#: Adverbs in -तः and -शः are formed freely.
_FREE_VISARGA = ("त", "श")


class Line:
    """Counts the words that stand before a place in its line; asked from left to right, so that all is linear.

    Nothing that other edits change counts, or a text would be read otherwise the second time.
    """

    def __init__(self, text: str) -> None:
        self._text, self._at, self._words = text, 0, 0

    def words_before(self, at: int) -> int:
        newline = self._text.rfind("\n", self._at, at)
        if newline >= 0:
            self._at, self._words = newline + 1, 0
        self._words += len(_WORD_AHEAD.findall(self._text, self._at, at))
        self._at = at
        return self._words


_WORD_AHEAD = re.compile(rf" (?=[{LETTERS}])")
#: So many words may stand before the last one of a byline, a dateline or a label.
_LABEL = 4


def is_colon(text: str, at: int, line: Line) -> bool:
    """The visarga of कहाः and नई दिल्लीः is a colon: no word of Hindi ends so."""
    ends, inside = _visarga()
    word = _word_before(text, at)
    if not word or word in ends or word in inside or word.endswith(_FREE_VISARGA):
        return False
    if word[-1] in "ाीूेैोौंँईएऊऔओ":
        return True
    return len(word) > 2 and line.words_before(at) < _LABEL
