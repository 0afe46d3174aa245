"""Spans: what they hold and what they share."""

from __future__ import annotations

import pytest

from hindi_news.spans import Span

TEXT = "रूस और चीन"


def span(start: int, end: int) -> Span:
    return Span(start, end, TEXT[start:end])


@pytest.mark.parametrize(("first", "second", "shared"), [
    ((0, 3), (2, 6), True),  # one code point
    ((0, 3), (3, 6), False),  # the end is exclusive
    ((0, 10), (4, 6), True),  # one inside the other
    ((4, 6), (4, 6), True),
    ((0, 3), (7, 10), False),
])
def test_spans_overlap_if_they_share_a_code_point(first: tuple[int, int], second: tuple[int, int], shared: bool) -> None:
    assert span(*first).overlaps(span(*second)) is shared
    assert span(*second).overlaps(span(*first)) is shared


def test_a_span_contains_what_lies_within_it() -> None:
    assert span(4, 6) in span(0, 10)
    assert span(0, 10) not in span(4, 6)
    assert len(span(4, 6)) == 2
