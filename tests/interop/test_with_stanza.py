"""Stanza documents carry our layers both ways; our processor and tokenizer run in its pipelines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hindi_news import Document, FormatError, InputError, analyze

from ..sample import TEXT, build

pytestmark = [pytest.mark.stanza, pytest.mark.slow]
MODELS = Path(__file__).parent.parent / "models" / "stanza-tiny"
NEWS = "हिन्\u200dदी नगर में बुधवार को राष्ट्रपति व्लादिमीर पुतिन ने कहा, “समझौता तय है।” उन्होंने पटना में कहा कि १२ लोग आएंगे ।"


@pytest.fixture(scope="module")
def stanza() -> Any:
    module = pytest.importorskip("stanza", reason="needs the extra [stanza]")
    import hindi_news.interop.with_stanza  # noqa: F401  registers the processor and the variant

    return module


def pipeline(stanza: Any, processors: Any, **options: Any) -> Any:
    return stanza.Pipeline(
        "hi", dir=str(MODELS), package=None, processors=processors, download_method=None, verbose=False, **options
    )


@pytest.fixture(scope="module")
def whole(stanza: Any) -> Any:
    names = ("tokenize", "pos", "lemma", "depparse")
    models = {**dict.fromkeys(names, "tiny"), "ner": "ilner", "hindi_news": "default"}
    return pipeline(stanza, models, hindi_news_published="2025-09-04")


# -- out and in -------------------------------------------------------------------------------------------------------
def test_out_and_in_loses_nothing(stanza: Any) -> None:
    for reading in (build(), analyze(NEWS, "2025-09-04"), analyze("")):
        doc = reading.to_stanza()
        assert doc.text == reading.text
        assert Document.from_stanza(doc) == reading


def test_tokens_sentences_names_and_chains_are_stanzas(stanza: Any) -> None:
    reading = build()
    doc = reading.to_stanza()
    assert [(t.start_char, t.end_char) for s in doc.sentences for t in s.tokens] == [(t.start, t.end) for t in reading.tokens]
    assert [(s.tokens[0].start_char, s.tokens[-1].end_char) for s in doc.sentences] == [
        (s.start, s.end) for s in reading.sentences
    ]
    found = {(e.text, e.type) for e in doc.ents}
    assert {("सीता राय", "PERSON"), ("नेपाल", "PLACE"), ("जल समझौता", "TREATY"), ("5 मई 2021", "DATE")} <= found
    assert all(doc.text[e.start_char : e.end_char] == e.text for e in doc.ents)
    assert (doc.quotes, doc.speakers, doc.dates, doc.people) == (
        reading.quotes, reading.speakers, reading.dates, reading.people
    )


def test_trees_and_chains(stanza: Any) -> None:
    reading = analyze(NEWS)
    tagged = replace(
        reading,
        tokens=replace(
            reading.tokens,
            head=tuple(-1 if any(i == s.first for s in reading.sentences) else i - 1 for i in range(len(reading.tokens))),
            deprel=("dep",) * len(reading.tokens),
            upos=("X",) * len(reading.tokens),
        ),
    )
    doc = tagged.to_stanza()
    assert [w.head for w in doc.sentences[0].words][:3] == [0, 1, 2]
    assert Document.from_stanza(doc) == tagged
    putin = next(c for c in doc.coref if "पुतिन" in c.representative_text)
    assert len(putin.mentions) == 2
    doc.coref = doc.coref
    assert [len(w.coref_chains) for w in doc.sentences[1].words][:3] == [1, 0, 0]


def test_the_reading_outlives_stanzas_own_formats(stanza: Any) -> None:
    from stanza.utils.conll import CoNLL

    reading = analyze(NEWS, "2025-09-04")
    doc = reading.to_stanza()
    assert Document.from_stanza(CoNLL.conll2doc(input_str=f"{doc:C}\n\n")) == reading
    assert Document.from_stanza(type(doc).from_serialized(doc.to_serialized())) == reading


def test_tags_that_stanza_added_come_back(stanza: Any) -> None:
    reading = build()
    doc = reading.to_stanza()
    for n, word in enumerate(w for s in doc.sentences for w in s.words):
        word.upos = f"T{n}"
    back = Document.from_stanza(doc)
    assert back.tokens.upos[:2] == ("T0", "T1")
    assert back.quotes == reading.quotes


def test_texts_must_agree(stanza: Any) -> None:
    from hindi_news.interop.with_stanza import attach

    with pytest.raises(FormatError, match="different texts"):
        attach(stanza.Document([], text="राम"), build())
    with pytest.raises(FormatError, match="no text"):
        Document.from_stanza(stanza.Document([]))
    with pytest.raises(FormatError, match="'राम': no start_char"):
        Document.from_stanza(stanza.Document([[{"id": (1,), "text": "राम"}]], text="राम"))
    with pytest.raises(InputError, match="expected YYYY-MM-DD"):
        Document.from_stanza(stanza.Document([], text="राम"), "gestern")


def test_a_document_without_reading_says_so(stanza: Any) -> None:
    doc = stanza.Document([], text=TEXT)
    assert not hasattr(doc, "quotes")
    with pytest.raises(AttributeError, match="add the processor 'hindi_news'"):
        doc.speakers  # noqa: B018


# -- in pipelines -----------------------------------------------------------------------------------------------------
def test_the_processor_reads_what_the_others_found(whole: Any) -> None:
    doc = whole(NEWS)
    assert "पुतिन" in doc.speakers[0].name
    assert doc.dates[0].value == "2025-09-03"
    assert doc.hindi_news.engine == "stanza"
    assert doc.hindi_news.tokens[0].text == "हिन्\u200dदी"
    assert all(NEWS[t.start : t.end] == t.text for t in doc.hindi_news.tokens)
    assert doc.hindi_news.tokens[0].upos
    assert Document.from_stanza(doc) == doc.hindi_news


def test_the_processor_takes_documents_in_bulk(whole: Any, stanza: Any) -> None:
    dated = stanza.Document([], text="राम ने कल कहा कि वह आएगा।")
    dated.published = "2020-02-02"
    first, second = whole.bulk_process([dated, stanza.Document([], text=NEWS)])
    assert first.dates[0].value == "2020-02-01"
    assert second.dates[0].value == "2025-09-03"


def test_the_processor_needs_only_tokens(stanza: Any) -> None:
    nlp = pipeline(stanza, {"tokenize": "tiny", "hindi_news": "default"}, hindi_news_names="native")
    assert nlp(NEWS).quotes


def test_the_processor_refuses_unknown_options(stanza: Any) -> None:
    for options, message in (
        ({"hindi_news_colour": 1}, "unknown option"),
        ({"hindi_news_names": "all"}, "unknown names 'all'"),
    ):
        with pytest.raises(InputError, match=message):
            pipeline(stanza, {"tokenize": "tiny", "hindi_news": "default"}, **options)


def test_our_tokenizer_is_a_variant(stanza: Any) -> None:
    nlp = pipeline(stanza, {"tokenize": "hindi_news", "pos": "tiny", "hindi_news": "default"})
    doc, own = nlp(NEWS), analyze(NEWS)
    assert [(t.start_char, t.end_char) for s in doc.sentences for t in s.tokens] == [(t.start, t.end) for t in own.tokens]
    assert [t.text for s in doc.sentences for t in s.tokens] == [t.norm for t in own.tokens]
    assert len(doc.sentences) == len(own.sentences)
    assert doc.hindi_news.tokens.start == own.tokens.start
    assert doc.hindi_news.tokens[0].upos
    flat = pipeline(stanza, {"tokenize": "hindi_news"}, tokenize_no_ssplit=True)
    assert len(flat(NEWS).sentences) == 1


def test_a_plain_document_is_read(stanza: Any) -> None:
    doc = pipeline(stanza, {"tokenize": "tiny", "pos": "tiny"})(NEWS)
    reading = Document.from_stanza(doc, "2025-09-04")
    assert reading.quotes
    assert reading.dates[0].value == "2025-09-03"
    assert reading.tokens[0].upos
