"""The ``hindi_news/1`` JSON contract: a Document as plain dicts; the way back is :mod:`hindi_news.contract_reader`."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields
from importlib.resources import files
from typing import Any

from .document import Document
from .objects import Entity, Mention, PlaceCandidate, Quote
from .spans import TAG_COLUMNS, Part, Span, Tokens

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
    from .contract_reader import Reader

    return Reader(data).document()


#: Fields that every entity has; the rest are its type's own.
COMMON = {"id", "name", "latin", "mentions"}


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
        if f.name not in COMMON:
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
