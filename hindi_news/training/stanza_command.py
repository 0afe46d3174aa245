"""``stanza``: train Stanza models with Stanza's own trainers."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..errors import InputError
from . import corpus
from .options import command_line, say, texts_in
from .stanza_models import PROCESSORS, SIZES, Plan, train


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the subcommand."""
    parser.add_argument("--out", type=Path, required=True, help="folder of the models, as stanza_dir reads it")
    parser.add_argument("--size", default="tiny", choices=sorted(SIZES))
    parser.add_argument("--package", default="hindi_news", help="name of the models")
    parser.add_argument("--conllu", type=Path, nargs="*", default=[], help="treebanks in CoNLL-U")
    parser.add_argument("--ssf", type=Path, help="folder of a treebank in SSF; converted to UD 2")
    parser.add_argument(
        "--ner", action="append", default=[], metavar="PACKAGE:FORMAT:FILE[,FILE…]",
        help=f"names to learn (repeatable; the first is the default package); formats: {', '.join(sorted(corpus.FORMATS))}",
    )
    parser.add_argument("--raw", type=Path, help="folder of raw text, for word vectors")
    parser.add_argument(
        "--without", type=Path, help="folder of texts kept for measuring: their lines are left out of the raw text"
    )
    parser.add_argument("--only", nargs="*", default=list(PROCESSORS), metavar="PROCESSOR", help=", ".join(PROCESSORS))
    parser.add_argument("--held-out", type=int, default=10, help="one in this many documents is kept for measuring")
    parser.add_argument("--licence", default="", help="for the card")
    parser.add_argument("--drop-work", action="store_true", help="remove the trainers' input files at the end")


def _names(given: list[str]) -> dict[str, tuple[str, list[Path]]]:
    out: dict[str, tuple[str, list[Path]]] = {}
    for one in given:
        cells = one.split(":", 2)
        if len(cells) != 3 or not all(cells):
            raise InputError(f"--ner {one!r}: expected PACKAGE:FORMAT:FILE[,FILE…]")
        out[cells[0]] = (cells[1], [Path(p) for p in cells[2].split(",")])
    return out


def run(arguments: argparse.Namespace) -> int:
    """Train and write the folder."""
    plan = Plan(
        out=arguments.out,
        size=arguments.size,
        package=arguments.package,
        conllu=arguments.conllu,
        ssf=arguments.ssf,
        ner=_names(arguments.ner),
        raw=arguments.raw,
        without=texts_in([arguments.without] if arguments.without else []),
        only=arguments.only,
        held_out=arguments.held_out,
        licence=arguments.licence,
        command=command_line(),
        keep=not arguments.drop_work,
    )
    train(plan, progress=say)
    return 0
