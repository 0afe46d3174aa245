"""Roles given beside a name (रूसी राष्ट्रपति व्लादिमीर पुतिन; समाचार एजेंसी रॉयटर्स), which later stand for it alone."""

from __future__ import annotations

from collections.abc import Callable

from ..page import Cluster, Name, Words
from ..text.normalize import matching_key
from .discourse import Title
from .phrases import HONORIFICS, PERSON_KINDS, in_parts, role_of, singular, word_class
from .pronouns import pronouns

#: Words before and after a name that are read for a role, and mentions of one thing that are.
REACH = 8
MENTIONS = 24
#: Tokens of a bracket after a role, and of what an office is for.
_BRACKET, _FOR = 6, 2

#: Offices with namesakes for parts of one district: an एसपी सिटी is not the एसपी.
_PARTED = frozenset(("अधीक्षक",))
#: Classes of words that no role phrase goes across.
_STOPS = frozenset(("ne", "ko", "at", "and", "verb", "passive", "link"))

#: Words that end what leads in a sentence: वहीं दूसरी तरफ | दल के एक प्रवक्ता.
_ASIDE = frozenset(map(matching_key, ("वहीं", "तरफ", "ओर", "उधर", "इधर", "हालांकि", "लेकिन", "मगर")))


def _stops(key: str) -> bool:
    pronoun = pronouns().get(key)
    whom = pronoun is not None and pronoun.case in ("object", "subject")  # तभी उन्हें | एक दोस्त ने; हमने | एक दोस्त से
    return whom or not key[0].isalnum() or word_class(key) in _STOPS or key in _ASIDE


def titles_beside(words: Words, name: Name, cluster_at: Callable[[int], int | None]) -> list[Title]:
    """The roles that stand directly before a mention, or after it in apposition or brackets."""
    out = _before(words, name, cluster_at)
    after = _after(words, name, cluster_at)
    if after is not None:
        out.append(after)
    return out


def titles_of(words: Words, cluster: Cluster, cluster_at: Callable[[int], int | None]) -> list[Title]:
    """All roles beside the first :data:`MENTIONS` mentions of a cluster."""
    names = [m for m in cluster.mentions if m.form == "name"][:MENTIONS]
    return list(dict.fromkeys(t for m in names for t in titles_beside(words, m, cluster_at)))


def gender_of(words: Words, cluster: Cluster) -> str | None:
    """m or f, as an honorific or a role noun beside a name shows it (श्रीमती, अभिनेत्री); None if nothing does."""
    for m in [m for m in cluster.mentions if m.form == "name"][:MENTIONS]:
        for i in (m.first - 1, m.stop):
            key = words.key[i] if 0 <= i < len(words) else ""
            shown = word_class(key)
            if shown in HONORIFICS and shown != "title":
                return shown[-1]
            role = role_of(key) if key and i < m.first else None
            if role is not None and role.kind in PERSON_KINDS and role.gender != "any":
                return role.gender
    return None


def _title(words: Words, head: int, others: range, cluster_at: Callable[[int], int | None]) -> Title | None:
    role, first = in_parts(words.key, head) or (role_of(words.key[head]), head)
    others = range(min(others.start, first), first)
    if role is None or role.kind in ("people", "mass", "report"):
        return None
    modifiers = {words.key[i] for i in others if word_class(words.key[i]) is None}
    modifiers |= joined_modifier(words.key[head], role.lemma)
    owners = {c for i in others if (c := cluster_at(i)) is not None}
    return Title(role.lemma, frozenset(modifiers), frozenset(owners))


def joined_modifier(key: str, lemma: str) -> set[str]:
    """What a compound adds to its lemma: विदेशमंत्री is विदेश and मंत्री."""
    base = singular(key)[0]
    return {base[: -len(lemma)]} if base != lemma and base.endswith(lemma) else set()


def phrase_start(words: Words, head: int) -> int:
    """The first token of the noun phrase that ends in ``head``, :data:`REACH` tokens before it at most."""
    first = head
    while first > 0 and head - first < REACH and not _stops(words.key[first - 1]):
        first -= 1
    return first


def _before(words: Words, name: Name, cluster_at: Callable[[int], int | None]) -> list[Title]:
    """The role right before a name, and the office before that (मंत्री डॉक्टर X) or before what it is for (एसपी सिटी X)."""
    keys = words.key
    head = name.first - 1
    while head >= 0 and word_class(keys[head]) in HONORIFICS:
        head -= 1
    if head > 0 and keys[head] == ")":  # प्रमुख सचिव (स्वास्थ्य) X
        head = next((i - 1 for i in range(head - 1, max(0, head - _BRACKET), -1) if keys[i] == "("), -1)
    if head < 0 or _stops(keys[head]):
        return []
    heads, ranked = [head], role_of(keys[head]) is not None
    for i in range(head - 1, max(-1, head - 1 - (1 if ranked else _FOR)), -1):
        if _stops(keys[i]) or "ka" in (word_class(keys[i]), word_class(keys[head])):
            break
        role = role_of(keys[i])
        if role is not None and role.kind == "office":
            heads += [i] if ranked or role.lemma not in _PARTED else []
            break
    found = (_title(words, h, range(phrase_start(words, h), h), cluster_at) for h in heads)
    return [title for title in found if title is not None]


def _after(words: Words, name: Name, cluster_at: Callable[[int], int | None]) -> Title | None:
    """``X, दल के अध्यक्ष,`` – ``X (अध्यक्ष)`` – ``X, जो दल के अध्यक्ष हैं``: a role noun that ends the apposition."""
    keys, count = words.key, len(words)
    i = name.stop
    if i < count and keys[i] in (",", "("):
        i += 1
        if i < count and keys[i] == "जो":
            i += 1
    elif i < count and keys[i] == "जो":
        i += 1
    else:
        return None
    for head in range(i, min(i + REACH, count - 1)):
        if _stops(keys[head]):
            return None
        role = role_of(keys[head])
        ends = word_class(keys[head + 1]) in ("verb", "ne") or keys[head + 1] in (",", ")")
        if role is not None and role.kind in PERSON_KINDS and ends:
            return _title(words, head, range(i, head), cluster_at)
    return None
