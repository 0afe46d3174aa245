"""Whom a paper asks, who then answers: हमने X से संपर्क किया। उन्होंने कहा …; जब X से बात हुई तो उन्होंने कहा …."""

from __future__ import annotations

from collections.abc import Sequence

from ..page import Cluster, TokenSpan, Words
from ..text.normalize import matching_key
from .named import NamesInOrder
from .phrases import HONORIFICS, PERSON_KINDS, role_of, word_class
from .pronouns import Seen
from .titles import phrase_start

#: What is done with one who is asked, the verbs of it, tokens from him to it, and tokens of a clause.
_ASKED = frozenset(map(matching_key, ("संपर्क", "सम्पर्क", "बात", "बातचीत", "सवाल")))
_DONE = frozenset(("किया", "की", "हुई", "हुआ", "साधा", "करने", "पूछा", "करी"))
_REACH, _CLAUSE = 12, 40
#: Tokens before a pronoun that opens its sentence, and what stands right before one that does not.
_EARLY, _THEN = 8, frozenset(("तो", "पर"))
#: Words before a noun phrase and outside of it.
_OUTSIDE = frozenset(map(matching_key, ("जब", "लिए", "जरिए", "जरिये", "बाद")))
_WE = frozenset(map(matching_key, ("हमने", "हमनें", "मैंने")))


def asked_before(words: Words, starts: Sequence[int], seen: Seen, names: NamesInOrder,
                 clusters: Sequence[Cluster]) -> TokenSpan | None:
    """The noun phrase of who was asked in the sentence before a pronoun by those who write or by a paper; or in its own
    by anyone, where तो or पर stands before it.  ``starts`` are the first tokens of sentences.
    """
    keys, here = words.key, starts[seen.sentence]
    then = keys[seen.first - 1] in _THEN and seen.first > here
    if not then and seen.first - here > _EARLY:
        return None
    first, stop = (here, seen.first) if then else (starts[max(0, seen.sentence - 1)], here)
    for at in range(stop - 1, max(first, stop - _CLAUSE), -1):
        if keys[at] != "से" or not _is_asked(words, at, stop):
            continue
        last = at - 1
        while last > first and word_class(keys[last]) in HONORIFICS:
            last -= 1
        role = role_of(keys[last])
        if names.at(last) is None and (role is None or role.kind not in PERSON_KINDS):
            continue
        begin = max(first, phrase_start(words, last))
        before = range(first, begin)
        begin = max((i + 1 for i in range(begin, last) if keys[i] in _OUTSIDE), default=begin)
        papers = (names.at(i - 1) for i in before if keys[i] == "ने" and i > first)
        by_paper = any(i is not None and clusters[i].type == "organization" for i in papers)
        asks = then or by_paper or not _WE.isdisjoint(keys[first:begin])
        return TokenSpan(begin, last + 1) if asks else None
    return None


def _is_asked(words: Words, at: int, stop: int) -> bool:
    keys = words.key
    for i in range(at + 1, min(at + _REACH, stop)):
        if keys[i] == "पूछा" or (keys[i] in _ASKED and not _DONE.isdisjoint(keys[i + 1 : i + 3])):
            return True
        if keys[i] in ("ने", "कि"):
            return False
    return False
