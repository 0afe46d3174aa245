"""Files of data sets and their blocks of lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from hindi_news.errors import FormatError, InputError
from hindi_news.training.sources import blocks, by_file


def test_blocks_are_runs_of_lines_with_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes("\n \nक\r\nख\n\t\n\nग".encode())
    assert list(blocks(path)) == [[(3, "क"), (4, "ख")], [(7, "ग")]]
    path.write_bytes(b"\n\n")
    assert list(blocks(path)) == []


def test_files_of_folders_in_order(tmp_path: Path) -> None:
    formats = {"lines": lambda path: path.read_text().split()}
    (tmp_path / "b" / "c").mkdir(parents=True)
    for name, text in (("b/2", "3"), ("b/1", "2"), ("b/c/0", ""), ("a", "1 1")):
        (tmp_path / name).write_text(text)
    assert by_file([tmp_path / "a", tmp_path / "b"], "lines", formats) == [["1", "1"], ["2"], ["3"], []]
    with pytest.raises(FormatError, match="c: no sentences"):
        by_file([tmp_path / "b" / "c"], "lines", formats)
    with pytest.raises(InputError, match=r"format.*lines"):
        by_file([tmp_path], "words", formats)
