"""Thousands of random texts, the same in every run; ``fuzz_target.py`` beside this file searches on with coverage."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from hindi_news import Analyzer

from . import generate, invariants

#: Texts a run; more are tried with HINDI_NEWS_FUZZ=100000.
COUNT = int(os.environ.get("HINDI_NEWS_FUZZ", "10000"))
SEED = int(os.environ.get("HINDI_NEWS_FUZZ_SEED", "20240515"))
SHARDS = 20
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_random_texts(shard: int) -> None:
    analyzer = Analyzer()
    random = Random(SEED + shard)
    article = (SEEDS / "putin-kim-2025-09-03.txt").read_text(encoding="utf-8")
    for n in range(COUNT // SHARDS):
        text = generate.text(random)
        if n % 3 == 0:
            text = generate.mutated(random, text)
        elif n % 25 == 1:
            at = random.randrange(len(article))
            text = generate.mutated(random, article[at : at + 400])
        try:
            invariants.check(analyzer, text)
        except Exception as error:
            raise AssertionError(f"{text!a}: {error}") from error
