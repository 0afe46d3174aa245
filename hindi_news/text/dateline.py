"""Datelines: place, agency and their mark at the head of a report.

बीजिंग/दक्षिण भारत। · नई दिल्ली (वार्ता): · जेएनएन, जालंधर। · रायपुर: · कासगंज (यूपी). · लखनऊ, 5 मार्च (एजेंसी) —
· नई दिल्ली, तीन मार्च (भाषा), whose bracket is its mark
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from .. import lexicon
from ..lexicon import PhraseTable
from ..page import GLUED, TokenPart, TokenSpan, Words
from .normalize import matching_key

#: Longest dateline, and longest place in it without agency or bracket, in tokens.
LONGEST, BARE = 16, 3
#: Fewest tokens that must follow, so that a line with a colon is not taken for a report.
REST = 5

#: Days of the longest month.
DAYS = 31

_MARKS = frozenset("।.:—–-")
_STOPS = frozenset("।.:")
_DANDAS = frozenset("।.")
_SEPARATORS = frozenset("/,()[]")


_NEED_HEADLINE = ("place_and_bracket", "bare_place")


class Dateline(NamedTuple):
    """The dateline ends before token ``stop``; ``places`` and ``agencies`` are the words that name them."""

    stop: int
    places: tuple[TokenSpan, ...]
    agencies: tuple[TokenSpan, ...]
    rule: str


@cache
def _agencies() -> PhraseTable[str]:
    rows = lexicon.read("agencies", "name", "latin")
    return PhraseTable((tuple(map(matching_key, r["name"].split())), r["latin"]) for r in rows)


@cache
def _places() -> frozenset[str]:
    rows = lexicon.read("dateline_places", "name", "country")
    return frozenset(" ".join(map(matching_key, r["name"].split())) for r in rows)


@cache
def _excluded(why: str = "") -> frozenset[str]:
    """Words that stand in no dateline: postpositions, verbs, and the labels that also take a colon (सवाल:)."""
    rows = lexicon.read("dateline_excluded", "word", "why")
    return frozenset(matching_key(r["word"]) for r in rows if why in r["why"])


@cache
def _months() -> frozenset[str]:
    return frozenset(matching_key(r["word"]) for r in lexicon.read("dateline_days", "word", "why"))


@cache
def _numbers() -> frozenset[str]:
    """Days of the month in words."""
    rows = lexicon.read("number_words", "forms", "category", "value")
    return frozenset(
        matching_key(form)
        for r in rows if r["category"] == "number" and r["value"].isdigit() and 0 < int(r["value"]) <= DAYS
        for form in r["forms"].split())


def find_dateline(words: Words, first: int, stop: int, titled: bool = True) -> Dateline | None:
    """The dateline at the head of the paragraph ``[first, stop)``, or None.

    In a text with a headline (``titled``) one to three words and a mark will do; without, the place must be known or an
    agency stand beside it, for the text may begin anywhere in an article.
    """
    depth = 0
    for i in range(first, min(stop - REST, first + LONGEST)):
        norm = words.norm[i]
        if norm == "(":
            depth += 1
        elif norm == ")":
            depth -= 1
            if not depth and (found := _closed_by_agency(words, first, i)) is not None:
                return found
        elif words.key[i] in _excluded():
            return None
        elif norm in _MARKS and not depth and i > first:
            # A hyphen glued on both sides is part of a name.
            if norm == "-" and words.gap[i] == words.gap[i + 1] == 0:
                continue
            found = _read(words, first, i)
            return None if found and found.rule in _NEED_HEADLINE and not titled else found
        elif not (norm[0].isalnum() or norm in _SEPARATORS):
            return None
    return None


def _closed_by_agency(words: Words, first: int, bracket: int) -> Dateline | None:
    """The dateline of a known place that ends with an agency in brackets and has no further mark."""
    after = bracket + 1
    opening = next((i for i in range(bracket - 1, first, -1) if words.norm[i] == "("), first)
    agency = _agency_in(words, TokenSpan(opening + 1, bracket))
    # A title may follow: (भाषा) प्रधानमंत्री ने …
    goes_on = words.norm[after] in _MARKS or words.key[after] in _excluded("function word")
    if goes_on or agency != TokenSpan(opening + 1, bracket):
        return None
    found = _read(words, first, after)
    return found if found is not None and any(_is_place(words, p) for p in found.places) else None


def is_place_line(words: Words, first: int, stop: int) -> bool:
    """Whether the line ``[first, stop)`` holds known places and agencies, their mark, and nothing else."""
    last = stop - 1 if words.norm[stop - 1] in _MARKS else stop
    pieces = _pieces(words, first, last)
    known = [_is_place(words, piece) for piece, _ in pieces]
    return any(known) and all(
        is_known or _agency_in(words, piece) == piece or _is_day(words, piece)
        for is_known, (piece, _) in zip(known, pieces, strict=True))


def read_dateline(words: Words, part: TokenPart) -> Dateline | None:
    """Place and agency of a part of kind "dateline"; None for other parts."""
    if part.kind != "dateline":
        return None
    last = part.stop - 1
    while last - 1 > part.first and words.norm[last - 1] in _DANDAS and words.norm[last] in _DANDAS:
        last -= 1
    if words.norm[last] in _MARKS:
        return _read(words, part.first, last)
    return _read(words, part.first, part.stop)  # a line of its own may have no mark


def _read(words: Words, first: int, mark: int) -> Dateline | None:
    """The dateline whose mark is token ``mark``, if its head ``[first, mark)`` has the look of one."""
    pieces = _pieces(words, first, mark)
    if not pieces:
        return None
    agencies: list[TokenSpan] = []
    places: list[TokenSpan] = []
    for piece, after in pieces:
        cut = _agency_in(words, piece)
        if cut is not None:
            agencies.append(cut)
            for rest in (TokenSpan(piece.first, cut.first), TokenSpan(cut.stop, piece.stop)):
                if rest.first < rest.stop:
                    places.append(rest)
        elif after == "/" and places and not _is_place(words, piece):
            agencies.append(piece)
        elif not _is_day(words, piece):
            places.append(piece)
    if any(_is_place(words, p) for p in places):
        # Beside a known place an unknown name after a comma is the reporter's: विपिन अवस्थी, इंदौर।
        places = [p for p in places if _is_place(words, p) or any(p == q and a in "(/[" and a for q, a in pieces)
                  or (p.stop < mark and words.norm[p.stop] in "/(")]
    sign, norms = words.norm[mark] if mark < len(words) else "", words.norm[first:mark]
    bracket = ")" in norms and mark - first <= 8 and len(places) <= 2
    known = any(_is_place(words, p) for p in places)
    bare = len(pieces) == 1 and mark - first <= BARE and all("\u0900" <= n[0] <= "\u097f" for n in norms)
    if len(places) + len(agencies) > 4 or any(p.stop - p.first > 4 for p in places):
        return None
    stop = mark + 1 if sign in _MARKS else mark
    while stop < len(words) and sign in _DANDAS and words.norm[stop] in _DANDAS and words.gap[stop] == GLUED:
        stop += 1  # टोरंटो।।
    if agencies and (places or sign in _STOPS):
        rule = "place_and_agency"
    elif known and len(places) <= 3:
        rule = "known_place"
    elif sign in "-–—":
        return None
    elif bracket and places:
        rule = "place_and_bracket"
    elif bare and sign in _STOPS:
        rule = "bare_place"
    else:
        return None
    return Dateline(stop, tuple(places), tuple(agencies), rule)


def _pieces(words: Words, first: int, mark: int) -> list[tuple[TokenSpan, str]]:
    """The runs of words between separators, each with the separator before it."""
    out: list[tuple[TokenSpan, str]] = []
    begin, before = first, ""
    for i in range(first, mark + 1):
        if i == mark or words.norm[i] in _SEPARATORS:
            if begin < i:
                day = _day_at_end(words, TokenSpan(begin, i))
                if begin < day:
                    out.append((TokenSpan(begin, day), before))
                if day < i:
                    out.append((TokenSpan(day, i), before))
            begin, before = i + 1, words.norm[i]
    return out


def _agency_in(words: Words, piece: TokenSpan) -> TokenSpan | None:
    for i in range(piece.first, piece.stop):
        found = _agencies().longest(words.key, i, piece.stop)
        if found is not None:
            return TokenSpan(i, found[0])
    return None


def _is_place(words: Words, piece: TokenSpan) -> bool:
    return " ".join(words.key[piece.first : piece.stop]) in _places()


def _is_day(words: Words, piece: TokenSpan) -> bool:
    """5 मार्च, तीन मार्च, 2019, बुधवार."""
    return _day_at_end(words, piece) == piece.first


def _day_at_end(words: Words, piece: TokenSpan) -> int:
    """Where the day begins that a piece ends with (नई दिल्ली 16 अगस्त); its end if it ends with none."""
    first = piece.stop
    while first > piece.first and (
        words.key[first - 1].isdigit() or words.key[first - 1] in _months()
        or (first < piece.stop and words.key[first - 1] in _numbers())
    ):
        first -= 1
    # न्यूज 18 is an agency.
    whole = first == piece.first or any(key in _months() for key in words.key[first : piece.stop])
    return first if whole else piece.stop
