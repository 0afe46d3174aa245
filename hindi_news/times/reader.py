"""What the rules of time see: every token with its category and value, and the anchors of relative expressions.

A token is looked up once by its key; rules then compare short category names.  Categories and values stand in the
lexicons ``time_words`` and ``number_words``; digits get theirs here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import regex

from .. import lexicon
from ..lexicon import PhraseTable
from ..page import LINE, Page
from ..text.normalize import matching_key

Entry = tuple[str, str]
NOTHING: Entry = ("", "")

#: Tokens that a rule may look at beyond the end of the text.
_MARGIN = 16

#: Months, or centuries, that share the words after the last of them (16वीं और 17वीं सदी), at most.
LISTED = 4
#: The key of a dash that may also stand between clauses.
_LONG_DASH = matching_key("—")
#: Digits of a number, at most: longer ones count nothing.
_LONGEST = 18
#: Years of publication from which one can count: everything near them is in the calendar.
_FIRST_YEAR, _LAST_YEAR = 1000, 9000

_ORDINAL = regex.compile(r"(\d{1,4})(?:वां|वीं|वें|वाँ|वा|वी|वे|ला|ली|ले|रा|री|रे|था|थी|थे|st|nd|rd|th)")
_MERIDIEM = regex.compile(r"(\d{1,2})(am|pm)")
_DOTTED = regex.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})")
_CLOCK = regex.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_DECIMAL = regex.compile(r"\d+\.\d+")
_GROUPED = regex.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?")


class Piece(NamedTuple):
    """A time expression in tokens ``[first, stop)`` as a rule reads it; ``name`` is the rule's."""

    first: int
    stop: int
    kind: str
    value: str
    name: str = ""


Found = tuple[Piece, ...]


@cache
def feast_names() -> PhraseTable[tuple[str, str]]:
    """Keys of a feast's name -> its id and its day as the lexicon writes it ("" if movable)."""
    return PhraseTable(
        (tuple(matching_key(word) for word in row["name"].replace("-", " - ").split()), (row["id"], row["day"]))
        for row in lexicon.read("festivals", "name", "id", "day")
    )


@cache
def table() -> Mapping[str, Entry]:
    """Key of a word -> its category and value."""
    out: dict[str, Entry] = {}
    for name in ("number_words", "time_words", "time_contexts", "lunar_months"):
        for row in lexicon.read(name, "forms", "category", "value"):
            for form in row["forms"].split():
                out.setdefault(matching_key(form), (row["category"], row["value"]))
    for row in lexicon.read("festivals", "name", "id", "day"):
        out.setdefault(matching_key(row["name"].replace("-", " ").split()[0]), ("festival", ""))
    return out


def digits(key: str) -> Entry:
    """Category and value of a token that begins with a digit."""
    if key.isdecimal():
        return ("digits", key) if len(key) <= _LONGEST else NOTHING
    for category, form in (("clock", _CLOCK), ("decimal", _DECIMAL), ("grouped", _GROUPED), ("dotted_date", _DOTTED)):
        if form.fullmatch(key):
            return category, key
    if (match := _ORDINAL.fullmatch(key)) is not None:
        return "ordinal", match[1]
    if (match := _MERIDIEM.fullmatch(key)) is not None:
        return "hour", str(int(match[1]) % 12 + 12 * (match[2] == "pm"))
    return NOTHING


class Reader:
    """The tokens of a page as the rules see them.

    ``category[i]`` and ``value[i]`` are empty for words that say nothing of time; both reach beyond the last token.
    ``people`` are the tokens at which the engine sees a person's name, ``people_inside`` those inside longer ones,
    ``groups`` those at which it sees one of a people;
    ``near`` is a day near publication where that itself is unknown;
    ``last`` is the value of the latest DATE read so far, ``previous`` the latest expression of any kind.
    """

    __slots__ = ("category", "groups", "keys", "last", "near", "page", "people", "people_inside", "previous", "published",
                 "size", "value")

    def __init__(self, page: Page) -> None:
        get = table().get
        entries = [
            get(key) or (digits(key) if "0" <= key[:1] <= "9" else NOTHING) for key in page.words.key
        ]
        entries.extend([NOTHING] * _MARGIN)
        self.page = page
        self.keys = page.words.key
        self.size = len(page.words)
        self.category: list[str] = [e[0] for e in entries]
        self.value: list[str] = [e[1] for e in entries]
        self.people = frozenset(n.first for n in page.tags.names if n.type == "person")
        self.groups = frozenset(n.first for n in page.tags.names if n.type == "group")
        self.people_inside = frozenset(
            k for n in page.tags.names if n.type == "person" and n.stop - n.first > 1 for k in range(n.first, n.stop))
        day = page.published
        self.published: dt.date | None = day if day is not None and _FIRST_YEAR <= day.year < _LAST_YEAR else None
        self.near: dt.date | None = None
        self.last: str | None = None
        self.previous: Piece | None = None

    def key(self, i: int) -> str:
        """The key of token ``i``, or "" outside the text."""
        return self.keys[i] if 0 <= i < self.size else ""

    def before(self, i: int) -> str:
        """The category of the token before ``i``, "" at the beginning of the text or of a line."""
        return self.category[i - 1] if i > 0 and self.page.words.gap[i] < LINE else ""

    def glued(self, i: int) -> bool:
        """Whether token ``i`` touches the one before it."""
        return 0 < i < self.size and self.page.words.gap[i] == 0

    def whole(self, first: int, stop: int) -> bool:
        """Whether no line ends inside ``[first, stop)``."""
        return stop <= self.size and all(g < LINE for g in self.page.words.gap[first + 1 : stop])

    def skip(self, i: int, *categories: str) -> int:
        """The index after token ``i`` if it is of one of the categories, else ``i``."""
        return i + 1 if self.category[i] in categories else i

    def comma(self, i: int) -> int:
        """The index after an optional comma."""
        return i + 1 if self.key(i) == "," else i

    def dash(self, i: int) -> bool:
        """Whether token ``i`` is a hyphen, or a dash that touches what it joins (दो—तीन)."""
        key = self.key(i)
        return key in ("-", "–", "—", "~") or (key == _LONG_DASH and self.glued(i) and self.glued(i + 1))
