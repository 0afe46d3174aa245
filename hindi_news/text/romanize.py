"""Latin spelling of Hindi names for readers: Narendra Modi, Jalandhar, Begusarai.

Words with a customary English spelling are in the lexicon ``latin_words``; the rest is spelled by rule, as Indian
newspapers and maps do (Hunterian without marks of length), after the schwas that Hindi does not speak are left out.
:func:`exact` keeps every distinction (ITRANS, the scheme of indic-nlp-library).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from .. import lexicon
from .letters import spelled
from .normalize import matching_key

_CONSONANTS = {
    "क": "k", "ख": "kh", "ग": "g", "घ": "gh", "ङ": "n", "च": "ch", "छ": "chh", "ज": "j", "झ": "jh", "ञ": "n",
    "ट": "t", "ठ": "th", "ड": "d", "ढ": "dh", "ण": "n", "त": "t", "थ": "th", "द": "d", "ध": "dh", "न": "n", "प": "p",
    "फ": "f", "ब": "b", "भ": "bh", "म": "m", "य": "y", "र": "r", "ल": "l", "ळ": "l", "व": "v", "श": "sh", "ष": "sh",
    "स": "s", "ह": "h",
}  # fmt: skip
_DOTTED = {"क": "q", "ख": "kh", "ग": "gh", "ज": "z", "ड": "r", "ढ": "rh", "फ": "f", "य": "y", "झ": "zh"}
_VOWELS = {
    "अ": "a", "आ": "a", "इ": "i", "ई": "i", "उ": "u", "ऊ": "u", "ए": "e", "ऐ": "ai", "ओ": "o", "औ": "au", "ऑ": "o",
    "ऍ": "a", "ऋ": "ri", "ऎ": "e", "ऒ": "o",
}  # fmt: skip
_SIGNS = {
    "ा": "a", "ि": "i", "ी": "i", "ु": "u", "ू": "u", "े": "e", "ै": "ai", "ो": "o", "ौ": "au", "ॉ": "o", "ॅ": "a",
    "ृ": "ri", "ॆ": "e", "ॊ": "o",
}  # fmt: skip
_NUKTA, _VIRAMA = "\u093c", "\u094d"
_NASALS = "ंँ"
#: Last consonants of a cluster after which a final schwa is spoken: चंद्र, मिश्र, सूर्य, विश्व, कृष्ण.
_SPOKEN_AFTER = frozenset("यरवणन")
#: A name may be long; what is longer is no name, and is spelled without the analysis of compounds.
_LONGEST = 40
_WORD = re.compile(r"[\u0900-\u0963\u0970-\u097f]+|[^\u0900-\u0963\u0970-\u097f]+")
_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")


class _Sound:
    """A consonant with its vowel, or a vowel alone (``consonant`` is "").

    ``vowel`` is "" where the consonant is the first of a cluster; ``schwa`` says that the vowel is the unwritten one.
    """

    __slots__ = ("consonant", "letter", "nasal", "schwa", "vowel")

    def __init__(self, letter: str, consonant: str, vowel: str, schwa: bool) -> None:
        self.letter, self.consonant, self.vowel, self.schwa, self.nasal = letter, consonant, vowel, schwa, False


def romanize(name: str) -> str:
    """``name`` as readers of English newspapers expect it; what is in Latin letters already stays as it is."""
    if name.isascii():
        return name
    key = _key(name)
    whole = _customary().get(key) or _peoples().get(key)
    if whole is not None:
        return whole
    words = name.split(" ")
    initials = [bool(spelled(matching_key(w)).strip()) and not w.isascii() for w in words]
    return " ".join(_word(w, i, words, initials) for i, w in enumerate(words))


def by_rule(name: str) -> str:
    """``name`` without the lexicon of customary spellings."""
    return "".join(_capital(_compound(p)) if "\u0900" <= p[0] <= "\u097f" else p for p in _WORD.findall(name))


def exact(name: str) -> str:
    """``name`` in ITRANS, the scheme of indic-nlp-library, in which no distinction of the script is lost.

    Written out here because that library's table is not in its package.  A bare consonant is the letter without ``a``;
    a dot before a letter is its nukta (ज़: ``.ja``), and what is no Devanagari stays.
    """
    table = _itrans()
    out: list[str] = []
    for c in unicodedata.normalize("NFD", name):
        latin, sign = table.get(c, (c, False))
        if c == _NUKTA and out and out[-1].endswith("a"):
            out[-1] = "." + out[-1]
        else:
            if sign and out and out[-1].endswith("a"):
                out[-1] = out[-1][:-1]
            out.append(latin)
    return "".join(out)


@cache
def _itrans() -> dict[str, tuple[str, bool]]:
    """Letters and signs: their ITRANS, and whether it is a sign, which takes the consonant's a away."""
    rows = lexicon.read("itrans", "letter", "latin", "kind")
    return {r["letter"]: (r["latin"], r["kind"] == "sign") for r in rows}


def _key(name: str) -> str:
    return " ".join(map(matching_key, name.split(" ")))


@cache
def _customary() -> dict[str, str]:
    """Customary spellings by matching key."""
    return {_key(r["word"]): r["latin"] for r in lexicon.read("latin_words", "word", "latin")}


@cache
def _peoples() -> dict[str, str]:
    """English words for peoples by matching key; only where they are the whole name (रूसी, but not रूसी सेना)."""
    return {_key(r["word"]): r["latin"] for r in lexicon.read("latin_peoples", "word", "latin")}


@cache
def _ends() -> tuple[tuple[str, str], ...]:
    """Second members of compounds (पुर, गंज, सराय), longest first, and their spelling."""
    rows = lexicon.read("latin_ends", "end", "latin")
    return tuple(sorted(((r["end"], r["latin"]) for r in rows), key=lambda e: -len(e[0])))


def _word(word: str, at: int, words: Sequence[str], initials: Sequence[bool]) -> str:
    """A word of a name: letters are spelled out (टीटीपी: TTP) where they are no case marker or word."""
    key = matching_key(word)
    letters = spelled(key)
    initial = word.endswith(".") or (at == 0 and len(words) > 1) or (at > 0 and initials[at - 1])
    if letters and not word.isascii() and (initial or (len(letters) > 1 and key not in _customary())):
        return ".".join(letters.upper()) + "." if word.endswith(".") else letters.upper()
    return "".join(_piece(p) for p in _WORD.findall(word.translate(_DIGITS)))


@lru_cache(1 << 13)
def _piece(piece: str) -> str:
    """A stretch of Devanagari letters, capitalised; anything else as it is."""
    if not "\u0900" <= piece[0] <= "\u097f":
        return piece
    known = _customary().get(matching_key(piece))
    if known is not None:
        return known
    return _capital(_compound(piece))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _compound(word: str) -> str:
    if len(word) <= _LONGEST:
        for end, latin in _ends():
            rest = word[: -len(end)]
            if word.endswith(end) and len(re.findall("[क-ह]", rest)) > 1 and rest[-1] != _VIRAMA:
                first = spell(rest)
                return (first[:-1] + "i" if first.endswith("ay") else first) + latin  # जयपुर: Jaipur
    return spell(word)


def spell(word: str) -> str:
    """A word by rule alone, in lower case."""
    sounds = _sounds(word)
    _leave_out_schwas(sounds)
    out = []
    for i, s in enumerate(sounds):
        consonant = s.consonant
        cluster = i > 0 and sounds[i - 1].consonant and not sounds[i - 1].vowel and not sounds[i - 1].schwa
        if s.letter == "व" and cluster:
            consonant = "w"  # स्वामी, विश्व
        elif s.letter == "व" and i and s.vowel == "a" and not s.schwa and sounds[i - 1].vowel in ("", "a", "i", "u"):
            consonant = "v" if sounds[i - 1].letter == "श" else "w"  # तिवारी, जवाहर, but शिवाजी, Novak, Kurmasheva
        if consonant == "f" and s.letter == "फ" and s.vowel == "u":
            consonant = "ph"  # फूलपुर
        out.append(consonant + s.vowel)
        if s.nasal:
            following = sounds[i + 1].letter if i + 1 < len(sounds) else ""
            out.append("m" if following and following in "पफबभम" else "n")
    return _touch_up("".join(out), word)


def _touch_up(spelled_out: str, word: str) -> str:
    """Habits of English spelling that concern more than one sound."""
    out = spelled_out.replace("chchh", "chh")
    if sum(c in _SIGNS or c in _VOWELS for c in word) > 2:
        out = out[:2] + out[2:].replace("iya", "ia")  # लुधियाना, भाटिया; but दिया, प्रिया
    if word.startswith("एं"):
        out = "a" + out[1:]  # एंडरसन
    for ending, latin in (("ाव", "ao"), ("ांव", "aon"), ("ाँव", "aon"), ("राय", "rai")):
        if word.endswith(ending):
            plain = {"ाव": "av", "ांव": "anv", "ाँव": "anv", "राय": "ray"}[ending]
            if out.endswith(plain):
                return out[: -len(plain)] + latin
    return out


def _sounds(word: str) -> list[_Sound]:
    out: list[_Sound] = []
    i = 0
    word = word.replace("ज्ञ", "ग्य")
    while i < len(word):
        c = word[i]
        if c in _CONSONANTS:
            consonant = _CONSONANTS[c]
            if word[i + 1 : i + 2] == _NUKTA:
                consonant = _DOTTED.get(c, consonant)
                i += 1
            sign = word[i + 1 : i + 2]
            if sign in _SIGNS and sign:
                out.append(_Sound(c, consonant, _SIGNS[sign], False))
                i += 1
            elif sign == _VIRAMA:
                out.append(_Sound(c, consonant, "", False))
                i += 1
            else:
                out.append(_Sound(c, consonant, "a", True))
        elif c in _VOWELS:
            out.append(_Sound(c, "", _VOWELS[c], False))
        elif c in _NASALS and out:
            out[-1].nasal = True
        i += 1
    return out


def _leave_out_schwas(sounds: list[_Sound]) -> None:
    """Final schwas, and from right to left those in V C_ə C V (Narasimhan, Sproat and Kiraz 2004); first ones stay."""
    if len(sounds) < 2:
        return
    last = len(sounds) - 1

    def closed(i: int) -> bool:
        """Whether the consonant before stands in one cluster with that of ``i``."""
        return i > 0 and bool(sounds[i - 1].consonant) and not sounds[i - 1].vowel and not sounds[i - 1].schwa

    end = sounds[last]
    if end.schwa and not end.nasal and not (closed(last) and end.letter in _SPOKEN_AFTER):
        end.vowel = ""
    for i in range(last - 1, 0, -1):
        s, after, before = sounds[i], sounds[i + 1], sounds[i - 1]
        if not s.schwa or s.nasal or closed(i) or not after.consonant:
            continue
        after_opens = bool(after.vowel)  # neither the first of a cluster nor bare at the end
        if after_opens and before.vowel:
            s.vowel = ""
