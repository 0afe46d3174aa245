"""What readers of data sets share: the files that were named, and their lines in blocks."""

from __future__ import annotations

import hashlib
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
    for file in files_in(given := list(paths)):
        out.append(list(formats[kind](file, *more)))
    if not any(out):
        raise FormatError(f"{', '.join(map(str, given))}: no sentences")
    return out


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are named, and those in folders that are, in order of their paths."""
    for path in paths:
        yield from sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def digest(path: Path) -> str:
    """Path and first digits of the SHA-256 of a file, or of all files of a folder with their names in it."""
    found = list(files_in([path]))
    one = [hashlib.sha256(file.read_bytes()).hexdigest() for file in found]
    if not path.is_dir():
        return f"{path} (SHA-256 {one[0][:12]})"
    lines = "".join(f"{h}  {f.relative_to(path).as_posix()}\n" for h, f in zip(one, found, strict=True))
    return f"{path} ({len(found):,} files, SHA-256 {hashlib.sha256(lines.encode()).hexdigest()[:12]})"


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
