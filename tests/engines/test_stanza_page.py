"""A Stanza document becomes a page whatever Stanza did to the text: offsets, repairs, trees, names, chains.

The documents are built by hand, so that none of this needs Stanza.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace as Object
from typing import Any

import pytest

from hindi_news.engines.native import read_layout
from hindi_news.engines.stanza_blocks import Blocks, blocks_of
from hindi_news.engines.stanza_page import UNCONFIRMED, fuse, read_page
from hindi_news.page import Page, TaggedName, TokenSpan, Trace
from hindi_news.text.normalize import Normalized, normalize


def token(start: int, end: int, number: int, **fields: Any) -> Object:
    word = Object(id=number, head=None, deprel=None, lemma=None, upos=None, xpos=None, feats=None)
    ner = fields.pop("ner", None)
    word.__dict__.update(fields)
    return Object(start_char=start, end_char=end, words=[word], ner=ner, multi_ner=None)


def stanza_document(blocks: Blocks, cut: str, **columns: Sequence[Any]) -> Object:
    """``cut`` is the text of the blocks with ``|`` at token ends (white space ends one, too) and ``‖`` at sentence ends."""
    sentences: list[Object] = []
    at = n = 0
    for sentence in cut.split("‖"):
        tokens: list[Object] = []
        for piece in sentence.replace("|", " ").split():
            start = blocks.text.index(piece, at)
            fields = {name: values[n] for name, values in columns.items()}
            tokens.append(token(start, start + len(piece), len(tokens) + 1, **fields))
            at, n = start + len(piece), n + 1
        sentences.append(Object(tokens=tokens, words=[t.words[0] for t in tokens]))
    return Object(sentences=sentences)


def prepared(text: str) -> tuple[Normalized, Page, Blocks]:
    normalized, layout = normalize(text), read_layout(text)
    return normalized, layout, blocks_of(normalized, layout)


def read(text: str, cut: str, trace: Trace | None = None, **columns: Sequence[Any]) -> Page:
    normalized, layout, blocks = prepared(text)
    return read_page(stanza_document(blocks, cut, **columns), normalized, layout, blocks.locate, trace=trace)


@pytest.mark.parametrize(
    ("text", "cut", "words"),
    [
        ("राम घर गया।", "राम घर गया|।", ["राम", "घर", "गया", "।"]),
        # joiners, Devanagari digits, a space before the danda: the caller's text is kept
        ("हिन्\u200dदी में १२ लोग ।", "हिन्दी में 12 लोग|।", ["हिन्\u200dदी", "में", "१२", "लोग", "।"]),
        ("वह कि\u200d जाए", "वह कि जाए", ["वह", "कि\u200d", "जाए"]),
        # entities of a web page: one token of the normal text is many characters of the caller's
        ("उसने &quot;हां&quot; कहा।", 'उसने "|हां|" कहा|।', ["उसने", "&quot;", "हां", "&quot;", "कहा", "।"]),
        # a nukta that NFC spells with two code points cannot be cut
        ("\u0958लम ली।", "\u0915|\u093cलम ली|।", ["\u0958लम", "ली", "।"]),
        # the last letter of a headline
        ("बारिश की मार", "बारिश की मा|र", ["बारिश", "की", "मार"]),
        # a mark that Stanza left in a word
        ("उसने कहा, “चलो।”", "उसने कहा, “चलो।”", ["उसने", "कहा", ",", "“", "चलो", "।", "”"]),
        # a number with its comma is one token of ours as well
        ("कुल 1,20,000 रुपये।", "कुल 1,20,000 रुपये|।", ["कुल", "1,20,000", "रुपये", "।"]),
    ],
)
def test_tokens_lie_where_they_are_in_the_text(text: str, cut: str, words: list[str]) -> None:
    page = read(text, cut)
    assert [text[s:e] for s, e in zip(page.words.start, page.words.end, strict=True)] == words
    assert page.sentences[0].first == 0
    assert page.sentences[-1].stop == len(words)


def test_repairs_are_explained() -> None:
    text = "बारिश की मार पड़ी है।"
    trace = Trace(text)
    read(text, "बारिश की मा|र पड़ी है।", trace)
    assert [(d.rule, d.text) for d in trace.decisions] == [
        ("stanza inside_word: join", "मार"),
        ("stanza mark_apart: split", "।"),
    ]


def test_tokens_cut_as_ours_are_not_are_noted() -> None:
    text = "किम जोंग-उन आए।"
    trace = Trace(text)
    read(text, "किम जोंग|-उन आए|।", trace)
    assert [(d.rule, d.text) for d in trace.decisions] == [
        ("stanza cut_differently", "जोंग"),
        ("stanza cut_differently", "-उन"),
    ]


def test_sentences_end_with_parts_and_datelines_open_one() -> None:
    text = "बड़ी खबर आई\n\nनई दिल्ली: राम ने कहा कि वह जाएगा। वह गया।"
    _, layout, blocks = prepared(text)
    assert blocks.text.count("\n\n") == 1
    assert blocks.text.startswith("बड़ी खबर आई\n\nनई दिल्ली: राम")
    page = read(text, "बड़ी खबर आई नई दिल्ली|: राम ने कहा कि वह जाएगा|।‖वह गया|।")
    words = page.words
    found = [text[words.start[a] : words.end[b - 1]] for a, b in page.sentences]
    assert found == ["बड़ी खबर आई", "नई दिल्ली: राम ने कहा कि वह जाएगा।", "वह गया।"]
    assert [p.kind for p in page.parts] == [p.kind for p in layout.parts]


def test_heads_are_tokens_of_the_page_and_make_one_tree_a_sentence() -> None:
    page = read(
        "राम गया। वह आया।",
        "राम गया।‖वह आया|।",
        head=[2, 0, 2, 0, 2],
        deprel=["nsubj", "root", "nsubj", "root", "punct"],
        upos=["PROPN", "VERB", "PRON", "VERB", "PUNCT"],
    )
    assert page.words.norm == ("राम", "गया", "।", "वह", "आया", "।")
    assert page.tags.head == (1, -1, 1, 4, -1, 4)
    assert page.tags.deprel == ("nsubj", "root", "punct", "nsubj", "root", "punct")
    assert page.tags.upos == ("PROPN", "VERB", "PUNCT", "PRON", "VERB", "PUNCT")


def test_a_sentence_that_is_cut_has_one_root_a_piece() -> None:
    page = read(
        "खबर आई\n\nराम गया।",
        "खबर आई राम गया|।",
        head=[2, 4, 4, 0, 4],
        deprel=["nsubj", "advcl", "nsubj", "root", "punct"],
    )
    assert page.tags.head == (1, -1, 3, -1, 3)
    assert page.tags.deprel[1] == "root"


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["B-NEP", "E-NEP", "O", "S-NEL", "O", "O"], [(0, 2, "person"), (3, 4, "place")]),
        (["B-PERSON", "I-PERSON", "O", "B-LOCATION", "O", "O"], [(0, 2, "person"), (3, 4, "place")]),
        (["S-NEN", "O", "O", "S-NEO", "O", "O"], [(3, 4, "organization")]),
        (["B-P", "E-P", "O", "S-N", "O", "O"], [(0, 2, "person"), (3, 4, "group")]),
    ],
)
def test_tag_sets_are_mapped(labels: list[str], names: list[tuple[int, int, str]]) -> None:
    page = read("सीता राय ने नेपाल देखा।", "सीता राय ने नेपाल देखा|।", ner=labels)
    assert [n[:3] for n in page.tags.names] == names


def test_the_first_of_several_ner_models_wins() -> None:
    normalized, layout, blocks = prepared("सीता राय ने नेपाल देखा।")
    doc = stanza_document(blocks, "सीता राय ने नेपाल देखा|।")
    for made, labels in zip(
        doc.sentences[0].tokens,
        [("B-NEP", "S-L"), ("E-NEP", "O"), ("O", "O"), ("O", "S-L"), ("O", "O"), ("O", "O")],
        strict=True,
    ):
        made.multi_ner = labels
    page = read_page(doc, normalized, layout, blocks.locate)
    assert [n[:3] for n in page.tags.names] == [(0, 2, "person"), (3, 4, "place")]


def test_chains_become_spans() -> None:
    normalized, layout, blocks = prepared("सीता राय आईं। उन्होंने कहा।")
    doc = stanza_document(blocks, "सीता राय आईं|।‖उन्होंने कहा|।")
    mention = [Object(sentence=0, start_word=0, end_word=2), Object(sentence=1, start_word=0, end_word=1)]
    dropped = Object(sentence=1, start_word=(1, 1), end_word=(1, 1))
    doc.coref = [Object(mentions=[*mention, dropped]), Object(mentions=[mention[0], dropped])]
    page = read_page(doc, normalized, layout, blocks.locate)
    assert page.tags.coref == ((TokenSpan(0, 2), TokenSpan(4, 5)),)


def test_two_taggers_strengthen_each_other() -> None:
    one, other = TaggedName(0, 2, "person", 0.8), TaggedName(0, 2, "person", 0.5)
    place, lone = TaggedName(3, 4, "place", 0.6), TaggedName(5, 6, "place", 0.8)
    assert fuse([one, lone], [other, place]) == (one._replace(score=0.9), place, lone._replace(score=UNCONFIRMED))


def test_multiword_tokens_keep_the_word_that_governs() -> None:
    normalized, layout, blocks = prepared("उसने कहा।")
    doc = stanza_document(
        blocks, "उसने कहा|।", head=[3, 0, 3], deprel=["nsubj", "root", "punct"], upos=["PRON", "VERB", "PUNCT"]
    )
    words = doc.sentences[0].words
    marker = Object(id=2, head=1, deprel="case", lemma="ने", upos="ADP", xpos=None, feats=None)
    doc.sentences[0].tokens[0].words.append(marker)
    words[1].id, words[2].id = 3, 4
    page = read_page(doc, normalized, layout, blocks.locate)
    assert page.tags.upos == ("PRON", "VERB", "PUNCT")
    assert page.tags.head == (1, -1, 1)
