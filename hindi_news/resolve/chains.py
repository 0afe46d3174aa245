"""Coreference that an engine brings (``page.tags.coref``): which cluster its chains give to words without a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..page import Cluster, Page, TokenSpan
from .phrases import word_class

_CASES = frozenset(("ne", "ko", "ka", "at"))


def linked(page: Page, clusters: Sequence[Cluster]) -> dict[int, int]:
    """Head word of a mention in a chain -> the cluster that has most of the chain's names; empty without chains."""
    if not page.tags.coref:
        return {}
    named = {m.stop - 1: i for i, cluster in enumerate(clusters) for m in cluster.mentions}
    out: dict[int, int] = {}
    for chain in page.tags.coref:
        heads = [head_of(page, mention) for mention in chain]
        votes = Counter(named[h] for h in heads if h in named)
        if votes:
            best = max(votes, key=lambda i: (votes[i], -i))
            out.update((h, best) for h in heads if h not in named)
    return out


def head_of(page: Page, span: TokenSpan) -> int:
    """The word of a phrase that governs it: by the tree if there is one, else the last before its case marker."""
    first, stop = span
    if page.tags.head:
        return next((i for i in range(first, stop) if not first <= page.tags.head[i] < stop), stop - 1)
    last = stop - 1
    while last > first and (word_class(page.words.key[last]) in _CASES or not page.words.key[last][0].isalnum()):
        last -= 1
    return last
