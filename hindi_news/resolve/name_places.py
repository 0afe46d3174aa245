"""One place or people, many names: countries' long and short names, spellings of towns, plurals of demonyms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..entities import atlas
from ..entities.gazetteer import countries, country_names, people_names, region_names, state_names, state_senses
from ..page import Name, Page
from ..text.normalize import matching_key
from ..text.sounds import fold, skeleton
from .name_forms import Forms, Index

#: Adjectives of direction, which stand for the noun in names: उत्तर कोरिया, उत्तरी कोरिया.
_DIRECTIONS = {
    matching_key(a): matching_key(n)
    for a, n in (("उत्तरी", "उत्तर"), ("दक्षिणी", "दक्षिण"), ("पूर्वी", "पूर्व"), ("पश्चिमी", "पश्चिम"), ("मध्य", "मध्य"))
}
#: Endings of the oblique plural and what stands for them in the dictionary form.
_PLURALS = (("ियों", "ी"), ("इयों", "ई"), ("ुओं", "ू"), ("यों", "य"), ("ओं", ""), ("ों", ""), ("ियां", "ी"), ("ियो", "ी"), ("ो", ""))
#: Least length of a skeleton that is a place's whatever the vowels are.
_LEAST = 5


def cluster_places(page: Page, names: Sequence[Name]) -> list[list[Name]]:
    """The names of each place together, in the order of their first name."""
    forms = Forms(page, names)
    known = [_known_place(page, names[m[0]]) for m in forms.mentions]
    forms.join_equal(known)
    forms.join_equal(_entry(page, names[m[0]]) for m in forms.mentions)
    forms.join_equal(tuple(fold(_DIRECTIONS.get(w, w)) for w in words) for words in forms.words)
    _join_spellings(forms, known)
    return grouped(forms, names)


def cluster_groups(page: Page, names: Sequence[Name]) -> list[list[Name]]:
    """The names of each people together, in the order of their first name."""
    forms = Forms(page, names)
    forms.join_equal(_known_people(page, names[m[0]]) for m in forms.mentions)
    forms.join_equal((*map(fold, words[:-1]), fold(singular(words[-1]))) for words in forms.words)
    return grouped(forms, names)


def _known_place(page: Page, name: Name) -> str | None:
    """The code of the country or Indian state that a name is one of."""
    phrase = page.words.key[name.first : name.stop]
    country, state = country_names().get(phrase), state_names().get(phrase)
    if country is not None:
        return country.country
    return state.admin if state is not None else _english().get(" ".join(phrase))


def _entry(page: Page, name: Name) -> str | int | None:
    """The region or the largest town that a name is of (वेस्टइंडीज, वेस्ट इंडीज; बंबई, मुंबई)."""
    phrase = page.words.key[name.first : name.stop]
    region = region_names().get(phrase)
    if region is not None:
        return region.english
    largest = max(atlas.shipped().named(phrase), key=lambda spot: spot.population, default=None)
    return None if largest is None else largest.geonames_id


@cache
def _english() -> dict[str, str | None]:
    """Codes by English names in lower case."""
    states = {s.latin.casefold(): s.admin for s in state_senses()}
    return {**states, **{c.english.casefold(): code for code, c in countries().items()}}


def _known_people(page: Page, name: Name) -> str | None:
    """The code of a people's Indian state, or the English name of its country or of the group."""
    phrase = page.words.key[name.first : name.stop]
    sense = people_names().get((*phrase[:-1], singular(phrase[-1]))) or people_names().get(phrase)
    return None if sense is None else sense.admin or sense.latin


def grouped(forms: Forms, names: Sequence[Name]) -> list[list[Name]]:
    """The names by the set of their form."""
    out: dict[int, list[Name]] = {}
    for n, name in enumerate(names):
        out.setdefault(forms.root(forms.of[n]), []).append(name)
    return list(out.values())


def singular(key: str) -> str:
    """The dictionary form of a people's name: रूसियों is रूसी, हिंदुओं is हिंदू."""
    for ending, stands in _PLURALS:
        if key.endswith(ending) and len(key) > len(ending) + 2:
            return key[: -len(ending)] + stands
    return key


def _join_spellings(forms: Forms, known: Sequence[str | None]) -> None:
    """Places whose consonants are the same, or the same but for a nasal (स्लोवियांस्क, स्लोवियास्क).

    Within Devanagari short names must also have the same vowels but for their length (चाकुलिया, चकुलिया).
    """
    by_sound = Index()
    for i, words in enumerate(forms.words):
        sound, vowels = _sound(words), _vowels(words)
        for key in dict.fromkeys((sound, sound[:1] + sound[1:].replace("n", ""))):
            if len(key.rstrip("AIE")) < 2:
                continue
            for j in by_sound.get(key):
                if known[i] and known[j]:
                    continue  # two countries or states, however alike they sound
                other = _sound(forms.words[j])
                across = words[0].isascii() != forms.words[j][0].isascii()
                enough = across or min(len(sound), len(other)) >= _LEAST or vowels == _vowels(forms.words[j])
                if enough and (sound == other or (len(key) >= _LEAST and abs(len(sound) - len(other)) == 1)):
                    forms.join(i, j)
                    break
            by_sound.add(key, i)


def _sound(words: Sequence[str]) -> str:
    return "".join(skeleton(_DIRECTIONS.get(w, w)) for w in words)


def _vowels(words: Sequence[str]) -> str:
    return "".join(fold(w).replace("ा", "") for w in words)
