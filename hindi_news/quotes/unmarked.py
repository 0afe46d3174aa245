"""Rules for words given without marks: कहा, …; बोले - …; …, X ने कहा; interview turns."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import GLUED, LINE, QuoteDraft, TokenSpan
from ..resolve.phrases import HONORIFICS, PERSON_KINDS, role_of, word_class
from .cues import Cue, Noun, cue_before, noun_held, noun_with, nouns, verbs, words_of
from .drafts import (
    PAUSES,
    PHRASE,
    draft,
    in_marks,
    kind_of_clause,
    not_said,
    own_words,
    past_dateline,
    relative_before,
    says_alone,
    says_enough,
)
from .marks import ALL
from .scene import DASHES, FINAL, Scene
from .source import Attribution, attribute, ergative

#: Kinds of nouns after which a colon or a dash opens somebody's very words (ट्वीट किया: …).
_VERBATIM = frozenset(("ask", "write", "reply"))
#: Kinds of nouns that stand for words, even with nobody's verb.
_SPOKEN = frozenset(("appeal", "warn", "threaten", "announce", "promise", "order", "advise", "challenge"))
#: Kinds of nouns whose words are orders (का निर्देश- बाहर न जाएं).
_REQUESTS = frozenset(("order", "appeal", "advise"))
#: Kinds of nouns that may attribute the clause before them (…, X ने दावा किया); others have objects of their own.
_REPORTING = frozenset(
    {"say", "claim", "inform", "announce", "warn", "fear", "predict", "accuse", "reveal", "clarify", "comment", "write"}
    | {"argue", "believe", "hope", "testify", "add", "admit", "hint"}
)
#: Kinds of nouns that open a clause after a comma too.
_PLAIN = frozenset(("clarify", "claim", "warn", "accuse", "fear", "announce", "hope"))
#: Tokens of a post below a statement (प्रदेश अध्यक्ष, कर्मचारी महासंघ).
_LONGEST_POST = 14
#: Tokens of a name below words, of the words, and how often the article names who says them.
_LONGEST_NAME, _PULLED, _WELL_KNOWN = 6, 60, 3
#: Tokens of an attribution that ends a sentence.
_TAIL = 16


def unmarked_direct(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """कहा, …; कहा: …; बोले - …; सवाल किया – …: without marks, to the end of the sentence or to the next such report."""
    region = sentence.first
    for i in range(sentence.first + 1, sentence.stop - 2):
        mark = scene.norm[i]
        if mark not in PAUSES or mark == ";" or i <= region:
            continue
        cue = cue_before(scene.keys, i, region)
        if cue is None:
            yield from _held_noun(scene, sentence, i)
        if cue is None or scene.keys[sentence.first] in words_of("like"):
            continue
        outer = scene.around(cue.first)
        if outer is not None and not _told_inside(scene, cue, i):
            continue
        if not _introduces(scene, cue, mark):
            continue
        by = attribute(scene, cue, region if outer is None else max(region, outer.first))
        end = _next_report(scene, i + 1, sentence.stop if outer is None else min(sentence.stop, outer.stop))
        content = scene.trimmed(i + 1, end)
        if content is None or scene.word_count(*content) < 2:
            continue
        told = mark == "," or scene.keys[cue.first].startswith("मान")  # बीमारी को आधार माना: …
        if by.source is None and told and cue.aspect != "passive":
            continue
        start = by.source.stop if by.source is not None and by.source.stop < cue.first else region
        if relative_before(scene, start, cue.first) or not _opens_words(scene, content):
            continue
        end -= scene.lone_mark(content.first, end)
        stop = end if scene.norm[end - 1] in FINAL - {"...", "…"} else content.stop
        kind = "indirect" if cue.aspect in ("noun", "own") and cue.kind not in _VERBATIM else "direct"
        if kind == "indirect":
            stop = content.stop
        elif (closed := scene.closed_later(content.first)) is not None:
            stop = closed
        yield draft(kind, "unmarked_direct", TokenSpan(content.first, stop), cue, by, score=0.75)
        if end > sentence.stop - 2:
            return
        region = end + 1


def _told_inside(scene: Scene, cue: Cue, pause: int) -> bool:
    """"… उन्होंने मुझसे कहा, आप घर जाइए।": words without marks inside somebody's own."""
    after = scene.keys[pause + 1]
    if scene.norm[pause] != "," or after in words_of("and") | words_of("subordinate"):
        return False
    told = cue.kind == "say" and cue.aspect in ("perfective", "habitual")
    return told and not scene.keys[cue.first].startswith("बोलत")


def _next_report(scene: Scene, first: int, stop: int) -> int:
    """The semicolon before a report of another's words (X बोले- …; Y ने कहा- …), or ``stop``."""
    for i in range(first, stop - 2):
        if scene.norm[i] != ";":
            continue
        pause = next((j for j in range(i + 2, min(i + _TAIL, stop)) if scene.norm[j] in PAUSES), None)
        cue = None if pause is None else cue_before(scene.keys, pause, i + 1)
        if cue is not None and cue.aspect in ("perfective", "habitual"):
            return i
    return stop


def _held_noun(scene: Scene, sentence: TokenSpan, pause: int) -> Iterator[QuoteDraft]:
    """X का दावा – …; in a headline X का Y पर आरोप, …: the noun alone reports."""
    noun = noun_held(scene.keys[pause - 1]) or _reported_noun(scene.keys[pause - 1])
    noun = None if noun is not None and noun.kind == "emphasize" else noun  # जांच बढ़ाने पर X का जोर, …
    headline = _like_headline(scene, sentence)
    if noun is None or (scene.norm[pause] == "," and not headline) or scene.keys[pause + 1] in words_of("that"):
        return
    glued = scene.norm[pause] in DASHES and scene.words.gap[pause] == scene.words.gap[pause + 1] == GLUED
    if glued or scene.keys[pause + 1] in words_of("compound") or scene.keys[pause + 1] in verbs():
        return  # सवाल-जवाब; X का ऐलान, कहा- …
    back = range(pause - 2, max(sentence.first, pause - 8), -1)
    owner = next((i for i in back if scene.keys[i] in ("का", "के", "की")), None)
    source = None if owner is None else scene.phrase_before(owner, sentence.first)
    content = scene.trimmed(pause + 1, sentence.stop)
    if source is None or content is None or not scene.is_source(source):
        return
    asked = noun.kind in _REQUESTS and scene.word_count(*content) > PHRASE
    if not asked and not scene.has_verb(*content):
        return
    cue = Cue(pause - 1, pause, pause, noun.kind, "own", noun.negated)
    by = Attribution(source, None, None, source.first)
    yield draft(kind_of_clause(scene, content), "held_noun", content, cue, by, score=0.6)


def _like_headline(scene: Scene, sentence: TokenSpan) -> bool:
    """Whether a sentence is a headline, or a line of its own without a final mark, as links to other articles are."""
    if scene.kind_of_part[sentence.first] in ("headline", "subheadline"):
        return True
    alone = scene.line_first(sentence.first) == sentence.first and scene.line_stop(sentence.first) == sentence.stop
    return alone and scene.norm[sentence.stop - 1] not in FINAL


def _reported_noun(key: str) -> Noun | None:
    """A noun of what somebody did with words (अपील, चेतावनी, ट्वीट, तंज), if it is one."""
    return next((n for n in nouns().get(key, ()) if n.kind in _SPOKEN or key in ("ट्वीट", "तंज")), None)


def spoke_first(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """सभा में बोले राव, … / बोले राव – …: the speaker stands between the verb and the words."""
    for i in range(sentence.first, min(sentence.first + 16, sentence.stop - 4)):
        verb = verbs().get(scene.keys[i])
        if verb is None or not scene.keys[i].startswith("बोल") or verb.aspect != "perfective":
            continue
        pause = next((j for j in range(i + 2, min(i + 9, sentence.stop - 2)) if scene.norm[j] in PAUSES), None)
        if pause is None or not scene.is_source(TokenSpan(i + 1, pause)):
            return
        if set(scene.keys[i + 1 : pause]) & (words_of("case") - {"का", "के", "की"}):
            return
        content = scene.trimmed(pause + 1, sentence.stop)
        if content is None or scene.word_count(*content) < 2:
            return
        marked = _marked_first(scene, content)
        cue = Cue(i, i + 1, i + 1, verb.kind, "habitual", False)
        by = Attribution(scene.phrase_before(pause, i + 1), None, None, i)
        stop = sentence.stop if scene.norm[sentence.stop - 1] in FINAL - {"...", "…"} else content.stop
        span = marked or TokenSpan(content.first, stop)
        yield draft("direct", "spoke_first", span, cue, by, score=0.7, marked=marked is not None)
        return


def _introduces(scene: Scene, cue: Cue, mark: str) -> bool:
    if not_said(scene, cue) or own_words(scene, cue) or cue.aspect in ("heard", "other", "infinitive"):
        return False
    if cue.aspect == "passive":  # आदेश में कहा गया है, …
        told_to = scene.keys[cue.first - 1] == "को"  # लिखने को कहा गया, …
        return not told_to and scene.keys[cue.first] in ("कहा", "बताया", "लिखा") and "गया" in scene.keys[cue.stop : cue.end]
    if scene.keys[cue.first] in verbs() and cue.aspect != "own":
        if mark == ",":
            return says_alone(scene, cue) and "हुए" not in scene.keys[cue.stop : cue.end]
        return cue.kind != "believe"
    # X ने साफ किया, …; with an object of its own (योजना को साफ किया, …) it reports nothing.
    return mark != "," or (cue.aspect == "noun" and cue.kind in _PLAIN and scene.keys[cue.first - 1] == "ने")


def _opens_words(scene: Scene, content: TokenSpan) -> bool:
    """Whether words may be somebody's own: no clause that hangs on the one before, no report with a subject of its own."""
    first = scene.keys[content.first]
    if any(first in words_of(kind) for kind in ("that", "relative", "then", "compound")) or scene.norm[content.first] == "(":
        return False
    if scene.norm[content.first] in ALL:
        inside = scene.around(content.first + 1)
        return inside is not None and inside.close >= 0 and inside.after < content.stop
    for i in range(content.first + 1, min(content.first + 9, content.stop)):
        if scene.keys[i] == "कि":
            cue = cue_before(scene.keys, i, content.first)
            if cue is not None and cue.aspect != "own" and ergative(scene, cue.first, content.first) is not None:
                return False
    return True


def said_last(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """…, X ने कहा; …, ऐसा X का कहना है; in headlines …, X ने जताई आशंका, …, बोले X."""
    end = sentence.stop
    while end > sentence.first and not scene.keys[end - 1][0].isalnum():
        end -= 1
    headline = scene.kind_of_part[sentence.first] in ("headline", "subheadline")
    pauses = {",", *DASHES, ":"} if headline else {",", *DASHES}
    pause = next((i for i in range(end - 2, max(sentence.first, end - _TAIL), -1) if scene.norm[i] in pauses), None)
    if pause is None or scene.around(pause) is not None:
        return
    found = _attribution(scene, pause + 1, end, headline)
    content = scene.trimmed(sentence.first, pause)
    if found is None or content is None or not says_enough(scene, content):
        return
    cue, by = found
    content = past_dateline(scene, content)
    marked = _marked_first(scene, content)
    if marked is not None:
        yield draft("direct", "said_last", marked, cue, by, score=0.8, marked=True)
        return
    subordinate = scene.keys[content.first] in words_of("subordinate") - {"जो"}
    if (subordinate or not scene.finite(*content)) and not headline:
        return
    spoken = headline and scene.keys[cue.first].startswith("बोल")
    kind = "direct" if spoken else kind_of_clause(scene, content)
    yield draft(kind, "said_last", content, cue, by, score=0.7)


def _marked_first(scene: Scene, content: TokenSpan) -> TokenSpan | None:
    """The marked words that are all of the content, or that a comma ends ("…," मुस्कुराते हुए, X ने कहा)."""
    for q in scene.quoted_from(content.first, content.first + 1):
        if q.close < 0 or q.carried or scene.word_count(q.first, q.stop) < PHRASE:
            return None
        if q.after >= content.stop or scene.norm[q.stop - 1] == "," or scene.norm[q.after] == ",":
            return TokenSpan(q.first, q.stop)
    return None


def _attribution(scene: Scene, first: int, end: int, headline: bool) -> tuple[Cue, Attribution] | None:
    """The cue and the source, if ``[first, end)`` is nothing but an attribution."""
    keys = scene.keys
    if any(k in words_of("that") - {"की"} or k in words_of("relative") for k in keys[first:end]):
        return None
    if keys[first] in words_of("and") or keys[first] in words_of("joins"):
        return None
    cue = cue_before(keys, end, first)
    if cue is None:
        return _inverted(scene, first, end) if headline else _verb_first(scene, first, end)
    if cue is None or not_said(scene, cue) or own_words(scene, cue) or cue.aspect in ("passive", "heard"):
        return None
    if "हुए" in keys[cue.stop : cue.end] or keys[cue.first].endswith("कर"):
        return None
    by = attribute(scene, cue, first)
    if by.source is None or by.source.stop > cue.first or not scene.can_speak(by.source):
        return None
    if set(keys[first : by.source.first]) & (words_of("case") - {"का", "के", "की"}) or by.source.first - first > 8:
        return None
    if cue.aspect == "own":
        return (cue, by) if keys[by.source.stop] in ("का", "के", "की") or keys[cue.first - 1] not in words_of("case") else None
    if keys[cue.first] not in verbs():
        between = keys[by.source.stop : cue.first]
        return (cue, by) if cue.kind in _REPORTING and not set(between) & words_of("object_marks") else None
    return (cue, by) if says_alone(scene, cue) or keys[cue.first - 1] in words_of("says_it") | {"ऐसा"} else None


def _inverted(scene: Scene, first: int, end: int) -> tuple[Cue, Attribution] | None:
    """Headlines turn the verb round: X ने जताई आशंका, बोले X, X का दावा."""
    keys = scene.keys
    last = end - 1
    noun = noun_with(keys[last], keys[last - 1]) if last - 2 > first and keys[last - 2] == "ने" else None
    if noun is not None and noun.kind in _REPORTING:
        source = scene.phrase_before(last - 2, first)
        if source is not None:
            return Cue(last, end, end, noun.kind, "noun", noun.negated), Attribution(source, None, None, first)
    held = noun_held(keys[last]) if keys[last - 1] in ("का", "के", "की") else None
    if held is not None and held.kind in _REPORTING:
        source = scene.phrase_before(last - 1, first)
        if source is not None and scene.is_source(source):
            return Cue(last, end, end, held.kind, "own", held.negated), Attribution(source, None, None, first)
    for i in range(first, min(first + 4, last)):
        if keys[i].startswith(("बोल", "कह")) and (found := _verb_first(scene, i, end)) is not None:
            return found
    return None


def _verb_first(scene: Scene, first: int, end: int) -> tuple[Cue, Attribution] | None:
    """बताते हैं X: a verb that reports, and after it nothing but who speaks."""
    verb = verbs().get(scene.keys[first])
    if verb is None or verb.aspect not in ("perfective", "habitual"):
        return None
    at = first + 1
    while at < end and scene.keys[at] in words_of("be"):
        at += 1
    if at >= end or not scene.is_source(TokenSpan(at, end)) or "ने" in scene.keys[at:end]:
        return None
    source = scene.phrase_before(end, at)
    return Cue(first, first + 1, first + 1, verb.kind, "habitual", False), Attribution(source, None, None, first)


def signed(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """A statement of one paragraph, and below it ``- नाम, पद``."""
    first = sentence.first
    if not first or scene.norm[first] not in DASHES or scene.words.gap[first] < LINE:
        return
    stop = scene.line_stop(first)
    while first + 1 < stop and not scene.keys[first + 1][0].isalnum():
        first += 1
    at = first + 1
    while at < stop and (word_class(scene.keys[at]) in HONORIFICS or scene.norm[at] == "."):
        at += 1
    name = scene.name_at(at) if at < stop else None
    if name is None or name.type != "person" or name.stop >= stop or stop - name.stop > _LONGEST_POST:
        return
    roles = [role_of(k) for k in scene.keys[name.stop : stop]]
    if not any(role is not None and role.kind in PERSON_KINDS for role in roles):
        return
    if scene.norm[stop - 1] in FINAL or (roles[-1] is None and scene.finite(name.stop, stop)):
        return
    content = TokenSpan(scene.line_first(sentence.first - 1), sentence.first)
    if scene.kind_of_part[content.first] not in ("paragraph", "subheadline") or not scene.finite(*content):
        return
    marked = in_marks(scene, content)
    by = Attribution(TokenSpan(name.first, name.stop), None, None, sentence.first)
    yield draft("direct", "signed", marked or content, None, by, score=0.6, marked=marked is not None)


def named_below(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """A pull quote without marks: one short paragraph, and at its end or in the next line nothing but who says so."""
    first, stop = sentence
    name = scene.name_at(stop - 1)
    if not first or stop - first > _LONGEST_NAME or name is None or name.type != "person" or name.first < first:
        return
    if name.stop != stop or scene.line_stop(first) != stop or scene.times_named(name) < _WELL_KNOWN:
        return
    if name.first > first and role_of(scene.keys[name.first - 1]) is None:
        return
    content = TokenSpan(scene.line_first(first - 1), first)
    if scene.kind_of_part[content.first] != "paragraph" or scene.norm[first - 1] not in FINAL:
        return
    if scene.around(content.first) is None and scene.finite(*content) and content.stop - content.first <= _PULLED:
        by = Attribution(TokenSpan(name.first, name.stop), None, None, first)
        yield draft("direct", "named_below", content, None, by, score=0.5)


def said_above(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """गृह मंत्रालय ने कहा, and below it - गाड़ियां चल रही हैं।: a line of its own tells whose the sentence under it is."""
    first, stop = sentence
    end = stop - 1 if scene.norm[stop - 1] in PAUSES else stop
    if first == 0 or end - first > _TAIL or scene.line_first(first) != first or scene.line_stop(first) != stop:
        return
    cue = cue_before(scene.keys, end, first)
    if cue is None or cue.end != end or cue.aspect != "perfective" or cue.kind != "say" or not_said(scene, cue):
        return
    by = attribute(scene, cue, first)
    below = range(stop, min(stop + 3, len(scene.keys)))
    at = next((i for i in below if scene.keys[i][0].isalnum() or scene.norm[i] in ALL), None)
    if by.source is None or at is None or scene.norm[at] in ALL or scene.keys[by.source.stop : cue.first] != ("ने",):
        return
    content = scene.trimmed(at, scene.sentence(at).stop)
    if content is not None and scene.finite(*content) and not _reports(scene, content):
        closed = content.stop < len(scene.keys) and scene.norm[content.stop] in FINAL
        yield draft("direct", "said_above", TokenSpan(content.first, content.stop + closed), cue, by, score=0.6)


def _reports(scene: Scene, content: TokenSpan) -> bool:
    """Whether a sentence tells itself who says what: प्रवक्ता ने बताया कि …."""
    that = [i for i in range(content.first + 2, content.stop) if scene.keys[i] in words_of("that")]
    return any(cue_before(scene.keys, i, content.first) is not None for i in that)


def turn(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """X: "…" and, in an interview, X: … – a paragraph that begins with who speaks."""
    if sentence.first and scene.words.gap[sentence.first] < 2:
        return
    colon = next((i for i in range(sentence.first + 1, min(sentence.first + 8, sentence.stop)) if scene.norm[i] == ":"), None)
    if colon is None and scene.norm[sentence.first + 1 : sentence.first + 2] in {(d,) for d in DASHES}:
        glued = scene.words.gap[sentence.first + 1 : sentence.first + 3] == (GLUED, GLUED)
        label = scene.keys[sentence.first] in words_of("turn_label") and not (glued and scene.keys[sentence.first] == "उत्तर")
        colon = sentence.first + 1 if label else None  # सवाल - …, but not उत्तर-पूर्वी
    if colon is None or colon + 2 >= len(scene.keys) or scene.words.gap[colon + 1] >= 2:
        return
    source = TokenSpan(sentence.first, colon)
    asks = source.stop - source.first == 1 and scene.keys[source.first] in words_of("turn_label")
    if asks and scene.first_person > sentence.first:
        return  # questions and answers of the paper's own, which asks nobody
    speaker = None if asks else scene.phrase_before(colon, sentence.first)
    speaks = scene.is_person(source)
    quoted = scene.around(colon + 2) if scene.norm[colon + 1] in ALL else None
    stop = scene.line_stop(sentence.first)
    if quoted is not None and quoted.open == colon + 1 and quoted.after >= stop - 1:
        if speaks or scene.is_unusual(source):
            by = Attribution(speaker, None, None, source.first)
            yield draft("direct", "turn", TokenSpan(quoted.first, quoted.stop), None, by, score=0.7, marked=True)
    elif (asks or (speaks and scene.takes_turns(source))) and stop - colon > PHRASE:
        by = Attribution(speaker, None, None, source.first)
        yield draft("direct", "turn", TokenSpan(colon + 1, stop), None, by, score=0.6)
