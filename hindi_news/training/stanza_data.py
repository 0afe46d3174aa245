"""Files that Stanza's trainers read: CoNLL-U, raw text with labels of characters, names as JSON, word vectors.

Every form is normalised as the engine normalises texts, since that is what the models will see.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..errors import FormatError
from ..text.normalize import normalize
from . import corpus
from .libraries import library
from .stanza_treebank import Row, documents

Sentences = list[list[Row]]

_CLOSING = frozenset("।॥,.?!;:)]}”’»%…")
_OPENING = frozenset("([{“‘«₹$")
_STRAIGHT = frozenset("\"'")
#: Sentences a paragraph of the tokenizer's text.
_PARAGRAPH = 4


def read_conllu(path: Path) -> list[tuple[list[Row], list[bool]]]:
    """Sentences of a CoNLL-U file with whether a space follows each word; multiword tokens and empty nodes are skipped.

    Raises:
        FormatError: a line has not ten columns, or a head is no number (``path:line``).
    """
    out: list[tuple[list[Row], list[bool]]] = []
    rows: list[Row] = []
    spaces: list[bool] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], 1):
        if not line.strip():
            if rows:
                out.append((rows, spaces))
            rows, spaces = [], []
            continue
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 10:
            raise FormatError(f"{path}:{number}: {len(cells)} columns; expected 10")
        if not cells[0].isdigit():
            continue
        try:
            head = int(cells[6])
        except ValueError:
            raise FormatError(f"{path}:{number}: head {cells[6]!r} is no number") from None
        form = normalize(cells[1]).text.strip() or cells[1]
        lemma = normalize(cells[2]).text.strip() or form
        rows.append(Row(form, lemma, cells[3], cells[4], cells[5], head, cells[7]))
        spaces.append("SpaceAfter=No" not in cells[9])
    return out


def spacing(forms: Sequence[str]) -> list[bool]:
    """Whether a space follows each word of a tokenised sentence, as a newspaper would print it."""
    out: list[bool] = []
    open_marks: set[str] = set()
    for i, form in enumerate(forms):
        after = forms[i + 1] if i + 1 < len(forms) else ""
        space = after not in _CLOSING and form not in _OPENING
        if form in _STRAIGHT:
            opens = form not in open_marks
            open_marks ^= {form}
            space = space and not opens
        elif after in _STRAIGHT and after in open_marks:
            space = False
        if "-" in (form, after) and form != after and form[-1:].isalnum() | after[:1].isalnum():
            space = False
        out.append(space)
    return out


def treebank(folder: Path) -> list[tuple[str, Sentences]]:
    """Documents of an SSF treebank, converted."""
    return [(name, found) for name, found in documents(folder) if found]


def write_conllu(sentences: Iterable[Sequence[Row]], path: Path) -> int:
    """Write sentences; gives their number."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for count, rows in enumerate(sentences, 1):
            out.write(f"# sent_id = {count}\n# text = {' '.join(r.form for r in rows)}\n")
            for n, r in enumerate(rows, 1):
                out.write(f"{n}\t{r.form}\t{r.lemma}\t{r.upos}\t{r.xpos}\t{r.feats}\t{r.head}\t{r.deprel}\t_\t_\n")
            out.write("\n")
    return count


def write_raw(sentences: Iterable[tuple[Sequence[Row], Sequence[bool]]], text_path: Path, label_path: Path) -> None:
    """Text and a label a character for the tokenizer: 1 ends a word, 2 a sentence, 0 neither."""
    text: list[str] = []
    labels: list[str] = []
    for n, (rows, spaces) in enumerate(sentences):
        if n:
            gap = "\n\n" if n % _PARAGRAPH == 0 else " "
            text.append(gap)
            labels.append(gap if gap == "\n\n" else "0")
        for i, (row, space) in enumerate(zip(rows, spaces, strict=True)):
            last = i + 1 == len(rows)
            text.append(row.form)
            labels.append("0" * (len(row.form) - 1) + ("2" if last else "1"))
            if space and not last:
                text.append(" ")
                labels.append("0")
    text_path.write_text("".join(text) + "\n", encoding="utf-8")
    label_path.write_text("".join(labels) + "\n", encoding="utf-8")


def write_names(sentences: Iterable[corpus.Sentence], path: Path) -> int:
    """Labelled sentences as the JSON that Stanza's NER reads; gives their number."""
    rows = [[{"text": t.norm, "ner": t.label} for t in s] for s in sentences]
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return len(rows)


def raw_words(folder: Path, without: Sequence[Path] = ()) -> Iterator[list[str]]:
    """Normalised words of the paragraphs of a folder of raw text; lines of the files ``without`` are left out."""
    return (list(w.norm) for w in corpus.raw(folder, without))


def write_vectors(texts: Iterable[list[str]], path: Path, *, size: int, words: int, epochs: int = 5) -> int:
    """Skip-gram vectors of the most frequent words in word2vec's text format; gives the number of words.

    One thread, so that the same text gives the same vectors.
    """
    model = library("gensim.models").Word2Vec(
        list(texts), vector_size=size, window=5, min_count=3, sg=1, epochs=epochs, seed=1, workers=1,
        max_final_vocab=words,
    )
    vectors = model.wv
    with path.open("w", encoding="utf-8") as out:
        out.write(f"{len(vectors)} {size}\n")
        for word in vectors.index_to_key:
            out.write(f"{word} {' '.join(f'{x:.5f}' for x in vectors[word])}\n")
    return len(vectors)
