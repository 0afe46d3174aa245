"""Texts made to be slow take time linear in their length: ten times the text, about ten times the time."""

from __future__ import annotations

import re
import time
from random import Random

import pytest

from hindi_news import Analyzer
from tests.conftest import CASES


def _patterns() -> dict[str, str]:
    rows = (CASES / "hostile.tsv").read_text(encoding="utf-8").splitlines()[2:]
    pairs = (row.split("\t") for row in rows)
    return {name: re.sub(r"\\(x..|u....)", lambda m: chr(int(m[1][1:], 16)), pattern) for name, pattern in pairs}


PATTERNS = _patterns()
#: Ten times the text may take this much longer: room for a clock shared with others, none for a square.
MOST = 25
#: What is faster than this is not worth a ratio.
QUICK = 0.35


def seconds(analyzer: Analyzer, text: str) -> float:
    begun = time.process_time()
    analyzer.analyze(text, "2024-05-15")
    return time.process_time() - begun


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    analyzer = Analyzer()
    analyzer.analyze("रूस ने कहा कि वह आएगा।")
    return analyzer


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_repeated(analyzer: Analyzer, pattern: str) -> None:
    short, long = (pattern * (size // len(pattern) + 1) for size in (4_000, 40_000))
    once = min(seconds(analyzer, short) for _ in range(2))
    taken = seconds(analyzer, long)
    assert taken < max(QUICK, MOST * once), f"{once:.3f} s, then {taken:.3f} s for ten times the text"


def test_ever_new_words(analyzer: Analyzer) -> None:
    random = Random(5)

    # No word stands in two texts: what is kept of words that were read before would make a second reading quick.
    def text(size: int) -> str:
        out: list[str] = []
        while len(out) < size:
            out += ["".join(random.choice("कखगचजटडतदनपबमरलवसह") + random.choice(("", "ा", "ि", "ी")) for _ in range(4)),
                    random.choice((" ", " ने कहा कि ", " और ", " से मिले। "))]
        return "".join(out)

    once = min(seconds(analyzer, text(2_000)) for _ in range(3))
    taken = seconds(analyzer, text(20_000))
    assert taken < max(QUICK, MOST * once), f"{once:.3f} s, then {taken:.3f} s for ten times the text"


def test_marks_that_one_mark_gives_up(analyzer: Analyzer) -> None:
    once, taken = (seconds(analyzer, 'बताया, "घर में लोग गए। ' * n + 'कहा, " हम') for n in (100, 1000))
    assert taken < max(QUICK, MOST * once), f"{once:.3f} s, then {taken:.3f} s for ten times the text"


def test_one_endless_line(analyzer: Analyzer) -> None:
    doc = analyzer.analyze("राम और सीता तथा " * 4000)
    assert len(doc.tokens) == 16_000
    assert max(s.stop - s.first for s in doc.sentences) <= 400
