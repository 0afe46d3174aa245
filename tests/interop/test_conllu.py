"""CoNLL-U carries the layers in MISC and the whole document in a comment."""

from __future__ import annotations

import pytest

from hindi_news import Document, FormatError, analyze
from hindi_news.interop.conllu import from_conllu, to_conllu

from ..sample import build


def test_round_trip_loses_nothing() -> None:
    assert list(from_conllu(to_conllu(build()))) == [build()]


def test_lines_have_ten_columns_and_number_each_sentence() -> None:
    blocks = to_conllu(build(), "d1").strip("\n").split("\n\n")
    assert len(blocks) == len(build().sentences)
    for block in blocks:
        lines = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        assert {len(cells) for cells in lines} == {10}
        assert [cells[0] for cells in lines] == [str(n) for n in range(1, len(lines) + 1)]


def test_layers_stand_in_misc() -> None:
    misc = {cells[1]: cells[9] for line in to_conllu(build()).split("\n") if len(cells := line.split("\t")) == 10}
    assert misc["सीता"] == "Entity=B-person:e2|Source=q1"
    assert misc["राय"] == "Entity=I-person:e2|Source=q1"
    assert misc["कहा"] == "Cue=q1|SpaceAfter=No"
    assert misc["मई"] == "Time=I-DATE:2021-05-05"
    assert misc["नेपाली"] == "Entity=B-unnamed:e6+B-group:e7|Source=q2"
    assert misc["जल"] == "Entity=B-treaty:e5|Quote=B-direct:q1:e2"


def test_a_damaged_reading_is_refused_by_line() -> None:
    with pytest.raises(FormatError, match=r"x.conllu:2: not JSON"):
        list(from_conllu("# newdoc id = 1\n# hindi_news = {\n", "x.conllu"))
    with pytest.raises(FormatError, match=r"x.conllu:1: no sentence"):
        list(from_conllu("# newdoc id = 1\n\n", "x.conllu"))


def test_odd_line_ends_of_a_text_are_no_line_ends_of_the_file() -> None:
    doc = analyze("रूस ने कहा कि वह तैयार है।\u2028चीन भी\x85तैयार है।\u2029\x0bअंत।\r\n")
    assert list(from_conllu(to_conllu(doc))) == [doc]


def test_spans_that_cross_tokens_mark_what_they_touch() -> None:
    data = build().to_dict()
    data["tokens"] = [{"start": 0, "end": len(data["text"]), "norm": "x"}]
    data["sentences"] = [{"start": 0, "end": len(data["text"])}]
    data["quotes"] = [quote | {"sentences": [0]} for quote in data["quotes"]]
    rows = [line.split("\t") for line in to_conllu(Document.from_dict(data)).split("\n")]
    (row,) = [cells for cells in rows if len(cells) == 10]
    assert "B-person:e2" in row[9]
    assert "Quote=B-direct:q1:e2" in row[9]
