"""Builds the table of movable feasts from the ``holidays`` library (MIT): one line a feast with its days."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from ..errors import MissingExtraError

#: Our name of a feast -> the library's English name (a day counts if the name stands among its names).
FEASTS: Mapping[str, str] = MappingProxyType({
    "diwali": "Diwali (Deepavali)", "holi": "Holi", "dussehra": "Dussehra", "janmashtami": "Janmashtami (Vaishnava)",
    "raksha-bandhan": "Raksha Bandhan", "ram-navami": "Ram Navami", "mahashivratri": "Maha Shivaratri",
    "ganesh-chaturthi": "Ganesh Chaturthi / Vinayak Chaturthi", "basant-panchami": "Basant Panchami / Shri Panchami",
    "govardhan-puja": "Govardhan Puja",
    "bhai-dooj": "Bhai Duj",
    "guru-nanak-jayanti": "Guru Nanak's Jayanti", "onam": "Onam", "good-friday": "Good Friday", "easter": "Easter Sunday",
    "eid-ul-fitr": "Id-ul-Fitr", "eid-ul-adha": "Id-ul-Zuha (Bakrid)", "ashura": "Muharram", "milad": "Milad-un-Nabi",
    "rath-yatra": "Rath Yatra", "holika-dahan": "Holika Dahan", "gudi-padwa": "Gudi Padwa",
})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--first``, ``--last``: the years; ``--out``: the table."""
    parser.add_argument("--first", type=int, default=2001)
    parser.add_argument("--last", type=int, default=2035)
    parser.add_argument("--out", type=Path, required=True)


def days_of_feasts(first: int, last: int) -> dict[str, list[dt.date]]:
    """Feast -> its days in the years ``[first, last]``.

    Raises:
        MissingExtraError: the library is not installed.
    """
    try:
        import holidays
    except ImportError:
        raise MissingExtraError("holidays", "train") from None
    days = holidays.country_holidays(
        "IN", years=range(first, last + 1), categories=("public", "optional"), language="en_IN")
    out: dict[str, list[dt.date]] = {feast: [] for feast in FEASTS}
    for day in sorted(days):
        names = {name.removesuffix(" (estimated)") for name in days[day].split("; ")}
        for feast, english in FEASTS.items():
            if english in names:
                out[feast].append(day)
    return out


def run(arguments: argparse.Namespace) -> int:
    """Write the table."""
    lines = ["# Days of movable feasts in India", "feast\tdays"]
    for feast, days in sorted(days_of_feasts(arguments.first, arguments.last).items()):
        lines.append(f"{feast}\t{' '.join(day.isoformat() for day in days)}")
    arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{arguments.out}: {len(lines) - 2} feasts")
    return 0
