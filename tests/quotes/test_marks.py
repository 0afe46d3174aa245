"""Pairs of quotation marks; ``[`` and ``]`` show where a stretch begins and ends."""

from __future__ import annotations

import pytest

from hindi_news import engines
from hindi_news.quotes.marks import pair


def shown(text: str) -> list[str]:
    page = engines.load("native").page(text, None)
    return [page.words.slice(q.first, q.stop).text for q in pair(page.words, page.parts)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('उसने कहा, "नहर बनेगी।"', ["नहर बनेगी।"]),
        ("उसने कहा, “नहर बनेगी।”", ["नहर बनेगी।"]),
        ("उसने कहा, ‘नहर बनेगी।’", ["नहर बनेगी।"]),
        ("उसने कहा, 'नहर बनेगी।'", ["नहर बनेगी।"]),
        ("उसने कहा, «नहर बनेगी।»", ["नहर बनेगी।"]),
        ("उसने कहा, ’नहर बनेगी।’", ["नहर बनेगी।"]),
        ("उसने कहा, \"'नहर' बनेगी।\"", ["'नहर' बनेगी।", "नहर"]),
        ("उसने कहा, “एक ‘नहर’ बनेगी।”", ["एक ‘नहर’ बनेगी।", "नहर"]),
        ('उसने कहा, "नहर बनेगी।”', ["नहर बनेगी।"]),
        ("उसने कहा, ' नहर ' और ' कुआं ' बनेंगे।", ["नहर", "कुआं"]),
        ('उसने कहा, "नहर बनेगी।', ["नहर बनेगी।"]),
        ("ओ'हारा ने l'Aquila में कहा, 'नहर बनेगी।'", ["नहर बनेगी।"]),
        ("यह नहर है।", []),
        ("उसने कहा, 'नहर बनेगी ' | सब लौट गए |", ["नहर बनेगी"]),
        ('""', []),
        ("”नहर", ["नहर"]),
        ('वह" गया।"नहर बनेगी," राव ने कहा।', ["नहर बनेगी,"]),
        ('"नहर" है।" सब लौट गए।', ["नहर"]),
        ('राव ने कहा, "नहर बनेगी। सेन ने कहा, " खेत हरे हैं।"', ["नहर बनेगी। सेन ने कहा,", "खेत हरे हैं।"]),
    ],
)
def test_pairs(text: str, wanted: list[str]) -> None:
    assert shown(text) == wanted


def test_a_mark_closed_in_a_later_paragraph_is_carried_over() -> None:
    text = "उसने कहा, “नहर का काम समय पर पूरा होगा।\n\nसबको पानी मिलेगा।\n\nखेत हरे होंगे।” सब लौट गए।"
    assert shown(text) == ["नहर का काम समय पर पूरा होगा।", "सबको पानी मिलेगा।", "खेत हरे होंगे।"]


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "उसने कहा, “नहर का काम समय पर पूरा होगा।\n\nसब लौट गए।\n\nबैठक शाम को खत्म हुई।"
    assert shown(text) == ["नहर का काम समय पर पूरा होगा।"]


def test_depth_is_bounded() -> None:
    text = '" ' + "' \" " * 400 + "नहर " + "\" ' " * 400 + '"'
    assert len(shown(text)) < 1_000
