"""Which country a name says that its bearer belongs to: रूस, रूसी, भारत सरकार, चीनी विदेश मंत्रालय, दिल्ली पुलिस."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..page import Cluster, Name, Page
from ..text.normalize import matching_key
from .gazetteer import country_of
from .vocabulary import Known, organizations, proper, within_organizations

#: The union government's bodies are called central (केंद्रीय गृह मंत्रालय); only India's news calls them so.
_UNION = frozenset(map(matching_key, ("केंद्र", "केंद्रीय")))
#: English articles, as they are written before names.
ARTICLES = frozenset(map(matching_key, ("द", "दि")))
#: Names of one country in an article that is of it, at least.
_ABROAD = 2
#: Longest name of a country, in words.
_LONGEST = 4


def known_body(page: Page, name: Name) -> Known | None:
    """The well-known organisation that a name is one of."""
    keys = page.words.key[name.first : name.stop]
    return organizations().get(keys) or organizations().get(without_article(keys))


def without_article(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name but for an English article before them: द हिमालय टाइम्स, also called हिमालय टाइम्स."""
    return keys[1:] if len(keys) > 1 and keys[0] in ARTICLES else keys


def abroad_of(page: Page, clusters: Sequence[Cluster], body: Cluster, known: Known) -> str | None:
    """The country of an article that names no place of India, for an office whose name says only what it is (मौसम विभाग)."""
    if known.country != "IN" or known.kind != "agency":
        return None
    words = (key for m in body.mentions if m.form == "name" for key in page.words.key[m.first : m.stop])
    if any(key.isascii() or country_of((key,)) or (proper(key) and key not in within_organizations()) for key in words):
        return None
    votes = Counter[str]()
    for c in clusters:
        if c.type in ("place", "group") and (code := home_country(page, c)):
            votes[code] += len(c.mentions)
    code, count = votes.most_common(1)[0] if votes else ("IN", 0)
    return code if not votes["IN"] and count >= _ABROAD and count > votes.total() / 2 else None


def home_country(page: Page, cluster: Cluster) -> str | None:
    """The ISO 3166-1 code of the country of a place, a people or an organisation, as far as its names tell it."""
    if cluster.type in ("place", "group"):
        return next((c for m in cluster.mentions if (c := country_of(page.words.key[m.first : m.stop]))), None)
    if cluster.type != "organization":
        return None
    for m in cluster.mentions:
        known = known_body(page, m)
        if known is not None:
            return known.country or None
        phrase = page.words.key[m.first : m.stop]
        if phrase[0] in _UNION:
            return "IN"
        for first in range(len(phrase)):
            for length in range(min(_LONGEST, len(phrase) - first), 0, -1):
                if code := country_of(phrase[first : first + length]):
                    return code
    return None
