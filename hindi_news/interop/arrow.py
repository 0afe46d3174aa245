"""Tables of fixed schema from documents: rows, pandas frames, Arrow tables, and a batch function any engine can map.

Column types are named as Arrow names them.  ``article`` is the key given with a document, or its index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..analyzer import Analyzer
from ..document import Document
from ..errors import HindiNewsError, InputError, MissingExtraError, unknown
from ..objects import Entity, Treaty

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Row = dict[str, Any]
Keyed = Iterable[Document | tuple[str, Document]]

_SPAN = {"start": "int64", "end": "int64"}
#: Table -> column -> Arrow type.  Fixed: columns are added only with a new version of the contract.
COLUMNS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "articles": {
            "article": "string",
            "published": "date32",
            "headline": "string",
            "dateline": "string",
            "text": "string",
            "tokens": "int64",
            "sentences": "int64",
            "quotes": "int64",
            "warnings": "list<string>",
        },
        "quotes": {
            "article": "string",
            "quote": "int64",
            **_SPAN,
            "kind": "string",
            "text": "string",
            "speaker": "string",
            "speaker_id": "string",
            "speaker_type": "string",
            "source": "string",
            "cue": "string",
            "cue_kind": "string",
            "negated": "bool",
            "addressee": "string",
            "via": "string",
            "parent": "int64",
            "score": "float64",
        },
        "entities": {
            "article": "string",
            "id": "string",
            "type": "string",
            "name": "string",
            "latin": "string",
            "mentions": "int64",
            "kind": "string",
            "country": "string",
            "admin": "string",
            "latitude": "float64",
            "longitude": "float64",
            "geonames_id": "int64",
            "acronym": "string",
            "roles": "list<string>",
            "gender": "string",
        },
        "mentions": {
            "article": "string",
            "id": "string",
            "type": "string",
            **_SPAN,
            "text": "string",
            "form": "string",
            "score": "float64",
        },
        "dates": {
            "article": "string",
            **_SPAN,
            "text": "string",
            "kind": "string",
            "value": "string",
            "start_date": "date32",
            "end_date": "date32",
            "approximate": "bool",
        },
        "treaties": {
            "article": "string",
            "id": "string",
            "name": "string",
            "latin": "string",
            "kind": "string",
            "parties": "list<string>",
            "signed": "string",
            "effective": "string",
            "expires": "string",
            "status": "string",
            "subject": "string",
        },
    }
)


def _name(entity: Entity | None) -> str | None:
    return None if entity is None else entity.name


def _articles(doc: Document) -> Iterator[Row]:
    yield {
        "published": doc.published,
        "headline": doc.headline.text if doc.headline else None,
        "dateline": doc.dateline.text if doc.dateline else None,
        "text": doc.text,
        "tokens": len(doc.tokens),
        "sentences": len(doc.sentences),
        "quotes": len(doc.quotes),
        "warnings": list(doc.warnings),
    }


def _quotes(doc: Document) -> Iterator[Row]:
    for n, q in enumerate(doc.quotes):
        yield {
            "quote": n,
            "start": q.start,
            "end": q.end,
            "kind": q.kind,
            "text": q.text,
            "speaker": _name(q.speaker),
            "speaker_id": q.speaker.id if q.speaker else None,
            "speaker_type": q.speaker.type if q.speaker else None,
            "source": q.source.text if q.source else None,
            "cue": q.cue.text if q.cue else None,
            "cue_kind": q.cue.kind if q.cue else None,
            "negated": q.cue.negated if q.cue else None,
            "addressee": _name(q.addressee),
            "via": _name(q.via),
            "parent": q.parent,
            "score": q.score,
        }


def _entities(doc: Document) -> Iterator[Row]:
    for e in doc.entities:
        row: Row = {"id": e.id, "type": e.type, "name": e.name, "latin": e.latin, "mentions": len(e.mentions)}
        for column in ("kind", "country", "admin", "latitude", "longitude", "geonames_id", "acronym", "gender"):
            row[column] = getattr(e, column, None)
        yield row | {"roles": list(getattr(e, "roles", ()))}


def _mentions(doc: Document) -> Iterator[Row]:
    for e in doc.entities:
        for m in e.mentions:
            yield {
                "id": e.id,
                "type": e.type,
                "start": m.start,
                "end": m.end,
                "text": m.text,
                "form": m.form,
                "score": m.score,
            }


def _dates(doc: Document) -> Iterator[Row]:
    for d in doc.dates:
        yield {c: getattr(d, c) for c in COLUMNS["dates"] if c != "article"}


def _treaties(doc: Document) -> Iterator[Row]:
    for t in doc.entities:
        if isinstance(t, Treaty):
            row = {c: getattr(t, c) for c in COLUMNS["treaties"] if c not in ("article", "parties")}
            yield row | {"parties": [p.name for p in t.parties]}


_ROWS: Mapping[str, Callable[[Document], Iterator[Row]]] = MappingProxyType(
    {
        "articles": _articles,
        "quotes": _quotes,
        "entities": _entities,
        "mentions": _mentions,
        "dates": _dates,
        "treaties": _treaties,
    }
)


def rows(docs: Keyed, table: str) -> Iterator[Row]:
    """Rows of a table as dicts, in the order of :data:`COLUMNS`.

    Args:
        docs: documents, or pairs of a key and a document.
        table: one of :data:`COLUMNS`.

    Raises:
        InputError: there is no such table.
    """
    if table not in COLUMNS:
        raise unknown("table", table, COLUMNS)
    for n, item in enumerate(docs):
        key, doc = item if isinstance(item, tuple) else (str(n), item)
        for row in _ROWS[table](doc):
            yield {column: key if column == "article" else row[column] for column in COLUMNS[table]}


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise MissingExtraError("pyarrow", "frames") from None
    return pyarrow


@cache
def schema(table: str) -> pa.Schema:
    """The Arrow schema of a table.

    Raises:
        InputError: there is no such table.
        MissingExtraError: pyarrow is not installed.
    """
    pa = _pyarrow()
    if table not in COLUMNS:
        raise unknown("table", table, COLUMNS)
    types = {
        "string": pa.string(),
        "int64": pa.int64(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
        "date32": pa.date32(),
        "list<string>": pa.list_(pa.string()),
    }
    return pa.schema([(column, types[kind]) for column, kind in COLUMNS[table].items()])


def to_arrow(docs: Keyed, table: str) -> pa.Table:
    """An Arrow table; see :func:`rows` for arguments and errors."""
    pa = _pyarrow()
    return pa.Table.from_pylist(list(rows(docs, table)), schema=schema(table))


def to_frame(docs: Document | Keyed, table: str = "quotes") -> pd.DataFrame:
    """A pandas frame of one document or many; see :func:`rows` for the tables and errors.

    Integers that may be missing are ``Int64``, dates ``datetime.date``.
    """
    try:
        import pandas as pd
    except ImportError:
        raise MissingExtraError("pandas", "frames") from None
    arrow = to_arrow([docs] if isinstance(docs, Document) else docs, table)
    nullable = {_pyarrow().int64(): pd.Int64Dtype(), _pyarrow().bool_(): pd.BooleanDtype()}
    frame: pd.DataFrame = arrow.to_pandas(types_mapper=nullable.get)
    return frame


#: Columns that :func:`analyze_batch` adds to its input.
BATCH_TABLES = ("quotes", "entities", "dates", "treaties")


@cache
def batch_fields() -> list[pa.Field]:
    """The fields :func:`analyze_batch` adds: one list of structs a table, ``document`` (JSON) and ``error``."""
    pa = _pyarrow()
    lists = [pa.field(t, pa.list_(pa.struct([f for f in schema(t) if f.name != "article"]))) for t in BATCH_TABLES]
    return [*lists, pa.field("document", pa.string()), pa.field("error", pa.string())]


class BatchAnalyzer:
    """Maps Arrow tables of articles to the same rows with their readings; for ``datasets``, Ray, Spark, DuckDB.

    A row that cannot be read gets its reason in ``error`` and nulls elsewhere; it never fails the batch.

    Args:
        text: column of the article's text.
        published: column of the publication date (date or "YYYY-MM-DD"), or None.
        options: for the :class:`~hindi_news.Analyzer`.
    """

    def __init__(self, text: str = "text", published: str | None = None, **options: Any) -> None:
        self.text, self.published = text, published
        self._analyzer = Analyzer(**options)

    def __call__(self, batch: pa.Table) -> pa.Table:
        """The batch with the columns of :func:`batch_fields`; a ``RecordBatch`` is taken too.

        Raises:
            InputError: a column is missing.
        """
        pa = _pyarrow()
        table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
        for column in (self.text, self.published):
            if column is not None and column not in table.column_names:
                raise unknown("column", column, table.column_names)
        texts = table[self.text].to_pylist()
        days = table[self.published].to_pylist() if self.published else [None] * len(texts)
        out: list[Row] = [self._read(t, d) for t, d in zip(texts, days, strict=True)]
        fields = batch_fields()
        added = pa.Table.from_pylist(out, schema=pa.schema(fields))
        for field in fields:
            if field.name in table.column_names:
                raise InputError(f"the batch already has a column {field.name!r}; rename it")
            table = table.append_column(field, added[field.name])
        return table

    def _read(self, text: Any, day: Any) -> Row:
        try:
            doc = self._analyzer.analyze(text, day)
        except HindiNewsError as error:
            return {"error": str(error)}
        out: Row = {
            t: [{k: v for k, v in row.items() if k != "article"} for row in rows([doc], t)] for t in BATCH_TABLES
        }
        return out | {"document": doc.to_json()}
