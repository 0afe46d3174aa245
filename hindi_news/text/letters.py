"""Words that spell out Latin letters: टीटीपी is TTP, एस. is S."""

from __future__ import annotations

from functools import cache, lru_cache

from .. import lexicon
from .normalize import matching_key

#: Longest name of a letter, in code points (डब्बल्यू).
_LONGEST_LETTER = 9


@cache
def letters() -> dict[str, str]:
    """Devanagari names of Latin letters (टी: t), by matching key."""
    rows = lexicon.read("letter_names", "name", "letter", "initial")
    return {matching_key(r["name"]): r["letter"] for r in rows}


@lru_cache(1 << 14)
def spelled(word: str) -> str:
    """The letters that a word spells, "" if it spells none: टीटीपी, एस., आर, U.N., ttp."""
    word = word.replace(".", "")
    if len(word) > _LONGEST_LETTER * 8:
        return ""
    if word.isascii():
        return word if word.isalpha() and len(word) < 7 else ""
    out, at, table = "", 0, letters()
    while at < len(word):
        for length in range(min(_LONGEST_LETTER, len(word) - at), 0, -1):
            if (piece := word[at : at + length]) in table:
                # यूएन, not यू-ए-ए…: the longest letter name that leaves no dangling vowel sign.
                if at + length < len(word) and _sign(word[at + length]):
                    continue
                out += table[piece]
                at += length
                break
        else:
            return ""
    return out


def _sign(c: str) -> bool:
    return "\u093e" <= c <= "\u094d" or c in "\u0901\u0902\u0903\u093c"
