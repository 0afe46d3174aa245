"""Time expressions with TIMEX3 values."""

from __future__ import annotations

from ..page import Page, TimeMention, Trace


def find_times(page: Page, trace: Trace | None = None) -> tuple[TimeMention, ...]:
    """Time expressions of a page in text order, disjoint (sketch: none)."""
    return ()
