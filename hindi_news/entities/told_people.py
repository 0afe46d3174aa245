"""People told by what stands beside their names: इटली के आंद्रेस सेप्पी से, 21 साल के जोहान्स काना को, गांधी जी."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import SPACE, Name, Page
from ..text.normalize import matching_key
from .gazetteer import country_names
from .place_words import is_known
from .roles import role_nouns
from .vocabulary import proper, surnames, telling_names

#: How sure it is, the score of another name that stands in the way, and words of such a name.
SCORE, _SURE = 0.65, 0.3
_LEAST, _MOST = 2, 3
_OF = frozenset(map(matching_key, ("के", "की")))
_YEARS = frozenset(map(matching_key, ("साल", "वर्ष")))
_CASES = frozenset(map(matching_key, ("ने", "को", "का", "के", "की", "से", "और", "व", ",", "(")))
_NOUNS = frozenset(("NOUN", "PROPN", "X"))


_HONOURED = 0.8
_JI = matching_key("जी")


def find(page: Page) -> list[Name]:
    """Candidate mentions by any of these rules."""
    return [*newcomers(page), *honoured(page)]


def honoured(page: Page) -> Iterator[Name]:
    """गांधी जी, शर्मा जी: a single name with its honorific."""
    keys, gap = page.words.key, page.words.gap
    for i in [i for i in range(1, len(keys)) if keys[i] == _JI and gap[i] == SPACE]:
        if keys[i - 1] in surnames() or keys[i - 1] in telling_names():
            yield Name(i - 1, i, "person", _HONOURED, "person:honoured")


def newcomers(page: Page) -> list[Name]:
    """Candidate mentions after a country's or an age's genitive."""
    keys, upos = page.words.key, page.tags.upos
    held = {i for n in page.tags.names if n.score > _SURE for i in range(n.first, n.stop)}
    out = []
    for s in page.sentences if upos else ():
        for i in [i for i in range(s.first + 1, s.stop - _LEAST) if keys[i] in _OF]:
            before = keys[max(s.first, i - 2) : i]
            if is_age(before) or country_names().get(before[-1:]) is not None or country_names().get(before) is not None:
                stop = unknown_name(page, i + 1, s.stop)
                if stop > i + 1 and held.isdisjoint(range(i + 1, stop)):
                    out.append(Name(i + 1, stop, "person", SCORE, "person:newcomer"))
    return out


def is_age(before: tuple[str, ...]) -> bool:
    """21 साल."""
    return len(before) > 1 and before[-1] in _YEARS and before[0].isdecimal()


def unknown_name(page: Page, first: int, limit: int) -> int:
    """Where two or three rare words end that begin at ``first`` and stand before a case marker; ``first`` if none do."""
    keys, gap, upos = page.words.key, page.words.gap, page.tags.upos
    at = first
    while at < limit and at - first <= _MOST and proper(keys[at]) and upos[at : at + 1] and upos[at] in _NOUNS and (
            at == first or gap[at] == SPACE) and keys[at] not in role_nouns() and not is_known((keys[at],)):
        at += 1
    return at if _LEAST <= at - first <= _MOST and at < limit and keys[at] in _CASES else first
