"""What must hold for the analysis of any text whatever; shared by the property tests, the fuzz run and the fuzz target."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

import regex

from hindi_news import Analyzer, Document
from hindi_news.spans import Span
from hindi_news.text.normalize import normalize

_GRAPHEME = regex.compile(r"\X")
#: Characters that need not lie in a token: white space and what is invisible.
_UNSEEN = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Cn"))


def check(analyzer: Analyzer, text: str, published: str | None = "2024-05-15") -> Document:
    """Analyse ``text`` and assert every invariant of the result."""
    doc = analyzer.analyze(text, published)
    assert doc.text == text
    spans = list(_spans(doc))
    for span in spans:
        assert 0 <= span.start < span.end <= len(text), span
        assert text[span.start : span.end] == span.text
    _graphemes(doc, spans)
    _ordered(doc.sentences, "sentences")
    _ordered(doc.parts, "parts")
    _ordered(doc.tokens, "tokens")
    _covered(doc)
    for sentence in doc.sentences:
        assert 0 <= sentence.first < sentence.stop <= len(doc.tokens)
    _references(doc)
    given = doc.to_dict()
    assert Document.from_dict(given).to_dict() == given
    normal = normalize(text).text
    assert normalize(normal).text == normal, "normalising twice changes something"
    return doc


def _spans(doc: Document) -> Iterable[Span]:
    yield from doc.tokens
    yield from doc.sentences
    yield from doc.parts
    yield from doc.dates
    yield from doc.amounts
    for entity in doc.entities:
        yield from entity.mentions
    for quote in doc.quotes:
        yield quote
        if quote.source is not None:
            yield quote.source
        if quote.cue is not None:
            yield quote.cue


def _graphemes(doc: Document, spans: Sequence[Span]) -> None:
    """No span begins or ends inside a grapheme cluster of the text.

    Two cuts are meant: a mark whose base is in no token (it stands on white space), and a visarga typed for a colon.
    """
    text = doc.text
    clusters = [m.span() for m in _GRAPHEME.finditer(text)]
    bounds = {0, *(end for _, end in clusters)}
    held = {i for t in doc.tokens for i in range(t.start, t.end)}
    base = {i: start for start, end in clusters for i in range(start, end)}
    for span in spans:
        for edge in (span.start, span.end):
            meant = edge in bounds or base[edge] not in held or text[edge] == "\u0903"
            assert meant, (span, edge, "cuts a grapheme cluster")


def _ordered(spans: Iterable[Span], what: str) -> None:
    last = 0
    for span in spans:
        assert span.start >= last, (what, span, "out of order or overlapping")
        last = span.end


def _covered(doc: Document) -> None:
    """Tokens hold all that can be seen, sentences and parts hold all tokens."""
    at = 0
    for token in doc.tokens:
        assert not _seen(doc.text[at : token.start]), (doc.text[at : token.start], "is in no token")
        at = token.end
    assert not _seen(doc.text[at:]), (doc.text[at:], "is in no token")
    held = [i for s in doc.sentences for i in range(s.first, s.stop)]
    assert held == list(range(len(doc.tokens)))


def _seen(gap: str) -> bool:
    # An entity (&nbsp;) may stand for white space.
    return any(not c.isspace() and unicodedata.category(c) not in _UNSEEN for c in normalize(gap).text)


def _references(doc: Document) -> None:
    known = {id(e) for e in doc.entities}
    for quote in doc.quotes:
        for entity in (quote.speaker, quote.addressee, quote.via):
            assert entity is None or id(entity) in known
        assert all(0 <= s < len(doc.sentences) for s in quote.sentences)
    assert len({e.id for e in doc.entities}) == len(doc.entities)
    assert abs(sum(s.share for s in doc.speakers)) <= 1 + 1e-6
