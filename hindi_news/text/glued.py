"""Two words in one: where a page drops the line break between a heading and its text, वायरलफेसबुक are two tokens.

The second word is one that texts begin with, or the name of a place: रद्द|इंडोनेशिया, हुई|अहमदाबाद, सच|नई दिल्ली.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from .. import lexicon
from .normalize import matching_key, normalize

#: Fewest letters of such a pair.
LEAST = 5
#: Fewest letters of the name of a place in one, and of the word before it that is none of the short ones.
NAME, WORD = 4, 3
_SHORT = frozenset(map(matching_key, ("है", "था", "थी", "थे", "दी", "सच", "शव")))
#: Words that make one word with the name of a land or a man (अखंडभारत, जयरामपुर).
_OWN = frozenset(map(matching_key, (
    "महा", "श्री", "ओपी", "अखंड", "अखिल", "समग्र", "प्राचीन", "आधुनिक", "पूर्व", "पश्चिम", "उत्तर", "दक्षिण", "मध्य", "पूर्वी", "पश्चिमी",
    "उत्तरी", "दक्षिणी", "संयुक्त", "सिद्ध", "स्वर्ण", "कर्ण", "पोल", "कड़ी", "सुंदर", "राजा", "रानी", "माता", "लाल")))  # fmt: skip
_MEN, _TOWNS = tuple(map(matching_key, ("राम", "नारायण", "रूप", "हरि", "शिव", "कृष्ण", "गोविंद"))), ("पुर", "नगर", "गढ")
_HE = ("उन्होंने", "उन्होने")
#: What stands before दिल्ली.
_NEW = frozenset(map(matching_key, ("नई", "नयी")))
#: No cut comes behind these.
_BINDERS = frozenset("\u094d\u200c\u200d")


@lru_cache(1 << 14)
def seam(word: str) -> int:
    """Where the second of two glued words begins; 0 if the token is one word."""
    if len(word) < LEAST:
        return 0
    if word.endswith(_HE) and word not in _HE:
        return word.rindex(_HE[0][0])  # no word ends so: खन्ना|उन्होंने
    lefts, rights = _lefts(), _rights()
    at = next((len(left) for left in lefts.get(word[:2], ()) if word.startswith(left) and word[len(left) :] in rights), 0)
    return at or _before_place(word)


def _before_place(word: str) -> int:
    """Where the name of a country, a state, a capital or a district begins behind a common word, or 0."""
    key, (names, lengths) = matching_key(word), _places()
    if key in _common() or key in names:
        return 0
    for length in lengths:
        at = len(key) - length
        if at < 2:
            return 0
        first, last = key[:at], key[at:]
        if last in names and first in _common() and (at >= WORD or first in _SHORT) and first not in _OWN:
            if last.startswith(_MEN) and last.endswith(_TOWNS):
                return 0
            # A key may have fewer letters than its word; no cut comes before a mark.
            cuts = (i for i in range(at, len(word) - 1) if "\u0904" <= word[i] <= "\u0939" and word[i - 1] not in _BINDERS)
            return next((i for i in cuts if matching_key(word[i:]) == last), 0)
    return 0


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


@cache
def _common() -> frozenset[str]:
    return frozenset(r["word"] for r in lexicon.read("common_words", "word"))


@cache
def _places() -> tuple[frozenset[str], tuple[int, ...]]:
    """Single-word names that mean nothing else, and their lengths, the least first."""
    lands = lexicon.read("countries", "code", "english", "names", "people", "capital")
    rows = [
        *(r["names"] + "|" + r["capital"] for r in lands),
        *(r["names"] for r in lexicon.read("states", "code", "kind", "english", "first_order", "names", "people")),
        *(r["names"] for r in lexicon.read("districts", "state", "names")),
    ]
    forms = {f for row in rows for f in row.split("|") if len(f) >= NAME and not f.endswith("?") and f.isidentifier()}
    names = frozenset(k for k in map(matching_key, forms) if len(k) >= NAME and not k.isascii()) | _NEW
    return names, tuple(sorted({len(k) for k in names}))
