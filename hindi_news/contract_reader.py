"""Reads the ``hindi_news/1`` contract back into a Document; every refusal names the field."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, fields
from types import MappingProxyType
from typing import Any

from .contract import COMMON, SCHEMA
from .document import Document
from .errors import FormatError
from .objects import (
    ENTITY_TYPES,
    FORMS,
    QUOTE_KINDS,
    TIME_KINDS,
    Amount,
    Cue,
    Entity,
    Mention,
    PlaceCandidate,
    Quote,
    TimeExpression,
)
from .spans import PART_KINDS, TAG_COLUMNS, Part, Sentence, Span, Tokens

#: Coordinates -> the most degrees they have.
_DEGREES = MappingProxyType({"latitude": 90, "longitude": 180})

#: Largest whole number that is read; what JSON readers agree on.
_LARGEST = 2**53


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST


def _is_number(value: Any) -> bool:
    return _is_whole(value) or (isinstance(value, float) and math.isfinite(value))


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_wholes(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_whole, value))


#: How a field is annotated in our dataclasses -> what its JSON value must be, and how that is called.
_KINDS: Mapping[str, tuple[Callable[[Any], bool], str]] = MappingProxyType({
    "str": (_is_text, "a string"),
    "int": (_is_whole, "a whole number"),
    "float": (_is_number, "a number"),
    "bool": (_is_truth, "true or false"),
    "tuple[str, ...]": (_is_texts, "a list of strings"),
    "tuple[int, ...]": (_is_wholes, "a list of whole numbers"),
})


class Reader:
    """Builds a Document from the contract.

    Args:
        data: what ``json.load`` gave.

    Raises:
        FormatError: here and in every method, at the first field that is not as the contract says.
    """

    def __init__(self, data: Any) -> None:
        if not isinstance(data, dict):
            raise FormatError(f"a document is a JSON object, not {type(data).__name__}")
        if data.get("schema") != SCHEMA:
            raise FormatError(f"schema is {_short(data.get('schema'))}; this version reads {SCHEMA!r}")
        self.data = data
        self.text: str = self.want(data, "text", "str", "document")
        self.known: dict[str, Entity] = {}

    def want(self, row: Any, name: str, kind: str, where: str) -> Any:
        """The value of a field, of one of :data:`_KINDS`; ``kind`` may end in " | None"."""
        if name not in row:
            raise FormatError(f"{where}: {name} is missing")
        value = row[name]
        if kind.endswith(" | None"):
            if value is None:
                return None
            kind = kind.removesuffix(" | None")
        fits, words = _KINDS[kind]
        if not fits(value):
            raise FormatError(f"{where}: {name} is {_short(value)}; expected {words}")
        return tuple(value) if isinstance(value, list) else value

    def maybe(self, row: Any, name: str, kind: str, where: str, default: Any) -> Any:
        """As :meth:`want`, with a default where the field is missing."""
        return self.want(row, name, kind, where) if name in row else default

    def choice(self, row: Any, name: str, choices: tuple[str, ...], where: str) -> str:
        """A string that must be one of a few."""
        value: str = self.want(row, name, "str", where)
        if value not in choices:
            raise FormatError(f"{where}: {name} is {_short(value)}; choose one of: {', '.join(choices)}")
        return value

    def rows(self, row: Any, name: str, where: str, *, optional: bool = False) -> Iterator[tuple[str, dict[str, Any]]]:
        """The objects of a list with where they stand."""
        if optional and name not in row:
            return
        found = row.get(name)
        at = name if where == "document" else f"{where}.{name}"
        if not isinstance(found, list):
            raise FormatError(f"{at}: {'is missing' if found is None else _short(found)}; expected a list")
        for i, item in enumerate(found):
            if not isinstance(item, dict):
                raise FormatError(f"{at}[{i}]: {_short(item)}; expected an object")
            yield f"{at}[{i}]", item

    def span(self, row: Any, where: str) -> tuple[int, int, str]:
        """Offsets and the text between them."""
        if not isinstance(row, dict):
            raise FormatError(f"{where}: {_short(row)}; expected an object with start and end")
        start, end = self.want(row, "start", "int", where), self.want(row, "end", "int", where)
        if not 0 <= start <= end <= len(self.text):
            raise FormatError(f"{where}: [{start}, {end}) is not inside a text of {len(self.text)} code points")
        return start, end, self.text[start:end]

    def day(self, row: Any, name: str, where: str) -> dt.date | None:
        """A date field; None if it is missing."""
        value = self.maybe(row, name, "str | None", where, None)
        if value is None:
            return None
        try:
            found = dt.date.fromisoformat(value)
        except ValueError:
            found = None
        # Newer Pythons also take 20250903 and 2025-W36-3, which the contract has not.
        if found is None or found.isoformat() != value:
            raise FormatError(f"{where}: {name} is {_short(value)}; expected a date YYYY-MM-DD")
        return found

    def ref(self, value: Any, where: str) -> Entity:
        """The entity of an id."""
        if not isinstance(value, str) or value not in self.known:
            raise FormatError(f"{where}: no entity {_short(value)}")
        return self.known[value]

    # -- the lists of a document -------------------------------------------------------------------------------------
    def entity(self, row: dict[str, Any], where: str) -> Entity:
        """An entity with the fields of its type."""
        cls = ENTITY_TYPES[self.choice(row, "type", tuple(ENTITY_TYPES), where)]
        mentions = tuple(
            Mention(
                *self.span(m, at),
                form=self.choice(m, "form", FORMS, at) if "form" in m else "name",
                score=self.maybe(m, "score", "float | None", at, None),
            )
            for at, m in self.rows(row, "mentions", where)
        )
        own = {f.name: self.own(row, f, where) for f in fields(cls) if f.name not in COMMON and f.name in row}
        ident, name, latin = (self.want(row, n, "str", where) for n in ("id", "name", "latin"))
        return cls(ident, name, latin, mentions, **own)

    def own(self, row: dict[str, Any], field: Field[Any], where: str) -> Any:
        """A field that only entities of this type have."""
        if field.name == "parties":
            return tuple(self.ref(v, f"{where}.parties") for v in self.want(row, "parties", "tuple[str, ...]", where))
        if field.name == "candidates":
            return tuple(
                PlaceCandidate(**{f.name: self.want(r, f.name, str(f.type), at) for f in fields(PlaceCandidate)})
                for at, r in self.rows(row, "candidates", where)
            )
        value = self.want(row, field.name, str(field.type), where)
        if value is not None and field.name in _DEGREES and abs(value) > _DEGREES[field.name]:
            most = _DEGREES[field.name]
            raise FormatError(f"{where}: {field.name} is {_short(value)}; expected degrees from -{most} to {most}")
        return value

    def entities(self) -> tuple[Entity, ...]:
        """All entities, in the order of the list."""
        rows = list(self.rows(self.data, "entities", "document"))
        # Treaties name other entities as parties, so they are built last; the order of the list is kept.
        for where, row in sorted(rows, key=lambda pair: pair[1].get("type") == "treaty"):
            entity = self.entity(row, where)
            if entity.id in self.known:
                raise FormatError(f"{where}: id {entity.id!r} stands twice")
            self.known[entity.id] = entity
        return tuple(self.known[row["id"]] for _, row in rows)

    def tokens(self) -> Tokens:
        """The tokens, as columns."""
        rows = list(self.rows(self.data, "tokens", "document"))
        spans = [self.span(row, where) for where, row in rows]
        norms = tuple(self.want(row, "norm", "str", where) for where, row in rows)
        kinds = {name: "int | None" if name == "head" else "str | None" for name in TAG_COLUMNS}
        given = {n: tuple(self.maybe(row, n, kind, where, None) for where, row in rows) for n, kind in kinds.items()}
        columns: dict[str, Any] = {name: c if any(v is not None for v in c) else () for name, c in given.items()}
        return Tokens(self.text, tuple(s[0] for s in spans), tuple(s[1] for s in spans), norms, **columns)

    def sentences(self, tokens: Tokens) -> tuple[Sentence, ...]:
        """The sentences, with the tokens that each holds."""
        out, at = [], 0
        for where, row in self.rows(self.data, "sentences", "document"):
            span = self.span(row, where)
            first = at
            while at < len(tokens) and tokens.start[at] < span[1]:
                at += 1
            out.append(Sentence(*span, first=first, stop=at))
        return tuple(out)

    def indices(self, row: dict[str, Any], where: str) -> tuple[tuple[int, ...], int | None]:
        """A quote's sentences and the quote that holds it, as indices that exist."""
        sentences: tuple[int, ...] = self.maybe(row, "sentences", "tuple[int, ...]", where, ())
        parent: int | None = self.maybe(row, "parent", "int | None", where, None)
        for name, list_, found in (("sentences", "sentences", sentences), ("parent", "quotes", (parent,))):
            size = len(self.data[list_])
            wrong = next((i for i in found if i is not None and not 0 <= i < size), None)
            if wrong is not None:
                raise FormatError(f"{where}: {name} has {_short(wrong)}; the document has {size} {list_}")
        return sentences, parent

    def quote(self, row: dict[str, Any], where: str) -> Quote:
        """A quote; its entities are known by now."""
        source, cue, at = row.get("source"), row.get("cue"), f"{where}.cue"
        sentences, parent = self.indices(row, where)
        speaker, addressee, via = (
            None if row.get(name) is None else self.ref(row[name], f"{where}.{name}")
            for name in ("speaker", "addressee", "via")
        )
        return Quote(
            *self.span(row, where),
            kind=self.choice(row, "kind", QUOTE_KINDS, where),
            speaker=speaker,
            addressee=addressee,
            via=via,
            source=None if source is None else Span(*self.span(source, f"{where}.source")),
            cue=None
            if cue is None
            else Cue(
                *self.span(cue, at),
                kind=self.maybe(cue, "kind", "str", at, "say"),
                negated=self.maybe(cue, "negated", "bool", at, False),
            ),
            score=self.maybe(row, "score", "float | None", where, None),
            marked=self.maybe(row, "marked", "bool", where, False),
            sentences=sentences,
            parent=parent,
        )

    def part(self, row: dict[str, Any], where: str) -> Part:
        """A part of the layout."""
        places, agencies = (
            tuple(Span(*self.span(r, at)) for at, r in self.rows(row, name, where, optional=True))
            for name in ("places", "agencies")
        )
        return Part(*self.span(row, where), kind=self.choice(row, "kind", PART_KINDS, where), places=places,
                    agencies=agencies)

    def date(self, row: dict[str, Any], where: str) -> TimeExpression:
        """A time expression."""
        return TimeExpression(
            *self.span(row, where),
            kind=self.choice(row, "kind", TIME_KINDS, where),
            value=self.want(row, "value", "str", where),
            start_date=self.day(row, "start_date", where),
            end_date=self.day(row, "end_date", where),
            approximate=self.maybe(row, "approximate", "bool", where, False),
        )

    def amount(self, row: dict[str, Any], where: str) -> Amount:
        """A number, share or sum."""
        return Amount(
            *self.span(row, where),
            value=self.want(row, "value", "float", where),
            unit=self.maybe(row, "unit", "str | None", where, None),
            approximate=self.maybe(row, "approximate", "bool", where, False),
        )

    def document(self) -> Document:
        """The whole."""
        tokens = self.tokens()
        entities = self.entities()
        return Document(
            text=self.text,
            published=self.day(self.data, "published", "document"),
            parts=tuple(self.part(r, w) for w, r in self.rows(self.data, "parts", "document")),
            sentences=self.sentences(tokens),
            tokens=tokens,
            entities=entities,
            dates=tuple(self.date(r, w) for w, r in self.rows(self.data, "dates", "document")),
            quotes=tuple(self.quote(r, w) for w, r in self.rows(self.data, "quotes", "document")),
            amounts=tuple(self.amount(r, w) for w, r in self.rows(self.data, "amounts", "document", optional=True)),
            warnings=self.maybe(self.data, "warnings", "tuple[str, ...]", "document", ()),
            engine=self.maybe(self.data, "engine", "str", "document", "native"),
        )


def _short(value: object) -> str:
    """A value in a message."""
    try:
        shown = repr(value) if not isinstance(value, int) or abs(value) <= _LARGEST else "a huge number"
    except (RecursionError, ValueError):  # nested too deep to be shown, or with a number of thousands of digits
        shown = f"a {type(value).__name__}"
    return shown if len(shown) <= 60 else shown[:57] + "…"
