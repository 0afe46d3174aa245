"""Merges the tagger's names with those of lexicons and rules into disjoint mentions; each corrects the other.

:data:`STEPS` is the order of precedence: every step takes the candidates and gives them on corrected, then
:func:`outermost` chooses among them, and :data:`LATER` reads the whole article to settle what single sentences leave open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..page import Name, Page, TimeMention, Trace
from . import groups, organizations, people, places, treaties
from .repeats import agree_on_types, repeat_names, short_forms
from .vocabulary import edges, heads, titles

FINDERS = (people.find, places.find, organizations.find, groups.find, treaties.find)

#: Least score of a mention.
LEAST = 0.3
#: What a token more is worth when overlapping candidates compete: the outermost name is meant.
LENGTH_BONUS = 0.12


class Ground(NamedTuple):
    """What candidates stand on: ``free`` says of each token whether a name may hold it, ``limit`` where its sentence ends."""

    page: Page
    free: list[bool]
    limit: list[int]


def find_names(page: Page, times: Sequence[TimeMention], trace: Trace | None = None) -> tuple[Name, ...]:
    """Disjoint mentions in text order; none in times or boilerplate, none across the end of a sentence."""
    ground = _ground(page, times)
    names = [Name(n.first, n.stop, n.type, n.score, "tagger") for n in page.tags.names]
    for find in FINDERS:
        names.extend(find(page))
    for step in STEPS:
        names = step(ground, names)
    chosen = outermost(ground, names)
    for later in LATER:
        chosen = later(page, chosen, ground.free)
    if trace is not None:
        for n in chosen:
            trace.add("name", f"{n.type}:{n.rule}", page.words.start[n.first], page.words.end[n.stop - 1])
    return tuple(chosen)


def _ground(page: Page, times: Sequence[TimeMention]) -> Ground:
    free, limit = [True] * len(page.words), [0] * len(page.words)
    for s in page.sentences:
        limit[s.first : s.stop] = [s.stop] * (s.stop - s.first)
    for first, stop in [t[:2] for t in times] + [p[:2] for p in page.parts if p.kind == "boilerplate"]:
        free[first:stop] = [False] * (stop - first)
    return Ground(page, free, limit)


def within_bounds(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """Only what lies in one sentence and on free tokens."""
    return [n for n in names if n.stop <= ground.limit[n.first] and all(ground.free[n.first : n.stop])]


def trim_edges(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """Titles, honorifics, postpositions, type words and quotation marks go out at either end."""
    keys, bad = ground.page.words.key, edges()
    none: frozenset[str] = frozenset()
    out = []
    for n in names:
        first, stop = n.first, n.stop
        at_first, at_last = bad.get((n.type, "first"), none), bad.get((n.type, "last"), none)
        while first < stop and ((keys[first] in at_first and stop - first > 1) or _mark(keys[first], "(")):
            first += 1
        while first < stop and ((keys[stop - 1] in at_last and stop - first > 1) or _mark(keys[stop - 1], ").")):
            stop -= 1
        if first < stop and (n.type != "person" or stop - first > 1 or titles().get(keys[first]) not in _BARE_TITLES):
            out.append(n if (first, stop) == n[:2] else n._replace(first=first, stop=stop))
    return out


#: Classes of words that are no name alone.
_BARE_TITLES = frozenset(("role", "rank", "before", "after", "after m"))


def _mark(key: str, inside: str) -> bool:
    """Whether a token is punctuation that a name does not end in."""
    return not any(c.isalnum() for c in key) and not (key == ")" and inside == "(")


def no_bare_heads(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """सेना, सरकार, वायु सेना alone name nobody."""
    keys, known = ground.page.words.key, heads()
    return [
        n for n in names
        if n.type != "organization" or not (head := known.get(keys[n.first : n.stop])) or not head.proper
    ]


def widen_people(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """विक्टर, found alone, is विक्टर ओरबान: a person's name takes in the rare words beside it."""
    words = ground.page.words
    names = list(names)
    others = {i for n in names if n.type != "person" and n.score > 0.5 for i in range(n.first, n.stop)}
    out = []
    for n in names:
        if n.type == "person" and n.rule == "tagger":
            limit = ground.limit[n.first]
            stop = n.stop
            if people.run(words, n.stop - 1, limit, others) > n.stop - 1:
                stop = max(stop, people.run(words, n.stop - 1, limit, others))
            n = n._replace(stop=_nickname(ground, names, stop))
        out.append(n)
    return out


def _nickname(ground: Ground, names: Sequence[Name], stop: int) -> int:
    """सल्वाटोरे "टोटो" रिना: a quoted word between the parts of a name."""
    keys = ground.page.words.key
    if stop + 3 < ground.limit[stop - 1] and keys[stop] in _QUOTES and keys[stop + 2] in _QUOTES:
        end = people.run(ground.page.words, stop + 3, ground.limit[stop - 1])
        return end if end > stop + 3 else stop
    return stop


_QUOTES = frozenset("\"'“”‘’")


def agree(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """Finders that give the same words the same type strengthen each other."""
    best: dict[tuple[int, int, str], Name] = {}
    for n in names:
        same = best.get(n[:3])
        if same is None:
            best[n[:3]] = n
        elif same.rule != n.rule:
            lead = max(same, n, key=lambda m: m.score)
            best[n[:3]] = lead._replace(score=round(1 - (1 - same.score) * (1 - n.score), 4))
    return list(best.values())


def cut_places(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """पूर्वी यूक्रेन is यूक्रेन, भारत-पाकिस्तान are two."""
    return places.respan(ground.page, names)


def real_agreements(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """शांति समझौते की उम्मीद, कोई समझौता: what the tagger took for an agreement and is none."""
    return treaties.judged(ground.page, names)


Step = Callable[[Ground, Iterable[Name]], list[Name]]
STEPS: tuple[Step, ...] = (
    trim_edges, cut_places, no_bare_heads, within_bounds, widen_people, within_bounds, real_agreements, agree)


def outermost(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """Disjoint names: the surer and the longer first."""
    taken = [not f for f in ground.free]
    out = []
    for n in sorted(names, key=lambda n: (-n.score - LENGTH_BONUS * min(n.stop - n.first - 1, 5), n.first, n.type)):
        if n.score >= LEAST and not any(taken[n.first : n.stop]):
            taken[n.first : n.stop] = [True] * (n.stop - n.first)
            out.append(n)
    return sorted(out)


Later = Callable[[Page, list[Name], list[bool]], list[Name]]
LATER: tuple[Later, ...] = (short_forms, agree_on_types, repeat_names)
