"""``pos``: train the word tagger (part of speech, morphology, lemma) on treebanks."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from . import treebank
from .words import Plan, train


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the subcommand."""
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="treebank files or folders")
    parser.add_argument("--format", default="ud", choices=sorted(treebank.FORMATS), help="CoNLL-U or SSF")
    parser.add_argument("--raw", type=Path, help="folder of raw text, for word classes")
    parser.add_argument("--classes", type=Path, help="archive of a name tagger to take the word classes from")
    parser.add_argument("--skip", nargs="*", default=[], help="stems of raw files to leave out")
    parser.add_argument(
        "--without", type=Path, nargs="*", default=[], help="folders of texts kept for measuring: their lines are left out"
    )
    parser.add_argument(
        "--held", type=Path, nargs="*", default=[], help="CoNLL-U files: documents with their sentences are held out"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=8, help="at most so many passes of the second model")
    parser.add_argument("--patience", type=int, default=2, help="passes without gain before training stops")
    parser.add_argument("--folds", type=int, default=4, help="first models that teach the second one; 2 or more")
    parser.add_argument("--licence", default="", help="for the card")


def run(arguments: argparse.Namespace) -> int:
    """Train and write the archive."""
    plan = Plan(
        data=arguments.data,
        format=arguments.format,
        raw=arguments.raw,
        classes=arguments.classes,
        skip=arguments.skip,
        without=[path for folder in arguments.without for path in sorted(folder.glob("*.txt"))],
        held=arguments.held,
        epochs=arguments.epochs,
        patience=arguments.patience,
        folds=arguments.folds,
        seed=arguments.seed,
        licence=arguments.licence,
        command="python -m hindi_news.training " + shlex.join(sys.argv[1:]),
    )
    card = train(plan, arguments.out, progress=lambda line: print(line, file=sys.stderr, flush=True))
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes; {card.get('scores', 'nothing held out')}")
    return 0
