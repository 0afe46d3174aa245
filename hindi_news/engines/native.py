"""The default engine: our own text layer and the models in the wheel; works offline, at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ..page import Page, Tags, Trace
from ..tagging import names as tagged_names
from ..tagging import words as tagged_words
from ..tagging.names import NameTagger
from ..tagging.words import WordTagger
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
        names: the archive of a name tagger; True: the one in the wheel, False: none.
        words: the same for the word tagger (part of speech, morphology, lemma).

    Raises:
        ModelError: an archive is missing, damaged or of another protocol.
    """

    name = "native"
    batch = 1

    def __init__(self, *, names: bool | str | Path = True, words: bool | str | Path = True) -> None:
        self._names: NameTagger | None = None
        self._words: WordTagger | None = None
        if names:
            self._names = tagged_names.shipped() if names is True else NameTagger.open(Path(names))
        if words:
            self._words = tagged_words.shipped() if words is True else WordTagger.open(Path(words))

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
