"""The ordered stages from a text to a :class:`~hindi_news.document.Document`, and the public calls."""

from __future__ import annotations

import datetime as dt
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import islice
from types import MappingProxyType
from typing import Any

from . import engines, parallel
from .assemble import assemble
from .document import Document
from .entities import groups, organizations, people_facts, places, treaties
from .entities.governments import speaking_capitals
from .entities.merge import find_names
from .errors import HindiNewsError, InputError, InputTypeError
from .page import Decision, Fields, Page, Trace
from .quotes import find_quotes
from .quotes.syntax import refine
from .resolve import unnamed
from .resolve.names import cluster_names
from .resolve.speakers import resolve_speakers
from .times import find_times
from .times.amounts import find_amounts

Published = dt.date | str | None
Item = str | tuple[str, Published]

#: Longest text that is read, in code points; a news article has a few thousand.
MAX_CHARS = 20_000_000

DESCRIBERS = (people_facts.describe, places.describe, groups.describe, organizations.describe, treaties.describe,
              unnamed.describe)


class Analyzer:
    """Reads articles.  Holds its models, no state between texts; threads may share one.  Pickled, it is its
    arguments: it loads its models again where it arrives.

    Args:
        engine: "native" (in the wheel, offline) or "stanza" (extra ``[stanza]``).
        max_chars: longest text that is read, in code points.
        options: passed to the engine.  Native: ``names`` and ``words``, archives of own models in the place of the shipped
            ones (False: none; ``words=False`` leaves out the model that is for non-commercial use).

    Raises:
        InputError: unknown engine or option, or ``max_chars`` is no number of characters.
        ModelError: an archive is missing, damaged or of another protocol.
        MissingExtraError: the engine's library is not installed.
    """

    def __init__(self, engine: str = "native", *, max_chars: int = MAX_CHARS, **options: Any) -> None:
        if not isinstance(max_chars, int) or max_chars < 0:
            raise InputError(f"max_chars is {max_chars!r}; expected a whole number, 0 or more")
        self._engine = engines.load(engine, **options)
        #: Arguments that build the same analyzer in another process.
        self.recipe: Mapping[str, Any] = MappingProxyType({"engine": engine, "max_chars": max_chars, **options})
        self._max_chars = max_chars

    def __repr__(self) -> str:
        return f"Analyzer(engine={self._engine.name!r})"

    def __reduce__(self) -> tuple[partial[Analyzer], tuple[()]]:
        # Other processes get the recipe, not the models.
        return partial(type(self), **self.recipe), ()

    def analyze(self, text: str, published: Published = None) -> Document:
        """Read one article.

        Args:
            text: the article as it is; offsets of the result count its code points.
            published: the day it appeared, to resolve आज, बुधवार, पिछले हफ्ते …; a date or "YYYY-MM-DD", after which a
                time may stand.  Without it the day that the page tells of itself serves (in its dateline, say), if any.

        Raises:
            InputTypeError: ``text`` is not a ``str``, or ``published`` neither a date nor a string.
            InputError: ``published`` is no date, or the text is longer than ``max_chars``.
        """
        return self._finish(self._engine.page(*self._check(text, published)))

    __call__ = analyze

    def explain(self, text: str, published: Published = None) -> list[Decision]:
        """Which named rule made each token join, sentence end, date, name and quote, in text order."""
        trace = Trace(text)
        self._finish(self._engine.page(*self._check(text, published), trace), trace)
        return sorted(trace.decisions, key=lambda d: (d.start, d.end))

    def _check(self, text: object, published: object) -> tuple[str, dt.date | None]:
        if not isinstance(text, str):
            hint = "; decode bytes first, e.g. data.decode('utf-8')" if isinstance(text, bytes | bytearray) else ""
            raise InputTypeError(f"text must be str, not {type(text).__name__}{hint}")
        if len(text) > self._max_chars:
            raise InputError(f"text has {len(text):,} characters; max_chars is {self._max_chars:,}")
        return text, to_date(published)

    def _finish(self, page: Page, trace: Trace | None = None) -> Document:
        return finish(page, self._engine.name, trace)

    def pipe(self, texts: Iterable[Item], *, processes: int = 1) -> Iterator[Document]:
        """Read many articles, lazily and in order; an item is a text or a pair ``(text, published)``.

        Args:
            texts: the articles; may be endless.
            processes: how many processes share the work; each loads its own models.

        Raises:
            InputError, InputTypeError: an article cannot be read (as :meth:`analyze`), or ``processes`` is bad.
        """
        for result in self.try_pipe(texts, processes=processes):
            if isinstance(result, HindiNewsError):
                raise result
            yield result

    def try_pipe(
        self, texts: Iterable[Item | HindiNewsError], *, processes: int = 1
    ) -> Iterator[Document | HindiNewsError]:
        """As :meth:`pipe`, with an error in the place of each article that cannot be read: a bad one ends nothing.

        An error among the items (of a file that could not be read, say) is passed on in its place.

        Raises:
            InputError: ``processes`` is below 1.
            InputTypeError: ``texts`` is one text, or nothing that can be gone through; or ``processes`` is no whole number.
        """
        if isinstance(texts, str | bytes | bytearray) or not isinstance(texts, Iterable):
            hint = "; analyze(text) reads one" if isinstance(texts, str) else ""
            raise InputTypeError(f"texts must be many texts, not {type(texts).__name__}{hint}")
        if parallel.counted(processes) > 1:
            yield from parallel.try_pipe(self.recipe, texts, processes, parallel.whole)
            return
        source = iter(texts)
        while chunk := list(islice(source, self._engine.batch)):
            yield from self._batch(chunk)

    def _batch(self, items: Sequence[Item | HindiNewsError]) -> Iterator[Document | HindiNewsError]:
        checked: list[tuple[str, dt.date | None] | HindiNewsError] = []
        for item in items:
            try:
                if isinstance(item, HindiNewsError):
                    raise item
                if isinstance(item, tuple) and len(item) != 2:
                    raise InputTypeError(f"an item is a text or a pair (text, published), not {len(item)} values")
                checked.append(self._check(*item) if isinstance(item, tuple) else self._check(item, None))
            except HindiNewsError as error:
                checked.append(error)
        pages = self._engine.pages([c for c in checked if not isinstance(c, HindiNewsError)])
        for item in checked:
            if isinstance(item, HindiNewsError):
                yield item
                continue
            page = next(pages)
            try:
                yield self._finish(page)
            except (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError,
                    ValueError) as error:
                # A mistake of ours; it costs this article and not the corpus, and says where it is.
                yield _our_mistake(error)


def _our_mistake(error: Exception) -> HindiNewsError:
    at = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{at.filename.rsplit('hindi_news', 1)[-1].lstrip('/')}:{at.lineno}"
    found = HindiNewsError(f"a mistake of this library, please report it: {type(error).__name__}: {error} ({where})")
    found.__cause__ = error
    return found


def finish(page: Page, engine: str, trace: Trace | None = None) -> Document:
    """The document of a page: every stage after the engine's."""
    times = find_times(page, trace)
    names = find_names(page, times, trace)
    clusters = cluster_names(page, names)
    drafts = refine(page, names, find_quotes(page, names, trace), trace)
    clusters, quotes = resolve_speakers(page, clusters, drafts)
    own: Fields = {}
    for describe in DESCRIBERS:
        own.update(describe(page, clusters, times))
    own.update(speaking_capitals(page, clusters, quotes, own))
    return assemble(page, clusters, own, times, find_amounts(page, times), quotes, engine)


#: A day, and the time that tables and pages often write after it: 2025-09-03T10:00:00+05:30.
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9]{2}:[0-9]{2}[0-9:.,]*(?: ?(?:Z|[+-][0-9]{2}:?[0-9]{2}))?)?")


def to_date(value: object) -> dt.date | None:
    """A publication date from a date, a datetime, "YYYY-MM-DD" (a time may follow) or None.

    NaT and NaN, which pandas has for what is missing, are None too.  The day is the one that is written there,
    whatever the time zone.

    Raises:
        InputError: the string is no such date.
        InputTypeError: the value is of another type.
    """
    if value is None:
        return None
    if isinstance(value, dt.datetime | float) and value != value:
        return None  # NaT is a datetime that equals nothing, and NaN stands for a missing string
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        found = _DAY.fullmatch(value)
        try:
            return dt.date.fromisoformat(found[1] if found else "")
        except ValueError:
            raise InputError(f"published is {value!r}; expected YYYY-MM-DD") from None
    raise InputTypeError(f"published must be a date or 'YYYY-MM-DD', not {type(value).__name__}")


@cache
def _default() -> Analyzer:
    return Analyzer()


def analyze(text: str, published: Published = None) -> Document:
    """Read one article with the default engine; see :meth:`Analyzer.analyze`."""
    return _default().analyze(text, published)


def explain(text: str, published: Published = None) -> list[Decision]:
    """Which named rule decided what; see :meth:`Analyzer.explain`."""
    return _default().explain(text, published)
