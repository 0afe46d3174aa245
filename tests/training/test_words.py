"""Treebanks are read, and the word tagger is trained on one, measured, and compared by the gate."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("scipy", reason="needs the extra [train]")

from hindi_news import Analyzer
from hindi_news.errors import FormatError, InputError
from hindi_news.tagging import pack
from hindi_news.tagging.words import KIND
from hindi_news.training import treebank
from hindi_news.training.__main__ import main
from hindi_news.training.fit_words import grid, shifted, views
from hindi_news.training.gate import TASKS, compare
from hindi_news.training.words import split

from ..conftest import CASES

TINY = CASES / "tiny.conllu"
QUICK = ["--epochs", "3", "--folds", "2"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words")
    (folder / "train.conllu").write_text(TINY.read_text(encoding="utf-8").rstrip("\n").join(["", "\n\n"]) * 60)
    assert main(["pos", "--data", str(folder / "train.conllu"), "--out", str(folder / "a.zip"), *QUICK]) == 0
    return folder


def test_learns(data: Path) -> None:
    points = TASKS["pos"].score(data / "a.zip", "ud", TINY)
    assert points == {"upos": 100, "xpos": 100, "lemma": 100, "feats": 100}
    doc = Analyzer(words=data / "a.zip", names=False).analyze("लड़के घर जा रहे हैं।")
    assert [t.upos for t in doc.tokens] == ["NOUN", "NOUN", "VERB", "AUX", "AUX", "PUNCT"]
    assert doc.tokens[4].feats == "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"


def test_same_seed_same_archive(data: Path, tmp_path: Path) -> None:
    for name in ("1.zip", "2.zip"):
        assert main(["pos", "--data", str(data / "train.conllu"), "--out", str(tmp_path / name), *QUICK]) == 0
    assert pack.load(tmp_path / "1.zip", KIND).parts == pack.load(tmp_path / "2.zip", KIND).parts


def test_held_documents_give_the_card_its_scores(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "m.zip"
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kept.conllu").write_text(TINY.read_text(encoding="utf-8"), encoding="utf-8")
    other = TINY.read_text(encoding="utf-8").replace("राम", "श्याम").replace("लड़के", "बच्चे")
    (tmp_path / "data" / "learned.conllu").write_text((other.rstrip("\n") + "\n\n") * 20, encoding="utf-8")
    given = ["pos", "--data", str(tmp_path / "data"), "--held", str(TINY), "--out", str(out), *QUICK]
    assert main(given) == 0
    assert pack.load(out, KIND).card["scores"]["tokens"] == 12


def test_too_few_sentences_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pos", "--data", str(TINY), "--out", str(tmp_path / "m.zip")]) == 2
    assert "2 sentences to train on; 30 are the fewest" in capsys.readouterr().err


def test_split_keeps_documents_whole() -> None:
    first, second = treebank.read([TINY], "ud")
    assert split([[first, second], [first[1:]]], [second]) == ([first[1:]], [first, second])


def test_evaluate_on_own_tokens(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["evaluate", "pos", "--data", str(TINY), "--format", "ud", "--model", str(data / "a.zip"), "--own-tokens"]
    assert main(given) == 0
    shown = capsys.readouterr().out
    assert "own tokens: 12; gold: 12; the same bounds: 12 (F1 100.00)" in shown
    assert "upos        100.00" in shown
    assert main([*given[:5], "ssf", "--own-tokens"]) == 2
    assert "raw text" in capsys.readouterr().err


def test_gate(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    task = TASKS["pos"]
    with pytest.raises(InputError, match="lets anything pass"):
        compare(task, data / "a.zip", [])
    rows = compare(task, data / "a.zip", [("ud", TINY)], old=data / "a.zip")
    assert [row[1] for row in rows] == ["feats", "lemma", "upos", "xpos"]
    assert main(["gate", str(data / "a.zip"), "--task", "pos", "--set", "inline:x"]) == 2
    assert "expected FORMAT:PATH with a format of ssf, ud" in capsys.readouterr().err


def test_ssf_becomes_ud() -> None:
    (sentence,) = treebank.read([CASES / "tiny.ssf"], "ssf")
    found = {w.form: (w.upos, w.lemma, w.feats) for w in sentence}
    assert list(found) == ["लड़कों", "के", "साथ", "बाद", "जा", "रहा", "है", ",", "कि"]
    assert found["लड़कों"][0] == "NOUN"
    assert found["लड़कों"][2] == "Case=Acc|Gender=Masc|Number=Plur|Person=3"
    assert found["के"] == ("ADP", "का", "Case=Acc|Gender=Masc|Number=Sing")
    assert found["साथ"][0] == "ADP"
    assert found["बाद"][0] == "ADV"
    assert found["जा"] == ("VERB", "जा", "")
    assert found["रहा"] == ("AUX", "रह", "Aspect=Prog|Gender=Masc|Number=Sing|VerbForm=Part")
    assert found["है"] == ("AUX", "है", "Mood=Ind|Number=Sing|Person=3|Polite=Form|Tense=Pres|VerbForm=Fin")
    assert found[","] == ("PUNCT", ",", "")
    assert found["कि"][0] == "SCONJ"


def test_names_of_ud_version_1(tmp_path: Path) -> None:
    path = tmp_path / "old.conllu"
    path.write_text("1\tऔर\tऔर\tCONJ\tCC\t_\t0\troot\t_\t_\n2\tघर\tघर\tNOUN\tNN\tCase=D|Gender=M|Number=Sg\t1\tx\t_\t_\n")
    (one,) = treebank.read([path], "ud")
    assert [(w.upos, w.feats) for w in one] == [("CCONJ", ""), ("NOUN", "Case=Nom|Gender=Masc|Number=Sing")]


def test_errors_name_the_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.conllu"
    path.write_text("1\tघर\tघर\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"bad\.conllu:1: 3 columns; CoNLL-U has ten"):
        treebank.read([path], "ud")
    with pytest.raises(InputError, match="format"):
        treebank.read([path], "xml")
    with pytest.raises(FormatError, match="no sentence"):
        treebank.read([path], "ssf")


def test_neighbours_end_with_the_sentence() -> None:
    g = grid([[("a", "a"), ("b", "b")], [("a", "a")]])
    assert g.ids.tolist() == [0, 1, 0]
    assert shifted(g.ids, g.sentence, 1, 9).tolist() == [1, 9, 9]
    assert shifted(g.ids, g.sentence, -1, 9).tolist() == [9, 0, 9]
    assert all(len(v) == 3 for v in views(np.array([0, 1, 0]), g.sentence, 2))


@pytest.mark.parametrize(
    ("upos", "feats", "said"),
    [
        ("Noun", "_", "UPOS 'Noun'; UD has ADJ, ADP"),
        ("", "_", "UPOS ''"),
        ("NOUN", "Masc", "feature 'Masc'; expected Name=Value"),
        ("NOUN", "Case=Nom|Gender=", "feature 'Gender='"),
        ("NOUN", "Case=Nom|", "feature ''"),
    ],
)
def test_values_that_are_none(tmp_path: Path, upos: str, feats: str, said: str) -> None:
    (tmp_path / "bad.conllu").write_text(f"# x\n1\tघर\tघर\t{upos}\tNN\t{feats}\t0\troot\t_\t_\n", encoding="utf-8")
    with pytest.raises(FormatError, match=rf"bad\.conllu:2: {said}"):
        treebank.read([tmp_path / "bad.conllu"], "ud")


@pytest.mark.parametrize("option", ["--epochs 0", "--patience 0", "--folds 1", "--seed -1"])
def test_settings_that_are_none(tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["pos", "--data", str(TINY), "--out", str(tmp_path / "m.zip"), *option.split()])
    assert f"argument {option.split()[0]}: " in capsys.readouterr().err


def test_the_card_names_its_data(data: Path) -> None:
    card = pack.load(data / "a.zip", KIND).card
    assert card["data"][0] == "120 sentences"
    assert card["data"][1].startswith(f"ud: {data / 'train.conllu'} (SHA-256 ")
    assert set(card["versions"]) == {"hindi_news", "python", "numpy", "scipy"}
