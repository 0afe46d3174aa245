"""``pos``: train the word tagger (part of speech, morphology, lemma) on treebanks."""

from __future__ import annotations

import argparse
from pathlib import Path

from . import treebank
from .options import add_output, add_raw_text, command_line, count, say, seed, texts_in
from .words import Plan, train


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the subcommand."""
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="treebank files or folders")
    parser.add_argument("--format", default="ud", choices=sorted(treebank.FORMATS), help="CoNLL-U or SSF")
    add_raw_text(parser, "for word classes")
    parser.add_argument(
        "--held", type=Path, nargs="*", default=[], help="CoNLL-U files: documents with their sentences are held out"
    )
    add_output(parser)
    parser.add_argument("--seed", type=seed, default=1)
    parser.add_argument("--epochs", type=count(1), default=8, help="at most so many passes of the second model")
    parser.add_argument("--patience", type=count(1), default=2, help="passes without gain before training stops")
    parser.add_argument("--folds", type=count(2), default=4, help="first models that teach the second one; 2 or more")


def run(arguments: argparse.Namespace) -> int:
    """Train and write the archive."""
    plan = Plan(
        data=arguments.data,
        format=arguments.format,
        raw=arguments.raw,
        classes=arguments.classes,
        skip=arguments.skip,
        without=texts_in(arguments.without),
        held=arguments.held,
        epochs=arguments.epochs,
        patience=arguments.patience,
        folds=arguments.folds,
        seed=arguments.seed,
        licence=arguments.licence,
        command=command_line(),
    )
    card = train(plan, arguments.out, progress=say)
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes; {card.get('scores', 'nothing held out')}")
    return 0
