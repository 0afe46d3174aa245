"""Engines turn texts into pages: words, sentences, parts and tags."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from ..errors import unknown
from ..page import Page, Trace

NAMES = ("native", "stanza")


class Engine(Protocol):
    """What an :class:`~hindi_news.analyzer.Analyzer` needs of an engine."""

    name: str

    def page(self, text: str, published: dt.date | None, trace: Trace | None = None) -> Page:
        """Read one text."""

    def pages(self, items: Iterable[tuple[str, dt.date | None]]) -> Iterator[Page]:
        """Read many texts in order, lazily; engines may batch."""


def load(name: str, **options: Any) -> Engine:
    """The engine of this name; optional libraries are imported here and not before.

    Raises:
        InputError: there is no such engine, or it does not know an option.
        MissingExtraError: its library is not installed.
    """
    if name == "native":
        from .native import NativeEngine

        return NativeEngine(**options)
    if name == "stanza":
        from .stanza import StanzaEngine

        return StanzaEngine(**options)
    raise unknown("engine", name, NAMES)
