"""The four stages in a row, for the tests of this folder."""

from __future__ import annotations

from hindi_news.page import TokenPart, TokenSpan, Trace, Words
from hindi_news.text.article import split_parts
from hindi_news.text.normalize import normalize
from hindi_news.text.sentences import split_sentences
from hindi_news.text.tokens import tokenize


def read(text: str, trace: Trace | None = None) -> tuple[Words, tuple[TokenPart, ...], tuple[TokenSpan, ...]]:
    """Words, parts and sentences of a text."""
    words = tokenize(normalize(text), trace)
    parts = split_parts(words, trace)
    return words, parts, split_sentences(words, parts, trace)


def cases(content: str) -> list[str]:
    """The lines of a file of cases."""
    return [line for line in content.splitlines() if line and not line.startswith("# ")]
