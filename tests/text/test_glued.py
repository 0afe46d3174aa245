"""Words that a page glued are cut where the second begins, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hindi_news.text.glued import seam


@pytest.mark.parametrize(
    ("word", "halves"),
    [
        ("वायरलफेसबुक", ["वायरल", "फेसबुक"]),
        ("रद्दइंडोनेशिया", ["रद्द", "इंडोनेशिया"]),
        ("वायरलनई", ["वायरल", "नई"]),
        ("हुईचंडीगढ़", ["हुई", "चंडीगढ़"]),
    ],
)
def test_two_words_in_one(word: str, halves: list[str]) -> None:
    assert [word[: seam(word)], word[seam(word) :]] == halves


@pytest.mark.parametrize("word", ["वायरलेस", "अखंडभारत", "महाभारत", "जयरामपुर", "पाकिस्तान", "सचमुच", "चंडीगढ़", "सच", ""])
def test_one_word(word: str) -> None:
    assert seam(word) == 0


@given(st.text(alphabet="सचवायरलफेबुकनईदिल्लीहुभरत़ं\u200d", max_size=24))
def test_a_seam_leaves_two_words(word: str) -> None:
    at = seam(word)
    assert 0 <= at < max(1, len(word))
    assert not at or "\u0904" <= word[at] <= "\u0939"
