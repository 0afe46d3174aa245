"""Views are HTML without script, everything escaped, and no word of the article lost."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest

from hindi_news import InputError, analyze
from hindi_news.render.marks import marks, segments
from hindi_news.render.views import VIEWS, page

from ..sample import TEXT, build


class Balanced(HTMLParser):
    """Checks that every tag that opens closes, and keeps the tags seen."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.feed(source)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_segments_are_the_text() -> None:
    assert "".join(s.text for s in segments(build())) == TEXT


def test_marks_cover_the_right_words() -> None:
    found = {(m.kind, TEXT[m.start : m.end]) for m in marks(build())}
    assert ("person", "सीता राय") in found
    assert ("quote", "जल समझौता तय है।") in found
    assert ("cue", "अनुसार") in found


@pytest.mark.parametrize("name", VIEWS)
def test_views_are_balanced_html_without_script(name: str) -> None:
    view = build().view(name)
    assert Balanced(view.html).seen.isdisjoint({"script", "link", "img", "iframe", "b"})
    assert view._repr_html_() == str(view)


@pytest.mark.parametrize("name", VIEWS)
def test_views_of_nothing(name: str) -> None:
    assert Balanced(analyze("").view(name).html).seen


def test_the_article_keeps_every_word_and_says_who_speaks() -> None:
    shown = re.sub(r"<sup.*?</sup>", "", build().view().html)
    assert TEXT in html.unescape(re.sub(r"<[^>]+>", "", shown))
    assert "[1 सीता राय]" in build().view().html


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", '" onmouseover="alert(1)', "</style><img src=x>", "&lt;"]
)
def test_payloads_are_escaped(payload: str) -> None:
    doc = analyze(f'{payload}\n\n{payload} ने कहा, "{payload} हम {payload} तैयार हैं।" श्री {payload} मोदी {payload}।')
    out = page(doc)
    assert Balanced(out).seen.isdisjoint({"script", "img"})
    assert payload not in out
    assert html.escape(payload) in out


def test_page_is_whole_and_self_contained() -> None:
    out = page(build())
    Balanced(out)
    assert out.startswith("<!doctype html>")
    assert not re.search(r"(src|href)\s*=(?!\"#)|@import|url\((?!#)", out)


def test_unknown_view_names_the_choices() -> None:
    with pytest.raises(InputError, match="unknown view 'graph'; choose one of: article, map"):
        build().view("graph")


def test_names_of_close_places_cover_no_other() -> None:
    from hindi_news.render.charts import _spread

    near = [(100.0, 100.0, 10.0, "उत्तर कोरिया"), (103.0, 102.0, 10.0, "प्योंगयांग"), (400.0, 100.0, 10.0, "चीन")]
    spots = list(_spread(near))
    assert [name for *_, name in spots] == ["उत्तर कोरिया", "प्योंगयांग", "चीन"]
    assert [y for _, y, _ in spots] == [90.0, 122.0, 90.0]


def test_land_stands_where_it_lies() -> None:
    from hindi_news.render.land import outline, rings

    def at(latitude: float, longitude: float) -> tuple[float, float]:
        return longitude * 10, -latitude * 10

    assert all(-180 <= x <= 180 and -90 <= y <= 90 for ring in rings() for x, y in ring)
    assert outline(70, 10, 90, 30, at).startswith("M")
    # The middle of the southern Indian Ocean.
    assert outline(85, -40, 95, -30, at) == ""


def test_a_map_stays_small() -> None:
    assert len(build().view("map").html) < 40_000
