"""One entity, many names (first sketch: equal keys)."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import Cluster, Name, Page


def cluster_names(page: Page, names: Sequence[Name]) -> tuple[Cluster, ...]:
    """Clusters in the order of their first mention."""
    by: dict[tuple[str, tuple[str, ...]], list[Name]] = {}
    for name in names:
        by.setdefault((name.type, page.words.key[name.first : name.stop]), []).append(name)
    return tuple(
        Cluster(kind, page.words.phrase(group[0].first, group[0].stop), tuple(group))
        for (kind, _), group in by.items()
    )
