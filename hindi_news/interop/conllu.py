"""CoNLL-U with our layers in MISC, out and in; files of other hands are read by :mod:`hindi_news.interop.conllu_in`.

MISC of a token: ``SpaceAfter=No`` as UD has it; ``Entity=B-person:e1`` (``I-`` inside; nested mentions are joined by
``+``), ``Time=B-DATE:2025-09-03``, ``Quote=B-direct:q1:e1`` (kind, number, speaker id or ``_``), ``Cue=q1``,
``Source=q1``.  The comment ``# hindi_news`` of the first sentence holds the document in the JSON contract, so that
reading it back loses nothing.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from ..analyzer import Published, to_date
from ..document import Document
from ..errors import FormatError
from . import conllu_in

_DOCUMENT = "# hindi_news = "


def to_conllu(doc: Document, doc_id: str = "1") -> str:
    """The document as CoNLL-U, one block a sentence; lines are tab-separated with ten columns."""
    misc = _misc(doc)
    blocks = []
    tokens = list(doc.tokens)
    for n, sentence in enumerate(doc.sentences, 1):
        lines = []
        if n == 1:
            lines += [f"# newdoc id = {doc_id}", _DOCUMENT + json.dumps(doc.to_dict(), ensure_ascii=False)]
        lines += [f"# sent_id = {doc_id}-{n}", f"# text = {' '.join(sentence.text.split())}"]
        for i in range(sentence.first, sentence.stop):
            t = tokens[i]
            head = "_" if t.head is None else str(0 if t.head < 0 else t.head - sentence.first + 1)
            extra = list(misc[i])
            if i + 1 < len(tokens) and tokens[i + 1].start == t.end:
                extra.append("SpaceAfter=No")
            cells = (
                i - sentence.first + 1,
                t.text,
                t.lemma or "_",
                t.upos or "_",
                t.xpos or "_",
                t.feats or "_",
                head,
                t.deprel or "_",
                "_",
                "|".join(extra) or "_",
            )
            lines.append("\t".join(str(c).replace("\n", " ").replace("\t", " ") for c in cells))
        blocks.append("\n".join(lines) + "\n\n")
    if not blocks:
        blocks = [f"# newdoc id = {doc_id}\n{_DOCUMENT}{json.dumps(doc.to_dict(), ensure_ascii=False)}\n\n"]
    return "".join(blocks)


def _misc(doc: Document) -> list[list[str]]:
    out: list[list[str]] = [[] for _ in doc.tokens]
    starts, ends = doc.tokens.start, doc.tokens.end

    def mark(start: int, end: int, key: str, value: str, iob: bool) -> None:
        # A document of another hand may have spans that end inside a token: every token it touches is marked.
        first = bisect_right(ends, start)
        for i in range(first, bisect_left(starts, end)):
            tag = f"{'B' if i == first else 'I'}-{value}" if iob else value
            same = next((n for n, x in enumerate(out[i]) if x.startswith(f"{key}=")), None)
            if same is None:
                out[i].append(f"{key}={tag}")
            else:
                out[i][same] += f"+{tag}"

    mentions = sorted(((m.start, -m.end, e) for e in doc.entities for m in e.mentions), key=lambda x: x[:2])
    for start, end, e in mentions:
        mark(start, -end, "Entity", f"{e.type}:{e.id}", True)
    for d in doc.dates:
        mark(d.start, d.end, "Time", f"{d.kind}:{d.value}", True)
    for n, q in enumerate(doc.quotes, 1):
        mark(q.start, q.end, "Quote", f"{q.kind}:q{n}:{q.speaker.id if q.speaker else '_'}", True)
        if q.cue is not None:
            mark(q.cue.start, q.cue.end, "Cue", f"q{n}", False)
        if q.source is not None:
            mark(q.source.start, q.source.end, "Source", f"q{n}", False)
    return out


def from_conllu(lines: Iterable[str] | str, name: str = "<conllu>", published: Published = None) -> Iterator[Document]:
    """Documents of a CoNLL-U file: back from :func:`to_conllu`'s output, and read from any other.

    What this library wrote comes back as it was.  Of a file of another hand (UD's, a tagger's) the tokens, sentences and
    tags are kept and the rest is read; a document begins at ``# newdoc``.

    Args:
        lines: the file, or its lines.
        name: what errors call it.
        published: day of publication, for documents that are read.

    Raises:
        FormatError: a line is damaged, or there is no sentence (``name:line``).
        InputError: ``published`` is no date.
    """
    day = to_date(published)
    found = False
    for document in _documents(lines.split("\n") if isinstance(lines, str) else lines):
        number, own = next((line for line in document if line[1].startswith(_DOCUMENT)), (0, ""))
        try:
            doc = Document.from_json(own[len(_DOCUMENT) :]) if own else conllu_in.read(document, name, day)
        except FormatError as error:
            raise FormatError(f"{name}:{number}: {error}") if own else error from error
        if doc is not None:
            found = True
            yield doc
    if not found:
        raise FormatError(f"{name}:1: no sentence")


def _documents(lines: Iterable[str]) -> Iterator[list[conllu_in.Line]]:
    """The numbered lines of each document."""
    document: list[conllu_in.Line] = []
    for number, line in enumerate(lines, 1):
        if line.startswith("# newdoc"):
            yield document
            document = []
        document.append((number, line.removeprefix("\ufeff").rstrip("\r\n")))
    yield document
