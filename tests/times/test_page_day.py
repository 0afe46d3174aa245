"""The day that a page tells of itself."""

from __future__ import annotations

import datetime as dt

import pytest

from hindi_news import engines
from hindi_news.times import find_times

HEADLINE = "पुल टूटने से रास्ता बंद\n\n"
STORY = "रविवार को पुल टूटा और गांव वाले नदी पार करके पहुंचे।"


def values(text: str, published: dt.date | None = None) -> list[str]:
    return [t.value for t in find_times(engines.load("native").page(text, published))]


@pytest.mark.parametrize("head", [
    f"samachar_2018_8_22_120031\n\n{HEADLINE}",
    f"{HEADLINE}प्रकाशित: 22 अगस्त 2018, 10:30 AM IST\n\n",
    f"{HEADLINE}22 अगस्त 2018\n\n",
    f"{HEADLINE}पटना, 22 अगस्त 2018 (भाषा) ",
])
def test_of_the_page(head: str) -> None:
    assert values(head + STORY)[-1] == "2018-08-19"


@pytest.mark.parametrize("head", [
    HEADLINE, "13 दिसंबर 2001 का हमला\n\n", "samachar_2018_18_42_120031\n\n", "samachar_120031\n\n"])
def test_none(head: str) -> None:
    assert values(head + STORY)[-1] == "XXXX-WXX-7"


def test_headings_of_a_chronicle() -> None:
    text = f"{HEADLINE}22 अगस्त 2018\n\n{STORY}\n\n5 मार्च 2019\n\n{STORY}"
    assert [v for v in values(text) if v.startswith("X")] == ["XXXX-WXX-7"] * 2


def test_the_day_given_is_stronger() -> None:
    assert values(f"samachar_2018_8_22_120031\n\n{HEADLINE}{STORY}", dt.date(2019, 3, 5)) == ["2019-03-03"]


def test_posts_tell_the_year() -> None:
    text = f"{HEADLINE}— Samachar (@samachar) July 8, 2018\n\nमेला 10 जुलाई को लगेगा, 5 जनवरी को वह टल गया था।"
    assert values(text) == ["2018-07-08", "2018-07-10", "XXXX-01-05"]
    assert values(text.replace("\n\nमेला", "\n— Samachar (@samachar) May 8, 2014\n\nमेला"))[-2:] == ["XXXX-07-10", "XXXX-01-05"]
