"""What an article says of people beside their names, and which words are found as names."""

from __future__ import annotations

import pytest

from hindi_news.entities import people, people_facts
from hindi_news.resolve.names import cluster_names

from ..marked import read_cases, read_marked


@pytest.mark.parametrize("case", read_cases("people.tsv"), ids=lambda case: case.split("\t")[0])
def test_roles_honorifics_gender_country(case: str) -> None:
    _, text, roles, honorifics, gender, country = case.split("\t")
    page, marked = read_marked(text)
    clusters = cluster_names(page, [name for _, name in marked])
    of_first = next(name for mark, name in marked if mark == "p1")
    person = next(i for i, c in enumerate(clusters) if of_first in c.mentions)
    found = people_facts.describe(page, clusters, ())[person]
    assert found == {
        "roles": tuple(filter(None, roles.split("|"))),
        "honorifics": tuple(filter(None, honorifics.split("|"))),
        "gender": gender or None,
        "role_country": country or None,
    }


def test_no_people_no_fields() -> None:
    page, _ = read_marked("कुछ नहीं हुआ।")
    assert people_facts.describe(page, (), ()) == {}


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("निदेशक जी . एम . [p1 राघवन] आए।", "जी"),
        ("निदेशक पी . [p1 राव] आए।", "पी"),
        ("बैठक में एम के [p1 राघवन] आए।", "एम"),
        ("मंत्री के के [p1 राघवन] आए।", "के"),
        ("सड़क के के [p1 राघवन] आए।", "राघवन"),
        ("सब लोग . [p1 राघवन] आए।", "राघवन"),
        (". [p1 राघवन] आए।", "राघवन"),
    ],
)
def test_initials_stand_before_a_name(text: str, head: str) -> None:
    page, marked = read_marked(text)
    assert page.words.norm[people.initials_before(page.words, marked[0][1].first)] == head
