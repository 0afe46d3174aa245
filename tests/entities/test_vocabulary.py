"""Words beside and within names."""

from __future__ import annotations

import pytest

from hindi_news.entities import vocabulary as v
from hindi_news.text.normalize import matching_key


def test_a_phrase_is_cut_as_the_tokenizer_cuts_it() -> None:
    assert v.keys_of("जमात-ए-इस्लामी") == ("जमात", "-", "ए", "-", "इस्लामी")
    assert v.keys_of("विश्व बैंक") == ("विश्व", "बैंक")


@pytest.mark.parametrize(
    ("word", "proper"), [("ज़ारेंको", True), ("और", False), ("मंत्री", False), ("मंत्रालय", False), ("5", False)]
)
def test_words_that_may_be_names(word: str, proper: bool) -> None:
    assert v.proper(matching_key(word)) is proper


def test_names_with_a_gender_that_are_everyday_words_find_nobody() -> None:
    assert v.given_names()[matching_key("आशा")] == "f"
    assert matching_key("आशा") not in v.telling_names()
    assert matching_key("सुनीता") in v.telling_names()


def test_lexicons_of_names_do_not_contradict_each_other() -> None:
    rows = v.lexicon.read("person_names", "name", "part", "gender")
    genders: dict[str, set[str]] = {}
    for r in rows:
        if r["part"] != "surname":
            genders.setdefault(matching_key(r["name"]), set()).add(r["gender"])
    assert [name for name, found in genders.items() if len(found) > 1] == []
    assert not v.acronyms() & {phrase[0] for phrase, _ in v.clear_organizations().items() if len(phrase) == 1}
