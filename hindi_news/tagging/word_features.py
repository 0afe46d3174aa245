"""Features of the word tagger, shared by training and inference; as in :mod:`~hindi_news.tagging.features`, all of types."""

from __future__ import annotations

from .features import Facts, shape

#: Offsets of the neighbours whose words are features.
OFFSETS = (-2, -1, 1, 2)
#: Offsets of the tags that the second pass sees, and the pairs of them that it sees together.
TAG_OFFSETS = (-3, -2, -1, 0, 1, 2, 3)
TAG_PAIRS = ((-1, 1), (-2, -1), (1, 2))


def of_word(norm: str, key: str, facts: Facts) -> list[str]:
    """Features of a token's own word: form, affixes, shape, classes."""
    length = len(key)
    out = ["b", f"w={key}", f"sh={shape(norm)}"]
    if norm != key:
        out.append(f"W={norm}")
    out += [f"s{n}={key[-n:]}" for n in (1, 2, 3, 4, 5) if length > n]
    out += [f"p{n}={key[:n]}" for n in (2, 3) if length > n]
    known = facts.get(key)
    return out + known.split("\t") if known else [*out, "unknown"]


def of_neighbour(norm: str, key: str, facts: Facts) -> list[str]:
    """Features that a word lends to the tokens around it; of its classes the coarser ones."""
    length = len(key)
    out = [f"w={key}", f"sh={shape(norm)}"]
    out += [f"s{n}={key[-n:]}" for n in (1, 2, 3) if length > n]
    known = facts.get(key)
    return out + [f for f in known.split("\t") if f[1] in "01"] if known else [*out, "unknown"]
