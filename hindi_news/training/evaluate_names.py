"""Names: spans and types on labelled sentences; both bounds and the type must agree.

With ``--train``, a CRF with the same features is trained on other files of the same format first, with that set's own
types: how the method does on a corpus by its own definition.  Without, the shipped (or ``--model``) tagger is scored, the
set's types bridged to ours (``corpus.BRIDGES``); where tagger and set call a type otherwise (P, PER), both get our names.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ..errors import InputError
from ..tagging.crf import Weights
from ..tagging.names import TYPES, NameTagger, shipped
from . import corpus
from .classes import word_classes
from .fit_chain import Settings
from .names import classes_in, facts_of, fit_judged
from .names import evaluate as score_tagger
from .names_command import add_settings, settings_of
from .net import Blend, Net, NetSettings
from .net import train as train_net
from .options import count, say
from .reader import Reader, ReaderSettings, Text, learn, subword_vectors
from .score import table
from .sources import files_in


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
        "--net", type=count(0), default=0, metavar="EPOCHS", help="train a recurrent net too and add its scores (extra [net])"
    )
    parser.add_argument(
        "--read", type=count(0), default=2, metavar="PASSES", help="of the net over the text, before it sees a label"
    )
    add_settings(parser)


def evaluate(arguments: argparse.Namespace) -> str:
    """The table of scores."""
    context = corpus.Context(arguments.raw)
    data = corpus.read(arguments.data, arguments.format, context)
    if not arguments.train and not arguments.split:
        tagger, data = _tagger(arguments.model), list(bridged(data, arguments.format))
        return _odd(arguments) + table(score_tagger(tagger, data, names=common(tagger, data)))
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
    return _odd(arguments) + table(rows)


def common(tagger: NameTagger, data: Iterable[corpus.Sentence]) -> Mapping[str, str]:
    """Names that types of a tagger and of data share, if the data have types that the tagger does not know as such."""
    kinds = {t.label[2:] for sentence in data for t in sentence if t.label != "O"}
    return {} if kinds <= tagger.kinds else TYPES


def _odd(arguments: argparse.Namespace) -> str:
    """A line on tags that are none; nothing if all are well formed."""
    found: Counter[str] = Counter()
    if arguments.format in corpus.TAGGED:
        for path in files_in(arguments.data):
            found += corpus.malformed(path)
    shown = ", ".join(f"{tag or 'none'} ({n:,})" for tag, n in found.most_common(8))
    return f"malformed tags, counted as O: {found.total():,}: {shown}\n" if found else ""


def idle(arguments: argparse.Namespace) -> Collection[str]:
    """Settings that had no part in the scores: those of training without training."""
    if arguments.train or arguments.split:
        return ["model"]
    return [*Settings._fields, "method", "kept", "net", "read", "train", "split", "classes"]


def _weights(arguments: argparse.Namespace, training: Sequence[corpus.Sentence], facts: dict[str, str]) -> Weights:
    examples = [(sentence, facts) for sentence in training]
    return fit_judged(examples, settings_of(arguments), arguments.kept, progress=say, method=arguments.method)


def _net(arguments: argparse.Namespace, training: Sequence[corpus.Sentence]) -> Net:
    texts = list(_once(_texts(arguments, training)))
    reader = Reader(texts, subword_vectors((keys for _, keys in texts), seed=arguments.seed), ReaderSettings().hidden)
    learn(reader, texts, ReaderSettings(epochs=arguments.read, seed=arguments.seed), say)
    settings = NetSettings(epochs=arguments.net, seed=arguments.seed)
    # What has read nothing yet learns from the labels at full speed.
    return train_net(training, reader, settings if arguments.read else settings._replace(gentle=1.0), say)


def _texts(arguments: argparse.Namespace, training: Sequence[corpus.Sentence]) -> Iterator[Text]:
    """Unlabelled text; what is trained on is raw text too, and that of the corpus's own kind."""
    yield from (([t.norm for t in s], [t.key for t in s]) for s in training)
    if arguments.raw is not None:
        yield from ((words.norm, words.key) for words in corpus.raw(arguments.raw))


def _once(texts: Iterable[Text]) -> Iterator[Text]:
    """Each text once: fact checks quote each other at length."""
    seen: set[int] = set()
    for norms, keys in texts:
        if (mark := hash(tuple(norms))) not in seen:
            seen.add(mark)
            yield norms, keys


def _classes(arguments: argparse.Namespace, training: Sequence[corpus.Sentence]) -> dict[str, list[str]]:
    if arguments.classes is not None:
        return classes_in(arguments.classes)
    if arguments.raw is None:
        return {}
    return word_classes((keys for _, keys in _texts(arguments, training)), seed=arguments.seed, workers=1)


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
