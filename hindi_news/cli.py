"""The ``hindi-news`` command."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from . import __version__
from .analyzer import Analyzer, to_date
from .document import Document
from .errors import HindiNewsError, InputError, unknown
from .files import atomic
from .inputs import read_text

app = typer.Typer(
    name="hindi-news",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read Hindi news: who said what to whom, and which people, organisations, places, dates and treaties.",
)

Files = Annotated[list[Path], typer.Argument(help="Text files; '-' is standard input.", show_default=False)]
Published = Annotated[
    str | None,
    typer.Option("--published", "-p", metavar="YYYY-MM-DD", help="Day of publication; resolves आज, बुधवार, पिछले हफ्ते."),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of the terminal.")]
Engine = Annotated[str, typer.Option("--engine", help="native, or stanza with its extra.")]
Encoding = Annotated[str | None, typer.Option("--encoding", help="Encoding of the files; by BOM, else UTF-8.")]

Read = list[tuple[str, Document]]


def _as_table(read: Read, out: IO[str]) -> None:
    from rich.console import Console

    from .render.terminal import tables

    to_terminal = out is sys.stdout and out.isatty()
    console = Console(file=out, width=None if to_terminal else 120, highlight=False)
    for path, doc in read:
        if len(read) > 1:
            console.rule(path)
        console.print(tables(doc))


def _row(path: str, doc: Document, several: bool) -> dict[str, Any]:
    # With several files a row says where it came from, since a bad file leaves a gap in the order.
    return {"source": path, **doc.to_dict()} if several else doc.to_dict()


def _as_json(read: Read, out: IO[str]) -> None:
    rows = [_row(path, doc, len(read) > 1) for path, doc in read]
    json.dump(rows[0] if len(rows) == 1 else rows, out, ensure_ascii=False, indent=1)
    out.write("\n")


def _as_jsonl(read: Read, out: IO[str]) -> None:
    for path, doc in read:
        out.write(json.dumps(_row(path, doc, len(read) > 1), ensure_ascii=False) + "\n")


def _as_html(read: Read, out: IO[str]) -> None:
    from .render.views import page

    if len(read) > 1:
        raise InputError("html is one page for one article; give one file at a time")
    out.write(page(read[0][1]))


def _as_conllu(read: Read, out: IO[str]) -> None:
    for path, doc in read:
        out.write(doc.to_conllu(Path(path).stem))


def _as_exchange(name: str) -> Callable[[Read, IO[str]], None]:
    def write(read: Read, out: IO[str]) -> None:
        from .interop import exchange

        made = [getattr(exchange, name)(doc) for _, doc in read]
        json.dump(made[0] if len(made) == 1 else made, out, ensure_ascii=False, indent=1)
        out.write("\n")

    return write


#: Output formats of ``analyze``.
FORMATS: dict[str, Callable[[Read, IO[str]], None]] = {
    "table": _as_table,
    "json": _as_json,
    "jsonl": _as_jsonl,
    "html": _as_html,
    "conllu": _as_conllu,
    "ninjs": _as_exchange("to_ninjs"),
    "jsonld": _as_exchange("to_jsonld"),
    "annotations": _as_exchange("to_web_annotations"),
}


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"hindi-news {__version__}")
        raise typer.Exit


@app.callback()
def _main(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False) -> None:
    pass


def _fail(error: HindiNewsError) -> None:
    typer.echo(f"hindi-news: {error}", err=True)


@app.command(epilog="Example: hindi-news analyze article.txt --published 2025-09-03 --format json -o article.json")
def analyze(
    files: Files,
    published: Published = None,
    format: Annotated[str, typer.Option("--format", "-f", help=f"One of: {', '.join(FORMATS)}.")] = "table",
    output: Output = None,
    engine: Engine = "native",
    encoding: Encoding = None,
) -> None:
    """Read articles and print what they say and name.

    A file that cannot be read is named on standard error, the others are still read, and the exit status is 1.
    """
    if format not in FORMATS:
        raise unknown("format", format, FORMATS)
    day, analyzer, failed, read = to_date(published), Analyzer(engine), False, []
    for path in files:
        try:
            read.append((str(path), analyzer.analyze(read_text(path, encoding), day)))
        except HindiNewsError as error:
            _fail(error)
            failed = True
    if read:
        _write(FORMATS[format], read, output)
    if failed:
        raise typer.Exit(1)


def _write(write: Callable[[Read, IO[str]], None], read: Read, output: Path | None) -> None:
    if output is not None:
        with atomic(output) as out:
            write(read, out)
        return
    if sys.stdout.isatty():
        write(read, sys.stdout)
        return
    # Written in one piece, so that a reader that leaves early (head) cannot cut a character in half.
    buffer = StringIO()
    write(read, buffer)
    sys.stdout.buffer.write(buffer.getvalue().encode("utf-8", "surrogatepass"))
    sys.stdout.flush()


@app.command(epilog="Example: echo 'रूस ने कहा कि वह तैयार है।' | hindi-news explain -")
def explain(
    files: Files,
    published: Published = None,
    stage: Annotated[list[str] | None, typer.Option("--stage", help="Only these stages (repeatable).")] = None,
    encoding: Encoding = None,
) -> None:
    """Show which named rule made each token join, sentence end, date, name and quote."""
    analyzer = Analyzer()
    for path in files:
        for d in analyzer.explain(read_text(path, encoding), published):
            if not stage or d.stage in stage:
                typer.echo(f"{d.start:>6} {d.end:>6}  {d.stage:<10} {d.rule:<28} {' '.join(d.text.split())[:60]}")


@app.command(epilog="Example: hindi-news quotes --speaker मोदी articles/*.txt")
def quotes(
    files: Files,
    speaker: Annotated[str | None, typer.Option("--speaker", "-s", help="Only this speaker (any spelling).")] = None,
    published: Published = None,
    encoding: Encoding = None,
) -> None:
    """List quotes, one a line: file, speaker, cue, kind and words, separated by tabs."""
    analyzer, failed = Analyzer(), False
    for path in files:
        try:
            doc = analyzer.analyze(read_text(path, encoding), published)
        except HindiNewsError as error:
            _fail(error)
            failed = True
            continue
        for q in doc.quotes if speaker is None else doc.quotes_by(speaker):
            cells = (str(path), q.speaker.name if q.speaker else "", q.cue.text if q.cue else "", q.kind, q.text)
            typer.echo("\t".join(" ".join(c.split()) for c in cells))
    if failed:
        raise typer.Exit(1)


@app.command(epilog="Example: hindi-news evaluate annotated/")
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of ID.txt and ID.json pairs; see hindi_news/evaluate.py.")],
    engine: Engine = "native",
    json_output: Annotated[bool, typer.Option("--json", help="Rows as JSON.")] = False,
) -> None:
    """Score this library on annotated articles."""
    from .evaluate import Clusters, table
    from .evaluate import evaluate as run

    tally = run(gold, Analyzer(engine))
    if not json_output:
        typer.echo(table(tally))
        return
    rows = {
        name: {
            "f1": round(row.f1, 1),
            "precision": round(row.precision, 1),
            "recall": round(row.recall, 1),
            "gold": row.mentions if isinstance(row, Clusters) else row.gold,
        }
        for name, row in tally.rows().items()
    }
    typer.echo(json.dumps(rows, indent=1))


@app.command(epilog="Example: hindi-news corpus articles/ more.jsonl -o readings.parquet --processes 4")
def corpus(
    inputs: Annotated[list[Path], typer.Argument(help="Folders or .txt .html .jsonl .csv .tsv .parquet files.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The .jsonl or .parquet file to make.")],
    processes: Annotated[int, typer.Option("--processes", "-j", min=1, help="Processes that share the work.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a killed run stopped.")] = False,
    text_column: Annotated[str, typer.Option(help="Column or field of the text.")] = "text",
    published_column: Annotated[str, typer.Option(help="Column or field of the publication date.")] = "published",
    id_column: Annotated[str, typer.Option(help="Column or field of the article's own id.")] = "id",
    engine: Engine = "native",
    encoding: Encoding = None,
) -> None:
    """Read many articles into one file, in parallel; a kill loses nothing (--resume), a bad article ends nothing.

    Bad articles are listed with their reasons in OUTPUT.errors.jsonl; the exit status is then 1.
    """
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from .corpus import run
    from .inputs import Columns, articles

    bar = Progress(
        SpinnerColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
    )
    columns = Columns(text_column, published_column, id_column)
    with bar:
        task = bar.add_task("articles", total=None)
        summary = run(
            articles(inputs, columns, encoding),
            output,
            Analyzer(engine),
            processes=processes,
            resume=resume,
            progress=lambda s: bar.update(task, completed=s.done + s.failed, description=f"{s.failed} failed"),
        )
    typer.echo(
        f"{output}: {summary.done} articles, {summary.tokens:,} tokens, {summary.quotes:,} quotes; "
        f"{summary.failed} failed, {summary.skipped} done before",
        err=True,
    )
    if summary.failed:
        typer.echo(f"reasons: {output}.errors.jsonl", err=True)
        raise typer.Exit(1)


def main() -> None:
    """Entry point of the console script: errors of this library become one line and exit status 2."""
    try:
        app()
    except HindiNewsError as error:
        _fail(error)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away (head, less); that is no error of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
