"""Tables of fixed schema from documents: rows, pandas frames, Arrow tables, and a batch function any engine can map.

Column types are named as Arrow names them.  ``article`` is the key given with a document, or its index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..analyzer import Analyzer
from ..document import Document
from ..errors import HindiNewsError, InputError, InputTypeError, MissingExtraError, unknown
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
            "countries": "list<string>",
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
            row = {c: getattr(t, c) for c in COLUMNS["treaties"] if c not in ("article", "parties", "countries")}
            yield row | {"parties": [p.name for p in t.parties], "countries": list(t.countries)}


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
        InputTypeError: something else than documents is given.
    """
    if table not in COLUMNS:
        raise unknown("table", table, COLUMNS)
    for n, item in enumerate(docs):
        key, doc = item if isinstance(item, tuple) else (str(n), item)
        if not isinstance(doc, Document):
            raise InputTypeError(f"item {n} is {type(doc).__name__}; expected a Document, or a pair of a key and one")
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


def _table(found: list[Row], shape: pa.Schema) -> pa.Table:
    pa = _pyarrow()
    try:
        return pa.Table.from_pylist(found, schema=shape)
    except UnicodeEncodeError:
        # Arrow's strings are UTF-8, which has no lone surrogates; a damaged article may.
        return pa.Table.from_pylist([_clean(row) for row in found], schema=shape)


def _clean(value: Any) -> Any:
    """``value`` with U+FFFD for every lone surrogate in its strings."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {k: _clean(v) for k, v in value.items()}
    return [_clean(v) for v in value] if isinstance(value, list) else value


def to_arrow(docs: Keyed, table: str) -> pa.Table:
    """An Arrow table; see :func:`rows` for arguments and errors."""
    return _table(list(rows(docs, table)), schema(table))


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


#: Tables that a reading carries as lists of structs.
READING_TABLES = ("quotes", "entities", "dates", "treaties")


@cache
def reading_schema() -> pa.Schema:
    """The fields of one article's reading: a list of structs for each of :data:`READING_TABLES`, then two strings.

    ``document`` is the JSON contract, ``error`` says why there is no reading.
    """
    pa = _pyarrow()
    lists = [pa.field(t, pa.list_(pa.struct([f for f in schema(t) if f.name != "article"]))) for t in READING_TABLES]
    return pa.schema([*lists, pa.field("document", pa.string()), pa.field("error", pa.string())])


def reading(result: Document | HindiNewsError) -> Row:
    """One article's reading as a row of :func:`reading_schema`; nulls and ``error`` where it failed."""
    if isinstance(result, HindiNewsError):
        return {"error": str(result)}
    out: Row = {
        t: [{k: v for k, v in row.items() if k != "article"} for row in rows([result], t)] for t in READING_TABLES
    }
    return out | {"document": result.to_json()}


def write_parquet(path: Path, docs: Iterable[tuple[str, Document]]) -> None:
    """Write a Parquet file with a row an article: ``article`` (its key), then :func:`reading_schema`.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    pa = _pyarrow()
    import pyarrow.parquet as pq

    whole = pa.schema([pa.field("article", pa.string()), *reading_schema()])
    source = iter(docs)
    with pq.ParquetWriter(path, whole, compression="zstd") as out:
        while group := [{"article": key, **reading(doc)} for key, doc in islice(source, 512)]:
            out.write_table(_table(group, whole))


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
        """The batch with the columns of :func:`reading_schema`; a ``RecordBatch`` is taken too.

        Raises:
            InputError: a column is missing, or the batch has one of the new names already.
        """
        pa = _pyarrow()
        table = pa.Table.from_batches([batch]) if isinstance(batch, pa.RecordBatch) else batch
        for column in (self.text, self.published):
            if column is not None and column not in table.column_names:
                raise unknown("column", column, table.column_names)
        texts = table[self.text].to_pylist()
        days = table[self.published].to_pylist() if self.published else [None] * len(texts)
        results = self._analyzer.try_pipe(zip(texts, days, strict=True))
        added = _table([reading(r) for r in results], reading_schema())
        for field in reading_schema():
            if field.name in table.column_names:
                raise InputError(f"the batch already has a column {field.name!r}; rename it")
            table = table.append_column(field, added[field.name])
        return table

    def map(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Record batches to record batches, the shape that Spark's ``mapInArrow`` asks for."""
        for batch in batches:
            yield from self(batch).to_batches()
