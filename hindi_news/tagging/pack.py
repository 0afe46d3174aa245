"""Models as single files: a zip of plain parts with a card, a protocol number and a SHA-256 of every part.

Parts are JSON, UTF-8 text, or ``.npy`` arrays (read with pickling off).  An archive is refused with a clear error when it
is damaged, of another protocol, too large when unpacked, or holds parts that its card does not list.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import ModelError
from ..files import atomic_path

#: Number of the layout described here; an archive of another number is refused.
PROTOCOL = 1
#: Largest size of all parts together when unpacked, in bytes.
LIMIT = 200_000_000
_CARD = "card.json"
#: How parts may be compressed; what :func:`save` writes, and not at all.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Pack:
    """An opened archive: its card (data, licence, versions, command, scores) and its parts by name."""

    card: Mapping[str, Any]
    parts: Mapping[str, bytes]
    path: str

    def text(self, name: str) -> str:
        """A UTF-8 part.

        Raises:
            ModelError: the archive has no such part, or it is no UTF-8 text.
        """
        try:
            return self._part(name).decode("utf-8")
        except UnicodeDecodeError as error:
            raise ModelError(f"{self.path}: part {name!r} is no text: {error}") from None

    def lines(self, name: str) -> list[str]:
        """The lines of a text part; raises as :meth:`text`."""
        return text.split("\n") if (text := self.text(name)) else []

    def array(self, name: str, shape: Sequence[int] | None = None) -> Array:
        """An array part; ``shape``: what it has to be for the other parts.

        Raises:
            ModelError: the archive has no such part, it is no plain array, or of another shape.
        """
        try:
            found = np.load(io.BytesIO(self._part(name)), allow_pickle=False)
        except (ValueError, EOFError, OSError, zipfile.BadZipFile) as error:
            raise ModelError(f"{self.path}: part {name!r} is no plain array: {error}") from None
        if not isinstance(found, np.ndarray):
            raise ModelError(f"{self.path}: part {name!r} is no plain array but several")
        if shape is not None and found.shape != tuple(shape):
            raise ModelError(f"{self.path}: part {name!r} is {found.shape}; the other parts need {tuple(shape)}")
        return found

    def _part(self, name: str) -> bytes:
        if name not in self.parts:
            raise ModelError(f"{self.path}: no part {name!r}; it has: {', '.join(sorted(self.parts))}")
        return self.parts[name]


def save(path: Path, kind: str, card: Mapping[str, Any], parts: Mapping[str, str | Array]) -> None:
    """Write an archive; the same parts and card give the same bytes.

    Args:
        path: the file to make.
        kind: what it is a model for ("names", "words"); checked when it is opened.
        card: what a reader should know; JSON values.
        parts: text or arrays by name.
    """
    blobs: dict[str, bytes] = {}
    for name, part in parts.items():
        if isinstance(part, str):
            blobs[name] = part.encode("utf-8")
        else:
            buffer = io.BytesIO()
            np.save(buffer, part, allow_pickle=False)
            blobs[name] = buffer.getvalue()
    head = {
        "protocol": PROTOCOL,
        "kind": kind,
        "sha256": {name: hashlib.sha256(blob).hexdigest() for name, blob in blobs.items()},
        "card": dict(card),
    }
    blobs[_CARD] = json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8")
    with atomic_path(path) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name in sorted(blobs):
            # A fixed date, so that equal models are equal files.
            info = zipfile.ZipInfo(name, date_time=(2020, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, blobs[name])


@contextmanager
def sound(path: Path | str) -> Iterator[None]:
    """While a model is built from an archive: what its card or a part lacks is an error that names the archive.

    Raises:
        ModelError: for a missing or odd value.
    """
    try:
        yield
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise ModelError(f"{path}: damaged archive: its card or a part makes no sense: {error!r}") from None


def load(path: Path, kind: str) -> Pack:
    """Open an archive and check all of it.

    Raises:
        ModelError: it is missing, damaged, of another protocol or kind, or too large.
    """
    try:
        with zipfile.ZipFile(path) as file:
            parts = file.infolist()
            if (size := sum(info.file_size for info in parts)) > LIMIT:
                raise ModelError(f"{path}: {size:,} bytes when unpacked; the limit is {LIMIT:,}")
            if len({info.filename for info in parts}) < len(parts):
                raise ModelError(f"{path}: damaged archive: a part is there twice")
            blobs = {info.filename: _read(file, info) for info in parts}
    except FileNotFoundError:
        raise ModelError(f"{path}: no such model") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise ModelError(f"{path}: damaged archive: {error}") from None
    head = _head(path, blobs.pop(_CARD, b""), kind)
    hashes = head["sha256"]
    if set(hashes) != set(blobs):
        raise ModelError(f"{path}: damaged archive: parts and card disagree")
    for name, blob in blobs.items():
        if hashlib.sha256(blob).hexdigest() != hashes[name]:
            raise ModelError(f"{path}: damaged archive: SHA-256 of {name!r} differs")
    return Pack(head["card"], blobs, str(path))


def _read(file: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & 1 or info.compress_type not in _METHODS:
        raise zipfile.BadZipFile(f"{info.filename!r} is encrypted, or compressed in another way than by deflation")
    # The size in the directory may lie; never unpack more than it says.
    with file.open(info) as part:
        blob = part.read(info.file_size + 1)
    if len(blob) != info.file_size:
        raise zipfile.BadZipFile(f"{info.filename!r} is not {info.file_size} bytes long")
    return blob


def _head(path: Path, blob: bytes, kind: str) -> dict[str, Any]:
    try:
        head: dict[str, Any] = json.loads(blob)
        protocol, found = head["protocol"], head["kind"]
        well_formed = isinstance(head["sha256"], dict) and isinstance(head["card"], dict)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ModelError(f"{path}: damaged archive: its card cannot be read") from None
    if protocol != PROTOCOL:
        raise ModelError(f"{path}: protocol {protocol!r}; this version reads {PROTOCOL}")
    if found != kind:
        raise ModelError(f"{path}: a model for {found!r}; expected {kind!r}")
    if not well_formed:
        raise ModelError(f"{path}: damaged archive: its card cannot be read")
    return head
