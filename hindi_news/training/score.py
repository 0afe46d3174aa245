"""Span-level scores as conlleval computes them (Tjong Kim Sang and De Meulder 2003): bounds and type must agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..tagging.names import spans


class Row(NamedTuple):
    """Counts of one type, or of all together."""

    correct: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """In percent."""
        return 100 * self.correct / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """In percent."""
        return 100 * self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """In percent."""
        return 200 * self.correct / (self.gold + self.found) if self.gold + self.found else 0.0


def score(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> dict[str, Row]:
    """Type -> counts, and ``micro`` over all types, from pairs of gold and predicted IOB2 labels of a sentence each."""
    counts: dict[str, Counter[str]] = {}
    for gold, found in pairs:
        want, have = set(spans(gold)), set(spans(found))
        for name, group in (("correct", want & have), ("gold", want), ("found", have)):
            for _, _, kind in group:
                counts.setdefault(kind, Counter())[name] += 1
    rows = {kind: Row(c["correct"], c["gold"], c["found"]) for kind, c in sorted(counts.items())}
    rows["micro"] = Row(*(sum(r[i] for r in rows.values()) for i in range(3)))
    return rows


def table(rows: dict[str, Row]) -> str:
    """The rows as text."""
    lines = [f"{'':14}{'F1':>8}{'P':>8}{'R':>8}{'gold':>8}{'found':>8}"]
    lines += [f"{k:14}{r.f1:>8.2f}{r.precision:>8.2f}{r.recall:>8.2f}{r.gold:>8}{r.found:>8}" for k, r in rows.items()]
    return "\n".join(lines)
