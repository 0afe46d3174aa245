"""Fits the weights of :class:`hindi_news.tagging.crf.Crf`: stochastic gradients of a linear-chain CRF.

AdaGrad (Duchi et al. 2011) on small batches of sentences of like length, with feature dropout (a feature that stands beside
a sure one must learn to do without it, which is what new names need), and the mean of the later epochs' weights (Polyak).
As every feature belongs to a word type, a batch is a few products of sparse matrices; an epoch takes seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..tagging import features
from ..tagging.crf import Weights
from ..tagging.features import FAR, OFFSETS, Facts
from .corpus import Sentence
from .fit_words import Floats, Ints, Matrix, gather, matrix, part, shifted

Progress = Callable[[str], None]
#: Scores a model in training, higher is better; to stop early.
Judge = Callable[[Weights], float]

BATCH = 32
#: Epochs whose weights are averaged begin after this share of the first ones.
WARM = 0.4
#: Pairs of classes seen less often are left out.
LEAST_PAIRS = 3


class Settings(NamedTuple):
    """How to train.

    ``rate`` of learning; ``c1``, ``c2``: strength of the L1 and L2 penalties of one pass; ``dropout``: share of features
    hidden in a batch; ``epochs`` at most; ``patience``: epochs without gain of the judge before training stops;
    ``minimum``: features seen less often are left out.
    """

    rate: float = 0.1
    c1: float = 0.05
    c2: float = 0.5
    dropout: float = 0.3
    epochs: int = 12
    patience: int = 4
    minimum: int = 2
    seed: int = 1


class Chains:
    """Labelled sentences as arrays."""

    def __init__(self, examples: Sequence[tuple[Sentence, Facts]], minimum: int) -> None:
        self.labels = sorted({t.label for s, _ in examples for t in s})
        number = {label: i for i, label in enumerate(self.labels)}
        # The same word may be known differently in different examples.
        known: dict[tuple[str, str, int], int] = {}
        facts_at: dict[int, Facts] = {id(facts): facts for _, facts in examples}
        ids = [known.setdefault((t.norm, t.key, id(facts)), len(known)) for s, facts in examples for t in s]
        self.ids = np.array(ids, np.int64)
        lengths = [len(s) for s, _ in examples]
        self.sentence = np.repeat(np.arange(len(examples)), lengths)
        self.bounds = np.concatenate([[0], np.cumsum(lengths)])
        self.gold = np.array([number[t.label] for s, _ in examples for t in s], np.int64)
        own = [features.of_word(norm, key, facts_at[at]) for norm, key, at in known]
        near = [features.of_neighbour(key, facts_at[at]) for _, key, at in known]
        counts = np.bincount(self.ids, minlength=len(known)).tolist()
        self.own_names, self.near_names = _frequent(own, counts, minimum), _frequent(near, counts, minimum)
        self.own = matrix([[self.own_names[f] for f in row if f in self.own_names] for row in own], len(self.own_names))
        rows = [[self.near_names[f] for f in row if f in self.near_names] for row in near]
        far = [[self.near_names[row[0]]] if row[0] in self.near_names else [] for row in near]
        # The last type stands beyond a sentence's ends and has no feature.
        self.near, self.far = (matrix([*r, []], max(len(self.near_names), 1)) for r in (rows, far))
        self.around = np.stack([shifted(self.ids, self.sentence, o, len(known)) for o in OFFSETS])
        classes = np.array([features.class_of(key, facts_at[at]) for _, key, at in known], np.int64)[self.ids]
        self.left, self.right, self.pairs = _pairs(classes, self.sentence)

    def edge(self, token: Ints) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Whether tokens are the first and the last of their sentences."""
        at = self.sentence[token]
        return token == self.bounds[at], token == self.bounds[at + 1] - 1


def _frequent(rows: Sequence[Sequence[str]], counts: Sequence[int], minimum: int) -> dict[str, int]:
    seen: Counter[str] = Counter()
    for row, n in zip(rows, counts, strict=True):
        seen.update(dict.fromkeys(row, n))
    return {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= minimum))}


def _pairs(classes: Ints, sentence: Ints) -> tuple[Ints, Ints, list[tuple[int, int]]]:
    """Number of each token's pair of classes with its left and right neighbour, and the pairs; the last number is none."""
    size = int(classes.max(initial=0)) + 2
    none = size - 1
    before, after = shifted(classes, sentence, -1, none), shifted(classes, sentence, 1, none)
    left = np.where(before == none, -1, before * size + classes)
    right = np.where(after == none, -1, classes * size + after)
    kinds, counts = np.unique(np.concatenate([left[left >= 0], right[right >= 0]]), return_counts=True)
    kept = kinds[counts >= LEAST_PAIRS]

    def number(codes: Ints) -> Ints:
        if not len(kept):
            return np.zeros(len(codes), np.int64)
        at = np.minimum(np.searchsorted(kept, codes), len(kept) - 1)
        return np.where(kept[at] == codes, at, len(kept))

    return number(left), number(right), [(int(k) // size, int(k) % size) for k in kept]


class Trainer:
    """A CRF in training."""

    def __init__(self, data: Chains, settings: Settings) -> None:
        self.data, self.settings = data, settings
        self._rng = np.random.default_rng(settings.seed)
        n = len(data.labels)
        shapes = [len(data.own_names), *[data.near.shape[1]] * len(OFFSETS), *[len(data.pairs) + 1] * 2, n, 2]
        self.weights = [np.zeros((size, n), np.float32) for size in shapes]
        self._squares = [np.full_like(w, 1e-6) for w in self.weights]
        self._touched = self._touches(len(data.bounds) - 1)

    def _touches(self, sentences: int) -> list[Floats]:
        # A penalty is spread over the batches of an epoch that touch a feature, or rare features would go unpunished.
        d, batches = self.data, max(1, sentences // BATCH)
        counts = [d.own.T @ np.bincount(d.ids, minlength=d.own.shape[0])]
        for offset, ids in zip(OFFSETS, d.around, strict=True):
            counts.append(self._matrix(offset).T @ np.bincount(ids, minlength=d.near.shape[0]))
        counts += [np.bincount(ids, minlength=len(d.pairs) + 1) for ids in (d.left, d.right)]
        out: list[Floats] = []
        for n in counts:
            often = np.maximum(np.asarray(n, np.float32), 1)
            out.append((batches * (1 - np.exp(-often / batches)))[:, None].astype(np.float32))
        return [*out, *(np.full((len(w), 1), batches, np.float32) for w in self.weights[-2:])]

    def _matrix(self, offset: int) -> Matrix:
        return self.data.far if offset in FAR else self.data.near

    def epoch(self) -> float:
        """One pass over all sentences; the mean loss of a token."""
        lengths = np.diff(self.data.bounds)
        noise = self._rng.random(len(lengths))
        order = np.lexsort((noise, lengths + self._rng.integers(0, 4, len(lengths))))
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        loss = sum(self._step(batches[i]) for i in self._rng.permutation(len(batches)))
        return loss / len(self.data.ids)

    def _dropped(self, found: Matrix) -> Matrix:
        rate = self.settings.dropout
        if rate:
            found.data = found.data * ((self._rng.random(len(found.data)) >= rate) / (1 - rate)).astype(np.float32)
        return found

    def _step(self, sentences: Ints) -> float:
        d, w = self.data, self.weights
        lengths = np.diff(d.bounds)[sentences]
        steps = np.arange(int(lengths.max()))[:, None]
        index = d.bounds[sentences][None] + np.minimum(steps, lengths[None] - 1)
        live = steps < lengths[None]
        tokens = index[live]
        types, which = np.unique(d.ids[tokens], return_inverse=True)
        own, own_rows = part(d.own, types)
        own = self._dropped(own)
        s = (own @ w[0][own_rows])[which]
        around, where = np.unique(d.around[:, tokens], return_inverse=True)
        where = where.reshape(len(OFFSETS), len(tokens))
        seen = {far: part(m, around) for far, m in ((True, d.far), (False, d.near))}
        seen = {far: (self._dropped(m), rows) for far, (m, rows) in seen.items()}
        for k, offset in enumerate(OFFSETS):
            m, rows = seen[offset in FAR]
            s += (m @ w[1 + k][rows])[where[k]]
        left, right = d.left[tokens], d.right[tokens]
        s += w[-4][left] + w[-3][right]
        at_first, at_last = d.edge(tokens)
        s += at_first[:, None] * w[-1][0] + at_last[:, None] * w[-1][1]
        emit = np.zeros((*live.shape, s.shape[1]), np.float32)
        emit[live] = s
        total, marginals, moves = forward_backward(emit, lengths, w[-2])
        gold = d.gold[tokens]
        slope = marginals[live]
        total -= float(s[np.arange(len(tokens)), gold].sum())
        slope[np.arange(len(tokens)), gold] -= 1
        labels, both = d.gold[index], live[1:]
        before, after = labels[:-1][both], labels[1:][both]
        total -= float(w[-2][before, after].sum())
        np.subtract.at(moves, (before, after), 1)
        self._move(0, own_rows, own.T @ (gather(which, len(types)) @ slope))
        for k, offset in enumerate(OFFSETS):
            m, rows = seen[offset in FAR]
            self._move(1 + k, rows, m.T @ (gather(where[k], len(around)) @ slope))
        for k, ids in ((-4, left), (-3, right)):
            kinds, back = np.unique(ids, return_inverse=True)
            self._move(k, kinds, gather(back, len(kinds)) @ slope)
            w[k][-1] = 0  # pairs that are too rare say nothing
        self._move(-2, np.arange(len(moves)), moves)
        self._move(-1, np.arange(2), np.stack([slope[at_first].sum(axis=0), slope[at_last].sum(axis=0)]))
        return total

    def _move(self, k: int, rows: Ints, slope: Floats) -> None:
        weights, squares, often, c = self.weights[k], self._squares[k], self._touched[k], self.settings
        old = weights[rows]
        slope = slope + 2 * c.c2 / often[rows] * old
        squares[rows] += slope * slope
        step = c.rate / np.sqrt(squares[rows])
        new = old - step * slope
        weights[rows] = np.sign(new) * np.maximum(np.abs(new) - step * c.c1 / often[rows], 0)


def forward_backward(emit: Floats, lengths: Ints, transitions: Floats) -> tuple[float, Floats, Floats]:
    """Log of the partition function summed over chains, marginals [time, chain, label], expected moves [label, label]."""
    longest, chains, labels = emit.shape
    top = emit.max(axis=2, keepdims=True)
    emission, move = np.exp(emit - top), np.exp(transitions)
    forward = np.empty_like(emission)
    norms = np.empty((longest, chains), np.float32)
    state = emission[0]
    for t in range(longest):
        if t:
            state = (forward[t - 1] @ move) * emission[t]
        norms[t] = state.sum(axis=1)
        forward[t] = state / norms[t][:, None]
    backward = np.ones((chains, labels), np.float32)
    marginals, moves = np.empty_like(emission), np.zeros((labels, labels), np.float32)
    for t in range(longest - 1, -1, -1):
        backward = np.where((lengths - 1 <= t)[:, None], 1, backward)
        joint = forward[t] * backward
        marginals[t] = joint / joint.sum(axis=1, keepdims=True)
        if t:
            ahead = emission[t] * backward / norms[t][:, None] * (lengths > t)[:, None]
            moves += (forward[t - 1].T @ ahead) * move
            backward = ahead @ move.T
    live = np.arange(longest)[:, None] < lengths[None]
    return float(((np.log(norms) + top[:, :, 0]) * live).sum()), marginals, moves


def fit(
    examples: Sequence[tuple[Sentence, Facts]],
    settings: Settings | None = None,
    *,
    judge: Judge | None = None,
    progress: Progress | None = None,
) -> Weights:
    """Weights trained on labelled sentences, each with what is known of words.

    Args:
        examples: the sentences.
        settings: how to train.
        judge: scores the weights after each epoch; the best are kept, and training stops when they gain no more.
        progress: called with a line an epoch.

    Raises:
        MissingExtraError: scipy is not installed.
    """
    settings = settings or Settings()
    data = Chains(examples, settings.minimum)
    trainer = Trainer(data, settings)
    total: list[Floats] | None = None
    count, best, since = 0, -1.0, 0
    chosen: list[Floats] | None = None
    for epoch in range(settings.epochs):
        loss = trainer.epoch()
        if epoch >= int(WARM * settings.epochs):
            total = [np.zeros_like(w) for w in trainer.weights] if total is None else total
            for a, b in zip(total, trainer.weights, strict=True):
                a += b
            count += 1
        mean: list[Floats] = trainer.weights if total is None else [w / np.float32(count) for w in total]
        line = f"epoch {epoch + 1} of {settings.epochs}: loss {loss:.4f}"
        if judge is None:
            chosen = mean
        else:
            score = judge(_weights(data, mean))
            line += f", {score:.2f} on the sentences kept back"
            since = 0 if score > best else since + 1
            if score > best:
                best, chosen = score, [w.copy() for w in mean]
        if progress is not None:
            progress(line)
        if judge is not None and since >= settings.patience:
            break
    return _weights(data, chosen or trainer.weights)


def _weights(data: Chains, found: Sequence[Floats]) -> Weights:
    own, near = found[0], np.stack(found[1 : 1 + len(OFFSETS)], axis=1)
    # A feature without any weight need not be stored.
    kept_own = np.flatnonzero(np.abs(own).max(axis=1, initial=0) > 0)
    kept_near = np.flatnonzero(np.abs(near).max(axis=(1, 2), initial=0) > 0)
    own_names, near_names = list(data.own_names), list(data.near_names)
    size = 1 + max((max(pair) for pair in data.pairs), default=0)
    labels = len(data.labels)
    pairs = np.zeros((size, size, 2, labels), np.float32)
    for k, (a, b) in enumerate(data.pairs):
        # Side 0: what the pair says of its right word, side 1: of its left one.
        pairs[a, b, 0], pairs[a, b, 1] = found[-4][k], found[-3][k]
    return Weights(
        tuple(data.labels),
        OFFSETS,
        {own_names[r]: i for i, r in enumerate(kept_own)},
        own[kept_own],
        {near_names[r]: i for i, r in enumerate(kept_near)},
        near[kept_near],
        pairs,
        found[-2].copy(),
        found[-1].copy(),
    )
