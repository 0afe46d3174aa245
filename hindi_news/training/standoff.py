"""Names annotated over raw text that is not part of the project: a table of places in that text, and no word of it.

A row is an excerpt: the raw file's stem, the article's number in it (two blank lines stand between articles, the first is
0), ``start`` and ``end`` in the article, a checksum of the excerpt, and its names as ``P:0-12`` (type, start, end), by
start, disjoint.  Offsets are code points, a line's end being one; those of names count from the excerpt's start.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..errors import FormatError
from ..inputs import read_text
from ..lexicon import parse

COLUMNS = ("file", "article", "start", "end", "sha256", "names")
#: What stands between two articles of a raw file.
BETWEEN = "\n\n\n"
#: Digits of the checksum that are kept.
DIGITS = 16
_NAME = re.compile(r"([PLONT]):(\d+)-(\d+)")

Names = list[tuple[int, int, str]]


class Excerpt(NamedTuple):
    """An annotated excerpt, the article it is from, and where the row stands (``path:file article``)."""

    text: str
    names: Names
    article: str
    where: str


def checksum(text: str) -> str:
    """The first digits of the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def excerpts(path: Path, raw: Path) -> Iterator[Excerpt]:
    """The excerpts of a table, read from the folder ``raw``.

    Raises:
        LexiconError: the table breaks the strict format of tables (``path:line``).
        FormatError: a row makes no sense, or the raw text differs from the one that was annotated.
        InputError: a raw file is missing.
    """
    articles: dict[str, list[str]] = {}
    for row in parse(read_text(path), str(path), COLUMNS):
        name, where = row["file"], f"{path}: {row['file']} {row['article']} [{row['start']}, {row['end']})"
        if not all(row[column].isdecimal() for column in ("article", "start", "end")):
            raise FormatError(f"{where}: article, start and end must be numbers")
        if name not in articles:
            articles[name] = articles_in(raw / f"{name}.txt")
        number, start, end = int(row["article"]), int(row["start"]), int(row["end"])
        if number >= len(articles[name]):
            raise FormatError(f"{where}: {raw / name}.txt has {len(articles[name])} articles")
        text = articles[name][number][start:end]
        if len(text) != end - start or checksum(text) != row["sha256"]:
            raise FormatError(f"{where}: {raw / name}.txt differs there from the text that was annotated")
        yield Excerpt(text, list(_names(row["names"], len(text), where)), articles[name][number], where)


def articles_in(path: Path) -> list[str]:
    """The articles of a raw file, with ``\\n`` at the ends of lines whatever the file has.

    Raises:
        InputError: it is missing or no text.
    """
    return read_text(path).replace("\r\n", "\n").split(BETWEEN)


def _names(cell: str, size: int, where: str) -> Iterator[tuple[int, int, str]]:
    last = 0
    for part in cell.split():
        match = _NAME.fullmatch(part)
        if match is None:
            raise FormatError(f"{where}: {part!r} is no name; expected a letter of P, L, O, N, T and offsets (P:0-12)")
        start, end = int(match[2]), int(match[3])
        if not last <= start < end <= size:
            raise FormatError(f"{where}: {part} is outside its {size} code points, or not after the name before it")
        last = end
        yield start, end, match[1]
