"""Who speaks: the source of each quote as a name, a pronoun, a description, or an unnamed source.

One walk from left to right over names, sources and the pronouns between them.  What a source is, the first of these
decides: a name at its end; a pronoun (:mod:`.pronouns`); a role or type word (:mod:`.descriptions`); otherwise it is
unnamed (:mod:`.unnamed`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from ..page import Cluster, Name, Page, QuoteDraft, ResolvedQuote, TokenSpan
from .descriptions import Descriptions
from .discourse import CAN_SPEAK, Discourse, Referent, Sighting, case_after
from .phrases import AFTER_NAME, office_words, read_phrase, role_of, word_class
from .pronouns import Seen, antecedent, pronouns
from .titles import gender_of, phrase_start
from .unnamed import UnnamedSources

#: Sentences after a pronoun in which a name may follow that it anticipates.
LOOK_AHEAD = 3


def resolve_speakers(
    page: Page, clusters: Sequence[Cluster], drafts: Sequence[QuoteDraft]
) -> tuple[tuple[Cluster, ...], tuple[ResolvedQuote, ...]]:
    """Clusters, extended by pronouns, descriptions and unnamed sources, and the quotes with their speakers.

    The clusters given keep their indices; new ones (``unnamed``) come after them.
    """
    return _Walk(page, clusters, drafts).run()


class _Walk:
    """The state of one walk over an article."""

    def __init__(self, page: Page, clusters: Sequence[Cluster], drafts: Sequence[QuoteDraft]) -> None:
        self.page, self.clusters, self.drafts = page, clusters, drafts
        self.words = page.words
        self.names = sorted((m.first, m.stop, i) for i, c in enumerate(clusters) for m in c.mentions)
        self.starts = [n[0] for n in self.names]
        self.referents = [Referent(i, c.type) for i, c in enumerate(clusters)]
        self.longest = max((stop - first for first, stop, _ in self.names), default=0)
        self.discourse = Discourse()
        self.descriptions = Descriptions(page, clusters, self.referents, self.cluster_at)
        self.unnamed = UnnamedSources(page, len(clusters))
        self.added: dict[int, list[Name]] = {}
        self.done: dict[TokenSpan, int | None] = {}
        self.quoted = _depths(len(page.words), drafts)
        self.sentence_starts = [s.first for s in page.sentences]

    def sentence(self, token: int) -> int:
        return bisect_left(self.sentence_starts, token + 1) - 1

    def cluster_at(self, token: int) -> int | None:
        """The cluster of the name that covers a token."""
        at = bisect_left(self.starts, token + 1) - 1
        return self.names[at][2] if at >= 0 and self.names[at][1] > token else None

    # -- the walk ----------------------------------------------------------------------------------------------------
    def run(self) -> tuple[tuple[Cluster, ...], tuple[ResolvedQuote, ...]]:
        spoken: list[int | None] = [None] * len(self.drafts)
        sources = sorted((self._anchor(d), n) for n, d in enumerate(self.drafts))
        covered = -1  # tokens before this one belong to a source that was read
        for token, order, n in self._events(sources):
            if order == 0:
                draft = self.drafts[n]
                spoken[n] = self._speaker(draft)
                if draft.source is not None:
                    covered = max(covered, draft.source.stop)
            elif order == 1:
                first, stop, i = self.names[n]
                self._sight(self.referents[i], first, stop, "name")
            elif token >= covered and not self.quoted[token]:
                self._pronoun_between(token) if order == 2 else self._title_between(token)
        quotes = tuple(
            ResolvedQuote(d, spoken[n], self._other(d.addressee, spoken[n]), self._other(d.via, spoken[n]))
            for n, d in enumerate(self.drafts)
        )
        return self._extended(), quotes

    def _events(self, sources: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
        """``(token, order, index)``: 0 a source, 1 a name, 2 a pronoun outside quotes, in text order."""
        events = [(token, 0, n) for token, n in sources]
        events += [(name[0], 1, n) for n, name in enumerate(self.names)]
        known, offices = pronouns(), office_words()
        for i, key in enumerate(self.words.key):
            if key in known:
                events.append((i, 2, i))
            elif key in offices:
                events.append((i, 3, i))
        return sorted(events)

    @staticmethod
    def _anchor(draft: QuoteDraft) -> int:
        span = draft.source or draft.cue
        return draft.first if span is None else span.first

    def _sight(self, referent: Referent, first: int, stop: int, form: str) -> None:
        case = case_after(self.words, stop)
        self.discourse.sight(
            referent, Sighting(first, stop, self.sentence(first), case, bool(self.quoted[first]), form))

    def _pronoun_between(self, token: int) -> None:
        """A pronoun that is no source keeps what it stands for in mind."""
        pronoun = pronouns()[self.words.key[token]]
        if pronoun.person != "3":
            return
        found = antecedent(Seen(pronoun, token, self.sentence(token)), self.discourse)
        if found is not None:
            self._sight(self.discourse.referents[found], token, token + 1, "pronoun")

    def _title_between(self, token: int) -> None:
        """So does an office that acts (प्रधानमंत्री ने) and stands beside no name."""
        if case_after(self.words, token + 1) != "subject" or self.cluster_at(token) is not None:
            return
        span = TokenSpan(phrase_start(self.words, token), token + 1)
        found = self.descriptions.find(span, read_phrase(self.words, *span), self.discourse)
        if found is not None:
            self._sight(self.referents[found], *span, "description")

    # -- sources -----------------------------------------------------------------------------------------------------
    def _speaker(self, draft: QuoteDraft) -> int | None:
        found = self._dropped(draft) if draft.source is None else self._entity(draft.source, draft)
        if found is not None:
            self.discourse.spoke(found)
        return found

    def _entity(self, span: TokenSpan, draft: QuoteDraft, not_this: int | None = None) -> int | None:
        """The cluster that a source or addressee means; pronouns and descriptions become its mentions."""
        if span in self.done:
            return self.done[span]
        found = self._named(span)
        if found is None:
            form = "description"
            pronoun = pronouns().get(self.words.key[span.first])
            if pronoun is not None and span.stop - span.first == 1:
                form = "pronoun"
                found = self._pronoun(span, draft, not_this)
                if found is None:
                    self.done[span] = None
                    return None
            else:
                phrase = read_phrase(self.words, *span)
                found = self.descriptions.find(span, phrase, self.discourse)
                if found is None:
                    found = self.unnamed.add(span, phrase)
                    if found not in self.discourse.referents:
                        self.discourse.referents[found] = Referent(found, "unnamed", number=phrase.number)
                    self._sight(self.discourse.referents[found], *span, form)
                    self.done[span] = found
                    return found
            self._add(found, span, form)
        self.done[span] = found
        return found

    def _add(self, index: int, span: TokenSpan, form: str) -> None:
        if index < len(self.clusters):
            referent = self.referents[index]
            name = Name(span.first, span.stop, referent.type, 1.0, form, form=form)
            self.added.setdefault(index, []).append(name)
        else:
            referent = self.discourse.referents[index]
            self.unnamed.mention(index, Name(span.first, span.stop, "unnamed", 1.0, form, form=form))
        self._sight(referent, *span, form)

    def _named(self, span: TokenSpan) -> int | None:
        """The name that a source ends in; of joint sources (X और Y) the first."""
        keys = self.words.key
        at = bisect_left(self.starts, span.first - self.longest + 1)
        inside = []
        while at < len(self.names) and self.names[at][0] < span.stop:
            if self.names[at][1] > span.first:
                inside.append(self.names[at])
            at += 1
        if not inside:
            return None
        for _, stop, i in inside:
            rest = [k for k in keys[stop : span.stop] if word_class(k) not in AFTER_NAME]
            if not rest or not rest[0][0].isalnum() or word_class(rest[0]) == "and":
                return i
        # A name with words after it that mean no other source (नाटो शिखर सम्मेलन).
        if role_of(keys[read_phrase(self.words, *span).head]) is None:
            for _, stop, i in inside:
                if self.clusters[i].type in CAN_SPEAK and keys[stop] not in ("का", "के", "की"):
                    return i
        return None

    def _pronoun(self, span: TokenSpan, draft: QuoteDraft, not_this: int | None) -> int | None:
        pronoun = pronouns()[self.words.key[span.first]]
        sentence = self.sentence(span.first)
        if pronoun.person == "1":
            return self.discourse.speakers[-1] if self.discourse.speakers else None
        if pronoun.person == "rel":
            last = next((r for r in self.discourse.recent() if r.type in CAN_SPEAK), None)
            return last.index if last is not None and last.last and last.last.sentence == sentence else None
        exclude = () if not_this is None else (not_this,)
        seen = Seen(pronoun, span.first, sentence, self._verb_gender(draft))
        if seen.gender is not None:
            for referent in self.discourse.recent():
                if referent.type == "person" and referent.gender is None:
                    referent.gender = gender_of(self.words, self.clusters[referent.index])
        found = antecedent(seen, self.discourse, exclude)
        if found is not None and (found in self.discourse.speakers or pronoun.number != "plur"):
            return found
        people = any(r.type in ("person", "unnamed") for r in self.discourse.recent())
        ahead = None if people else self._ahead(span, sentence)
        return found if ahead is None else ahead

    def _ahead(self, span: TokenSpan, sentence: int) -> int | None:
        """The person named next, for a pronoun that comes before every name (cataphora)."""
        last = min(sentence + LOOK_AHEAD, len(self.page.sentences) - 1)
        limit = self.page.sentences[last].stop
        at = bisect_left(self.starts, span.stop)
        while at < len(self.names) and self.names[at][0] < limit:
            i = self.names[at][2]
            if self.clusters[i].type == "person":
                self.discourse.referents.setdefault(i, self.referents[i])
                return i
            at += 1
        return None

    def _verb_gender(self, draft: QuoteDraft) -> str | None:
        """Gender that the reporting verb shows when its subject has no ने (कहती हैं, बोले)."""
        if draft.cue is None:
            return None
        key = self.words.key[draft.cue.stop - 1]
        if key.endswith(("ती", "तीं")) or key in ("बोली", "बोलीं"):
            return "f"
        if key.endswith(("ते", "ता")) or key in ("बोले", "बोला"):
            return "m"
        return None

    def _dropped(self, draft: QuoteDraft) -> int | None:
        """The speaker of an active verb without a subject: the subject that the clause before it had."""
        if draft.cue is None or self._passive(draft.cue):
            return None
        subject = self.discourse.subject
        if subject is None:
            return None
        last = self.discourse.referents[subject].last
        if last is None or self.sentence(draft.cue.first) - last.sentence > 1:
            return None
        return subject

    def _passive(self, cue: TokenSpan) -> bool:
        after = self.words.key[cue.stop : cue.stop + 3]
        return any(k.startswith(("गय", "गई", "गए", "जा")) for k in after)

    def _other(self, span: TokenSpan | None, speaker: int | None) -> int | None:
        return None if span is None else self._named(span)

    def _extended(self) -> tuple[Cluster, ...]:
        out = list(self.clusters)
        for i, names in self.added.items():
            out[i] = Cluster(out[i].type, out[i].name, tuple(sorted({*out[i].mentions, *names})))
        return (*out, *self.unnamed.clusters())


def _depths(count: int, drafts: Sequence[QuoteDraft]) -> list[int]:
    """In how many quotes each token stands."""
    steps = [0] * (count + 1)
    for d in drafts:
        steps[d.first] += 1
        steps[d.stop] -= 1
    return list(accumulate(steps))
