"""Places (sketch: none)."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import Cluster, Fields, Name, Page, TimeMention


def find(page: Page) -> list[Name]:
    """Candidate mentions by lexicon and rule, in any order; they may overlap."""
    return []


def describe(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """The own fields of the clusters of this type, by cluster index."""
    return {}
