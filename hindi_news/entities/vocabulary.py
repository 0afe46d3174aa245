"""Words beside and within names, by matching key: titles, given names, heads of organisations, words that name nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from .. import lexicon
from ..lexicon import PhraseTable
from ..text.letters import spelled
from ..text.normalize import matching_key, normalize
from ..text.tokens import tokenize

#: Words of letters of one script and their signs alone, which the tokenizer never cuts (a visarga may be a colon).
_WORD = "[\u0900-\u0902\u0904-\u0963\u0971-\u097f]+"
_PLAIN = re.compile(f"{_WORD}(?: {_WORD})*|[A-Za-z]+(?: [A-Za-z]+)*")


class Head(NamedTuple):
    """A noun at the end of organisations' names; ``proper``: only a proper name before it makes it one."""

    kind: str
    proper: bool


class Known(NamedTuple):
    """A well-known organisation; an empty string means that there is none.

    ``doubt``: what else a name means: ``thing`` (or a place), ``word`` (or a person), or nothing.
    """

    latin: str
    acronym: str
    kind: str
    country: str
    doubt: str = ""


def keys_of(phrase: str) -> tuple[str, ...]:
    """Matching keys of a phrase's tokens, cut as the tokenizer cuts them."""
    if _PLAIN.fullmatch(phrase):
        return tuple(map(matching_key, phrase.split()))
    return tokenize(normalize(phrase)).key


@cache
def titles() -> Mapping[str, str]:
    """Class of each word beside a person's name: ``role`` (also every office and job) or as ``titles.tsv`` says."""
    roles = lexicon.read("role_nouns", "form", "lemma", "kind", "gender", "number")
    out = {matching_key(r["form"]): "role" for r in roles if r["kind"] in ("office", "job")}
    out.update((matching_key(r["word"]), r["class"]) for r in lexicon.read("titles", "word", "class"))
    return out


@cache
def common() -> frozenset[str]:
    """Words that are hardly ever part of a name; the lexicon holds keys."""
    return frozenset(r["word"] for r in lexicon.read("common_words", "word"))


@cache
def given_names() -> Mapping[str, str]:
    """Frequent given names and the gender of those who bear them, everyday words among them."""
    rows = lexicon.read("person_names", "name", "part", "gender")
    return {matching_key(r["name"]): r["gender"] for r in rows if r["part"] != "surname"}


@cache
def telling_names() -> frozenset[str]:
    """Given names that are no everyday word."""
    rows = lexicon.read("person_names", "name", "part", "gender")
    return frozenset(matching_key(r["name"]) for r in rows if r["part"] == "given")


@cache
def surnames() -> frozenset[str]:
    """Frequent surnames."""
    rows = lexicon.read("person_names", "name", "part", "gender")
    return frozenset(matching_key(r["name"]) for r in rows if r["part"] == "surname")


@cache
def heads() -> PhraseTable[Head]:
    """Heads of organisations' names."""
    rows = lexicon.read("organization_heads", "form", "kind", "needs")
    return PhraseTable((keys_of(r["form"]), Head(r["kind"], r["needs"] == "name")) for r in rows)


@cache
def head_words() -> frozenset[str]:
    """Last words of the heads of organisations."""
    rows = lexicon.read("organization_heads", "form", "kind", "needs")
    return frozenset(keys_of(r["form"])[-1] for r in rows)


@cache
def bare_bodies() -> frozenset[tuple[str, ...]]:
    """Phrases for bodies of which there are many, so that they name none (जांच समिति)."""
    rows = lexicon.read("bare_bodies", "first", "last")
    cells = ((map(matching_key, r["first"].split("|")), tuple(map(keys_of, r["last"].split("|")))) for r in rows)
    return frozenset((first, *last) for firsts, lasts in cells for first in firsts for last in lasts)


@cache
def within_organizations() -> frozenset[str]:
    """Common words that stand before such a head."""
    return frozenset(matching_key(r["word"]) for r in lexicon.read("organization_words", "word"))


@cache
def beside_organizations() -> Mapping[str, str]:
    """Nouns that tell what an organisation is, and where they stand: ``before`` or ``after`` its name, or both."""
    rows = lexicon.read("organization_appositions", "word", "sides")
    return {matching_key(r["word"]): r["sides"] for r in rows}


@cache
def organizations() -> PhraseTable[Known]:
    """Well-known organisations."""
    out: dict[tuple[str, ...], Known] = {}
    for r in lexicon.read("organizations", "names", "latin", "acronym", "kind", "country"):
        for name in r["names"].split("|"):
            known = Known(r["latin"], r["acronym"], r["kind"], r["country"], _DOUBTS[name[len(name.rstrip("?")) :]])
            for form in _spellings(name.rstrip("?")):
                out.setdefault(keys_of(form), known)
    return PhraseTable(out.items())


@cache
def clear_organizations() -> PhraseTable[Known]:
    """Those names of well-known organisations that mean nothing else."""
    return PhraseTable((phrase, known) for phrase, known in organizations().items() if not known.doubt)


#: What the marks after a name say of it.
_DOUBTS = {"": "", "?": "thing", "??": "word"}


#: Letters and words that are spelled in two ways: सीबीआई and सीबीआइ, एयर इंडिया and एअर इंडिया.
_SPELLED = (("आई", "आइ"), ("डब्ल्यू", "डब्लू"), ("एयर", "एअर"), ("एयरलाइंस", "एयरलाइन्स"), ("टेलीविजन", "टेलिविजन"))


def _spellings(name: str) -> tuple[str, ...]:
    """A name and its other spellings."""
    out = [name]
    for usual, rare in _SPELLED:
        out.extend([form.replace(usual, rare) for form in out if usual in form])
    return tuple(out)


@cache
def organization_cues() -> Mapping[str, frozenset[str]]:
    """Words after a name that show it to be an organisation's, and the kinds of which they tell; none: of all."""
    rows = lexicon.read("organization_cues", "word", "kinds")
    return {matching_key(r["word"]): frozenset(filter(None, r["kinds"].split("|"))) for r in rows}


@cache
def acronyms() -> frozenset[str]:
    """Acronyms that name no organisation."""
    return frozenset(matching_key(r["word"]) for r in lexicon.read("acronyms", "word"))


@cache
def _letters_of_acronyms() -> frozenset[str]:
    return frozenset(map(spelled, acronyms())) - {""}


def means_no_body(key: str) -> bool:
    """Whether an acronym, in either script and however it is spelled, names no organisation: सीएए, CAA, एफआइआर."""
    if key in acronyms():
        return True
    letters = key if key.isascii() and key.isalpha() else spelled(key)
    return letters in _letters_of_acronyms() and (letters is key or len(letters) > 2)


@cache
def edges() -> Mapping[tuple[str, str], frozenset[str]]:
    """Words that end or begin no name: by type and side ("first", "last", or "never" for the end of what is none)."""
    out: dict[tuple[str, str], set[str]] = {}
    for r in lexicon.read("name_edges", "word", "type", "side"):
        out.setdefault((r["type"], r["side"]), set()).add(matching_key(r["word"]))
    return {k: frozenset(v) for k, v in out.items()}


@lru_cache(1 << 15)
def proper(key: str) -> bool:
    """Whether a word may be part of a name that no lexicon knows."""
    return (
        len(key) > 1 and key[0].isalpha() and key not in common() and key not in titles() and key not in head_words()
    )


@cache
def gender_classes() -> Mapping[str, str]:
    """Gender that an honorific shows."""
    return {k: c[-1] for k, c in titles().items() if c[-2:] in (" m", " f")}
