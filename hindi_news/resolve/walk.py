"""What the walk over an article meets, in text order: sources, names, pronouns, and people without a name."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import Words
from .newcomers import comes_in
from .phrases import is_people, person_words
from .pronouns import pronouns

#: After people who act or are spoken of (वैज्ञानिकों को …, उन्हें विश्वास है).
_ABOUT = frozenset(("ने", "को", "का", "की", "के"))


def in_order(words: Words, upos: Sequence[str], names: Sequence[tuple[int, int, int]],
             sources: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """``(token, order, index)`` in text order: 0 a source, 1 a name, 2 a pronoun, 3 one who acts or comes in (मंत्री ने)."""
    events = [(token, 0, n) for token, n in sources]
    events += [(name[0], 1, n) for n, name in enumerate(names)]
    known, persons, keys = pronouns(), person_words(), words.key
    for i, key in enumerate(keys):
        if key in known:
            events.append((i, 2, i))
        elif i and ((key == "ने" and keys[i - 1] in persons) or (key in _ABOUT and is_people(keys[i - 1]))):
            events.append((i - 1, 3, i))
        elif key in persons and keys[i + 1 : i + 2] != ("ने",) and comes_in(words, upos, i):
            events.append((i, 3, i))
    return sorted(events)
