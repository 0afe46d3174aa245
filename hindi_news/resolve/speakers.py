"""Who speaks: the source of each quote as a name, a pronoun, a description, or an unnamed source.

One walk from left to right over names, sources and the pronouns between them.  What a source is, the first of these
decides: a name at its end; a pronoun (:mod:`.pronouns`); a role or type word (:mod:`.descriptions`); otherwise it is
unnamed (:mod:`.unnamed`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from itertools import islice

from ..page import LINE, Cluster, Name, Page, QuoteDraft, ResolvedQuote, TokenSpan
from .asked import asked_before
from .chains import linked
from .descriptions import Descriptions
from .discourse import CAN_SPEAK, REMEMBERED, Discourse, Referent, Sighting, case_after, depths, governs
from .documents import cited, in_it, is_document, may_cite
from .named import NamesInOrder
from .newcomers import comes_in, newcomer, of_relative
from .phrases import Phrase, read_phrase, role_of
from .pronouns import LOOK_BACK, Seen, acted_before, antecedent, first_of, left_out, pronouns, tells_on, verb_gender
from .short_names import ShortNames
from .signed import only_signed
from .subjectless import impersonal, of_writers, opens
from .titles import gender_of, phrase_start
from .unnamed import UnnamedSources
from .walk import in_order

#: Sentences after a pronoun in which a name may follow that it anticipates.
LOOK_AHEAD = 3
#: Parts whose names nobody has in mind when reading on.
ASIDE = frozenset(("dateline", "byline", "caption", "boilerplate"))
#: Kinds of role nouns that are spoken to (पत्रकारों से), and that carry words (रिपोर्ट के अनुसार).
AUDIENCE = frozenset(("office", "job", "people", "mass"))
MEDIA = frozenset(("report", "outfit", "mass"))
#: Sentences over which a speaker who goes on is remembered.
_GOES_ON = 4
#: Tokens of a quote in which names are sought, and tokens before a pronoun that opens its sentence.
_NAMED, _EARLY = 80, 8
#: Labels of answers.
_ANSWER = frozenset(("जवाब", "उत्तर"))


def resolve_speakers(
    page: Page, clusters: Sequence[Cluster], drafts: Sequence[QuoteDraft]
) -> tuple[tuple[Cluster, ...], tuple[ResolvedQuote, ...]]:
    """Clusters, extended by pronouns, descriptions and unnamed sources, and the quotes with their speakers.

    The clusters given keep their indices; new ones (``unnamed``) come after them.
    """
    return SourceReader(page, clusters, drafts).run()


class SourceReader:
    """One walk over an article.  ``stands_for`` keeps the cluster of every pronoun outside quotes by its token."""

    def __init__(self, page: Page, clusters: Sequence[Cluster], drafts: Sequence[QuoteDraft]) -> None:
        self.page, self.clusters, self.drafts = page, clusters, drafts
        self.words = page.words
        self.names = NamesInOrder(page.words, clusters)
        self.linked = linked(page, clusters)
        self.referents = [Referent(i, c.type, voice=c.type != "place" or governs(page, c)) for i, c in enumerate(clusters)]
        self.discourse = Discourse()
        self.short_names = ShortNames(page, clusters)
        self.unnamed = UnnamedSources(page, len(clusters))
        self.added: dict[int, list[Name]] = {}
        self.done: dict[TokenSpan, int | None] = {}
        self.stands_for: dict[int, int | None] = {}
        self.waiting: list[tuple[TokenSpan, Phrase]] = []  # unnamed people who are no source so far
        self.before: tuple[int, int | None] = (0, None)  # end and speaker of the quote read last
        self.spoken: list[tuple[int, int, int]] = []  # direct quotes read last: first, stop, speaker
        self.reported: tuple[int, int | None] = (-2, None)  # sentence and speaker of the last report outside of quotes
        self.cited: int | None = None  # who speaks within that report
        self.aloud = False  # whether it gives the very words
#DEL speaks within that report, whether it gives the very words
        self.asked: int | None = None  # who answers the questions of an interview
        self.quoted = depths(len(page.words), drafts)
        self.aside = bytearray(len(page.words) + 1)
        for part in page.parts:
            if part.kind in ASIDE:
                self.aside[part.first : part.stop] = b"\1" * (part.stop - part.first)
        self.sentence_starts = [s.first for s in page.sentences]
        sources = sorted(d.source for d in drafts if d.source is not None)
        self.voices = [(s.first, named) for s in sources if (named := self.names.of_source(s)) is not None]
        aloof = only_signed(page, clusters, self.aside)
        self.descriptions = Descriptions(page, clusters, self.referents, self.names.at, aloof)

    def sentence(self, token: int) -> int:
        """Index of the sentence that holds a token."""
        return bisect_left(self.sentence_starts, token + 1) - 1

    # -- the walk ----------------------------------------------------------------------------------------------------
    def run(self) -> tuple[tuple[Cluster, ...], tuple[ResolvedQuote, ...]]:
        """Walk through names and quotes in text order; the clusters with what speakers add, and the quotes."""
        resolved: dict[int, ResolvedQuote] = {}
        sources = sorted((self._anchor(d), n) for n, d in enumerate(self.drafts))
        covered = -1  # tokens before this one belong to a source that was read
        for token, order, n in in_order(self.words, self.page.tags.upos, self.names.spans, sources):
            if order == 0:
                draft = self.drafts[n]
                resolved[n] = self._read(draft)
                if draft.source is not None:
                    covered = max(covered, draft.source.stop)
            elif order == 1:
                first, stop, i = self.names.spans[n]
                if not self.aside[first]:
                    source = first < covered and self.discourse.speakers[-1:] == [i]
                    self._sight(self.referents[i], first, stop, "name", source)
            elif token >= covered and not self.quoted[token]:
                self._pronoun_between(token) if order == 2 else self._person_between(token)
        return self._extended(), tuple(resolved[n] for n in range(len(self.drafts)))

    @staticmethod
    def _anchor(draft: QuoteDraft) -> int:
        span = draft.source or draft.cue
        return draft.first if span is None else span.first

    def _sight(self, referent: Referent, first: int, stop: int, form: str, source: bool = False) -> None:
        case = "subject" if source else case_after(self.words, stop)
        sentence = self.sentence(first)
        initial = phrase_start(self.words, first) <= self.sentence_starts[sentence]
        self.discourse.sight(
            referent, Sighting(first, stop, sentence, case, initial, bool(self.quoted[first]), form))

    def _pronoun_between(self, token: int) -> None:
        """A pronoun that is no source keeps what it stands for in mind."""
        pronoun = pronouns()[self.words.key[token]]
        if pronoun.person != "3":
            return
        found = self.choose(Seen(pronoun, token, self.sentence(token)))
        if found is not None:
            self._sight(self.discourse.referents[found], token, token + 1, "pronoun")

    def _person_between(self, token: int) -> None:
        """So does a person who acts and stands beside no name; unnamed, it has no cluster until it is a source."""
        if self.names.at(token) is not None:
            return
        span = TokenSpan(phrase_start(self.words, token), token + 1)
        phrase = read_phrase(self.words, *span)
        acts = self.words.key[token + 1 : token + 2] == ("ने",)
        if new := not acts and comes_in(self.words, self.page.tags.upos, token):
            span, phrase = newcomer(self.words, token)
        found = self.descriptions.find(span, phrase, self.discourse)
        if found is not None:
            self._sight(self.referents[found], *span, "description")
            return
        gender = None if phrase.gender == "any" else phrase.gender
        self.waiting.append((span, phrase))
        referent = Referent(-len(self.waiting), "unnamed", gender=gender, number=phrase.number, newcomer=new)
        self._sight(referent, *span, "description")

    # -- sources -----------------------------------------------------------------------------------------------------
    def _read(self, draft: QuoteDraft) -> ResolvedQuote:
        """The quote with its speaker, addressee and medium."""
        speaker = self._dropped(draft) if draft.source is None else self._source(draft.source, draft)
        anchor = self._anchor(draft)
        if not self.quoted[anchor] and not (draft.source and of_writers(self.words, draft.source, draft.cue)):
            self.reported, self.cited, self.aloud = (self.sentence(anchor), speaker), None, draft.kind == "direct"
            if speaker is not None:
                self.discourse.spoke(speaker)  # whom a speaker cites has not taken the floor
        elif self.quoted[anchor]:
            self.cited = speaker
        self.before = (draft.stop, speaker)
        if draft.kind == "direct" and speaker is not None:
            self.spoken = [*self.spoken[1 - REMEMBERED :], (draft.first, draft.stop, speaker)]
        addressee = self._other(draft.addressee, draft, speaker, AUDIENCE)
        return ResolvedQuote(draft, speaker, addressee, self._other(draft.via, draft, speaker, MEDIA))

    def _source(self, span: TokenSpan, draft: QuoteDraft) -> int | None:
        """The cluster that a source means; a pronoun or a description becomes its mention."""
        if span not in self.done:
            found, form = self._meaning(span, draft)
            if form == "unnamed":
                found = self._unnamed(span)
            elif found is not None and form != "name":
                found = self._clustered(found)
                self._add(found, span, form)
            self.done[span] = found
        return self.done[span]

    def _other(
        self, span: TokenSpan | None, draft: QuoteDraft, speaker: int | None, kinds: Container[str | None]
    ) -> int | None:
        """The cluster of an addressee or a medium, which takes no mention; without a name only if of these kinds."""
        if span is None:
            return None
        found, form = self._meaning(span, draft, speaker)
        found = None if found is not None and found < 0 else found
        if form == "unnamed" and read_phrase(self.words, *span).kind in kinds:
            return self._unnamed(span)
        return found if found != speaker else None

    def _meaning(self, span: TokenSpan, draft: QuoteDraft, not_this: int | None = None) -> tuple[int | None, str]:
        """What a phrase means, and as what: a name, a pronoun, a description, or something unnamed."""
        named = self.names.of_source(span)
        if named is not None:
            return named, "name"
        if span.stop - span.first == 1 and may_cite(self.words, span.first, draft.cue):
            found = self._document(span.first, draft)
            if found is not None or self.words.key[span.first] in in_it():
                return found, "pronoun"
        if not self.quoted[span.first] and of_writers(self.words, span, draft.cue):
            return None, "unnamed"
        if (by_chain := self.linked.get(span.stop - 1)) is not None and by_chain != not_this:
            pronoun = span.stop - span.first == 1 and self.words.key[span.first] in pronouns()
            return by_chain, "pronoun" if pronoun else "description"
        if span.stop - span.first == 1 and self.words.key[span.first] in pronouns():
            return self._pronoun(span.first, draft, not_this), "pronoun"
        phrase = read_phrase(self.words, *span)
        if (short := self.short_names.find(span, phrase)) is not None and short != not_this:
            return short, "description"  # रुचि बताती हैं, after रुचि राव
        described = self.descriptions.find(span, phrase, self.discourse)
        return described, "unnamed" if described is None else "description"

    def _document(self, token: int, draft: QuoteDraft) -> int | None:
        """The document that इसमें or जिसके अनुसार means, or who issued it."""
        here = self.sentence(token)
        found = cited(self.words, self.sentence_starts[max(0, here - 1)], self.sentence_starts[here], token)
        if found is None:
            return None
        for span in found.issuers:
            issuer, form = self._meaning(span, draft)
            if form != "unnamed":
                return issuer
            if role_of(self.words.key[span.stop - 1]) is not None:
                return self._unnamed(span)
        return self._unnamed(found.span)

    def _clustered(self, index: int) -> int:
        """The index of a referent's cluster, which an unnamed person gets when it first is a source."""
        if index >= 0:
            return index
        new = self.unnamed.add(*self.waiting[-index - 1])
        if new in self.discourse.referents:
            return new
        self.discourse.rename(index, new)
        return new

    def _unnamed(self, span: TokenSpan) -> int:
        phrase = read_phrase(self.words, *span)
        found = self.unnamed.add(span, phrase)
        if span.stop - span.first == 1 and self.words.key[span.first] in pronouns():
            return found  # हमने
        referent = self.discourse.referents.get(found) or Referent(
            found, "unnamed", number=phrase.number, thing=is_document(self.words.key[phrase.head], phrase.kind))
        self._sight(referent, *span, "description", source=True)
        return found

    def _add(self, index: int, span: TokenSpan, form: str) -> None:
        referent = self.discourse.referents[index] if index >= len(self.clusters) else self.referents[index]
        name = Name(span.first, span.stop, referent.type, 1.0, form, form=form)
        if index < len(self.clusters):
            self.added.setdefault(index, []).append(name)
        else:
            self.unnamed.mention(index, name)
        self._sight(referent, *span, form, source=True)

    def _pronoun(self, token: int, draft: QuoteDraft, not_this: int | None) -> int | None:
        pronoun = pronouns()[self.words.key[token]]
        sentence = self.sentence(token)
        if pronoun.person == "1":
            return self._last_voice()
        if pronoun.person == "rel":
            may = CAN_SPEAK - {"place"} if pronoun.number == "plur" else CAN_SPEAK
            last = next((r for r in self.discourse.recent() if r.type in may), None)
            near = last.last if last is not None and last.last is not None and last.last.sentence == sentence else None
            span = of_relative(self.words, self.sentence_starts[sentence], token)
            stop = 0 if last is None or near is None else near.stop + (last.type == "person")  # the surname मालिक
            known = near is not None and last is not None and last.type == "person"  # उस व्यक्ति is who was named
            if span is not None and stop < span.stop and not (known and read_phrase(self.words, *span).definite):
                return self._means(span, draft)
            return None if last is None or near is None else last.index
        verb = self.words.key[draft.cue.stop - 1] if draft.cue is not None and pronoun.case == "bare" else ""
        seen = Seen(pronoun, token, sentence, verb_gender(verb))
        if seen.gender is not None:
            for referent in self.discourse.recent():
                if referent.type == "person" and referent.gender is None:
                    referent.gender = gender_of(self.words, self.clusters[referent.index])
        # Who speaks calls herself मैं, not उन्होंने.
        others = {speaker for first, stop, speaker in self.spoken if first <= token < stop}
        if not_this is None:
            others |= self._spoken_of(draft)
            acted = None
            if pronoun.number == "plur" and not self.quoted[token]:
                acted = self._means(asked_before(self.words, self.sentence_starts, seen, self.names, self.clusters), draft)
            if acted is None or acted in others:
                acted = self._acted_before(seen, others)
            if acted is not None:
                self.stands_for[token] = acted = first_of(seen, acted, self.discourse, self.names.joint, others)
                return acted
        found = self.choose(seen, others if not_this is None else {*others, not_this})
        if found is not None and not_this is None and self._tells_on(seen, found, others):
            return self.reported[1]
        if found is not None and not_this is None and pronoun.number == "plur":
            found = first_of(seen, found, self.discourse, self.names.joint, others)
        if found is not None and (found in self.discourse.speakers or pronoun.number != "plur"):
            return found
        people = any(r.type in ("person", "unnamed") for r in self.discourse.recent())
        ahead = None if people else self._ahead(token, draft, others)
        return found if ahead is None else ahead

    def _means(self, span: TokenSpan | None, draft: QuoteDraft) -> int | None:
        """The cluster of a noun phrase that a pronoun goes back to."""
        meant, form = (None, "") if span is None else self._meaning(span, draft)
        return self._unnamed(span) if span is not None and form == "unnamed" else meant

    def _tells_on(self, seen: Seen, found: int, exclude: Container[int]) -> bool:
        cited = found if self.aloud or self.quoted[seen.first] else self.cited
        return tells_on(seen, found, self.reported, self.discourse, self.words, exclude, cited)

    def _spoken_of(self, draft: QuoteDraft) -> set[int]:
        """Persons who are asked, or whom the words name: a speaker is neither."""
        stop = min(draft.stop, draft.first + _NAMED)
        out = self.names.persons(draft.first, stop)
        out |= self.descriptions.holders(draft.first, stop, self.discourse) - {self.reported[1]}
        asked = None if draft.addressee is None else self.names.of_source(draft.addressee)
        return out if asked is None or self.clusters[asked].type != "person" else {*out, asked}

    def _acted_before(self, seen: Seen, exclude: Container[int]) -> int | None:
        """Who acts in the sentence before in the paragraph, where nobody is reported, for a pronoun that opens its own."""
        first = self.sentence_starts[seen.sentence]
        if not first or self.quoted[seen.first] or self.words.gap[first] >= LINE or self.quoted[first - 1]:
            return None
        if self.reported[0] >= seen.sentence - 1 or seen.first - first > _EARLY:
            return None
        return acted_before(seen, self.discourse, exclude)

    def _last_voice(self) -> int | None:
        """Who spoke last: a person, if one did lately."""
        voices = self.discourse.speakers[-REMEMBERED:]
        persons = [i for i in voices if i < len(self.clusters) and self.clusters[i].type == "person"]
        return next(reversed(persons or voices), None)

    def _ahead(self, token: int, draft: QuoteDraft, exclude: Container[int]) -> int | None:
        """The person named next outside of quotes, for a pronoun that comes before every name (cataphora)."""
        after = self.sentence(max(token, draft.stop - 1))
        limit = self.page.sentences[min(after + LOOK_AHEAD, len(self.page.sentences) - 1)].stop
        for first, _, i in islice(self.names.since(token + 1), REMEMBERED):
            if first < limit and self.clusters[i].type == "person" and i not in exclude and not self.quoted[first]:
                return i
        return self._speaks_later(token, after)

    def _speaks_later(self, token: int, sentence: int) -> int | None:
        """The first named speaker of a text whose own first words are a pronoun's: the sentence that named her is lost."""
        if any(r.type in ("person", "organization", "unnamed") for r in self.discourse.recent()):
            return None
        for first, named in self.voices:
            if first > token and not self.quoted[first]:
                near = self.sentence(first) - sentence <= LOOK_BACK
                return named if near and self.clusters[named].type == "person" else None
        return None

    def _dropped(self, draft: QuoteDraft) -> int | None:
        """The speaker of a quote that names no source."""
        if draft.cue is None:
            return self._answers(draft) if draft.rule == "turn" else self._continued(draft)
        if impersonal(self.words, draft.cue):
            return None
        sentence = self.sentence(draft.cue.first)
        found = left_out(sentence, self.discourse)
        if found is not None:
            return self._clustered(found)
        # A row of reports without a subject (कहा कि …। बताया कि …।) is one speaker's, though he goes on in between.
        first = opens(self.words, draft.cue, self.sentence_starts[sentence])
        return self.reported[1] if sentence - self.reported[0] <= (_GOES_ON if first else 1) else None

    def _answers(self, draft: QuoteDraft) -> int | None:
        """Who answers in an interview (जवाब: …): who answered before, or the person named last before its first question."""
        if self.words.key[draft.first - 2] not in _ANSWER:
            self.asked = self.asked or next((r.index for r in self.discourse.recent() if r.type == "person"), None)
            return None
        return self.asked

    def _continued(self, draft: QuoteDraft) -> int | None:
        """A quote with nothing but marks between it and the one before goes on with it."""
        stop, speaker = self.before
        between = self.words.key[stop : draft.first]
        return speaker if len(between) < 4 and not any(key[0].isalnum() for key in between) else None

    def choose(self, seen: Seen, exclude: Container[int] = ()) -> int | None:
        """The cluster that a pronoun stands for."""
        found = self.linked.get(seen.first)
        if found is None or found in exclude or found not in self.discourse.referents:
            found = antecedent(seen, self.discourse, exclude)
        self.stands_for[seen.first] = found
        return found

    def _extended(self) -> tuple[Cluster, ...]:
        out = list(self.clusters)
        for i, names in self.added.items():
            out[i] = Cluster(out[i].type, out[i].name, tuple(sorted({*out[i].mentions, *names})))
        return (*out, *self.unnamed.clusters())
