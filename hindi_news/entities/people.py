"""People: found by titles, honorifics and known given names; described by what stands beside their names."""

from __future__ import annotations

from collections.abc import Container, Sequence

from ..page import GLUED, SPACE, Cluster, Fields, Name, Page, TimeMention, Words
from ..text.normalize import matching_key
from .vocabulary import given_names, proper, surnames, titles

#: Longest name that is read, in tokens.
LONGEST = 6
_AFTER = frozenset(map(matching_key, ("ने", "को", "से", "का", "के", "की", "में", "पर", "और", "व", "एवं", "तथा", "भी", "जी", "है")))
_HYPHENS = frozenset("-‐‑–")
#: Probability from which the tagger's word on another type is taken.
_SURE = 0.5
#: How sure a title is that a name follows, by its class.
_TITLE_SCORES = {"before": 0.9, "before m": 0.9, "before f": 0.9, "rank": 0.85, "role": 0.75}


def find(page: Page) -> list[Name]:
    """Candidate mentions by lexicon and rule, in any order; they may overlap."""
    keys, words = page.words.key, page.words
    known_title, given, family = titles(), given_names(), surnames()
    others = {i for n in page.tags.names if n.type != "person" and n.score > _SURE for i in range(n.first, n.stop)}
    out: list[Name] = []
    for sentence in page.sentences:
        for i in range(sentence.first, sentence.stop):
            key = keys[i]
            if key in known_title:
                score = _TITLE_SCORES.get(known_title[key])
                stop = run(words, i + 1, sentence.stop, others) if score is not None else 0
                if score is not None and stop == i + 2 and not _closed(words, stop, sentence.stop):
                    # सैनिक वॉलीबाल खेल रहे थे: a rare word is no name yet.
                    score = None
                if score is not None and stop > i + 1:
                    out.append(Name(i + 1, stop, "person", score, "person:title"))
            elif key in given and i + 1 < sentence.stop:
                stop = run(words, i, sentence.stop, others)
                if stop - i > 1 and keys[stop - 1] in family:
                    out.append(Name(i, stop, "person", 0.9, "person:given_and_surname"))
    return out


def run(words: Words, first: int, limit: int, others: Container[int] = ()) -> int:
    """Where a run of words that may be one person's name ends; ``first`` itself if none begins there.

    ``others`` are tokens of names that are no person's.
    """
    keys, gap, known = words.key, words.gap, titles()
    stop = at = first
    while at < min(limit, first + LONGEST) and at not in others:
        if at > first and gap[at] != SPACE and not (gap[at] == GLUED and keys[at - 1] in _HYPHENS):
            break
        key = keys[at]
        if proper(key) or key in given_names() or key in surnames() or _initial(key):
            at += 1
            stop = at
        elif at > first and (known.get(key) == "inside" or (key in _HYPHENS and gap[at] == GLUED)):
            at += 1
        else:
            break
    return stop


def _closed(words: Words, stop: int, limit: int) -> bool:
    """Whether what follows a word sets it off as a name: a postposition, a comma, a conjunction, the end."""
    return stop >= limit or words.key[stop] in _AFTER or not words.key[stop][0].isalnum()


def _initial(key: str) -> bool:
    """एस. or J.: a short form with a full stop."""
    return key.endswith(".") and len(key) < 9 and key not in titles()


def describe(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """The own fields of the clusters of this type, by cluster index."""
    return {}
