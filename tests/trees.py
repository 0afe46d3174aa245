"""Pages with dependencies, written by hand: for tests of what uses them."""

from __future__ import annotations

from dataclasses import replace

from hindi_news.engines.native import read_layout
from hindi_news.page import Page, Tags


def parsed(rows: str) -> Page:
    """A page of one sentence from ``form/UPOS/head/label[/feats]`` words; heads count from 1, 0 is the root."""
    cells = [row.split("/") for row in rows.split()]
    page = read_layout(" ".join(c[0] for c in cells))
    assert page.words.norm == tuple(c[0] for c in cells)
    return replace(
        page,
        tags=Tags(
            upos=tuple(c[1] for c in cells),
            head=tuple(int(c[2]) - 1 for c in cells),
            deprel=tuple(c[3] for c in cells),
            feats=tuple(c[4] if len(c) > 4 else "" for c in cells),
        ),
    )
