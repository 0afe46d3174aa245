"""Linking accuracy of places: how many of a list of names, each in a sentence, get the GeoNames id that was expected.

The list is a TSV file with the columns name, sentence, geonames_id, country; ``-`` as id means that no id is right (the
gazetteer has no such place) and that only the country counts; ids of one place that GeoNames has twice are joined by |.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

from ..analyzer import analyze
from ..errors import InputError
from ..lexicon import parse
from ..objects import Place

COLUMNS = ("name", "sentence", "geonames_id", "country")


class Outcome(NamedTuple):
    """One line of the list and the place that was found for its name (None: none was found)."""

    name: str
    sentence: str
    expected: tuple[int | None, ...]
    country: str
    found: Place | None

    @property
    def linked(self) -> bool:
        """Whether the id is the expected one."""
        return self.found is not None and self.found.geonames_id in self.expected

    @property
    def in_country(self) -> bool:
        """Whether the country is."""
        return self.found is not None and self.found.country == self.country


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--show``: also print the names that went wrong."""
    parser.add_argument("--show", action="store_true", help="print what went wrong")


def outcomes(path: Path) -> list[Outcome]:
    """The list in ``path``, analysed.

    Raises:
        LexiconError: the file breaks the format of a TSV list.
        InputError: an id is no number, or the name does not stand in its sentence.
    """
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from None
    out = []
    for row in parse(content, str(path), COLUMNS):
        if row["name"] not in row["sentence"]:
            raise InputError(f"{path}: {row['name']!r} does not stand in {row['sentence']!r}")
        ids = row["geonames_id"].split("|")
        if not all(i.isdigit() or i == "-" for i in ids):
            raise InputError(f"{path}: the id of {row['name']!r} is {row['geonames_id']!r}; expected digits or -")
        expected = tuple(int(i) if i != "-" else None for i in ids)
        at = row["sentence"].index(row["name"])
        stop = at + len(row["name"])
        places = analyze(row["sentence"]).places
        found = next((p for p in places if any(m.start < stop and at < m.end for m in p.mentions)), None)
        out.append(Outcome(row["name"], row["sentence"], expected, row["country"], found))
    return out


def evaluate(arguments: argparse.Namespace) -> str:
    """A table: names found as places, with the expected id, in the expected country."""
    found = [o for path in arguments.data for o in outcomes(path)]
    lines = [f"{'names':12}{len(found):6}"]
    for label, count in (
        ("found", sum(o.found is not None for o in found)),
        ("linked", sum(o.linked for o in found)),
        ("country", sum(o.in_country for o in found)),
    ):
        lines.append(f"{label:12}{count:6}{100 * count / max(len(found), 1):7.1f} %")
    if arguments.show:
        for o in found:
            if not (o.linked and o.in_country):
                p = o.found
                got = "none" if p is None else f"{p.latin} {p.country} {p.admin} {p.geonames_id}"
                lines.append(f"{o.name}: expected {'|'.join(map(str, o.expected))} {o.country}, found {got}: {o.sentence}")
    return "\n".join(lines)
