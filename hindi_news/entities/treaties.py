"""Treaties and other formal agreements: mentions, and which mentions speak of one agreement.

A mention is a well-known name (``treaties.tsv``), or a head noun (संधि, समझौता …) with the adjectives and nouns
directly before it.  Most heads are also everyday words for a compromise or a bargain, so a weak head counts only with
evidence that one agreement is meant; the rules below are asked in order, the first with an opinion decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from ..lexicon import PhraseTable, read
from ..page import GLUED, Cluster, Fields, Name, Page, TimeMention, TokenSpan
from ..text.normalize import matching_key
from .vocabulary import proper

#: Words before the head that may belong to it.
_LONGEST = 6
#: Tokens after the phrase in which evidence is sought.
_AHEAD = 12
#: Agreements that a described one may be.
_REMEMBERED = 32

YES, NO = True, False


class Head(NamedTuple):
    """A head noun's form: dictionary form, kind of agreement, whether it needs evidence."""

    lemma: str
    kind: str
    weak: bool


class Known(NamedTuple):
    """A well-known agreement: canonical Hindi name, English name, kind, parties' country codes, year."""

    name: str
    english: str
    kind: str
    parties: tuple[str, ...]
    year: str | None


def _phrase(words: str) -> tuple[str, ...]:
    return tuple(matching_key(w) for w in words.replace("-", " - ").split())


@cache
def _heads() -> PhraseTable[Head]:
    rows = read("treaty_heads", "form", "lemma", "kind", "weak")
    return PhraseTable((_phrase(r["form"]), Head(r["lemma"], r["kind"], r["weak"] == "yes")) for r in rows)


@cache
def _known() -> PhraseTable[Known]:
    """Names of well-known agreements in every form of their last word."""
    forms: dict[str, list[str]] = {}
    for r in read("treaty_heads", "form", "lemma", "kind", "weak"):
        forms.setdefault(r["lemma"], []).append(r["form"])
    out: list[tuple[tuple[str, ...], Known]] = []
    for r in read("treaties", "names", "english", "kind", "parties", "year"):
        names = r["names"].split("|")
        known = Known(
            names[0], r["english"], r["kind"], tuple(filter(None, r["parties"].split(","))), r["year"] or None
        )
        for name in names:
            *before, last = name.split()
            out += [(_phrase(" ".join([*before, form])), known) for form in forms.get(last, [last])]
    return PhraseTable(out)


@cache
def words_of(kind: str) -> frozenset[str]:
    """Keys of the words of one class of ``treaty_words.tsv``."""
    return frozenset(matching_key(r["word"]) for r in read("treaty_words", "word", "class") if r["class"] == kind)


@cache
def statuses() -> dict[str, tuple[int, str, bool]]:
    """Key of a word -> rank, status, and whether it alone is evidence of an agreement."""
    rows = read("treaty_status", "word", "status", "rank", "evidence")
    return {matching_key(r["word"]): (int(r["rank"]), r["status"], r["evidence"] == "yes") for r in rows}


class Candidate(NamedTuple):
    """A head with the words before it, in tokens, and the sentence around it."""

    first: int
    head_first: int
    stop: int
    head: Head
    sentence: TokenSpan


def known_at(page: Page, first: int, stop: int) -> Known | None:
    """The well-known agreement that tokens ``[first, stop)`` name exactly."""
    return _known().get(page.words.key[first:stop])


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
    return NO if after.startswith(("दिय", "दे", "दी")) or before in _GUILTY else None


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
_PLAIN_VERBS = frozenset(map(matching_key, ("हुआ", "हुए", "हुई", "किया", "किए", "किये")))


def _does_not_exist(page: Page, c: Candidate) -> bool | None:
    """युद्धविराम की घोषणा नहीं की है, समझौता नहीं हो पाया: not there, unless it is a known one (इस, यह)."""
    near = page.words.key[c.stop : min(c.stop + 5, c.sentence.stop)]
    return NO if matching_key("नहीं") in near else None


def _plural(page: Page, c: Candidate) -> bool | None:
    """संधियों, समझौतों: agreements at large."""
    return NO if page.words.key[c.stop - 1].endswith(("ों", "ियां", "ियाँ", "ो")) else None


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
    evidence = any(k not in _PLAIN_VERBS for k in said) or (bool(said) and c.head.kind != "contract")
    owned = c.first > c.sentence.first and keys[c.first - 1] in ("हमारा", "हमारे", "उनका", "उनके", "इसका")
    return YES if evidence or between or owned else None


#: Asked in order; the first that says yes or no decides, and a phrase that no rule knows is no mention.
RULES: tuple[Callable[[Page, Candidate], bool | None], ...] = (
    _part_of_another_name,
    _labelled,
    _rules_of_conduct,
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


def find(page: Page) -> list[Name]:
    """Mentions of agreements; the score of a known name is 0.97, of a described one 0.8."""
    keys, known, heads = page.words.key, _known(), _heads()
    begin, head_begins = known.first_keys, heads.first_keys
    out: list[Name] = []
    for sentence in page.sentences:
        at = sentence.first
        for i in [i for i in range(*sentence) if keys[i] in begin or keys[i] in head_begins]:
            if i < at:
                continue
            if hit := known.longest(keys, i, sentence.stop):
                out.append(Name(i, hit[0], "treaty", 0.97, "treaty:known"))
                at = hit[0]
            elif head := heads.longest(keys, i, sentence.stop):
                begins = i
                while head[0] < sentence.stop and (more := heads.longest(keys, head[0], sentence.stop)) is not None:
                    begins, head = head[0], more  # संघर्ष विराम समझौता: the last head is that of the whole
                at_least = out[-1].stop if out else 0
                c = Candidate(_left(page, begins, max(sentence.first, at_least)), begins, head[0], head[1], sentence)
                rule, verdict = next(((r.__name__, v) for r in RULES if (v := r(page, c)) is not None), ("", False))
                if verdict:
                    out.append(Name(c.first, c.stop, "treaty", 0.8, f"treaty:{rule.strip('_')}"))
                at = head[0]
    return out + _acronyms(page, out)


def judged(page: Page, names: Iterable[Name]) -> list[Name]:
    """The names without those agreements of the tagger's that a rule says are none; no body ends in संधि."""
    ends: dict[int, TokenSpan] = {}
    out = []
    for n in names:
        if n.type == "organization" and n.rule == "tagger" and (own := head_of(page, n)) is not None and not own.weak:
            n = n._replace(type="treaty")
        if n.type == "treaty" and n.rule == "tagger" and known_at(page, n.first, n.stop) is None:
            head = head_of(page, n)
            if not ends:
                ends = {t: s for s in page.sentences for t in range(s.first, s.stop)}
            if head is not None:
                c = Candidate(n.first, n.stop - head_length(page, n), n.stop, head, ends[n.first])
                if next((v for r in RULES if (v := r(page, c)) is not None), YES) is NO:
                    continue
        out.append(n)
    return out


def _left(page: Page, head: int, least: int) -> int:
    """Where the adjectives and nouns directly before a head begin."""
    keys, upos, stops = page.words.key, page.tags.upos, words_of("stop")
    first = head
    while first > max(least, head - _LONGEST):
        key = keys[first - 1]
        if key in ("-", "–"):
            # A pair (भारत-रूस) belongs to the name as a whole.
            if first - 1 > least and page.words.gap[first] == GLUED and page.words.gap[first - 1] == GLUED:
                first -= 1
                continue
            break
        # The second half of a pair of words (अदला-बदली) is part of it, whatever it is by itself.
        paired = first - 2 >= least and keys[first - 2] in ("-", "–")
        fits = not upos or paired or upos[first - 1] in ("NOUN", "ADJ", "PROPN", "X")
        if key in stops or not key[0].isalpha() or not fits:
            break
        first -= 1
    while first < head and not keys[first][0].isalnum():
        first += 1
    return first


def _acronyms(page: Page, names: Sequence[Name]) -> list[Name]:
    """रासायनिक हथियार संधि (सीडब्ल्यूसी): the short form, there and wherever it stands again."""
    keys = page.words.key
    short = {keys[n.stop + 1] for n in names if n.stop - n.first > 1 and _bracketed(page, n.stop)}
    return [Name(i, i + 1, "treaty", 1.0, "treaty:acronym") for i, k in enumerate(keys) if k in short] if short else []


def _bracketed(page: Page, at: int) -> bool:
    """Whether one word in brackets, longer than two letters, stands at ``at``: the place of a short form."""
    keys = page.words.key
    return at + 2 < len(keys) and keys[at] == "(" and keys[at + 2] == ")" and len(keys[at + 1]) > 2


def group(page: Page, names: Sequence[Name]) -> list[list[Name]]:
    """Mentions of one agreement together, in text order.

    A known name or an acronym is its own agreement; a phrase with इस/यह, or with no words that tell agreements apart, speaks
    of the latest; a described one joins the latest agreement that shares a telling word with it.
    """
    groups: list[list[Name]] = []
    telling: list[set[str]] = []
    identity: dict[str, int] = {}
    short: dict[str, int] = {}
    keys = page.words.key
    for name in names:
        words = keys[name.first : name.stop]
        known = known_at(page, name.first, name.stop)
        own = {_fields().get(k, k) for k in words if _tells(k)}
        at: int | None = None
        if known is not None and known.name in identity:
            at = identity[known.name]
        elif len(words) == 1 and words[0] in short:
            at = short[words[0]]
        elif known is None and groups:
            at = _latest(telling, own)
        if at is None:
            at = len(groups)
            groups.append([])
            telling.append(set())
            if known is not None:
                identity[known.name] = at
        groups[at].append(name)
        telling[at] |= own
        if _bracketed(page, name.stop):
            short[keys[name.stop + 1]] = at
    return groups


def _tells(key: str) -> bool:
    """Whether a word tells agreements apart."""
    return key not in words_of("generic") and (key,) not in _heads() and len(key) > 1


@cache
def _fields() -> dict[str, str]:
    """What agreements are about, by matching key."""
    return {matching_key(r["word"]): r["field"] for r in read("treaty_fields", "word", "field")}


def is_ceasefire(words: Iterable[str]) -> bool:
    """Whether words before a head say that fighting stops (संघर्ष विराम समझौता, सीजफायर डील)."""
    stops = {k for k in words if _fields().get(k) == "ceasefire"}
    return bool(stops - {"संघर्ष", "युद्ध"})


def _latest(telling: Sequence[set[str]], own: set[str]) -> int | None:
    """The latest group that a described mention may join."""
    if not own:
        return len(telling) - 1
    for i in range(len(telling) - 1, max(len(telling) - 1 - _REMEMBERED, -1), -1):
        if telling[i] & own:
            return i
    # A first general mention (द्विपक्षीय संधि) is told apart later (व्यापक साझेदारी समझौता).
    return len(telling) - 1 if not telling[-1] else None


def describe(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """Kind, parties, subject, days and status; see :mod:`hindi_news.entities.treaty_facts`."""
    from .treaty_facts import describe_treaties

    return describe_treaties(page, clusters, times)


def head_of(page: Page, name: Name) -> Head | None:
    """The head noun at the end of a mention, if it has one."""
    return _heads().get(page.words.key[name.stop - head_length(page, name) : name.stop])


def head_length(page: Page, name: Name) -> int:
    """The tokens of the head noun at the end of a mention, 0 without one."""
    for length in (3, 2, 1):
        if name.stop - name.first >= length and _heads().get(page.words.key[name.stop - length : name.stop]):
            return length
    return 0
