"""Tokenizer in the manner of Universal Dependencies for Hindi.

One regular expression cuts the text into *atoms* (a run of letters, a number, a mark …); where two atoms touch, the
first rule of :data:`RULES` with an opinion says JOIN or SPLIT, and without one they stay apart.  Hyphens, percent and
currency signs are tokens of their own, so both halves of भारत-पाकिस्तान and both ends of 2013-2014 can be mentions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import islice
from operator import le
from typing import NamedTuple

import regex

from .. import lexicon
from ..page import BLANK_LINE, GLUED, LINE, SPACE, Trace, Words
from .normalize import Normalized, matching_key

JOIN, SPLIT = True, False

_DEVANAGARI = r"[\u0900-\u0963\u0971-\u097f\p{M}\u200c\u200d]"
_LATIN = r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f_]"
_PICTOGRAPH = r"\p{Extended_Pictographic}[\ufe0f\U0001f3fb-\U0001f3ff]*"
_TLD = "com|org|net|in|co|gov|nic|edu|info|io|tv|uk|us|ru|news|hindi"
#: Alternatives are tried in this order.  Every repetition that could fail late is bounded: no super-linear input.
_ATOM = regex.compile(
    rf"(?:(?P<word>[\u0904-\u0939\u093d\u0950\u0958-\u0961\u0972-\u097f]{_DEVANAGARI}*+)"
    r"|(?P<mark>[।॥,?!;()\[\]\"“”‘«»—–…|])"
    r"|(?P<identifier>[A-Za-z0-9]++(?:_[A-Za-z0-9]++)++)"
    r"|(?P<number>[0-9]++(?:[.,:][0-9]++)*+)"
    r"|(?P<url>(?:https?://|www\.)[A-Za-z0-9_~:/?#@!$&*+,;=%.\-]*(?<![.,:;!?\-]))"
    r"|(?P<email>[A-Za-z0-9._%+\-]{1,64}+@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,5})"
    rf"|(?P<domain>[A-Za-z0-9\-]{{1,63}}(?:\.[A-Za-z0-9\-]{{1,63}}){{0,3}}\.(?:{_TLD})(?![A-Za-z0-9])"
    r"(?:/[A-Za-z0-9_~/?#&=%.\-]*(?<![.,?]))?)"
    r"|(?P<handle>@[A-Za-z0-9_]++)"
    rf"|(?P<tag>\#(?:{_DEVANAGARI}|[A-Za-z0-9_])++)"
    rf"|(?P<latin>{_LATIN}++)"
    rf"|(?P<emoji>\p{{Regional_Indicator}}{{2}}|{_PICTOGRAPH}(?:\u200d{_PICTOGRAPH})*+)"
    r"|(?P<letters>(?!\p{Devanagari})\p{L}[\p{L}\p{M}\u200c\u200d]*+)"
    r"|(?P<degree>°[CF]?)"
    r"|(?P<other>(?=\S)\X))"
    # What extends a grapheme cluster never begins a token.
    r"[\p{Grapheme_Extend}\p{M}\p{Emoji_Modifier}\u200c\u200d]*+",
    regex.VERSION1,
)


#: Classes of the lexicon ``titles`` whose words stand before a name.
_BEFORE_NAMES = frozenset(("before", "rank", "role"))
#: Before an initial and a name, but not before the verb पी or the honorific जी.
_BEFORE_WORDS = frozenset(("का", "के", "की", "को", "ने", "से", "में", "पर", "और", "व", "तथा", "एवं", ","))
#: What a sentence begins after; "" at the beginning of a line or behind a quotation mark.
_BEFORE_SENTENCES = frozenset(("", "।", "॥", "?", "!"))
#: Signs that are one grapheme cluster with what follows them, a space too (signs before Arabic numbers and the like).
_PREPENDED = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2\U000111c3\U000113d1" \
    "\U0001193f\U00011941\U00011a84-\U00011a89\U00011d46\U00011f02"
#: White space between tokens.
_GAP = re.compile(rf"((?:(?<![{_PREPENDED}]) |[^\S ])\s*)")
#: Longest stretch without white space that is kept with its tokens, and longest token that more may be joined to.
_LONGEST_KEPT, _LONGEST_JOINED = 40, 64

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
    latin_joint, ordinal, lettered_number,
)

#: Marks that are always tokens of their own: the rules need not be asked.
_JOINERS = frozenset("\u200c\u200d")
APART = frozenset("।॥,?!;:()[]{}\"“”‘«»—–…|/%₹$£€")


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


def tokenize(normalized: Normalized, trace: Trace | None = None) -> Words:
    """The words of a text; offsets are those of ``normalized.raw``.  Linear in length."""
    text = normalized.text
    starts: list[int] = []
    ends: list[int] = []
    norms: list[str] = []
    gaps: list[int] = []
    at = 0
    gap = SPACE
    # No token holds white space, so that each stretch is cut by itself.
    pieces = _GAP.split(text)
    for n, piece in enumerate(pieces):
        if n % 2:
            lines = piece.count("\n")
            gap = BLANK_LINE if lines > 1 else LINE if lines else SPACE
        elif piece:
            if trace is None and "." not in piece and len(piece) <= _LONGEST_KEPT:
                found = _kept(piece)
            else:
                note = None if trace is None else _note(trace, normalized, at)
                before = norms[-1] if norms and gap == SPACE else ""
                beyond = _opening(pieces[n + 2]) if pieces[n + 1 : n + 2] == [" "] else ""
                found = tuple(_cut(piece, before, beyond, note))
            for start, end, norm in found:
                starts.append(at + start)
                ends.append(at + end)
                norms.append(norm)
                gaps.append(gap)
                gap = GLUED
        at += len(piece)
    if normalized.starts:
        to, to_end = normalized.starts, normalized.ends
        starts, ends = [to[s] for s in starts], [to_end[e - 1] for e in ends]
        _take_joiners(normalized.raw, ends)
        _merge_overlaps(starts, ends, norms, gaps)
    return Words(normalized.raw, tuple(starts), tuple(ends), tuple(norms), tuple(map(matching_key, norms)), tuple(gaps))


Piece = tuple[int, int, str]
#: Gets the rule, its verdict and the stretch that it decided about.
Note = Callable[[str, bool, int, int], None]


@lru_cache(1 << 14)
def _kept(text: str) -> tuple[Piece, ...]:
    """What :func:`_cut` gives of a stretch without full stops, for which its neighbours do not count."""
    return tuple(_cut(text, "", "", None))


def _cut(text: str, before: str, beyond: str, note: Note | None) -> Iterator[Piece]:
    """``(start, end, normal form)`` of the tokens of a text without white space; the neighbours as in :class:`Boundary`."""
    atoms = [(*m.span(), m[0]) for m in _ATOM.finditer(text)]
    first = 0
    token = last = ""
    for i, (start, end, atom) in enumerate(atoms):
        if token and last not in APART and atom not in APART:
            after = atoms[i + 1][2] if i + 1 < len(atoms) else ""
            at = Boundary(token, last, atom, after)
            if atom == ".":
                at = at._replace(before="" if first else before, beyond="" if after else beyond)
            if _decide(at, note, first, end) and len(token) < _LONGEST_JOINED:
                token += atom
                last = atom
                continue
        if token:
            yield first, start, token
        first, token, last = start, atom, atom
    if token:
        yield first, len(text), token


def _opening(piece: str) -> str:
    """The first atom of a stretch, with the full stop that touches it."""
    match = _ATOM.match(piece)
    if match is None:
        return ""
    return match[0] + "." if piece.startswith(".", match.end()) else match[0]


def _take_joiners(raw: str, ends: list[int]) -> None:
    """A joiner that normalisation dropped at the end of a word belongs to its last grapheme cluster."""
    for i, end in enumerate(ends):
        while raw[end : end + 1] in _JOINERS:
            end += 1
        ends[i] = end


def _merge_overlaps(starts: list[int], ends: list[int], norms: list[str], gaps: list[int]) -> None:
    """Words that come from one character or entity of the caller's text (&amp;x; ½) are one token."""
    if all(map(le, ends, islice(starts, 1, None))):
        return
    kept = 0
    for i in range(1, len(starts)):
        if starts[i] < ends[kept]:
            ends[kept] = max(ends[kept], ends[i])
            norms[kept] += norms[i]
        else:
            kept += 1
            starts[kept], ends[kept], norms[kept], gaps[kept] = starts[i], ends[i], norms[i], gaps[i]
    for column in (starts, ends, norms, gaps):
        del column[kept + 1 :]


def _decide(at: Boundary, note: Note | None, first: int, end: int) -> bool:
    for rule in RULES:
        opinion = rule(at)
        if opinion is not None:
            if note is not None:
                note(rule.__name__, opinion, first, end)
            return opinion
    return SPLIT


def _note(trace: Trace, normalized: Normalized, at: int) -> Note:
    def note(rule: str, joined: bool, first: int, end: int) -> None:
        verdict = "join" if joined else "split"
        trace.add("token", f"{rule}: {verdict}", normalized.original(at + first), normalized.original_end(at + end))

    return note
