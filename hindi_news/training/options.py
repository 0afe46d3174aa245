"""Arguments that several subcommands share, and what they say while they train."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path


def add_output(parser: argparse.ArgumentParser) -> None:
    """``--out`` and ``--licence``."""
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--licence", default="", help="for the card")


def add_raw_text(parser: argparse.ArgumentParser, use: str) -> None:
    """``--raw``, ``--classes``, ``--skip`` and ``--without``; ``use`` says what raw text is for."""
    parser.add_argument("--raw", type=Path, help=f"folder of raw text, {use}")
    parser.add_argument("--classes", type=Path, help="archive of a name tagger to take the word classes from")
    parser.add_argument("--skip", nargs="*", default=[], help="stems of raw files to leave out")
    parser.add_argument(
        "--without", type=Path, nargs="*", default=[], help="folders of texts kept for measuring: their lines are left out"
    )


def texts_in(folders: list[Path]) -> list[Path]:
    """The texts in the folders of ``--without``."""
    return [path for folder in folders for path in sorted(folder.glob("*.txt"))]


def command_line() -> str:
    """The command that runs now, for the card."""
    return "python -m hindi_news.training " + shlex.join(sys.argv[1:])


def say(line: str) -> None:
    """Print a line of progress on standard error, at once."""
    print(line, file=sys.stderr, flush=True)
