"""One entity, many names: which mentions of an article name the same thing.

Each type has its own ways to be named again: people by a part of their name (:mod:`.name_people`), organisations by
acronyms and short forms (:mod:`.name_bodies`), places and peoples by spellings and aliases (:mod:`.name_places`),
agreements by description (:func:`hindi_news.entities.treaties.group`).  The work is linear in the number of names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from ..entities import treaties
from ..page import Cluster, Name, Page
from .name_bodies import cluster_bodies
from .name_people import cluster_people
from .name_places import cluster_groups, cluster_places

#: How names of each type are put together.
GROUPERS: dict[str, Callable[[Page, Sequence[Name]], list[list[Name]]]] = {
    "person": cluster_people,
    "place": cluster_places,
    "organization": cluster_bodies,
    "group": cluster_groups,
    "treaty": treaties.group,
}


def cluster_names(page: Page, names: Sequence[Name]) -> tuple[Cluster, ...]:
    """Clusters in the order of their first mention."""
    out = []
    for kind, grouper in GROUPERS.items():
        mine = [n for n in names if n.type == kind]
        if mine:
            out += [Cluster(kind, _fullest(page, kind, group), tuple(group)) for group in grouper(page, mine)]
    return tuple(sorted(out, key=lambda c: c.mentions[0][:2]))


def _fullest(page: Page, kind: str, group: Sequence[Name]) -> str:
    """The name that says most: in Devanagari, with the most words, then the most frequent, then the first.

    A place or a people is called what the article calls it most often.
    """
    counts = Counter(page.words.phrase(n.first, n.stop) for n in group)
    if len(counts) == 1:
        return next(iter(counts))

    def rank(name: str) -> tuple[bool, int, int]:
        words = 0 if kind in ("place", "group") else name.count(" ") + name.count("-")
        return not name.isascii(), words, counts[name]

    return max(counts, key=rank)
