"""Names that an article is signed with, whom no description in it means: अनिल राव, रायगढ़ on a line of its own."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import Cluster, Page


def only_signed(page: Page, clusters: Sequence[Cluster], aside: Sequence[int]) -> frozenset[int]:
    """Clusters that are named ``aside`` (in bylines, captions and the like) or on lines of names alone, nowhere else."""
    named = bytearray(len(page.words) + 1)
    for cluster in clusters:
        for m in cluster.mentions:
            named[m.first : m.stop] = b"\1" * (m.stop - m.first)
    bare = bytearray(aside)
    for s in page.sentences:
        if all(named[i] or not page.words.key[i][0].isalnum() for i in range(s.first, s.stop)):
            bare[s.first : s.stop] = b"\1" * (s.stop - s.first)
    return frozenset(i for i, c in enumerate(clusters) if all(bare[m.first] for m in c.mentions))
