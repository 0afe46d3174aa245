"""The command line as a user runs it: tables, JSON, several files, standard input, bad input."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from io import StringIO
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


def test_the_package_runs_as_the_command_does() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-m", "hindi_news", "--help"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert b"analyze" in done.stdout


def test_the_package_reports_errors_as_the_command_does() -> None:
    command = [sys.executable, "-W", "error", "-m", "hindi_news", "analyze", "no-such-file.txt"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no-such-file.txt" in done.stderr
    assert "Traceback" not in done.stderr


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
        (("explain", "-", "--stage", "x"), "unknown stage 'x'; choose one of: name, part, quote"),
        (("analyze", "-", "-o", "/nowhere/at/all.json"), "/nowhere/at/all.json: cannot write here"),
    ],
)
def test_bad_options_are_one_clear_line(args: tuple[str, ...], message: str) -> None:
    done = run(*args, stdin=TEXT.encode())
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_the_non_commercial_model_is_left_out(tmp_path: Path) -> None:
    for given, expected in ((["--no-words"], False), ([], True)):
        done = run("analyze", "-", "-f", "json", *given, stdin=TEXT.encode())
        assert all(("upos" in token) is expected for token in json.loads(done.stdout)["tokens"])
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("corpus", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out.jsonl"), "--no-words").returncode == 0
    assert "upos" not in (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    for command in ("quotes", "explain"):
        assert run(command, "-", "--no-words", stdin=TEXT.encode()).returncode == 0


def test_bytes_that_are_not_text() -> None:
    done = run("analyze", "-", stdin=b"\xff\xfe\x00\xd8")
    assert done.returncode == 1
    assert "<stdin>: byte" in done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full to play a full disk")
@pytest.mark.parametrize("command", ["analyze", "explain", "quotes"])
def test_a_full_standard_output_is_one_clear_line(command: str) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "hindi_news.cli", command, "-"],
            input=TEXT.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "hindi-news: standard output: cannot write: No space left on device\n"


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = [sys.executable, "-W", "error", "-m", "hindi_news.cli", "explain", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as done:
        assert done.stdin is not None
        assert done.stdout is not None
        assert done.stderr is not None
        done.stdout.close()
        done.stdin.write(TEXT.encode() * 50)
        done.stdin.close()
        assert done.stderr.read() == b""


@pytest.mark.parametrize("stdin", [b"", b"\xef\xbb\xbf \n\n", b"12345", b"The talks failed."])
def test_odd_text_on_standard_input_is_an_empty_document(stdin: bytes) -> None:
    done = run("analyze", "-", "-f", "json", stdin=stdin)
    assert done.returncode == 0
    assert json.loads(done.stdout)["entities"] == []


def test_a_lone_surrogate_on_standard_input_is_no_utf_8() -> None:
    done = run("analyze", "-", stdin="राव \ud83d".encode("utf-8", "surrogatepass"))
    assert done.returncode == 1
    assert "<stdin>: byte" in done.stderr.decode()


def test_a_line_of_half_a_megabyte() -> None:
    done = run("quotes", "-", "-f", "jsonl", stdin=("क" * 64).encode() * 2_700)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize(
    ("args", "status", "message"),
    [
        (("analyze", "/"), 1, "/: Is a directory"),
        (("explain", "none.txt"), 1, "none.txt: No such file"),
        (("quotes", "none.txt"), 1, "none.txt: No such file"),
        (("evaluate", "none"), 2, "none: no "),
        (("corpus", "none", "-o", "out.jsonl"), 2, "none: no such file or folder"),
        (("analyze",), 2, "Missing argument"),
    ],
)
def test_what_is_not_there(
    args: tuple[str, ...], status: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    done = run(*args)
    assert done.returncode == status
    assert message in done.stderr.decode()
    assert not (tmp_path / "out.jsonl").exists()


def test_explain_names_rules() -> None:
    done = run("explain", "-", "-p", "2025-09-03", stdin=f"{TEXT} डॉ. राव आए।".encode())
    assert done.returncode == 0
    stages = {line.split()[2] for line in done.stdout.decode().splitlines()}
    assert {"token", "sentence", "quote"} <= stages


def test_version() -> None:
    assert run("--version").stdout.startswith(b"hindi-news ")


def test_quotes_of_one_speaker_in_any_spelling(tmp_path: Path) -> None:
    one = tmp_path / "a.txt"
    one.write_text(f"{TEXT} चीन ने कहा कि वह तैयार है।", encoding="utf-8")
    lines = run("quotes", "--speaker", "पुतिन", str(one)).stdout.decode().splitlines()
    assert [line.split("\t") for line in lines] == [
        [str(one), "व्लादिमीर पुतिन", "कहा", "indirect", "समझौता जल्द होगा"]
    ]


def test_no_spreadsheet_or_terminal_runs_what_an_article_says(tmp_path: Path) -> None:
    bad = '=HYPERLINK("x") \x1b]0;title\x07 \x9b31m'
    text = f'रूस ने कहा, "{bad} हम समझौते के लिए तैयार हैं।"'
    table = list(csv.DictReader(StringIO(run("quotes", "-", "-f", "csv", stdin=text.encode()).stdout.decode())))
    assert [row["words"][:12] for row in table] == ["'=HYPERLINK("]
    for args in (("quotes", "-"), ("analyze", "-"), ("explain", "-")):
        out = run(*args, stdin=text.encode()).stdout.decode()
        assert "HYPERLINK" in out
        assert not set(out) & {"\x1b", "\x07", "\x9b"}
    row = json.loads(run("quotes", "-", "-f", "jsonl", stdin=text.encode()).stdout)
    assert text[row["start"] : row["end"]] == row["words"]


def test_pages_and_tables_are_read_as_articles(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": TEXT, "published": "2024-01-03"}, {"id": "y", "body": TEXT}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = run("analyze", str(tmp_path / "a.jsonl"), "-f", "json")
    assert done.returncode == 1
    assert "a.jsonl#y: row 2: no 'text'" in done.stderr.decode()
    assert json.loads(done.stdout)["published"] == "2024-01-03"


def test_a_wrong_date_of_a_row_names_the_row(tmp_path: Path) -> None:
    rows = [{"text": TEXT, "published": day} for day in ("2025-09-03", "कल", "2025-09-03T10:00:00Z")]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = run("analyze", str(tmp_path / "a.jsonl"), "-f", "jsonl")
    assert done.returncode == 1
    assert done.stderr.decode() == f"hindi-news: {tmp_path}/a.jsonl#2: published is 'कल'; expected YYYY-MM-DD\n"
    assert [json.loads(line)["published"] for line in done.stdout.splitlines()] == ["2025-09-03"] * 2


@pytest.mark.parametrize(("name", "field"), [("ninjs", "uri"), ("jsonld", "@id"), ("annotations", "source")])
def test_several_articles_share_no_identifier(name: str, field: str, tmp_path: Path) -> None:
    for file in ("a.txt", "b.txt"):
        (tmp_path / file).write_text(TEXT, encoding="utf-8")
    one, two = json.loads(run("analyze", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-f", name).stdout)

    def found(value: object) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(found, value))
        if not isinstance(value, dict):
            return set()
        own = {v for k, v in value.items() if k == field and isinstance(v, str) and "geonames" not in v}
        return own.union(*map(found, value.values()))

    assert found(one)
    assert not found(one) & found(two)


def test_several_articles_make_one_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"पहला लेख\n\n{TEXT}", encoding="utf-8")
    page = run("analyze", str(SEED), str(tmp_path / "a.txt"), "-f", "html").stdout.decode()
    assert page.count("<!doctype html>") == 1
    assert page.count("<article ") == 2
    assert '<a href="#a2">पहला लेख</a>' in page


def test_shell_completion_knows_the_choices() -> None:
    env = {**os.environ, "_HINDI_NEWS_COMPLETE": "complete_bash", "COMP_WORDS": "hindi-news analyze -f j", "COMP_CWORD": "3"}
    code = "from hindi_news.cli import app; app(prog_name='hindi-news')"
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["json", "jsonl", "jsonld"]


@pytest.mark.parametrize("command", ["analyze", "explain", "quotes", "evaluate", "corpus"])
def test_help_has_an_example(command: str) -> None:
    out = run(command, "--help").stdout.decode()
    assert "Example" in out
    assert f"hindi-news {command}" in " ".join(out.split())


def test_a_date_for_the_articles_of_a_corpus_that_have_none(tmp_path: Path) -> None:
    text = "बुधवार को बारिश हुई।"
    rows = [{"id": "own", "text": text, "published": "2024-01-04"}, {"id": "none", "text": text}]
    source, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(json.dumps(r) for r in rows), encoding="utf-8")
    assert run("corpus", str(source), "-o", str(out), "-p", "2020-07-10").returncode == 0
    made = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    found = {r["key"].partition("#")[2]: r["dates"][0]["value"] for r in made}
    assert found == {"own": "2024-01-03", "none": "2020-07-08"}
    bad = run("corpus", str(source), "-o", str(tmp_path / "b.jsonl"), "-p", "yesterday")
    assert bad.returncode == 2
    assert b"published is 'yesterday'" in bad.stderr
