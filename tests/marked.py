"""Texts with marked names: ``[p1 अनिल राव]`` is a name of p1 (p person, l place, o organization, g group, t treaty)."""

from __future__ import annotations

import re
from pathlib import Path

from hindi_news.engines.native import read_layout
from hindi_news.page import Name, Page

CASES = Path(__file__).parent / "cases"
TYPES = {"p": "person", "l": "place", "o": "organization", "g": "group", "t": "treaty"}
_MARK = re.compile(r"\[([plogt]\d) ([^\]]+)\]")


def read_marked(marked: str) -> tuple[Page, list[tuple[str, Name]]]:
    """The page of a text, and its marked names with their marks."""
    text, last = "", 0
    spans = []
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        spans.append((mark.group(1), len(text), len(text) + len(mark.group(2))))
        text += mark.group(2)
        last = mark.end()
    page = read_layout(text + marked[last:])
    start, end = page.words.start, page.words.end
    names = [(mark, Name(start.index(a), end.index(b) + 1, TYPES[mark[0]], 1.0, "case")) for mark, a, b in spans]
    return page, names


def read_cases(name: str) -> list[str]:
    """The lines of a file of cases that are no comment."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]
