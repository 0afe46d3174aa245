"""Reads training and evaluation corpora into sentences of labelled tokens.

Formats: ``inline`` (a text an article, names as ``[[P|…]]`` with P, L, O, N, T), ``ilner`` and ``hiner`` (token TAB tag,
a blank line between sentences, with their tags), ``conll`` (the same with any IOB2 tags), ``jsonl`` (rows with ``text``
and ``names`` [[start, end, type], …]), ``standoff`` (:mod:`~hindi_news.training.standoff`: offsets in a folder of raw text).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ..engines.native import read_layout
from ..errors import FormatError, InputError
from ..inputs import read_text
from ..page import Words
from ..text.normalize import matching_key, normalize
from .held_out import SAME, HeldOut
from .sources import blocks, by_file
from .standoff import articles_in, excerpts


class Labelled(NamedTuple):
    """A token with its normalised form, matching key and IOB2 label."""

    norm: str
    key: str
    label: str


Sentence = list[Labelled]

#: Types of each set -> the letters of our labels; what is missing has no counterpart there.
#:
#: The sets also draw boundaries elsewhere: IL-NER takes in titles and honorifics (श्री नरेन्द्र मोदी) and leaves many names
#: unmarked; HiNER takes in type words (गोरखपुर जिला) and calls some demonyms places; neither has groups or treaties.  So they
#: are not trained on as they are: only counts of how they use a word reach the tagger (:mod:`~hindi_news.training.usage`),
#: and :func:`bridged <hindi_news.training.evaluate_names.bridged>` scores on them say less than on our own annotation.
BRIDGES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "ilner": MappingProxyType({"NEP": "P", "NEL": "L", "NEO": "O"}),
        "hiner": MappingProxyType({"PERSON": "P", "LOCATION": "L", "ORGANIZATION": "O"}),
    }
)
#: Format -> the types that a set is scored on, where it has more: IL-NER's artefacts (NEAR) are learned, since they tell
#: a tagger what is no person or organisation, but not counted.
SCORED: Mapping[str, frozenset[str]] = MappingProxyType({"ilner": frozenset({"NEP", "NEL", "NEO", "NETI", "NEN"})})
_MARK = re.compile(r"\[\[([PLONT])\|([^\[\]]*)\]\]")
_BRACKETS = re.compile(r"\[\[|\]\]")
#: The formats of a token and its tag a line.
TAGGED = frozenset({"ilner", "hiner", "conll"})


class Context(NamedTuple):
    """What a reader needs beside its file: the folder of raw text (``standoff``), and texts whose articles are left out."""

    raw: Path | None = None
    held: HeldOut = HeldOut()


def inline(path: Path, context: Context = Context()) -> Iterator[Sentence]:  # noqa: B008
    """Sentences of an article with names marked inline, cut by our own text layer.

    Raises:
        FormatError: double brackets are no mark with a letter and a name (``path:line``).
    """
    marked, at, size = read_text(path).rstrip("\n"), 0, 0
    text: list[str] = []
    names: list[tuple[int, int, str]] = []
    for mark in _MARK.finditer(marked):
        text += [_unmarked(marked, at, mark.start(), path), mark[2]]
        size += mark.start() - at
        names.append((size, size + len(mark[2]), mark[1]))
        size += len(mark[2])
        at = mark.end()
    text.append(_unmarked(marked, at, len(marked), path))
    if not context.held.owns("".join(text)):
        yield from labelled("".join(text), names, str(path))


def _unmarked(marked: str, start: int, stop: int, path: Path) -> str:
    if odd := _BRACKETS.search(marked, start, stop):
        line = marked.count("\n", 0, odd.start()) + 1
        raise FormatError(f"{path}:{line}: {odd[0]!r} of no mark; a mark is [[T|name]], T one of P, L, O, N, T")
    return marked[start:stop]


def standoff(path: Path, context: Context) -> Iterator[Sentence]:
    """Sentences of excerpts that are annotated in a table; see :mod:`~hindi_news.training.standoff`.

    Raises:
        InputError: no folder of raw text is given, or a file is missing there.
        FormatError: the raw text is another, or a row makes no sense.
    """
    if context.raw is None:
        raise InputError(f"{path}: format standoff needs the folder of raw text (--raw)")
    for excerpt in excerpts(path, context.raw):
        if not context.held.owns(excerpt.article):
            yield from labelled(excerpt.text, excerpt.names, excerpt.where)


def labelled(text: str, names: Iterable[tuple[int, int, str]], where: str) -> Iterator[Sentence]:
    """Sentences of a text with names given as code point offsets; a name that ends inside a token has all of it.

    Raises:
        FormatError: a name lies outside the text, or two overlap.
    """
    page = read_layout(text)
    words, labels, at, last = page.words, ["O"] * len(page.words), 0, 0
    for start, end, kind in sorted(names):
        if start < last:
            raise FormatError(f"{where}: name [{start}, {end}) overlaps the one before it")
        last = end
        if not 0 <= start < end <= len(text):
            raise FormatError(f"{where}: name [{start}, {end}) is not inside a text of {len(text)} code points")
        while at < len(words) and words.end[at] <= start:
            at += 1
        prefix, i = "B-", at
        while i < len(words) and words.start[i] < end:
            labels[i] = prefix + kind
            prefix, i = "I-", i + 1
    for first, stop in page.sentences:
        yield [Labelled(words.norm[i], words.key[i], labels[i]) for i in range(first, stop)]


def jsonl(path: Path) -> Iterator[Sentence]:
    """Sentences of rows ``{"text": …, "names": [[start, end, type], …]}``.

    Raises:
        FormatError: a row has another shape (``path:line``).
    """
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text, names = row["text"], [(a, b, kind) for a, b, kind in row["names"]]
            if not isinstance(text, str) or [n for n in names if (*map(type, n),) != (int, int, str) or not n[2]]:
                raise TypeError("text and types are strings, bounds are whole numbers")
        except (ValueError, KeyError, TypeError) as error:
            raise FormatError(f"{path}:{number}: expected text and names [[start, end, type]]: {error!r}") from None
        yield from labelled(text, names, f"{path}:{number}")


def conll(path: Path, bridge: Mapping[str, str] | None = None) -> Iterator[Sentence]:
    """Sentences of a token-TAB-tag file.

    A tag that is not ``B-`` or ``I-`` and a type made of letters counts as ``O`` (IL-NER has ``-`` and ``-NEL``; see
    :func:`malformed`); an ``I-`` that continues nothing begins a name, as conlleval reads it.  Lines ``-DOCSTART-`` and
    comments (``# …`` without a tag) are no tokens.

    Args:
        path: the file.
        bridge: type -> our letter; other types become O.  None keeps all as they are.

    Raises:
        FormatError: a line has no token (``path:line``).
    """
    for block in blocks(path):
        sentence: Sentence = []
        for number, line in block:
            cells = _cells(line)
            if not cells:
                continue
            if not cells[0]:
                raise FormatError(f"{path}:{number}: no token in this line")
            prefix, kind = _tag(cells)
            known = prefix in ("B", "I")
            if bridge is not None:
                known, kind = known and kind in bridge, bridge.get(kind, "")
            label = "O"
            if known:
                goes_on = prefix == "I" and bool(sentence) and sentence[-1].label[2:] == kind
                label = f"{'I' if goes_on else 'B'}-{kind}"
            norm = normalize(cells[0]).text.strip() or cells[0]
            sentence.append(Labelled(norm, matching_key(norm), label))
        if sentence:
            yield sentence


def _cells(line: str) -> list[str]:
    """The columns of a line; none of a line that is no token."""
    line = line.rstrip()
    cells = line.split("\t") if "\t" in line else line.split()
    comment = line.startswith("# ") and "\t" not in line and not _tag(cells)[0]
    return [] if comment or line.startswith("-DOCSTART-") else cells


def _tag(cells: Sequence[str]) -> tuple[str, str]:
    """B, I or O and the type, of a line's last column; two empty strings if it is no tag."""
    prefix, _, kind = cells[-1].partition("-") if len(cells) > 1 else ("", "", "")
    well_formed = (prefix == "O" and cells[-1] == "O") or (prefix in ("B", "I") and kind.replace("_", "").isalpha())
    return (prefix, kind) if well_formed else ("", "")


def malformed(path: Path) -> Counter[str]:
    """How often which last column of a token-TAB-tag file is no tag; an empty string: there is none beside the token."""
    lines = (_cells(line) for block in blocks(path) for _, line in block)
    return Counter(cells[-1] if len(cells) > 1 else "" for cells in lines if cells and not _tag(cells)[0])


#: Format -> reader of a file, with the set's own types.
FORMATS: Mapping[str, Callable[[Path, Context], Iterator[Sentence]]] = MappingProxyType(
    {
        "inline": inline,
        "standoff": standoff,
        "ilner": lambda path, context: conll(path),
        "hiner": lambda path, context: conll(path),
        "conll": lambda path, context: conll(path),
        "jsonl": lambda path, context: jsonl(path),
    }
)


def read(paths: Iterable[Path], kind: str, context: Context = Context()) -> list[Sentence]:  # noqa: B008
    """All sentences of files and folders in a format.

    Raises:
        InputError: unknown format, or a file cannot be read.
        FormatError: a file breaks its format, or there are no sentences.
    """
    return [sentence for file in by_file(paths, kind, FORMATS, context) for sentence in file]


def raw(folder: Path, without: Iterable[Path] = (), skip: Collection[str] = ()) -> Iterator[Words]:
    """Paragraphs of raw text files as words; as :func:`raw_articles`, article by article."""
    for article in raw_articles(folder, without, skip):
        yield from article


def raw_articles(folder: Path, without: Iterable[Path] = (), skip: Collection[str] = ()) -> Iterator[list[Words]]:
    """Articles of raw text files (two blank lines between them) as paragraphs, without those of the files ``without``.

    What is used to measure must not be seen in training, not even unlabelled: an article that is one of them by what it
    shares goes as a whole, of others the lines that share anything (:mod:`~hindi_news.training.held_out`).  ``skip``
    names files by their stem.

    Raises:
        InputError: the folder has no such files, or one cannot be read.
    """
    held = HeldOut(without)
    if not (files := sorted(folder.glob("*.txt"))):
        raise InputError(f"{folder}: no folder of raw text (*.txt)")
    for file in files:
        if file.stem in skip:
            continue
        for article in articles_in(file):
            lines = [(line, held.shared(line)) for line in article.split("\n") if line.strip()]
            found = [read_layout(line).words for line, shared in lines if not shared]
            if found and sum(shared for _, shared in lines) <= SAME:
                yield found
