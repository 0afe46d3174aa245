"""Hindi Dependency Treebank in SSF -> Universal Dependencies 2 (CoNLL-U rows).

SSF gives chunks with a Paninian relation to another chunk (``drel='k1:VGF'``) and words with AnnCorra tags and a
morphological analysis (``af='lemma,category,gender,number,person,case,vibhakti,TAM'``).  The conversion:

1. *Heads of chunks.*  A verb chunk's first VM, else the last word that can head (nouns, pronouns, adjectives, numerals).
   A chunk of NULL words alone is no node; the first of its children stands for it.
2. *Coordination.*  The first conjunct takes the conjunction's relation, the others are its ``conj``, the conjunction is
   ``cc`` of the conjunct after it.  A conjunction over one clause (कि, अगर) is its ``mark``.
3. *Copula.*  है, था, हो with a predicate (k1s): the predicate is the head, the verb its ``cop``.
4. *Relations* between chunks by :data:`RELATIONS`, where a clause and a dependent of a noun have labels of their own;
   inside a chunk by :data:`INSIDE`.
5. *Features* by :data:`FEATURES` and :data:`TAM`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ..errors import InputError
from ..text.normalize import normalize

_ATTRIBUTE = re.compile(r"([\w-]+)='([^']*)'")
_NOUNS = ("NN", "NNP", "PRP", "NNC", "NNPC", "PRPC", "VM", "JJ", "QC", "QF", "NST", "RB", "WQ", "QO", "DEM", "JJC", "QCC")
_COPULAS = frozenset(("है", "था", "हो"))
_SUBORDINATORS = frozenset(
    ("कि", "अगर", "यदि", "क्योंकि", "ताकि", "जबकि", "चूंकि", "चूँकि", "हालांकि", "हालाँकि", "जैसे", "बशर्ते", "मानो", "भले")
)

UPOS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("NN", "NNC"), "NOUN"), **dict.fromkeys(("NNP", "NNPC"), "PROPN"), "PRP": "PRON", "PRPC": "PRON",
        "DEM": "DET", "VM": "VERB", "VMC": "VERB", "VAUX": "AUX", "JJ": "ADJ", "JJC": "ADJ", "QF": "DET", "QFC": "DET",
        "QC": "NUM", "QCC": "NUM", "QO": "ADJ", "PSP": "ADP", "NST": "ADP", "NSTC": "ADP", "RB": "ADV", "RBC": "ADV",
        "RP": "PART", "NEG": "PART", "CC": "CCONJ", "CCC": "CCONJ", "SYM": "PUNCT", "WQ": "PRON", "INTF": "ADV",
        "INTFC": "ADV", "RDP": "NOUN", "INJ": "INTJ", "INJC": "INTJ",
    }
)
#: Relation of a chunk -> label of a noun phrase under a verb, and of a clause.
RELATIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "k1": ("nsubj", "csubj"), "pk1": ("nsubj", "csubj"), "jk1": ("obl", "advcl"), "mk1": ("obl", "advcl"),
        "k2": ("obj", "ccomp"), "k2g": ("obj", "ccomp"), "k2s": ("xcomp", "xcomp"), "k1s": ("xcomp", "xcomp"),
        "k4": ("iobj", "advcl"), "k4a": ("iobj", "advcl"), "pof": ("compound", "compound"), "rs": ("dislocated", "ccomp"),
        "rad": ("vocative", "parataxis"), "adv": ("advmod", "advcl"), "sent-adv": ("advmod", "advcl"),
        "rsym": ("punct", "punct"), "fragof": ("dep", "dep"), "ccof": ("conj", "conj"), "vmod": ("obl", "advcl"),
    }
)
#: Tag of a word inside a chunk -> its label there.
INSIDE: Mapping[str, str] = MappingProxyType(
    {
        "PSP": "case", "NST": "case", "DEM": "det", "QF": "det", "QC": "nummod", "QO": "amod", "JJ": "amod",
        "RP": "discourse", "NEG": "advmod", "RB": "advmod", "INTF": "advmod", "SYM": "punct", "VAUX": "aux",
        "CC": "cc", "INJ": "discourse",
        "RDP": "compound", "PRP": "nmod", "NN": "nmod", "NNP": "nmod", "WQ": "det", "VM": "compound",
    }
)
FEATURES: Sequence[Mapping[str, str]] = (
    MappingProxyType({"m": "Gender=Masc", "f": "Gender=Fem"}),
    MappingProxyType({"sg": "Number=Sing", "pl": "Number=Plur"}),
    MappingProxyType({"1": "Person=1", "2": "Person=2", "3": "Person=3", "1h": "Person=1", "2h": "Person=2|Polite=Form",
                      "3h": "Person=3|Polite=Form"}),
    MappingProxyType({"d": "Case=Nom", "o": "Case=Acc"}),
)
#: The tense-aspect-mood suffix of a verb form.
TAM: Mapping[str, str] = MappingProxyType(
    {
        "yA": "Aspect=Perf|VerbForm=Part", "yA1": "Aspect=Perf|VerbForm=Part", "wA": "Aspect=Imp|VerbForm=Part",
        "hE": "Mood=Ind|Tense=Pres|VerbForm=Fin", "WA": "Mood=Ind|Tense=Past|VerbForm=Fin",
        "gA": "Mood=Ind|Tense=Fut|VerbForm=Fin", "nA": "VerbForm=Inf", "kara": "VerbForm=Conv",
        "eM": "Mood=Sub|VerbForm=Fin", "ao": "Mood=Imp|VerbForm=Fin", "aO": "Mood=Imp|VerbForm=Fin",
    }
)


class Row(NamedTuple):
    """A word: ``head`` counts from 1 in its sentence, 0 for the root; ``feats`` is a UD string or ``_``."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


@dataclass(slots=True)
class _Word:
    form: str
    tag: str
    af: list[str]
    glued: bool = False
    upos: str = "X"
    head: int = -1
    deprel: str = "dep"


@dataclass(slots=True)
class _Chunk:
    name: str
    tag: str
    relation: str
    target: str
    passive: bool
    words: list[int] = field(default_factory=list)
    head: int = -1
    parent: _Chunk | None = None
    children: list[_Chunk] = field(default_factory=list)


def documents(folder: Path) -> Iterator[tuple[str, list[list[Row]]]]:
    """Name and sentences of every SSF document of a folder, in the order of their names.

    Raises:
        InputError: there are none.
    """
    paths = sorted(folder.glob("*.ssf"))
    if not paths:
        raise InputError(f"{folder}: no *.ssf")
    for path in paths:
        yield path.stem, list(sentences(path.read_text(encoding="utf-8")))


def sentences(text: str) -> Iterator[list[Row]]:
    """The sentences of a document that have a tree; those whose annotation is broken are left out."""
    for body in re.findall(r"<Sentence[^>]*>(.*?)</Sentence>", text, re.S):
        words, chunks = _read(body)
        if words and chunks:
            rows = _convert(words, chunks)
            if _is_tree(rows):
                yield rows


def _read(body: str) -> tuple[list[_Word], list[_Chunk]]:
    words: list[_Word] = []
    chunks: list[_Chunk] = []
    for line in body.split("\n"):
        cells = line.split("\t")
        if len(cells) < 3:
            continue
        features = dict(_ATTRIBUTE.findall(" ".join(cells[3:])))
        if cells[1] == "((":
            relation, _, target = features.get("drel", "").partition(":")
            passive = features.get("voicetype") == "passive"
            chunks.append(_Chunk(features.get("name", ""), cells[2], relation, target, passive))
        elif cells[1].startswith("NULL") or not chunks or not cells[1]:
            continue
        else:
            glued = cells[1].endswith("-JOIN")
            form = normalize(cells[1].removesuffix("-JOIN")).text.strip().replace(" ", "")
            if form:
                chunks[-1].words.append(len(words))
                words.append(_Word(form, cells[2], (features.get("af", "") + ",,,,,,,,").split(",")[:8], glued))
    return words, chunks


# -- trees -----------------------------------------------------------------------------------------------------------
def _convert(words: list[_Word], chunks: list[_Chunk]) -> list[Row]:
    for word in words:
        word.upos = UPOS.get(word.tag, "X")
    by_name = {c.name: c for c in chunks}
    roots = []
    for chunk in chunks:
        chunk.head = _head(words, chunk)
        _inside(words, chunk)
        parent = by_name.get(chunk.target)
        if parent is None or parent is chunk:
            roots.append(chunk)
        else:
            chunk.parent = parent
            parent.children.append(chunk)
    heads = [_attach(words, root) for root in roots]
    found = [h for h in heads if h >= 0]
    top = next((h for h in found if words[h].upos == "VERB"), next(iter(found), -1))
    for h in found:
        words[h].head = -1 if h == top else top
        words[h].deprel = "root" if h == top else "punct" if words[h].tag == "SYM" else "parataxis"
    _copulas(words, chunks)
    return [
        Row(w.form, _lemma(w), w.upos, w.tag, _features(w), w.head + 1, w.deprel) for w in words
    ]


def _head(words: list[_Word], chunk: _Chunk) -> int:
    tags = [(i, words[i].tag) for i in chunk.words]
    if chunk.tag.startswith("VG"):
        wanted = [i for i, t in tags if t in ("VM", "VMC")]
        wanted = [i for i in wanted if words[i].tag == "VM"][:1] or wanted[:1]
    elif chunk.tag == "CCP":
        wanted = [i for i, t in tags if t == "CC"][:1]
    elif chunk.tag == "JJP":
        wanted = [i for i, t in tags if t in ("JJ", "QF", "QC", "QO", "JJC")][-1:]
    else:
        strong = [i for i, t in tags if t in ("NN", "NNP", "PRP")][-1:]
        wanted = strong or [i for i, t in tags if t in _NOUNS][-1:]
    return (wanted or chunk.words[-1:] or [-1])[0]


def _inside(words: list[_Word], chunk: _Chunk) -> None:
    head = chunk.head
    verbal = chunk.tag.startswith("VG")
    for place, i in enumerate(chunk.words):
        if i == head:
            if words[i].tag == "NST":
                words[i].upos = "NOUN"
            continue
        word, after = words[i], chunk.words[place + 1 :]
        word.head, word.deprel = head, INSIDE.get(word.tag, "dep")
        if word.tag.endswith("C") and word.tag not in ("CC", "QC") and i < head:
            # Parts of compounds go to the word that the compound ends in.
            ends = [j for j in after if not words[j].tag.endswith("C") and words[j].tag != "SYM"]
            word.head, word.deprel = (ends or [head])[0], "compound"
        elif word.tag == "INTF":
            word.head = next((j for j in after if words[j].tag in ("JJ", "QF", "RB")), head)
        elif word.tag in ("PSP", "NST") and verbal:
            word.deprel = "mark"
        elif word.tag == "NST" and i < head:
            word.upos, word.deprel = "ADV", "advmod"
        elif word.tag == "VAUX" and verbal and word.af[0] == "जा" and words[i - 1].af[7] in ("yA", "yA1"):
            word.deprel = "aux:pass" if chunk.passive else "aux"


def _attach(words: list[_Word], chunk: _Chunk) -> int:
    """Attach what hangs on a chunk; gives the word that stands for the whole of it, -1 if there is none."""
    joined = [c for c in chunk.children if c.relation == "ccof"]
    if chunk.tag.endswith("CCP") and joined:
        return _coordination(words, chunk, joined)
    stand_ins = [(c, _attach(words, c)) for c in chunk.children]
    head = chunk.head
    if head < 0:
        full = [h for c, h in stand_ins if h >= 0 and c.relation != "rsym"]
        head = (full or [h for _, h in stand_ins if h >= 0] or [-1])[0]
    for child, h in stand_ins:
        if h >= 0 and h != head:
            words[h].head = head
            words[h].deprel = _label(words, child, h, chunk, head)
    return head


def _coordination(words: list[_Word], chunk: _Chunk, joined: list[_Chunk]) -> int:
    parts = sorted(h for h in (_attach(words, c) for c in joined) if h >= 0)
    rest = [(c, _attach(words, c)) for c in chunk.children if c.relation != "ccof"]
    if not parts:
        return chunk.head
    first = parts[0]
    for h in parts[1:]:
        words[h].head, words[h].deprel = first, "conj"
    if chunk.head >= 0:
        word = words[chunk.head]
        single = len(parts) == 1
        after = [h for h in parts if h > chunk.head]
        word.head = first if single or not after else after[0]
        marks = single and (word.form in _SUBORDINATORS or chunk.parent is not None)
        word.deprel = "mark" if marks else "cc"
        word.upos = "SCONJ" if marks else "CCONJ"
        for i in chunk.words:
            if i != chunk.head and words[i].head == chunk.head:
                words[i].head = word.head
    for child, h in rest:
        if h >= 0:
            words[h].head, words[h].deprel = first, _label(words, child, h, joined[0], first)
    return first


def _label(words: list[_Word], child: _Chunk, at: int, parent: _Chunk, head: int) -> str:
    """The label of word ``at``, which stands for chunk ``child``, under word ``head`` of chunk ``parent``."""
    word, relation = words[at], child.relation
    clause = word.upos == "VERB"
    if word.tag == "SYM" or relation == "rsym":
        return "punct"
    if relation == "rad":
        return "vocative"
    if words[head].upos in ("VERB", "AUX"):
        if word.tag in ("CC", "CCC"):
            word.upos = "CCONJ"
            return "cc"
        if relation == "k2" and parent.passive and not clause and not _marked(words, at, "को"):
            return "nsubj:pass"
        if relation == "k1" and parent.passive and (_marked(words, at, "से") or _marked(words, at, "द्वारा")):
            return "obl:agent"
        plain, clausal = RELATIONS.get(relation, ("obl", "advcl"))
        if clause and (relation.startswith("nmod") or relation == "rs"):
            return "acl" if relation != "rs" else "ccomp"
        if plain in ("advmod", "obl") and word.upos in ("ADV", "PART"):
            return "advmod"
        if plain == "advmod" and word.upos in ("NOUN", "PROPN", "PRON"):
            return "obl"
        return clausal if clause else plain
    if relation == "pof":
        return "compound"
    if relation.startswith("nmod__relc"):
        return "acl:relcl"
    if clause:
        return "acl"
    return {"ADJ": "amod", "DET": "det", "NUM": "nummod", "ADV": "advmod", "PART": "discourse", "CCONJ": "cc"}.get(
        word.upos, "nmod"
    )


def _marked(words: list[_Word], at: int, form: str) -> bool:
    return any(w.head == at and w.form == form for w in words[at + 1 : at + 5])


def _copulas(words: list[_Word], chunks: list[_Chunk]) -> None:
    """Predicates take the place of है, था, हो; the verb and its auxiliaries hang on them."""
    for chunk in chunks:
        verb = chunk.head
        if not chunk.tag.startswith("VG") or verb < 0 or words[verb].af[0] not in _COPULAS:
            continue
        under = [i for i, w in enumerate(words) if w.head == verb]
        predicate = next((i for i in under if words[i].deprel == "xcomp" and words[i].upos != "VERB"), None)
        if predicate is None:
            continue
        words[predicate].head, words[predicate].deprel = words[verb].head, words[verb].deprel
        for i, w in enumerate(words):
            if w.head == verb and i != predicate:
                w.head = predicate
        words[verb].head, words[verb].deprel, words[verb].upos = predicate, "cop", "AUX"


def _is_tree(rows: list[Row]) -> bool:
    """Whether every word leads to one root."""
    if sum(r.head == 0 for r in rows) != 1:
        return False
    for i in range(len(rows)):
        at, steps = i, 0
        while rows[at].head:
            at, steps = rows[at].head - 1, steps + 1
            if steps > len(rows):
                return False
    return True


# -- words -----------------------------------------------------------------------------------------------------------
def _lemma(word: _Word) -> str:
    if word.tag == "SYM" or not word.af[0] or word.af[0].isascii():
        return word.form
    return normalize(word.af[0]).text.strip().replace(" ", "") or word.form


def _features(word: _Word) -> str:
    if word.upos in ("PUNCT", "PART", "CCONJ", "SCONJ", "X"):
        return "_"
    found: list[str] = []
    for value, table in zip(word.af[2:6], FEATURES, strict=True):
        if value in table:
            found += table[value].split("|")
    if word.upos in ("VERB", "AUX"):
        found = [f for f in found if not f.startswith("Case=")] + [f for f in TAM.get(word.af[7], "").split("|") if f]
    return "|".join(sorted(set(found))) or "_"
