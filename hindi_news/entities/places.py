"""Places: found by the names of countries, states and capitals; described by the lexicons and by the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .. import lexicon
from ..page import GLUED, Cluster, Fields, Name, Page, TimeMention
from ..text.normalize import matching_key
from .gazetteer import Phrase, Sense, capital_names, country_names, people_names, state_names
from .vocabulary import heads, keys_of

#: How sure the lexicon is of a name that it knows as nothing else.
SCORE = 0.8
_HYPHENS = frozenset("-‐‑–")
#: पूर्वी यूक्रेन is यूक्रेन; उत्तर भारत and पूर्वोत्तर are names of regions.
_DIRECTIONS = frozenset(map(matching_key, (
    "पूर्वी", "पश्चिमी", "उत्तरी", "दक्षिणी", "पूर्वोत्तर", "उत्तर-पूर्वी", "उत्तर-पश्चिमी", "दक्षिण-पूर्वी", "दक्षिण-पश्चिमी",
    "केंद्रीय", "मध्यवर्ती", "सीमावर्ती", "तटीय", "पूरे", "समूचे", "पड़ोसी", "तत्कालीन")))
_OF = frozenset(("के", "की", "का", "में", ",", "("))
#: What a neighbour in the same sentence counts: one that the place is said to lie in, and any other.
_WITHIN, _BESIDE = 4, 1


def find(page: Page) -> list[Name]:
    """Candidate mentions by lexicon and rule, in any order; they may overlap."""
    keys = page.words.key
    out = []
    for sentence in page.sentences:
        i = sentence.first
        while i < sentence.stop:
            hits = [h for t in _TABLES if (h := t().longest(keys, i, sentence.stop))]
            if not hits:
                i += 1
                continue
            stop, sense = max(hits, key=lambda h: h[0])
            # दिल्ली पुलिस is an organisation.
            if sense.alone and not (stop < sentence.stop and heads().longest(keys, stop, sentence.stop)):
                out.append(Name(i, stop, "place", SCORE, "place:lexicon"))
            i = stop
    return out


_TABLES = (country_names, state_names, capital_names)


def known(phrase: Phrase) -> Sense | None:
    """What the lexicons know of a place."""
    for table in _TABLES:
        sense = table().get(phrase)
        if sense is not None:
            return sense
    return None


def respan(page: Page, names: Iterable[Name]) -> list[Name]:
    """Places cut to their names: directions before a known place go out, pairs with a hyphen are two.

    A people's name that was taken for a place becomes a group.
    """
    keys = page.words.key
    out = []
    for n in names:
        if n.type != "place" or known(keys[n.first : n.stop]) is not None:
            out.append(n)
        elif people_names().get(keys[n.first : n.stop]) is not None:
            out.append(n._replace(type="group"))
        elif n.stop - n.first > 1 and keys[n.first] in _DIRECTIONS and known(keys[n.first + 1 : n.stop]) is not None:
            out.append(n._replace(first=n.first + 1))
        else:
            out.extend(_pair(page, n))
    return out


def _pair(page: Page, name: Name) -> list[Name]:
    """दिल्ली-एनसीआर is two places if the first is known."""
    words = page.words
    for i in range(name.first + 1, name.stop - 1):
        if words.key[i] in _HYPHENS and words.gap[i] == GLUED and known(words.key[name.first : i]) is not None:
            return [name._replace(stop=i), name._replace(first=i + 1)]
    return [name]


def describe(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """The own fields of the clusters of this type, by cluster index."""
    cities = {keys_of(r["name"]): r["country"] for r in lexicon.read("dateline_places", "name", "country")}
    out: Fields = {}
    country: dict[int, str | None] = {}
    for i, cluster in enumerate(clusters):
        m = cluster.mentions[0]
        phrase = page.words.key[m.first : m.stop]
        if cluster.type == "group":
            sense = people_names().get(phrase)
            country[i] = sense.country if sense is not None else None
        if cluster.type != "place":
            continue
        sense = known(phrase)
        if sense is not None:
            out[i] = {"country": sense.country, "kind": sense.kind, "admin": sense.admin}
            country[i] = sense.country
        elif phrase in cities:
            out[i] = {"country": cities[phrase]}
            country[i] = cities[phrase]
    for i, code in _by_neighbours(page, clusters, country).items():
        out[i] = {"country": code}
    return out


def _by_neighbours(page: Page, clusters: Sequence[Cluster], country: dict[int, str | None]) -> dict[int, str]:
    """Countries of places that no lexicon knows: of what they are said to lie in, of their neighbours, of the article."""
    open_ones = [i for i, c in enumerate(clusters) if c.type == "place" and i not in country]
    if not open_ones:
        return {}
    spots = sorted((m.first, m.stop, i) for i, c in enumerate(clusters) if c.type in ("place", "group") for m in c.mentions)
    ends = [0] * len(page.words)
    for n, s in enumerate(page.sentences):
        ends[s.first : s.stop] = [n] * (s.stop - s.first)
    article = Counter[str]()
    for i, code in country.items():
        if code is not None:
            article[code] += len(clusters[i].mentions)
    votes: dict[int, Counter[str]] = {i: Counter() for i in open_ones}
    out: dict[int, str] = {}
    for _ in range(2):
        for (_, stop, i), (first, _, j) in pairwise(spots):
            if ends[stop - 1] != ends[first]:
                continue
            if j in votes and (code := out.get(i, country.get(i))):
                votes[j][code] += _WITHIN if stop < first and page.words.key[stop] in _OF else _BESIDE
            if i in votes and (code := out.get(j, country.get(j))):
                votes[i][code] += _BESIDE
        for i, counts in votes.items():
            if counts:
                out[i] = max(counts, key=lambda c, n=counts: (n[c], article[c], c))  # type: ignore[misc]
    if article:
        most = max(article, key=lambda c: (article[c], c))
        for i in open_ones:
            out.setdefault(i, most)
    return out
