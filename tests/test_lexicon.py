"""The strict reader refuses what breaks the format and says where; every shipped lexicon passes it."""

from __future__ import annotations

from pathlib import Path

import pytest

import hindi_news
from hindi_news.errors import LexiconError
from hindi_news.lexicon import PhraseTable, parse, read

FOLDER = Path(hindi_news.__file__).parent / "lexicons"


def test_reads_rows_and_skips_comments() -> None:
    assert parse("# a note\nword\tcode\nरूस\tRU\n", "x.tsv", ("word", "code")) == [{"word": "रूस", "code": "RU"}]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "x.tsv:1: no header line"),
        ("word\n", "x.tsv:1: columns are word; expected word, code"),
        ("word\tcode\nरूस\n", "x.tsv:2: 1 cells; expected 2"),
        ("word\tcode\nरूस\tRU \n", "x.tsv:2: a cell has white space"),
        ("word\tcode\n\tRU\n", "x.tsv:2: the first cell (word) is empty"),
        ("word\tcode\nरूस\tRU\n# twice\nरूस\tRU\n", "x.tsv:4: the same line stands at x.tsv:2"),
        ("word\tcode\nक\u093cलम\tXX\n\u0958लम\tXX\n", "x.tsv:3: text is not in Unicode normal form NFC"),
    ],
)
def test_refuses_with_path_and_line(content: str, message: str) -> None:
    with pytest.raises(LexiconError) as error:
        parse(content, "x.tsv", ("word", "code"))
    assert str(error.value).startswith(message)


def test_missing_lexicon_names_the_others() -> None:
    with pytest.raises(LexiconError, match="no lexicon 'nowhere'; there are:"):
        read("nowhere", "word")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda p: p.stem)
def test_every_shipped_lexicon_is_well_formed(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    header = next(line for line in content.split("\n") if line and not line.startswith("# "))
    assert parse(content, path.name, header.split("\t"))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.tsv")), ids=lambda p: p.stem)
def test_every_shipped_lexicon_has_its_source_named(path: Path) -> None:
    assert f"`{path.name}`" in (FOLDER / "SOURCES.md").read_text(encoding="utf-8")


def test_every_source_is_that_of_a_shipped_lexicon() -> None:
    lines = (FOLDER / "SOURCES.md").read_text(encoding="utf-8").splitlines()
    first = [line.split("|")[1] for line in lines if line.startswith("| `")]
    named = [name for cell in first for name in cell.split("`")[1::2]]
    assert sorted(named) == sorted(path.name for path in FOLDER.glob("*.tsv"))


def test_longest_phrase_wins_within_the_limit() -> None:
    table = PhraseTable([(("उत्तर",), 1), (("उत्तर", "कोरिया"), 2)])
    keys = ("उत्तर", "कोरिया", "में")
    assert table.longest(keys, 0) == (2, 2)
    assert table.longest(keys, 0, limit=1) == (1, 1)
    assert table.longest(keys, 1) is None
    assert ("उत्तर",) in table
    assert table.get(("कोरिया",)) is None
    assert len(table) == 2


def test_phrases_of_a_stretch() -> None:
    table = PhraseTable([(("उत्तर",), 1), (("उत्तर", "कोरिया"), 2), (("कोरिया", "में"), 3)])
    keys = ("उत्तर", "कोरिया", "में", "और", "उत्तर", "कोरिया")
    assert set(table.first_keys) == {"उत्तर", "कोरिया"}
    assert table.starts(keys, 0, 6) == [0, 1, 4, 5]
    assert list(table.matches(keys, 0, 6)) == [(0, 2, 2), (4, 6, 2)]
    assert list(table.matches(keys, 1, 5)) == [(1, 3, 3), (4, 5, 1)]
