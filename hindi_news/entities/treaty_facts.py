"""What an article says of an agreement: parties, the days it was signed and takes effect or ends, and its status."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..page import Cluster, Fields, Name, Page, TimeMention, TokenSpan
from ..text.normalize import matching_key
from .treaties import head_of, known_at, statuses, words_of

#: Words that join the members of a list of parties.
_JOINERS = frozenset(map(matching_key, (",", "और", "-", "–", "व", "एवं", "तथा", "/", "समेत", "के", "अलावा", "भी")))
_BETWEEN, _WITH = matching_key("बीच"), matching_key("साथ")
_INCLUDED = frozenset(map(matching_key, ("शामिल", "हिस्सा", "पक्षकार", "सदस्य")))
_SIGNED = frozenset(map(matching_key, ("हस्ताक्षर", "हस्ताक्षरित", "दस्तखत", "हुआ", "हुए", "हुई", "किया", "किए", "किये")))
_EFFECTIVE = frozenset(map(matching_key, ("प्रभावी", "लागू", "अमल")))
_EXPIRES = frozenset(map(matching_key, ("समाप्त", "खत्म", "अवधि", "मियाद")))
_UNTIL = matching_key("तक")
_FROM = matching_key("से")


def describe_treaties(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """Own fields of treaty clusters by index; ``parties`` are indices of place and organisation clusters."""
    treaties = [i for i, c in enumerate(clusters) if c.type == "treaty"]
    if not treaties:
        return {}
    sentence_at = _sentence_index(page)
    actors = {
        t: i
        for i, c in enumerate(clusters)
        if c.type in ("place", "organization")
        for m in c.mentions
        for t in range(m.first, m.stop)
    }
    out: Fields = {}
    for i in treaties:
        mentions = clusters[i].mentions
        spans = [(m, page.sentences[sentence_at[m.first]]) for m in mentions if sentence_at[m.first] >= 0]
        out[i] = {**_named(page, mentions), "parties": _parties(page, spans, actors), **_days(page, spans, times)}
        status = _status(page, spans)
        if status:
            out[i]["status"] = status
    return out


def _sentence_index(page: Page) -> list[int]:
    at = [-1] * len(page.words)
    for n, s in enumerate(page.sentences):
        at[s.first : s.stop] = [n] * (s.stop - s.first)
    return at


def _named(page: Page, mentions: Sequence[Name]) -> dict[str, object]:
    """Canonical name, kind and subject: of the known agreement, or of the mention that says most."""
    for m in mentions:
        known = known_at(page, m.first, m.stop)
        if known is not None:
            return {"name": known.name, "latin": known.english, "kind": known.kind, "adopted": known.year}
    fullest = max(mentions, key=lambda m: (head_of(page, m) is not None, m.stop - m.first, -m.first))
    head = head_of(page, fullest)
    if head is None:
        return {}
    length = len(head.lemma.split())
    before = page.words.phrase(fullest.first, fullest.stop - length) if fullest.stop - length > fullest.first else ""
    telling = [
        page.words.norm[t]
        for t in range(fullest.first, fullest.stop - length)
        if page.words.key[t] not in words_of("generic")
    ]
    return {"name": f"{before} {head.lemma}".strip(), "kind": head.kind, "subject": " ".join(telling) or None}


Spot = tuple[Name, TokenSpan]


def _parties(page: Page, spans: Sequence[Spot], actors: dict[int, int]) -> tuple[int, ...]:
    """The first list of actors that a sentence ties to the agreement; all such lists where members are counted."""
    for find in (_included, _between, _with):
        found: dict[int, None] = {}
        for mention, sentence in spans:
            found.update(dict.fromkeys(find(page, mention, sentence, actors)))
            if len(found) > 1 and find is not _included:
                break
        if len(found) > 1:
            return tuple(found)
    return _between_anywhere(page, spans, actors)


def _list_before(page: Page, at: int, sentence: TokenSpan, actors: dict[int, int]) -> list[int]:
    """Actors of the list that ends right before token ``at``: भारत, नेपाल और भूटान."""
    found: list[int] = []
    t = at - 1
    while t >= sentence.first and (t in actors or page.words.key[t] in _JOINERS):
        if t in actors and actors[t] not in found:
            found.append(actors[t])
        t -= 1
    return found[::-1]


def _included(page: Page, mention: Name, sentence: TokenSpan, actors: dict[int, int]) -> list[int]:
    """समझौते में A, B और C शामिल हैं; A और B भी समझौते का हिस्सा हैं."""
    for t in range(sentence.first, sentence.stop):
        if page.words.key[t] in _INCLUDED:
            found = _list_before(page, t, sentence, actors) or _list_before(page, mention.first, sentence, actors)
            if found:
                return found
    return []


def _between(page: Page, mention: Name, sentence: TokenSpan, actors: dict[int, int]) -> list[int]:
    """A और B के बीच … समझौता."""
    for t in range(mention.first - 1, sentence.first, -1):
        if page.words.key[t] == _BETWEEN:
            return _list_before(page, t, sentence, actors)
    return []


def _with(page: Page, mention: Name, sentence: TokenSpan, actors: dict[int, int]) -> list[int]:
    """A ने B के साथ … समझौता."""
    for t in range(mention.first - 1, sentence.first + 1, -1):
        if page.words.key[t] == _WITH and t - 2 in actors:
            other = actors[t - 2]
            subject = next(
                (actors[s] for s in range(sentence.first, t - 2) if s in actors and actors[s] != other), None
            )
            return [other] if subject is None else [subject, other]
    return []


def _between_anywhere(page: Page, spans: Sequence[Spot], actors: dict[int, int]) -> tuple[int, ...]:
    """A और B के बीच, after the mention: what the agreement did for the two."""
    for mention, sentence in spans:
        for t in range(mention.stop, sentence.stop):
            if page.words.key[t] == _BETWEEN:
                found = _list_before(page, t, sentence, actors)
                if len(found) > 1:
                    return tuple(found)
    return ()


def _days(page: Page, spans: Sequence[Spot], times: Sequence[TimeMention]) -> dict[str, object]:
    """``signed``, ``effective``, ``expires``: a date beside the mention and the word that says which day it is."""
    out: dict[str, object] = {}
    starts = [t.first for t in times]
    for mention, sentence in spans:
        for time in times[bisect_left(starts, sentence.first) : bisect_left(starts, sentence.stop)]:
            if time.kind != "DATE":
                continue
            field = _what_day(page, mention, sentence, time)
            if field is not None:
                out.setdefault(field, time.value)
    return out


def _what_day(page: Page, mention: Name, sentence: TokenSpan, time: TimeMention) -> str | None:
    keys = page.words.key
    after = keys[time.stop : min(time.stop + 3, sentence.stop)]
    if set(after) & _EFFECTIVE or (after[:1] == (_FROM,) and set(keys[mention.stop : mention.stop + 6]) & _EFFECTIVE):
        return "effective"
    near = keys[mention.stop : min(mention.stop + 5, sentence.stop)]
    if after[:1] == (_UNTIL,) or (set(near) & _EXPIRES and time.first > sentence.first and after[:1] == ("को",)):
        return "expires" if set(keys[sentence.first : sentence.stop]) & (_EXPIRES | _EFFECTIVE) else None
    # The day of signing stands close before the agreement, or between it and its verb.
    close = 0 <= mention.first - time.stop <= 8 or 0 <= time.first - mention.stop <= 4
    if close and set(near) & _SIGNED:
        return "signed"
    return "signed" if set(after) & _SIGNED and time.stop <= mention.first else None


def _status(page: Page, spans: Sequence[Spot]) -> str | None:
    """The furthest stage that a word right after a mention tells."""
    best = (0, "")
    table = statuses()
    for mention, sentence in spans:
        for t in range(mention.stop, min(mention.stop + 6, sentence.stop)):
            found = table.get(page.words.key[t])
            if found is not None:
                best = max(best, found[:2])
    return best[1] or None
