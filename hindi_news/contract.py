"""The ``hindi_news/1`` JSON contract: a Document as plain dicts, and back, with errors that name the field."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import files
from typing import Any

from .document import Document
from .errors import FormatError
from .objects import ENTITY_TYPES, Amount, Cue, Entity, Mention, PlaceCandidate, Quote, TimeExpression
from .spans import TAG_COLUMNS, Part, Sentence, Span, Tokens

SCHEMA = "hindi_news/1"


def to_dict(doc: Document) -> dict[str, Any]:
    """The document in the contract; see ``Document.to_dict``."""
    return {
        "schema": SCHEMA,
        "text": doc.text,
        "published": _iso(doc.published),
        "engine": doc.engine,
        "warnings": list(doc.warnings),
        "parts": [_part(p) for p in doc.parts],
        "sentences": [{"start": s.start, "end": s.end} for s in doc.sentences],
        "tokens": _token_rows(doc.tokens),
        "entities": [_entity(e) for e in doc.entities],
        "dates": [
            {
                "start": t.start,
                "end": t.end,
                "kind": t.kind,
                "value": t.value,
                "start_date": _iso(t.start_date),
                "end_date": _iso(t.end_date),
                "approximate": t.approximate,
            }
            for t in doc.dates
        ],
        "amounts": [
            {"start": a.start, "end": a.end, "value": a.value, "unit": a.unit, "approximate": a.approximate}
            for a in doc.amounts
        ],
        "quotes": [_quote(q) for q in doc.quotes],
    }


def _part(part: Part) -> dict[str, Any]:
    """A part; only a dateline has places and agencies."""
    row: dict[str, Any] = {"kind": part.kind, "start": part.start, "end": part.end}
    for name, spans in (("places", part.places), ("agencies", part.agencies)):
        if spans:
            row[name] = [{"start": s.start, "end": s.end} for s in spans]
    return row


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the contract, as shipped in ``hindi_news/schema.json``."""
    found: dict[str, Any] = json.loads(files("hindi_news").joinpath("schema.json").read_text(encoding="utf-8"))
    return found


def from_dict(data: dict[str, Any]) -> Document:
    """The document back from the contract; see ``Document.from_dict``.

    Raises:
        FormatError: ``data`` is not of this contract.
    """
    return _Reader(data).document()


#: Fields that every entity has; the rest are its type's own.
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
    cue = (
        None
        if q.cue is None
        else {"start": q.cue.start, "end": q.cue.end, "kind": q.cue.kind, "negated": q.cue.negated}
    )
    return {
        "start": q.start,
        "end": q.end,
        "kind": q.kind,
        "speaker": _id(q.speaker),
        "source": _span(q.source),
        "cue": cue,
        "addressee": _id(q.addressee),
        "via": _id(q.via),
        "score": q.score,
        "marked": q.marked,
        "sentences": list(q.sentences),
        "parent": q.parent,
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
        return cls(
            self.want(row, "id", str, where),
            self.want(row, "name", str, where),
            self.want(row, "latin", str, where),
            mentions,
            **own,
        )

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
        rows = list(self.rows("tokens"))
        spans = [self.span(row, where) for where, row in rows]
        norms = tuple(self.want(row, "norm", str, where) for where, row in rows)
        given = {name: tuple(row.get(name) for _, row in rows) for name in TAG_COLUMNS}
        columns: dict[str, Any] = {name: c if any(v is not None for v in c) else () for name, c in given.items()}
        return Tokens(self.text, tuple(s[0] for s in spans), tuple(s[1] for s in spans), norms, **columns)

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
            *self.span(row, where),
            kind=self.want(row, "kind", str, where),
            speaker=self.ref(row.get("speaker"), where),
            addressee=self.ref(row.get("addressee"), where),
            via=self.ref(row.get("via"), where),
            source=None if source is None else Span(*self.span(source, f"{where}.source")),
            cue=None
            if cue is None
            else Cue(
                *self.span(cue, f"{where}.cue"), kind=cue.get("kind", "say"), negated=bool(cue.get("negated", False))
            ),
            score=row.get("score"),
            marked=bool(row.get("marked", False)),
            sentences=tuple(row.get("sentences", ())),
            parent=row.get("parent"),
        )

    def part(self, row: dict[str, Any], where: str) -> Part:
        places, agencies = (
            tuple(Span(*self.span(r, f"{where}.{name}")) for r in row.get(name, ())) for name in ("places", "agencies")
        )
        kind = self.want(row, "kind", str, where)
        return Part(*self.span(row, where), kind=kind, places=places, agencies=agencies)

    def document(self) -> Document:
        tokens = self.tokens()
        return Document(
            text=self.text,
            published=self.day(self.data.get("published"), "published"),
            parts=tuple(self.part(r, w) for w, r in self.rows("parts")),
            sentences=self.sentences(tokens),
            tokens=tokens,
            entities=self.entities(),
            dates=tuple(
                TimeExpression(
                    *self.span(r, w),
                    kind=self.want(r, "kind", str, w),
                    value=self.want(r, "value", str, w),
                    start_date=self.day(r.get("start_date"), w),
                    end_date=self.day(r.get("end_date"), w),
                    approximate=bool(r.get("approximate", False)),
                )
                for w, r in self.rows("dates")
            ),
            quotes=tuple(self.quote(r, w) for w, r in self.rows("quotes")),
            amounts=tuple(
                Amount(
                    *self.span(r, w),
                    value=self.want(r, "value", (int, float), w),
                    unit=r.get("unit"),
                    approximate=bool(r.get("approximate", False)),
                )
                for w, r in (self.rows("amounts") if "amounts" in self.data else ())
            ),
            warnings=tuple(self.data.get("warnings", ())),
            engine=self.data.get("engine", "native"),
        )
