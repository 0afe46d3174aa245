"""Linear-chain CRF decoding with numpy (Lafferty, McCallum and Pereira 2001).

Weights are trained elsewhere (:mod:`hindi_news.training`).  Since every feature belongs to a word type seen from some
offset, the score that a type gives to the labels at each offset is summed once and cached; a text's scores are then a few
gathers, and Viterbi and forward-backward run over all its sentences at once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .pack import Array, Pack

Floats = NDArray[np.float32]
Features = Callable[[str, str], list[str]]

#: Longest run of tokens decoded as one chain; a longer "sentence" is cut, so that memory stays linear.
LONGEST = 400
#: Word types whose summed weights are kept; of a full table the older half stays.
CACHE = 40_000
_NEVER = np.float32(-1e4)
_TINY = np.float32(1e-30)


class Weights(NamedTuple):
    """A trained model.

    ``labels``; ``own``: feature -> row of ``own_weights`` [feature, label]; ``near``: feature -> row of ``near_weights``
    [feature, offset, label] for the offsets in ``offsets``; ``pairs`` [class, class, side, label] for the classes of two
    neighbours (0: no class), side 0 what they say of the right one, side 1 of the left one; ``transitions``
    [label, label]; ``edges`` [2, label] for the first and the last token.
    """

    labels: tuple[str, ...]
    offsets: tuple[int, ...]
    own: dict[str, int]
    own_weights: Floats
    near: dict[str, int]
    near_weights: Floats
    pairs: Floats
    transitions: Floats
    edges: Floats


def _floats(pack: Pack, name: str, shape: Sequence[int]) -> Floats:
    """An array of weights stored as integers, multiplied by its scale in the card."""
    scale = float(pack.card["scales"][name])
    found: Floats = pack.array(f"{name}.npy", shape).astype(np.float32) * np.float32(scale)
    return found


def quantize(weights: Floats) -> tuple[Array, float]:
    """Weights as 8-bit integers, and the number to multiply them with to get them back."""
    scale = float(np.abs(weights).max(initial=0.0)) / 127 or 1.0
    return np.rint(weights / scale).astype(np.int8), scale


def weights_of(pack: Pack) -> Weights:
    """The weights in an archive.

    Raises:
        ModelError: parts are missing or do not fit together.
    """
    own, near = pack.lines("own.txt"), pack.lines("near.txt")
    labels, offsets = tuple(pack.card["labels"]), tuple(pack.card["offsets"])
    n, classes = len(labels), len(pack.array("pairs.npy"))
    return Weights(
        labels,
        offsets,
        {f: i for i, f in enumerate(own)},
        _floats(pack, "own", (len(own), n)),
        {f: i for i, f in enumerate(near)},
        _floats(pack, "near", (len(near), len(offsets), n)),
        _floats(pack, "pairs", (classes, classes, 2, n)),
        _floats(pack, "transitions", (n, n)),
        _floats(pack, "edges", (2, n)),
    )


class Crf:
    """A decoder.  Threads may share it; the cache of word types is guarded.

    Args:
        weights: the model.
        own: features of a word seen from itself, as ``own(norm, key)``.
        near: features it lends to its neighbours.
        class_of: class number of a key for ``pairs`` (0: none).
    """

    def __init__(self, weights: Weights, own: Features, near: Features, class_of: Callable[[str], int]) -> None:
        self.weights, self._own, self._near, self._class_of = weights, own, near, class_of
        labels = len(weights.labels)
        # I-X may only follow B-X or I-X; what training never saw has weight 0, which would allow it.
        allowed = np.array([[_may_follow(a, b) for b in weights.labels] for a in weights.labels])
        self._transitions = np.where(allowed, weights.transitions, _NEVER).astype(np.float32)
        begin = np.array([_may_follow("O", label) for label in weights.labels])
        self._begin = np.where(begin, 0, _NEVER).astype(np.float32)
        self._lock = threading.Lock()
        self._ids: dict[str, int] = {}
        self._table = np.zeros((1024, 1 + len(weights.offsets), labels), np.float32)
        self._classes = np.zeros(1024, np.int32)

    def scores(self, norms: Sequence[str], keys: Sequence[str], sentences: Sequence[tuple[int, int]]) -> Floats:
        """Scores [token, label] of a text's tokens; neighbours beyond a sentence's ends give nothing."""
        ids, table, classes = self._types(norms, keys)
        n, columns = len(ids), table.shape[1]
        rows = table.reshape(-1, table.shape[2])
        out: Floats = rows.take(ids * columns, axis=0)
        sentence = np.full(n, -1, np.int32)
        for number, (first, stop) in enumerate(sentences):
            sentence[first:stop] = number
        for column, offset in enumerate(self.weights.offsets, 1):
            here = slice(max(0, -offset), n - max(0, offset))
            there = slice(max(0, offset), n + min(0, offset))
            if here.start < here.stop:
                seen = rows.take(ids[there] * columns + column, axis=0)
                seen *= (sentence[here] == sentence[there])[:, None]
                out[here] += seen
        if n > 1:
            c = classes[ids]
            inside = (sentence[1:] == sentence[:-1])[:, None]
            pairs = self.weights.pairs[c[:-1], c[1:]] * inside[:, None]
            out[1:] += pairs[:, 0]
            out[:-1] += pairs[:, 1]
        out[[first for first, _ in sentences]] += self.weights.edges[0]
        out[[stop - 1 for _, stop in sentences]] += self.weights.edges[1]
        return out

    def _types(self, norms: Sequence[str], keys: Sequence[str]) -> tuple[NDArray[np.intp], Floats, NDArray[np.int32]]:
        with self._lock:
            if len(self._ids) > CACHE:
                self._forget()
            for norm, key in zip(norms, keys, strict=True):
                if norm not in self._ids:
                    self._add(norm, key)
            ids = np.fromiter(map(self._ids.__getitem__, norms), np.intp, len(norms))
            return ids, self._table, self._classes

    def _forget(self) -> None:
        """Make room: what came first are the commonest words, and they stay."""
        kept = CACHE // 2
        self._ids = dict(islice(self._ids.items(), kept))
        # New arrays, since another thread may still read the old ones.
        table, classes = np.zeros_like(self._table), np.zeros_like(self._classes)
        table[:kept], classes[:kept] = self._table[:kept], self._classes[:kept]
        self._table, self._classes = table, classes

    def _add(self, norm: str, key: str) -> None:
        at = len(self._ids)
        if at == len(self._table):
            # New arrays, since another thread may still read the old ones.
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            self._classes = np.concatenate([self._classes, np.zeros_like(self._classes)])
        w = self.weights
        own = [row for f in self._own(norm, key) if (row := w.own.get(f)) is not None]
        near = [row for f in self._near(norm, key) if (row := w.near.get(f)) is not None]
        self._table[at, 0] = w.own_weights[own].sum(axis=0)
        self._table[at, 1:] = w.near_weights[near].sum(axis=0)
        number = self._class_of(key)
        self._classes[at] = number if number < len(w.pairs) else 0  # a class that training never met beside another
        self._ids[norm] = at

    def decode(
        self,
        norms: Sequence[str],
        keys: Sequence[str],
        sentences: Sequence[tuple[int, int]],
        beside: Floats | None = None,
    ) -> tuple[list[int], Floats]:
        """Best label of every token, and the marginal probabilities [token, label]; sentences must cover all tokens.

        ``beside``: another model's scores [token, label], to be added.
        """
        if not norms:
            return [], np.zeros((0, len(self.weights.labels)), np.float32)
        chains = [(a, min(a + LONGEST, stop)) for first, stop in sentences for a in range(first, stop, LONGEST)]
        scores = self.scores(norms, keys, chains)
        if beside is not None:
            scores += beside
        best = np.zeros(len(norms), np.int64)
        marginals = np.zeros_like(scores)
        # Chains of like length together, so that little is padding.
        order = sorted(chains, key=lambda c: c[1] - c[0])
        for batch in (order[i : i + 64] for i in range(0, len(order), 64)):
            self._decode_batch(scores, batch, best, marginals)
        return best.tolist(), marginals

    def _decode_batch(
        self, scores: Floats, batch: Sequence[tuple[int, int]], best: NDArray[np.int64], marginals: Floats
    ) -> None:
        first = np.array([a for a, _ in batch])
        lengths = np.array([b - a for a, b in batch])
        longest = int(lengths.max())
        # [time, chain]: index of the token, repeated at the end of shorter chains, which ``live`` leaves out.
        steps = np.arange(longest)[:, None]
        index = first[None, :] + np.minimum(steps, lengths[None, :] - 1)
        live = steps < lengths[None, :]
        emit = scores[index]  # [time, chain, label]
        # Chains stand in order of length: those that still run at a step are the last ones.
        runs = (len(batch) - live.sum(axis=1)).tolist()
        self._viterbi(emit, runs, best, index)
        self._marginals(emit, runs, marginals, index)

    def _viterbi(self, emit: Floats, runs: Sequence[int], best: NDArray[np.int64], index: NDArray[np.int64]) -> None:
        longest, chains, _ = emit.shape
        scores = np.empty_like(emit)
        scores[0] = emit[0] + self._begin
        for t in range(1, longest):
            live = slice(runs[t], chains)
            step = scores[t - 1, live, :, None] + self._transitions
            np.add(np.maximum.reduce(step, axis=1), emit[t, live], out=scores[t, live])
        # Backwards, a chain comes in where it ends; which label came before is asked for the best path only.
        into = np.ascontiguousarray(self._transitions.T)
        label = np.empty(chains, np.int64)
        known = chains
        for t in range(longest - 1, -1, -1):
            first = runs[t]
            label[first:known] = scores[t, first:known].argmax(axis=1)
            known = first
            best[index[t, first:]] = label[first:]
            if t:
                label[first:] = (scores[t - 1, first:] + into[label[first:]]).argmax(axis=1)

    def _marginals(self, emit: Floats, runs: Sequence[int], marginals: Floats, index: NDArray[np.int64]) -> None:
        # Scaled forward-backward in probability space; each step is normalised, so nothing over- or underflows.
        longest, chains, _ = emit.shape
        emission = np.exp(emit - emit.max(axis=2, keepdims=True))
        move = np.exp(np.clip(self._transitions, -50, 30))
        forward, backward = np.zeros_like(emission), np.ones_like(emission)
        state = emission[0] * np.exp(np.clip(self._begin, -50, 0))
        forward[0] = state / state.sum(axis=1, keepdims=True)
        for t in range(1, longest):
            live = slice(runs[t], chains)
            state = (forward[t - 1, live] @ move) * emission[t, live]
            total = np.add.reduce(state, axis=1, keepdims=True)
            np.divide(state, np.maximum(total, _TINY), out=forward[t, live])
        for t in range(longest - 1, 0, -1):
            live = slice(runs[t], chains)
            state = (emission[t, live] * backward[t, live]) @ move.T
            largest = np.maximum.reduce(state, axis=1, keepdims=True)
            np.divide(state, np.maximum(largest, _TINY), out=backward[t - 1, live])
        joint = forward * backward
        joint /= np.maximum(joint.sum(axis=2, keepdims=True), _TINY)
        alive = np.arange(chains) >= np.array(runs)[:, None]
        marginals[index[alive]] = joint[alive]


def _may_follow(before: str, label: str) -> bool:
    return label[:2] != "I-" or before[2:] == label[2:]
