"""What the words of an organisation's names say of it."""

from __future__ import annotations

import pytest

from hindi_news.entities import organizations
from hindi_news.resolve.names import cluster_names

from ..marked import read_marked


@pytest.mark.parametrize(
    ("text", "kind", "country", "acronym", "latin"),
    [
        ("[o1 भाजपा] ने कहा।", "party", "IN", "BJP", "Bharatiya Janata Party"),
        ("[o1 रूसी सेना] ने कहा।", "military", "RU", None, None),
        ("[o1 जापानी विदेश मंत्रालय] ने कहा।", "ministry", "JP", None, None),
        ("[o1 केंद्रीय गृह मंत्रालय] ने कहा।", "ministry", "IN", None, None),
        ("[o1 दिल्ली पुलिस] ने कहा।", "police", "IN", None, None),
        ("[o1 उत्तर कोरियाई सरकार] ने कहा।", "government", "KP", None, None),
        ("[o1 नवजीवन ट्रस्ट] ने कहा।", "foundation", None, None, None),
        ("[o1 राष्ट्रीय मापन परिषद] ([o1 एनएमपी]) ने कहा।", "organization", None, "NMP", None),
        ("[o1 राष्ट्रीय मापन परिषद] ([o1 रामाप]) ने कहा।", "organization", None, "रामाप", None),
        ("[o1 बैंक ऑफ ज़ारेंको] ने कहा।", "bank", None, None, None),
        ("[o1 ज़ारेंको] ने कहा।", None, None, None, None),
    ],
)
def test_kind_country_acronym(
    text: str, kind: str | None, country: str | None, acronym: str | None, latin: str | None
) -> None:
    page, marked = read_marked(text)
    clusters = cluster_names(page, [name for _, name in marked])
    assert len(clusters) == 1
    wanted: dict[str, object] = {"kind": kind, "country": country, "acronym": acronym}
    assert organizations.describe(page, clusters, ())[0] == (wanted | {"latin": latin} if latin else wanted)


def test_offices_of_the_country_that_an_article_is_of() -> None:
    def country(text: str) -> str | None:
        page, marked = read_marked(text)
        clusters = cluster_names(page, [name for _, name in marked])
        bodies = organizations.describe(page, clusters, ())
        return str(next(iter(bodies.values()))["country"])

    assert country("[l1 ढाका] में और [l2 बांग्लादेश] के तट पर बारिश हुई। [o1 मौसम विभाग] ने कहा।") == "BD"
    assert country("[l1 ढाका] में, [l2 बांग्लादेश] में और [l3 बिहार] में बारिश हुई। [o1 मौसम विभाग] ने कहा।") == "IN"
    assert country("[l1 ढाका] में और [l2 बांग्लादेश] में बारिश हुई। [o1 भारतीय मौसम विभाग] ने कहा।") == "IN"
