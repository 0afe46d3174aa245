"""Names that begin right after a title."""

from __future__ import annotations

import pytest

from hindi_news import analyze


@pytest.mark.parametrize(("text", "name"), [
    ("न्यास के अध्यक्ष महंत नृत्य मोहन दास ने बैठक बुलाई।", "नृत्य मोहन दास"),
    ("न्यास के अध्यक्ष मोहन दास ने बैठक बुलाई।", "मोहन दास"),
    ("महंत और उनके शिष्य मोहन दास ने बैठक बुलाई।", "मोहन दास"),
    ("महंत, नृत्य मोहन दास को पसंद है।", "मोहन दास"),
])
def test_begins_after_the_title(text: str, name: str) -> None:
    (person,) = analyze(text).people
    assert person.mentions[0].text == name
