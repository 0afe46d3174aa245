"""Views of a document for notebooks and pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from ..document import Document
from ..errors import unknown
from . import charts
from .html import FONTS, article, frame, paint


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


def _wide(column: int) -> str:
    # Names of speakers and addressees keep on a line what fits; the words take the rest.
    return ";min-width:7em" if column in (1, 3) else ";min-width:16em" if column == 5 else ""


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
            + "".join(f'<td style="text-align:left;vertical-align:top;padding:.2em .6em{_wide(i)}">{c}</td>'
                      for i, c in enumerate(cells))
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


def title(doc: Document) -> str:
    """The headline, else the first words."""
    return " ".join((doc.headline.text if doc.headline else doc.text[:60]).split()) or "hindi_news"


def page(doc: Document) -> str:
    """One self-contained HTML page: the article, quotes, timeline, speakers and map."""
    return pages([("", doc)])


def pages(docs: Sequence[tuple[str, Document]]) -> str:
    """One self-contained HTML page of one article or several with the names of their files; no script, nothing fetched.

    Several articles have a list of contents and fold; each has the views of :data:`VIEWS`.
    """
    several = len(docs) > 1
    head = f"{len(docs)} articles" if several else title(docs[0][1]) if docs else "hindi_news"
    contents = "".join(f'<li><a href="#a{n}">{escape(title(doc))}</a></li>' for n, (_, doc) in enumerate(docs, 1))
    blocks = "".join(_block(n, key, doc, several) for n, (key, doc) in enumerate(docs, 1))
    return (
        '<!doctype html><html lang="hi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(head)}</title>"
        "<style>:root{color-scheme:light dark}"
        f"body{{max-width:50rem;margin:2rem auto;padding:0 1rem;font-family:{FONTS}}}"
        "h1{line-height:1.4}h2{font-size:1rem;opacity:.7;margin-top:2rem}"
        "h2::first-letter{text-transform:uppercase}section{overflow-x:auto}</style></head>"
        f"<body>{f'<h1>{head}</h1><ol>{contents}</ol>' if several else ''}{blocks}</body></html>\n"
    )


def _block(number: int, key: str, doc: Document, several: bool) -> str:
    facts = [key if several else "", str(doc.published or ""), doc.dateline.text if doc.dateline else ""]
    about = " · ".join(escape(" ".join(fact.split())) for fact in facts if fact)
    views = "".join(f'<section id="a{number}-{name}"><h2>{name}</h2>{make(doc)}</section>' for name, make in VIEWS.items())
    return f'<article id="a{number}"><h1>{escape(title(doc))}</h1><p>{about}</p>{views}</article>'
