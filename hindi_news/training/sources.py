"""What readers of data sets share: the files that were named, and their lines in blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from ..errors import FormatError, unknown
from ..inputs import read_text

T = TypeVar("T")


def by_file(
    paths: Iterable[Path], kind: str, formats: Mapping[str, Callable[..., Iterable[T]]], *more: object
) -> list[list[T]]:
    """What the reader of the format ``kind`` finds in a file (it is called with the path and ``more``), a list a file.

    Of a folder all files below it are read, in order of their paths.

    Raises:
        InputError: unknown format, or a file cannot be read.
        FormatError: a file breaks its format, or there are no sentences.
    """
    if kind not in formats:
        raise unknown("format", kind, formats)
    out = []
    for path in (given := list(paths)):
        for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            out.append(list(formats[kind](file, *more)))
    if not any(out):
        raise FormatError(f"{', '.join(map(str, given))}: no sentences")
    return out


def blocks(path: Path) -> Iterator[list[tuple[int, str]]]:
    """Runs of lines between blank ones, each line with its number from 1 and without a carriage return.

    Raises:
        InputError: the file cannot be read.
    """
    block: list[tuple[int, str]] = []
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            block.append((number, line.rstrip("\r")))
        elif block:
            yield block
            block = []
    if block:
        yield block
