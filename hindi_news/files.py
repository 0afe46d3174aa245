"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from .errors import InputError


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path`` that takes its place when the block ends, and is removed if it fails.

    A link stays a link: what it points to is replaced.  A pipe or a device (``/dev/stdout``) is no file that could
    appear whole: it is written as it is.

    Raises:
        InputError: nothing can be written there.
    """
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        try:
            yield path
        except OSError as error:
            raise _unwritable(path, error) from error
        return
    target = Path(os.path.realpath(path))
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    except OSError as error:
        raise InputError(f"{path}: cannot write here: {error.strerror or error}") from None
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        # mkstemp makes files private; an output file gets the permissions any new file would get.
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _unwritable(path, error) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _unwritable(path: Path | str, error: OSError) -> InputError:
    return InputError(f"{path}: cannot write: {error.strerror or error}")


@contextmanager
def atomic(path: Path) -> Iterator[IO[str]]:
    """A UTF-8 text file that appears under ``path`` whole or not at all; pipes and devices as in :func:`atomic_path`.

    Raises:
        InputError: nothing can be written there.
    """
    # Lone surrogates of a damaged article are written as they are, and read back the same way.
    with (
        atomic_path(path) as temporary,
        temporary.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as out,
    ):
        yield out
        out.flush()
