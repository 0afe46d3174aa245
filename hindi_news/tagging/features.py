"""Features of the taggers, shared by training and inference.

Everything is a feature of a word *type*, looked at from the token itself or from a neighbour; that is what lets the
decoder add up a type's weights once and reuse them (:mod:`hindi_news.tagging.crf`).
"""

from __future__ import annotations

from collections.abc import Mapping

#: Offsets of the neighbours whose words are features.
OFFSETS = (-3, -2, -1, 1, 2, 3)
#: Offsets from which only the neighbour's word itself is seen, not what is known of it.
FAR = (-3, 3)

#: What is known of a word beyond its letters, as features: its distributional classes, and how often larger corpora use it
#: as which part of a name.  A tab-separated string a word, since most words of the table are never looked up.
Facts = Mapping[str, str]


def shape(word: str) -> str:
    """Script and rough length: ``h4`` Devanagari of four code points, ``l`` Latin, ``d`` digits, ``x`` other."""
    first = word[0]
    script = "d" if first.isdigit() else "l" if first.isascii() and first.isalpha() else "h" if first.isalpha() else "x"
    return script + str(min(len(word), 6))


def of_word(norm: str, key: str, facts: Facts) -> list[str]:
    """Features of a token's own word: form, affixes, shape, facts."""
    length = len(key)
    out = [f"w={key}", f"sh={shape(norm)}"]
    out += [f"s{n}={key[-n:]}" for n in (1, 2, 3, 4) if length > n]
    out += [f"p{n}={key[:n]}" for n in (2, 3, 4) if length > n]
    if norm[0].isupper():
        out.append("cap")
    known = facts.get(key)
    return out + known.split("\t") if known else [*out, "unknown"]


def of_neighbour(key: str, facts: Facts) -> list[str]:
    """Features that a word lends to the tokens around it; the first is the only one seen from :data:`FAR`."""
    known = facts.get(key)
    return [f"w={key}", *(known.split("\t") if known else ("unknown",))]


def class_of(key: str, facts: Facts) -> int:
    """The word's middle distributional class, from 1; 0 for a word without."""
    for fact in facts.get(key, "").split("\t"):
        if fact.startswith("a1="):
            return int(fact[3:]) + 1
    return 0
