"""Lemma tables: learned, written, read."""

from __future__ import annotations

import pytest

from hindi_news.tagging.lemmas import Change, Lemmatizer, parse, with_dots_of
from hindi_news.training.lemmas import learn
from hindi_news.training.treebank import word


def test_learned_tables_give_what_was_seen_and_guess_the_rest() -> None:
    rows = [("लड़कों", "NOUN", "लड़का"), ("घोड़ों", "NOUN", "घोड़ा"), ("कपड़ों", "NOUN", "कपड़ा"), ("घरों", "NOUN", "घर"),
            ("नगरों", "NOUN", "नगर"), ("गया", "VERB", "जा"), ("आया", "VERB", "आ"), ("खाया", "VERB", "खा")]
    sentence = [word(form, upos, "x", lemma, ()) for form, upos, lemma in rows]
    found = learn([sentence] * 2)
    for w in sentence:
        assert found.lemma(w.norm, w.upos, "") == w.lemma
    assert found.lemma(word("पकौड़ों", "NOUN", "x", "", ()).norm, "NOUN", "") == word("", "", "", "पकौड़ा", ()).lemma
    assert found.lemma("लाया", "VERB", "") == "ला"
    assert found.lemma("अनजान", "ADV", "") == "अनजान"
    assert parse(found.dump()) == found


def test_features_decide_between_lemmas() -> None:
    plain = word("के", "ADP", "PSP", "के", ["Case=Acc"])
    agreeing = word("के", "ADP", "PSP", "का", ["Case=Acc", "Number=Sing"])
    found = learn([[plain] * 3, [agreeing] * 5])
    assert found.lemma("के", "ADP", "Case=Acc") == "के"
    assert found.lemma("के", "ADP", "Case=Acc|Number=Sing") == "का"
    assert found.lemma("के", "ADP", "") == "का"


def test_no_ending_eats_the_whole_word() -> None:
    assert Lemmatizer({}, {}, {("NOUN", "ों"): Change(2, "")}).by_ending("ों", "NOUN") == "ों"
    assert Lemmatizer({}, {}, {("NOUN", "ों"): Change(9, "क")}).by_ending("घरों", "NOUN") == "घरों"


@pytest.mark.parametrize(
    ("form", "lemma", "wanted"),
    [("पड़े", "पड", "पड़"), ("बढ़ाकर", "बढा", "बढ़ा"), ("डर", "डर", "डर"), ("अडिग", "अडिग", "अडिग"), ("", "पड", "पड")],
)
def test_dots_follow_the_form(form: str, lemma: str, wanted: str) -> None:
    clean = [word(text, "", "", "", ()).norm if text else "" for text in (form, lemma, wanted)]
    assert with_dots_of(clean[0], clean[1]) == clean[2]
