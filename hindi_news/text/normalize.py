"""Normal text with a map of offsets to the caller's text and back, and the matching key of a word.

Rules and models see one spelling of everything that is typed in several ways: Unicode form, quotation marks, dashes,
ellipses, dandas, digits, colon against visarga, invisible controls.  Each pass is a small function that proposes edits;
a pass that proposes none costs one scan.  Only :class:`Normalized` knows both texts.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from html.entities import html5
from typing import Any

from .damage import find_damage
from .visarga import LETTERS, Line, is_colon, is_visarga

#: ``text[start:end]`` becomes the string.
Edit = tuple[int, int, str]

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\v\f"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x90\x95\x98-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e" \
    "\u2060-\u206f\ufeff\ufff9-\ufffb"

#: One character for one: what several keys on several keyboards mean.
_ONE_FOR_ONE = {
    **{ord(c): " " for c in "\u00a0\u1680\u202f\u205f\u3000\t\v\f" + "".join(map(chr, range(0x2000, 0x200B)))},
    **{0x966 + d: str(d) for d in range(10)},
    **{0xFF01 + i: chr(0x21 + i) for i in range(94)},
    **dict.fromkeys(map(ord, "\u2028\u2029\x85"), "\n"),
    **dict.fromkeys(map(ord, "‐‑﹣−"), "-"),
    **dict.fromkeys(map(ord, "‒\x96"), "–"),
    **dict.fromkeys(map(ord, "―\x97"), "—"),
    **dict.fromkeys(map(ord, "`‚‛‹\x91"), "‘"),
    **dict.fromkeys(map(ord, "´›\x92"), "’"),
    **dict.fromkeys(map(ord, "„‟\x93"), "“"),
    **dict.fromkeys(map(ord, "\x94"), "”"),
    **dict.fromkeys(map(ord, "｜│┃∣ǀ¦"), "|"),
    **dict.fromkeys(map(ord, "′"), "'"),
    **dict.fromkeys(map(ord, "″"), '"'),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_ONE_FOR_ONE_RE = re.compile("[" + "".join(re.escape(chr(c)) for c in sorted(_ONE_FOR_ONE)) + "]")


@dataclass(frozen=True, slots=True)
class Normalized:
    """``text`` is what rules and models see, ``raw`` what the caller gave; offsets count code points.

    ``starts[i]``/``ends[i]`` are where character ``i`` of ``text`` comes from in ``raw``; both are empty when the two
    texts agree position by position.
    """

    raw: str
    text: str
    warnings: tuple[str, ...] = ()
    starts: array[int] = field(default_factory=lambda: array("l"), repr=False)
    ends: array[int] = field(default_factory=lambda: array("l"), repr=False)

    def original(self, offset: int) -> int:
        """The offset in ``raw`` where the character at ``offset`` of ``text`` begins (its length for the end)."""
        if offset >= len(self.text):
            return len(self.raw)
        return self.starts[offset] if self.starts else offset

    def original_end(self, offset: int) -> int:
        """The offset in ``raw`` where a stretch of ``text`` that ends before ``offset`` (at least 1) ends."""
        return self.ends[offset - 1] if self.ends else offset

    def normal(self, offset: int) -> int:
        """The offset in ``text`` of what came from ``offset`` in ``raw``, or of the next character that stayed."""
        if not self.starts:
            return min(offset, len(self.text))
        i = bisect_right(self.ends, offset)
        # An expanded character (one code point that became two) is entered at its beginning.
        return bisect_left(self.starts, self.starts[i], 0, i) if i < len(self.starts) else i


# -- passes: each proposes edits in order, disjoint -----------------------------------------------------------------
_ENTITY = re.compile(
    r"&(?:(?:amp|#0{0,8}38|#[xX]0{0,8}26);)*(?:#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?")


def html_entities(text: str) -> Iterator[Edit]:
    """``&quot;`` ``&#8217;`` ``&amp;nbsp;``: entities that a web page left in its text."""
    if "&" not in text or ";" not in text:
        return
    for match in _ENTITY.finditer(text):
        whole = match.group()
        inner = whole
        while True:
            head = inner.find(";") + 1
            plain = html.unescape(inner[:head]) if inner[1:head] in html5 or inner[1:2] == "#" else inner[:head]
            if plain != "&" or head >= len(inner):
                break
            inner = "&" + inner[head:]
        if plain + inner[head:] != whole:
            yield match.start(), match.end(), plain + inner[head:]


_STRETCH = re.compile(r"[^\x00-\x1f !-/:-@\[-`{-~\u0964\u0965]+")


def canonical(text: str) -> Iterator[Edit]:
    """Unicode NFC, stretch by stretch between ASCII characters so that the map stays fine."""
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _STRETCH.finditer(text):
        piece = match.group()
        if not unicodedata.is_normalized("NFC", piece):
            yield from _aligned(match.start(), piece)


def _aligned(at: int, piece: str) -> Iterator[Edit]:
    """Edits of the combining sequences of ``piece`` that NFC changes."""
    first, size = 0, len(piece)
    while first < size:
        stop = first + 1
        while stop < size and not (_starts_sequence(piece[stop]) and not _hangul_pair(piece[stop - 1], piece[stop])):
            stop += 1
        old = piece[first:stop]
        new = unicodedata.normalize("NFC", old)
        if new != old:
            yield at + first, at + stop, new
        first = stop


@lru_cache(maxsize=4096)
def _starts_sequence(char: str) -> bool:
    """Whether no normalisation reaches over the boundary before ``char``."""
    return unicodedata.combining(char) == 0 and unicodedata.category(char)[0] != "M"


def _hangul_pair(before: str, char: str) -> bool:
    """Whether two Korean letters may compose to a syllable."""
    return "\u1160" <= char <= "\u11ff" and ("\u1100" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3")


_INVISIBLE = re.compile(f"\r\n?|[{_CONTROLS}]")
_JOINERS = re.compile("[\u200c\u200d]+")
_JOINABLE = re.compile(r"[\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff]")
_PLAIN_SCRIPT = re.compile(r"[^\W\d_]")


def invisible(text: str) -> Iterator[Edit]:
    """Controls, soft hyphens and byte order marks go; CR is a line break."""
    for match in _INVISIBLE.finditer(text):
        yield match.start(), match.end(), "\n" if match.group()[0] == "\r" else ""


def joiners(text: str) -> Iterator[Edit]:
    """ZWJ and ZWNJ by what they join.

    In Devanagari they choose a glyph and no letter, so they go; between parts of an emoji, and between letters of
    scripts where they spell (Persian, Malayalam …), they stay.
    """
    if "\u200c" not in text and "\u200d" not in text:
        return
    for match in _JOINERS.finditer(text):
        start, end = match.span()
        if not _joiner_spells(text[start - 1 : start], text[end : end + 1]):
            yield start, end, ""
        elif end - start > 1:
            yield start, end, text[start]


def _joiner_spells(before: str, after: str) -> bool:
    if not before or not after:
        return False
    if _JOINABLE.match(before) and _JOINABLE.match(after):
        return True
    return not "\u0900" <= before <= "\u097f" and not "\u0900" <= after <= "\u097f" and before > "\u0590" < after \
        and bool(_PLAIN_SCRIPT.match(after))


def one_for_one(text: str) -> Iterator[Edit]:
    """Spaces, digits, full-width forms, dashes, quotation marks and bars that have one normal character each."""
    for match in _ONE_FOR_ONE_RE.finditer(text):
        yield match.start(), match.end(), _ONE_FOR_ONE[ord(match.group())]


_SIGNS = re.compile("[\u0905\u0906\u090f\u093e-\u094c][\u093e-\u094c]+|\u0902{2,}")
#: Vowels typed in two strokes, as some keyboards and fonts have them.
_TWO_STROKES = {
    "ाे": "ो", "ेा": "ो", "ाै": "ौ", "ैा": "ौ", "ाॅ": "ॉ", "ॅा": "ॉ", "अा": "आ", "आा": "आ", "आे": "ओ", "अो": "ओ", "अाे": "ओ",
    "आै": "औ", "अौ": "औ", "अाै": "औ", "आॅ": "ऑ", "अॉ": "ऑ", "अाॅ": "ऑ", "एे": "ऐ",
}


def vowel_signs(text: str) -> Iterator[Edit]:
    """लाेग is लोग, आैर और, केे के: vowels typed in two strokes or twice."""
    for match in _SIGNS.finditer(text):
        typed = match.group()
        one = typed[0] if typed == typed[0] * len(typed) else _TWO_STROKES.get(typed)
        if one is not None:
            yield match.start(), match.end(), one


_PUNCTUATION = re.compile(
    rf"(?P<mark>‘‘|’’|''|‘'|'’)|(?P<dots>\.{{2,}}[.…]*|…[.…]+)|(?P<dash>(?<!-)-{{2,3}}(?!-))"
    rf"|(?P<bar>(?<!\|)\|{{1,2}}(?!\|))|(?P<colon>(?<=[{LETTERS}]):)|(?P<visarga>\u0903(?![{LETTERS}:]))"
)
#: What each of them begins with.
_STROKE = re.compile("[‘’'.…|:\u0903-]")
_MARKS = {"‘‘": "“", "’’": "”", "''": '"', "‘'": "“", "'’": "”"}


def punctuation(text: str) -> Iterator[Edit]:
    """Marks typed with several strokes or with a neighbour's key: '' ... -- | : ः"""
    end = 0
    line = Line(text)
    for stroke in _STROKE.finditer(text):
        match = _PUNCTUATION.match(text, stroke.start()) if stroke.start() >= end else None
        if match is None:
            continue
        start, end = match.span()
        kind = match.lastgroup
        if kind == "mark":
            yield start, end, _MARKS[match.group()]
        elif kind == "dots":
            yield start, end, "…"
        elif kind == "dash":
            yield start, end, "—"
        elif kind == "bar":
            if _closes_sentence(text, start):
                yield start, end, "।" if end - start == 1 else "॥"
        elif kind == "colon":
            if is_visarga(text, start):
                yield start, end, "\u0903"
        elif is_colon(text, start, line):
            yield start, end, ":"


_BEFORE_BAR = re.compile(rf"[{LETTERS}0-9)\]}}?!%'\"’”»]")


def _closes_sentence(text: str, at: int) -> bool:
    """A bar is a danda after a Hindi word, its closing mark or a number, and at the end of a line; else it divides."""
    before, after = at - 1, at + 1 + (text[at + 1 : at + 2] == "|")
    if before >= 0 and text[before] == " ":
        before -= 1
    if before < 0 or text[before] in "|।॥\n":
        return False
    following = text[after : after + 1]
    if following.isascii() and following.isalnum():
        return False
    return bool(_BEFORE_BAR.match(text[before])) or following in ("", "\n")


_SPACE_BEFORE_DANDA = re.compile(r"(?<! ) +(?=[।॥])")


def space_before_danda(text: str) -> Iterator[Edit]:
    """है । is है।"""
    if " ।" not in text and " ॥" not in text:
        return
    for match in _SPACE_BEFORE_DANDA.finditer(text):
        if match.start() and text[match.start() - 1] != "\n":
            yield match.start(), match.end(), ""


#: In order.  Canonical twice: it makes plain marks of rare ones, and letters that were wide may take an accent.
PASSES: tuple[Callable[[str], Iterable[Edit]], ...] = (
    html_entities, canonical, one_for_one, invisible, joiners, canonical, vowel_signs, punctuation, space_before_danda,
)


def normalize(text: str) -> Normalized:
    """Normal text of ``text`` with its map, and warnings about damage.  Linear in length."""
    normal = text
    starts: array[int] = array("l")
    ends: array[int] = array("l")
    composed = ""
    for propose in PASSES:
        if propose is canonical and normal == composed:
            continue
        edits = list(propose(normal))
        if edits:
            if not starts and any(end - start != len(new) for start, end, new in edits):
                starts, ends = array("l", range(len(normal))), array("l", range(1, len(normal) + 1))
            normal, starts, ends = _apply(normal, starts, ends, edits)
        if propose is canonical:
            composed = normal
    return Normalized(text, normal, find_damage(text, normal), starts, ends)


def _apply(text: str, starts: array[int], ends: array[int],
           edits: Iterable[Edit]) -> tuple[str, array[int], array[int]]:
    """``text`` with the edits, and its map; an empty map stays empty."""
    pieces: list[str] = []
    new_starts: array[int] = array("l")
    new_ends: array[int] = array("l")
    last = 0
    for start, end, new in edits:
        pieces += text[last:start], new
        new_starts.extend(starts[last:start])
        new_ends.extend(ends[last:start])
        if not starts:
            pass
        elif len(new) == end - start == 1:
            new_starts.append(starts[start])
            new_ends.append(ends[start])
        elif new:
            new_starts.extend([starts[start]] * len(new))
            new_ends.extend([ends[end - 1]] * len(new))
        last = end
    pieces.append(text[last:])
    new_starts.extend(starts[last:])
    new_ends.extend(ends[last:])
    return "".join(pieces), new_starts, new_ends


# -- the matching key -------------------------------------------------------------------------------------------------
@cache
def _matcher() -> Any:
    from indicnlp.normalize.indic_normalize import DevanagariNormalizer

    return DevanagariNormalizer(lang="hi", remove_nuktas=True, nasals_mode="to_anusvaara_strict")


_KEY_CHARS = {ord("ँ"): "ं", **{0x966 + d: str(d) for d in range(10)}}


#: Words that are their own key, which most are: nothing in them is folded (a nasal with a virama may be).
_OWN_KEY = re.compile(
    "(?:[\u0902\u0904-\u0918\u091a-\u091d\u091f-\u0922\u0924-\u0927\u092a-\u092d\u092f\u0930\u0932\u0933"
    "\u0935-\u0939\u093d-\u094d]|[\u0919\u091e\u0923\u0928\u092e](?!\u094d))+")


@lru_cache(maxsize=1 << 15)
def matching_key(word: str) -> str:
    """The form under which spelling variants of a word are equal.

    Folds nukta (ज़ = ज), a nasal before its own class (हिन्दी = हिंदी), chandrabindu (चाँद = चांद), joiners, digits
    (१ = 1) and Latin case.  The key of a key is itself.  Colons and bars are kept from indic-nlp-library's normaliser,
    which would turn कहा: into कहाः and | into ।.
    """
    if _OWN_KEY.fullmatch(word):
        return word
    if ":" in word or "|" in word:
        return "".join(piece if piece in ":|" else matching_key(piece) for piece in re.split("([:|])", word))
    return _folded(word)


#: Words of Hindi letters and ASCII alone, without quotation marks, colons and bars; what is folded in them, as the library
#: does it at seven times the cost.
_PLAIN_WORD = re.compile("[!#-&(-9;-_a-{}~\u0901-\u0928\u092a-\u0930\u0932\u0933\u0935-\u0939\u093c-\u094d]+")
_NASAL = re.compile("\u0919\u094d(?=[\u0915-\u0918])|\u091e\u094d(?=[\u091a-\u091d])|\u0923\u094d(?=[\u091f-\u0922])"
                    "|\u0928\u094d(?=[\u0924-\u0927])|\u092e\u094d(?=[\u092a-\u092d])")
_PLAIN_CHARS = {ord("ँ"): "ं", 0x93C: None}


def _folded(word: str) -> str:
    if _PLAIN_WORD.fullmatch(word):
        return _NASAL.sub("ं", word).translate(_PLAIN_CHARS).lower() or word
    return _folded_by_library(word)


def _folded_by_library(word: str) -> str:
    key = str(_matcher().normalize(unicodedata.normalize("NFC", word))).translate(_KEY_CHARS).casefold()
    # A lone nukta folds to nothing; a key is never empty.
    return unicodedata.normalize("NFC", key) or word
