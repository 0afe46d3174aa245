"""Arguments that several subcommands share, and what they say while they train."""

from __future__ import annotations

import argparse
import math
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ..errors import InputError

N = TypeVar("N", int, float)


def add_output(parser: argparse.ArgumentParser) -> None:
    """``--out`` and ``--licence``."""
    parser.add_argument("--out", type=_in_a_folder, required=True, help="the archive to make")
    parser.add_argument("--licence", default="", help="for the card")


def within(kind: Callable[[str], N], least: N, below: float) -> Callable[[str], N]:
    """Reads an argument: a number of ``least`` to ``below``, itself left out."""

    def read(text: str) -> N:
        try:
            found = kind(text)
        except ValueError:
            found = None
        # Also refuses what is no number (nan), which no comparison holds for.
        if found is None or not least <= found < below:
            whole = "a whole number" if kind is int else "a number"
            upper = "" if below == math.inf else f" and less than {below:g}"
            raise argparse.ArgumentTypeError(f"{text!r}: expected {whole} of at least {least:g}{upper}")
        return found

    return read


def count(least: int) -> Callable[[str], int]:
    """Reads an argument: a whole number of at least so many."""
    return within(int, least, math.inf)


share, strength = within(float, 0.0, 1.0), within(float, 0.0, math.inf)
seed = within(int, 0, 2.0**32)


def _in_a_folder(text: str) -> Path:
    # Before hours of training, not after them.
    if not Path(text).absolute().parent.is_dir():
        raise argparse.ArgumentTypeError(f"{text!r}: there is no such folder to write in")
    return Path(text)


def add_raw_text(parser: argparse.ArgumentParser, use: str) -> None:
    """``--raw``, ``--classes``, ``--skip`` and ``--without``; ``use`` says what raw text is for."""
    parser.add_argument("--raw", type=Path, help=f"folder of raw text, {use}")
    parser.add_argument("--classes", type=Path, help="archive of a name tagger to take the word classes from")
    parser.add_argument("--skip", nargs="*", default=[], help="stems of raw files to leave out")
    parser.add_argument(
        "--without", type=Path, nargs="*", default=[], help="folders of texts kept for measuring: their lines are left out"
    )


def texts_in(folders: list[Path]) -> list[Path]:
    """The texts in the folders of ``--without``.

    Raises:
        InputError: a folder has none; what is kept for measuring must not be learned because of a slip of the pen.
    """
    found = {folder: sorted(folder.glob("*.txt")) for folder in folders}
    if empty := [folder for folder, texts in found.items() if not texts]:
        raise InputError(f"{empty[0]}: no folder with texts (*.txt) to leave out")
    return [path for texts in found.values() for path in texts]


def command_line() -> str:
    """The command that runs now, for the card."""
    return "python -m hindi_news.training " + shlex.join(sys.argv[1:])


def say(line: str) -> None:
    """Print a line of progress on standard error, at once."""
    print(line, file=sys.stderr, flush=True)
