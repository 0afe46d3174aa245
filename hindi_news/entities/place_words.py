"""Words and names that tell places: type words (जिला, रोड), and all that the lexicons and the gazetteer name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from .. import lexicon
from ..lexicon import PhraseTable
from ..text.normalize import matching_key
from . import atlas
from .gazetteer import Phrase, capital_names, country_names, district_names, region_names, state_names
from .vocabulary import keys_of


class Type(NamedTuple):
    """A word for a kind of place; ``part``: it belongs to the name."""

    kind: str
    part: bool


@cache
def types_after() -> Mapping[str, Type]:
    """Words that stand after the names of places."""
    return {k: t for (k, side), t in _types().items() if side == "after"}


@cache
def type_phrases() -> PhraseTable[Type]:
    """The same, also of several words (हवाई अड्डे)."""
    rows = lexicon.read("place_types", "word", "kind", "side", "part")
    return PhraseTable((keys_of(r["word"]), Type(r["kind"], r["part"] == "yes")) for r in rows if r["side"] == "after")


@cache
def types_before() -> Mapping[str, Type]:
    """Words that stand before the names of places."""
    return {k: t for (k, side), t in _types().items() if side == "before"}


@cache
def never_beside() -> frozenset[str]:
    """Words that are no name where a word for a kind of place stands beside them."""
    return frozenset(k for k, side in _types() if side == "never")


@cache
def _types() -> Mapping[tuple[str, str], Type]:
    rows = lexicon.read("place_types", "word", "kind", "side", "part")
    return {(matching_key(r["word"]), r["side"]): Type(r["kind"], r["part"] == "yes") for r in rows}


@cache
def named_areas() -> PhraseTable[bool]:
    """Everything that the lexicons name, and whether it is that wherever it stands."""
    entries: dict[Phrase, bool] = {}
    # One word may be a district and another thing (बस्ती, सूरत); several are none.
    entries.update((phrase, True) for phrase, district in district_names().items() if len(phrase) > 1 and district.alone)
    for table in (region_names(), capital_names(), state_names(), country_names()):
        entries.update((phrase, value.alone) for phrase, value in table.items())
    return PhraseTable(entries.items())


def is_known(phrase: Phrase) -> bool:
    """Whether a lexicon or the gazetteer has a place of this name."""
    return (
        named_areas().get(phrase) is not None
        or atlas.shipped().sought.get(phrase) is not None
        or phrase in district_names()
    )


def is_named(phrase: Phrase) -> bool:
    """Whether a phrase is the name of a place, and of nothing else, wherever it stands."""
    district = district_names().get(phrase)
    return bool(named_areas().get(phrase) or atlas.shipped().sought.get(phrase)) or (district is not None and district.alone)
