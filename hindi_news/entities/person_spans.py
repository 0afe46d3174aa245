"""Steps of the merge that say who is a person and where people's names begin and end."""

from __future__ import annotations

from collections.abc import Iterable

from ..page import Name
from ..text.normalize import matching_key
from . import deities, people
from .ground import Ground
from .place_words import is_known
from .vocabulary import given_names, proper, telling_names, titles

#: Score from which the tagger's word on where a name ends is taken.
_SURE = 0.75


def honoured(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """श्रीमती गंगा देवी is no place: whoever is honoured and has a person's last name is a person."""
    keys = ground.page.words.key
    return [
        n._replace(type="person")
        if n.type == "place" and titles().get(keys[n.first], "").startswith("before") and people.is_part(keys[n.stop - 1])
        else n
        for n in names
    ]


def cut_at_roles(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """भोजपुरी गायक लादेन is लादेन, एबीपी न्यूज़ एंकर रमा वर्मा is एबीपी न्यूज़: a role ends one name and begins another."""
    keys = ground.page.words.key
    out = []
    for n in names:
        # रमीज़ राजा: at the end of a name a role may be a surname.
        stop = n.stop - (n.stop - n.first > 1 and keys[n.stop - 1] in _ALSO_SURNAMES and keys[n.stop - 2] not in _GROOMS)
        inside = [t for t in range(n.first, stop) if _is_role(keys[t])]
        if n.rule == "tagger" and n.type == "person" and inside:
            if inside[-1] + 1 < n.stop:
                n = n._replace(first=inside[-1] + 1)
            elif inside[0] - n.first > 1 or keys[n.first] in telling_names():
                n = n._replace(stop=inside[0])
            if n.first == n.stop or (n.first < n.stop and inside[-1] == n.stop - 1):
                continue
        elif n.rule == "tagger" and n.type == "organization":
            speaker = next((t for t in range(n.first + 1, n.stop) if keys[t] in _SPEAKERS), None)
            n = n if speaker is None else n._replace(stop=speaker)
        out.append(n)
    return out


def cut_at_quotes(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """'रवि राव' और 'लता जैन' are two, where the tagger has one."""
    keys = ground.page.words.key
    out = []
    for n in names:
        ends = [t for t in range(n.first + 1, n.stop - 2) if keys[t] in _QUOTES and keys[t + 1] in _PAIRS]
        if n.rule == "tagger" and n.type == "person" and ends and keys[ends[0] + 2] in _QUOTES:
            out.append(n._replace(stop=ends[0]))
            if keys[n.stop - 1] not in _QUOTES and n.stop - ends[0] > 3:
                out.append(n._replace(first=ends[0] + 3))
        else:
            out.append(n)
    return out


_PAIRS = frozenset(map(matching_key, ("और", ",", "व", "एवं", "या")))


_ALSO_SURNAMES = frozenset(map(matching_key, ("राजा", "प्रधान", "सेनापति")))
_GROOMS = frozenset(map(matching_key, ("दूल्हे", "दुल्हे", "दूल्हा")))


def _is_role(key: str) -> bool:
    return titles().get(key) in ("role", "rank") and not people.is_part(key)


_SPEAKERS = frozenset(map(matching_key, ("एंकर", "संवाददाता", "रिपोर्टर", "प्रवक्ता", "नेता", "अध्यक्ष", "सांसद", "विधायक")))


def residents(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """निवासी धुनपुरी: where someone lives is a place."""
    keys = ground.page.words.key
    names = list(names)
    if _LIVES not in keys:
        return names
    # रामपुर निवासी धनीराम lives in the place before the word, also where no lexicon knows it.
    people_at = {t for n in names if n.type == "person" for t in range(n.first, n.stop)}
    told = {n.stop for n in names if n.type == "place"} | {
        i + 1
        for i, k in enumerate(keys)
        if k == _LOCAL or (proper(k) and i not in people_at and not people.is_part(k) and k not in _PLAIN_BEFORE)
    }
    lives = {i + 1 for i, k in enumerate(keys) if k == _LIVES and i not in told}
    who = {i + 1 for i, k in enumerate(keys) if k == _LIVES and i in told}
    out = []
    for n in names:
        if n.type == "person" and n.stop - n.first == 1 and n.first in lives:
            n = n._replace(type="place")
        elif n.type == "place" and n.rule == "tagger" and n.first in who and not is_known(keys[n.first : n.stop]):
            n = n._replace(type="person")
        out.append(n)
    return out


_PLAIN_BEFORE = frozenset(map(matching_key, ("मूल", "सभी", "वर्षीय", "वर्ष", "साल", "पिता", "पुत्र", "आरोपी")))
_LIVES, _LOCAL = matching_key("निवासी"), matching_key("स्थानीय")


def widen_people(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """विक्टर, found alone, is विक्टर ओरबान: a person's name takes in the rare words beside it."""
    words = ground.page.words
    names = list(names)
    others = {i for n in names if n.type != "person" and n.score > 0.5 for i in range(n.first, n.stop)}
    out = []
    for n in names:
        if n.type == "person" and n.rule == "tagger":
            limit = ground.limit[n.first]
            stop = people.run(words, n.stop - 1, limit, others)
            # अमिताभ वाकिफ़ हैं: what stands before a verb may be something else.
            goes_on = stop > n.stop and people.is_part(words.key[stop - 1])
            # समीर कुमार | प्रॉपर्टी डीलिंग: where the tagger is sure, the name ends.
            stop = stop if n.score < _SURE and (goes_on or people.closed(words, stop, limit)) else n.stop
            stop = people.second_half(words, n.first, max(stop, n.stop), limit, others)
            first = people.initials_before(words, n.first)
            alone = n.stop - n.first == 1 and words.key[n.first] not in telling_names()
            # लता | रानू मंडल: what begins with a given name is whole.
            if first == n.first > 0 and (words.key[first] not in given_names() or n.stop - first == 1):
                first = people.given_before(ground.page, first, others, alone)
            first = first if ground.limit[first] == limit and not deities.reverent(words.key[first:stop]) else n.first
            n = n._replace(first=first, stop=_nickname(ground, stop))
        out.append(n)
    return out


def _nickname(ground: Ground, stop: int) -> int:
    """सल्वाटोरे "टोटो" रिना: a quoted word between the parts of a name."""
    keys = ground.page.words.key
    quoted = stop + 3 < ground.limit[stop - 1] and keys[stop] in _QUOTES and keys[stop + 2] in _QUOTES
    if quoted and keys[stop + 1] not in _PAIRS:
        end = people.run(ground.page.words, stop + 3, ground.limit[stop - 1])
        return end if end > stop + 3 else stop
    return stop


_QUOTES = frozenset("\"'“”‘’")
