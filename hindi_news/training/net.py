"""A recurrent net beside the CRF: letters and word vectors read in both directions (Lample et al. 2016; Ma and Hovy 2016).

Its log probabilities are added to the scores of a CRF, whose transitions choose among the sums; two models that err in
different places outvote each other's errors.  ``evaluate ner --net EPOCHS`` measures what that brings where a corpus is
large.  The tagger in the wheel is the CRF alone: a net needs torch and takes some twenty times as long.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from ..tagging.crf import Floats
from ..tagging.names import NameTagger
from .corpus import Sentence
from .fit_chain import Progress
from .libraries import library

#: Key -> its vector; any string has one.
Vectors = Callable[[str], Floats]

_SIZE = 100
#: Letters of a word that are read.
_LETTERS = 16
#: Length that vectors are brought to; the net learns faster from larger ones than gensim's.
_LENGTH = 2.0


class NetSettings(NamedTuple):
    """How to train: passes, sentences a step, rate of Adam and its factor after each pass, share of inputs hidden."""

    epochs: int = 8
    batch: int = 32
    rate: float = 0.002
    decay: float = 0.85
    dropout: float = 0.4
    hidden: int = 120
    seed: int = 1


def subword_vectors(texts: Iterable[Sequence[str]], *, seed: int = 1) -> Vectors:
    """fastText vectors (Bojanowski et al. 2017) of sentences or paragraphs of matching keys.

    Raises:
        MissingExtraError: gensim is not installed.
    """
    fasttext = library("gensim.models").FastText
    corpus = [list(t) for t in texts]
    # One worker: with more, vectors differ from run to run.
    model = fasttext(
        corpus, vector_size=_SIZE, window=5, min_count=2, sg=1, epochs=4, seed=seed, workers=1,
        bucket=200_000, min_n=2, max_n=5,
    )

    def vector(key: str) -> Floats:
        found: Floats = model.wv[key].astype(np.float32)
        return found

    return vector


class Net:
    """A net in training or trained, over labelled sentences and the vectors of their keys.

    Raises:
        MissingExtraError: torch is not installed.
    """

    def __init__(self, sentences: Sequence[Sentence], vectors: Vectors, settings: NetSettings | None = None) -> None:
        self.settings = settings or NetSettings()
        self._torch = torch = library("torch", "net")
        nn = torch.nn
        torch.manual_seed(self.settings.seed)
        self._rng = random.Random(self.settings.seed)
        self.labels = tuple(sorted({t.label for s in sentences for t in s}))
        self._vectors = vectors
        # 0 fills up shorter sentences and words; letters have 1 for those that training never met.
        self._words = {key: i for i, key in enumerate(sorted({t.key for s in sentences for t in s}), 1)}
        self._letters = {c: i for i, c in enumerate(sorted({c for s in sentences for t in s for c in t.norm}), 2)}
        table = np.stack([np.zeros(_SIZE, np.float32), *map(self._vector, self._words)])
        hidden = self.settings.hidden
        self._parts = nn.ModuleDict(
            {
                "words": nn.Embedding.from_pretrained(torch.tensor(table), freeze=False, padding_idx=0),
                "letters": nn.Embedding(len(self._letters) + 2, 25, padding_idx=0),
                "spelling": nn.Conv1d(25, 50, 3, padding=1),
                "reader": nn.LSTM(_SIZE + 50, hidden, batch_first=True, bidirectional=True),
                "labels": nn.Linear(2 * hidden, len(self.labels)),
                "dropout": nn.Dropout(self.settings.dropout),
            }
        )
        number = {label: i for i, label in enumerate(self.labels)}
        self._data = [(*self._codes([t.norm for t in s], [t.key for t in s]), [number[t.label] for t in s])
                      for s in sentences if s]
        self._adam = torch.optim.Adam(self._parts.parameters(), lr=self.settings.rate)

    def _vector(self, key: str) -> Floats:
        found = self._vectors(key)
        scaled: Floats = found * np.float32(_LENGTH / max(float(np.linalg.norm(found)), 1e-6))
        return scaled

    def _codes(self, norms: Sequence[str], keys: Sequence[str]) -> tuple[list[int], list[list[int]]]:
        return ([self._words.get(key, 0) for key in keys],
                [[self._letters.get(c, 1) for c in norm[:_LETTERS]] for norm in norms])

    def _scores(self, words: Any, letters: Any, lengths: Any, unknown: dict[int, Floats] | None = None) -> Any:
        """Scores [sentence, token, label]; ``unknown``: vectors for tokens of the first sentence that have none here."""
        torch, parts = self._torch, self._parts
        sentences, tokens = words.shape
        seen = parts["words"](words)
        for token, vector in (unknown or {}).items():
            seen[0, token] = torch.tensor(vector)
        spelled = parts["letters"](letters.view(sentences * tokens, _LETTERS)).transpose(1, 2)
        spelled = torch.relu(parts["spelling"](spelled)).amax(2).view(sentences, tokens, -1)
        pad, unpad = torch.nn.utils.rnn.pack_padded_sequence, torch.nn.utils.rnn.pad_packed_sequence
        packed = pad(parts["dropout"](torch.cat([seen, spelled], 2)), lengths, batch_first=True, enforce_sorted=False)
        read, _ = unpad(parts["reader"](packed)[0], batch_first=True)
        return parts["labels"](parts["dropout"](read))

    def _tensors(self, coded: Sequence[tuple[list[int], list[list[int]]]]) -> tuple[Any, Any, Any]:
        torch = self._torch
        lengths = [len(words) for words, _ in coded]
        words = np.zeros((len(coded), max(lengths)), np.int64)
        letters = np.zeros((*words.shape, _LETTERS), np.int64)
        for i, (row, spelled) in enumerate(coded):
            words[i, : len(row)] = row
            for j, word in enumerate(spelled):
                letters[i, j, : len(word)] = word
        return torch.tensor(words), torch.tensor(letters), torch.tensor(lengths)

    def epoch(self) -> float:
        """One pass over all sentences; the mean loss of a batch."""
        torch, size = self._torch, self.settings.batch
        self._parts.train()
        # Sentences of like length together, so that little is padding.
        order = sorted(range(len(self._data)), key=lambda i: len(self._data[i][0]) + 4 * self._rng.random())
        batches = [order[i : i + size] for i in range(0, len(order), size)]
        self._rng.shuffle(batches)
        total = 0.0
        for batch in batches:
            words, letters, lengths = self._tensors([self._data[i][:2] for i in batch])
            gold = torch.full(words.shape, -1)
            for row, i in enumerate(batch):
                gold[row, : len(self._data[i][2])] = torch.tensor(self._data[i][2])
            self._adam.zero_grad()
            scores = self._scores(words, letters, lengths)
            loss = torch.nn.functional.cross_entropy(scores.reshape(-1, len(self.labels)), gold.reshape(-1), ignore_index=-1)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self._parts.parameters(), 5)
            self._adam.step()
            total += float(loss.detach())
        for group in self._adam.param_groups:
            group["lr"] *= self.settings.decay
        return total / max(1, len(batches))

    def log_probabilities(self, norms: Sequence[str], keys: Sequence[str]) -> Floats:
        """Of the labels of a sentence's tokens, [token, label]."""
        self._parts.eval()
        words, letters, lengths = self._tensors([self._codes(norms, keys)])
        unknown = {i: self._vector(key) for i, key in enumerate(keys) if key not in self._words}
        with self._torch.no_grad():
            scores = self._scores(words, letters, lengths, unknown)
            found: Floats = self._torch.log_softmax(scores, 2)[0].numpy()
        return found


def train(sentences: Sequence[Sentence], vectors: Vectors, settings: NetSettings, progress: Progress) -> Net:
    """A trained net; ``progress`` is called with a line an epoch.

    Raises:
        MissingExtraError: torch is not installed.
    """
    net = Net(sentences, vectors, settings)
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
