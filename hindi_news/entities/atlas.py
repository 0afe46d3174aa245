"""The gazetteer of the wheel: towns, states and countries of the world, looked up by name or by sound without reading all."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

from ..lexicon import PhraseTable
from ..tagging.pack import Array, Pack, load

KIND = "gazetteer"
KINDS = ("country", "state", "city", "village")
#: Degrees of one step of the stored coordinates, and the value that stands for none.
UNIT = 0.001
NOWHERE = -(2**31)
#: Mark before the number of a place that has a sound key by another of its names only.
OTHER = "~"
_FIELDS = ("admin", "country", "kind", "geonames", "population", "latitude", "longitude")


class Spot(NamedTuple):
    """A place of the gazetteer: Latin name, kind, ISO 3166-1 country, ISO 3166-2 division, degrees, people, GeoNames id."""

    name: str
    kind: str
    country: str
    admin: str | None
    latitude: float | None
    longitude: float | None
    population: int
    geonames_id: int | None


class Atlas:
    """An opened gazetteer; threads may share it."""

    def __init__(self, pack: Pack) -> None:
        self._exact, self._sound = pack.text("exact.txt").encode(), pack.text("sound.txt").encode()
        self.sought: PhraseTable[bool] = PhraseTable((tuple(n.split()), True) for n in pack.text("find.txt").split("\n"))
        """Keys of the Devanagari names that are worth looking for in texts."""
        self._names = pack.text("names.txt").split("\n")
        self._admins = pack.text("admins.txt").split("\n")
        self._countries = pack.text("countries.txt").split("\n")
        of_each = (len(self._names),)
        self._columns: dict[str, Array] = {name: pack.array(name, of_each) for name in _FIELDS}
        self._spots = lru_cache(maxsize=4096)(self._spot)
        self._lookups = lru_cache(maxsize=8192)(self._lookup)

    @classmethod
    def open(cls, path: Path) -> Atlas:
        """The gazetteer in an archive.

        Raises:
            ModelError: the archive is missing, damaged or of another protocol.
        """
        return cls(load(path, KIND))

    def __len__(self) -> int:
        return len(self._names)

    def named(self, phrase: tuple[str, ...]) -> tuple[Spot, ...]:
        """Places whose Devanagari name has exactly these matching keys."""
        return self._lookups(" ".join(phrase))

    def of_code(self, code: str) -> Spot | None:
        """The country or division of an ISO 3166 code."""
        return next(iter(self._lookups("@" + code)), None)

    def capital_of(self, country: str) -> Spot | None:
        """The capital of the country of an ISO 3166-1 code."""
        return next(iter(self._lookups("@capital " + country)), None)

    def large(self, people_in_india: int, people: int) -> frozenset[str]:
        """Latin names of one word that towns of at least so many people have."""
        c = self._columns
        least = [people_in_india if code == "IN" else people for code in self._countries]
        named = ((i, n) for i, n in enumerate(self._names) if n.isascii() and n.isalpha() and KINDS[c["kind"][i]] == "city")
        return frozenset(name for i, name in named if c["population"][i] >= least[c["country"][i]])

    def sounding(self, skeleton: str) -> tuple[tuple[Spot, bool], ...]:
        """Places with this sound key (:func:`hindi_news.entities.phonetic.skeletons`); whether it is their Latin name's."""
        line = find_line(self._sound, skeleton.encode())
        mark = OTHER.encode()
        return tuple((self._spots(int(n.lstrip(mark))), not n.startswith(mark)) for n in line.split()) if line else ()

    def _lookup(self, key: str) -> tuple[Spot, ...]:
        line = find_line(self._exact, key.encode())
        return tuple(self._spots(int(n)) for n in line.split()) if line else ()

    def _spot(self, n: int) -> Spot:
        c = self._columns
        there = c["latitude"][n] != NOWHERE
        return Spot(
            self._names[n],
            KINDS[c["kind"][n]],
            self._countries[c["country"][n]],
            self._admins[c["admin"][n]] or None,
            round(float(c["latitude"][n] * UNIT), 3) if there else None,
            round(float(c["longitude"][n] * UNIT), 3) if there else None,
            int(c["population"][n]),
            int(c["geonames"][n]) or None,
        )


def find_line(table: bytes, key: bytes) -> bytes | None:
    """What stands after ``key`` and a tab in a table of lines that are sorted by their keys, or None; by halving."""
    low, high = 0, len(table)
    while low < high:
        first = table.rfind(b"\n", 0, (low + high) // 2) + 1
        stop = table.find(b"\n", first)
        stop = len(table) if stop < 0 else stop
        found, _, rest = table[first:stop].partition(b"\t")
        if found == key:
            return rest
        if found < key:
            low = stop + 1
        else:
            high = first
    return None


@cache
def shipped() -> Atlas:
    """The gazetteer in the wheel; opened once."""
    with as_file(files("hindi_news").joinpath("models", "gazetteer.zip")) as path:
        return Atlas.open(path)
