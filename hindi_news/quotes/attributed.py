"""Rules for clauses that are attributed beside or after them: X के अनुसार, …; यह बात X ने कही."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from .. import lexicon
from ..page import QuoteDraft, TokenSpan
from ..resolve.pronouns import pronouns
from ..text.normalize import matching_key
from .cues import Cue, Verb, cue_before, noun_with, verbs, words_of
from .drafts import PAUSES, PHRASE, draft, in_marks, kind_of_clause, not_said, past_dateline
from .issuers import published_by
from .marks import ALL
from .scene import Scene
from .source import Attribution, attribute

_OUTLETS = frozenset(("एजेंसी", "समाचार", "न्यूज", "अखबार", "चैनल", "मीडिया"))
#: Tokens of खबर मिली है कि between an attribution and its clause.
_LEAD = 6
#: Tokens of a sentence that says who said the one before, and of what it says at its end, if it is longer.
_SHORT, _LAST = 18, 7
#: Endings of what is demanded: …जाए, …करें, …होना चाहिए.
_WISHED = ("ए", "ें", "एं", "ो", "ये")


@cache
def _days() -> frozenset[str]:
    return frozenset(matching_key(r["word"]) for r in lexicon.read("dateline_days", "word", "why"))


def according_to(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """X के अनुसार, …; … X के मुताबिक; X के हवाले से; X की मानें तो; X की राय में."""
    keys = scene.keys
    markers = words_of("according") | words_of("quoting") | words_of("believed") | {"राय"}
    for i in [i for i in range(sentence.first + 1, sentence.stop - 1) if keys[i] in markers]:
        if not _attributes(scene, i, sentence.stop):
            continue
        marker = i if _bare(scene, i) else i - 1  # के लेख अनुसार
        fused = marker < i and scene.keys[marker] not in ("के", "को", "की")  # उनके अनुसार
        inner = scene.around(i)
        region = sentence.first if inner is None else max(sentence.first, inner.first)
        limit = sentence.stop if inner is None else min(sentence.stop, inner.stop)
        after = i + 1 + (keys[i] == "राय")
        while after < limit and (scene.norm[after] in PAUSES or keys[after] in ("तो", "से", "कि")):
            after += 1
        after = _past_news(scene, after, limit)
        source = TokenSpan(marker, i) if fused else _source(scene, marker, region, scene.norm[i + 1] == ",")
        quoting = keys[i] in words_of("quoting") and after < limit
        if source is None or (quoting and (keys[after] in verbs() or keys[after] in words_of("brought"))):
            continue  # Y के हवाले से बताया: the verb reports; Y के हवाले से दिया गया बयान
        answers = fused and "जो" in keys[region:marker]  # जो जानकारी है, उसके मुताबिक …
        if inner is not None and not answers and "," in scene.norm[region : source.first]:
            continue  # …, X के अनुसार, … inside somebody's words: they cite, they are not reported
        if _carries(scene, source, marker, i) and _reported_again(scene, after, limit):
            continue  # the report carries another's words: via
        content = scene.trimmed(after, limit)
        if content is None or scene.word_count(*content) < 2:
            content = scene.trimmed(region, source.first)
            content = None if content is None else past_dateline(scene, content)
        if content is None or scene.word_count(*content) < PHRASE:
            continue
        cue = Cue(i, i + 1, i + 1, "believe" if keys[i] == "राय" else "say", "noun", False)
        marked = in_marks(scene, content)
        kind = "direct" if marked is not None else kind_of_clause(scene, content)
        by = Attribution(source, None, None, source.first)
        yield draft(kind, "according_to", marked or content, cue, by, score=0.85, marked=marked is not None)
        return


def in_words_of(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """बकौल X, …: the marker stands before the speaker."""
    for i in [i for i in range(sentence.first, sentence.stop - 4) if scene.keys[i] == "बकौल"]:
        end = next((j for j in range(i + 2, min(i + 9, sentence.stop)) if scene.norm[j] in PAUSES), None)
        name = scene.name_at(i + 1)
        end = name.stop if end is None and name is not None else end
        source = None if end is None else scene.phrase_before(end, i + 1)
        content = None if end is None else scene.trimmed(end, sentence.stop)
        if source is None or content is None or scene.word_count(*content) < PHRASE:
            continue
        cue = Cue(i, i + 1, i + 1, "say", "noun", False)
        marked = in_marks(scene, content)
        kind = "direct" if marked is not None else kind_of_clause(scene, content)
        by = Attribution(source, None, None, i)
        yield draft(kind, "in_words_of", marked or content, cue, by, score=0.8, marked=marked is not None)
        return


def _attributes(scene: Scene, i: int, stop: int) -> bool:
    """Whether token ``i`` is the marker of an attribution."""
    keys, before = scene.keys, scene.keys[i - 1]
    if keys[i] in words_of("according") and before.endswith("के") and before in pronouns():
        # इसके अनुसार inside a sentence: as is fit
        begins = scene.only_edges(scene.sentence(i).first, i - 1)
        clause = i < 2 or not keys[i - 2][0].isalnum() or keys[i - 2] in words_of("clause_and") | words_of("finite")
        return begins or (clause and pronouns()[before].person != "near")
    follows = keys[i + 1] if i + 1 < stop else ""
    return (
        (keys[i] in words_of("according") and (before in ("के", "को") or _bare(scene, i)))
        or (keys[i] in words_of("quoting") and before == "के" and follows == "से")
        or (keys[i] in words_of("believed") and before == "की" and "तो" in keys[i + 1 : min(i + 3, stop)])
        or (keys[i] == "मानें" and follows not in words_of("and") and _begins_with_people(scene, i - 1))
        or (keys[i] == "राय" and follows == "में" and (before == "उनकी" or _begins_with_people(scene, i - 1)))
    )


def _bare(scene: Scene, i: int) -> bool:
    """X के लेख अनुसार: the text of a body without के."""
    document = scene.keys[i - 1] in words_of("documents") and scene.keys[i] in words_of("according")
    return document and i > 1 and scene.keys[i - 2] in ("के", "की")


def _begins_with_people(scene: Scene, marker: int) -> bool:
    """Whether nothing but people stands before a marker in its clause: दुकानदारों की मानें …, वहीं कुछ की राय में …."""
    first = scene.sentence(marker).first
    source = scene.phrase_before(marker, first) if scene.keys[marker] == "की" else None
    if source is None or not (scene.is_source(source) or scene.keys[slice(*source)] == ("कुछ",)):
        return False
    pause = next((i + 1 for i in range(source.first - 1, first - 1, -1) if not scene.keys[i][0].isalnum()), first)
    return (words_of("postposition") - {"का", "के", "की"}).isdisjoint(scene.keys[pause : source.first])


def _source(scene: Scene, marker: int, region: int, paused: bool) -> TokenSpan | None:
    """Whose words they are: who issued the report, or the phrase before the marker, if it can speak."""
    report = scene.keys[marker - 1] in words_of("documents") | words_of("claims")
    if scene.keys[marker - 1] in words_of("not_source"):
        return None  # X के दिशानिर्देशों के मुताबिक: as is fit
    source = published_by(scene, marker, region) if report else scene.phrase_before(marker, region)
    if source is None or scene.keys[source.stop - 1] in words_of("not_source"):
        return None
    if scene.keys[source.stop - 1] in words_of("claims") | {"वालों", "कुछ", "रेलवे"}:
        return source  # इन दावों के मुताबिक, गांव वालों के मुताबिक, कुछ की राय में, रेलवे के मुताबिक
    opens = source.first == region or scene.norm[source.first - 1] == ","
    known = source.stop - source.first == 1 and scene.is_part_of_name(source.first)
    unknown = opens and (paused or source.first == region) and (known or scene.is_unusual(source))
    return source if report or unknown or scene.can_speak(source) else None


def _past_news(scene: Scene, first: int, limit: int) -> int:
    """The token after खबर है कि, if it stands at ``first``: सूत्रों के हवाले से खबर है कि …."""
    that = next((j for j in range(first + 1, min(first + _LEAD, limit - 2)) if scene.keys[j] == "कि"), None)
    return first if that is None or not words_of("news").issuperset(scene.keys[first:that]) else that + 1


def _carries(scene: Scene, source: TokenSpan, marker: int, i: int) -> bool:
    """Whether a source is a report or an outlet, which may carry another's words."""
    before = scene.keys[max(0, source.first - 3) : source.stop]
    report = scene.keys[marker - 1] in words_of("documents")
    return report or bool(_OUTLETS & set(before)) or scene.is_outlet(source) or scene.keys[i] in words_of("quoting")


def _reported_again(scene: Scene, first: int, stop: int) -> bool:
    """Whether another report with its own subject begins here."""
    for i in range(first, min(stop, first + 30)):
        if scene.keys[i] == "कि" or scene.norm[i] in ALL:
            cue = cue_before(scene.keys, i, first)
            return cue is not None and (cue.aspect == "passive" or attribute(scene, cue, first).source is not None)
    return False


def this_was_said(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """The sentence before यह बात X ने कही, यह दावा X ने किया, ऐसा X का कहना है."""
    number = scene.sentence_number(sentence.first)
    if not number:
        return
    before = scene.sentences[number - 1]
    if scene.kind_of_part[before.first] not in ("paragraph", "dateline"):
        return
    cue = _said_of_the_last(scene, sentence)
    if cue is None or not_said(scene, cue) or _was_speaking(scene.keys[before.stop - 6 : before.stop]):
        return  # he was speaking at a rally: that is no content
    if _said_of_the_last(scene, before) is not None:
        return  # two sentences on one speech: ये बातें X ने तब कहीं, जब …। X ने यह जानकारी … दी।
    by, content = attribute(scene, cue, sentence.first), scene.trimmed(*before)
    if by.source is None or content is None or scene.word_count(*content) < PHRASE:
        return
    if cue.kind == "demand" and not _is_wish(scene, content):
        return  # यह मांग उठाई: of something said earlier
    if by.source.first <= cue.first < by.source.stop - 1:
        by = by._replace(source=TokenSpan(cue.stop, by.source.stop))  # यह जानकारी अधिकारियों ने दी
    quoted = scene.around(before.first)
    if quoted is not None and 0 <= quoted.close < sentence.first and not quoted.carried:
        content = TokenSpan(quoted.open, quoted.after)  # of several sentences
    content = past_dateline(scene, content)
    marked = in_marks(scene, content)
    kind = "direct" if marked is not None else kind_of_clause(scene, content)
    yield draft(kind, "this_was_said", marked or content, cue, by, score=0.8, marked=marked is not None)


def _is_wish(scene: Scene, content: TokenSpan) -> bool:
    """Whether a sentence says what shall be: … किया जाए, … होना चाहिए."""
    near = scene.keys[max(content.first, content.stop - 3) : content.stop]
    return any(k.endswith(_WISHED) and k not in verbs() and k not in ("हुए", "गए", "नहीं", "दिए", "किए", "लिए") for k in near)


def _was_speaking(keys: Sequence[str]) -> bool:
    """वे सभा में बोल रहे थे, … को संबोधित कर रहे थे; but हमला बोल दिया."""
    return "संबोधित" in keys or any(a == "बोल" and b in ("रहा", "रहे", "रही") for a, b in pairwise(keys))


def _said_of_the_last(scene: Scene, sentence: TokenSpan) -> Cue | None:
    """The verb or noun of a sentence that only says who said the one before."""
    keys = scene.keys
    that = words_of("that") - {"की"}
    if not (that.isdisjoint(keys[slice(*sentence)]) and ALL.isdisjoint(scene.norm[slice(*sentence)])):
        return None
    says_it = words_of("says_it")
    short = min(sentence.first + _SHORT, sentence.stop - 1)
    # However long: … के सवाल पर X ने ये बातें कहीं।
    last_words = [i for i in range(max(short, sentence.stop - _LAST), sentence.stop - 2) if keys[i - 1] == "ने"]
    if last_words and keys[last_words[0] + 1] == "जानकारी" and _told_somebody(scene, sentence):
        last_words = []
    for i in (*range(sentence.first, short), *last_words):
        if keys[i] in says_it and keys[i + 2 : i + 3] not in (("के",), ("से",), ("में",), ("पर",)):
            cue = _of_thing(scene, i + 1, sentence)
            if cue is not None:
                return cue
        cue = _of_this(scene, i, sentence) if keys[i] in ("जानकारी", "ऐलान", "घोषणा") else None
        if cue is not None:
            return cue
    at = sentence.first + 1
    opens = keys[at - 1] in words_of("says_it") | {"ऐसा"} and at + 2 < sentence.stop
    if opens and keys[at] in ("कहना", "मानना") and keys[at + 1] in words_of("be"):
        return Cue(at, at + 1, at + 2, "say", "after", False)  # यह कहना है X का
    if opens and keys[at] in words_of("their_words"):
        return _of_words(scene, at, sentence)
    # … में यह कहा गया है; ऐसा X का मानना है.
    last = scene.trimmed(*sentence)
    cue = cue_before(keys, last.stop, sentence.first) if last is not None else None
    if cue is None or cue.first == sentence.first or sentence.stop - sentence.first > _SHORT:
        return None
    if cue.aspect == "own" and keys[cue.first] in verbs() and keys[sentence.first] in words_of("says_it") | {"ऐसा"}:
        return cue
    if cue.kind not in ("say", "write"):
        return None
    ends = last is not None and last.stop < sentence.stop  # … में यह कहा गया at the head of a list does not
    return cue if ends and keys[cue.first - 1] in (words_of("says_it") | {"ऐसा"}) - {"यही"} else None


def _of_this(scene: Scene, at: int, sentence: TokenSpan) -> Cue | None:
    """X ने इसकी जानकारी दी, इस बात की जानकारी X ने दी; but पुलिस को इसकी जानकारी दी: not to the readers."""
    keys = scene.keys
    if keys[at - 1] not in ("इसकी", "की") or (keys[at - 1] == "की" and keys[at - 3 : at - 1] != ("इस", "बात")):
        return None
    told = _told_somebody(scene, sentence)
    others = words_of("negation") | {"हवाले", "मिलते", "मिलने"}  # इसकी जानकारी मिलते ही X ने … छेड़ दिया
    if told or sentence.stop - sentence.first > _SHORT or not others.isdisjoint(keys[slice(*sentence)]):
        return None
    return _of_thing(scene, at, sentence)


def _told_somebody(scene: Scene, sentence: TokenSpan) -> bool:
    """पुलिस को …, but not शुक्रवार को."""
    return any(scene.keys[i] == "को" and scene.keys[i - 1] not in _days() for i in range(sentence.first + 1, sentence.stop))


def _of_words(scene: Scene, at: int, sentence: TokenSpan) -> Cue | None:
    """ये सवाल हैं X के, ये शब्द X के हैं."""
    end = sentence.stop
    while end > at and not scene.keys[end - 1][0].isalnum():
        end -= 1
    if scene.keys[end - 1] in words_of("be") and scene.keys[end - 2] in ("का", "के"):
        return Cue(at, at + 1, end - 2, "ask" if scene.keys[at].startswith("सवाल") else "say", "words", False)
    return None


def _of_thing(scene: Scene, at: int, sentence: TokenSpan) -> Cue | None:
    """यह बात X ने कही (the verb), यह जानकारी X ने दी (the noun)."""
    keys, key = scene.keys, scene.keys[at]
    last = sentence.stop - 1
    while last > at and not keys[last][0].isalnum():
        last -= 1
    # The verb ends the sentence, auxiliaries aside.
    while last > at and keys[last] in words_of("be") and keys[last - 1][0].isalnum():
        last -= 1
    if key in words_of("thing"):
        verb = verbs().get(keys[last])
        if verb is None:  # कहीं, जब वे दिल्ली में थे
            last = next((j for j in range(at + 1, sentence.stop) if keys[j] in verbs() or keys[j] == "कहीं"), at)
            verb = Verb("say", "perfective") if keys[last] == "कहीं" else verbs().get(keys[last])
        return Cue(last, last + 1, last + 1, verb.kind, "perfective", False) if verb and verb.aspect == "perfective" else None
    if key not in words_of("claimed_thing"):
        return None
    if last - 1 > at and keys[last] in words_of("passive") and (noun := noun_with(key, keys[last - 1])) is not None:
        return Cue(at, at + 1, last, noun.kind, "passive", noun.negated)  # रिपोर्ट में यह दावा किया गया
    noun = noun_with(key, keys[last])
    if noun is None:
        return None
    if "ने" not in keys[sentence.first : last + 1] and not set(keys[sentence.first : last + 1]) & words_of("fused"):
        return None
    # The speaker stands before the verb, on either side of the noun.
    return Cue(at, at + 1, last, noun.kind, "said_of", noun.negated)
