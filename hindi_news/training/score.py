"""Span-level scores as conlleval computes them (Tjong Kim Sang and De Meulder 2003): bounds and type must agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from ..evaluate import Score
from ..tagging.names import spans


def score(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> dict[str, Score]:
    """Type -> counts, and ``micro`` over all types, from pairs of gold and predicted IOB2 labels of a sentence each."""
    counts: dict[str, Counter[str]] = {}
    for gold, found in pairs:
        want, have = set(spans(gold)), set(spans(found))
        for name, group in (("correct", want & have), ("gold", want), ("found", have)):
            for _, _, kind in group:
                counts.setdefault(kind, Counter())[name] += 1
    rows = {kind: Score(c["correct"], c["gold"], c["found"]) for kind, c in sorted(counts.items())}
    rows["micro"] = total(rows.values())
    return rows


def total(rows: Collection[Score]) -> Score:
    """The sums of counts."""
    return Score(sum(r.correct for r in rows), sum(r.gold for r in rows), sum(r.found for r in rows))


def table(rows: dict[str, Score]) -> str:
    """The rows as text."""
    lines = [f"{'':14}{'F1':>8}{'P':>8}{'R':>8}{'gold':>8}{'found':>8}"]
    lines += [f"{k:14}{r.f1:>8.2f}{r.precision:>8.2f}{r.recall:>8.2f}{r.gold:>8}{r.found:>8}" for k, r in rows.items()]
    return "\n".join(lines)
