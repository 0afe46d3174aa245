"""Noun phrases that stand for a source: their head, its kind, number and gender, and what modifies it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from .. import lexicon
from ..page import Words
from ..text.normalize import matching_key


class Role(NamedTuple):
    """A noun of the lexicon ``role_nouns``; ``kind`` as its head line says."""

    lemma: str
    kind: str
    gender: str
    number: str


class Phrase(NamedTuple):
    """A phrase without its postposition: ``head`` is a token, ``modifiers`` are keys of the other content words."""

    head: int
    lemma: str
    kind: str | None
    number: str
    gender: str
    definite: bool
    indefinite: bool
    modifiers: frozenset[str]


#: Kinds of role nouns that a person has.
PERSON_KINDS = frozenset(("office", "job"))

#: Kinds that an organisation has.
BODY_KINDS = frozenset(("body", "outfit", "institution"))
#: What judges sit on together.
BENCHES = frozenset(map(matching_key, ("पीठ", "खंडपीठ", "बेंच")))
#: Classes of honorifics; the letter is the gender that they show.
HONORIFICS = frozenset(("title", "title m", "title f"))
#: Classes of words that follow a name and are no part of it.
AFTER_NAME = HONORIFICS | {"ne", "ko", "ka", "at", "particle"}

#: Endings of plurals and what the singular may end in; the first that the lexicon knows is taken, else the first.
_PLURALS = (
    ("ियों", ("ी", "ि")), ("ियां", ("ी", "ि")), ("ाओं", ("ा", "")), ("ुओं", ("ू", "ु")), ("ाएं", ("ा", "")),
    ("ों", ("", "ा")), ("ें", ("",)), ("े", ("ा",)),
)
#: Words before the last one of an office.
_PARTS = 2
_MEMBERS = frozenset(map(matching_key, ("सदस्यीय", "सदस्यों", "जजों", "न्यायाधीशों")))
#: These endings alone make a noun plural; the others are oblique singulars as well (अखबार के, बेटे ने).
_SURE = ("ियों", "ियां", "ाओं", "ुओं", "ाएं", "ों")


@cache
def roles() -> dict[str, Role]:
    """The lexicon by matching key."""
    rows = lexicon.read("role_nouns", "form", "lemma", "kind", "gender", "number")
    return {matching_key(r["form"]): Role(r["lemma"], r["kind"], r["gender"], r["number"]) for r in rows}


@cache
def person_words() -> frozenset[str]:
    """Keys of the nouns for people."""
    return frozenset(key for key, role in roles().items() if role.kind in PERSON_KINDS)


@cache
def _classes() -> dict[str, str]:
    return {matching_key(r["word"]): r["class"] for r in lexicon.read("source_words", "word", "class")}


def word_class(key: str) -> str | None:
    """The class of a small word in the lexicon ``source_words``; None for content words."""
    return _classes().get(key)


def singular(key: str) -> tuple[str, bool]:
    """The citation form of a noun and whether its ending says plural (अधिकारियों: अधिकारी, True)."""
    known = roles()
    if key in known:
        return key, False
    for ending, bases in _PLURALS:
        if key.endswith(ending) and len(key) > len(ending) + 1:
            stem = key[: -len(ending)]
            forms = [stem + b for b in bases]
            found = next((f for f in forms if f in known), None)
            if found is not None:
                return found, ending in _SURE
            if ending in _SURE:
                return forms[0], True
    return key, False


def role_of(key: str) -> Role | None:
    """The role noun that a word is a form of."""
    return roles().get(singular(key)[0])


@lru_cache(1 << 12)
def is_people(key: str) -> bool:
    """Whether a word is a noun for people in the oblique plural: वैज्ञानिकों."""
    return key.endswith("ों") and (role := role_of(key)) is not None and role.kind in PERSON_KINDS


def _membered(keys: Sequence[str], number: int, head: int) -> bool:
    """Whether a number counts the members of one body: पांच सदस्यीय समिति, तीन जजों की पीठ."""
    return number + 1 < head and keys[number + 1] in _MEMBERS


def in_parts(keys: Sequence[str], head: int) -> tuple[Role, int] | None:
    """The office that several words write which are one elsewhere, and the first of them: उप-प्रधान मंत्री, प्रधान मंत्री."""
    whole, at, found = singular(keys[head])[0], head, None
    alone = roles().get(whole)
    for _ in range(_PARTS):
        hyphen = at > 1 and keys[at - 1] == "-"
        if at < 1 + hyphen:
            break
        at -= 1 + hyphen
        role = roles().get(keys[at] + whole) or roles().get(f"{keys[at]}-{whole}")  # डिप्टी-सीएम
        whole = keys[at] + whole
        # विदेश मंत्री is a मंत्री as विदेशमंत्री is.
        if role is not None and role.kind == "office" and (alone is None or alone.lemma != role.lemma):
            found = role, at
    return found


def read_phrase(words: Words, first: int, stop: int) -> Phrase:
    """The phrase in tokens ``[first, stop)``: its head is the last content word, case markers at its end aside."""
    keys = words.key
    head = stop - 1
    while head > first and (word_class(keys[head]) in AFTER_NAME or not keys[head][0].isalnum()):
        head -= 1
    base, plural = singular(keys[head])
    role, start = in_parts(keys, head) or (roles().get(base), head)
    definite = indefinite = False
    modifiers = set()
    for i in range(first, start):
        kind = word_class(keys[i])
        if kind == "these":
            definite = True
        elif kind in ("one", "few", "more") and not _membered(keys, i, head):
            indefinite = True
            plural = plural or kind == "few"
        elif kind is None and keys[i][0].isalnum():
            if keys[i][0].isdigit():
                plural = plural or (keys[i] != "1" and not _membered(keys, i, head))
            else:
                modifiers.add(keys[i])
        if keys[i] == "की" and i == head - 1 and role is not None and role.gender == "any":
            role = role._replace(gender="f")
    number = "plur" if plural else "sing"
    if role is None:
        return Phrase(head, base, None, number, "any", definite, indefinite, frozenset(modifiers))
    number = number if role.number == "any" else role.number
    return Phrase(head, role.lemma, role.kind, number, role.gender, definite, indefinite, frozenset(modifiers))
