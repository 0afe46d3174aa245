"""Tokens a second of processor time of the taggers, beside a CRF with plain features run by CRFsuite.

``pytest tests/benchmarks --benchmark-only``; the rate stands in the column ``tokens_per_second`` of ``--benchmark-json``
and is printed with ``-s``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hindi_news import Analyzer
from hindi_news.engines.native import read_layout
from hindi_news.page import Page
from hindi_news.tagging import names, words

from ..conftest import ROOT
from . import measure

# Processor time, since the machine may be busy with other things.
pytestmark = [pytest.mark.slow, pytest.mark.benchmark(timer=time.process_time)]
pytest.importorskip("pytest_benchmark", reason="needs the extra [dev]")

TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))] * 10


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [read_layout(text) for text in TEXTS]


def rate(benchmark: Any, tokens: int, run: Callable[[], object]) -> float:
    """Tokens a second of the fastest round."""
    benchmark.pedantic(run, rounds=5, iterations=1, warmup_rounds=1)
    found = tokens / benchmark.stats.stats.min
    benchmark.extra_info["tokens_per_second"] = round(found)
    print(f"\n{benchmark.name}: {found:,.0f} tokens/s")
    return float(found)


@pytest.fixture(scope="module")
def layout(pages: list[Page]) -> float:
    """Tokens a second of tokenizer, splitter and layout: what the others are held against, so that no machine is too slow."""
    return sum(len(p.words) for p in pages) / measure.seconds(lambda: [read_layout(text) for text in TEXTS], 5)


def test_names(benchmark: Any, pages: list[Page], layout: float) -> None:
    tagger = names.shipped()
    tokens = sum(len(p.words) for p in pages)
    assert rate(benchmark, tokens, lambda: [tagger.tag(p.words, p.sentences, p.parts) for p in pages]) > layout / 3


def test_words(benchmark: Any, pages: list[Page], layout: float) -> None:
    tagger = words.shipped()
    tokens = sum(len(p.words) for p in pages)
    found = rate(benchmark, tokens, lambda: [tagger.tag(p.words.norm, p.words.key, p.sentences) for p in pages])
    assert found > layout / 3


def test_whole_analysis(benchmark: Any, pages: list[Page], layout: float) -> None:
    analyzer = Analyzer()
    tokens = sum(len(p.words) for p in pages)
    assert rate(benchmark, tokens, lambda: [analyzer.analyze(text) for text in TEXTS]) > layout / 15


def plain(keys: tuple[str, ...], first: int, stop: int) -> list[list[str]]:
    """Words, affixes and shapes of a sentence, as CRFsuite is mostly used."""
    out = []
    for i in range(first, stop):
        word = keys[i]
        row = ["b", f"w={word}", *(f"s{n}={word[-n:]}" for n in (1, 2, 3)), *(f"p{n}={word[:n]}" for n in (2, 3))]
        row += [f"{o}w={keys[i + o]}" for o in (-2, -1, 1, 2) if first <= i + o < stop]
        out.append(row)
    return out


def test_plain_crfsuite(benchmark: Any, pages: list[Page], tmp_path: Path) -> None:
    """Trained on what our own tagger says of the sample; only its speed is looked at."""
    crfsuite = pytest.importorskip("pycrfsuite", reason="needs the extra [train]")
    trainer, tagger = crfsuite.Trainer(verbose=False), crfsuite.Tagger()
    trainer.set_params({"max_iterations": 20})
    page = pages[0]
    labels, _ = names.shipped().labels(page.words.norm, page.words.key, page.sentences)
    for s in page.sentences:
        trainer.append(plain(page.words.key, s.first, s.stop), labels[s.first : s.stop])
    trainer.train(str(tmp_path / "plain"))
    tagger.open(str(tmp_path / "plain"))

    def run() -> object:
        return [tagger.tag(plain(p.words.key, s.first, s.stop)) for p in pages for s in p.sentences]

    assert rate(benchmark, sum(len(p.words) for p in pages), run) > 0
