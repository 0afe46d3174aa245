"""Texts kept for measuring, so that what is trained on can be told apart from them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..inputs import read_text

#: Code points that two texts must share in a row, white space apart, before it is no accident.
RUN = 40
#: So many shared runs make an article the same, or a report of the same event; formulas of page furniture share fewer.
SAME = 100


class HeldOut:
    """Texts that no training may see, not even unlabelled.

    Args:
        paths: text files.

    Raises:
        InputError: one cannot be read.
    """

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        self._runs: set[str] = set()
        self._short: set[str] = set()
        for path in paths:
            text = read_text(path)
            plain = _plain(text)
            self._runs.update(plain[i : i + RUN] for i in range(len(plain) - RUN + 1))
            self._short.update(p for line in text.split("\n") if RUN // 2 < len(p := _plain(line)) < RUN)

    def shared(self, text: str) -> int:
        """How many runs of :data:`RUN` code points of ``text`` stand in the held-out texts."""
        if not self._runs and not self._short:
            return 0
        plain = _plain(text)
        runs = sum(plain[i : i + RUN] in self._runs for i in range(len(plain) - RUN + 1))
        return runs + (plain in self._short)

    def owns(self, text: str) -> bool:
        """Whether ``text`` is, by what it shares, one of their articles."""
        return self.shared(text) > SAME


def _plain(text: str) -> str:
    return " ".join(text.split())
