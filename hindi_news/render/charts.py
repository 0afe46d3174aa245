"""Small drawings of an article, as SVG without script: dates on a line, who speaks to whom, places by coordinates."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape

from ..document import Document
from ..objects import Place, TimeExpression
from .html import FONTS, frame
from .land import outline
from .style import COLOURS

WIDTH = 720
SOFT = "var(--hn-soft,#666)"


def _fill(kind: str) -> str:
    return f"var(--hn-{kind},{COLOURS[kind].light})"


def _svg(height: float, body: str, label: str, facts: Iterable[str]) -> str:
    """A drawing, and its facts as text for readers and renderers that have no eyes for it."""
    listed = "".join(f"<li>{escape(fact)}</li>" for fact in facts)
    return frame(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="100%" '
        f'style="max-width:{WIDTH}px;font-family:{escape(FONTS)}" role="img" aria-label="{escape(label)}">{body}</svg>'
        f'<details style="font-size:.85em"><summary>{escape(label)} as text</summary><ul>{listed}</ul></details>',
        label,
    )


def _text(x: float, y: float, words: str, *, anchor: str = "middle", size: int = 13, soft: bool = False) -> str:
    fill = SOFT if soft else "currentColor"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{fill}">{escape(words)}</text>'
    )


def _line(start: tuple[float, float], end: tuple[float, float], title: str = "", **attributes: object) -> str:
    extra = "".join(f' {k.replace("_", "-")}="{v}"' for k, v in ({"stroke": SOFT} | attributes).items())
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"{extra}>'
        f"<title>{escape(title)}</title></line>"
    )


def _dot(x: float, y: float, r: float, kind: str, title: str) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{_fill(kind)}" stroke="{SOFT}">'
        f"<title>{escape(title)}</title></circle>"
    )


def _empty(what: str) -> str:
    return frame(f'<i style="color:var(--hn-soft,#666)">{escape(what)}</i>', what)


def timeline(doc: Document) -> str:
    """Dates with calendar days on one line, labelled with their words and values; equal values share a row."""
    rows: dict[str, list[TimeExpression]] = {}
    for date in sorted((d for d in doc.dates if d.start_date and d.end_date), key=lambda d: (d.start_date, d.end_date)):
        rows.setdefault(date.value, []).append(date)
    if not rows:
        return _empty("no dates with calendar days")
    days = [d.toordinal() for ds in rows.values() for x in ds for d in (x.start_date, x.end_date) if d]
    low, high = min(days), max(days)
    left, right = 250.0, WIDTH - 20.0

    def at(day: int) -> float:
        return left + (right - left) * ((day - low) / (high - low) if high > low else 0.5)

    body, facts, y = [], list[str](), 24.0
    for value, dates in rows.items():
        first = dates[0]
        assert first.start_date is not None
        assert first.end_date is not None
        a, b = at(first.start_date.toordinal()), at(first.end_date.toordinal())
        words = " · ".join(dict.fromkeys(" ".join(d.text.split()) for d in dates))
        title = f"{words}: {first.start_date}" + (f" … {first.end_date}" if b > a else "")
        facts.append(title)
        body.append(_text(left - 14, y + 4, f"{words[:28]}  {value}", anchor="end"))
        body.append(_line((left, y), (right, y), stroke_opacity=".25"))
        if b - a > 6:
            body.append(_line((a, y), (b, y), title, stroke=_fill("date"), stroke_width=8, stroke_linecap="round"))
        else:
            body.append(_dot((a + b) / 2, y, 6, "date", title))
        y += 26
    return _svg(y, "".join(body), "dates of the article", facts)


def speakers(doc: Document) -> str:
    """Speakers on a circle with arrows to those they address; an arrow's width grows with the number of quotes."""
    spoken = Counter(q.speaker.id for q in doc.quotes if q.speaker is not None)
    edges = Counter((q.speaker.id, q.addressee.id) for q in doc.quotes if q.speaker and q.addressee)
    nodes = list(dict.fromkeys([*spoken, *(b for _, b in edges)]))
    if not nodes:
        return _empty("no speakers")
    names = {e.id: (e.name, e.type) for e in doc.entities}
    height = 120.0 + 44 * min(len(nodes), 8)
    cx, cy, radius = WIDTH / 2, height / 2, height / 2 - 50
    if len(nodes) <= 2:
        height, cy = 70.0, 35.0
    # Two stand side by side, more on a ring that begins at its top.
    begin = math.pi if len(nodes) <= 2 else -math.pi / 2
    angles = [2 * math.pi * i / len(nodes) + begin for i in range(len(nodes))]
    spot = {
        n: (cx + 1.9 * radius * math.cos(a), cy + radius * math.sin(a)) for n, a in zip(nodes, angles, strict=True)
    }
    body = [
        '<defs><marker id="hn-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" '
        f'orient="auto" markerUnits="userSpaceOnUse"><path d="M0 0L8 4L0 8z" fill="{SOFT}"/></marker></defs>'
    ]
    for (a, b), count in edges.items():
        (x1, y1), (x2, y2) = spot[a], spot[b]
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        gap = 20 / length
        near, far = (x1 + gap * (x2 - x1), y1 + gap * (y2 - y1)), (x2 - gap * (x2 - x1), y2 - gap * (y2 - y1))
        body.append(
            _line(
                near,
                far,
                f"{names[a][0]} → {names[b][0]}: {count}",
                stroke_width=min(1 + count, 6),
                marker_end="url(#hn-arrow)",
            )
        )
    for n in nodes:
        x, y = spot[n]
        body.append(_dot(x, y, 9 + min(spoken[n], 8), names[n][1], f"{names[n][0]}: {spoken[n]} quotes"))
        # Names stand outside the ring, where no arrow runs.
        reach = 16 + min(spoken[n], 8)
        body.append(_text(x, y - reach if y < cy - 1 else y + reach + 12, names[n][0]))
    facts = [f"{names[n][0]}: {spoken[n]} quotes" for n in nodes]
    facts += [f"{names[a][0]} → {names[b][0]}: {count}" for (a, b), count in edges.items()]
    return _svg(height + 20, "".join(body), "who speaks to whom", facts)


def places(doc: Document) -> str:
    """Places at their coordinates (plate carrée), the frame drawn around them with lines of latitude and longitude."""
    found = [(p, p.latitude, p.longitude) for p in doc.places if p.latitude is not None and p.longitude is not None]
    if not found:
        return _empty("no places with coordinates")
    west, east = min(x for *_, x in found) - 6, max(x for *_, x in found) + 6
    south, north = min(y for _, y, _ in found) - 6, max(y for _, y, _ in found) + 6
    # Keep a readable shape: never flatter than 3:1, never taller than 5:3.
    wide = max(east - west, (north - south) * 5 / 3)
    tall = max(north - south, wide / 3)
    west, east = (west + east - wide) / 2, (west + east + wide) / 2
    south, north = (south + north - tall) / 2, (south + north + tall) / 2
    height = WIDTH * tall / wide

    def at(latitude: float, longitude: float) -> tuple[float, float]:
        return (longitude - west) / wide * WIDTH, (north - latitude) / tall * height

    step = next(s for s in (5, 10, 20, 30, 60, 400) if wide / s <= 9)
    # Land and its edge in one tint: the countries' outlines close up, and no border is drawn.
    tint = 'fill="currentColor" stroke="currentColor" stroke-width="2.5" stroke-linejoin="round" opacity=".08"'
    body = [f'<path d="{outline(west, south, east, north, at)}" {tint}/>']
    for line in range(math.ceil(west / step) * step, math.floor(east) + 1, step):
        x, _ = at(0, line)
        body.append(_line((x, 0), (x, height), stroke_opacity=".3"))
        east_west = "E" if line >= 0 else "W"
        body.append(_text(x + 3, height - 4, f"{abs(line)}°{east_west}", anchor="start", size=10, soft=True))
    for line in range(math.ceil(south / step) * step, math.floor(north) + 1, step):
        _, y = at(line, 0)
        body.append(_line((0, y), (WIDTH, y), stroke_opacity=".3"))
        north_south = "N" if line >= 0 else "S"
        body.append(_text(3, y - 3, f"{abs(line)}°{north_south}", anchor="start", size=10, soft=True))
    labels: list[tuple[float, float, float, str]] = []
    for place, latitude, longitude in found:
        x, y = at(latitude, longitude)
        body.append(_dot(x, y, 4 + min(len(place.mentions), 8), "place", _title(place)))
        labels.append((x, y, 8.0 + min(len(place.mentions), 8), place.name))
    body += [_text(x, y, name) for x, y, name in _spread(labels)]
    return _svg(height, "".join(body), "places of the article", [_title(p) for p, *_ in found])


def _spread(labels: list[tuple[float, float, float, str]]) -> Iterator[tuple[float, float, str]]:
    """Where each name stands: above its dot, else below, right or left of it, where it covers no name before it.

    ``labels`` are x, y and reach of a dot, and its name; about 8 units are taken for a letter's width.
    """
    taken: list[tuple[float, float, float]] = []
    for x, y, reach, name in labels:
        half = 4.0 * len(name)
        spots = ((x, y - reach), (x, y + reach + 10), (x + reach + half, y + 5), (x - reach - half, y + 5))

        def free(spot: tuple[float, float], half: float = half) -> bool:
            return all(abs(spot[0] - a) > half + h or abs(spot[1] - b) > 14 for a, b, h in taken)

        at = next(filter(free, spots), spots[0])
        taken.append((*at, half))
        yield (*at, name)


def _title(place: Place) -> str:
    return f"{place.name} ({place.latin}) {place.country or ''}: {len(place.mentions)} mentions"
