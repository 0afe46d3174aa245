"""The name tagger is trained on own files in each format, measured, and compared by the gate."""

from __future__ import annotations

import json
import re
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("scipy", reason="needs the extra [train]")

from hindi_news import Analyzer
from hindi_news.errors import FormatError, InputError, MissingExtraError
from hindi_news.tagging import pack
from hindi_news.tagging.names import KIND, UNCALIBRATED, NameTagger
from hindi_news.text.normalize import matching_key
from hindi_news.training import corpus
from hindi_news.training.__main__ import main
from hindi_news.training.classes import word_classes
from hindi_news.training.fit_chain import Settings, forward_backward
from hindi_news.training.gate import TASKS, compare
from hindi_news.training.names import Plan, _blocks, _isotonic, fit_judged, train
from hindi_news.training.score import score

from .news import marked


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names")
    (folder / "train").mkdir()
    for i in range(3):
        (folder / "train" / f"{i}.txt").write_text(marked(i, 60), encoding="utf-8")
    (folder / "test.txt").write_text(marked(9, 40), encoding="utf-8")
    assert main(["ner", "--data", str(folder / "train"), "--out", str(folder / "a.zip"), *QUICK]) == 0
    return folder


QUICK = ["--epochs", "4", "--folds", "2", "--kept", "0.1"]


def f1(model: Path, test: Path) -> float:
    return TASKS["ner"].score(model, "inline", test)["micro"]


def test_stops_by_what_is_kept_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for i in range(4):
        (tmp_path / f"{i}.txt").write_text(marked(i, 60), encoding="utf-8")
    data = [str(tmp_path / f"{i}.txt") for i in range(4)]
    out = tmp_path / "m.zip"
    given = ["ner", "--data", *data, "--out", str(out), "--epochs", "30", "--folds", "0"]
    assert main([*given, "--kept", "0.2", "--patience", "1", "--seed", "3"]) == 0
    epochs = [line for line in capsys.readouterr().err.splitlines() if line.startswith("epoch ")]
    points = [float(line.partition(", ")[2].split()[0]) for line in epochs]
    assert all(line.endswith(" on the sentences kept back") for line in epochs)
    assert len(epochs) < 30
    # The first epoch that gains nothing is the last.
    assert all(after > before for before, after in pairwise(points[:-1]))
    assert points[-1] <= max(points[:-1])
    (tmp_path / "test.txt").write_text(marked(9, 40), encoding="utf-8")
    assert f1(out, tmp_path / "test.txt") > 95


def test_learns(data: Path) -> None:
    assert f1(data / "a.zip", data / "test.txt") > 95


def test_counts_of_other_sets_reach_the_tagger(tmp_path: Path, data: Path) -> None:
    """A name that only the other set has is found by how it is used there, without that set's own types."""
    other = tmp_path / "other.tsv"
    rows = ["बलदेवपुर\tB-NEL\nमें\tO\nबाढ़\tO\nकल\tB-NETI"] * 8 + ["अनिल\tB-NEP\nजोशी\tI-NEP\nरामगढ़\tB-NEL\nगए\tO"] * 8
    other.write_text("\n\n".join(rows) + "\n", encoding="utf-8")
    out = tmp_path / "m.zip"
    assert main(["ner", "--data", str(data / "train"), "--ilner", str(other), "--out", str(out), *QUICK]) == 0
    facts = dict(line.split("\t", 1) for line in pack.load(out, KIND).text("facts.txt").split("\n"))
    assert facts[matching_key("बलदेवपुर")] == "gB-L3+"
    assert facts[matching_key("जोशी")] == "gI-P3+"
    assert facts[matching_key("कल")] == "gO"
    with pytest.raises(InputError, match="no bridge from 'conll'; there are: hiner, ilner"):
        train(Plan([data / "train"], annotated=[("conll", other)]), out)


def test_an_unknown_method_lists_those_there_are() -> None:
    with pytest.raises(InputError, match="adagrad, crfsuite"):
        fit_judged([], Settings(), 0.0, None, "sgd")


def test_calibration_is_the_share_of_right_spans_made_increasing() -> None:
    seen = [(0.2, False)] * 30 + [(0.5, True), (0.5, False)] * 15 + [(0.9, True)] * 27 + [(0.9, False)] * 3
    scores, shares = _isotonic(seen)
    assert list(scores) == sorted(scores)
    assert list(shares) == sorted(shares)
    found = np.interp([0.2, 0.5, 0.9], scores, shares)
    assert found[0] == 0
    assert found[1] == pytest.approx(0.5, abs=0.1)
    assert found[2] == pytest.approx(0.9, abs=0.1)
    # Where a surer bin was right less often, the two are one.
    assert _isotonic([(0.1, True)] * 12 + [(0.9, False)] * 12) == ([0.5], [0.5])
    assert _isotonic([]) == UNCALIBRATED


def test_a_small_set_is_trained_on_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "few.txt").write_text(marked(1, 30), encoding="utf-8")
    assert main(["ner", "--data", str(tmp_path / "few.txt"), "--out", str(tmp_path / "m.zip"), "--epochs", "2"]) == 0
    shown = capsys.readouterr()
    assert "epoch 2 of 2" in shown.err
    assert "kept back" not in shown.err


def test_same_seed_same_archive(data: Path, tmp_path: Path) -> None:
    for name in ("1.zip", "2.zip"):
        assert main(["ner", "--data", str(data / "train"), "--out", str(tmp_path / name), *QUICK]) == 0
    one, two = (pack.load(tmp_path / name, KIND) for name in ("1.zip", "2.zip"))
    assert one.parts == two.parts
    assert {k: v for k, v in one.card.items() if k != "command"} == {k: v for k, v in two.card.items() if k != "command"}


def test_card(data: Path) -> None:
    card = pack.load(data / "a.zip", KIND).card
    assert card["settings"]["epochs"] == 4
    assert card["labels"] == ["B-L", "B-P", "I-P", "O"]
    assert set(card["scores"]["cross-validation F1 on its own annotation"]) >= {"L", "P", "micro"}
    assert card["what"] == "IOB2 labels of names: place (L), person (P)"
    assert re.fullmatch(r"180 sentences; inline: \S+/train \(3 files, SHA-256 [0-9a-f]{12}\)", "; ".join(card["data"]))
    assert set(card["versions"]) == {"hindi_news", "python", "numpy", "scipy"}


def test_calibrated_scores_are_probabilities(data: Path) -> None:
    tagger = NameTagger.open(data / "a.zip")
    doc = Analyzer(names=data / "a.zip", words=False).analyze("अनिल जोशी ने रामगढ़ में सभा की।")
    assert {e.name for e in (*doc.people, *doc.places)} >= {"अनिल जोशी", "रामगढ़"}
    table = tagger._calibration
    assert (np.diff(table[0]) >= 0).all()
    assert (np.diff(table[1]) >= 0).all()


@pytest.mark.parametrize("kind", ["conll", "jsonl"])
def test_own_formats(tmp_path: Path, kind: str) -> None:
    (tmp_path / "in.txt").write_text(marked(4, 120), encoding="utf-8")
    sentences = corpus.read([tmp_path / "in.txt"], "inline")
    path = tmp_path / f"own.{kind}"
    names = {"B-P": "B-PER", "I-P": "I-PER", "B-L": "B-LOC", "I-L": "I-LOC", "O": "O"}
    if kind == "conll":
        path.write_text("\n\n".join("\n".join(f"{t.norm}\t{names[t.label]}" for t in s) for s in sentences))
    else:
        row = {"text": "अनिल जोशी ने रामगढ़ में सभा की।", "names": [[0, 9, "PER"], [13, 19, "LOC"]]}
        path.write_text("\n".join([json.dumps(row, ensure_ascii=False)] * 60), encoding="utf-8")
    model = tmp_path / "m.zip"
    assert main(["ner", "--data", str(path), "--format", kind, "--out", str(model), *QUICK]) == 0
    doc = Analyzer(names=model).analyze("अनिल जोशी ने रामगढ़ में सभा की।")
    assert [p.name for p in doc.people] == ["अनिल जोशी"]


def test_errors_name_the_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": "राम", "names": [[0, 9, "PER"]]}', encoding="utf-8")
    with pytest.raises(FormatError, match=r"bad\.jsonl:1: name \[0, 9\) is not inside a text of 3"):
        corpus.read([bad], "jsonl")
    out = str(tmp_path / "m.zip")
    assert main(["ner", "--data", str(bad), "--format", "jsonl", "--out", out]) == 2
    assert "bad.jsonl:1" in capsys.readouterr().err
    bad.write_text("\n\n", encoding="utf-8")
    with pytest.raises(FormatError, match="no sentences"):
        corpus.read([bad], "conll")


@pytest.mark.parametrize(
    "row",
    [
        {"text": "राम गया", "names": [[0, 3]]},
        {"text": "राम गया", "names": [["0", 3, "PER"]]},
        {"text": "राम गया", "names": [[0, 3.5, "PER"]]},
        {"text": "राम गया", "names": [[0, 3, None]]},
        {"text": "राम गया", "names": [[0, 3, ""]]},
        {"text": 5, "names": []},
        {"text": "राम गया"},
        ["राम गया"],
    ],
)
def test_rows_of_another_shape(tmp_path: Path, row: object) -> None:
    (tmp_path / "bad.jsonl").write_text("\n" + json.dumps(row, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(FormatError, match=r"bad\.jsonl:2: expected text and names"):
        corpus.read([tmp_path / "bad.jsonl"], "jsonl")


def test_names_that_overlap(tmp_path: Path) -> None:
    row = {"text": "राम गया", "names": [[0, 3, "PER"], [1, 7, "LOC"]]}
    (tmp_path / "bad.jsonl").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(FormatError, match=r"bad\.jsonl:1: name \[1, 7\) overlaps the one before it"):
        corpus.read([tmp_path / "bad.jsonl"], "jsonl")


@pytest.mark.parametrize("mark", ["[[X|अनिल]]", "[[p|अनिल]]", "[[अनिल]]", "[[P|अनिल]", "अनिल]]", "[[P|[[L|अनिल]]"])
def test_brackets_of_no_mark(tmp_path: Path, mark: str) -> None:
    (tmp_path / "bad.txt").write_text(f"[[P|मोहन]] आया।\n{mark} गया।", encoding="utf-8")
    with pytest.raises(FormatError, match=r"bad\.txt:2: '(\[\[|\]\])' of no mark"):
        corpus.read([tmp_path / "bad.txt"], "inline")


def test_lines_that_are_no_tokens(tmp_path: Path) -> None:
    path = tmp_path / "x.conll"
    lines = "-DOCSTART- -X- O\n\n# id 17 domain=news\nराम _ B-PER \t\r\nगया _ O\n# O\n\n#\tO\n\n# alone"
    path.write_text(lines, encoding="utf-8")
    read = [[(t.norm, t.label) for t in s] for s in corpus.read([path], "conll")]
    assert read == [[("राम", "B-PER"), ("गया", "O"), ("#", "O")], [("#", "O")]]
    assert not corpus.malformed(path)


def test_nothing_to_learn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is read in the wrong format looks like one without names."""
    (tmp_path / "plain.txt").write_text("यह एक वाक्य है\nयह दूसरा वाक्य है\n", encoding="utf-8")
    given = ["ner", "--data", str(tmp_path / "plain.txt"), "--format", "conll", "--out", str(tmp_path / "m.zip")]
    assert main(given) == 2
    assert re.search(r"no names in \S+plain\.txt; is the format right\?", capsys.readouterr().err)
    assert not (tmp_path / "m.zip").exists()


@pytest.mark.parametrize(
    "option",
    [
        *("--epochs 0", "--epochs -1", "--epochs 1.5", "--patience 0", "--seed -1", "--seed x", "--folds -1", "--rounds -1"),
        *("--kept 1", "--kept -0.1", "--dropout 1", "--dropout 2", "--rate nan", "--rate -1", "--rate inf", "--c1 -1"),
    ],
)
def test_settings_that_are_none(data: Path, tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["ner", "--data", str(data / "train"), "--out", str(tmp_path / "m.zip"), *option.split()]
    with pytest.raises(SystemExit, match="2"):
        main(given)
    assert re.search(rf"argument {option.split()[0]}: '\S+': expected a (whole )?number of at least", capsys.readouterr().err)


def test_a_place_to_write_is_asked_for_first(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["ner", "--data", str(data / "train"), "--out", str(tmp_path / "none" / "m.zip")])
    shown = capsys.readouterr().err
    assert "there is no such folder to write in" in shown
    assert "sentences" not in shown


def test_malformed_tags_count_as_none(tmp_path: Path) -> None:
    path = tmp_path / "x.conll"
    path.write_text("राम\tB-NEP\nसे\t-\nदिल्ली\t-NEL\nमें\tI-NEL\nवह\tB-NEXX1\n", encoding="utf-8")
    assert [t.label for t in corpus.read([path], "ilner")[0]] == ["B-NEP", "O", "O", "B-NEL", "O"]
    assert corpus.malformed(path) == {"-": 1, "-NEL": 1, "B-NEXX1": 1}


def test_scores_as_conlleval_counts() -> None:
    gold = ["B-P", "I-P", "O", "B-L", "I-L", "B-L"]
    found = ["B-P", "I-P", "O", "B-L", "B-L", "B-P"]
    rows = score([(gold, found)])
    assert rows["P"] == (1, 1, 2)
    assert rows["L"] == (0, 2, 2)
    assert rows["micro"] == (1, 3, 4)


def test_evaluate_names_data_version_and_settings(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["evaluate", "ner", "--data", str(data / "test.txt"), "--format", "inline", "--model", str(data / "a.zip")]
    assert main(given) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("hindi_news ")
    assert "SHA-256" in shown
    assert "format=inline" in shown
    assert re.search(r"^model: \S+a\.zip \(SHA-256 [0-9a-f]{12}\)$", shown, re.M)
    assert "epochs" not in shown
    assert "micro" in shown


def test_gate_refuses_without_sets_and_when_one_falls(data: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="lets anything pass"):
        compare(TASKS["ner"], data / "a.zip", [])
    (tmp_path / "few.txt").write_text("[[P|अनिल]] घर गया।\nवह आया।", encoding="utf-8")
    worse = tmp_path / "worse.zip"
    assert main(["ner", "--data", str(tmp_path / "few.txt"), "--out", str(worse), "--epochs", "1"]) == 0
    rows = compare(TASKS["ner"], worse, [("inline", data / "test.txt")], old=data / "a.zip")
    assert any(after < before - 1 for _, _, before, after in rows)
    same = data / "a.zip"
    assert all(a == b for _, _, a, b in compare(TASKS["ner"], same, [("inline", data / "test.txt")], old=same))


def test_forward_backward_is_what_enumeration_gives() -> None:
    rng = np.random.default_rng(0)
    emit, moves = rng.normal(size=(3, 1, 2)).astype(np.float32), rng.normal(size=(2, 2)).astype(np.float32)
    paths = [(a, b, c) for a in range(2) for b in range(2) for c in range(2)]
    weights = np.array([sum(emit[t, 0, p[t]] for t in range(3)) + moves[p[0], p[1]] + moves[p[1], p[2]] for p in paths])
    shares = np.exp(weights) / np.exp(weights).sum()
    total, marginals, expected = forward_backward(emit, np.array([3]), moves)
    assert total == pytest.approx(np.log(np.exp(weights).sum()), abs=1e-4)
    for t in range(3):
        assert marginals[t, 0, 1] == pytest.approx(sum(s for s, p in zip(shares, paths, strict=True) if p[t]), abs=1e-4)
    wanted = sum(s * sum(p[t : t + 2] == (0, 1) for t in range(2)) for s, p in zip(shares, paths, strict=True))
    assert expected[0, 1] == pytest.approx(wanted, abs=1e-4)


def test_raw_text_and_texts_kept_apart_are_there(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["ner", "--data", str(data / "train"), "--out", str(tmp_path / "m.zip"), *QUICK]
    assert main([*given, "--raw", str(tmp_path / "none")]) == 2
    assert "none: no folder of raw text (*.txt)" in capsys.readouterr().err
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("अनिल रामगढ़ गया।", encoding="utf-8")
    assert main([*given, "--raw", str(tmp_path / "raw"), "--without", str(tmp_path / "none")]) == 2
    assert "none: no folder with texts (*.txt) to leave out" in capsys.readouterr().err
    pytest.importorskip("gensim", reason="needs the extra [train]")
    assert main([*given, "--raw", str(tmp_path / "raw")]) == 2
    assert "no word stands 4 times in the raw text" in capsys.readouterr().err


@pytest.mark.parametrize("absent", ["gensim.models", "sklearn.cluster"])
def test_word_classes_need_the_extra(absent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("gensim", reason="needs the extra [train]")
    monkeypatch.setitem(sys.modules, absent, None)
    library = absent.partition(".")[0]
    with pytest.raises(MissingExtraError, match=rf"{library} is not installed; run: pip install 'hindi_news\[train\]'"):
        word_classes([["शब्द"] * 4])


@pytest.mark.parametrize(("parts", "count"), [(4, 4), (4, 40), (4, 60), (4, 99), (4, 100), (20, 200), (3, 5000), (7, 50)])
def test_every_fold_has_sentences(parts: int, count: int) -> None:
    folds = _blocks(parts, 1, count)
    assert len(folds) == count
    assert set(folds) == set(range(parts))


def test_a_card_has_no_settings_that_had_no_part(data: Path, tmp_path: Path) -> None:
    pytest.importorskip("pycrfsuite", reason="needs the extra [train]")
    given = ["ner", "--data", str(data / "train"), "--out", str(tmp_path / "m.zip"), "--method", "crfsuite", "--folds", "0"]
    assert main(given) == 0
    settings = pack.load(tmp_path / "m.zip", KIND).card["settings"]
    assert set(settings) == {"method", "c1", "c2", "minimum", "seed", "rounds", "folds"}
