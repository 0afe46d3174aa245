"""Tokenizer in the manner of Universal Dependencies for Hindi.

One regular expression cuts the text into *atoms* (a run of letters, a number, a mark …); where two atoms touch, the
first rule of :mod:`~hindi_news.text.token_rules` with an opinion says JOIN or SPLIT, and without one they stay apart.
Hyphens, percent and currency signs are tokens of their own, so both halves of भारत-पाकिस्तान and both ends of 2013-2014
can be mentions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from operator import le

import regex

from ..page import BLANK_LINE, GLUED, LINE, SPACE, Trace, Words
from .glued import seam
from .normalize import Normalized, matching_key
from .token_rules import RULES, SPLIT, Boundary, conjunct

_DEVANAGARI = r"[\u0900-\u0963\u0971-\u097f\p{M}\u200c\u200d]"
_LATIN = r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f_]"
_PICTOGRAPH = r"\p{Extended_Pictographic}[\ufe0f\U0001f3fb-\U0001f3ff]*"
_TLD = "com|org|net|in|co|gov|nic|edu|info|io|tv|uk|us|ru|news|hindi"
#: Alternatives are tried in this order.  Every repetition that could fail late is bounded: no super-linear input.
_ATOM = regex.compile(
    rf"(?:(?P<word>[\u0904-\u0939\u093d\u0950\u0958-\u0961\u0972-\u097f]{_DEVANAGARI}*+)"
    r"|(?P<mark>[।॥,?!;()\[\]\"“”‘«»—–…|])"
    r"|(?P<identifier>[A-Za-z0-9]++(?:_[A-Za-z0-9]++)++)"
    r"|(?P<number>[0-9]++(?:[.,:][0-9]++)*+)"
    r"|(?P<url>(?:https?://|www\.)[A-Za-z0-9_~:/?#@!$&*+,;=%.\-]*(?<![.,:;!?\-]))"
    r"|(?P<email>[A-Za-z0-9._%+\-]{1,64}+@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,5})"
    rf"|(?P<domain>[A-Za-z0-9\-]{{1,63}}(?:\.[A-Za-z0-9\-]{{1,63}}){{0,3}}\.(?:{_TLD})(?![A-Za-z0-9])"
    r"(?:/[A-Za-z0-9_~/?#&=%.\-]*(?<![.,?]))?)"
    r"|(?P<handle>@[A-Za-z0-9_]++)"
    rf"|(?P<tag>\#(?:{_DEVANAGARI}|[A-Za-z0-9_])++)"
    rf"|(?P<latin>{_LATIN}++)"
    rf"|(?P<emoji>\p{{Regional_Indicator}}{{2}}|{_PICTOGRAPH}(?:\u200d{_PICTOGRAPH})*+)"
    r"|(?P<letters>(?!\p{Devanagari})\p{L}[\p{L}\p{M}\u200c\u200d]*+)"
    r"|(?P<degree>°[CF]?)"
    r"|(?P<other>(?=\S)\X))"
    # What extends a grapheme cluster never begins a token.
    r"[\p{Grapheme_Extend}\p{M}\p{Emoji_Modifier}\u200c\u200d]*+",
    regex.VERSION1,
)

#: Marks that are always tokens of their own: the rules need not be asked.
APART = frozenset("।॥,?!;:()[]{}\"“”‘«»—–…|/%₹$£€")
_JOINERS = frozenset("\u200c\u200d")
#: Signs that are one grapheme cluster with what follows them, a space too (signs before Arabic numbers and the like).
_PREPENDED = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2\U000111c3\U000113d1" \
    "\U0001193f\U00011941\U00011a84-\U00011a89\U00011d46\U00011f02"
#: White space between tokens.
_GAP = re.compile(rf"((?:(?<![{_PREPENDED}]) |[^\S ])\s*)")
#: Longest stretch without white space that is kept with its tokens, and longest token that more may be joined to.
_LONGEST_KEPT, _LONGEST_JOINED = 40, 64


def tokenize(normalized: Normalized, trace: Trace | None = None) -> Words:
    """The words of a text; offsets are those of ``normalized.raw``.  Linear in length."""
    text = normalized.text
    starts: list[int] = []
    ends: list[int] = []
    norms: list[str] = []
    gaps: list[int] = []
    at = 0
    gap = SPACE
    # No token holds white space, so that each stretch is cut by itself.
    pieces = _GAP.split(text)
    for n, piece in enumerate(pieces):
        if n % 2:
            lines = piece.count("\n")
            gap = BLANK_LINE if lines > 1 else LINE if lines else SPACE
        elif piece:
            if trace is None and "." not in piece and len(piece) <= _LONGEST_KEPT:
                found = _kept(piece)
            else:
                note = None if trace is None else _note(trace, normalized, at)
                before = norms[-1] if norms and gap == SPACE else ""
                beyond = _opening(pieces[n + 2]) if pieces[n + 1 : n + 2] == [" "] else ""
                found = tuple(_cut(piece, before, beyond, note))
            for start, end, norm in found:
                starts.append(at + start)
                ends.append(at + end)
                norms.append(norm)
                gaps.append(gap)
                gap = GLUED
        at += len(piece)
    if normalized.starts:
        to, to_end = normalized.starts, normalized.ends
        starts, ends = [to[s] for s in starts], [to_end[e - 1] for e in ends]
        _take_joiners(normalized.raw, ends)
        _merge_overlaps(starts, ends, norms, gaps)
    return Words(normalized.raw, tuple(starts), tuple(ends), tuple(norms), tuple(map(matching_key, norms)), tuple(gaps))


Piece = tuple[int, int, str]
#: Gets the rule, its verdict and the stretch that it decided about.
Note = Callable[[str, bool, int, int], None]


@lru_cache(1 << 14)


def _kept(text: str) -> tuple[Piece, ...]:
    """What :func:`_cut` gives of a stretch without full stops, for which its neighbours do not count."""
    return tuple(_cut(text, "", "", None))


def _cut(text: str, before: str, beyond: str, note: Note | None) -> Iterator[Piece]:
    """``(start, end, normal form)`` of the tokens of a text without white space; the neighbours as in :class:`Boundary`."""
    for start, end, word in _join(text, before, beyond, note):
        at = seam(word)
        if at:
            if note is not None:
                note("glued", SPLIT, start, end)
            yield start, start + at, word[:at]
            yield start + at, end, word[at:]
        else:
            yield start, end, word


def _join(text: str, before: str, beyond: str, note: Note | None) -> Iterator[Piece]:
    """The atoms of a text, joined to tokens."""
    atoms = [(*m.span(), m[0]) for m in _ATOM.finditer(text)]
    first = 0
    word = last = ""
    for i, (start, end, atom) in enumerate(atoms):
        if word and last not in APART and atom not in APART:
            after = atoms[i + 1][2] if i + 1 < len(atoms) else ""
            at = Boundary(word, last, atom, after)
            if atom == ".":
                at = at._replace(before="" if first else before, beyond="" if after else beyond)
            # However long: a grapheme cluster is never cut.
            if _decide(at, note, first, end) and (len(word) < _LONGEST_JOINED or conjunct(at)):
                word += atom
                last = atom
                continue
        if word:
            yield first, start, word
        first, word, last = start, atom, atom
    if word:
        yield first, len(text), word


def _opening(piece: str) -> str:
    """The first atom of a stretch, with the full stop that touches it."""
    match = _ATOM.match(piece)
    if match is None:
        return ""
    return match[0] + "." if piece.startswith(".", match.end()) else match[0]


def _take_joiners(raw: str, ends: list[int]) -> None:
    """A joiner that normalisation dropped at the end of a word belongs to its last grapheme cluster."""
    for i, end in enumerate(ends):
        while raw[end : end + 1] in _JOINERS:
            end += 1
        ends[i] = end


def _merge_overlaps(starts: list[int], ends: list[int], norms: list[str], gaps: list[int]) -> None:
    """Words that come from one entity of the caller's text (&amp;xyz; reads &xyz;) are one token."""
    if all(map(le, ends, islice(starts, 1, None))):
        return
    kept = 0
    for i in range(1, len(starts)):
        if starts[i] < ends[kept]:
            ends[kept] = max(ends[kept], ends[i])
            norms[kept] += norms[i]
        else:
            kept += 1
            starts[kept], ends[kept], norms[kept], gaps[kept] = starts[i], ends[i], norms[i], gaps[i]
    for column in (starts, ends, norms, gaps):
        del column[kept + 1 :]


def _decide(at: Boundary, note: Note | None, first: int, end: int) -> bool:
    for rule in RULES:
        opinion = rule(at)
        if opinion is not None:
            if note is not None:
                note(rule.__name__, opinion, first, end)
            return opinion
    return SPLIT


def _note(trace: Trace, normalized: Normalized, at: int) -> Note:
    def note(rule: str, joined: bool, first: int, end: int) -> None:
        verdict = "join" if joined else "split"
        trace.add("token", f"{rule}: {verdict}", normalized.original(at + first), normalized.original_end(at + end))

    return note
