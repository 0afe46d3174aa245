"""Token boundaries: cases, invariants on any text, agreement with the PUD treebank."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from hindi_news.page import BLANK_LINE, GLUED, LINE, SPACE, Trace
from hindi_news.text.normalize import matching_key, normalize
from hindi_news.text.token_rules import RULES
from hindi_news.text.tokens import tokenize

from ..conftest import CASES
from .conllu import f1, read_conllu
from .layer import cases

LINES = cases((CASES / "tokens.txt").read_text(encoding="utf-8"))
NEWSY = st.text(st.sampled_from("कनतरडएसपीाि्ंँ़।.,:-–'\"‘’()0123२%₹$@#_/& \nabAB…👍🇮🇳\u200d\u0301"))


def marked(text: str) -> str:
    """``text`` with | at the boundaries without white space."""
    words = tokenize(normalize(text))
    out = [text[: words.end[0]]]
    for i in range(1, len(words)):
        out.append("|" if words.gap[i] == GLUED else text[words.end[i - 1] : words.start[i]])
        out.append(text[words.start[i] : words.end[i]])
    return "".join(out)


@pytest.mark.parametrize("line", LINES)
def test_cases(line: str) -> None:
    assert marked(line.replace("|", "")) == line


def test_gaps_are_glued_spaces_and_lines() -> None:
    words = tokenize(normalize("क। ख  ग\nघ\n\nच\n \n\nछ\tज"))
    assert words.norm == ("क", "।", "ख", "ग", "घ", "च", "छ", "ज")
    assert words.gap[1:] == (GLUED, SPACE, SPACE, LINE, BLANK_LINE, BLANK_LINE, SPACE)
    # A line break counts where it stands, not for what comes after it.
    assert tokenize(normalize("क\nख  ग")).gap[1:] == (LINE, SPACE)


def test_what_comes_from_one_character_is_one_token() -> None:
    words = tokenize(normalize("आधा ½ और &amp; क"))
    assert [words.text[a:b] for a, b in zip(words.start, words.end, strict=True)] == ["आधा", "½", "और", "&amp;", "क"]


def test_words_of_one_entity_are_one_token() -> None:
    """&amp;xyz; is &xyz; once read: three words that come from the same characters."""
    text = "&amp;xyz; क &amp;xy;ख&amp;abc;।\nग"
    words = tokenize(normalize(text))
    assert [text[a:b] for a, b in zip(words.start, words.end, strict=True)] == [
        "&amp;xyz;", "क", "&amp;xy;", "ख", "&amp;abc;", "।", "ग"
    ]
    assert words.norm == ("&xyz;", "क", "&xy;", "ख", "&abc;", "।", "ग")
    assert words.gap[1:] == (SPACE, SPACE, GLUED, GLUED, GLUED, LINE)


def test_an_initial_and_its_neighbours_stand_in_one_line() -> None:
    assert marked("केरल के जी.\nराव") == "केरल के जी|.\nराव"
    assert marked("आज\nकेरल के जी. राव") == "आज\nकेरल के जी. राव"
    assert marked("सुनो\nके जी. राव") == "सुनो\nके जी. राव"
    assert marked("के.\nजी. राव") == "के.\nजी|. राव"


def test_no_token_grows_without_end() -> None:
    assert [len(norm) for norm in tokenize(normalize("ए." * 50)).norm] == [64, 36]


def test_keys_are_those_of_the_norms() -> None:
    words = tokenize(normalize("गाँव में बाढ़"))
    assert words.key == tuple(map(matching_key, words.norm))
    assert words.key[0] == matching_key("गांव")


def test_a_joiner_at_the_end_belongs_to_its_word() -> None:
    words = tokenize(normalize("क\u200c\u200d ख\u200d।"))
    assert [words.text[a:b] for a, b in zip(words.start, words.end, strict=True)] == ["क\u200c\u200d", "ख\u200d", "।"]


def test_decisions_say_what_they_joined() -> None:
    trace = Trace("अब आए डॉ. राव")
    tokenize(normalize(trace.text), trace)
    assert [(d.rule, d.start, d.end) for d in trace.decisions if d.stage == "token"] == [("abbreviation: join", 6, 9)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_decides_some_case(rule: object) -> None:
    decided = set()
    for line in LINES:
        trace = Trace(line.replace("|", ""))
        tokenize(normalize(trace.text), trace)
        decided |= {d.rule.partition(":")[0] for d in trace.decisions}
    assert rule.__name__ in decided  # type: ignore[attr-defined]


@given(st.one_of(NEWSY, st.text()))
def test_tokens_are_ordered_disjoint_and_hold_everything(text: str) -> None:
    n = normalize(text)
    words = tokenize(n)
    covered = set()
    last = 0
    for i in range(len(words)):
        assert last <= words.start[i] < words.end[i] <= len(text)
        last = words.end[i]
        covered.update(range(words.start[i], words.end[i]))
    kept = {
        i for j, char in enumerate(n.text) if not char.isspace() for i in range(n.original(j), n.original_end(j + 1))
    }
    assert kept <= covered


@given(NEWSY)
def test_no_token_splits_a_grapheme_cluster(text: str) -> None:
    n = normalize(text)
    words = tokenize(n)
    clusters = [m.span() for m in regex.finditer(r"\X", text) if not m.group()[0].isspace()]
    invisible = {i for i in range(len(text)) if n.original(n.normal(i)) != i}
    # A cluster begins with its first visible character: a mark behind a joiner that is left out stands alone.
    seen = [next((i for i in range(start, end) if i not in invisible), end) for start, end in clusters]
    inner = {i for first, (_, end) in zip(seen, clusters, strict=True) for i in range(first + 1, end)}
    assert not (set(words.start) | set(words.end)) & (inner - invisible)


def test_a_cluster_is_whole_however_long_its_token() -> None:
    text = "३" * 80 + "\u094dयजनक"
    assert tokenize(normalize(text)).end == (len(text),)


def test_norm_comes_from_the_normal_text() -> None:
    words = tokenize(normalize("\ufeffभा\u00adरत ''२३''"))
    assert words.norm == ("भारत", '"', "23", '"')
    assert [words.text[s:e] for s, e in zip(words.start, words.end, strict=True)] == ["भा\u00adरत", "''", "२३", "''"]


@pytest.mark.parametrize("text", [
    "“" * 50_000, "कि " * 50_000, "ए." * 50_000, "क-" * 50_000, "www." * 20_000, "www.,," * 20_000, "a.b@" * 20_000,
    "&amp;" * 20_000, "क" * 300_000, "न्" * 100_000, "1," * 50_000, "जोंग-" * 20_000,
])
def test_hostile_input_ends_soon(text: str) -> None:
    assert len(tokenize(normalize(text)))


@pytest.mark.gold
def test_pud_tokens(eval_data: Path) -> None:
    correct = gold = found = 0
    for _, text, spans in read_conllu(eval_data / "data" / "treebank" / "pud.conllu"):
        words = tokenize(normalize(text))
        ours = set(zip(words.start, words.end, strict=True))
        correct, gold, found = correct + len(ours & set(spans)), gold + len(spans), found + len(ours)
    assert f1(correct, gold, found) >= 99.7
