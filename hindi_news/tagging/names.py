"""The learned name tagger: people, places, organisations, groups and treaties, each mention with a probability."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType

import numpy as np

from ..page import TaggedName, TokenPart, TokenSpan, Words, outside_boilerplate
from . import features
from .crf import Crf, Floats, Weights, weights_of
from .features import Facts
from .pack import load, sound

KIND = "names"
#: Type of a label -> ours: the letters of our own annotation, and the names that corpora give to the same things.
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "P": "person", "L": "place", "O": "organization", "N": "group", "T": "treaty",
        "PER": "person", "PERSON": "person", "NEP": "person", "LOC": "place", "LOCATION": "place", "GPE": "place",
        "NEL": "place", "ORG": "organization", "ORGANIZATION": "organization", "NEO": "organization",
        "NORP": "group", "TREATY": "treaty", "person": "person", "place": "place", "organization": "organization",
        "group": "group", "treaty": "treaty",
    }
)  # fmt: skip


#: A pair of increasing tables: raw score -> probability.
Calibration = Sequence[Sequence[float]]
UNCALIBRATED: Calibration = ((0.0, 1.0), (0.0, 1.0))


class NameTagger:
    """A name tagger; threads may share it.

    Args:
        weights: of the CRF.
        facts: what is known of words.
        calibration: turns the CRF's marginals into probabilities.
    """

    def __init__(self, weights: Weights, facts: Facts, calibration: Calibration = UNCALIBRATED) -> None:
        #: IOB2 labels, in the order of the columns of scores.
        self.names = weights.labels
        self._columns = {label: i for i, label in enumerate(weights.labels)}
        self._calibration = np.array(calibration, np.float64)
        self._crf = Crf(
            weights,
            lambda norm, key: features.of_word(norm, key, facts),
            lambda norm, key: features.of_neighbour(key, facts),
            lambda key: features.class_of(key, facts),
        )

    @property
    def kinds(self) -> frozenset[str]:
        """The types of its labels, as its training data had them."""
        return frozenset(label[2:] for label in self.names if label != "O")

    @classmethod
    def open(cls, path: Path) -> NameTagger:
        """The tagger in an archive.

        Raises:
            ModelError: the archive is missing, damaged or of another protocol.
        """
        pack = load(path, KIND)
        with sound(path):
            facts = dict(line.split("\t", 1) for line in pack.lines("facts.txt"))
            scores, shares = pack.card["calibration"]
            return cls(weights_of(pack), facts, (scores, shares))

    def tag(self, words: Words, sentences: Sequence[TokenSpan], parts: Sequence[TokenPart]) -> tuple[TaggedName, ...]:
        """Names in text order, disjoint; none in boilerplate."""
        labels, marginals = self.labels(words.norm, words.key, sentences)
        return tuple(
            TaggedName(first, stop, TYPES[kind], self._score(marginals, labels, first, stop))
            for first, stop, kind in outside_boilerplate(spans(labels), parts)
            if kind in TYPES
        )

    def labels(
        self,
        norms: Sequence[str],
        keys: Sequence[str],
        sentences: Sequence[tuple[int, int]],
        beside: Floats | None = None,
    ) -> tuple[list[str], Floats]:
        """IOB2 label of each token, and the marginal probabilities [token, label]; ``beside``: scores to be added."""
        best, marginals = self._crf.decode(norms, keys, sentences, beside)
        return [self.names[i] for i in best], marginals

    def raw_score(self, marginals: Floats, labels: Sequence[str], first: int, stop: int) -> float:
        """Marginal probability of the span's least certain label."""
        return float(min(marginals[i, self._columns[labels[i]]] for i in range(first, stop)))

    def _score(self, marginals: Floats, labels: Sequence[str], first: int, stop: int) -> float:
        raw = self.raw_score(marginals, labels, first, stop)
        return round(float(np.interp(raw, self._calibration[0], self._calibration[1])), 4)


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """``(first, stop, type)`` of IOB2 labels; an I- without its B- begins a span, as conlleval has it."""
    out: list[tuple[int, int, str]] = []
    first, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        inside = label[:2] == "I-" and label[2:] == kind
        if kind and not inside:
            out.append((first, i, kind))
            kind = ""
        if not inside and label != "O":
            first, kind = i, label[2:]
    return out


@cache
def shipped() -> NameTagger:
    """The tagger in the wheel; opened once."""
    with as_file(files("hindi_news").joinpath("models", "names.zip")) as path:
        return NameTagger.open(path)
