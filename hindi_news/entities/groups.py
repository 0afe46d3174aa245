"""Groups: words for the people of a country or region, of a religion, of an ethnic or political group."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .. import lexicon
from ..page import Cluster, Fields, Name, Page, TimeMention
from ..text.normalize import matching_key
from .gazetteer import people_names
from .vocabulary import heads, titles

#: How sure the lexicon is of a word that it knows as nothing else, and of one before a noun that makes it an adjective.
SCORE, BEFORE_NOUN = 0.85, 0.75
#: Words after which a people's word is a language's or part of a title (रूसी भाषा, फ्रेंच ओपन).
_OTHER = frozenset(map(matching_key, ("भाषा", "भाषाओं", "ओपन", "सागर", "महासागर", "व्याकरण", "लिपि", "अनुवाद", "में अनुवाद")))


@cache
def _nouns() -> frozenset[str]:
    words = {matching_key(r["word"]) for r in lexicon.read("group_nouns", "word")}
    return frozenset(words | {k for k, c in titles().items() if c == "role"})


def find(page: Page) -> list[Name]:
    """Candidate mentions by lexicon and rule, in any order; they may overlap."""
    keys, known = page.words.key, people_names()
    out = []
    for sentence in page.sentences:
        for i, stop, sense in known.matches(keys, *sentence):
            after = keys[stop] if stop < sentence.stop else ""
            # भारतीय संसद is an organisation.
            if after not in _OTHER and not (after and heads().longest(keys, stop, sentence.stop)):
                if sense.alone:
                    out.append(Name(i, stop, "group", SCORE, "group:lexicon"))
                elif after in _nouns():
                    out.append(Name(i, stop, "group", BEFORE_NOUN, "group:before_noun"))
    return out


def describe(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """``country`` of the groups that the lexicon knows, by cluster index."""
    out: Fields = {}
    for i, cluster in enumerate(clusters):
        if cluster.type != "group":
            continue
        for mention in cluster.mentions:
            sense = people_names().get(page.words.key[mention.first : mention.stop])
            if sense is not None:
                out[i] = {"country": sense.country}
                break
    return out
