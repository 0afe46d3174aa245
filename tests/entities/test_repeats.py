"""What the whole article tells about its names."""

from __future__ import annotations

import pytest

from hindi_news.entities.repeats import agree_on_types
from hindi_news.page import Name

from .test_merge import tagged


@pytest.mark.parametrize(
    ("text", "first", "names"),
    [
        # A sure name is one wherever it stands, and so are a person's first and last name.
        (
            "ब्रूनो ज़ारेंको आए। तब ज़ारेंको बोले। फिर ब्रूनो गए।",
            ("ब्रूनो ज़ारेंको", "person", 0.9),
            ["person: ब्रूनो ज़ारेंको", "person: ज़ारेंको", "person: ब्रूनो"],
        ),
        (
            "ब्रूनो दि ज़ारेंको आए। तब दि ज़ारेंको बोले।",
            ("ब्रूनो दि ज़ारेंको", "person", 0.9),
            ["person: ब्रूनो दि ज़ारेंको", "person: दि ज़ारेंको"],
        ),
        # A common word is no name because a name ends in it.
        ("ब्रूनो आज आए। आज बारिश है।", ("ब्रूनो आज", "person", 0.9), ["person: ब्रूनो आज"]),
        # Unless it acts, or is joined to a person's name.
        (
            "ब्रूनो मैजिक आए। तब मैजिक ने कहा कि मैजिक होगा।",
            ("ब्रूनो मैजिक", "person", 0.9),
            ["person: ब्रूनो मैजिक", "person: मैजिक"],
        ),
        # A given name speaks for what follows it.
        ("अनिल ज़ारेंको आए। तब ज़ारेंको बोले।", ("अनिल ज़ारेंको", "person", 0.53), ["person: अनिल ज़ारेंको", "person: ज़ारेंको"]),
        # One that is unsure speaks for no other.
        ("ज़ारेंको आए। ज़ारेंको गए।", ("ज़ारेंको", "person", 0.4), ["person: ज़ारेंको"]),
        (
            "राष्ट्रीय ज़ारेंको परिषद (राज़ाप) बनी। तब राज़ाप ने कहा।",
            ("राष्ट्रीय ज़ारेंको परिषद", "organization", 0.9),
            ["organization: राष्ट्रीय ज़ारेंको परिषद", "organization: राज़ाप", "organization: राज़ाप"],
        ),
    ],
)
def test_names_that_were_overlooked(text: str, first: tuple[str, str, float], names: list[str]) -> None:
    assert tagged(text, first)[1] == names


def test_a_part_gives_way_to_the_whole_name() -> None:
    text = "करीना जीन-पियरोत ने कहा। तब करीना जीन-पियरोत गईं।"
    names = tagged(text, ("करीना जीन", "person", 0.9))[1]
    assert names == ["person: करीना जीन-पियरोत"] * 2


def test_an_unsure_type_gives_way_to_a_sure_one() -> None:
    text = "ज़ारेंको ने कहा। ब्रूनो ज़ारेंको आए।"
    names = tagged(text, ("ज़ारेंको", "organization", 0.4), ("ब्रूनो ज़ारेंको", "person", 0.95))[1]
    assert names == ["person: ज़ारेंको", "person: ब्रूनो ज़ारेंको"]


def test_a_given_name_that_is_a_word_too_is_a_person_only_who_acts() -> None:
    text = "विकास मेहरा आए। विकास ने बात की। गांव का विकास रुका है।"
    names = tagged(text, ("विकास मेहरा", "person", 0.9))[1]
    assert names == ["person: विकास मेहरा", "person: विकास"]


def test_a_full_name_is_a_person_once_the_article_says_so() -> None:
    text = "कृष्णा मेहता आए। अनिल वर्मा से कृष्णा मेहता की बात हुई।"
    page, _ = tagged(text)
    again = page.words.norm.index("कृष्णा", 1)
    names = [Name(0, 2, "place", 0.9, "tagger"), Name(again, again + 2, "person", 0.95, "tagger")]
    assert [n.type for n in agree_on_types(page, names, [True] * len(page.words))] == ["person", "person"]
