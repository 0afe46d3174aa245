"""The country that an article is of, for places that no gazetteer knows, and for small towns that only bear a known name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..page import Cluster, Page
from . import atlas
from .belonging import home_country
from .gazetteer import Phrase, capital_names, district_names, region_names
from .linking import STRONG, Link

#: Places of a country abroad that make it that of others in the article, at least.
SHARED = 3
#: People of a town that is named in articles on other countries, at least.
FAR_KNOWN = 200_000


def settled(page: Page, clusters: Sequence[Cluster], links: Mapping[int, Link]) -> dict[int, Link]:
    """The links by cluster index, in the light of the country that most of them have."""
    out = dict(links)
    peoples = (home_country(page, c) for c in clusters if c.type == "group")
    codes = Counter(code for code in (*(link.country for link in links.values()), *peoples) if code)
    code, count = codes.most_common(1)[0] if codes else ("", 0)
    for i, link in links.items():
        phrases = [page.words.key[m.first : m.stop] for m in clusters[i].mentions if m.form == "name"]
        if not link.country:
            # A village in an article of one country; गंगा and बंगाल की खाड़ी are of several.
            if len(codes) == 1 and (code == "IN" or count >= SHARED) and all(p not in region_names() for p in phrases):
                out[i] = link._replace(country=code)
            continue
        alone = code != "IN" and codes[link.country] == 1 and count >= max(SHARED, STRONG * (codes.total() - 1))
        if alone and _is_small(link) and not any(map(_is_told, phrases)):
            out[i] = Link(None, None, link.weighed, code, None)  # मीरपुर of Kashmir in an article on Dhaka
    return out


def _is_small(link: Link) -> bool:
    spot = link.spot
    return spot is not None and spot.kind in ("city", "village") and spot.population < FAR_KNOWN


def _is_told(phrase: Phrase) -> bool:
    """Whether a lexicon knows the name, or the gazetteer as one that means an Indian town in Hindi."""
    sought = atlas.shipped().sought.get(phrase) is not None and all(s.country == "IN" for s in atlas.shipped().named(phrase))
    return sought or phrase in district_names() or phrase in region_names() or phrase in capital_names()
