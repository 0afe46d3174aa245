"""What ``hindi-news`` prints: formats of an analysis and of a list of quotes."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any
from urllib.parse import quote as url_quote

from .document import Document
from .harmless import cell, visible
from .objects import Quote

#: Documents with the names of what they were read from.
Read = Sequence[tuple[str, Document]]
Quotes = Iterable[tuple[str, Quote]]

# -- documents -----------------------------------------------------------------------------------------------------
def _as_table(read: Read, out: IO[str]) -> None:
    from rich.console import Console

    from .render.terminal import tables

    to_terminal = out is sys.stdout and out.isatty()
    console = Console(file=out, width=None if to_terminal else 120, highlight=False)
    for path, doc in read:
        if len(read) > 1:
            console.rule(visible(path))
        console.print(tables(doc))


def _row(path: str, doc: Document, several: bool) -> dict[str, Any]:
    # With several files a row says where it came from, since a bad file leaves a gap in the order.
    return {"source": path, **doc.to_dict()} if several else doc.to_dict()


def _dump(made: list[Any], out: IO[str]) -> None:
    json.dump(made[0] if len(made) == 1 else made, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _as_json(read: Read, out: IO[str]) -> None:
    _dump([_row(path, doc, len(read) > 1) for path, doc in read], out)


def _as_jsonl(read: Read, out: IO[str]) -> None:
    for path, doc in read:
        out.write(json.dumps(_row(path, doc, len(read) > 1), ensure_ascii=False) + "\n")


def _as_html(read: Read, out: IO[str]) -> None:
    from .render.views import pages

    out.write(pages(read))


def _as_conllu(read: Read, out: IO[str]) -> None:
    for path, doc in read:
        out.write(doc.to_conllu(Path(path).stem))


def _as_exchange(name: str, identifier: str) -> Callable[[Read, IO[str]], None]:
    """A format of :mod:`hindi_news.interop.exchange`; ``identifier`` is its argument for what tells articles apart."""

    def write(read: Read, out: IO[str]) -> None:
        from .interop import exchange

        own = [{identifier: f"urn:hindi_news:article:{url_quote(path)}"} if len(read) > 1 else {} for path, _ in read]
        _dump([getattr(exchange, name)(doc, **given) for (_, doc), given in zip(read, own, strict=True)], out)

    return write


#: Output formats of ``analyze``.
FORMATS: Mapping[str, Callable[[Read, IO[str]], None]] = MappingProxyType(
    {
        "table": _as_table,
        "json": _as_json,
        "jsonl": _as_jsonl,
        "html": _as_html,
        "conllu": _as_conllu,
        "ninjs": _as_exchange("to_ninjs", "uri"),
        "jsonld": _as_exchange("to_jsonld", "base"),
        "annotations": _as_exchange("to_web_annotations", "target"),
    }
)

# -- quotes --------------------------------------------------------------------------------------------------------
QUOTE_COLUMNS = ("source", "speaker", "cue", "kind", "words", "addressee", "via", "start", "end")


def quote_row(path: str, quote: Quote) -> dict[str, Any]:
    """A quote as a row of :data:`QUOTE_COLUMNS`; an empty string where there is nothing."""
    return {
        "source": path,
        "speaker": quote.speaker.name if quote.speaker else "",
        "cue": quote.cue.text if quote.cue else "",
        "kind": quote.kind,
        "words": quote.text,
        "addressee": quote.addressee.name if quote.addressee else "",
        "via": quote.via.name if quote.via else "",
        "start": quote.start,
        "end": quote.end,
    }


def _quotes_tsv(found: Quotes, out: IO[str]) -> None:
    for path, quote in found:
        row = quote_row(path, quote)
        out.write("\t".join(cell(str(row[c])) for c in QUOTE_COLUMNS[:5]) + "\n")


def _quotes_csv(found: Quotes, out: IO[str]) -> None:
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(QUOTE_COLUMNS)
    for path, quote in found:
        row = quote_row(path, quote)
        writer.writerow([cell(v) if isinstance(v, str) else v for v in row.values()])


def _quotes_jsonl(found: Quotes, out: IO[str]) -> None:
    for path, quote in found:
        out.write(json.dumps(quote_row(path, quote), ensure_ascii=False) + "\n")


#: Output formats of ``quotes``.
QUOTE_FORMATS: Mapping[str, Callable[[Quotes, IO[str]], None]] = MappingProxyType(
    {"tsv": _quotes_tsv, "csv": _quotes_csv, "jsonl": _quotes_jsonl}
)
