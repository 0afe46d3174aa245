"""What is known of countries, states and peoples by their Hindi names; other stages ask here which country a word means.

Look-ups take matching keys (:func:`hindi_news.text.normalize.matching_key`), one a token.  The coordinates that the
gazetteer (:mod:`.atlas`) gives a country are its capital's; a state's are the mean of its towns, weighted by their people.
GeoNames ids are known of countries, towns, villages and states of the US.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from .. import lexicon
from ..lexicon import PhraseTable, Row
from .vocabulary import keys_of

Phrase = tuple[str, ...]


class Sense(NamedTuple):
    """What a word or phrase means: ``country`` is ISO 3166-1 alpha-2 (None: of no one country), ``admin`` ISO 3166-2.

    ``alone``: it means that wherever it stands; without, it is also an everyday word or another name.
    """

    latin: str
    kind: str
    country: str | None
    admin: str | None
    alone: bool


class Region(NamedTuple):
    """A place that is no country, state or town; ``country`` is None where it lies in several."""

    english: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    alone: bool


class Country(NamedTuple):
    """A country: usual Hindi name, English name, and its capital's usual Hindi name ("" if it has none of its own)."""

    name: str
    english: str
    capital: str


#: English names of countries that are also names of people or words.
_ALSO_NAMES = frozenset(("Chad", "Georgia", "Jordan", "Dominica", "Turkey", "Guinea", "Mali", "Jamaica"))


def _forms(cell: str) -> Iterator[tuple[Phrase, bool]]:
    for form in cell.split("|"):
        if form:
            yield keys_of(form.removesuffix("?")), not form.endswith("?")


def _countries() -> tuple[Row, ...]:
    return lexicon.read("countries", "code", "english", "names", "people", "capital")


def _states() -> tuple[Row, ...]:
    return lexicon.read("states", "code", "kind", "english", "first_order", "names", "people")


def _table(entries: Iterable[tuple[Phrase, Sense]]) -> PhraseTable[Sense]:
    """The first meaning of a phrase is the usual one."""
    out: dict[Phrase, Sense] = {}
    for phrase, sense in entries:
        out.setdefault(phrase, sense)
    return PhraseTable(out.items())


@cache
def countries() -> Mapping[str, Country]:
    """Countries by ISO 3166-1 code."""
    return {
        r["code"]: Country(r["names"].split("|")[0].removesuffix("?"), r["english"], r["capital"].split("|")[0].strip("?"))
        for r in _countries()
    }


@cache
def country_names() -> PhraseTable[Sense]:
    """Names of countries."""
    def entries() -> Iterator[tuple[Phrase, Sense]]:
        for r in _countries():
            for phrase, alone in _forms(r["names"]):
                yield phrase, Sense(r["english"], "country", r["code"], None, alone)
        for r in _countries():
            yield keys_of(r["english"]), Sense(r["english"], "country", r["code"], None, r["english"] not in _ALSO_NAMES)
    return _table(entries())


@cache
def capital_names() -> PhraseTable[Sense]:
    """Names of the capitals of countries; the Latin name is left to the gazetteer of cities."""
    return _table(
        (phrase, Sense("", "city", r["code"], None, alone))
        for r in _countries() for phrase, alone in _forms(r["capital"])
    )


@cache
def state_names() -> PhraseTable[Sense]:
    """Names of the states and union territories of India."""
    return _table(
        (phrase, Sense(r["english"], r["kind"], "IN", r["code"], alone))
        for r in _states() for phrase, alone in (*_forms(r["names"]), (keys_of(r["english"]), True))
    )


_PLURALS = ("ओं", "ों")


@cache
def people_names() -> PhraseTable[Sense]:
    """Words for the people of a country or region, a religion, an ethnic or political group (रूसी, बिहारी, सिख)."""
    def entries() -> Iterator[tuple[Phrase, Sense]]:
        written = tuple(as_written())
        yield from written
        # हिंदुओ, मुस्लिमो: the plural without its dot.
        yield from (((phrase[0][:-1],), sense) for phrase, sense in written
                    if len(phrase) == 1 and phrase[0].endswith(_PLURALS) and sense.alone)

    def as_written() -> Iterator[tuple[Phrase, Sense]]:
        for r in _countries():
            for phrase, alone in _forms(r["people"]):
                yield phrase, Sense(r["english"], "people", r["code"], None, alone)
        for r in _states():
            for phrase, alone in _forms(r["people"]):
                yield phrase, Sense(r["english"], "people", "IN", r["code"], alone)
        for r in lexicon.read("groups", "names", "latin", "country"):
            for phrase, alone in _forms(r["names"]):
                yield phrase, Sense(r["latin"], "people", r["country"] or None, None, alone)
    return _table(entries())


@cache
def region_names() -> PhraseTable[Region]:
    """Continents, regions, seas, rivers, mountains, well-known buildings and streets."""
    rows = lexicon.read("regions", "names", "english", "kind", "country", "latitude", "longitude")
    out: dict[Phrase, Region] = {}
    for r in rows:
        latitude, longitude = (float(r[c]) if r[c] else None for c in ("latitude", "longitude"))
        for phrase, alone in _forms(r["names"]):
            out.setdefault(phrase, Region(r["english"], r["kind"], r["country"] or None, latitude, longitude, alone))
    return PhraseTable(out.items())


class District(NamedTuple):
    """A name of districts of India, or of smaller towns (``kind`` "city"): the ISO 3166-2 codes of their states.

    ``alone`` is as in :class:`Sense`.
    """

    states: tuple[str, ...]
    alone: bool
    kind: str = "district"


@cache
def district_names() -> Mapping[Phrase, District]:
    """Districts of India by name, and tehsils, blocks and towns that only a lexicon knows."""
    out: dict[Phrase, District] = {}
    for table, kind in (("districts", "district"), ("tehsils", "city")):
        for r in lexicon.read(table, "state", "names"):
            for phrase, alone in _forms(r["names"]):
                known = out.get(phrase, District((), True, kind))
                out[phrase] = District((*known.states, r["state"]), known.alone and alone, known.kind)
    return out


def country_of(phrase: Phrase) -> str | None:
    """The ISO 3166-1 code of the country that a phrase names, belongs to or comes from; None if it is of no one country.

    ``phrase`` holds matching keys: of a country (रूस), its people (रूसी, उत्तर कोरियाई), its capital or an Indian state.
    """
    for table in (country_names, people_names, capital_names, state_names):
        sense = table().get(phrase)
        if sense is not None:
            return sense.country
    return None


def state_senses() -> tuple[Sense, ...]:
    """One sense a state or union territory of India."""
    return tuple(Sense(r["english"], r["kind"], "IN", r["code"], True) for r in _states())
