"""What the stages hand on to each other, before it becomes a :class:`~hindi_news.document.Document`.

Everything here counts in *tokens*: ``first`` is the index of the first token, ``stop`` the index after the last.  Only
:class:`Words` knows offsets; a stage that works on tokens can therefore never point outside the caller's text or split
a character.  Parallel tuples, not token objects, because rules read words far more often than callers read tokens.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from .spans import Span

#: White space before a token (``Words.gap``).
GLUED, SPACE, LINE, BLANK_LINE = 0, 1, 2, 3

#: Types of names, as ``Entity.type`` spells them.
NAME_TYPES = ("person", "place", "organization", "group", "treaty")


#: A span of tokens with whatever else it carries.
N = TypeVar("N", bound=tuple[Any, ...])


class TokenSpan(NamedTuple):
    """Tokens ``[first, stop)``."""

    first: int
    stop: int


class TokenPart(NamedTuple):
    """A part of the layout, in tokens; ``kind`` as in :data:`hindi_news.spans.PART_KINDS`."""

    first: int
    stop: int
    kind: str


def outside_boilerplate(spans: Iterable[N], parts: Sequence[TokenPart]) -> list[N]:
    """Those of ``spans`` (in text order, each beginning with its first and stop token) that touch no boilerplate."""
    furniture = [p for p in parts if p.kind == "boilerplate"]
    starts = [p.first for p in furniture]
    out = []
    for span in spans:
        # The last part that begins before the span ends is the only one that can reach into it.
        at = bisect_left(starts, span[1]) - 1
        if at < 0 or furniture[at].stop <= span[0]:
            out.append(span)
    return out


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one text as parallel tuples of equal length.

    ``start``/``end`` are offsets into ``text``; ``norm`` is the normalised form; ``key`` the matching key, which folds
    spelling variants (हिन्दी = हिंदी, ज़ = ज) and is what lexicons are looked up with; ``gap`` is the white space before
    the token (:data:`GLUED`, :data:`SPACE`, :data:`LINE`, :data:`BLANK_LINE`).
    """

    text: str
    start: tuple[int, ...]
    end: tuple[int, ...]
    norm: tuple[str, ...]
    key: tuple[str, ...]
    gap: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.start)

    def slice(self, first: int, stop: int) -> Span:
        """The caller's text under tokens ``[first, stop)``."""
        start, end = self.start[first], self.end[stop - 1]
        return Span(start, end, self.text[start:end])

    def phrase(self, first: int, stop: int) -> str:
        """The normalised words ``[first, stop)``, joined as they stand in the text (glued or by one space)."""
        out = [self.norm[first]]
        for i in range(first + 1, stop):
            out.append(self.norm[i] if self.gap[i] == GLUED else " " + self.norm[i])
        return "".join(out)


class TaggedName(NamedTuple):
    """A name proposed by the learned tagger: one of :data:`NAME_TYPES` with a probability."""

    first: int
    stop: int
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class Tags:
    """What the engine says of each token, in parallel tuples; an empty tuple means that it does not say.

    ``feats`` are UD strings (``Gender=Masc|Number=Sing`` or ``""``), ``head`` token indices of the page (-1: root),
    ``coref`` chains of mentions, each chain in text order.
    """

    upos: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    lemma: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    head: tuple[int, ...] = ()
    deprel: tuple[str, ...] = ()
    names: tuple[TaggedName, ...] = ()
    coref: tuple[tuple[TokenSpan, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """An article as rules read it: words, sentences and parts (in order, disjoint), tags, publication date."""

    words: Words
    sentences: tuple[TokenSpan, ...]
    parts: tuple[TokenPart, ...]
    tags: Tags
    published: dt.date | None = None
    warnings: tuple[str, ...] = ()


class TimeMention(NamedTuple):
    """A time expression in tokens; the other fields as in :class:`hindi_news.objects.TimeExpression`."""

    first: int
    stop: int
    kind: str
    value: str
    start_date: dt.date | None
    end_date: dt.date | None
    approximate: bool
    rule: str


class Name(NamedTuple):
    """One mention of an entity after merging tagger, lexicons and rules; ``rule`` says who found it.

    ``form`` is "name", or "pronoun" / "description" for the mentions that speaker resolution adds.
    """

    first: int
    stop: int
    type: str
    score: float
    rule: str
    form: str = "name"


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one thing in text order, and its fullest name (normalised); ``type`` may also be "unnamed"."""

    type: str
    name: str
    mentions: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """A quote before its source is resolved.  All spans are tokens; ``rule`` names the rule that found it.

    ``cue_kind`` is the manner (say, claim, deny …), ``negated`` whether the cue denies its content.
    """

    first: int
    stop: int
    kind: str
    rule: str
    cue: TokenSpan | None = None
    cue_kind: str | None = None
    negated: bool = False
    source: TokenSpan | None = None
    addressee: TokenSpan | None = None
    via: TokenSpan | None = None
    score: float = 1.0
    marked: bool = False


class ResolvedQuote(NamedTuple):
    """A quote with its speaker, addressee and medium as indices into the list of clusters."""

    draft: QuoteDraft
    speaker: int | None
    addressee: int | None
    via: int | None


#: An entity's own fields by the index of its cluster; treaties give ``parties`` as cluster indices.
Fields = dict[int, dict[str, object]]


#: Stages whose decisions an explanation tells.
STAGES = ("part", "token", "sentence", "times", "name", "quote")


class Decision(NamedTuple):
    """One line of an explanation: ``rule`` of ``stage`` decided about ``text[start:end]``."""

    stage: str
    rule: str
    start: int
    end: int
    text: str


@dataclass(slots=True)
class Trace:
    """Collects the decisions of one run; stages get ``None`` instead when nobody asks."""

    text: str
    decisions: list[Decision] = field(default_factory=list)

    def add(self, stage: str, rule: str, start: int, end: int) -> None:
        """Note that ``rule`` decided about ``text[start:end]``."""
        self.decisions.append(Decision(stage, rule, start, end, self.text[start:end]))
