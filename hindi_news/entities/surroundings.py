"""What stands around the names of places and peoples: what they are said to lie in, and their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..page import Cluster, Page
from .place_words import types_after

_OF = frozenset(("के", "की", "का", "में", "स्थित"))
_BREAKS = frozenset(("ने", "को", "से", "और", "तथा", ",", "कि", "साथ", "बीच", "लिए"))
_APPOSED = frozenset((",", "(", "/"))


@dataclass(slots=True)
class Around:
    """What stands around the mentions of one cluster, as indices of clusters: what it is said to lie in (``holders`` by a
    genitive, ``within`` also by a comma or a bracket), and its neighbours."""

    holders: list[int] = field(default_factory=list)
    within: list[int] = field(default_factory=list)
    beside: list[int] = field(default_factory=list)


def surroundings(page: Page, clusters: Sequence[Cluster]) -> dict[int, Around]:
    """Neighbours in the same sentence, in reading order."""
    keys = page.words.key
    sentence = [0] * len(page.words)
    for n, s in enumerate(page.sentences):
        sentence[s.first : s.stop] = [n] * (s.stop - s.first)
    spots = sorted((m.first, m.stop, i) for i, c in enumerate(clusters) if c.type in ("place", "group") for m in c.mentions)
    out = {i: Around() for i, c in enumerate(clusters) if c.type in ("place", "group")}
    for (_, stop, i), (first, _, j) in pairwise(spots):
        if i == j or sentence[stop - 1] != sentence[first]:
            continue
        # पाकिस्तान के स्वात; हैदराबाद (पाकिस्तान); जालंधर, पंजाब
        if stop < first and keys[stop] in _OF and first - stop <= 4 and _BREAKS.isdisjoint(keys[stop:first]):
            out[j].within.append(i)
            out[j].holders.append(i)
        elif clusters[i].type == "group" and first == stop + 1 and keys[stop] in types_after():
            out[j].within.append(i)  # पाकिस्तानी शहर हैदराबाद
        elif first == stop + 1 and keys[stop] in _APPOSED:
            out[i].within.append(j)
            out[j].within.append(i)
        out[i].beside.append(j)
        out[j].beside.append(i)
    return out
