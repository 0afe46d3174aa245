"""Spans of tokens against the parts of the layout."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hindi_news.page import TokenPart, TokenSpan, outside_boilerplate


def test_spans_that_touch_no_boilerplate() -> None:
    kinds = ("paragraph", "boilerplate", "paragraph", "boilerplate")
    parts = [TokenPart(*ends, kind) for ends, kind in zip(((0, 4), (4, 6), (6, 9), (9, 10)), kinds, strict=True)]
    spans = [TokenSpan(*s) for s in ((0, 2), (3, 5), (3, 4), (4, 5), (5, 7), (6, 9), (8, 10))]
    assert outside_boilerplate(spans, parts) == [(0, 2), (3, 4), (6, 9)]
    assert outside_boilerplate(spans, parts[:1]) == spans


def test_the_same_as_looking_at_every_part() -> None:
    random = Random(1)
    for _ in range(200):
        bounds = sorted(random.sample(range(40), 8))
        parts = [TokenPart(a, b, random.choice(("boilerplate", "paragraph"))) for a, b in pairwise(bounds)]
        spans = sorted(TokenSpan(a, a + random.randrange(1, 6)) for a in random.sample(range(40), 9))
        slow = [s for s in spans if not any(p.kind == "boilerplate" and p.first < s.stop and s.first < p.stop for p in parts)]
        assert outside_boilerplate(spans, parts) == slow
