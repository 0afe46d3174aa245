"""Fits the weights of :class:`hindi_news.tagging.crf.Crf` with CRFsuite (Okazaki 2007; L-BFGS, elastic net)."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from ..errors import MissingExtraError
from ..tagging import features
from ..tagging.crf import Weights
from ..tagging.features import FAR, OFFSETS, Facts
from .corpus import Sentence

Progress = Callable[[str], None]
#: Strength of the L1 and the L2 penalty, and most passes, where none are given.
C1, C2, ITERATIONS = 0.02, 0.2, 150


def attributes(sentence: Sentence, facts: Facts) -> list[list[str]]:
    """CRFsuite attributes of each token: ``0|own``, ``-1|neighbour's``, ``<|pair``, ``>|pair`` and the sentence's edges."""
    own = [features.of_word(t.norm, t.key, facts) for t in sentence]
    near = [features.of_neighbour(t.key, facts) for t in sentence]
    classes = [features.class_of(t.key, facts) for t in sentence]
    out = []
    for i in range(len(sentence)):
        row = [f"0|{f}" for f in own[i]]
        for offset in OFFSETS:
            j = i + offset
            if 0 <= j < len(sentence):
                seen = near[j][:1] if offset in FAR else near[j]
                row += [f"{offset}|{f}" for f in seen]
        row.append(f"<|{classes[i - 1]},{classes[i]}" if i else "^|0")
        row.append(f">|{classes[i]},{classes[i + 1]}" if i + 1 < len(sentence) else "^|1")
        out.append(row)
    return out


def fit(
    examples: Iterable[tuple[Sentence, Facts]],
    *,
    c1: float = C1,
    c2: float = C2,
    iterations: int = ITERATIONS,
    minimum: int = 2,
    progress: Progress | None = None,
) -> Weights:
    """Weights trained on labelled sentences.

    Args:
        examples: labelled sentences, each with what is known of words (:data:`hindi_news.tagging.features.Facts`).
        c1, c2: strength of the L1 and the L2 penalty.
        iterations: at most so many passes; training stops earlier when the loss no longer falls.
        minimum: features seen less often are left out.
        progress: called with a line now and then.

    Raises:
        MissingExtraError: python-crfsuite is not installed.
    """
    try:
        import pycrfsuite
    except ImportError:
        raise MissingExtraError("python-crfsuite", "train") from None

    class Trainer(pycrfsuite.Trainer):  # type: ignore[misc]
        def message(self, message: str) -> None:
            # CRFsuite's own log is long; every twentieth pass is enough to see it move.
            event = self.logparser.feed(message)
            info = self.logparser.last_iteration if event == "iteration" else None
            if progress is not None and info is not None and info["num"] % 20 == 0:
                progress(f"iteration {info['num']}: loss {info['loss']:.0f}")

    trainer = Trainer(verbose=False)
    trainer.set_params(
        {"c1": c1, "c2": c2, "max_iterations": iterations, "feature.minfreq": minimum, "period": 10, "delta": 1e-4}
    )
    for sentence, facts in examples:
        trainer.append(attributes(sentence, facts), [t.label for t in sentence])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model")
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        info = tagger.info()
        return _weights(sorted(info.labels), info.transitions, info.state_features)


def _weights(
    labels: Sequence[str], transitions: dict[tuple[str, str], float], states: dict[tuple[str, str], float]
) -> Weights:
    column = {label: i for i, label in enumerate(labels)}
    own: dict[str, int] = {}
    near: dict[str, int] = {}
    place = {offset: i for i, offset in enumerate(OFFSETS)}
    split: list[tuple[str, str, int, float]] = []
    for (attribute, name), weight in states.items():
        where, _, feature = attribute.partition("|")
        split.append((where, feature, column[name], weight))
    for where, feature, _, _ in split:
        if where == "0":
            own.setdefault(feature, len(own))
        elif where not in "<>^":
            near.setdefault(feature, len(near))
    size = 1 + max((int(c) for where, f, _, _ in split if where in "<>" for c in f.split(",")), default=0)
    out = Weights(
        tuple(labels),
        OFFSETS,
        own,
        np.zeros((len(own), len(labels)), np.float32),
        near,
        np.zeros((len(near), len(OFFSETS), len(labels)), np.float32),
        np.zeros((size, size, 2, len(labels)), np.float32),
        np.zeros((len(labels), len(labels)), np.float32),
        np.zeros((2, len(labels)), np.float32),
    )
    for where, feature, label, weight in split:
        if where == "0":
            out.own_weights[own[feature], label] = weight
        elif where == "^":
            out.edges[int(feature), label] = weight
        elif where in "<>":
            left, right = feature.split(",")
            out.pairs[int(left), int(right), int(where == ">"), label] = weight
        else:
            out.near_weights[near[feature], place[int(where)], label] = weight
    for (before, after), weight in transitions.items():
        out.transitions[column[before], column[after]] = weight
    return out
