"""Who is heard in an article: its speakers, one speaker's quotes, and who talks with whom."""

from __future__ import annotations

from collections.abc import Sequence

from .objects import Conversation, Entity, Person, Quote, Speaker
from .text.normalize import matching_key

#: Direct quotes in a row by two people in turns that make a conversation though nobody is said to be spoken to.
TURNS = 4


def speakers(quotes: Sequence[Quote]) -> tuple[Speaker, ...]:
    """Who speaks, in the order of their first quote, each with the share of all quoted words that are its own.

    A quote inside a quote is counted once, as words of the outer one.
    """
    total = sum(_words(q) for q in quotes if q.parent is None)
    by: dict[str, tuple[Entity, list[Quote]]] = {}
    for quote in quotes:
        if quote.speaker is not None:
            by.setdefault(quote.speaker.id, (quote.speaker, []))[1].append(quote)
    return tuple(
        Speaker(entity, tuple(own), sum(_words(q) for q in own if q.parent is None) / total if total else 0.0)
        for entity, own in by.values()
    )


def quotes_by(quotes: Sequence[Quote], who: str | Entity) -> tuple[Quote, ...]:
    """The quotes of an entity, or of all whose name, Latin name or a mention by name has ``who`` as whole words.

    Spelling variants (ज़ेलेंस्की, जेलेंस्की) and letter case count as equal.
    """
    if isinstance(who, Entity):
        return tuple(q for q in quotes if q.speaker is not None and q.speaker.id == who.id)
    wanted = _keys(who)
    fits: dict[str, bool] = {}
    out = []
    for quote in quotes:
        speaker = quote.speaker
        if speaker is None or not wanted:
            continue
        if speaker.id not in fits:
            names = {speaker.name, speaker.latin, *(m.text for m in speaker.mentions if m.form == "name")}
            fits[speaker.id] = any(_within(wanted, _keys(name)) for name in names)
        if fits[speaker.id]:
            out.append(quote)
    return tuple(out)


def quotes_in(quotes: Sequence[Quote], outer: Quote) -> tuple[Quote, ...]:
    """The quotes whose innermost surrounding quote is ``outer``, in text order."""
    return tuple(q for q in quotes if q.parent is not None and quotes[q.parent] == outer)


def conversations(quotes: Sequence[Quote]) -> tuple[Conversation, ...]:
    """Exchanges between two entities, one a pair, in the order of their first turn.

    A quote is a turn when its speaker addresses the other; when the other spoke last and addressed the speaker (an
    answer); or when it belongs to :data:`TURNS` or more direct quotes in a row that two people speak by turns (an
    interview).
    """
    turns: dict[frozenset[str], dict[int, Quote]] = {}
    order: dict[frozenset[str], tuple[Entity, Entity]] = {}

    def note(index: int, one: Entity, other: Entity) -> None:
        pair = frozenset((one.id, other.id))
        order.setdefault(pair, (one, other))
        turns.setdefault(pair, {})[index] = quotes[index]

    before: tuple[Entity, Entity] | None = None  # speaker and listener of the outer quote before
    for i, quote in enumerate(quotes):
        listener = quote.addressee
        if listener is None and before is not None and quote.parent is None and _same(quote.speaker, before[1]):
            listener = before[0]
        turn = None
        if quote.speaker is not None and listener is not None and not _same(quote.speaker, listener):
            turn = (quote.speaker, listener)
            note(i, *turn)
        if quote.parent is None and (turn is not None or before is None or not _same(quote.speaker, before[0])):
            before = turn
    for run in _alternations(quotes):
        for i in run:
            one, other = quotes[run[0]].speaker, quotes[run[1]].speaker
            if one is not None and other is not None:
                note(i, one, other)
    return tuple(
        Conversation(order[pair], tuple(q for _, q in sorted(by.items(), key=lambda item: item[0])))
        for pair, by in sorted(turns.items(), key=lambda item: min(item[1]))
    )


def _alternations(quotes: Sequence[Quote]) -> list[list[int]]:
    """Runs of :data:`TURNS` or more direct outer quotes spoken by two people by turns."""
    runs: list[list[int]] = [[]]
    for i, quote in enumerate(quotes):
        if quote.parent is not None:
            continue
        run = runs[-1]
        if quote.kind != "direct" or not isinstance(quote.speaker, Person):
            runs.append([])
        elif not run or not _same(quotes[run[-1]].speaker, quote.speaker):
            if len(run) > 1 and not _same(quotes[run[-2]].speaker, quote.speaker):
                runs.append([run[-1]])  # a third speaker: with the one before, it may begin an exchange of its own
            runs[-1].append(i)
        else:
            runs.append([i])
    return [run for run in runs if len(run) >= TURNS]


def _same(one: Entity | None, other: Entity | None) -> bool:
    return one is not None and other is not None and one.id == other.id


def _words(quote: Quote) -> int:
    return len(quote.text.split())


def _keys(name: str) -> list[str]:
    parts = name.replace("-", " ").replace(".", " ").split()
    return [matching_key(part) for part in parts]


def _within(wanted: Sequence[str], keys: Sequence[str]) -> bool:
    n = len(wanted)
    return any(list(keys[i : i + n]) == list(wanted) for i in range(len(keys) - n + 1))
