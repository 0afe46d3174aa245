"""Merges the tagger's names with those of lexicons and rules into disjoint mentions; each corrects the other.

:data:`STEPS` is the order of precedence: every step takes the candidates and gives them on corrected, then
:func:`outermost` chooses among them, and :data:`LATER` reads the whole article to settle what single sentences leave open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ..page import Name, Page, TimeMention, Trace
from ..text.normalize import matching_key
from . import (
    body_spans,
    deities,
    doubts,
    groups,
    organizations,
    people,
    person_spans,
    place_spans,
    places,
    signatures,
    told_people,
    treaties,
)
from .after_titles import begin_after_title
from .gazetteer import country_names, country_of, people_names, state_names
from .ground import Ground
from .refusals import AFTER_CUTS, BEFORE_CUTS
from .repeats import agree_on_types, repeat_names, short_forms
from .side_by_side import two_people
from .teams import teams_by_city
from .titled import titled
from .vocabulary import clear_organizations as known_bodies
from .vocabulary import edges, heads, proper, surnames, titles

FINDERS = (
    people.find, told_people.find, signatures.find, deities.find, places.find, organizations.find, groups.find, treaties.find)

#: Least score of a mention.
LEAST = 0.3
#: What a token more is worth when overlapping candidates compete: the outermost name is meant.
LENGTH_BONUS = 0.2
#: Longest number that a name ends in, in digits; longer ones are of telephones and post offices.
LONGEST_NUMBER = 4


def find_names(page: Page, times: Sequence[TimeMention], trace: Trace | None = None) -> tuple[Name, ...]:
    """Disjoint mentions in text order; none in times or across the end of a sentence, in boilerplate only well-known ones."""
    ground = _ground(page, times)
    names = [Name(n.first, n.stop, n.type, n.score, "tagger") for n in page.tags.names]
    for find in FINDERS:
        names.extend(find(page))
    titles = _titles(page)
    names = [n for n in names if titles[n.first] != titles[n.stop - 1] or not titles[n.first]]
    for step in STEPS:
        names = step(ground, names)
    chosen = outermost(ground, names)
    free = [f and not t for f, t in zip(ground.free, titles, strict=True)]
    for later in LATER:
        chosen = later(page, chosen, free)
    if trace is not None:
        for n in chosen:
            trace.add("name", f"{n.type}:{n.rule}", page.words.start[n.first], page.words.end[n.stop - 1])
    return tuple(chosen)


def _titles(page: Page) -> list[int]:
    """Of each token the title that it belongs to and that names no place, 0 if none: वंदे भारत मिशन."""
    out = [0] * len(page.words)
    spans = (span for s in page.sentences for span in titled(page.words, s.first, s.stop))
    for i, (first, stop) in enumerate(spans, 1):
        out[first:stop] = [i] * (stop - first)
    return out


def _ground(page: Page, times: Sequence[TimeMention]) -> Ground:
    free, limit = [True] * len(page.words), [0] * len(page.words)
    for s in page.sentences:
        limit[s.first : s.stop] = [s.stop] * (s.stop - s.first)
    furniture = [p[:2] for p in page.parts if p.kind == "boilerplate"]
    for first, stop in [t[:2] for t in times] + furniture:
        free[first:stop] = [False] * (stop - first)
    for first, stop in furniture:  # आप हमें फ़ेसबुक पर भी फ़ॉलो कर सकते हैं. यह भी पढ़ें: रूस में …
        for start, end in _surely_named(page.words.key, first, stop):
            free[start:end] = [True] * (end - start)
    return Ground(page, free, limit)


def _surely_named(keys: Sequence[str], first: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where bodies, countries, states and peoples stand whose names mean nothing else."""
    yield from (hit[:2] for hit in known_bodies().matches(keys, first, stop))
    for table in (country_names(), state_names(), people_names()):
        yield from (hit[:2] for hit in table.matches(keys, first, stop) if hit[2].alone)


def within_bounds(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """Only what lies in one sentence and on free tokens."""
    return [n for n in names if n.stop <= ground.limit[n.first] and all(ground.free[n.first : n.stop])]


def trim_edges(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """Titles, honorifics, postpositions, type words and quotation marks go out at either end."""
    keys, bad = ground.page.words.key, edges()
    none: frozenset[str] = frozenset()
    out = []
    for n in names:
        first, stop = n.first, n.stop
        if keys[first:stop] in (country_names() if n.type == "place" else known_bodies()):  # संयुक्त राज्य, जद (यू)
            out.append(n)
            continue
        at_first, at_last = bad.get((n.type, "first"), none), bad.get((n.type, "last"), none)
        while first < stop and ((keys[first] in at_first and stop - first > 1) or _mark(keys[first], "(")):
            first += 1
        if n.type == "person" and stop - first > 2 and keys[first] == _SARDAR:
            first += 1  # सरदार बूटा सिंह; सरदार सिंह is a name
        while first < stop and ((keys[stop - 1] in at_last and stop - first > 1) or _mark(keys[stop - 1], ").")):
            stop -= 1
        while n.type == "person" and stop - first > 1 and _particle(keys[stop - 1]):
            stop -= 1  # पीटर द
        if n.type == "person" and stop - first > 1 and deities.reverent(keys[first:stop]):
            first += 1  # भगवान शिव; भगवान दास is a name
        while stop - first > 1 and keys[stop - 1].isdigit() and len(keys[stop - 1]) > LONGEST_NUMBER:
            stop -= 1  # आशा जनरल स्टोर 9412000000
        if not any(c.isalpha() for key in keys[first:stop] for c in key):
            continue  # a number names nothing
        bare = n.type == "person" and stop - first == 1 and titles().get(keys[first]) in _BARE_TITLES
        if first < stop and not (bare and (n.score < _SURE or keys[first] not in surnames())):  # पाठक is a reader, too
            out.append(n if (first, stop) == n[:2] else n._replace(first=first, stop=stop))
    return out


_SARDAR = matching_key("सरदार")


def _particle(key: str) -> bool:
    """Whether a word stands within names only, and before no apostrophe (ओ'हागन)."""
    return titles().get(key) == "inside" and key not in people.BEFORE_APOSTROPHE


#: Score from which the tagger's word on a surname is taken that is a role, too.
_SURE = 0.75
#: Classes of words that are no name alone.
_BARE_TITLES = frozenset(("role", "rank", "before", "after", "after m"))


def _mark(key: str, inside: str) -> bool:
    """Whether a token is punctuation that a name does not end in."""
    return not any(c.isalnum() for c in key) and not (key == ")" and inside == "(")


def cut_to_known(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """चीनी ग्लोबल टाइम्स is ग्लोबल टाइम्स: the people before a known body is no part of its name."""
    keys = ground.page.words.key
    out = []
    for n in names:
        phrase = keys[n.first : n.stop]
        if n.type == "organization" and len(phrase) > 1 and phrase not in known_bodies():
            rare = len(phrase) == 2 and phrase[1] in _PLAIN_KINDS and proper(phrase[0]) and not country_of(phrase[:1])
            rare = rare or phrase[-2:] in _POLICE_TEAMS
            if rare or (phrase[:-1] in known_bodies() and phrase[-1] in _KINDS_OF_BODIES):
                n = n._replace(stop=n.stop - 1)
            else:
                n = n._replace(first=n.first + _loose_words(phrase))
        out.append(n)
    return out


#: What a body may be called after its name, and what is its own: शिवसेना पार्टी, रेड क्रॉस संगठन, फेसबुक पोस्ट.
_KINDS_OF_BODIES = frozenset(map(matching_key, ("पार्टी", "संगठन", "संस्था", "कंपनी", "कम्पनी", "टीम", "पोस्ट", "पेज", "अकाउंट",
                                                "हैंडल", "लाइव", "नेटवर्क", "यूजर", "यूजर्स", "ऐप", "एप", "ग्रुप",
                                                "मैसेंजर", "पत्रिका", "अखबार", "समाचारपत्र", "गुट")))  # fmt: skip
#: मेरठ पुलिस दल is of मेरठ पुलिस.
_POLICE_TEAMS = frozenset((matching_key("पुलिस"), matching_key(team)) for team in ("दल", "टीम", "पार्टी", "टुकड़ी"))
#: Those of them that are no part of an unknown name either: नवोन्मेष संस्था.
_PLAIN_KINDS = frozenset(map(matching_key, ("संस्था", "कंपनी", "कम्पनी")))


#: Kinds of bodies whose names no rare word widens.
_WHOLE = frozenset(("party", "alliance", "international", "armed group", "news agency"))
#: Longest name of a country, in words.
_COUNTRY = 8
#: राज्य निर्वाचन आयोग is another body than निर्वाचन आयोग.
_LEVELS = frozenset(map(matching_key, ("राज्य", "राष्ट्रीय", "केंद्रीय", "जिला", "प्रदेश", "प्रादेशिक", "अंतरराष्ट्रीय", "यूरोपीय", "कृषि")))


def _loose_words(phrase: tuple[str, ...]) -> int:
    """How many words stand before a known body (दल भारतीय जनता पार्टी) or before the last people or country that a
    body is of (भारतीय रूसी सेना) and are no part of a name, as the number of 36 राष्ट्रीय राइफल्स is."""
    for i in range(1, len(phrase)):
        word = phrase[i - 1]
        if word[0].isdigit() or (proper(word) and country_of((word,)) is None):
            known = known_bodies().get(phrase[i:]) if len(phrase) - i > 1 and phrase[i:] not in heads() else None
            if known is None or known.kind not in _WHOLE:
                return 0
            return i  # सत्तारूढ़ समाजवादी पार्टी
        whole = any(country_of(phrase[h : i + 1]) is not None for h in range(max(0, i - _COUNTRY + 1), i))
        of_people = not whole and country_of(phrase[i : i + 1]) is not None and phrase[i + 1 :] in heads()
        if (phrase[i:] in known_bodies() and phrase[i:] not in heads()) or of_people:
            return i - (word in _LEVELS)
    return 0


def agree(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """Finders that give the same words the same type strengthen each other."""
    best: dict[tuple[int, int, str], Name] = {}
    for n in names:
        same = best.get(n[:3])
        if same is None:
            best[n[:3]] = n
        elif same.rule != n.rule:
            lead = max(same, n, key=lambda m: m.score)
            best[n[:3]] = lead._replace(score=round(1 - (1 - same.score) * (1 - n.score), 4))
    return list(best.values())


def cut_places(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """पूर्वी यूक्रेन is यूक्रेन, भारत-पाकिस्तान are two."""
    return place_spans.respan(ground.page, names)


def doubtful_places(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """किलेबंदी is no place, नदीम पुत्र इरशाद no place either."""
    return doubts.judged(ground.page, names)


def peoples(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """मुस्लिम समुदाय names a people."""
    return groups.judged(ground.page, names)


def real_agreements(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """शांति समझौते की उम्मीद, कोई समझौता: what the tagger took for an agreement and is none."""
    return treaties.judged(ground.page, names)


def spans_of_bodies(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """गंगा पब्लिक स्कूल रामपुर is a school and a town, बोइंग 737 no company."""
    return body_spans.respan(ground.page, names)


Step = Callable[[Ground, Iterable[Name]], list[Name]]
STEPS: tuple[Step, ...] = (
    person_spans.honoured,
    trim_edges,
    person_spans.cut_at_roles,
    person_spans.cut_at_quotes,
    cut_to_known,
    spans_of_bodies,
    person_spans.residents,
    *BEFORE_CUTS,
    cut_places,
    doubtful_places,
    peoples,
    *AFTER_CUTS,
    within_bounds,
    person_spans.widen_people,
    within_bounds,
    real_agreements,
    agree,
)


def outermost(ground: Ground, names: Iterable[Name]) -> list[Name]:
    """Disjoint names: the surer and the longer first."""
    taken = [not f for f in ground.free]
    out = []
    for n in sorted(names, key=lambda n: (-n.score - LENGTH_BONUS * min(n.stop - n.first - 1, 5), n.first, n.type)):
        if n.score >= LEAST and not any(taken[n.first : n.stop]):
            taken[n.first : n.stop] = [True] * (n.stop - n.first)
            out.append(n)
    return sorted(out)


Later = Callable[[Page, list[Name], list[bool]], list[Name]]
LATER: tuple[Later, ...] = (
    begin_after_title, short_forms, agree_on_types, two_people, repeat_names, teams_by_city, groups.no_languages)
