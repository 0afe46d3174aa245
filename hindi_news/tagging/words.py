"""The word tagger: part of speech, morphology and lemma of every token.

Several log-linear models share their features: one gives the tag (treebank tag and UPOS), the others groups of UD
features.  Every feature belongs to a word type seen from some offset, so the scores of a type are summed once and kept; a
second pass sees what the first one said of the token and of its neighbours.  A text is a handful of array operations.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from ..page import Tags
from . import word_features
from .features import Facts
from .lemmas import Lemmatizer, parse
from .pack import Pack, load, sound
from .word_features import OFFSETS, TAG_OFFSETS, TAG_PAIRS

KIND = "words"
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
T = TypeVar("T", bound=np.generic)

#: Word types whose scores are kept; of a full table the older half stays.
CACHE = 15_000
#: Tokens that are worked on at once, so that memory does not grow with the text.
BLOCK = 8_192
#: New types whose weights are summed at once.
_AT_ONCE = 256
#: Signs that are no punctuation for UD, though treebanks of news hardly have any.
_SIGNS = frozenset({"Sc", "Sm", "So"})


class Head(NamedTuple):
    """One of the models: what it says, and the labels it chooses from (a tag "VM/VERB", or features "Case=Acc")."""

    name: str
    labels: tuple[str, ...]


class Weights(NamedTuple):
    """Trained weights.

    ``own`` [feature of the word, column] and ``near`` [feature, offset, column] as 8-bit integers with a scale; the first
    columns are of the first pass, which only tags, the others of the second with all heads; the last feature of ``near``
    stands beyond the ends of a sentence, and a row of zeros follows in both.  ``tags``: for each tag or pair of tags in
    view of the second pass [tag, column].
    """

    heads: tuple[Head, ...]
    own: dict[str, int]
    own_weights: NDArray[np.int8]
    own_scale: float
    near: dict[str, int]
    near_weights: NDArray[np.int8]
    near_scale: float
    tags: tuple[Floats, ...]


class WordTagger:
    """Tags words; threads may share it.

    Args:
        weights: of the models.
        facts: distributional classes of words.
        lemmatizer: tables of lemmas.
    """

    def __init__(self, weights: Weights, facts: Facts, lemmatizer: Lemmatizer) -> None:
        self._weights, self._facts, self._lemmatizer = weights, facts, lemmatizer
        self._upos = [label.rpartition("/")[2] for label in weights.heads[0].labels]
        self._xpos = [label.rpartition("/")[0] for label in weights.heads[0].labels]
        sizes = [len(head.labels) for head in weights.heads]
        self._first = sizes[0]
        self._bounds = np.cumsum([0, *sizes]).tolist()
        # A token's labels in all heads but the first as one number.
        self._steps = np.cumprod([1, *sizes[1:]])[:-1]
        self._lock = threading.Lock()
        self._feats: dict[int, str] = {}
        self._lemmas: dict[tuple[str, int, int], str] = {}
        self._ids: dict[str, int] = {"": 0}
        self._table = np.zeros((1024, 1 + len(OFFSETS), self._first + self._bounds[-1]), np.float32)
        # Type 0 stands beyond the ends of sentences.
        self._table[0, 1:] = weights.near_weights[-2].astype(np.float32) * weights.near_scale
        self._signs = np.zeros(1024, np.bool_)

    @classmethod
    def open(cls, path: Path) -> WordTagger:
        """The tagger in an archive.

        Raises:
            ModelError: the archive is missing, damaged or of another protocol.
        """
        pack = load(path, KIND)
        with sound(path):
            facts = dict(line.split("\t", 1) for line in pack.lines("facts.txt"))
            return cls(_weights_of(pack), facts, parse(pack.text("lemmas.txt")))

    def tag(self, norms: Sequence[str], keys: Sequence[str], sentences: Sequence[tuple[int, int]]) -> Tags:
        """Columns ``upos``, ``xpos``, ``lemma`` and ``feats`` of a text's tokens."""
        if not norms:
            return Tags()
        upos: list[str] = []
        xpos: list[str] = []
        lemma: list[str] = []
        feats: list[str] = []
        for first, stop, chains in _blocks(len(norms), sentences):
            block = norms[first:stop]
            tags, rest, signs = self._labels(block, keys[first:stop], chains)
            upos += map(self._upos.__getitem__, tags)
            xpos += map(self._xpos.__getitem__, tags)
            feats += [self._feats_of(code) for code in rest]
            lemma += map(self._lemma_of, block, tags, rest)
            for i in signs:
                upos[first + i] = "SYM"
        return Tags(tuple(upos), tuple(xpos), tuple(lemma), tuple(feats))

    def _feats_of(self, code: int) -> str:
        found = self._feats.get(code)
        if found is None:
            heads = self._weights.heads[1:]
            labels = [
                head.labels[code // int(step) % len(head.labels)] for head, step in zip(heads, self._steps, strict=True)
            ]
            found = "|".join(sorted(part for label in labels if label for part in label.split("|")))
            self._feats[code] = found
        return found

    def _lemma_of(self, norm: str, tag: int, code: int) -> str:
        found = self._lemmas.get((norm, tag, code))
        if found is None:
            found = self._lemmatizer.lemma(norm, self._upos[tag], self._feats_of(code))
            if len(self._lemmas) < 4 * CACHE:
                self._lemmas[norm, tag, code] = found
        return found

    def _labels(
        self, norms: Sequence[str], keys: Sequence[str], chains: Sequence[tuple[int, int]]
    ) -> tuple[list[int], list[int], list[int]]:
        """Tag of each token, its labels in the other heads as one number, and which tokens are signs."""
        ids, table, signs = self._types(norms, keys)
        n = len(ids)
        sentence = np.full(n, -1, np.int64)
        for number, (first, stop) in enumerate(chains):
            sentence[first:stop] = number
        columns = 1 + len(OFFSETS)
        rows = table.reshape(-1, table.shape[2])
        scores = rows.take(ids * columns, axis=0)
        for column, offset in enumerate(OFFSETS, 1):
            scores += rows.take(_seen(ids, sentence, offset, 0) * columns + column, axis=0)
        tags = scores[:, : self._first].argmax(axis=1)
        scores = scores[:, self._first :]
        for weights, seen in zip(self._weights.tags, _views(tags, sentence, self._first), strict=True):
            scores += weights.take(seen, axis=0)
        tags = scores[:, : self._first].argmax(axis=1)
        code = np.zeros(n, np.int64)
        for step, first, stop in zip(self._steps, self._bounds[1:-1], self._bounds[2:], strict=True):
            code += step * scores[:, first:stop].argmax(axis=1)
        return tags.tolist(), code.tolist(), np.flatnonzero(signs[ids]).tolist()

    def _types(self, norms: Sequence[str], keys: Sequence[str]) -> tuple[Ints, Floats, NDArray[np.bool_]]:
        with self._lock:
            if len(self._ids) > CACHE:
                self._forget()
            new = {norm: key for norm, key in zip(norms, keys, strict=True) if norm not in self._ids}
            if new:
                self._add(new)
            return np.fromiter(map(self._ids.__getitem__, norms), np.int64, len(norms)), self._table, self._signs

    def _forget(self) -> None:
        """Make room: what came first are the commonest words, and they stay."""
        kept = CACHE // 2
        self._ids = dict(islice(self._ids.items(), kept))
        # New arrays, since another thread may still read the old ones.
        self._table, self._signs = _first(self._table, kept), _first(self._signs, kept)

    def _add(self, new: dict[str, str]) -> None:
        first, w, facts = len(self._ids), self._weights, self._facts
        while first + len(new) > len(self._table):
            # New arrays, since another thread may still read the old ones.
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            self._signs = np.concatenate([self._signs, np.zeros_like(self._signs)])
        own = [
            [r for f in word_features.of_word(norm, key, facts) if (r := w.own.get(f)) is not None]
            for norm, key in new.items()
        ]
        near = [
            [r for f in word_features.of_neighbour(norm, key, facts) if (r := w.near.get(f)) is not None]
            for norm, key in new.items()
        ]
        place = slice(first, first + len(new))
        self._table[place, 0] = _sums(w.own_weights, own) * w.own_scale
        self._table[place, 1:] = _sums(w.near_weights, near) * w.near_scale
        for number, norm in enumerate(new, first):
            self._ids[norm] = number
            self._signs[number] = norm == "%" or unicodedata.category(norm[0]) in _SIGNS


def _sums(weights: NDArray[np.int8], rows: Sequence[Sequence[int]]) -> Floats:
    """The sum of some rows of weights for each type; the row of zeros fills the shorter lists."""
    zeros = len(weights) - 1
    out = np.empty((len(rows), *weights.shape[1:]), np.float32)
    for at in range(0, len(rows), _AT_ONCE):
        some = rows[at : at + _AT_ONCE]
        longest = max(map(len, some))
        index = np.array([[*row, *[zeros] * (longest - len(row))] for row in some], np.int64)
        # A type has some tens of features, whose 8-bit weights 16 bits hold.
        out[at : at + _AT_ONCE] = weights.take(index, axis=0).sum(axis=1, dtype=np.int16)
    return out


def _first(rows: NDArray[T], count: int) -> NDArray[T]:
    """A new array of the same shape with the first rows of another and zeros after them."""
    out = np.zeros_like(rows)
    out[:count] = rows[:count]
    return out


def _weights_of(pack: Pack) -> Weights:
    """The weights in an archive, with a row of zeros below those of features."""
    scales = {name: float(scale) for name, scale in pack.card["scales"].items()}
    heads = tuple(Head(name, tuple(labels)) for name, labels in pack.card["heads"])
    own, near = pack.lines("own.txt"), pack.lines("near.txt")
    first, all_heads = len(heads[0].labels), sum(len(head.labels) for head in heads)
    sizes = [first + 1] * len(TAG_OFFSETS) + [(first + 1) ** 2] * len(TAG_PAIRS)
    tags = [pack.array(f"tags{i}.npy", (size, all_heads)) for i, size in enumerate(sizes)]
    return Weights(
        heads,
        {f: i for i, f in enumerate(own)},
        _with_zeros(pack.array("own.npy", (len(own), first + all_heads))),
        scales["own"],
        {f: i for i, f in enumerate(near)},
        _with_zeros(pack.array("near.npy", (len(near), len(OFFSETS), first + all_heads))),
        scales["near"],
        tuple(found.astype(np.float32) * np.float32(scales[f"tags{i}"]) for i, found in enumerate(tags)),
    )


def _with_zeros(weights: NDArray[np.int8]) -> NDArray[np.int8]:
    return np.concatenate([weights, np.zeros_like(weights[:1])])


def _seen(values: Ints, sentence: Ints, offset: int, beyond: int) -> Ints:
    """What each token sees at an offset; ``beyond`` where its sentence has no token there."""
    out = np.full(len(values), beyond, np.int64)
    here, there = slice(max(0, -offset), len(values) - max(0, offset)), slice(max(0, offset), len(values) + min(0, offset))
    if here.start < here.stop:
        out[here] = np.where(sentence[here] == sentence[there], values[there], beyond)
    return out


def _views(tags: Ints, sentence: Ints, size: int) -> list[Ints]:
    """Numbers of the tags and pairs of tags in view of each token, as training numbers them."""
    single = {offset: _seen(tags, sentence, offset, size) for offset in TAG_OFFSETS}
    return [*single.values(), *(single[a] * (size + 1) + single[b] for a, b in TAG_PAIRS)]


def _blocks(n: int, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Runs of whole sentences (cut only where one is longer than a block), with the sentences counted from their start."""
    out: list[tuple[int, int, list[tuple[int, int]]]] = []
    first = 0
    chains: list[tuple[int, int]] = []
    pieces = [(a, min(a + BLOCK, stop)) for start, stop in sentences for a in range(start, stop, BLOCK)]
    for a, b in pieces:
        if chains and b - first > BLOCK:
            out.append((first, a, chains))
            first, chains = a, []
        chains.append((a - first, b - first))
    out.append((first, n, chains))
    return out


@cache
def shipped() -> WordTagger:
    """The tagger in the wheel; opened once."""
    with as_file(files("hindi_news").joinpath("models", "pos.zip")) as path:
        return WordTagger.open(path)
