"""Strict reader of the TSV lexicons, and longest-match lookup of phrases in token keys.

A lexicon is a UTF-8 file in ``hindi_news/lexicons``: comment lines begin with ``# ``, the first other line names the
columns, every other line has exactly that many tab-separated cells.  Text must be NFC, cells carry no outer white
space, and no line stands twice.  Errors name ``path:line``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, KeysView, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Generic, TypeVar

from .errors import LexiconError

Row = dict[str, str]
T = TypeVar("T")


def parse(content: str, path: str, columns: Sequence[str]) -> list[Row]:
    """Rows of a lexicon file's content; ``path`` is for messages.

    Raises:
        LexiconError: at the first line that breaks the format.
    """

    def fail(line: int, message: str) -> LexiconError:
        return LexiconError(f"{path}:{line}: {message}")

    rows: list[Row] = []
    seen: dict[str, int] = {}
    header = False
    normal = unicodedata.is_normalized("NFC", content)
    for number, line in enumerate(content.split("\n"), 1):
        if not line or line.startswith("# "):
            continue
        if not normal and not unicodedata.is_normalized("NFC", line):
            raise fail(number, "text is not in Unicode normal form NFC")
        cells = line.split("\t")
        if [cell.strip() for cell in cells] != cells:
            raise fail(number, "a cell has white space around it")
        if not header:
            if tuple(cells) != tuple(columns):
                raise fail(number, f"columns are {', '.join(cells)}; expected {', '.join(columns)}")
            header = True
            continue
        if len(cells) != len(columns):
            raise fail(number, f"{len(cells)} cells; expected {len(columns)} ({', '.join(columns)})")
        if not cells[0]:
            raise fail(number, f"the first cell ({columns[0]}) is empty")
        if line in seen:
            raise fail(number, f"the same line stands at {path}:{seen[line]}")
        seen[line] = number
        rows.append(dict(zip(columns, cells, strict=True)))
    if not header:
        raise fail(1, f"no header line; expected {', '.join(columns)}")
    return rows


@cache
def read(name: str, *columns: str) -> tuple[Row, ...]:
    """The rows of ``hindi_news/lexicons/NAME.tsv``; read once.

    Raises:
        LexiconError: the file is missing or breaks the format.
    """
    source = files("hindi_news").joinpath("lexicons", f"{name}.tsv")
    try:
        content = source.read_text(encoding="utf-8")
    except FileNotFoundError:
        known = sorted(Path(str(p)).stem for p in files("hindi_news").joinpath("lexicons").iterdir())
        raise LexiconError(f"no lexicon {name!r}; there are: {', '.join(known)}") from None
    return tuple(parse(content, f"hindi_news/lexicons/{name}.tsv", columns))


class PhraseTable(Generic[T]):
    """Phrases of one or more token keys, each with a value; finds the longest that begins at a token."""

    __slots__ = ("_lengths", "_table")

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], T]]) -> None:
        self._table: dict[tuple[str, ...], T] = dict(entries)
        #: By first key the lengths of its phrases, the longest first: most first keys have one.
        self._lengths: dict[str, tuple[int, ...]] = {}
        for phrase in self._table:
            known, length = self._lengths.get(phrase[0], ()), len(phrase)
            if length not in known:
                self._lengths[phrase[0]] = tuple(sorted((*known, length), reverse=True)) if known else (length,)

    def __len__(self) -> int:
        return len(self._table)

    def __contains__(self, phrase: tuple[str, ...]) -> bool:
        return phrase in self._table

    def items(self) -> Iterable[tuple[tuple[str, ...], T]]:
        """The phrases with their values."""
        return self._table.items()

    def get(self, phrase: tuple[str, ...]) -> T | None:
        """The value of exactly this phrase."""
        return self._table.get(phrase)

    @property
    def first_keys(self) -> KeysView[str]:
        """The first keys of all phrases."""
        return self._lengths.keys()

    def starts(self, keys: Sequence[str], first: int, stop: int) -> list[int]:
        """The tokens of ``[first, stop)`` at which some phrase may begin: one quick look-up a token."""
        known = self._lengths
        return [i for i, key in enumerate(keys[first:stop], first) if key in known]

    def matches(self, keys: Sequence[str], first: int, stop: int) -> Iterator[tuple[int, int, T]]:
        """``(start, stop, value)`` of the phrases in ``[first, stop)`` from the left, each the longest, disjoint."""
        at = first
        for i in self.starts(keys, first, stop):
            if i >= at and (hit := self.longest(keys, i, stop)) is not None:
                at = hit[0]
                yield i, *hit

    def longest(self, keys: Sequence[str], first: int, limit: int | None = None) -> tuple[int, T] | None:
        """``(stop, value)`` of the longest phrase that begins at ``keys[first]`` and ends by ``limit``, or None."""
        lengths = self._lengths.get(keys[first])
        if lengths is None:
            return None
        room = (len(keys) if limit is None else limit) - first
        for length in lengths:
            if length <= room and (phrase := tuple(keys[first : first + length])) in self._table:
                return first + length, self._table[phrase]
        return None
