"""The default engine: our own text layer and the models in the wheel; works offline, at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from ..page import Page, Tags, Trace
from ..text.article import split_parts
from ..text.normalize import normalize
from ..text.sentences import split_sentences
from ..text.tokens import tokenize


class NativeEngine:
    """Reads one text at a time; holds no state between texts, so threads may share it."""

    name = "native"
    batch = 1

    def page(self, text: str, published: dt.date | None, trace: Trace | None = None) -> Page:
        """Words, sentences, parts and tags of one text."""
        normalized = normalize(text)
        words = tokenize(normalized, trace)
        parts = split_parts(words, trace)
        sentences = split_sentences(words, parts, trace)
        return Page(words, sentences, parts, Tags(), published, normalized.warnings)

    def pages(self, items: Iterable[tuple[str, dt.date | None]]) -> Iterator[Page]:
        """One page a text, lazily."""
        for text, published in items:
            yield self.page(text, published)
