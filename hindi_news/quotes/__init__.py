"""Who says what: contents, cues, sources, addressees."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import Name, Page, QuoteDraft, Trace


def find_quotes(page: Page, names: Sequence[Name], trace: Trace | None = None) -> tuple[QuoteDraft, ...]:
    """Quotes of a page in text order (sketch: none)."""
    return ()
