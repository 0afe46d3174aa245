"""Builds the table of Hindu lunar months: the day of every tithi, reckoned from the sun and the moon.

A tithi is a thirtieth of the time between two new moons, when the moon gains 12 degrees on the sun; a day has the tithi
of its sunrise (udaya tithi), or of an hour after sunset (pradosh) for feasts of the evening.  A lunar month is named
after the sign of the zodiac in which the sun stands at the new moon; the first of two new moons in one sign begins a
month that is put in (adhika), which has no feasts.  Positions are those of the library ``ephem`` (MIT), in
the sidereal zodiac by the Lahiri ayanamsa.  Almanacs reckon for other towns and have rules of their own for some
feasts: a day may differ by one from the one observed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..errors import MissingExtraError

#: Ujjain, the prime meridian of Indian almanacs: degrees north and east.
PLACE = ("23.18", "75.77")
#: Lahiri ayanamsa at J2000 and its growth a year, in degrees.
_AYANAMSA, _PRECESSION = 23.853, 0.01397
#: Degrees that the sun goes in a day.
_SUN = 0.9856
#: A sign of the table: the number of days after the first.
LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
DAY = dt.timedelta(days=1)


class Lunation(NamedTuple):
    """A month from new moon to new moon: ``month`` is 1 for Chaitra; ``extra``: an adhika month.

    ``sunrise`` and ``sunset`` are the days of its tithis, 1 to 30 (15 full moon, 30 new moon).
    """

    month: int
    extra: bool
    sunrise: tuple[dt.date, ...]
    sunset: tuple[dt.date, ...]


@cache
def _positions(day: dt.date, *, evening: bool = False) -> tuple[float, float]:
    """At sunrise (or after sunset) of a day: how far the moon is ahead of the sun, and the sun's sidereal longitude."""
    try:
        import ephem
    except ImportError:
        raise MissingExtraError("ephem", "train") from None
    place = ephem.Observer()
    place.lat, place.lon = PLACE
    place.date = f"{day - DAY:%Y/%m/%d} 21:00"  # between midnight and sunrise of the day in India
    at = ephem.Date(place.next_setting(ephem.Sun()) + ephem.hour if evening else place.next_rising(ephem.Sun()))
    sun, moon = (math.degrees(ephem.Ecliptic(body(at), epoch=at).lon) for body in (ephem.Sun, ephem.Moon))
    ayanamsa = _AYANAMSA + _PRECESSION * (day.year + day.month / 12 - 2000)
    return (moon - sun) % 360, (sun - ayanamsa) % 360


def _sun_at_new_moon(day: dt.date) -> float:
    """The sun's sidereal longitude at the new moon between the sunrise before and that of ``day``."""
    (early, sun), (late, _) = _positions(day - DAY), _positions(day)
    return (sun + _SUN * (360 - early) / (360 - early + late)) % 360


def lunations(first: int, last: int) -> Iterator[Lunation]:
    """The lunations that reach into the years ``[first, last]``.

    Raises:
        MissingExtraError: the library is not installed.
    """
    day, end = dt.date(first - 1, 11, 25), dt.date(last + 1, 2, 10)
    starts = []
    while day < end:
        if _positions(day)[0] < _positions(day - DAY)[0]:
            starts.append(day)
            day += 27 * DAY
        day += DAY
    signs = [int(_sun_at_new_moon(start) // 30) for start in starts]
    for start, after, sign, following in zip(starts, starts[1:], signs, signs[1:], strict=False):
        yield Lunation((sign + 1) % 12 + 1, sign == following, _days(start, after), _days(start, after, evening=True))


def _days(start: dt.date, after: dt.date, *, evening: bool = False) -> tuple[dt.date, ...]:
    """The day of each tithi: the first that has it at sunrise; one that no sunrise sees is on the day that it begins."""
    found: dict[int, dt.date] = {}
    # The evening before the first sunrise of a month may have its first tithi, the last evening that of the next.
    day = start - DAY
    while day < after:
        tithi = int(_positions(day, evening=evening)[0] // 12) + 1
        if not (day < start and tithi > 15) and not (day > start + 15 * DAY and tithi < 15):
            found.setdefault(tithi, day)
        day += DAY
    for tithi in range(1, 31):
        found.setdefault(tithi, found.get(tithi - 1, start - DAY))
    return tuple(found[tithi] for tithi in range(1, 31))


def row(lunation: Lunation) -> str:
    """A line of the table: month ("+" before it: adhika), the day before its first sunrise, days after that of each tithi."""
    base = min(*lunation.sunrise, *lunation.sunset)
    written = ("".join(LETTERS[(day - base).days] for day in days) for days in (lunation.sunrise, lunation.sunset))
    return "\t".join(("+" * lunation.extra + str(lunation.month), base.isoformat(), *written))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--first``, ``--last``: the years; ``--out``: the table."""
    parser.add_argument("--first", type=int, default=2000)
    parser.add_argument("--last", type=int, default=2040)
    parser.add_argument("--out", type=Path, required=True)


def run(arguments: argparse.Namespace) -> int:
    """Write the table."""
    rows = [row(lunation) for lunation in lunations(arguments.first, arguments.last)]
    head = ["# Hindu lunar months from new moon to new moon (+: adhika), a day at or before their first, and how many days",
            "# after it each of the 30 tithis stands at sunrise and an hour after sunset (base 36)",
            "month\tfrom\tsunrise\tsunset"]
    arguments.out.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
    print(f"{arguments.out}: {len(rows)} months")
    return 0
