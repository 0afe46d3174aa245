"""Merges the tagger's names with those of lexicons and rules into disjoint mentions (first sketch)."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import Name, Page, TimeMention, Trace
from . import groups, organizations, people, places, treaties

FINDERS = (people.find, places.find, organizations.find, groups.find, treaties.find)


def find_names(page: Page, times: Sequence[TimeMention], trace: Trace | None = None) -> tuple[Name, ...]:
    """Disjoint mentions in text order: best score first, then the longer, then the earlier."""
    found = [Name(n.first, n.stop, n.type, n.score, "tagger") for n in page.tags.names]
    for find in FINDERS:
        found.extend(find(page))
    taken = [False] * len(page.words)
    for t in times:
        taken[t.first : t.stop] = [True] * (t.stop - t.first)
    out = []
    for name in sorted(found, key=lambda n: (-n.score, n.first - n.stop, n.first, n.type)):
        if not any(taken[name.first : name.stop]):
            taken[name.first : name.stop] = [True] * (name.stop - name.first)
            out.append(name)
    return tuple(sorted(out))
