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
    **dict.fromkeys("कख", "k"), **dict.fromkeys("गघ", "g"), **dict.fromkeys("चछ", "c"),
    **dict.fromkeys("जझ", "j"),
    **dict.fromkeys("टठतथ", "t"), **dict.fromkeys("दध", "d"), **dict.fromkeys("डढ", "R"), **dict.fromkeys("पफ", "p"),
    **dict.fromkeys("बभ", "b"), **dict.fromkeys("ङञणन", "n"), "म": "m", "य": "y", **dict.fromkeys("रऱ", "r"),
    **dict.fromkeys("लळ", "l"), "व": "v", **dict.fromkeys("शषस", "s"), "ह": "h",
}
_SIGNS = {**dict.fromkeys("ाॉॅ", "a"), **dict.fromkeys("िीेैॆ", "i"), **dict.fromkeys("ुूोौॊ", "u"), "ृ": "ri"}
_INDEPENDENT = {
    **dict.fromkeys("अआऑऍॲ", "a"), **dict.fromkeys("इईएऐऎ", "i"), **dict.fromkeys("उऊओऔऒ", "u"), "ऋ": "ri",
}
_NASALS, _VIRAMA, _NUKTA = "ंँ", "्", "़"

#: Latin spellings, longest first: what they sound like.
_LATIN: tuple[tuple[str, str], ...] = tuple(
    (spelling, sound)
    for sound, spellings in {
        "k": "kh q ck qu", "g": "gh", "c": "tch ch chh", "j": "jh zh dj dz z", "t": "th", "d": "dh", "p": "ph f", "b": "bh",
        "s": "sh sch shch", "r": "rh", "l": "lh", "v": "w wh", "ts": "ts tz", "ks": "ksh x", "a": "aa",
        "u": "oo ou au ow aw eu oa o", "i": "ee ai ay ei ey ie ea e",
    }.items()
    for spelling in spellings.split()
)
_BY_START: dict[str, tuple[tuple[str, str], ...]] = {}
for _spelling, _sound in sorted(_LATIN, key=lambda p: -len(p[0])):
    _BY_START[_spelling[0]] = (*_BY_START.get(_spelling[0], ()), (_spelling, _sound))

_LATIN_VOWELS = frozenset("aeiou")
_DOUBLE = re.compile(r"(.)\1+")
#: Etawah ends in a vowel.
_SILENT_H = re.compile("(?<=[aiu])h$")
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
            stop = i + len(spelling)
            # The w and y of Nawada and Ayodhya begin a syllable.
            glide = spelling[1:] in ("w", "y") and plain[stop : stop + 1] in _LATIN_VOWELS
            if plain.startswith(spelling, i) and not glide:
                out.append(sound)
                i += len(spelling)
                break
        else:
            if plain[i] == "c":
                out.append("s" if plain[i + 1 : i + 2] in ("e", "i", "y") else "k")
            elif plain[i] == "y":
                out.append("y" if plain[i + 1 : i + 2] in _LATIN_VOWELS else "i")
            else:
                out.append(plain[i])
            i += 1
    return "".join(out)


def _finish(raw: str) -> str:
    return _DOUBLE.sub(r"\1", _NASAL.sub("n", _SILENT_H.sub("", raw)))


_DROPPED = re.compile("[aiuəy]")
#: -गांव is -gaon, -ाव is -ao.
_FINAL_V = re.compile("(?<=n)v(?![aiu])|(?<=a)v$")
_GLIDE = re.compile("(?<=u)v|v(?=u)")
_AFTER_CONSONANT = re.compile("(?<=[kgcjtdpbsrl])v")
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
    # So may one after a consonant: अलीपुरद्वार, Alipurduar.
    forms += [_AFTER_CONSONANT.sub("", form) for form in forms if _AFTER_CONSONANT.search(form)]
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
    rest = _FINAL_V.sub("", _H.sub("", full))[1:]
    # A glide beside a rounded vowel comes and goes: गोवा, Goa; गुवाहाटी, Gauhati.
    rest = _GLIDE.sub("", rest)
    return head + _DROPPED.sub("", rest)


def likeness(one: str, other: str) -> float:
    """How alike two names sound, 0 to 1; vowels that romanisation drops or blurs cost little."""
    a, b = _H.sub("", sounds(one)), _H.sub("", sounds(other))
    longest = max(len(a), len(b))
    return 1 - _distance(a, b) / longest if longest else 0.0


_LETTERS = "əaiuyvkcgjtdpbnmrlshR"
#: What it costs that a sound is missing on one side; other letters cost 1.
_DROP = {"ə": 0.05, "a": 0.35, **dict.fromkeys("iuyv", 0.6)}
_ALIKE = ("rd", "vb", "yi", "vu", "js", "gj", "kc", "sc")


def _swap(a: str, b: str) -> float:
    """What it costs that one sound stands for another."""
    pair = {a, b}
    if a == b or pair in ({"ə", "a"}, {"R", "r"}, {"R", "d"}):
        return 0.0
    if pair <= {"ə", "a", "i", "u"}:
        return 0.6 if pair in ({"ə", "u"}, {"ə", "i"}) else 0.5
    if pair == {"n", "m"}:
        return 0.8
    return 0.4 if any(pair == set(alike) for alike in _ALIKE) else 1.2


_SWAP = {a + b: _swap(a, b) for a in _LETTERS for b in _LETTERS}


def _distance(a: str, b: str) -> float:
    drops = [_DROP.get(c, 1.0) for c in b]
    row = [0.0]
    for drop in drops:
        row.append(row[-1] + drop)
    for x in a:
        mine = _DROP.get(x, 1.0)
        left = row[0] + mine
        new = [left]
        for j, y in enumerate(b):
            left = min(row[j] + _SWAP.get(x + y, 1.2), row[j + 1] + mine, left + drops[j])
            new.append(left)
        row = new
    return row[-1]
