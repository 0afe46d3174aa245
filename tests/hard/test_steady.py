"""The same results from many threads and processes, and from text after text."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from random import Random

from hindi_news import Analyzer

from . import generate

TEXTS = [
    "रूसी राष्ट्रपति व्लादिमीर पुतिन ने बुधवार को कहा कि वह भारत आएंगे। पुतिन ने पत्रकारों से कहा, “समझौता तय है।”",
    "पटना, एजेंसी। मुख्यमंत्री ने बताया कि 15 लाख लोगों को लाभ होगा। उन्होंने कहा कि काम जारी है।",
    *(generate.text(Random(seed)) for seed in range(30)),
]


def test_sixteen_threads_share_one_analyzer() -> None:
    analyzer = Analyzer()
    alone = [analyzer.analyze(t, "2024-05-15").to_dict() for t in TEXTS]
    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(lambda t: analyzer.analyze(t, "2024-05-15").to_dict(), TEXTS * 8))
    assert together == alone * 8


def test_processes_give_the_same() -> None:
    analyzer = Analyzer()
    alone = [d.to_dict() for d in analyzer.pipe((t, "2024-05-15") for t in TEXTS)]
    assert [d.to_dict() for d in analyzer.pipe(((t, "2024-05-15") for t in TEXTS), processes=2)] == alone


def test_an_article_says_nothing_of_the_next() -> None:
    fresh = Analyzer().analyze(TEXTS[1]).to_dict()
    used = Analyzer()
    for text in TEXTS:
        used.analyze(text)
    assert used.analyze(TEXTS[1]).to_dict() == fresh
