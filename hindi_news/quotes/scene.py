"""What the rules for quotes look at: a page with its names, sentences and quotation marks, indexed by token."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..page import Name, Page, TokenSpan
from ..resolve.phrases import role_of, word_class
from ..resolve.pronouns import pronouns
from .cues import words_of
from .marks import ALL, Quoted, pair

#: Tokens in an unnamed source's noun phrase.
_LONGEST_PHRASE = 9
FINAL = frozenset("।.?!|…") | {"...", "॥", "||"}
DASHES = frozenset("-–—")


class Scene:
    """An article as the rules for quotes read it."""

    def __init__(self, page: Page, names: Sequence[Name]) -> None:
        self.page, self.words, self.keys, self.upos = page, page.words, page.words.key, page.tags.upos
        self.norm = page.words.norm
        self.names = names
        self._starts = [n.first for n in names]
        self.sentences = page.sentences
        self._sentence_starts = [s.first for s in page.sentences]
        self.quoted: list[Quoted] = pair(page.words, page.parts)
        self._quoted_starts = [q.open for q in self.quoted]
        self.kind_of_part = [""] * len(page.words)
        for part in page.parts:
            self.kind_of_part[part.first : part.stop] = [part.kind] * (part.stop - part.first)

    # -- looking around ----------------------------------------------------------------------------------------------
    def sentence(self, token: int) -> TokenSpan:
        """The sentence around a token."""
        return self.sentences[bisect_right(self._sentence_starts, token) - 1]

    def sentence_number(self, token: int) -> int:
        """Its index."""
        return bisect_right(self._sentence_starts, token) - 1

    def name_at(self, token: int) -> Name | None:
        """The name that covers a token."""
        at = bisect_right(self._starts, token) - 1
        return self.names[at] if at >= 0 and self.names[at].stop > token else None

    def quoted_from(self, first: int, stop: int) -> list[Quoted]:
        """Quoted stretches whose opening mark lies in ``[first, stop)``."""
        a, b = bisect_right(self._quoted_starts, first - 1), bisect_right(self._quoted_starts, stop - 1)
        return self.quoted[a:b]

    def around(self, token: int) -> Quoted | None:
        """The innermost quoted stretch around a token that opens within a hundred tokens before it."""
        at = bisect_right(self._quoted_starts, token) - 1
        for q in reversed(self.quoted[max(0, at - 8) : at + 1]):
            if q.first <= token < q.stop:
                return q
        return None

    def trimmed(self, first: int, stop: int) -> TokenSpan | None:
        """``[first, stop)`` without final marks at its end, commas, colons and dashes at either; None if nothing is left."""
        outer = FINAL | {",", ":", ";"} | DASHES
        while stop > first and (self.norm[stop - 1] in outer or self._lone_mark(first, stop)):
            stop -= 1
        while first < stop and self.norm[first] in outer:
            first += 1
        return TokenSpan(first, stop) if first < stop else None

    def _lone_mark(self, first: int, stop: int) -> bool:
        """Whether the last token is a quotation mark whose partner lies outside."""
        return self.norm[stop - 1] in ALL and not any(q.close == stop - 1 for q in self.quoted_from(first, stop))

    def word_count(self, first: int, stop: int) -> int:
        """Tokens with a letter or digit."""
        return sum(n[0].isalnum() for n in self.norm[first:stop])

    def only_edges(self, first: int, stop: int) -> bool:
        """Whether ``[first, stop)`` holds nothing but punctuation and words that join sentences (वहीं, हालांकि)."""
        joining = words_of("edge") | words_of("and")
        return all(k in joining or not k[0].isalnum() for k in self.keys[first:stop])

    # -- noun phrases ------------------------------------------------------------------------------------------------
    def phrase_before(self, end: int, least: int) -> TokenSpan | None:
        """The noun phrase that ends right before token ``end`` (a case marker): a name, a pronoun, or a source without one.

        A person's name stands without title; of names joined by और the first is taken.
        """
        while end > least and self.keys[end - 1] in words_of("honorific"):
            end -= 1
        if end > least and self.norm[end - 1] == ")":
            end = self._before_bracket(end - 1, least)
        if end <= least:
            return None
        if self.norm[end - 1] == ",":
            return self._before_relative(end - 1, least)
        name = self.name_at(end - 1)
        if name is not None and name.first >= least and name.stop == end and name.type not in ("group", "treaty"):
            return self._first_joined(name, least)
        if self.keys[end - 1] in pronouns():
            return TokenSpan(end - 1, end)
        first = self._phrase_start(end, least)
        while first < end and (self.keys[first] in ("का", "के", "की") or not self.keys[first][0].isalnum()):
            first += 1
        return TokenSpan(first, end) if first < end else None

    def _before_bracket(self, close: int, least: int) -> int:
        for i in range(close, max(least, close - 12), -1):
            if self.norm[i] == "(":
                return i
        return close

    def _before_relative(self, comma: int, least: int) -> TokenSpan | None:
        """X, जो …, ने: the name before the clause."""
        for i in range(comma - 1, max(least, comma - 30), -1):
            if self.norm[i] == "," and (name := self.name_at(i - 1)) is not None:
                return TokenSpan(name.first, name.stop)
        return None

    def _first_joined(self, name: Name, least: int) -> TokenSpan:
        """Of X और Y, or X, Y और Z: the first."""
        first = name
        while first.first - 2 >= least and self.keys[first.first - 1] in ("और", "तथा", "एवं", "व", ","):
            before = self.name_at(first.first - 2)
            if before is None or before.stop != first.first - 1 or before.type in ("group", "treaty"):
                break
            if self.keys[first.first - 1] == "," and first is name:
                break  # a comma alone ends a clause as well
            first = before
        return TokenSpan(first.first, first.stop)

    def _phrase_start(self, end: int, least: int) -> int:
        first = end - 1
        edges, determiners = words_of("edge"), words_of("determiner")
        ends_phrase = {"VERB", "AUX", "CCONJ", "SCONJ", "PUNCT"}
        while first > max(least, end - _LONGEST_PHRASE):
            key = self.keys[first - 1]
            kind = word_class(key)
            if kind == "ka":
                owner = self.name_at(first - 2) if first - 2 >= least else None
                role = role_of(self.keys[first - 2]) if first - 2 >= least else None
                if owner is None and role is None:
                    break
                first = owner.first if owner is not None else first - 2
                if owner is not None:
                    break
                continue
            if key in determiners:
                first -= 1
                if key in ("इस", "उस", "इन", "उन", "एक", "यह"):
                    break
                continue
            if not key[0].isalnum() or key in edges or kind in ("ne", "ko", "at", "and", "verb", "passive", "link"):
                break
            if self.upos and self.upos[first - 1] in ends_phrase:
                break
            name = self.name_at(first - 1)
            first = name.first if name is not None else first - 1
        return max(first, least)

    def can_speak(self, span: TokenSpan) -> bool:
        """Whether a phrase is a name, a pronoun, or ends in a noun for people or bodies or what they publish."""
        last = span.stop - 1
        name = self.name_at(last)
        if name is not None:
            return name.type != "treaty"
        return (
            self.keys[last] in pronouns()
            or role_of(self.keys[last]) is not None
            or self.keys[last] in words_of("documents")
        )
