"""CoNLL-U of other hands: its tokens, sentences and tags are kept, and the rest is read as of any article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ..analyzer import finish
from ..document import Document
from ..engines.native import read_layout
from ..engines.stanza_page import read_page
from ..errors import FormatError
from ..tagging import names, words
from ..text.normalize import normalize

#: Longest id, and longest head, in characters: Python reads no number of thousands of digits.
_DIGITS = 20
#: A line and its number in the file.
Line = tuple[int, str]


@dataclass(slots=True)
class _Word:
    """A syntactic word, as the reader of Stanza's documents wants it; ``text`` is its form."""

    id: int
    text: str
    lemma: str | None
    upos: str | None
    xpos: str | None
    feats: str | None
    head: int | None
    deprel: str | None


@dataclass(slots=True)
class _Token:
    text: str
    line: int
    glued: bool
    last: int
    words: list[_Word] = field(default_factory=list)
    start_char: int = 0
    end_char: int = 0


@dataclass(slots=True)
class _Sentence:
    tokens: list[_Token] = field(default_factory=list)
    words: int = 0
    text: str | None = None
    paragraph: bool = False


@dataclass(slots=True)
class _File:
    sentences: list[_Sentence]


def read(lines: Sequence[Line], name: str, published: dt.date | None) -> Document | None:
    """The document of some lines, None if they hold no word.

    Raises:
        FormatError: a line is damaged, or the words are not those of ``# text`` (``name:line``).
    """
    file = _File([s for s in _sentences(lines, name) if s.tokens])
    if not file.sentences:
        return None
    text = _placed(file, name)
    normalized = normalize(text)
    page = read_page(
        file, normalized, read_layout(text, published),
        lambda start, end: (normalized.normal(start), normalized.normal(end)), published=published,
    )  # fmt: skip
    keys = (page.words.norm, page.words.key, page.sentences)
    tags = page.tags if page.tags.upos else words.shipped().tag(*keys)
    found = names.shipped().tag(page.words, page.sentences, page.parts)
    return finish(replace(page, tags=replace(tags, names=found)), "conllu")


def _sentences(lines: Sequence[Line], name: str) -> Iterator[_Sentence]:
    for blank, block in groupby(lines, lambda line: not line[1].strip()):
        if blank:
            continue
        sentence = _Sentence()
        for number, line in block:
            key, _, value = line[1:].partition("=")
            if not line.startswith("#"):
                _add(sentence, line.split("\t"), f"{name}:{number}", number)
            elif key.strip() == "text":
                sentence.text = value.strip()
            elif key.split()[:1] == ["newpar"]:
                sentence.paragraph = True
        yield sentence


def _add(sentence: _Sentence, cells: Sequence[str], where: str, number: int) -> None:
    """Add the word or the token of a line; empty nodes (8.1) are no words of the text."""
    if len(cells) != 10:
        raise FormatError(f"{where}: {len(cells)} columns; CoNLL-U has 10, with tabs between them")
    first, dash, last = cells[0].partition("-")
    if len(cells[0]) > _DIGITS or not (
            first.isdecimal() and last.isdecimal() if dash else first.replace(".", "", 1).isdecimal()):
        raise FormatError(f"{where}: the id is {cells[0]!r}; expected a number, a range or an empty node's")
    if "." in first:
        return
    if not cells[1].strip() or not (cells[6] == "_" or (len(cells[6]) <= _DIGITS and cells[6].isdecimal())):
        raise FormatError(f"{where}: " + (f"the head is {cells[6]!r}" if cells[1].strip() else "no form"))
    tokens = sentence.tokens
    if int(first) != sentence.words + 1:
        raise FormatError(f"{where}: the id is {cells[0]!r}; expected {sentence.words + 1}")
    if dash or not tokens or int(first) > tokens[-1].last:
        tokens.append(_Token(cells[1], number, "SpaceAfter=No" in cells[9].split("|"), int(last or first)))
    if not dash:
        sentence.words += 1
        lemma, upos, xpos, feats, deprel = (None if cells[i] == "_" else cells[i] for i in (2, 3, 4, 5, 7))
        head = None if cells[6] == "_" else int(cells[6])
        tokens[-1].words.append(_Word(int(first), cells[1], lemma, upos, xpos, feats, head, deprel))


def _placed(file: _File, name: str) -> str:
    """The text of all sentences, in which each token then has its place."""
    out, size, glued = [], 0, True
    for n, sentence in enumerate(file.sentences):
        if n:
            out.append("\n\n" if sentence.paragraph else "" if glued else " ")
            size += len(out[-1])
        spaced = "".join(t.text + " " * (not t.glued) for t in sentence.tokens).rstrip()
        text, at = spaced if sentence.text is None else sentence.text, 0
        for token in sentence.tokens:
            if not token.words:
                raise FormatError(f"{name}:{token.line}: no words of the token {token.text!r} follow")
            while text[at : at + 1].isspace():
                at += 1
            if not text.startswith(token.text, at):
                raise FormatError(f"{name}:{token.line}: {token.text!r} does not stand next in '# text'")
            token.start_char, token.end_char = size + at, size + at + len(token.text)
            at += len(token.text)
        if text[at:].strip():
            raise FormatError(f"{name}:{sentence.tokens[-1].line}: no word is {text[at:].strip()!r}, which ends '# text'")
        out.append(text)
        size += len(text)
        glued = sentence.tokens[-1].glued
    return "".join(out)
