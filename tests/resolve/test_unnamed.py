"""Which unnamed sources are one, and what is said of them."""

from __future__ import annotations

import pytest

from hindi_news import engines
from hindi_news.page import Cluster, Name, TokenSpan
from hindi_news.resolve.phrases import read_phrase
from hindi_news.resolve.unnamed import UnnamedSources, describe


@pytest.mark.parametrize(
    ("phrases", "wanted"),
    [
        (["पुलिस", "पुलिस"], [5, 5]),
        (["एक वरिष्ठ अधिकारी", "अधिकारी", "इस अधिकारी"], [5, 5, 5]),
        (["अधिकारी", "एक वरिष्ठ अधिकारी"], [5, 6]),
        (["अधिकारी", "अधिकारियों"], [5, 6]),
        (["नेपाली अधिकारियों", "भूटानी अधिकारियों", "अधिकारियों"], [5, 6, 6]),
        (["एक अधिकारी", "एक अन्य अधिकारी"], [5, 6]),
        (["विशेषज्ञों", "डॉक्टरों"], [5, 6]),
    ],
)
def test_one_source_or_two(phrases: list[str], wanted: list[int]) -> None:
    page = engines.load("native").page("\n".join(phrases), None)
    sources = UnnamedSources(page, 5)
    found, at = [], 0
    for phrase in phrases:
        span = TokenSpan(at, at + len(phrase.split()))
        found.append(sources.add(span, read_phrase(page.words, *span)))
        at = span.stop
    assert found == wanted
    assert len(sources.clusters()) == len(set(wanted))


def test_clusters_have_their_longest_phrase_as_name() -> None:
    page = engines.load("native").page("एक वरिष्ठ अधिकारी\nअधिकारी\nउन्होंने", None)
    sources = UnnamedSources(page, 0)
    for span in (TokenSpan(0, 3), TokenSpan(3, 4)):
        sources.add(span, read_phrase(page.words, *span))
    sources.mention(0, Name(4, 5, "unnamed", 1.0, "pronoun", form="pronoun"))
    (cluster,) = sources.clusters()
    assert cluster.name == "एक वरिष्ठ अधिकारी"
    assert [m.form for m in cluster.mentions] == ["description", "description", "pronoun"]


def test_fields_of_unnamed_clusters_alone() -> None:
    page = engines.load("native").page("नगर के दो अधिकारियों", None)
    person = Cluster("person", "नगर", (Name(0, 1, "person", 1.0, "case"),))
    officials = Cluster("unnamed", "दो अधिकारियों", (Name(2, 4, "unnamed", 1.0, "case", form="description"),))
    assert describe(page, [person, officials], []) == {1: {"number": "plur", "role": "अधिकारी"}}
