"""The README's session is true, word for word, and its two commands can be found by the check script."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

import hindi_news as hn
from hindi_news.training import corpus
from hindi_news.training.__main__ import main

ROOT = Path(__file__).resolve().parent.parent


def test_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    # Markdown's fence would be read as a line of the last expected output.
    text = (ROOT / "README.md").read_text(encoding="utf-8").replace("```", "")
    session = doctest.DocTestParser().get_doctest(text, {}, "README.md", "README.md", 0)
    assert len(session.examples) > 8
    assert doctest.DocTestRunner(verbose=False).run(session).failed == 0


def test_training_on_own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("scipy", reason="needs the extra [train]")
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Train on your own data")[2].partition("\n## ")[0]
    start = "python -m hindi_news.training "
    lines = [line.partition("  #")[0] for line in section.splitlines() if line.startswith(start)]
    assert len(lines) == 5
    row = "अनिल\tB-PER\nजोशी\tI-PER\nने\tO\nरामगढ़\tB-LOC\nमें\tO\nसभा\tO\nकी\tO\n\n"
    treebank = (ROOT / "tests" / "cases" / "tiny.conllu").read_text(encoding="utf-8").strip() + "\n\n"
    monkeypatch.chdir(tmp_path)
    files = {"train.conll": row * 60, "test.conll": row, "treebank.conllu": treebank * 20, "test.conllu": treebank}
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("articles").mkdir()
    Path("articles", "a.txt").write_text("[[P|अनिल जोशी]] ने [[L|रामगढ़]] में सभा की", encoding="utf-8")
    Path("x.jsonl").write_text(re.findall(r"\| `(\{.*\})` a line", section)[0], encoding="utf-8")
    for line in lines:
        assert main(shlex.split(line.removeprefix(start))) == 0, capsys.readouterr()
    shown = capsys.readouterr().out
    assert shown.count("hindi_news ") == 2
    assert "fell" not in shown
    doc = hn.Analyzer(names="own.zip", words="own-pos.zip").analyze("अनिल जोशी ने रामगढ़ में सभा की।")
    assert [(e.name, e.type) for e in doc.entities] == [("अनिल जोशी", "person"), ("रामगढ़", "place")]
    assert [t.label for t in corpus.read([Path("x.jsonl")], "jsonl")[0]] == ["B-PER", "B-LOC", "O", "O"]


def test_two_commands() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if line.startswith("python3 -m venv ")]) == 2
