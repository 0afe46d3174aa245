"""Sound keys that a Devanagari name and its Latin spelling share (जालंधर, Jalandhar; गुवाहाटी, Guwahati).

A name is reduced to classes of sounds, one letter each: ``k c t p`` and their voiced ``g j d b`` without aspiration, ``n``
for a nasal before a consonant, the other consonants, and vowels as ``a``, ``i`` (front) and ``u`` (rounded).  What
romanisation adds or drops falls away: inherent and deleted schwas, length, aspirates, retroflexion, double letters.

:func:`skeleton` keeps the consonants and whether a vowel comes first, and is what names are indexed under; :func:`sounds`
also keeps the vowels, and :func:`likeness` compares two of those.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CONSONANTS = {
    **dict.fromkeys("कख", "k"), **dict.fromkeys("गघ", "g"), **dict.fromkeys("चछ", "c"), **dict.fromkeys("जझ", "j"),
    **dict.fromkeys("टठतथ", "t"), **dict.fromkeys("दध", "d"), **dict.fromkeys("डढ", "R"), **dict.fromkeys("पफ", "p"),
    **dict.fromkeys("बभ", "b"), **dict.fromkeys("ङञणन", "n"), "म": "m", "य": "y", **dict.fromkeys("रऱ", "r"),
    **dict.fromkeys("लळ", "l"), "व": "v", **dict.fromkeys("शषस", "s"), "ह": "h",
}
_SIGNS = {
    "ा": "a", "ॉ": "a", "ॅ": "a", "ि": "i", "ी": "i", "े": "i", "ै": "i", "ॆ": "i", "ु": "u", "ू": "u", "ो": "u", "ौ": "u", "ॊ": "u",
    "ृ": "ri",
}
_INDEPENDENT = {
    **dict.fromkeys("अआऑऍॲ", "a"), **dict.fromkeys("इईएऐऎ", "i"), **dict.fromkeys("उऊओऔऒ", "u"), "ऋ": "ri",
}
_NASALS, _VIRAMA, _NUKTA = "ंँ", "्", "़"

#: Latin spellings, longest first: what they sound like.
_LATIN = (
    ("tch", "c"), ("sch", "s"), ("shch", "s"), ("chh", "c"), ("ksh", "ks"), ("kh", "k"), ("gh", "g"), ("ch", "c"), ("jh", "j"),
    ("th", "t"), ("dh", "d"), ("ph", "p"), ("bh", "b"), ("sh", "s"), ("zh", "j"), ("rh", "r"), ("lh", "l"), ("wh", "v"), ("ck", "k"),
    ("dj", "j"), ("dz", "j"), ("ts", "ts"), ("tz", "ts"), ("qu", "k"), ("oo", "u"), ("ee", "i"), ("ou", "u"), ("au", "u"), ("ow", "u"),
    ("aw", "u"), ("ai", "i"), ("ay", "i"), ("ei", "i"), ("ey", "i"), ("ie", "i"), ("eu", "u"), ("ea", "i"), ("oa", "u"), ("aa", "a"),
    ("x", "ks"), ("q", "k"), ("f", "p"), ("w", "v"), ("z", "j"), ("e", "i"), ("o", "u"),
)
_BY_START: dict[str, tuple[tuple[str, str], ...]] = {}
for _spelling, _sound in sorted(_LATIN, key=lambda p: -len(p[0])):
    _BY_START[_spelling[0]] = (*_BY_START.get(_spelling[0], ()), (_spelling, _sound))

_DOUBLE = re.compile(r"(.)\1+")
_NASAL = re.compile(r"[nm](?=[kgcjtdpbsrlvhR])")
_LATIN_ONLY = re.compile(r"[^a-z]+")


@lru_cache(maxsize=20_000)
def sounds(name: str) -> str:
    """The sounds of a name in either script, in the letters described above (``R``: ड or ड़, written d or r)."""
    if _has_devanagari(name):
        return _finish(_devanagari(unicodedata.normalize("NFC", name)))
    return _finish(_latin(name))


def _devanagari(name: str) -> str:
    out: list[str] = []
    count = len(name)
    for i, c in enumerate(name):
        after = name[i + 1] if i + 1 < count else ""
        if c in _CONSONANTS:
            # NFC leaves ड़ as two code points; the dot is often left out in typing.
            rest = (name[i + 2] if i + 2 < count else "") if after == _NUKTA else after
            out.append(_CONSONANTS[c])
            if rest not in _SIGNS and rest != _VIRAMA and rest:
                out.append("ə")
        elif c in _SIGNS:
            out.append(_SIGNS[c])
        elif c in _INDEPENDENT:
            out.append(_INDEPENDENT[c])
        elif c in _NASALS:
            out.append("n")
    return "".join(out)


def _latin(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.casefold())
    plain = _LATIN_ONLY.sub("", "".join(c for c in plain if not unicodedata.combining(c)))
    out: list[str] = []
    i = 0
    while i < len(plain):
        for spelling, sound in _BY_START.get(plain[i], ()):
            if plain.startswith(spelling, i):
                out.append(sound)
                i += len(spelling)
                break
        else:
            if plain[i] == "c":
                out.append("s" if plain[i + 1 : i + 2] in ("e", "i", "y") and plain[i + 1 : i + 2] else "k")
            elif plain[i] == "y":
                out.append("y" if plain[i + 1 : i + 2] in tuple("aeiou") and plain[i + 1 : i + 2] else "i")
            else:
                out.append(plain[i])
            i += 1
    return "".join(out)


def _finish(raw: str) -> str:
    return _DOUBLE.sub(r"\1", _NASAL.sub("n", raw))


_DROPPED = re.compile("[aiuəy]")
#: -गांव is -gaon.
_FINAL_V = re.compile("nv(?![aiu])")
_H = re.compile("(?<=[^aiuə])h")


@lru_cache(maxsize=20_000)
def skeletons(name: str) -> tuple[str, ...]:
    """Keys that names are indexed and looked up under; more than one where a sound is spelled in two ways (ड़: r, d)."""
    full = sounds(name)
    if not full:
        return ()
    forms = [full]
    while "R" in forms[0] and len(forms) < 4:
        forms = [form.replace("R", r, 1) for form in forms for r in "rd"]
    if not _has_devanagari(name):
        forms += [_finish(_latin(spelled)) for spelled in _respelled(name)]
    return tuple(dict.fromkeys(_skeleton(form.replace("R", "r")) for form in forms))


def _respelled(name: str) -> list[str]:
    """Michigan is said with sh, Geneva with j."""
    low = name.casefold()
    return [new for pattern, sound in ((r"ch", "sh"), (r"g(?=[eiy])", "j")) if (new := re.sub(pattern, sound, low)) != low]


def _has_devanagari(name: str) -> bool:
    return any("\u0900" <= c <= "\u097f" for c in name)


def _skeleton(full: str) -> str:
    head = "a" if full[0] in "aiuə" else full[0]
    rest = _FINAL_V.sub("n", _H.sub("", full))[1:]
    # A glide beside a rounded vowel comes and goes: गोवा, Goa; गुवाहाटी, Gauhati.
    rest = re.sub("(?<=u)v|v(?=u)", "", rest)
    return _DOUBLE.sub(r"\1", head + _DROPPED.sub("", rest))


def likeness(one: str, other: str) -> float:
    """How alike two names sound, 0 to 1; vowels that romanisation drops or blurs cost little."""
    a, b = _H.sub("", sounds(one)), _H.sub("", sounds(other))
    longest = max(len(a), len(b))
    return 1 - _distance(a, b) / longest if longest else 0.0


_WEAK = frozenset("əa")
_SOFT = frozenset("iuyv")


def _drop_cost(c: str) -> float:
    return 0.05 if c == "ə" else 0.35 if c in _WEAK else 0.6 if c in _SOFT else 1.0


def _swap_cost(a: str, b: str) -> float:
    if a == b:
        return 0.0
    pair = {a, b}
    if pair in ({"ə", "a"}, {"R", "r"}, {"R", "d"}):
        return 0.0
    if pair <= {"ə", "a", "i", "u"}:
        return 0.5 if pair != {"ə", "u"} and pair != {"ə", "i"} else 0.6
    if pair in ({"r", "d"}, {"v", "b"}, {"y", "i"}, {"v", "u"}, {"n", "m"}, {"j", "s"}, {"g", "j"}, {"k", "c"}, {"s", "c"}):
        return 0.4
    return 1.2


def _distance(a: str, b: str) -> float:
    row = [0.0]
    for c in b:
        row.append(row[-1] + _drop_cost(c))
    for x in a:
        before, row = row, [row[0] + _drop_cost(x)]
        for j, y in enumerate(b):
            row.append(min(before[j] + _swap_cost(x, y), before[j + 1] + _drop_cost(x), row[j] + _drop_cost(y)))
    return row[-1]
