"""Who is named at a quote as its speaker, whom it is said to, and what carries it: spans, not yet entities.

Every finder looks in one clause and returns spans of tokens; which entity they mean is for :mod:`hindi_news.resolve`.
"""

from __future__ import annotations

from typing import NamedTuple

from ..page import Name, TokenSpan
from ..resolve.phrases import PERSON_KINDS, role_of
from ..resolve.pronouns import pronouns
from .cues import Cue, verbs, words_of
from .issuers import issuer, published_by, written_in
from .scene import Scene

#: Kinds of cues that things have as well (क़ानून की अपेक्षा है).
_FELT = frozenset(("hope", "worry", "predict", "fear"))
_GENITIVE = frozenset(("का", "के", "की"))
#: लंदन स्थित कंपनी: after a place that only tells where somebody is.
_WHERE = frozenset(("स्थित", "निवासी", "वासी", "आधारित", "मूल"))
_DONE = frozenset(("चुका", "चुके", "चुकी", "चुकीं"))
#: Tokens between a cue and the addressee's case marker.
_NEAR_CUE = 7
#: Tokens before a source in which it is said whom it talks with.
_TALK = 12
#: Tokens before a cue in which its clause may begin.
_CLAUSE = 150


class Attribution(NamedTuple):
    """Spans found at a quote; ``first`` is where the attribution begins."""

    source: TokenSpan | None
    addressee: TokenSpan | None
    via: TokenSpan | None
    first: int


def attribute(scene: Scene, cue: Cue, least: int, *, skip: TokenSpan | None = None) -> Attribution:
    """Source, addressee and medium of a cue, sought from ``least`` to the cue; ``skip`` is a stretch to pass over."""
    least = max(least, cue.first - _CLAUSE)
    source = _source(scene, cue, least, skip)
    start = source.stop if source is not None and source.stop <= cue.first else least
    addressee = _addressee(scene, cue, start)
    if addressee is None and source is not None and source.stop <= cue.first:
        addressee = _talked_with(scene, source, least)
    if addressee is not None and source is not None and addressee.first < source.stop and source.first < addressee.stop:
        addressee = None
    via = _medium(scene, cue, start) or _report(scene, cue, least, source)
    quoting = _quoting(scene, cue, least)
    if quoting is not None and source is not None and source.stop <= quoting.first and _its_own(scene, source, quoting):
        via = quoting  # X ने अपनी एजेंसी Y के हवाले से कहा
    elif quoting is not None and (source is None or source.first < quoting.first or _is_person(scene, quoting)):
        # X ने Y के हवाले से कहा: Y speaks, X carries it.
        source, via = quoting, source
    elif quoting is not None:
        via = quoting  # X के हवाले से Y ने कहा
    return Attribution(source, addressee, via, cue.first if source is None else min(source.first, cue.first))


def _its_own(scene: Scene, source: TokenSpan, quoting: TokenSpan) -> bool:
    """Whether a body quotes what speaks for it: अपनी एजेंसी, अपने बयान."""
    between = scene.keys[source.stop : quoting.stop]
    return ("अपनी" in between or "अपने" in between) and not scene.is_person(quoting)


def _source(scene: Scene, cue: Cue, least: int, skip: TokenSpan | None) -> TokenSpan | None:
    if cue.aspect == "own":
        return _holder(scene, cue, least)
    if cue.aspect == "passive":
        return issuer(scene, cue, least)
    if cue.aspect == "words":
        return scene.phrase_before(cue.end, cue.stop)
    if cue.aspect == "after":
        return _holder_after(scene, cue)
    if cue.aspect == "heard":
        return _heard(scene, cue, least) or nominative(scene, cue._replace(aspect="habitual"), least, skip)
    if cue.aspect in ("said_of", "participle"):
        found = ergative(scene, cue.end, least, skip)
        if found is None and cue.aspect == "participle":
            found = _heard(scene, cue, least) or nominative(scene, cue._replace(aspect="habitual"), least, skip)
        return found
    if scene.keys[cue.first] == "कहा" and cue.first > least and _owned(scene, cue):
        return TokenSpan(cue.first - 1, cue.first)
    found = ergative(scene, cue.first, least, skip)
    if found is not None:
        # The subject of an imperfective verb, and of बोलना, has no ने; one that has it is of a clause before.
        bare = _imperfective(scene, cue) or scene.keys[cue.first].startswith("बोल")
        nearer = nominative(scene, cue, found.stop, skip) if bare else None
        return nearer or found
    if cue.kind == "write" and (issued := issuer(scene, cue, least)) is not None:
        return issued  # रिपोर्ट में लिखा है
    # A noun with a light verb, and every imperfective form, has its subject without ने.
    found = nominative(scene, cue, least, skip)
    return found or written_in(scene, cue, least) or _leading(scene, cue, least, skip)


def _owned(scene: Scene, cue: Cue) -> bool:
    """उनका कहा है कि: a slip for कहना."""
    pronoun = pronouns().get(scene.keys[cue.first - 1])
    owner = pronoun is not None and pronoun.case == "owner" and pronoun.person == "3"
    return owner and scene.keys[cue.end : cue.end + 1] == ("कि",)


def _imperfective(scene: Scene, cue: Cue) -> bool:
    """कहते हैं, स्पष्टीकरण दे रहे हैं, मान चुका है: forms whose subject has no ने."""
    after = scene.keys[cue.stop : cue.end]
    going_on = any(k in ("रहा", "रहे", "रही") or k.endswith(("ते", "ता", "ती", "तीं")) for k in after)
    done = not _DONE.isdisjoint(after)
    return cue.aspect == "habitual" or done or (cue.aspect == "noun" and going_on)


def ergative(scene: Scene, at: int, least: int, skip: TokenSpan | None = None) -> TokenSpan | None:
    """The nearest X ने, or उन्होंने, before token ``at``."""
    fused = words_of("fused")
    least = max(least, at - _CLAUSE)
    i = at - 1
    while i >= least:
        if skip is not None and skip.first <= i < skip.stop:
            i = skip.first - 1
            continue
        inner = scene.around(i)
        if inner is not None and inner.first > least and inner.stop <= at:
            i = inner.open - 1  # words inside marks are not this clause's
            continue
        key = scene.keys[i]
        if key == "कि" and i > least and scene.keys[i - 1] != "हुए":
            return None  # हमने पाया कि …: the subject of what stands around the clause
        if key in ("ने", "नें"):
            found = scene.phrase_before(i, least)
            while found is not None and scene.keys[max(least, found.first - 2) : found.first] == ("ने", ","):
                before = scene.phrase_before(found.first - 2, least)  # मंत्रियों ने, सांसदों ने: the first named
                if before is None:
                    break
                found = before
            if found is not None:
                return found
        elif key in fused:
            return TokenSpan(i, i + 1)
        i -= 1
    return None


def nominative(scene: Scene, cue: Cue, least: int, skip: TokenSpan | None) -> TokenSpan | None:
    """X कहते हैं, बोले X: the nearest phrase that can speak and bears no case marker."""
    bare = scene.keys[cue.first].startswith("बोल") or _imperfective(scene, cue)
    if cue.aspect not in ("habitual", "noun") and not bare:
        return None
    markers = words_of("postposition")
    floor = max(least, cue.first - 14)
    i = cue.first - 1
    while i >= floor:
        if skip is not None and skip.first <= i < skip.stop:
            return None
        key = scene.keys[i]
        name = scene.name_at(i)
        follows = scene.keys[i + 1] if i + 1 < len(scene.keys) else ""
        if name is not None:
            inside = _is_person(scene, TokenSpan(i + 1, i + 2)) and scene.name_at(i + 1) is None  # फेसबुक यूजर्स
            where = name.type == "place" and (follows in _WHERE or _hyphened(scene, name))
            if follows not in markers and not inside and not where and name.type in ("person", "place", "organization"):
                return scene.phrase_before(name.stop, least)
            i = name.first - 1
            continue
        if key in pronouns() and pronouns()[key].case == "bare" and (cue.aspect == "habitual" or bare):
            # यह कहते हैं: what is said, as a rule
            if pronouns()[key].person != "near":
                return TokenSpan(i, i + 1)
        elif cue.aspect == "noun" and key in ("वह", "वे", "वो"):
            return TokenSpan(i, i + 1)  # जिसमें वे स्पष्टीकरण दे रहे हैं
        elif (
            (cue.aspect == "habitual" or bare)
            and follows not in markers
            and key[0].isalnum()
            and key not in pronouns()
            and not scene.is_source(TokenSpan(i, i + 2))
            and scene.can_speak(TokenSpan(i, i + 1))
        ):
            return scene.phrase_before(i + 1, least)
        i -= 1
    unknown = TokenSpan(cue.first - 1, cue.first)
    if cue.aspect == "habitual" and cue.first > least and (scene.is_unusual(unknown) or scene.is_part_of_name(cue.first - 1)):
        return unknown  # a name that nobody knows (शिवम कहते हैं), or an everyday word that is one here (रुचि बताती हैं)
    return None


def _hyphened(scene: Scene, name: Name) -> bool:
    """अमेरिका-रूस संबंध: one of a pair of countries, which nobody is."""
    after = scene.keys[name.stop : name.stop + 1] == ("-",) and scene.name_at(name.stop + 1) is not None
    return after or (name.first > 1 and scene.keys[name.first - 1] == "-" and scene.name_at(name.first - 2) is not None)


def subject_after(scene: Scene, first: int, limit: int) -> TokenSpan | None:
    """कहते हैं X; बोले X; कहते हुए उन्होंने; का कहना है X का: the speaker after the verb."""
    for i in range(first, min(first + 6, limit)):
        if scene.keys[i] in words_of("fused"):
            return TokenSpan(i, i + 1)
        name = scene.name_at(i)
        if name is not None and name.type in ("person", "organization"):
            return TokenSpan(name.first, name.stop)
        if scene.norm[i] in (",", ":") or scene.keys[i] in words_of("that"):
            return None
        after = scene.keys[i + 1] if i + 1 < limit else ""
        if (i + 1 >= limit or not after[0].isalnum() or after in ("ने", "का")) and scene.can_speak(TokenSpan(i, i + 1)):
            return scene.phrase_before(i + 1, first)
    return None


def _heard(scene: Scene, cue: Cue, least: int) -> TokenSpan | None:
    """X को यह कहते हुए सुना गया."""
    for i in range(cue.first - 1, max(least, cue.first - 10), -1):
        if scene.keys[i] == "को":
            found = scene.phrase_before(i, least)
            return found if found is not None and scene.can_speak(found) else None
        if scene.keys[i] in pronouns() and pronouns()[scene.keys[i]].case == "object":
            return TokenSpan(i, i + 1)
    return None


def _is_person(scene: Scene, span: TokenSpan) -> bool:
    """Whether a phrase is a person or an unnamed source, and no medium."""
    name = scene.name_at(span.stop - 1)
    if name is not None:
        return name.type == "person"
    role = role_of(scene.keys[span.stop - 1])
    return role is not None and role.kind in {*PERSON_KINDS, "people"}


def _leading(scene: Scene, cue: Cue, least: int, skip: TokenSpan | None) -> TokenSpan | None:
    """चीन बैठक में शामिल हुआ और कहा कि …: the subject of the clause before, at the head of the sentence."""
    if skip is not None or cue.first - least < 3:
        return None
    closed = words_of("postposition") | {",", ":", "-"}
    for i in range(least, min(least + 3, cue.first)):
        name = scene.name_at(i)
        if name is not None and scene.keys[name.stop] not in closed | _WHERE:
            return TokenSpan(name.first, name.stop) if name.type in ("person", "place", "organization") else None
    if scene.keys[cue.first - 1] not in words_of("and"):
        return None
    for i in range(least, min(least + 8, cue.first - 2)):
        if scene.name_at(i) is None and scene.keys[i + 1] not in closed:
            role = role_of(scene.keys[i])
            # कई लोग राम के लिए …: people are no title of the name after them.
            if role is not None and (role.kind == "people" or (role.kind in PERSON_KINDS and scene.name_at(i + 1) is None)):
                return scene.phrase_before(i + 1, least)
    return None


def _holder(scene: Scene, cue: Cue, least: int) -> TokenSpan | None:
    """X का कहना है, X का साफ दावा यह है, X को उम्मीद है, X को इस बात की चिंता है, उनका कहना है."""
    at = cue.first
    while at - 2 >= least and scene.keys[at - 1] in words_of("postposition") and scene.keys[at - 2] in words_of("thing"):
        at -= 2  # इस बात की
        if at > least and scene.keys[at - 1] in words_of("says_it") | words_of("determiner"):
            at -= 1
    known = pronouns()
    # X को कहना है: X has to; but X को कहना है कि is a slip for का.
    must = scene.keys[cue.first] in verbs() and cue.kind != "believe" and scene.keys[cue.end : cue.end + 1] != ("कि",)
    passed = at  # tokens from here on are no holder
    felt = False  # X को इस बात का भी मलाल है: only को marks whose it is
    for i in range(at - 1, max(least, at - 8) - 1, -1):
        key = scene.keys[i]
        if i >= passed or (key in ("में", "पर", "से") and scene.keys[i - 1] in words_of("matter")):
            continue  # X का इस बारे में कहना है
        if key in _GENITIVE and scene.keys[i - 1] in words_of("thing"):
            felt = True
            continue
        if key == "से" and i > least and scene.can_speak(TokenSpan(i - 1, i)):
            name = scene.name_at(i - 1)
            passed = i - 1 if name is None else name.first  # X का लोगों से कहना है
            continue
        if key in _GENITIVE or key == "को":
            found = scene.phrase_before(i, least)
            if found is None or (key == "को" and must):
                return None
            if (key == "को" or cue.kind in _FELT) and not scene.can_speak(found):
                return None
            return found
        if key in known and felt and known[key].case == "owner":
            return None
        if key in known and (known[key].case == "owner" or (known[key].case == "object" and not must)):
            return TokenSpan(i, i + 1) if scene.keys[i + 1] != "लेकर" else None
        if key in ("में", "से", "पर") or (not key[0].isalnum() and scene.norm[i] != ")"):
            return None
    return None


def _holder_after(scene: Scene, cue: Cue) -> TokenSpan | None:
    """यह कहना है X का: the first genitive after the cue that ends a name or a phrase that can speak."""
    for i in range(cue.end + 1, min(cue.end + 14, scene.sentence(cue.first).stop)):
        if scene.keys[i] == "का":
            found = scene.phrase_before(i, cue.end)
            if found is not None and scene.can_speak(found):
                return found
    return None


def _addressee(scene: Scene, cue: Cue, least: int) -> TokenSpan | None:
    """Y से कहा, Y को बताया, Y के साथ बातचीत में."""
    keys = scene.keys
    for i in range(cue.first - 1, max(least, cue.first - _NEAR_CUE) - 1, -1):
        if keys[i] == "," or (scene.around(i) is not None and scene.around(cue.first) is None):
            return None
        if keys[i] in ("से", "को") and i > least:
            found = scene.phrase_before(i, least)
            if found is not None and scene.can_speak(found) and keys[i - 1] not in words_of("documents"):
                return found
            return None
        if keys[i] in words_of("talk") and i - 2 > least and keys[i - 1] in ("साथ", "से"):
            found = scene.phrase_before(i - (2 if keys[i - 1] == "साथ" else 1), least)
            return found if found is not None and scene.can_speak(found) else None
    return None


def _talked_with(scene: Scene, source: TokenSpan, least: int) -> TokenSpan | None:
    """Y से बातचीत में X ने कहा; Y के साथ बातचीत में; Y को दिए साक्षात्कार में: named before the speaker, in this clause."""
    keys = scene.keys
    for i in range(source.first - 1, max(least, source.first - _TALK), -1):
        if keys[i] not in words_of("talk") | {"बात"} or not set(keys[i + 1 : i + 3]) & {"में", "करते", "दौरान"}:
            continue
        at = i - 1
        while at > least and keys[at] in ("दिए", "दिये", "हुए", "एक", "विशेष", "खास", "अपने", "गए"):
            at -= 1
        at -= keys[at] == "साथ"
        if keys[at] not in ("से", "के", "को") or (keys[at] == "को" and at == i - 1):
            return None
        found = scene.phrase_before(at, least)
        return found if found is not None and scene.can_speak(found) else None
    return None


def _medium(scene: Scene, cue: Cue, least: int) -> TokenSpan | None:
    """एक्स पर लिखा."""
    for i in range(max(least, cue.first - 25), cue.first):
        after = i + 1 + (scene.keys[i + 1] in words_of("posted"))  # फेसबुक पोस्ट में
        if scene.keys[i] in words_of("medium") and scene.keys[after] in ("पर", "में"):
            name = scene.name_at(i)
            return TokenSpan(name.first, name.stop) if name is not None else TokenSpan(i, i + 1)
    return None


def _report(scene: Scene, cue: Cue, least: int, source: TokenSpan | None) -> TokenSpan | None:
    """आरटी की रिपोर्ट के अनुसार, X ने कहा: the report carries it."""
    if source is None:
        return None
    for i in range(least, source.first):
        if scene.keys[i] in words_of("according") and scene.keys[i - 1] == "के" and i - 1 > least:
            return published_by(scene, i - 1, least)
    return None


def _quoting(scene: Scene, cue: Cue, least: int) -> TokenSpan | None:
    """Y के हवाले से."""
    for i in range(max(least + 2, cue.first - 12), cue.first):
        if scene.keys[i] in words_of("quoting") and scene.keys[i - 1] == "के":
            found = scene.phrase_before(i - 1, least)
            return found if found is not None and scene.can_speak(found) else None
    return None
