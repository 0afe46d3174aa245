"""Teams that the article calls by their city: मुंबई ने पहले बल्लेबाज़ी की, where मुंबई इंडियंस play."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import Name, Page
from ..text.normalize import matching_key
from .gazetteer import country_names
from .place_words import is_known
from .vocabulary import heads, organizations

#: Tokens after a city in which the word for a team's work stands, and the least score of a team.
_REACH, _SURE = 7, 0.6
_PLAYS = frozenset(map(matching_key, (
    "बल्लेबाजी", "गेंदबाजी", "रन", "रनों", "विकेट", "विकेटों", "टॉस", "ओवर", "ओवरों", "मैच", "पारी", "जीत", "हार", "हराया", "हराकर",
    "टीम", "गोल", "खिलाफ", "कप्तान", "लक्ष्य", "पारियां", "गेंदबाज", "गेंदबाजों", "बल्लेबाज", "बल्लेबाजों")))
_ACTS = frozenset(map(matching_key, ("ने", "को", "के", "की", "का")))
_SIDE = frozenset(map(matching_key, ("ओर", "तरफ")))
_BREAKS = frozenset("।?!;")


def teams_by_city(page: Page, names: list[Name], free: Sequence[bool]) -> list[Name]:
    """The names, with the city of a team of the article as that team where it does a team's work."""
    keys = page.words.key
    cities = {city for n in names if (city := city_of_team(keys[n.first : n.stop])) and n.score >= _SURE}
    if not cities:
        return names
    return [
        n._replace(type="organization", rule="team_by_city")
        if n.type == "place" and keys[n.first : n.stop] in cities and _plays(keys, n.stop) else n for n in names
    ]


def city_of_team(phrase: tuple[str, ...]) -> tuple[str, ...] | None:
    """The town that a well-known team bears first or last in its name."""
    known = next((k for stop in range(len(phrase), 1, -1) if (k := organizations().get(phrase[:stop])) is not None), None)
    if known is None or known.kind != "sport" or len(phrase) < 2 or heads().get(phrase[-1:]) is not None:
        return None  # पाकिस्तान क्रिकेट बोर्ड plays nothing
    return next((end for end in (phrase[:1], phrase[-1:]) if is_known(end) and end not in country_names()), None)


def _plays(keys: Sequence[str], stop: int) -> bool:
    if keys[stop : stop + 1] == () or keys[stop] not in _ACTS:
        return False
    if keys[stop] == "की" and keys[stop + 1 : stop + 2] and keys[stop + 1] in _SIDE:
        return keys[stop + 2 : stop + 3] == ("से",)
    after = keys[stop + 1 : stop + 1 + _REACH]
    end = next((i for i, key in enumerate(after) if key in _BREAKS), len(after))
    return any(key in _PLAYS for key in after[:end])
