"""Parts of an article (first sketch)."""

from __future__ import annotations

from ..page import LINE, TokenPart, Words


def split_parts(words: Words) -> tuple[TokenPart, ...]:
    """Every line is a paragraph."""
    firsts = [i for i in range(len(words)) if i == 0 or words.gap[i] >= LINE]
    return tuple(TokenPart(a, b, "paragraph") for a, b in zip(firsts, [*firsts[1:], len(words)], strict=False) if a < b)
