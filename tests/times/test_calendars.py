"""Feasts, and months and years of other calendars."""

from __future__ import annotations

import datetime as dt

import pytest

from hindi_news import lexicon
from hindi_news.times.calendars import feast_days, islamic_day, movable_feasts, shaka_month

D = dt.date


@pytest.mark.parametrize(
    ("day", "year", "date"),
    [
        ("01-26", 2024, D(2024, 1, 26)),
        ("05-7#2", 2018, D(2018, 5, 13)),
        ("11-4#4", 2010, D(2010, 11, 25)),
        ("11-4#4+1", 2010, D(2010, 11, 26)),
        ("08-7#1", 2021, D(2021, 8, 1)),
    ],
)
def test_fixed_feasts(day: str, year: int, date: dt.date) -> None:
    assert feast_days("any", day, year) == [date]


def test_movable_feasts_are_a_table_of_their_years() -> None:
    assert feast_days("eid-ul-fitr", "", 2023) == [D(2023, 4, 22)]
    assert feast_days("holi", "", 1950) == []
    assert feast_days("holi", "", 0) == []


def test_every_feast_has_days() -> None:
    for row in lexicon.read("festivals", "name", "id", "day"):
        if row["day"]:
            # No year need have a new moon on a Saturday.
            assert any(feast_days(row["id"], row["day"], year) for year in (2023, 2024, 2025)), row
        else:
            assert movable_feasts()[row["id"]], row


def test_the_arithmetic_islamic_calendar() -> None:
    # The epoch, and New Year 1400 (21 November 1979 by observation, one day of it by arithmetic).
    assert islamic_day(1, 1) == D(622, 7, 19)
    assert abs((islamic_day(1400, 1) - D(1979, 11, 21)).days) <= 1
    assert (islamic_day(31, 1) - islamic_day(1, 1)).days == 10631


def test_the_national_calendar() -> None:
    # Chaitra begins on 22 March, on the 21st of leap years; a year has 365 or 366 days.
    assert shaka_month(2023, 1)[0] == D(2023, 3, 22)
    assert shaka_month(2024, 1)[0] == D(2024, 3, 21)
    assert shaka_month(2023, 12)[1] == shaka_month(2024, 1)[0]
    assert shaka_month(2024, 12)[1] == shaka_month(2025, 1)[0]
