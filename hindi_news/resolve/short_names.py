"""Sources of one word that are a part of one name of the article, and no name to any finder: नरगिस ने, रुचि ने, रेलवे ने."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import Cluster, Page, TokenSpan
from ..text.letters import spelled
from ..text.sounds import fold
from .phrases import PERSON_KINDS, Phrase

#: Mentions of one thing that are read for its full name.
_READ = 8


class ShortNames:
    """The words that begin or end the full name of one person, and those that end the name of one organisation."""

    __slots__ = ("_last", "_of", "_page")

    def __init__(self, page: Page, clusters: Sequence[Cluster]) -> None:
        self._page = page
        self._of: dict[str, set[int]] = {}
        self._last: dict[str, set[int]] = {}  # of people
        for i, cluster in enumerate(clusters):
            for m in cluster.mentions[:_READ]:
                if m.form == "name" and m.stop - m.first > 1:
                    words = page.words.key[m.first : m.stop]
                    ends = {"person": (words[0], words[-1]), "organization": words[-1:]}.get(cluster.type, ())
                    if cluster.type == "person":
                        self._last.setdefault(fold(words[-1]), set()).add(i)
                    for word in ends:
                        if len(spelled(word)) != 1:  # an initial
                            self._of.setdefault(fold(word), set()).add(i)

    def find(self, span: TokenSpan, phrase: Phrase) -> int | None:
        """The cluster of the only name that a source of one word is a part of."""
        if span.stop - span.first != 1 or phrase.kind not in (None, *PERSON_KINDS) or phrase.number == "plur":
            return None
        if phrase.kind is not None:  # स्वामी कहते हैं, after सुनील स्वामी
            found = self._last.get(fold(self._page.words.key[span.first]), ())
            return next(iter(found)) if len(found) == 1 else None
        found = self._of.get(fold(self._page.words.key[span.first]), ())
        return next(iter(found)) if len(found) == 1 else None
