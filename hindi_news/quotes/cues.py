"""Words that report: verbs in all their forms, nouns with a light verb, and the way from a cue to what it reports."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from .. import lexicon
from ..page import TokenSpan
from ..text.normalize import matching_key

#: Endings of verb forms by what they are: perfective (subject with ने), habitual, infinitive, absolutive.
_PERFECTIVE = ("ा", "े", "ी", "ीं")
_PERFECTIVE_AFTER_VOWEL = ("या", "ए", "ये", "ई", "यी", "ईं")
_HABITUAL = ("ता", "ते", "ती", "तीं")
_INFINITIVE = ("ना", "नी")
_OBLIQUE = ("ने",)
_OTHER = ("कर", "")
#: Classes of the verbs that make a noun report.
LIGHT = ("do", "give", "express", "put", "send", "tell", "eat", "fill", "spread", "want", "request", "take", "be")
#: Tokens between a cue and कि, or between a cue and an opening mark.
_REACH = 7


class Verb(NamedTuple):
    """A verb form: manner and aspect ("perfective", "habitual", "infinitive", "oblique", "other")."""

    kind: str
    aspect: str


class Noun(NamedTuple):
    """A reporting noun: manner, classes of the verbs that make it report, whether it denies."""

    kind: str
    verbs: frozenset[str]
    negated: bool


class Cue(NamedTuple):
    """A cue in the text.  ``end`` is the token after its auxiliaries; ``aspect`` as of :class:`Verb`, or "noun", "own"
    (the holder stands before it with को or का), "passive", and "heard" (X को कहते सुना गया).
    """

    first: int
    stop: int
    end: int
    kind: str
    aspect: str
    negated: bool

    @property
    def span(self) -> TokenSpan:
        """The reporting word alone."""
        return TokenSpan(self.first, self.stop)


@cache
def words_of(kind: str) -> frozenset[str]:
    """Keys of one class of the lexicon ``quote_words``."""
    return frozenset(
        matching_key(r["word"]) for r in lexicon.read("quote_words", "word", "class") if r["class"] == kind
    )


@cache
def verbs() -> dict[str, Verb]:
    """Every form of the reporting verbs by key."""
    out: dict[str, Verb] = {}
    for row in lexicon.read("cue_verbs", "stem", "kind"):
        stem = row["stem"]
        vowel = stem[-1] in "ािीेोू"
        endings = [(e, "perfective") for e in (_PERFECTIVE_AFTER_VOWEL if vowel else _PERFECTIVE)]
        endings += [(e, "habitual") for e in _HABITUAL]
        endings += [(e, "infinitive") for e in _INFINITIVE]
        endings += [(e, "oblique") for e in _OBLIQUE]
        endings += [(e, "other") for e in _OTHER]
        for ending, aspect in endings:
            out.setdefault(matching_key(stem + ending), Verb(row["kind"], aspect))
    del out["कहीं"]  # "somewhere", hardly ever the plural of कही
    return out


@cache
def nouns() -> dict[str, tuple[Noun, ...]]:
    """The readings of the reporting nouns by key (भरोसा दिलाया is a promise, भरोसा जताया a belief)."""
    out: dict[str, tuple[Noun, ...]] = {}
    for r in lexicon.read("cue_nouns", "noun", "kind", "verbs", "negated"):
        noun = Noun(r["kind"], frozenset(r["verbs"].split()), r["negated"] == "yes")
        key = matching_key(r["noun"])
        out[key] = (*out.get(key, ()), noun)
    return out


def noun_with(key: str, verb: str) -> Noun | None:
    """The reading of a noun that a light verb makes report."""
    classes = _light().get(verb, frozenset()) - {"be"}
    return next((n for n in nouns().get(key, ()) if n.verbs & classes), None)


def noun_held(key: str) -> Noun | None:
    """The reading of a noun that somebody has (X का दावा है)."""
    return next((n for n in nouns().get(key, ()) if n.verbs & {"be", "own"}), None)


@cache
def _light() -> dict[str, frozenset[str]]:
    """Key of a light verb -> its classes."""
    out: dict[str, set[str]] = {}
    for kind in LIGHT:
        for key in words_of(kind):
            out.setdefault(key, set()).add(kind)
    return {key: frozenset(kinds) for key, kinds in out.items()}


@cache
def _skipped() -> frozenset[str]:
    return after_cue() | frozenset(",:-–—")


@cache
def after_cue() -> frozenset[str]:
    """Words that may stand between a cue and the end of its verb group."""
    return words_of("between") | frozenset(_light()) | words_of("heard")


def cue_before(keys: Sequence[str], at: int, least: int) -> Cue | None:
    """The cue whose auxiliaries end right before token ``at``; looks back to ``least`` and no further than a few tokens."""
    skipped, table, things = _skipped(), verbs(), nouns()
    if at < len(keys) and keys[at] == "जाने":
        return None  # लिखे जाने तक: the act, not the words
    light: set[str] = set()
    passive = heard = False
    for i in range(at - 1, max(least, at - _REACH) - 1, -1):
        key = keys[i]
        verb = table.get(key)
        if verb is not None and not (verb.aspect == "other" and (verb.kind == "write" or key in things)):
            if heard:
                return Cue(i, i + 1, at, verb.kind, "heard", False) if verb.aspect == "habitual" else None
            return _verb_cue(keys, i, at, verb, passive, light)
        for noun in things.get(key, ()) if not heard else ():
            found = _noun_cue(keys, i, at, noun, light, passive)
            if found is not None:
                return found
        if key not in skipped or (key in ("करने", "देने", "जाने") and words_of("begins").isdisjoint(keys[i + 1 : i + 2])):
            return None
        light |= _light().get(key, frozenset())
        passive = passive or key in words_of("passive")
        heard = heard or key in words_of("heard")
    return None


def _verb_cue(keys: Sequence[str], i: int, at: int, verb: Verb, passive: bool, light: set[str]) -> Cue | None:
    after = keys[i + 1] if i + 1 < at else ""
    denies = verb.kind == "deny" or (verb.kind == "believe" and i > 0 and keys[i - 1] in words_of("negation"))
    if verb.aspect == "other":
        # बता दें, कह सकते हैं: the writer's own; कह रहे हैं, कह दिया, कहकर: somebody's.
        if (after in words_of("editorial") and not light & {"give"}) or after in ("दें", "चलें"):
            return None
        if after not in words_of("goes_on") and not keys[i].endswith("कर"):
            return None
        aspect = "habitual" if after in ("रहा", "रहे", "रही") else "perfective"
        return Cue(i, i + 1, at, verb.kind, aspect, denies)
    if verb.aspect == "oblique":  # कहने लगे
        return Cue(i, i + 1, at, verb.kind, "habitual", denies) if after in words_of("begins") else None
    if verb.kind == "believe" and passive:
        return None  # माना जा रहा है: nobody's words
    if verb.aspect == "infinitive":
        if after == "शुरू":  # कहना शुरू किया, as कहने लगे
            return Cue(i, i + 1, at, verb.kind, "perfective", denies)
        own = light & {"be"} or "थ" in after or (not after and keys[max(0, i - 1)] in ("का", "के", "की"))
        return Cue(i, i + 1, at, verb.kind, "own", denies) if own else None
    if passive:
        return Cue(i, i + 1, at, verb.kind, "passive", denies)
    kind = "admit" if verb.kind == "believe" and verb.aspect == "perfective" else verb.kind
    return Cue(i, i + 1, at, kind, verb.aspect, denies)


def _noun_cue(keys: Sequence[str], i: int, at: int, noun: Noun, light: set[str], passive: bool) -> Cue | None:
    after = keys[i + 1] if i + 1 < at else ""
    if noun.kind == "demand" and after in ("रहा", "रहे", "रही"):
        return None  # गारंटी मांग रहे थे: the verb
    active = noun.verbs & (light - {"be"})
    if active:
        if passive and noun.kind in ("hope", "believe", "worry") and active == {"do"}:
            return None  # उम्मीद की जा रही है: nobody's words
        return Cue(i, i + 1, at, noun.kind, "passive" if passive else "noun", noun.negated)
    if light == {"be"} and noun.verbs & {"be", "own"}:
        return Cue(i, i + 1, at, noun.kind, "own", noun.negated)
    # X की चेतावनी – कि …
    if not light and at - i == 2 and keys[at - 1] in (":", "-", "–", "—"):
        return Cue(i, i + 1, at, noun.kind, "own", noun.negated)
    return None
