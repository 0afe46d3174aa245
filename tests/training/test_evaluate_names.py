"""Scores of names: on a part of a set after training on the others, on other files, with classes from raw text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="needs the extra [train]")

from hindi_news.training import corpus
from hindi_news.training.__main__ import main
from hindi_news.training.evaluate_names import bridged
from hindi_news.training.sources import digest

from .news import marked

QUICK = ["--epochs", "4", "--kept", "0"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evaluate_names")
    (folder / "all.txt").write_text(marked(1, 120), encoding="utf-8")
    (folder / "other.txt").write_text(marked(2, 60), encoding="utf-8")
    return folder


def rows(shown: str) -> dict[str, list[float]]:
    """F1, precision, recall, annotated and found, by the row's name."""
    lines = [line.split() for line in shown.splitlines()]
    return {cells[0]: [float(c) for c in cells[1:]] for cells in lines if cells and cells[0] in ("P", "L", "micro")}


def evaluate(data: Path, *more: str) -> list[str]:
    return ["evaluate", "ner", "--data", str(data), "--format", "inline", *QUICK, *more]


def test_trained_on_other_files(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(evaluate(data / "other.txt", "--train", str(data / "all.txt"))) == 0
    found = rows(capsys.readouterr().out)
    assert found["micro"][0] > 95
    assert found["P"][3] + found["L"][3] == found["micro"][3]


def test_each_part_is_scored_once(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annotated = []
    for part in ("1/3", "2/3", "3/3"):
        assert main(evaluate(data / "all.txt", "--split", part)) == 0
        found = rows(capsys.readouterr().out)
        assert found["micro"][0] > 90
        annotated.append(found["micro"][3])
    gold = [t.label for s in corpus.read([data / "all.txt"], "inline") for t in s]
    assert sum(annotated) == sum(label.startswith("B-") for label in gold)


def test_parts_and_other_files_together(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--split", "1/2", "--train", str(data / "other.txt"), "--method", "crfsuite"]
    pytest.importorskip("pycrfsuite", reason="needs the extra [train]")
    assert main(evaluate(data / "all.txt", *given)) == 0
    shown = capsys.readouterr()
    assert rows(shown.out)["micro"][0] > 95
    assert "iteration 20: loss" in shown.err


@pytest.mark.parametrize("split", ["0/3", "4/3", "1", "a/b", "1/0", "/"])
def test_a_split_that_is_none(data: Path, split: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(evaluate(data / "all.txt", "--split", split)) == 2
    assert f"--split '{split}': expected I/N" in capsys.readouterr().err


def test_classes_from_raw_text_or_an_archive(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for library in ("gensim", "sklearn"):
        pytest.importorskip(library, reason="needs the extra [train]")
    raw = tmp_path / "raw"
    raw.mkdir()
    text = "\n\n\n".join(marked(n, 40).replace("[[P|", "").replace("[[L|", "").replace("]]", "") for n in range(20))
    (raw / "a.txt").write_text(text, encoding="utf-8")
    model = tmp_path / "m.zip"
    given = ["ner", "--data", str(data / "all.txt"), "--raw", str(raw), "--rounds", "1", "--folds", "2", *QUICK]
    assert main([*given, "--out", str(model)]) == 0
    assert "names in raw text teach" in capsys.readouterr().err
    for source in (["--raw", str(raw)], ["--classes", str(model)]):
        assert main(evaluate(data / "all.txt", "--split", "1/3", *source)) == 0
        assert rows(capsys.readouterr().out)["micro"][0] > 95
    # The classes of an archive are those it was trained with.
    again = tmp_path / "again.zip"
    assert main(["ner", "--data", str(data / "all.txt"), "--classes", str(model), "--out", str(again), *QUICK]) == 0
    assert "classes of" in capsys.readouterr().err


def test_types_of_a_set_become_ours_or_none(tmp_path: Path) -> None:
    path = tmp_path / "x.conll"
    path.write_text("राम\tB-NEP\nजोशी\tI-NEP\nकल\tB-NETI\nदिल्ली\tB-NEL\n", encoding="utf-8")
    sentences = corpus.read([path], "ilner")
    assert [t.label for t in next(iter(bridged(sentences, "ilner")))] == ["B-P", "I-P", "O", "B-L"]
    assert list(bridged(sentences, "conll")) == sentences


def test_types_that_are_not_counted_are_learned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.conll"
    path.write_text("राम\tB-NEP\nसितार\tB-NEAR\nलाया\tO\n\n" * 30, encoding="utf-8")
    assert corpus.read([path], "ilner")[0][1].label == "B-NEAR"
    given = ["--format", "ilner", "--train", str(path), "--epochs", "3", "--kept", "0"]
    assert main(["evaluate", "ner", "--data", str(path), *given]) == 0
    shown = capsys.readouterr().out
    assert "NEP" in shown
    assert "NEAR" not in shown
    assert rows(shown)["micro"] == [100, 100, 100, 30, 30]


def test_types_that_have_other_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shipped tagger says P, a user's file PER or GPE; what neither knows keeps its name."""
    path = tmp_path / "x.conll"
    path.write_text("नरेन्द्र\tB-PER\nमोदी\tI-PER\nदिल्ली\tB-GPE\nमें\tO\nकल\tB-TIME\n", encoding="utf-8")
    assert main(["evaluate", "ner", "--data", str(path), "--format", "conll"]) == 0
    shown = capsys.readouterr().out
    found = {line.split()[0]: line.split()[1:] for line in shown.splitlines()[-4:]}
    assert found["person"] == found["place"] == ["100.00", "100.00", "100.00", "1", "1"]
    assert found["TIME"] == ["0.00", "0.00", "0.00", "1", "0"]
    assert re.search(r"^model: \S+names\.zip \(SHA-256 [0-9a-f]{12}\)$", shown, re.M)


def test_malformed_tags_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.conll"
    path.write_text("राम\tB-PER\nने\t-\nघर\tLOC\nको\nदेखा\t-\n", encoding="utf-8")
    assert main(["evaluate", "ner", "--data", str(path), "--format", "conll"]) == 0
    assert "malformed tags, counted as O: 4: - (2), LOC (1), none (1)" in capsys.readouterr().out


def test_a_trained_model_names_how(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(evaluate(data / "other.txt", "--train", str(data / "all.txt"))) == 0
    shown = capsys.readouterr().out
    assert "model" not in shown
    assert "epochs=4" in shown


def test_a_folder_has_one_sum(data: Path, tmp_path: Path) -> None:
    assert re.fullmatch(r"\S+ \(2 files, SHA-256 [0-9a-f]{12}\)", digest(data))
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text("x", encoding="utf-8")
    # A file's name counts too.
    assert digest(tmp_path / "a").split("SHA")[1] != digest(tmp_path / "b").split("SHA")[1]
