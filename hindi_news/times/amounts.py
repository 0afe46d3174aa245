"""Numbers, shares and sums of money (sketch: none)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..page import Page, TimeMention


class AmountMention(NamedTuple):
    """An amount in tokens; other fields as in :class:`hindi_news.objects.Amount`."""

    first: int
    stop: int
    value: float
    unit: str | None
    approximate: bool


def find_amounts(page: Page, times: Sequence[TimeMention]) -> tuple[AmountMention, ...]:
    """Amounts of a page outside its time expressions, in text order."""
    return ()
