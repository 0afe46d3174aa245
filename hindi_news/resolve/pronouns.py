"""Who a source is: a name, a pronoun, a description, or an unnamed source (first sketch: names alone)."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import Cluster, Page, QuoteDraft, ResolvedQuote, TokenSpan


def resolve_speakers(
    page: Page, clusters: Sequence[Cluster], drafts: Sequence[QuoteDraft]
) -> tuple[tuple[Cluster, ...], tuple[ResolvedQuote, ...]]:
    """Clusters, extended by pronouns, descriptions and unnamed sources, and the quotes with their speakers.

    The clusters given keep their indices; new ones (``unnamed``) come after them.
    """

    def at(span: TokenSpan | None) -> int | None:
        if span is None:
            return None
        for i, cluster in enumerate(clusters):
            if any(m.first < span.stop and span.first < m.stop for m in cluster.mentions):
                return i
        return None

    return tuple(clusters), tuple(ResolvedQuote(d, at(d.source), at(d.addressee), at(d.via)) for d in drafts)
