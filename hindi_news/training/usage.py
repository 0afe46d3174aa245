"""How words are used in names elsewhere, as features: the tagger's bridge to corpora with other types and boundaries.

Training on such corpora directly teaches their habits (titles inside names, no groups).  Counting how often a word begins
or continues a person, place or organisation there, and letting the tagger learn from our own annotation what such counts
are worth, keeps their vocabulary and drops their habits.  The same counts over raw text labelled by a first tagger
(self-training) reach the names of the news.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

Counts = dict[str, Counter[str]]

#: Upper bounds of the shares that are told apart.
_SHARES = (0.1, 0.4, 0.8)
_OFTEN = 3


def count(sentences: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Counts:
    """Key -> how often it has which label, from pairs of keys and IOB2 labels."""
    out: Counts = defaultdict(Counter)
    for keys, labels in sentences:
        for key, label in zip(keys, labels, strict=True):
            out[key][label] += 1
    return dict(out)


def usage(counts: Counts, family: str) -> dict[str, list[str]]:
    """Key -> features such as ``gB-P2+``: family, label, share (0 rarest … 3) and ``+`` if seen often."""
    out: dict[str, list[str]] = {}
    for key, labels in counts.items():
        total = sum(labels.values())
        found = [
            f"{family}{label}{sum(n / total >= s for s in _SHARES)}{'+' if n > _OFTEN else ''}"
            for label, n in sorted(labels.items())
            if label != "O"
        ]
        if found or total > _OFTEN:
            out[key] = found or [f"{family}O"]
    return out
