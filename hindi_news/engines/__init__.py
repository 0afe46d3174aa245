"""Engines turn texts into pages: words, sentences, parts and tags."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from importlib import import_module
from inspect import signature
from typing import Any, Protocol, cast

from ..errors import InputError, unknown
from ..page import Page, Trace

#: Engine name -> module (below this package) and class; imported when asked for and not before.
ENGINES = {"native": (".native", "NativeEngine"), "stanza": (".stanza", "StanzaEngine")}


class Engine(Protocol):
    """What an :class:`~hindi_news.analyzer.Analyzer` needs of an engine."""

    name: str
    #: How many texts :meth:`pages` likes to get at once; 1 for engines that gain nothing from batches.
    batch: int

    def page(self, text: str, published: dt.date | None, trace: Trace | None = None) -> Page:
        """Read one text."""

    def pages(self, items: Iterable[tuple[str, dt.date | None]]) -> Iterator[Page]:
        """Read many texts in order, lazily; engines may batch."""


def load(name: str, /, **options: Any) -> Engine:
    """The engine of this name.

    Raises:
        InputError: there is no such engine, or it does not know an option.
        MissingExtraError: its library is not installed.
    """
    if name not in ENGINES:
        raise unknown("engine", name, ENGINES)
    module, cls = ENGINES[name]
    engine = getattr(import_module(module, __name__), cls)
    known = signature(engine).parameters.values()
    # An engine that passes options on to its library takes any.
    if not any(p.kind is p.VAR_KEYWORD for p in known):
        names = [p.name for p in known]
        for option in options:
            if option not in names:
                raise unknown(f"option of engine {name!r}", option, names)
    try:
        return cast(Engine, engine(**options))
    except TypeError as error:
        raise InputError(f"engine {name!r}: {error}") from error
