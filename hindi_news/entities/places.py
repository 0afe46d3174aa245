"""Places: found by lexicons, the gazetteer and the words that tell a kind of place; described by the gazetteer's link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from .. import lexicon
from ..objects import PlaceCandidate
from ..page import GLUED, SPACE, Cluster, Fields, Name, Page, TimeMention, TokenSpan
from ..text.normalize import matching_key
from . import atlas
from .gazetteer import (
    Phrase,
    Sense,
    country_names,
    district_names,
    people_names,
    state_names,
)
from .governments import acting_capitals
from .linking import Link, link_places, readings
from .place_words import Type, is_known, named_areas, never_beside, type_phrases, types_after, types_before
from .vocabulary import given_names, heads, keys_of, proper, surnames, within_organizations

#: How sure a lexicon is of a name that it knows as nothing else, by itself and beside a word that goes with places.
SCORE, TOWN, TOWN_IN_PLACE = 0.8, 0.45, 0.8
#: What must speak for a town (:mod:`.linking`) that is found because an area is said to hold it.
LIKELY = 3.5
#: How sure a word for a kind of place is that the name of one stands beside it.
BY_TYPE = 0.5
#: Longest unknown name beside such a word, in tokens.
LONGEST = 3
_HYPHENS = frozenset("-‐‑–")
#: पूर्वी यूक्रेन is यूक्रेन; उत्तर भारत and पूर्वोत्तर are names of regions.
_DIRECTIONS = frozenset(map(matching_key, (
    "पूर्वी", "पश्चिमी", "उत्तरी", "दक्षिणी", "पूर्वोत्तर", "उत्तर-पूर्वी", "उत्तर-पश्चिमी", "दक्षिण-पूर्वी", "दक्षिण-पश्चिमी",
    "केंद्रीय", "मध्यवर्ती", "सीमावर्ती", "तटीय", "पूरे", "समूचे", "पड़ोसी", "तत्कालीन")))
#: What follows a place where it is one.
_LOCATIVE = frozenset(map(matching_key, (
    "में", "से", "के", "की", "का", "पहुंचे", "पहुंची", "पहुंच", "स्थित", "निवासी", "रवाना", "जिले", "जिला", "शहर", "गांव")))


_CLOSING = frozenset(("पर", "ने", "को", "तक"))


_MODIFIERS = frozenset(map(matching_key, (
    "रेलवे", "मेट्रो", "अंतरराष्ट्रीय", "अंतर्राष्ट्रीय", "इंटरनेशनल", "राष्ट्रीय", "नेशनल", "राजकीय", "बस", "केंद्रीय", "सेंट्रल", "परमाणु",
    "क्रिकेट", "हॉकी", "फुटबॉल", "वन्यजीव")))


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
        if alone and not _in_organization(keys, stop, sentence.stop):
            yield Name(i, stop, "place", SCORE, "place:known_area")


def known_towns(page: Page, sentence: TokenSpan) -> Iterator[Name]:
    """Towns of the gazetteer and districts of India that no other word is spelled like."""
    keys, sought = page.words.key, atlas.shipped().sought
    begin, districts = sought.first_keys, _district_words()
    for i in [i for i in range(*sentence) if keys[i] in begin or keys[i] in districts]:
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
    for i in [i for i in range(*sentence) if words.key[i] in after.first_keys or words.key[i] in before_them]:
        hit = after.longest(words.key, i, sentence.stop)
        if hit is not None and i > sentence.first:
            stop, kind = hit
            first = _name_before(page, sentence, i, kind)
            if first < i and not (first > sentence.first and words.key[first - 1] in before_them):
                yield Name(first, stop if kind.part else i, "place", BY_TYPE, "place:type_after")
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
    if kind.part:
        while first > sentence.first + 1 and words.key[first - 1] in _MODIFIERS:
            first -= 1
    named = first
    while first > sentence.first and named - first < LONGEST and _rare(page, first - 1) and words.gap[first] == SPACE:
        first -= 1
        if kind.part and first > sentence.first + 1 and words.key[first - 1] in _HYPHENS and words.gap[first] == GLUED:
            first -= 1
            if _rare(page, first - 1):
                first -= 1
    vague = not kind.part and kind.kind == "region" and words.key[at - 1].endswith("ी") and not is_known(words.key[first:at])
    return at if first == named or vague else first


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
    for i in range(sentence.first + 1, sentence.stop - 1):
        lives = keys[i] in _GENITIVES and keys[i + 1].startswith(_LIVING)
        if lives or keys[i] == _SITUATED:
            first = i
            while first > sentence.first and i - first < 2 and _rare(page, first - 1) and page.words.gap[first] == SPACE:
                first -= 1
            if first < i:
                yield Name(first, i, "place", BY_TYPE, "place:home")


_GENITIVES = frozenset(("का", "के", "की"))
_LIVING, _SITUATED = matching_key("रहने"), matching_key("स्थित")
def towns_of_areas(page: Page, sentence: TokenSpan) -> Iterator[Name]:
    """बिहार के गया में, ओडिशा के पुरी से: a word that may be a town is one where it is said to lie in an area."""
    keys = page.words.key
    for i in range(sentence.first + 1, sentence.stop - 2):
        if keys[i] not in _GENITIVES or keys[i + 2] not in _LOCATIVE:
            continue
        area, key = _area_before(keys, sentence.first, i), keys[i + 1]
        if area is not None and (_in_area(key, page.words.norm[i + 1], area)):
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
RULES: tuple[Rule, ...] = (known_areas, known_towns, beside_type_words, homes, towns_of_areas)


# -- spans -----------------------------------------------------------------------------------------------------------
def respan(page: Page, names: Iterable[Name]) -> list[Name]:
    """Places cut to their names: directions before a known place go out, pairs with a hyphen are two.

    A people's name that was taken for a place becomes a group.
    """
    keys = page.words.key
    out = []
    for n in names:
        if (n.type == "place" and _is_direction(keys, n)) or (n.type == "group" and _is_language(keys, n)):
            continue
        if n.type == "place":
            n = _before_postposition(keys, _without_number(keys, n))
        if n.type == "place" and (keys[n.first : n.stop] in _agencies() or _is_body(keys, n)):
            out.append(n._replace(type="organization"))
        elif n.type != "place" or is_known(keys[n.first : n.stop]):
            out.append(n)
        elif people_names().get(keys[n.first : n.stop]) is not None:
            out.append(n._replace(type="group"))
        elif n.stop - n.first > 1 and keys[n.first] in _DIRECTIONS and is_known(keys[n.first + 1 : n.stop]):
            out.append(n._replace(first=n.first + 1))
        elif n.stop - n.first > 1 and keys[n.stop - 1] in _BARE_ENDS and is_known(keys[n.first : n.stop - 1]):
            out.append(n._replace(stop=n.stop - 1))
        else:
            out.extend(_pair(page, n))
    return out


@cache
def _agencies() -> frozenset[Phrase]:
    """Agencies stand beside places in datelines (पानीपत, जेएनएन)."""
    return frozenset(keys_of(r["name"]) for r in lexicon.read("agencies", "name", "latin"))


def _without_number(keys: Sequence[str], name: Name) -> Name:
    """गढ़वा - 03 in a table is गढ़वा; वनुकोवो-2 is a name."""
    stop = name.stop
    while stop - name.first > 2 and keys[stop - 1].isdigit() and len(keys[stop - 1]) > 1 and keys[stop - 2] in _HYPHENS:
        stop -= 2
    return name if stop == name.stop else name._replace(stop=stop)


def _before_postposition(keys: Sequence[str], name: Name) -> Name:
    """जम्मू में बस अड्डे is जम्मू."""
    for i in range(name.first + 1, name.stop):
        if keys[i] in ("में", "से", "ने") and is_known(tuple(keys[name.first : i])):
            return name._replace(stop=i)
    return name


def _is_body(keys: Sequence[str], name: Name) -> bool:
    """गुजरात विधानसभा, तेहरान यूनिवर्सिटी are organisations; मुंबई हवाई अड्डे is a place."""
    if keys[name.stop - 1] in types_after() or is_known(tuple(keys[name.first : name.stop])):
        return False
    return any(heads().get(tuple(keys[i : name.stop])) is not None for i in range(name.first + 1, name.stop))


def _is_language(keys: Sequence[str], name: Name) -> bool:
    return name.stop < len(keys) and keys[name.stop] in _LANGUAGE


_LANGUAGE = frozenset(map(matching_key, ("भाषा", "भाषाओं", "भाषी", "व्याकरण")))


def _is_direction(keys: Sequence[str], name: Name) -> bool:
    """दक्षिण पश्चिम में, उत्तर की ओर, दक्षिणी हिस्से name no place; पश्चिम ने and पूर्वी भारत do."""
    first, stop = name.first, name.stop
    after = keys[stop] if stop < len(keys) else ""
    if stop - first == 1 and keys[first] in _COMPASS:
        joined = {keys[first - 1]} if first and keys[first - 1] not in _HYPHENS else set(keys[max(first - 2, 0) : first])
        towards = keys[stop + 1] if after in ("की", "के") and stop + 1 < len(keys) else after
        return bool(joined & _COMPASS) or towards in _TOWARDS
    if _COMPASS.issuperset(k for k in keys[first:stop] if k not in _HYPHENS):
        return True
    return keys[first] in _DIRECTIONS and stop - first == 2 and keys[stop - 1] in _PARTS


_COMPASS = frozenset(map(matching_key, ("पूर्व", "पश्चिम", "उत्तर", "दक्षिण")))
_TOWARDS = frozenset(map(matching_key, ("में", "ओर", "तरफ", "दिशा", "से", "हिस्से", "भाग")))
_PARTS = frozenset(map(matching_key, (
    "हिस्सा", "हिस्से", "हिस्सों", "भाग", "भागों", "गोलार्ध", "गोलार्द्ध", "छोर", "सीमा", "सीमाओं", "क्षेत्र", "क्षेत्रों", "इलाका", "इलाके",
    "इलाकों", "राज्य", "राज्यों", "जिला", "जिले", "जिलों", "प्रांत", "प्रांतों", "शहर", "शहरों", "बंदरगाह", "देश", "देशों", "मोर्चे", "मोर्चा")))
#: Type words that are left out after a name which stands without them.
_BARE_ENDS = frozenset(map(matching_key, ("प्रदेश", "घाटी", "प्रखंड", "तहसील", "बंदरगाह", "झील", "पट्टी")))


def _pair(page: Page, name: Name) -> list[Name]:
    """दिल्ली-एनसीआर is two places if both are known, or the first is and the second may be."""
    words = page.words
    for i in range(name.first + 1, name.stop - 1):
        if words.key[i] in _HYPHENS and words.gap[i] == GLUED and is_known(words.key[name.first : i]):
            if words.key[name.stop - 1] in types_after():
                return [name]
            return [name._replace(stop=i), name._replace(first=i + 1)]
    return [name]


# -- description -----------------------------------------------------------------------------------------------------
def describe(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """The own fields of the clusters of this type, by cluster index."""
    kinds = {i: k for i, c in enumerate(clusters) if c.type == "place" and (k := _kind_told(page, c))}
    out = {i: _fields(link, kinds.get(i)) for i, link in link_places(page, clusters, kinds).items()}
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
