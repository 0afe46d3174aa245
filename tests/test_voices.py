"""Speakers, quotes by name and conversations, on quotes written as ``A>B`` (A to B), ``A`` or ``-`` (nobody)."""

from __future__ import annotations

import pytest

from hindi_news.objects import Entity, Mention, Organization, Person, Quote
from hindi_news.voices import conversations, quotes_by, speakers

PEOPLE: dict[str, Entity] = {name: Person(name, name, name, ()) for name in "ABC"}
PEOPLE["O"] = Organization("O", "O", "O", ())


def quote(at: int, text: str, speaker: Entity | None, addressee: Entity | None = None, parent: int | None = None,
          kind: str = "direct") -> Quote:
    return Quote(at, at + len(text), text, kind=kind, speaker=speaker, addressee=addressee, parent=parent)


def script(line: str, kind: str = "direct") -> list[Quote]:
    out = []
    for i, turn in enumerate(line.split()):
        who, _, to = turn.partition(">")
        out.append(quote(10 * i, "शब्द", PEOPLE.get(who), PEOPLE.get(to), kind=kind))
    return out


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("A B", {}),
        ("A>B", {"AB": [0]}),
        ("A>B B", {"AB": [0, 1]}),
        ("A>B B A", {"AB": [0, 1, 2]}),
        ("A>B A B", {"AB": [0, 2]}),
        ("A>B C B", {"AB": [0]}),
        ("A>B B>C", {"AB": [0], "BC": [1]}),
        ("A>B - B", {"AB": [0]}),
        ("A>A", {}),
        ("A B A", {}),
        ("A B A B", {"AB": [0, 1, 2, 3]}),
        ("C A B A B A", {"AB": [1, 2, 3, 4, 5]}),
        ("A B A B C B C B", {"AB": [0, 1, 2, 3], "BC": [3, 4, 5, 6, 7]}),
        ("A O A O", {}),
        ("A B - A B", {}),
        ("A B B A", {}),
    ],
)
def test_conversations(line: str, wanted: dict[str, list[int]]) -> None:
    quotes = script(line)
    found = conversations(quotes)
    assert {"".join(sorted(e.id for e in c.entities)): [q.start // 10 for q in c.quotes] for c in found} == wanted


def test_turns_without_addressee_are_direct() -> None:
    assert conversations(script("A B A B", kind="indirect")) == ()


def test_a_quote_inside_a_quote_answers_nobody() -> None:
    outer = quote(0, "एक दो तीन", PEOPLE["A"], PEOPLE["B"])
    inner = quote(3, "दो", PEOPLE["B"], parent=0)
    (found,) = conversations([outer, inner])
    assert found.quotes == (outer,)


def test_shares_count_words_of_outer_quotes_once() -> None:
    quotes = [
        quote(0, "एक दो तीन", PEOPLE["A"]),
        quote(3, "दो", PEOPLE["B"], parent=0),
        quote(20, "चार", None),
        quote(30, "पांच छह", PEOPLE["B"]),
    ]
    found = speakers(quotes)
    assert [(s.name, s.share, len(s.quotes)) for s in found] == [("A", 3 / 6, 1), ("B", 2 / 6, 2)]


def test_nothing_quoted_has_no_share() -> None:
    assert speakers([]) == ()
    assert speakers([quote(0, "", PEOPLE["A"])])[0].share == 0.0


@pytest.mark.parametrize(
    ("who", "wanted"),
    [
        ("वोलोदिमिर ज़ेलेंस्की", [0]),
        ("जेलेंस्की", [0]),
        ("zelensky", [0]),
        ("Volodymyr Zelensky", [0]),
        ("ज़ेलेंस्क", []),
        ("जोंग", [1]),
        ("जोंग-उन", [1]),
        ("नेता", []),
        ("", []),
    ],
)
def test_quotes_by_whole_words_of_a_name(who: str, wanted: list[int]) -> None:
    one = Person("e1", "वोलोदिमिर ज़ेलेंस्की", "Volodymyr Zelensky", (Mention(0, 9, "ज़ेलेंस्की"),))
    other = Person("e2", "किम जोंग-उन", "Kim Jong-un", (Mention(0, 4, "नेता", form="description"),))
    quotes = [quote(0, "एक", one), quote(10, "दो", other), quote(20, "तीन", None)]
    assert [q.start // 10 for q in quotes_by(quotes, who)] == wanted
    assert quotes_by(quotes, other) == (quotes[1],)
