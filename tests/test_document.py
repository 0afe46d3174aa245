"""Views of a document."""

from __future__ import annotations

import pytest

from hindi_news import analyze

from .sample import build


def test_views_by_type() -> None:
    doc = build()
    assert [e.name for e in doc.people] == ["सीता राय", "रमेश"]
    assert [e.name for e in doc.places] == ["नेपाल", "भारत"]
    assert [len(x) for x in (doc.organizations, doc.groups, doc.treaties, doc.unnamed)] == [1, 1, 1, 1]
    assert doc.headline is not None
    assert doc.headline.text == "नेपाल <b>समझौता</b> तय"
    assert doc.dateline is None
    assert doc.byline is None


def test_voices() -> None:
    doc = build()
    assert [(s.name, s.share) for s in doc.speakers] == [("सीता राय", 4 / 9), ("नेपाली अधिकारी", 5 / 9)]
    assert doc.quotes_by("Sita") == doc.quotes_by(doc.people[0]) == doc.quotes[:1]
    (talk,) = doc.conversations
    assert [e.name for e in talk.entities] == ["सीता राय", "रमेश"]
    assert talk.quotes == doc.quotes[:1]


def test_entity_by_id() -> None:
    doc = build()
    assert doc.entity("e4").name == "रमेश"
    with pytest.raises(KeyError, match="e99"):
        doc.entity("e99")


def test_repr_is_one_short_line() -> None:
    text = repr(build())
    assert text == "<Document 'नेपाल <b>समझौता</b> तय': 3 sentences, 8 entities, 1 dates, 2 quotes>"
    assert len(repr(analyze("शब्द\n" * 1000))) < 120


def test_engine_does_not_count_in_comparison() -> None:
    doc = build()
    data = doc.to_dict()
    data["engine"] = "other"
    again = type(doc).from_dict(data)
    assert again.engine == "other"
    assert again == doc
    assert hash(again) == hash(doc)
