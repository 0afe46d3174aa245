"""The Hindi Dependency Treebank in Shakti Standard Format, mapped to Universal Dependencies.

Parts of speech follow the treebank's own conversion to UD where its tag decides (``SIMPLE``); the others are decided by the
chunk that the word stands in.  Attributes ``af`` (lemma, category, gender, number, person, case, vibhakti, TAM) become
UD features by the tables below.  The copula is a VERB, as its tag VM has it and as the first version of the conversion did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from ..errors import FormatError
from ..inputs import read_text
from .treebank import Sentence, Word, clean, word

#: Tag -> UPOS, where the tag alone decides.
SIMPLE: Mapping[str, str] = MappingProxyType(
    {
        "NN": "NOUN", "NNC": "NOUN", "NNP": "PROPN", "NNPC": "PROPN", "PSP": "ADP", "VM": "VERB", "VMC": "VERB",
        "VAUX": "AUX", "SYM": "PUNCT", "JJ": "ADJ", "JJC": "ADJ", "PRP": "PRON", "PRPC": "PRON", "QC": "NUM",
        "QCC": "NUM", "RP": "PART", "NEG": "PART", "DEM": "DET", "RB": "ADV", "RBC": "ADV", "QO": "ADJ", "INTF": "ADV",
        "INTFC": "ADV", "WQ": "PRON", "INJ": "INTJ", "INJC": "INTJ", "QFC": "DET", "UNK": "X",
    }
)  # fmt: skip
#: Conjunctions that subordinate.
SUBORDINATING = frozenset(
    map(
        clean,
        (
            "कि", "हालांकि", "हालाँकि", "हालाकि", "तो", "अगर", "यदि", "क्योंकि", "बल्कि", "यानि", "यानी", "बहरहाल",
            "ताकि", "वरना", "वर्ना", "अलबत्ता", "चूंकि", "चूँकि", "यद्यपि", "जैसे", "मानो", "अन्यथा", "बशर्ते",
        ),
    )
)  # fmt: skip
#: Tags after which a noun of place or time (NST) in the same chunk is a postposition: घर के पास, इसके बाद.
_GOVERNED = frozenset({"NN", "NNP", "PRP", "PSP", "QC", "RP"})
_GENDER = MappingProxyType({"m": "Gender=Masc", "f": "Gender=Fem"})
_NUMBER = MappingProxyType({"sg": "Number=Sing", "pl": "Number=Plur"})
_CASE = MappingProxyType({"d": "Case=Nom", "o": "Case=Acc"})
_PERSON = MappingProxyType(
    {"1": "Person=1", "2": "Person=2", "3": "Person=3", "2h": "Person=2|Polite=Form", "3h": "Person=3|Polite=Form"}
)
_PERFECT, _SUBJUNCTIVE = "Aspect=Perf|VerbForm=Part", "Mood=Sub|VerbForm=Fin"
_PRESENT, _IMPERATIVE = "Mood=Ind|Tense=Pres|VerbForm=Fin", "Mood=Imp|VerbForm=Fin"
#: Tense, aspect and mood of a verb form; 0 (the bare stem) says nothing by itself.
TAM: Mapping[str, str] = MappingProxyType(
    {
        "yA": _PERFECT, "yA1": _PERFECT, "ya1": _PERFECT, "wA": "Aspect=Imp|VerbForm=Part",
        "hE": _PRESENT, "hEM": _PRESENT, "hAi": _PRESENT, "WA": "Mood=Ind|Tense=Past|VerbForm=Fin",
        "gA": "Mood=Ind|Tense=Fut|VerbForm=Fin", "nA": "VerbForm=Inf", "ne": "VerbForm=Inf", "kara": "VerbForm=Conv",
        "kar": "VerbForm=Conv", "ke": "VerbForm=Conv", "eM": _SUBJUNCTIVE, "e": _SUBJUNCTIVE, "Uz": _SUBJUNCTIVE,
        "UZ": _SUBJUNCTIVE, "ao": _IMPERATIVE, "aO": _IMPERATIVE, "o": _IMPERATIVE,
    }
)  # fmt: skip
#: रहा after a bare stem: what the treebank calls perfective is the progressive of UD.
_PROGRESSIVE = "Aspect=Prog|VerbForm=Part"
#: Tag -> what it says besides the part of speech.
_BY_TAG = MappingProxyType({"QC": "NumType=Card", "QCC": "NumType=Card", "QO": "NumType=Ord", "NEG": "Polarity=Neg"})
_PRONOUNS = MappingProxyType(
    {
        "Prs": ("मैं", "मै", "हम", "तू", "तुम", "आप", "वह", "यह", "यही", "वही"),
        "Rel": ("जो", "जब", "जहाँ", "जहां", "जैसा", "जितना"),
        "Int": ("क्या", "कौन", "क्यों", "कैसे", "कैसा", "कब", "कहाँ", "कहां", "कितना", "किधर"),
        "Ind": ("कोई", "कुछ", "कभी", "कहीं"),
    }
)
_TYPE_OF = MappingProxyType({clean(lemma): f"PronType={kind}" for kind, lemmas in _PRONOUNS.items() for lemma in lemmas})
_REFLEXIVE = MappingProxyType({"अपना": "Poss=Yes|Reflex=Yes", "खुद": "Reflex=Yes", "स्वयं": "Reflex=Yes"})
_TOKEN = re.compile(r"\d+\.\d+$")
_AF = re.compile(r"af='([^']*)'")


def sentences(path: Path) -> Iterator[Sentence]:
    """Sentences of an SSF file, NULL nodes left out.

    Raises:
        FormatError: the file has no sentence.
    """
    sentence: Sentence = []
    chunk, before, found = "", [""], False
    for line in read_text(path).split("\n"):
        if line.startswith("</Sentence"):
            if sentence:
                yield sentence
            sentence, found = [], True
            continue
        cells = line.split("\t")
        if len(cells) > 2 and cells[1] == "((":
            chunk, before = cells[2], [""]
        elif len(cells) > 2 and _TOKEN.match(cells[0]) and cells[1] != "NULL" and not cells[2].startswith("NULL"):
            sentence.append(_word(cells, chunk, before[-1], sentence))
            before.append(cells[2])
    if not found:
        raise FormatError(f"{path}: no sentence of SSF")


def _word(cells: list[str], chunk: str, before: str, sentence: Sentence) -> Word:
    form, tag = cells[1], cells[2]
    found = _AF.search(cells[3]) if len(cells) > 3 else None
    given = found[1].split(",") if found else []
    lemma, kind, gender, number, person, case, _, tam = given if len(given) == 8 else [form, *[""] * 7]
    upos = _upos(clean(form), tag, chunk, before, sentence)
    lemma = clean(form if upos == "PUNCT" or not lemma else lemma)
    verbal = TAM.get(tam, "") if kind == "v" else ""
    if tag == "VAUX" and lemma == "रह" and verbal == _PERFECT and sentence and "VerbForm" not in sentence[-1].feats:
        verbal = _PROGRESSIVE
    feats = [_GENDER.get(gender, ""), _NUMBER.get(number, ""), _PERSON.get(person, ""), _CASE.get(case, ""), verbal]
    feats.append(_BY_TAG.get(tag, ""))
    if tag in ("PRP", "DEM", "WQ"):
        feats += [_REFLEXIVE.get(lemma, ""), _TYPE_OF.get(lemma, "")]
    return word(form, upos, tag if tag in SIMPLE or tag in _MORE else "UNK", lemma, feats)


#: Tags whose UPOS the surroundings decide.
_MORE = frozenset({"CC", "CCC", "NST", "NSTC", "QF", "RDP"})


def _upos(norm: str, tag: str, chunk: str, before: str, sentence: Sentence) -> str:
    if tag in ("CC", "CCC"):
        return "SCONJ" if norm in SUBORDINATING else "CCONJ"
    if tag in ("NST", "NSTC"):
        return "ADP" if chunk == "NP" and before in _GOVERNED else "ADV"
    if tag == "QF":
        return "ADJ" if chunk == "JJP" else "DET"
    if tag == "RDP":
        # A word said twice is what it was the first time; a hyphen may stand between.
        return next((w.upos for w in sentence[:-3:-1] if w.upos != "PUNCT"), "NOUN")
    return SIMPLE.get(tag, "X")
