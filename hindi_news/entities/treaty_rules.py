"""Which phrases name an agreement: rules for heads that are also everyday words for a compromise or a bargain.

The rules of :data:`RULES` are asked in order; the first with an opinion decides, and a phrase that none knows is no mention.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ..lexicon import read
from ..page import Page, TokenSpan
from ..text.normalize import matching_key
from .vocabulary import proper

#: Tokens after the phrase in which evidence is sought.
_AHEAD = 12

YES, NO = True, False


class Head(NamedTuple):
    """A head noun's form: dictionary form, kind of agreement, whether it needs evidence."""

    lemma: str
    kind: str
    weak: bool


class Candidate(NamedTuple):
    """A head with the words before it, in tokens, and the sentence around it."""

    first: int
    head_first: int
    stop: int
    head: Head
    sentence: TokenSpan


@cache
def words_of(kind: str) -> frozenset[str]:
    """Keys of the words of one class of ``treaty_words.tsv``."""
    return frozenset(matching_key(r["word"]) for r in read("treaty_words", "word", "class") if r["class"] == kind)


@cache
def statuses() -> dict[str, tuple[int, str, bool]]:
    """Key of a word -> rank, status, and whether it alone is evidence of an agreement."""
    rows = read("treaty_status", "word", "status", "rank", "evidence")
    return {matching_key(r["word"]): (int(r["rank"]), r["status"], r["evidence"] == "yes") for r in rows}


# -- rules: is this phrase a mention? --------------------------------------------------------------------------------
def _part_of_another_name(page: Page, c: Candidate) -> bool | None:
    """समझौता एक्सप्रेस, संधि संगठन, समझौता वार्ता."""
    after = page.words.key[c.stop] if c.stop < c.sentence.stop else ""
    return NO if after in words_of("other") else None


def _labelled(page: Page, c: Candidate) -> bool | None:
    """करार दिया: a verb, "labelled"."""
    after = page.words.key[c.stop] if c.stop < c.sentence.stop else ""
    if c.head.lemma != "करार":
        return None
    if not after[:1].isalnum():  # 'सरासर झूठ करार' दिया
        after = page.words.key[c.stop + 1] if c.stop + 1 < c.sentence.stop else ""
    before = page.words.key[c.head_first - 1] if c.head_first > c.sentence.first else ""
    return NO if after.startswith(("दि", "दे", "दी")) or before in _GUILTY else None


def _rules_of_conduct(page: Page, c: Candidate) -> bool | None:
    """कोविड प्रोटोकॉल, चुनावी घोषणापत्र: only a name before it, or its signing, makes an agreement of it."""
    if c.head.lemma not in _RULES_OF_CONDUCT:
        return None
    keys = page.words.key
    before = keys[c.first : c.head_first]
    if set(before) & words_of("medical"):
        return NO
    named = bool(before) and (proper(before[-1]) or matching_key("संयुक्त") in before)
    return None if named or set(keys[c.stop : c.stop + 4]) & _SIGNING else NO


def _bargain(page: Page, c: Candidate) -> bool | None:
    """महंगा सौदा, घाटे का सौदा: what something costs."""
    if c.head.lemma not in ("सौदा", "डील"):
        return None
    return NO if set(page.words.key[max(c.head_first - 2, c.sentence.first) : c.head_first]) & words_of("bargain") else None


def _to_be_made(page: Page, c: Candidate) -> bool | None:
    """चुनावी समझौता करेगी, डील करना चाहता है: one that is not there yet."""
    after = page.words.key[c.stop : min(c.stop + 4, c.sentence.stop)]
    if not c.head.weak or after[:1] not in (("कर",), ("करने",), ("करना",), ("साइन",)):
        return NO if c.head.weak and after[:1] and after[0] in _WILL_MAKE else None
    return NO if any(k in _CAN or k.startswith(_WISH) for k in after[1:]) else None


_WILL_MAKE = frozenset(map(matching_key, ("करेगा", "करेगी", "करेंगे", "करूंगा", "करें", "करे", "होगा", "होंगे", "होगी")))
_WISH = tuple(map(matching_key, ("चाह", "तैयार", "इच्छुक", "राजी")))


def _indefinite(page: Page, c: Candidate) -> bool | None:
    """कोई समझौता, किसी संधि."""
    before = page.words.key[c.first - 1] if c.first > c.sentence.first else ""
    return NO if before in words_of("indefinite") else None


def _definite(page: Page, c: Candidate) -> bool | None:
    """इस समझौते, यह डील."""
    before = page.words.key[c.first - 1] if c.first > c.sentence.first else ""
    if before in ("यह", "वह") and page.words.key[c.stop - 1].endswith("े"):
        return None  # वह समझौते में …: he, not that
    return YES if before in words_of("definite") else None


def _compromise(page: Page, c: Candidate) -> bool | None:
    """सुरक्षा से समझौता, समझौता करना पड़ेगा: giving way."""
    keys = page.words.key
    if c.first < c.head_first or c.head.lemma != "समझौता":
        return None
    before = keys[max(c.sentence.first, c.first - 4) : c.first]
    after = keys[c.stop] if c.stop < c.sentence.stop else ""
    gives_way = after.startswith("कर") or after == "नहीं" or bool({"से", "साथ"} & set(before[-2:]))
    return NO if gives_way and (after.startswith("कर") or set(before) & words_of("plain")) else None


def _hoped_for(page: Page, c: Candidate) -> bool | None:
    """शांति समझौते की उम्मीद: not there yet, and without a name."""
    keys = page.words.key
    if any(k not in words_of("generic") for k in keys[c.first : c.head_first]):
        return None
    after = keys[c.stop : min(c.stop + 3, c.sentence.stop)]
    # समझौते पर पहुंचा जा सकता है: within reach is not reached.
    reach = after[:1] in (("पर",), ("तक",)) and _CAN & set(keys[c.stop : min(c.stop + 6, c.sentence.stop)])
    return NO if reach or set(after) & words_of("hope") or after[:2] == ("के", matching_key("लिए")) else None


_CAN = frozenset(map(matching_key, ("सकता", "सकते", "सकती", "सके", "सकें", "सकेगा", "सकेंगे", "पाएगा", "पाएंगे")))


#: Heads that are more often rules, manifestos or chartered planes than agreements; what shows that they are agreements.
_RULES_OF_CONDUCT = frozenset(("प्रोटोकॉल", "घोषणापत्र", "चार्टर"))
_SIGNING = frozenset(map(matching_key, ("हस्ताक्षर", "दस्तखत", "अनुमोदन", "अनुसमर्थन")))
_GUILTY = frozenset(map(matching_key, ("दोषी", "अवैध", "गलत", "झूठ", "फर्जी")))
#: Whose agreement it is (उनके बीच) tells nothing where only people may be meant.
_PRONOUNS = frozenset(map(matching_key, ("उनके", "इनके", "हमारे", "आपके", "जिनके")))
#: Verbs that any bargain takes.
PLAIN_VERBS = frozenset(map(matching_key, ("हुआ", "हुए", "हुई", "किया", "किए", "किये")))


def _does_not_exist(page: Page, c: Candidate) -> bool | None:
    """युद्धविराम की घोषणा नहीं की है, समझौता नहीं हो पाया: not there, unless it is a known one (इस, यह)."""
    near = page.words.key[c.stop : min(c.stop + 5, c.sentence.stop)]
    return NO if matching_key("नहीं") in near else None


def _plural(page: Page, c: Candidate) -> bool | None:
    """संधियों, समझौतों; व्यापार समझौते लाभ देते हैं: agreements at large."""
    last = page.words.key[c.stop - 1]
    if last.endswith(("ों", "ियां", "ियाँ", "ो")):
        return NO
    if not last.endswith("े") or c.stop >= c.sentence.stop or not page.tags.upos:
        return None
    # Without a postposition the form is the plural.
    return NO if page.tags.upos[c.stop] in _NO_CASE and page.words.key[c.stop] not in _LIKE_CASES else None


_NO_CASE = frozenset(("NOUN", "ADJ", "VERB", "AUX", "NUM", "ADV", "PROPN", "PRON", "DET"))
#: Words after the oblique that stand for a postposition, or before one.
_LIKE_CASES = frozenset(map(matching_key, (
    "अनुसार", "मुताबिक", "तहत", "बाद", "द्वारा", "संबंधी", "सम्बन्धी", "जैसे", "जैसा", "जैसी", "वाले", "वाला", "वाली", "सहित", "समेत",
    "खिलाफ", "बिना", "बारे", "संबंध", "दौरान", "पहले", "भी", "ही", "तक", "यानी", "विरोधी", "उर्फ")))


def _strong_head(page: Page, c: Candidate) -> bool | None:
    """संधि, युद्धविराम, समझौता ज्ञापन."""
    return None if c.head.weak else YES


def _told_apart(page: Page, c: Candidate) -> bool | None:
    """जल बंटवारा समझौता: its own words tell which agreement is meant."""
    specific = [k for k in page.words.key[c.first : c.head_first] if k not in words_of("generic") and len(k) > 1]
    return YES if specific else None


def _acted_on(page: Page, c: Candidate) -> bool | None:
    """समझौते पर हस्ताक्षर, समझौते के तहत, समझौता रद्द; दोनों देशों के बीच समझौता हुआ."""
    keys, status = page.words.key, statuses()
    near = keys[c.stop : min(c.stop + _AHEAD, c.sentence.stop)]
    before = keys[max(c.sentence.first, c.first - 4) : c.first]
    between = matching_key("बीच") in before and not set(before) & _PRONOUNS
    said = [k for k in near[:6] if k in status and status[k][2]]
    evidence = any(k not in PLAIN_VERBS for k in said) or (bool(said) and c.head.kind != "contract")
    owned = c.first > c.sentence.first and keys[c.first - 1] in ("हमारा", "हमारे", "उनका", "उनके", "इसका")
    return YES if evidence or between or owned else None


#: Asked in order; the first that says yes or no decides, and a phrase that no rule knows is no mention.
RULES: tuple[Callable[[Page, Candidate], bool | None], ...] = (
    _part_of_another_name,
    _labelled,
    _rules_of_conduct,
    _bargain,
    _to_be_made,
    _indefinite,
    _definite,
    _compromise,
    _hoped_for,
    _does_not_exist,
    _plural,
    _strong_head,
    _told_apart,
    _acted_on,
)
