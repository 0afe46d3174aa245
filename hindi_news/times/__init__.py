"""Time expressions with TIMEX3 values, and amounts."""

from __future__ import annotations

from .grammar import find_times

__all__ = ["find_times"]
