"""The tense of the verb that a time word belongs to: कल and weekdays mean another day with each.

The verb of a Hindi clause stands at its end, so the first that follows the expression in its sentence decides, and one
before it only if none follows (बैठक होगी कल).  Verbs are told by their endings and a list of forms; where the engine
tags parts of speech, its features decide about the words that the list does not know.
"""

from __future__ import annotations

from functools import cache

from .. import lexicon
from ..page import LINE, Page
from ..text.normalize import matching_key
from .syntax import with_tree

#: Tokens that are read after the expression, and before it; a verb further away says little.
_REACH = 40
_BACK = 12
_FUTURE = tuple(map(matching_key, (
    "ेगा", "ेगी", "ेंगे", "ेंगी", "ूंगा", "ूंगी", "ुंगा", "ुंगी", "ऊंगा", "ऊंगी", "उंगा", "उंगी", "एगा", "एगी", "एंगे", "एंगी",
    "येगा", "येगी", "येंगे", "येंगी",
)))
#: Endings of infinitives.
_INFINITIVE = tuple(map(matching_key, ("ना", "नी", "ने")))
_OF = frozenset(map(matching_key, ("का", "के", "की")))
#: Infinitives with वाला of what will happen, and endings of participles before जाने.
_TO_COME = frozenset(map(matching_key, ("होने", "लगने", "मिलने", "खुलने", "बनने", "छपने")))
_PARTICIPLE = tuple(map(matching_key, ("े", "ए", "ी", "ई")))
#: What may stand between a participle and its auxiliary.
_BETWEEN = frozenset(map(matching_key, ("नहीं", "न", "भी", "ही", "तो", "चले")))
#: Passive auxiliaries that leave the tense to the words after them.
_PASSIVE = frozenset(map(matching_key, ("जा", "जाना", "जानी", "जाने", "जाता", "जाती", "जाते", "करता", "करती", "करते")))
_BREAKS = frozenset("।?!|;")


@cache
def _words() -> dict[str, str]:
    return {matching_key(form): row["tense"]
            for row in lexicon.read("tense_words", "forms", "tense") for form in row["forms"].split()}


def verb_at(page: Page, i: int) -> str | None:
    """The tense that token ``i`` alone says, None if it is no finite verb."""
    return _at(page, i)


@with_tree
def tense_at(page: Page, first: int, stop: int) -> str | None:
    """"past", "future" or "present" of the verb that tokens ``[first, stop)`` belong to, None if none is near."""
    keys, gap = page.words.key, page.words.gap
    for i in range(stop, min(len(keys), stop + _REACH)):
        if gap[i] >= LINE or keys[i] in _BREAKS:
            break
        found = _at(page, i)
        if found in ("past", "future"):
            return found
        if found == "present":
            return "future" if _is_ahead(keys, i, stop) else "present"
        if keys[i] == "कि":
            break
    return _before(page, first)


def _before(page: Page, first: int) -> str | None:
    """The tense of the nearest verb before token ``first`` in its sentence."""
    keys, gap = page.words.key, page.words.gap
    for i in range(first - 1, max(-1, first - 1 - _BACK), -1):
        if keys[i] in _BREAKS or gap[i + 1] >= LINE or _words().get(keys[i]) == "clause":
            return None
        found = _at(page, i)
        if found in ("past", "future"):
            return found
        if found == "agent":
            return "past"
    return None


def _at(page: Page, i: int) -> str | None:
    """What token ``i`` says: past, future, present; "agent" for ने, which only the perfect has."""
    keys = page.words.key
    key = keys[i]
    found = _words().get(key)
    if found is None:
        if len(key) > 3 and key.endswith(_FUTURE):
            return "future"
        return _tagged(page, i)
    if found == "aim":
        return _aimed(page, i)
    if found == "past":
        return _perfect(page, i)
    if found in ("ahead", "able"):
        # सकता है, चाहिए are still to come, सकता था, चाहिए था are not.
        return "past" if _words().get(keys[i + 1] if i + 1 < len(keys) else "") == "past" else "future"
    return None if found in ("name", "clause") else found


def _aimed(page: Page, i: int) -> str | None:
    """होने वाली बैठक, खेले जाने वाला मैच, पहुंचने वाले हैं; not आने वाली बस, मरने वालों, रहने वाले, दिल्ली वाले."""
    keys = page.words.key
    if i == 0 or not keys[i - 1].endswith("ने") or len(keys[i - 1]) < 3:
        return None
    if i + 1 < len(keys) and _words().get(keys[i + 1]) == "present":
        return "future"
    if keys[i - 1] == "जाने" and i > 1:
        return "future" if keys[i - 2].endswith(_PARTICIPLE) and keys[i - 2] not in _OF else None
    return "future" if keys[i - 1] in _TO_COME else None


def _perfect(page: Page, i: int) -> str | None:
    """A perfect participle says past unless what follows it is the finite verb: किया जाएगा, लिया जाना है, दिया जा रहा."""
    keys, gap = page.words.key, page.words.gap
    after = i + 1
    while after < len(keys) and keys[after] in _BETWEEN and gap[after] < LINE:
        after += 1
    if after >= len(keys) or gap[after] >= LINE:
        return "past"
    key = keys[after]
    if key.endswith(_FUTURE) and len(key) > 3 and _words().get(key) in (None, "future"):
        return "future"
    if key in _PASSIVE:
        return None
    return "past"


def _is_ahead(keys: tuple[str, ...], i: int, stop: int) -> bool:
    """होना है, की जानी है: an infinitive before है; not का कहना है."""
    if i - 2 < stop - 1 or not keys[i - 1].endswith(_INFINITIVE) or len(keys[i - 1]) < 3:
        return False
    return keys[i - 2] not in _OF and _words().get(keys[i - 1]) != "name"


def _tagged(page: Page, i: int) -> str | None:
    """By the features of the engine, if it gives them."""
    tags = page.tags
    if not tags.feats or not tags.upos or tags.upos[i] not in ("VERB", "AUX"):
        return None
    feats = tags.feats[i]
    if "Tense=Fut" in feats or "Mood=Imp" in feats:
        return "future"
    if "Aspect=Perf" not in feats:
        return "past" if "Tense=Past" in feats else None
    # बनी रहने की आशंका: the participle leaves the tense to what follows the infinitive.
    return None if i + 1 < len(tags.feats) and "VerbForm=Inf" in tags.feats[i + 1] else _perfect(page, i)
