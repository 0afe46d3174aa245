"""What is no Hindi article: a clear error for the wrong type, an empty or warned result for odd text."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import hindi_news as hn
from hindi_news.page import STAGES


@pytest.mark.parametrize(("text", "kind"), [(None, "NoneType"), (b"\xe0", "bytes"), (5, "int"), (["क"], "list")])
def test_text_of_the_wrong_type(text: object, kind: str) -> None:
    with pytest.raises(hn.InputTypeError, match=f"text must be str, not {kind}") as caught:
        hn.analyze(text)  # type: ignore[arg-type]
    assert isinstance(caught.value, TypeError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("text", [None, b"\xe0", 5])
def test_wrong_types_in_a_stream_come_after_the_ones_before(text: object) -> None:
    stream = hn.Analyzer().pipe(["एक।", text, "तीन।"])  # type: ignore[list-item]
    assert next(stream).text == "एक।"
    with pytest.raises(hn.InputTypeError, match="text must be str"):
        next(stream)


def test_odd_texts_in_a_stream_are_documents() -> None:
    odd = ["", "राव \ud83d", "12345", "The talks failed."]
    found = list(hn.Analyzer().pipe(odd))
    assert [doc.text for doc in found] == odd
    assert all(doc.warnings for doc in found)


@pytest.mark.parametrize("texts", ["एक लेख", b"x", None, 5])
def test_a_stream_is_many_texts(texts: object) -> None:
    with pytest.raises(hn.InputTypeError, match="texts must be many texts, not"):
        next(hn.Analyzer().pipe(texts))  # type: ignore[arg-type]


def test_an_item_has_at_most_a_date_beside_it() -> None:
    with pytest.raises(hn.InputTypeError, match="a text or a pair"):
        next(hn.Analyzer().pipe([("आज", "2025-09-03", "x")]))  # type: ignore[list-item]


def test_an_unknown_option_names_the_choices() -> None:
    with pytest.raises(hn.InputError, match="unknown option of engine 'native' 'nmes'; choose one of: names, words"):
        hn.Analyzer(nmes=False)


def test_a_wrong_date_in_a_stream_is_named() -> None:
    with pytest.raises(hn.InputError, match="expected YYYY-MM-DD"):
        list(hn.Analyzer().pipe([("आज वर्षा हुई।", "2025-13-01")]))


def test_bytes_are_told_how_to_be_text() -> None:
    with pytest.raises(hn.InputTypeError, match="decode"):
        hn.analyze("नमस्ते".encode())  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\x00"])
def test_nothing_to_read_gives_an_empty_document(text: str) -> None:
    doc = hn.analyze(text)
    assert "nothing to read: the text is empty" in doc.warnings
    assert not any(map(len, (doc.tokens, doc.sentences, doc.parts, doc.entities, doc.quotes)))
    assert doc.text == text


def test_a_lone_surrogate_is_kept_and_warned_about() -> None:
    doc = hn.analyze("राव ने कहा \ud83d कि वर्षा होगी।")
    assert any("surrogate" in w and "offset 11" in w for w in doc.warnings)
    assert doc.tokens[3].text == "\ud83d"


def test_damage_does_not_move_offsets() -> None:
    text = "\ufeffराव\x00 ने ब¨ठडा में\u200b कहा।"
    doc = hn.analyze(text)
    assert all(text[t.start : t.end] == t.text for t in doc.tokens)
    assert len(doc.warnings) == 2


@pytest.mark.parametrize("text", ["The talks failed on Monday.", "12345 67", "???", "Переговоры сорвались."])
def test_no_devanagari_is_warned_about(text: str) -> None:
    doc = hn.analyze(text)
    assert any("no Devanagari" in w for w in doc.warnings)
    assert doc.tokens


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["क" * 64, "वह आया और ", "क्या?"])
def test_five_megabytes_in_one_line(piece: str) -> None:
    text = piece * (5_000_000 // (3 * len(piece)))
    doc = hn.analyze(text)
    assert doc.tokens[-1].end == len(text.rstrip())
    assert doc.sentences[-1].end == len(text.rstrip())


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(hn.InputError, match=r"text has 11 characters; max_chars is 10"):
        hn.Analyzer(max_chars=10).analyze("क" * 11)


@pytest.mark.parametrize("limit", [-1, None, "10", 1.5])
def test_a_limit_is_a_number(limit: Any) -> None:
    with pytest.raises(hn.InputError, match="expected a whole number, 0 or more"):
        hn.Analyzer(max_chars=limit)


@pytest.mark.parametrize("published", ["3 सितंबर", "2025-13-01", "2025-02-30", "", "03/09/2025", "20250903", "2025-W36-3",
                                       "2025-09-03 सुबह", " 2025-09-03", "२०२५-०९-०३"])
def test_a_wrong_date_is_named(published: str) -> None:
    with pytest.raises(hn.InputError, match="expected YYYY-MM-DD") as caught:
        hn.analyze("आज वर्षा हुई।", published=published)
    assert repr(published) in str(caught.value)


@pytest.mark.parametrize("published", [20250903, 1.5, ("2025", "09")])
def test_a_date_of_the_wrong_type(published: object) -> None:
    with pytest.raises(hn.InputTypeError, match="published must be a date"):
        hn.analyze("आज वर्षा हुई।", published=published)  # type: ignore[arg-type]


@pytest.mark.parametrize("published", ["2025-09-03", dt.date(2025, 9, 3), dt.datetime(2025, 9, 3, 23, 5),
                                       "2025-09-03T23:05:00+05:30", "2025-09-03 10:11:12", "2025-09-03T10:00:00.123Z"])
def test_good_dates(published: str | dt.date) -> None:
    assert hn.analyze("आज वर्षा हुई।", published=published).published == dt.date(2025, 9, 3)


def test_a_missing_date_of_pandas_is_none() -> None:
    pandas = pytest.importorskip("pandas")
    assert hn.analyze("आज वर्षा हुई।", published=pandas.NaT).published is None
    assert hn.analyze("आज वर्षा हुई।", published=float("nan")).published is None  # type: ignore[arg-type]
    assert hn.analyze("आज वर्षा हुई।", published=pandas.Timestamp("2025-09-03")).published == dt.date(2025, 9, 3)


def test_explain_names_the_rules_of_the_text_layer() -> None:
    decisions = hn.explain("डॉ. राव आए।")
    assert ("token", "abbreviation: join", "डॉ.") in {(d.stage, d.rule, d.text) for d in decisions}
    assert ("sentence", "final_mark: end", "।") in {(d.stage, d.rule, d.text) for d in decisions}
    assert "part" in {d.stage for d in decisions}
    assert {d.stage for d in decisions} <= set(STAGES)
