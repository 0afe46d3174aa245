"""Fits the word tagger: log-linear models of several labels a token at once (AdaGrad, Duchi et al. 2011), in two passes.

The second pass sees what the first one said of a token and its neighbours.  It is trained on what first passes said that
had not seen the sentence, so that it learns to trust them as far as they go (stacking, Wolpert 1992).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..errors import MissingExtraError
from ..tagging import word_features
from ..tagging.features import Facts
from ..tagging.word_features import OFFSETS, TAG_OFFSETS, TAG_PAIRS

Progress = Callable[[str], None]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Matrix = Any  # a sparse matrix of scipy, which has no types

RATE, DECAY, BATCH = 0.1, 0.01, 96
#: Features seen less often are left out: of a token's own word, and of its neighbours.
LEAST_OWN, LEAST_NEAR = 2, 5


class Grid(NamedTuple):
    """Sentences as arrays: word types, the type of each token and of its neighbours, the sentence of each token."""

    types: list[tuple[str, str]]
    ids: Ints
    near: Ints
    sentence: Ints


class Space(NamedTuple):
    """Features of every word type as sparse matrices; the last row of ``near`` stands beyond a sentence's ends."""

    own: Matrix
    near: Matrix


class Layer(NamedTuple):
    """Weights of one pass: [own feature, label], [offset, near feature, label], and of tags in view [tag, label]."""

    own: Floats
    near: Floats
    tags: list[Floats]


def grid(sentences: Sequence[Sequence[tuple[str, str]]]) -> Grid:
    """Arrays of sentences of ``(norm, key)``."""
    known: dict[tuple[str, str], int] = {}
    ids = np.array([known.setdefault(w, len(known)) for s in sentences for w in s], np.int64)
    sentence = np.repeat(np.arange(len(sentences)), [len(s) for s in sentences])
    near = np.stack([shifted(ids, sentence, o, len(known)) for o in OFFSETS])
    return Grid(list(known), ids, near, sentence)


def shifted(values: Ints, sentence: Ints, offset: int, beyond: int) -> Ints:
    """The value at ``offset`` from each token, ``beyond`` where that lies outside its sentence."""
    out = np.full(len(values), beyond, np.int64)
    here = slice(max(0, -offset), len(values) - max(0, offset))
    there = slice(max(0, offset), len(values) + min(0, offset))
    if here.start < here.stop:
        out[here] = np.where(sentence[here] == sentence[there], values[there], beyond)
    return out


def views(tags: Ints, sentence: Ints, size: int) -> list[Ints]:
    """Numbers of the tags and pairs of tags in view of each token; ``size`` tags, and ``size`` for none."""
    single = {o: shifted(tags, sentence, o, size) for o in TAG_OFFSETS}
    return [*single.values(), *(single[a] * (size + 1) + single[b] for a, b in TAG_PAIRS)]


def vocabulary(types: Sequence[tuple[str, str]], ids: Ints, facts: Facts) -> tuple[dict[str, int], dict[str, int]]:
    """Features of own words and of neighbours that are frequent enough, numbered in alphabetical order."""
    counts = np.bincount(ids, minlength=len(types))
    own: Counter[str] = Counter()
    near: Counter[str] = Counter()
    for (norm, key), n in zip(types, counts.tolist(), strict=True):
        own.update(dict.fromkeys(word_features.of_word(norm, key, facts), n))
        near.update(dict.fromkeys(word_features.of_neighbour(norm, key, facts), n))
    return tuple(
        {f: i for i, f in enumerate(sorted(f for f, n in found.items() if n >= least))}
        for found, least in ((own, LEAST_OWN), (near, LEAST_NEAR))
    )  # type: ignore[return-value]


def space(types: Sequence[tuple[str, str]], facts: Facts, own: dict[str, int], near: dict[str, int]) -> Space:
    """Matrices of the types' features."""
    a = [[own[f] for f in word_features.of_word(norm, key, facts) if f in own] for norm, key in types]
    b = [[near[f] for f in word_features.of_neighbour(norm, key, facts) if f in near] for norm, key in types]
    return Space(matrix(a, len(own)), matrix([*b, [len(near)]], len(near) + 1))


def matrix(rows: Sequence[Sequence[int]], width: int) -> Matrix:
    """A sparse matrix [row, column] of ones at the columns of each row; a column named twice counts two."""
    sparse = _scipy()
    indices = np.array([i for row in rows for i in row], np.int32)
    bounds = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    return sparse.csr_matrix((np.ones(len(indices), np.float32), indices, bounds), shape=(len(rows), width))


def _scipy() -> Any:
    try:
        from scipy import sparse
    except ImportError:
        raise MissingExtraError("scipy", "train") from None
    return sparse


def scores(layer: Layer, at: Space, g: Grid, seen: Sequence[Ints] = ()) -> Floats:
    """Scores [token, label]."""
    out: Floats = (at.own @ layer.own)[g.ids]
    for weights, ids in zip(layer.near, g.near, strict=True):
        out += (at.near @ weights)[ids]
    for weights, ids in zip(layer.tags, seen, strict=True):
        out += weights[ids]
    return out


class Fitting:
    """One pass in training.

    Args:
        at: features of the training words.
        g: the training words.
        gold: [head, token]: the right label in each head.
        sizes: how many labels each head has.
        seen: tags in view, for the second pass.
        tags: how many tags there are.
    """

    def __init__(
        self, at: Space, g: Grid, gold: Ints, sizes: Sequence[int], seen: Sequence[Ints] = (), tags: int = 0
    ) -> None:
        width = int(sum(sizes))
        self._at, self._g, self._gold, self._seen = at, g, gold, seen
        self._heads = np.cumsum([0, *sizes]).tolist()
        shapes = [tags + 1] * len(TAG_OFFSETS) + [(tags + 1) ** 2] * len(TAG_PAIRS) if seen else []
        self.layer = Layer(
            np.zeros((at.own.shape[1], width), np.float32),
            np.zeros((len(OFFSETS), at.near.shape[1], width), np.float32),
            [np.zeros((n, width), np.float32) for n in shapes],
        )
        self._squares = Layer(
            np.full_like(self.layer.own, 1e-6),
            np.full_like(self.layer.near, 1e-6),
            [np.full_like(w, 1e-6) for w in self.layer.tags],
        )
        self._bounds = np.concatenate([[0], np.cumsum(np.bincount(g.sentence))])

    def epoch(self, sentences: Ints, rng: np.random.Generator) -> float:
        """One pass over sentences in random order; the mean loss of a token."""
        order, loss, count = rng.permutation(sentences), 0.0, 0
        for i in range(0, len(order), BATCH):
            tokens = np.concatenate([np.arange(self._bounds[s], self._bounds[s + 1]) for s in order[i : i + BATCH]])
            loss += self._step(tokens)
            count += len(tokens)
        return loss / max(count, 1)

    def _step(self, tokens: Ints) -> float:
        layer, squares, g = self.layer, self._squares, self._g
        types, which = np.unique(g.ids[tokens], return_inverse=True)
        own, rows = part(self._at.own, types)
        around, where = np.unique(g.near[:, tokens], return_inverse=True)
        where = where.reshape(len(OFFSETS), len(tokens))
        near, near_rows = part(self._at.near, around)
        s = (own @ layer.own[rows])[which]
        for k, found in enumerate(where):
            s += (near @ layer.near[k, near_rows])[found]
        for weights, ids in zip(layer.tags, self._seen, strict=True):
            s += weights[ids[tokens]]
        loss = self._slopes(s, tokens)
        _move(layer.own, squares.own, rows, own.T @ (gather(which, len(types)) @ s))
        for k, found in enumerate(where):
            _move(layer.near[k], squares.near[k], near_rows, near.T @ (gather(found, len(around)) @ s))
        for weights, square, ids in zip(layer.tags, squares.tags, self._seen, strict=True):
            kinds, back = np.unique(ids[tokens], return_inverse=True)
            _move(weights, square, kinds, gather(back, len(kinds)) @ s)
        return loss

    def _slopes(self, s: Floats, tokens: Ints) -> float:
        # Scores become probabilities minus truth, in place, head by head.
        at, loss = np.arange(len(tokens)), 0.0
        for head, (first, stop) in enumerate(zip(self._heads[:-1], self._heads[1:], strict=True)):
            part = s[:, first:stop]
            part -= part.max(axis=1, keepdims=True)
            np.exp(part, out=part)
            part /= part.sum(axis=1, keepdims=True)
            truth = self._gold[head, tokens]
            loss -= float(np.log(part[at, truth] + 1e-12).sum())
            part[at, truth] -= 1
        return loss


def part(matrix: Matrix, rows: Ints) -> tuple[Matrix, Ints]:
    """The rows of a matrix, with only the columns that they use, and which these are."""
    found = matrix[rows]
    columns, inside = np.unique(found.indices, return_inverse=True)
    return _scipy().csr_matrix((found.data, inside, found.indptr), shape=(len(rows), len(columns))), columns


def gather(which: Ints, size: int) -> Matrix:
    """Adds up the rows of the same number."""
    n = len(which)
    return _scipy().csr_matrix((np.ones(n, np.float32), which, np.arange(n + 1)), shape=(n, size)).T.tocsr()


def _move(weights: Floats, squares: Floats, rows: Ints, slope: Floats) -> None:
    slope = slope + DECAY * weights[rows]
    squares[rows] += slope * slope
    weights[rows] -= RATE * slope / np.sqrt(squares[rows])
