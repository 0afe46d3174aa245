"""The command line as a user runs it: tables, JSON, several files, standard input, bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "putin-kim-2025-09-03.txt"
TEXT = "रूस के राष्ट्रपति व्लादिमीर पुतिन ने बुधवार को कहा कि समझौता जल्द होगा।"


def run(*args: str, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    # The console script's module, with the interpreter of the tests and its environment.
    env = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "hindi_news.cli", *args],
        input=stdin,
        capture_output=True,
        env=env,
        check=False,
    )


def test_table_of_the_seed_article() -> None:
    done = run("analyze", str(SEED), "--published", "2025-09-03")
    out = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    for title in ("People", "Places", "Dates", "Treaties", "Quotes"):
        assert title in out
    assert "व्लादिमीर पुतिन" in out
    assert "2025-09-03" in out


def test_json_is_the_contract() -> None:
    done = run("analyze", str(SEED), "-p", "2025-09-03", "-f", "json")
    data = json.loads(done.stdout)
    assert data["schema"] == "hindi_news/1"
    assert data["text"] == SEED.read_bytes().decode()
    assert data["published"] == "2025-09-03"


def test_standard_input_and_output_file(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    done = run("analyze", "-", "-f", "json", "-o", str(target), stdin=TEXT.encode())
    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads(target.read_text(encoding="utf-8"))["text"] == TEXT
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_several_files_one_of_them_missing(tmp_path: Path) -> None:
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text(TEXT, encoding="utf-8")
    two.write_text(TEXT, encoding="utf-16")
    done = run("analyze", str(one), str(tmp_path / "none.txt"), str(two), "-f", "jsonl")
    assert done.returncode == 1
    assert "none.txt: No such file" in done.stderr.decode()
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(r["source"]).name for r in rows] == ["a.txt", "b.txt"]
    assert [r["text"] for r in rows] == [TEXT, TEXT]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("analyze", "-", "-p", "3 Sept"), "published is '3 Sept'; expected YYYY-MM-DD"),
        (("analyze", "-", "-f", "xml"), "unknown format 'xml'; choose one of: "),
        (("analyze", "-", "--engine", "x"), "unknown engine 'x'; choose one of: native"),
        (("analyze", "-", "-o", "/nowhere/at/all.json"), "/nowhere/at/all.json: cannot write here"),
    ],
)
def test_bad_options_are_one_clear_line(args: tuple[str, ...], message: str) -> None:
    done = run(*args, stdin=TEXT.encode())
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_bytes_that_are_not_text() -> None:
    done = run("analyze", "-", stdin=b"\xff\xfe\x00\xd8")
    assert done.returncode == 1
    assert "<stdin>: byte" in done.stderr.decode()


def test_explain_names_rules() -> None:
    done = run("explain", "-", "-p", "2025-09-03", stdin=f"{TEXT} डॉ. राव आए।".encode())
    assert done.returncode == 0
    stages = {line.split()[2] for line in done.stdout.decode().splitlines()}
    assert {"token", "sentence", "quote"} <= stages


def test_version() -> None:
    assert run("--version").stdout.startswith(b"hindi-news ")
