"""How good the library is on annotated articles: scores that must not fall unseen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hindi_news.evaluate import evaluate

from .annotated import TABLE, articles, write
from .hard_names import TABLE as HARD
from .hard_names import scores as hard_scores

#: Row -> the lowest F1, a little below what the README says: of the annotated articles, and of the sets of further ones.
FLOORS = {
    "sentences": (99, 98.3, 95),
    "PER": (94, 94, 92),
    "LOC": (98, 94.5, 97),
    "ORG": (92, 90.5, 93),
    "NORP": (97, 95.5, 40),
    "country code": (98.5, 95.5, 98),
    "time span": (99, 93, 96),
    "time value": (98, 94.5, 91),
    "quote": (96.5, 95.5, 93),
    "quote + speaker": (94.5, 94, 82.5),
    "clusters (B3)": (99, 98.5, 98),
}
SETS = ("gold", "read", "unread")


def falls(folder: Path, name: str) -> dict[str, float]:
    """Rows below their floors."""
    rows, column = evaluate(folder).rows(), SETS.index(name)
    return {row: rows[row].f1 for row, floors in FLOORS.items() if rows[row].f1 < floors[column]}


def test_the_table_holds_places_and_no_word_of_the_texts() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert TABLE.read_text(encoding="utf-8").isascii()
    for line in lines:
        row = json.loads(line)
        size = row["end"] - row["start"]
        spans = [*row["mentions"], *row["times"], *row["quotes"]]
        assert all(0 <= s["start"] < s["end"] <= size for s in spans)
        assert all(m["entity"] in row["entities"] for m in row["mentions"])
        assert row["sentence_ends"] == sorted(row["sentence_ends"])
    assert len({json.loads(line)["id"] for line in lines}) == len(lines) == 113


def test_a_text_that_is_another_is_refused(tmp_path: Path) -> None:
    name = json.loads(TABLE.read_text(encoding="utf-8").splitlines()[0])["file"]
    (tmp_path / f"{name}.txt").write_text("\n\n\n".join(["राम ने कहा कि वह आएगा।"] * 2000), encoding="utf-8")
    with pytest.raises(ValueError, match="is not the text that was annotated"):
        list(articles(tmp_path))


@pytest.mark.gold
def test_scores_of_the_annotated_articles(eval_data: Path) -> None:
    assert falls(eval_data / "gold" / "dev", "gold") == {}


@pytest.mark.gold
def test_scores_of_the_further_articles(eval_data: Path, tmp_path: Path) -> None:
    raw = eval_data / "data" / "raw"
    if not raw.is_dir():
        pytest.skip("needs the raw text that was annotated")
    assert write(raw, tmp_path) == {"read": 105, "unread": 8}
    assert {name: falls(tmp_path / name, name) for name in ("read", "unread")} == {"read": {}, "unread": {}}


def test_the_table_of_hard_names_holds_no_word_of_the_texts() -> None:
    lines = [line for line in HARD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) == 1 + 321
    assert all(line.isascii() for line in lines)


@pytest.mark.gold
def test_names_that_the_model_never_learned(eval_data: Path) -> None:
    raw = eval_data / "data" / "raw"
    if not raw.is_dir():
        pytest.skip("needs the raw text that was annotated")
    found = hard_scores(raw)
    assert found["read"]["micro"].f1 > 90
    assert found["unread"]["micro"].f1 > 88
