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
    from .errors import HindiNewsError

#: Articles sent at a time: enough to hide the cost of sending, few enough to stream.
CHUNK = 16

_worker: Analyzer | None = None


def _start(recipe: Mapping[str, Any]) -> None:
    from .analyzer import Analyzer

    global _worker
    _worker = Analyzer(**recipe)


def _read(items: list[Item | HindiNewsError]) -> list[Document | HindiNewsError]:
    assert _worker is not None
    return list(_worker.try_pipe(items))


def try_pipe(
    recipe: Mapping[str, Any], texts: Iterable[Item | HindiNewsError], processes: int
) -> Iterator[Document | HindiNewsError]:
    """Documents of ``texts`` in order, an error in the place of each that cannot be read.

    ``recipe`` are the arguments of the :class:`~hindi_news.analyzer.Analyzer` that each process builds.  Processes are
    spawned, not forked, since the caller may hold threads and locks.
    """
    source = iter(texts)
    context = mp.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=(dict(recipe),)) as pool:
        running: deque[Future[list[Document | HindiNewsError]]] = deque()
        try:
            while True:
                while len(running) < 2 * processes and (chunk := list(islice(source, CHUNK))):
                    running.append(pool.submit(_read, chunk))
                if not running:
                    return
                yield from running.popleft().result()
        finally:
            for future in running:
                future.cancel()
