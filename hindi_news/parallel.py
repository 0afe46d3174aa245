"""Spreads articles over processes: lazy, in order, with a bounded number in flight."""

from __future__ import annotations

import multiprocessing as mp
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .errors import HindiNewsError, InputError, InputTypeError

if TYPE_CHECKING:
    from .analyzer import Analyzer, Item
    from .document import Document

#: Articles sent at a time: enough to hide the cost of sending, few enough to stream.
CHUNK = 16
#: Worker processes that an article may end before it is given up.
DEATHS = 3

#: What a worker sends back of a document.
T = TypeVar("T")
_worker: Analyzer | None = None


def _start(recipe: Mapping[str, Any]) -> None:
    from .analyzer import Analyzer

    global _worker
    _worker = Analyzer(**recipe)


def _read(items: list[Item | HindiNewsError], make: Callable[[Document], T]) -> list[T | HindiNewsError]:
    assert _worker is not None
    return [found if isinstance(found, HindiNewsError) else make(found) for found in _worker.try_pipe(items)]


def whole(document: Document) -> Document:
    """The document itself."""
    return document


def _pool(recipe: Mapping[str, Any], processes: int) -> ProcessPoolExecutor:
    # Spawned, not forked, since the caller may hold threads and locks.
    context = mp.get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=(dict(recipe),))


class Task(Generic[T]):
    """Some articles on their way; ``deaths`` counts the worker processes that ended while it was with one."""

    def __init__(self, items: list[Item | HindiNewsError], deaths: int = 0) -> None:
        self.items, self.deaths = items, deaths
        self.future: Future[list[T | HindiNewsError]] | None = None


def counted(processes: object) -> int:
    """A number of processes.

    Raises:
        InputTypeError: it is no whole number.
        InputError: it is below 1.
    """
    if not isinstance(processes, int) or isinstance(processes, bool):
        raise InputTypeError(f"processes must be a whole number, not {type(processes).__name__}")
    if processes < 1:
        raise InputError(f"processes is {processes}; expected 1 or more")
    return processes


def try_pipe(
    recipe: Mapping[str, Any],
    texts: Iterable[Item | HindiNewsError],
    processes: int,
    make: Callable[[Document], T],
) -> Iterator[T | HindiNewsError]:
    """What ``make`` makes of the documents of ``texts``, in order; an error in the place of each that cannot be read.

    ``recipe`` are the arguments of the :class:`~hindi_news.analyzer.Analyzer` that each process builds.  ``make``, a
    function of a module, runs in the workers: what they do, this process, which all of them wait for, need not do.  When
    a process is killed (memory, a signal), its articles are read again by new ones; an article that ends :data:`DEATHS`
    of them is given up with an error.
    """
    source = iter(texts)
    running: deque[Task[T]] = deque()
    pool = _pool(recipe, processes)
    try:
        while True:
            while len(running) < 2 * processes and (chunk := list(islice(source, CHUNK))):
                running.append(Task(chunk))
            if not running:
                return
            try:
                # A suspect goes alone, so that it is known whose article ends the process.
                for task in (running[0],) if running[0].deaths else running:
                    if task.future is None:
                        task.future = pool.submit(_read, task.items, make)
                found = running[0].future
                assert found is not None
                results = found.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _after_death(running)
                pool = _pool(recipe, processes)
                continue
            running.popleft()
            yield from results
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _after_death(running: deque[Task[T]]) -> Iterator[HindiNewsError]:
    """Makes what was lost ready to be read again; gives up on an article that did this too often.

    Nobody says whose article ended the process, so the first task is suspected: it is cut into single articles.
    """
    for task in running:
        if task.future is not None and (not task.future.done() or task.future.exception() is not None):
            task.future = None
    first = running.popleft()
    if first.future is not None:  # read before the process ended
        running.appendleft(first)
    elif first.deaths + 1 < DEATHS:
        running.extendleft(Task([item], first.deaths + 1) for item in reversed(first.items))
    else:
        yield InputError(f"reading this article ended {DEATHS} worker processes: too long for the memory, or killed")
