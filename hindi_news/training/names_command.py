"""``names``: train the name tagger, on the project's data or on a user's own files."""

from __future__ import annotations

import argparse
from pathlib import Path

from . import corpus
from .fit_chain import Settings
from .names import METHODS, Plan, train
from .options import add_output, add_raw_text, command_line, count, say, seed, share, strength, texts_in


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the subcommand."""
    parser.add_argument(
        "--data", type=Path, nargs="+", required=True, help="files or folders with names to learn: PATH or FORMAT:PATH"
    )
    parser.add_argument("--format", default="inline", choices=sorted(corpus.FORMATS))
    parser.add_argument("--ilner", type=Path, nargs="*", default=[], help="IL-NER files, for usage counts")
    parser.add_argument("--hiner", type=Path, nargs="*", default=[], help="HiNER files, for usage counts")
    add_raw_text(parser, "of standoff names, for classes and self-training")
    add_output(parser)
    add_settings(parser)
    parser.add_argument("--rounds", type=count(0), default=1, help="rounds of self-training")
    parser.add_argument("--folds", type=count(0), default=4, help="folds for calibration; 0 for none")
    parser.add_argument("--note", dest="notes", action="append", default=[], help="for the card; may be repeated")


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Arguments of the training itself."""
    usual = Settings()
    parser.add_argument("--method", default="adagrad", choices=sorted(METHODS), help="how weights are found")
    parser.add_argument("--seed", type=seed, default=usual.seed)
    parser.add_argument("--epochs", type=count(1), default=usual.epochs, help="at most so many passes")
    parser.add_argument("--patience", type=count(1), default=usual.patience, help="passes without gain before training stops")
    parser.add_argument("--kept", type=share, default=0.05, help="share of sentences that decides when to stop; 0: none")
    parser.add_argument("--rate", type=strength, default=usual.rate, help="of learning")
    parser.add_argument("--dropout", type=share, default=usual.dropout, help="share of features hidden at a time")
    parser.add_argument("--c1", type=strength, help="L1 penalty; default: the method's")
    parser.add_argument("--c2", type=strength, help="L2 penalty; default: the method's")


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
        without=texts_in(arguments.without),
        method=arguments.method,
        settings=settings_of(arguments),
        kept=arguments.kept,
        rounds=arguments.rounds,
        folds=arguments.folds,
        licence=arguments.licence,
        notes=arguments.notes,
        command=command_line(),
    )
    card = train(plan, arguments.out, progress=say)
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes; {card['scores']}")
    return 0
