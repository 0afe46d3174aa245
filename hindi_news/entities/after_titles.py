"""Names that begin right after a title, though their first word is an everyday one (महंत नृत्य गोपाल दास, डॉ. मंगल पांडेय)."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import SPACE, Name, Page
from .roles import role_nouns
from .vocabulary import titles

#: Words that may stand between the title and what was found of the name.
_BETWEEN = 2
#: What such a word is for the word tagger.
_NOMINAL = frozenset(("PROPN", "NOUN", "ADJ"))


def begin_after_title(page: Page, names: list[Name], free: Sequence[bool]) -> list[Name]:
    """People's names from the title on, where nothing but nominal words stand between."""
    out: list[Name] = []
    for n in names:
        first = _after_title(page, n, out[-1].stop if out else 0, free) if n.type == "person" else n.first
        out.append(n if first == n.first else n._replace(first=first, rule="after_title"))
    return out


def _after_title(page: Page, n: Name, least: int, free: Sequence[bool]) -> int:
    keys, upos = page.words.key, page.tags.upos
    for at in range(n.first - 1, max(least - 1, n.first - 2 - _BETWEEN), -1):
        if page.words.gap[at + 1] != SPACE:
            break
        if titles().get(keys[at], "").startswith("before"):
            return at + 1
        if not free[at] or not upos or upos[at] not in _NOMINAL or keys[at] in role_nouns() or keys[at] in titles():
            break
    return n.first
