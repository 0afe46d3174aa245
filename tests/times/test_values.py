"""TIMEX3 values: writing, shifting, calendar days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hindi_news.times.values import (
    UNKNOWN,
    add_days,
    add_months,
    anchor,
    date_of,
    days,
    duration,
    month_span,
    period,
    shift,
)

D = dt.date
DAY = D(2018, 8, 22)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2018-08-22", D(2018, 8, 22), D(2018, 8, 22)),
        ("2018-08-22TMO", D(2018, 8, 22), D(2018, 8, 22)),
        ("2018-08-22T15:00", D(2018, 8, 22), D(2018, 8, 22)),
        ("2024-02", D(2024, 2, 1), D(2024, 2, 29)),
        ("2018", D(2018, 1, 1), D(2018, 12, 31)),
        ("2018-W33", D(2018, 8, 13), D(2018, 8, 19)),
        ("2018-W33-WE", D(2018, 8, 18), D(2018, 8, 19)),
        ("2018-Q3", D(2018, 7, 1), D(2018, 9, 30)),
        ("2018-H2", D(2018, 7, 1), D(2018, 12, 31)),
        ("FY2018", D(2018, 4, 1), D(2019, 3, 31)),
        ("FY2018-Q4", D(2019, 1, 1), D(2019, 3, 31)),
        ("FY2018-H2", D(2018, 10, 1), D(2019, 3, 31)),
        ("199X", D(1990, 1, 1), D(1999, 12, 31)),
        ("20XX", D(2000, 1, 1), D(2099, 12, 31)),
        ("2024-07-23/2024-08-22", D(2024, 7, 23), D(2024, 8, 22)),
        ("2024-07/2024-08", D(2024, 7, 1), D(2024, 8, 31)),
        ("2024-07-23/2024-07-23", D(2024, 7, 23), D(2024, 7, 23)),
        ("2018-01", D(2018, 1, 1), D(2018, 1, 31)),
        ("2018-12", D(2018, 12, 1), D(2018, 12, 31)),
        ("2018-01-01", D(2018, 1, 1), D(2018, 1, 1)),
        ("2018-12-31", D(2018, 12, 31), D(2018, 12, 31)),
        ("2018-W33-1", D(2018, 8, 13), D(2018, 8, 13)),
        ("2018-W33-3", D(2018, 8, 15), D(2018, 8, 15)),
        ("2018-W33-7", D(2018, 8, 19), D(2018, 8, 19)),
    ],
)
def test_days_are_inclusive(value: str, first: dt.date, last: dt.date) -> None:
    assert days(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        "T15:00",
        "TMO",
        "PT24H",
        "PXY",
        "XXXX",
        "XXXX-08-15",
        "XXXX-WXX-3",
        "BC0300",
        "2018-13",
        "2018-02-30",
        "0000",
        "2018-W60",
        "2018-05-W02",
        "2018-08-XX",
        "",
        "00XX",
        "2018-00",
        "2018-01-00",
        "2018-01-32",
        "9999-00-10",
        "9999-12-31",
        "0001-01-01",
        "2024-08-22/2024-07-23",
        "2024-08-22/",
        "/2024-08-22",
        "2024-08-22/XXXX",
        "XXXX/2024-08-22",
    ],
)
def test_what_names_no_days(value: str) -> None:
    assert days(value) == (None, None)


@pytest.mark.parametrize(
    ("unit", "offset", "value"),
    [
        ("D", -1, "2018-08-21"),
        ("W", -1, "2018-W33"),
        ("FN", 1, "2018-W36"),
        ("M", 1, "2018-09"),
        ("M", -8, "2017-12"),
        ("Y", -2, "2016"),
        ("Q", 0, "2018-Q3"),
        ("Q", -3, "2017-Q4"),
        ("HY", 1, "2019-H1"),
        ("HY", 0, "2018-H2"),
        ("HY", 6, "2021-H2"),
        ("W", 10, "2018-W44"),
        ("HY", 3, "2020-H1"),
        ("W", 3, "2018-W37"),
        ("Y", 2, "2020"),
        ("Y", -2017, "0001"),
        ("Y", -2018, "XXXX"),
        ("Y", 7981, "9999"),
        ("Y", 7982, "XXXX"),
        ("ML", 0, "2XXX"),
        ("FY", 1, "FY2019"),
        ("DE", 0, "201X"),
        ("CE", -1, "19XX"),
        ("FY", 0, "FY2018"),
        ("Y", -99999, "XXXX"),
        ("D", 10**9, "9999-12-31"),
        ("D", -(10**9), "0001-01-01"),
    ],
)
def test_period(unit: str, offset: float, value: str) -> None:
    assert period(DAY, unit, offset) == value


def test_a_fiscal_year_begins_in_april() -> None:
    assert period(D(2018, 3, 31), "FY", 0) == "FY2017"
    assert period(D(2018, 4, 1), "FY", 0) == "FY2018"


@pytest.mark.parametrize(
    ("month", "quarter", "half"), [(1, 1, 1), (3, 1, 1), (4, 2, 1), (6, 2, 1), (7, 3, 2), (9, 3, 2), (10, 4, 2), (12, 4, 2)]
)
def test_quarters_and_halves_of_a_year(month: int, quarter: int, half: int) -> None:
    assert period(D(2018, month, 15), "Q", 0) == f"2018-Q{quarter}"
    assert period(D(2018, month, 15), "HY", 0) == f"2018-H{half}"


@pytest.mark.parametrize(
    ("unit", "value"),
    [("D", "XXXX-XX-XX"), ("W", "XXXX-WXX"), ("M", "XXXX-XX"), ("Y", "XXXX"), ("Q", "XXXX-QX"), ("FY", "FYXXXX")],
)
def test_a_period_of_no_known_day(unit: str, value: str) -> None:
    assert period(None, unit, 1) == value


def test_months_end_at_the_ends_of_the_calendar() -> None:
    assert add_months(D(2018, 8, 31), 6) == D(2019, 2, 28)
    assert add_months(D(9999, 11, 30), 1) == D(9999, 12, 30)
    assert add_months(D(9999, 12, 31), 1) == D(9999, 12, 31)
    assert add_months(D(1, 2, 3), -1) == D(1, 1, 3)
    assert add_months(D(1, 1, 31), -1) == D(1, 1, 31)


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        (2, "Y", "P2Y"),
        (24, "H", "PT24H"),
        (1.5, "Y", "P1.5Y"),
        (None, "Y", "PXY"),
        (None, "H", "PTXH"),
        (3, "MIN", "PT3M"),
        (2, "FN", "P4W"),
        (2, "DE", "P20Y"),
        (1, "CE", "P100Y"),
        (None, "DE", "PXDE"),
        (123.45, "S", "PT123.45S"),
        (2, "Q", "P6M"),
        (1, "HY", "P6M"),
        (2, "ML", "P2000Y"),
        (None, "CE", "PXCE"),
        (None, "Q", "PXM"),
        (None, "FN", "PXW"),
        (0.33333, "H", "PT0.3333H"),
        (2.0, "D", "P2D"),
    ],
)
def test_duration(number: float | None, unit: str, value: str) -> None:
    assert duration(number, unit) == value


@pytest.mark.parametrize(
    ("value", "number", "unit", "shifted"),
    [
        ("2018-05-03", 3, "D", "2018-05-06"),
        ("2018-05-03", 2, "Y", "2020"),
        ("2018", 2, "Y", "2020"),
        ("2018-05-03", -1.5, "Y", "2016-11"),
        ("2018-05", 3, "D", "2018-05-XX"),
        ("XXXX", 3, "Y", "XXXX"),
        ("XXXX", 3, "D", "XXXX-XX-XX"),
        ("2018-05-03", 1.5, "M", "2018-06-17"),
        ("2018-05-03", 0.5, "Y", "2018-11"),
        ("2018-Q2", 3, "D", "2018-04-04"),
        ("2018", 40, "D", "2018-02-10"),
        ("2018-05", 2, "M", "2018-07"),
    ],
)
def test_a_shift_is_as_precise_as_the_coarser(value: str, number: float, unit: str, shifted: str) -> None:
    assert shift(value, number, unit) == shifted


@pytest.mark.parametrize(("year", "month", "day"), [(0, 5, 1), (9999, 5, 1), (2018, 0, 1), (2018, 13, 1), (2018, 2, 29)])
def test_there_is_no_such_day(year: int, month: int, day: int) -> None:
    assert date_of(year, month, day) is None
    assert day != 1 or month_span(year, month) == UNKNOWN


def test_an_anchor_is_one_day() -> None:
    assert anchor("2018-05-03") == D(2018, 5, 3)
    assert anchor("2018-05") is None
    assert anchor(None) is None


@given(st.dates(), st.integers(-(10**7), 10**7))
def test_dates_stay_inside_the_calendar(day: dt.date, number: int) -> None:
    assert dt.date.min <= add_days(day, number) <= dt.date.max
    assert dt.date.min <= add_months(day, number) <= dt.date.max
    for unit in ("D", "W", "M", "Y", "Q", "HY", "DE", "CE", "FY", "ML"):
        first, last = days(period(day, unit, number))
        assert (first is None) == (last is None)


@given(st.text("0123456789X-WQHFYT/", max_size=14))
def test_any_value_has_days_in_order_or_none(value: str) -> None:
    first, last = days(value)
    assert (first is None and last is None) or (first is not None and last is not None)
