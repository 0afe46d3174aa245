"""Steps of the merge that refuse candidates: events, namesakes, everyday words, kinds of bodies without a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..page import Name
from ..text.normalize import matching_key
from . import organizations
from .gazetteer import country_of, district_names, people_names
from .ground import Ground
from .people import is_part
from .roles import role_nouns
from .vocabulary import bare_bodies, clear_organizations, common, edges, heads, means_no_body, proper
from .vocabulary import organizations as known_bodies

#: Least score of a name that is an everyday word too.
EVERYDAY = 0.75


def no_events(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """हाथरस गैंगरेप, बीदर एक्सप्रेस, नाजीवाद, @ANI, ऑर्डर ऑफ मेरिट: words that end no name of this type, isms, handles, honours."""
    keys, norm, upos, bad = ground.page.words.key, ground.page.words.norm, ground.page.tags.upos, edges()
    none: frozenset[str] = frozenset()
    out = []
    for n in names:
        last = keys[n.stop - 1]
        handle = keys[n.first][0] in "@#"
        ism = n.stop - n.first == 1 and last.endswith(_ISM) and len(last) > 4 and n.type in ("person", "organization")
        # kisan andolan, in Latin letters, is no person.
        small = norm[n.first].isascii() and norm[n.first][:1].islower() and (n.type == "person" or n.stop - n.first > 2)
        # RSS control Facebook: an English clause, whose names the lexicon knows.
        small = small or (n.rule == "tagger" and n.type == "organization" and _is_clause(norm[n.first : n.stop]))
        thing = n.type in ("organization", "person") and n.stop - n.first == 1 and n.rule == "tagger" and means_no_body(last)
        # ऑर्डर ऑफ मेरिट, ऑर्डर ऑफ सेंट एंड्रयू
        honour = _ORDER_OF[1] in keys[max(n.first - 2, 0) : n.first + 2] and any(
            keys[n.first - back : n.first - back + 2] == _ORDER_OF for back in (0, 2, 3) if back <= n.first)
        # फेफड़ों, आभूषणों: the oblique plural of a noun, unless a name is known to end so (मैक्रों).
        plural = n.type == "person" and n.rule == "tagger" and last.endswith("ों") and not is_part(last)
        plural = plural and upos[n.first : n.stop] == ("NOUN",)
        bare = n.type == "person" and n.rule in _GUESSED and n.stop - n.first == 1 and _is_plural(last)
        ends = last in bad.get((n.type, "never"), none) and n.rule != "organization:known"
        if handle or ism or small or thing or honour or plural or bare or ends:
            continue
        out.append(n)
    return out


#: Rules that take an unknown word for a person.
_GUESSED = frozenset(("tagger", "person:actor"))


def _is_plural(key: str) -> bool:
    """हवाओ, गवाहो: an oblique plural without its dot."""
    if not key.endswith(("ाओ", "ो")) or len(key) < 5 - key.endswith("ओ") or is_part(key):
        return False
    singular = key[:-3] + "ी" if key.endswith("ियो") else key[:-1]
    return key + "ं" in common() or singular in role_nouns()


def _is_clause(words: Sequence[str]) -> bool:
    """Whether English words hold one, within a name, that begins small and is no preposition."""
    inner = words[1:-1]
    return all(map(str.isascii, words)) and any(w.isalpha() and w.islower() and w not in _ENGLISH for w in inner)


_ENGLISH = frozenset(("of", "and", "for", "the", "in", "on", "de", "to", "at", "with", "against"))
_ISM = matching_key("वाद")
_ORDER_OF = (matching_key("ऑर्डर"), matching_key("ऑफ"))


def no_namesakes(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """A storm with a person's name (तूफान मैथ्यू), a law or an illness with an acronym (सीएए, एनपीएलडी के मरीज), everywhere."""
    keys = ground.page.words.key
    names = list(names)
    storms = () if _STORMS.isdisjoint(keys) else [i for i, key in enumerate(keys) if key in _STORMS]
    banned = {("person", keys[i : i + 1]) for at in storms for i in (at - 1, at + 1) if 0 <= i < len(keys)}
    for n in names:
        before, after = keys[max(n.first - 2, 0) : n.first], keys[n.stop : n.stop + 2]
        if n.stop - n.first > 1:
            continue
        law = n.type == "organization" and before[1:] == ("(",) and before[0] in _LAWS
        law = law and keys[n.first : n.stop] not in clear_organizations()
        ill = n.type == "organization" and after[:1] and after[0] in _GENITIVE and not _ILLNESS.isdisjoint(after[1:])
        if law or ill:
            banned.add((n.type, keys[n.first : n.stop]))
    return [n for n in names if (n.type, keys[n.first : n.stop]) not in banned]


_STORMS = frozenset(map(matching_key, ("तूफान", "तूफ़ान", "चक्रवात", "चक्रवाती", "साइक्लोन", "हरिकेन", "टाइफून")))
_GENITIVE = frozenset(map(matching_key, ("का", "के", "की", "से")))
_ILLNESS = frozenset(
    map(
        matching_key,
        ("बीमारी", "शिकार", "मरीज", "मरीजों", "रोगी", "रोगियों", "लक्षण", "लक्षणों", "संक्रमण", "संक्रमित", "पीड़ित", "टीका", "टीके",
         "इलाज", "उपचार"),
    )
)  # fmt: skip
_LAWS = frozenset(
    map(
        matching_key,
        ("अधिनियम", "कानून", "विधेयक", "बिल", "एक्ट", "योजना", "अभियान", "टेस्ट", "परीक्षा", "वायरस", "इंडिकेटर", "इंडेक्स",
         "सूचकांक", "फंड", "निधि", "याचिका", "मिसाइल", "मिसाइलें", "मशीन", "किट", "उपकरण", "सिस्टम", "प्रणाली", "डिसऑर्डर", "सिंड्रोम",
         "गैस", "वीकल", "व्हीकल", "वाहन", "हेलीकॉप्टर", "पाइपलाइन", "समझौता", "समझौते", "करार", "ऑफिसर", "डिप्लोमा", "डिग्री",
         "कोर्स", "पाठ्यक्रम", "तकनीक", "टेक्नोलॉजी", "प्रोटीन", "जीन", "दवा", "कार्ड", "नंबर", "प्रोटोकॉल"),
    )
)  # fmt: skip


def no_works(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """फ़िल्म 'मधुमती' की, अल्लाहु अकबर, जय श्रीराम, जीवन रेखा, चंद मिनट: titles of works, calls, and what else names mean."""
    keys = ground.page.words.key
    names = list(names)
    works = {keys[n.first : n.stop] for n in names if n.type == "person" and _is_work(keys, n)}
    # मधुमती without its marks is the film too, if nobody is called so.
    titles = {phrase for phrase in _titles(keys) if not any(map(is_part, phrase))}
    out = []
    for n in names:
        phrase, before = keys[n.first : n.stop], keys[n.first - 1] if n.first else ""
        if n.type == "person":
            quoted = before in _QUOTES and keys[n.stop : n.stop + 1] and keys[n.stop] in _QUOTES
            call = before in _CALLS.get(phrase[-1], ()) or phrase in _CALLED
            other = len(phrase) == 1 and n.rule == "tagger" and n.score < EVERYDAY and phrase[0] in _OTHER_WORDS
            if (phrase in works and quoted) or phrase in titles or (call and len(phrase) < 3) or other:
                continue
        elif n.type == "organization" and n.rule in _UNKNOWN_BODIES and phrase in titles:
            continue
        out.append(n)
    return out


def _titles(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What stands in quotation marks right after a word for a work: फ़िल्म 'मधुमती'."""
    for i in [i for i, key in enumerate(keys) if key in _BOOKS and keys[i + 1 : i + 2] and keys[i + 1] in _QUOTES]:
        stop = next((t for t in range(i + 3, min(len(keys), i + 3 + _TITLE)) if keys[t] in _QUOTES), None)
        if stop is not None:
            yield tuple(keys[i + 2 : stop])


#: Longest title that is also a name, in words.
_TITLE = 4


def _is_work(keys: Sequence[str], n: Name) -> bool:
    """Whether a name fills a quotation next to a word for a work, a team or an event."""
    if n.first < 2 or n.stop + 2 > len(keys) or keys[n.first - 1] not in _QUOTES or keys[n.stop] not in _QUOTES:
        return False
    after = keys[n.stop + 1 : n.stop + 3]
    return keys[n.first - 2] in _WORKS or after[:1] in _RELEASES or (after[:1] in _THE and after[1:] in _RELEASES)


_QUOTES = frozenset("'\"‘’“”")
_WORKS = frozenset(map(matching_key, (
    "फिल्म", "फिल्में", "फिल्मों", "मूवी", "गाना", "गाने", "गीत", "शो", "धारावाहिक", "सीरियल", "सीरीज", "सिरीज", "किताब", "पुस्तक",
    "उपन्यास", "नाटक", "कहानी", "कविता", "एलबम", "एल्बम", "पत्रिका", "अखबार", "टीम", "कार्यक्रम", "अभियान", "योजना", "ऑपरेशन",
    "मिशन", "गेम", "ऐप", "एप", "वेबसाइट", "चैनल")))  # fmt: skip
_UNKNOWN_BODIES = ("tagger", "organization:head", "organization:apposition")
#: Works that bear no name of a body.
_BOOKS = frozenset(map(matching_key, (
    "फिल्म", "फिल्में", "फिल्मों", "मूवी", "गाना", "गाने", "गीत", "किताब", "पुस्तक", "उपन्यास", "नाटक", "कहानी", "कविता", "एलबम",
    "एल्बम", "धारावाहिक", "सीरियल")))
_RELEASES = frozenset((matching_key(w),) for w in ("फिल्म", "रिलीज", "शूटिंग", "सीक्वल", "रीमेक", "ट्रेलर", "बॉक्स", "बस"))
_THE = frozenset((w,) for w in ("का", "के", "की"))
#: Words after others that make them no name: नियंत्रण रेखा, जय भीम.
_CALLS = {
    matching_key(last): frozenset(map(matching_key, before))
    for last, before in (
        ("अकबर", ("अल्लाहु", "अल्लाह", "हू", "हु", "हो")),
        ("श्रीराम", ("जय",)), ("भीम", ("जय",)), ("हिंद", ("जय",)), ("हनुमान", ("जय",)), ("राम", ("सियावर", "जयश्री")),
        ("रेखा", ("गरीबी", "जीवन", "नियंत्रण", "सीमा", "हस्त", "मैकमोहन", "डूरंड", "रैडक्लिफ", "विभाजन", "समय", "भूमध्य", "कर्क")),
    )
}  # fmt: skip
_CALLED = frozenset(tuple(map(matching_key, call.split())) for call in ("अल्लाहु अकबर", "अल्लाह अकबर", "जय श्रीराम", "जय भीम"))
_OTHER_WORDS = frozenset(map(matching_key, ("चंद", "लाल", "ईश्वर", "विवाहिता", "मठ")))


def no_known_bodies(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """रोस्टेक ने: a well-known organisation that means nothing else is no person."""
    keys, known = ground.page.words.key, clear_organizations()
    return [n for n in names if n.type != "person" or n.rule != "tagger" or keys[n.first : n.stop] not in known]


def no_everyday_words(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """चीनी के दाम, बस्ती में: a people or a district that is an everyday word too, of which the tagger is not sure."""
    keys = ground.page.words.key
    return [n for n in names if n.rule != "tagger" or n.score >= EVERYDAY or not _everyday(n.type, keys[n.first : n.stop])]


def _everyday(kind: str, phrase: tuple[str, ...]) -> bool:
    people, district = people_names().get(phrase), district_names().get(phrase)
    if kind == "group":
        return people is not None and not people.alone
    return kind == "place" and district is not None and not district.alone


def no_bare_heads(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """सेना, सरकार, वायु सेना, सामुदायिक स्वास्थ्य केंद्र alone name nobody."""
    keys, known = ground.page.words.key, heads()
    out = []
    for n in names:
        phrase = keys[n.first : n.stop]
        if n.type == "organization" and phrase not in known_bodies() and phrase not in organizations.HIGH_COURTS:
            if phrase in bare_bodies():
                continue
            whole, end = known.get(phrase), known.get(phrase[-1:])
            plain = end is not None and end.kind in _NEED_A_NAME and not any(map(proper, phrase)) and not _foreign(phrase)
            told = n.rule == "tagger" and n.score >= EVERYDAY and end is not None and end.kind == "company"  # सहारा एयरलाइंस
            if whole is not None or (plain and not told and len(phrase) < 4 and not phrase[0].isdigit()):
                continue
        out.append(n)
    return out


def no_parts(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """दूतावास के वीजा विभाग, कंपनी के प्रचार विभाग: a department of a body that is no government is a part of it."""
    keys, ends = ground.page.words.key, heads()
    out = []
    for n in names:
        if n.type == "organization" and keys[n.stop - 1] in _PARTS and n.first > 1 and keys[n.first - 1] in _GENITIVE:
            whole = ends.get(keys[n.first - 2 : n.first - 1])
            named = any(map(proper, keys[n.first : n.stop - 1]))
            if (whole is not None and whole.kind in _OF_PARTS and not named) or keys[n.first - 2] in _BODIES:
                continue
        out.append(n)
    return out


_PARTS = frozenset(map(matching_key, ("विभाग", "विभागों", "शाखा", "प्रकोष्ठ")))
#: Kinds of bodies that have departments without a name of their own, and words for such bodies that end no name.
_OF_PARTS = frozenset(("embassy", "hospital", "university", "school", "company", "bank", "sport", "media"))
_BODIES = frozenset(map(matching_key, ("कंपनी", "कम्पनी", "संस्था", "फर्म", "उच्चायोग", "संस्थान", "पार्टी", "मंडी", "केंद्र")))


def no_villages(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """टिकरी पंचायत के जंगल में: the village that a council is of is meant, unless the council acts (टिकरी पंचायत ने)."""
    keys = ground.page.words.key
    out = []
    for n in names:
        if n.type == "organization" and keys[n.stop - 1] == _COUNCIL and n.stop - n.first > 1:
            village = keys[n.first : n.stop - 1]
            acts = keys[n.stop : n.stop + 1] == ("ने",)
            if not acts and all(proper(k) and k not in _CLANS and country_of((k,)) is None for k in village):
                n = n._replace(type="place", stop=n.stop - 1)
        out.append(n)
    return out


_COUNCIL = matching_key("पंचायत")
_CLANS = frozenset(map(matching_key, ("खाप", "जाट", "सर्वखाप", "गुर्जर", "महा", "लोक", "धर्म", "सर्वजातीय")))


def _foreign(phrase: Sequence[str]) -> bool:
    return any(country_of((key,)) for key in phrase)


#: Kinds of which there are many, so that common words alone name none of them.
_NEED_A_NAME = frozenset(("hospital", "school", "security", "media", "company", "shop", "sport", "foundation"))

#: The steps that see the candidates as they were found, and those that see places cut to their names.
BEFORE_CUTS = (no_events, no_namesakes, no_works, no_known_bodies)
AFTER_CUTS = (no_everyday_words, no_bare_heads, no_parts, no_villages)
