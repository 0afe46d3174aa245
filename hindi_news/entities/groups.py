"""Groups: words for the people of a country or region, of a religion, of an ethnic or political group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from .. import lexicon
from ..page import GLUED, Cluster, Fields, Name, Page, TimeMention
from ..text.normalize import matching_key
from .gazetteer import country_of, people_names
from .place_words import is_known
from .vocabulary import bare_bodies, heads, surnames, titles

#: How sure the lexicon is of a word that it knows as nothing else, and of one before a noun that makes it an adjective.
SCORE, BEFORE_NOUN = 0.85, 0.75
#: Words after which a people's word is a language's or part of a title (रूसी भाषा, फ्रेंच ओपन).
_OTHER = frozenset(map(matching_key, (
    "भाषा", "भाषाओं", "ओपन", "सागर", "महासागर", "व्याकरण", "लिपि", "अनुवाद", "विक्षोभ", "दंड", "मिट्टी")))


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
                elif after in (_COMMUNITIES if keys[i] in surnames() else _nouns()):  # पटेल समाज, but पटेल मंत्री बने
                    out.append(Name(i, stop, "group", BEFORE_NOUN, "group:before_noun"))
    for i in [i for i, key in enumerate(keys) if key.endswith(_RESIDENTS)]:
        if _of_a_town(keys[i]):
            out.append(Name(i, i + 1, "group", SCORE, "group:townspeople"))
    west = [i for i, key in enumerate(keys) if key == _WEST and keys[i + 1 : i + 2] in _COUNTRIES] if _WEST in keys else ()
    out += [Name(i, i + 1, "group", SCORE, "group:west") for i in west if page.words.gap[i] != GLUED]  # पूर्व-पश्चिम देश
    return out


@lru_cache(1 << 14)
def _of_a_town(key: str) -> bool:
    """पटनावासियों: the people of a place that a lexicon knows."""
    stem = next((key[: -len(end)] for end in _RESIDENTS if key.endswith(end)), "")
    return len(stem) > 2 and stem not in _NO_TOWN and (is_known((stem,)) or country_of((stem,)) is not None)


_RESIDENTS = tuple(map(matching_key, ("वासी", "वासियों", "वासियो")))
_NO_TOWN = frozenset(map(matching_key, ("नगर", "शहर", "जिला", "प्रदेश", "देश", "गांव", "ग्राम", "बस्ती", "मोहल्ला")))


def judged(page: Page, names: Iterable[Name]) -> list[Name]:
    """मुस्लिम समुदाय, रिपब्लिकन सांसद name a people and no body; पश्चिम देशों the West's people, पश्चिमी प्रांत nobody."""
    keys, known = page.words.key, people_names()
    out = []
    for n in names:
        if n.type == "organization" and n.rule in ("tagger", "organization:head"):
            hit = known.longest(keys, n.first, n.stop)
            rest = keys[hit[0] : n.stop] if hit is not None else ()
            team = rest[-1:] == (_TEAM,) and rest in bare_bodies()  # भारतीय बचाव दल
            if hit is not None and rest and (team or _CROWDS.issuperset(rest)):
                n = n._replace(stop=hit[0], type="group")
            elif keys[n.first : n.stop] in _PARTISANS:
                n = n._replace(type="group")
        elif n.type == "place" and keys[n.first : n.stop] == (_WEST,) and keys[n.stop : n.stop + 1] in _COUNTRIES:
            n = n._replace(type="group")
        if n.type == "group" and keys[n.stop : n.stop + 1] in _NO_PEOPLE:
            continue
        phrase = keys[n.first : n.stop]
        if n.type == "group" and n.rule == "tagger" and is_known(phrase) and phrase not in known and not country_of(phrase):
            n = n._replace(type="place")  # कर्नूल विधायक
        if n.type == "group" and keys[n.first : n.stop] in _DIRECTIONS and keys[n.stop : n.stop + 1] in _GROUND:
            continue
        out.append(n)
    return out


_TEAM = matching_key("दल")
_CROWDS = frozenset(map(matching_key, (
    "समुदाय", "समुदायों", "समाज", "समाजों", "संगठन", "संगठनों", "समूह", "समूहों", "लोग", "लोगों", "वर्ग", "गुट", "गुटों", "अल्पसंख्यक",
    "अल्पसंख्यकों", "आबादी", "दल", "दलों", "धर्मगुरु", "धर्मगुरुओं", "परिवार", "परिवारों", "महिला", "महिलाओं", "युवक", "नागरिक", "नागरिकों")))
#: Words that end a list of languages, and those that may stand before them.
_IN_LANGUAGE = frozenset(map(matching_key, ("में", "भाषा", "भाषाओं", "भाषी", "लिपि", "अनुवाद")))
_MANY = frozenset(map(matching_key, ("अन्य", "कई", "दूसरी", "दोनों", "सहित", "जैसी")))
_LISTED = frozenset(map(matching_key, (",", "और", "व", "एवं", "तथा", "या", "/")))
#: Longest list of languages that is read, in tokens.
_LANGUAGES = 16
#: After these a caste's name is one that is a surname too.
_COMMUNITIES = frozenset(map(matching_key, (
    "समाज", "समुदाय", "समुदायों", "बिरादरी", "जाति", "जातियों", "जनजाति", "जनजातियों", "कबीला", "कबीले", "कबीलों", "वोट", "वोटों",
    "वोटर", "वोटरों", "वोटर्स", "मतदाता", "मतदाताओं", "लोग", "लोगों", "वर्ग", "आंदोलन")))
#: पश्चिमी विक्षोभ is weather, भारतीय दंड संहिता a code.
_NO_PEOPLE = frozenset((matching_key(w),) for w in ("विक्षोभ", "दंड"))
#: Adjectives of parties whose bare form means their people.
_PARTISANS = frozenset((matching_key(w),) for w in (
    "रिपब्लिकन", "रिपब्लिकनों", "डेमोक्रेट", "डेमोक्रेट्स", "डेमोक्रेटों", "डेमोक्रैट", "डेमोक्रैट्स", "डेमोक्रेटिक", "कंजरवेटिव",
    "कंजर्वेटिव", "कंज़र्वेटिव", "कंज़रवेटिव", "कन्ज़रवेटिव"))  # fmt: skip
#: पश्चिमी इलाके lie in the west, and are of no people.
_DIRECTIONS = frozenset((matching_key(w),) for w in ("पश्चिमी", "पूर्वी", "उत्तरी", "दक्षिणी"))
_GROUND = frozenset((matching_key(w),) for w in (
    "प्रांत", "प्रांतों", "प्रान्त", "प्रान्तों", "इलाका", "इलाके", "इलाकों", "तट", "तटों", "तटीय", "हिस्सा", "हिस्से", "हिस्सों", "भाग",
    "भागों", "क्षेत्र", "क्षेत्रों", "राज्य", "राज्यों", "सूबे", "छोर", "सीमा", "सीमाओं", "जिला", "जिले", "जिलों", "शहर", "शहरों", "किनारे",
    "किनारा", "हवा", "हवाएं", "हवाओं", "मोर्चे", "मोर्चा", "गांव", "द्वार", "गेट", "दिशा"))  # fmt: skip
_WEST = matching_key("पश्चिम")
_COUNTRIES = frozenset((matching_key(w),) for w in ("देश", "देशों"))


@cache
def _numbers() -> frozenset[str]:
    rows = lexicon.read("number_words", "forms", "category", "value")
    return frozenset(matching_key(form) for r in rows for form in r["forms"].split())


def _is_number(keys: Sequence[str], at: int) -> bool:
    return keys[at] == _BILLION and at > 0 and (keys[at - 1][0].isdigit() or keys[at - 1] in _numbers())


_BILLION = matching_key("अरब")


@cache
def _languages() -> frozenset[str]:
    return frozenset(matching_key(r["word"]) for r in lexicon.read("languages", "word"))


def no_languages(page: Page, names: list[Name], free: Sequence[bool]) -> list[Name]:
    """पंजाबी में लिखा, तमिल और कन्नड़ भाषाओं में: the language is meant and not those who speak it; सात अरब is a number."""
    keys = page.words.key
    return [n for n in names if n.type != "group" or not (_is_language(keys, n) or _is_number(keys, n.first))]


def _is_language(keys: Sequence[str], n: Name) -> bool:
    if keys[n.stop : n.stop + 1] == (_LANGUAGE,):
        return True
    if n.stop - n.first > 1 or keys[n.first] not in _languages():
        return False
    at, stop = n.stop, min(len(keys), n.stop + _LANGUAGES)
    while at + 1 < stop and keys[at] in _LISTED and keys[at + 1] in _languages() | _MANY:
        at += 2
        while at < stop and keys[at] in _MANY:
            at += 1
    return at < stop and keys[at] in _IN_LANGUAGE


_LANGUAGE = matching_key("भाषा")


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
