"""Persons by the words of their names that are everyday words too, and so no names where they stand alone."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import Cluster
from .phrases import role_of


def bearers(keys: Sequence[str], clusters: Sequence[Cluster]) -> dict[str, int | None]:
    """The first and the last words of persons' names, and the index of who bears them; None where several do."""
    out: dict[str, int | None] = {}
    for n, cluster in enumerate(clusters):
        if cluster.type == "person":
            words = {keys[i] for m in cluster.mentions if m.stop - m.first > 1 for i in (m.first, m.stop - 1)}
            out.update((word, None if word in out else n) for word in words if role_of(word) is None)
    return out
