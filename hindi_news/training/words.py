"""Trains the word tagger: part of speech, morphology and lemmas, from treebanks."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from .. import __version__
from ..errors import InputError
from ..tagging import pack
from ..tagging.crf import quantize
from ..tagging.words import KIND, WordTagger
from . import corpus, treebank
from .classes import word_classes
from .fit_words import Fitting, Floats, Grid, Ints, Layer, Progress, Space, grid, scores, space, views, vocabulary
from .lemmas import learn
from .names import classes_in, facts_of
from .sources import digest
from .treebank import Sentence, Word

#: Head -> the UD features that it chooses together; "Other" has the rest.
GROUPS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "Gender": frozenset({"Gender"}),
        "Number": frozenset({"Number"}),
        "Person": frozenset({"Person", "Polite"}),
        "Case": frozenset({"Case"}),
        "Verb": frozenset({"Aspect", "Mood", "Tense", "VerbForm", "Voice"}),
    }
)
_REST = "Other"
#: Labels seen less often are left out.
_LEAST = 5
#: Every so many sentences one is kept back to see when training should stop.
_KEPT = 25
#: Fewest sentences to train on.
_FEWEST = 30


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train on: treebank files or folders in ``format``; ``raw``: folder of raw text for word classes, or
    ``classes``: archive of a name tagger to take them from.

    Training stops when the sentences kept back are tagged no better for ``patience`` epochs, or after ``epochs``;
    ``folds`` first passes teach the second one.  ``without``: texts kept for measuring, left out of the raw text.  ``held``:
    CoNLL-U files; documents of ``data`` that hold one of their sentences are not trained on but give the card its scores.
    """

    data: Sequence[Path]
    format: str = "ssf"
    raw: Path | None = None
    classes: Path | None = None
    skip: Sequence[str] = ()
    without: Sequence[Path] = ()
    held: Sequence[Path] = ()
    epochs: int = 8
    patience: int = 2
    folds: int = 4
    seed: int = 1
    licence: str = ""
    command: str = ""


class Scores(NamedTuple):
    """Shares of tokens in percent; ``features``: of each UD feature, the share of its tokens, and how many have it."""

    tokens: int
    upos: float
    xpos: float
    lemma: float
    feats: float
    features: dict[str, tuple[float, int]]


def train(plan: Plan, out: Path, progress: Progress = print) -> dict[str, Any]:
    """Train by ``plan``, write the archive to ``out``, and return its card.

    Raises:
        InputError, FormatError: the data cannot be read.
        MissingExtraError: a library of the extra ``[train]`` is not installed.
    """
    held = treebank.read(plan.held, "ud") if plan.held else []
    sentences, held_out = split(treebank.documents(plan.data, plan.format), held)
    progress(f"{len(sentences):,} sentences; {len(held_out):,} held out")
    facts = facts_of(_classes(plan, sentences, progress))
    g = grid([[(w.norm, w.key) for w in s] for s in sentences])
    own, near = vocabulary(g.types, g.ids, facts)
    at = space(g.types, facts, own, near)
    heads = _heads(sentences)
    gold = _gold(sentences, heads)
    progress(f"{len(g.ids):,} tokens, {len(own):,} + {len(near):,} features")
    if len(sentences) < _FEWEST:
        raise InputError(f"{len(sentences)} sentences to train on; {_FEWEST} are the fewest that can be split")
    kept = np.arange(len(sentences)) % _KEPT == _KEPT - 1
    first, second = _two_passes(plan, at, g, gold, [len(labels) for _, labels in heads], kept, progress)
    card = _card(plan, heads, len(sentences))
    parts: dict[str, Any] = {
        "own.txt": "\n".join(own),
        "near.txt": "\n".join([*near, "beyond"]),
        "facts.txt": "\n".join(f"{word}\t{known}" for word, known in sorted(facts.items())),
        "lemmas.txt": learn(sentences).dump(),
    }
    save(out, first, second, card, parts)
    if held_out:
        found = evaluate(WordTagger.open(out), held_out)
        card["scores"] = {
            "held out": f"{len(held_out):,} sentences of the documents that hold sentences of the files in --held",
            "tokens": found.tokens,
            **{name: round(getattr(found, name), 2) for name in ("upos", "xpos", "lemma", "feats")},
        }
        save(out, first, second, card, parts)
    return card


def split(documents: Sequence[list[Sentence]], held: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Sentences to train on, and those of the documents (files) that hold a sentence of ``held``."""
    wanted = {tuple(w.norm for w in sentence) for sentence in held}
    learned: list[Sentence] = []
    kept: list[Sentence] = []
    for document in documents:
        (kept if any(tuple(w.norm for w in s) in wanted for s in document) else learned).extend(document)
    return learned, kept


def _classes(plan: Plan, sentences: Sequence[Sentence], progress: Progress) -> dict[str, list[str]]:
    if plan.classes is not None:
        return classes_in(plan.classes)
    if plan.raw is None:
        return {}
    texts = [w.key for w in corpus.raw(plan.raw, plan.without, plan.skip)]
    texts += [tuple(w.key for w in s) for s in sentences]
    progress(f"word classes from {sum(map(len, texts)):,} tokens")
    return word_classes(texts, seed=plan.seed, workers=1)


Heads = list[tuple[str, list[str]]]


def _labels(word: Word) -> list[str]:
    """What each head should say of a word."""
    parts = [f for f in word.feats.split("|") if f]
    grouped = {name: "|".join(f for f in parts if f.partition("=")[0] in keys) for name, keys in GROUPS.items()}
    known = frozenset().union(*GROUPS.values())
    rest = "|".join(f for f in parts if f.partition("=")[0] not in known)
    return [f"{word.xpos}/{word.upos}", *grouped.values(), rest]


def _heads(sentences: Sequence[Sentence]) -> Heads:
    counts: list[Counter[str]] = [Counter() for _ in range(len(GROUPS) + 2)]
    for sentence in sentences:
        for word in sentence:
            for count, label in zip(counts, _labels(word), strict=True):
                count[label] += 1
    names = ["Tag", *GROUPS, _REST]
    return [
        (name, sorted(label for label, n in count.items() if n >= _LEAST) or sorted(count))
        for name, count in zip(names, counts, strict=True)
    ]


def _gold(sentences: Sequence[Sentence], heads: Heads) -> Ints:
    number = [{label: i for i, label in enumerate(labels)} for _, labels in heads]
    # A rare label is learned as the first one, which is the empty one where there is one.
    rows = [[n.get(label, 0) for n, label in zip(number, _labels(w), strict=True)] for s in sentences for w in s]
    return np.array(rows, np.int64).T.copy()


def _two_passes(
    plan: Plan, at: Space, g: Grid, gold: Ints, sizes: Sequence[int], kept: Any, progress: Progress
) -> tuple[Layer, Layer]:
    everything = np.arange(int(g.sentence[-1]) + 1)
    # Neighbouring sentences are of one document, so they go into one fold; every fold gets some.
    parts = max(plan.folds, 2)
    folds = everything // max(1, min(50, len(everything) // parts)) % parts
    guessed = np.zeros(len(g.ids), np.int64)
    for fold in range(parts):
        layer = _fit(plan, Fitting(at, g, gold[:1], sizes[:1]), everything[folds != fold], None, g, at, gold)
        mine = folds[g.sentence] == fold
        guessed[mine] = scores(layer, at, g)[mine].argmax(axis=1)
        progress(f"first pass without fold {fold + 1}: {100 * np.mean(guessed[mine] == gold[0, mine]):.2f} % right on it")
    first = _fit(plan, Fitting(at, g, gold[:1], sizes[:1]), everything, None, g, at, gold)
    seen = views(guessed, g.sentence, sizes[0])
    fitting = Fitting(at, g, gold, sizes, seen, sizes[0])
    second = _fit(plan, fitting, everything[~kept], kept, g, at, gold, seen, progress)
    return first, second


def _fit(
    plan: Plan,
    fitting: Fitting,
    sentences: Ints,
    kept: Any,
    g: Grid,
    at: Space,
    gold: Ints,
    seen: Sequence[Ints] = (),
    progress: Progress | None = None,
) -> Layer:
    rng = np.random.default_rng(plan.seed)
    if kept is None:
        # First passes are only there to be read; three epochs do.
        for _ in range(3):
            fitting.epoch(sentences, rng)
        return fitting.layer
    mine = kept[g.sentence]
    tags = int(gold[0].max()) + 1
    best, best_layer, since = -1.0, fitting.layer, 0
    for epoch in range(plan.epochs):
        loss = fitting.epoch(sentences, rng)
        right = 100 * float(np.mean(scores(fitting.layer, at, g, seen)[mine, :tags].argmax(axis=1) == gold[0, mine]))
        if progress is not None:
            progress(f"epoch {epoch + 1}: loss {loss:.4f}, {right:.2f} % of the tags kept back")
        since = 0 if right > best else since + 1
        if right > best:
            copy = fitting.layer
            best, best_layer = right, Layer(copy.own.copy(), copy.near.copy(), [w.copy() for w in copy.tags])
        if since >= plan.patience:
            break
    return best_layer


def _card(plan: Plan, heads: Heads, sentences: int) -> dict[str, Any]:
    return {
        "name": "hindi_news words",
        "what": "treebank tag, UPOS, UD features and lemma of each token",
        "method": "log-linear models over words, affixes, shapes and word classes in two passes; int8 weights",
        "heads": heads,
        "data": [
            f"{sentences:,} sentences",
            *(f"{plan.format}: {digest(path)}" for path in plan.data),
            *([f"raw text: {digest(plan.raw)}"] if plan.raw is not None else []),
        ],
        "licence": plan.licence,
        "command": plan.command,
        "settings": {"epochs": plan.epochs, "patience": plan.patience, "folds": plan.folds, "seed": plan.seed},
        "versions": {
            "hindi_news": __version__,
            "python": platform.python_version(),
            **{p: version(p) for p in ("numpy", "scipy")},
        },
    }


def save(out: Path, first: Layer, second: Layer, card: dict[str, Any], parts: dict[str, Any]) -> None:
    """Write an archive that :meth:`WordTagger.open` reads."""
    arrays: dict[str, Floats] = {
        "own": np.concatenate([first.own, second.own], axis=1),
        # [feature, offset, column]
        "near": np.concatenate([first.near, second.near], axis=2).transpose(1, 0, 2),
        **{f"tags{i}": weights for i, weights in enumerate(second.tags)},
    }
    scales = {}
    parts = dict(parts)
    for name, array in arrays.items():
        parts[f"{name}.npy"], scales[name] = quantize(array)
    pack.save(out, KIND, {**card, "scales": scales}, parts)


def evaluate(tagger: WordTagger, sentences: Sequence[Sentence]) -> Scores:
    """Shares of right tokens on the treebank's own tokens; ``feats``: all features of a token at once."""
    if not sentences:
        raise InputError("no sentences to evaluate on")
    words = [w for s in sentences for w in s]
    stops = np.cumsum([len(s) for s in sentences]).tolist()
    spans = list(zip([0, *stops[:-1]], stops, strict=True))
    tags = tagger.tag([w.norm for w in words], [w.key for w in words], spans)
    return agree(words, tags.upos, tags.xpos, tags.lemma, tags.feats)


def agree(
    words: Sequence[Word], upos: Sequence[str], xpos: Sequence[str], lemma: Sequence[str], feats: Sequence[str]
) -> Scores:
    """Shares of words that are right in each column; a word without features in the treebank must have none."""
    found = [
        100 * sum(a == b for a, b in zip(column, gold, strict=True)) / len(words)
        for column, gold in (
            (upos, [w.upos for w in words]),
            (xpos, [w.xpos for w in words]),
            (lemma, [w.lemma for w in words]),
            (feats, [w.feats for w in words]),
        )
    ]
    upos_right, xpos_right, lemma_right, feats_right = found
    by_feature = _by_feature([w.feats for w in words], feats)
    return Scores(len(words), upos_right, xpos_right, lemma_right, feats_right, by_feature)


def _by_feature(gold: Sequence[str], found: Sequence[str]) -> dict[str, tuple[float, int]]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for a, b in zip(gold, found, strict=True):
        have = set(b.split("|"))
        for feature in a.split("|") if a else ():
            name = feature.partition("=")[0]
            total[name] += 1
            right[name] += feature in have
    return {name: (100 * right[name] / n, n) for name, n in sorted(total.items())}
