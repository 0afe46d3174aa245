"""Sentence splitter (first sketch)."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import TokenPart, TokenSpan, Trace, Words


def split_sentences(words: Words, parts: Sequence[TokenPart], trace: Trace | None = None) -> tuple[TokenSpan, ...]:
    """Sentences end at final marks and at the end of parts."""
    out = []
    for part in parts:
        first = part.first
        for i in range(part.first, part.stop):
            if words.norm[i] in "।.?!|" and i + 1 > first:
                out.append(TokenSpan(first, i + 1))
                first = i + 1
        if first < part.stop:
            out.append(TokenSpan(first, part.stop))
    return tuple(out)
