"""Coreference: antecedents of pronouns, and names linked, on a folder of annotated articles (``*.semprop``).

Every Nth article is scored.  With ``--fit``, the weights are first fitted on the articles between.
"""

from __future__ import annotations

import argparse

from . import coref

#: Rows of the table: what is counted and the forms that it takes (none: all).
ROWS = (
    ("all pronouns", ()),
    ("subjects", ("उन्होंने", "उसने", "वे", "वह", "वो")),
    ("उन्होंने", ("उन्होंने",)),
    ("वह, वे", ("वह", "वे")),
    ("possessives", ("उनका", "उनके", "उनकी", "उसका", "उसके", "उसकी")),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``evaluate coref``."""
    parser.add_argument("--every", type=int, default=3, metavar="N", help="score every Nth article (1: all)")
    parser.add_argument("--fit", action="store_true", help="fit the weights on the other articles first")


def evaluate(arguments: argparse.Namespace) -> str:
    """The table: pronouns whose chain holds a name, how many find it; names found, and how they are linked."""
    paths = [path for folder in arguments.data for path in coref.articles(folder)]
    kept = paths[:: arguments.every]
    others = [path for i, path in enumerate(paths) if i % arguments.every]
    weights = coref.fit(map(coref.case, map(coref.read, others))) if arguments.fit else None
    score = coref.score(map(coref.case, map(coref.read, kept)), weights)
    lines = [f"{'':16}{'right':>7}{'all':>6}{'%':>7}"]
    for name, forms in ROWS:
        right, count = score.of(forms)
        lines.append(f"{name:16}{right:>7}{count:>6}{100 * right / count if count else 0.0:>7.1f}")
    links = coref.links(map(coref.read, kept))
    lines.append(
        f"names found {links.found} of {links.gold}; linked (B-cubed): "
        f"precision {links.precision:.1f}, recall {links.recall:.1f}, F1 {links.f1:.1f}"
    )
    return "\n".join(lines)
