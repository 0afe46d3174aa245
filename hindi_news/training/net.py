"""A recurrent net beside the CRF: letters and word vectors read in both directions (Lample et al. 2016; Ma and Hovy 2016).

The net goes on from a reader of raw text (:mod:`~hindi_news.training.reader`).  Its log probabilities are added to the
scores of a CRF, whose transitions choose among the sums; two models that err in different places outvote each other's
errors.  ``evaluate ner --net EPOCHS`` measures what that brings where a corpus is large.  (Several nets from different
seeds bring no more than one.)  The tagger in the wheel is the CRF alone: a net needs torch and takes many times as long.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from ..tagging.crf import Floats
from ..tagging.names import NameTagger
from .corpus import Sentence
from .fit_chain import Progress
from .libraries import library
from .reader import Coded, Reader, alike, descend, filled, set_rate

#: Steps until the rate of learning is reached, and the share of it that is left at the end.
_WARM, _LEFT = 200, 0.03


class NetSettings(NamedTuple):
    """How to train: passes, sentences a step, rate of Adam and its share for what has read raw text, shares hidden."""

    epochs: int = 6
    batch: int = 32
    rate: float = 0.002
    gentle: float = 0.25
    hidden: int = 150
    dropout: float = 0.5
    dropout_given: float = 0.3
    seed: int = 1


class Net:
    """A net in training or trained, over labelled sentences; the reader that it goes on from stays as it is.

    Raises:
        MissingExtraError: torch is not installed.
    """

    def __init__(self, sentences: Sequence[Sentence], reader: Reader, settings: NetSettings | None = None) -> None:
        self.settings = settings or NetSettings()
        self._torch = torch = library("torch", "net")
        nn = torch.nn
        torch.manual_seed(self.settings.seed)
        self._rng = random.Random(self.settings.seed)
        self.labels = tuple(sorted({t.label for s in sentences for t in s}))
        self._reader = copy.copy(reader)
        self._reader.parts = copy.deepcopy(reader.parts)
        hidden = self.settings.hidden
        self._parts = nn.ModuleDict(
            {
                "given": nn.Dropout(self.settings.dropout_given),
                "hide": nn.Dropout(self.settings.dropout),
                "top": nn.LSTM(reader.width + reader.states, hidden, batch_first=True, bidirectional=True),
                "labels": nn.Linear(2 * hidden, len(self.labels)),
            }
        )
        number = {label: i for i, label in enumerate(self.labels)}
        self._data = [
            (self._reader.code([t.norm for t in s], [t.key for t in s]), [number[t.label] for t in s]) for s in sentences if s
        ]
        own = dict(self._reader.parts.named_parameters())
        words = own.pop("words.weight")
        self._dense = [*own.values(), *self._parts.parameters()]
        self._optimizers = [torch.optim.Adam(self._parts.parameters())]
        self._gentle = [torch.optim.Adam(own.values()), torch.optim.SparseAdam([words])]
        self._step = 0

    def _scores(self, texts: Sequence[Coded], unknown: dict[int, Floats] | None = None) -> Any:
        """Scores [sentence, token, label]; ``unknown``: vectors for tokens of the first sentence that have none here."""
        batch, parts = self._reader.batch(texts), self._parts
        given, states = self._reader.read(batch, parts["given"], unknown)
        both = parts["hide"](self._torch.cat([given, states], 2))
        return parts["labels"](parts["hide"](self._reader.run(parts["top"], both, batch.lengths)))

    def epoch(self) -> float:
        """One pass over all sentences; the mean loss of a batch."""
        torch, settings = self._torch, self.settings
        self._parts.train()
        batches = alike([len(labels) for _, labels in self._data], settings.batch, self._rng)
        total = 0.0
        for batch in batches:
            self._step += 1
            done = self._step / (settings.epochs * len(batches))
            rate = settings.rate * min(1, self._step / _WARM) * max(_LEFT, 1 - (1 - _LEFT) * done)
            set_rate(self._optimizers, rate)
            set_rate(self._gentle, rate * settings.gentle)
            gold = torch.tensor(filled([self._data[i][1] for i in batch], -1))
            scores = self._scores([self._data[i][0] for i in batch])
            loss = torch.nn.functional.cross_entropy(scores.reshape(-1, len(self.labels)), gold.reshape(-1), ignore_index=-1)
            descend(torch, loss, [*self._optimizers, *self._gentle], self._dense)
            total += float(loss.detach())
        return total / max(1, len(batches))

    def log_probabilities(self, norms: Sequence[str], keys: Sequence[str]) -> Floats:
        """Of the labels of a sentence's tokens, [token, label]."""
        self._parts.eval()
        unknown = {i: self._reader.vector(key) for i, key in enumerate(keys) if not self._reader.knows(key)}
        with self._torch.no_grad():
            scores = self._scores([self._reader.code(norms, keys)], unknown)
            found: Floats = self._torch.log_softmax(scores, 2)[0].numpy()
        return found


def train(sentences: Sequence[Sentence], reader: Reader, settings: NetSettings, progress: Progress) -> Net:
    """A trained net; ``progress`` is called with a line an epoch.

    Raises:
        MissingExtraError: torch is not installed.
    """
    net = Net(sentences, reader, settings)
    for epoch in range(settings.epochs):
        progress(f"net, epoch {epoch + 1} of {settings.epochs}: loss {net.epoch():.4f}")
    return net


class Blend:
    """A CRF and a net that were trained on the same labels, as one tagger."""

    def __init__(self, tagger: NameTagger, net: Net) -> None:
        self._tagger, self._net = tagger, net
        columns = {label: i for i, label in enumerate(net.labels)}
        self._columns = [columns[label] for label in tagger.names]

    def labels(
        self, norms: Sequence[str], keys: Sequence[str], sentences: Sequence[tuple[int, int]]
    ) -> tuple[list[str], Floats]:
        """As :meth:`NameTagger.labels <hindi_news.tagging.names.NameTagger.labels>`."""
        rows = [self._net.log_probabilities(norms[a:b], keys[a:b])[:, self._columns] for a, b in sentences]
        return self._tagger.labels(norms, keys, sentences, np.concatenate(rows) if rows else None)
