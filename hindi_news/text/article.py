"""Parts of an article: headline, dateline, byline, caption, paragraphs, and the furniture of its web page.

Lines become *blocks* (a line that runs on is joined to the next); each block gets the kind that the first rule of
:data:`RULES` with an opinion gives it.  A paragraph's dateline and the furniture at its end are then cut off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from .. import lexicon
from ..lexicon import PhraseTable
from ..page import BLANK_LINE, LINE, TokenPart, Trace, Words
from .dateline import find_dateline, is_place_line
from .normalize import matching_key
from .sentences import FINAL_MARKS

#: Longest headline, sub-headline and line of furniture, in tokens.
HEADLINE, SUBHEADLINE, FURNITURE = 45, 20, 40

_CLOSERS = frozenset("\"'”’»)]")
_STOPS = frozenset("।॥.")


class Block(NamedTuple):
    """Tokens ``[first, stop)`` of one block; ``mark`` is its final mark or "", ``marks`` how many stand in it.

    ``later`` tells whether running text (a block with a full stop or danda at its end) follows; ``before`` is the kind
    of the block before, ``begun`` whether a paragraph stands before.
    """

    words: Words
    first: int
    stop: int
    mark: str
    marks: int
    later: bool
    before: str
    begun: bool

    @property
    def size(self) -> int:
        """Number of tokens."""
        return self.stop - self.first


Rule = Callable[[Block], str | None]


_WHERE = ("line", "start", "end", "within", "tail")


@cache
def _phrases(name: str) -> dict[str, PhraseTable[str]]:
    """The phrases of lexicon ``name`` by where in a block they must stand (:data:`_WHERE`)."""
    tables: dict[str, list[tuple[tuple[str, ...], str]]] = {where: [] for where in _WHERE}
    for row in lexicon.read(name, "phrase", "where"):
        tables[row["where"]].append((tuple(map(matching_key, row["phrase"].split())), row["phrase"]))
    return {where: PhraseTable(entries) for where, entries in tables.items()}


@cache
def _running_words(side: str) -> frozenset[str]:
    rows = lexicon.read("running_words", "word", "side")
    return frozenset(matching_key(r["word"]) for r in rows if r["side"] == side)


def _has_phrase(block: Block, name: str) -> bool:
    """Whether a phrase of the lexicon stands where it must; brackets and marks around the block are looked through."""
    words, first, stop = block.words, block.first, block.stop
    while first < stop and not words.norm[first][0].isalnum():
        first += 1
    if first == stop:
        return False
    end = stop
    while end > first and not words.norm[end - 1][-1].isalnum() and words.norm[end - 1][-1] in "।.:!|)]…-–—":
        end -= 1
    tables = _phrases(name)
    found = tables["line"].longest(words.key, first, end)
    if found is not None and found[0] == end:
        return True
    if tables["start"].longest(words.key, first, end) is not None:
        return True
    if block.marks <= 1 and any(tables["within"].longest(words.key, i, end) is not None for i in range(first, end)):
        return True
    return any((f := tables["end"].longest(words.key, i, end)) is not None and f[0] == end
               for i in range(max(first, end - 8), end))


# -- rules: a kind of part, or None for no opinion --------------------------------------------------------------------
def page_furniture(block: Block) -> str | None:
    """About The Author, … App Download, यह भी पढ़ें: …, Trending Photos."""
    return "boilerplate" if block.size <= FURNITURE and _has_phrase(block, "boilerplate") else None


def identifier(block: Block) -> str | None:
    """news_2002_2_1_1487106: a database key."""
    norm = block.words.norm[block.first]
    return "boilerplate" if block.size == 1 and "_" in norm and any(map(str.isdigit, norm)) else None


def photo_line(block: Block) -> str | None:
    """Photo: …, (फोटो: …), इमेज स्रोत …"""
    return "caption" if block.size <= FURNITURE and _has_phrase(block, "captions") else None


def place_line(block: Block) -> str | None:
    """नई दिल्ली, एजेंसी: a dateline on a line of its own."""
    short = block.size <= 8 and block.later
    return "dateline" if short and is_place_line(block.words, block.first, block.stop) else None


def author_line(block: Block) -> str | None:
    """By …, लेखक: …, … बीबीसी संवाददाता."""
    short = block.size <= 15 and not block.mark
    return "byline" if short and _has_phrase(block, "bylines") else None


def first_line(block: Block) -> str | None:
    """A short line without full stop, before all running text."""
    headline = not block.begun and block.later and block.size <= HEADLINE and block.mark not in _STOPS
    if not headline:
        return None
    return "subheadline" if block.before in ("headline", "subheadline") else "headline"


def line_between_paragraphs(block: Block) -> str | None:
    """A short line without full stop between paragraphs; a question may be one."""
    short = block.begun and block.later and block.size <= SUBHEADLINE and block.mark not in _STOPS
    return "subheadline" if short and block.marks <= 1 else None


def running_text(block: Block) -> str | None:
    """Everything else."""
    return "paragraph"


#: In order; the first with an opinion decides.
RULES: tuple[Rule, ...] = (
    identifier, page_furniture, photo_line, place_line, author_line, first_line, line_between_paragraphs, running_text,
)


def split_parts(words: Words, trace: Trace | None = None) -> tuple[TokenPart, ...]:
    """Parts in order; together they hold every token.  Linear in the number of tokens."""
    blocks = list(_blocks(words))
    ends = [_final_mark(words, first, stop) for first, stop in blocks]
    running = [mark in _STOPS or stop - first > HEADLINE
               for mark, (first, stop) in zip(ends, blocks, strict=True)]
    later = [False] * len(blocks)
    for n in range(len(blocks) - 2, -1, -1):
        later[n] = later[n + 1] or running[n + 1]
    parts: list[TokenPart] = []
    before, begun, titled, dateline_seen, paragraphs = "", False, False, False, 0
    for n, (first, stop) in enumerate(blocks):
        tail = _tail(words, first, stop)
        marks = sum(norm in FINAL_MARKS for norm in words.norm[first:tail]) if tail - first <= FURNITURE else 0
        block = Block(words, first, tail, ends[n], marks, later[n], before, begun)
        rule, kind = _kind(block)
        if trace is not None:
            trace.add("part", f"{rule}: {kind}", words.start[first], words.end[tail - 1])
        before = kind
        dateline_seen = dateline_seen or kind == "dateline"
        titled = titled or kind == "headline"
        if kind == "paragraph":
            begun = True
            paragraphs += 1
            dateline = None if dateline_seen or paragraphs > 3 else find_dateline(words, first, tail, titled)
            if dateline is not None:
                dateline_seen = True
                parts.append(TokenPart(first, dateline.stop, "dateline"))
                if trace is not None:
                    trace.add("part", f"{dateline.rule}: dateline", words.start[first], words.end[dateline.stop - 1])
                first = dateline.stop
        parts.append(TokenPart(first, tail, kind))
        if tail < stop:
            parts.append(TokenPart(tail, stop, "boilerplate"))
            if trace is not None:
                trace.add("part", "bracketed_furniture: boilerplate", words.start[tail], words.end[stop - 1])
    return tuple(parts)


def _kind(block: Block) -> tuple[str, str]:
    """The name of the rule that decides, and the kind."""
    for rule in RULES:
        kind = rule(block)
        if kind is not None:
            return rule.__name__, kind
    raise AssertionError("the last rule always has an opinion")


def _tail(words: Words, first: int, stop: int) -> int:
    """Where furniture in brackets begins that fills the rest of a paragraph: है.(… के लिए यहां क्लिक करें.)"""
    table = _phrases("boilerplate")["tail"]
    norm = words.norm
    if norm[stop - 1] != ")" and ")" not in norm[max(first, stop - 4) : stop]:
        return stop
    for i in range(stop - 1, max(first, stop - 2 * FURNITURE), -1):
        if norm[i] == "(" and norm[i - 1] in FINAL_MARKS | _CLOSERS:
            inside = any(table.longest(words.key, j, stop) is not None for j in range(i + 1, stop))
            return i if inside else stop
    return stop


def _final_mark(words: Words, first: int, stop: int) -> str:
    """The final mark of ``[first, stop)``, looked for through closing quotation marks and brackets, or ""."""
    i = stop - 1
    while i > first and words.norm[i] in _CLOSERS:
        i -= 1
    return words.norm[i] if words.norm[i] in FINAL_MARKS else ""


#: Longest text of a link on a line of its own, in tokens.
LINK = 8
_VOWEL_SIGNS = frozenset(map(chr, [*range(0x93E, 0x94D), 0x901, 0x902, 0x903, 0x93C]))
#: Endings of futures, which end a sentence as है does.
_FUTURE = ("ेगा", "ेगी", "ेंगे", "एगा", "एगी", "एंगे")
#: How far a bracket may stay open over line breaks, in tokens.
_BRACKET = 60


def _blocks(words: Words) -> Iterator[tuple[int, int]]:
    """Lines, joined where one runs on into the next."""
    norm, count = words.norm, len(words)
    breaks = [i for i in range(1, count) if words.gap[i] >= LINE]
    first = 0
    open_until = 0
    begin, running = 0, False
    for stop in breaks:
        for opened in (i for i in range(begin, stop) if norm[i] == "("):
            closed = next((j for j in range(opened + 1, min(count, opened + _BRACKET)) if norm[j] in "()"), None)
            if closed is not None and norm[closed] == ")":
                open_until = max(open_until, closed)
        line, begin = begin, stop
        running = stop <= open_until or _runs_on(words, line, stop) or _is_cut(words, line, stop, running)
        if running and not _opens_report(words, stop):
            continue
        yield first, stop
        first = stop
    if first < count:
        yield first, count


def _opens_report(words: Words, first: int) -> bool:
    """Whether the line at ``first`` opens with a dateline and its agency: another report, however this one ends."""
    found = find_dateline(words, first, len(words), titled=False)
    return found is not None and bool(found.agencies) and bool(found.places)


def _is_cut(words: Words, first: int, stop: int, running: bool) -> bool:
    """Whether the line has a finished sentence and then one that breaks off, as text does around a lost link.

    The words of the link itself, a short line without any mark, run on when the line before it was cut (``running``).
    """
    norm = words.norm
    if norm[stop - 1] in FINAL_MARKS or (not norm[stop - 1][-1].isalpha() and norm[stop - 1][-1] not in _VOWEL_SIGNS):
        return False
    if words.key[stop - 1] in _running_words("end") or words.key[stop - 1].endswith(_FUTURE):
        return False
    tail = stop - 1
    while tail > first and norm[tail] not in FINAL_MARKS:
        tail -= 1
    if tail == first:
        return running and stop - first <= LINK
    return norm[tail] in _STOPS and stop - tail <= FURNITURE


def _runs_on(words: Words, first: int, stop: int) -> bool:
    """Whether the line ``[first, stop)`` is cut in the middle of a sentence."""
    last, following = words.key[stop - 1], words.key[stop]
    if following in _running_words("after"):
        return True
    return last == "," or (last in _running_words("before") and not _ends_with_did(words, first, stop))


def _ends_with_did(words: Words, first: int, stop: int) -> bool:
    """मंत्री ने राज्यों के साथ बैठक की: the की that a line ends with is no postposition but its verb, whose subject has ने."""
    if words.key[stop - 1] != "की":
        return False
    i = stop - 2
    while i > max(first, stop - HEADLINE) and words.key[i] not in ("ने", "कि") and words.norm[i] not in FINAL_MARKS:
        i -= 1
    # रूस ने भारत की / मदद की: a line that is cut has less between the two.
    between = stop - 2 - i
    return i > first and words.key[i] == "ने" and between >= (1 if words.gap[stop] >= BLANK_LINE else 2)
