"""Who says what: contents, cues, sources, addressees."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from ..page import Name, Page, QuoteDraft, TokenSpan, Trace
from ..resolve.pronouns import pronouns
from .content import RULES
from .cues import words_of
from .drafts import PAUSES, PHRASE
from .scene import FINAL, Scene
from .unclosed import end_unclosed

#: Tokens in a stretch of the index of quotes; about as long as a quote.
_STRETCH = 32
#: Kinds of cues for what is felt or thought, and tokens of a clause before whose feeling it is (उन्हें, इस समय वे).
_FELT = frozenset(("believe", "hope", "fear", "worry", "regret", "predict"))
_OPENS = 4
#: How marked words end that are a statement and no heading, and their fewest.
_STATED = frozenset("।.")
_STATEMENT = 5
#: Marks before जानें and पढ़ें in headlines.
_TEASED = PAUSES | FINAL
#: Quotes of one kind in one sentence; more make no sentence of a newspaper.
MOST = 40


def find_quotes(page: Page, names: Sequence[Name], trace: Trace | None = None) -> tuple[QuoteDraft, ...]:
    """Quotes of a page in text order; they nest or are disjoint.

    Args:
        page: the article.
        names: its names, disjoint and in text order.
        trace: gets the rule behind each quote.
    """
    scene = Scene(page, names)
    end_unclosed(scene)
    ranked: list[tuple[int, QuoteDraft]] = []
    for sentence in page.sentences:
        if scene.kind_of_part[sentence.first] == "boilerplate":
            continue
        for rank, rule in enumerate(RULES):
            ranked += [(rank, draft) for draft in islice(rule(scene, sentence), MOST)]
    kept = _own_words_dropped(scene, _settle(ranked))
    kept = [_teaser_off(scene, draft) for draft in _continued(scene, kept)]
    if trace is not None:
        for draft in kept:
            span = page.words.slice(draft.first, draft.stop)
            trace.add("quote", draft.rule, span.start, span.end)
    return tuple(kept)


def _settle(ranked: Sequence[tuple[int, QuoteDraft]]) -> list[QuoteDraft]:
    """Of quotes that cross or claim one cue or the same words, those of the earlier rule; the rest may nest."""
    kept: list[QuoteDraft] = []
    # Who covers a stretch of tokens, and who has a cue: a draft meets only those, however long the article.
    covering: defaultdict[int, list[QuoteDraft]] = defaultdict(list)
    cued: defaultdict[TokenSpan | None, list[QuoteDraft]] = defaultdict(list)
    cues = sorted(d.cue.first for _, d in ranked if d.cue is not None and d.rule != "this_was_said")
    for _, draft in sorted(ranked, key=lambda r: (r[0], r[1].first, -r[1].stop)):
        if draft.rule == "this_was_said" and bisect_left(cues, draft.first) < bisect_left(cues, draft.stop):
            continue  # the sentence before says itself whose words it gives
        stretches = range(draft.first // _STRETCH, (draft.stop - 1) // _STRETCH + 1)
        if draft.cue is not None and any(_rivals(draft, other) for other in cued[draft.cue]):
            continue
        if any(_clash(draft, other) for s in stretches for other in covering[s]):
            continue
        kept.append(draft)
        if draft.cue is not None:
            cued[draft.cue].append(draft)
        for s in stretches:
            covering[s].append(draft)
    return sorted(kept, key=lambda d: (d.first, -d.stop))


def _own_words_dropped(scene: Scene, kept: Sequence[QuoteDraft]) -> list[QuoteDraft]:
    """Without what the writer says of herself, and मेरा मानना है कि inside somebody's words: both are those words already."""
    out: list[QuoteDraft] = []
    heard = False  # somebody was quoted before
    outer: QuoteDraft | None = None  # the last quote that reaches furthest, in which a token may stand
    for draft in kept:
        person = _first_person(scene, draft)
        within = outer is not None and draft.first < outer.stop
        inside = within or scene.around(draft.first) is not None
        if person is not None and (person != "subject" if inside else not heard):
            continue
        if within and outer is not None and _still_speaks(scene, outer, draft):
            continue
        heard = heard or person is None
        if outer is None or draft.stop > outer.stop:
            outer = draft
        out.append(draft)
    return out


def _still_speaks(scene: Scene, outer: QuoteDraft, inner: QuoteDraft) -> bool:
    """Whether a belief is of the speaker whose words it opens: X ने कहा कि उन्हें उम्मीद है कि …."""
    if outer.kind == "direct" or outer.source is None or inner.source is None or inner.cue_kind not in _FELT:
        return False
    first, stop = inner.source
    pronoun = pronouns().get(scene.keys[first]) if stop - first == 1 else None
    return pronoun is not None and pronoun.person == "3" and first - outer.first <= _OPENS


def _teaser_off(scene: Scene, draft: QuoteDraft) -> QuoteDraft:
    """बोले X, हम नहीं झुकेंगे, जानें पूरा मामला: a headline's call to read on is nobody's words."""
    sentence = scene.sentence(draft.first)
    if scene.kind_of_part[draft.first] == "paragraph" and scene.norm[sentence.stop - 1] in FINAL:
        return draft
    for i in range(draft.first + PHRASE, draft.stop - 1):
        if scene.norm[i] in _TEASED and scene.keys[i + 1] in words_of("teaser") and scene.around(i) is None:
            return replace(draft, stop=i)
    return draft


def _first_person(scene: Scene, draft: QuoteDraft) -> str | None:
    """The case of the pronoun, if a quote is of मैं or हम: "subject" (मैंने कहा) is told, the others (मैं मानता हूं) are said now."""
    if draft.source is not None:
        if draft.source.stop - draft.source.first > 1:
            return None
        pronoun = pronouns().get(scene.keys[draft.source.first])
        if pronoun is None or pronoun.person != "1":
            return None
        return "subject" if pronoun.case == "bare" and _told(scene, draft) else pronoun.case
    after = scene.keys[draft.cue.stop : draft.first] if draft.cue is not None else ()
    return "bare" if "हूं" in after or "हूँ" in after else None


def _told(scene: Scene, draft: QuoteDraft) -> bool:
    """Whether a habitual verb of speech is of earlier speeches: हम कहते रहे हैं, मैं कहता आया हूं, वे बताते थे."""
    if draft.cue is None or draft.cue_kind in _FELT or not scene.keys[draft.cue.first].endswith(("ता", "ते", "ती")):
        return False
    return not words_of("earlier").isdisjoint(scene.keys[draft.cue.stop : draft.first])


def _rivals(draft: QuoteDraft, other: QuoteDraft) -> bool:
    """Whether two quotes claim one cue; only the parts of a quotation around it share it ("…," X ने कहा, "…")."""
    return {draft.rule, other.rule} != {"marked_words", "marked_words_first"}


def _clash(draft: QuoteDraft, other: QuoteDraft) -> bool:
    if draft.stop <= other.first or other.stop <= draft.first:
        return False
    if draft.rule == "colon_headline":
        return True
    crosses = draft.first < other.first < draft.stop < other.stop or other.first < draft.first < other.stop < draft.stop
    same = (draft.first, draft.stop) == (other.first, other.stop)
    # Marked words woven into words that are reported anyway add nothing.
    woven = draft.rule == "woven_phrase" and other.first <= draft.first and draft.stop <= other.stop
    # A report of which the other is the content keeps its own cue outside of it.
    swallowed = draft.cue is not None and other.first <= draft.cue.first < other.stop and draft.stop > other.stop
    return crosses or same or woven or swallowed


def _continued(scene: Scene, kept: list[QuoteDraft]) -> list[QuoteDraft]:
    """Marked words that go on with a direct quote.

    A paragraph all in marks right after it; the start of a paragraph whose mark was opened in the quote; sentences all in
    marks right after it ("…।" "…।"), after the attribution that ends it ("…," X ने कहा। "…"), or after any other report.
    """
    out = list(kept)
    taken = {d.first for d in kept}
    ends = {d.stop: d for d in kept if d.kind == "direct" and d.marked}
    reported = {scene.sentence_number(d.cue.first): d for d in kept if d.cue is not None and d.source is not None}
    attributed = {n: d for n, d in reported.items() if d.rule == "marked_words_first"}
    for q in scene.quoted:
        if q.first in taken or scene.word_count(q.first, q.stop) < 3:
            continue
        if scene.kind_of_part[q.first] == "subheadline" and scene.norm[q.stop - 1] not in FINAL:
            continue  # a heading of its own
        before = None
        if q.open == 0 or scene.words.gap[q.open] >= 2:
            whole = q.carried or q.after >= len(scene.keys) or scene.words.gap[q.after] >= 2
            before = next((ends[t] for t in range(q.open, max(-1, q.open - 4), -1) if t in ends), None) if whole else None
        elif q.close >= 0:
            number = scene.sentence_number(q.open)
            whole = q.open == scene.sentences[number].first and q.after >= scene.sentence(q.close).stop
            before = attributed.get(number - 1) if whole else None
            if whole and before is None and scene.norm[q.stop - 1] in _STATED:
                before = next((ends[t] for t in range(q.open - 1, max(-1, q.open - 3), -1) if t in ends), None)
                if before is None and scene.word_count(q.first, q.stop) >= _STATEMENT:
                    before = reported.get(number - 1)
        if before is not None:
            more = replace(before, first=q.first, stop=q.stop, kind="direct", marked=True, rule="continued", score=0.7)
            out.append(more)
            ends[q.stop] = more
    return sorted(out, key=lambda d: (d.first, -d.stop))
