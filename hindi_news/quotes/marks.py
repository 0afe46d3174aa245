"""Pairs quotation marks: curly, straight, guillemets, nested, unbalanced, over sentences and paragraphs.

One pass with a stack per family, so the time is linear whatever the marks are.  A mark that is left open ends with its
paragraph, which is how a quotation of several paragraphs is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..page import GLUED, TokenPart, Words

_OPENING = {"“": '"', "‘": "'", "«": "«"}
_CLOSING = {"”": '"', "’": "'", "»": "«"}
_STRAIGHT = ("'", '"')
#: Marks that the content keeps to itself: nothing but space may stand between them and its words.
ALL = frozenset((*_OPENING, *_CLOSING, *_STRAIGHT))


class Quoted(NamedTuple):
    """Tokens ``[first, stop)`` between marks; ``open`` is the token of the mark, ``close`` that of the closing one or -1."""

    open: int
    close: int
    first: int
    stop: int

    @property
    def after(self) -> int:
        """The token after the closing mark."""
        return self.stop if self.close < 0 else self.close + 1


def pair(words: Words, parts: Sequence[TokenPart]) -> list[Quoted]:
    """Quoted stretches in the order of their opening marks; they nest or are disjoint."""
    out: list[Quoted] = []
    for part in parts:
        if part.kind != "boilerplate":
            out += _in_part(words, part)
    return sorted(out)


def _in_part(words: Words, part: TokenPart) -> list[Quoted]:
    norm, gap = words.norm, words.gap
    out: list[Quoted] = []
    opened: list[tuple[int, str]] = []  # all open marks, innermost last
    count: dict[str, int] = {}  # how many are open, by family
    for i in range(part.first, part.stop):
        mark = norm[i]
        if mark not in ALL:
            continue
        if mark in _STRAIGHT:
            closes = count.get(mark, 0) > 0 and not _opens(words, i, part)
            family = mark
        else:
            closes, family = mark in _CLOSING, (_CLOSING.get(mark) or _OPENING[mark])
            # A closing curly mark is at times used to open (’शब्द’).
            if closes and not count.get(family) and _opens(words, i, part):
                closes = False
        if not closes:
            opened.append((i, family))
            count[family] = count.get(family, 0) + 1
        elif count.get(family, 0):
            while opened:
                at, kind = opened.pop()
                count[kind] -= 1
                if kind == family:
                    if i > at + 1:
                        out.append(Quoted(at, i, at + 1, i))
                    break
    if opened and gap:
        at, _ = opened[0]
        if part.stop > at + 1 and not any(q.open > at and q.close < 0 for q in out):
            out.append(Quoted(at, -1, at + 1, part.stop))
    return out


def _opens(words: Words, i: int, part: TokenPart) -> bool:
    """Whether a straight mark stands as opening marks do: space before it, none after it."""
    before = i == part.first or words.gap[i] != GLUED or words.norm[i - 1] in "([-–—:,"
    after = i + 1 < part.stop and words.gap[i + 1] == GLUED
    return before and after
