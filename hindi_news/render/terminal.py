"""An article's objects as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ..document import Document
from ..harmless import visible
from ..objects import Entity, Place, Quote, TimeExpression, Treaty
from .style import COLOURS


def tables(doc: Document) -> RenderableType:
    """Title, then a table each for people, organisations, places, groups, dates, treaties and quotes that there are."""
    return Group(*_blocks(doc))


def _blocks(doc: Document) -> Iterator[RenderableType]:
    title = doc.headline.text if doc.headline else ""
    about = [str(doc.published)] if doc.published else []
    if doc.dateline:
        about.append(" ".join(doc.dateline.text.split()))
    if title or about:
        yield Text(visible(" · ".join([" ".join(title.split()), *about]).strip(" ·")), style="bold")
    for warning in doc.warnings:
        yield Text(visible(f"warning: {warning}"), style="yellow")
    yield from _table(
        "People",
        "person",
        ("name", "latin", "roles", "mentions"),
        ((p.name, p.latin, ", ".join((*p.honorifics, *p.roles)), _count(p)) for p in doc.people),
    )
    yield from _table(
        "Organisations",
        "organization",
        ("name", "latin", "acronym", "kind", "mentions"),
        ((o.name, o.latin, o.acronym or "", o.kind or "", _count(o)) for o in doc.organizations),
    )
    yield from _table(
        "Places",
        "place",
        ("name", "latin", "kind", "country", "position", "mentions"),
        ((p.name, p.latin, p.kind or "", p.country or "", _position(p), _count(p)) for p in doc.places),
    )
    yield from _table(
        "Groups",
        "group",
        ("name", "latin", "country", "mentions"),
        ((g.name, g.latin, g.country or "", _count(g)) for g in doc.groups),
    )
    yield from _table(
        "Dates",
        "date",
        ("text", "kind", "value", "days"),
        ((_line(d.text), d.kind, ("≈ " if d.approximate else "") + d.value, _days(d)) for d in doc.dates),
    )
    yield from _table(
        "Treaties",
        "treaty",
        ("name", "kind", "parties", "signed", "effective", "status"),
        (_treaty(t) for t in doc.treaties),
    )
    yield from _table(
        "Quotes", "quote", ("speaker", "cue", "to", "via", "words", "kind"), (_quote(q) for q in doc.quotes)
    )
    if not (doc.entities or doc.dates or doc.quotes):
        yield Text("nothing found", style="dim")


def _table(title: str, kind: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[Table]:
    # A column that is empty in every row says nothing and is left out.
    cells = [tuple(visible(c) for c in row) for row in rows]
    kept = [i for i in range(len(columns)) if any(row[i] for row in cells)]
    if not cells:
        return
    table = Table(
        title=title,
        title_justify="left",
        title_style=f"bold {COLOURS[kind].terminal}",
        header_style="dim",
        box=None,
        pad_edge=False,
    )
    for i in kept:
        table.add_column(columns[i], overflow="fold", ratio=None)
    for row in cells:
        table.add_row(*(Text(row[i]) for i in kept))
    yield table


def _line(text: str) -> str:
    return " ".join(text.split())


def _count(entity: Entity) -> str:
    return str(len(entity.mentions))


def _position(place: Place) -> str:
    if place.latitude is None or place.longitude is None:
        return ""
    return f"{place.latitude:.1f}, {place.longitude:.1f}"


def _days(date: TimeExpression) -> str:
    if date.start_date is None or date.end_date is None:
        return ""
    if date.start_date == date.end_date:
        return date.start_date.isoformat()
    return f"{date.start_date} … {date.end_date}"


def _treaty(treaty: Treaty) -> tuple[str, ...]:
    return (
        treaty.name,
        treaty.kind or "",
        ", ".join([p.name for p in treaty.parties] or treaty.countries),
        treaty.signed or "",
        treaty.effective or "",
        treaty.status or "",
    )


def _quote(quote: Quote) -> tuple[str, ...]:
    source = f" ({_line(quote.source.text)})" if quote.source else ""
    speaker = quote.speaker.name if quote.speaker else "—"
    shown = speaker if quote.source is None or _line(quote.source.text) == speaker else speaker + source
    words = _line(quote.text)
    return (
        shown,
        quote.cue.text if quote.cue else "",
        quote.addressee.name if quote.addressee else "",
        quote.via.name if quote.via else "",
        f"“{words}”" if quote.marked else words,
        quote.kind,
    )
