"""Quotes as a caller meets them: nesting, marks, sentences, speakers, conversations; and on raw articles."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest

import hindi_news as hn
from hindi_news.evaluate import evaluate
from hindi_news.objects import QUOTE_KINDS, Quote, Unnamed

ARTICLE = """नहर का काम मार्च तक पूरा होगा: मंत्री अनिल शर्मा

पटना। बिहार के सिंचाई मंत्री अनिल शर्मा ने पत्रकारों से कहा, "नहर का काम मार्च तक पूरा होगा। मुझे इंजीनियर ने बताया कि \
सीमेंट आ गया है।"

उन्होंने कहा कि किसानों को मुआवजा मिलेगा। एक वरिष्ठ अधिकारी के मुताबिक पैसा जारी हो चुका है।

विपक्ष की नेता सुनीता वर्मा ने आरोप लगाया कि नहर "कागज पर ही" बनी है।"""


@pytest.fixture(scope="module")
def doc() -> hn.Document:
    return hn.analyze(ARTICLE, published="2024-05-01")


def one(doc: hn.Document, part: str) -> Quote:
    found = [q for q in doc.quotes if q.text.startswith(part)]
    assert len(found) == 1, [q.text for q in doc.quotes]
    return found[0]


def test_a_quote_knows_what_it_stands_in(doc: hn.Document) -> None:
    inner = one(doc, "सीमेंट आ गया है")
    assert inner.parent is not None
    outer = doc.quotes[inner.parent]
    assert outer.start <= inner.start
    assert inner.end <= outer.end
    assert doc.quotes_in(outer) == (inner,)
    assert doc.quotes_in(inner) == ()
    assert outer.speaker is not None
    assert outer.speaker.name == "अनिल शर्मा"
    assert isinstance(inner.speaker, Unnamed)


def test_marks_are_checked(doc: hn.Document) -> None:
    outer = doc.quotes[one(doc, "सीमेंट आ गया है").parent or 0]
    assert outer.marked
    assert outer.kind == "direct"
    assert not one(doc, "किसानों को मुआवजा").marked
    mixed = one(doc, 'नहर "कागज पर ही"')
    assert (mixed.kind, mixed.marked) == ("mixed", False)


def test_cue_and_addressee(doc: hn.Document) -> None:
    outer = doc.quotes[one(doc, "सीमेंट आ गया है").parent or 0]
    assert outer.addressee is not None
    assert outer.addressee.name == "पत्रकारों"
    blame = one(doc, 'नहर "कागज पर ही"')
    assert blame.cue is not None
    assert (blame.cue.text, blame.cue.kind, blame.cue.negated) == ("आरोप", "accuse", False)
    denial = hn.analyze("अनिल शर्मा ने इस बात से इनकार किया कि नहर में दरार है।").quotes[0]
    assert denial.cue is not None
    assert denial.cue.negated


def test_sentences_of_a_quote_are_those_it_touches(doc: hn.Document) -> None:
    for quote in doc.quotes:
        touched = [i for i, s in enumerate(doc.sentences) if s.start < quote.end and quote.start < s.end]
        assert list(quote.sentences) == touched
    assert len(doc.quotes[one(doc, "सीमेंट आ गया है").parent or 0].sentences) == 2


def test_speakers_share_the_quoted_words(doc: hn.Document) -> None:
    assert next(s.name for s in doc.speakers) == "अनिल शर्मा"
    assert sum(s.share for s in doc.speakers) == pytest.approx(1.0)
    assert doc.speakers[0].share > 0.5


def test_quotes_by_name(doc: hn.Document) -> None:
    assert {q.text[:6] for q in doc.quotes_by("शर्मा")} == {q.text[:6] for q in doc.quotes_by("अनिल शर्मा")}
    assert len(doc.quotes_by("शर्मा")) == 3
    assert [q.kind for q in doc.quotes_by("सुनीता वर्मा")] == ["mixed"]
    assert doc.quotes_by("कोई और") == ()


def test_conversation_of_an_interview() -> None:
    text = (
        'रेखा मिश्रा ने अनिल शर्मा से पूछा, "नहर कब बनेगी?" शर्मा ने कहा, "मार्च तक काम पूरा होगा।" '
        'मिश्रा ने शर्मा से पूछा, "पैसा कहां से आएगा?" शर्मा ने कहा, "बजट में पैसा रखा गया है।"'
    )
    found = hn.analyze(text).conversations
    assert len(found) == 1
    assert [e.name for e in found[0].entities] == ["रेखा मिश्रा", "अनिल शर्मा"]
    assert [q.kind for q in found[0].quotes] == ["direct"] * 4


def test_dropped_subject_of_the_next_report() -> None:
    doc = hn.analyze("मंत्री अनिल शर्मा ने कहा कि नहर बनेगी। साथ ही कहा कि पैसा आ गया है। बताया कि काम जारी है।")
    assert [q.speaker.name if q.speaker else None for q in doc.quotes] == ["अनिल शर्मा"] * 3


def test_who_speaks_is_not_spoken_of_by_a_pronoun_in_her_words() -> None:
    doc = hn.analyze('अनिल शर्मा विदेश में हैं। रेखा मिश्रा ने कहा, "मैं घर पर थी। उन्होंने मुझे बताया कि वे जल्द लौटेंगे।"')
    assert [q.speaker.name if q.speaker else None for q in doc.quotes] == ["रेखा मिश्रा", "अनिल शर्मा"]


def check(doc: hn.Document) -> None:
    """What holds for the quotes of every article."""
    for quote in doc.quotes:
        assert doc.text[quote.start : quote.end] == quote.text.strip() == quote.text
        assert quote.kind in QUOTE_KINDS
        for part in (quote.source, quote.cue):
            assert part is None or doc.text[part.start : part.end] == part.text
        assert quote.speaker is None or quote.speaker in doc.entities
        assert quote.parent is None or doc.quotes[quote.parent].start <= quote.start
        assert quote.cue is None or not quote.start <= quote.cue.start < quote.end
    for one, other in itertools.pairwise(doc.quotes):
        assert one.start <= other.start
        assert (other.start >= one.end or other.end <= one.end)


def test_invariants(doc: hn.Document) -> None:
    check(doc)


@pytest.mark.gold
def test_raw_articles_are_read_without_exception(eval_data: Path) -> None:
    articles: list[str] = []
    for path in sorted((eval_data / "data" / "raw").glob("*.txt")):
        if not path.name.startswith(("mann", "ntrex")):  # whole books, not articles
            articles += [a for a in path.read_text(encoding="utf-8").split("\n\n\n") if a.strip()]
    found = 0
    for text in random.Random(300).sample(articles, 300):
        doc = hn.analyze(text, published="2020-06-01")
        check(doc)
        found += len(doc.quotes)
    assert found > 600


#: Rows of ``hindi-news evaluate`` and the least that they may be.
LEAST = {
    "quote": 88.0,
    "quote direct": 88.0,
    "quote indirect": 85.0,
    "quote mixed": 70.0,
    "quote exact": 72.0,
    "quote + speaker": 80.0,
    "quote + cue": 85.0,
    "speaker by pronoun": 80.0,
}


@pytest.mark.gold
def test_annotated_articles(eval_data: Path) -> None:
    rows = evaluate(eval_data / "gold" / "dev").rows()
    got = {name: rows[name].f1 for name in LEAST}
    assert {name: f1 for name, f1 in got.items() if f1 < LEAST[name]} == {}


def test_the_answers_of_an_interview_are_those_of_whom_it_is_with() -> None:
    text = "सिंचाई मंत्री अनिल शर्मा ने हमसे बातचीत की।\n\nसवाल: क्या नहर समय पर बनेगी?\n\nजवाब: हां, काम मार्च तक पूरा हो जाएगा।\n\n" \
        "सवाल: और पैसा?\n\nजवाब: पैसा केंद्र सरकार ने पहले ही दे दिया है।"
    speakers = [q.speaker and q.speaker.name for q in hn.analyze(text).quotes]
    assert speakers == [None, "अनिल शर्मा", None, "अनिल शर्मा"]
