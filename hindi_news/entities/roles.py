"""What stands beside a person's name: roles (रूसी राष्ट्रपति), ranks, honorifics, and the country that a role belongs to.

A role is a role noun of the lexicon with the common words that specify it (पूर्व विदेश मंत्री); names within it are left
out, since they are entities of their own.  It is read before the name, after it in apposition or in brackets, and after
a verb that says what someone is (X भारत के विदेश मंत्री हैं).
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import cache
from typing import NamedTuple

from .. import lexicon
from ..page import Words
from ..text.normalize import matching_key
from .vocabulary import head_words, titles, within_organizations

#: Tokens on either side of a name that are read.
REACH = 10
_OF = frozenset(("के", "की", "का"))
_AND = frozenset(map(matching_key, ("और", "व", "एवं", "तथा", ",", "/", "-")))
_OPEN, _CLOSE = "(", ")"
_WHO = "जो"
#: What may follow the role of an apposition.
_ENDS = frozenset((",", _CLOSE, "ने"))
#: Words that no role phrase goes across.
_STOPS = frozenset(map(matching_key, (
    "ने", "को", "से", "में", "पर", "कि", "भी", "तो", "ही", "नहीं", "लिए", "साथ", "बाद", "तक", "द्वारा")))


class RoleNoun(NamedTuple):
    """A noun for an office or a job: the form to show, the gender of who holds it ("any": either)."""

    lemma: str
    gender: str


class Beside(NamedTuple):
    """What stands beside one mention: roles and honorifics in text order, tokens that may tell the role's country."""

    roles: tuple[str, ...]
    honorifics: tuple[str, ...]
    owners: tuple[int, ...]
    gender: str | None


@cache
def role_nouns() -> Mapping[str, RoleNoun]:
    """Nouns for offices and jobs; compounds (विदेशमंत्री) keep what they add to their lemma."""
    out: dict[str, RoleNoun] = {}
    for word, kind in titles().items():
        if kind in ("role", "rank"):
            out[word] = RoleNoun(word, "any")
    for r in lexicon.read("role_nouns", "form", "lemma", "kind", "gender", "number"):
        if r["kind"] in ("office", "job"):
            shown = r["form"] if r["form"].endswith(r["lemma"]) else r["lemma"]
            out[matching_key(r["form"])] = RoleNoun(shown, r["gender"])
    return out


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one class of ``role_words.tsv``."""
    return frozenset(matching_key(r["word"]) for r in lexicon.read("role_words", "word", "class") if r["class"] == kind)


def _is_rank(key: str) -> bool:
    return titles().get(key) == "rank"


def beside(
    words: Words, first: int, stop: int, named: Mapping[int, int], people: Container[int], limits: tuple[int, int]
) -> Beside:
    """What stands beside the name in tokens ``[first, stop)``.

    ``named`` maps tokens to the clusters whose names hold them, ``people`` are the clusters of people among these, and
    ``limits`` the sentence's first token and its end.
    """
    reader = _Reader(words, named, people, limits)
    reader.before(first)
    reader.after(stop)
    return Beside(
        tuple(dict.fromkeys(reader.roles)), tuple(dict.fromkeys(reader.honorifics)), tuple(reader.owners), reader.gender
    )


class _Reader:
    __slots__ = ("gender", "honorifics", "keys", "limits", "named", "owners", "people", "roles", "words")

    def __init__(
        self, words: Words, named: Mapping[int, int], people: Container[int], limits: tuple[int, int]
    ) -> None:
        self.words, self.keys, self.named, self.people = words, words.key, named, people
        self.limits = limits
        self.roles: list[str] = []
        self.honorifics: list[str] = []
        self.owners: list[int] = []
        self.gender: str | None = None

    def before(self, first: int) -> None:
        """पूर्व विदेश मंत्री डॉ. X; अध्यक्ष और सांसद X."""
        least = max(self.limits[0], first - REACH)
        t = first - 1
        found: list[str] = []
        honours: list[str] = []
        while t >= least and t not in self.named:
            kind = titles().get(self.keys[t], "")
            noun = role_nouns().get(self.keys[t])
            if kind.startswith("before") and not (noun and found):
                honours.append(self.words.norm[t])
                self._shows(kind[7:] or None)
                t -= 1
            elif noun is not None:
                owned = len(self.owners)
                t, role = self._role_ending(t, least)
                if role:
                    found.append(role)
                if self._joined_role(t, least):
                    t -= 1
                elif len(self.owners) > owned or t < least or t in self.named or self.keys[t] not in role_nouns():
                    break
            else:
                break
        self.roles += reversed(found)
        self.honorifics += reversed(honours)

    def _joined_role(self, at: int, least: int) -> bool:
        """Whether और stands at ``at`` with another role before it (अध्यक्ष और सांसद X)."""
        return at - 1 >= least and self.keys[at] in _AND and at - 1 not in self.named and self.keys[at - 1] in role_nouns()

    def _role_ending(self, head: int, least: int) -> tuple[int, str]:
        """The role whose noun is the token ``head``: ``(token before it, role)``; "" for a noun that is no role."""
        noun = role_nouns()[self.keys[head]]
        if noun.gender in ("m", "f"):
            self._shows(noun.gender)
        parts = [noun.lemma]
        t = head - 1
        while t >= least:
            key = self.keys[t]
            if t in self.named:
                if self.named[t] in self.people:
                    break
                self.owners.append(t)
            elif key in _OF and t - 1 >= least and t - 1 in self.named:
                pass
            elif key in role_nouns() and _is_rank(self.keys[head]) and not _is_rank(key):
                break  # सेना प्रमुख, जनरल
            elif key in words_of("modifier") or key in within_organizations() or key in head_words():
                parts.append(self.words.norm[t])
            else:
                break
            t -= 1
        plain = self.keys[head] in words_of("plain")
        return t, "" if plain else " ".join(reversed(parts))

    def after(self, stop: int) -> None:
        """X जी; X, दल के अध्यक्ष,; X (अध्यक्ष); X, जो दल के अध्यक्ष हैं; X भारत के विदेश मंत्री हैं."""
        limit = min(self.limits[1], stop + REACH)
        t = stop
        while t < limit and (kind := titles().get(self.keys[t], "")).startswith("after"):
            self.honorifics.append(self.words.norm[t])
            self._shows(kind[6:] or None)
            t += 1
        if t >= limit:
            return
        opened = self.keys[t] in (",", _OPEN)
        if opened:
            t += 1
        if t < limit and self.keys[t] == _WHO:
            opened, t = True, t + 1
        for head in range(t, limit):
            key = self.keys[head]
            if head in self.named and self.named[head] in self.people:
                return  # X, मंत्री Y: the role is the other's
            if key in _STOPS or not (key[0].isalnum() or key in _AND):
                return
            if key not in role_nouns() or head in self.named:
                continue
            follows = self.keys[head + 1] if head + 1 < self.limits[1] else ""
            says = follows in words_of("copula")
            if (opened and follows in _ENDS) or says:
                _, role = self._role_ending(head, t)
                if role:
                    self.roles.append(role)
                return

    def _shows(self, gender: str | None) -> None:
        if gender in ("m", "f") and self.gender is None:
            self.gender = gender
