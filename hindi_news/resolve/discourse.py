"""What a reader has in mind at a point of the article: who was spoken of, how lately, and in what part.

:class:`Discourse` is filled from left to right.  It remembers the last :data:`REMEMBERED` referents only, so that a
pronoun costs the same in an endless article as in a short one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from ..entities.gazetteer import capital_names, country_names
from ..page import Cluster, Page, QuoteDraft, Words
from .phrases import HONORIFICS, role_of, word_class

#: Referents that are weighed for a pronoun or a description.
REMEMBERED = 16
#: Types of clusters that can speak.
CAN_SPEAK = frozenset(("person", "organization", "place", "unnamed"))

_CLOSERS = frozenset("'\"’”»)")
_CASES = {"ne": "subject", "ko": "object", "at": "oblique"}


class Title(NamedTuple):
    """A role beside a name: the lemma, the words that modify it, and the clusters named among these."""

    lemma: str
    modifiers: frozenset[str]
    owners: frozenset[int]


class Sighting(NamedTuple):
    """A mention as the discourse sees it.

    ``case`` is what :func:`case_after` says; ``initial``: its phrase begins the sentence; ``quoted``: inside a quote.
    """

    first: int
    stop: int
    sentence: int
    case: str
    initial: bool
    quoted: bool
    form: str


@dataclass(slots=True)
class Referent:
    """Something that can be meant: a cluster with what is known of it so far.

    ``index`` is that of the cluster; it is negative as long as the referent is an unnamed person who is no source.
    ``voice``: whether a pronoun may give it words; a town has none unless it acts.  ``newcomer``: a person without a name
    who was brought in (एक महिला) and has done nothing yet.  ``thing``: a text, which is no उन्होंने.
    """

    index: int
    type: str
    gender: str | None = None
    number: str = "sing"
    voice: bool = True
    newcomer: bool = False
    thing: bool = False
    titles: list[Title] = field(default_factory=list)
    last: Sighting | None = None
    count: int = 0


def case_after(words: Words, stop: int) -> str:
    """The grammatical role that the words after a mention give it.

    subject (ने, का कहना, के अनुसार), object (को), owner (का), oblique (में, से …), inside (a role noun follows: कांग्रेस
    अध्यक्ष), listed (और, comma), or bare.
    """
    keys, count = words.key, len(words)
    i = stop
    while i < count and (keys[i] in _CLOSERS or word_class(keys[i]) in HONORIFICS):
        i += 1
    if i < count and keys[i] == "(":
        close = next((j for j in range(i + 1, min(i + 8, count)) if keys[j] == ")"), None)
        i = i if close is None else close + 1
    i += 2 * (keys[i : i + 1] == ("उर्फ",))  # जितेंद्र उर्फ जीतू से
    if i >= count:
        return "bare"
    follows = word_class(keys[i])
    if follows == "ka":
        return "subject" if i + 1 < count and word_class(keys[i + 1]) == "cue" else "owner"
    if keys[i] == "," or follows == "and":
        return "listed"
    if follows in _CASES:
        return _CASES[follows]
    return "inside" if role_of(keys[i]) is not None else "bare"


def governs(page: Page, cluster: Cluster) -> bool:
    """Whether a place is a country or a capital, whose government speaks."""
    phrases = [page.words.key[m.first : m.stop] for m in cluster.mentions]
    return any(country_names().get(p) or capital_names().get(p) for p in phrases)


class Discourse:
    """The referents sighted so far, the last first."""

    __slots__ = ("_order", "lead", "referents", "speakers", "subject")

    def __init__(self) -> None:
        self.referents: dict[int, Referent] = {}
        self._order: dict[int, None] = {}  # used as an ordered set; the last sighted is at the end
        self.speakers: list[int] = []  # of the quotes so far, without repeats in a row
        self.subject: int | None = None
        self.lead: int | None = None

    def sight(self, referent: Referent, sighting: Sighting) -> None:
        """Note a mention; sightings come in text order."""
        i = referent.index
        self.referents[i] = referent
        self._order.pop(i, None)
        self._order[i] = None
        if len(self._order) > 4 * REMEMBERED:
            del self._order[next(iter(self._order))]
        referent.last = sighting
        referent.count += 1
        if self.lead is None and referent.type == "person":
            self.lead = i
        if sighting.case == "subject" and not sighting.quoted:
            self.subject = i

    def rename(self, index: int, new: int) -> Referent:
        """Give a referent another index; it keeps its place."""
        referent = self.referents.pop(index)
        self.referents[new] = referent
        self._order = {new if i == index else i: None for i in self._order}
        self.subject = new if self.subject == index else self.subject
        referent.index = new
        return referent

    def spoke(self, index: int) -> None:
        """Note the speaker of a quote."""
        if not self.speakers or self.speakers[-1] != index:
            self.speakers.append(index)

    def recent(self) -> Iterator[Referent]:
        """The remembered referents, last sighted first."""
        for n, i in enumerate(reversed(self._order)):
            if n == REMEMBERED:
                return
            yield self.referents[i]


def depths(count: int, drafts: Sequence[QuoteDraft]) -> list[int]:
    """In how many quotes each token stands."""
    steps = [0] * (count + 1)
    for d in drafts:
        steps[d.first] += 1
        steps[d.stop] -= 1
    return list(accumulate(steps))
