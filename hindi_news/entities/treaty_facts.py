"""What an article says of an agreement: parties, the days it was signed and takes effect or ends, and its status."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence

from ..page import Cluster, Fields, Name, Page, TimeMention, TokenSpan
from ..text.normalize import matching_key
from .belonging import home_country
from .gazetteer import country_names, country_of
from .treaties import head_length, head_of, is_ceasefire, known_at
from .treaty_rules import PLAIN_VERBS, statuses, words_of

#: Words that join the members of a list of parties.
_JOINERS = frozenset(map(matching_key, (",", "और", "-", "–", "व", "एवं", "तथा", "/", "समेत", "के", "अलावा", "भी")))
_BETWEEN, _WITH = matching_key("बीच"), matching_key("साथ")
_INCLUDED = frozenset(map(matching_key, ("शामिल", "हिस्सा", "पक्षकार", "सदस्य")))
_SIGNED = frozenset(map(matching_key, ("हस्ताक्षर", "हस्ताक्षरित", "दस्तखत", "हुआ", "हुए", "हुई", "किया", "किए", "किये")))
#: What the parties do with an agreement besides signing it (अंतिम रूप दिया).
_AGREED = frozenset(map(matching_key, ("अंतिम", "मंजूरी", "सहमति", "मुहर", "घोषणा", "ऐलान")))
#: What tells of signing however far from the agreement it stands.
_SIGNATURE = frozenset(map(matching_key, ("हस्ताक्षर", "हस्ताक्षरित", "दस्तखत")))
_EFFECTIVE = frozenset(map(matching_key, ("प्रभावी", "लागू", "अमल")))
_EXPIRES = frozenset(map(matching_key, ("समाप्त", "खत्म", "अवधि", "मियाद")))
_AGENT, _AMONG = matching_key("ने"), matching_key("में")
_OF = frozenset(("का", "के", "की"))
#: After the party that an agreement with another does something for.
_GETS = frozenset(map(matching_key, ("को", "ने", "में")))
_OURS = frozenset(map(matching_key, ("हमारा", "हमारे", "हमारी", "अपना", "अपने", "अपनी", "उसका", "उसके", "उनका", "उनके")))
_OF_TWO = frozenset(map(matching_key, ("द्विपक्षीय", "दोनों", "आपसी", "पारस्परिक")))
_STATES = frozenset(map(matching_key, ("देशों", "राष्ट्रों", "मुल्कों", "सरकारों")))
#: Stages that have not come while the verb is in the future, and the endings of its forms.
_DONE = frozenset(("signed", "ratified", "in force", "withdrawn"))
#: Rank and stage of an agreement that will be signed.
_UNSIGNED = (2, "negotiating")
_FUTURE = tuple(map(matching_key, ("गा", "गी", "गे", "गें")))
#: Words that no list of parties goes across.
_CASES = frozenset(map(matching_key, ("ने", "को", "में", "पर", "से", "कि", "लिए", "तक", "है", "हैं", "था", "थे", ":", "।")))
#: Tokens before or after a word that are read for parties; for whom "our" means, or the two of the context.
_REACH, _BACK = 14, 40
_UNTIL = matching_key("तक")
_FROM = matching_key("से")


def describe_treaties(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """Own fields of treaty clusters by index; ``parties`` are indices of place and organisation clusters."""
    treaties = [i for i, c in enumerate(clusters) if c.type == "treaty"]
    if not treaties:
        return {}
    sentence_at = _sentence_index(page)
    countries = _countries(page, clusters)
    actors = _actors(page, clusters, countries)
    dated = frozenset(t for time in times for t in range(time.first, time.stop))
    out: Fields = {}
    for i in treaties:
        mentions = clusters[i].mentions
        spans = [(m, page.sentences[sentence_at[m.first]]) for m in mentions if sentence_at[m.first] >= 0]
        states = frozenset(countries.values())
        told = _parties(page, spans, actors) or _bilateral(page, spans, actors, states)
        parties = told or _known_parties(page, mentions, countries)
        states_of = _party_countries(page, countries, mentions, parties)
        out[i] = {**_named(page, mentions), "parties": parties, "countries": states_of, **_days(page, spans, times)}
        status = _status(page, spans, dated) or _stage(page, out[i])
        if status:
            out[i]["status"] = status
    return out


def _countries(page: Page, clusters: Sequence[Cluster]) -> dict[str, int]:
    """The clusters of countries by their code."""
    out: dict[str, int] = {}
    for i, c in enumerate(clusters):
        m = c.mentions[0]
        if c.type == "place" and (sense := country_names().get(page.words.key[m.first : m.stop])) and sense.country:
            out.setdefault(sense.country, i)
    return out


def _actors(page: Page, clusters: Sequence[Cluster], countries: Mapping[str, int]) -> dict[int, int]:
    """Tokens of possible parties, and their clusters; a people (रूसी) and a country in a name stand for the country."""
    out: dict[int, int] = {}
    for i, c in enumerate(clusters):
        party: int | None = i
        if c.type == "group":
            party = countries.get(home_country(page, c) or "")
        elif c.type not in ("place", "organization"):
            party = None
        for m in c.mentions:
            if party is not None and m.form == "name":
                out.update(dict.fromkeys(range(m.first, m.stop), party))
            elif c.type == "treaty":
                for first, stop, code in _named_countries(page, m):
                    if code in countries:
                        out.update(dict.fromkeys(range(first, stop), countries[code]))
    return out


def _named_countries(page: Page, name: Name) -> Iterator[tuple[int, int, str]]:
    """The countries in the name of an agreement, and where they stand: रूस-उत्तर कोरिया रक्षा समझौता."""
    keys, at = page.words.key, name.first
    while at < name.stop:
        hit = country_names().longest(keys, at, name.stop)
        stop, code = (hit[0], hit[1].country) if hit else (at + 1, country_of((keys[at],)))
        if code is not None:
            yield at, stop, code
        at = stop


def _party_countries(
    page: Page, countries: Mapping[str, int], mentions: Sequence[Name], parties: Sequence[int]
) -> tuple[str, ...]:
    """Codes of the states that are parties, also of those that the agreement's own name alone names, or the lexicon."""
    code_of = {cluster: code for code, cluster in countries.items()}
    codes = [code_of[i] for i in parties if i in code_of]
    for m in mentions:
        known = known_at(page, m.first, m.stop)
        inside = dict.fromkeys(code for *_, code in _named_countries(page, m))
        # One alone is whose business it is (ईरान परमाणु समझौता).
        codes += [*(inside if len(inside) > 1 else ()), *(known.parties if known else ())]
    return tuple(dict.fromkeys(codes))


def _known_parties(page: Page, mentions: Sequence[Name], countries: Mapping[str, int]) -> tuple[int, ...]:
    """The countries of a well-known agreement, as far as the article names them."""
    known = next((k for m in mentions if (k := known_at(page, m.first, m.stop)) is not None), None)
    return () if known is None else tuple(countries[code] for code in known.parties if code in countries)


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
    length = head_length(page, fullest)
    before = page.words.phrase(fullest.first, fullest.stop - length) if fullest.stop - length > fullest.first else ""
    first = fullest.first
    while first < fullest.stop - length and page.words.key[first] in words_of("generic"):
        first += 1
    subject = page.words.phrase(first, fullest.stop - length) if first < fullest.stop - length else None
    kind = "ceasefire" if is_ceasefire(page.words.key[first : fullest.stop - length]) else head.kind
    return {"name": f"{before} {head.lemma}".strip(), "kind": kind, "subject": subject}


Spot = tuple[Name, TokenSpan]
Actors = Mapping[int, int]


def _parties(page: Page, spans: Sequence[Spot], actors: Actors) -> tuple[int, ...]:
    """The first list of actors that a sentence ties to the agreement; all such lists where members are counted."""
    for find in (_included, _between, _with, _signers, _of_pair):
        found: dict[int, None] = {}
        for mention, sentence in spans:
            found.update(dict.fromkeys(find(page, mention, sentence, actors)))
            if len(found) > 1 and find is not _included:
                break
        if len(found) > 1:
            return tuple(found)
    return _between_anywhere(page, spans, actors)


def _list_before(page: Page, at: int, sentence: TokenSpan, actors: Actors) -> list[int]:
    """Actors of the list that ends right before token ``at``: भारत, नेपाल और भूटान."""
    found: list[int] = []
    t = at - 1
    while t >= sentence.first and (t in actors or page.words.key[t] in _JOINERS):
        if t in actors and actors[t] not in found:
            found.append(actors[t])
        t -= 1
    return found[::-1]


def _included(page: Page, mention: Name, sentence: TokenSpan, actors: Actors) -> list[int]:
    """समझौते में A, B और C शामिल हैं; A और B भी समझौते का हिस्सा हैं."""
    for t in range(sentence.first, sentence.stop):
        if page.words.key[t] in _INCLUDED:
            found = _list_before(page, t, sentence, actors) or _list_before(page, mention.first, sentence, actors)
            if found:
                return found
    return []


def _between(page: Page, mention: Name, sentence: TokenSpan, actors: Actors) -> list[int]:
    """A और B के बीच … समझौता."""
    for t in range(mention.first - 1, sentence.first, -1):
        if page.words.key[t] == _BETWEEN:
            return _pair_before(page, t, sentence, actors)
    return []


def _pair_before(page: Page, at: int, sentence: TokenSpan, actors: Actors) -> list[int]:
    """The parties before के बीच: a bare list, or one with their people (भारतीय और नेपाली अधिकारियों के बीच)."""
    found = _list_before(page, at, sentence, actors)
    if len(found) > 1:
        return found
    found = []
    for t in range(at - 1, max(sentence.first - 1, at - _REACH), -1):
        if t in actors:
            if actors[t] not in found:
                found.append(actors[t])
        elif page.words.key[t] in _CASES and page.words.key[t] not in _JOINERS:
            break
    return found[::-1]


def _with(page: Page, mention: Name, sentence: TokenSpan, actors: Actors) -> list[int]:
    """A ने B के साथ … समझौता; A ने कहा, “B के साथ हमारा समझौता …”."""
    keys = page.words.key
    for t in range(mention.first - 1, sentence.first + 1, -1):
        if keys[t] == _WITH and t - 2 in actors:
            other = actors[t - 2]
            subject = next(
                (actors[s] for s in range(sentence.first, t - 2) if s in actors and actors[s] != other), None
            )
            if set(keys[t + 1 : mention.first]) & _OURS:
                subject = next(
                    (actors[s - 1] for s in range(t - 2, max(t - _BACK, 0), -1)
                     if keys[s] == _AGENT and s - 1 in actors and actors[s - 1] != other), subject)
            if subject is None:
                # B के साथ हुए समझौते के तहत A को …
                subject = next(
                    (actors[s] for s in range(mention.stop, min(mention.stop + _REACH, sentence.stop - 1))
                     if s in actors and actors[s] != other and keys[s + 1] in _GETS), None)
            return [other] if subject is None else [subject, other]
    return []


def _signers(page: Page, mention: Name, sentence: TokenSpan, actors: Actors) -> list[int]:
    """A और B ने … समझौते पर हस्ताक्षर किए; A और B में समझौता हुआ; A और B … समझौते पर हस्ताक्षर करेंगे."""
    keys = page.words.key
    if not set(keys[mention.stop : min(mention.stop + _REACH, sentence.stop)]) & (_SIGNED | _AGREED):
        return []
    for t in range(mention.first - 1, sentence.first, -1):
        if keys[t] == _AGENT:
            return _pair_before(page, t, sentence, actors)
        if keys[t] == _AMONG and t == mention.first - 1 and len(found := _list_before(page, t, sentence, actors)) > 1:
            return found  # one alone is where they met (जिनेवा में)
    at = sentence.first
    while at < mention.first and (at in actors or keys[at] in _JOINERS - _OF):
        at += 1
    return _list_before(page, at, sentence, actors) if at < mention.first and keys[at] not in _CASES | _OF else []


def _of_pair(page: Page, mention: Name, sentence: TokenSpan, actors: Actors) -> list[int]:
    """भारत-नेपाल व्यापार संधि; A और B की संधि: the pair within the name, or right before it."""
    inside = [actors[t] for t in range(mention.first, mention.stop) if t in actors]
    if len(set(inside)) > 1:
        return inside
    at = mention.first
    return _list_before(page, at - 1, sentence, actors) if at and page.words.key[at - 1] in _OF else []


def _between_anywhere(page: Page, spans: Sequence[Spot], actors: Actors) -> tuple[int, ...]:
    """A और B के बीच, after the mention: what the agreement did for the two."""
    for mention, sentence in spans:
        for t in range(mention.stop, sentence.stop):
            if page.words.key[t] == _BETWEEN:
                found = _list_before(page, t, sentence, actors)
                if len(found) > 1:
                    return tuple(found)
    return ()


def _bilateral(page: Page, spans: Sequence[Spot], actors: Actors, states: frozenset[int]) -> tuple[int, ...]:
    """द्विपक्षीय समझौता, दोनों देशों के बीच: the two, or the two states, that its sentence or what is before it names."""
    for mention, sentence in spans:
        near = page.words.key[max(sentence.first, mention.first - _REACH) : mention.stop]
        if not set(near) & _OF_TWO:
            continue
        for back in (0, _BACK, 3 * _BACK):
            named = range(max(sentence.first - back, 0), mention.first)
            found = dict.fromkeys(actors[t] for t in named if t in actors)
            if _STATES & set(near):
                found = {party: None for party in found if party in states}
            if len(found) == 2 and (back <= _BACK or _STATES & set(near)):
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
    ends = time.first > sentence.first and after[:1] in (("को",), (_AMONG,))
    if after[:1] == (_UNTIL,) or (ends and set(near + after) & _EXPIRES):
        return "expires" if set(keys[sentence.first : sentence.stop]) & (_EXPIRES | _EFFECTIVE) else None
    # The day of signing stands close before the agreement, or between it and its verb.
    close = 0 <= mention.first - time.stop <= 8 or 0 <= time.first - mention.stop <= 4
    if close and set(near) & _SIGNED:
        return "signed"
    if set(after) & _SIGNATURE and 0 <= time.first - mention.stop <= _REACH:
        return "signed"
    return "signed" if set(after) & _SIGNED and time.stop <= mention.first else None


def _status(page: Page, spans: Sequence[Spot], dated: Container[int]) -> str | None:
    """The furthest stage that a word right after a mention tells.

    A verb that any deed takes tells of the agreement only if no other noun stands before it (समझौते का विरोध किया).
    """
    best = (0, "")
    table = statuses()
    for mention, sentence in spans:
        other = False
        for t in range(mention.stop, min(mention.stop + 6, sentence.stop)):
            key = page.words.key[t]
            found = table.get(key)
            if found is None:
                other = other or (page.tags.upos[t : t + 1] in (("NOUN",), ("ADJ",)) and t not in dated)
            if found is None or (other and key in PLAIN_VERBS):
                continue
            if found[1] not in _DONE or not _to_come(page, t, sentence.stop):
                best = max(best, found[:2])
            elif found[1] == "signed":
                best = max(best, _UNSIGNED)
    return best[1] or None


def _stage(page: Page, told: Mapping[str, object]) -> str | None:
    """The stage that the days tell which have come by publication."""
    today = page.published.isoformat() if page.published is not None else "9999"
    for day, stage in (("effective", "in force"), ("signed", "signed")):
        value = told.get(day)
        if isinstance(value, str) and value[0].isdigit() and value <= today:
            return stage
    return None


def _to_come(page: Page, at: int, stop: int) -> bool:
    """Whether the verb of a word is in the future: समाप्त हो जाएगी, हस्ताक्षर होंगे."""
    return any(k.endswith(_FUTURE) and len(k) > 3 for k in page.words.key[at + 1 : min(at + 4, stop)])
