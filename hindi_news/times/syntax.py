"""The tense of the verb that governs a time expression, where an engine gives dependencies and features."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from ..page import Page

_VERBAL = frozenset(("VERB", "AUX"))
#: Steps up the tree; a verb further up says little of the expression.
_REACH = 6


Tense = Callable[[Page, int, int], "str | None"]


def with_tree(by_words: Tense) -> Tense:
    """The tense by words; where these say nothing, or "present", which many clauses end in, the tree may know better."""

    @wraps(by_words)
    def tense(page: Page, first: int, stop: int) -> str | None:
        found = by_words(page, first, stop)
        return found if found in ("past", "future") else tense_by_tree(page, first, stop) or found

    return tense


def tense_by_tree(page: Page, first: int, stop: int) -> str | None:
    """"past", "future" or "present" of the verb above tokens ``[first, stop)``, or None if the tree does not say."""
    head, upos = page.tags.head, page.tags.upos
    if not (head and upos and page.tags.feats):
        return None
    at = next((i for i in range(first, stop) if not first <= head[i] < stop), first)
    for _ in range(_REACH):
        at = head[at]
        if at < 0:
            return None
        auxiliaries = _auxiliaries(page, at)
        if upos[at] in _VERBAL or auxiliaries:
            return _tense([page.tags.feats[i] for i in (at, *auxiliaries)])
    return None


def _auxiliaries(page: Page, verb: int) -> list[int]:
    """Auxiliaries and copulas of a predicate; they stand within a few words behind it."""
    labels = page.tags.deprel
    near = range(verb + 1, min(verb + 9, len(page.words)))
    return [i for i in near if page.tags.head[i] == verb and labels[i].split(":")[0] in ("aux", "cop")]


def _tense(feats: list[str]) -> str | None:
    found = {feature for one in feats for feature in one.split("|")}
    if found & {"Tense=Fut", "Mood=Sub"}:
        return "future"
    if "VerbForm=Inf" in feats[0] and "Tense=Pres" in found:
        return "future"  # करना है
    if found & {"Tense=Past", "Aspect=Perf"}:
        return "past"
    return "present" if "Tense=Pres" in found else None
