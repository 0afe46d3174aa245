"""Pieces of the caller's text: spans, tokens, sentences, article parts.

Offsets are code points into the text exactly as the caller gave it, end exclusive; ``text`` is always the slice
``article[start:end]``.  They are set once, by the tokenizer, and carried; nothing searches for them again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, overload


@cache
def _values(cls: Any) -> Callable[[object], tuple[Any, ...]]:
    return attrgetter(*(f.name for f in fields(cls)))


class Portable:
    """A frozen dataclass that is pickled as its class and its fields: half the cost of what slots do by themselves.

    Documents travel between processes, and the process that gathers them is the one that all others wait for.
    """

    __slots__ = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        cls: Any = type(self)
        return cls, _values(cls)(self)


@dataclass(frozen=True, slots=True, order=True)
class Span(Portable):
    """A stretch ``[start, end)`` of the caller's text."""

    start: int
    end: int
    text: str = field(compare=False)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: object) -> bool:
        return isinstance(other, Span) and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Token(Span):
    """One word or mark, as Universal Dependencies cuts Hindi.

    ``norm`` is the normalised form.  The other fields are what the engine knows and ``None`` where it does not:
    ``lemma``, ``upos``/``xpos`` (UD and treebank part of speech), ``feats`` (UD ``Name=Value|…``), ``head`` (index of
    the governing token in ``doc.tokens``, -1 for a root) and ``deprel``.
    """

    norm: str = field(compare=False)
    lemma: str | None = field(default=None, compare=False)
    upos: str | None = field(default=None, compare=False)
    xpos: str | None = field(default=None, compare=False)
    feats: str | None = field(default=None, compare=False)
    head: int | None = field(default=None, compare=False)
    deprel: str | None = field(default=None, compare=False)


#: Columns of :class:`Tokens` that an engine may leave out.
TAG_COLUMNS = ("lemma", "upos", "xpos", "feats", "head", "deprel")


@dataclass(frozen=True, slots=True, repr=False)
class Tokens(Portable, Sequence[Token]):
    """The tokens of a text, kept as columns; a :class:`Token` is made when it is asked for.

    Most callers never look at most tokens, and columns are quick to build, to store and to send between processes.
    ``start``, ``end`` and ``norm`` have one value a token; the others too, or none at all.
    """

    text: str
    start: tuple[int, ...]
    end: tuple[int, ...]
    norm: tuple[str, ...]
    lemma: tuple[str | None, ...] = ()
    upos: tuple[str | None, ...] = ()
    xpos: tuple[str | None, ...] = ()
    feats: tuple[str | None, ...] = ()
    head: tuple[int | None, ...] = ()
    deprel: tuple[str | None, ...] = ()

    def __len__(self) -> int:
        return len(self.start)

    def _make(self, i: int) -> Token:
        start, end = self.start[i], self.end[i]
        return Token(
            start,
            end,
            self.text[start:end],
            self.norm[i],
            self.lemma[i] if self.lemma else None,
            self.upos[i] if self.upos else None,
            self.xpos[i] if self.xpos else None,
            self.feats[i] if self.feats else None,
            self.head[i] if self.head else None,
            self.deprel[i] if self.deprel else None,
        )

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(index, slice):
            return tuple(self._make(i) for i in range(*index.indices(len(self))))
        return self._make(index)

    def __iter__(self) -> Iterator[Token]:
        return (self._make(i) for i in range(len(self)))

    def __repr__(self) -> str:
        return f"<Tokens: {len(self)}>"


@dataclass(frozen=True, slots=True, order=True)
class Sentence(Span):
    """A sentence, final mark and closing quotation marks included; ``first:stop`` index ``doc.tokens``."""

    first: int = field(compare=False)
    stop: int = field(compare=False)


PART_KINDS = ("headline", "subheadline", "dateline", "byline", "caption", "paragraph", "boilerplate")


@dataclass(frozen=True, slots=True, order=True)
class Part(Span):
    """A part of the article's layout; ``kind`` is one of :data:`PART_KINDS`.

    A dateline also has the words that name its ``places`` and its news ``agencies`` (or desks), in text order.
    """

    kind: str = field(compare=False)
    places: tuple[Span, ...] = field(default=(), compare=False)
    agencies: tuple[Span, ...] = field(default=(), compare=False)
