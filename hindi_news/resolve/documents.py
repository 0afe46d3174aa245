"""What a report means by इसमें, जिसमें or उसके अनुसार: the document named before, and who issued it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from .. import lexicon
from ..page import TokenSpan, Words
from ..text.normalize import matching_key
from .titles import phrase_start

#: Tokens back to the document, from there to the verb that issues it, and from its issuer to it.
_REACH, _ISSUED, _SUBJECT = 25, 8, 20
_GENITIVE = frozenset(("का", "के", "की"))
_INSIDE = frozenset("-–()")
_DETERMINERS = frozenset(("एक", "इस", "उस", "यह", "ये", "वह"))


class Document(NamedTuple):
    """The noun phrase of a document, and those that may name its issuer."""

    span: TokenSpan
    issuers: tuple[TokenSpan, ...]


@cache
def _words(kind: str) -> frozenset[str]:
    rows = lexicon.read("quote_words", "word", "class")
    return frozenset(matching_key(row["word"]) for row in rows if row["class"] == kind)


def in_it() -> frozenset[str]:
    """इसमें, जिसमें and the like: a document that holds words."""
    return _words("in_it")


def document_before(words: Words, first: int, stop: int, reach: int = _REACH) -> Document | None:
    """The last document in ``[first, stop)``, ``reach`` tokens before its end at most."""
    keys = words.key
    at = next((i for i in range(stop - 1, max(first, stop - reach) - 1, -1) if keys[i] in _words("documents")), None)
    if at is None:
        return None
    start = begin = at
    owner = None
    for i in range(at - 1, max(first, phrase_start(words, at)) - 1, -1):
        if keys[i] in _GENITIVE:
            owner = TokenSpan(max(first, phrase_start(words, i - 1)), i) if i > first else None
            break
        if start < at:
            break  # a determiner was the first word
        begin, start = i, i if keys[i] in _DETERMINERS else start
    given = keys[begin - 1 : begin] == ("जो",) or keys[begin] == "जो"
    issued = given or not _words("issues").isdisjoint(keys[at + 1 : min(stop, at + _ISSUED)])
    issuer = _subject(words, max(first, begin - _SUBJECT), begin) if issued else None
    return Document(TokenSpan(start, at + 1), tuple(span for span in (owner, issuer) if span is not None))


def _subject(words: Words, first: int, stop: int) -> TokenSpan | None:
    """X ने before token ``stop`` in its clause."""
    keys = words.key
    for i in range(stop - 1, first, -1):
        if keys[i] == "ने":
            return TokenSpan(max(first, phrase_start(words, i - 1)), i)
        if keys[i] == "कि" or (not keys[i][0].isalnum() and keys[i] not in _INSIDE):
            return None
    return None
