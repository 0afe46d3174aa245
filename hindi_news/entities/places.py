"""Places: found by lexicons, the gazetteer and the words that tell a kind of place; described by the gazetteer's link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ..objects import PlaceCandidate
from ..page import GLUED, SPACE, Cluster, Fields, Name, Page, TimeMention, TokenSpan
from ..text.normalize import matching_key
from . import atlas
from .gazetteer import (
    Sense,
    country_names,
    district_names,
    people_names,
    region_names,
    state_names,
)
from .governments import acting_capitals
from .latin_towns import latin_towns
from .linking import Link, link_places, readings
from .place_lists import doubtful_towns, towns_in_lists
from .place_spans import HYPHENS, LONGEST, MODIFIERS
from .place_words import Type, is_known, named_areas, never_beside, type_phrases, types_after, types_before
from .roads import numbered_roads
from .same_country import settled
from .vocabulary import given_names, heads, proper, surnames, within_organizations

#: How sure a lexicon is of a name that it knows as nothing else, by itself and beside a word that goes with places.
SCORE, TOWN, TOWN_IN_PLACE = 0.9, 0.45, 0.8
#: What must speak for a town (:mod:`.linking`) that is found because an area is said to hold it.
LIKELY = 3.5
#: How sure a word for a kind of place is that the name of one stands beside it.
BY_TYPE = 0.5
#: Longest name in Latin letters that must be written in capitals, in letters.
SHORT = 3
#: What follows a place where it is one.
_LOCATIVE = frozenset(map(matching_key, (
    "में", "से", "के", "की", "का", "पहुंचे", "पहुंची", "पहुंच", "स्थित", "निवासी", "रवाना", "जिले", "जिला", "शहर", "गांव")))
_CLOSING = frozenset(("पर", "ने", "को", "तक"))


# -- finding ---------------------------------------------------------------------------------------------------------
def find(page: Page) -> list[Name]:
    """Candidate mentions by lexicon and rule, in any order; they may overlap."""
    out: list[Name] = []
    for sentence in page.sentences:
        for rule in RULES:
            out.extend(rule(page, sentence))
    return out


def known_areas(page: Page, sentence: TokenSpan) -> Iterator[Name]:
    """Countries, states, capitals, regions, seas and well-known buildings."""
    keys, table = page.words.key, named_areas()
    for i, stop, alone in table.matches(keys, *sentence):
        told = _is_capital(page, i) if stop - i == 1 and _is_short(page.words.norm[i]) else alone
        if _begins_person(page, i, stop, sentence.stop):
            told = False
        if (told or _paired(page, sentence, i, stop)) and not _in_organization(keys, stop, sentence.stop):
            yield Name(i, stop, "place", SCORE, "place:known_area")


def _begins_person(page: Page, first: int, stop: int, limit: int) -> bool:
    """गंगा देवी is a person."""
    keys, region = page.words.key, region_names().get(page.words.key[first:stop])
    if region is None or region.kind != "river" or stop >= limit or page.words.gap[stop] != SPACE:
        return False
    return keys[stop] in _personal() or keys[stop] in _LAST_PARTS


#: What stands after given names.
_LAST_PARTS = frozenset(map(matching_key, ("देवी", "बाई", "राम", "प्रसाद", "सागर", "सहाय", "चरण", "शरण", "दास", "बेन", "रानी")))


def _is_short(norm: str) -> bool:
    return norm.isascii() and len(norm) <= SHORT


def _is_capital(page: Page, at: int) -> bool:
    """US and UP are names; us and up are words."""
    return page.words.norm[at].isupper()


def _paired(page: Page, sentence: TokenSpan, first: int, stop: int) -> bool:
    """भारत-पाक: what may be a country is one where a hyphen joins it to a country."""
    keys = page.words.key
    left = first - sentence.first >= 2 and keys[first - 1] in HYPHENS and country_names().get((keys[first - 2],)) is not None
    right = stop + 1 < sentence.stop and keys[stop] in HYPHENS and country_names().get((keys[stop + 1],)) is not None
    return country_names().get(keys[first:stop]) is not None and (left or right)


def known_towns(page: Page, sentence: TokenSpan) -> Iterator[Name]:
    """Towns of the gazetteer and districts of India that no other word is spelled like."""
    keys, sought = page.words.key, atlas.shipped().sought
    begin, districts = sought.first_keys, _district_words()
    for i in [i for i, k in enumerate(keys[slice(*sentence)], sentence.first) if k in begin or k in districts]:
        hit = sought.longest(keys, i, sentence.stop)
        stop = hit[0] if hit else i + 1
        if not hit and keys[i] not in districts:
            continue
        if _in_organization(keys, stop, sentence.stop):
            continue
        placed = stop < sentence.stop and keys[stop] in _LOCATIVE
        beside_name = stop < sentence.stop and page.words.gap[stop] == SPACE and keys[stop] in _personal()
        if not beside_name:
            yield Name(i, stop, "place", TOWN_IN_PLACE if placed or stop - i > 1 else TOWN, "place:town")


@cache
def _district_words() -> frozenset[str]:
    """Single words that name a district of India and nothing else."""
    names = {phrase[0] for phrase, district in district_names().items() if len(phrase) == 1 and district.alone}
    return frozenset(names - _personal())


@cache
def _personal() -> frozenset[str]:
    return frozenset(given_names()) | surnames()


def _in_organization(keys: Sequence[str], stop: int, limit: int) -> bool:
    """दिल्ली पुलिस is an organisation."""
    return stop < limit and heads().longest(keys, stop, limit) is not None


def beside_type_words(page: Page, sentence: TokenSpan) -> Iterator[Name]:
    """मेराल प्रखंड, बाना गांव, रामघाट रोड, थाना सिविल लाइन: rare words beside a word for a kind of place."""
    words = page.words
    after, before_them = type_phrases(), types_before()
    begin = after.first_keys
    keys = words.key[sentence.first : sentence.stop]
    for i in [i for i, key in enumerate(keys, sentence.first) if key in begin or key in before_them]:
        hit = after.longest(words.key, i, sentence.stop)
        if hit is not None and i > sentence.first:
            stop, kind = hit
            first = _name_before(page, sentence, i, kind)
            told = first > sentence.first and words.key[first - 1] in before_them
            if first < i and not told and _nominal(page, first, i, kind):
                score = TOWN_IN_PLACE if i - first == 1 and words.key[first] in doubtful_towns() else BY_TYPE
                yield Name(first, stop if kind.part else i, "place", score, "place:type_after")
        before = before_them.get(words.key[i])
        if before is not None:
            stop = i + 1
            while stop < sentence.stop and stop - i <= LONGEST and _rare(page, stop) and words.gap[stop] == SPACE:
                stop += 1
            # थाना प्रभारियों, राजधानी एक्सप्रेस: what a name is followed by shows that it is one.
            closed = stop < sentence.stop and (words.key[stop] in _LOCATIVE or words.key[stop] in _CLOSING)
            if stop > i + 1 and closed and not words.key[stop - 1].endswith("ों"):
                yield Name(i if before.part else i + 1, stop, "place", BY_TYPE, "place:type_before")


def _name_before(page: Page, sentence: TokenSpan, at: int, kind: Type) -> int:
    """Where the name that ends before token ``at`` begins; ``at`` itself if none does.

    Hyphens join the two ends of a road (आगरा-लखनऊ एक्सप्रेस-वे); रेलवे and the like stand between name and type word.
    """
    words = page.words
    first = at
    if words.key[at] in _ADMINISTERED and at > sentence.first and words.key[at - 1] in doubtful_towns():
        return at - 1
    if kind.part:
        while first > sentence.first + 1 and words.key[first - 1] in MODIFIERS:
            first -= 1
    named = first
    while first > sentence.first and named - first < LONGEST and _rare(page, first - 1) and words.gap[first] == SPACE:
        first -= 1
        if kind.part and first > sentence.first + 1 and words.key[first - 1] in HYPHENS and words.gap[first] == GLUED:
            first -= 1
            if _rare(page, first - 1):
                first -= 1
    vague = not kind.part and kind.kind == "region" and words.key[at - 1].endswith("ी") and not is_known(words.key[first:at])
    return at if first == named or vague else first


def _nominal(page: Page, first: int, stop: int, kind: Type) -> bool:
    """सहमे शहर, सिंचित क्षेत्र name no place: the words before a type word are nouns, or proper ones where it is no part."""
    upos = zip(page.words.key[first:stop], page.tags.upos[first:stop], strict=False)
    told = {pos for key, pos in upos if key not in MODIFIERS and key not in HYPHENS}
    if kind.part or (stop - first == 1 and page.words.key[first] in doubtful_towns()):
        return told <= _NOUNS or not kind.part
    return told <= _PROPER


_NOUNS, _PROPER = frozenset(("NOUN", "PROPN", "X")), frozenset(("PROPN", "X"))


#: Words beside which a town stands that is an everyday word too (आनी विकास खंड, मंडी जिला), by their first words.
_ADMINISTERED = frozenset(map(matching_key, (
    "जिला", "जिले", "ज़िला", "ज़िले", "जनपद", "विकास", "विकासखंड", "तहसील", "प्रखंड", "ब्लॉक", "उपमंडल", "अनुमंडल", "उपखंड", "सबडिवीजन")))


def _rare(page: Page, at: int) -> bool:
    key = page.words.key[at]
    return (
        proper(key)
        and key not in types_after()
        and key not in within_organizations()
        and key not in never_beside()
        and people_names().get((key,)) is None
    )


def homes(page: Page, sentence: TokenSpan) -> Iterator[Name]:
    """कपूरिया का रहने वाला, गोराई स्थित अस्पताल: where people live and things stand."""
    keys = page.words.key
    for i in [i for i in range(sentence.first + 1, sentence.stop - 1) if keys[i] in _GENITIVES or keys[i] == _SITUATED]:
        lives = keys[i] in _GENITIVES and keys[i + 1].startswith(_LIVING)
        if lives or keys[i] == _SITUATED:
            first = i
            while first > sentence.first and i - first < 2 and _rare(page, first - 1) and page.words.gap[first] == SPACE:
                first -= 1
            if first < i:
                yield Name(first, i, "place", BY_TYPE, "place:home")


_GENITIVES = frozenset(("का", "के", "की"))
#: A town of Bihar, and what its rivers do.
_FLOOD = matching_key("बाढ़")
_LIVING, _SITUATED = matching_key("रहने"), matching_key("स्थित")
def towns_of_areas(page: Page, sentence: TokenSpan) -> Iterator[Name]:
    """बिहार के गया में, ओडिशा के पुरी से: a word that may be a town is one where it is said to lie in an area."""
    keys = page.words.key
    for i in [i for i in range(sentence.first + 1, sentence.stop - 2) if keys[i] in _GENITIVES]:
        if keys[i + 2] not in _LOCATIVE:
            continue
        area, key = _area_before(keys, sentence.first, i), keys[i + 1]
        if area is not None and key != _FLOOD and (_in_area(key, page.words.norm[i + 1], area)):
            yield Name(i + 1, i + 2, "place", TOWN_IN_PLACE, "place:town_of_area")


def _area_before(keys: Sequence[str], first: int, stop: int) -> Sense | None:
    """The country or state whose name ends before ``stop``."""
    for begin in range(max(first, stop - 3), stop):
        phrase = tuple(keys[begin:stop])
        sense = state_names().get(phrase) or country_names().get(phrase)
        if sense is not None:
            return sense
    return None


def _in_area(key: str, name: str, area: Sense) -> bool:
    """Whether an area has a town of this name; one of a country must be known to be written so (रूस के पाले में)."""
    district = district_names().get((key,))
    if district is not None and (area.admin in district.states or area.country == "IN"):
        return True
    return proper(key) and any(
        r.worth >= LIKELY and (r.spot.admin == area.admin if area.admin else r.known and r.spot.country == area.country)
        for r in readings((key,), name)[:3]
    )


Rule = Callable[[Page, TokenSpan], Iterator[Name]]
RULES: tuple[Rule, ...] = (
    known_areas, known_towns, beside_type_words, homes, towns_of_areas, towns_in_lists, latin_towns, numbered_roads)


# -- description -----------------------------------------------------------------------------------------------------
def describe(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """The own fields of the clusters of this type, by cluster index."""
    kinds = {i: k for i, c in enumerate(clusters) if c.type == "place" and (k := _kind_told(page, c))}
    links = settled(page, clusters, link_places(page, clusters, kinds))
    out = {i: _fields(link, kinds.get(i)) for i, link in links.items()}
    for i, code in acting_capitals(page, clusters).items():
        if out[i]["country"] == code:
            out[i]["stands_for"] = code
    return out


def _fields(link: Link, told: str | None) -> dict[str, object]:
    out: dict[str, object] = {"country": link.country, "admin": link.admin, "kind": told, "score": link.score}
    out["candidates"] = tuple(
        PlaceCandidate(s.geonames_id, s.name, s.country or None, s.admin, p) for s, p in link.weighed
    )
    spot = link.spot
    if spot is None:
        return out
    out.update(latitude=spot.latitude, longitude=spot.longitude, geonames_id=spot.geonames_id, latin=spot.name or None)
    if told in ("district", "region", "facility", "street", "river", "sea", "mountain") and spot.kind in ("city", "village"):
        # The town gives its name and whereabouts to the district, but is another thing.
        out["geonames_id"] = None
        out["latin"] = None
    elif not (told == "village" and spot.kind == "city"):
        out["kind"] = spot.kind
    return out


def _kind_told(page: Page, cluster: Cluster) -> str | None:
    """The kind that the words beside or within most mentions tell."""
    keys = page.words.key
    votes = Counter[str | None]()
    for m in cluster.mentions:
        if m.form != "name":
            continue
        after = types_after().get(keys[m.stop]) if m.stop < len(keys) and page.words.gap[m.stop] == SPACE else None
        before = types_before().get(keys[m.first - 1]) if m.first else None
        within = types_after().get(keys[m.stop - 1]) if m.stop - m.first > 1 else None
        kind = within or after or before
        # ओडेसा बंदरगाह is the port of a town, and the town is what is named.
        named = kind is None or (kind.kind == "facility" and not kind.part)
        votes[None if named or kind is None else kind.kind] += 1
    if not votes:
        return None
    return max(votes, key=lambda k: (votes[k], k is None, k or ""))
