"""``gate``: put a new model in the place of the shipped one, unless an evaluation set falls.

Each set is ``FORMAT:PATH``.  A gate without sets refuses, since it would let anything pass.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ..errors import InputError
from ..files import atomic_path
from ..tagging import names as tagged_names
from ..tagging import words as tagged_words
from . import corpus, treebank
from . import names as train_names
from . import words as train_words
from .evaluate_names import bridged

#: A fall of less than this many points is noise.
TOLERANCE = 0.05
#: Rows of one set: what is scored -> points.
Points = Mapping[str, float]


class Task(NamedTuple):
    """A kind of model: its file in the wheel, the formats of its sets, and how it is scored (None: the shipped one)."""

    file: str
    formats: Collection[str]
    score: Callable[[Path | None, str, Path], Points]


def _names(model: Path | None, kind: str, path: Path) -> Points:
    tagger = tagged_names.shipped() if model is None else tagged_names.NameTagger.open(model)
    data = list(bridged(corpus.read([path], kind), kind))
    # By our names, so that a model with P and one with PER have the same rows.
    return {name: row.f1 for name, row in train_names.evaluate(tagger, data, names=tagged_names.TYPES).items()}


def _words(model: Path | None, kind: str, path: Path) -> Points:
    tagger = tagged_words.shipped() if model is None else tagged_words.WordTagger.open(model)
    found = train_words.evaluate(tagger, treebank.read([path], kind))
    return {name: getattr(found, name) for name in ("upos", "xpos", "lemma", "feats")}


TASKS: Mapping[str, Task] = MappingProxyType(
    {
        "ner": Task("names.zip", tuple(f for f in corpus.FORMATS if f != "standoff"), _names),
        "pos": Task("pos.zip", tuple(treebank.FORMATS), _words),
    }
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the subcommand."""
    parser.add_argument("model", type=Path, help="the new archive")
    parser.add_argument("--task", default="ner", choices=sorted(TASKS), help="what the model is for")
    parser.add_argument("--set", dest="sets", action="append", default=[], metavar="FORMAT:PATH")
    parser.add_argument("--install", action="store_true", help="replace the shipped model if it passes")


def compare(
    task: Task, new: Path, sets: Sequence[tuple[str, Path]], old: Path | None = None
) -> list[tuple[str, str, float, float]]:
    """``(set, row, old points, new points)`` of every row in every set; ``old`` None: the shipped model.

    Raises:
        InputError: there are no sets, or neither model gets anything right in one, which says nothing then.
        ModelError: a model cannot be opened.
    """
    if not sets:
        raise InputError("a gate without evaluation sets lets anything pass; name some with --set FORMAT:PATH")
    out = []
    for kind, path in sets:
        before, after = task.score(old, kind, path), task.score(new, kind, path)
        if not any((*before.values(), *after.values())):
            raise InputError(f"{kind}:{path}: nothing that either model gets right; is the format right?")
        out += [
            (f"{kind}:{path}", row, before.get(row, 0.0), after.get(row, 0.0)) for row in sorted({*before, *after})
        ]
    return out


def sets_of(task: Task, given: Sequence[str]) -> list[tuple[str, Path]]:
    """Sets as formats and paths.

    Raises:
        InputError: one is not ``FORMAT:PATH`` with a format of the task.
    """
    out = []
    for text in given:
        kind, _, path = text.partition(":")
        if kind not in task.formats or not path:
            raise InputError(f"--set {text!r}: expected FORMAT:PATH with a format of {', '.join(sorted(task.formats))}")
        out.append((kind, Path(path)))
    return out


def run(arguments: argparse.Namespace) -> int:
    """Print the comparison; 0 if nothing fell, 1 otherwise."""
    task = TASKS[arguments.task]
    rows = compare(task, arguments.model, sets_of(task, arguments.sets))
    fallen = [row for row in rows if row[3] < row[2] - TOLERANCE]
    for name, kind, before, after in rows:
        print(f"{name:50} {kind:8} {before:7.2f} -> {after:7.2f}{'  fell' if after < before - TOLERANCE else ''}")
    if fallen:
        print(f"refused: {len(fallen)} of {len(rows)} rows fell")
        return 1
    if arguments.install:
        with as_file(files("hindi_news").joinpath("models", task.file)) as place, atomic_path(place) as temporary:
            temporary.write_bytes(arguments.model.read_bytes())
        print(f"installed as {place}")
    return 0
