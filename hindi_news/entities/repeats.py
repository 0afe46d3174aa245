"""What the whole article tells about its names: short forms in brackets, one type a name, and names that were overlooked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..lexicon import PhraseTable
from ..page import Name, Page
from ..text.normalize import matching_key
from .organizations import UNION, no_other_centre
from .people import states_in_letters
from .place_lists import doubtful_towns
from .roles import role_nouns
from .vocabulary import given_names, head_words, organizations, proper, surnames, titles

#: Scores from which a mention speaks for others of its words, and below which it gives way to them.
SURE, UNSURE = 0.6, 0.7
#: The same for a name that begins with a given name.
WHOLE = 0.5
#: Letters and signs of a last word that may be one of a sentence in damaged text.
_SHORT = 3
#: How much surer the article must be of another type.
MARGIN = 2.0
Phrase = tuple[str, ...]
_PERSON = ("person", 0.0)


def short_forms(page: Page, names: list[Name], free: Sequence[bool]) -> list[Name]:
    """विश्व स्वास्थ्य संगठन (डब्ल्यूएचओ), नलबाड़ी (Nalbari): what is in brackets after an organisation or a place names it too."""
    keys = page.words.key
    out = list(names)
    held = {n.first for n in names}
    taken = {t for n in names for t in range(n.first, n.stop)}
    for n in names:
        at = n.stop + 1
        if n.type == "place" and (gloss := _gloss(page, n.stop)) and all(free[t] and t not in taken for t in range(*gloss)):
            out.append(Name(*gloss, n.type, n.score, "short_form"))
        if n.type != "organization" or at + 1 >= len(keys) or keys[n.stop] != "(" or keys[at + 1] != ")":
            continue
        word = page.words.norm[at]
        if word.isascii() and word.islower():
            continue
        if at not in held and free[at] and len(keys[at]) > 1 and keys[at][0].isalpha() and proper(keys[at]):
            out.append(Name(at, at + 1, n.type, n.score, "short_form"))
    return sorted(out)


def _gloss(page: Page, at: int) -> tuple[int, int] | None:
    """नलबाड़ी (Nalbari): the words in Latin letters that a bracket at ``at`` holds, all in capitals."""
    norm = page.words.norm
    if norm[at : at + 1] != ("(",):
        return None
    stop, limit = at + 1, min(at + 1 + _GLOSS, len(norm))
    while stop < limit and norm[stop].isascii() and norm[stop].isalpha() and norm[stop][0].isupper():
        stop += 1
    return (at + 1, stop) if stop > at + 1 and norm[stop : stop + 1] == (")",) and len(norm[at + 1]) > _GLOSS else None


#: Longest name of a place in Latin letters in brackets, in words; its first word is longer than as many letters.
_GLOSS = 3


@dataclass(slots=True)
class Votes:
    """How sure the article is of each type of a phrase."""

    by_type: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def best(self) -> tuple[str, float]:
        """The type with the most votes, and these."""
        return max(self.by_type.items(), key=lambda item: (item[1], item[0]))


def _votes(page: Page, names: Sequence[Name]) -> dict[Phrase, Votes]:
    out: dict[Phrase, Votes] = defaultdict(Votes)
    for n in names:
        out[page.words.key[n.first : n.stop]].by_type[n.type] += n.score
    return out


def agree_on_types(page: Page, names: list[Name], free: Sequence[bool]) -> list[Name]:
    """A mention whose type is unsure takes the one that the article gives the same words elsewhere."""
    votes = _votes(page, names)
    initials = set()  # एमपी सिंह is called एमपी, and the state is not meant
    for n in names:
        if n.type == "person" and n.stop - n.first > 1 and n.score >= SURE:
            if page.words.key[n.first] in states_in_letters():
                initials.add(page.words.key[n.first])
            for part in _parts(page.words.key[n.first : n.stop]):
                votes[part].by_type["person"] += MARGIN * n.score
    out = []
    for n in names:
        v = votes[page.words.key[n.first : n.stop]]
        alone = n.type == "place" and n.stop - n.first == 1 and page.words.key[n.first] in initials
        if alone and page.words.key[n.stop : n.stop + 1] != ("में",):
            n = n._replace(type="person", rule="agree_on_types")
        whole = n.type == "place" and n.stop - n.first > 1 and page.words.key[n.stop - 1] in surnames()
        if whole and v.by_type.get("person", 0.0) >= SURE:
            n = n._replace(type="person", rule="agree_on_types")  # कृष्णा पुनिया, once the river
        if n.score < UNSURE and len(v.by_type) > 1:
            kind, sure = v.best()
            if kind != n.type and sure > MARGIN * v.by_type[n.type]:
                n = n._replace(type=kind, rule="agree_on_types")
        out.append(n)
    return out


def _parts(phrase: Phrase) -> list[Phrase]:
    """The parts of a person's name that name the person alone: the first and the last, a particle before it included."""
    last = phrase[-2:] if len(phrase) > 2 and titles().get(phrase[-2]) == "inside" else phrase[-1:]
    return [p for p in (last, phrase[:1]) if len(p[-1]) > 2 and (proper(p[-1]) or p[-1] in surnames())]


def repeat_names(page: Page, names: list[Name], free: Sequence[bool]) -> list[Name]:
    """A name that the article is sure of once is one wherever its words stand again; so is a person's part of a name."""
    keys = page.words.key
    entries: dict[Phrase, tuple[str, float]] = {}
    for phrase, votes in _votes(page, [n for n in names if n.type != "treaty"]).items():
        kind, _ = votes.best()
        entries[phrase] = (kind, 0.0)
    sure: dict[Phrase, tuple[str, float]] = {}
    located: set[Phrase] = set()  # towns that are everyday words (आनी): only where they begin a sentence or item (आनी में)
    acting: set[Phrase] = set()  # given names that are common words too (पूजा, विकास): a person only who acts (पूजा ने)
    for n in names:
        phrase = keys[n.first : n.stop]
        begins = n.type == "person" and len(phrase) > 1 and phrase[0] in given_names() and len(phrase[-1]) > _SHORT
        least = WHOLE if begins else SURE
        if n.type == "treaty" or n.score < least or entries[phrase][0] != n.type:
            continue
        ground = n.type == "place" and len(phrase) == 1 and phrase[0] in doubtful_towns()
        if ground:
            located.add(phrase)
        if len(phrase) > 1 or proper(phrase[0]) or ground or _is_thing_too(n.type, phrase):
            sure[phrase] = max(sure.get(phrase, (n.type, 0.0)), (n.type, n.score))
        if n.type == "person" and len(phrase) > 1:
            for part in _parts(phrase):
                if entries.get(part, _PERSON)[0] == "person":
                    sure.setdefault(part, (n.type, 0.8 * n.score))
            last = phrase[-1:]  # a surname that is a common word too, where it acts
            if n.rule == "tagger" and last not in entries and last not in sure and _may_act(last[0]):
                sure[last] = (n.type, 0.8 * n.score)
                acting.add(last)
            if phrase[0] in given_names() and phrase[:1] not in entries and phrase[:1] not in sure:
                sure[phrase[:1]] = (n.type, 0.8 * n.score)
                acting.add(phrase[:1])
    if not sure:
        return names
    holder = [-1 if f else len(names) for f in free]  # the name that holds a token; len(names): none may
    for h, name in enumerate(names):
        holder[name.first : name.stop] = [h] * (name.stop - name.first)
    table = PhraseTable(sure.items())
    out: list[Name | None] = list(names)
    for sentence in page.sentences:
        at = sentence.first
        for i in table.starts(keys, *sentence):
            hit = table.longest(keys, i, sentence.stop) if i >= at else None
            if (
                hit is None
                or not _gives_way(names, holder[i : hit[0]], i, *hit)
                or (keys[i : hit[0]] in acting and not _acts(keys, names, holder, i, hit[0]))
                or (keys[i] in UNION and hit[0] == i + 1 and not no_other_centre(page, i, sentence.first))
                or (keys[i : hit[0]] in located and not _located(keys, sentence.first, i))
            ):
                continue
            for h in set(holder[i : hit[0]]) - {-1}:
                out[h] = None
            out.append(Name(i, hit[0], hit[1][0], round(0.9 * hit[1][1], 4), "repeat"))
            at = hit[0]
    return sorted(name for name in out if name is not None)


def _acts(keys: Sequence[str], names: Sequence[Name], holder: Sequence[int], first: int, stop: int) -> bool:
    """Whether ने follows, or a person's name is joined to tokens ``[first, stop)`` by an "and"."""
    def is_person(at: int) -> bool:
        return 0 <= at < len(holder) and 0 <= holder[at] < len(names) and names[holder[at]].type == "person"

    after, before = keys[stop : stop + 1], keys[first - 1] if first else ""
    return after == ("ने",) or (after in _AND and is_person(stop + 1)) or ((before,) in _AND and is_person(first - 2))


_AND = frozenset((("और",), ("व",)))


def _may_act(key: str) -> bool:
    return len(key) > 2 and not key.isascii() and key not in titles() and key not in head_words() and key not in role_nouns()


def _is_thing_too(kind: str, phrase: Phrase) -> bool:
    """अमेज़न: a name of an organisation that elsewhere is that of a river."""
    known = organizations().get(phrase) if kind == "organization" else None
    return known is not None and known.doubt == "thing"


def _located(keys: Sequence[str], first: int, at: int) -> bool:
    """आनी में at the beginning of a sentence, or after a comma or a case marker."""
    return keys[at + 1 : at + 2] in _IN and (at == first or keys[at - 1] in _BOUNDS)


_IN = frozenset((matching_key(w),) for w in ("में", "से", "के", "की", "का", "पहुंचे", "पहुंची"))
_BOUNDS = frozenset((",", "और", "कि", "के", "की", "का", "में", "से", "ने", "को"))


def _gives_way(names: Sequence[Name], held: Sequence[int], first: int, stop: int, value: tuple[str, float]) -> bool:
    """Whether a phrase may be a name: nothing holds its tokens, or only parts of it that have its type."""
    for n in set(held) - {-1}:
        if n == len(names):
            return False
        name = names[n]
        inside = first <= name.first and name.stop <= stop and (name.first, name.stop) != (first, stop)
        if not inside or name.type != value[0]:
            return False
    return True
