"""Articles come out of every kind of file with their keys; what is bad is named, never dropped."""

from __future__ import annotations

import importlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from hindi_news import InputError, analyze
from hindi_news.inputs import Article, Columns, articles, articles_of, decode, detect, read_text

TEXT = "रूस ने कहा कि वह तैयार है।\r\nदूसरी पंक्ति"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_decide(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "x") == TEXT


def test_undecodable_bytes_are_named() -> None:
    with pytest.raises(InputError, match=r"x: byte 3 is not utf-8; name the encoding"):
        decode("है".encode()[:3] + b"\xff", "x")
    with pytest.raises(InputError, match="unknown encoding 'klingon'"):
        decode(b"", "x", "klingon")


def test_line_ends_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    assert read_text(tmp_path / "a.txt") == TEXT


def test_rows_of_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"id": "x1", "text": TEXT, "published": "2024-01-02"}, {"text": TEXT}, {"body": TEXT}, [1]]
    path.write_text("\n".join([*(json.dumps(r) for r in rows), "", "{bad"]), encoding="utf-8")
    found = list(articles([path]))
    assert found[:2] == [Article(f"{path}#x1", TEXT, "2024-01-02"), Article(f"{path}#2", TEXT)]
    assert [a.error and a.error.split(";")[0] for a in found[2:4]] == ["row 3: no 'text'", "row 4: list, not an object"]
    assert found[4].error is not None
    assert found[4].error.startswith("row 6: not JSON")


def test_rows_of_csv_with_own_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'nr,body,day\n7,"{TEXT}",2024-01-02\n', encoding="utf-8", newline="")
    assert list(articles([path], Columns("body", "day", "nr"))) == [Article(f"{path}#7", TEXT, "2024-01-02")]
    assert [a.error for a in articles([path])] == [f"{path}: unknown column 'text'; choose one of: body, day, nr"]


def test_rows_of_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    import datetime as dt

    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [TEXT, None], "published": [dt.date(2024, 1, 2), None]}), path)
    first, second = articles([path])
    assert first == Article(f"{path}#1", TEXT, "2024-01-02")
    assert second.error is not None
    (tmp_path / "b.parquet").write_bytes(b"PAR1 not really")
    assert [bool(a.error) for a in articles([tmp_path / "b.parquet"])] == [True]


def test_folders_are_read_in_order_and_unknown_kinds_refused(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "notes.doc"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [Path(a.key).name for a in articles([tmp_path])] == ["a.txt", "b.txt"]
    with pytest.raises(InputError, match=r"unknown kind of file '.doc'; choose one of: .csv, .htm"):
        list(articles([tmp_path / "notes.doc"]))
    with pytest.raises(InputError, match="no such file or folder"):
        list(articles([tmp_path / "none"]))


PAGE = f"""<html><head><title>बांध पर समझौता - समाचार</title><meta property="og:title" content="बांध पर समझौता">
<meta name="author" content="सीता राय"><meta property="article:published_time" content="2024-05-06T07:00:00+05:30">
</head><body><nav><a href="/">होम</a></nav><article><h1>बांध पर समझौता</h1>
<p>{"नदी पर बांध बनाने के लिए दोनों राज्यों ने समझौता किया है। " * 6}</p>
<p>{"मुख्यमंत्री ने कहा कि इससे किसानों को लाभ होगा। " * 6}</p></article><footer>ऐप डाउनलोड</footer></body></html>"""


def test_web_pages(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    (found,) = articles([path])
    assert found.published == "2024-05-06"
    assert found.text is not None
    assert found.text.split("\n\n")[:2] == ["बांध पर समझौता", "लेखक: सीता राय"]
    doc = analyze(found.text, found.published)
    assert doc.headline is not None
    assert doc.byline is not None
    assert (doc.headline.text, doc.byline.text) == ("बांध पर समझौता", "लेखक: सीता राय")
    assert "मुख्यमंत्री ने कहा" in found.text
    assert "होम" not in found.text
    path.write_text("<html><body></body></html>", encoding="utf-8")
    assert [a.error for a in articles([path])] == [f"{path}: no article text in this page"]


@pytest.mark.parametrize("before", ["", "\ufeff", "\n", '<?xml version="1.0"?>\n<!-- saved -->\n<!DOCTYPE html>\n'])
def test_a_page_without_suffix_is_a_page(before: str, tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "article-17"
    path.write_text(before + PAGE, encoding="utf-8")
    (found,) = articles_of(path)
    assert found.text is not None
    assert found.text.startswith("बांध पर समझौता\n\nलेखक: सीता राय\n\n")
    assert (found.key, found.published) == (str(path), "2024-05-06")


def test_a_text_that_speaks_of_pages_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "article.text"
    path.write_text("यह <html> के बारे में है।", encoding="utf-8")
    assert [a.text for a in articles_of(path)] == ["यह <html> के बारे में है।"]


@pytest.mark.parametrize(("given", "author"), [
    ('<meta name="author" content="रमेश शर्मा">', "रमेश शर्मा"),
    ('<meta name="author" content="राहुल वर्मा, गीता जोशी">', "राहुल वर्मा; गीता जोशी"),
    ('<meta name="author" content="एस. के. जोशी">', "एस. के. जोशी"),
    ('<meta name="author" content="&#2352;&#2357;&#2367; &#2332;&#2379;&#2358;&#2368;">', "रवि जोशी"),
    ('<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "author": {"@type":'
     ' "Person", "name": "\\u0930\\u0935\\u093f \\u091c\\u094b\\u0936\\u0940"}}</script>', "रवि जोशी"),
    ('<meta name="author" content="Ravi Joshi">', "Ravi Joshi"),
])
def test_authors_keep_their_vowel_signs(given: str, author: str) -> None:
    pytest.importorskip("trafilatura")
    html_input = importlib.import_module("hindi_news.interop.html_input")
    page = html_input.read_html(PAGE.replace('<meta name="author" content="सीता राय">', given))
    assert page.author == author
    assert f"\n\nलेखक: {author}\n\n" in page.text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_are_told_without_a_mark(encoding: str, tmp_path: Path) -> None:
    assert detect(TEXT.encode(encoding)) == (encoding, True)
    assert decode(TEXT.encode(encoding), "x") == TEXT
    (tmp_path / "a.jsonl").write_bytes((json.dumps({"text": TEXT}, ensure_ascii=False) + "\n").encode(encoding))
    assert [a.text for a in articles([tmp_path])] == [TEXT]


def test_legacy_fonts_are_named() -> None:
    with pytest.raises(InputError, match="no 8-bit encoding has Devanagari letters: text of a legacy font"):
        decode("æ ÁÖèãåÉ".encode("cp1252"), "x")


def test_a_row_with_too_many_cells_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"id,text\n1,{TEXT.split()[0]},और\n2,ठीक\n", encoding="utf-8")
    bad, good = articles([tmp_path / "a.csv"])
    assert bad.error == "row 1: more cells than the header has columns"
    assert good.text == "ठीक"


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    scandir = os.scandir

    def guarded(path: str) -> Any:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert [(a.text, a.error) for a in articles([tmp_path])] == [
        (TEXT, None), (None, f"{tmp_path / 'closed'}: this folder may not be read"),
    ]  # fmt: skip


def test_a_path_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="File name too long"):
        list(articles([tmp_path / ("a" * 5000 + ".txt")]))
