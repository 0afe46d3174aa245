"""Whose and where an unnamed source is: the genitives and participles before it (रेलवे के एक प्रवक्ता, मौके पर मौजूद लोगों)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..page import TokenSpan
from ..resolve.phrases import PERSON_KINDS, role_of, word_class
from ..resolve.pronouns import pronouns
from ..text.normalize import matching_key
from .cues import words_of

if TYPE_CHECKING:
    from .scene import Scene

_GENITIVE = frozenset(("का", "के", "की"))
#: Steps to the left, and tokens of a bracket that is stepped over.
_CHAIN, _BRACKET = 4, 6
#: What people are at a place, at work, in a matter.
_STATES = frozenset(map(matching_key, ("मौजूद", "उपस्थित", "शामिल", "तैनात", "कार्यरत", "जुड़े", "जुड़ी", "लगे", "परिचित")))
_WATCHING = tuple(map(matching_key, ("पर", "नज़र", "रखने", "वाले")))
#: हनीन नाम के एक स्वयंसेवक: a name, not an owner; those of time and measure own nobody.
_NO_OWNERS = frozenset(map(matching_key, (
    "नाम", "उम्र", "आयु", "बजे", "प्रकार", "तरह", "स्तर", "संख्या",
    "रुपये", "रुपए", "रुपयों", "डॉलर", "करोड़", "लाख", "प्रतिशत", "फीसदी")))  # fmt: skip
_NO_NOUNS = frozenset(("VERB", "AUX", "ADP", "ADV", "CCONJ", "SCONJ", "PUNCT", "NUM"))


def with_owners(scene: Scene, phrase: TokenSpan, least: int) -> TokenSpan:
    """The phrase of people without a name, with the genitives and participles that belong to it."""
    role = role_of(scene.keys[phrase.stop - 1])
    if role is None or not (role.kind in {*PERSON_KINDS, "people"} or scene.keys[phrase.first] == "एक"):
        return phrase
    if word_class(scene.keys[phrase.first]) == "these":
        return phrase  # नेपाल के इस राजनयिक: one named before
    first = phrase.first
    for _ in range(_CHAIN):
        before = _owner(scene, first, least)
        if before is None:
            before = _state(scene, first, least)
        if before is None:
            break
        first = before
    return TokenSpan(first, phrase.stop)


def _owner(scene: Scene, at: int, least: int) -> int | None:
    """Where the owner begins whose का, के or की stands right before token ``at``."""
    if at - 2 < least or scene.keys[at - 1] not in _GENITIVE or scene.keys[at - 2] in words_of("edge"):
        return None
    return _noun(scene, at - 2, least)


def _state(scene: Scene, at: int, least: int) -> int | None:
    """Where X में शामिल, X पर मौजूद, X से जुड़े, X पर नज़र रखने वाले begins that ends before token ``at`` or with its first word."""
    keys = scene.keys
    if keys[at - 4 : at] == _WATCHING:
        case = at - 4
    else:
        case = at - 1 if keys[at] in _STATES else at - 2 if keys[at - 1] in _STATES else -1
    return _noun(scene, case - 1, least) if case - 1 >= least and keys[case] in ("में", "पर", "से") else None


def _noun(scene: Scene, last: int, least: int) -> int | None:
    """The first token of the noun phrase that ends in token ``last``, a bracket after it aside."""
    if scene.norm[last] == ")":
        opening = next((i for i in range(last, max(least, last - _BRACKET), -1) if scene.norm[i] == "("), None)
        if opening is None or opening <= least:
            return None
        last = opening - 1
    name = scene.name_at(last)
    if name is not None:
        return name.first if name.stop == last + 1 and name.first >= least and name.type != "treaty" else None
    key = scene.keys[last]
    if not key[0].isalpha() or key in pronouns() or key in _NO_OWNERS or word_class(key) is not None:
        return None
    if scene.upos and scene.upos[last] in _NO_NOUNS:
        return None
    return scene.phrase_start(last + 1, least)
