"""What spellings of one name have in common: a folded form, and a skeleton of consonants that Latin letters share.

Both work on matching keys (:func:`~hindi_news.text.normalize.matching_key`).  :func:`fold` is for variants within
Devanagari (मॉस्को, मास्को; अलसु, अलसू; ओरबान, ओर्बान); :func:`skeleton` also for transliterations (Krasikov, क्रासिकोव).
Classes of consonants stand for sounds that Hindi newsrooms write now one way, now the other, as in Soundex (Russell
1918), but for all consonants and at full length.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Forms kept in memory; an article has some hundred.
_CACHED = 1 << 14

_FOLD = str.maketrans(
    {
        "ी": "ि", "ू": "ु", "ई": "इ", "ऊ": "उ", "ॉ": "ा", "ऑ": "आ", "ै": "े", "ऐ": "ए", "ौ": "ो", "औ": "ओ",
        "ॅ": "े", "ऍ": "ए", "ँ": "ं", "ण": "न", "ष": "श", "्": None, "ः": None, "़": None, "-": None, ".": None,
        "'": None, "’": None, "‐": None, "‑": None, "–": None,
    }
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


def _one_ending(key: str) -> str:
    """पांडेय is पांडे: the last letter is not heard."""
    return key[:-1] if key.endswith("ेय") else key


@lru_cache(_CACHED)
def fold(key: str) -> str:
    """The word without what spelling variants differ in: vowel length, ॉ against ा, doubled letters, viramas, hyphens."""
    folded = _one_ending(key).replace("म्प", "ंप").replace("म्ब", "ंब").translate(_FOLD).replace("ये", "ए").replace("यि", "इ")
    return _DOUBLED.sub(r"\1", folded) or key


_DEVANAGARI = {
    "क": "k", "ख": "k", "ग": "g", "घ": "g", "ङ": "n", "च": "c", "छ": "c", "ज": "j", "झ": "j", "ञ": "n", "ट": "t",
    "ठ": "t", "त": "t", "थ": "t", "ड": "d", "ढ": "d", "द": "d", "ध": "d", "ण": "n", "न": "n", "प": "p", "फ": "p",
    "ब": "b", "भ": "b", "म": "m", "र": "r", "ल": "l", "ळ": "l", "व": "v", "श": "s", "ष": "s", "स": "s", "ं": "n",
    "ँ": "n", "ृ": "r", "ऋ": "r",
}  # fmt: skip
#: Latin spellings, longest first; those of one sound have one class with Devanagari's.
_LATIN = (
    ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("ksh", "ks"), ("zh", "j"), ("kh", "k"), ("gh", "g"), ("ch", "c"),
    ("sh", "s"), ("th", "t"), ("dh", "d"), ("ph", "p"), ("bh", "b"), ("jh", "j"), ("ck", "k"), ("ce", "se"),
    ("ci", "si"), ("cy", "si"), ("x", "ks"), ("q", "k"), ("c", "k"), ("f", "p"), ("w", "v"), ("z", "j"),
)  # fmt: skip
_VOWELS = frozenset("aeiouअआइईउऊएऐओऔऑऍ")
_BEFORE_LABIAL = re.compile(r"m(?=[pb])")
#: Pairs of classes that one sound is written with.
_NEAR = frozenset(frozenset(p) for p in ("cj", "td", "kg", "pb", "bv", "sc", "sj", "kc", "gj", "vu", "mn"))


@lru_cache(_CACHED)
def skeleton(key: str) -> str:
    """The consonants' classes, in order, between a mark of an initial vowel and one of a final long vowel.

    The final vowel is kept because it tells women's names from men's (दुलत्सेव, दुलत्सेवा; कुमार, कुमारी).
    """
    if key.isascii() or not any("\u0900" <= c <= "\u097f" for c in key):
        return _skeleton_of_latin(key)
    key = _one_ending(key)
    letters: list[str] = []
    for i, c in enumerate(key):
        found = _DEVANAGARI.get(c)
        if found is not None:
            letters.append(found)
        elif i == 0 and c in _VOWELS:
            letters.append("a")
        elif i == 0 and c in "हय":
            letters.append("h" if c == "ह" else "y")
    end = {"ा": "A", "ी": "I", "ि": "I", "े": "E", "ै": "E"}.get(key[-1], "")
    return _DOUBLED.sub(r"\1", _BEFORE_LABIAL.sub("n", "".join(letters))) + end


def _skeleton_of_latin(key: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", key.casefold()) if c.isalnum())
    if not plain:
        return key
    out = plain
    for spelling, sound in _LATIN:
        out = out.replace(spelling, sound)
    first = "a" if plain[0] in _VOWELS else plain[0] if plain[0] in "hy" else ""
    body = "".join(c for c in out if c not in _VOWELS and c not in "hy")
    end = {"a": "A", "i": "I", "y": "I"}.get(plain[-1], "")
    return first + _DOUBLED.sub(r"\1", _BEFORE_LABIAL.sub("n", body)) + end


def alike(one: str, other: str) -> bool:
    """Whether two skeletons are those of one name: equal, or one consonant apart.

    A consonant may stand for a near one (c, j) from three consonants on, be another or be missing from four on.
    """
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1 or (one[:1] != other[:1] and frozenset((one[:1], other[:1])) not in _NEAR):
        return False
    if one[-1:].isupper() != other[-1:].isupper() and "A" in (one[-1:], other[-1:]):
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    least = min(len(one.rstrip("AIE")), len(other.rstrip("AIE")))
    if len(one) == len(other):
        rest = one[same + 1 :] == other[same + 1 :]
        return rest and ((frozenset((one[same], other[same])) in _NEAR and least > 2) or least > 3)
    short, long = sorted((one, other), key=len)
    return short[same:] == long[same + 1 :] and least > 3
