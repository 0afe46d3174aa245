"""Ray: articles over the machines of a cluster (extra ``[ray]``).

Two ways in.  :func:`read` maps a Ray Dataset, whatever it was made of, to the same rows with their readings: Ray Data
streams the blocks, keeps one analyzer an actor and replaces actors that die.  :func:`pipe` is what ``hindi-news corpus
--engine ray`` uses: it takes a stream of texts that need not fit in memory and gives their readings in order, so that
the run's parts, its errors file and ``--resume`` are those of every other run.

In both a worker or a node that dies loses nothing: Ray runs its tasks again elsewhere.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from ..errors import HindiNewsError, MissingExtraError
from .arrow import BatchAnalyzer

try:
    import ray
except ImportError:
    raise MissingExtraError("ray", "ray") from None

if TYPE_CHECKING:
    from ..analyzer import Analyzer
    from ..document import Document

#: Articles a task.
CHUNK = 32

_analyzers: dict[str, Analyzer] = {}


def start(address: str | None = None) -> None:
    """Join the cluster at ``address``, else start one on this machine; does nothing inside a running one."""
    if not ray.is_initialized():
        # Workers must find what this process finds, and a cluster of this machine alone needs no dashboard.
        environment = {"env_vars": {"PYTHONPATH": ":".join(p for p in sys.path if p)}} if address is None else {}
        ray.init(address=address, include_dashboard=None if address else False, log_to_driver=False,
                 configure_logging=False, runtime_env=environment)  # fmt: skip


def _read(recipe: Mapping[str, Any], items: list[Any]) -> list[Document | HindiNewsError]:
    from ..analyzer import Analyzer

    # A worker process keeps its models from task to task.
    name = repr(sorted(recipe.items()))
    if name not in _analyzers:
        _analyzers[name] = Analyzer(**recipe)
    return list(_analyzers[name].try_pipe(items))


def pipe(
    analyzer: Analyzer, *, address: str | None = None
) -> Callable[[Iterable[Any]], Iterator[Document | HindiNewsError]]:
    """A function with the shape of ``Analyzer.try_pipe`` that reads on a Ray cluster, as many articles at once as fit.

    Args:
        analyzer: says with which engine and options the workers read.
        address: of a running cluster ("auto": the one of this machine); None starts one here.

    Raises:
        MissingExtraError: Ray is not installed.
    """
    recipe = analyzer.recipe

    def read(texts: Iterable[Any]) -> Iterator[Document | HindiNewsError]:
        start(address)
        # A task whose worker or node dies is run again however often that happens: nothing is lost, nothing doubled.
        task = ray.remote(num_cpus=1, max_retries=-1)(_read)
        shared: Any = ray.put(dict(recipe))
        source = iter(texts)
        running: deque[Any] = deque()
        while True:
            # Asked each time, since nodes come and go.
            most = 2 * _cpus()
            while len(running) < most and (chunk := list(islice(source, CHUNK))):
                running.append(task.remote(shared, chunk))
            if not running:
                return
            yield from ray.get(running.popleft())

    return read


def read(
    dataset: Any,
    *,
    text: str = "text",
    published: str | None = None,
    workers: int | tuple[int, int] | None = None,
    batch_size: int = 64,
    **options: Any,
) -> Any:
    """A Ray Dataset with a reading for each of its rows: the columns of :func:`hindi_news.interop.arrow.reading_schema`.

    Args:
        dataset: a ``ray.data.Dataset``; of Parquet, JSON, text, whatever Ray reads.
        text: column of the article's text.
        published: column of the publication date, or None.
        workers: how many actors, or the fewest and the most; None: as many as there are CPUs.
        batch_size: articles at a time.
        options: for the :class:`~hindi_news.Analyzer`.
    """
    return dataset.map_batches(
        BatchAnalyzer,
        fn_constructor_kwargs={"text": text, "published": published, **options},
        batch_format="pyarrow",
        batch_size=batch_size,
        compute=_pool(workers),
        max_restarts=-1,
        max_task_retries=-1,
    )


def _cpus() -> int:
    resources: Any = ray.cluster_resources  # without types in Ray itself
    return max(1, int(resources().get("CPU", 1)))


def _pool(workers: int | tuple[int, int] | None) -> Any:
    if isinstance(workers, int):
        return ray.data.ActorPoolStrategy(size=workers)
    least, most = workers or (1, _cpus())
    return ray.data.ActorPoolStrategy(min_size=least, max_size=most)
