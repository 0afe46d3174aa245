"""Cuts an article into segments by its marks, so that a skin only has to paint them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..document import Document
from ..objects import Entity, Organization, Person, Place, Quote, TimeExpression, Treaty
from ..spans import Span


class Mark(NamedTuple):
    """A marked stretch: ``kind`` is an entity type, "date", "quote", "cue" or "source"; ``note`` is for hovering."""

    start: int
    end: int
    kind: str
    note: str
    id: str


class Segment(NamedTuple):
    """A stretch of text under the same marks, outermost first; ``closing`` are the marks that end with it."""

    text: str
    marks: tuple[Mark, ...]
    closing: tuple[Mark, ...]


def marks(doc: Document) -> list[Mark]:
    """All marks of a document, outer before inner."""
    out = [
        Mark(m.start, m.end, entity.type, describe(entity), entity.id)
        for entity in doc.entities
        for m in entity.mentions
        if m.form == "name" or entity.type == "unnamed"
    ]
    out += [Mark(d.start, d.end, "date", describe_date(d), "") for d in doc.dates]
    for n, quote in enumerate(doc.quotes, 1):
        out.append(Mark(quote.start, quote.end, "quote", describe_quote(quote), f"q{n}"))
        for kind, span in (("cue", quote.cue), ("source", quote.source)):
            if isinstance(span, Span):
                out.append(Mark(span.start, span.end, kind, f"{kind} of quote {n}", f"q{n}"))
    return sorted(out, key=lambda m: (m.start, -m.end))


def segments(doc: Document) -> Iterator[Segment]:
    """The whole text in order, cut wherever a mark begins or ends; linear in text and marks."""
    found = marks(doc)
    cuts = sorted({0, len(doc.text), *(m.start for m in found), *(m.end for m in found)})
    active: list[Mark] = []
    at = 0
    for start, end in pairwise(cuts):
        active = [m for m in active if m.end > start]
        while at < len(found) and found[at].start == start:
            active.append(found[at])
            at += 1
        active.sort(key=lambda m: (m.start - m.end, m.start))
        yield Segment(doc.text[start:end], tuple(active), tuple(m for m in active if m.end == end))


def describe(entity: Entity) -> str:
    """One line about an entity: name, Latin name and its own fields."""
    facts: list[str | None] = []
    if isinstance(entity, Person):
        facts = [*entity.honorifics, *entity.roles, entity.role_country]
    elif isinstance(entity, Place):
        facts = [entity.kind, entity.admin or entity.country]
        if entity.latitude is not None and entity.longitude is not None:
            facts.append(f"{entity.latitude:.2f}, {entity.longitude:.2f}")
    elif isinstance(entity, Organization):
        facts = [entity.acronym, entity.kind, entity.country]
    elif isinstance(entity, Treaty):
        facts = [
            entity.kind,
            "–".join([p.name for p in entity.parties] or entity.countries) or None,
            entity.status,
            f"signed {entity.signed}" if entity.signed else None,
        ]
    else:
        facts = [getattr(entity, "country", None)]
    latin = f" ({entity.latin})" if entity.latin and entity.latin != entity.name else ""
    return " · ".join([f"{entity.type}: {entity.name}{latin}", *(f for f in facts if f)])


def describe_date(date: TimeExpression) -> str:
    """One line about a time expression: kind, value and the days it covers."""
    days = ""
    if date.start_date and date.end_date and date.start_date != date.end_date:
        days = f" · {date.start_date} … {date.end_date}"
    return f"{date.kind.lower()}: {'≈ ' if date.approximate else ''}{date.value}{days}"


def describe_quote(quote: Quote) -> str:
    """One line about a quote: kind, speaker, addressee, medium."""
    out = f"{quote.kind} quote"
    for word, entity in (("by", quote.speaker), ("to", quote.addressee), ("via", quote.via)):
        if entity is not None:
            out += f" {word} {entity.name}"
    return out
