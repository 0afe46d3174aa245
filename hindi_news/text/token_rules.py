"""Rules of the tokenizer: whether two atoms that touch are one token.

A rule is asked about a :class:`Boundary` and says JOIN, SPLIT or None for no opinion; :data:`RULES` is their order.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import regex

from .. import lexicon
from .normalize import matching_key

JOIN, SPLIT = True, False

#: Classes of the lexicon ``titles`` whose words stand before a name.
_BEFORE_NAMES = frozenset(("before", "rank", "role"))
#: Before an initial and a name, but not before the verb पी or the honorific जी.
_BEFORE_WORDS = frozenset(("का", "के", "की", "को", "ने", "से", "में", "पर", "और", "व", "तथा", "एवं", ","))
#: What a sentence begins after; "" at the beginning of a line or behind a quotation mark.
_BEFORE_SENTENCES = frozenset(("", "।", "॥", "?", "!"))
#: Marks that may stand between a virama and the consonant that it binds.
_MARKS = regex.compile(r"[\p{Grapheme_Extend}\p{M}]*+")


class Boundary(NamedTuple):
    """Where two atoms touch: ``left`` is the token so far, ``last`` its last atom, ``after`` what touches ``right``.

    At a full stop also what stands one space away: ``before`` the token before ``left``, ``beyond`` what follows
    ``right``, with a full stop of its own; elsewhere, and where there is no such thing, both are empty.
    """

    left: str
    last: str
    right: str
    after: str
    before: str = ""
    beyond: str = ""


Rule = Callable[[Boundary], bool | None]


@cache
def abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Keys of the abbreviations without their final full stop (डॉ, कि.मी), and all their dotted beginnings (कि.)."""
    whole = frozenset(matching_key(row["form"].rstrip(".")) for row in lexicon.read("abbreviations", "form", "meaning"))
    beginnings = {form[: i + 1] for form in whole for i, char in enumerate(form) if char == "."}
    return whole, frozenset(beginnings)


@cache
def letter_names() -> dict[str, str]:
    """Names of Latin letters (एस, पी) and where one with a full stop is an initial, as the lexicon's head line says."""
    return {matching_key(row["name"]): row["initial"] for row in lexicon.read("letter_names", "name", "letter", "initial")}


@cache
def _titles() -> frozenset[str]:
    """Words right before a person's name: titles, ranks, offices, jobs."""
    titles = {row["word"] for row in lexicon.read("titles", "word", "class") if row["class"].split()[0] in _BEFORE_NAMES}
    roles = lexicon.read("role_nouns", "form", "lemma", "kind", "gender", "number")
    return frozenset(map(matching_key, titles | {row["form"] for row in roles if row["kind"] in ("office", "job")}))


@cache
def _names() -> frozenset[str]:
    """Frequent names of people."""
    return frozenset(matching_key(row["name"]) for row in lexicon.read("person_names", "name", "part", "gender"))


@cache
def name_syllables() -> frozenset[str]:
    """Parts of names that are always written with a hyphen (जोंग-उन)."""
    return frozenset(matching_key(row["part"]) for row in lexicon.read("name_syllables", "part", "language"))


@cache
def ordinal_endings() -> frozenset[str]:
    """Endings glued to a number: 21वीं, 5वें."""
    return frozenset(row["ending"] for row in lexicon.read("ordinal_endings", "ending", "gloss"))


# -- rules: JOIN, SPLIT, or None for no opinion -----------------------------------------------------------------------
def conjunct(at: Boundary) -> bool | None:
    """A virama binds the consonant after it, whatever it stands on; one grapheme cluster is never cut."""
    if not "\u0904" <= at.right[0] <= "\u0d3a":
        return None
    virama = at.last.rfind("\u094d")
    return JOIN if virama >= 0 and _MARKS.fullmatch(at.last, virama + 1) else None


def abbreviation_sign(at: Boundary) -> bool | None:
    """डॉ॰: the sign ॰ belongs to what it shortens."""
    return JOIN if at.right == "॰" and _is_letters(at.last) else None


def dotted_initials(at: Boundary) -> bool | None:
    """पी.एम., आई.ए.एस.: names of letters chained by full stops; U.S. likewise."""
    if at.right == "." and (at.after and _is_initial(at.after)) and _is_initial(at.last):
        return JOIN
    if at.left[-1:] in ".॰" and len(at.left) > 1 and _is_initial(at.right) and _is_initial(_before_dot(at.left)):
        return JOIN
    if at.right == "." and at.left[:-1].count(".") and _is_initial(at.last):
        return JOIN
    return None


def initial(at: Boundary) -> bool | None:
    """एस. जयशंकर: a letter's name and a full stop, unless the name is also a word that may end a sentence (आई.)."""
    if at.right != ".":
        return None
    if at.left in letter_names():
        return JOIN if letter_names()[at.left] == "always" else None
    return JOIN if _is_initial(at.left) else None


def initial_beside_initial(at: Boundary) -> bool | None:
    """के. पी. सी. राव, जी. के. मेहता: the letter's name that is also a word stands in a row of initials."""
    if at.right != "." or at.left not in letter_names():
        return None
    return JOIN if _is_dotted_initial(at.before) or _is_dotted_initial(at.beyond) else None


def initial_of_a_name(at: Boundary) -> bool | None:
    """मंत्री पी. राव, केरल के जी. सेन: the verb पी stands behind what is drunk, the honorific जी behind a name or title."""
    where = letter_names().get(at.left) if at.right == "." else None
    if where not in ("titled", "marked") or not _is_letters(at.beyond):
        return None
    if at.before in _BEFORE_WORDS:
        return JOIN
    return JOIN if where == "titled" and (at.before in _BEFORE_SENTENCES or matching_key(at.before) in _titles()) else None


def dotted_abbreviation(at: Boundary) -> bool | None:
    """कि.मी., ई.पू.: an abbreviation of several parts."""
    _, beginnings = abbreviations()
    if at.right == ".":
        return JOIN if at.after and matching_key(at.left) + "." in beginnings and _leads_on(at.left, at.after) else None
    return JOIN if at.left[-1:] == "." and _leads_on(at.left[:-1], at.right) else None


def abbreviation(at: Boundary) -> bool | None:
    """डॉ., प्रो., Mr.: the full stop of a known abbreviation."""
    return JOIN if at.right == "." and matching_key(at.left) in abbreviations()[0] else None


def abbreviation_zero(at: Boundary) -> bool | None:
    """डा०: the digit zero for the abbreviation sign."""
    return JOIN if at.right == "0" and matching_key(at.left) in abbreviations()[0] else None


def hyphenated_name(at: Boundary) -> bool | None:
    """किम जोंग-उन: syllables of one given name; a pair (भारत-पाकिस्तान) stays apart."""
    if at.right == "-":
        return JOIN if {matching_key(at.last), matching_key(at.after)} <= name_syllables() else None
    if at.last == "-" and len(at.left) > 1:
        return JOIN if matching_key(at.right) in name_syllables() else None
    return None


def latin_designation(at: Boundary) -> bool | None:
    """F-16, COVID-19: Latin letters, a hyphen and a number; a pair (India-Pakistan) stays apart."""
    if at.right == "-":
        return JOIN if _is_latin(at.left) and at.after.isdigit() else None
    return JOIN if at.left[-1:] == "-" and _is_latin(at.left[:-1]) and at.right.isdigit() else None


def latin_and_digits(at: Boundary) -> bool | None:
    """5G, 2C, F1, 3rd."""
    if _is_latin(at.right):
        return JOIN if at.last.isdigit() else None
    return JOIN if at.right.isdigit() and _is_latin(at.last) else None


def latin_genitive(at: Boundary) -> bool | None:
    """India's, मोदी's: the English ending is a token of its own, so that a name ends before it."""
    if at.right in "'’" and at.after == "s":
        return SPLIT if _is_latin(at.last) else None
    return JOIN if at.left in ("'", "’") and at.right == "s" else None


def latin_joint(at: Boundary) -> bool | None:
    """AT&T, O'Brien: one sign between Latin letters."""
    if at.right in "&'’":
        return JOIN if _is_latin(at.last) and _is_latin(at.after) else None
    return JOIN if at.last in ("&", "'", "’") and len(at.left) > 1 and _is_latin(at.right) else None


def ordinal(at: Boundary) -> bool | None:
    """21वीं, 80वें: a number and the ending that makes it an ordinal."""
    return JOIN if at.right in ordinal_endings() and at.last.isdigit() else None


def lettered_number(at: Boundary) -> bool | None:
    """जी20, एस400: the name of a letter and a number."""
    return JOIN if at.right.isdigit() and at.left in letter_names() else None


#: In order; the first with an opinion decides.
RULES: tuple[Rule, ...] = (
    conjunct, abbreviation_sign, dotted_initials, initial, initial_beside_initial, initial_of_a_name,
    dotted_abbreviation, abbreviation, abbreviation_zero, hyphenated_name, latin_designation, latin_and_digits,
    latin_genitive, latin_joint, ordinal, lettered_number,
)


def names_on(word: str, before: str, beyond: str, dotted: bool) -> bool:
    """Whether a word and a full stop that stands apart from it lead on to a name: पी . राव, जी . एम . राव, डॉ . राव.

    ``before`` and ``beyond`` are the tokens beside them; ``dotted``: a full stop follows ``beyond``.
    """
    if matching_key(word) in abbreviations()[0] & _titles():
        return True
    if not _is_initial(word):
        return False
    if dotted and _is_initial(beyond):
        return True
    if beyond in _BEFORE_WORDS:
        return False
    known = letter_names().get(word) == "always" or matching_key(before) in _titles() or matching_key(beyond) in _names()
    return known or before == "."


def _is_letters(atom: str) -> bool:
    return atom[:1].isalpha()


def _is_latin(atom: str) -> bool:
    return atom.isascii() and atom.isalpha()


def _is_initial(atom: str) -> bool:
    return atom in letter_names() or (len(atom) == 1 and atom.isascii() and atom.isupper())


def _is_dotted_initial(token: str) -> bool:
    return token[-1:] == "." and _is_initial(_before_dot(token))


def _before_dot(left: str) -> str:
    """The last letters before the final full stop: पी.एम. gives एम."""
    head = left[:-1]
    return head[max(head.rfind("."), head.rfind("॰")) + 1 :]


def _leads_on(left: str, right: str) -> bool:
    """Whether an abbreviation is, or begins with, ``left.right``."""
    whole, beginnings = abbreviations()
    key = f"{matching_key(left)}.{matching_key(right)}"
    return key in whole or key + "." in beginnings
