"""The table of lunar days is what its builder makes, and has the days that almanacs have."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

pytest.importorskip("ephem", reason="needs the extra [train]")

from hindi_news.lexicon import parse, read
from hindi_news.training.__main__ import main
from hindi_news.training.tithis import lunations

COLUMNS = ("month", "from", "sunrise", "sunset")


@pytest.mark.parametrize(
    ("tithi", "day"),
    [
        (30, dt.date(2024, 11, 1)),  # the new moon of Diwali
        (30, dt.date(2018, 1, 16)),  # Mauni Amavasya
        (9, dt.date(2023, 3, 30)),  # Ram Navami
    ],
)
def test_days_of_almanacs(tithi: int, day: dt.date) -> None:
    assert day in [one.sunrise[tithi - 1] for one in lunations(day.year, day.year)]


def test_a_month_that_is_put_in() -> None:
    extra = [one for one in lunations(2023, 2023) if one.extra]
    assert [one.month for one in extra] == [5]  # Shravana 2023
    assert dt.date(2023, 7, 18) in extra[0].sunrise


def test_the_command_makes_the_table_in_the_wheel(tmp_path: Path) -> None:
    out = tmp_path / "t.tsv"
    assert main(["tithis", "--first", "2022", "--last", "2023", "--out", str(out)]) == 0
    made = [tuple(r.values()) for r in parse(out.read_text(encoding="utf-8"), str(out), COLUMNS)]
    shipped = {tuple(r.values()) for r in read("lunations", *COLUMNS)}
    assert len(made) > 24
    assert set(made) <= shipped
