"""Doubtful places: what a tagger or the gazetteer takes for a place, and the words around it show to be something else.

Names that the lexicons know as places are left alone; every rule of :data:`RULES` may retype or refuse the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from .. import lexicon
from ..page import SPACE, Name, Page
from ..text.letters import spelled
from ..text.normalize import matching_key
from .gazetteer import region_names
from .people import KIN
from .place_spans import HYPHENS, MODIFIERS
from .place_words import is_known, named_areas, never_beside, type_phrases, types_after, types_before
from .vocabulary import common, given_names, keys_of, proper, surnames, titles

#: Score below which the tagger's place needs a cue beside it.
SURE = 0.75
#: Least length of what stands before an ending that places do not have.
STEM = 2
#: Longest acronym, in letters.
ACRONYM = 5


class Doubt(NamedTuple):
    """One candidate of one token among the others of its sentence: ``before`` and ``after`` are the keys beside it.

    ``persons``, ``places``: tokens that names of persons hold, and other places.
    """

    page: Page
    name: Name
    key: str
    before: str
    after: str
    persons: frozenset[int]
    places: frozenset[int]


def judged(page: Page, names: Iterable[Name]) -> list[Name]:
    """The candidates, each doubtful place as the first rule with an opinion sees it."""
    names = list(names)
    keys = page.words.key
    persons = frozenset(i for n in names if n.type == "person" for i in range(n.first, n.stop))
    known = frozenset(i for n in names if n.type == "place" and n.score >= SURE for i in range(n.first, n.stop))
    out = []
    for n in names:
        region = region_names().get(keys[n.first : n.stop]) if n.type == "organization" and n.rule == "tagger" else None
        if region is not None and region.alone and region.kind == "region":
            n = n._replace(type="place")  # ग्लोबल साउथ is no body
        if n.type == "organization" and (_is_ground(keys, n) or _is_building(keys, n)):
            n = n._replace(type="place", rule="place:building")
        if n.type != "place" or n.rule not in _DOUBTFUL:
            out.append(n)
            continue
        if n.rule == "tagger" and _is_railway(keys[n.first : n.stop]):
            out.append(n._replace(type="organization"))
            continue
        if _refused(keys[n.first : n.stop]):
            continue
        if n.stop - n.first > 1 or named_areas().get(keys[n.first : n.stop]) is not None:
            out.append(n)
            continue
        if n.rule == "tagger" and _type_alone(page, n):
            out.append(n._replace(first=n.first - 1))
            continue
        before, after = keys[n.first - 1] if n.first else "", keys[n.stop] if n.stop < len(keys) else ""
        doubt = Doubt(page, n, keys[n.first], before, after, persons, known)
        kind = next((k for rule in RULES if (k := rule(doubt)) is not None), "place")
        if kind:
            out.append(n._replace(type=kind))
    return out


_DOUBTFUL = frozenset(("tagger", "place:town", "place:type_after"))
_DIRECTIONS = frozenset(map(matching_key, (
    "उत्तर", "दक्षिण", "पूर्व", "पश्चिम", "मध्य", "पूर्वोत्तर", "पश्चिमोत्तर", "उत्तरी", "दक्षिणी", "पूर्वी", "पश्चिमी", "केंद्रीय")))
_RAILWAY = matching_key("रेलवे")


def _is_ground(keys: Sequence[str], n: Name) -> bool:
    """व्हाइट हाउस में, क्रेमलिन के बाहर: where things happen, a building that stands for its institution is a place."""
    building = region_names().get(tuple(keys[n.first : n.stop]))
    if building is None or building.kind != "facility" or n.stop + 1 >= len(keys):
        return False
    return keys[n.stop] in _AT or (keys[n.stop] in ("के", "की") and keys[n.stop + 1] in _NEAR)


def _is_building(keys: Sequence[str], n: Name) -> bool:
    """शिव कॉम्प्लेक्स, सहारा मॉल: what ends in a word for a building and does not act is one, and no hospital."""
    if n.rule != "tagger" or n.stop - n.first < 2 or keys[n.stop - 2] == _MEDICAL:
        return False
    return keys[n.stop - 1] in _BUILDINGS and keys[n.stop : n.stop + 1] != ("ने",)


_MEDICAL = matching_key("मेडिकल")
_BUILDINGS = frozenset(map(matching_key, (
    "कॉम्प्लेक्स", "काम्प्लेक्स", "कॉम्पलेक्स", "काम्पलेक्स", "कांप्लेक्स", "मॉल", "टावर", "टॉवर", "टावर्स", "टॉवर्स", "अपार्टमेंट", "अपार्टमेंट्स",
    "प्लाजा", "बिल्डिंग", "थिएटर", "थियेटर", "स्टेडियम", "ऑडिटोरियम")))
_AT = frozenset(map(matching_key, ("में", "पहुंचे", "पहुंचा", "पहुंची", "पहुंचने", "परिसर", "स्थित")))
_NEAR = frozenset(map(matching_key, ("बाहर", "सामने", "अंदर", "भीतर", "पास", "करीब", "निकट", "ऊपर", "लॉन", "परिसर", "पिछवाड़े")))


def _type_alone(page: Page, n: Name) -> bool:
    """आयोनियाई सागर of which only सागर was found: a type word that belongs to the rare word before it."""
    kind = types_after().get(page.words.key[n.first])
    beside = n.first > 0 and page.words.gap[n.first] == SPACE
    return kind is not None and kind.part and beside and proper(page.words.key[n.first - 1])


def _is_railway(phrase: Sequence[str]) -> bool:
    """उत्तर पश्चिम रेलवे, पूर्व मध्य रेल: a railway of a region is a body."""
    return len(phrase) > 1 and phrase[-1] == _RAILWAY and _DIRECTIONS.issuperset(phrase[:-1])


# -- rules: the type that a candidate has, "" for none, None for no opinion --------------------------------------------
def beside_type(doubt: Doubt) -> str | None:
    """गांव, थाना, स्थित beside it: a place, unless its form is of another thing."""
    cued = doubt.after in types_after() or doubt.before in types_before() or doubt.after in _CUES
    return "place" if cued and not (doubt.key in surnames() or _is_plural(doubt.key) or _is_thing(doubt.key)) else None


def adjective(doubt: Doubt) -> str | None:
    """रेगिस्तानी इलाके: a word that is no name beside a word for a kind of place."""
    return "" if doubt.after in types_after() and doubt.key in never_beside() and not is_known((doubt.key,)) else None


_CUES = frozenset(map(matching_key, ("स्थित", "निवासी", "पहुंचे", "पहुंची", "पहुंचा", "पहुँचे", "रवाना", "इलाके", "इलाका", "इलाकों")))


def kin(doubt: Doubt) -> str | None:
    """नदीम पुत्र इरशाद, बच्चन की पत्नी, श्री कुवानगुआ: a person by the word beside it."""
    keys, stop = doubt.page.words.key, doubt.name.stop
    related = doubt.after in _OF and stop + 1 < len(keys) and keys[stop + 1] in _RELATIVES
    if related or doubt.after in KIN or titles().get(doubt.before) in ("before", "before m", "before f"):
        return None if is_known((doubt.key,)) and doubt.key not in given_names() else "person"
    return None


_OF = frozenset(("का", "के", "की"))
_RELATIVES = KIN | frozenset(map(matching_key, (
    "पति", "बेटा", "बेटे", "बेटी", "मां", "माँ", "पिता", "भाई", "बहन", "ससुर", "सास", "चाचा", "भतीजा", "भतीजे", "दामाद", "साला")))


def actor(doubt: Doubt) -> str | None:
    """क्लॉर्क ने: an unknown name that acts is a person's, since of places only the known ones do."""
    return "person" if doubt.after == "ने" and doubt.name.rule == "tagger" and not is_known((doubt.key,)) else None


def listed(doubt: Doubt) -> str | None:
    """आजम, फिरोज, अफरोज: a person's name, or an unknown one, among persons."""
    n, keys = doubt.name, doubt.page.words.key
    sides = [n.first - 2] * (doubt.before in _JOINS) + [n.stop + 1] * (doubt.after in _JOINS)
    personal = [i for i in sides if 0 <= i < len(keys) and (i in doubt.persons or _is_only_personal(keys[i]))]
    if not personal:
        return None
    if _is_personal(doubt.key):
        return "person"
    return "person" if len(personal) == 2 and not is_known((doubt.key,)) else None


_JOINS = frozenset((",", "और", "व", "एवं", "तथा"))


def _is_personal(key: str) -> bool:
    return key in given_names() or key in surnames()


def _is_only_personal(key: str) -> bool:
    return _is_personal(key) and not is_known((key,))


def after_person(doubt: Doubt) -> str | None:
    """अब्दुल रशीद दोस्तम: an unknown word after a person's name is part of it."""
    n = doubt.name
    beside = n.first - 1 in doubt.persons and doubt.page.words.gap[n.first] == SPACE
    return "person" if beside and n.rule == "tagger" and not is_known((doubt.key,)) else None


def thing(doubt: Doubt) -> str | None:
    """किलेबंदी, दहशतगर्दी, दर्शको, 286: forms that no name of a place has."""
    if is_known((doubt.key,)) and doubt.name.rule != "place:town":
        return None
    return "" if _is_thing(doubt.key) or _is_plural(doubt.key) or not any(c.isalpha() for c in doubt.key) else None


def _is_thing(key: str) -> bool:
    return any(key.endswith(end) and len(key) - len(end) >= STEM for end in _endings()) or key in _words()


def letters(doubt: Doubt) -> str | None:
    """EEZ, S1, टीडीएस, प: an unknown name of a few letters, in either script, is no place."""
    norm = doubt.page.words.norm[doubt.name.first]
    if doubt.name.rule != "tagger" or is_known((doubt.key,)):
        return None
    if norm.isascii():
        return "" if norm.isalnum() and len(norm) <= ACRONYM and norm == norm.upper() else None
    return "" if len(norm) == 1 or len(spelled(norm)) > 1 else None


def _is_plural(key: str) -> bool:
    """दर्शकों, दर्शको: the oblique plural of a word."""
    if key.endswith("ों") and len(key) > STEM + 1:
        return True
    return key.endswith("ो") and any(key[:-1] + end in common() for end in ("", "ा", "ी", "ों"))


def _refused(phrase: Sequence[str]) -> bool:
    """औद्योगिक नगरी, हिल स्टेशन, एल-1, हवाई अड्डा: phrases of everyday words, letters with a number, kinds of places."""
    phrase = tuple(phrase)
    letter = len(phrase) == 3 and phrase[1] in HYPHENS and phrase[2].isdigit() and bool(spelled(phrase[0]))
    kind = type_phrases().get(phrase)
    return letter or phrase in _phrases() or (kind is not None and kind.kind in _BUILT) or _is_kind(phrase)


def _is_kind(phrase: tuple[str, ...]) -> bool:
    """फुटबॉल मैदान, आलीशान भवन, अंतरराष्ट्रीय हवाई अड्डा: what kind of building or street it is, and no name of one."""
    return any(
        (kind := type_phrases().get(phrase[i:])) is not None
        and kind.part
        and all(k in never_beside() or (kind.kind == "facility" and k in MODIFIERS) for k in phrase[:i])
        and not _THE_ONLY.issuperset(phrase[:i])
        and not is_known(phrase)
        for i in range(1, len(phrase))
    )


#: नेशनल स्टेडियम is the name of one.
_THE_ONLY = frozenset(map(matching_key, ("नेशनल", "राष्ट्रीय", "स्टेट")))
_BUILT = frozenset(("facility", "street"))


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    rows = lexicon.read("no_places", "form", "side")
    return frozenset(k for r in rows if r["side"] == "whole" and len(k := keys_of(r["form"])) > 1)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(matching_key(r["form"]) for r in lexicon.read("no_places", "form", "side") if r["side"] == "end")


@cache
def _words() -> frozenset[str]:
    return frozenset(matching_key(r["form"]) for r in lexicon.read("no_places", "form", "side") if r["side"] == "whole")


def unsure(doubt: Doubt) -> str | None:
    """An unknown name of which the tagger is unsure, and no cue beside it."""
    n = doubt.name
    if n.rule != "tagger" or n.score >= SURE or doubt.after == "में" or is_known((doubt.key,)):
        return None
    sides = [n.first - 2] * (doubt.before in _JOINS) + [n.stop + 1] * (doubt.after in _JOINS or doubt.after == "(")
    return None if any(i in doubt.places for i in sides) else ""


Rule = Callable[[Doubt], str | None]
RULES: tuple[Rule, ...] = (kin, letters, adjective, beside_type, listed, after_person, actor, thing, unsure)
