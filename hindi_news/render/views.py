"""Views of a document for notebooks and pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from ..document import Document
from ..errors import unknown
from . import charts
from .html import article, frame, paint


@dataclass(frozen=True, slots=True)
class View:
    """A piece of HTML that notebooks show; ``str(view)`` is the HTML itself."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __str__(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"<View: {len(self.html):,} characters of HTML>"


def quotes(doc: Document) -> str:
    """Quotes as a table: number, speaker, cue, addressee, words, kind."""
    if not doc.quotes:
        return frame('<i style="color:var(--hn-soft,#666)">no quotes</i>', "quotes")
    head = "".join(
        f'<th style="text-align:left;padding:.2em .6em">{h}</th>'
        for h in ("", "speaker", "cue", "to", "via", "words", "kind")
    )
    rows = []
    for n, q in enumerate(doc.quotes, 1):
        speaker = "—" if q.speaker is None else f'<span style="{paint(q.speaker.type)}">{escape(q.speaker.name)}</span>'
        cells = (
            str(n),
            speaker,
            escape(q.cue.text if q.cue else ""),
            escape(q.addressee.name if q.addressee else ""),
            escape(q.via.name if q.via else ""),
            escape(" ".join(q.text.split())),
            q.kind,
        )
        rows.append(
            "<tr>"
            + "".join(f'<td style="text-align:left;vertical-align:top;padding:.2em .6em">{c}</td>' for c in cells)
            + "</tr>"
        )
    return frame(
        f'<table lang="hi" style="border-collapse:collapse"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>",
        "quotes",
    )


#: Name of a view -> its HTML.
VIEWS: MappingProxyType[str, Callable[[Document], str]] = MappingProxyType(
    {
        "article": article,
        "quotes": quotes,
        "timeline": charts.timeline,
        "speakers": charts.speakers,
        "map": charts.places,
    }
)


def view(doc: Document, name: str) -> View:
    """The view of this name.

    Raises:
        InputError: there is none; the message names them all.
    """
    if name not in VIEWS:
        raise unknown("view", name, VIEWS)
    return View(VIEWS[name](doc))


def page(doc: Document) -> str:
    """One self-contained HTML page: the article, quotes, timeline, speakers and map."""
    title = " ".join((doc.headline.text if doc.headline else doc.text[:60]).split()) or "hindi_news"
    about = " · ".join(
        x
        for x in (
            str(doc.published) if doc.published else "",
            " ".join(doc.dateline.text.split()) if doc.dateline else "",
        )
        if x
    )
    blocks = "".join(f"<section><h2>{name}</h2>{make(doc)}</section>" for name, make in VIEWS.items())
    return (
        '<!doctype html><html lang="hi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title>"
        "<style>body{max-width:50rem;margin:2rem auto;padding:0 1rem;font-family:system-ui,sans-serif}"
        "h2{font-size:1rem;text-transform:capitalize;opacity:.7;margin-top:2rem}</style></head>"
        f"<body><h1>{escape(title)}</h1><p>{escape(about)}</p>{blocks}</body></html>\n"
    )
