"""The article as HTML with its marks in colour: no script, nothing fetched, everything escaped.

Colours stand in ``style`` attributes as CSS variables with the light palette as their fallback, so the marks survive
renderers that drop style sheets; where the sheet is kept it turns them dark with the page.  Renderers of code hosts that
drop the attributes too still show ``<mark>`` and ``<em>``, line breaks and who speaks, since none of these needs a style.
"""

from __future__ import annotations

from html import escape

from ..document import Document
from .marks import Mark, Segment, segments
from .style import COLOURS

FONTS = "'Noto Sans Devanagari','Nirmala UI','Kohinoor Devanagari','Mangal',system-ui,sans-serif"

_DARK = "".join(f"--hn-{kind}:{c.dark};" for kind, c in COLOURS.items()) + "--hn-ink:#f2f2f2;--hn-soft:#a8a8a8;"
#: Dark when the system, JupyterLab or VS Code says so.
STYLE = (
    "<style>"
    f"@media (prefers-color-scheme:dark){{.hindi-news{{{_DARK}}}}}"
    f"[data-jp-theme-light='false'] .hindi-news,.vscode-dark .hindi-news{{{_DARK}}}"
    "[data-jp-theme-light='true'] .hindi-news,.vscode-light .hindi-news{"
    + "".join(f"--hn-{kind}:{c.light};" for kind, c in COLOURS.items())
    + "--hn-ink:#1a1a1a;--hn-soft:#666;}"
    "</style>"
)
#: Marks that are painted, with the name shown in the legend.
LEGEND = {
    "person": "person",
    "organization": "organisation",
    "place": "place",
    "group": "group",
    "treaty": "treaty",
    "unnamed": "unnamed source",
    "date": "date",
    "quote": "quote",
}


def tag_of(kind: str) -> str:
    """The element of a mark; without any style, quotes are still told from names."""
    return "em" if kind == "quote" else "mark"


def paint(kind: str) -> str:
    """The CSS of a mark of this kind."""
    colour = f"var(--hn-{kind},{COLOURS[kind].light})"
    # A quote is cut by the marks inside it; pieces without rounding or padding close up to one stretch.
    shape = "font-style:normal;padding:.2em 0" if kind == "quote" else "border-radius:.25em;padding:.05em .1em"
    return f"background:{colour};color:var(--hn-ink,#1a1a1a);{shape}"


def frame(body: str, label: str) -> str:
    """A view's outer element, with fonts and the style sheet for dark pages."""
    return (
        f'{STYLE}<div class="hindi-news" role="figure" aria-label="{escape(label)}" '
        f'style="font-family:{escape(FONTS)};line-height:1.7">{body}</div>'
    )


def article(doc: Document) -> str:
    """The article with its marks, a legend above, warnings below."""
    kinds = {e.type for e in doc.entities} | ({"date"} if doc.dates else set()) | ({"quote"} if doc.quotes else set())
    legend = " ".join(
        f'<{tag_of(k)} style="{paint(k)};font-size:.8em">{name}</{tag_of(k)}>' for k, name in LEGEND.items() if k in kinds
    )
    body = "".join(_segment(doc, s) for s in segments(doc))
    warnings = "".join(
        f'<div style="font-size:.85em;color:var(--hn-soft,#666)">warning: {escape(w)}</div>' for w in doc.warnings
    )
    return frame(
        f'<div>{legend}</div><div lang="hi" style="margin:.6em 0;overflow-wrap:break-word">{body}</div>{warnings}',
        "article with marks",
    )


def _segment(doc: Document, segment: Segment) -> str:
    out = escape(segment.text).replace("\n", "<br>\n")
    # Innermost first: each mark wraps what is inside it.
    for mark in reversed(segment.marks):
        out = _wrap(mark, out)
    return out + "".join(_badge(doc, m) for m in segment.closing if m.kind == "quote")


def _wrap(mark: Mark, inner: str) -> str:
    where = f'data-hn="{mark.kind}" data-id="{escape(mark.id)}" title="{escape(mark.note)}"'
    if mark.kind in ("cue", "source"):
        line = "dotted" if mark.kind == "cue" else "solid"
        return f'<span {where} style="border-bottom:2px {line} var(--hn-soft,#666)">{inner}</span>'
    tag = tag_of(mark.kind)
    return f'<{tag} {where} style="{paint(mark.kind)}">{inner}</{tag}>'


def _badge(doc: Document, mark: Mark) -> str:
    quote = doc.quotes[int(mark.id[1:]) - 1]
    who = quote.speaker.name if quote.speaker is not None else "?"
    return (
        f'<sup title="{escape(mark.note)}" style="color:var(--hn-soft,#666);font-size:.7em;user-select:none">'
        f"[{mark.id[1:]} {escape(who)}]</sup>"
    )
