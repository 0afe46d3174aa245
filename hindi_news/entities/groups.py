"""Groups: words for the people of a country or region, of a religion, of an ethnic or political group."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import Cluster, Fields, Name, Page, TimeMention
from .gazetteer import country_of, people_names
from .vocabulary import heads

#: How sure the lexicon is of a word that it knows as nothing else.
SCORE = 0.85


def find(page: Page) -> list[Name]:
    """Candidate mentions by lexicon and rule, in any order; they may overlap."""
    keys, known = page.words.key, people_names()
    out = []
    for sentence in page.sentences:
        i = sentence.first
        while i < sentence.stop:
            hit = known.longest(keys, i, sentence.stop)
            if hit is None:
                i += 1
                continue
            # भारतीय संसद is an organisation.
            if hit[1].alone and not (hit[0] < sentence.stop and heads().longest(keys, hit[0], sentence.stop)):
                out.append(Name(i, hit[0], "group", SCORE, "group:lexicon"))
            i = hit[0]
    return out


def describe(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """``country`` and ``latin`` of the groups that the lexicon knows, by cluster index."""
    out: Fields = {}
    for i, cluster in enumerate(clusters):
        if cluster.type != "group":
            continue
        for mention in cluster.mentions:
            phrase = page.words.key[mention.first : mention.stop]
            code = country_of(phrase)
            if code is not None:
                out[i] = {"country": code}
                break
    return out
