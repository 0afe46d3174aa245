"""People whom no lexicon knows, told by the words before them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hindi_news import engines
from hindi_news.entities.told_people import newcomers
from hindi_news.page import Name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("उनका मुकाबला इटली के आंद्रेविस सेप्पोनी से होगा।", "आंद्रेविस सेप्पोनी"),
        ("चेक गणराज्य की जोलेना परोस्कोवा को हार मिली।", "जोलेना परोस्कोवा"),
        ("अदालत ने 21 साल के जोरहान्स कानाडे को सजा दी।", "जोरहान्स कानाडे"),
        ("इटली के प्रधानमंत्री से भेंट हुई।", None),
        ("इटली के मिलानो में सभा हुई।", None),
        ("रूस के तेल और गैस के दाम बढ़े।", None),
        ("पिछले 20 साल के विकास कार्यों की बात हुई।", None),
    ],
)
def test_after_a_country_or_an_age(text: str, name: str | None) -> None:
    page = engines.load("native").page(text, None)
    unnamed = replace(page, tags=replace(page.tags, names=()))
    assert [page.words.phrase(n.first, n.stop) for n in newcomers(unnamed)] == ([name] if name else [])


def test_what_the_tagger_holds_is_left_alone() -> None:
    page = engines.load("native").page("उनका मुकाबला इटली के आंद्रेविस सेप्पोनी से होगा।", None)
    at = page.words.key.index("के") + 1
    held = replace(page, tags=replace(page.tags, names=(Name(at, at + 2, "organization", 0.9, "tagger"),)))
    assert newcomers(held) == []
