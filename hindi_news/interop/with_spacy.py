"""spaCy: a pipeline component, and documents to and from ``spacy.tokens.Doc`` (extra ``[spacy]``).

``spacy.blank("hi").add_pipe("hindi_news")`` sets ``doc.ents`` (spaCy's labels), ``doc.spans["quotes"]``, ``["dates"]``,
``["entities"]``, and ``doc._.hindi_news`` (the :class:`~hindi_news.document.Document`).  A span of a quote has
``span._.quote`` and ``span._.speaker``, one of an entity ``span._.hindi_news_entity``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..analyzer import Analyzer
from ..document import Document
from ..errors import FormatError, MissingExtraError
from ..objects import Entity, Quote

try:
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.util import filter_spans
except ImportError:
    raise MissingExtraError("spacy", "spacy") from None

if TYPE_CHECKING:
    from spacy.vocab import Vocab

#: Our types under the labels that spaCy's pipelines use.
LABELS = {
    "person": "PERSON",
    "place": "GPE",
    "organization": "ORG",
    "group": "NORP",
    "treaty": "LAW",
    "unnamed": "UNNAMED",
}

#: Where a Doc keeps the reading: as JSON, so that ``DocBin``, ``to_bytes`` and other processes carry it too.
_KEY = "hindi_news"


@lru_cache(maxsize=64)
def _parsed(stored: str) -> Document:
    return Document.from_json(stored)


def _reading(doc: Doc) -> Document | None:
    stored = doc.user_data.get(_KEY)
    return None if stored is None else _parsed(stored)


def _quote(span: Span) -> Quote | None:
    # Spans of doc.spans["quotes"] carry the number of their quote as their id.
    reading = _reading(span.doc)
    number = span.id_[1:]
    if reading is None or not (span.id_.startswith("q") and number.isdigit() and int(number) <= len(reading.quotes)):
        return None
    return reading.quotes[int(number) - 1]


def _entity(span: Span) -> Entity | None:
    reading = _reading(span.doc)
    return None if reading is None else next((e for e in reading.entities if e.id == span.id_), None)


def _speaker(span: Span) -> Entity | None:
    quote = _quote(span)
    return None if quote is None else quote.speaker


if not Doc.has_extension("hindi_news"):
    Doc.set_extension("hindi_news", getter=_reading)
    Span.set_extension("quote", getter=_quote)
    Span.set_extension("speaker", getter=_speaker)
    Span.set_extension("hindi_news_entity", getter=_entity)


@Language.factory(
    "hindi_news", default_config={"engine": "native"}, assigns=["doc.ents", "doc.spans", "doc._.hindi_news"]
)
def create(nlp: Language, name: str, engine: str) -> HindiNews:
    """The component; ``engine`` as for :class:`~hindi_news.Analyzer`."""
    return HindiNews(engine)


class HindiNews:
    """Reads each Doc's text; spans are widened to whole spaCy tokens where those are longer than ours.

    The publication date comes from ``doc.user_data["published"]`` if it is set.
    """

    def __init__(self, engine: str = "native") -> None:
        self._analyzer = Analyzer(engine)

    def __call__(self, doc: Doc) -> Doc:
        """The same ``doc``, with what :func:`attach` puts on it."""
        return attach(doc, self._analyzer.analyze(doc.text, doc.user_data.get("published")))


def _span(doc: Doc, start: int, end: int, label: str, **options: Any) -> Span:
    span = doc.char_span(start, end, label=label, alignment_mode="expand", **options)
    assert span is not None  # expand always finds tokens inside the text
    return span


def attach(doc: Doc, reading: Document) -> Doc:
    """Put a reading of the same text into a spaCy Doc.

    Raises:
        FormatError: the texts differ.
    """
    if doc.text != reading.text:
        raise FormatError("the spaCy Doc and the Document hold different texts")
    doc.user_data[_KEY] = reading.to_json()
    entities = [_span(doc, m.start, m.end, LABELS[e.type], span_id=e.id) for e in reading.entities for m in e.mentions]
    dates = [_span(doc, d.start, d.end, d.kind) for d in reading.dates]
    named = [
        _span(doc, m.start, m.end, LABELS[e.type], span_id=e.id)
        for e in reading.entities
        for m in e.mentions
        if m.form == "name" and e.type != "unnamed"
    ]
    doc.set_ents(filter_spans([*named, *dates]))
    doc.spans["entities"] = entities
    doc.spans["dates"] = dates
    doc.spans["quotes"] = [
        _span(doc, q.start, q.end, q.kind, span_id=f"q{n}") for n, q in enumerate(reading.quotes, 1)
    ]
    return doc


def to_spacy(reading: Document, vocab: Vocab | None = None) -> Doc:
    """A spaCy Doc with our tokens, tags and sentences, and :func:`attach`'s layers; its text is the article's text."""
    tokens = list(reading.tokens)
    words: list[str] = []
    spaces: list[bool] = []
    own: list[int | None] = []  # index of our token, None for white space that spaCy needs as a token
    at = 0

    def blank(text: str) -> None:
        # One space belongs to the token before it; what is left over is a token of its own.
        if text.startswith(" ") and words and not spaces[-1]:
            spaces[-1] = True
            text = text[1:]
        if text:
            words.append(text)
            spaces.append(False)
            own.append(None)

    for n, token in enumerate(tokens):
        blank(reading.text[at : token.start])
        own.append(n)
        words.append(token.text)
        spaces.append(False)
        at = token.end
    blank(reading.text[at:])
    doc = Doc(vocab or spacy.blank("hi").vocab, words=words, spaces=spaces)
    firsts = {s.first for s in reading.sentences}
    for made, i in zip(doc, own, strict=True):
        # What stands before our first token belongs to its sentence.
        made.is_sent_start = made.i == 0 or (bool(i) and i in firsts)
        if i is not None:
            made.lemma_, made.pos_, made.tag_ = tokens[i].lemma or "", tokens[i].upos or "", tokens[i].xpos or ""
            made.set_morph(tokens[i].feats or "")  # type: ignore[attr-defined]  # missing in spaCy's own stubs
    return attach(doc, reading)


def from_spacy(doc: Doc) -> Document:
    """The Document that the component or :func:`to_spacy` attached.

    Raises:
        FormatError: the Doc holds none.
    """
    reading = _reading(doc)
    if reading is None:
        raise FormatError("this spaCy Doc holds no hindi_news document; add the pipe 'hindi_news' first")
    return reading


def pipe(docs: Iterable[Document], vocab: Vocab | None = None) -> Iterable[Doc]:
    """:func:`to_spacy` over many documents with one vocabulary."""
    shared = vocab or spacy.blank("hi").vocab
    return (to_spacy(d, shared) for d in docs)
