"""Honest seconds: processor time of this process, the smallest of a few runs, all sides on the same text in the same run."""

from __future__ import annotations

import cProfile
import pstats
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from hindi_news import Analyzer

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


def resident() -> float:
    """Resident memory now, in MB."""
    for line in Path("/proc/self/status").read_text().splitlines() if Path("/proc/self/status").exists() else ():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
