"""What the rules for quotes look at: a page with its names, sentences and quotation marks, indexed by token."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from ..entities.belonging import known_body
from ..entities.vocabulary import common, heads
from ..page import GLUED, LINE, Name, Page, TokenSpan
from ..resolve.phrases import BENCHES, PERSON_KINDS, role_of, word_class
from ..resolve.pronouns import pronouns
from .cues import words_of
from .marks import ALL, Quoted, pair
from .owners import with_owners

#: Marks that only close, and tokens before one that nothing opened.
_CLOSES = frozenset("”»")
_UNOPENED = 120
#: Tokens in an unnamed source's noun phrase.
_LONGEST_PHRASE = 9
#: Tokens of an address.
_ADDRESS = 6
#: Names of one list of speakers, and tokens of a title in it.
_LISTED = 20
_LONGEST_TITLE = 8
FINAL = frozenset("।.?!|…") | {"...", "॥", "||"}
DASHES = frozenset("-–—")
#: Endings of futures, habituals and subjunctives.
_FINITE_ENDINGS = ("गा", "गे", "गी", "ता", "ते", "ती", "ेंगे", "एं", "ऊं", "ऊँ")


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
        self._closing = {q.close for q in self.quoted}
        self.kind_of_part = [""] * len(page.words)
        for part in page.parts:
            self.kind_of_part[part.first : part.stop] = [part.kind] * (part.stop - part.first)
        self._lines = [i for i, gap in enumerate(page.words.gap) if i == 0 or gap >= LINE]
        self._labels: Counter[tuple[str, ...]] | None = None
        self._named: Counter[str] | None = None

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

    def closed_later(self, first: int) -> int | None:
        """A closing mark that nothing opened, after token ``first`` in its paragraph and before any other mark."""
        for i in range(first, min(self.line_stop(first), first + _UNOPENED)):
            if self.norm[i] in ALL:
                return i if self.norm[i] in _CLOSES and i not in self._closing else None
        return None

    def trimmed(self, first: int, stop: int) -> TokenSpan | None:
        """``[first, stop)`` without final marks at its end, commas, colons and dashes at either; None if nothing is left."""
        outer = FINAL | {",", ":", ";"} | DASHES
        while stop > first and (self.norm[stop - 1] in outer or self.lone_mark(first, stop)):
            stop -= 1
        while first < stop and self.norm[first] in outer:
            first += 1
        return TokenSpan(first, stop) if first < stop else None

    def lone_mark(self, first: int, stop: int) -> bool:
        """Whether the last token is a quotation mark whose partner lies outside."""
        return self.norm[stop - 1] in ALL and not any(q.close == stop - 1 for q in self.quoted_from(first, stop))

    def word_count(self, first: int, stop: int) -> int:
        """Tokens with a letter or digit."""
        return sum(n[0].isalnum() for n in self.norm[first:stop])

    def only_edges(self, first: int, stop: int) -> bool:
        """Whether ``[first, stop)`` holds nothing but punctuation and words that join sentences (वहीं, हालांकि)."""
        joining = words_of("edge") | words_of("and")
        return all(k in joining or not k[0].isalnum() for k in self.keys[first:stop])

    def line_stop(self, token: int) -> int:
        """The token after the line that holds a token."""
        at = bisect_right(self._lines, token)
        return self._lines[at] if at < len(self._lines) else len(self.keys)

    def line_first(self, token: int) -> int:
        """The first token of the line that holds a token."""
        return self._lines[bisect_right(self._lines, token) - 1]

    def times_named(self, name: Name) -> int:
        """How many names of the article share a word with this one."""
        if self._named is None:
            self._named = Counter(k for n in self.names for k in set(self.keys[n.first : n.stop]))
        return max(self._named[k] for k in self.keys[name.first : name.stop])

    def is_part_of_name(self, token: int) -> bool:
        """Whether a word is the first or last of a person's name elsewhere in the article."""
        return self.keys[token] in self._of_persons

    @cached_property
    def _of_persons(self) -> frozenset[str]:
        persons = [n for n in self.names if n.type == "person" and n.stop - n.first > 1]
        return frozenset(self.keys[i] for n in persons for i in (n.first, n.stop - 1) if len(self.keys[i]) > 2)

    @cached_property
    def first_person(self) -> int:
        """Where the first person is named; the number of tokens, if none is."""
        return next((n.first for n in self.names if n.type == "person"), len(self.keys))

    def takes_turns(self, label: TokenSpan) -> bool:
        """Whether two paragraphs or more begin with these words and a colon, as the turns of an interview do."""
        if self._labels is None:
            self._labels = Counter()
            for first in self._lines:
                colon = next((i for i in range(first + 1, min(first + 8, len(self.keys))) if self.norm[i] == ":"), None)
                if colon is not None:
                    self._labels[self.keys[first:colon]] += 1
        return self._labels[self.keys[label.first : label.stop]] > 1

    # -- noun phrases ------------------------------------------------------------------------------------------------
    def phrase_before(self, end: int, least: int) -> TokenSpan | None:
        """The noun phrase that ends right before token ``end`` (a case marker): a name, a pronoun, or a source without one.

        A person's name stands without title; of names joined by और the first is taken.
        """
        while end > least and self.keys[end - 1] in words_of("honorific"):
            end -= 1
        if end > least and self.norm[end - 1] == ")":
            end = self._before_bracket(end - 1, least)
        and_others = end - 1 > least and self.keys[end - 1] in words_of("and_others")
        if and_others:
            end -= 1
        if end <= least:
            return None
        if self.norm[end - 1] in ALL:
            return self._marked_name(end - 1, least)
        if self.norm[end - 1] == ",":
            return self._before_relative(end - 1, least)
        name = self._resident(end, least) or self.name_at(end - 1)
        if name is not None and name.stop < end:
            return TokenSpan(*self._first_listed(name, least)[:2])
        whole = name is not None and name.stop in (end, end + and_others)
        if name is not None and name.first >= least and whole and name.type not in ("group", "treaty"):
            first_named = self._first_listed(name, least, enough=2 - and_others)
            return TokenSpan(first_named.first, min(first_named.stop, end))
        if self.keys[end - 1] in pronouns():
            return TokenSpan(end - 1, end)
        first = self.phrase_start(end, least)
        while first < end and (self.keys[first] in ("का", "के", "की") or not self.keys[first][0].isalnum()):
            first += 1
        if first >= end:
            return None
        phrase = TokenSpan(first, end)
        if end - first == 1 and self._is_paper(first) and first > least and self.norm[first - 1] in ALL:
            return self._marked_name(first - 1, least) or phrase  # ‘हिमालय’ अखबार के
        return self._first_before(phrase, least) or with_owners(self, self._first_of_people(phrase, least), least)

    def _first_of_people(self, last: TokenSpan, least: int) -> TokenSpan:
        """Of छात्रों और अभिभावकों, of सूत्रों और आंकड़ों: the first."""
        text = self.keys[last.stop - 1] in words_of("documents")
        if not (self._people(last.stop - 1) or text) or last.first - 2 < least:
            return last
        if self.keys[last.first - 1] not in ("और", "तथा", "एवं", "व") or not self._people(last.first - 2):
            return last
        end = last.first - 1
        return TokenSpan(self.phrase_start(end, least), end)

    def _people(self, token: int) -> bool:
        role = role_of(self.keys[token])
        return role is not None and role.kind in {"job", "people"} and self.name_at(token) is None

    def _marked_name(self, close: int, least: int) -> TokenSpan | None:
        """‘हिमालय टाइम्स’ ने: the few words inside the marks that end here."""
        for q in self.quoted_from(max(least, close - _LONGEST_PHRASE), close):
            if q.close == close:
                return TokenSpan(q.first, q.stop)
        return None

    def _is_paper(self, token: int) -> bool:
        role = role_of(self.keys[token])
        return role is not None and role.kind == "outfit" and self.name_at(token) is None

    def _before_bracket(self, close: int, least: int) -> int:
        for i in range(close, max(least, close - 12), -1):
            if self.norm[i] == "(":
                return i
        return close

    def _before_relative(self, comma: int, least: int) -> TokenSpan | None:
        """X, जो …, ने: the name before the clause."""
        for i in range(comma - 1, max(least, comma - 30), -1):
            opens = self.norm[i] == "," or self.keys[i] in words_of("relative")
            if opens and (name := self.name_at(i - 1)) is not None:
                return TokenSpan(name.first, name.stop)
        return None

    def _resident(self, end: int, least: int) -> Name | None:
        """राम लाल पुत्र श्याम लाल निवासी रामपुर ने: who lives there."""
        at = next((i for i in range(end - 2, max(least, end - _ADDRESS), -1) if self.keys[i] == "निवासी"), None)
        name = None if at is None else self.name_at(at - 1)
        if at is None or name is None or name.stop != at or name.type != "person" or name.first < least:
            return None
        if not words_of("postposition").isdisjoint(self.keys[at + 1 : end]):
            return None
        child = self.name_at(name.first - 2) if self.keys[name.first - 1] in ("पुत्र", "पुत्री", "पत्नी") else None
        return name if child is None or child.type != "person" or child.first < least else child

    def _first_listed(self, name: Name, least: int, enough: int = 2) -> Name:
        """Of X और Y, or X, Y और Z, or महामंत्री X, कोषाध्यक्ष Y, Z: the first.

        A comma alone ends a clause as well, so it makes a list only between more than ``enough`` names.
        """
        listed, joined = [name], False
        while len(listed) < _LISTED:
            at = self._joint_before(listed[-1].first, least)
            before = None if at is None else self.name_at(at - 1)
            if at is None or before is None or before.stop != at or before.type in ("group", "treaty"):
                break
            titled = at + 1 < listed[-1].first
            if before.first < least or (titled and {before.type, listed[-1].type} != {"person"}):
                break
            if self.norm[at] != ",":
                joined = joined or len(listed) == 1
            listed.append(before)
        if joined or (len(listed) > enough and listed[-1].type == name.type == "person"):
            return listed[-1]
        return name

    def _joint_before(self, first: int, least: int) -> int | None:
        """The और or comma before a name, or before the title that it bears."""
        joints = ("और", "तथा", "एवं", "व", ",")
        if first - 2 >= least and self.keys[first - 1] in joints:
            return first - 1
        role = role_of(self.keys[first - 1]) if first - 3 >= least else None
        if role is None or role.kind not in PERSON_KINDS:
            return None
        for i in range(first - 2, max(least + 1, first - _LONGEST_TITLE), -1):
            key = self.keys[i]
            if key in joints:
                # A और B के अध्यक्ष X: one title
                one_title = self.norm[i] != "," and not {"का", "के", "की"}.isdisjoint(self.keys[i + 1 : first])
                return None if one_title else i
            if not key[0].isalnum() or key in words_of("edge") or key in words_of("postposition") - {"का", "के", "की"}:
                return None
        return None

    def _first_before(self, phrase: TokenSpan, least: int) -> TokenSpan | None:
        """The name that a phrase without one goes on from: महासंघ और कामगारों ने, A, B, गोपीनाथ ने."""
        at = phrase.first - 1
        before = self.name_at(at - 1) if at - 1 >= least else None
        if before is None or before.stop != at or before.first < least:
            return None
        if self.keys[at] in ("और", "तथा", "एवं", "व"):
            joins = before.type in ("person", "organization") and {"का", "के", "की"}.isdisjoint(self.keys[slice(*phrase)])
            return TokenSpan(*self._first_listed(before, least)[:2]) if joins else None
        if self.norm[at] == "," and role_of(self.keys[phrase.stop - 1]) is None and self.is_unusual(phrase):
            first = self._first_listed(before._replace(type="person"), least, enough=1)
            return TokenSpan(first.first, first.stop) if first.first < before.first else None
        return None

    def phrase_start(self, end: int, least: int) -> int:
        """The first token of the noun phrase without a name that ends right before token ``end``."""
        first = end - 1
        edges, determiners = words_of("edge"), words_of("determiner")
        known, relative = pronouns(), words_of("relative")
        ends_phrase = {"VERB", "AUX", "CCONJ", "SCONJ", "PUNCT"}
        while first > max(least, end - _LONGEST_PHRASE):
            key = self.keys[first - 1]
            kind = word_class(key)
            if kind == "ka":
                owner = self.name_at(first - 2) if first - 2 >= least else None
                role = role_of(self.keys[first - 2]) if first - 2 >= least else None
                if owner is None and role is None:
                    break
                if owner is not None:
                    bench = self.keys[end - 1] in BENCHES  # A और B की पीठ
                    first = self._first_listed(owner, least).first if bench else owner.first
                    break
                first -= 2
                continue
            if key in determiners:
                first -= 1
                if key in ("इस", "उस", "इन", "उन", "एक", "यह"):
                    break
                continue
            if key == "-" and first - 2 >= least and self.words.gap[first - 1] == self.words.gap[first] == GLUED:
                first -= 2  # अलग-अलग लोगों, उप-प्रधानमंत्री
                continue
            if not key[0].isalnum() or key in edges or kind in ("ne", "ko", "at", "and", "verb", "passive", "link"):
                break
            if (key in known and known[key].case != "owner") or key in relative or key == self.keys[end - 1]:
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

    def is_source(self, span: TokenSpan) -> bool:
        """Whether a phrase is a person or body by name, a person's role, or a body that speaks (पुलिस, मौसम विभाग)."""
        last = span.stop - 1
        name = self.name_at(last)
        if name is not None:
            return name.stop == span.stop and name.type in ("person", "organization")
        role = role_of(self.keys[last])
        return role is not None and role.kind in {*PERSON_KINDS, "people", "mass", "body"}

    def is_outlet(self, span: TokenSpan) -> bool:
        """Whether a phrase is the name of a paper, an agency or a channel."""
        name = self.name_at(span.stop - 1)
        if name is None or name.stop != span.stop or name.type != "organization":
            return False
        known = known_body(self.page, name) or heads().get(self.keys[name.stop - 1 : name.stop])
        return known is not None and known.kind in ("media", "news agency")

    def is_actor(self, span: TokenSpan) -> bool:
        """Whether a phrase is a source, or a country or capital by name."""
        name = self.name_at(span.stop - 1)
        return self.is_source(span) or (name is not None and name.stop == span.stop and name.type == "place")

    def is_person(self, span: TokenSpan) -> bool:
        """Whether a phrase is a person by name or role."""
        name = self.name_at(span.stop - 1)
        if name is not None:
            return name.stop == span.stop and name.type == "person"
        role = role_of(self.keys[span.stop - 1])
        return role is not None and role.kind in PERSON_KINDS

    def is_unusual(self, span: TokenSpan) -> bool:
        """Whether a phrase of one or two words has none that is usual in news, as the name of an outlet may (द हिल)."""
        return span.stop - span.first <= 2 and all(
            k[0].isalpha() and k not in common() and word_class(k) is None and k not in words_of("not_source")
            for k in self.keys[span.first : span.stop]
        )

    def has_verb(self, first: int, stop: int) -> bool:
        """Whether a finite verb stands anywhere in ``[first, stop)``."""
        return any(k in words_of("finite") or k.endswith(_FINITE_ENDINGS[:3]) for k in self.keys[first:stop])

    def finite(self, first: int, stop: int) -> bool:
        """Whether ``[first, stop)`` ends in a finite verb, final marks aside."""
        while stop > first and not self.keys[stop - 1][0].isalnum():
            stop -= 1
        if stop - first < 2:
            return False
        key = self.keys[stop - 1]
        return key in words_of("finite") or key.endswith(_FINITE_ENDINGS)
