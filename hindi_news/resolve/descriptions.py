"""Which named thing a description stands for: राष्ट्रपति, उत्तर कोरियाई नेता, इस अमेरिकी संस्थान, आयोग, रिपोर्ट."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Sequence
from functools import cached_property
from itertools import takewhile

from ..entities.belonging import known_body
from ..page import Cluster, Page, TokenSpan
from ..text.normalize import matching_key
from .discourse import Discourse, Referent, Title
from .documents import issuing
from .phrases import BODY_KINDS, PERSON_KINDS, Phrase, read_phrase, role_of
from .titles import joined_modifier, phrase_start, titles_of

#: Titles that नेता may stand for, and the other way round: it says less than any of them.
_GENERAL = frozenset(("नेता",))
#: Roles of many in one article, whom what modifies them tells apart: a पुलिस अधिकारी is no चुनाव अधिकारी.
_MANY = frozenset(("अधिकारी", "प्रवक्ता", "सचिव", "नेता"))
#: What writes: the article may go through several of them.
_WRITERS = frozenset(("अखबार", "पत्रिका"))
#: What a business is called alone.
_COMPANIES = frozenset(("कंपनी",))
#: Courts without a name, and tokens back to one.
_LOWER, _LAST_COURT = frozenset(map(matching_key, ("निचली", "विशेष", "स्थानीय", "ट्रायल", "सत्र", "जिला"))), 40
#: What a political party is called alone.
_PARTY = "पार्टी"
#: The high court of an article is its court.
_HIGH_COURT, _COURT = "हाईकोर्ट", "अदालत"
#: Around an office that the speaker holds: बतौर राजदूत, मंत्री के रूप में, मंत्री के नाते.
_AS, _IN_THE_ROLE = frozenset(("बतौर",)), frozenset((("रूप",), ("नाते",), ("तौर",)))
#: Namesakes of a role that are compared when none was sighted lately.
COMPARED = 8
#: People that are weighed when a title was never given.
PEOPLE = 50
#: Roles that are kept of one referent.
TITLES = 12
#: Tokens from who issues a report to it.
_ISSUED = 20


class Descriptions:
    """Finds the referent of descriptions in one article; built once, it indexes roles and type words."""

    def __init__(self, page: Page, clusters: Sequence[Cluster], referents: Sequence[Referent],
                 cluster_at: Callable[[int], int | None], signed: Container[int] = ()) -> None:
        self._page = page
        self._clusters = clusters
        self._referents = referents
        self._cluster_at = cluster_at
        self._signed = signed  # those who are named in bylines, captions and the like alone

    @cached_property
    def _titled(self) -> dict[str, list[int]]:
        """People and organisations by the lemmas of the roles beside their names."""
        out: dict[str, list[int]] = {}
        for i, cluster in enumerate(self._clusters):
            if cluster.type in ("person", "organization") and i not in self._signed:
                referent = self._referents[i]
                referent.titles = titles_of(self._page.words, cluster, self._cluster_at)
                for lemma in {t.lemma for t in referent.titles}:
                    out.setdefault(lemma, []).append(i)
        return out

    @cached_property
    def _bodies(self) -> dict[str, list[int]]:
        """Organisations by the type words within their names."""
        keys = self._page.words.key
        out: dict[str, list[int]] = {}
        for i, cluster in enumerate(self._clusters):
            if cluster.type == "organization":
                found = {r.lemma for m in cluster.mentions[:4] for k in keys[m.first : m.stop]
                         if (r := role_of(k)) is not None and r.kind in BODY_KINDS}
                for lemma in found | ({_COURT} if _HIGH_COURT in found else set()):
                    out.setdefault(lemma, []).append(i)
        return out

    @cached_property
    def _parties(self) -> frozenset[int]:
        """Political parties: the known ones, and those that are called so."""
        known = (i for i, c in enumerate(self._clusters) if c.type == "organization" and any(
            (body := known_body(self._page, m)) is not None and body.kind == "party" for m in c.mentions[:4]))
        return frozenset((*known, *self._bodies.get(_PARTY, ())))

    def _is_body(self, index: int) -> bool:
        return any(index in ids[:COMPARED] for ids in self._bodies.values())

    @cached_property
    def _people(self) -> list[int]:
        """The first people; an article with more than this is no story about one of them."""
        return [i for i, c in enumerate(self._clusters) if c.type == "person" and i not in self._signed][:PEOPLE]

    @cached_property
    def _reporters(self) -> list[tuple[int, int]]:
        """``(token, cluster)`` of organisations named as the owner of a report (आरटी की एक रिपोर्ट), in text order."""
        keys, count = self._page.words.key, len(self._page.words)
        out = []
        for i, cluster in enumerate(self._clusters):
            if cluster.type != "organization":
                continue
            for m in cluster.mentions:
                if m.stop < count and keys[m.stop] in ("की", "के", "का", "में", "ने", "द्वारा"):
                    far = keys[m.stop] in ("ने", "द्वारा")
                    near = tuple(takewhile(lambda k: k[0].isalnum(), keys[m.stop + 1 : m.stop + (_ISSUED if far else 6)]))
                    at = next((t for t, k in enumerate(near) if (r := role_of(k)) is not None and r.kind == "report"), None)
                    # X ने … एक विस्तृत रिपोर्ट जारी की, X द्वारा … के लिए जारी रिपोर्ट
                    if at is not None and (at < 5 or not issuing().isdisjoint(near[max(0, at - 4) : at + 2])):
                        out.append((m.first, i))
        return sorted(out)

    def find(self, span: TokenSpan, phrase: Phrase, discourse: Discourse) -> int | None:
        """The cluster that the phrase stands for, or None if the source has no name in the article."""
        if phrase.number == "plur" or phrase.indefinite:
            return None
        if phrase.kind == "report":
            return self._reporter(span, phrase, discourse)
        if phrase.kind in PERSON_KINDS:
            found = self._person(span, phrase, discourse)
        elif phrase.kind in BODY_KINDS:
            found = self._organization(span, phrase, discourse)
        else:
            found = None
        if found is not None:
            self._learn(found, Title(phrase.lemma, phrase.modifiers, self._owners(span, phrase)))
        return found

    def holders(self, first: int, stop: int, discourse: Discourse) -> set[int]:
        """The people whom offices without a name mean in a stretch of words: प्रधानमंत्री इसी महीने यात्रा करेंगे."""
        words, out = self._page.words, set[int]()
        for i in range(first, stop):
            role = role_of(words.key[i])
            if role is None or role.kind != "office" or role.lemma in _MANY:
                continue
            if words.key[i - 1] in _AS or words.key[i + 2 : i + 3] in _IN_THE_ROLE:
                continue
            if self._cluster_at(i) is not None or (i + 1 < len(words) and self._cluster_at(i + 1) is not None):
                continue
            span = TokenSpan(max(first, phrase_start(words, i)), i + 1)
            phrase = read_phrase(words, *span)
            if phrase.number != "plur" and not phrase.indefinite:
                found = self._by_title(span, phrase, discourse, "person")
                if found is not None and any(t.lemma == phrase.lemma for t in self._referents[found].titles):
                    out.add(found)
        return out

    def _learn(self, index: int, title: Title) -> None:
        """What was called so once may be called so again."""
        titles = self._referents[index].titles
        if title not in titles and len(titles) < TITLES:
            titles.append(title)
            self._titled.setdefault(title.lemma, []).append(index)

    # -- people ------------------------------------------------------------------------------------------------------
    def _person(self, span: TokenSpan, phrase: Phrase, discourse: Discourse) -> int | None:
        found = self._by_title(span, phrase, discourse, "person")
        if found is not None or phrase.kind != "office":
            return found
        owned = not {"का", "के", "की"}.isdisjoint(self._page.words.key[max(0, span.first - 1) : phrase.head])  # कंपनी के सीईओ
        return None if owned or self._owners(span, phrase) else self._by_elimination()

    def _owners(self, span: TokenSpan, phrase: Phrase) -> frozenset[int]:
        return frozenset(c for i in range(span.first, phrase.head) if (c := self._cluster_at(i)) is not None)

    def _by_title(self, span: TokenSpan, phrase: Phrase, discourse: Discourse, kind: str) -> int | None:
        titled = self._titled
        lemmas = [phrase.lemma, *(_GENERAL - {phrase.lemma})]
        near = [r.index for r in discourse.recent() if r.type == kind]
        pool = dict.fromkeys(near)
        if phrase.lemma not in _GENERAL:
            for lemma in lemmas:
                pool.update(dict.fromkeys(titled.get(lemma, ())[:COMPARED]))
        wanted = phrase.modifiers | joined_modifier(self._page.words.key[phrase.head], phrase.lemma)
        owners = self._owners(span, phrase)
        best, best_fit = None, 0.0
        for rank, i in enumerate(pool):
            referent = self._referents[i]
            if referent.type != kind:
                continue
            fits = [self._fit(phrase.lemma, wanted, owners, t) for t in referent.titles]
            fit = max(fits, default=0.0) - 0.05 * min(rank, 10)
            if fit > best_fit:
                best, best_fit = i, fit
        return best

    def _fit(self, lemma: str, wanted: frozenset[str], owners: frozenset[int], title: Title) -> float:
        """How well a description goes with a role: 0 or less if not at all."""
        if title.lemma == lemma:
            fit = 2.0
        elif lemma in _GENERAL and is_office(title.lemma):
            fit = 1.0
        else:
            return 0.0
        if lemma in _MANY and wanted and title.modifiers and not (
                owners & title.owners or any(same_stem(w, m) for w in wanted for m in title.modifiers)):
            return 0.0
        if ("पूर्व" in wanted) != ("पूर्व" in title.modifiers):
            fit -= 1.0
        shared = sum(any(same_stem(w, m) for m in title.modifiers) for w in wanted) + len(owners & title.owners)
        fit += shared
        if owners and not shared:
            # रूसी राष्ट्रपति cannot be a president whom the article calls अमेरिकी.
            fit -= 2.0 if title.owners else 0.5
        return fit

    def _by_elimination(self) -> int | None:
        """The only person of the article, if no role is given beside the name."""
        people = self._people
        return people[0] if len(people) == 1 and not self._referents[people[0]].titles else None

    # -- organisations -----------------------------------------------------------------------------------------------
    def _organization(self, span: TokenSpan, phrase: Phrase, discourse: Discourse) -> int | None:
        near = [r.index for r in discourse.recent() if r.type == "organization"]
        named = self._bodies.get(phrase.lemma, [])
        owners = self._owners(span, phrase)
        if phrase.lemma == _COURT and self._lower_court(phrase.head):
            return None
        if (party := self._party(span, phrase, discourse)) is not None:
            return party
        if owners and (whole := self._whole(phrase, named)) is not None:
            return whole
        if named and not (owners and not phrase.definite):
            return next((i for i in near if i in named[:COMPARED]), named[0])
        if phrase.lemma in _WRITERS and not owners and not phrase.modifiers:
            last = discourse.speakers[-1:]
            if last and last[0] in near and not self._is_body(last[0]):
                return last[0]  # in a review of the press, the paper that was just quoted
        found = self._by_title(span, phrase, discourse, "organization")
        if found is not None:
            return found
        if phrase.kind == "body" or (owners and not phrase.definite):
            return None
        # A company is no ministry; an institution may be either.
        plain = [i for i in near if phrase.kind == "institution" or not self._is_body(i)]
        spoke = [i for i in plain if i in discourse.speakers[-3:]]
        if spoke:
            return spoke[0]
        if phrase.definite and plain:
            return plain[0]
        return self._company(span, phrase, discourse)

    def _lower_court(self, head: int) -> bool:
        """Whether the court spoken of last is one without a name: निचली अदालत ने अर्जी खारिज की। अदालत ने कहा."""
        keys = self._page.words.key
        for i in range(head - 1, max(0, head - _LAST_COURT), -1):
            role = role_of(keys[i])
            if role is not None and role.lemma in (_COURT, _HIGH_COURT):
                return keys[i - 1] in _LOWER and keys[i + 1] == "ने" and self._cluster_at(i) is None
        return False

    def _party(self, span: TokenSpan, phrase: Phrase, discourse: Discourse) -> int | None:
        """The party that acted last, where an article goes on with पार्टी ने; or its only one."""
        if self._page.words.key[phrase.head] != _PARTY or phrase.modifiers:
            return None
        known = [r for r in discourse.recent() if r.type == "organization" and r.index in self._parties]
        acted = [r.index for r in known if r.last is not None and r.last.case == "subject" and not r.last.quoted]
        if acted:
            return acted[0]
        return known[0].index if len(self._parties) == 1 and known else None

    def _whole(self, phrase: Phrase, named: Sequence[int]) -> int | None:
        """The body whose name says all that a phrase says: रूस के दूतावास is रूसी दूतावास."""
        keys = self._page.words.key
        for i in named[:COMPARED]:
            for m in self._clusters[i].mentions[:4]:
                words = keys[m.first : m.stop]
                if phrase.modifiers and all(any(same_stem(w, k) for k in words) for w in phrase.modifiers):
                    return i
        return None

    def _company(self, span: TokenSpan, phrase: Phrase, discourse: Discourse) -> int | None:
        """The one body that acted, where an article goes on with कंपनी ने."""
        if phrase.lemma not in _COMPANIES or phrase.modifiers or span.stop - span.first != 1:
            return None
        acted = [r.index for r in discourse.recent() if r.type == "organization" and not self._is_body(r.index)
                 and r.last is not None and r.last.first < span.first and not r.last.quoted]
        return acted[0] if len(acted) == 1 else None

    def _reporter(self, span: TokenSpan, phrase: Phrase, discourse: Discourse) -> int | None:
        inside = [c for i in range(span.first, phrase.head) if (c := self._cluster_at(i)) is not None]
        if inside:
            return next((c for c in reversed(inside) if self._clusters[c].type in ("organization", "person")), None)
        if phrase.modifiers or self._page.words.key[max(span.first - 2, 0)] == "से":
            return None  # काठमांडू से मिली रिपोर्ट
        known = self._reporters
        if known:
            at = bisect_right(known, (span.first, len(self._clusters)))
            if at:
                return known[at - 1][1]
            # A report that is named later is another text, unless its owner was named before or a headline speaks of it.
            owner = known[0][1]
            told = span.first < self._page.sentences[0].stop or self._clusters[owner].mentions[0].first < span.first
            return owner if told else None
        spoke = [i for i in discourse.speakers[-1:] if i < len(self._clusters)]
        if phrase.definite and spoke and self._clusters[spoke[0]].type == "organization":
            return spoke[0]
        return None


def is_office(lemma: str) -> bool:
    """Whether a role has one holder, as a leader's may; an engineer is no leader."""
    role = role_of(matching_key(lemma))
    return role is not None and role.kind == "office"


def same_stem(one: str, other: str) -> bool:
    """Whether two words are equal but for their ending (रूस, रूसी; अमेरिका, अमेरिकी; भारत, भारतीय)."""
    if one == other:
        return True
    short = min(len(one), len(other))
    if short < 3 or max(len(one), len(other)) > short + 3:
        return False
    stem = max(short - 1, 2)
    return one[:stem] == other[:stem]
