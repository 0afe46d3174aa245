"""Trains the name tagger in the wheel."""

from __future__ import annotations

import platform
import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from .. import __version__
from ..errors import InputError, unknown
from ..evaluate import Score
from ..tagging import pack
from ..tagging.crf import Floats, Weights, quantize
from ..tagging.names import KIND, TYPES, UNCALIBRATED, Calibration, NameTagger, spans
from . import corpus
from . import fit as crfsuite
from .classes import word_classes
from .corpus import Sentence
from .fit_chain import Progress, Settings, fit
from .held_out import HeldOut
from .listen import Article, Table, hear, owners, still_known
from .score import score, total
from .sources import digest
from .usage import count, usage

#: Method -> its settings where none are given: stochastic gradients (fit_chain), or L-BFGS in CRFsuite (fit).
METHODS: Mapping[str, Settings] = MappingProxyType(
    {"adagrad": Settings(), "crfsuite": Settings(c1=crfsuite.C1, c2=crfsuite.C2)}
)
_LIBRARY = MappingProxyType({"adagrad": "scipy", "crfsuite": "python-crfsuite"})
#: Fewer sentences than this are all trained on; none is kept back.
_FEWEST = 200
#: Points of the calibration table.
_BINS = 12


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train on.

    ``names``: files or folders with names by our own definition, in format ``format`` or as ``FORMAT:PATH``;
    ``annotated``: (format, file) of corpora with other definitions, used through :mod:`~hindi_news.training.usage`;
    ``raw``: folder of raw text, of format standoff and for classes and self-training, ``skip`` its files to leave out of
    these; ``classes``: archive to take the classes from, instead; ``without``: texts kept for measuring, whose articles are
    left out of names and raw text (:mod:`~hindi_news.training.held_out`).  ``method``: one of :data:`METHODS`; CRFsuite
    takes only the penalties of ``settings``.  ``kept``: the share of sentences that decides when training stops (0: it
    runs through); ``rounds`` of self-training, ``folds`` for calibration.
    """

    names: Sequence[Path]
    format: str = "inline"
    annotated: Sequence[tuple[str, Path]] = ()
    raw: Path | None = None
    classes: Path | None = None
    skip: Sequence[str] = ()
    without: Sequence[Path] = ()
    method: str = "adagrad"
    settings: Settings = field(default_factory=Settings)
    kept: float = 0.05
    rounds: int = 1
    folds: int = 4
    licence: str = ""
    command: str = ""
    notes: Sequence[str] = field(default_factory=tuple)

    def sources(self) -> list[tuple[str, Path]]:
        """Format and path of each of ``names``."""
        out = []
        for path in self.names:
            kind, colon, rest = str(path).partition(":")
            out.append((kind, Path(rest)) if colon and kind in corpus.FORMATS else (self.format, path))
        return out


def facts_of(*tables: dict[str, list[str]]) -> dict[str, str]:
    """Tables of features by word, joined into :data:`hindi_news.tagging.features.Facts`."""
    joined: dict[str, list[str]] = {}
    for table in tables:
        for word, found in table.items():
            joined.setdefault(word, []).extend(found)
    return {word: "\t".join(found) for word, found in joined.items()}


def train(plan: Plan, out: Path, progress: Progress = print) -> dict[str, Any]:
    """Train by ``plan``, write the archive to ``out``, and return its card.

    Raises:
        InputError, FormatError: the data cannot be read.
        MissingExtraError: a library of the extra ``[train]`` is not installed.
    """
    context = corpus.Context(plan.raw, HeldOut(plan.without))
    own = [s for kind, path in plan.sources() for s in corpus.read([path], kind, context)]
    progress(f"{len(own):,} sentences of our own annotation")
    if all(t.label == "O" for s in own for t in s):
        raise InputError(f"no names in {', '.join(map(str, plan.names))}; is the format right?")
    tables: list[Table] = []
    articles: list[Article] = []
    classes: Table = {}
    if plan.raw is not None:
        articles = list(corpus.raw_articles(plan.raw, plan.without, plan.skip))
        progress(f"{sum(len(w) for a in articles for w in a):,} raw tokens in {len(articles):,} articles")
    if plan.classes is not None:
        classes = classes_in(plan.classes)
        classes = still_known(classes, articles) if articles else classes
    elif articles:
        classes = word_classes((w.key for a in articles for w in a), seed=plan.settings.seed, workers=1)
    if classes:
        progress(f"classes of {len(classes):,} words")
    if plan.annotated:
        tables.append(usage(_annotated(plan.annotated), "g"))
    known = facts_of(classes, *tables)
    examples: Examples = [(sentence, known) for sentence in own]
    heard: list[Table] = []
    for number in range(plan.rounds if articles else 0):
        told, examples = _listen(plan, examples, classes, tables, articles, progress)
        heard = [told]
        progress(f"round {number + 1}: names in raw text teach {len(told):,} words")
    tables = [classes, *tables, *heard]
    weights = _fit(plan, examples, progress)
    facts = facts_of(*tables)
    calibration, held_out = _cross_validate(plan, examples, progress)
    card = _card(plan, len(own), weights, calibration, held_out)
    save(out, weights, facts, card)
    return card


Examples = Sequence[tuple[Sentence, dict[str, str]]]


def _fit(plan: Plan, examples: Examples, progress: Progress | None) -> Weights:
    return fit_judged(examples, plan.settings, plan.kept, progress, plan.method)


def fit_judged(
    examples: Examples, settings: Settings, kept: float, progress: Progress | None, method: str = "adagrad"
) -> Weights:
    """Weights trained by a method on all but a share ``kept`` of the sentences, which decides when to stop.

    Raises:
        InputError: unknown method.
        MissingExtraError: its library is not installed.
    """
    if method not in METHODS:
        raise unknown("method", method, METHODS)
    if method == "crfsuite":
        return crfsuite.fit(examples, c1=settings.c1, c2=settings.c2, progress=progress)
    if not kept or len(examples) < _FEWEST:
        return fit(examples, settings, progress=progress)
    parts = max(2, round(1 / kept))
    held = {i for i, fold in enumerate(_blocks(parts, settings.seed, len(examples))) if fold == 0}
    if not held or len(held) == len(examples):
        return fit(examples, settings, progress=progress)
    judged = [e for i, e in enumerate(examples) if i in held]

    def judge(weights: Weights) -> float:
        rows = [evaluate(NameTagger(weights, facts), [s for s, f in judged if f is facts]) for facts in _tables(judged)]
        return total([r["micro"] for r in rows]).f1

    return fit([e for i, e in enumerate(examples) if i not in held], settings, judge=judge, progress=progress)


def _tables(examples: Examples) -> list[dict[str, str]]:
    return list({id(facts): facts for _, facts in examples}.values())


def _blocks(parts: int, seed: int, count: int) -> list[int]:
    """A fold for each of ``count`` sentences; neighbours are of one article and share its names, so they go together."""
    size = max(1, min(25, count // parts))  # every fold gets some
    numbers = list(range(0, count, size))
    random.Random(seed).shuffle(numbers)
    folds = {number: i % parts for i, number in enumerate(numbers)}
    return [folds[i - i % size] for i in range(count)]


def _listen(
    plan: Plan, examples: Examples, classes: Table, tables: list[Table], articles: Sequence[Article], progress: Progress
) -> tuple[Table, Examples]:
    """How raw text uses words, by a tagger trained on ``examples``; and the examples, each fold told what it may know.

    See :mod:`~hindi_news.training.listen`.
    """
    folds = _blocks(max(plan.folds, 2), plan.settings.seed, len(examples))
    owned = owners(articles, [sentence for sentence, _ in examples], folds)
    out: list[tuple[Sentence, dict[str, str]]] = list(examples)
    for fold in sorted(set(folds)):
        others = [a for a, found in zip(articles, owned, strict=True) if fold not in found]
        mine = still_known(classes, others)
        training = [(s, facts) for (s, facts), f in zip(examples, folds, strict=True) if f != fold]
        tagger = NameTagger(_fit(plan, training, None), facts_of(mine, *tables))
        known = facts_of(mine, *tables, hear(tagger, others))
        out = [(e[0], known) if f == fold else e for e, f in zip(out, folds, strict=True)]
        progress(f"fold {fold + 1}: raw text read without its {len(articles) - len(others)} articles")
    tagger = NameTagger(_fit(plan, examples, None), facts_of(classes, *tables))
    return hear(tagger, articles), out


def classes_in(path: Path) -> Table:
    """The word classes in the archive of a name tagger.

    Raises:
        ModelError: the archive is missing, damaged or of another protocol.
    """
    out: Table = {}
    for line in pack.load(path, KIND).text("facts.txt").split("\n"):
        word, *found = line.split("\t")
        kept = [f for f in found if f[2:3] == "="]
        if kept:
            out[word] = kept
    return out


def _annotated(files: Iterable[tuple[str, Path]]) -> Any:
    def sentences() -> Iterable[tuple[list[str], list[str]]]:
        for kind, path in files:
            if kind not in corpus.BRIDGES:
                raise InputError(f"no bridge from {kind!r}; there are: {', '.join(sorted(corpus.BRIDGES))}")
            for sentence in corpus.conll(path, corpus.BRIDGES[kind]):
                yield [t.key for t in sentence], [t.label for t in sentence]

    return count(sentences())


def _cross_validate(plan: Plan, examples: Examples, progress: Progress) -> tuple[Calibration, dict[str, float]]:
    """Calibration and scores from folds: a raw score's probability is how often spans of that score were right."""
    if plan.folds < 2 or len(examples) < 10 * plan.folds:
        return UNCALIBRATED, {}
    folds = _blocks(max(plan.folds, 2), plan.settings.seed, len(examples))
    seen: list[tuple[float, bool]] = []
    pairs = []
    for fold in range(plan.folds):
        held = [e for e, f in zip(examples, folds, strict=True) if f == fold]
        weights = _fit(plan, [e for e, f in zip(examples, folds, strict=True) if f != fold], None)
        tagger = NameTagger(weights, held[0][1])
        for sentence, _ in held:
            norms, keys, gold = (list(column) for column in zip(*sentence, strict=True))
            labels, marginals = tagger.labels(norms, keys, [(0, len(sentence))])
            truth = set(spans(gold))
            seen += [(tagger.raw_score(marginals, labels, a, b), (a, b, k) in truth) for a, b, k in spans(labels)]
            pairs.append((gold, labels))
        progress(f"fold {fold + 1} of {plan.folds}")
    rows = score(pairs)
    return _isotonic(seen), {kind: round(row.f1, 1) for kind, row in rows.items()}


def _isotonic(seen: Sequence[tuple[float, bool]]) -> Calibration:
    """Mean score and share of right spans in bins of equal size, made increasing by pooling neighbours."""
    ranked = sorted(seen)
    size = max(1, len(ranked) // _BINS)
    pools = [
        [sum(s for s, _ in b), float(sum(r for _, r in b)), float(len(b))]
        for b in (ranked[i : i + size] for i in range(0, len(ranked), size))
    ]
    merged: list[list[float]] = []
    for pool in pools:
        merged.append(pool)
        while len(merged) > 1 and merged[-2][1] / merged[-2][2] >= merged[-1][1] / merged[-1][2]:
            last = merged.pop()
            merged[-1] = [a + b for a, b in zip(merged[-1], last, strict=True)]
    if not merged:
        return UNCALIBRATED
    return ([round(s / n, 4) for s, _, n in merged], [round(r / n, 4) for _, r, n in merged])


def _card(
    plan: Plan, sentences: int, weights: Weights, calibration: Calibration, held_out: dict[str, float]
) -> dict[str, Any]:
    kinds = sorted({label[2:] for label in weights.labels if label != "O"})
    meant = ", ".join(f"{TYPES[kind]} ({kind})" if kind in TYPES else kind for kind in kinds)
    beside = [f"{kind}, for usage counts: {digest(path)}" for kind, path in plan.annotated]
    raw = [f"raw text: {digest(plan.raw)}"] if plan.raw is not None else []
    unused = {"rate", "dropout", "epochs", "patience"} if plan.method == "crfsuite" else set()
    return {
        "name": "hindi_news names",
        "what": f"IOB2 labels of names: {meant}",
        "data": [
            f"{sentences:,} sentences",
            *(f"{kind}: {digest(path)}" for kind, path in plan.sources()),
            *beside,
            *raw,
        ],
        "method": "linear-chain CRF over words, affixes, shapes, word classes and usage counts; int8 weights",
        "labels": list(weights.labels),
        "offsets": list(weights.offsets),
        "calibration": calibration,
        "scores": {"cross-validation F1 on its own annotation": held_out},
        "licence": plan.licence,
        "notes": list(plan.notes),
        "command": plan.command,
        "settings": {
            "method": plan.method,
            **{name: value for name, value in plan.settings._asdict().items() if name not in unused},
            **({} if unused else {"kept": plan.kept}),
            "rounds": plan.rounds,
            "folds": plan.folds,
        },
        "versions": {
            "hindi_news": __version__,
            "python": platform.python_version(),
            **{p: version(p) for p in ("numpy", _LIBRARY[plan.method])},
        },
    }


def save(out: Path, weights: Weights, facts: dict[str, str], card: dict[str, Any]) -> None:
    """Write weights and facts as an archive that :meth:`NameTagger.open` reads."""
    arrays: dict[str, Floats] = {
        "own": weights.own_weights,
        "near": weights.near_weights,
        "pairs": weights.pairs,
        "transitions": weights.transitions,
        "edges": weights.edges,
    }
    parts: dict[str, Any] = {"own.txt": "\n".join(weights.own), "near.txt": "\n".join(weights.near)}
    parts["facts.txt"] = "\n".join(f"{word}\t{known}" for word, known in sorted(facts.items()))
    scales = {}
    for name, array in arrays.items():
        parts[f"{name}.npy"], scales[name] = quantize(array)
    pack.save(out, KIND, {**card, "scales": scales}, parts)


class Labeller(Protocol):
    """What gives labels as :meth:`NameTagger.labels <hindi_news.tagging.names.NameTagger.labels>` does."""

    def labels(
        self, norms: Sequence[str], keys: Sequence[str], sentences: Sequence[tuple[int, int]]
    ) -> tuple[list[str], Floats]:
        """IOB2 labels and marginals."""


def evaluate(
    tagger: Labeller,
    sentences: Sequence[Sentence],
    only: Collection[str] | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Score]:
    """Scores of a tagger on labelled sentences (:mod:`hindi_news.training.score`).

    ``only``: the types that count; ``names``: what types are called in the table, where the tagger's and the data's differ.
    """

    def counted(labels: Iterable[str]) -> list[str]:
        kept = (label if only is None or label[2:] in only else "O" for label in labels)
        return [label[:2] + names.get(label[2:], label[2:]) for label in kept]

    return score(
        (counted(t.label for t in s), counted(tagger.labels([t.norm for t in s], [t.key for t in s], [(0, len(s))])[0]))
        for s in sentences
    )
