"""One organisation, many names: known aliases, short forms in brackets, acronyms by their letters, names cut short."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .. import lexicon
from ..entities.belonging import known_body, without_article
from ..entities.gazetteer import country_names, people_names
from ..entities.teams import city_of_team
from ..entities.vocabulary import head_words
from ..page import Name, Page
from ..text.letters import spelled
from ..text.normalize import matching_key
from ..text.sounds import alike, fold, skeleton
from .name_forms import Forms, Index, nearest
from .name_places import singular

#: Words that acronyms pass over.
_SMALL = frozenset(
    map(matching_key, ("ए", "ऑफ", "फॉर", "द", "दि", "एंड", "और", "एवं", "व", "का", "के", "की", "of", "the", "for", "and", "e"))
)
#: What a high court is called.
_HIGH_COURT = tuple(
    tuple(map(matching_key, name.split())) for name in ("उच्च न्यायालय", "हाईकोर्ट", "हाई कोर्ट", "हाइकोर्ट", "हाइ कोर्ट"))
#: Longest name that is compared word by word.
_LONGEST = 12
#: Words of a name of which the last may stand alone.
_PAIR = 2
#: Sounds that the Latin letters of an acronym may stand for at the beginning of a Hindi word.
_LETTERS = {"c": "ksc", "f": "p", "g": "gj", "q": "k", "w": "v", "x": "ks", "z": "j", "u": "ay",
            **dict.fromkeys("aeio", "a")}  # fmt: skip


@cache
def _legal() -> frozenset[str]:
    """Last words that a company's name may do without."""
    return frozenset(matching_key(r["word"]) for r in lexicon.read("company_endings", "word"))


def cluster_bodies(page: Page, names: Sequence[Name]) -> list[list[Name]]:
    """The names of each organisation together, in the order of their first name."""
    forms = Forms(page, names)
    known = [_known(page, names[m[0]]) for m in forms.mentions]
    forms.join_equal(known)
    # Two known bodies are two, however alike their names are.
    words = [_court(without_article(tuple(w))) for w in forms.words]
    forms.join_equal(None if k else tuple(map(_word, w)) for k, w in zip(known, words, strict=True))
    forms.join_equal(_sound(w, k) for w, k in zip(words, known, strict=True))
    owner: dict[int, str] = {}
    for i, k in enumerate(known):
        if k:
            owner.setdefault(forms.root(i), k)
    forms.words = list(map(_court, forms.words))
    joiner = _Joiner(forms, owner)
    for a, b in _bracketed(page, names):
        joiner.join_if_apart(forms.of[a], forms.of[b])
    joiner.acronyms()
    joiner.spellings()
    ambiguous = joiner.shortened()
    return _assign(names, forms, ambiguous)


def _court(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name with the high court as two: हाईकोर्ट, हाई कोर्ट and उच्च न्यायालय are one."""
    for end in _HIGH_COURT[1:]:
        if words[-len(end) :] == end:
            return (*words[: -len(end)], *_HIGH_COURT[0])
    return words


def _word(word: str) -> str:
    """What is the same in spellings of a word: पाकिस्तान, पाकिस्तानी and पाक before सरकार are one country's."""
    for table in (country_names(), people_names()):
        sense = table.get((word,))
        if sense is not None and sense.country and not sense.admin:
            return sense.country
    return fold(singular(word) if word in head_words() else word)


def _assign(names: Sequence[Name], forms: Forms, ambiguous: dict[int, list[int]]) -> list[list[Name]]:
    """The groups; a form cut short that fits several bodies means the one named last before it."""
    groups: dict[int, list[Name]] = {}
    seen: dict[int, int] = {}
    first: dict[int, int] = {}
    for n in range(len(names)):
        first.setdefault(forms.root(forms.of[n]), n)
    for n, name in enumerate(names):
        form = forms.of[n]
        fits = list(dict.fromkeys(forms.root(f) for f in ambiguous.get(form, ())))
        found = nearest(seen, fits, first) if fits else forms.root(form)
        seen[found] = n
        groups.setdefault(found, []).append(name)
    return list(groups.values())


def _known(page: Page, name: Name) -> str | None:
    found = known_body(page, name)
    return found.latin if found is not None else None


def _sound(words: Sequence[str], known: str | None) -> str | None:
    """What transliterations of a name share: all of its sounds, if these are enough to tell it from others."""
    sound = "".join(map(skeleton, words))
    return sound if known is None and len(sound) > 4 else None


def _bracketed(page: Page, names: Sequence[Name]) -> list[tuple[int, int]]:
    """Pairs of names of which the second stands in brackets right after the first, and one is a single word."""
    keys = page.words.key
    out = []
    for n in range(len(names) - 1):
        one, other = names[n], names[n + 1]
        inside = other.first == one.stop + 1 and keys[one.stop] == "(" and keys[other.stop : other.stop + 1] == (")",)
        if inside and min(one.stop - one.first, other.stop - other.first) == 1:
            out.append((n, n + 1))
    return out


class _Joiner:
    """Joins forms of unknown bodies with each other and with known ones, but never two known ones."""

    def __init__(self, forms: Forms, owner: dict[int, str]) -> None:
        self.forms, self.owner = forms, owner

    def join_if_apart(self, i: int, j: int) -> bool:
        """Join two forms unless both are known as different bodies; whether they are one now."""
        a, b = self.forms.root(i), self.forms.root(j)
        if a == b:
            return True
        one, other = self.owner.get(a), self.owner.get(b)
        if one and other and one != other:
            return False
        self.forms.join(a, b)
        if one or other:
            self.owner[self.forms.root(a)] = one or other or ""
        return True

    def acronyms(self) -> None:
        """टीटीपी and तहरीक-ए-तालिबान पाकिस्तान, भाजपा and भारतीय जनता पार्टी: by letters or first syllables."""
        by_initials = Index()
        for i, words in enumerate(self.forms.words):
            content = [w for w in words if w not in _SMALL]
            if 1 < len(content) <= _LONGEST:
                by_initials.add("".join(skeleton(w)[:1] for w in content), i)
        for i, words in enumerate(self.forms.words):
            if len(words) != 1:
                continue
            for initials in _readings(words[0]):
                fits = by_initials.get(initials)
                if fits:
                    self.join_if_apart(i, fits[-1])
                    break

    def spellings(self) -> None:
        """इंटर-सर्विसेज पब्लिक रिलेशंस, इंटर-सर्विस पब्लिक रिलेशन: word by word the same or spelled another way."""
        by_first = Index()
        for i, words in enumerate(self.forms.words):
            if not 1 < len(words) <= _LONGEST or self.forms.root(i) in self.owner:
                continue
            key = (len(words), skeleton(words[0]))
            for j in by_first.get(key):
                other = self.forms.words[j]
                pairs = [(skeleton(a), skeleton(b)) for a, b in zip(words, other, strict=True)]
                # One word apart must be long, so that विधान सभा and विधान परिषद, or two numbers, stay two.
                if all(a == b or (len(a) > 3 and alike(a, b)) for a, b in pairs):
                    self.join_if_apart(i, j)
                    break
            by_first.add(key, i)

    def shortened(self) -> dict[int, list[int]]:
        """Joins names that leave out modifiers at the front (स्वास्थ्य मंत्रालय), or a legal form at the end.

        Returns:
            The forms that fit several bodies, with these.
        """
        by_end = Index()
        for i, words in enumerate(self.forms.words):
            if len(words) > _LONGEST:
                continue
            for k in range(1, len(words) - 1):
                by_end.add(tuple(map(_word, words[k:])), i)
            if len(words) == _PAIR and words[-1] not in head_words() and _word(words[-1]) == fold(words[-1]):
                by_end.add((_word(words[-1]),), i)  # तबलीगी जमात, जमात
            if (city := city_of_team(tuple(words))) is not None:
                by_end.add(tuple(map(_word, city)), i)
            for k in range(len(words) - 1, 0, -1):
                if words[k] not in _legal():
                    break
                by_end.add(tuple(map(_word, words[:k])), i)
        ambiguous: dict[int, list[int]] = {}
        for i, words in enumerate(self.forms.words):
            fits = [j for j in by_end.get(tuple(map(_word, words))) if j != i]
            fits = [j for j in fits if self._may_be(i, j)]
            roots = dict.fromkeys(map(self.forms.root, fits))
            if len(roots) == 1:
                self.join_if_apart(i, fits[0])
            elif roots:
                ambiguous[i] = fits
        return ambiguous

    def _may_be(self, short: int, long: int) -> bool:
        one, other = self.owner.get(self.forms.root(short)), self.owner.get(self.forms.root(long))
        return not (one and other and one != other) and not (one and self.forms.root(short) != self.forms.root(long))


def _readings(word: str) -> list[str]:
    """The initials, as classes of sounds, of the names that an acronym may stand for."""
    out = [""]
    for letter in spelled(word):
        sounds = _LETTERS.get(letter, letter)
        out = [r + s for r in out for s in sounds][:64]
    syllables = "" if word.isascii() else "".join(skeleton(c)[:1] for c in word if skeleton(c)[:1] and not _is_sign(c))
    # Two syllables are as well any word: भाषा is no भारतीय संसद.
    return [r for r in dict.fromkeys((*out, syllables if len(syllables) > 2 else "")) if len(r) > 1]


def _is_sign(c: str) -> bool:
    return "\u093a" <= c <= "\u094f" or c in "\u0900\u0901\u0902\u0903"

