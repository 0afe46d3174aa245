"""Names: spans and types on labelled sentences.

With ``--train``, a CRF with the same features is trained on other files of the same format first, with that set's own
types: how the method does on a corpus by its own definition.  Without, the shipped (or ``--model``) tagger is scored, the
set's types bridged to ours (``corpus.BRIDGES``).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from ..errors import InputError
from ..tagging.crf import Weights
from ..tagging.names import NameTagger, shipped
from . import corpus
from .classes import word_classes
from .names import classes_in, facts_of, fit_judged
from .names import evaluate as score_tagger
from .names_command import add_settings, settings_of
from .net import Blend, Net, NetSettings, subword_vectors
from .net import train as train_net
from .options import say
from .score import table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``evaluate ner``."""
    parser.add_argument("--format", required=True, choices=sorted(corpus.FORMATS))
    parser.add_argument("--model", type=Path, help="archive; default: the shipped one")
    parser.add_argument("--train", type=Path, nargs="*", default=[], help="train on these files first")
    parser.add_argument(
        "--split", metavar="I/N", help="score on the Ith of N parts of the data, train on the others too"
    )
    parser.add_argument("--raw", type=Path, help="raw text: of standoff names; for word classes, beside the text trained on")
    parser.add_argument("--classes", type=Path, help="archive of a name tagger to take the word classes from, instead")
    parser.add_argument(
        "--net", type=int, default=0, metavar="EPOCHS", help="train a recurrent net too and add its scores (extra [net])"
    )
    add_settings(parser)


def evaluate(arguments: argparse.Namespace) -> str:
    """The table of scores."""
    context = corpus.Context(arguments.raw)
    data = corpus.read(arguments.data, arguments.format, context)
    if not arguments.train and not arguments.split:
        return table(score_tagger(_tagger(arguments.model), list(bridged(data, arguments.format))))
    training = corpus.read(arguments.train, arguments.format, context) if arguments.train else []
    if arguments.split:
        part, parts = _split(arguments.split)
        size = len(data) // parts
        first, stop = (part - 1) * size, len(data) if part == parts else part * size
        training += data[:first] + data[stop:]
        data = data[first:stop]
    facts = facts_of(_classes(arguments, training))
    counted = corpus.SCORED.get(arguments.format)
    tagger = NameTagger(_weights(arguments, training, facts), facts)
    rows = score_tagger(tagger, data, counted)
    if arguments.net:
        say(f"the CRF alone: {rows['micro'].f1:.2f}")
        rows = score_tagger(Blend(tagger, _net(arguments, training)), data, counted)
    return table(rows)


def _weights(arguments: argparse.Namespace, training: Sequence[corpus.Sentence], facts: dict[str, str]) -> Weights:
    examples = [(sentence, facts) for sentence in training]
    return fit_judged(examples, settings_of(arguments), arguments.kept, progress=say, method=arguments.method)


def _net(arguments: argparse.Namespace, training: Sequence[corpus.Sentence]) -> Net:
    vectors = subword_vectors(_texts(arguments, training), seed=arguments.seed)
    return train_net(training, vectors, NetSettings(epochs=arguments.net, seed=arguments.seed), say)


def _texts(arguments: argparse.Namespace, training: Sequence[corpus.Sentence]) -> Iterable[Sequence[str]]:
    """Unlabelled text; what is trained on is raw text too, and that of the corpus's own kind."""
    raw = corpus.raw(arguments.raw) if arguments.raw is not None else ()
    return chain(([t.key for t in s] for s in training), (w.key for w in raw))


def _classes(arguments: argparse.Namespace, training: Sequence[corpus.Sentence]) -> dict[str, list[str]]:
    if arguments.classes is not None:
        return classes_in(arguments.classes)
    if arguments.raw is None:
        return {}
    return word_classes(_texts(arguments, training), seed=arguments.seed, workers=1)


def _tagger(path: Path | None) -> NameTagger:
    return shipped() if path is None else NameTagger.open(path)


def _split(text: str) -> tuple[int, int]:
    part, _, parts = text.partition("/")
    if not (part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts)):
        raise InputError(f"--split {text!r}: expected I/N with 1 <= I <= N, such as 5/5")
    return int(part), int(parts)


def bridged(data: Iterable[corpus.Sentence], kind: str) -> Iterable[corpus.Sentence]:
    """Sentences of a set with its types in our letters (``corpus.BRIDGES``); those of a set without a bridge as they are."""
    bridge = corpus.BRIDGES.get(kind)
    if bridge is None:
        return data
    ours = {f"{prefix}-{theirs}": f"{prefix}-{letter}" for theirs, letter in bridge.items() for prefix in "BI"}
    return ([t._replace(label=ours.get(t.label, "O")) for t in sentence] for sentence in data)
