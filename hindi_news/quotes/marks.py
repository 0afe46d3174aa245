"""Pairs quotation marks: curly, straight, guillemets, nested, unbalanced, over sentences and paragraphs.

One pass with a stack per family, so the time is linear whatever the marks are.  A mark that is left open ends with its
paragraph, which is how a quotation of several paragraphs is printed; where only the last of them closes it, the start of
that paragraph is carried over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..page import GLUED, TokenPart, Words
from .cues import cue_before

_OPENING = {"“": '"', "‘": "'", "«": "«"}
_CLOSING = {"”": '"', "’": "'", "»": "«"}
_STRAIGHT = ("'", '"')
#: Marks that the content keeps to itself: nothing but space may stand between them and its words.
ALL = frozenset((*_OPENING, *_CLOSING, *_STRAIGHT))
#: What a closing mark may be glued to, though space stands before it.
_AFTER_CLOSING = frozenset("।.?!|,;:)…") | {"...", "॥"}
#: Quotations inside one another that are told apart.
_DEEPEST = 8
#: Paragraphs that may stand between a mark and the one that closes it.
_PARAGRAPHS = 3
#: Tokens between a cue and the mark that it opens.
_LEAD = 8
#: Tokens after a mark in which the next is looked for.
_AHEAD = 60
_PAUSES = frozenset((",", ":", ";", "-", "–", "—"))
_ENDS = frozenset("।.?!")
#: Letters before an apostrophe (ओ'हागन, डी'सूज़ा).
_NAME_LETTERS = 2


class Quoted(NamedTuple):
    """Tokens ``[first, stop)`` between marks; ``open`` is the token of the mark, ``close`` that of the closing one or -1.

    ``carried``: the opening mark stands in an earlier paragraph, and ``open`` is ``first``.
    """

    open: int
    close: int
    first: int
    stop: int
    carried: bool = False

    @property
    def after(self) -> int:
        """The token after the closing mark."""
        return self.stop if self.close < 0 else self.close + 1


def pair(words: Words, parts: Sequence[TokenPart]) -> list[Quoted]:
    """Quoted stretches in the order of their opening marks; they nest or are disjoint."""
    out: list[Quoted] = []
    left_open = ""  # family of the mark that an earlier part left open
    between: list[TokenPart] = []  # the parts since, without marks
    for part in parts:
        if part.kind == "boilerplate":
            continue
        carried = _carried(words, part, left_open) if left_open else None
        first = part.first
        if carried is not None:
            out += [Quoted(p.first, -1, p.first, p.stop, carried=True) for p in between]
            out.append(carried)
            first = carried.after
        found, family = _in_part(words, TokenPart(first, part.stop, part.kind))
        out += found
        if family or carried is not None or found or len(between) == _PARAGRAPHS:
            left_open, between = family, []
        elif left_open:
            between.append(part)
    return sorted(out)


def _carried(words: Words, part: TokenPart, family: str) -> Quoted | None:
    """The start of a paragraph up to a closing mark that was opened in an earlier one; None if a mark opens first."""
    for i in range(part.first, part.stop):
        mark = words.norm[i]
        if mark not in ALL or _apostrophe(words, i, part):
            continue
        if _family(mark) == family and mark not in _OPENING and i > part.first and not _opens(words, i, part):
            return Quoted(part.first, i, part.first, i, carried=True)
        return None
    return None


def _family(mark: str) -> str:
    return _OPENING.get(mark) or _CLOSING.get(mark) or mark


def _in_part(words: Words, part: TokenPart) -> tuple[list[Quoted], str]:
    """The stretches of one part, and the family of the mark that it leaves open ("" if none)."""
    norm = words.norm
    out: list[Quoted] = []
    opened: list[tuple[int, str]] = []  # all open marks, innermost last
    count: dict[str, int] = {}  # how many are open, by family
    for i in range(part.first, part.stop):
        mark = norm[i]
        if mark not in ALL or _apostrophe(words, i, part):
            continue
        family = _family(mark)
        if mark in _STRAIGHT:
            closes = count.get(mark, 0) > 0 and not _opens(words, i, part)
            if not count.get(mark) and (_strays(words, i, part) or _reopened(words, out, i, part)):
                continue
            if closes and (not _shuts(words, i, part) or _shut_next(words, i, part)) and led_in(words, i, part.first):
                # कहा, " …: it opens, and what opened before was never closed, or closed something itself.
                out += _given_up(words, opened, count, mark, i, part)
                closes = False
        else:
            closes = mark in _CLOSING
            # An opening curly mark is at times used to close (“शब्द“), as it does after „.
            closes = closes or (count.get(family, 0) > 0 and opened[-1][1] == family and _stands_last(words, i, part))
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
                    if i > at + 1 and len(opened) < _DEEPEST:
                        out.append(Quoted(at, i, at + 1, i))
                    break
    if opened:
        at, family = opened[0]
        if part.stop > at + 1 and not any(q.open > at and q.close < 0 for q in out):
            out.append(Quoted(at, -1, at + 1, part.stop))
            return out, family
    return out, ""


def led_in(words: Words, i: int, least: int) -> bool:
    """Whether a pause, and before it a word that reports, stand before a mark (कहा, "…; कहना है कि, "…)."""
    at = i
    while at > least and (words.norm[at - 1] in _PAUSES or words.key[at - 1] == "कि"):
        at -= 1
    return at < i and cue_before(words.key, at, max(least, at - _LEAD)) is not None


def _given_up(
    words: Words, opened: list[tuple[int, str]], count: dict[str, int], mark: str, i: int, part: TokenPart
) -> list[Quoted]:
    """Takes the marks of a family off the open ones; what a cue leads in is a stretch up to the next, or to token ``i``."""
    out = []
    stop = i
    while count.get(mark, 0):
        at, family = opened.pop()
        count[family] -= 1
        if family == mark and stop > at + 1 and led_in(words, at, part.first):
            out.append(Quoted(at, -1, at + 1, stop))
            stop = at
    return out


def _reopened(words: Words, out: list[Quoted], i: int, part: TokenPart) -> bool:
    """|"…," X ने कहा: a closing mark with nothing open; the glued mark before it opened, though it seemed to close."""
    last = out[-1] if out and _shuts(words, i, part) and words.norm[i - 1] == "," else None
    if last is None or last.close < 0 or last.close + 1 >= i or led_in(words, i, part.first):
        return False
    b = last.close
    ends = words.norm[b - 1] in _ENDS or words.norm[b - 1] == "|"
    if words.norm[b] != words.norm[i] or not ends or words.gap[b] != GLUED or words.gap[b + 1] != GLUED:
        return False
    if not led_in(words, last.open, part.first):
        out.pop()
    out.append(Quoted(b, i, b + 1, i))
    return True


def _shuts(words: Words, i: int, part: TokenPart) -> bool:
    """…खोलने को कहा था," X ने बताया: a mark that is glued to what is before it, and to nothing after it."""
    return i > part.first and words.gap[i] == GLUED and (i + 1 >= part.stop or words.gap[i + 1] != GLUED)


def _shut_next(words: Words, i: int, part: TokenPart) -> bool:
    """कहती हैं," मुझे गाना पसंद है.": the next such mark ends a sentence, so this one, after a comma, opened."""
    if words.norm[i - 1] != ",":
        return False
    after = next((j for j in range(i + 1, min(part.stop, i + _AHEAD)) if words.norm[j] == words.norm[i]), None)
    return after is not None and _strays(words, after, part)


def _strays(words: Words, i: int, part: TokenPart) -> bool:
    """A straight mark that ends a sentence as closing marks do, though none is open."""
    return _shuts(words, i, part) and words.norm[i - 1] in _ENDS


def _apostrophe(words: Words, i: int, part: TokenPart) -> bool:
    """A single mark between two letters of one script (ओ'हागन, l'Elettronica)."""
    if _family(words.norm[i]) != "'" or not part.first < i < part.stop - 1:
        return False
    if words.gap[i] != GLUED or words.gap[i + 1] != GLUED:
        return False
    before, after = words.norm[i - 1][-1], words.norm[i + 1][0]
    if before.isascii() and after.isascii():
        return before.isalpha() and after.isalpha()
    # After a whole word a mark closes (कहा'हम): only a letter or two stand before an apostrophe in Hindi names.
    return before.isalnum() and after.isalnum() and len(words.norm[i - 1]) <= _NAME_LETTERS


def _opens(words: Words, i: int, part: TokenPart) -> bool:
    """Whether a straight mark stands as opening marks do: space before it, none after it."""
    before = i == part.first or words.gap[i] != GLUED or words.norm[i - 1] in "([-–—:,"
    after = i + 1 < part.stop and words.gap[i + 1] == GLUED and words.norm[i + 1] not in _AFTER_CLOSING
    return before and after


def _stands_last(words: Words, i: int, part: TokenPart) -> bool:
    """Whether a mark stands as closing marks do: glued to what is before it, and to nothing after it but a pause."""
    if i == part.first or words.gap[i] != GLUED or words.norm[i - 1] in "([-–—:,":
        return False
    return i + 1 >= part.stop or words.gap[i + 1] != GLUED or words.norm[i + 1] in _AFTER_CLOSING
