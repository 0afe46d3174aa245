"""The gate takes a model's place only if no set falls."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="needs the extra [train]")

from hindi_news.errors import InputError
from hindi_news.tagging.names import NameTagger
from hindi_news.training import gate
from hindi_news.training.__main__ import main

from .news import marked


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands for the installed package."""
    folder = tmp_path / "package"
    (folder / "models").mkdir(parents=True)
    (folder / "models" / "names.zip").write_bytes(b"the old one")
    monkeypatch.setattr(gate, "files", lambda _: folder)
    return folder / "models" / "names.zip"


@pytest.fixture
def trained(tmp_path: Path) -> Path:
    (tmp_path / "train.txt").write_text(marked(1, 60), encoding="utf-8")
    (tmp_path / "test.txt").write_text(marked(9, 20), encoding="utf-8")
    out = tmp_path / "new.zip"
    assert main(["ner", "--data", str(tmp_path / "train.txt"), "--out", str(out), "--epochs", "4", "--folds", "0"]) == 0
    return out


def test_a_model_that_falls_is_refused(
    tmp_path: Path, trained: Path, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "set.txt").write_text("भारत और रूस के बीच वार्ता [[L|नई दिल्ली]] में हुई।", encoding="utf-8")
    assert main(["gate", str(trained), "--set", f"inline:{tmp_path / 'set.txt'}", "--install"]) == 1
    shown = capsys.readouterr().out
    assert "refused" in shown
    assert "  fell" in shown
    assert place.read_bytes() == b"the old one"


def test_a_model_that_holds_is_installed_when_asked(
    tmp_path: Path, trained: Path, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["gate", str(trained), "--set", f"inline:{tmp_path / 'test.txt'}"]
    assert main(given) == 0
    assert place.read_bytes() == b"the old one"
    assert main([*given, "--install"]) == 0
    assert f"installed as {place}" in capsys.readouterr().out
    assert place.read_bytes() == trained.read_bytes()
    assert NameTagger.open(place).labels(["अनिल"], ["अनिल"], [(0, 1)])[0]


def test_a_fall_below_noise_is_none(
    tmp_path: Path, trained: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def falling(fall: float) -> dict[str, gate.Task]:
        return {"ner": gate.TASKS["ner"]._replace(score=lambda model, *_: {"micro": 90.0 - (fall if model else 0.0)})}

    given = ["gate", str(trained), "--set", f"inline:{tmp_path / 'test.txt'}"]
    shipped = dict(gate.TASKS)
    for fall, expected in ((gate.TOLERANCE * 0.9, 0), (gate.TOLERANCE * 1.1, 1)):
        monkeypatch.setattr(gate, "TASKS", shipped | falling(fall))
        assert main(given) == expected


@pytest.mark.parametrize("given", ["inline", "inline:", ":x.txt", "ud:x.conllu"])
def test_a_set_is_a_format_of_the_task_and_a_path(given: str) -> None:
    with pytest.raises(InputError, match="expected FORMAT:PATH with a format of"):
        gate.sets_of(gate.TASKS["ner"], [given])


def test_word_taggers_are_scored_on_treebanks(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path(__file__).parent.parent / "cases" / "tiny.conllu"
    rows = gate.compare(gate.TASKS["pos"], None, [("ud", path)])  # type: ignore[arg-type]
    assert {row for _, row, _, _ in rows} == {"upos", "xpos", "lemma", "feats"}
    assert all(before == after for _, _, before, after in rows)


def test_models_with_other_names_of_types_have_the_same_rows(tmp_path: Path, trained: Path) -> None:
    row = "{0}\tB-PER\n{1}\tI-PER\nने\tO\nरामगढ़\tB-LOC\nमें\tO\nसभा\tO\nकी\tO\n।\tO\n\n"
    rows = "".join(row.format(first, last) for first in ("अनिल", "सुनीता", "मोहन") for last in ("जोशी", "वर्मा", "यादव"))
    (tmp_path / "own.conll").write_text(rows * 5, encoding="utf-8")
    other = tmp_path / "other.zip"
    given = ["ner", "--data", str(tmp_path / "own.conll"), "--format", "conll", "--epochs", "4", "--folds", "0"]
    assert main([*given, "--out", str(other)]) == 0
    found = gate.compare(gate.TASKS["ner"], other, [("conll", tmp_path / "own.conll")], old=trained)
    assert {row for _, row, _, _ in found} == {"person", "place", "micro"}
    assert all(after == 100 for _, _, _, after in found)
    assert all(before > 50 for _, _, before, _ in found)


def test_a_set_that_says_nothing_is_refused(tmp_path: Path, trained: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plain.txt").write_text("यह पाठ बिना चिह्नों के है।", encoding="utf-8")
    assert main(["gate", str(trained), "--set", f"inline:{tmp_path / 'plain.txt'}"]) == 2
    assert "nothing that either model gets right" in capsys.readouterr().err
