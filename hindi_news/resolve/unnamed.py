"""Sources without a name (पुलिस, अधिकारियों, एक प्रत्यक्षदर्शी): one cluster per source that the article means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..page import Cluster, Fields, Name, Page, TimeMention, TokenSpan
from .phrases import Phrase, read_phrase

#: Sources with one head noun that are compared; older ones are taken as forgotten.
REMEMBERED = 8


@dataclass(slots=True)
class _Source:
    index: int
    key: tuple[str, ...]
    phrase: Phrase
    mentions: list[Name] = field(default_factory=list)


class UnnamedSources:
    """Collects unnamed sources in text order; indices go on from ``first_index``."""

    __slots__ = ("_all", "_by_lemma", "_first", "_page")

    def __init__(self, page: Page, first_index: int) -> None:
        self._page = page
        self._first = first_index
        self._all: list[_Source] = []
        self._by_lemma: dict[str, list[_Source]] = {}

    def add(self, span: TokenSpan, phrase: Phrase) -> int:
        """The index of the source that a phrase means: an earlier one, or a new one."""
        key = self._page.words.key[span.first : span.stop]
        known = self._by_lemma.setdefault(phrase.lemma, [])
        source = next((s for s in reversed(known[-REMEMBERED:]) if _same(s, key, phrase)), None)
        if source is None:
            source = _Source(self._first + len(self._all), key, phrase)
            self._all.append(source)
            known.append(source)
        source.mentions.append(Name(span.first, span.stop, "unnamed", 1.0, "unnamed source", form="description"))
        return source.index

    def mention(self, index: int, name: Name) -> None:
        """Add a pronoun that stands for an unnamed source."""
        self._all[index - self._first].mentions.append(name)

    def clusters(self) -> tuple[Cluster, ...]:
        """The sources as clusters, named by their longest phrase."""
        out = []
        for source in self._all:
            phrases = [m for m in source.mentions if m.form == "description"]
            fullest = max(phrases, key=lambda m: m.stop - m.first)
            mentions = tuple(sorted(set(source.mentions)))
            out.append(Cluster("unnamed", self._page.words.phrase(fullest.first, fullest.stop), mentions))
        return tuple(out)


def _same(source: _Source, key: tuple[str, ...], phrase: Phrase) -> bool:
    """The same words, or a definite or bare phrase that says no more than the earlier one (… अधिकारी: अधिकारी)."""
    if source.key == key:
        return True
    if phrase.indefinite or source.phrase.number != phrase.number:
        return False
    return phrase.modifiers <= source.phrase.modifiers


def describe(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """``number`` ("sing" or "plur") and ``role`` (the lemma of the head noun) of every unnamed source."""
    out: Fields = {}
    for i, cluster in enumerate(clusters):
        if cluster.type != "unnamed":
            continue
        phrases = [m for m in cluster.mentions if m.form == "description"]
        fullest = max(phrases, key=lambda m: m.stop - m.first)
        phrase = read_phrase(page.words, fullest.first, fullest.stop)
        out[i] = {"number": phrase.number, "role": phrase.lemma}
    return out
