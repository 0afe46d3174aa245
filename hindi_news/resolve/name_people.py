"""One person, many names: full name, surname, first name, initials, spelling variants, Latin letters.

Full names are compared first, by the sounds of their parts.  Then every single part in the text stands for a person who
bears it: as a surname rather than as a first name, and of several bearers (a family) the one named last before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..entities.vocabulary import gender_classes, given_names
from ..page import Name, Page
from ..text.letters import spelled
from ..text.sounds import alike, fold, skeleton
from .name_forms import Forms, Index, nearest

#: Least consonants of a part that stands for another spelling of it.
_LEAST = 2
#: Least length of a skeleton that is found with a consonant more or less, and the greatest that is tried.
_FUZZY = (5, 12)
#: Latin initials: the classes of sounds that a letter may begin.
_LETTERS = {
    "c": "ksc", "f": "p", "g": "gj", "j": "jh", "q": "k", "w": "v", "x": "ks", "z": "j", "h": "h", "y": "y",
    **dict.fromkeys("aeiou", "a"), "u": "ay",
}  # fmt: skip


def cluster_people(page: Page, names: Sequence[Name]) -> list[list[Name]]:
    """The names of each person together; persons in the order of their first name."""
    forms = Forms(page, names)
    sounds = [tuple(map(skeleton, words)) for words in forms.words]
    _join_full_names(forms, sounds)
    people = _People(forms, sounds)
    groups: dict[int, list[Name]] = {}
    for n, name in enumerate(names):
        groups.setdefault(people.person(forms.of[n], n, _shown_gender(page, name)), []).append(name)
    return list(groups.values())


def _shown_gender(page: Page, name: Name) -> str | None:
    """The gender that an honorific before a name shows: श्रीमती, श्री."""
    shown = gender_classes().get(page.words.key[name.first - 1]) if name.first else None
    return None if shown is None else shown[-1]


# -- full names ------------------------------------------------------------------------------------------------------
def _join_full_names(forms: Forms, sounds: Sequence[tuple[str, ...]]) -> None:
    by_part, by_whole = Index(), Index()
    full = [i for i, words in enumerate(forms.words) if len(words) > 1]
    for i in sorted(full, key=lambda i: -len(forms.words[i])):
        whole = "".join(map(_bare, sounds[i]))
        candidates = dict.fromkeys(by_whole.get(whole))
        for part in sounds[i]:
            candidates.update(dict.fromkeys(by_part.get(_bare(part))))
        for j in candidates:
            if forms.root(i) != forms.root(j) and _one_person(forms.words[j], sounds[j], forms.words[i], sounds[i]):
                forms.join(i, j)
                break
        by_whole.add(whole, i)
        for part in dict.fromkeys(map(_bare, sounds[i])):
            by_part.add(part, i)


def _bare(sound: str) -> str:
    """A skeleton without the mark of its final vowel, which Latin spelling may have or not (Narendra)."""
    return sound.rstrip("AIE")


def _one_person(
    long: Sequence[str], long_sounds: Sequence[str], short: Sequence[str], short_sounds: Sequence[str]
) -> bool:
    """Whether a full name may be a shorter or another spelling of one with as many parts or more."""
    # विष्णु देव, विष्णुदेव; विद्या चरण, विद्याचरण. Two words that only sound alike (राम, रमा) are told apart below.
    if len(long) != len(short):
        as_one = "".join(map(_bare, long_sounds)) == "".join(map(_bare, short_sounds))
    else:
        as_one = "".join(long_sounds) == "".join(short_sounds) and not _listed(long[0], short[0])
    if as_one:
        return _same_gender(long[0], short[0])
    sure = at = 0
    last = -1
    for k, part in enumerate(short):
        while at < len(long):
            match = _part_matches(long[at], long_sounds[at], part, short_sounds[k])
            at += 1
            if match:
                sure += match > 1
                last = at - 1
                break
        else:
            return False
    # A surname alone in common is not enough, nor are initials; लालू प्रसाद may leave out its last part.
    whole = last == len(long) - 1 or (len(short) > 1 and last == len(short) - 1)
    return sure > 0 and whole and _same_gender(long[0], short[0])


def _part_matches(one: str, one_sound: str, other: str, other_sound: str) -> int:
    """2: the same part; 1: another spelling of it, or its initial; 0: another part."""
    if fold(one) == fold(other):
        return 2
    for initial, sound in ((spelled(one), other_sound), (spelled(other), one_sound)):
        if len(initial) == 1 and sound[:1] in _LETTERS.get(initial, initial):
            return 1
    if _listed(one, other):
        return 0  # राम and रमा, हर्ष and हरीश are two names, whatever they sound like
    if one.isascii() != other.isascii() and _bare(one_sound) == _bare(other_sound):
        return 2 if len(_bare(one_sound)) > 1 else 1
    if one_sound == other_sound:
        return 2 if len(one_sound.rstrip("AIE")) > _LEAST else 1
    return int(alike(one_sound, other_sound))


def _listed(one: str, other: str) -> bool:
    """Whether both are given names that the lexicon tells apart, not spellings of one (एलेक्सी, अलेक्सी)."""
    known = given_names()
    if one == other or one not in known or other not in known:
        return False
    a, b = fold(one), fold(other)
    return known[one] != known[other] or len(a) != len(b) or sum(x != y for x, y in zip(a, b, strict=True)) > 1


def _same_gender(one: str, other: str) -> bool:
    known = given_names()
    genders = {known.get(one, "any"), known.get(other, "any")} - {"any"}
    return len(genders) < 2


# -- single parts ----------------------------------------------------------------------------------------------------
@dataclass(slots=True)
class _Bearer:
    """Someone who bears a part: ``place`` is 0 for a surname, 1 for a first name, 2 for a part between."""

    person: int
    part: str
    place: int


@dataclass(slots=True)
class _People:
    """Persons by the parts of their full names; a person is the root of a form."""

    forms: Forms
    sounds: Sequence[tuple[str, ...]]
    bearers: list[_Bearer] = field(default_factory=list)
    by_sound: Index = field(default_factory=Index)
    by_piece: Index = field(default_factory=Index)
    seen: dict[int, int] = field(default_factory=dict)
    first: dict[int, int] = field(default_factory=dict)
    gender: dict[int, str] = field(default_factory=dict)
    single: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        forms = self.forms
        for i, words in enumerate(forms.words):
            person = forms.root(i)
            if len(words) == 1:
                continue
            self.first[person] = min(self.first.get(person, forms.mentions[i][0]), forms.mentions[i][0])
            gender = given_names().get(words[0], "any")
            if gender != "any":
                self.gender.setdefault(person, gender)
            for k, part in enumerate(words):
                # In Korean and Chinese names the surname stands first; either way it is a part at an end.
                place = 0 if k == len(words) - 1 else 1 if k == 0 else 2
                self._note(person, part, self.sounds[i][k], place)

    def _note(self, person: int, part: str, sound: str, place: int) -> None:
        if len(spelled(part)) == 1 and len(part) < 4:
            return  # an initial
        b = len(self.bearers)
        self.bearers.append(_Bearer(person, part, place))
        self.by_sound.add(_bare(sound), b)
        for piece in _pieces(sound):
            self.by_piece.add(piece, b)

    def person(self, form: int, at: int, shown: str | None) -> int:
        """Whom the name of a form means, at the ``at``-th name of the article."""
        words = self.forms.words[form]
        found = self.forms.root(form)
        if len(words) == 1:
            found = self._bearer(words[0], self.sounds[form][0], shown)
            if found < 0:
                found = self.single.setdefault(fold(words[0]), self.forms.root(form))
        elif shown is not None:
            self.gender[found] = shown
        self.seen[found] = at
        return found

    def _bearer(self, part: str, sound: str, shown: str | None) -> int:
        """The person who bears a part, or -1."""
        bearers = [self.bearers[b] for b in self.by_sound.get(_bare(sound))]
        same = [b for b in bearers if fold(b.part) == fold(part)]
        if not same and len(sound.rstrip("AIE")) > _LEAST - (not part.isascii()):
            same = [b for b in bearers if b.part.isascii() != part.isascii() or skeleton(b.part) == sound]
        if not same:
            pieces = dict.fromkeys(b for piece in _pieces(sound) for b in self.by_piece.get(piece))
            same = [b for b in map(self.bearers.__getitem__, pieces) if b.place == 0 and alike(skeleton(b.part), sound)]
        if shown is not None:
            same = [b for b in same if self.gender.get(b.person, shown) == shown]
        if not same:
            return -1
        place = min(b.place for b in same)
        return nearest(self.seen, list(dict.fromkeys(b.person for b in same if b.place == place)), self.first)


def _pieces(sound: str) -> list[str]:
    """A skeleton and what is left of it without one consonant."""
    if not _FUZZY[0] <= len(sound) <= _FUZZY[1]:
        return []
    return [sound, *(sound[:i] + sound[i + 1 :] for i in range(1, len(sound)))]
