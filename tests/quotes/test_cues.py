"""Cues before a कि or a mark (at ``|``): the word, its manner and aspect."""

from __future__ import annotations

import pytest

from hindi_news import lexicon
from hindi_news.quotes.cues import LIGHT, cue_before, nouns, verbs
from hindi_news.text.normalize import matching_key


def found(text: str) -> tuple[str, str, str] | None:
    keys = [matching_key(w) for w in text.split()]
    cue = cue_before(keys, len(keys), 0)
    return None if cue is None else (keys[cue.first], cue.kind, cue.aspect)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("राव ने कहा", ("कहा", "say", "perfective")),
        ("राव ने कहा है", ("कहा", "say", "perfective")),
        ("राव कहते रहे हैं", ("कहते", "say", "habitual")),
        ("राव कह रहे थे", ("कह", "say", "habitual")),
        ("राव कहने लगे", ("कहने", "say", "habitual")),
        ("राव का कहना है", ("कहना", "say", "own")),
        ("राव का मानना रहा है", ("मानना", "believe", "own")),
        ("यह कहा जा रहा है", ("कहा", "say", "passive")),
        ("राव को कहते हुए सुना गया है", ("कहते", "say", "heard")),
        ("राव ने दावा किया है", ("दावा", "claim", "noun")),
        ("राव का दावा है", ("दावा", "claim", "own")),
        ("यह दावा किया गया है", ("दावा", "claim", "passive")),
        ("राव ने भरोसा दिलाया", ("भरोसा", "promise", "noun")),
        ("राव ने भरोसा जताया", ("भरोसा", "believe", "noun")),
        ("राव ने चेतावनी जारी की", ("चेतावनी", "warn", "noun")),
        ("राव मांग करने लगे", ("मांग", "demand", "noun")),
        ("राव ने जानना चाहा", ("जानना", "ask", "noun")),
        ("राव ने माना", ("माना", "admit", "perfective")),
        ("राव स्वीकार करते हैं", ("स्वीकार", "admit", "noun")),
        ("माना जा रहा है", None),
        ("राव ने यह बात करने", None),
        ("उम्मीद की जा रही है", None),
        ("आपको बता दें", None),
        ("राव गारंटी मांग रहे थे", None),
        ("राव ने नहर देखी", None),
        ("कहीं", None),
        ("", None),
    ],
)
def test_cue(text: str, wanted: tuple[str, str, str] | None) -> None:
    assert found(text) == wanted


def test_what_follows_a_form_may_make_it_none() -> None:
    keys = [matching_key(w) for w in ["लेख", "के", "लिखे", "जाने", "तक"]]
    assert cue_before(keys, 3, 0) is None


def test_denials_are_negated() -> None:
    cue = cue_before([matching_key(w) for w in ["राव", "ने", "इनकार", "किया"]], 4, 0)
    assert cue is not None
    assert cue.negated
    assert cue.kind == "deny"


def test_every_noun_has_a_verb_that_the_lexicon_knows() -> None:
    known = {*LIGHT, "own"}
    for row in lexicon.read("cue_nouns", "noun", "kind", "verbs", "negated"):
        assert row["verbs"], row
        assert set(row["verbs"].split()) <= known, row
        assert (row["negated"] == "yes") == (row["kind"] == "deny"), row


def test_lexicons_are_wide() -> None:
    assert len(nouns()) > 200
    assert {"say", "claim", "deny", "warn", "promise", "ask", "demand", "announce", "believe", "write", "agree"} <= {
        *(n.kind for readings in nouns().values() for n in readings), *(v.kind for v in verbs().values())}
