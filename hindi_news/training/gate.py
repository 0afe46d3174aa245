"""``gate``: put a new name model in the place of the shipped one, unless an evaluation set falls.

Each set is ``FORMAT:PATH``.  A gate without sets refuses, since it would let anything pass.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from ..errors import InputError
from ..files import atomic_path
from ..tagging.names import NameTagger, shipped
from . import corpus
from .evaluate_names import bridged
from .names import evaluate

#: A fall of less than this many points of F1 is noise.
TOLERANCE = 0.05


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the subcommand."""
    parser.add_argument("model", type=Path, help="the new archive")
    parser.add_argument("--set", dest="sets", action="append", default=[], metavar="FORMAT:PATH")
    parser.add_argument("--install", action="store_true", help="replace the shipped model if it passes")


def compare(new: NameTagger, old: NameTagger, sets: Sequence[tuple[str, Path]]) -> list[tuple[str, str, float, float]]:
    """``(set, type, old F1, new F1)`` of every type in every set.

    Raises:
        InputError: there are no sets.
    """
    if not sets:
        raise InputError("a gate without evaluation sets lets anything pass; name some with --set FORMAT:PATH")
    out = []
    for kind, path in sets:
        data = list(bridged(corpus.read([path], kind), kind))
        before, after = evaluate(old, data), evaluate(new, data)
        out += [
            (f"{kind}:{path}", t, before[t].f1 if t in before else 0.0, after[t].f1 if t in after else 0.0)
            for t in sorted(set(before) | set(after))
        ]
    return out


def run(arguments: argparse.Namespace) -> int:
    """Print the comparison; 0 if nothing fell, 1 otherwise."""
    sets = []
    for given in arguments.sets:
        kind, _, path = given.partition(":")
        if kind not in corpus.FORMATS or not path:
            raise InputError(
                f"--set {given!r}: expected FORMAT:PATH with a format of {', '.join(sorted(corpus.FORMATS))}"
            )
        sets.append((kind, Path(path)))
    rows = compare(NameTagger.open(arguments.model), shipped(), sets)
    fallen = [row for row in rows if row[3] < row[2] - TOLERANCE]
    for name, kind, before, after in rows:
        print(f"{name:50} {kind:8} {before:7.2f} -> {after:7.2f}{'  fell' if after < before - TOLERANCE else ''}")
    if fallen:
        print(f"refused: {len(fallen)} of {len(rows)} rows fell")
        return 1
    if arguments.install:
        with as_file(files("hindi_news").joinpath("models", "names.zip")) as place, atomic_path(place) as temporary:
            temporary.write_bytes(arguments.model.read_bytes())
        print(f"installed as {place}")
    return 0
