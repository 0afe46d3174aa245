"""Towns whose names are everyday words (बस्ती, गया, मंडी), told by the list of places that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from .. import lexicon
from ..page import Name, Page, TokenSpan
from ..text.normalize import matching_key
from .place_spans import HYPHENS
from .place_words import is_named
from .vocabulary import keys_of

#: How sure a list is of its members.
SCORE = 0.9
#: Longest name of a place and longest amount after it (बरेली के 12 मरीज), in words.
_NAME, _AMOUNT = 3, 3
_JOINS = frozenset((",", "और", "व", "तथा", "एवं"))
_THAT = matching_key("कि")
_POSTS = frozenset(map(matching_key, ("के", "की", "का", "में", "से")))
_FOLLOWS = _JOINS | _POSTS


@cache
def doubtful_towns() -> frozenset[str]:
    """Single words that name a town, a village or a district and are everyday words or other names too."""
    rows = [r for table, *columns in _TABLES for r in lexicon.read(table, *columns)]
    cells = [r["names"].split("|") for r in rows if r.get("kind", "city") in _KINDS]
    forms = {f.removesuffix("?") for cell in cells for f in cell if f.endswith("?")}
    return frozenset(k[0] for k in map(keys_of, forms) if len(k) == 1 and not is_named(k))


_KINDS = frozenset(("city", "village", "district"))
_TABLES = (
    ("districts", "state", "names"),
    ("tehsils", "state", "names"),
    ("towns", "english", "country", "names"),
    ("regions", "names", "english", "kind", "country", "latitude", "longitude"),
)


def towns_in_lists(page: Page, sentence: TokenSpan) -> Iterator[Name]:
    """बुलंदशहर के तीन, बस्ती के पांच; हापुड़ 18, बस्ती 23, एटा 3; गोरखपुर, बस्ती और देवरिया; सूरत-पटना: between two places,
    at the end of two others, or joined to one by a hyphen."""
    keys, doubtful = page.words.key, doubtful_towns()
    first, stop = sentence
    for i in [i for i, k in enumerate(keys[first:stop], first) if k in doubtful]:
        if _on_route(page, sentence, i):
            yield Name(i, i + 1, "place", SCORE, "place:list")
            continue
        follows = i + 1 < stop and (keys[i + 1] in _FOLLOWS or _is_number(keys[i + 1]) or keys[i + 1] == "(")
        if keys[i - 1] not in _JOINS and not follows:
            continue  # most are the everyday word
        before, after = _before(keys, first, i), _after(keys, i + 1, stop)
        if before is None and after is None:
            continue
        both = before is not None and after is not None
        placed = i + 1 < stop and keys[i + 1] in _POSTS
        last = before is not None and placed and _before(keys, first, before) is not None
        # भेजा गया और मेरठ, आगरा में: no list begins after a verb.
        opens = i == first or keys[i - 1] in _POSTS or keys[i - 1] == _THAT or not keys[i - 1][0].isalnum()
        begins = opens and after is not None and _after(keys, after, stop) is not None
        if both or last or begins:
            yield Name(i, i + 1, "place", SCORE, "place:list")


def _on_route(page: Page, sentence: TokenSpan, at: int) -> bool:
    """सूरत-पटना, दिल्ली-गया: joined by a hyphen to a place, and to no more."""
    keys, (first, stop) = page.words.key, sentence
    left = at - 2 >= first and keys[at - 1] in HYPHENS and page.words.gap[at] == page.words.gap[at - 1]
    right = at + 2 < stop and keys[at + 1] in HYPHENS and page.words.gap[at + 1] == page.words.gap[at + 2]
    start = at - 2 if left else at
    opens = (left or right) and (start == first or not keys[start - 1][0].isalnum()) and start + 3 < stop
    if opens and doubtful_towns().issuperset((keys[start], keys[start + 2])) and _is_number(keys[start + 3]):
        return True  # सूरत-गया 11.30 बजे
    if left:
        return any(is_named(keys[b : at - 1]) for b in range(max(first, at - 1 - _NAME), at - 1))
    return right and any(is_named(keys[at + 2 : e]) for e in range(at + 3, min(at + 2 + _NAME, stop) + 1))


def _is_number(key: str) -> bool:
    return key[0].isdigit()


def _before(keys: Sequence[str], first: int, stop: int) -> int | None:
    """Where the place begins whose item a comma or an "and" before ``stop`` closes: मेरठ, or मेरठ के दो,"""
    if stop - 1 <= first or keys[stop - 1] not in _JOINS:
        return None
    end = stop - 1
    if end - 1 > first and _is_number(keys[end - 1]):
        end -= 1 + (keys[end - 2] in HYPHENS and end - 2 > first)
    elif keys[end - 1] == ")":
        end = next((i for i in range(end - 2, max(end - 2 - _AMOUNT, first), -1) if keys[i] == "("), end)
    for place in (end, *(p for p in range(end - 2, max(end - 2 - _AMOUNT, first), -1) if keys[p] in _POSTS)):
        for begin in range(max(first, place - _NAME), place):
            if is_named(tuple(keys[begin:place])):
                return begin
    return None


def _after(keys: Sequence[str], first: int, stop: int) -> int | None:
    """Where the place ends that follows after a comma or an "and", itself after an amount: , मेरठ or के पांच, मेरठ"""
    join = first
    if join + 1 < stop and keys[join] in HYPHENS and _is_number(keys[join + 1]):
        join += 2
    elif join < stop and _is_number(keys[join]):
        join += 1
    elif join < stop and keys[join] == "(":
        join = next((j + 1 for j in range(join + 1, min(join + 2 + _AMOUNT, stop)) if keys[j] == ")"), stop)
    elif join < stop and keys[join] in _POSTS:
        join = next((j for j in range(first + 2, min(first + 2 + _AMOUNT, stop)) if keys[j] in _JOINS), stop)
    if join >= stop or keys[join] not in _JOINS:
        return None
    for end in range(min(join + 1 + _NAME, stop), join + 1, -1):
        if is_named(tuple(keys[join + 1 : end])):
            return end
    return None
