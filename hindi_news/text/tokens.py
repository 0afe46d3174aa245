"""Tokenizer (first sketch)."""

from __future__ import annotations

import regex

from ..page import BLANK_LINE, GLUED, LINE, SPACE, Trace, Words
from .normalize import Normalized, matching_key

_TOKEN = regex.compile(
    r"\d+(?:[.,:]\d+)*|[\p{L}\p{M}\u200c\u200d]+(?:-[\p{L}\p{M}]+)*|\.\.+|[^\s]", regex.VERSION1)


def tokenize(normalized: Normalized, trace: Trace | None = None) -> Words:
    """The words of a text."""
    starts, ends, norms, gaps = [], [], [], []
    last = 0
    for match in _TOKEN.finditer(normalized.text):
        white = normalized.text[last : match.start()]
        lines = white.count("\n")
        gaps.append(BLANK_LINE if lines > 1 else LINE if lines else SPACE if white else GLUED)
        starts.append(match.start())
        ends.append(match.end())
        norms.append(match.group())
        last = match.end()
    return Words(normalized.raw, tuple(starts), tuple(ends), tuple(norms), tuple(map(matching_key, norms)), tuple(gaps))
