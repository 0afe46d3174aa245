"""Self-training: a sentence is not told what its own article says."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="needs the extra [train]")

from hindi_news.page import Words
from hindi_news.tagging import pack
from hindi_news.tagging.names import KIND
from hindi_news.training import corpus
from hindi_news.training.__main__ import main
from hindi_news.training.corpus import Labelled
from hindi_news.training.listen import owners, still_known
from hindi_news.training.names import classes_in

from .news import marked


def articles(folder: Path, *texts: str) -> list[list[Words]]:
    (folder / "raw").mkdir()
    (folder / "raw" / "a.txt").write_text("\n\n\n".join(texts), encoding="utf-8")
    return list(corpus.raw_articles(folder / "raw"))


LONG = "नगर में कल शाम को नदी के पुल पर बड़ी भीड़ थी।"


def test_articles_of_raw_text(tmp_path: Path) -> None:
    found = articles(tmp_path, LONG + "\nदूसरा अनुच्छेद।", "एक और लेख।")
    assert [len(a) for a in found] == [2, 1]
    kept = tmp_path / "kept.txt"
    kept.write_text(LONG + "\n", encoding="utf-8")
    assert [len(a) for a in corpus.raw_articles(tmp_path / "raw", [kept])] == [1, 1]
    assert list(corpus.raw_articles(tmp_path / "raw", skip=["a"])) == []


def test_owners_are_the_folds_with_a_long_run_in_common(tmp_path: Path) -> None:
    found = articles(tmp_path, LONG + "\nआगे की बात।", "यह दूसरी खबर है।")
    same = [Labelled(w, w, "O") for w in found[0][0].key]
    short = [Labelled(w, w, "O") for w in found[1][0].key]
    assert owners(found, [same, short], [1, 0]) == [frozenset({1}), frozenset()]


def test_a_word_that_is_too_rare_elsewhere_has_no_class(tmp_path: Path) -> None:
    found = articles(tmp_path, "घर घर घर", "घर वन वन वन")
    assert still_known({"घर": ["a0=1"], "वन": ["a0=2"]}, found) == {"घर": ["a0=1"]}
    assert still_known({"घर": ["a0=1"]}, found[1:]) == {}


def test_training_listens_and_keeps_its_classes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("gensim", reason="needs the extra [train]")
    (tmp_path / "own.txt").write_text(marked(1, 90), encoding="utf-8")
    raw = "\n\n\n".join("\n".join(line.replace("[[P|", "").replace("[[L|", "").replace("]]", "")
                                   for line in marked(seed, 30).split("\n")) for seed in range(6))
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "r.txt").write_text(raw, encoding="utf-8")
    given = ["ner", "--data", str(tmp_path / "own.txt"), "--raw", str(tmp_path / "raw"), "--epochs", "2", "--folds", "2"]
    assert main([*given, "--out", str(tmp_path / "m.zip")]) == 0
    assert "names in raw text teach" in capsys.readouterr().err
    classes = classes_in(tmp_path / "m.zip")
    assert set(classes["में"][0]) & set("an")
    facts = pack.load(tmp_path / "m.zip", KIND).text("facts.txt")
    assert "hB-P" in facts
    again = ["--classes", str(tmp_path / "m.zip"), "--out", str(tmp_path / "n.zip")]
    assert main([*given, *again]) == 0
    assert classes_in(tmp_path / "n.zip") == classes
