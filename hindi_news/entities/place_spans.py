"""Where the names of places end: type words that belong to them, directions that do not, pairs that are two names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from .. import lexicon
from ..page import GLUED, SPACE, Name, Page
from ..text.normalize import matching_key
from . import atlas
from .gazetteer import Phrase, country_names, people_names, region_names
from .place_words import is_known, is_named, type_phrases, types_after
from .vocabulary import heads, keys_of

#: Longest unknown name beside such a word, in tokens.
LONGEST = 3
HYPHENS = frozenset("-‐‑–")
#: Words between a name and its type word (बांद्रा रेलवे स्टेशन).
MODIFIERS = frozenset(map(matching_key, (
    "रेलवे", "मेट्रो", "अंतरराष्ट्रीय", "अंतर्राष्ट्रीय", "इंटरनेशनल", "राष्ट्रीय", "नेशनल", "राजकीय", "बस", "केंद्रीय", "सेंट्रल", "परमाणु",
    "क्रिकेट", "हॉकी", "फुटबॉल", "वन्यजीव")))
#: The rule that finds roads by their numbers.
_BY_NUMBER = "place:numbered_road"
#: पूर्वी यूक्रेन is यूक्रेन; उत्तर भारत and पूर्वोत्तर are names of regions.
_DIRECTIONS = frozenset(map(matching_key, (
    "पूर्वी", "पश्चिमी", "उत्तरी", "दक्षिणी", "पूर्वोत्तर", "उत्तर-पूर्वी", "उत्तर-पश्चिमी", "दक्षिण-पूर्वी", "दक्षिण-पश्चिमी",
    "केंद्रीय", "मध्यवर्ती", "सीमावर्ती", "तटीय", "पूरे", "समूचे", "पड़ोसी", "तत्कालीन")))


def respan(page: Page, names: Iterable[Name]) -> list[Name]:
    """Places cut to their names: directions before a known place go out, pairs with a hyphen are two.

    A people's name that was taken for a place becomes a group.
    """
    keys = page.words.key
    out: list[Name] = []
    for n in names:
        if n.type == "place" and (_is_direction(keys, n) or _is_epithet(keys, n)):
            continue
        if n.type == "group" and _is_language(keys, n):
            continue
        if n.type == "place":
            n = _before_postposition(keys, n if n.rule == _BY_NUMBER else _without_number(page, n))
            n = _without_epithet(keys, n)
        if n.type == "place":
            n = _with_type(page, _town_of_city(keys, n))
        if n.type == "place" and (_is_agency(keys, n) or _is_body(keys, n)):
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
    return [_road(page, _directed(page, n)) if n.type == "place" else n for n in out]


def _directed(page: Page, name: Name) -> Name:
    """नॉर्थ कैलिफोर्निया, साउथ दिल्ली: a direction in English belongs to the name."""
    keys, first = page.words.key, name.first
    if first and keys[first - 1] in ENGLISH and is_known(keys[first : name.stop]):
        while first and keys[first - 1] in ENGLISH and (first < name.first or page.words.gap[first] == SPACE):
            first -= 2 if first > 2 and keys[first - 2] in HYPHENS and keys[first - 3] in ENGLISH else 1
        # बोरीवली वेस्ट मुंबई: the direction is the other's.
        if first and is_known(keys[first - 1 : first]) and page.words.gap[first] == SPACE:
            return name
    return name if first == name.first else name._replace(first=first)


#: Directions in English, in Hindi letters.
ENGLISH = frozenset(map(matching_key, (
    "नॉर्थ", "नार्थ", "साउथ", "ईस्ट", "वेस्ट", "नॉर्दर्न", "सदर्न", "ईस्टर्न", "वेस्टर्न", "सेंट्रल", "ग्रेटर")))


def _road(page: Page, name: Name) -> Name:
    """गुवाहाटी - शिलॉन्ग रोड, चांपा-जांजगीर जिला: what leads from one place to another, or has two chief towns, is one."""
    keys, gap, first, stop = page.words.key, page.words.gap, name.first, name.stop
    if first < 2 or keys[first - 1] not in HYPHENS or gap[first - 1] != gap[first]:
        return name
    last = types_after().get(keys[stop - 1]) if stop - first > 1 else None
    street = last is not None and last.part and last.kind == "street"
    if not street and (keys[stop : stop + 1] not in _ONE_DISTRICT or gap[stop] != SPACE):
        return name
    other = next((b for b in range(max(first - 1 - LONGEST, 0), first - 1) if is_known(keys[b : first - 1])), None)
    return name if other is None else name._replace(first=other)


_ONE_DISTRICT = frozenset((matching_key(w),) for w in ("जिला", "जिले", "ज़िला", "ज़िले", "जनपद"))


@cache
def _agencies() -> frozenset[Phrase]:
    """Agencies stand beside places in datelines (पानीपत, जेएनएन)."""
    return frozenset(keys_of(r["name"]) for r in lexicon.read("agencies", "name", "latin"))


def _is_agency(keys: Sequence[str], name: Name) -> bool:
    """पेइचिंग/दक्षिण भारत: a paper that bears the name of a region is meant in a dateline alone."""
    phrase = tuple(keys[name.first : name.stop])
    dateline = name.first > 0 and keys[name.first - 1] in ("/", ",", "(")
    return phrase in _agencies() and (dateline or region_names().get(phrase) is None)


def _without_number(page: Page, name: Name) -> Name:
    """गढ़वा - 03, बिहार -9 in a table are गढ़वा, बिहार; वनुकोवो-2 is a name."""
    keys, gap, stop = page.words.key, page.words.gap, name.stop
    while stop - name.first > 2 and keys[stop - 1].isdigit() and keys[stop - 2] in HYPHENS:
        if len(keys[stop - 1]) == 1 and gap[stop - 2] != SPACE:
            break
        stop -= 2
    if stop == name.stop and stop - name.first > 1 and keys[stop - 1].isdigit() and is_known(keys[name.first : stop - 1]):
        stop -= 1  # हापुड़ 18
    return name if stop == name.stop else name._replace(stop=stop)


def _before_postposition(keys: Sequence[str], name: Name) -> Name:
    """जम्मू में बस अड्डे is जम्मू."""
    for i in range(name.first + 1, name.stop):
        if keys[i] in ("में", "से", "ने") and is_known(tuple(keys[name.first : i])):
            return name._replace(stop=i)
    return name


def _without_epithet(keys: Sequence[str], name: Name) -> Name:
    """तीर्थ नगरी ऋषिकेश is ऋषिकेश, अयोध्या नगरी अयोध्या."""
    at = next((i for i in range(name.first, name.stop) if keys[i] == _CALLED_CITY), None)
    if at is None:
        return name
    if at + 1 < name.stop:
        return name._replace(first=at + 1)
    return name._replace(stop=at) if is_known(tuple(keys[name.first : at])) else name


def _is_epithet(keys: Sequence[str], name: Name) -> bool:
    """सरोवर नगरी before नैनीताल: what a town is called, and no place beside it."""
    called = name.stop - name.first > 1 and keys[name.stop - 1] == _CALLED_CITY and name.stop < len(keys)
    return called and is_known(tuple(keys[name.stop : name.stop + 1]))


_CALLED_CITY = matching_key("नगरी")


def _with_type(page: Page, name: Name) -> Name:
    """बीरपुर बैराज, जेद्दा एयरपोर्ट: a type word that belongs to a name is in it."""
    keys, stop = page.words.key, name.stop
    if keys[stop : stop + 1] in _SIZES and page.words.gap[stop] == SPACE:
        stop += 1
        name = name._replace(stop=stop)
    while stop < len(keys) and keys[stop] in MODIFIERS and page.words.gap[stop] == SPACE:
        stop += 1
    hit = type_phrases().longest(keys, stop, min(stop + LONGEST, len(keys))) if stop < len(keys) else None
    if hit is None or not hit[1].part or page.words.gap[stop] != SPACE or keys[hit[0] : hit[0] + 1] in _NO_TYPES:
        return name
    phrase = keys[name.first : name.stop]
    if phrase in country_names() or (hit[1].kind == "region" and is_known(phrase)):
        return name
    return name._replace(stop=hit[0])


#: ईटहरी कलां, ईटहरी खुर्द: which of two villages of one name.
_SIZES = frozenset((matching_key(w),) for w in ("कलां", "कलाँ", "खुर्द"))
#: रोड शो is no road.
_NO_TYPES = frozenset((matching_key(w),) for w in ("शो", "प्रशासन", "निगम", "प्राधिकरण", "समिति", "पुलिस", "चौकी"))


def _town_of_city(keys: Sequence[str], name: Name) -> Name:
    """झांसी नगर is झांसी; नेहरू नगर and गोमती नगर are names."""
    rest = tuple(keys[name.first : name.stop - 1])
    town = keys[name.stop - 1] == _CITY and any(s.population >= TOWN_OF_CITY for s in atlas.shipped().named(rest))
    return name._replace(stop=name.stop - 1) if town else name


_CITY = matching_key("नगर")
#: People from whom a town may be called a city.
TOWN_OF_CITY = 20_000


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
        joined = {keys[first - 1]} if first and keys[first - 1] not in HYPHENS else set(keys[max(first - 2, 0) : first])
        towards = keys[stop + 1] if after in ("की", "के") and stop + 1 < len(keys) else after
        return bool(joined & _COMPASS) or towards in _TOWARDS or after in _PARTS
    if _COMPASS.issuperset(k for k in keys[first:stop] if k not in HYPHENS):
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
    for i in range(name.first + 1, name.stop):
        if i < name.stop - 1 and words.key[i] in HYPHENS and words.gap[i] == GLUED and is_known(words.key[name.first : i]):
            if words.key[name.stop - 1] in types_after():
                return [name]
            return [name._replace(stop=i), name._replace(first=i + 1)]
        # जींद कैथल: two towns between which a comma is missing.
        row = words.gap[i] == SPACE and name.rule == "tagger" and words.key[i - 1] not in _COMPASS
        if row and is_named(words.key[name.first : i]) and is_named(words.key[i : name.stop]):
            return [name._replace(stop=i), name._replace(first=i)]
    return [name]
