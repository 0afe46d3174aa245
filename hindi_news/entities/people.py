"""People: found by titles, honorifics and known given names."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from functools import cache, lru_cache

from ..page import GLUED, LINE, SPACE, Name, Page, Words
from ..text.letters import spelled
from ..text.normalize import matching_key
from . import atlas
from .gazetteer import state_names
from .roles import role_nouns, words_of
from .vocabulary import (
    acronyms,
    edges,
    given_names,
    proper,
    surnames,
    telling_names,
    titles,
)

#: Longest name that is read, in tokens.
LONGEST = 6
_AFTER = frozenset(map(matching_key, (
    "ने", "को", "से", "का", "के", "की", "में", "पर", "और", "व", "एवं", "तथा", "भी", "जी", "आदि", "समेत", "सहित")))
_HYPHENS = frozenset("-‐‑–")
#: Probability from which the tagger's word on another type is taken.
_SURE = 0.5
#: How sure a title is that a name follows, by its class.
_TITLE_SCORES = {"before": 0.9, "before m": 0.9, "before f": 0.9, "rank": 0.85, "role": 0.75}


def find(page: Page) -> list[Name]:
    """Candidate mentions by lexicon and rule, in any order; they may overlap."""
    others = {i for n in page.tags.names if n.type != "person" and n.score > _SURE for i in range(n.first, n.stop)}
    return [name for rule in RULES for name in rule(page, others)]


def beside_titles(page: Page, others: Container[int]) -> Iterator[Name]:
    """राष्ट्रपति पुतिन, सोनिया गांधी, आरपी सिंह: after a title, by a telling given name, by initials."""
    keys, words = page.words.key, page.words
    known_title, given, family, openers = titles(), telling_names(), surnames(), _openers()
    for sentence in page.sentences:
        for i, key in enumerate(keys[sentence.first : sentence.stop], sentence.first):
            if key not in openers and not _two_letters(key):
                continue
            if key in states_in_letters() and i + 1 < sentence.stop and keys[i + 1] in family and words.gap[i + 1] == SPACE:
                yield Name(i, run(words, i + 1, sentence.stop, others), "person", 0.9, "person:initials")
            elif key in known_title:
                score = _TITLE_SCORES.get(known_title[key])
                stop = run(words, i + 1, sentence.stop, others) if score is not None else 0
                if stop > i + 1 and not _a_name(page, stop - 1):
                    score = None  # इंजीनियर बनीं, श्रमिक स्पेशल
                if score is not None and stop == i + 2 and not is_part(keys[i + 1]):
                    # सैनिक वॉलीबाल खेल रहे थे, दोषी ठहराकर: a rare word is no name yet.
                    # कामगारों, पुजारियों: many people.
                    sure = closed(words, stop, sentence.stop) and not keys[i + 1].endswith("ों")
                    score = score if sure and key not in words_of("weak") else None
                if score is not None and stop > i + 1:
                    yield Name(i + 1, stop, "person", score, "person:title")
            elif key in given and i + 1 < sentence.stop:
                stop = run(words, i, sentence.stop, others)
                if stop - i > 1 and keys[stop - 1] in family:
                    yield Name(i, stop, "person", 0.9, "person:given_and_surname")
            elif i + 1 >= sentence.stop or words.gap[i + 1] != SPACE:
                continue
            elif keys[i + 1] in (_JOES if key == _JOE else family):
                # जो बाइडेन; आरपी सिंह.
                yield Name(i, run(words, i + 1, sentence.stop, others), "person", 0.9, "person:initials")
            elif len(spelled(key)) == 2 and _a_name(page, i):  # ऐसी सूरत spells no AC
                stop = run(words, i + 1, sentence.stop, others)
                if stop == i + 2 and closed(words, stop, sentence.stop):
                    yield Name(i, stop, "person", 0.45, "person:initials")


@cache
def states_in_letters() -> frozenset[str]:
    """एमपी: short forms of states that are the initials of people too."""
    single = (phrase[0] for phrase, _ in state_names().items() if len(phrase) == 1)
    return frozenset(key for key in single if not key.isascii() and "." not in key and len(spelled(key)) == 2)


def _a_name(page: Page, at: int) -> bool:
    """Whether a word is part of names, or the word tagger, where it has read the page, takes it for one."""
    return not page.tags.upos or page.tags.upos[at] == "PROPN" or is_part(page.words.key[at])


def everyday_given(page: Page, others: Container[int]) -> Iterator[Name]:
    """विकास दुबे, आशा शर्मा: a given name that is an everyday word too, right before a surname."""
    keys, gap, given, family = page.words.key, page.words.gap, given_names(), surnames()
    for i in range(len(keys) - 1):
        if keys[i + 1] in family and keys[i] in given and keys[i] not in telling_names() and gap[i + 1] == SPACE:
            yield Name(i, run(page.words, i + 1, len(keys), others), "person", 0.85, "person:given_and_surname")


def compounds(page: Page, others: Container[int]) -> Iterator[Name]:
    """खींवसिंह भाटी, नथाराम, जाजुदेवी: two parts of a name in one word, as the villages of the north write them."""
    keys, words = page.words.key, page.words
    for sentence in page.sentences:
        for i in range(sentence.first, sentence.stop):
            if _compound(keys[i]) and i not in others:
                stop = run(words, i, sentence.stop, others)
                if closed(words, stop, sentence.stop):
                    yield Name(i, stop, "person", 0.6 if stop == i + 1 else 0.75, "person:compound")


@lru_cache(1 << 14)
def _compound(key: str) -> bool:
    end = next((e for e in _SECOND_PARTS if key.endswith(e)), None)
    # ट्राम, ग्राम: an end that shares its first letter with what stands before it is no word.
    whole = end is not None and len(key) > len(end) + 1 and key[-len(end) - 1] != _VIRAMA
    return whole and proper(key) and not atlas.shipped().named((key,))


_VIRAMA = "\u094d"


#: Second parts of Hindi and Urdu given names that are written together with the first.
_SECOND_PARTS = tuple(
    map(
        matching_key,
        ("सिंह", "राम", "लाल", "देवी", "कुमार", "कुमारी", "चंद", "चन्द्र", "चंद्र", "बाई", "भाई", "दास", "प्रसाद", "दत्त", "शंकर",
         "किशोर", "मोहन", "उद्दीन", "ुद्दीन", "उल्लाह", "ुल्लाह"),
    )
)  # fmt: skip


def kin(page: Page, others: Container[int]) -> Iterator[Name]:
    """सोनू (19) पुत्र फरीद, गवरी पत्नी नथाराम: on both sides of a word of kinship in a list of the hurt or the accused."""
    keys, words = page.words.key, page.words
    for sentence in page.sentences if not KIN.isdisjoint(keys) else ():
        begin = sentence.first + 1
        for i in [i for i, key in enumerate(keys[begin : sentence.stop - 1], begin) if key in KIN]:
            after = i + 1
            while after < sentence.stop - 1 and titles().get(keys[after], "").startswith("before"):
                after += 1  # पुत्र स्व. रामलाल
            stop = run(words, after, sentence.stop, others)
            before = i
            if keys[i - 1] == ")" and i - 4 >= sentence.first and keys[i - 3] == "(" and keys[i - 2].isdecimal():
                before = i - 3
            first = before
            while first > max(sentence.first, before - 3) and first - 1 not in others and _may_name(keys[first - 1]):
                first -= 1
            if stop > after and first < before:
                yield Name(after, stop, "person", 0.75, "person:kin")
                yield Name(first, before, "person", 0.7, "person:kin")


def listed(page: Page, others: Container[int]) -> Iterator[Name]:
    """ओम यादव, सपना, सरोज और संध्या घायल हैं: a given name that is an everyday word too, in a list of people."""
    keys = page.words.key
    persons = {i for n in page.tags.names if n.type == "person" for i in range(n.first, n.stop)}
    for sentence in page.sentences if persons else ():
        begin = sentence.first + 2
        for i in [i for i, joint in enumerate(keys[begin - 1 : sentence.stop - 1], begin) if joint in _LIST]:
            if i - 2 not in persons or i in persons or i in others:
                continue
            if keys[i] not in given_names():
                continue
            start = i - 2
            while start > sentence.first and start - 1 in persons:
                start -= 1
            between = i + 2 in persons and keys[i + 1] in _LIST
            ends = keys[i - 1] != "," and start > sentence.first and keys[start - 1] == ","
            if between or (ends and closed(page.words, i + 1, sentence.stop)):
                yield Name(i, i + 1, "person", 0.65, "person:listed")
                persons.add(i)


_LIST = frozenset((",", "और", "व", "एवं", "तथा"))


def called(page: Page, others: Container[int]) -> Iterator[Name]:
    """लिलिया शुल्हा नामक महिला, राजू नाम के एक युवक: the words before it name whoever is called so."""
    keys, gap, upos = page.words.key, page.words.gap, page.tags.upos
    for sentence in page.sentences if not _CALLED.isdisjoint(keys) else ():
        begin = sentence.first + 1
        for i in [i for i, key in enumerate(keys[begin : sentence.stop - 1], begin) if key in _CALLED]:
            if keys[i] == _NAME and keys[i + 1] not in _OF:
                continue
            # नामक बीमारी से पीड़ित: the first noun after it says what is called so.
            near = (t for t in range(i + 1, min(i + 5, sentence.stop)) if t not in others)
            after = (t for t in near if keys[t] in role_nouns() or upos[t : t + 1] == ("NOUN",))
            if (noun := next(after, None)) is None or keys[noun] not in role_nouns():
                continue
            first = i
            while first > max(sentence.first, i - 3) and first - 1 not in others and gap[first] == SPACE:
                if not (proper(keys[first - 1]) and _a_name(page, first - 1)) and not is_part(keys[first - 1]):
                    break
                first -= 1
            if first < i:
                yield Name(first, i, "person", 0.75, "person:called")


_NAME = matching_key("नाम")
_CALLED = frozenset((_NAME, matching_key("नामक")))
_OF = frozenset(("का", "के", "की"))


def _may_name(key: str) -> bool:
    return proper(key) or key in given_names() or key in surnames()


#: Words that stand between two people of a family.
KIN = frozenset(map(matching_key, ("पुत्र", "पुत्री", "पत्नी", "सुपुत्र", "सुपुत्री", "पुत्रवधू")))


def spaced_initials(page: Page, others: Container[int]) -> Iterator[Name]:
    """बी एल संतोष, एम के नारायणन: two letters or more, each a word, before a name."""
    keys, words = page.words.key, page.words
    for sentence in page.sentences:
        i = sentence.first
        while i < sentence.stop - 2:
            if not _one_letter(keys[i]):
                i += 1
                continue
            at = i + 1
            while at < sentence.stop and at - i < _INITIALS and _one_letter(keys[at]) and words.gap[at] == SPACE:
                at += 1
            lettered = i > sentence.first and (keys[i - 1] in _LETTERED or keys[i - 1] in _HYPHENS)  # विटामिन डी के
            if at - i >= 2 and at < sentence.stop and words.gap[at] == SPACE and keys[i] not in _ALSO_WORDS and not lettered:
                stop = run(words, at, sentence.stop, others)
                if stop > at and (is_part(keys[stop - 1]) or closed(words, stop, sentence.stop)):
                    yield Name(i, stop, "person", 0.7, "person:initials")
            i = at


#: What letters tell apart.
_LETTERED = frozenset(map(matching_key, ("विटामिन", "ग्रुप", "समूह", "ब्लॉक", "सेक्टर", "वर्ग", "श्रेणी", "टाइप", "हेपेटाइटिस", "प्लान")))


def _one_letter(key: str) -> bool:
    return not key.isascii() and len(spelled(key)) == 1


def actors(page: Page, others: Container[int]) -> Iterator[Name]:
    """ग्रीनवुड ने कहा: an unknown proper noun that acts, by the word tagger, where that has read the page."""
    keys, tags = page.words.key, page.tags.upos
    for sentence in page.sentences if tags else ():
        for i in range(sentence.first, sentence.stop - 1):
            if keys[i + 1] == _NE and tags[i] == "PROPN" and i not in others and _acts(keys[i]):
                first = i
                while first > max(sentence.first, i - 2) and first - 1 not in others and _acts(keys[first - 1]) and (
                    tags[first - 1] == "PROPN" and page.words.gap[first] == SPACE
                ):
                    first -= 1
                if page.words.gap[first] != GLUED or first == sentence.first:
                    yield Name(first, i + 1, "person", 0.6, "person:actor")


def _acts(key: str) -> bool:
    # टीटीई, एडीबी: letters name offices and bodies.
    return proper(key) and not key.isascii() and not key.endswith("ों") and key not in role_nouns() and not spelled(key)


_NE = matching_key("ने")

Rule = Callable[[Page, Container[int]], Iterator[Name]]
RULES: tuple[Rule, ...] = (beside_titles, everyday_given, compounds, kin, called, listed, spaced_initials, actors)


@cache
def _openers() -> frozenset[str]:
    """Words that a name may begin with or stand after; most tokens are none, and are passed over at once."""
    return frozenset((*titles(), *telling_names(), _JOE))


def run(words: Words, first: int, limit: int, others: Container[int] = ()) -> int:
    """Where a run of words that may be one person's name ends; ``first`` itself if none begins there.

    ``others`` are tokens of names that are no person's.
    """
    keys, gap, known = words.key, words.gap, titles()
    stop = at = first
    while at < min(limit, first + LONGEST) and at not in others:
        if at > first and gap[at] != SPACE and not (gap[at] == GLUED and keys[at - 1] in _HYPHENS):
            break
        key = keys[at]
        if at > first and key.isascii() and words.norm[at][0].islower() and known.get(key) != "inside":
            break  # Modi says
        if at > first and key in edges().get(("person", "last"), ()):
            break  # माधुरी बोलीं
        if proper(key) or key in telling_names() or key in surnames() or _initial(key):
            at += 1
            stop = at
        elif at > first and (known.get(key) == "inside" or (key in _HYPHENS and gap[at] == GLUED)):
            at += 1
        else:
            break
    return stop


def closed(words: Words, stop: int, limit: int) -> bool:
    """Whether what follows a word sets it off as a name: a postposition, a comma, a conjunction, the end."""
    return stop >= limit or words.key[stop] in _AFTER or not words.key[stop][0].isalnum()


def second_half(words: Words, first: int, stop: int, limit: int, others: Container[int]) -> int:
    """Where a name ends that goes on after a hyphen or an apostrophe: कराइन जीन-पियरे, ब्रायन ओ'हागन.

    A single word and a hyphen are more often a pair (मोदी-पुतिन).
    """
    keys, gap = words.key, words.gap
    if stop + 1 >= limit or gap[stop] != GLUED or gap[stop + 1] != GLUED or stop + 1 in others:
        return stop
    joined = keys[stop] in _HYPHENS and stop - first > 1 and not is_part(keys[stop + 1])
    irish = keys[stop] in _APOSTROPHES and keys[stop - 1] in BEFORE_APOSTROPHE
    return stop + 2 if (joined or irish) and keys[stop + 1][0].isalpha() else stop


def initials_before(words: Words, first: int) -> int:
    """Where a name begins that initials without full stops stand before: एस जयशंकर, एम के नारायणन."""
    keys, gap = words.key, words.gap
    at = first
    # पी . चिदंबरम: the full stop is set apart.
    while at > max(1, first - 2 * _INITIALS) and words.norm[at - 1] == "." and gap[at] == SPACE and _one_letter(keys[at - 2]):
        at -= 2
    if at < first:
        return at
    while 0 < at > first - _INITIALS and gap[at] == SPACE and _one_letter(keys[at - 1]):
        at -= 1
    # के, ए, ई and जी are words too: they are initials only where a sentence begins; the others also before another one.
    while at < first and keys[at] in _ALSO_WORDS and at > 0 and gap[at] < LINE:
        if keys[at - 1] in _POSTPOSITIONS:
            break  # तेलंगाना में के चंद्रशेखर राव: no second postposition
        if keys[at] == keys[at + 1] == "के" and at + 1 < first and titles().get(keys[at - 1]) in _BEFORE_NAMES:
            break  # मंत्री के के शर्मा
        if keys[at] != "के" and len(spelled(keys[at + 1])) == 1:
            break
        at += 1
    return at


def given_before(page: Page, first: int, others: Container[int], alone: bool = False) -> int:
    """Where a name begins that a given name stands before which the tagger left out: राहत | फतेह अली खान.

    Before one word ``alone`` an unknown given name is told by what stands before it: निदेशक जलमे | खलीलजाद.
    """
    words, at, upos = page.words, first - 1, page.tags.upos
    if not first or words.gap[first] != SPACE or at in others or (upos and upos[at] != "PROPN"):
        return first
    key = words.key[at]
    if key in given_names() or (alone and at and len(spelled(key)) == 2 and titles().get(words.key[at - 1]) in _BEFORE_NAMES):
        return at  # डॉ. एसपी पाणि: initials, though an office too
    return at if upos and alone and not key.isascii() and _begins(page, at, others) else first


def _begins(page: Page, at: int, others: Container[int]) -> bool:
    """Whether an unknown proper noun is the first word of a name."""
    keys, upos = page.words.key, page.tags.upos
    if keys[at].endswith(_OFFICES) or (at and at - 1 in others) or keys[at] in titles() or len(keys[at]) < 2:
        return False
    before = keys[at - 1] if at else ""
    if titles().get(before) in _BEFORE_NAMES:
        return keys[at] not in _UNITS
    return proper(keys[at]) and (not at or upos[at - 1] in _BOUNDS or page.words.gap[at] >= LINE)


_BEFORE_NAMES = frozenset(_TITLE_SCORES)
_OFFICES = tuple(map(matching_key, ("मंत्री", "मन्त्री", "अध्यक्ष")))
_UNITS = frozenset(map(matching_key, ("सिटी", "ग्रामीण", "देहात", "नगर", "यातायात", "ट्रैफिक", "क्राइम", "सदर")))
_BOUNDS = frozenset(("ADP", "PUNCT", "VERB", "AUX", "CCONJ", "SCONJ"))


def is_part(key: str) -> bool:
    """Whether a word is part of people's names and nothing else, by the lexicons."""
    return key in telling_names() or key in surnames()


@lru_cache(1 << 14)
def _two_letters(key: str) -> bool:
    """आरपी, टीएस: initials in one word."""
    return len(spelled(key)) in (2, 3) and not key.isascii() and key not in acronyms() and key not in titles()


#: Initials before a name, at most.
_INITIALS = 4
_JOE = matching_key("जो")
_JOES = frozenset(map(matching_key, ("बाइडेन", "बाइडन", "बिडेन", "रूट", "फ्रेजियर", "लीबरमैन", "जॉनसन", "मैनचिन")))
_APOSTROPHES = frozenset("'’‘`")
BEFORE_APOSTROPHE = frozenset(map(matching_key, ("ओ", "डी")))
_POSTPOSITIONS = frozenset(map(matching_key, ("में", "से", "ने", "को", "पर", "कि")))
_ALSO_WORDS = frozenset(map(matching_key, ("के", "ए", "ई", "जी", "ओ", "आई")))


def _initial(key: str) -> bool:
    """एस. or J.: a short form with a full stop."""
    return key.endswith(".") and len(key) < 9 and key not in titles()
