"""Date cases: their conventions mapped to ours, and the command that scores them."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from hindi_news.errors import FormatError
from hindi_news.training.__main__ import main
from hindi_news.training.evaluate_dates import ours
from hindi_news.training.recognizers import Case, Expected, Found, fits, judge, read, trimmed

REFERENCE = dt.datetime(2018, 8, 22, 10, 0)


def expected(text: str, *values: dict[str, str], start: int | None = 0) -> Expected:
    return Expected(text, start, len(text), values, "date")


def found(kind: str, *values: str) -> list[Found]:
    return [Found(0, 1, kind, value) for value in values]


def interval(timex: str, start: str, end: str) -> dict[str, str]:
    return {"timex": timex, "start": start, "end": end}


RIGHT = [
    (
        "a day as it is",
        found("DATE", "1994-12-31"),
        expected("31 दिसंबर 1994", {"timex": "1994-12-31", "value": "1994-12-31"}),
    ),
    (
        "a year that the tense gives",
        found("DATE", "2019-05-29"),
        expected(
            "29 मई", {"timex": "XXXX-05-29", "value": "2018-05-29"}, {"timex": "XXXX-05-29", "value": "2019-05-29"}
        ),
    ),
    ("a weekday", found("DATE", "2018-08-20"), expected("सोमवार", {"timex": "XXXX-WXX-1", "value": "2018-08-20"})),
    ("minutes of nought", found("TIME", "T08:00"), expected("8 बजे", {"timex": "T08", "value": "08:00:00"})),
    (
        "an interval of days, the end after the last",
        found("DATE", "2018-Q3"),
        expected("तिमाही", interval("(2018-07-01,2018-10-01,P3M)", "2018-07-01", "2018-10-01")),
    ),
    (
        "the ends of an interval",
        found("DATE", "2014", "2018"),
        expected("2014 से 2018", interval("(2014-01-01,2018-01-01,P4Y)", "2014-01-01", "2018-01-01")),
    ),
    (
        "hours of a day said once",
        found("TIME", "2018-08-22T05:00", "T07:30"),
        expected("आज", interval("(2018-08-22T05,2018-08-22T07:30,PT2H)", "2018-08-22 05:00:00", "2018-08-22 07:30:00")),
    ),
    (
        "days ahead are a length",
        found("DURATION", "P3D"),
        expected("अगले 3 दिन", interval("(2018-08-23,2018-08-26,P3D)", "", "")),
    ),
    ("in two weeks", found("DURATION", "P2W"), expected("दो सप्ताह", {"timex": "2018-09-05", "value": "2018-09-05"})),
    ("an uncertain number", found("DURATION", "PXW"), expected("कई हफ्तों", {"timex": "P3W"})),
    ("a fiscal year by its end", found("DATE", "FY2007"), expected("वित्तीय वर्ष 2008", {"timex": "FY2008"})),
    (
        "month before day",
        found("DATE", "2018-03-05"),
        expected("5/3/18", {"timex": "2018-05-03", "value": "2018-05-03"}),
    ),
    ("times of a set", found("SET", "XXXX-XX-XXT15:00"), expected("हर दिन", {"timex": "T15"})),
    (
        "a week of a month",
        [Found(0, 1, "DATE", "2018-05", dt.date(2018, 5, 8), dt.date(2018, 5, 14))],
        expected("मई", interval("XXXX-05-W02", "2018-05-07", "2018-05-14")),
    ),
    (
        "now is no expression",
        found("DATE", "2018-01-22"),
        expected("22 जनवरी और अब", interval("(XXXX-01-22,2018-08-22,P1D)", "2018-01-22", "2018-08-22")),
    ),
]
WRONG = [
    (
        "another day",
        found("DATE", "1994-12-30"),
        expected("31 दिसंबर 1994", {"timex": "1994-12-31", "value": "1994-12-31"}),
    ),
    (
        "a coarser value",
        found("DATE", "1994-12"),
        expected("31 दिसंबर 1994", {"timex": "1994-12-31", "value": "1994-12-31"}),
    ),
    (
        "half an interval",
        found("DATE", "2014"),
        expected("2014 से 2018", interval("(2014-01-01,2018-01-01,P4Y)", "2014-01-01", "2018-01-01")),
    ),
    ("another length", found("DURATION", "P2W"), expected("तीन सप्ताह", {"timex": "P3W"})),
    ("uncertain, though it says three", found("DURATION", "PXW"), expected("तीन सप्ताह", {"timex": "P3W"})),
    ("another hour", found("TIME", "T09:00"), expected("8 बजे", {"timex": "T08", "value": "08:00:00"})),
    ("a fiscal year of its own name", found("DATE", "FY2006"), expected("वित्तीय वर्ष 2008", {"timex": "FY2008"})),
]


@pytest.mark.parametrize(("found", "wanted"), [c[1:] for c in RIGHT], ids=[c[0] for c in RIGHT])
def test_conventions_that_agree(found: list[Found], wanted: Expected) -> None:
    assert fits(found, wanted, REFERENCE)


@pytest.mark.parametrize(("found", "wanted"), [c[1:] for c in WRONG], ids=[c[0] for c in WRONG])
def test_what_is_wrong_stays_wrong(found: list[Found], wanted: Expected) -> None:
    assert not fits(found, wanted, REFERENCE)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2014 से 2018 के बीच", "2014 से 2018"),
        ("करीब 10 बजे", "10 बजे"),
        ("वर्ष 2008", "2008"),
        ("2 साल", "2 साल"),
        ("तक", "तक"),
    ],
)
def test_edges(text: str, kept: str) -> None:
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == kept


def test_an_expression_too_many_is_left_over() -> None:
    case = Case("कल और आज", REFERENCE, (expected("कल", {"timex": "2018-08-21", "value": "2018-08-21"}),))
    verdicts, extra = judge(case, [Found(0, 2, "DATE", "2018-08-21"), Found(7, 9, "DATE", "2018-08-22")])
    assert [(v.span, v.value) for v in verdicts] == [(True, True)]
    assert [f.value for f in extra] == ["2018-08-22"]


def test_a_result_left_in_english_counts_by_its_value() -> None:
    case = Case(
        "अगले महीने", REFERENCE, (expected("next month", interval("2018-09", "2018-09-01", "2018-10-01"), start=None),)
    )
    (verdict,), extra = judge(case, [Found(0, 10, "DATE", "2018-09")])
    assert verdict.span
    assert verdict.value
    assert not extra


def result(text: str, start: int, timex: str, value: str) -> dict[str, Any]:
    values = [{"timex": timex, "type": "date", "value": value}]
    return {
        "Text": text,
        "Start": start,
        "End": start + len(text) - 1,
        "TypeName": "datetimeV2.date",
        "Resolution": {"values": values},
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    context = {"ReferenceDateTime": "2018-08-22T10:00:00"}
    cases = [
        {"Input": "वे कल गए थे", "Context": context, "Results": [result("कल", 3, "2018-08-21", "2018-08-21")]},
        {"Input": "वे कल आएंगे", "Context": context, "Results": [result("कल", 3, "2018-08-21", "2018-08-21")]},
        {"Input": "वे अब आए", "Context": context, "Results": [result("अब", 3, "PRESENT_REF", "2018-08-22")]},
    ]
    path = tmp_path / "cases.json"
    path.write_text(json.dumps(cases, ensure_ascii=False), encoding="utf-8")
    return path


def test_cases_are_read_without_what_is_no_time_here(file: Path) -> None:
    cases = list(read(file))
    assert [len(c.expected) for c in cases] == [1, 1, 0]
    assert cases[0].reference == REFERENCE


def test_the_command_prints_the_table_and_what_is_wrong(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "dates", "--data", str(file), "--format", "recognizers", "--show"]) == 0
    out = capsys.readouterr().out
    assert "2/3 66.7" in out
    assert "वे कल आएंगे" in out
    assert "found कल 2018-08-23" in out


def test_articles_are_scored_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "मंत्री ने सोमवार को कहा। वे कल आएंगे।"
    times = [
        {"start": 10, "end": 16, "kind": "DATE", "value": "2018-08-20"},
        {"start": 28, "end": 30, "kind": "DATE", "value": "2018-08-21"},
    ]
    data = {
        "published": "2018-08-22",
        "entities": {},
        "mentions": [],
        "times": times,
        "quotes": [],
        "sentence_ends": [],
    }
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps(data), encoding="utf-8")
    assert main(["evaluate", "dates", "--data", str(tmp_path), "--format", "articles"]) == 0
    out = capsys.readouterr().out
    assert "100.0" in out
    assert "50.0" in out


def test_beside_dateparser(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("dateparser")
    assert main(["evaluate", "dates", "--data", str(file), "--format", "recognizers", "--beside", "dateparser"]) == 0
    assert "dateparser" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "cases.json"),
        ('[{"Input": "x"}]', "case 1"),
        ('[{"Input": "x", "Context": {"ReferenceDateTime": "x"}, "Results": []}]', "cases.json"),
    ],
)
def test_damaged_files_are_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "cases.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError, match=message):
        list(read(path))


def test_folders_and_files_are_not_mixed_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "dates", "--data", str(tmp_path), "--format", "recognizers"]) == 2
    assert "reads files" in capsys.readouterr().err


@pytest.mark.gold
def test_the_grammar_on_the_cases(eval_data: Path) -> None:
    path = eval_data / "data" / "dates" / "recognizers-hindi.json"
    find = ours()
    right = total = 0
    for case in read(path):
        verdicts, extra = judge(case, find(case.text, case.reference))
        total += 1
        right += not extra and all(v.span and v.value for v in verdicts)
    assert right / total >= 0.85
