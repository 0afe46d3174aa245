"""Memory of ``hindi-news corpus`` over a long stream: ``python -m tests.benchmarks.stream [--articles N] [--processes P]``.

The command runs in a process of its own; its resident memory and that of its workers are read from ``/proc`` while it
reads articles of some hundred characters, each with words that no other has.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from hindi_news.corpus import PART

from . import measure

#: Code points of an article, about.
LENGTH = 300
_CONSONANTS, _SIGNS = "कगचजटडतदनपबमरलवस", "ािीुूेैोौं"


class Sample(NamedTuple):
    """Articles that lie in finished parts, and resident MB of the command and of its worker processes together."""

    articles: int
    command: float
    workers: float


def name_of(number: int) -> str:
    """A word of its own for each number, in the letters of Hindi."""
    out = ""
    for _ in range(4):
        number, rest = divmod(number, len(_CONSONANTS) * len(_SIGNS))
        out += _CONSONANTS[rest // len(_SIGNS)] + _SIGNS[rest % len(_SIGNS)]
    return out


def write_articles(path: Path, count: int) -> None:
    """``count`` short articles: paragraphs of the project's samples in turn, each with a name and a number of its own."""
    paragraphs = [p for text in measure.articles(1) for p in text.split("\n") if len(p) > 100]
    with path.open("w", encoding="utf-8") as out:
        for n in range(count):
            start = n % len(paragraphs)
            text = f"{name_of(n)} में {n} लोग।\n\n" + "\n\n".join(paragraphs[start : start + 2])[:LENGTH]
            out.write(json.dumps({"id": n, "text": text, "published": "2024-05-15"}, ensure_ascii=False) + "\n")


def stream(count: int, processes: int, every: float = 5.0) -> list[Sample]:
    """Samples of a run over ``count`` articles, one each ``every`` seconds.

    Raises:
        RuntimeError: the command failed, or not every article is in its output.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        write_articles(source, count)
        command = [sys.executable, "-m", "hindi_news.cli", "corpus", str(source), "-o", str(output), "-j", str(processes)]
        rows = []
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
            while running.poll() is None:
                done = len(list(output.with_name("out.jsonl.parts").glob("part-*.jsonl"))) * PART
                workers = [measure.resident(pid) for pid in measure.children_of(running.pid)]
                rows.append(Sample(done, measure.resident(running.pid), sum(workers)))
                time.sleep(every)
        with output.open("rb") as file:
            read = sum(1 for _ in file)
        if running.returncode or read != count:
            raise RuntimeError(f"exit status {running.returncode}, {read:,} of {count:,} articles in the output")
    return rows


def tenths(rows: list[Sample], count: int) -> list[Sample]:
    """The first sample of each tenth of the run."""
    found = {min(9, row.articles * 10 // count): row for row in reversed(rows) if row.articles}
    return [found[tenth] for tenth in sorted(found)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000, metavar="N")
    parser.add_argument("--processes", type=int, default=1, metavar="P")
    options = parser.parse_args()
    rows = stream(options.articles, options.processes)
    print("articles    command, MB    workers together, MB")
    for row in tenths(rows, options.articles):
        print(f"{row.articles:>8,}{row.command:>15.0f}{row.workers:>24.0f}")
    print(f"most: command {max(r.command for r in rows):.0f} MB, workers {max(r.workers for r in rows):.0f} MB")


if __name__ == "__main__":
    main()
