"""Reads treebanks into sentences of words with part of speech, lemma and morphology in the names of UD version 2.

Formats: ``ud`` (CoNLL-U; also the names of UD version 1 that older releases of Hindi-HDTB have) and ``ssf`` (the format
of the Hindi Dependency Treebank), which :mod:`~hindi_news.training.ssf` maps to UD.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ..errors import FormatError
from ..text.normalize import matching_key, normalize
from .sources import blocks, by_file


class Word(NamedTuple):
    """A token as a treebank has it: form, normalised form, matching key, UD part of speech, the treebank's own, and so on."""

    form: str
    norm: str
    key: str
    upos: str
    xpos: str
    lemma: str
    feats: str


Sentence = list[Word]

#: Part of speech of UD version 1 -> version 2.
_UPOS_1 = MappingProxyType({"CONJ": "CCONJ"})
#: UD's parts of speech, by version 1 too; "_" is what nobody annotated.
_UPOS = frozenset(
    {
        *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
        *("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X", "_"),
        *_UPOS_1,
    }
)
#: Values of Hindi-HDTB in UD version 1 -> features of version 2; values that are not named are no features there.
_FEATS_1: Mapping[str, str] = MappingProxyType(
    {
        "Gender=M": "Gender=Masc", "Gender=F": "Gender=Fem", "Number=Sg": "Number=Sing", "Number=Pl": "Number=Plur",
        "Case=D": "Case=Nom", "Case=O": "Case=Acc", "Person=1": "Person=1", "Person=2": "Person=2",
        "Person=3": "Person=3", "Person=3H": "Person=3|Polite=Form", "Person=2H": "Person=2|Polite=Form",
        "Aspect=Ya": "Aspect=Perf|VerbForm=Part", "Aspect=Ya1": "Aspect=Perf|VerbForm=Part",
        # Aspect=Wa is both था and जाता there, and so neither here.
        "Aspect=He": "Mood=Ind|Tense=Pres|VerbForm=Fin",
        "Aspect=Ga": "Mood=Ind|Tense=Fut|VerbForm=Fin", "Aspect=Na": "VerbForm=Inf", "Aspect=Kara": "VerbForm=Conv",
        "Aspect=Em": "Mood=Sub|VerbForm=Fin",
    }
)  # fmt: skip
_ALIKE = frozenset({"Person=1", "Person=2", "Person=3"})


#: Names that the attributes of the treebank give to marks they cannot hold.
_MARKS = frozenset({"COMMA", "SINGLE_QUOTE", "DOUBLE_QUOTE"})


@lru_cache(200_000)
def clean(form: str) -> str:
    """The normalised form of a treebank's word; the word itself if nothing is left of it."""
    return normalize(form).text.strip() or form


_key = lru_cache(200_000)(matching_key)


def word(form: str, upos: str, xpos: str, lemma: str, feats: Iterable[str]) -> Word:
    """A word in the names of UD version 2."""
    norm = clean(form)
    if lemma in ("", "_") or lemma in _MARKS:
        lemma = form
    found = sorted({part for f in feats if f not in ("", "_") for part in f.split("|")})
    return Word(form, norm, _key(norm), upos, xpos, clean(lemma), "|".join(found))


def conllu(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file; multiword ranges and empty nodes are skipped.

    Raises:
        FormatError: a line has not ten columns, or a part of speech or feature that is none (``path:line``).
    """
    for _, sentence in _commented(path):
        yield sentence


def with_text(path: Path) -> Iterator[tuple[str, Sentence]]:
    """Sentences of a CoNLL-U file that have a comment ``# text``, with it."""
    for comments, sentence in _commented(path):
        for comment in comments:
            if comment.startswith("# text = "):
                yield comment.removeprefix("# text = "), sentence
                break


def _commented(path: Path) -> Iterator[tuple[list[str], Sentence]]:
    """Comments and words of each sentence of a CoNLL-U file."""
    for block in blocks(path):
        sentence: Sentence = []
        for number, line in block:
            if line.startswith("#"):
                continue
            cells = line.split("\t")
            if len(cells) != 10 or not cells[1]:
                raise FormatError(f"{path}:{number}: {len(cells)} columns; CoNLL-U has ten, the second a form")
            if cells[0].isdigit():
                _, form, lemma, upos, xpos, feats = cells[:6]
                if upos not in _UPOS:
                    raise FormatError(f"{path}:{number}: UPOS {upos!r}; UD has {', '.join(sorted(_UPOS - {'_', *_UPOS_1}))}")
                if odd := [f for f in feats.split("|") if f != "_" and not all(f.partition("="))]:
                    raise FormatError(f"{path}:{number}: feature {odd[0]!r}; expected Name=Value")
                sentence.append(word(form, _UPOS_1.get(upos, upos), xpos, lemma, _feats(feats)))
        if sentence:
            yield [line for _, line in block if line.startswith("#")], sentence


def located(text: str, sentence: Sentence) -> list[tuple[tuple[int, int], Word]]:
    """Words with the offsets at which their forms stand in the text, in order; words that do not stand there are left out."""
    out, at = [], 0
    for found in sentence:
        start = text.find(found.form, at)
        if start >= 0:
            at = start + len(found.form)
            out.append(((start, at), found))
    return out


def _feats(cell: str) -> list[str]:
    given = [f for f in cell.split("|") if f != "_"]
    # Version 1 of the treebank is known by its values (Gender=M, Aspect=Ya, Number=Any …).
    if any(f in _FEATS_1 and f not in _ALIKE for f in given) or any(f.endswith("=Any") for f in given):
        return [_FEATS_1[f] for f in given if f in _FEATS_1]
    return given


def _ssf(path: Path) -> Iterator[Sentence]:
    from .ssf import sentences

    return sentences(path)


#: Format -> reader of a file.
FORMATS: Mapping[str, Callable[[Path], Iterator[Sentence]]] = MappingProxyType({"ud": conllu, "ssf": _ssf})


def documents(paths: Iterable[Path], kind: str) -> list[list[Sentence]]:
    """Sentences of files and folders in a format, a list a file; raises as :func:`~hindi_news.training.sources.by_file`."""
    return by_file(paths, kind, FORMATS)


def read(paths: Iterable[Path], kind: str) -> list[Sentence]:
    """All sentences of files and folders; raises as :func:`documents`."""
    return [sentence for document in documents(paths, kind) for sentence in document]
