"""The ``hindi-news`` command."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from . import __version__
from .analyzer import Analyzer, to_date
from .document import Document
from .engines import ENGINES
from .errors import HindiNewsError, InputError, unknown
from .files import atomic
from .formats import FORMATS, QUOTE_FORMATS
from .harmless import one_line, visible
from .inputs import Article, articles_of
from .objects import Quote
from .page import STAGES

if TYPE_CHECKING:
    from rich.progress import Progress

    from .corpus import Summary

T = TypeVar("T")

app = typer.Typer(
    name="hindi-news",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Read Hindi news: who said what to whom, and which people, organisations, places, dates and treaties.",
)

#: Who may spread a corpus over machines, beside this machine's own processes.
CLUSTERS = ("ray",)


def _choices(names: Iterable[str]) -> Callable[[str], list[str]]:
    return lambda incomplete: [name for name in names if name.startswith(incomplete)]


Files = Annotated[
    list[Path],
    typer.Argument(help="Files: .txt .html .jsonl .csv .tsv .parquet; '-' is standard input.", show_default=False),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published", "-p", metavar="YYYY-MM-DD",
        help="Day of publication; resolves आज, बुधवार, पिछले हफ्ते. A page's or row's own date comes first.",
    ),
]  # fmt: skip
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write here instead of the terminal.")]
Engine = Annotated[
    str,
    typer.Option("--engine", help="native, or stanza with its extra.", autocompletion=_choices(ENGINES)),
]
Words = Annotated[
    bool, typer.Option("--words/--no-words", help="Part of speech, morphology and lemma: their model is non-commercial.")
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", help="Encoding of the files; without it UTF-8 and UTF-16 are told apart.")
]


def _analyzer(engine: str = "native", *, words: bool) -> Analyzer:
    return Analyzer(engine) if words else Analyzer(engine, words=False)


def _format(names: Iterable[str]) -> Any:
    return typer.Option("--format", "-f", help=f"One of: {', '.join(names)}.", autocompletion=_choices(names))


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"hindi-news {__version__}")
        raise typer.Exit


@app.callback()
def _main(version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False) -> None:
    pass


def _fail(error: HindiNewsError, place: str = "") -> None:
    """One line on standard error that names the place."""
    said = str(error) if str(error).startswith(place) else f"{place}: {error}"
    typer.echo(visible(f"hindi-news: {said}"), err=True)


def _read(article: Article) -> str:
    """The article's text.

    Raises:
        InputError: its row or page has none.
    """
    if article.text is None:
        raise InputError(f"{article.key}: {article.error}")
    return article.text


def _readings(
    files: list[Path], encoding: str | None, read: Callable[[Article], T], failures: list[str]
) -> Iterator[tuple[str, T]]:
    """Key and reading of every article of the files; what cannot be read is named and noted among ``failures``."""
    for path in files:
        try:
            for article in articles_of(path, encoding=encoding):
                try:
                    yield article.key, read(article)
                except HindiNewsError as error:
                    failures.append(article.key)
                    _fail(error, article.key)
        except HindiNewsError as error:
            failures.append(str(path))
            _fail(error)


def _analyses(
    files: list[Path], encoding: str | None, published: str | None, analyzer: Analyzer, failures: list[str]
) -> Iterator[tuple[str, Document]]:
    day = to_date(published)
    return _readings(files, encoding, lambda a: analyzer.analyze(_read(a), a.published or day), failures)


@app.command(
    epilog="Examples: hindi-news analyze article.txt -p 2025-09-03 · hindi-news analyze saved.html -f html -o page.html"
    " · cat article.txt | hindi-news analyze - -f json"
)
def analyze(
    files: Files,
    published: Published = None,
    format: Annotated[str, _format(FORMATS)] = "table",
    output: Output = None,
    engine: Engine = "native",
    words: Words = True,
    encoding: Encoding = None,
) -> None:
    """Read articles and print what they say and name.

    A file that cannot be read is named on standard error, the others are still read, and the exit status is 1.
    """
    write, failures = _chosen(FORMATS, format), list[str]()
    read = list(_analyses(files, encoding, published, _analyzer(engine, words=words), failures))
    if read:
        _write(lambda out: write(read, out), output)
    if failures:
        raise typer.Exit(1)


def _chosen(formats: Mapping[str, Callable[[T, IO[str]], None]], name: str) -> Callable[[T, IO[str]], None]:
    if name not in formats:
        raise unknown("format", name, formats)
    return formats[name]


def _write(write: Callable[[IO[str]], None], output: Path | None) -> None:
    if output is not None:
        with atomic(output) as out:
            write(out)
        return
    if sys.stdout.isatty():
        write(sys.stdout)
        return
    # Written in one piece, so that a reader that leaves early (head) cannot cut a character in half.
    buffer = StringIO()
    write(buffer)
    sys.stdout.buffer.write(buffer.getvalue().encode("utf-8", "surrogatepass"))
    sys.stdout.flush()


@app.command(epilog="Example: echo 'रूस ने कहा कि वह तैयार है।' | hindi-news explain -")
def explain(
    files: Files,
    published: Published = None,
    stage: Annotated[
        list[str] | None,
        typer.Option(
            "--stage", help=f"Only these stages (repeatable): {', '.join(STAGES)}.", autocompletion=_choices(STAGES)
        ),
    ] = None,
    words: Words = True,
    encoding: Encoding = None,
) -> None:
    """Show which named rule made each token join, sentence end, date, name and quote."""
    for name in stage or ():
        if name not in STAGES:
            raise unknown("stage", name, STAGES)
    analyzer, failures = _analyzer(words=words), list[str]()
    read = _readings(files, encoding, lambda a: analyzer.explain(_read(a), a.published or published), failures)
    for key, decisions in read:
        if len(files) > 1:
            typer.echo(visible(f"== {key}"))
        for d in decisions:
            if not stage or d.stage in stage:
                typer.echo(f"{d.start:>6} {d.end:>6}  {d.stage:<10} {d.rule:<28} {one_line(d.text)[:60]}")
    if failures:
        raise typer.Exit(1)


@app.command(
    epilog="Examples: hindi-news quotes --speaker पुतिन articles/*.txt · hindi-news quotes -f csv -o quotes.csv news.jsonl"
)
def quotes(
    files: Files,
    speaker: Annotated[
        str | None, typer.Option("--speaker", "-s", help="Only of this speaker: a whole word of the name, any spelling.")
    ] = None,
    published: Published = None,
    format: Annotated[str, _format(QUOTE_FORMATS)] = "tsv",
    output: Output = None,
    engine: Engine = "native",
    words: Words = True,
    encoding: Encoding = None,
) -> None:
    """List quotes, one a line: file, speaker, cue, kind and words, separated by tabs.

    csv and jsonl have more columns. A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    write, failures = _chosen(QUOTE_FORMATS, format), list[str]()

    def found() -> Iterator[tuple[str, Quote]]:
        for key, doc in _analyses(files, encoding, published, _analyzer(engine, words=words), failures):
            for quote in doc.quotes if speaker is None else doc.quotes_by(speaker):
                yield key, quote

    _write(lambda out: write(found(), out), output)
    if failures:
        raise typer.Exit(1)


@app.command(epilog="Example: hindi-news evaluate annotated/")
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of ID.txt and ID.json pairs; see hindi_news/evaluate.py.")],
    engine: Engine = "native",
    words: Words = True,
    json_output: Annotated[bool, typer.Option("--json", help="Rows as JSON.")] = False,
) -> None:
    """Score this library on annotated articles."""
    from .evaluate import Clusters, table
    from .evaluate import evaluate as run

    tally = run(gold, _analyzer(engine, words=words))
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


@app.command(
    epilog="Examples: hindi-news corpus articles/ more.jsonl -o readings.parquet -j 4"
    " · hindi-news corpus news.csv --text-column body -o readings.jsonl --resume"
    " · hindi-news corpus articles/ -o readings.parquet --engine ray"
)
def corpus(
    inputs: Annotated[list[Path], typer.Argument(help="Folders or .txt .html .jsonl .csv .tsv .parquet files.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The .jsonl or .parquet file to make.")],
    processes: Annotated[int, typer.Option("--processes", "-j", min=1, help="Processes that share the work.")] = 1,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a killed run stopped.")] = False,
    published: Published = None,
    text_column: Annotated[str, typer.Option(help="Column or field of the text.")] = "text",
    published_column: Annotated[str, typer.Option(help="Column or field of the publication date.")] = "published",
    id_column: Annotated[str, typer.Option(help="Column or field of the article's own id.")] = "id",
    engine: Annotated[
        list[str] | None,
        typer.Option(
            "--engine",
            help="ray: on a Ray cluster, with its extra. native or stanza: what reads (repeatable).",
            autocompletion=_choices([*CLUSTERS, *ENGINES]),
        ),
    ] = None,
    address: Annotated[
        str | None, typer.Option(help="Address of a running Ray cluster; without it one is started here.")
    ] = None,
    words: Words = True,
    encoding: Encoding = None,
) -> None:
    """Read many articles into one file, in parallel; a kill loses nothing (--resume), a bad article ends nothing.

    Bad articles are listed with their reasons in OUTPUT.errors.jsonl; the exit status is then 1.
    """
    from . import corpus as module
    from .inputs import Columns, articles

    clusters = [name for name in engine or () if name in CLUSTERS]
    readers = [name for name in engine or () if name not in CLUSTERS]
    if any(name not in ENGINES for name in readers) or len(readers) > 1:
        raise unknown("engine", " + ".join(readers), [*CLUSTERS, *ENGINES])
    analyzer = _analyzer(*readers, words=words)
    pipe: module.Pipe | None = None
    if clusters:
        from .interop import with_ray

        pipe = with_ray.pipe(analyzer, address=address)
    found = articles(inputs, Columns(text_column, published_column, id_column), encoding, module.outputs(output))
    to_date(published)  # one wrong date for all is said before the run begins
    found = (a if a.published else a._replace(published=published) for a in found)
    bar, progress = _bar()
    try:
        with bar:
            summary = module.run(
                found, output, analyzer, processes=processes, resume=resume, progress=progress, pipe=pipe
            )
    except KeyboardInterrupt:
        typer.echo("hindi-news: stopped; the same command with --resume goes on", err=True)
        raise typer.Exit(130) from None
    typer.echo(
        f"{output}: {summary.done} articles, {summary.tokens:,} tokens, {summary.quotes:,} quotes; "
        f"{summary.failed} failed, {summary.skipped} done before",
        err=True,
    )
    if summary.failed:
        unmade = "" if output.exists() else f"nothing could be read, so {output} is not made; "
        typer.echo(f"{unmade}reasons: {output}.errors.jsonl", err=True)
        raise typer.Exit(1)


def _bar() -> tuple[Progress, Callable[[Summary], None]]:
    """A progress bar on standard error, and what moves it; the number of articles is not known beforehand."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    text = TextColumn("{task.completed:,.0f} articles · {task.fields[rate]} · {task.fields[failed]} failed")
    bar = Progress(SpinnerColumn(), text, TimeElapsedColumn(), console=Console(stderr=True))
    task = bar.add_task("articles", total=None, rate="…", failed=0)

    def progress(summary: Summary) -> None:
        seconds = bar.tasks[0].elapsed or 0.0
        rate = f"{summary.tokens / seconds:,.0f} tokens/s" if seconds else "…"
        bar.update(task, completed=summary.done + summary.failed, rate=rate, failed=summary.failed)

    return bar, progress


@app.command(epilog="Example: hindi-news download stanza --dir models/stanza")
def download(
    what: Annotated[str, typer.Argument(help="What to fetch: stanza.")],
    directory: Annotated[
        Path | None, typer.Option("--dir", help="Folder of the models (stanza_dir); default Stanza's own.")
    ] = None,
    package: Annotated[str, typer.Option("--package", help="A package of Stanza's Hindi models.")] = "default",
    processors: Annotated[
        str, typer.Option("--processors", help="Only these, separated by commas, such as tokenize,pos,ner.")
    ] = "",
) -> None:
    """Fetch the models of an optional engine; everything else works offline."""
    if what != "stanza":
        raise unknown("download", what, ("stanza",))
    from .engines.stanza_fetch import fetch

    found = fetch(directory, package, [p.strip() for p in processors.split(",") if p.strip()])
    size = sum(f.stat().st_size for f in found)
    folder = found[0].parents[2] if found else directory
    typer.echo(f"{folder}: {len(found)} models, {size / 1e6:,.0f} MB", err=True)


def main() -> None:
    """Entry point of the console script: errors of this library, or an output that is full, become one line and exit
    status 2."""
    try:
        app()
    except HindiNewsError as error:
        _fail(error)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away (head, less); that is no error of ours.
        _drop_output()
    except OSError as error:
        # Input that cannot be read and files that cannot be written are errors of ours by now; what is left is the
        # output itself, on a full disk.
        _fail(InputError(f"{error.filename or 'standard output'}: cannot write: {error.strerror or error}"))
        _drop_output()
        sys.exit(2)


def _drop_output() -> None:
    """What is still in the buffer goes nowhere, so that the interpreter does not try once more to write it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
