"""Reads articles from files, exactly as they are: line ends and marks included, since offsets count them.

A file gives one article (``.txt``, ``.html``) or one a row (``.jsonl``, ``.csv``, ``.tsv``, ``.parquet``).
"""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
import json
import os
import re
import stat
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from .errors import InputError, MissingExtraError, unknown

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Article(NamedTuple):
    """One article of a file.  ``key`` names it (path, or path#row); ``error`` says why there is no text."""

    key: str
    text: str | None
    published: str | None = None
    error: str | None = None


class Columns(NamedTuple):
    """Names of the columns (or JSON fields) that hold an article's text, publication date and own id."""

    text: str = "text"
    published: str = "published"
    id: str = "id"


def detect(data: bytes) -> tuple[str, bool]:
    """The encoding of ``data`` and whether it was guessed: a byte order mark decides, else zeros and tabs tell UTF-16.

    Two bytes a letter put 09, the first byte of every Devanagari letter, or 00 at every other place, which no text of
    one byte a letter and no UTF-8 has.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name, False
    head = data[: 4096 & ~1]
    for name, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if high and (high.count(9) + high.count(0)) / len(high) > 0.7:
            return name, True
    return "utf-8", False


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """Text of ``data``; without ``encoding`` as :func:`detect` finds.

    Raises:
        InputError: the bytes are not in that encoding (names the byte), or the encoding is unknown.
    """
    chosen = encoding or detect(data)[0]
    try:
        codecs.lookup(chosen)
        return data.decode(chosen)
    except LookupError:
        raise InputError(f"{name}: unknown encoding {chosen!r}") from None
    except UnicodeDecodeError as error:
        hint = ""
        if not encoding:
            hint = "; name the encoding if it is another one (utf-16, iso-8859-1 …)"
            if _eight_bit(data):
                hint += "; no 8-bit encoding has Devanagari letters: text of a legacy font must be converted first"
        raise InputError(f"{name}: byte {error.start} is not {chosen}{hint}") from None


def _eight_bit(data: bytes) -> bool:
    """Whether hardly a high byte begins a letter of UTF-8: Latin-1, Windows-1252, a font's own code."""
    letters = len(data.decode("utf-8", "ignore").encode()) - sum(b < 128 for b in data)
    return letters < sum(b >= 128 for b in data) / 2


def _bytes(path: Path | str) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def read_text(path: Path | str, encoding: str | None = None) -> str:
    """The text of a file; ``"-"`` is standard input.

    Raises:
        InputError: the file cannot be read or is not text in that encoding.
    """
    return decode(_bytes(path), "<stdin>" if str(path) == "-" else str(path), encoding)


def _txt(path: Path, encoding: str | None, columns: Columns) -> Iterator[Article]:
    yield Article(str(path), read_text(path, encoding))


def _html(path: Path, encoding: str | None, columns: Columns) -> Iterator[Article]:
    yield _page(str(path), _bytes(path), encoding)


def _page(key: str, data: bytes, encoding: str | None) -> Article:
    from .interop.html_input import read_html

    page = read_html(data if encoding is None else decode(data, key, encoding), key)
    return Article(key, page.text, page.published)


#: How a web page begins, after a byte order mark, comments and the declaration of XML.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,500}?-->\s*){0,3}<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def _any(path: Path, encoding: str | None, columns: Columns) -> Iterator[Article]:
    """What has no suffix that tells its kind: a web page if it begins like one, else plain text."""
    data = _bytes(path)
    if _PAGE.match(data):
        yield _page(str(path), data, encoding)
    else:
        yield Article(str(path), decode(data, "<stdin>" if str(path) == "-" else str(path), encoding))


def _day(value: object) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    return str(value)


def _row(path: Path, number: int, row: Mapping[str, Any], columns: Columns) -> Article:
    own = row.get(columns.id)
    key = f"{path}#{own if own not in (None, '') else number}"
    text = row.get(columns.text)
    if not isinstance(text, str):
        what = f"{columns.text!r} is {type(text).__name__}" if columns.text in row else f"no {columns.text!r}"
        return Article(key, None, error=f"row {number}: {what}; fields: {', '.join(map(str, row))}")
    return Article(key, text, _day(row.get(columns.published)))


def _jsonl(path: Path, encoding: str | None, columns: Columns) -> Iterator[Article]:
    try:
        with path.open("rb") as file:
            # Lines of two-byte encodings cannot be cut at the byte 0A; such files are decoded whole.
            chosen = encoding or detect(file.read(4096))[0]
            file.seek(0)
            narrow = codecs.lookup(chosen).name in ("utf-8", "utf-8-sig")
            lines = file if narrow else io.BytesIO(read_text(path, chosen).encode("utf-8", "surrogatepass"))
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(decode(line, f"{path}:{number}", "utf-8-sig" if number == 1 else "utf-8"))
                except (ValueError, RecursionError) as error:
                    yield Article(f"{path}#{number}", None, error=f"row {number}: not JSON: {error}")
                    continue
                if isinstance(row, dict):
                    yield _row(path, number, row, columns)
                else:
                    yield Article(f"{path}#{number}", None, error=f"row {number}: {type(row).__name__}, not an object")
    except LookupError:
        raise InputError(f"{path}: unknown encoding {encoding!r}") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def _csv(path: Path, encoding: str | None, columns: Columns) -> Iterator[Article]:
    # Articles are longer than csv's default limit for a cell.
    csv.field_size_limit(2**31 - 1)
    reader = csv.DictReader(
        io.StringIO(read_text(path, encoding), newline=""), delimiter="\t" if path.suffix == ".tsv" else ","
    )
    if columns.text not in (reader.fieldnames or ()):
        raise InputError(f"{path}: {unknown('column', columns.text, reader.fieldnames or ())}")
    for number, row in enumerate(reader, 1):
        if None in row:
            yield Article(f"{path}#{number}", None, error=f"row {number}: more cells than the header has columns")
        else:
            yield _row(path, number, row, columns)


def _parquet(path: Path, encoding: str | None, columns: Columns) -> Iterator[Article]:
    try:
        import pyarrow.parquet as pq
        from pyarrow import ArrowException
    except ImportError:
        raise MissingExtraError("pyarrow", "frames") from None
    try:
        file = pq.ParquetFile(path)
    except (OSError, ArrowException) as error:
        raise InputError(f"{path}: {error}") from None
    names = file.schema_arrow.names
    if columns.text not in names:
        raise InputError(f"{path}: {unknown('column', columns.text, names)}")
    number = 0
    for batch in file.iter_batches(batch_size=256, columns=[c for c in columns if c in names]):
        for row in batch.to_pylist():
            number += 1
            yield _row(path, number, row, columns)


#: File suffix -> how its articles are read.
READERS: Mapping[str, Callable[[Path, str | None, Columns], Iterator[Article]]] = MappingProxyType(
    {
        ".txt": _txt,
        ".html": _html,
        ".htm": _html,
        ".jsonl": _jsonl,
        ".csv": _csv,
        ".tsv": _csv,
        ".parquet": _parquet,
    }
)


def _below(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for root, _, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        found = (Path(root, name) for name in names)
        yield from (p for p in found if p.suffix.lower() in READERS and os.path.isfile(p))
    yield from closed


def files(paths: Iterable[Path], skip: Container[Path] = ()) -> Iterator[Path]:
    """The files of paths, each once; folders give every file of a known kind below them, in the order of their names.

    A folder below them that may not be read is given itself, so that what it holds is not passed over in silence.
    ``skip`` holds absolute paths of files and folders that are no input though they lie in a folder: a run's output.

    Raises:
        InputError: a path does not exist, or a file has a suffix that cannot be read.
    """
    seen: set[Path] = set()
    for path in paths:
        try:
            kind = path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            raise InputError(f"{path}: no such file or folder") from None
        except OSError as error:
            raise InputError(f"{path}: {error.strerror or error}") from None
        if stat.S_ISDIR(kind):
            found = sorted(_below(path))
            found = [p for p in found if not any(q in skip for q in (p.absolute(), *p.absolute().parents))]
        elif path.suffix.lower() not in READERS:
            raise InputError(f"{path}: {unknown('kind of file', path.suffix, READERS)}")
        else:
            found = [path]
        for file in found:
            real = file.resolve()
            if real not in seen:
                seen.add(real)
                yield file


def articles(
    paths: Iterable[Path], columns: Columns | None = None, encoding: str | None = None, skip: Container[Path] = ()
) -> Iterator[Article]:
    """All articles of files and folders, lazily and in order; what cannot be read is an article with an ``error``.

    Raises:
        InputError: a path does not exist or is of an unknown kind; raised before anything is read from it.
        MissingExtraError: a library that its kind needs is not installed.
    """
    for path in files(paths, skip):
        if path.is_dir():
            yield Article(str(path), None, error=f"{path}: this folder may not be read")
            continue
        try:
            yield from READERS[path.suffix.lower()](path, encoding, columns or Columns())
        except InputError as error:
            yield Article(str(path), None, error=str(error))


def articles_of(path: Path, columns: Columns | None = None, encoding: str | None = None) -> Iterator[Article]:
    """The articles of one file; ``"-"`` is standard input.

    Standard input, and a file of a kind that is not known, is a web page if it begins like one, else plain text.

    Raises:
        InputError: the file cannot be read.
        MissingExtraError: a library that its kind needs is not installed.
    """
    yield from READERS.get(path.suffix.lower(), _any)(path, encoding, columns or Columns())
