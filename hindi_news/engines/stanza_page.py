"""A Stanza document as a :class:`~hindi_news.page.Page`; needs no Stanza, only objects of its shape.

Stanza saw some text; a locator says where a stretch of it lies in the normal text, and the normaliser's map where that
lies in the caller's.  Repairs make its tokens fit for our rules, and an explanation names them:

- *one_character*: a token that begins inside one character of the caller's text (an expanded ``&hellip;``) is joined to
  the token before it;
- *inside_word*: so is one that begins between two letters (मुलाका|त): tokenizers trained on sentences cut the last
  letter of a headline as if it were its full stop, and Hindi has no words written together;
- *mark_apart*: a mark that our tokenizer keeps apart (। , ” …) and Stanza left in a word is cut off;
- *cut_differently*: only noted, the token stays as Stanza cut it.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NamedTuple

from ..page import BLANK_LINE, GLUED, LINE, SPACE, Page, TaggedName, Tags, TokenPart, TokenSpan, Trace, Words
from ..tagging.names import spans
from ..text.normalize import Normalized, matching_key
from ..text.sentences import FINAL_MARKS
from ..text.tokens import APART

#: Types of names in the tag sets that Hindi models are trained on (IL-NER, HiNER, WikiANN, OntoNotes, ours) -> ours.
TYPES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("NEP", "PER", "PERSON", "P"), "person"),
        **dict.fromkeys(("NEL", "LOC", "LOCATION", "GPE", "FAC", "FACILITY", "L", "PLACE"), "place"),
        **dict.fromkeys(("NEO", "ORG", "ORGANIZATION", "ORGANISATION", "O"), "organization"),
        **dict.fromkeys(("NORP", "RELIGION", "N", "GROUP"), "group"),
        **dict.fromkeys(("TREATY", "T"), "treaty"),
    }
)
#: Stanza's NER gives no probability; this is about the share of its names that are right on held-out text.
SCORE = 0.8
#: The same for a name that the native tagger does not find: other corpora's names have other bounds (a title is part of
#: a person's name in IL-NER: a third of such names are names by our definition).
UNCONFIRMED = 0.4

#: Where ``[start, end)`` of what Stanza saw lies in the normal text.
Locate = Callable[[int, int], tuple[int, int]]


@dataclass(slots=True)
class _Token:
    """A token in the making: offsets in the normal and in the caller's text; ``word`` is Stanza's, None for a mark."""

    start: int
    end: int
    raw_start: int
    raw_end: int
    sentence: int
    word: Any
    owner: int = -1  # for a mark that was cut off: the token it belonged to


class _Read(NamedTuple):
    tokens: list[_Token]
    of_word: dict[tuple[int, int], int]  # (sentence, word id) -> token
    of_token: dict[tuple[int, int], tuple[int, int]]  # (sentence, index of Stanza's token) -> first and stop


def read_page(
    document: Any,
    normalized: Normalized,
    layout: Page,
    locate: Locate,
    *,
    own_sentences: bool = False,
    published: dt.date | None = None,
    trace: Trace | None = None,
) -> Page:
    """The page of a Stanza document.

    Args:
        document: with ``sentences`` of ``tokens`` of ``words``, as ``stanza.Document`` has them.
        normalized: the caller's text and its normal form.
        layout: what our own text layer makes of it; gives the parts and says where marks stand apart.
        locate: where Stanza's offsets lie in the normal text.
        own_sentences: the sentences are the layout's (Stanza's tokens must then be, too).
        published: day of publication.
        trace: gets the repairs.
    """
    if own_sentences:
        read, words, parts, sentences = _ours(document, layout.words), layout.words, layout.parts, layout.sentences
    else:
        read = _tokens(document, normalized, layout.words, locate, trace)
        words = _words(read.tokens, normalized)
        parts = _parts(words, layout)
        sentences = tuple(_sentences(read.tokens, words, parts))
    if not read.tokens:
        return Page(layout.words, layout.sentences, layout.parts, Tags(), published, normalized.warnings)
    tags = _tags(document, read, words, sentences)
    return Page(words, sentences, parts, tags, published, normalized.warnings)


# -- tokens ----------------------------------------------------------------------------------------------------------
def _tokens(document: Any, normalized: Normalized, own: Words, locate: Locate, trace: Trace | None) -> _Read:
    tokens: list[_Token] = []
    of_word: dict[tuple[int, int], int] = {}
    of_token: dict[tuple[int, int], tuple[int, int]] = {}
    for s, sentence in enumerate(document.sentences):
        for t, token in enumerate(sentence.tokens):
            start, end = _trim(normalized.text, *locate(token.start_char, token.end_char))
            first = len(tokens)
            raw_start = normalized.original(start)
            why = _joins(tokens, start, raw_start, normalized.text) if start < end else "empty"
            if why:
                first = _join(tokens, start, end, normalized, why, trace)
            else:
                raw_end = normalized.original_end(end)
                made = _Token(start, end, raw_start, raw_end, s, _top(token))
                tokens += _apart(made, normalized, own, first, trace)
            of_token[s, t] = (max(first, 0), max(len(tokens), 1))
            main = next((i for i in range(max(first, 0), len(tokens)) if tokens[i].word is not None), max(first, 0))
            for word in token.words:
                of_word[s, _id(word)] = main
    if trace is not None:
        _note(tokens, own, trace)
    return _Read(tokens, of_word, of_token)


def _ours(document: Any, own: Words) -> _Read:
    """The tokens of a document that Stanza got token by token: they are ours, one for one."""
    tokens: list[_Token] = []
    of_word: dict[tuple[int, int], int] = {}
    of_token: dict[tuple[int, int], tuple[int, int]] = {}
    for s, sentence in enumerate(document.sentences):
        for t, token in enumerate(sentence.tokens):
            i = len(tokens)
            tokens.append(_Token(0, 0, own.start[i], own.end[i], s, _top(token)))
            of_token[s, t] = (i, i + 1)
            of_word.update(((s, _id(word)), i) for word in token.words)
    return _Read(tokens, of_word, of_token)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its ends."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _id(word: Any) -> int:
    return int(word.id[0] if isinstance(word.id, tuple | list) else word.id)


def _top(token: Any) -> Any:
    """Of the words of a multiword token the one that the others hang on."""
    ids = {_id(w) for w in token.words}
    return next((w for w in token.words if w.head not in ids), token.words[0])


def _joins(tokens: Sequence[_Token], start: int, raw_start: int, text: str) -> str:
    """Why a token that begins at ``start`` belongs to the one before it; "" if it does not."""
    if not tokens:
        return ""
    if raw_start < tokens[-1].raw_end:
        return "one_character"
    glued = tokens[-1].end == start
    return "inside_word" if glued and _is_letter(text[start - 1]) and _is_letter(text[start]) else ""


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LM"


def _join(
    tokens: list[_Token], start: int, end: int, normalized: Normalized, why: str, trace: Trace | None
) -> int:
    """Add a stretch to the last token; gives its index (-1 if there is none)."""
    if not tokens or start >= end:
        return len(tokens) - 1
    last = tokens[-1]
    last.end, last.raw_end = max(last.end, end), max(last.raw_end, normalized.original_end(end))
    if trace is not None:
        trace.add("token", f"stanza {why}: join", last.raw_start, last.raw_end)
    return len(tokens) - 1


def _apart(made: _Token, normalized: Normalized, own: Words, at: int, trace: Trace | None) -> Iterator[_Token]:
    """The token, cut where our tokenizer keeps a mark apart inside it."""
    text = normalized.text[made.start : made.end]
    if len(text) == 1 or not any(c in APART for c in text):
        yield made
        return
    cuts: set[int] = set()
    i = max(bisect_right(own.start, made.raw_start) - 1, 0)
    while i < len(own) and own.start[i] < made.raw_end:
        if own.norm[i] in APART and own.start[i] >= made.raw_start and own.end[i] <= made.raw_end:
            cuts |= {own.start[i], own.end[i]}
        i += 1
    bounds = sorted({made.raw_start, made.raw_end, *cuts})
    pieces = [(a, b) for a, b in pairwise(bounds) if not normalized.raw[a:b].isspace()]
    if len(pieces) == 1:
        yield made
        return
    main = max(range(len(pieces)), key=lambda n: sum(c.isalnum() for c in normalized.raw[slice(*pieces[n])]))
    for n, (a, b) in enumerate(pieces):
        # The bounds are those of our own tokens or Stanza's, so their places in the normal text are exact.
        start, end = _trim(normalized.text, max(normalized.normal(a), made.start), min(normalized.normal(b), made.end))
        yield _Token(start, end, a, b, made.sentence, made.word if n == main else None, at + main)
        if trace is not None and n != main:
            trace.add("token", "stanza mark_apart: split", a, b)


def _note(tokens: Sequence[_Token], own: Words, trace: Trace) -> None:
    """Note the tokens that begin or end where none of ours does."""
    starts, ends = set(own.start), set(own.end)
    for token in tokens:
        if token.raw_start not in starts or token.raw_end not in ends:
            trace.add("token", "stanza cut_differently", token.raw_start, token.raw_end)


def _words(tokens: Sequence[_Token], normalized: Normalized) -> Words:
    norms, gaps, previous = [], [], 0
    for n, token in enumerate(tokens):
        norms.append(normalized.text[token.start : token.end])
        between = normalized.text[previous : token.start]
        lines = between.count("\n")
        if not between and n:
            gaps.append(GLUED)
        else:
            gaps.append(BLANK_LINE if lines > 1 else LINE if lines else SPACE)
        previous = token.end
    return Words(
        normalized.raw,
        tuple(t.raw_start for t in tokens),
        tuple(_past_joiners(normalized.raw, t.raw_end) for t in tokens),
        tuple(norms),
        tuple(map(matching_key, norms)),
        tuple(gaps),
    )


def _past_joiners(raw: str, end: int) -> int:
    """A joiner that normalisation dropped at the end of a word belongs to the word, as our tokenizer has it."""
    while raw[end : end + 1] in ("\u200c", "\u200d"):
        end += 1
    return end


# -- parts and sentences ---------------------------------------------------------------------------------------------
def _parts(words: Words, layout: Page) -> tuple[TokenPart, ...]:
    """The layout's parts in these tokens: a token belongs to the part in which it begins."""
    out: list[TokenPart] = []
    first = 0
    for n, part in enumerate(layout.parts):
        limit = layout.words.start[layout.parts[n + 1].first] if n + 1 < len(layout.parts) else len(words.text) + 1
        stop = first
        while stop < len(words) and words.start[stop] < limit:
            stop += 1
        if stop > first:
            out.append(TokenPart(first, stop, part.kind))
        first = stop
    return tuple(out)


def _sentences(tokens: Sequence[_Token], words: Words, parts: Sequence[TokenPart]) -> Iterator[TokenSpan]:
    """Stanza's sentences, which end at the latest where a part does; only an unfinished dateline opens the next one."""
    ends = {p.stop for p in parts if not is_unfinished(words, p)} | {len(tokens)}
    first = 0
    for i in range(1, len(tokens) + 1):
        if i in ends or (i < len(tokens) and tokens[i].sentence != tokens[i - 1].sentence):
            yield TokenSpan(first, i)
            first = i


def is_unfinished(words: Words, part: TokenPart) -> bool:
    """Whether a part is a dateline without a final mark on the line of the text after it (रायपुर: …)."""
    ended = part.kind != "dateline" or words.norm[part.stop - 1] in FINAL_MARKS
    return not ended and part.stop < len(words) and words.gap[part.stop] < LINE


# -- tags ------------------------------------------------------------------------------------------------------------
def _tags(document: Any, read: _Read, words: Words, sentences: Sequence[TokenSpan]) -> Tags:
    tokens = read.tokens
    own = [t.word for t in tokens]

    def column(name: str, mark: str) -> tuple[str, ...]:
        found = [None if w is None else getattr(w, name) for w in own]
        return tuple((f or "") if w is not None else mark for f, w in zip(found, own, strict=True)) if any(found) else ()

    lemma = column("lemma", "")
    if lemma:
        lemma = tuple(x or n for x, n in zip(lemma, words.norm, strict=True))
    heads, labels = _heads(read, sentences)
    return Tags(
        upos=column("upos", "PUNCT"),
        xpos=column("xpos", "SYM"),
        lemma=lemma,
        feats=column("feats", ""),
        head=heads,
        deprel=labels,
        names=tuple(_names(document, read)),
        coref=tuple(_chains(document, read)),
    )


def _heads(read: _Read, sentences: Sequence[TokenSpan]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Heads and labels; each sentence is one tree: what hangs outside it hangs on its first root."""
    tokens = read.tokens
    if not any(t.word is not None and t.word.head is not None for t in tokens):
        return (), ()
    heads, labels = [-1] * len(tokens), [""] * len(tokens)
    for i, token in enumerate(tokens):
        if token.word is None:
            heads[i], labels[i] = token.owner, "punct"
        elif token.word.head:
            heads[i] = read.of_word.get((token.sentence, int(token.word.head)), -1)
            labels[i] = token.word.deprel or "dep"
    for first, stop in sentences:
        loose = [i for i in range(first, stop) if not first <= heads[i] < stop or heads[i] == i]
        root = next((i for i in loose if heads[i] < 0), loose[0] if loose else -1)
        for i in loose:
            heads[i] = -1 if i == root else root
            labels[i] = "root" if i == root else "parataxis" if heads[i] < 0 or not labels[i] else labels[i]
        if root < 0:
            # No token is loose, so the heads run in circles; Stanza's decoder gives trees, other documents may not.
            heads[first], labels[first] = -1, "root"
    return tuple(heads), tuple(labels)


def _names(document: Any, read: _Read) -> Iterator[TaggedName]:
    """Names of all NER models of the pipeline, the first model's first; none overlaps an earlier one."""
    columns: list[list[str]] = []
    places: list[tuple[int, int]] = []
    for s, sentence in enumerate(document.sentences):
        for t, token in enumerate(sentence.tokens):
            labels = getattr(token, "multi_ner", None) or ((token.ner,) if getattr(token, "ner", None) else ())
            for n, label in enumerate(labels):
                while len(columns) <= n:
                    columns.append(["O"] * len(places))
                columns[n].append(as_iob(label))
            places.append(read.of_token[s, t])
            for column in columns[len(labels) :]:
                column.append("O")
    taken: set[int] = set()
    found = []
    for column in columns:
        for first, stop, kind in spans(column):
            tokens = range(places[first][0], places[stop - 1][1])
            if kind.upper() in TYPES and tokens and not taken.intersection(tokens):
                taken.update(tokens)
                found.append(TaggedName(tokens.start, tokens.stop, TYPES[kind.upper()], SCORE))
    yield from sorted(found)


def as_iob(label: str) -> str:
    """BIOES as IOB2."""
    return {"S": "B", "E": "I"}.get(label[:1], label[:1]) + label[1:] if label[1:2] == "-" else "O"


def _chains(document: Any, read: _Read) -> Iterator[tuple[TokenSpan, ...]]:
    """Coreference chains as spans of tokens, in text order; mentions without words (dropped pronouns) are left out."""
    for chain in getattr(document, "coref", None) or ():
        mentions = set()
        for m in chain.mentions:
            if isinstance(m.start_word, int) and isinstance(m.end_word, int):
                ids = [_id(w) for w in document.sentences[m.sentence].words[m.start_word : m.end_word]]
                tokens = [read.of_word[m.sentence, i] for i in ids if (m.sentence, i) in read.of_word]
                if tokens:
                    mentions.add(TokenSpan(min(tokens), max(tokens) + 1))
        if len(mentions) > 1:
            yield tuple(sorted(mentions))


def fuse(found: Iterable[TaggedName], own: Iterable[TaggedName]) -> tuple[TaggedName, ...]:
    """Stanza's names and the native tagger's in text order: where both give the same words and type they strengthen
    each other, and those of Stanza alone count less (:data:`UNCONFIRMED`)."""
    out = {n[:3]: n for n in own}
    for n in found:
        same = out.get(n[:3])
        score = min(n.score, UNCONFIRMED) if same is None else round(1 - (1 - n.score) * (1 - same.score), 4)
        out[n[:3]] = n._replace(score=score)
    return tuple(sorted(out.values()))
