"""Builds the Document from what the stages found; the only place where tokens become offsets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .document import Document
from .objects import ENTITY_TYPES, Amount, Cue, Entity, Mention, Quote, TimeExpression
from .page import Cluster, Fields, Page, ResolvedQuote, TimeMention, TokenPart, Words
from .spans import Part, Sentence, Tokens
from .text.dateline import read_dateline
from .text.romanize import romanize
from .times.amounts import AmountMention


def assemble(
    page: Page,
    clusters: Sequence[Cluster],
    own: Fields,
    times: Sequence[TimeMention],
    amounts: Sequence[AmountMention],
    quotes: Sequence[ResolvedQuote],
    engine: str,
) -> Document:
    """The document; ``own`` holds the fields of each cluster by its index."""
    words, tags = page.words, page.tags

    def span(first: int, stop: int) -> tuple[int, int, str]:
        start, end = words.start[first], words.end[stop - 1]
        return start, end, words.text[start:end]

    entities = _entities(page, clusters, own)
    ordered = sorted(entities.values(), key=lambda e: int(e.id[1:]))
    sentences = tuple(Sentence(*span(s.first, s.stop), first=s.first, stop=s.stop) for s in page.sentences)
    return Document(
        text=words.text,
        published=page.published,
        parts=tuple(_part(words, p) for p in page.parts),
        sentences=sentences,
        tokens=Tokens(
            words.text,
            words.start,
            words.end,
            words.norm,
            tags.lemma,
            tags.upos,
            tags.xpos,
            tags.feats,
            tags.head,
            tags.deprel,
        ),
        entities=tuple(ordered),
        dates=tuple(
            TimeExpression(
                *span(t.first, t.stop),
                kind=t.kind,
                value=t.value,
                start_date=t.start_date,
                end_date=t.end_date,
                approximate=t.approximate,
            )
            for t in times
        ),
        quotes=_quotes(page, entities, quotes),
        amounts=tuple(
            Amount(*span(a.first, a.stop), value=a.value, unit=a.unit, approximate=a.approximate) for a in amounts
        ),
        warnings=page.warnings,
        engine=engine,
    )


def _part(words: Words, part: TokenPart) -> Part:
    span = words.slice(part.first, part.stop)
    head = read_dateline(words, part)
    return Part(
        span.start, span.end, span.text, kind=part.kind,
        places=tuple(words.slice(*p) for p in head.places) if head else (),
        agencies=tuple(words.slice(*a) for a in head.agencies) if head else (),
    )


def _entities(page: Page, clusters: Sequence[Cluster], own: Fields) -> dict[int, Entity]:
    """Entities by cluster index; ids e1, e2 … follow the first mention in the text."""
    words = page.words
    order = sorted(range(len(clusters)), key=lambda i: clusters[i].mentions[0][:2])
    ids = {i: f"e{n}" for n, i in enumerate(order, 1)}
    out: dict[int, Entity] = {}
    # Treaties name other entities, so they come last.
    for i in sorted(order, key=lambda i: clusters[i].type == "treaty"):
        cluster, fields = clusters[i], dict(own.get(i, {}))
        mentions = []
        for m in cluster.mentions:
            start, end = words.start[m.first], words.end[m.stop - 1]
            mentions.append(Mention(start, end, words.text[start:end], form=m.form, score=m.score))
        name = str(fields.pop("name", None) or cluster.name)
        latin = str(fields.pop("latin", None) or romanize(name))
        if "parties" in fields:
            parties: Any = fields["parties"]
            fields["parties"] = tuple(out[p] for p in parties)
        kind: Any = ENTITY_TYPES[cluster.type]
        out[i] = kind(ids[i], name, latin, tuple(mentions), **fields)
    return out


def _quotes(page: Page, entities: dict[int, Entity], quotes: Sequence[ResolvedQuote]) -> tuple[Quote, ...]:
    words = page.words
    ranked = sorted(quotes, key=lambda q: (q.draft.first, -q.draft.stop))
    out: list[Quote] = []
    open_quotes: list[int] = []
    at = 0  # first sentence that may still touch a quote
    for n, (draft, speaker, addressee, via) in enumerate(ranked):
        while open_quotes and ranked[open_quotes[-1]].draft.stop <= draft.first:
            open_quotes.pop()
        while at < len(page.sentences) and page.sentences[at].stop <= draft.first:
            at += 1
        inside, s = [], at
        while s < len(page.sentences) and page.sentences[s].first < draft.stop:
            inside.append(s)
            s += 1
        cue = None
        if draft.cue is not None:
            c = words.slice(*draft.cue)
            cue = Cue(c.start, c.end, c.text, kind=draft.cue_kind or "say", negated=draft.negated)
        content = words.slice(draft.first, draft.stop)
        out.append(
            Quote(
                content.start,
                content.end,
                content.text,
                kind=draft.kind,
                speaker=None if speaker is None else entities[speaker],
                source=None if draft.source is None else words.slice(*draft.source),
                cue=cue,
                addressee=None if addressee is None else entities[addressee],
                via=None if via is None else entities[via],
                score=draft.score,
                marked=draft.marked,
                sentences=tuple(inside),
                parent=open_quotes[-1] if open_quotes else None,
            )
        )
        open_quotes.append(n)
    return tuple(out)
