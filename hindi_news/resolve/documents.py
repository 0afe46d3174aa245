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
#: Pronouns (जिसके अनुसार, जिसका अनुवाद है) that may mean a document, and tokens from it to the end of its sentence for इसके.
_CITED = frozenset(("जिसके", "जिसका", "इसके", "उसके"))
_LAST = 7
_GENITIVE = frozenset(("का", "के", "की"))
_INSIDE = frozenset("-–()")
_POSTPOSITIONS = _GENITIVE | {"में", "से", "पर"}
#: After a genitive that owns nothing.
_BESIDE = frozenset(map(matching_key, ("साथ", "बाद", "पहले", "नीचे", "ऊपर", "लिए", "बारे", "अलावा", "अनुसार", "मुताबिक", "जवाब")))
#: After a text that somebody writes there and then (ट्वीट करके, ट्वीट किया).
_DOING = frozenset(("करके", "कर", "किया", "करते"))
_THAT = frozenset(("उसके", "उसमें", "उनमें"))
_SIDE = frozenset(("ओर", "तरफ"))
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


def is_document(key: str, kind: str | None) -> bool:
    """Whether the head of a source is a text."""
    return kind == "report" or key in _words("documents")


def issuing() -> frozenset[str]:
    """Words that give out a document: जारी, प्रकाशित."""
    return _words("issues")


def may_cite(words: Words, token: int, cue: TokenSpan | None) -> bool:
    """Whether a source of one word may be a document: इसमें, जिसके अनुसार, जो कहता है."""
    key = words.key[token]
    if key == "जो" and cue is not None:
        return any(word.endswith(("ता", "ती")) for word in words.key[cue.first : cue.stop + 1])
    return key in _CITED or key in in_it()


def cited(words: Words, before: int, first: int, token: int) -> Document | None:
    """The document that a pronoun means; its sentence begins at ``first``, the one before at ``before``."""
    key = words.key[token]
    if key[0] == "ज":
        found = document_before(words, first, token)
        return found if found is not None or token - first > 1 else document_before(words, before, first)
    if key in _THAT and "जो" in words.key[first:token]:
        return document_before(words, first, token)  # जो नतीजे छपे हैं, उनमें
    if key == "उसके":
        return None
    if key in in_it() and (found := document_before(words, first, token)) is not None and words.key[found.span.stop] == "में":
        return found  # कैप्शन में दावा है कि … और इसमें कहा गया है
    # इसके may mean anything, इसमें hardly.
    return document_before(words, before, first, _LAST if key == "इसके" else _REACH)


def document_before(words: Words, first: int, stop: int, reach: int = _REACH) -> Document | None:
    """The last document in ``[first, stop)``, ``reach`` tokens before its end at most."""
    keys = words.key
    at = next((i for i in range(stop - 1, max(first, stop - reach) - 1, -1) if keys[i] in _words("documents")), None)
    if at is None:
        return None
    start = begin = at
    owner = None
    for i in range(at - 1, max(first, phrase_start(words, at)) - 1, -1):
        if keys[i] in _GENITIVE and keys[i + 1] in _BESIDE:
            break  # वीडियो के साथ एक कैप्शन
        if keys[i] in _GENITIVE:
            owner = TokenSpan(max(first, phrase_start(words, i - 1)), i) if i > first else None
            break
        if start < at:
            break  # a determiner was the first word
        begin, start = i, i if keys[i] in _DETERMINERS else start
    given = keys[begin - 1 : begin] == ("जो",) or keys[begin] == "जो"
    verbs = () if keys[at + 1] in _POSTPOSITIONS else keys[at + 1 : min(stop, at + _ISSUED)]  # not रिपोर्ट के बाद आदेश दिया
    issued = given or not _words("issues").isdisjoint(verbs)
    issued = issued or keys[at + 1] in _DOING
    issuer = _subject(words, max(first, begin - _SUBJECT), begin) if issued else None
    return Document(TokenSpan(start, at + 1), tuple(span for span in (owner, issuer) if span is not None))


def _subject(words: Words, first: int, stop: int) -> TokenSpan | None:
    """X ने before token ``stop`` in its clause."""
    keys = words.key
    for i in range(stop - 1, first, -1):
        if keys[i] == "ने":
            return TokenSpan(max(first, phrase_start(words, i - 1)), i)
        if keys[i] == "से" and keys[i - 1] in _SIDE and keys[i - 2] == "की" and i - 2 > first:
            return TokenSpan(max(first, phrase_start(words, i - 3)), i - 2)  # X की ओर से जो आंकड़े आए
        if keys[i] == "कि" or (not keys[i][0].isalnum() and keys[i] not in _INSIDE):
            return None
    return None
