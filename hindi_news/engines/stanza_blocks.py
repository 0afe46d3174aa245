"""What Stanza gets to read: the parts of the normal text with a blank line between them, and the way back."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from ..page import Page
from ..text.normalize import Normalized
from .stanza_page import is_unfinished


@dataclass(frozen=True, slots=True)
class Blocks:
    """The text that Stanza gets: the parts of the normal text, a blank line between them, and the way back."""

    text: str
    starts: tuple[int, ...] = field(repr=False)
    normal: tuple[int, ...] = field(repr=False)

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch inside one block lies in the normal text."""
        n = max(bisect_right(self.starts, start) - 1, 0)
        shift = self.normal[n] - self.starts[n]
        return start + shift, end + shift


def blocks_of(normalized: Normalized, layout: Page) -> Blocks:
    """The parts of a text; an unfinished dateline stays with the part that it opens."""
    words = layout.words
    pieces: list[str] = []
    starts: list[int] = []
    normal: list[int] = []
    size, first = 0, None
    for part in layout.parts:
        first = part.first if first is None else first
        if is_unfinished(words, part):
            continue
        start, end = normalized.normal(words.start[first]), normalized.normal(words.end[part.stop - 1])
        piece = normalized.text[start:end].rstrip()
        if pieces:
            size += 2
        starts.append(size)
        normal.append(start)
        pieces.append(piece)
        size += len(piece)
        first = None
    return Blocks("\n\n".join(pieces), tuple(starts), tuple(normal))
