"""आज that means our days and no day: आज भी, आज के दौर में; आज भारत दुनिया का …, आज वे नौकरी करते हैं."""

from __future__ import annotations

from ..page import LINE
from ..text.normalize import matching_key
from .reader import Reader
from .tense import tense_at, verb_at

#: आज की जरूरत, आज के लोग: of our days.
_OF_TODAY = frozenset(map(matching_key, ("जरूरत", "जरूरतों", "लोग", "तुलना", "स्थिति", "राजनीति", "तरह", "हालत")))
#: With आज, the name of a channel.
_CHANNELS = frozenset(map(matching_key, ("टीवी", "टेलीविजन", "टेलिविजन", "न्यूज")))
_OF_CHANNEL = frozenset(map(matching_key, ("का", "के", "की", "ने")))
_WORLD = frozenset(map(matching_key, ("दुनिया", "विश्व", "दुनियाभर")))
#: What sets our days against former ones.
_CONTRASTS = frozenset(map(matching_key, ("लेकिन", "मगर", "किंतु", "किन्तु", "परंतु", "परन्तु", "हालांकि", "नतीजा", "जो")))
_BREAKS = frozenset("।?!|;.")
_CLAUSES = frozenset(map(matching_key, ("कि", "जो", "जिस", "जब", "अगर", "यदि")))
#: Endings of what goes on always (करते हैं), of nouns that look like it (आवश्यकता है), and verbs of what a text says now.
_ALWAYS = tuple(map(matching_key, ("ता", "ते", "ती")))
_NOUNS = tuple(map(matching_key, ("कता", "यता", "मता")))
_SHOWS = frozenset(map(matching_key, (
    "दर्शाता", "दर्शाती", "दर्शाते", "दिखाता", "दिखाती", "दिखाते", "बनता", "बनती", "बनते", "मिलता", "मिलती", "मिलते", "जीता", "जीते",
    "जीती", "बरती", "बरता", "देते", "देता", "देती", "रहते", "बीता", "बीती", "बीते", "माता", "पिता", "नेता", "होते", "होता", "होती")))
#: Of others: what I do today (आज मैं कहना चाहता हूं) is of today.
_IS = frozenset(map(matching_key, ("है", "हैं")))
_ERAS = frozenset(map(matching_key, ("जमाना", "दौर", "युग")))
#: Tokens up to the verb.
_REACH = 30


def is_nowadays(r: Reader, i: int) -> bool:
    """Whether आज at token ``i`` means our days."""
    if r.key(i + 1) in _CHANNELS and r.key(i + 2) in _OF_CHANNEL:
        return True  # आज टीवी के संवाददाता: a channel; आज टीवी पर: this day
    if r.value[i + 1] == "also" or r.category[i + 1] == "until":
        return True
    if r.key(i - 1) in _CONTRASTS and r.category[i + 1] not in ("of", "from") and tense_at(r.page, i, i + 1) == "present":
        return True  # लेकिन आज वह घर सूना है
    if r.category[i + 1] != "of":
        return r.category[i + 1] != "from" and _always(r, i + 1)
    at = r.skip(i + 2, "relative")
    return r.category[at] in ("era", "person") or r.key(at) in _OF_TODAY or (
        r.category[at] == "" and r.category[at + 1] == "era" and r.key(at)[:1].isalpha())


def _always(r: Reader, at: int) -> bool:
    """Whether the verb after token ``at`` tells what goes on always, or the present state of the world."""
    world = False
    for k in range(at, min(r.size - 1, at + _REACH)):
        key = r.key(k)
        if key in _BREAKS or key in _CLAUSES or r.page.words.gap[k] >= LINE:
            return False
        world = world or key in _WORLD
        if key in _ERAS and r.key(k + 1) in _IS and r.category[k - 1] == "of":
            return True  # आज प्रचार का ज़माना है
        if key.endswith(_ALWAYS) and not key.endswith(_NOUNS) and len(key) > 2 and key not in _SHOWS and (
                r.key(k + 1) in _IS and verb_at(r.page, k) is None):
            return True
        tense = verb_at(r.page, k)
        if tense is not None:
            return world and tense == "present"
    return False
