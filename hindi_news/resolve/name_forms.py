"""The distinct names of one type in an article, as a disjoint-set forest: forms that name one thing share a root."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence

from ..page import Name, Page

_CUT = re.compile(r"[-‐‑–—./'’‘\"“”]+")
#: Members of one entry of an index that are compared: the latest ones, so that the work stays linear in a text in which
#: every name looks alike.
COMPARED = 16


def words_in(page: Page, name: Name) -> tuple[str, ...]:
    """The words of a name by matching key, cut at hyphens and without marks; initials keep no full stop."""
    out: list[str] = []
    for key in page.words.key[name.first : name.stop]:
        if any(c.isalnum() for c in key):
            out.extend(w for w in _CUT.split(key) if w)
    return tuple(out) or page.words.key[name.first : name.stop]


class Forms:
    """Names of one type by their words.  ``words[i]`` are those of form ``i``, ``mentions[i]`` where it stands."""

    __slots__ = ("_parent", "index", "mentions", "of", "words")

    def __init__(self, page: Page, names: Sequence[Name]) -> None:
        self.words: list[tuple[str, ...]] = []
        self.mentions: list[list[int]] = []
        self.index: dict[tuple[str, ...], int] = {}
        self.of: list[int] = []  # the form of each name
        for n, name in enumerate(names):
            words = words_in(page, name)
            i = self.index.setdefault(words, len(self.words))
            if i == len(self.words):
                self.words.append(words)
                self.mentions.append([])
            self.mentions[i].append(n)
            self.of.append(i)
        self._parent = list(range(len(self.words)))

    def root(self, i: int) -> int:
        """The representative of a form's set."""
        parent = self._parent
        while parent[i] != i:
            parent[i] = i = parent[parent[i]]
        return i

    def join(self, i: int, j: int) -> None:
        """Both forms name one thing; the earlier form represents it."""
        a, b = sorted((self.root(i), self.root(j)))
        self._parent[b] = a

    def join_equal(self, keys: Iterable[Hashable | None]) -> None:
        """Joins forms of one key; ``keys`` has one for each form, None where it has none."""
        seen: dict[Hashable, int] = {}
        for i, key in enumerate(keys):
            if key is not None:
                self.join(seen.setdefault(key, i), i)


class Index:
    """Members by key, the last :data:`COMPARED` of each."""

    __slots__ = ("_table",)

    def __init__(self) -> None:
        self._table: dict[Hashable, dict[int, None]] = {}

    def add(self, key: Hashable, member: int) -> None:
        """Note a member; the oldest of a full entry is forgotten."""
        entry = self._table.setdefault(key, {})
        entry.pop(member, None)
        entry[member] = None
        if len(entry) > COMPARED:
            del entry[next(iter(entry))]

    def get(self, key: Hashable) -> tuple[int, ...]:
        """The members of a key, oldest first."""
        return tuple(self._table.get(key, ()))


def nearest(seen: dict[int, int], candidates: Sequence[int], first: dict[int, int]) -> int:
    """The candidate seen last; if none was, the one that comes first."""
    known = [c for c in candidates if c in seen]
    if known:
        return max(known, key=lambda c: seen[c])
    return min(candidates, key=lambda c: first[c])
