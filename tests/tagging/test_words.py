"""The word tagger in the wheel: cases, and what holds for any text."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib.resources import as_file, files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hindi_news.engines.native import read_layout
from hindi_news.page import Tags
from hindi_news.tagging import words as module
from hindi_news.tagging.pack import load
from hindi_news.tagging.words import KIND, WordTagger, shipped

from ..conftest import CASES

LINES = [
    line for line in (CASES / "words.txt").read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")
]


def tags_of(text: str, tagger: WordTagger | None = None) -> Tags:
    page = read_layout(text)
    return (tagger or shipped()).tag(page.words.norm, page.words.key, page.sentences)


@pytest.mark.parametrize("line", LINES)
def test_cases(line: str) -> None:
    """``text | word: UPOS lemma Name=Value …``; the word stands once in the text."""
    text, _, wanted = (part.strip() for part in line.partition("|"))
    word, _, rest = wanted.partition(":")
    upos, lemma, *feats = rest.split()
    page = read_layout(text)
    at = page.words.norm.index(word)
    tags = tags_of(text)
    assert (tags.upos[at], tags.lemma[at]) == (upos, lemma)
    assert set(feats) <= set(tags.feats[at].split("|"))


UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())  # noqa: SIM905


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_gets_a_tag_a_token(text: str) -> None:
    page = read_layout(text)
    tags = shipped().tag(page.words.norm, page.words.key, page.sentences)
    n = len(page.words)
    assert len(tags.upos) == len(tags.xpos) == len(tags.lemma) == len(tags.feats) == n
    assert set(tags.upos) <= UPOS
    assert all(tags.lemma)
    for feats in tags.feats:
        parts = feats.split("|") if feats else []
        assert parts == sorted(set(parts))
        assert all(name and value for name, _, value in (p.partition("=") for p in parts))


TEXT = "मंत्री ने सोमवार को कहा कि नई सड़कें बनेंगी। लोग खुश थे। " * 40


def test_threads_agree() -> None:
    page = read_layout(TEXT)

    def read(_: int) -> Tags:
        return shipped().tag(page.words.norm, page.words.key, page.sentences)

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(read, range(8)))
    assert all(tags == found[0] for tags in found)


def fresh() -> WordTagger:
    with as_file(files("hindi_news").joinpath("models", "pos.zip")) as path:
        return WordTagger.open(path)


def test_a_full_table_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = tags_of(TEXT + "बच्चे स्कूल गए।")
    monkeypatch.setattr(module, "CACHE", 3)
    tagger = fresh()
    assert tags_of(TEXT, tagger) == tags_of(TEXT)
    assert tags_of(TEXT + "बच्चे स्कूल गए।", tagger) == wanted


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = tags_of(TEXT)
    monkeypatch.setattr(module, "BLOCK", 20)
    assert tags_of(TEXT, fresh()) == wanted


def test_a_sentence_longer_than_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BLOCK", 20)
    text = "और ".join(["घर"] * 70)
    assert len(tags_of(text, fresh()).upos) == len(read_layout(text).words)


def test_card_tells_where_it_comes_from() -> None:
    with as_file(files("hindi_news").joinpath("models", "pos.zip")) as path:
        card = load(path, KIND).card
    assert "not commercial" in card["licence"]
    assert card["command"].startswith("python -m hindi_news.training")
    assert card["scores"]["upos"] > 96
    assert card["versions"]
