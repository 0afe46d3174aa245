"""spaCy: a pipeline component, and documents to and from ``spacy.tokens.Doc`` (extra ``[spacy]``).

``spacy.blank("hi").add_pipe("hindi_news")`` sets ``doc.ents`` (spaCy's labels), ``doc.spans["quotes"]``, ``["dates"]``,
``["entities"]``, and ``doc._.hindi_news`` (the :class:`~hindi_news.document.Document`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..analyzer import Analyzer
from ..document import Document
from ..errors import FormatError, MissingExtraError

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

if not Doc.has_extension("hindi_news"):
    Doc.set_extension("hindi_news", default=None)
    Span.set_extension("speaker", default=None)


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
    doc._.hindi_news = reading
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
    quotes = []
    for q in reading.quotes:
        span = _span(doc, q.start, q.end, q.kind)
        span._.speaker = q.speaker
        quotes.append(span)
    doc.spans["quotes"] = quotes
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
        made.is_sent_start = i in firsts or made.i == 0
        if i is not None:
            made.lemma_, made.pos_, made.tag_ = tokens[i].lemma or "", tokens[i].upos or "", tokens[i].xpos or ""
            made.set_morph(tokens[i].feats or "")  # type: ignore[attr-defined]  # missing in spaCy's own stubs
    return attach(doc, reading)


def from_spacy(doc: Doc) -> Document:
    """The Document that the component or :func:`to_spacy` attached.

    Raises:
        FormatError: the Doc holds none.
    """
    reading = doc._.hindi_news
    if not isinstance(reading, Document):
        raise FormatError("this spaCy Doc holds no hindi_news document; add the pipe 'hindi_news' first")
    return reading


def pipe(docs: Iterable[Document], vocab: Vocab | None = None) -> Iterable[Doc]:
    """:func:`to_spacy` over many documents with one vocabulary."""
    shared = vocab or spacy.blank("hi").vocab
    return (to_spacy(d, shared) for d in docs)
