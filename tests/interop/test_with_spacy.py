"""spaCy pipelines carry our layers, and give the document back."""

from __future__ import annotations

import warnings

import pytest

from hindi_news import FormatError

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of spaCy's own imports
    spacy = pytest.importorskip("spacy")
    from hindi_news.interop import with_spacy

from ..sample import TEXT, build


def test_component_by_entry_point() -> None:
    nlp = spacy.blank("hi")
    nlp.add_pipe("hindi_news")
    doc = nlp("रूस के राष्ट्रपति व्लादिमीर पुतिन ने कहा, “समझौता तय है।”")
    assert [s.text for s in doc.spans["quotes"]] == ["समझौता तय है।"]
    assert doc._.hindi_news.quotes[0].speaker.name == doc.spans["quotes"][0]._.speaker.name


def test_to_spacy_keeps_text_tokens_and_layers() -> None:
    reading = build()
    doc = with_spacy.to_spacy(reading)
    assert doc.text == TEXT
    assert [t.text for t in doc if not t.is_space] == [t.text for t in reading.tokens]
    assert [s.text.strip() for s in doc.sents] == [s.text for s in reading.sentences]
    assert ("सीता राय", "PERSON") in {(e.text, e.label_) for e in doc.ents}
    assert [s.label_ for s in doc.spans["quotes"]] == ["direct", "indirect"]
    assert with_spacy.from_spacy(doc) == reading


def test_documents_know_both_ways() -> None:
    reading = build()
    assert type(reading).from_spacy(reading.to_spacy()) == reading


def test_a_doc_without_reading_is_refused() -> None:
    with pytest.raises(FormatError, match="add the pipe"):
        with_spacy.from_spacy(spacy.blank("hi")("राम"))
    with pytest.raises(FormatError, match="different texts"):
        with_spacy.attach(spacy.blank("hi")("राम"), build())
