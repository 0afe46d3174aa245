"""What is reported: the rules, each for one way of reporting, in the order of :data:`RULES`.

A rule looks at one sentence and yields quotes; overlaps are settled afterwards (:mod:`hindi_news.quotes`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..page import QuoteDraft, TokenSpan
from .cues import Cue, cue_before, verbs, words_of
from .marks import ALL, Quoted
from .scene import DASHES, FINAL, Scene
from .source import Attribution, attribute, ergative, nominative, published_by

#: Words that quotation marks must hold to be more than a term.
PHRASE = 3
_PAUSES = frozenset((",", ":", ";", *DASHES))


def _draft(
    kind: str, rule: str, span: TokenSpan, cue: Cue | None, by: Attribution, *, score: float, marked: bool = False
) -> QuoteDraft:
    return QuoteDraft(
        span.first,
        span.stop,
        kind,
        rule,
        cue=None if cue is None else cue.span,
        cue_kind=None if cue is None else cue.kind,
        negated=cue is not None and cue.negated,
        source=by.source,
        addressee=by.addressee,
        via=by.via,
        score=score,
        marked=marked,
    )


# -- marks -----------------------------------------------------------------------------------------------------------
def _lead_in(scene: Scene, q: Quoted) -> tuple[Cue, bool] | None:
    """The cue right before an opening mark (कहा, "…), and whether कि stands between."""
    sentence = scene.sentence(q.open)
    at = q.open
    while at > sentence.first and scene.norm[at - 1] in _PAUSES:
        at -= 1
    that = at > sentence.first and scene.keys[at - 1] in words_of("that") and scene.keys[at - 1] != "की"
    if that:
        at -= 1
        while at > sentence.first and scene.norm[at - 1] in _PAUSES:
            at -= 1
    elif at == q.open:
        return None  # a cue with neither a pause nor कि: कहा "शब्द"
    cue = cue_before(scene.keys, at, sentence.first)
    return None if cue is None else (cue, that)


def _follow_up(scene: Scene, q: Quoted) -> tuple[Cue, Attribution] | None:
    """The attribution after a closing mark: "…" X ने कहा; "…," कहते हैं X."""
    first = q.after
    if q.close < 0 or first >= len(scene.keys):
        return None
    limit = scene.sentence(first).stop
    if scene.sentence(first).first > q.close and scene.words.gap[first] >= 2:
        return None  # a new paragraph
    if scene.keys[first] in words_of("postposition"):
        return None
    while first < limit and scene.norm[first] in _PAUSES:
        first += 1
    for i in range(first, min(first + 16, limit)):
        if scene.norm[i] in ALL or scene.norm[i] in FINAL:
            return None
        if scene.keys[i] in verbs():
            cue = cue_before(scene.keys, i + 1, i)
            if cue is None or "कि" in scene.keys[i : min(i + 6, limit)]:
                continue
            source = ergative(scene, i, first) or nominative(scene, cue._replace(aspect="habitual"), first, None)
            if source is None:
                source = _subject_after(scene, cue, limit)
            if source is None:
                return None
            return cue, Attribution(source, None, None, first)
    return None


def _subject_after(scene: Scene, cue: Cue, limit: int) -> TokenSpan | None:
    """कहते हैं X; बोले X: the name after the verb."""
    for i in range(cue.stop, min(cue.stop + 4, limit)):
        name = scene.name_at(i)
        if name is not None and name.type in ("person", "organization"):
            return TokenSpan(name.first, name.stop)
    return None


def marked_words(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """कहा, "…"; "…" X ने कहा."""
    for q in scene.quoted_from(sentence.first, sentence.stop):
        content = TokenSpan(q.first, q.stop)
        if not scene.word_count(*content):
            continue
        lead = _lead_in(scene, q)
        if lead is not None:
            cue, that = lead
            whole = q.close < 0 or q.after >= scene.sentence(q.close).stop or scene.norm[q.after] in FINAL
            if that and not whole:
                continue  # marked words inside a कि-clause: that rule's
            if scene.word_count(*content) < PHRASE and not whole:
                continue
            by = attribute(scene, cue, scene.sentence(cue.first).first)
            yield _draft("direct", "marked_words", content, cue, by, score=0.95, marked=True)
            continue
        follow = _follow_up(scene, q)
        if follow is not None and scene.word_count(*content) >= PHRASE:
            yield _draft("direct", "marked_words_first", content, follow[0], follow[1], score=0.9, marked=True)


def colon_headline(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """पुतिन: हम नहीं झुकेंगे; बारिश से राहत नहीं: मौसम विभाग."""
    kind = scene.kind_of_part[sentence.first]
    last = scene.norm[sentence.stop - 1]
    if kind not in ("headline", "subheadline") and (last in FINAL or sentence.stop - sentence.first > 25):
        return
    colons = [i for i in range(sentence.first + 1, sentence.stop - 1) if scene.norm[i] == ":"]
    if len(colons) != 1:
        return
    colon = colons[0]
    left, right = scene.trimmed(sentence.first, colon), scene.trimmed(colon + 1, sentence.stop)
    if left is None or right is None:
        return
    for source, content in ((left, right), (right, left)):
        name = scene.name_at(source.first)
        named = name is not None and (name.first, name.stop) == tuple(source)
        speaks = (
            named and name is not None and (name.type == "person" or (source is right and name.type == "organization"))
        )
        closing = (
            source is right and scene.keys[source.first] in words_of("closing_line") and source.stop - source.first == 1
        )
        if not (speaks or closing) or scene.word_count(*content) < PHRASE + 1 or _names_itself(scene, source, content):
            continue
        quoted = next(
            (q for q in scene.quoted_from(*content) if q.open == content.first and q.after == content.stop), None
        )
        span = TokenSpan(quoted.first, quoted.stop) if quoted else content
        by = Attribution(source, None, None, source.first)
        yield _draft(
            "direct" if quoted else "indirect", "colon_headline", span, None, by, score=0.6, marked=bool(quoted)
        )
        return


def _names_itself(scene: Scene, source: TokenSpan, content: TokenSpan) -> bool:
    """Whether the content speaks of its supposed speaker by name."""
    own = set(scene.keys[source.first : source.stop])
    return bool(own & set(scene.keys[content.first : content.stop]))


def unmarked_direct(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """कहा, …; कहा: …; बोले - …: without marks, to the end of the sentence."""
    for i in range(sentence.first + 1, sentence.stop - 2):
        mark = scene.norm[i]
        if mark not in _PAUSES or mark == ";" or scene.norm[i + 1] in ALL:
            continue
        cue = cue_before(scene.keys, i, sentence.first)
        if (
            cue is None
            or scene.keys[cue.first] not in verbs()
            or cue.aspect in ("own", "passive", "other", "infinitive")
        ):
            continue
        if scene.keys[sentence.first] in words_of("like") or scene.around(cue.first) is not None:
            continue
        by = attribute(scene, cue, sentence.first)
        content = scene.trimmed(i + 1, sentence.stop)
        if (by.source is None and mark == ",") or content is None or scene.word_count(*content) < 2:
            continue
        if scene.keys[content.first] in words_of("that"):
            continue
        stop = sentence.stop if scene.norm[sentence.stop - 1] in FINAL - {"...", "…"} else content.stop
        yield _draft("direct", "unmarked_direct", TokenSpan(content.first, stop), cue, by, score=0.75)
        return


# -- clauses ---------------------------------------------------------------------------------------------------------
def that_clause(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """X ने कहा कि …; X का कहना है कि …; कहा जाता है कि …: to the end of the sentence, or to the next report beside it."""
    found: list[tuple[Cue, int, int, Attribution]] = []  # cue, token after कि, where its clause begins, attribution
    ends: list[int] = []
    for i in range(sentence.first + 1, sentence.stop - 1):
        if scene.keys[i] not in words_of("that") or (scene.keys[i] == "की" and not _slip(scene, i)):
            continue
        region = sentence.first
        inner = scene.around(i)
        if inner is not None:
            region = max(region, inner.first)
        cue = cue_before(scene.keys, i, region)
        if cue is None or _own_words(scene, cue):
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
            by = by._replace(source=found[-1][3].source)
        if cue.aspect == "own" and by.source is None and cue.kind not in ("accuse", "claim", "fear"):
            continue
        found.append((cue, i + 1, region, by))
        ends.append(sentence.stop if inner is None else min(inner.stop, _end_of(scene, inner, sentence)))
    for (cue, first, _, by), stop in zip(found, ends, strict=True):
        # A quotation in marks may run on over several sentences; its clause is all of it.
        span = scene.trimmed(first, stop)
        if span is None or not scene.word_count(*span):
            continue
        inside = [q for q in scene.quoted_from(*span) if q.close >= 0]
        if any(q.open == span.first and q.after >= span.stop for q in inside):
            continue  # all of it stands in marks: direct
        if inside and inside[-1].after > span.stop:
            span = TokenSpan(span.first, inside[-1].after)
        yield _draft("mixed" if inside else "indirect", "that_clause", span, cue, by, score=0.9 if by.source else 0.75)


def _end_of(scene: Scene, inner: Quoted, sentence: TokenSpan) -> int:
    return min(inner.stop, sentence.stop)


def _slip(scene: Scene, i: int) -> bool:
    """कहा की …: की written for कि, after a finite verb."""
    before = scene.keys[i - 1]
    return (before in verbs() and verbs()[before].aspect == "perfective") or before in ("है", "हैं", "था", "थी")


def _own_words(scene: Scene, cue: Cue) -> bool:
    """आपको बता दें कि, कहा जा सकता है कि: the writer speaks to the reader."""
    keys = scene.keys
    before = keys[cue.first - 1] if cue.first else ""
    after = keys[cue.stop : cue.end]
    return (before in words_of("you") and "दें" in after) or "सकता" in after or "सकते" in after or before in ("न", "मत")


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


def according_to(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """X के अनुसार, …; … X के मुताबिक."""
    keys = scene.keys
    for i in range(sentence.first + 2, sentence.stop):
        if (
            (keys[i] in words_of("according") and keys[i - 1] in ("के", "को"))
            or (keys[i] in words_of("quoting") and keys[i - 1] == "के" and i + 1 < sentence.stop and keys[i + 1] == "से")
            or (
                keys[i] in words_of("believed")
                and keys[i - 1] == "की"
                and i + 1 < sentence.stop
                and keys[i + 1] == "तो"
            )
        ):
            marker = i - 1
        else:
            continue
        inner = scene.around(i)
        region = sentence.first if inner is None else max(sentence.first, inner.first)
        limit = sentence.stop if inner is None else min(sentence.stop, inner.stop)
        report = keys[marker - 1] in words_of("documents")
        source = published_by(scene, marker, region) if report else scene.phrase_before(marker, region)
        if source is None or not scene.can_speak(source) or keys[source.stop - 1] in words_of("not_source"):
            continue
        after = i + 1
        while after < limit and (scene.norm[after] in _PAUSES or keys[after] in ("तो", "से")):
            after += 1
        outlet = report or _is_outlet(scene, source) or keys[i] in words_of("quoting")
        if outlet and _reported_again(scene, after, limit):
            continue  # the report carries another's words: via
        content = scene.trimmed(after, limit)
        if content is None or scene.word_count(*content) < 2:
            content = scene.trimmed(region, source.first)
        if content is None or scene.word_count(*content) < PHRASE:
            continue
        cue = Cue(i, i + 1, i + 1, "say", "noun", False)
        marked = [q for q in scene.quoted_from(*content) if q.close >= 0]
        if any(q.open == content.first and q.after >= content.stop for q in marked):
            content, kind = TokenSpan(marked[0].first, marked[0].stop), "direct"
        else:
            kind = "mixed" if marked else "indirect"
        yield _draft(kind, "according_to", content, cue, Attribution(source, None, None, source.first), score=0.85)
        return


def _is_outlet(scene: Scene, source: TokenSpan) -> bool:
    """Whether the words before a source say that it reports news (समाचार एजेंसी, अखबार)."""
    before = scene.keys[max(0, source.first - 3) : source.stop]
    return bool({"एजेंसी", "समाचार", "न्यूज", "अखबार", "चैनल", "मीडिया"} & set(before))


def _reported_again(scene: Scene, first: int, stop: int) -> bool:
    """Whether another report with its own subject begins here."""
    for i in range(first, min(stop, first + 30)):
        if scene.keys[i] == "कि" or scene.norm[i] in ALL:
            cue = cue_before(scene.keys, i, first)
            return cue is not None and (cue.aspect == "passive" or attribute(scene, cue, first).source is not None)
    return False


def this_was_said(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """The sentence before यह बात X ने कही, or before ऐसा X ने कहा."""
    number = scene.sentence_number(sentence.first)
    if not number:
        return
    cue = _said_of_the_last(scene, sentence)
    before = scene.sentences[number - 1]
    if cue is None or scene.kind_of_part[before.first] not in ("paragraph", "dateline"):
        return
    by, content = attribute(scene, cue, sentence.first), scene.trimmed(*before)
    if by.source is not None and content is not None and scene.word_count(*content) >= PHRASE:
        yield _draft("indirect", "this_was_said", content, cue, by, score=0.85)


def _said_of_the_last(scene: Scene, sentence: TokenSpan) -> Cue | None:
    """The verb of a sentence that only says who said the one before."""
    keys, table = scene.keys, verbs()
    that = words_of("that") - {"की"}
    if any(scene.keys[i] in that or scene.norm[i] in ALL for i in range(*sentence)):
        return None
    for i in range(sentence.first, sentence.stop - 1):
        if keys[i] in words_of("says_it") and keys[i + 1] in words_of("thing"):
            for j in range(sentence.stop - 1, i + 1, -1):
                verb = table.get(keys[j])
                if (keys[j] in words_of("give") and keys[i + 1] == "जानकारी") or (verb and verb.aspect == "perfective"):
                    return Cue(j, j + 1, j + 1, verb.kind if verb else "inform", "perfective", False)
    # … में यह कहा गया है।
    last = scene.trimmed(*sentence)
    cue = cue_before(keys, last.stop, sentence.first) if last is not None else None
    if (
        cue is None
        or cue.first == sentence.first
        or sentence.stop - sentence.first > 16
        or cue.kind not in ("say", "write")
    ):
        return None
    return cue if keys[cue.first - 1] in words_of("says_it") | {"ऐसा"} else None


def woven_phrase(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """उन्होंने "सीमा पर संयुक्त लड़ाई" के लिए धन्यवाद दिया: marked words inside the article's own sentence."""
    for q in scene.quoted_from(sentence.first, sentence.stop):
        if q.close < 0 or q.close >= sentence.stop or scene.word_count(q.first, q.stop) < PHRASE:
            continue
        near = scene.keys[max(sentence.first, q.open - 3) : q.open] + scene.keys[q.after : q.after + 2]
        if set(near) & words_of("title") or any(n[0].isupper() for n in scene.norm[q.first : q.stop]):
            continue
        for i in range(q.after, sentence.stop):
            key = scene.keys[i]
            if key in words_of("woven"):
                source = ergative(scene, q.open, sentence.first) or ergative(scene, i, q.after)
                if source is None:
                    break
                verb = verbs().get(key)
                cue = Cue(i, i + 1, i + 1, verb.kind if verb else "say", "noun", False)
                by = Attribution(source, None, None, source.first)
                yield _draft("mixed", "woven_phrase", TokenSpan(q.first, q.stop), cue, by, score=0.6, marked=True)
                break


#: Each is asked about every sentence; of two that claim the same words, the earlier one keeps them.
RULES: tuple[Callable[[Scene, TokenSpan], Iterator[QuoteDraft]], ...] = (
    marked_words,
    that_clause,
    according_to,
    this_was_said,
    unmarked_direct,
    colon_headline,
    woven_phrase,
)
