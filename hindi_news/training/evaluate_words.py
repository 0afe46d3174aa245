"""Part of speech, lemma and morphology on a treebank.

By default the treebank's own tokens are tagged.  With ``--own-tokens`` the raw text of each sentence (``# text``) is read by
our own text layer, and the tokens with the same bounds are scored; how many they are stands in the table.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from ..errors import InputError
from ..tagging.words import WordTagger, shipped
from . import treebank
from .words import Scores, agree
from .words import evaluate as score_tagger


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``evaluate pos``."""
    parser.add_argument("--format", required=True, choices=sorted(treebank.FORMATS))
    parser.add_argument("--model", type=Path, help="archive; default: the shipped one")
    parser.add_argument("--own-tokens", action="store_true", help="cut the raw text ourselves; CoNLL-U with # text")


def evaluate(arguments: argparse.Namespace) -> str:
    """The table of scores."""
    tagger = shipped() if arguments.model is None else WordTagger.open(arguments.model)
    if not arguments.own_tokens:
        return table(score_tagger(tagger, treebank.read(arguments.data, arguments.format)))
    if arguments.format != "ud":
        raise InputError("--own-tokens needs the raw text of the sentences; only --format ud has it")
    gold = total = 0
    words: list[treebank.Word] = []
    found: list[tuple[str, str, str, str]] = []
    for text, sentence in _texts(arguments.data):
        tokens = treebank.located(text, sentence)
        tags = _own(tagger, text)
        gold, total = gold + len(tokens), total + len(tags)
        for (start, end), word in tokens:
            if (start, end) in tags:
                words.append(word)
                found.append(tags[start, end])
    if not words:
        raise InputError("no sentence has its raw text (# text)")
    share = 200 * len(words) / (gold + total)
    return f"own tokens: {total:,}; gold: {gold:,}; the same bounds: {len(words):,} (F1 {share:.2f})\n" + table(
        agree(words, *zip(*found, strict=True))
    )


def _texts(paths: list[Path]) -> Iterator[tuple[str, treebank.Sentence]]:
    for path in paths:
        yield from treebank.with_text(path)


def _own(tagger: WordTagger, text: str) -> dict[tuple[int, int], tuple[str, str, str, str]]:
    from ..engines.native import read_layout

    page = read_layout(text)
    w = page.words
    t = tagger.tag(w.norm, w.key, page.sentences)
    rows = zip(t.upos, t.xpos, t.lemma, t.feats, strict=True)
    return dict(zip(zip(w.start, w.end, strict=True), rows, strict=True))


def table(scores: Scores) -> str:
    """The scores as text."""
    lines = [f"tokens: {scores.tokens:,}", f"{'':10}{'right':>8}"]
    lines += [f"{k:10}{getattr(scores, k):>8.2f}" for k in ("upos", "xpos", "lemma", "feats")]
    lines += [f"  {k:8}{right:>8.2f}  of {n:,} that have it" for k, (right, n) in scores.features.items()]
    return "\n".join(lines)
