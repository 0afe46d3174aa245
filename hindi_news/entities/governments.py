"""Capitals that stand for the government of their country: मॉस्को ने कहा, कीव का रुख, दिल्ली और बीजिंग के बीच तनाव."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from .. import lexicon
from ..page import Cluster, Fields, Page, ResolvedQuote
from ..text.normalize import matching_key
from .gazetteer import capital_names

#: Tokens after a pair of capitals in which the word for their relation stands.
REACH = 5
_GENITIVES = frozenset(("का", "के", "की"))
_AGENT, _BETWEEN = "ने", matching_key("बीच")


@cache
def _words() -> Mapping[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for r in lexicon.read("government_words", "word", "beside"):
        out.setdefault(r["beside"], set()).add(matching_key(r["word"]))
    return {beside: frozenset(words) for beside, words in out.items()}


def capital_country(page: Page, cluster: Cluster) -> str | None:
    """The country whose capital a place bears the name of, None for another place."""
    if cluster.type != "place":
        return None
    for m in cluster.mentions:
        sense = capital_names().get(page.words.key[m.first : m.stop])
        if sense is not None:
            return sense.country
    return None


def acting_capitals(page: Page, clusters: Sequence[Cluster]) -> dict[int, str]:
    """Country by cluster index, of capitals that act as a government where they are named."""
    capitals = {i: code for i, c in enumerate(clusters) if (code := capital_country(page, c)) is not None}
    mentions = sorted((m.first, m.stop, i) for i in capitals for m in clusters[i].mentions if m.form == "name")
    acting: dict[int, bool] = {}  # by first token; from the last to the first, since a list acts as its last member does
    out = {}
    for first, stop, i in reversed(mentions):
        joined = page.words.key[stop : stop + 1] in (("और",), ("व",), (",",))
        acting[first] = _acts(page.words.key, stop) or (joined and acting.get(stop + 1, False))
        if acting[first]:
            out[i] = capitals[i]
    return out


def _acts(keys: Sequence[str], stop: int) -> bool:
    """Whether what follows a name at token ``stop`` shows that it acts."""
    count = len(keys)
    if stop >= count:
        return False
    if keys[stop] == _AGENT:
        return True
    if stop + 1 >= count or keys[stop] not in _GENITIVES:
        return False
    if keys[stop + 1] == _BETWEEN:
        return not _words()["between"].isdisjoint(keys[stop + 2 : stop + 2 + REACH])
    return keys[stop + 1] in _words()["of"]


def speaking_capitals(
    page: Page, clusters: Sequence[Cluster], quotes: Iterable[ResolvedQuote], own: Fields
) -> Fields:
    """The fields of capitals that are the speaker of a quote, with the country that they speak for."""
    out: Fields = {}
    for i in {q.speaker for q in quotes if q.speaker is not None}:
        code = capital_country(page, clusters[i])
        if code is not None and own.get(i, {}).get("country") == code:
            out[i] = {**own[i], "stands_for": code}
    return out
