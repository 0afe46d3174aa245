"""``pronouns``: fit the weights of the pronoun resolver on annotated articles and print them as a lexicon."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..resolve import pronouns
from . import coref


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the subcommand."""
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="folders of *.semprop")
    parser.add_argument("--every", type=int, default=3, metavar="N", help="leave out every Nth article (0: none)")
    parser.add_argument("--penalty", type=float, default=coref.PENALTY)


def run(arguments: argparse.Namespace) -> int:
    """Fit and print, the highest weight first."""
    paths = [path for folder in arguments.data for path in coref.articles(folder)]
    used = [p for i, p in enumerate(paths) if not arguments.every or i % arguments.every]
    weights = coref.fit(map(coref.case, map(coref.read, used)), arguments.penalty)
    prior = pronouns.weights("prior")
    print("property\tprior\tweight")
    for name, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        if weight or name in prior:
            print(f"{name}\t{prior.get(name, 0.0):g}\t{weight:g}")
    return 0
