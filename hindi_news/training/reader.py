"""What a net knows before it sees a label: which words raw text has next to each other.

A recurrent net reads sentences forwards and foretells each next word, and backwards each previous one (Peters et al. 2017);
a net for names goes on from there (Howard and Ruder 2018).  Words are foretold against words drawn by frequency (Jean et
al. 2015), so that a pass over four million words takes minutes on two cores.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..tagging.crf import Floats
from .fit_chain import Progress
from .libraries import library

#: Normalised words of a sentence or paragraph, and their matching keys.
Text = tuple[Sequence[str], Sequence[str]]
#: Key -> its vector; any string has one.
Vectors = Callable[[str], Floats]
Ids = NDArray[np.int32]

SIZE = 100
#: Letters of a word that are read.
_LETTERS = 16
#: Length of the vector of a word's letters.
_SPELLING = 64
#: Length that vectors are brought to; a net learns faster from larger ones than gensim's.
_LENGTH = 2.0
#: A longer text is read in pieces.
_LONGEST = 60
#: Words that are foretold: so many at most, seen so often at least.
_WORDS, _SEEN = 40_000, 3
#: Exponent of the frequency by which words to tell the right one from are drawn, and length of their vectors.
_FLAT, _FORETOLD = 0.75, 128
#: Steps until the rate of learning is reached.
_WARM = 300


class ReaderSettings(NamedTuple):
    """How to read: passes over the text, sentences a step, rate of Adam, words drawn to tell the right one from."""

    epochs: int = 2
    batch: int = 64
    rate: float = 0.003
    hidden: int = 256
    drawn: int = 1024
    seed: int = 1


class Coded(NamedTuple):
    """A text as numbers: its words, and how they are spelled."""

    words: Ids
    spellings: Ids


class Batch(NamedTuple):
    """Coded texts as tensors: words [text, token]; the spellings that occur [spelling, letter] and which a token has."""

    words: Any
    spellings: Any
    which: Any
    lengths: Any


def subword_vectors(texts: Iterable[Sequence[str]], *, seed: int = 1) -> Vectors:
    """fastText vectors (Bojanowski et al. 2017) of sentences or paragraphs of matching keys.

    Raises:
        MissingExtraError: gensim is not installed.
    """
    fasttext = library("gensim.models").FastText
    corpus = [list(t) for t in texts]
    # One worker: with more, vectors differ from run to run.
    model = fasttext(
        corpus, vector_size=SIZE, window=5, min_count=2, sg=1, epochs=4, seed=seed, workers=1,
        bucket=200_000, min_n=2, max_n=5,
    )

    def vector(key: str) -> Floats:
        found: Floats = model.wv[key].astype(np.float32)
        return found

    return vector


class Reader:
    """A net that reads sentences in both directions.

    Args:
        texts: whose words it has a vector of its own for.
        vectors: to begin with, and for all other words.

    Raises:
        MissingExtraError: torch is not installed.
    """

    def __init__(self, texts: Iterable[Text], vectors: Vectors, hidden: int, seed: int = 1) -> None:
        self._torch = torch = library("torch", "net")
        nn = torch.nn
        torch.manual_seed(seed)
        self._vectors = vectors
        keys: set[str] = set()
        letters: set[str] = set()
        for norms, these in texts:
            keys.update(these)
            letters.update(*norms)
        # 0 fills up shorter texts and words; letters have 1 for those that no text has.
        self._words = {key: i for i, key in enumerate(sorted(keys), 1)}
        self._letters = {c: i for i, c in enumerate(sorted(letters), 2)}
        self._spellings: dict[str, int] = {}
        self._spelled: list[Ids] = []
        table = np.stack([np.zeros(SIZE, np.float32), *map(self.vector, self._words)])
        #: Numbers that a token goes in with, and that come out for it (from the left and from the right).
        self.width, self.states = SIZE + _SPELLING, 2 * hidden
        self.parts = nn.ModuleDict(
            {
                "words": nn.Embedding.from_pretrained(torch.tensor(table), freeze=False, padding_idx=0, sparse=True),
                "letters": nn.Embedding(len(self._letters) + 2, 25, padding_idx=0),
                "spelling": nn.Conv1d(25, _SPELLING, 3, padding=1),
                "reader": nn.LSTM(self.width, hidden, batch_first=True, bidirectional=True),
            }
        )

    def vector(self, key: str) -> Floats:
        """The vector that a word begins with."""
        found = self._vectors(key)
        scaled: Floats = found * np.float32(_LENGTH / max(float(np.linalg.norm(found)), 1e-6))
        return scaled

    def knows(self, key: str) -> bool:
        """Whether a word has a vector of its own."""
        return key in self._words

    def code(self, norms: Sequence[str], keys: Sequence[str]) -> Coded:
        """A text as numbers."""
        words = np.fromiter((self._words.get(key, 0) for key in keys), np.int32, len(keys))
        return Coded(words, np.fromiter(map(self._spelling, norms), np.int32, len(norms)))

    def _spelling(self, norm: str) -> int:
        number = self._spellings.setdefault(norm, len(self._spellings))
        if number == len(self._spelled):
            row = np.zeros(_LETTERS, np.int32)
            row[: len(norm)] = [self._letters.get(c, 1) for c in norm[:_LETTERS]]
            self._spelled.append(row)
        return number

    def batch(self, texts: Sequence[Coded]) -> Batch:
        """Texts as tensors."""
        torch = self._torch
        words, spellings = filled([t.words for t in texts], 0), filled([t.spellings for t in texts], 0)
        occur, which = np.unique(spellings, return_inverse=True)
        return Batch(
            torch.tensor(words),
            torch.tensor(np.stack([self._spelled[i] for i in occur]).astype(np.int64)),
            torch.tensor(which.reshape(words.shape)),
            torch.tensor([len(t.words) for t in texts]),
        )

    def read(self, batch: Batch, hide: Callable[[Any], Any], unknown: dict[int, Floats] | None = None) -> tuple[Any, Any]:
        """What goes in [text, token, width] and what comes out [text, token, states].

        ``hide``: dropout of what goes in; ``unknown``: vectors for tokens of the first text that have none here.
        """
        torch, parts = self._torch, self.parts
        seen = parts["words"](batch.words)
        for token, vector in (unknown or {}).items():
            seen[0, token] = torch.tensor(vector)
        spelled = torch.relu(parts["spelling"](parts["letters"](batch.spellings).transpose(1, 2))).amax(2)
        given = torch.cat([seen, spelled[batch.which]], 2)
        return given, self.run(parts["reader"], hide(given), batch.lengths)

    def run(self, recurrent: Any, given: Any, lengths: Any) -> Any:
        """What a recurrent part says of texts of different lengths."""
        rnn = self._torch.nn.utils.rnn
        packed = rnn.pack_padded_sequence(given, lengths, batch_first=True, enforce_sorted=False)
        return rnn.pad_packed_sequence(recurrent(packed)[0], batch_first=True)[0]


def filled(rows: Sequence[Any], filler: int) -> NDArray[np.int64]:
    """Rows of numbers as one array, the shorter ones filled up."""
    out = np.full((len(rows), max(map(len, rows))), filler, np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out


def alike(lengths: Sequence[int], size: int, rng: random.Random) -> list[list[int]]:
    """Numbers of texts in batches of like length, so that little is filler, in any order."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + 6 * rng.random())
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(batches)
    return batches


def learn(reader: Reader, texts: Iterable[Text], settings: ReaderSettings, progress: Progress) -> None:
    """Let a reader foretell the words of texts; ``progress`` is called with a line a pass."""
    if not settings.epochs:
        return
    torch, rng = library("torch", "net"), random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    pieces = [(norms[a : a + _LONGEST], keys[a : a + _LONGEST])
              for norms, keys in texts for a in range(0, len(keys), _LONGEST)]
    pieces = [p for p in pieces if len(p[0]) > 2]
    if not pieces:
        return
    foretell = _Foretelling(reader, Counter(key for _, keys in pieces for key in keys), settings)
    data = [(reader.code(*p), foretell.numbers(p[1])) for p in pieces]
    lengths = [len(numbers) for _, numbers in data]
    dense = [p for name, p in foretell.parameters() if "words" not in name]
    sparse = [p for name, p in foretell.parameters() if "words" in name]
    optimizers = [torch.optim.Adam(dense), torch.optim.SparseAdam(sparse)]
    steps, step = settings.epochs * -(-len(data) // settings.batch), 0
    for epoch in range(settings.epochs):
        total, count = 0.0, 0
        for numbers in alike(lengths, settings.batch, rng):
            step += 1
            set_rate(optimizers, settings.rate * min(1, step / _WARM) * (1 - 0.95 * step / steps))
            loss, told = foretell.loss([data[i] for i in numbers])
            descend(torch, loss / max(told, 1), optimizers, dense)
            total, count = total + float(loss.detach()), count + told
        progress(f"reader, pass {epoch + 1} of {settings.epochs}: loss {total / max(count, 1):.4f} a word")


class _Foretelling:
    """The part that foretells, thrown away after training."""

    def __init__(self, reader: Reader, counts: Counter[str], settings: ReaderSettings) -> None:
        torch = library("torch", "net")
        self._torch, self._reader, self._drawn = torch, reader, settings.drawn
        words = [key for key, n in counts.most_common(_WORDS) if n >= _SEEN]
        self._number = {key: i for i, key in enumerate(words)}
        shares = np.array([counts[key] for key in words], np.float64) ** _FLAT if words else np.ones(1)
        self._shares = torch.tensor(shares / shares.sum())
        self._expected = torch.log(self._shares * settings.drawn).float()
        half = reader.states // 2
        self._hide = torch.nn.Dropout(0.1)
        self._parts = torch.nn.ModuleDict(
            {
                "next": torch.nn.Linear(half, _FORETOLD),
                "previous": torch.nn.Linear(half, _FORETOLD),
                "words_foretold": torch.nn.Embedding(len(shares), _FORETOLD, sparse=True),
                "words_often": torch.nn.Embedding(len(shares), 1, sparse=True),
            }
        )
        torch.nn.init.normal_(self._parts["words_foretold"].weight, std=0.1)
        torch.nn.init.zeros_(self._parts["words_often"].weight)

    def parameters(self) -> list[tuple[str, Any]]:
        return [*self._reader.parts.named_parameters(), *self._parts.named_parameters()]

    def numbers(self, keys: Sequence[str]) -> Ids:
        """The numbers of words that are foretold, -1 for rare ones."""
        return np.fromiter((self._number.get(key, -1) for key in keys), np.int32, len(keys))

    def loss(self, texts: Sequence[tuple[Coded, Ids]]) -> tuple[Any, int]:
        """The summed loss of texts, and how many words were foretold."""
        torch = self._torch
        _, states = self._reader.read(self._reader.batch([coded for coded, _ in texts]), self._hide)
        words = torch.tensor(filled([numbers for _, numbers in texts], -1))
        drawn = torch.multinomial(self._shares, min(self._drawn, len(self._shares)))
        half = states.shape[2] // 2
        forwards, told = self._one_way("next", states[:, :-1, :half], words[:, 1:], drawn)
        backwards, also = self._one_way("previous", states[:, 1:, half:], words[:, :-1], drawn)
        return forwards + backwards, told + also

    def _one_way(self, way: str, states: Any, words: Any, drawn: Any) -> tuple[Any, int]:
        torch, vectors, often = self._torch, self._parts["words_foretold"], self._parts["words_often"]
        here = words >= 0
        said, right = self._parts[way](states[here]), words[here]
        # What is drawn often is told from often: its score is lowered by that (the correction of sampled softmax).
        score = (said * vectors(right)).sum(1) + often(right)[:, 0] - self._expected[right]
        others = said @ vectors(drawn).T + often(drawn)[:, 0] - self._expected[drawn]
        others = others.masked_fill(drawn[None] == right[:, None], -1e4)
        aim = torch.zeros(len(right), dtype=torch.long)
        loss = torch.nn.functional.cross_entropy(torch.cat([score[:, None], others], 1), aim, reduction="sum")
        return loss, len(right)


def set_rate(optimizers: Iterable[Any], rate: float) -> None:
    """Set the rate of learning."""
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = rate


def descend(torch: Any, loss: Any, optimizers: Sequence[Any], dense: Iterable[Any]) -> None:
    """One step down; the gradients of dense parameters are clipped."""
    for optimizer in optimizers:
        optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(dense, 5)
    for optimizer in optimizers:
        optimizer.step()
