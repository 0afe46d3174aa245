"""Latin spelling of names (``cases/latin.tsv``), and what holds for any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hindi_news import lexicon
from hindi_news.text.romanize import by_rule, exact, romanize

from ..marked import read_cases


@pytest.mark.parametrize("case", read_cases("latin.tsv"))
def test_spelling(case: str) -> None:
    name, readable, itrans = case.split("\t")
    assert (romanize(name), exact(name)) == (readable, itrans)


def test_the_exact_form_keeps_every_name_apart() -> None:
    names = {r["name"] for r in lexicon.read("person_names", "name", "part", "gender")}
    names |= {r["word"] for r in lexicon.read("latin_words", "word", "latin")}
    assert len({exact(n) for n in names}) == len(names)


def test_rules_know_no_lexicon() -> None:
    assert (by_rule("मोदी दिल्ली"), romanize("मोदी दिल्ली")) == ("Modi Dilli", "Modi Delhi")


@given(st.text(st.characters(min_codepoint=0x900, max_codepoint=0x963), max_size=60))
def test_any_devanagari_becomes_ascii_or_nothing(name: str) -> None:
    assert romanize(name).isascii()


@given(st.text(max_size=60).filter(lambda t: t.isascii()))
def test_latin_stays(name: str) -> None:
    assert romanize(name) == name


def test_a_hostile_word_is_no_matter() -> None:
    assert len(romanize("कि" * 20_000)) == 40_000
