"""Stanza: documents to and from ``stanza.Document``, a processor and a tokenizer for its pipelines (extra ``[stanza]``).

Importing this module registers both with Stanza::

    import stanza, hindi_news.interop.with_stanza
    nlp = stanza.Pipeline("hi", processors="tokenize,pos,lemma,depparse,ner,hindi_news", download_method=None)
    doc = nlp(text)
    doc.quotes, doc.speakers, doc.people, doc.places, doc.dates …   # our objects; doc.hindi_news is the Document

    stanza.Pipeline("hi", processors={"tokenize": "hindi_news", "pos": "default"}, …)   # our tokens and sentences

Options of the processor: ``hindi_news_published="2025-09-03"`` (or ``doc.published`` of a document given to
``bulk_process``) and ``hindi_news_names`` as for the engine.  A document made by :func:`to_stanza` holds our reading in a
comment of its first sentence, so that it outlives Stanza's own serialisation and CoNLL-U.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ..analyzer import Published, finish, to_date
from ..document import Document
from ..engines.native import read_layout
from ..engines.stanza_page import fuse, read_page
from ..errors import FormatError, MissingExtraError, unknown
from ..page import Page, Words
from ..spans import TAG_COLUMNS, Span, Tokens
from ..tagging.names import shipped
from ..text.normalize import normalize

try:
    import stanza
    from stanza.models.common.doc import Document as StanzaDocument
    from stanza.models.coref.coref_chain import CorefChain, CorefMention
    from stanza.pipeline.processor import (
        Processor,
        ProcessorVariant,
        register_processor,
        register_processor_variant,
    )
except ImportError:
    raise MissingExtraError("stanza", "stanza") from None

#: Name of the processor, of the tokenizer variant, and of the comment that holds a reading.
NAME = "hindi_news"
NAMES = ("both", "stanza", "native")

#: What a Stanza document shows of our reading.
_VIEWS = ("quotes", "speakers", "people", "places", "organizations", "groups", "treaties", "unnamed", "dates",
          "amounts", "headline", "dateline", "conversations")


# -- properties of Stanza's documents --------------------------------------------------------------------------------
def _reading(doc: Any) -> Document:
    found: Document | None = doc._hindi_news or _commented(doc)
    if found is None:
        raise AttributeError("this Stanza document holds no hindi_news reading; add the processor 'hindi_news'")
    return found


def _commented(doc: Any) -> Document | None:
    """The reading in a comment of the first sentence."""
    if not doc.sentences:
        return None
    line = doc.sentences[0].get_comment(NAME)
    return None if line is None else Document.from_json(line)


def _set(name: str) -> Callable[[Any, Any], None]:
    def put(doc: Any, value: Any) -> None:
        setattr(doc, f"_{name}", value)

    return put


def _view(name: str) -> Callable[[Any], Any]:
    return lambda doc: getattr(_reading(doc), name)


def _register() -> None:
    properties: Mapping[str, tuple[Callable[[Any], Any] | None, Callable[[Any, Any], None] | None]] = {
        NAME: (_reading, _set(NAME)),
        "published": (None, _set("published")),
        **{name: (_view(name), None) for name in _VIEWS},
    }
    for name, (getter, setter) in properties.items():
        if not hasattr(StanzaDocument, name):
            StanzaDocument.add_property(name, getter=getter, setter=setter)


_register()


# -- out -------------------------------------------------------------------------------------------------------------
def to_stanza(reading: Document) -> Any:
    """A ``stanza.Document`` of the same text with our tokens, tags and sentences.

    Names and dates become its entities (``PERSON``, ``PLACE``, ``ORGANIZATION``, ``GROUP``, ``TREATY``, ``DATE`` …),
    entities with several mentions its coreference chains; ``doc.hindi_news`` is the reading itself.
    """
    tokens, labels = list(reading.tokens), _labels(reading)
    sentences = []
    for s in reading.sentences:
        rows = []
        for n, i in enumerate(range(s.first, s.stop), 1):
            t = tokens[i]
            row = {"id": (n,), "text": t.text, "start_char": t.start, "end_char": t.end, "ner": labels[i]}
            row |= {k: v for k in ("lemma", "upos", "xpos", "feats", "deprel") if (v := getattr(t, k))}
            if t.head is not None:
                row["head"] = 0 if t.head < 0 else t.head - s.first + 1
            rows.append(row)
        sentences.append(rows)
    doc = StanzaDocument(sentences, text=reading.text)
    for sentence in doc.sentences:
        if all(w.head is not None for w in sentence.words):
            sentence.build_dependencies()
    doc.build_ents()
    # Chains of the document, not of its words: Stanza cannot serialise words that have them (``doc.coref = doc.coref``
    # puts them on the words).
    doc._coref = _chains(reading)
    return attach(doc, reading)


def attach(doc: Any, reading: Document) -> Any:
    """Put a reading of the same text into a Stanza document.

    Raises:
        FormatError: the texts differ.
    """
    if doc.text != reading.text:
        raise FormatError("the Stanza document and the Document hold different texts")
    doc.hindi_news = reading
    if doc.sentences:
        doc.sentences[0].add_comment(f"# {NAME} = {reading.to_json()}")
    return doc


def _labels(reading: Document) -> list[str]:
    """BIOES labels of names and dates by token."""
    labels = ["O"] * len(reading.tokens)
    named: list[tuple[Span, str]] = [
        (m, e.type.upper())
        for e in reading.entities
        for m in e.mentions
        if m.form == "name" and e.type != "unnamed"
    ]
    named += [(d, d.kind) for d in reading.dates]
    for first, stop, kind in sorted((*_tokens_of(reading, span), kind) for span, kind in named):
        if any(label != "O" for label in labels[first:stop]):
            continue
        labels[first:stop] = [f"I-{kind}"] * (stop - first)
        if stop - first == 1:
            labels[first] = f"S-{kind}"
        else:
            labels[first], labels[stop - 1] = f"B-{kind}", f"E-{kind}"
    return labels


def _tokens_of(reading: Document, span: Span) -> tuple[int, int]:
    """First token and the one after the last of a span, which begins and ends with tokens."""
    return bisect_left(reading.tokens.start, span.start), bisect_left(reading.tokens.end, span.end) + 1


def _chains(reading: Document) -> list[Any]:
    where = {i: (n, s.first) for n, s in enumerate(reading.sentences) for i in range(s.first, s.stop)}
    out: list[Any] = []
    for entity in reading.entities:
        if len(entity.mentions) < 2:
            continue
        mentions, texts = [], []
        for m in entity.mentions:
            first, stop = _tokens_of(reading, m)
            sentence, base = where[first]
            mentions.append(CorefMention(sentence, first - base, stop - base))
            texts.append(m.text)
        best = max(range(len(texts)), key=lambda i: len(texts[i]))
        out.append(CorefChain(len(out), mentions, texts[best], best))
    return out


# -- in --------------------------------------------------------------------------------------------------------------
def from_stanza(doc: Any, published: Published = None, *, names: str = "both") -> Document:
    """The Document of a Stanza document.

    One that carries a reading gives it back, with the tags that Stanza has put on its words since.  Any other is read:
    our layers take Stanza's tokens, sentences, tags, names and coreference as the engine does.

    Args:
        doc: a ``stanza.Document`` with text and offsets.
        published: day of publication, for a document that is read.
        names: as of :class:`hindi_news.engines.stanza.StanzaEngine`, for a document that is read.

    Raises:
        FormatError: the document has no text or its tokens have no offsets.
        InputError: ``published`` or ``names`` cannot be used.
    """
    carried = doc._hindi_news or _commented(doc)
    if carried is not None:
        return _retagged(carried, doc)
    if names not in NAMES:
        raise unknown("names", names, NAMES)
    return finish(_page(doc, to_date(published), names), "stanza")


def _retagged(reading: Document, doc: Any) -> Document:
    """The reading with the tags of the Stanza document, if the tokens are the same."""
    tokens = [t for s in doc.sentences for t in s.tokens]
    spans = [(t.start_char, t.end_char) for t in tokens]
    if spans != list(zip(reading.tokens.start, reading.tokens.end, strict=True)):
        return reading
    columns: dict[str, tuple[Any, ...]] = {}
    words = [t.words[0] for t in tokens]
    # Stanza's CoNLL-U gives words without a tree the word before them as head, but no label.
    parsed = any(w.deprel for w in words)
    for name in TAG_COLUMNS if parsed else [c for c in TAG_COLUMNS if c not in ("head", "deprel")]:
        if name == "head":
            values = tuple(
                None if w.head is None else int(w.head) - 1 + base if w.head else -1
                for s, base in zip(doc.sentences, _bases(doc), strict=True)
                for t in s.tokens
                for w in t.words[:1]
            )
        else:
            values = tuple(getattr(w, name) for w in words)
        if any(v is not None for v in values):
            old = getattr(reading.tokens, name)
            columns[name] = tuple(
                (old[i] if old else None) if v is None else v for i, v in enumerate(values)
            )
    old_tokens = reading.tokens
    fresh = Tokens(
        old_tokens.text, old_tokens.start, old_tokens.end, old_tokens.norm,
        **{n: columns.get(n, getattr(old_tokens, n)) for n in TAG_COLUMNS},
    )
    return replace(reading, tokens=fresh)


def _bases(doc: Any) -> list[int]:
    out, count = [], 0
    for s in doc.sentences:
        out.append(count)
        count += len(s.tokens)
    return out


def _page(doc: Any, published: dt.date | None, names: str) -> Page:
    if doc.text is None:
        raise FormatError("this Stanza document has no text")
    for n, sentence in enumerate(doc.sentences, 1):
        for token in sentence.tokens:
            if token.start_char is None or token.end_char is None:
                raise FormatError(f"sentence {n}, token {token.text!r}: no start_char and end_char")
    normalized = normalize(doc.text)
    page = read_page(
        doc, normalized, read_layout(doc.text, published),
        lambda start, end: (normalized.normal(start), normalized.normal(end)), published=published,
    )
    found = page.tags.names if names != "native" else ()
    if names != "stanza":
        found = fuse(found, shipped().tag(page.words, page.sentences, page.parts))
    return replace(page, tags=replace(page.tags, names=found))


# -- in Stanza's pipelines -------------------------------------------------------------------------------------------
@register_processor(NAME)
class HindiNewsProcessor(Processor):  # type: ignore[misc]  # Stanza has no types
    """Reads each document; the earlier processors' tags are used, whichever ran."""

    PROVIDES_DEFAULT = frozenset({NAME})
    REQUIRES_DEFAULT = frozenset({"tokenize"})

    def __init__(self, config: Mapping[str, Any], pipeline: Any, device: Any) -> None:
        super().__init__(config, pipeline, device)
        # Stanza cuts "hindi_news_x" at its first underscore, so the options do not reach ``config``.
        options = {k[len(NAME) + 1 :]: v for k, v in pipeline.config.items() if k.startswith(f"{NAME}_")}
        options.pop("model_path", None)
        for option in options:
            if option not in ("published", "names"):
                raise unknown(f"option of the processor {NAME}", option, ("published", "names"))
        self._published = to_date(options.get("published"))
        self._names = options.get("names", "both")
        if self._names not in NAMES:
            raise unknown("names", self._names, NAMES)

    def process(self, doc: Any) -> Any:
        """The document with our reading."""
        published = to_date(doc.published) or self._published
        return attach(doc, finish(_page(doc, published, self._names), "stanza"))


@register_processor_variant("tokenize", NAME)
class HindiNewsTokenizer(ProcessorVariant):  # type: ignore[misc]
    """Our tokenizer and sentence splitter in the place of Stanza's.

    A token's text is its normalised form, which the models know best; its offsets count in the text as it was given.
    """

    def __init__(self, config: Mapping[str, Any]) -> None:
        self._no_split = bool(config.get("no_ssplit", False))

    def process(self, document: Any) -> Any:
        """A document of our tokens; takes a string or a document with text."""
        text = document if isinstance(document, str) else document.text
        page = read_layout(text)
        sentences = [_rows(page.words, range(s.first, s.stop)) for s in page.sentences]
        if self._no_split:
            sentences = [_rows(page.words, range(len(page.words)))] if sentences else []
        made = StanzaDocument(sentences, text=text)
        if not isinstance(document, str):
            made.published = document.published
        return made


def _rows(words: Words, tokens: Iterable[int]) -> list[dict[str, Any]]:
    return [
        {"id": (n,), "text": words.norm[i], "start_char": words.start[i], "end_char": words.end[i]}
        for n, i in enumerate(tokens, 1)
    ]


def version() -> str:
    """Stanza's version."""
    return str(stanza.__version__)
