"""Honest seconds: processor time of this process, the smallest of a few runs, all sides on the same text in the same run."""

from __future__ import annotations

import cProfile
import pstats
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from hindi_news import Analyzer
from hindi_news.parallel import CHUNK

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

#: Stage -> module (end of its path) and function whose time it is, callees included.
STAGES = {
    "normalise": ("text/normalize.py", "normalize"),
    "tokenise": ("text/tokens.py", "tokenize"),
    "parts": ("text/article.py", "split_parts"),
    "sentences": ("text/sentences.py", "split_sentences"),
    "tag words": ("tagging/words.py", "tag"),
    "tag names": ("tagging/names.py", "tag"),
    "times": ("times/grammar.py", "find_times"),
    "amounts": ("times/amounts.py", "find_amounts"),
    "names": ("entities/merge.py", "find_names"),
    "clusters": ("resolve/names.py", "cluster_names"),
    "quotes": ("quotes/__init__.py", "find_quotes"),
    "speakers": ("resolve/speakers.py", "resolve_speakers"),
    "fields": ("", "describe"),
    "document": ("assemble.py", "assemble"),
}


def articles(count: int) -> list[str]:
    """``count`` articles: the project's own samples in turn, each with a number so that no two are equal."""
    texts = [p.read_text(encoding="utf-8").strip() for p in sorted(SEEDS.glob("**/*.txt"))]
    return [f"{texts[n % len(texts)]}\n\nअंक {n}।" for n in range(count)]


def text_of(size: int) -> str:
    """A text of about ``size`` code points."""
    pieces: list[str] = []
    room = size
    for piece in endless():
        pieces.append(piece)
        room -= len(piece) + 2
        if room <= 0:
            break
    return "\n\n".join(pieces)[:size]


def endless() -> Iterator[str]:
    """Articles without end."""
    round_ = articles(50)
    while True:
        yield from round_


def seconds(run: Callable[[], object], runs: int = 3) -> float:
    """Processor seconds of the quickest of ``runs``."""
    best = float("inf")
    for _ in range(runs):
        begun = time.process_time()
        run()
        best = min(best, time.process_time() - begun)
    return best


def stages(analyzer: Analyzer, texts: list[str]) -> dict[str, float]:
    """Share of the time of each stage, by a profiler (which makes stages of many small calls look a little slower)."""
    for text in texts:
        analyzer.analyze(text)
    profile = cProfile.Profile()
    profile.enable()
    for text in texts:
        analyzer.analyze(text, "2024-05-15")
    profile.disable()
    found = dict.fromkeys(STAGES, 0.0)
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    total = max(row[3] for (_, _, name), row in stats.items() if name == "analyze")
    for (path, _, name), (_, _, _, cumulative, _) in stats.items():
        for stage, (module, function) in STAGES.items():
            if name == function and "hindi_news" in path and path.replace("\\", "/").endswith(module):
                found[stage] += cumulative / total
    return found


def resident(pid: int | None = None) -> float:
    """Resident memory now, in MB, of this process or of another one (0 if it has ended)."""
    status = Path(f"/proc/{pid or 'self'}/status")
    try:
        for line in status.read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass  # no /proc here, or no such process any more
    if pid is not None:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def children_of(pid: int) -> list[int]:
    """Processes that a process started and that still run, theirs included (Linux)."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            own = [int(child) for child in task.read_text().split()]
        except OSError:
            continue  # it has just ended
        found += [p for child in own for p in (child, *children_of(child))]
    return found


def ended_children() -> float:
    """Processor seconds of the child processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


class Work(NamedTuple):
    """Processor seconds of one process that reads some articles alone, and of two workers and their parent."""

    alone: float
    workers: float
    parent: float

    @property
    def times(self) -> float:
        """How many times as fast two processes are when each has a processor to itself and both are always busy."""
        return 2 * self.alone / (self.workers + self.parent)


def two_processes(analyzer: Analyzer, texts: list[str]) -> Work:
    """What :meth:`Analyzer.pipe` costs with one process and with two, the start of the workers left out.

    Wall time tells little on a machine that others use; processor time tells what sending and gathering cost.
    """
    def cost(some: list[str], processes: int) -> tuple[float, float]:
        begun, ended = time.process_time(), ended_children()
        for _ in analyzer.pipe(((t, "2024-05-15") for t in some), processes=processes):
            pass
        return time.process_time() - begun, ended_children() - ended

    few = texts[:CHUNK] * 2
    alone, _ = cost(texts, 1)
    few_parent, few_workers = cost(few, 2)
    parent, workers = cost(few + texts, 2)
    return Work(alone, workers - few_workers, parent - few_parent)
