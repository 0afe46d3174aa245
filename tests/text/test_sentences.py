"""Sentence ends: cases, invariants, agreement with the annotated articles and the PUD treebank."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hindi_news.page import Trace
from hindi_news.text.sentences import RULES

from ..conftest import CASES
from .conllu import f1, read_conllu
from .layer import cases, read

LINES = cases((CASES / "sentences.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("line", LINES)
def test_cases(line: str) -> None:
    text = line.replace("‖", "").replace("\\n", "\n")
    words, _, sentences = read(text)
    out, last = [], 0
    for s in sentences:
        out.append(text[last : words.end[s.stop - 1]])
        last = words.end[s.stop - 1]
    assert "‖".join([*out, text[last:]]).replace("\n", "\\n") == line


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_decides_some_case(rule: object) -> None:
    decided = set()
    for line in LINES:
        trace = Trace(line.replace("‖", "").replace("\\n", "\n"))
        read(trace.text, trace)
        decided |= {d.rule.partition(":")[0] for d in trace.decisions if d.stage == "sentence"}
    assert rule.__name__ in decided  # type: ignore[attr-defined]


@given(st.text(st.sampled_from("कख ।.?!,()\"'“”‘’\n1:|a…-")))
def test_sentences_and_parts_hold_every_token_once(text: str) -> None:
    words, parts, sentences = read(text)
    for spans in (parts, sentences):
        assert [i for span in spans for i in range(span[0], span[1])] == list(range(len(words)))
        assert all(span[0] < span[1] for span in spans)


@pytest.mark.parametrize("text", [
    "(" * 50_000, "(क।" * 30_000, "'क। " * 30_000, "क\n" * 30_000, "क,\n" * 30_000, "क। क\n" * 30_000, "(क\n" * 30_000,
])
def test_hostile_input_ends_soon(text: str) -> None:
    words, _, sentences = read(text)
    assert sentences[-1].stop == len(words)


def lengths(text: str) -> list[int]:
    return [stop - first for first, stop in read(text)[2]]


def test_the_longest_sentence_is_cut_nowhere() -> None:
    assert lengths("क " * 399 + "।") == [400]
    assert lengths("क " * 400 + "।") == [399, 2]  # the danda stays with its word


@pytest.mark.parametrize("mark", [",", ";"])
def test_too_long_a_sentence_is_cut_after_the_last_comma(mark: str) -> None:
    assert lengths("क " * 379 + f"ख{mark} " + "क " * 20 + "ग ।") == [381, 22]
    assert lengths("क " * 389 + f"ख{mark} ग{mark} " + "क " * 20 + "।") == [393, 21]
    # Too far before the limit: a space will do.
    assert lengths("क " * 300 + f"ख{mark} " + "क " * 120) == [400, 22]


def test_a_cut_is_at_a_space_else_anywhere() -> None:
    assert lengths("क " * 380 + "/" * 40) == [380, 40]
    assert lengths("/" * 850) == [400, 400, 50]


def test_a_dateline_opens_the_sentence_after_it() -> None:
    assert lengths("दिल्ली: बैठक कल होगी और सब लोग आएंगे।") == [10]


def test_decisions_say_where_a_sentence_ends() -> None:
    trace = Trace("कौन है?, उसने पूछा।")
    read(trace.text, trace)
    found = [(d.rule, d.start, d.end) for d in trace.decisions if d.stage == "sentence"]
    assert found == [("comma_follows: no end", 6, 7), ("final_mark: end", 18, 19)]


def test_the_end_of_a_part_is_a_decision_too() -> None:
    trace = Trace("बैठक हुई। सब आए")
    read(trace.text, trace)
    found = [(d.rule, d.start, d.end) for d in trace.decisions if d.stage == "sentence"]
    assert found == [("final_mark: end", 8, 9), ("end_of_paragraph: end", 13, 15)]


@pytest.mark.gold
def test_annotated_articles(eval_data: Path) -> None:
    correct = gold = found = 0
    for path in sorted((eval_data / "gold" / "dev").glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")
        ends = {len(text[:e].rstrip()) for e in json.loads(path.read_text(encoding="utf-8"))["sentence_ends"]}
        words, _, sentences = read(text)
        ours = {words.end[s.stop - 1] for s in sentences}
        correct, gold, found = correct + len(ends & ours), gold + len(ends), found + len(ours)
    assert f1(correct, gold, found) >= 99.0


@pytest.mark.gold
def test_pud_sentences(eval_data: Path) -> None:
    """The sentences of a document (the first six characters of their ids) stand joined by a space in one line."""
    rows = read_conllu(eval_data / "data" / "treebank" / "pud.conllu")
    correct = gold = found = 0
    for _, group in groupby(rows, key=lambda row: row[0][:6]):
        sentences = [text for _, text, _ in group]
        running = " ".join(sentences)
        ends = {len(" ".join(sentences[:n])) for n in range(1, len(sentences) + 1)}
        words, _, spans = read(running)
        ours = {words.end[s.stop - 1] for s in spans}
        correct, gold, found = correct + len(ends & ours), gold + len(ends), found + len(ours)
    assert f1(correct, gold, found) >= 99.0
