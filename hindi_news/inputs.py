"""Reads articles from files, exactly as they are: line ends and marks included, since offsets count them."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

from .errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """Text of ``data``; without ``encoding`` a byte order mark decides, else UTF-8.

    Raises:
        InputError: the bytes are not in that encoding (names the byte), or the encoding is unknown.
    """
    chosen = encoding or next((e for bom, e in _BOMS if data.startswith(bom)), "utf-8")
    try:
        return data.decode(chosen)
    except LookupError:
        raise InputError(f"{name}: unknown encoding {chosen!r}") from None
    except UnicodeDecodeError as error:
        hint = "" if encoding else "; name the encoding if it is another one (utf-16, iso-8859-1 …)"
        raise InputError(f"{name}: byte {error.start} is not {chosen}{hint}") from None


def read_text(path: Path | str, encoding: str | None = None) -> str:
    """The text of a file; ``"-"`` is standard input.

    Raises:
        InputError: the file cannot be read or is not text in that encoding.
    """
    if str(path) == "-":
        return decode(sys.stdin.buffer.read(), "<stdin>", encoding)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    return decode(data, str(path), encoding)
