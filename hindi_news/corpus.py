"""Reads a corpus into one file: in parallel, resumable, losing nothing and doing nothing twice.

Work is kept in ``OUT.parts`` while it runs: numbered part files, each written whole or not at all, each holding the
keys of its articles.  A run that is killed leaves its finished parts; ``resume`` skips their articles.  At the end the
parts become ``OUT`` in one step.  While a run lasts, no other can work in its folder.  Articles that cannot be read go
to ``OUT.errors.jsonl`` with their reason.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple

from . import parallel
from .analyzer import Analyzer
from .document import Document
from .errors import FormatError, HindiNewsError, InputError, unknown
from .files import atomic, atomic_path
from .inputs import Article

if sys.platform != "win32":
    import fcntl

#: Articles a part file: the most that a kill can cost.
PART = 256

Row = dict[str, Any]

#: How a line of a part begins, and how it goes on after the key if the article could not be read.
_HEAD, _ERROR = '{"key": ', ', "error": '
_DECODER = json.JSONDecoder()


@dataclass(slots=True)
class Summary:
    """What a run did; ``skipped`` articles were done by an earlier run."""

    done: int = 0
    failed: int = 0
    skipped: int = 0
    tokens: int = 0
    quotes: int = 0


class Reading(NamedTuple):
    """What a run keeps of a document: its JSON, and what the summary counts."""

    json: str
    tokens: int
    quotes: int


def reading_of(document: Document) -> Reading:
    """The reading of a document.  Worker processes make it, so that the one that writes has little to do."""
    return Reading(document.to_json(), len(document.tokens), len(document.quotes))


#: Reads a stream of texts as ``Analyzer.try_pipe`` does: in order, an error in the place of a bad one.
Pipe = Callable[[Iterable[Any]], Iterator[Document | Reading | HindiNewsError]]


def outcomes(items: Iterable[Article], pipe: Pipe) -> Iterator[tuple[str, Document | Reading | HindiNewsError]]:
    """Key and reading of each article, in order; an error in the place of a reading that failed."""
    keys: deque[str] = deque()

    def texts() -> Iterator[Any]:
        for item in items:
            keys.append(item.key)
            # An article that its file already gave up on is passed on as the error it is.
            yield (item.text, item.published) if item.error is None else InputError(item.error)

    for result in pipe(texts()):
        yield keys.popleft(), result


def outputs(output: Path) -> frozenset[Path]:
    """Everything that a run writes, as absolute paths: no input of the same run, wherever it lies."""
    names = (output.name, output.name + ".parts", output.name + ".errors.jsonl")
    return frozenset(output.with_name(name).absolute() for name in names)


class Parts:
    """The folder of part files of an output."""

    def __init__(self, output: Path) -> None:
        self.folder = output.with_name(output.name + ".parts")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Makes the folder and keeps other runs from it until the block ends; one without parts is removed then.

        The lock is the system's, so that it ends with a process that is killed; Windows has none on folders.

        Raises:
            InputError: another run works here, or the folder cannot be made.
        """
        if sys.platform == "win32":
            yield
            return
        handle = self._locked()
        try:
            yield
        finally:
            if os.fstat(handle).st_nlink:  # else it is gone already, and the folder of this name is another run's
                with suppress(OSError):
                    self.folder.rmdir()
            os.close(handle)

    def _locked(self) -> int:
        while True:
            try:
                self.folder.mkdir(exist_ok=True)
                handle = os.open(self.folder, os.O_RDONLY)
            except OSError as error:
                raise InputError(f"{self.folder}: cannot write here: {error.strerror or error}") from None
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(handle)
                raise InputError(f"{self.folder}: another run is working here; wait for it, or name another file") from None
            except OSError:
                pass  # a file system without locks
            if os.fstat(handle).st_nlink:
                return handle
            os.close(handle)  # a run that ended just now has removed it

    def files(self) -> list[Path]:
        """Finished parts, in the order of their writing."""
        return sorted(self.folder.glob("part-*.jsonl"))

    def rows(self) -> Iterator[Row]:
        """Rows of all finished parts.

        Raises:
            FormatError: a part is damaged (``path:line``).
        """
        for path in self.files():
            with _open(path) as file:
                for number, line in enumerate(file, 1):
                    try:
                        yield json.loads(line)
                    except ValueError as error:
                        raise FormatError(f"{path}:{number}: {error}; delete this file and resume") from None

    def lines(self, *, failed: bool) -> Iterator[str]:
        """The lines of all finished parts as they stand: of articles that were read, or of those that failed."""
        for path in self.files():
            with _open(path) as file:
                yield from (line for line in file if _tells_error(line) == failed)

    def write(self, lines: Iterable[str]) -> None:
        """One more part, whole or not at all."""
        self.folder.mkdir(exist_ok=True)
        with atomic(self.folder / f"part-{len(self.files()):06}.jsonl") as out:
            out.writelines(lines)


def _open(path: Path) -> IO[str]:
    return path.open(encoding="utf-8", errors="surrogatepass")


def _tells_error(line: str) -> bool:
    """Whether a line is ``{"key": …, "error": …}``: what follows the key says it, and the rest need not be read."""
    _, end = _DECODER.raw_decode(line, len(_HEAD))
    return line.startswith(_ERROR, end)


def run(
    items: Iterable[Article],
    output: Path,
    analyzer: Analyzer,
    *,
    processes: int = 1,
    resume: bool = False,
    progress: Callable[[Summary], None] | None = None,
    pipe: Pipe | None = None,
) -> Summary:
    """Read articles into ``output`` (``.jsonl`` of the contract with a ``key``, or ``.parquet`` of ``interop.arrow``).

    The output is not made if there are articles and none of them can be read.

    Args:
        items: the articles, with keys that are the same in every run; a key's second article gets ``key~2``, and so on.
        output: the file to make.
        analyzer: reads them.
        processes: how many processes share the work.
        resume: go on with the parts that an earlier, unfinished run left.
        progress: called after each article.
        pipe: reads the texts instead of ``analyzer`` and ``processes`` (a cluster, say).

    Raises:
        InputError: the output exists already or has another suffix, another run is making it, parts lie there and
            ``resume`` is off, or the disk does not take it (finished parts stay).
    """
    if output.suffix not in WRITERS:
        raise InputError(f"{output}: {unknown('kind of output', output.suffix, WRITERS)}")
    parts = Parts(output)
    with parts.held():
        if output.exists():
            raise InputError(f"{output}: exists already; delete it or name another file")
        summary = _fill(parts, items, pipe or _pipe(analyzer, processes), resume, progress)
        _finish(parts, output)
    return summary


def _fill(
    parts: Parts, items: Iterable[Article], pipe: Pipe, resume: bool, progress: Callable[[Summary], None] | None
) -> Summary:
    """Reads what no earlier run has read into further parts."""
    summary = Summary()
    if parts.files() and not resume:
        raise InputError(f"{parts.folder}: an unfinished run lies here; add --resume to go on, or delete the folder")
    finished = {row["key"] for row in parts.rows()}

    def fresh() -> Iterator[Article]:
        times: Counter[str] = Counter()
        for item in items:
            times[item.key] += 1
            key = item.key if times[item.key] == 1 else f"{item.key}~{times[item.key]}"
            if key in finished:
                summary.skipped += 1
            else:
                yield item._replace(key=key)

    results = outcomes(fresh(), pipe)
    while part := list(islice(_lines(results, summary, progress), PART)):
        parts.write(part)
    return summary


def _pipe(analyzer: Analyzer, processes: int) -> Pipe:
    if parallel.counted(processes) == 1:
        return analyzer.try_pipe
    return lambda texts: parallel.try_pipe(analyzer.recipe, texts, processes, reading_of)


def _lines(
    results: Iterable[tuple[str, Document | Reading | HindiNewsError]],
    summary: Summary,
    progress: Callable[[Summary], None] | None,
) -> Iterator[str]:
    for key, result in results:
        head = _HEAD + _text(key)
        if isinstance(result, HindiNewsError):
            summary.failed += 1
            yield f"{head}{_ERROR}{_text(str(result))}}}\n"
        else:
            reading = result if isinstance(result, Reading) else reading_of(result)
            summary.done += 1
            summary.tokens += reading.tokens
            summary.quotes += reading.quotes
            yield f"{head}, {reading.json[1:]}\n"
        if progress is not None:
            progress(summary)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _finish(parts: Parts, output: Path) -> None:
    bad, reasons = list(parts.lines(failed=True)), output.with_name(output.name + ".errors.jsonl")
    if bad:
        with atomic(reasons) as out:
            out.writelines(bad)
    else:
        reasons.unlink(missing_ok=True)  # of an earlier try
    # Where nothing could be read (a wrong column, say) there is no output that would stand in the way of the next try.
    if not bad or next(parts.lines(failed=False), None) is not None:
        with atomic_path(output) as temporary:
            WRITERS[output.suffix](temporary, parts.lines(failed=False))
    if parts.folder.exists():
        shutil.rmtree(parts.folder)


def _to_jsonl(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as out:
        out.writelines(lines)


def _to_parquet(path: Path, lines: Iterable[str]) -> None:
    from .interop.arrow import write_parquet

    rows: Iterator[Row] = map(json.loads, lines)
    write_parquet(path, ((row.pop("key"), Document.from_dict(row)) for row in rows))


#: Suffix of the output -> what writes its lines.
WRITERS: dict[str, Callable[[Path, Iterable[str]], None]] = {".jsonl": _to_jsonl, ".parquet": _to_parquet}
