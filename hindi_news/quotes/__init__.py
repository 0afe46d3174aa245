"""Who says what: contents, cues, sources, addressees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..page import Name, Page, QuoteDraft, TokenSpan, Trace
from .content import RULES
from .scene import Scene


def find_quotes(page: Page, names: Sequence[Name], trace: Trace | None = None) -> tuple[QuoteDraft, ...]:
    """Quotes of a page in text order; they nest or are disjoint.

    Args:
        page: the article.
        names: its names, disjoint and in text order.
        trace: gets the rule behind each quote.
    """
    scene = Scene(page, names)
    ranked: list[tuple[int, QuoteDraft]] = []
    for sentence in page.sentences:
        if scene.kind_of_part[sentence.first] == "boilerplate":
            continue
        for rank, rule in enumerate(RULES):
            ranked += [(rank, draft) for draft in rule(scene, sentence)]
    kept = _settle(ranked)
    kept = _continued(scene, kept)
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
    cued: set[TokenSpan] = set()
    for _, draft in sorted(ranked, key=lambda r: (r[0], r[1].first, -r[1].stop)):
        stretches = range(draft.first // _STRETCH, (draft.stop - 1) // _STRETCH + 1)
        if draft.cue in cued or any(_clash(draft, other) for s in stretches for other in covering[s]):
            continue
        kept.append(draft)
        if draft.cue is not None:
            cued.add(draft.cue)
        for s in stretches:
            covering[s].append(draft)
    return sorted(kept, key=lambda d: (d.first, -d.stop))


#: Tokens in a stretch of the index of quotes; about as long as a quote.
_STRETCH = 32


def _clash(draft: QuoteDraft, other: QuoteDraft) -> bool:
    crosses = draft.first < other.first < draft.stop < other.stop or other.first < draft.first < other.stop < draft.stop
    same = (draft.first, draft.stop) == (other.first, other.stop)
    # Marked words woven into words that are reported anyway add nothing.
    woven = draft.rule == "woven_phrase" and other.first <= draft.first and draft.stop <= other.stop
    # A report of which the other is the content keeps its own cue outside of it.
    swallowed = draft.cue is not None and other.first <= draft.cue.first < other.stop and draft.stop > other.stop
    return crosses or same or woven or swallowed


def _continued(scene: Scene, kept: list[QuoteDraft]) -> list[QuoteDraft]:
    """A paragraph all in marks right after a direct quote goes on with it."""
    out = list(kept)
    taken = {d.first for d in kept}
    ends = {d.stop: d for d in kept if d.kind == "direct" and d.marked}
    for q in scene.quoted:
        if q.first in taken or (q.open and scene.words.gap[q.open] < 2):
            continue
        whole = q.after >= len(scene.keys) or scene.words.gap[q.after] >= 2
        before = next((ends[t] for t in range(q.open - 1, max(-1, q.open - 4), -1) if t in ends), None)
        if whole and before is not None and scene.word_count(q.first, q.stop) >= 3:
            more = replace(before, first=q.first, stop=q.stop, rule="continued", score=0.7)
            out.append(more)
            ends[q.stop] = more
    return sorted(out, key=lambda d: (d.first, -d.stop))
