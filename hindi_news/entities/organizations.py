"""Organisations: well-known ones, and names that end in a head noun (मंत्रालय, पार्टी, अमेरिकी सेना)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from ..page import GLUED, LINE, SPACE, Cluster, Fields, Name, Page, TimeMention, TokenSpan
from ..text.letters import spelled
from ..text.normalize import matching_key
from .belonging import abroad_of, home_country, known_body
from .gazetteer import country_names
from .people import run
from .place_words import is_known
from .vocabulary import (
    Head,
    Known,
    beside_organizations,
    clear_organizations,
    heads,
    keys_of,
    means_no_body,
    organization_cues,
    organizations,
    proper,
    surnames,
    telling_names,
    within_organizations,
)

#: Words before a head that are read.
LONGEST = 8
#: Longest head, in words.
_HEAD = 4
_JOINERS = frozenset(map(matching_key, ("और", "एवं", "व", "तथा")))
#: Kinds that are named after people; whose name may be that of a people and nothing more.
_HONOURING = frozenset(("government", "hospital", "university", "school", "foundation", "shop"))
_OF_A_PEOPLE = frozenset(("government", "military", "police", "parliament", "ministry", "party", "embassy"))
_TELLING = frozenset(("place", "person", "organization"))
#: Kinds whose names are mostly rare words that no tagger need know (मेरठ पुलिस, बलरामपुर अस्पताल).
_NAMED_FREELY = frozenset(("hospital", "school", "police", "court", "shop"))
#: Kinds that other bodies keep (ज़ारेंको ट्रस्ट अस्पताल).
_CARE = frozenset(("hospital", "school"))
_KEEPERS = frozenset(("foundation", "organization", "sport"))
_HYPHENS = frozenset("-‐‑–")
#: Parts of speech that no name of an organisation has before its head.
_NO_NOUNS = frozenset(("VERB", "AUX", "ADP", "PRON", "DET", "CCONJ", "SCONJ", "PART", "ADV"))
_GENITIVE = frozenset(map(matching_key, ("का", "के", "की")))
_LISTS = _JOINERS | frozenset((",", "या"))
_TRADING = frozenset(("company", "platform"))
_SAYING = frozenset(map(matching_key, ("कहना", "मानना", "दावा", "दावे", "अनुसार", "मुताबिक", "घोषणा", "बयान")))
#: What CCTV and the like are beside, as things that are no outlets.
_FOOTAGE = frozenset(map(matching_key, ("फुटेज", "कैमरा", "कैमरे", "कैमरों", "वीडियो", "तस्वीर", "तस्वीरें", "तस्वीरों")))
UNION = frozenset(map(matching_key, ("केंद्र", "केन्द्र")))
_STATES = frozenset(map(matching_key, ("राज्य", "राज्यों", "प्रदेश")))
#: Case markers after the union that acts or is asked, and parts of speech before it that name no centre.
_ACTING = frozenset(map(matching_key, ("ने", "को", "द्वारा")))
_ASKED = frozenset(map(matching_key, ("से", "के", "की", "का")))
_GROUNDS = frozenset(map(matching_key, (
    "बाहर", "अंदर", "भीतर", "पास", "निकट", "नजदीक", "दौरा", "दूर", "बीच", "रूप", "लिए", "आसपास", "गेट")))
_CLOSED = frozenset(("ADP", "CCONJ", "SCONJ", "PUNCT", "ADV", "AUX", "VERB", "PART"))
#: Letters of an acronym that names an organisation, at least; and how sure that is.
_LETTERS, _ACRONYM = 3, 0.45
_OF = frozenset(map(matching_key, ("ऑफ", "ऑफ़", "of", "फॉर")))
#: The one court that is named by its kind alone, since each state has one.
HIGH_COURTS = frozenset(map(keys_of, ("हाईकोर्ट", "हाइकोर्ट", "हाई कोर्ट", "हाइ कोर्ट", "उच्च न्यायालय")))
#: Kinds whose names list what they are for (ग्रामीण विकास एवं पंचायती राज विभाग).
_LISTING = frozenset(("ministry", "department", "commission", "agency"))


def find(page: Page) -> list[Name]:
    """Candidate mentions by lexicon and rule, in any order; they may overlap."""
    keys, norm = page.words.key, page.words.norm
    known, ends, kinds = organizations(), heads(), beside_organizations()
    begin, end, openers = known.first_keys, ends.first_keys, _openers()
    named = {i: n.type for n in page.tags.names for i in range(n.first, n.stop) if n.score > 0.3}
    out: list[Name] = []
    if not UNION.isdisjoint(keys):
        out.extend(_union(page))
    for sentence in page.sentences:
        for i, key in enumerate(keys[sentence.first : sentence.stop], sentence.first):
            if key not in openers and not _is_acronym(key, norm[i]):
                continue
            hit = known.longest(keys, i, sentence.stop) if key in begin else None
            # NATO or WHO, but not "who".
            if hit and hit[1].doubt and not _cued(keys, i, hit[0], sentence, hit[1]):
                hit = None
            if hit and (norm[i][:1].isupper() or not norm[i].isascii()) and not _thing(keys, hit[0], sentence.stop):
                stop = _branch(page, hit[0], sentence.stop, hit[1], named)
                out.append(Name(i, stop, "organization", 0.85, "organization:known"))
            elif not hit and _is_acronym(key, norm[i]) and not _thing(keys, i + 1, sentence.stop) and not _gene(page, i):
                out.append(Name(i, i + 1, "organization", _ACRONYM, "organization:acronym"))
            if key in end and (head := ends.longest(keys, i, sentence.stop)):
                if i > sentence.first and country_names().get((keys[i - 1], *keys[i : head[0]])) is not None:
                    continue  # सोवियत संघ
                first = _left(page, i, sentence.first, head[1], named)
                if keys[i : head[0]] in HIGH_COURTS and not _of_a_place(keys, first, i, named):
                    first = i  # वकीलों का जत्था हाईकोर्ट पहुंचा
                stop = _right(page, head[0], sentence.stop, named)
                if first < i or stop > head[0]:
                    # Outermost: बलरामपुर अस्पताल, not बलरामपुर.
                    sure = any(named.get(t) == "place" for t in range(first, i))
                    out.append(Name(first, stop, "organization", 0.95 if sure else 0.8, "organization:head"))
                elif keys[i : head[0]] in HIGH_COURTS:
                    out.append(Name(i, head[0], "organization", 0.7, "organization:court"))
            if key in kinds:
                out.extend(_apposition(page, i, sentence, kinds[key], named))
    return out


@cache
def _openers() -> frozenset[str]:
    """Words that tell of an organisation; most tokens are none, and are passed over at once."""
    return frozenset((*organizations().first_keys, *heads().first_keys, *beside_organizations()))


def _cued(keys: Sequence[str], first: int, stop: int, sentence: TokenSpan, known: Known) -> bool:
    """कंपनी अमेज़न, अमेज़न के शेयर, आप नेता, मेटा ने: whether the words beside a name that means other things too tell of it."""
    if first > sentence.first and keys[first - 1] in beside_organizations():
        return True
    after = keys[stop : min(stop + 2, sentence.stop)]
    if known.doubt == "thing" and known.kind in _TRADING and _beside_others(keys, first, stop, sentence):
        return True
    of = bool(after) and after[0] in _GENITIVE
    if known.doubt == "thing" and (after[:1] == ("ने",) or (of and not _SAYING.isdisjoint(after))):
        return True
    kinds = organization_cues().get(after[of]) if len(after) > of else None
    return kinds is not None and (not kinds or known.kind in kinds)


def _beside_others(keys: Sequence[str], first: int, stop: int, sentence: TokenSpan) -> bool:
    """सैमसंग और सोनी; गूगल, अमेज़न: whether a well-known company stands right before or after a name in a list."""
    others = clear_organizations()
    before = keys[first - 2 : first - 1] if first - 2 >= sentence.first and keys[first - 1] in _LISTS else ()
    after = keys[stop + 1 : stop + 2] if stop + 1 < sentence.stop and keys[stop] in _LISTS else ()
    known = (others.get(tuple(side)) for side in (before, after) if side)
    return any(other is not None and other.kind in _TRADING for other in known)


def _union(page: Page) -> Iterator[Name]:
    """केंद्र ने, केंद्र और राज्य सरकारें: the government of the union, of which nothing before it makes another centre."""
    keys = page.words.key
    found, alone = [], True
    for sentence in page.sentences if page.tags.upos else ():
        for i in range(sentence.first, sentence.stop - 1):
            if keys[i] in UNION and no_other_centre(page, i, sentence.first):
                found.append((i, keys[i + 1 : min(i + 3, sentence.stop)]))
            else:
                alone = alone and keys[i] not in UNION  # the article is of another centre, which is called so too
    for i, after in found:
        shared = after[0] in _JOINERS and after[1:] and after[1] in _STATES
        asked = alone and after[0] in _ASKED and not (after[1:] and (after[1] in _GROUNDS or after[1][0].isdigit()))
        if after[0] in _ACTING or shared or asked:
            yield Name(i, i + 1, "organization", 0.7, "organization:union")


def no_other_centre(page: Page, at: int, first: int) -> bool:
    """Whether केंद्र is no जांच केंद्र and not that of a place: it begins its sentence, or no noun stands before it."""
    before, upos = page.words.key[at - 1 : at], page.tags.upos
    return at == first or (upos[at - 1 : at] != () and upos[at - 1] in _CLOSED and before[0] not in _GENITIVE)


def _thing(keys: Sequence[str], at: int, limit: int) -> bool:
    """सीसीटीवी फुटेज: an acronym for a thing."""
    return at < limit and keys[at] in _FOOTAGE


def _gene(page: Page, at: int) -> bool:
    """एसीई2, बीएसएल-3: letters with a number."""
    words, after = page.words, at + 1
    if after + 1 < len(words) and words.key[after] in _HYPHENS and words.gap[after] == GLUED:
        after += 1
    return after < len(words) and words.gap[after] == GLUED and words.key[after].isdigit() and len(words.key[after]) == 1


@lru_cache(1 << 14)
def _is_acronym(key: str, norm: str) -> bool:
    """केजीएमयू: Latin letters spelled out in Devanagari that are not known to mean anything else."""
    return not norm.isascii() and "." not in key and len(spelled(key)) >= _LETTERS and not means_no_body(key)


def _of_a_place(keys: Sequence[str], first: int, stop: int, named: Mapping[int, str]) -> bool:
    """Whether a place is among the words before a court."""
    return any(named.get(t) == "place" or is_known((keys[t],)) for t in range(first, stop))


def _left(page: Page, head: int, least: int, kind: Head, named: Mapping[int, str]) -> int:
    """Where the name that ends in a head begins; ``head`` itself if the noun stands for no name."""
    keys, gap, inner = page.words.key, page.words.gap, within_organizations()
    first = at = head
    telling = closed = pending = hyphen = False
    while at > max(least, head - LONGEST) and gap[at] < LINE:
        t = at - 1
        key, kind_before = keys[t], named.get(t)
        if kind_before is None and key.isascii() and is_known((key,)):
            kind_before = "place"  # Mumbai police
        if kind_before == "person" and (kind.kind not in _HONOURING or (first < head and named.get(first) != "person")):
            break
        if key in surnames() and t > least and keys[t - 1] in telling_names() and kind.kind not in _HONOURING:
            break
        noun = not page.tags.upos or page.tags.upos[t] not in _NO_NOUNS
        body = _is_body(keys[t : t + 1])  # अमेज़न राहत कोष
        rare = body or (noun and proper(key) and not key.isascii())
        if kind_before or hyphen or (not closed and rare and (gap[at] != GLUED or pending)):
            telling = telling or kind_before in _TELLING or (kind_before == "group" and kind.kind in _OF_A_PEOPLE)
            beside = first == head or (kind.kind in _CARE and _keeps(keys[first]))
            telling = telling or (beside and kind.kind in _NAMED_FREELY and not kind_before)
            # हजारीबाग मेडिकल कॉलेज, अमेरिकी प्रशासन: a rare word before a place or a people is no part of it.
            closed = closed or body or kind_before in ("place", "group")
        elif key not in inner and not (kind.kind in _CARE and _keeps(key)):  # केकेएम ट्रस्ट अस्पताल
            listed = key in _JOINERS and kind.kind in _LISTING and t > least and keys[t - 1] in inner
            joined = key in _HYPHENS and gap[at] == gap[t] == GLUED and t > least and keys[t - 1][:1].isalpha()
            if first == head or pending or not (listed or joined):
                break
            at, pending, hyphen = t, True, joined
            continue
        first = at = t
        pending = hyphen = False
    if kind.kind == "security" and least < first < head and keys[first - 1].isdigit():
        first -= 1  # 36 राष्ट्रीय राइफल्स
    return head if kind.proper and not telling else first


def _keeps(key: str) -> bool:
    """Whether a word ends the name of a body that keeps hospitals and schools."""
    head = heads().get((key,))
    return head is not None and head.kind in _KEEPERS


def _is_body(phrase: Sequence[str]) -> bool:
    """Whether a word is the name of a well-known organisation, if perhaps of a thing too."""
    known = organizations().get(tuple(phrase))
    return known is not None and known.doubt != "word"


def _right(page: Page, stop: int, limit: int, named: Mapping[int, str]) -> int:
    """बैंक ऑफ इंडिया: where a name that goes on after its head ends."""
    keys, inner = page.words.key, within_organizations()
    if stop + 1 >= limit or keys[stop] not in _OF:
        return stop
    end = stop + 1
    while end < min(limit, stop + LONGEST) and (end in named or proper(keys[end]) or keys[end] in inner):
        end += 1
    return end if end > stop + 1 else stop


def _branch(page: Page, stop: int, limit: int, known: Known, named: Mapping[int, str]) -> int:
    """अल जज़ीरा अमरीका: a known company or outlet and the country of its branch."""
    if known.kind not in ("media", "company") or known.country == "IN" or stop >= limit or page.words.gap[stop] != SPACE:
        return stop
    country = country_names().longest(page.words.key, stop, limit)
    return country[0] if country is not None and named.get(stop) == "place" else stop


def _apposition(page: Page, at: int, sentence: TokenSpan, sides: str, named: Mapping[int, str]) -> list[Name]:
    """कंपनी आइवेको, अख़बार X, X वेबसाइट: rare words beside a noun for organisations."""
    words = page.words
    foreign = {i for i in range(at - LONGEST, at + LONGEST) if named.get(i) in ("place", "group")}
    out = []
    if "before" in sides and at + 1 < sentence.stop:
        stop = run(words, at + 1, sentence.stop, foreign)
        if stop > at + 1:
            out.append(Name(at + 1, stop, "organization", 0.85, "organization:apposition"))
    if "after" in sides:
        first = at
        while first > sentence.first and proper(words.key[first - 1]) and words.gap[first] == SPACE:
            first -= 1
            if first in foreign:
                return out
        if first < at and (first == sentence.first or at - first > 1):
            out.append(Name(first, at, "organization", 0.6, "organization:apposition"))
    return out


def describe(page: Page, clusters: Sequence[Cluster], times: Sequence[TimeMention]) -> Fields:
    """``kind``, ``country``, ``acronym`` and the Latin name of organisations, by cluster index."""
    out: Fields = {}
    for i, cluster in enumerate(clusters):
        if cluster.type != "organization":
            continue
        known = next((b for m in cluster.mentions if (b := known_body(page, m)) is not None), Known("", "", "", ""))
        if known.country and (abroad := abroad_of(page, clusters, cluster, known)):
            known = Known("", "", known.kind, abroad)  # मौसम विभाग in an article on Dhaka
        out[i] = {
            "kind": known.kind or next((k for m in cluster.mentions if (k := _kind(page, m))), None),
            "country": known.country or home_country(page, cluster),
            "acronym": known.acronym or _acronym(page, cluster),
        }
        if known.latin:
            out[i]["latin"] = known.latin
    return out


def _kind(page: Page, name: Name) -> str | None:
    """What the head of a name says that it is; of an English name's head too, wherever it stands (बैंक ऑफ …)."""
    keys, ends = page.words.key, heads()
    for first in range(max(name.first, name.stop - _HEAD), name.stop):
        hit = ends.longest(keys, first, name.stop)
        if hit is not None and hit[0] == name.stop:
            return hit[1].kind
    hit = ends.longest(keys, name.first, name.stop)
    return hit[1].kind if hit is not None else None


def _acronym(page: Page, cluster: Cluster) -> str | None:
    """The short form that stands beside a longer one: its Latin letters, or a word of first syllables as it is."""
    names = [m for m in cluster.mentions if m.form == "name"]
    if all(m.stop - m.first == 1 for m in names):
        return None
    for m in names:
        if m.stop - m.first == 1:
            key, norm = page.words.key[m.first], page.words.norm[m.first]
            letters = spelled(key)
            if len(letters) > 1 and (not key.isascii() or norm.isupper()):
                return letters.upper()
            if m.first and page.words.key[m.first - 1] == "(":
                return norm
    return None
