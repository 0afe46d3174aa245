"""The :class:`Document`: everything read from one article, its views, and the ``hindi_news/1`` JSON contract."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar, cast

from .errors import FormatError
from .objects import (
    ENTITY_TYPES,
    Amount,
    Conversation,
    Cue,
    Entity,
    Group,
    Mention,
    Organization,
    Person,
    Place,
    PlaceCandidate,
    Quote,
    Speaker,
    TimeExpression,
    Treaty,
    Unnamed,
)
from .spans import TAG_COLUMNS, Part, Sentence, Span, Tokens

SCHEMA = "hindi_news/1"
E_ = TypeVar("E_", bound=Entity)


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """An article read.  Lists are in text order; every offset counts code points of ``text`` as it was given."""

    text: str
    published: dt.date | None
    parts: tuple[Part, ...]
    sentences: tuple[Sentence, ...]
    tokens: Tokens
    entities: tuple[Entity, ...]
    dates: tuple[TimeExpression, ...]
    quotes: tuple[Quote, ...]
    amounts: tuple[Amount, ...] = ()
    warnings: tuple[str, ...] = ()
    engine: str = field(default="native", compare=False)

    # -- views -------------------------------------------------------------------------------------------------------
    def _of(self, kind: type[E_]) -> tuple[E_, ...]:
        return tuple(e for e in self.entities if isinstance(e, kind))

    @property
    def people(self) -> tuple[Person, ...]:
        """The people that the article names."""
        return self._of(Person)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that the article names."""
        return self._of(Place)

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """The organisations that the article names."""
        return self._of(Organization)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Demonyms, religions, ethnic and political groups."""
        return self._of(Group)

    @property
    def treaties(self) -> tuple[Treaty, ...]:
        """Treaties and other formal agreements."""
        return self._of(Treaty)

    @property
    def unnamed(self) -> tuple[Unnamed, ...]:
        """Sources without a name."""
        return self._of(Unnamed)

    def _part(self, kind: str) -> Part | None:
        return next((p for p in self.parts if p.kind == kind), None)

    @property
    def headline(self) -> Part | None:
        """The first headline, or None."""
        return self._part("headline")

    @property
    def dateline(self) -> Part | None:
        """The dateline (बीजिंग/वार्ता।), or None."""
        return self._part("dateline")

    @property
    def byline(self) -> Part | None:
        """The byline, or None."""
        return self._part("byline")

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks, in the order of their first quote, each with the share of all quoted code points."""
        total = sum(len(q) for q in self.quotes if q.parent is None) or 1
        by: dict[str, list[Quote]] = {}
        for quote in self.quotes:
            if quote.speaker is not None:
                by.setdefault(quote.speaker.id, []).append(quote)
        return tuple(
            Speaker(cast(Entity, quotes[0].speaker), tuple(quotes),
                    sum(len(q) for q in quotes if q.parent is None) / total)
            for quotes in by.values()
        )

    @property
    def conversations(self) -> tuple[Conversation, ...]:
        """Exchanges: quotes in which two entities address each other, at least one turn in either direction or more."""
        by: dict[frozenset[str], list[Quote]] = {}
        for quote in self.quotes:
            if quote.speaker is not None and quote.addressee is not None and quote.speaker.id != quote.addressee.id:
                by.setdefault(frozenset((quote.speaker.id, quote.addressee.id)), []).append(quote)
        return tuple(
            Conversation((cast(Entity, q[0].speaker), cast(Entity, q[0].addressee)), tuple(q)) for q in by.values()
        )

    def entity(self, id: str) -> Entity:
        """The entity with this id.

        Raises:
            KeyError: there is none.
        """
        for e in self.entities:
            if e.id == id:
                return e
        raise KeyError(id)

    def quotes_by(self, name: str) -> tuple[Quote, ...]:
        """Quotes whose speaker's name, Latin name or a mention contains ``name``; spelling variants count as equal."""
        from .text.normalize import matching_key

        wanted, latin = matching_key(name), name.casefold()
        return tuple(
            q for q in self.quotes if q.speaker is not None and (
                wanted in matching_key(q.speaker.name) or latin in q.speaker.latin.casefold()
                or any(wanted in matching_key(m.text) for m in q.speaker.mentions if m.form == "name")
            )
        )

    def __repr__(self) -> str:
        head = " ".join((self.headline.text if self.headline else self.text)[:40].split())
        counts = ", ".join(f"{len(x)} {n}" for n, x in (
            ("sentences", self.sentences), ("entities", self.entities), ("dates", self.dates), ("quotes", self.quotes)))
        return f"<Document {head!r}: {counts}>"

    # -- the JSON contract -------------------------------------------------------------------------------------------
    def to_dict(self) -> dict[str, Any]:
        """The document in the ``hindi_news/1`` contract: plain dicts, lists, strings, numbers."""
        return {
            "schema": SCHEMA,
            "text": self.text,
            "published": _iso(self.published),
            "engine": self.engine,
            "warnings": list(self.warnings),
            "parts": [{"kind": p.kind, "start": p.start, "end": p.end} for p in self.parts],
            "sentences": [{"start": s.start, "end": s.end} for s in self.sentences],
            "tokens": _token_rows(self.tokens),
            "entities": [_entity(e) for e in self.entities],
            "dates": [
                {"start": t.start, "end": t.end, "kind": t.kind, "value": t.value, "start_date": _iso(t.start_date),
                 "end_date": _iso(t.end_date), "approximate": t.approximate}
                for t in self.dates
            ],
            "amounts": [
                {"start": a.start, "end": a.end, "value": a.value, "unit": a.unit, "approximate": a.approximate}
                for a in self.amounts
            ],
            "quotes": [_quote(q) for q in self.quotes],
        }

    def to_json(self, indent: int | None = None) -> str:
        """:meth:`to_dict` as JSON text, Devanagari kept as it is."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Document:
        """The document back from :meth:`to_dict`.

        Raises:
            FormatError: ``data`` is not of this contract; the message names the field.
        """
        return _Reader(data).document()

    @classmethod
    def from_json(cls, text: str) -> Document:
        """The document back from :meth:`to_json`.

        Raises:
            FormatError: the text is not JSON or not of this contract.
        """
        try:
            data = json.loads(text)
        except ValueError as error:
            raise FormatError(f"not JSON: {error}") from error
        return cls.from_dict(data)


_COMMON = {"id", "name", "latin", "mentions"}


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _id(entity: Entity | None) -> str | None:
    return None if entity is None else entity.id


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _token_rows(tokens: Tokens) -> list[dict[str, Any]]:
    names = ["start", "end", "norm", *(name for name in TAG_COLUMNS if getattr(tokens, name))]
    columns = [getattr(tokens, name) for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _mention(m: Mention) -> dict[str, Any]:
    return {"start": m.start, "end": m.end, "form": m.form, "score": m.score}


def _own(value: Any) -> Any:
    if isinstance(value, Entity):
        return value.id
    if isinstance(value, PlaceCandidate):
        return {f.name: getattr(value, f.name) for f in fields(value)}
    if isinstance(value, tuple):
        return [_own(v) for v in value]
    return value


def _entity(e: Entity) -> dict[str, Any]:
    out = {"id": e.id, "type": e.type, "name": e.name, "latin": e.latin, "mentions": [_mention(m) for m in e.mentions]}
    for f in fields(e):
        if f.name not in _COMMON:
            out[f.name] = _own(getattr(e, f.name))
    return out


def _quote(q: Quote) -> dict[str, Any]:
    cue = None if q.cue is None else {
        "start": q.cue.start, "end": q.cue.end, "kind": q.cue.kind, "negated": q.cue.negated}
    return {
        "start": q.start, "end": q.end, "kind": q.kind, "speaker": _id(q.speaker), "source": _span(q.source),
        "cue": cue, "addressee": _id(q.addressee), "via": _id(q.via), "score": q.score, "marked": q.marked,
        "sentences": list(q.sentences), "parent": q.parent,
    }


class _Reader:
    """Builds a Document from the contract; every refusal names the field."""

    def __init__(self, data: Any) -> None:
        if not isinstance(data, dict):
            raise FormatError(f"a document is a JSON object, not {type(data).__name__}")
        if data.get("schema") != SCHEMA:
            raise FormatError(f"schema is {data.get('schema')!r}; this version reads {SCHEMA!r}")
        self.data = data
        self.text: str = self.want(data, "text", str, "document")
        self.known: dict[str, Entity] = {}

    def want(self, row: Any, name: str, kind: type | tuple[type, ...], where: str) -> Any:
        if not isinstance(row, dict):
            raise FormatError(f"{where}: expected an object, not {type(row).__name__}")
        if name not in row:
            raise FormatError(f"{where}: {name} is missing")
        if not isinstance(row[name], kind) or isinstance(row[name], bool) != (kind is bool):
            raise FormatError(f"{where}: {name} is {row[name]!r}")
        return row[name]

    def rows(self, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        for i, row in enumerate(self.want(self.data, name, list, "document")):
            yield f"{name}[{i}]", row

    def span(self, row: Any, where: str) -> tuple[int, int, str]:
        start, end = self.want(row, "start", int, where), self.want(row, "end", int, where)
        if not 0 <= start <= end <= len(self.text):
            raise FormatError(f"{where}: [{start}, {end}) is not inside a text of {len(self.text)} code points")
        return start, end, self.text[start:end]

    def day(self, value: Any, where: str) -> dt.date | None:
        if value is None:
            return None
        try:
            return dt.date.fromisoformat(value)
        except (TypeError, ValueError):
            raise FormatError(f"{where}: {value!r} is not a date YYYY-MM-DD") from None

    def ref(self, value: Any, where: str) -> Entity | None:
        if value is None:
            return None
        if not isinstance(value, str) or value not in self.known:
            raise FormatError(f"{where}: no entity {value!r}")
        return self.known[value]

    def entity(self, row: dict[str, Any], where: str) -> Entity:
        kind = self.want(row, "type", str, where)
        if kind not in ENTITY_TYPES:
            raise FormatError(f"{where}: unknown type {kind!r}; choose one of: {', '.join(ENTITY_TYPES)}")
        cls = ENTITY_TYPES[kind]
        mentions = tuple(
            Mention(*self.span(m, f"{where}.mentions"), form=m.get("form", "name"), score=m.get("score"))
            for m in self.want(row, "mentions", list, where)
        )
        own: dict[str, Any] = {}
        for f in fields(cls):
            if f.name in _COMMON or f.name not in row:
                continue
            value = row[f.name]
            if f.name == "parties":
                own[f.name] = tuple(self.ref(v, f"{where}.parties") for v in value)
            elif f.name == "candidates":
                own[f.name] = tuple(PlaceCandidate(**v) for v in value)
            else:
                own[f.name] = tuple(value) if isinstance(value, list) else value
        return cls(self.want(row, "id", str, where), self.want(row, "name", str, where),
                   self.want(row, "latin", str, where), mentions, **own)

    def entities(self) -> tuple[Entity, ...]:
        rows = list(self.rows("entities"))
        # Treaties name other entities as parties, so they are built last; the order of the list is kept.
        for where, row in sorted(rows, key=lambda pair: isinstance(pair[1], dict) and pair[1].get("type") == "treaty"):
            entity = self.entity(row, where)
            if entity.id in self.known:
                raise FormatError(f"{where}: id {entity.id!r} stands twice")
            self.known[entity.id] = entity
        return tuple(self.known[row["id"]] for _, row in rows)

    def tokens(self) -> Tokens:
        rows = [(*self.span(row, where), self.want(row, "norm", str, where), row) for where, row in self.rows("tokens")]
        given = {name: tuple(row.get(name) for *_, row in rows) for name in TAG_COLUMNS}
        columns: dict[str, Any] = {name: c if any(v is not None for v in c) else () for name, c in given.items()}
        return Tokens(self.text, tuple(r[0] for r in rows), tuple(r[1] for r in rows), tuple(r[3] for r in rows), **columns)

    def sentences(self, tokens: Tokens) -> tuple[Sentence, ...]:
        out, at = [], 0
        for where, row in self.rows("sentences"):
            span = self.span(row, where)
            first = at
            while at < len(tokens) and tokens.start[at] < span[1]:
                at += 1
            out.append(Sentence(*span, first=first, stop=at))
        return tuple(out)

    def quote(self, row: dict[str, Any], where: str) -> Quote:
        source, cue = row.get("source"), row.get("cue")
        return Quote(
            *self.span(row, where), kind=self.want(row, "kind", str, where),
            speaker=self.ref(row.get("speaker"), where), addressee=self.ref(row.get("addressee"), where),
            via=self.ref(row.get("via"), where),
            source=None if source is None else Span(*self.span(source, f"{where}.source")),
            cue=None if cue is None else Cue(*self.span(cue, f"{where}.cue"), kind=cue.get("kind", "say"),
                                             negated=bool(cue.get("negated", False))),
            score=row.get("score"), marked=bool(row.get("marked", False)),
            sentences=tuple(row.get("sentences", ())), parent=row.get("parent"),
        )

    def document(self) -> Document:
        tokens = self.tokens()
        return Document(
            text=self.text,
            published=self.day(self.data.get("published"), "published"),
            parts=tuple(Part(*self.span(r, w), kind=self.want(r, "kind", str, w)) for w, r in self.rows("parts")),
            sentences=self.sentences(tokens),
            tokens=tokens,
            entities=self.entities(),
            dates=tuple(
                TimeExpression(*self.span(r, w), kind=self.want(r, "kind", str, w), value=self.want(r, "value", str, w),
                               start_date=self.day(r.get("start_date"), w), end_date=self.day(r.get("end_date"), w),
                               approximate=bool(r.get("approximate", False)))
                for w, r in self.rows("dates")
            ),
            quotes=tuple(self.quote(r, w) for w, r in self.rows("quotes")),
            amounts=tuple(
                Amount(*self.span(r, w), value=self.want(r, "value", (int, float), w), unit=r.get("unit"),
                       approximate=bool(r.get("approximate", False)))
                for w, r in (self.rows("amounts") if "amounts" in self.data else ())
            ),
            warnings=tuple(self.data.get("warnings", ())),
            engine=self.data.get("engine", "native"),
        )
