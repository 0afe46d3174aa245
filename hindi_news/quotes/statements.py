"""Statements that others handle: a claim that is rejected, that a picture is passed on with, that stands in no text."""

from __future__ import annotations

from ..resolve.pronouns import pronouns
from .cues import Cue, nouns, verbs, words_of
from .scene import Scene
from .source import ergative

#: Tokens back to a statement that somebody takes a stance on, and the case markers after it.
_STANCE, _OF_IT = 14, frozenset(("को", "का", "की", "से", "पर"))
#: What a picture is passed on with, and tokens back from it to who does so.
LABELS, _NEAR = frozenset(("दावे", "कैप्शन", "मैसेज", "संदेश")), 12
#: Tokens back to what is said of no text.
_ASIDE = 30


def this_statement(scene: Scene, at: int, least: int) -> Cue | None:
    """Y ने X के इस दावे को खारिज कर दिया कि …: X's claim, whatever Y makes of it."""
    keys = scene.keys
    for i in range(at - 2, max(least + 1, at - _STANCE), -1):
        if keys[i] not in words_of("statement") or keys[i - 1] not in ("इस", "उस") or keys[i + 1] not in _OF_IT:
            continue
        by_whom = "द्वारा" in keys[max(least, i - 4) : i]
        owner = pronouns().get(keys[i - 2])
        owned = keys[i - 2] in ("के", "की") or (owner is not None and owner.case == "owner")
        between = frozenset(keys[i + 2 : at])
        stance = i + 2 == at or not words_of("stance").isdisjoint(between)
        if not stance or not (owned or by_whom) or between & (words_of("relative") | verbs().keys() | {"कि", "और", "हुए"}):
            return None
        noun = next(iter(nouns().get(keys[i], ())), None)
        return Cue(i, i + 1, at, noun.kind if noun else "say", "passive" if by_whom else "own", False)
    return None


def spread_with(scene: Scene, at: int, least: int) -> Cue | None:
    """यह वीडियो इस दावे के साथ वायरल है कि …, X ने इस कैप्शन के साथ तस्वीर साझा की कि …."""
    keys = scene.keys
    for i in range(at - 4, max(least, at - _STANCE), -1):
        if keys[i] not in LABELS or keys[i - 1] not in ("इस", "इसी", "ऐसे", "उस") or keys[i + 1 : i + 3] != ("के", "साथ"):
            continue
        between = keys[i + 3 : at]
        if words_of("spreads").isdisjoint(between) or not scene.finite(i, at):
            return None
        passive = "वायरल" in between or not words_of("passive").isdisjoint(between)
        by = ergative(scene, i, max(least, i - _NEAR)) is not None
        return Cue(i, i + 1, at, "claim", "perfective" if by else "passive" if passive else "habitual", False)
    return None


def in_no_text(scene: Scene, cue: Cue, at: int, least: int) -> bool:
    """ऐसी कोई रिपोर्ट नहीं मिली जिसमें कहा गया हो कि: nobody says so."""
    if cue.aspect != "passive" or scene.keys[at - 1] != "हो":
        return False
    before = scene.keys[max(least, cue.first - _ASIDE) : cue.first]
    return not words_of("relative").isdisjoint(before) and ("कोई" in before or "किसी" in before)
