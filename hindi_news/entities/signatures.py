"""People who sign what pages show: — Rahul Gandhi (@RahulGandhi) under a post, Posted By: Anita Rao under an article."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from .. import lexicon
from ..page import LINE, SPACE, Name, Page
from .vocabulary import organizations

#: Longest signature, in tokens.
LONGEST = 5
#: How sure a signature is of a name: surer than the tagger, which takes many for bodies.
SCORE = 0.97
_DASHES = frozenset("-–—")
_WROTE = frozenset(("posted", "edited", "written", "reported", "published"))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(r["word"] for r in lexicon.read("signature_words", "word", "class") if r["class"] == kind)


def find(page: Page) -> list[Name]:
    """Candidate mentions in Latin letters; in Devanagari the tagger finds them."""
    return [*_posts(page), *_articles(page)]


def _posts(page: Page) -> Iterator[Name]:
    keys = page.words.key
    for at in (i for i, key in enumerate(keys) if key[0] == "@" and i > 2 and keys[i - 1] == "("):
        stop = first = at - 1
        while first > max(0, stop - LONGEST) and _is_name(page, first - 1):
            first -= 1
        if page.words.norm[first - 1] in _DASHES:
            yield from _person(page, first, stop, "person:post")


def _articles(page: Page) -> Iterator[Name]:
    keys, gap = page.words.key, page.words.gap
    for at in (i for i in range(1, len(keys) - 2) if keys[i] == "by" and keys[i - 1] in _WROTE):
        first = at + 1 + (keys[at + 1] == ":")
        stop = first
        while stop < min(len(keys), first + LONGEST) and _is_name(page, stop) and gap[stop] < LINE:
            stop += 1
        yield from _person(page, first, stop, "person:wrote")


def _is_name(page: Page, at: int) -> bool:
    norm = page.words.norm[at]
    return norm.isascii() and norm[0].isupper() and norm.replace(".", "").replace("'", "").isalpha()


def _person(page: Page, first: int, stop: int, rule: str) -> Iterator[Name]:
    """Two words or more, or one that the handle holds (Maheen, @Maheen86), none of which bodies have in their names."""
    keys = page.words.key
    while first < stop and keys[first] in _words("before"):
        first += 1
    while first < stop and keys[stop - 1] in _words("after"):
        stop -= 1
    spaced = all(gap == SPACE for gap in page.words.gap[first + 1 : stop])
    body = any(keys[i] in _words("body") or keys[i : i + 1] in organizations() for i in range(first, stop))
    handle = keys[stop + 1] if keys[stop : stop + 1] == ("(",) and stop + 1 < len(keys) else ""
    alone = stop - first == 1 and len(keys[first]) > 4 and keys[first] in handle and keys[first] != handle[1:]
    if (stop - first > 1 or alone) and spaced and not body and keys[first:stop] not in organizations():
        yield Name(first, stop, "person", SCORE, rule)
