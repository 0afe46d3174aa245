"""The treebank's chunks and Paninian relations become UD trees; invented sentences, one construction each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hindi_news.errors import FormatError, InputError
from hindi_news.training import stanza_data
from hindi_news.training.stanza_command import _names
from hindi_news.training.stanza_treebank import Row, documents, sentences

CASES = Path(__file__).parent.parent / "cases" / "treebank.txt"


def read_cases() -> list[tuple[str, str, list[str]]]:
    """Name, chunks as SSF, and the expected ``form upos head label`` lines."""
    out = []
    for block in CASES.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        chunks = [line for line in lines[1:] if line.startswith("[")]
        out.append((lines[0].removeprefix("# "), ssf(chunks), [line for line in lines[1:] if not line.startswith("[")]))
    return out


def ssf(chunks: list[str]) -> str:
    """``[NAME TAG drel:TARGET] form/TAG/lemma,category,…`` lines as a document in SSF."""
    rows = ["<Sentence id='1'>"]
    for n, line in enumerate(chunks, 1):
        head, _, words = line[1:].partition("]")
        name, tag, *relation = head.split(" ")
        drel = f" drel='{relation[0]}'" if relation else ""
        voice = " voicetype='passive'" if "passive" in relation else ""
        rows.append(f"{n}\t((\t{tag}\t<fs name='{name}'{drel}{voice}>")
        for m, word in enumerate(words.split(), 1):
            form, pos, *af = word.split("/")
            rows.append(f"{n}.{m}\t{form}\t{pos}\t<fs af='{af[0] if af else form + ',,,,,,,'}' name='{form}'>")
        rows.append("\t))")
    return "\n".join([*rows, "</Sentence>"])


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in read_cases()], ids=[c[0] for c in read_cases()])
def test_constructions(text: str, expected: list[str]) -> None:
    (found,) = sentences(text)
    assert [f"{r.form} {r.upos} {r.head} {r.deprel}" for r in found] == expected


def test_features_are_those_of_ud() -> None:
    text = ssf(["[V VGF] गए/VM/जा,v,m,pl,3h,,या१,yA1 थे/VAUX/था,v,m,pl,any,,था,WA होगा/VAUX/हो,v,m,sg,3,,गा,gA"])
    (rows,) = sentences(text)
    assert rows[0].feats == "Aspect=Perf|Gender=Masc|Number=Plur|Person=3|Polite=Form|VerbForm=Part"
    assert "Tense=Past" in rows[1].feats
    assert "Tense=Fut" in rows[2].feats
    assert [r.lemma for r in rows] == ["जा", "था", "हो"]


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no \*\.ssf"):
        list(documents(tmp_path))


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("राम ने कहा , “ चलो । ”", "राम ने कहा, “चलो।”"),
        ('उसने " हां " कहा ( धीरे से ) ।', 'उसने "हां" कहा (धीरे से)।'),
        ("भारत - पाकिस्तान", "भारत-पाकिस्तान"),
        ("10 % लोग", "10% लोग"),
    ],
)
def test_tokenised_sentences_are_spaced_as_printed(words: str, text: str) -> None:
    forms = words.split()
    spaces = stanza_data.spacing(forms)
    assert "".join(f + (" " if s else "") for f, s in zip(forms, spaces, strict=True)).strip() == text


def test_raw_text_and_labels_agree(tmp_path: Path) -> None:
    rows = [Row(f, f, "X", "X", "_", 0, "root") for f in ("राम", "गया", "।")]
    stanza_data.write_raw([(rows, [True, False, False])] * 5, tmp_path / "t", tmp_path / "l")
    text, labels = (tmp_path / "t").read_text("utf-8"), (tmp_path / "l").read_text("utf-8")
    assert len(text) == len(labels)
    assert text.count("\n\n") == labels.count("\n\n") == 1
    ended = [i for i, c in enumerate(labels) if c in "12"]
    assert [text[i] for i in ended][:3] == ["म", "ा", "।"]
    assert labels.count("2") == 5


def test_conllu_is_read_strictly(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    line = "1\tराम\tराम\tPROPN\tNNP\t_\t0\troot\t_\tSpaceAfter=No\n"
    path.write_text("# c\n1-2\tx\t_\t_\t_\t_\t_\t_\t_\t_\n" + line, encoding="utf-8")
    (found,) = stanza_data.read_conllu(path)
    assert found == ([Row("राम", "राम", "PROPN", "NNP", "_", 0, "root")], [False])
    path.write_text("1\tराम\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"a\.conllu:1: 2 columns; expected 10"):
        stanza_data.read_conllu(path)
    path.write_text(line.replace("\t0\t", "\t_\t"), encoding="utf-8")
    with pytest.raises(FormatError, match=r"a\.conllu:1: head '_'"):
        stanza_data.read_conllu(path)


def test_names_are_written_as_stanza_reads_them(tmp_path: Path) -> None:
    source, target = tmp_path / "a.conll", tmp_path / "a.json"
    source.write_text("सीता\tB-NEP\nराय\tI-NEP\nआईं\tO\n", encoding="utf-8")
    from hindi_news.training import corpus

    assert stanza_data.write_names(corpus.read([source], "ilner"), target) == 1
    assert [t["ner"] for t in json.loads(target.read_text("utf-8"))[0]] == ["B-NEP", "I-NEP", "O"]


def test_ner_argument() -> None:
    assert _names(["a:conll:x.txt,y.txt"]) == {"a": ("conll", [Path("x.txt"), Path("y.txt")])}
    with pytest.raises(InputError, match="expected PACKAGE:FORMAT:FILE"):
        _names(["a:conll"])
