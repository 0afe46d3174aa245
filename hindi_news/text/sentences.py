"""Sentence splitter: every final mark is a candidate, and the first rule of :data:`RULES` with an opinion decides.

Full stops of abbreviations, initials, decimals and addresses are inside tokens by now, so they never are candidates.
A sentence lies in one part; only a dateline without a final mark (रायपुर: …) opens the sentence that follows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..page import GLUED, LINE, TokenPart, TokenSpan, Trace, Words
from .token_rules import names_on

END, NO_END = True, False

FINAL_MARKS = frozenset("।॥.?!")
#: Longest sentence, in tokens.  No sentence of news comes near it; what does is a table, a list of names or noise, and
#: whoever reads sentences may look from any word of one to any other and still take time linear in the text.
LONGEST = 400
#: How far before that a comma or a space is looked for.
_LOOK_BACK = 40
_OPENING = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(")]}")
_CLOSING_QUOTES = frozenset("”’»")
_STRAIGHT = frozenset("\"'")
#: Marks that are made to open, and at times close („शब्द“, “शब्द“).
_OPENING_QUOTES = frozenset("“‘«")
_POSTPOSITIONS = frozenset(("का", "के", "की", "को", "ने", "से", "में", "पर", "वाला", "वाले", "वाली", "तक"))


class Candidate(NamedTuple):
    """A final mark at token ``at``; the sentence so far begins at ``first``, its part ends at ``limit``.

    ``after`` is the first token behind the mark and the closing marks that belong to it.  ``enclosed``: inside a
    bracket that opened in the middle of the sentence.
    """

    words: Words
    at: int
    first: int
    limit: int
    after: int
    enclosed: bool


Rule = Callable[[Candidate], bool | None]


def inside_brackets(c: Candidate) -> bool | None:
    """वह (जो बीमार है।) घर गया।"""
    return NO_END if c.enclosed else None


def another_mark_follows(c: Candidate) -> bool | None:
    """क्या?! है।। कहा।"। — the last mark of several ends the sentence."""
    return NO_END if c.after < c.limit and c.words.norm[c.after] in FINAL_MARKS else None


def list_number(c: Candidate) -> bool | None:
    """1. भारत 2. चीन: a number at the beginning of a sentence and its full stop."""
    norm = c.words.norm
    return NO_END if norm[c.at] == "." and c.at == c.first + 1 and norm[c.first].isdigit() else None


def comma_follows(c: Candidate) -> bool | None:
    """कौन है?, उसने पूछा।"""
    return NO_END if c.after < c.limit and c.words.norm[c.after] in (",", ";") else None


def case_marker_follows(c: Candidate) -> bool | None:
    """'कौन बनेगा करोड़पति?' में: a quoted question or call is a noun here."""
    if c.words.norm[c.at] not in "?!" or c.after >= c.limit:
        return None
    return NO_END if c.words.norm[c.after] in _POSTPOSITIONS else None


def spaced_initial(c: Candidate) -> bool | None:
    """मंत्री पी . राव, डॉ . राव: an initial or a title set apart from its full stop."""
    if c.words.norm[c.at] != "." or c.at == c.first or c.words.gap[c.at] == GLUED or c.at + 1 >= c.limit:
        return None
    before = c.words.norm[c.at - 2] if c.at - 2 >= c.first else ""
    beyond = c.words.norm[c.at + 1]
    if not beyond[0].isalpha() or c.words.gap[c.at + 1] >= LINE:
        return None
    dotted = c.at + 2 < c.limit and c.words.norm[c.at + 2] == "."
    return NO_END if names_on(c.words.norm[c.at - 1], before, beyond, dotted) else None


def latin_goes_on(c: Candidate) -> bool | None:
    """example.xyz: a full stop glued between Latin letters."""
    if c.words.norm[c.at] != "." or c.at == c.first or c.at + 1 >= c.limit or c.words.gap[c.at + 1] != GLUED:
        return None
    after = c.words.norm[c.at + 1]
    latin = after.isascii() and after[:1].islower() and c.words.norm[c.at - 1].isascii()
    return NO_END if latin and c.words.gap[c.at] == GLUED else None


def nothing_before(c: Candidate) -> bool | None:
    """A mark alone ends nothing, unless it is all there is."""
    return NO_END if c.at == c.first and c.after < c.limit else None


def final_mark(c: Candidate) -> bool | None:
    """। . ? ! ॥"""
    return END


#: In order; the first with an opinion decides.
RULES: tuple[Rule, ...] = (
    inside_brackets, another_mark_follows, nothing_before, list_number, comma_follows, case_marker_follows,
    spaced_initial, latin_goes_on, final_mark,
)


def split_sentences(words: Words, parts: Sequence[TokenPart], trace: Trace | None = None) -> tuple[TokenSpan, ...]:
    """Sentences of all parts, in order; together they hold every token.  Linear in the number of tokens."""
    out: list[TokenSpan] = []
    carried: int | None = None
    for n, part in enumerate(parts):
        first = part.first if carried is None else carried
        carried = None
        unfinished = part.kind == "dateline" and words.norm[part.stop - 1] not in FINAL_MARKS
        if unfinished and n + 1 < len(parts) and words.gap[part.stop] < LINE:
            carried = first
            continue
        _split_part(words, first, part, out, trace)
    return tuple(out)


def _split_part(words: Words, first: int, part: TokenPart, out: list[TokenSpan], trace: Trace | None) -> None:
    norm, limit = words.norm, part.stop
    closes = brackets(norm, part.first, limit)
    enclosed_until = first
    quoted: dict[str, bool] = {}
    i = part.first
    while i < limit:
        word = norm[i]
        if word in _OPENING:
            # A bracket that opens a sentence holds whole sentences; one in the middle holds none.
            if i > first and i in closes:
                enclosed_until = max(enclosed_until, closes[i])
        elif word in _STRAIGHT:
            quoted[word] = not quoted.get(word, False)
        elif word in FINAL_MARKS:
            after = _closing_marks(words, i + 1, limit, quoted)
            candidate = Candidate(words, i, first, limit, after, i < enclosed_until)
            for rule in RULES:
                opinion = rule(candidate)
                if opinion is not None:
                    break
            if trace is not None:
                trace.add("sentence", f"{rule.__name__}: {'end' if opinion else 'no end'}", words.start[i],
                          words.end[i])
            if opinion:
                for mark in norm[i + 1 : after]:
                    if mark in _STRAIGHT:
                        quoted[mark] = False
                out.extend(cut_long(words, first, after))
                first = i = after
                continue
        i += 1
    if first < limit:
        out.extend(cut_long(words, first, limit))
        if trace is not None:
            trace.add("sentence", f"end_of_{part.kind}: end", words.start[limit - 1], words.end[limit - 1])


def cut_long(words: Words, first: int, stop: int) -> Iterator[TokenSpan]:
    """``[first, stop)`` in pieces of at most :data:`LONGEST` tokens: cut after a comma, else at a space, else anywhere."""
    while stop - first > LONGEST:
        latest = first + LONGEST
        near = range(latest, latest - _LOOK_BACK, -1)
        at = next((t for t in near if words.norm[t - 1] in (",", ";")), None)
        at = at or next((t for t in near if words.gap[t] != GLUED), latest)
        yield TokenSpan(first, at)
        first = at
    yield TokenSpan(first, stop)


def brackets(norm: Sequence[str], first: int, limit: int) -> dict[int, int]:
    """Where the brackets that open in ``[first, limit)`` close, for those that do."""
    stack: list[int] = []
    closes: dict[int, int] = {}
    for i in range(first, limit):
        if norm[i] in _OPENING:
            stack.append(i)
        elif norm[i] in _CLOSING and stack:
            closes[stack.pop()] = i
    return closes


def _closing_marks(words: Words, at: int, limit: int, quoted: dict[str, bool]) -> int:
    """The token after the closing quotation marks and brackets that follow a final mark at ``at - 1``."""
    norm, gap = words.norm, words.gap
    closed: set[str] = set()
    while at < limit:
        mark = norm[at]
        if mark in _STRAIGHT:
            # Glued to the final mark alone it closes; otherwise it closes only what is open, and that once ("…।""…।").
            belongs = gap[at] == GLUED and not (at + 1 < limit and gap[at + 1] == GLUED)
            if not belongs and (mark in closed or not quoted.get(mark, False)):
                return at
            closed.add(mark)
        elif mark in _OPENING_QUOTES:
            if gap[at] != GLUED or (at + 1 < limit and gap[at + 1] == GLUED):
                return at
        elif mark not in _CLOSING and mark not in _CLOSING_QUOTES:
            return at
        at += 1
    return at
