"""Tables have the documented columns, whatever the document; the batch function never fails on a row."""

from __future__ import annotations

import datetime as dt

import pytest

from hindi_news import InputError, InputTypeError

pa = pytest.importorskip("pyarrow")
pytest.importorskip("pandas")

from hindi_news.interop.arrow import COLUMNS, BatchAnalyzer, rows, schema, to_arrow, to_frame  # noqa: E402

from ..sample import build  # noqa: E402


@pytest.mark.parametrize("table", COLUMNS)
def test_every_table_has_its_schema(table: str) -> None:
    full, empty = to_arrow([("a.txt", build())], table), to_arrow([], table)
    assert full.schema == empty.schema == schema(table)
    assert full.num_rows > 0
    assert set(full["article"].to_pylist()) == {"a.txt"}
    assert [list(r) for r in rows([build()], table)] == [list(COLUMNS[table])] * full.num_rows


def test_quotes_say_who_said_what_to_whom() -> None:
    first, second = rows([build()], "quotes")
    assert (first["speaker"], first["cue"], first["addressee"], first["text"]) == (
        "सीता राय",
        "कहा",
        "रमेश",
        "जल समझौता तय है।",
    )
    assert (second["speaker"], second["speaker_type"], second["source"]) == (
        "नेपाली अधिकारी",
        "unnamed",
        "नेपाली अधिकारियों",
    )


def test_treaties_name_their_parties() -> None:
    (row,) = rows([build()], "treaties")
    assert (row["parties"], row["signed"], row["status"]) == (["नेपाल", "भारत"], "2021-05-05", "signed")


def test_frames_keep_types() -> None:
    frame = to_frame(build(), "dates")
    assert frame["start_date"].tolist() == [dt.date(2021, 5, 5)]
    assert str(to_frame(build(), "quotes")["parent"].dtype) == "Int64"


def test_unknown_table_names_the_choices() -> None:
    with pytest.raises(InputError, match="unknown table 'people'; choose one of: articles, dates"):
        to_arrow([], "people")


def test_what_is_no_document_is_named() -> None:
    with pytest.raises(InputTypeError, match="item 1 is str; expected a Document"):
        to_frame([build(), "नमस्ते"], "quotes")  # type: ignore[list-item]


def test_batch_keeps_rows_and_reports_the_bad_one() -> None:
    table = pa.table(
        {"id": [1, 2, 3], "text": ["रूस ने कहा कि वह तैयार है।", None, ""], "day": ["2024-01-02", None, "2024-01-02"]}
    )
    out = BatchAnalyzer(published="day")(table)
    assert out["id"].to_pylist() == [1, 2, 3]
    assert out["error"].to_pylist() == [None, "text must be str, not NoneType", None]
    assert out["document"].to_pylist()[1] is None
    assert [len(q) if q is not None else None for q in out["quotes"].to_pylist()] == [1, None, 0]


def test_batch_names_a_missing_column() -> None:
    with pytest.raises(InputError, match="unknown column 'body'; choose one of: text"):
        BatchAnalyzer(text="body")(pa.table({"text": ["x"]}))


def test_hugging_face_datasets_can_map_it() -> None:
    datasets = pytest.importorskip("datasets")
    data = datasets.Dataset.from_dict({"text": ["रूस ने कहा कि वह तैयार है।"] * 3}).with_format("arrow")
    mapped = data.map(BatchAnalyzer(), batched=True, batch_size=2)
    assert len(mapped.with_format(None)[2]["quotes"]) == 1
