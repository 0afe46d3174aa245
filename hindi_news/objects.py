"""The typed objects an article yields.  All are frozen to the leaves; entities are told apart by ``type``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import ClassVar

from .spans import Portable, Span

FORMS = ("name", "pronoun", "description")
TIME_KINDS = ("DATE", "TIME", "DURATION", "SET")
QUOTE_KINDS = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True, order=True)
class Mention(Span):
    """One place where the text speaks of an entity; ``score`` is the probability that it does (None: by rule alone)."""

    form: str = field(default="name", compare=False)
    score: float | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Entity(Portable):
    """Something the article names.  ``name`` is its fullest name in the text, ``latin`` the same in Latin letters."""

    type: ClassVar[str] = "entity"
    id: str
    name: str
    latin: str
    mentions: tuple[Mention, ...] = field(repr=False)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Person(Entity):
    """A person.  ``roles`` (राष्ट्रपति) and ``honorifics`` (डॉ.) stand beside the name in the text, never inside it.

    ``role_country`` is the ISO 3166-1 code that a role belongs to (रूसी राष्ट्रपति: RU); ``gender`` is "f", "m" or None.
    """

    type: ClassVar[str] = "person"
    roles: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    gender: str | None = None
    role_country: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceCandidate(Portable):
    """A place of the gazetteer that a name may mean; ``score`` sums to at most 1 over the candidates."""

    geonames_id: int | None
    name: str
    country: str | None
    admin: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Place(Entity):
    """A place.  ``country`` is ISO 3166-1 alpha-2, ``admin`` ISO 3166-2, coordinates are WGS84 degrees.

    A country's coordinates are its capital's, a state's the mean of its towns weighted by their people; districts have none.
    ``geonames_id`` is known of countries, towns, villages and states of the US.
    ``stands_for`` is the country whose government the name stands for (मॉस्को ने कहा: RU).  ``score`` is the confidence
    of the link, ``candidates`` the places that were weighed, best first.
    """

    type: ClassVar[str] = "place"
    kind: str | None = None
    country: str | None = None
    admin: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    stands_for: str | None = None
    score: float | None = None
    candidates: tuple[PlaceCandidate, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Group(Entity):
    """The people of a country or region, a religion, an ethnic or political group (NORP)."""

    type: ClassVar[str] = "group"
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Organization(Entity):
    """A body that acts: government, company, party, agency, team, outlet, armed group."""

    type: ClassVar[str] = "organization"
    kind: str | None = None
    country: str | None = None
    acronym: str | None = None


@dataclass(frozen=True, slots=True)
class Treaty(Entity):
    """A formal agreement.  ``signed``, ``effective``, ``expires`` are TIMEX3; ``status`` is read off its verbs.

    All of these are what the article says; ``adopted`` is the year of a well-known agreement by the lexicon.
    ``countries`` are the ISO 3166-1 codes of the states among the parties, and also of those that only the agreement's
    own name names (भारत-नेपाल संधि) or that the lexicon knows.
    """

    type: ClassVar[str] = "treaty"
    kind: str | None = None
    parties: tuple[Entity, ...] = ()
    subject: str | None = None
    signed: str | None = None
    effective: str | None = None
    expires: str | None = None
    status: str | None = None
    adopted: str | None = None
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unnamed(Entity):
    """A source without a name (पुलिस, अधिकारियों); ``number`` is "sing" or "plur", ``role`` its head noun's lemma."""

    type: ClassVar[str] = "unnamed"
    number: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class TimeExpression(Span):
    """A date, time, duration or set with its TIMEX3 value.

    ``start_date`` and ``end_date`` are the first and the last day it covers (both inclusive), None where the value
    names no calendar days (durations, sets, ``XXXX``).  ``approximate``: it was said with करीब, लगभग, आसपास.
    """

    kind: str = field(compare=False)
    value: str = field(compare=False)
    start_date: dt.date | None = field(default=None, compare=False)
    end_date: dt.date | None = field(default=None, compare=False)
    approximate: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Amount(Span):
    """A number, share or sum of money: ``value`` × ``unit`` (ISO 4217 code, "%", or None for a plain count)."""

    value: float = field(compare=False)
    unit: str | None = field(default=None, compare=False)
    approximate: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Cue(Span):
    """The word that reports: ``kind`` is its manner (say, claim, deny, ask …), ``negated`` whether it denies."""

    kind: str = field(default="say", compare=False)
    negated: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Quote(Span):
    """Reported words.  ``kind`` is direct, indirect or mixed.

    ``speaker`` is the entity that speaks, ``source`` the words that name it at the quote, ``cue`` the reporting word,
    ``addressee`` who is spoken to, ``via`` the medium that carries it.  ``marked``: quotation marks stand around all of
    it.  ``sentences`` are indices into ``doc.sentences``; ``parent`` is the index of the quote it stands inside.
    """

    kind: str = field(compare=False)
    speaker: Entity | None = field(default=None, compare=False)
    source: Span | None = field(default=None, compare=False)
    cue: Cue | None = field(default=None, compare=False)
    addressee: Entity | None = field(default=None, compare=False)
    via: Entity | None = field(default=None, compare=False)
    score: float | None = field(default=None, compare=False)
    marked: bool = field(default=False, compare=False)
    sentences: tuple[int, ...] = field(default=(), compare=False)
    parent: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Speaker(Portable):
    """An entity as a speaker: its quotes and the share of the article's quoted words that are its own."""

    entity: Entity
    quotes: tuple[Quote, ...] = field(repr=False)
    share: float

    @property
    def name(self) -> str:
        """The entity's name."""
        return self.entity.name


@dataclass(frozen=True, slots=True)
class Conversation(Portable):
    """The turns between two entities, in text order."""

    entities: tuple[Entity, Entity]
    quotes: tuple[Quote, ...]


ENTITY_TYPES: dict[str, type[Entity]] = {cls.type: cls for cls in (Person, Place, Organization, Group, Treaty, Unnamed)}
