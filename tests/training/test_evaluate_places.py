"""Linking accuracy on the list of places, and what the command says of a broken list."""

from __future__ import annotations

from pathlib import Path

import pytest

from hindi_news.errors import InputError, LexiconError
from hindi_news.training.__main__ import main
from hindi_news.training.evaluate_places import outcomes

CASES = Path(__file__).parent.parent / "cases"


@pytest.mark.parametrize(("name", "count"), [("place_links", 200), ("place_links_second", 79)])
def test_most_places_of_the_lists_are_linked(name: str, count: int) -> None:
    found = outcomes(CASES / f"{name}.tsv")
    assert len(found) == count
    assert sum(o.linked for o in found) >= 0.95 * count
    assert sum(o.in_country for o in found) >= 0.96 * count


def test_the_command_prints_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "list.tsv"
    path.write_text(
        "name\tsentence\tgeonames_id\tcountry\n"
        "लाहौर\tलाहौर में बारिश हुई।\t1172451\tPK\nदिल्ली\tदिल्ली में बारिश हुई।\t1\tIN\n", encoding="utf-8")
    assert main(["evaluate", "places", "--show", "--data", str(path)]) == 0
    out = capsys.readouterr().out
    assert "linked           1   50.0 %" in out
    assert "दिल्ली: expected 1 IN, found Delhi IN IN-DL 1273294" in out


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("लाहौर\tकराची में बारिश हुई।\t1\tPK", "does not stand in"),
        ("लाहौर\tलाहौर में बारिश हुई।\tx\tPK", "expected digits or -"),
    ],
)
def test_a_broken_list_is_refused(line: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "list.tsv"
    path.write_text(f"name\tsentence\tgeonames_id\tcountry\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        outcomes(path)
    with pytest.raises(InputError, match="cannot be read"):
        outcomes(tmp_path / "none.tsv")
    path.write_text("name\n", encoding="utf-8")
    with pytest.raises(LexiconError):
        outcomes(path)
