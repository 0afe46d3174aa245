"""Organisations: well-known ones, and names that end in a head noun (मंत्रालय, पार्टी, अमेरिकी सेना)."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import GLUED, LINE, Cluster, Fields, Name, Page, TimeMention
from ..text.normalize import matching_key
from .vocabulary import Head, heads, organizations, proper, within_organizations

#: Words before a head that are read.
LONGEST = 8
_JOINERS = frozenset(map(matching_key, ("और", "एवं", "व", "तथा")))
_OF = frozenset(map(matching_key, ("ऑफ", "ऑफ़", "of", "फॉर")))
#: Kinds whose names list what they are for (ग्रामीण विकास एवं पंचायती राज विभाग).
_LISTING = frozenset(("ministry", "department", "commission", "agency"))


def find(page: Page) -> list[Name]:
    """Candidate mentions by lexicon and rule, in any order; they may overlap."""
    keys, norm = page.words.key, page.words.norm
    known, ends = organizations(), heads()
    named = {i: n.type for n in page.tags.names for i in range(n.first, n.stop) if n.score > 0.3}
    out: list[Name] = []
    for sentence in page.sentences:
        for i in range(sentence.first, sentence.stop):
            hit = known.longest(keys, i, sentence.stop)
            # NATO or WHO, but not "who".
            if hit and (norm[i][:1].isupper() or not norm[i].isascii()):
                out.append(Name(i, hit[0], "organization", 0.85, "organization:known"))
            head = ends.longest(keys, i, sentence.stop)
            if head:
                first = _left(page, i, sentence.first, head[1], named)
                stop = _right(page, head[0], sentence.stop, named)
                if first < i or stop > head[0]:
                    out.append(Name(first, stop, "organization", 0.8, "organization:head"))
    return out


def _left(page: Page, head: int, least: int, kind: Head, named: dict[int, str]) -> int:
    """Where the name that ends in a head begins; ``head`` itself if the noun stands for no name."""
    keys, gap, inner = page.words.key, page.words.gap, within_organizations()
    first = at = head
    telling = False
    while at > max(least, head - LONGEST) and gap[at] < LINE:
        key = keys[at - 1]
        if (at - 1) in named or (first == at and proper(key) and gap[at] != GLUED):
            telling = telling or (at - 1) in named
        elif key in _JOINERS and kind.kind in _LISTING and first == at and keys[at - 2 : at - 1] and keys[at - 2] in inner:
            at -= 1
            continue
        elif key not in inner:
            break
        at -= 1
        first = at
    if kind.proper and not telling:
        return head
    return first


def _right(page: Page, stop: int, limit: int, named: dict[int, str]) -> int:
    """बैंक ऑफ इंडिया: where a name that goes on after its head ends."""
    keys, inner = page.words.key, within_organizations()
    if stop + 1 >= limit or keys[stop] not in _OF:
        return stop
    end = stop + 1
    while end < min(limit, stop + LONGEST) and (end in named or proper(keys[end]) or keys[end] in inner):
        end += 1
    return end if end > stop + 1 else stop


def describe(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """The own fields of the clusters of this type, by cluster index."""
    return {}
