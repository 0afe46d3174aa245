"""``names``: train the name tagger, on the project's data or on a user's own files."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from . import corpus
from .fit_chain import Settings
from .names import METHODS, Plan, train


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the subcommand."""
    parser.add_argument(
        "--data", type=Path, nargs="+", required=True, help="files or folders with names to learn: PATH or FORMAT:PATH"
    )
    parser.add_argument("--format", default="inline", choices=sorted(corpus.FORMATS))
    parser.add_argument("--ilner", type=Path, nargs="*", default=[], help="IL-NER files, for usage counts")
    parser.add_argument("--hiner", type=Path, nargs="*", default=[], help="HiNER files, for usage counts")
    parser.add_argument("--raw", type=Path, help="folder of raw text: of standoff names, for classes and self-training")
    parser.add_argument("--classes", type=Path, help="archive of a name tagger to take the word classes from")
    parser.add_argument("--skip", nargs="*", default=[], help="stems of raw files to leave out")
    parser.add_argument(
        "--without", type=Path, nargs="*", default=[], help="folders of texts kept for measuring: their lines are left out"
    )
    parser.add_argument("--out", type=Path, required=True)
    add_settings(parser)
    parser.add_argument("--rounds", type=int, default=1, help="rounds of self-training")
    parser.add_argument("--folds", type=int, default=4, help="folds for calibration; 0 for none")
    parser.add_argument("--licence", default="", help="for the card")
    parser.add_argument("--note", dest="notes", action="append", default=[], help="for the card; may be repeated")


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Arguments of the training itself."""
    usual = Settings()
    parser.add_argument("--method", default="adagrad", choices=sorted(METHODS), help="how weights are found")
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--epochs", type=int, default=usual.epochs, help="at most so many passes")
    parser.add_argument("--patience", type=int, default=usual.patience, help="passes without gain before training stops")
    parser.add_argument("--kept", type=float, default=0.05, help="share of sentences that decides when to stop; 0: none")
    parser.add_argument("--rate", type=float, default=usual.rate, help="of learning")
    parser.add_argument("--dropout", type=float, default=usual.dropout, help="share of features hidden at a time")
    parser.add_argument("--c1", type=float, help="L1 penalty; default: the method's")
    parser.add_argument("--c2", type=float, help="L2 penalty; default: the method's")


def settings_of(arguments: argparse.Namespace) -> Settings:
    """The settings that :func:`add_settings` asked for."""
    given = {name: getattr(arguments, name, None) for name in Settings._fields}
    return METHODS[arguments.method]._replace(**{name: value for name, value in given.items() if value is not None})


def run(arguments: argparse.Namespace) -> int:
    """Train and write the archive."""
    plan = Plan(
        names=arguments.data,
        format=arguments.format,
        annotated=[*(("ilner", p) for p in arguments.ilner), *(("hiner", p) for p in arguments.hiner)],
        raw=arguments.raw,
        classes=arguments.classes,
        skip=arguments.skip,
        without=[path for folder in arguments.without for path in sorted(folder.glob("*.txt"))],
        method=arguments.method,
        settings=settings_of(arguments),
        kept=arguments.kept,
        rounds=arguments.rounds,
        folds=arguments.folds,
        licence=arguments.licence,
        notes=arguments.notes,
        command="python -m hindi_news.training " + shlex.join(sys.argv[1:]),
    )
    card = train(plan, arguments.out, progress=lambda line: print(line, file=sys.stderr, flush=True))
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes; {card['scores']}")
    return 0
