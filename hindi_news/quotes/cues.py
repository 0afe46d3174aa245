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
_OTHER = ("कर", "")
#: Tokens between a cue and कि, or between a cue and an opening mark.
_REACH = 7


class Verb(NamedTuple):
    """A verb form: manner and aspect ("perfective", "habitual", "infinitive", "other")."""

    kind: str
    aspect: str


class Noun(NamedTuple):
    """A reporting noun: manner, classes of the verbs that make it report, whether it denies."""

    kind: str
    verbs: frozenset[str]
    negated: bool


class Cue(NamedTuple):
    """A cue in the text.  ``end`` is the token after its auxiliaries; ``aspect`` as of :class:`Verb`, or "noun", "own"
    (the holder stands before it with को or का) and "passive".
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
        endings += [(e, "other") for e in _OTHER]
        for ending, aspect in endings:
            out.setdefault(matching_key(stem + ending), Verb(row["kind"], aspect))
    return out


@cache
def nouns() -> dict[str, Noun]:
    """The reporting nouns by key."""
    rows = lexicon.read("cue_nouns", "noun", "kind", "verbs", "negated")
    return {
        matching_key(r["noun"]): Noun(r["kind"], frozenset(r["verbs"].split()), r["negated"] == "yes") for r in rows
    }


@cache
def _light() -> dict[str, frozenset[str]]:
    """Key of a light verb -> its classes."""
    out: dict[str, set[str]] = {}
    for kind in ("do", "give", "express", "put", "be", "take"):
        for key in words_of(kind):
            out.setdefault(key, set()).add(kind)
    return {key: frozenset(kinds) for key, kinds in out.items()}


@cache
def _skipped() -> frozenset[str]:
    return words_of("between") | frozenset(_light()) | frozenset(",:-–—")


def cue_before(keys: Sequence[str], at: int, least: int) -> Cue | None:
    """The cue whose auxiliaries end right before token ``at``; looks back to ``least`` and no further than a few tokens."""
    skipped, table, things = _skipped(), verbs(), nouns()
    light: set[str] = set()
    passive = False
    for i in range(at - 1, max(least, at - _REACH) - 1, -1):
        key = keys[i]
        verb = table.get(key)
        if verb is not None and not (verb.kind == "write" and verb.aspect == "other"):
            return _verb_cue(keys, i, at, verb, passive, light)
        noun = things.get(key)
        if noun is not None:
            found = _noun_cue(keys, i, at, noun, light, passive)
            if found is not None:
                return found
        if key not in skipped:
            return None
        light |= _light().get(key, frozenset())
        passive = passive or key in words_of("passive")
    return None


def _verb_cue(keys: Sequence[str], i: int, at: int, verb: Verb, passive: bool, light: set[str]) -> Cue | None:
    after = keys[i + 1] if i + 1 < at else ""
    if verb.aspect == "other":
        # बता दें, कह सकते हैं: the writer's own; कह रहे हैं, कह दिया, कहकर: somebody's.
        if (after in words_of("editorial") and not light & {"give"}) or after in ("दें", "चलें"):
            return None
        if after not in ("रहा", "रहे", "रही", "दिया", "दी", "चुके", "चुका", "चुकी", "कर", "रखा") and not keys[i].endswith(
            "कर"
        ):
            return None
        return Cue(i, i + 1, at, verb.kind, "habitual" if after in ("रहा", "रहे", "रही") else "perfective", False)
    if verb.kind == "believe" and (passive or verb.aspect == "perfective"):
        return None  # माना जा रहा है: nobody's words
    if verb.aspect == "infinitive":
        return Cue(i, i + 1, at, verb.kind, "own", False) if light & {"be"} or "थ" in after else None
    if passive:
        return Cue(i, i + 1, at, verb.kind, "passive", False)
    return Cue(i, i + 1, at, verb.kind, verb.aspect, False)


def _noun_cue(keys: Sequence[str], i: int, at: int, noun: Noun, light: set[str], passive: bool) -> Cue | None:
    active = noun.verbs & (light - {"be"})
    if active:
        return Cue(i, i + 1, at, noun.kind, "passive" if passive else "noun", noun.negated)
    if light == {"be"} and noun.verbs & {"be", "own"}:
        return Cue(i, i + 1, at, noun.kind, "own", noun.negated)
    # A headline leaves the verb out: … का दावा-, चेतावनी:
    if not light and at - i <= 2 and keys[at - 1] in (":", "-", "–", "—"):
        return Cue(i, i + 1, at, noun.kind, "own", noun.negated)
    return None
