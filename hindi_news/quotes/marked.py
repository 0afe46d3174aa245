"""Rules for words in quotation marks: कहा, "…"; "…" X ने कहा; "…" woven into the article's sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import LINE, QuoteDraft, TokenSpan
from ..resolve.phrases import role_of
from .cues import Cue, after_cue, cue_before, noun_with, nouns, verbs, words_of
from .drafts import PAUSES, PHRASE, draft, not_said, says_alone
from .marks import ALL, Quoted
from .scene import FINAL, Scene
from .source import Attribution, attribute, ergative, nominative, subject_after
from .statements import LABELS

#: Tokens of a name below a quotation, with its title.
_LONGEST_NAME = 8
#: Tokens of इस कैप्शन के साथ.
_LABELLED = 4
#: Tokens between a text's name and its words.
_READS = 7
#: Tokens after a closing mark in which the verb of saying stands.
_REACH = 18


def _whole(scene: Scene, q: Quoted) -> bool:
    """Whether the sentence ends with the marked words."""
    return q.close < 0 or q.after >= scene.sentence(q.close).stop or scene.norm[q.after] in FINAL


def _goes_on(scene: Scene, q: Quoted) -> bool:
    """Whether a case marker after the marks makes the words a part of the sentence ("…" के लिए)."""
    return q.close >= 0 and q.after < len(scene.keys) and scene.keys[q.after] in words_of("postposition")


def _lead_in(scene: Scene, q: Quoted) -> tuple[Cue, bool] | None:
    """The cue right before an opening mark (कहा, "…), and whether कि stands between."""
    if q.carried:
        return None
    sentence = scene.sentence(q.open)
    if q.open == sentence.first:
        return _lead_before(scene, q)
    at = q.open
    while at > sentence.first and scene.norm[at - 1] in PAUSES:
        at -= 1
    that = at > sentence.first and scene.keys[at - 1] in words_of("that") and scene.keys[at - 1] != "की"
    if that:
        at -= 1
        while at > sentence.first and scene.norm[at - 1] in PAUSES:
            at -= 1
    elif at == q.open and (scene.word_count(q.first, q.stop) < PHRASE or not _whole(scene, q)):
        return None  # a cue with neither a pause nor कि may name what it marks: कहा "शब्द"
    cue = cue_before(scene.keys, at, sentence.first)
    if cue is None and scene.keys[at - 1 : at] == ("की",) and that is False:
        # कहा की "…": की written for कि
        cue, that = cue_before(scene.keys, at - 1, sentence.first), True
        cue = cue if cue is not None and cue.first == at - 2 and cue.aspect == "perfective" else None
    if cue is None or not_said(scene, cue):
        return None
    return cue, that


def _lead_before(scene: Scene, q: Quoted) -> tuple[Cue, bool] | None:
    """X ने कहा। "…": a full stop for the comma."""
    if not q.open or scene.norm[q.open - 1] not in FINAL or scene.words.gap[q.open] >= LINE or not _whole(scene, q):
        return None
    cue = cue_before(scene.keys, q.open - 1, scene.sentence(q.open - 1).first)
    if cue is None or cue.kind != "say" or cue.aspect != "perfective" or not_said(scene, cue) or not says_alone(scene, cue):
        return None
    return cue, False


def _attributed_before(scene: Scene, q: Quoted) -> bool:
    """X के मुताबिक: "…"."""
    at = q.open
    while at > 0 and scene.norm[at - 1] in PAUSES:
        at -= 1
    return at > 0 and scene.keys[at - 1] in words_of("according")


def _follow_up(scene: Scene, q: Quoted) -> tuple[Cue, Attribution] | None:
    """The attribution after a closing mark: "…" X ने कहा; "…," कहते हैं X; "…" का दावा X ने किया."""
    first = q.after
    if q.close < 0 or first >= len(scene.keys) or _attributed_before(scene, q):
        return None
    limit = scene.sentence(first).stop
    if scene.sentence(first).first > q.close and scene.words.gap[first] >= 2:
        return None  # a new paragraph
    if scene.keys[first] in words_of("postposition"):
        return None
    while first < limit and scene.norm[first] in PAUSES:
        first += 1
    for i in range(first, min(first + _REACH, limit)):
        if scene.norm[i] in ALL or scene.norm[i] in FINAL:
            return None
        if scene.keys[i] not in verbs() and scene.keys[i] not in nouns():
            continue
        stop = i + 1
        while stop < limit and stop < i + 6 and scene.keys[stop] in after_cue():
            stop += 1
        cue = cue_before(scene.keys, stop, i)
        if cue is None or cue.first != i or cue.aspect in ("passive", "heard"):
            continue
        if "कि" in scene.keys[stop : min(stop + 5, limit)] or not_said(scene, cue):
            continue
        if scene.norm[q.stop - 1] in FINAL and _goes_further(scene, stop, limit):
            return None
        if cue.aspect == "own":
            source = attribute(scene, cue, first).source
        else:
            source = ergative(scene, i, first) or nominative(scene, cue._replace(aspect="habitual"), first, None)
        if source is None:
            source = subject_after(scene, stop, limit)
        if source is not None and scene.keys[i] in nouns() and set(scene.keys[source.stop : i]) & words_of("object_marks"):
            continue  # X ने Y का ज़िक्र करते हुए कहा
        if source is None:
            return None
        return cue, Attribution(source, None, None, first)
    return None


def _goes_further(scene: Scene, stop: int, limit: int) -> bool:
    """Whether the sentence after a finished quotation says more than who said it (…।" X ने कहा, "…)."""
    at = stop
    while at < limit and scene.norm[at] in PAUSES:
        at += 1
    return at < limit and ((at > stop and scene.norm[at] in ALL) or scene.word_count(at, limit) > 4)


def marked_words(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """कहा, "…"; "…" X ने कहा."""
    for q in scene.quoted_from(sentence.first, sentence.stop):
        content = TokenSpan(q.first, q.stop)
        if not scene.word_count(*content):
            continue
        lead = None if _goes_on(scene, q) else _lead_in(scene, q)
        if lead is not None:
            cue, that = lead
            whole = _whole(scene, q)
            if that and not whole:
                continue  # marked words inside a कि-clause: that rule's
            if scene.word_count(*content) < PHRASE and not whole:
                continue
            by = attribute(scene, cue, scene.sentence(cue.first).first)
            yield draft("direct", "marked_words", content, cue, by, score=0.95, marked=True)
            continue
        follow = _follow_up(scene, q)
        if follow is not None and scene.word_count(*content) >= PHRASE:
            yield draft("direct", "marked_words_first", content, follow[0], follow[1], score=0.9, marked=True)


def marked_by_name(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """"…" – X: marked words that fill the line but for a name after them."""
    for q in scene.quoted_from(sentence.first, sentence.stop):
        if q.close < 0 or q.carried or scene.word_count(q.first, q.stop) <= PHRASE:
            continue
        if q.open and scene.words.gap[q.open] < 2:
            continue
        first, end = q.after, scene.sentence(q.after).stop if q.after < len(scene.keys) else q.after
        if first >= end:
            continue
        if scene.words.gap[first] >= LINE or scene.norm[first] not in PAUSES - {","}:
            yield from _name_below(scene, q)
            continue
        source = scene.trimmed(first, end)
        if source is None or source.stop - source.first > 8 or not scene.is_source(source):
            continue
        by = Attribution(scene.phrase_before(source.stop, source.first), None, None, first)
        yield draft("direct", "marked_by_name", TokenSpan(q.first, q.stop), None, by, score=0.7, marked=True)


def _name_below(scene: Scene, q: Quoted) -> Iterator[QuoteDraft]:
    """A pull quote: marked words, and right after them or in the next line a person with nothing else."""
    if scene.kind_of_part[q.open] == "headline":
        return
    first, end = q.after, scene.line_stop(q.after)
    name = scene.name_at(end - 1)
    if end - first > _LONGEST_NAME or name is None or name.type != "person" or name.stop != end or name.first < first:
        return
    # A title may stand before the name (केंद्रीय मंत्री …), and no more.
    if name.first > first and role_of(scene.keys[name.first - 1]) is None:
        return
    by = Attribution(TokenSpan(name.first, name.stop), None, None, first)
    yield draft("direct", "marked_by_name", TokenSpan(q.first, q.stop), None, by, score=0.6, marked=True)


def woven_phrase(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """उन्होंने "सीमा पर संयुक्त लड़ाई" के लिए धन्यवाद दिया: marked words inside the article's own sentence."""
    marked = [
        q
        for q in scene.quoted_from(sentence.first, sentence.stop)
        if 0 <= q.close < sentence.stop and not q.carried and scene.word_count(q.first, q.stop) >= PHRASE
    ]
    for n, q in enumerate(marked):
        near = scene.keys[max(sentence.first, q.open - 3) : q.open] + scene.keys[q.after : q.after + 2]
        if set(near) & words_of("title") or any(c[0].isupper() for c in scene.norm[q.first : q.stop]):
            continue
        name = scene.name_at(q.first)
        if name is not None and name.stop >= q.stop:
            continue
        limit = marked[n + 1].open if n + 1 < len(marked) else sentence.stop
        for i in range(q.after, min(sentence.stop, q.after + _REACH)):
            if scene.keys[i] not in words_of("woven"):
                continue
            if i > limit and scene.keys[q.after] in ("को", "से"):
                break  # what is named, not what it is called
            source = ergative(scene, q.open, sentence.first) or ergative(scene, i, q.after)
            if source is None and words_of("passive").isdisjoint(scene.keys[i : i + 4]):
                subject = Cue(q.open, q.open + 1, q.open + 1, "say", "habitual", False)
                source = nominative(scene, subject, sentence.first, None)
            if source is not None:
                verb = verbs().get(scene.keys[i])
                noun = noun_with(scene.keys[i], scene.keys[i + 1]) if i + 1 < sentence.stop else None
                kind = verb.kind if verb else noun.kind if noun else "say"
                cue = Cue(i, i + 1, i + 1, kind, "noun", noun is not None and noun.negated)
                by = Attribution(source, None, None, source.first)
                yield draft("mixed", "woven_phrase", TokenSpan(q.first, q.stop), cue, by, score=0.6, marked=True)
            break


def text_reads(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """पोस्ट के साथ संदेश था: "…"; कैप्शन कुछ यूं है, "…": a text and its words."""
    for q in scene.quoted_from(sentence.first + 2, sentence.stop):
        at = q.open - 1
        if q.carried or scene.norm[at] not in PAUSES or scene.word_count(q.first, q.stop) <= PHRASE:
            continue
        if scene.keys[at - 1] not in words_of("be") or scene.around(q.open) is not None:
            continue
        i = at - 2
        while i > sentence.first and at - i < _READS and scene.keys[i] in words_of("thus"):
            i -= 1
        if i < sentence.first or scene.keys[i] not in words_of("reads"):
            continue
        if scene.keys[i] == "अनुवाद" and i > sentence.first:  # जिसका हिंदी अनुवाद है, कैप्शन का अनुवाद है
            while i > sentence.first + 1 and scene.keys[i - 1] in words_of("thus") | {"यहां"}:
                i -= 1
            i -= 1
        owner = scene.keys[i] in ("का", "जिसका", "इसका")
        source = scene.phrase_before(i if scene.keys[i] == "का" else i + 1, sentence.first)
        if source is None or (owner and scene.keys[i] == "का" and not scene.can_speak(source)):
            continue
        by = Attribution(source, None, None, source.first)
        yield draft("direct", "text_reads", TokenSpan(q.first, q.stop), None, by, score=0.6, marked=True)


def passed_on(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """यह वीडियो इस कैप्शन के साथ शेयर किया जा रहा है: "…"; X ने इसी मैसेज के साथ तस्वीर साझा की, "…"."""
    keys = scene.keys
    for q in scene.quoted_from(sentence.first + _LABELLED, sentence.stop):
        if q.carried or scene.word_count(q.first, q.stop) <= PHRASE or not _whole(scene, q):
            continue
        back = range(q.open - 1, max(sentence.first, q.open - _REACH), -1)
        with_it = next((i for i in back if keys[i] == "साथ" and keys[i - 1] == "के"), sentence.first)
        label, between = with_it - 2, keys[with_it + 1 : q.open]
        if label <= sentence.first or keys[label] not in LABELS or scene.around(q.open) is not None:
            continue
        if words_of("spreads").isdisjoint(between) or not (words_of("relative") | verbs().keys()).isdisjoint(between):
            continue
        if keys[label] == "दावे" and keys[label - 1] not in ("इस", "इसी"):
            continue
        by = ergative(scene, label, sentence.first)
        claim = Cue(label, label + 1, label + 1, "claim", "noun", False) if keys[label] == "दावे" else None
        source = by if by is not None or claim is not None else scene.phrase_before(label + 1, sentence.first)
        spans = Attribution(source, None, None, label if source is None else min(source.first, label))
        yield draft("direct", "passed_on", TokenSpan(q.first, q.stop), claim, spans, score=0.6, marked=True)
