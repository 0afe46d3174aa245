"""Heads of source phrases: ``cases/source_phrases.tsv``."""

from __future__ import annotations

from pathlib import Path

import pytest

from hindi_news import engines
from hindi_news.lexicon import parse
from hindi_news.resolve.phrases import read_phrase, role_of, roles, word_class
from hindi_news.text.normalize import matching_key

CASES = Path(__file__).parent.parent / "cases" / "source_phrases.tsv"
COLUMNS = ("phrase", "lemma", "kind", "number", "gender", "determiner")
ROWS = parse(CASES.read_text(encoding="utf-8"), CASES.name, COLUMNS)


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["phrase"])
def test_phrase(row: dict[str, str]) -> None:
    words = engines.load("native").page(row["phrase"], None).words
    phrase = read_phrase(words, 0, len(words))
    determiner = "the" if phrase.definite else "a" if phrase.indefinite else "-"
    found = (phrase.lemma, phrase.kind or "-", phrase.number, phrase.gender, determiner)
    assert found == tuple(row[c] for c in COLUMNS[1:])


def test_modifiers_are_content_words() -> None:
    words = engines.load("native").page("इस संस्था के कई पूर्व 12 सदस्यों", None).words
    assert read_phrase(words, 0, len(words)).modifiers == {"संस्था", "पूर्व"}


def test_no_form_is_two_things() -> None:
    keys = [matching_key(form) for form in roles()]
    assert len(keys) == len(set(keys))
    assert all(role_of(key) is not None for key in keys)
    assert all(word_class(key) in (None, "cue") for key in keys)
