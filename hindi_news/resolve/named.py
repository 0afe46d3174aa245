"""The names of an article in text order: which one a source holds, who is named in a stretch and who next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..page import Cluster, TokenSpan, Words
from .discourse import CAN_SPEAK
from .phrases import AFTER_NAME, BENCHES, HONORIFICS, PERSON_KINDS, read_phrase, role_of, word_class

#: Words of a title between और and a name.
_TITLE = 2


class NamesInOrder:
    """Mentions as ``(first, stop, index of the cluster)``, sought by position."""

    __slots__ = ("_clusters", "_longest", "_starts", "_words", "spans")

    def __init__(self, words: Words, clusters: Sequence[Cluster]) -> None:
        self._words, self._clusters = words, clusters
        self.spans = sorted((m.first, m.stop, i) for i, c in enumerate(clusters) for m in c.mentions)
        self._starts = [n[0] for n in self.spans]
        self._longest = max((stop - first for first, stop, _ in self.spans), default=0)

    def at(self, token: int) -> int | None:
        """The cluster of the name over a token."""
        at = bisect_left(self._starts, token + 1) - 1
        return self.spans[at][2] if at >= 0 and self.spans[at][1] > token else None

    def since(self, first: int) -> Iterator[tuple[int, int, int]]:
        """The names that begin at a token or later."""
        for at in range(bisect_left(self._starts, first), len(self.spans)):
            yield self.spans[at]

    def persons(self, first: int, stop: int) -> set[int]:
        """The people named between two tokens."""
        out: set[int] = set()
        for begin, _, i in self.since(first):
            if begin >= stop:
                break
            if self._clusters[i].type == "person":
                out.add(i)
        return out

    def of_source(self, span: TokenSpan) -> int | None:
        """The name that a source ends in; of joint sources (X और Y) the first."""
        keys = self._words.key
        inside = []
        for name in self.since(span.first - self._longest + 1):
            if name[0] >= span.stop:
                break
            if name[1] > span.first:
                inside.append(name)
        if not inside or keys[span.stop - 1] in BENCHES:
            return None  # जस्टिस X और जस्टिस Y की पीठ
        for first, stop, i in inside:
            if keys[stop : stop + 1] in (("(",), (")",)) and ")" in keys[stop : span.stop - 1]:
                stop = keys.index(")", stop) + 1  # महासंघ (मास) के एक अधिकारी
            rest = [k for k in keys[stop : span.stop] if word_class(k) not in AFTER_NAME]
            if not rest or not rest[0][0].isalnum() or word_class(rest[0]) == "and":
                return self.joint(first, i)
        # A name with words after it that mean no other source (नाटो शिखर सम्मेलन).
        if role_of(keys[read_phrase(self._words, *span).head]) is None:
            for _, stop, i in inside:
                if self._clusters[i].type in CAN_SPEAK and keys[stop] not in ("का", "के", "की"):
                    return i
        return None

    def joint(self, first: int, index: int) -> int:
        """The first of joint sources (A और B ने कहा), of which a source may hold the last alone."""
        at = bisect_left(self._starts, first)
        while at > 0 and (link := self._link(first)) is not None and self.spans[at - 1][1] == link:
            if link < first - 1 and self._clusters[self.spans[at - 1][2]].type != "person":
                break  # नेपाल और राष्ट्रपति X
            at -= 1
            first, _, index = self.spans[at]
        return index

    def _link(self, first: int) -> int | None:
        """The और before a name and the title beside it (और डीजीपी X)."""
        keys = self._words.key
        for i in range(first - 1, max(0, first - _TITLE - 2), -1):
            if word_class(keys[i]) == "and":
                return i
            role = role_of(keys[i])
            if word_class(keys[i]) not in HONORIFICS and (role is None or role.kind not in PERSON_KINDS):
                return None
        return None
