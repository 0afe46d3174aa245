"""The default engine: our own text layer and the models in the wheel; works offline, at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..page import Page, Tags, Trace
from ..tagging import names as tagged_names
from ..tagging import words as tagged_words
from ..text.article import split_parts
from ..text.normalize import normalize
from ..text.sentences import split_sentences
from ..text.tokens import tokenize


def read_layout(text: str, published: dt.date | None = None, trace: Trace | None = None) -> Page:
    """Words, sentences and parts of a text, without tags."""
    normalized = normalize(text)
    words = tokenize(normalized, trace)
    parts = split_parts(words, trace)
    sentences = split_sentences(words, parts, trace)
    return Page(words, sentences, parts, Tags(), published, normalized.warnings)


class NativeEngine:
    """Reads one text at a time; holds no state between texts, so threads may share it.

    Args:
        names: whether the learned name tagger runs.
        words: whether the word tagger (part of speech, morphology, lemma) runs.
    """

    name = "native"
    batch = 1

    def __init__(self, *, names: bool = True, words: bool = True) -> None:
        self._names = tagged_names.shipped() if names else None
        self._words = tagged_words.shipped() if words else None

    def page(self, text: str, published: dt.date | None, trace: Trace | None = None) -> Page:
        """Words, sentences, parts and tags of one text."""
        page = read_layout(text, published, trace)
        words = page.words
        tags = self._words.tag(words.norm, words.key, page.sentences) if self._words else Tags()
        found = self._names.tag(words, page.sentences, page.parts) if self._names else ()
        return replace(page, tags=replace(tags, names=found))

    def pages(self, items: Iterable[tuple[str, dt.date | None]]) -> Iterator[Page]:
        """One page a text, lazily."""
        for text, published in items:
            yield self.page(text, published)
