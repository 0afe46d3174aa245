"""What raw text teaches about words, told to every training sentence as if its own article had never been read.

A tagger meets new articles whose names it has never heard.  The sentences it learns from also stand in the raw text, and so
would their labels if a tagger that learned them read it: every name would look well known, and the tagger would learn to
doubt those that are not.  So each fold of sentences is told what raw text *without its articles* says, through a tagger
that has not learned the fold.

What raw text says is what the whole library reads there, not the tagger alone: titles, lexicons and the rest of an article
know names that the tagger missed, and teach it their words (co-training; Blum and Mitchell 1998).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ..engines.native import read_layout
from ..entities.merge import find_names
from ..page import Words
from ..tagging.names import TYPES, NameTagger
from ..times import find_times
from .classes import LEAST
from .corpus import Sentence
from .usage import count, usage

#: Words that text and sentence must share in a row to be of one article.
_SHARED = 8

Article = list[Words]
Table = dict[str, list[str]]


def owners(articles: Sequence[Article], sentences: Sequence[Sentence], folds: Sequence[int]) -> list[frozenset[int]]:
    """Of each article the folds that have sentences of it."""
    known: dict[tuple[str, ...], set[int]] = {}
    for sentence, fold in zip(sentences, folds, strict=True):
        for run in _runs([t.key for t in sentence]):
            known.setdefault(run, set()).add(fold)
    out = []
    for article in articles:
        found: set[int] = set()
        for words in article:
            for run in _runs(words.key):
                found |= known.get(run, set())
        out.append(frozenset(found))
    return out


def _runs(keys: Sequence[str]) -> list[tuple[str, ...]]:
    # A shorter sentence (है।) may stand anywhere and tells nothing.
    return [tuple(keys[i : i + _SHARED]) for i in range(len(keys) - _SHARED + 1)]


def hear(tagger: NameTagger, articles: Sequence[Article], progress: Callable[[str], None] | None = None) -> Table:
    """How articles use words as parts of names, as features: as the library reads them with this tagger."""
    found = count(_labelled(tagger, article) for article in articles)
    if progress is not None:
        progress(f"raw text read: {len(found):,} words")
    return usage(found, "h")


def _labelled(tagger: NameTagger, article: Article) -> tuple[Sequence[str], Sequence[str]]:
    """The keys of an article and their IOB2 labels."""
    page = read_layout("\n".join(words.text for words in article))
    words = page.words
    if not all(kind in TYPES for kind in tagger.kinds):  # types that the library has no rules for
        return words.key, tagger.labels(words.norm, words.key, page.sentences)[0]
    tagged = tagger.tag(words, page.sentences, page.parts)
    page = replace(page, tags=replace(page.tags, names=tagged))
    out = ["O"] * len(words)
    for name in find_names(page, find_times(page)):
        letter = _LETTERS[name.type]
        out[name.first : name.stop] = [f"B-{letter}", *[f"I-{letter}"] * (name.stop - name.first - 1)]
    return words.key, out


#: Type of a name -> letter of its labels.
_LETTERS = {kind: letter for letter, kind in TYPES.items() if len(letter) == 1}


def still_known(classes: Mapping[str, list[str]], articles: Sequence[Article]) -> Table:
    """Classes of the words that these articles have often enough."""
    seen: Counter[str] = Counter(key for article in articles for words in article for key in words.key)
    return {word: found for word, found in classes.items() if seen[word] >= LEAST}
