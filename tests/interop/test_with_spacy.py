"""spaCy pipelines carry our layers, and give the document back."""

from __future__ import annotations

import warnings

import pytest

from hindi_news import FormatError, analyze

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


def test_readings_travel_with_spacys_own_files() -> None:
    from spacy.tokens import Doc, DocBin

    doc = build().to_spacy()
    (stored,) = DocBin().from_bytes(DocBin(store_user_data=True, docs=[doc]).to_bytes()).get_docs(doc.vocab)
    for back in (stored, Doc(doc.vocab).from_bytes(doc.to_bytes())):
        assert back._.hindi_news == build()
        assert [s._.speaker.name for s in back.spans["quotes"]] == ["सीता राय", "नेपाली अधिकारी"]


def test_spans_know_their_objects() -> None:
    doc = build().to_spacy()
    quote = doc.spans["quotes"][0]
    assert quote._.quote.addressee.name == "रमेश"
    assert {s._.hindi_news_entity.name for s in doc.spans["entities"] if s.text == "भारत"} == {"भारत"}
    assert doc[0:1]._.speaker is None


def test_pipes_give_the_publication_date_and_can_be_saved(tmp_path: object) -> None:
    nlp = spacy.blank("hi")
    nlp.add_pipe("hindi_news")
    made = nlp.make_doc("वह कल आएंगे।")
    made.user_data["published"] = "2024-05-06"
    assert [d.value for d in nlp(made)._.hindi_news.dates] == ["2024-05-07"]
    nlp.to_disk(tmp_path)
    assert spacy.load(tmp_path).pipe_names == ["hindi_news"]
    assert [len(d.spans["quotes"]) for d in nlp.pipe(["रूस ने कहा कि वह तैयार है।"] * 3)] == [1, 1, 1]


@pytest.mark.parametrize("before", ["", "\ufeff", "\n\n", " \u200b"])
def test_what_stands_before_the_first_token_is_in_its_sentence(before: str) -> None:
    reading = analyze(f"{before}रूस ने कहा कि वह तैयार है। चीन भी तैयार है।")
    doc = reading.to_spacy()
    assert doc.text == reading.text
    assert [s.text for s in doc.sents] == [before + reading.sentences[0].text, reading.sentences[1].text]


@pytest.mark.slow
def test_two_processes_read_the_same() -> None:
    nlp = spacy.blank("hi")
    nlp.add_pipe("hindi_news")
    texts = ["रूस ने कहा कि वह तैयार है।", "", "राम ने “हां” कहा।\r\n", "चीन ने कहा कि वह तैयार है।"]
    found = [doc._.hindi_news for doc in nlp.pipe(texts, n_process=2, batch_size=2)]
    assert found == [analyze(text) for text in texts]
