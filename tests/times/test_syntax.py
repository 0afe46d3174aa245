"""The verb above a time expression gives its tense, where there is a tree."""

from __future__ import annotations

import pytest

from hindi_news.engines.native import read_layout
from hindi_news.times.syntax import tense_by_tree, with_tree

from ..trees import parsed


@pytest.mark.parametrize(
    ("rows", "tense"),
    [
        ("वह/PRON/3/nsubj कल/NOUN/3/obl आएगा/VERB/0/root/Tense=Fut|VerbForm=Fin", "future"),
        ("वह/PRON/3/nsubj कल/NOUN/3/obl आया/VERB/0/root/Aspect=Perf|VerbForm=Part", "past"),
        ("वह/PRON/3/nsubj कल/NOUN/3/obl आया/VERB/0/root/Aspect=Perf है/AUX/3/aux/Tense=Pres", "past"),
        ("बैठक/NOUN/3/nsubj कल/NOUN/3/obl होनी/VERB/0/root/VerbForm=Inf है/AUX/3/aux/Tense=Pres", "future"),
        ("बैठक/NOUN/3/nsubj कल/NOUN/3/obl संभव/ADJ/0/root/ थी/AUX/3/cop/Tense=Past", "past"),
        ("वह/PRON/3/nsubj कल/NOUN/3/obl आए/VERB/0/root/Mood=Sub", "future"),
        ("वह/PRON/3/nsubj आज/NOUN/3/obl रहता/VERB/0/root/Aspect=Imp है/AUX/3/aux/Tense=Pres", "present"),
        ("वह/PRON/2/nmod कल/NOUN/0/root", None),
    ],
)
def test_tense(rows: str, tense: str | None) -> None:
    assert tense_by_tree(parsed(rows), 1, 2) == tense


def test_no_tree_no_tense() -> None:
    assert tense_by_tree(read_layout("वह कल आएगा"), 1, 2) is None


def test_words_decide_unless_they_say_nothing() -> None:
    page = parsed("वह/PRON/3/nsubj कल/NOUN/3/obl आया/VERB/0/root/Tense=Fut")
    assert with_tree(lambda page, first, stop: "past")(page, 1, 2) == "past"
    assert with_tree(lambda page, first, stop: "present")(page, 1, 2) == "future"
    assert with_tree(lambda page, first, stop: None)(page, 1, 2) == "future"
    plain = read_layout("वह कल आया")
    assert with_tree(lambda page, first, stop: "present")(plain, 1, 2) == "present"
