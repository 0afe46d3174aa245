"""Sentences of a CoNLL-U file with raw text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def read_conllu(path: Path) -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    """``(sentence id, raw text, offsets of its tokens)``."""
    sent_id, text, forms = "", "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id"):
            sent_id = line.partition("=")[2].strip()
        elif line.startswith("# text ="):
            text = line.partition("=")[2].strip()
        elif not line:
            spans, at = [], 0
            for form in forms:
                start = text.index(form, at)
                at = start + len(form)
                spans.append((start, at))
            yield sent_id, text, spans
            forms = []
        elif line[0] != "#" and line.split("\t", 1)[0].isdigit():
            forms.append(line.split("\t")[1])


def f1(correct: int, gold: int, found: int) -> float:
    """F1 in percent."""
    return 200 * correct / (gold + found)
