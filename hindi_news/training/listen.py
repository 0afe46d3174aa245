"""What raw text teaches about words, told to every training sentence as if its own article had never been read.

A tagger meets new articles whose names it has never heard.  The sentences it learns from also stand in the raw text, and so
would their labels if a tagger that learned them read it: every name would look well known, and the tagger would learn to
doubt those that are not.  So each fold of sentences is told what raw text *without its articles* says, through a tagger
that has not learned the fold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from ..page import Words
from ..tagging.names import NameTagger
from .corpus import Sentence
from .usage import count, usage

#: Words that text and sentence must share in a row to be of one article.
_SHARED = 8
#: A word has classes if it is seen so often (``min_count`` of the vectors).
LEAST_SEEN = 4

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
    """How the tagger labels the words of articles, as features."""
    found = count(
        (w.key, tagger.labels(w.norm, w.key, [(0, len(w))])[0]) for article in articles for w in article if len(w)
    )
    if progress is not None:
        progress(f"raw text read: {len(found):,} words")
    return usage(found, "h")


def still_known(classes: Mapping[str, list[str]], articles: Sequence[Article]) -> Table:
    """Classes of the words that these articles have often enough."""
    seen: Counter[str] = Counter(key for article in articles for words in article for key in words.key)
    return {word: found for word, found in classes.items() if seen[word] >= LEAST_SEEN}
