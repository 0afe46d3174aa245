"""The comparison of engines: each in its own process, one table."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hindi_news.training.__main__ import main
from hindi_news.training.compare_engines import table

MODELS = Path(__file__).parent.parent / "models" / "stanza-tiny"
TEXT = "व्लादिमीर पुतिन ने कहा कि समझौता तय है।"


def test_the_table_has_a_column_an_engine() -> None:
    assert table({"native": {"PER": 90.0}, "stanza": {"PER": 91.0, "x": 1}}).split("\n") == [
        "| | native | stanza |",
        "| --- | ---: | ---: |",
        "| PER | 90.0 | 91.0 |",
        "| x |  | 1 |",
    ]


@pytest.mark.stanza
@pytest.mark.slow
def test_engines_are_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    end = TEXT.index(" ने")
    gold = {
        "published": "2025-09-03",
        "entities": {"e1": {"type": "PER", "name": "व्लादिमीर पुतिन"}},
        "mentions": [{"start": 0, "end": end, "entity": "e1", "source_of": []}],
        "times": [],
        "quotes": [],
        "sentence_ends": [len(TEXT)],
    }
    (tmp_path / "a.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "names.conll").write_text("राम\tB-NEP\nपटना\tB-NEL\nगया\tO\n", encoding="utf-8")
    arguments = [
        "compare-engines", "--gold", str(tmp_path), "--ner", str(tmp_path / "names.conll"), "--stanza-dir", str(MODELS),
        "--engines", "native", "stanza, our tokens", "--json",
    ]  # fmt: skip
    monkeypatch.setattr("sys.argv", ["training", *arguments])
    assert main(arguments) == 0
    columns = json.loads(capsys.readouterr().out)
    for column in columns.values():
        assert (column["PER"], column["sentences"]) == (100.0, 100.0)
        assert column["tokens/s"] > 0
        assert column["memory (MB)"] > 20
        assert "IL-NER dev P+L+O" in column
    assert columns["stanza, our tokens"]["models (MB)"] > 4
