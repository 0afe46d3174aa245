"""Treaties and other formal agreements: mentions, and which mentions speak of one agreement.

A mention is a well-known name (``treaties.tsv``), or a head noun (संधि, समझौता …) with the adjectives and nouns
directly before it.  Most heads are also everyday words for a compromise or a bargain, so a weak head counts only with
evidence that one agreement is meant (:mod:`hindi_news.entities.treaty_rules`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from ..lexicon import PhraseTable, read
from ..page import GLUED, Cluster, Fields, Name, Page, TimeMention, TokenSpan
from ..text.normalize import matching_key
from .gazetteer import country_of
from .treaty_rules import NO, RULES, YES, Candidate, Head, words_of

#: Words before the head that may belong to it.
_LONGEST = 6
#: Agreements that a described one may be.
_REMEMBERED = 32


class Known(NamedTuple):
    """A well-known agreement: canonical Hindi name, English name, kind, parties' country codes, year."""

    name: str
    english: str
    kind: str
    parties: tuple[str, ...]
    year: str | None


def _phrase(words: str) -> tuple[str, ...]:
    return tuple(matching_key(w) for w in words.replace("-", " - ").split())


@cache
def _heads() -> PhraseTable[Head]:
    rows = read("treaty_heads", "form", "lemma", "kind", "weak")
    return PhraseTable((_phrase(r["form"]), Head(r["lemma"], r["kind"], r["weak"] == "yes")) for r in rows)


@cache
def _known() -> PhraseTable[Known]:
    """Names of well-known agreements in every form of their last word."""
    forms: dict[str, list[str]] = {}
    for r in read("treaty_heads", "form", "lemma", "kind", "weak"):
        forms.setdefault(r["lemma"], []).append(r["form"])
    out: list[tuple[tuple[str, ...], Known]] = []
    for r in read("treaties", "names", "english", "kind", "parties", "year"):
        names = r["names"].split("|")
        known = Known(
            names[0], r["english"], r["kind"], tuple(filter(None, r["parties"].split(","))), r["year"] or None
        )
        for name in names:
            *before, last = name.split()
            out += [(_phrase(" ".join([*before, form])), known) for form in forms.get(last, [last])]
    return PhraseTable(out)


def known_at(page: Page, first: int, stop: int) -> Known | None:
    """The well-known agreement that tokens ``[first, stop)`` name exactly."""
    return _known().get(page.words.key[first:stop])


def find(page: Page) -> list[Name]:
    """Mentions of agreements; the score of a known name is 0.97, of a described one 0.8."""
    keys, known, heads = page.words.key, _known(), _heads()
    begin, head_begins = known.first_keys, heads.first_keys
    out: list[Name] = []
    for sentence in page.sentences:
        at = sentence.first
        for i in [i for i in range(*sentence) if keys[i] in begin or keys[i] in head_begins]:
            if i < at:
                continue
            if hit := known.longest(keys, i, sentence.stop):
                out.append(Name(i, hit[0], "treaty", 0.97, "treaty:known"))
                at = hit[0]
            elif head := heads.longest(keys, i, sentence.stop):
                begins = i
                while head[0] < sentence.stop and (more := heads.longest(keys, head[0], sentence.stop)) is not None:
                    begins, head = head[0], more  # संघर्ष विराम समझौता: the last head is that of the whole
                at_least = out[-1].stop if out else 0
                c = Candidate(_left(page, begins, max(sentence.first, at_least)), begins, head[0], head[1], sentence)
                rule, verdict = next(((r.__name__, v) for r in RULES if (v := r(page, c)) is not None), ("", False))
                if verdict:
                    out.append(Name(c.first, c.stop, "treaty", 0.8, f"treaty:{rule.strip('_')}"))
                at = head[0]
    return out + _acronyms(page, out)


def judged(page: Page, names: Iterable[Name]) -> list[Name]:
    """The names without those agreements of the tagger's that a rule says are none; no body ends in संधि."""
    ends: dict[int, TokenSpan] = {}
    out = []
    for n in names:
        if n.type == "organization" and n.rule == "tagger" and (own := head_of(page, n)) is not None and not own.weak:
            n = n._replace(type="treaty")
        if n.type == "treaty" and n.rule == "tagger" and known_at(page, n.first, n.stop) is None:
            head = head_of(page, n)
            if not ends:
                ends = {t: s for s in page.sentences for t in range(s.first, s.stop)}
            if head is not None:
                c = Candidate(n.first, n.stop - head_length(page, n), n.stop, head, ends[n.first])
                if next((v for r in RULES if (v := r(page, c)) is not None), YES) is NO:
                    continue
        out.append(n)
    return out


def _left(page: Page, head: int, least: int) -> int:
    """Where the adjectives and nouns directly before a head begin."""
    keys, upos, stops = page.words.key, page.tags.upos, words_of("stop")
    first = head
    while first > max(least, head - _LONGEST):
        key = keys[first - 1]
        if key in ("-", "–"):
            # A pair (भारत-रूस) belongs to the name as a whole.
            # Old wires set the hyphen apart (भारत - दक्षिण कोरिया).
            apart = country_of(keys[first - 2 : first - 1]) and (country_of(keys[first : first + n]) for n in (1, 2))
            glued = page.words.gap[first] == GLUED and page.words.gap[first - 1] == GLUED
            if first - 1 > least and (glued or (apart and any(apart))):
                first -= 1
                continue
            break
        # The second half of a pair of words (अदला-बदली) is part of it, whatever it is by itself.
        paired = first - 2 >= least and keys[first - 2] in ("-", "–")
        fits = not upos or paired or upos[first - 1] in ("NOUN", "ADJ", "PROPN", "X")
        if key in stops or not key[0].isalpha() or not fits or (keys[first - 2] in _AND and country_of((key,))):
            break  # भारत और पाकिस्तान द्विपक्षीय समझौते: the parties, named beside it
        first -= 1
    while first < head and not keys[first][0].isalnum():
        first += 1
    return first


_AND = frozenset(("और", "व", "एवं", "तथा"))


def _acronyms(page: Page, names: Sequence[Name]) -> list[Name]:
    """रासायनिक हथियार संधि (सीडब्ल्यूसी): the short form, there and wherever it stands again."""
    keys = page.words.key
    short = {keys[n.stop + 1] for n in names if n.stop - n.first > 1 and _bracketed(page, n.stop)}
    return [Name(i, i + 1, "treaty", 1.0, "treaty:acronym") for i, k in enumerate(keys) if k in short] if short else []


def _bracketed(page: Page, at: int) -> bool:
    """Whether one word in brackets, longer than two letters, stands at ``at``: the place of a short form."""
    keys = page.words.key
    return at + 2 < len(keys) and keys[at] == "(" and keys[at + 2] == ")" and len(keys[at + 1]) > 2


def group(page: Page, names: Sequence[Name]) -> list[list[Name]]:
    """Mentions of one agreement together, in text order.

    A known name or an acronym is its own agreement; a phrase with इस/यह, or with no words that tell agreements apart, speaks
    of the latest; a described one joins the latest agreement that shares a telling word with it.
    """
    groups: list[list[Name]] = []
    telling: list[set[str]] = []
    identity: dict[str, int] = {}
    short: dict[str, int] = {}
    keys = page.words.key
    for name in names:
        words = keys[name.first : name.stop]
        known = known_at(page, name.first, name.stop)
        own = {_fields().get(k, k) for k in words if _tells(k)}
        at: int | None = None
        if known is not None and known.name in identity:
            at = identity[known.name]
        elif len(words) == 1 and words[0] in short:
            at = short[words[0]]
        elif known is None and groups:
            at = _latest(telling, own)
        if at is None:
            at = len(groups)
            groups.append([])
            telling.append(set())
            if known is not None:
                identity[known.name] = at
        groups[at].append(name)
        telling[at] |= own
        if _bracketed(page, name.stop):
            short[keys[name.stop + 1]] = at
    return groups


def _tells(key: str) -> bool:
    """Whether a word tells agreements apart."""
    return key not in words_of("generic") and (key,) not in _heads() and len(key) > 1


@cache
def _fields() -> dict[str, str]:
    """What agreements are about, by matching key."""
    return {matching_key(r["word"]): r["field"] for r in read("treaty_fields", "word", "field")}


def is_ceasefire(words: Iterable[str]) -> bool:
    """Whether words before a head say that fighting stops (संघर्ष विराम समझौता, सीजफायर डील)."""
    stops = {k for k in words if _fields().get(k) == "ceasefire"}
    return bool(stops - {"संघर्ष", "युद्ध"})


def _latest(telling: Sequence[set[str]], own: set[str]) -> int | None:
    """The latest group that a described mention may join."""
    if not own:
        return len(telling) - 1
    for i in range(len(telling) - 1, max(len(telling) - 1 - _REMEMBERED, -1), -1):
        if telling[i] & own:
            return i
    # A first general mention (द्विपक्षीय संधि) is told apart later (व्यापक साझेदारी समझौता).
    return len(telling) - 1 if not telling[-1] else None


def describe(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """Kind, parties, subject, days and status; see :mod:`hindi_news.entities.treaty_facts`."""
    from .treaty_facts import describe_treaties

    return describe_treaties(page, clusters, times)


def head_of(page: Page, name: Name) -> Head | None:
    """The head noun at the end of a mention, if it has one."""
    return _heads().get(page.words.key[name.stop - head_length(page, name) : name.stop])


def head_length(page: Page, name: Name) -> int:
    """The tokens of the head noun at the end of a mention, 0 without one."""
    for length in (3, 2, 1):
        if name.stop - name.first >= length and _heads().get(page.words.key[name.stop - length : name.stop]):
            return length
    return 0
