"""Gods and founders of religions: भगवान शिव, मां दुर्गा, ईसा मसीह."""

from __future__ import annotations

from functools import cache

from .. import lexicon
from ..lexicon import PhraseTable
from ..page import SPACE, Name, Page
from ..text.normalize import matching_key
from .place_words import types_after
from .vocabulary import head_words, keys_of, surnames

#: Surer than the tagger, which takes the word of reverence into the name.
SCORE = 0.98
_GODS, _GODDESSES = (frozenset(map(matching_key, words)) for words in (("भगवान", "प्रभु"), ("देवी", "मां", "माँ", "माता")))


@cache
def _names() -> PhraseTable[str]:
    rows = lexicon.read("deities", "name", "where")
    return PhraseTable((keys_of(r["name"]), r["where"]) for r in rows)


def find(page: Page) -> list[Name]:
    """Candidate mentions; भगवान दास, मां काली मंदिर and देवी लाल are other names."""
    keys, gap, out = page.words.key, page.words.gap, []
    for sentence in page.sentences:
        for first, stop, where in _names().matches(keys, *sentence):
            after = keys[stop] if stop < sentence.stop and gap[stop] == SPACE else ""
            revered = {"god": _GODS, "goddess": _GODDESSES}.get(where, frozenset())
            told = where == "alone" or (first > sentence.first and keys[first - 1] in revered and gap[first] == SPACE)
            if told and not (after in surnames() or after in types_after() or after in head_words() or after == _TOWN):
                out.append(Name(first, stop, "person", SCORE, "person:deity"))
    return out


_TOWN = matching_key("नगर")


def reverent(phrase: tuple[str, ...]) -> bool:
    """Whether a name is a god's with a word of reverence before it."""
    revered = {"god": _GODS, "goddess": _GODDESSES}.get(_names().get(phrase[1:]) or "", frozenset())
    return phrase[0] in revered
