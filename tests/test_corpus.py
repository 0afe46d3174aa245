"""A corpus run loses nothing and does nothing twice, whatever happens to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hindi_news import Analyzer, Document, FormatError, InputError
from hindi_news import corpus as module
from hindi_news.corpus import Summary, run
from hindi_news.inputs import Article

TEXT = "रूस के राष्ट्रपति व्लादिमीर पुतिन ने बुधवार को कहा कि समझौता जल्द होगा।"


def some(n: int) -> list[Article]:
    return [Article(f"a{i}", f"{TEXT} {i}", "2024-01-02") for i in range(n)]


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_bad_articles_are_listed_and_end_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    items = [*some(2), Article("bad", None, error="row 3: not JSON"), Article("day", TEXT, "yesterday"), *some(1)]
    summary = run(items, out, Analyzer())
    assert (summary.done, summary.failed) == (3, 2)
    assert [r["key"] for r in rows(out)] == ["a0", "a1", "a0~2"]
    assert rows(tmp_path / "out.jsonl.errors.jsonl") == [
        {"key": "bad", "error": "row 3: not JSON"},
        {"key": "day", "error": "published is 'yesterday'; expected YYYY-MM-DD"},
    ]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "out.jsonl.errors.jsonl"]


@pytest.mark.parametrize("processes", [0, -1, "2"])
def test_a_number_of_processes_that_is_none_is_refused(tmp_path: Path, processes: int) -> None:
    with pytest.raises(InputError, match="processes"):
        run(some(1), tmp_path / "out.jsonl", Analyzer(), processes=processes)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet"])
def test_a_run_that_reads_nothing_leaves_nothing_in_the_way(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    reasons = tmp_path / f"{name}.errors.jsonl"
    assert run([Article("rows.csv", None, error="unknown column 'text'")], out, Analyzer()).failed == 1
    assert [p.name for p in tmp_path.iterdir()] == [reasons.name]
    assert run(some(1), out, Analyzer()).done == 1
    assert [p.name for p in tmp_path.iterdir()] == [name]  # nor do reasons of the earlier try stay


def test_rows_are_documents(tmp_path: Path) -> None:
    run(some(1), tmp_path / "out.jsonl", Analyzer())
    (row,) = rows(tmp_path / "out.jsonl")
    assert Document.from_dict(row) == Analyzer().analyze(f"{TEXT} 0", "2024-01-02")


def test_processes_give_the_same_file(tmp_path: Path) -> None:
    for name, processes in (("one.jsonl", 1), ("two.jsonl", 2)):
        run(some(50), tmp_path / name, Analyzer(), processes=processes)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_parquet(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    run([*some(3), Article("odd", "टूटा \ud800 अक्षर")], tmp_path / "out.parquet", Analyzer())
    table = pq.read_table(tmp_path / "out.parquet")
    assert table["article"].to_pylist() == ["a0", "a1", "a2", "odd"]
    assert Document.from_json(table["document"][0].as_py()).text == f"{TEXT} 0"


def test_resume_does_only_what_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PART", 4)
    out = tmp_path / "out.jsonl"

    def stop(summary: Summary) -> None:
        if summary.done == 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(some(20), out, Analyzer(), progress=stop)
    assert not out.exists()
    with pytest.raises(InputError, match="--resume"):
        run(some(20), out, Analyzer())
    summary = run(some(20), out, Analyzer(), resume=True)
    assert (summary.skipped, summary.done) == (8, 12)
    assert [r["key"] for r in rows(out)] == [f"a{i}" for i in range(20)]


def test_an_output_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("dear", encoding="utf-8")
    with pytest.raises(InputError, match="exists already"):
        run(some(1), tmp_path / "out.jsonl", Analyzer())
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "dear"
    with pytest.raises(InputError, match=r"unknown kind of output '.xls'; choose one of: .jsonl, .parquet"):
        run(some(1), tmp_path / "out.xls", Analyzer())


@pytest.mark.skipif(sys.platform == "win32", reason="no locks on folders")
def test_two_runs_never_make_one_output(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    refused: list[str] = []

    def meanwhile(_: Summary) -> None:
        for resume in (False, True):
            with pytest.raises(InputError, match="another run is working here") as caught:
                run(some(3), out, Analyzer(), resume=resume)
            refused.append(str(caught.value))

    run(some(2), out, Analyzer(), progress=meanwhile)
    assert len(refused) == 4
    assert len(rows(out)) == 2
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("name", ["none/out.jsonl", "file/out.jsonl"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot write here"):
        run(some(1), tmp_path / name, Analyzer())
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_damaged_part_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "out.jsonl.parts"
    folder.mkdir()
    (folder / "part-000000.jsonl").write_text('{"key": "a0"}\n{"key', encoding="utf-8")
    with pytest.raises(FormatError, match=r"part-000000.jsonl:2: .*delete this file and resume"):
        run(some(1), tmp_path / "out.jsonl", Analyzer(), resume=True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full to play a full disk")
def test_a_full_disk_is_named_and_leaves_no_scrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, rows: object) -> None:
        with open("/dev/full", "w") as out:
            out.write("x" * 10_000)

    monkeypatch.setitem(module.WRITERS, ".jsonl", full)
    with pytest.raises(InputError, match=r"out.jsonl: cannot write: No space left"):
        run(some(3), tmp_path / "out.jsonl", Analyzer())
    # The readings are safe: the next run only has to put them together.
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl.parts"]
    monkeypatch.undo()
    assert run(some(3), tmp_path / "out.jsonl", Analyzer(), resume=True).skipped == 3


def test_a_killed_command_resumes(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    total = 1400
    source.write_text(
        "".join(json.dumps({"id": i, "text": f"{TEXT} {i} "}) + "\n" for i in range(total)), encoding="utf-8"
    )
    command = [sys.executable, "-m", "hindi_news.cli", "corpus", str(source), "-o", str(out), "-j", "2"]
    first = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    parts = tmp_path / "out.jsonl.parts"
    while first.poll() is None and len(list(parts.glob("part-*"))) < 1:
        time.sleep(0.01)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert not out.exists()
    second = subprocess.run([*command, "--resume"], capture_output=True, text=True, check=True)
    assert "done before" in second.stderr
    assert " 0 done before" not in second.stderr
    keys = [r["key"] for r in rows(out)]
    assert keys == [f"{source}#{i}" for i in range(total)]
    assert not parts.exists()


def test_a_mistake_of_ours_costs_one_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hindi_news import analyzer

    real = analyzer.find_quotes

    def stumble(page: object, *rest: object) -> object:
        if "टूटा" in page.words.norm:  # type: ignore[attr-defined]
            raise IndexError("list index out of range")
        return real(page, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(analyzer, "find_quotes", stumble)
    summary = run([*some(2), Article("odd", "टूटा लेख"), *some(1)], tmp_path / "out.jsonl", Analyzer())
    assert (summary.done, summary.failed) == (3, 1)
    (row,) = rows(tmp_path / "out.jsonl.errors.jsonl")
    assert row["key"] == "odd"
    assert "please report it: IndexError: list index out of range (" in str(row["error"])


def test_a_key_that_comes_again_is_another_article(tmp_path: Path) -> None:
    twice = [Article("same", f"{TEXT} {i}") for i in range(3)]
    run(twice, tmp_path / "out.jsonl", Analyzer())
    assert [r["key"] for r in rows(tmp_path / "out.jsonl")] == ["same", "same~2", "same~3"]


def test_a_run_never_reads_what_it_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hindi_news.corpus import outputs
    from hindi_news.inputs import articles

    out = tmp_path / "out.jsonl"
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
    (tmp_path / "out.jsonl.parts").mkdir()
    (tmp_path / "out.jsonl.parts" / "part-000000.jsonl").write_text('{"key": "x", "text": "y"}\n', encoding="utf-8")
    (tmp_path / "out.jsonl.errors.jsonl").write_text('{"key": "x", "error": "y"}\n', encoding="utf-8")
    assert len(list(articles([tmp_path]))) == 3
    found = list(articles([tmp_path, tmp_path / "a.jsonl"], skip=outputs(out)))
    assert [a.key for a in found] == [f"{tmp_path / 'a.jsonl'}#1"]
