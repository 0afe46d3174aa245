"""Rules for reported clauses: X ने कहा कि …, X का कहना है …, यह पूछे जाने पर कि …."""

from __future__ import annotations

from collections.abc import Iterator

from ..page import QuoteDraft, TokenSpan
from ..resolve.pronouns import pronouns
from ..text.normalize import matching_key
from .cues import Cue, Verb, after_cue, cue_before, verbs, words_of
from .drafts import PAUSES, draft, in_marks, kind_of_clause, not_said, own_words, relative_before, says_alone
from .marks import ALL
from .scene import Scene
from .source import Attribution, attribute, ergative
from .statements import in_no_text, spread_with, this_statement

#: Nouns that report by themselves, without a holder (आरोप है कि).
_IMPERSONAL = frozenset(("accuse", "claim", "fear"))
_RAISED = frozenset(("उठ", "उठी", "उठने", "उठती"))
#: Tokens back to यह कहते हुए from the कि that belongs to it.
_ASIDE = 30
#: Tokens before a relative in which it is said what it stands for.
_WHICH = 6
#: Tokens of a question before its answer, and reports of one sentence that are read.
_QUESTION = 80
_REPORTS = 40
#: Tokens back to the subject of a misspelt verb.
_NEAR = 12
#: What तो answers, and tokens back to it from the cue in its clause.
_CONDITIONS, _WHEN = frozenset(("जब", "अगर", "यदि")), 25
_CONCEDED = frozenset(("हालांकि", "हालाकि", "यद्यपि", "भले"))
#: What the writer says of a claim at the end of its sentence: …, भ्रामक है.
_VERDICTS = frozenset(map(matching_key, ("भ्रामक", "फर्जी", "झूठ", "झूठा", "झूठी", "गलत", "निराधार", "बेबुनियाद")))
#: X ने साफ किया है and X ने स्पष्ट कर दिया है report like verbs.
_CLEAR, _MADE = frozenset(("साफ", "स्पष्ट")), frozenset(("किया", "कर"))
_MADE_CLEAR = Verb("clarify", "noun")
#: Content words that a clause without कि must have.
_CLAUSE = 4


def that_clause(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """X ने कहा कि …; X का कहना है कि …; कहा जाता है कि …: to the end of the sentence, or to the next report beside it."""
    found: list[tuple[Cue, int, Attribution]] = []  # cue, token after कि, attribution
    ends: list[int] = []
    keys, that = scene.keys, words_of("that")
    for i in [i for i in range(sentence.first + 1, sentence.stop - 1) if keys[i] in that]:
        if keys[i] == "की" and not _slip(scene, i):
            continue
        region = sentence.first
        inner = scene.around(i)
        if inner is not None:
            region = max(region, inner.first)
        cue = saying_so(scene, i, region) or this_statement(scene, i, region) or spread_with(scene, i, region)
        cue = cue or cue_before(scene.keys, i, region) or _misspelt(scene, i, region)
        if cue is None or own_words(scene, cue) or not_said(scene, cue) or in_no_text(scene, cue, i, region):
            continue
        skip = None
        if found and ends[-1] == sentence.stop and cue.first >= found[-1][1]:
            joint = _joint(scene, cue, found[-1][1])
            if joint is not None:
                ends[-1] = joint
                skip = TokenSpan(found[-1][1], joint)
            else:
                region = max(region, found[-1][1])
        by = attribute(scene, cue, region, skip=skip)
        if by.source is None and skip is not None and cue.aspect != "passive":
            by = by._replace(source=found[-1][2].source)
        if by.source is None and (_needs_source(scene, cue) or _thing_tells(scene, cue, region)):
            continue
        if _told_by_which(scene, cue, by) or _thing_hints(scene, cue, by):
            continue
        first = i + 1
        while first < sentence.stop - 2 and "कि" in keys[first : first + 1 + (keys[first] in words_of("be"))]:
            first += 1  # कि कि, कि था कि
        found.append((cue, first, by))
        ends.append(sentence.stop if inner is None else min(inner.stop, sentence.stop))
        if len(found) == _REPORTS:
            break
    for (cue, first, by), stop in zip(found, ends, strict=True):
        then = _then(scene, cue, first, stop)
        if then is not None:
            stop = then
        elif cue.kind == "ask":
            stop = _answer(scene, first, stop)
        elif keys[cue.end - 1] in ("हुए", "हुये") and by.source is not None and not scene.finite(by.source.stop, cue.first - 1):
            stop = _main_clause(scene, first, stop)
        elif keys[cue.end - 1] in ("हुए", "हुये") and by.source is None:
            stop, source = _who_acts(scene, first, stop)
            by = by._replace(source=source)
        if inner_end := _writer_goes_on(scene, cue, first, stop):
            stop = inner_end
        # A quotation in marks may run on over several sentences; its clause is all of it.
        span = scene.trimmed(first, stop)
        if span is not None and scene.word_count(*span) == 1 and stop == sentence.stop == span.stop:
            continue  # a text that is cut off
        if span is None or not scene.word_count(*span) or in_marks(scene, span) is not None:
            continue  # all of it stands in marks: direct
        inside = [q for q in scene.quoted_from(*span) if q.close >= 0]
        if inside and inside[-1].after > span.stop:
            span = TokenSpan(span.first, inside[-1].after)
        yield draft(kind_of_clause(scene, span), "that_clause", span, cue, by, score=0.9 if by.source else 0.75)


def _needs_source(scene: Scene, cue: Cue) -> bool:
    """Whether a cue reports only where its speaker is named: X का मानना है, X ने माना."""
    if cue.aspect == "own":
        # यह मांग उठ रही है कि: whose it is, is not said.
        raised = cue.kind == "demand" and any(key in _RAISED for key in scene.keys[cue.stop : cue.end])
        return cue.kind not in _IMPERSONAL and not raised
    return cue.kind == "admit" and scene.keys[cue.first] in verbs()


def _thing_tells(scene: Scene, cue: Cue, least: int) -> bool:
    """अनुभव बता रहे हैं कि, यह नियम कहता है कि: a thing that cannot speak stands before a verb of the present."""
    if cue.aspect != "habitual" or not scene.keys[cue.first].startswith(("बता", "कह")):
        return False
    if scene.keys[cue.first].endswith(("ता", "ती")):
        return True  # people are said to say in the plural: बताते हैं कि
    if scene.keys[cue.first].startswith("कह"):
        return False  # पूर्व ओपनर कहते हैं: a person whom the lexicon does not know
    at = cue.first - 1
    while at > least and scene.keys[at] in ("यह", "ये", "भी", "साफ"):
        at -= 1
    return at >= least and bool(scene.upos) and scene.upos[at] == "NOUN" and scene.keys[at + 1] not in words_of("case")


def _told_by_which(scene: Scene, cue: Cue, by: Attribution) -> bool:
    """एक खोज हुई है जो बताती है कि: a relative in the singular is a thing, but for texts and people."""
    source = by.source
    if source is None or cue.aspect != "habitual" or scene.keys[cue.first][-2:] not in ("ता", "ती"):
        return False
    if source.stop - source.first > 1 or scene.keys[source.first] != "जो" or "हैं" in scene.keys[cue.stop : cue.end]:
        return False
    near = range(max(0, source.first - _WHICH), source.first)
    return not any(scene.name_at(i) is None and scene.can_speak(TokenSpan(i, i + 1)) for i in near)


def _thing_hints(scene: Scene, cue: Cue, by: Attribution) -> bool:
    """हमले ने संदेश दिया कि, लक्षण जो इशारा करते हैं कि: a sign is nobody's words."""
    source = by.source
    if source is None or cue.aspect == "passive" or scene.keys[cue.first] not in ("संकेत", "इशारा", "संदेश"):
        return False
    if source.stop - source.first > 1 or scene.keys[source.first] not in ("जो", "जिसने", "जिन्होंने"):
        return not scene.can_speak(source) and not scene.is_unusual(TokenSpan(source.stop - 1, source.stop))
    near = range(max(0, source.first - _WHICH), source.first)
    return not any(scene.can_speak(TokenSpan(i, i + 1)) for i in near if scene.keys[i][0].isalnum())


def _slip(scene: Scene, i: int) -> bool:
    """कहा की …: की written for कि, after a finite verb."""
    before = scene.keys[i - 1]
    spoken = before.endswith("ा") or before.startswith("बोल")  # not एक जोड़े की तस्वीर
    return (spoken and before in verbs() and verbs()[before].aspect == "perfective") or before in ("है", "हैं", "था", "थी")


def _misspelt(scene: Scene, i: int, least: int) -> Cue | None:
    """X ने कहां कि …: the adverb written for the verb, right after who said it."""
    if scene.keys[i - 1] != "कहां" or ergative(scene, i - 1, max(least, i - _NEAR)) is None:
        return None
    return Cue(i - 1, i, i, "say", "perfective", False)


def saying_so(scene: Scene, at: int, least: int) -> Cue | None:
    """यह कहते हुए X ने मदद रोक दी कि …: the participle whose clause follows the main verb."""
    if at - 1 < least or not scene.finite(max(least, at - 3), at):
        return None
    keys = scene.keys
    for i in range(at - 2, max(least, at - _ASIDE), -1):
        verb = verbs().get(keys[i])
        if verb is None or keys[i - 1] not in words_of("says_it") or "कि" in keys[i + 1 : i + 3]:
            continue
        if any(k in words_of("heard") for k in keys[i + 1 : at]):
            return None
        if keys[i].endswith("कर") or (verb.aspect == "habitual" and keys[i + 1] in ("हुए", "हुये")):
            return Cue(i, i + 1, at, verb.kind, "participle", verb.kind == "deny")
    return None


def _joint(scene: Scene, cue: Cue, least: int) -> int | None:
    """Where a second report beside the first begins (… और कहा कि …), or None if it stands inside the first."""
    joints = words_of("and")
    subject = ergative(scene, cue.first, max(least, cue.first - 14))
    at = subject.first if subject is not None else cue.first
    floor = max(least, at - (5 if subject is not None else 7))
    for i in range(at - 1, floor - 1, -1):
        if scene.keys[i] in joints:
            # और may join two nouns; a report follows a finished clause.
            before = scene.keys[i - 1] if i > least else ""
            finite = before in words_of("between") or before in words_of("be")
            done = finite or before == "," or before.endswith(("ए", "गा", "गे", "गी"))
            return i if done else None
        if scene.keys[i] in words_of("postposition") and subject is None:
            continue
    return None


def _main_clause(scene: Scene, first: int, stop: int) -> int:
    """Where the main clause begins again: X ने यह कहते हुए कि समय नहीं है, बैठक टाल दी."""
    for i in range(stop - 3, first + 1, -1):
        if scene.norm[i] == "," and scene.finite(first, i) and scene.finite(i + 1, stop):
            return stop if scene.keys[i + 1] in words_of("and") else i
    return stop


def _who_acts(scene: Scene, first: int, stop: int) -> tuple[int, TokenSpan | None]:
    """यह कहते हुए कि समय नहीं है, X ने बैठक टाल दी: where the main clause begins, and its subject."""
    for i in range(first + 2, stop - 3):
        if scene.norm[i] == "," and scene.finite(first, i):
            acts = words_of("fused") | {"ने"}
            at = next((j for j in range(i + 1, min(i + _NEAR, stop)) if scene.keys[j] in acts), i)
            subject = ergative(scene, at + 1, i + 1)
            if subject is not None:
                return i, subject
    return stop, None


def _then(scene: Scene, cue: Cue, first: int, stop: int) -> int | None:
    """जब X ने कहा कि समय नहीं है तो …: where the clause that जब or अगर opened before the cue is answered."""
    least = max(scene.sentence(cue.first).first, cue.first - _WHEN)
    for i in range(cue.first - 1, least - 1, -1):
        if scene.keys[i] in words_of("then") or not scene.keys[i][0].isalnum():
            return None
        if scene.keys[i] in _CONDITIONS:
            break
        if scene.keys[i] in _CONCEDED:  # हालांकि X ने कहा कि समय है, फिर भी …
            still = (i for i in range(first + 2, stop - 3) if scene.keys[i : i + 2] == ("फिर", "भी"))
            return next((i for i in still if scene.finite(first, i)), None)
    else:
        return None
    open_conditions = 0
    for i in range(first, stop - 2):
        open_conditions += scene.keys[i] in _CONDITIONS
        if scene.keys[i] in words_of("then") and scene.finite(first, i):
            if not open_conditions:
                return i
            open_conditions -= 1
    return None


def _writer_goes_on(scene: Scene, cue: Cue, first: int, stop: int) -> int | None:
    """(X ने कहा कि समय है) …; दावा है कि समय है, भ्रामक है: where the clause of a bracket ends, or the writer's verdict begins."""
    depth = 0
    for i in range(first, stop):
        depth += (scene.norm[i] == "(") - (scene.norm[i] == ")")
        if depth < 0:
            opened = "(" in scene.norm[max(scene.sentence(cue.first).first, cue.first - _WHEN) : cue.first]
            return i if opened and i > first + 2 else None
    end = scene.trimmed(first, stop)
    if cue.kind != "claim" or end is None or end.stop - first < 2 * _CLAUSE:
        return None
    at = end.stop - 2 if scene.keys[end.stop - 1] in words_of("be") and scene.keys[end.stop - 2] in _VERDICTS else first
    at -= scene.keys[at - 1] in ("वो", "वह", "यह", "पूरी", "बिल्कुल")
    return at - 1 if at > first + _CLAUSE and scene.norm[at - 1] == "," and scene.finite(first, at - 1) else None


def _answer(scene: Scene, first: int, stop: int) -> int:
    """The token after a question: … पूछा गया कि क्या वे जाएंगे तो उन्होंने कहा – नहीं."""
    condition = not words_of("subordinate").isdisjoint(scene.keys[first : first + 2])
    for i in range(first + 2, min(stop - 2, first + _QUESTION)):
        condition = condition or scene.keys[i] in words_of("subordinate")
        answers = ergative(scene, min(i + 6, stop), i + 1) if scene.keys[i] == "तो" and not condition else None
        if answers is not None and answers.first == i + 1:
            return i  # … तो मंत्री ने जवाब नहीं दिया
        if scene.keys[i] in ("लेकिन", "मगर", "परंतु", "किंतु") and scene.finite(first, i):
            return i  # … कब मिलेंगे, लेकिन मेरे पास जवाब नहीं
        if scene.keys[i] not in words_of("then") and not (scene.norm[i] == "," and i > first + 3):
            continue
        for j in range(i + 2, min(i + 14, stop)):
            verb = verbs().get(scene.keys[j])
            if verb is None or verb.kind == "ask":
                continue
            if verb.aspect == "infinitive" and _owner_near(scene, j, i + 1):
                return i  # … तो X का कहना था
            if verb.aspect not in ("perfective", "habitual"):
                continue
            source = ergative(scene, j, i + 1)
            if source is not None and source.first <= i + 6:
                return i
    return stop


def _owner_near(scene: Scene, at: int, least: int) -> bool:
    """Whether somebody's word stands right after a question: तो X का कहना था, तो उनका जवाब."""
    key = scene.keys[at - 1]
    if key in ("का", "की"):
        owner = scene.phrase_before(at - 1, least)
        return owner is not None and owner.first <= least + 5 and scene.can_speak(owner)
    return key in pronouns() and pronouns()[key].case == "owner" and at - 1 <= least + 5


def asked(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """यह पूछे जाने पर कि क्या …, X ने कहा; इस सवाल पर कि …: the question, up to the answer."""
    keys = scene.keys
    for i in [i for i in range(sentence.first + 2, sentence.stop - 4) if keys[i] == "कि"]:
        if keys[i - 3 : i] in (("पूछे", "जाने", "पर"), ("पूछने", "पर", ","), ("पूछे", "जाने", "पर,")):
            cue = Cue(i - 3, i - 2, i, "ask", "passive", False)
        elif keys[i - 2 : i] in (("पूछने", "पर"), ("सवाल", "पर"), ("प्रश्न", "पर")):
            cue = Cue(i - 2, i - 1, i, "ask", "passive", False)
        else:
            continue
        stop = _answer(scene, i + 1, sentence.stop)
        content = scene.trimmed(i + 1, stop)
        if stop < sentence.stop and content is not None and scene.word_count(*content) >= _CLAUSE - 1:
            by = Attribution(None, None, None, cue.first)
            yield draft(kind_of_clause(scene, content), "asked", content, cue, by, score=0.7)


def bare_clause(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """X का कहना है हालात बिगड़ रहे हैं; X ने बताया यह नया मामला है; X ने साफ किया है …: a reported clause without कि."""
    known, keys = verbs(), scene.keys
    for i in [i for i in range(sentence.first, sentence.stop - _CLAUSE) if keys[i] in known or keys[i] in _CLEAR]:
        verb = known.get(keys[i], _MADE_CLEAR)
        if verb.aspect == "other" or scene.around(i) is not None:
            continue
        if verb.aspect == "perfective" and scene.keys[i] not in ("कहा", "बताया"):
            continue  # लिखी बातें, कहे शब्द
        if verb is _MADE_CLEAR and (scene.keys[i - 1] != "ने" or scene.keys[i + 1] not in _MADE):
            continue
        if verb.aspect == "habitual" and not scene.keys[i].startswith(("कह", "बता")):
            continue
        at = i + 1
        while at < sentence.stop and scene.keys[at] in after_cue() and scene.keys[at] not in ("तो", "भी", "ही", "यह", "ये"):
            at += 1
        if at - i > 4 or "हुए" in scene.keys[i:at] or not _begins(scene, at, sentence.stop):
            continue
        cue = cue_before(scene.keys, at, i)
        if cue is None or cue.first != i or not_said(scene, cue) or own_words(scene, cue):
            continue
        if cue.aspect == "passive" and cue.first == sentence.first:  # बताया जा रहा है वे आएंगे
            content = scene.trimmed(at, sentence.stop)
            if content is not None and scene.word_count(*content) >= _CLAUSE and scene.finite(*content):
                nobody = Attribution(None, None, None, sentence.first)
                yield draft(kind_of_clause(scene, content), "bare_clause", content, cue, nobody, score=0.6)
            return
        if cue.aspect != "own" and verb is not _MADE_CLEAR and not (
                says_alone(scene, cue) and cue.kind in ("say", "write", "add")):
            continue
        by = attribute(scene, cue, sentence.first)
        if by.source is None or by.source.stop > cue.first:
            continue
        if relative_before(scene, max(sentence.first, by.source.first - 2), cue.first):
            continue
        before = scene.keys[cue.first - 1]  # of A, B, C ने the first is the source
        if cue.aspect != "own" and before != "ने" and cue.first - by.source.stop > (16 if before == "और" else 8):
            continue
        content = scene.trimmed(at, sentence.stop)
        if content is None or scene.word_count(*content) < _CLAUSE or not scene.finite(*content):
            continue
        yield draft(kind_of_clause(scene, content), "bare_clause", content, cue, by, score=0.6)
        return


def _begins(scene: Scene, at: int, stop: int) -> bool:
    """Whether a clause may begin at a token: no pause, mark, conjunction, case marker, relative or verb."""
    if at >= stop or scene.norm[at] in PAUSES or scene.norm[at] in ALL or not scene.keys[at][0].isalnum():
        return False
    key = scene.keys[at]
    closed = ("that", "and", "then", "postposition", "relative", "finite", "negation", "passive")
    if any(key in words_of(kind) for kind in closed) or key in verbs() or key in ("वाले", "वाली", "वाला", "कुछ", "बाकी"):
        return False
    # A report of its own follows: X ने कहा Y का मानना है कि.
    return "कि" not in scene.keys[at : min(at + 3, stop)]
