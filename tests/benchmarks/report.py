"""Tables and figure of speed for the README: ``python -m tests.benchmarks.report [--figure FILE.svg] [--stream N]``."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from hindi_news import Analyzer

from . import measure, peers

LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)


def start(runs: int = 5) -> dict[str, float]:
    """Processor seconds of the import and of the first document, in fresh processes; the quickest of ``runs``.

    The modules are compiled beforehand, as those of an installed package are.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    code = "import time;a=time.process_time();import hindi_news as h;b=time.process_time();" \
        "h.analyze('रूस ने कहा कि बातचीत होगी।');print(b-a,time.process_time()-a)"
    rows = [
        tuple(map(float, subprocess.check_output([sys.executable, "-c", code], env=environment).split()))
        for _ in range(runs + 1)
    ]
    return {"import": min(r[0] for r in rows), "first document, import included": min(r[1] for r in rows)}


def speed(analyzer: Analyzer) -> dict[str, float]:
    """Tokens a second of one process, two processes, and milliseconds of an article of 300 words."""
    texts = measure.articles(300)
    tokens = sum(len(analyzer.analyze(t).tokens) for t in texts)
    one = measure.seconds(lambda: [analyzer.analyze(t, "2024-05-15") for t in texts])
    walls = []
    for processes in (1, 2):
        pairs = [(t, "2024-05-15") for t in texts * 8]
        begun = time.perf_counter()
        for _ in analyzer.pipe(pairs, processes=processes):
            pass
        walls.append(time.perf_counter() - begun)
    work = measure.two_processes(analyzer, texts * 2)
    article = " ".join(" ".join(texts).split()[:300])
    return {
        "tokens a second, one process": tokens / one,
        "two processes against one, by the clock": walls[0] / walls[1],
        "the same by processor time": work.times,
        "their parent's part of one process's time": work.parent / work.alone,
        "milliseconds for 300 words": 1000 * measure.seconds(lambda: analyzer.analyze(article, "2024-05-15"), 9),
    }


def against(analyzer: Analyzer) -> dict[str, float]:
    """How many times as long as the whole native analysis each peer takes for its part, on the same text."""
    found: dict[str, Callable[[], peers.Peer | None]] = {
        "spacy.blank('hi'): tokens": peers.spacy_blank,
        "indic-nlp-library: sentences, tokens": peers.indic_nlp,
        "dateparser.search_dates: dates": peers.dateparser_search,
        "Stanza: tokens to dependencies, names": peers.stanza_pipeline,
    }
    text = measure.text_of(8_000)
    ours = measure.seconds(lambda: analyzer.analyze(text, "2024-05-15"))
    rows = {}
    for name, make in found.items():
        peer = make()
        if peer is not None:
            peer(text[:500])
            rows[name] = measure.seconds(lambda peer=peer: peer(text), 1) / ours  # type: ignore[misc]
    return rows


def lengths(analyzer: Analyzer) -> list[tuple[int, float]]:
    """(code points, seconds) of texts that grow tenfold."""
    rows = []
    for size in LENGTHS:
        text = measure.text_of(size)
        rows.append((size, measure.seconds(lambda text=text: analyzer.analyze(text, "2024-05-15"))))  # type: ignore[misc]
    return rows


def figure(rows: list[tuple[int, float]], path: Path) -> None:
    """Cost against length, on logarithmic axes, beside a straight line of slope one."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    pyplot.rcParams["svg.hashsalt"] = "hindi_news"
    fig, axes = pyplot.subplots(figsize=(6, 3.4))
    sizes, taken = zip(*rows, strict=True)
    axes.loglog(sizes, taken, "o-", label="hindi_news, whole analysis")
    axes.loglog(sizes, [taken[2] * s / sizes[2] for s in sizes], "--", color="grey", label="linear")
    axes.set_xlabel("code points")
    axes.set_ylabel("seconds, one process")
    axes.legend()
    fig.tight_layout()
    fig.savefig(path, metadata={"Date": None})


def stream(analyzer: Analyzer, count: int) -> list[tuple[int, float]]:
    """(articles read, resident MB) while ``count`` articles stream through."""
    rows = []
    for n, _ in enumerate(analyzer.pipe(islice(measure.endless(), count)), 1):
        if n % max(1, count // 10) == 0:
            rows.append((n, measure.resident()))
    return rows


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figure", type=Path)
    parser.add_argument("--stream", type=int, default=0, metavar="N", help="articles to stream for the memory table")
    options = parser.parse_args()
    analyzer = Analyzer()
    for name, value in {**start(), **speed(analyzer)}.items():
        print(f"{name:44}{value:12,.3f}")
    print(f"{'resident memory, MB':40}{measure.resident():12,.0f}")
    print("\nshare of the time by stage")
    for name, share in measure.stages(analyzer, measure.articles(100)).items():
        print(f"{name:40}{share:12.1%}")
    print("\ntimes as long as the whole native analysis")
    for name, ratio in against(analyzer).items():
        print(f"{name:40}{ratio:12.2f}")
    print("\ncode points, seconds, times the row before")
    rows = lengths(analyzer)
    for (size, taken), before in zip(rows, [None, *rows], strict=False):
        print(f"{size:>12,}{taken:12.3f}" + (f"{taken / before[1]:10.1f}" if before else ""))
    if options.figure:
        figure(rows, options.figure)
    for n, megabytes in stream(analyzer, options.stream) if options.stream else ():
        print(f"{n:>12,} articles{megabytes:10.0f} MB")


if __name__ == "__main__":
    main()
