"""Spreads articles over processes: lazy, in order, with a bounded number in flight."""

from __future__ import annotations

import multiprocessing as mp
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .analyzer import Analyzer, Item
    from .document import Document

#: Articles sent at a time: enough to hide the cost of sending, few enough to stream.
CHUNK = 16

_worker: Analyzer | None = None


def _start(recipe: Mapping[str, Any]) -> None:
    from .analyzer import Analyzer

    global _worker
    _worker = Analyzer(**recipe)


def _read(items: list[Item]) -> tuple[list[Document], Exception | None]:
    # Errors travel beside the documents read before them, so that the caller gets both, in order.
    assert _worker is not None
    out: list[Document] = []
    try:
        out.extend(_worker.pipe(items))
    except Exception as error:
        return out, error
    return out, None


def pipe(recipe: Mapping[str, Any], texts: Iterable[Item], processes: int) -> Iterator[Document]:
    """Documents of ``texts`` in order; ``recipe`` are the arguments of the :class:`Analyzer` each process builds.

    Processes are spawned, not forked, since the caller may hold threads and locks.
    """
    source = iter(texts)
    context = mp.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=(dict(recipe),)) as pool:
        running: deque[Future[tuple[list[Document], Exception | None]]] = deque()
        try:
            while True:
                while len(running) < 2 * processes and (chunk := list(islice(source, CHUNK))):
                    running.append(pool.submit(_read, chunk))
                if not running:
                    return
                documents, error = running.popleft().result()
                yield from documents
                if error is not None:
                    raise error
        finally:
            for future in running:
                future.cancel()
