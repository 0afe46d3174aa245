"""Pieces of the caller's text: spans, tokens, sentences, article parts.

Offsets are code points into the text exactly as the caller gave it, end exclusive; ``text`` is always the slice
``article[start:end]``.  They are set once, by the tokenizer, and carried; nothing searches for them again.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
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


@dataclass(frozen=True, slots=True, order=True)
class Sentence(Span):
    """A sentence, final mark and closing quotation marks included; ``first:stop`` index ``doc.tokens``."""

    first: int = field(compare=False)
    stop: int = field(compare=False)


PART_KINDS = ("headline", "subheadline", "dateline", "byline", "caption", "paragraph", "boilerplate")


@dataclass(frozen=True, slots=True, order=True)
class Part(Span):
    """A part of the article's layout; ``kind`` is one of :data:`PART_KINDS`."""

    kind: str = field(compare=False)
