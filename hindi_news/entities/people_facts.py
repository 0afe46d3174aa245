"""What an article says of a person: roles, honorifics, gender, by what stands beside the names."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import Cluster, Fields, Name, Page, TimeMention
from ..text.normalize import matching_key
from .belonging import home_country
from .gazetteer import country_of
from .roles import Beside, beside, role_nouns
from .vocabulary import given_names, head_words, proper, titles

#: Mentions of one person whose surroundings are read.
MENTIONS = 32
#: Tokens before a name that is its sentence's subject.
_SUBJECT = 6
_MARKS = frozenset(map(matching_key, ("ने", "को", "से", "का", "के", "की", "में", "पर", "और", "व", ",", "जैसे", "द्वारा")))
#: Endings of verbs that agree with their subject in gender, by matching key; the auxiliaries after them that do not.
_FEMALE = ("ंगी", "एगी", "ेगी", "ती", "तीं", "थीं", "थी", "गईं", "गई", "ीं", "बोली", "रही", "चुकी")
_MALE = ("ंगे", "एगा", "ेगा", "ते", "ता", "थे", "था", "गए", "गया", "बोले", "बोला", "रहे", "रहा", "चुके", "चुका", "पहुंचे", "लौटे")
_AUXILIARIES = frozenset(map(matching_key, ("है", "हैं", "हूं", "हो")))


def describe(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """``roles``, ``honorifics``, ``gender`` and ``role_country`` of people, by cluster index."""
    people = [i for i, c in enumerate(clusters) if c.type == "person"]
    if not people:
        return {}
    named = {t: i for i, c in enumerate(clusters) for m in c.mentions if m.form == "name" for t in range(m.first, m.stop)}
    members, sentences = frozenset(people), _sentence_of(page)
    out: Fields = {}
    for i in people:
        found = [
            (beside(page.words, m.first, m.stop, named, members, sentence), m, sentence)
            for m in clusters[i].mentions[:MENTIONS]
            if m.form == "name" and (sentence := sentences[m.first]) is not None
        ]
        owners = (clusters[named[t]] for b, _, _ in found for t in b.owners)
        out[i] = {
            "roles": tuple(dict.fromkeys(r for b, _, _ in found for r in b.roles)),
            "honorifics": tuple(dict.fromkeys(h for b, _, _ in found for h in b.honorifics)),
            "role_country": next((c for owner in owners if (c := home_country(page, owner))), None),
            "gender": _gender(page, clusters[i], found),
        }
    return out


def _sentence_of(page: Page) -> list[tuple[int, int] | None]:
    out: list[tuple[int, int] | None] = [None] * len(page.words)
    for s in page.sentences:
        out[s.first : s.stop] = [(s.first, s.stop)] * (s.stop - s.first)
    return out


def _gender(page: Page, cluster: Cluster, found: Sequence[tuple[Beside, Name, tuple[int, int]]]) -> str | None:
    """m or f: by an honorific or a role, by the given name, or by the verb that agrees with the name."""
    shown = next((b.gender for b, _, _ in found if b.gender is not None), None)
    if shown is not None:
        return shown
    known = given_names()
    for _, m, _ in found:
        given = known.get(page.words.key[m.first], "any") if m.stop - m.first > 1 else "any"
        if given != "any":
            return given
    votes = [v for _, m, sentence in found if (v := _verb_gender(page, m, sentence)) is not None]
    votes = votes or [g for m in cluster.mentions if (g := known.get(page.words.key[m.first], "any")) != "any"]
    return max(("m", "f"), key=votes.count) if votes and votes.count("m") != votes.count("f") else None


def _verb_gender(page: Page, name: Name, sentence: tuple[int, int]) -> str | None:
    """The gender of the last verb of a sentence that begins with the name as its bare subject (X बोलीं।)."""
    keys = page.words.key
    before = keys[sentence[0] : name.first]
    if len(before) > _SUBJECT or not all(k in titles() or k in role_nouns() or country_of((k,)) for k in before):
        return None
    if name.stop >= sentence[1] or keys[name.stop] in _MARKS or not keys[name.stop][0].isalnum():
        return None
    if keys[name.stop] in role_nouns() or keys[name.stop] in head_words() or proper(keys[name.stop]):
        return None  # X पुरस्कार: the name of something else
    last = sentence[1] - 1
    while last > name.stop and not keys[last][0].isalnum():
        last -= 1
    for t in range(last, max(name.stop - 1, last - 3), -1):
        for endings, gender in ((_FEMALE, "f"), (_MALE, "m")):
            if keys[t].endswith(endings):
                return gender
        if keys[t] not in _AUXILIARIES:
            break
    return None
