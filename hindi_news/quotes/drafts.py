"""What the rules for quotes share: how a quote is drafted, and what makes words before a pause somebody's own report."""

from __future__ import annotations

from ..page import QuoteDraft, TokenSpan
from ..text.dateline import find_dateline
from .cues import Cue, words_of
from .marks import Quoted
from .scene import DASHES, Scene
from .source import Attribution

#: Words that quotation marks must hold to be more than a term.
PHRASE = 3
#: Tokens of a title in marks.
_TITLE = 4
PAUSES = frozenset((",", ":", ";", *DASHES))


def draft(
    kind: str, rule: str, span: TokenSpan, cue: Cue | None, by: Attribution, *, score: float, marked: bool = False
) -> QuoteDraft:
    """The quote of a content, its cue and its attribution."""
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


def not_said(scene: Scene, cue: Cue) -> bool:
    """नहीं कहा, क्या कहा, जो कहा: no words follow; a belief that is denied is one (नहीं मानते कि)."""
    before = scene.keys[cue.first - 1] if cue.first else ""
    if before in words_of("negation"):
        return cue.kind != "believe"
    if cue.kind == "deny" and before == "से" and scene.keys[max(0, cue.first - 2)] in ("बताने", "कहने"):
        return True  # यह बताने से इनकार किया कि …: nothing is told
    called = scene.keys[cue.first].startswith("बता") and cue.aspect in ("perfective", "habitual")
    if called and not says_alone(scene, cue):
        # X को Y का उदाहरण बताया
        return "को" in scene.keys[max(0, cue.first - 7) : max(0, cue.first - 1)]
    return before in words_of("question") and before != "कुछ"


def own_words(scene: Scene, cue: Cue) -> bool:
    """आपको बता दें कि, कहा जा सकता है कि: the writer speaks to the reader."""
    keys = scene.keys
    before = keys[cue.first - 1] if cue.first else ""
    after = keys[cue.stop : cue.end]
    if cue.aspect == "heard":
        return False
    return (before in words_of("you") and "दें" in after) or "सकता" in after or "सकते" in after


def says_alone(scene: Scene, cue: Cue) -> bool:
    """Whether nothing before the verb completes it: X ने कहा, but not X को गलत बताया."""
    before = scene.keys[cue.first - 1] if cue.first else ""
    if cue.kind == "believe" or cue.aspect not in ("perfective", "habitual"):
        return False
    if before == "को" and cue.first > 1 and scene.keys[cue.first - 2].endswith("ने"):
        return False  # नारे लगाने को कहा: a command without words
    if not before or not before[0].isalnum() or scene.name_at(cue.first - 1) is not None:
        return before != ","
    return (
        before in words_of("case")
        or before in words_of("fused")
        or before in words_of("plain_edge")
        or before in words_of("and")
        or before in ("भी", "ही", "तो", "हुए", "कर", "करके", "वे", "वो", "वह", "हमसे", "मुझसे", "आपसे", "तुमसे", "तुझसे")
        or before.endswith("कर")
        or scene.can_speak(TokenSpan(cue.first - 1, cue.first))
    )


def relative_before(scene: Scene, first: int, stop: int) -> bool:
    """Whether a relative word opens a clause in ``[first, stop)`` (X ने जो बात कही, …)."""
    return any(k in words_of("relative") or k == "क्या" for k in scene.keys[first:stop])


def in_marks(scene: Scene, span: TokenSpan) -> TokenSpan | None:
    """The words between the marks that stand around all of ``span``."""
    for q in scene.quoted_from(*span):
        if q.open == span.first and q.after >= span.stop and q.close >= 0:
            return TokenSpan(q.first, q.stop)
    return None


def past_dateline(scene: Scene, span: TokenSpan) -> TokenSpan:
    """A span without the dateline that opens it; one with an agency may stand in the middle of an article too."""
    first = span.first
    while first < span.stop and scene.kind_of_part[first] == "dateline":
        first += 1
    if first == span.first and scene.line_first(first) == first:
        found = find_dateline(scene.words, *span, titled=False)
        first = found.stop if found is not None and found.agencies else first
    return span if first == span.first else scene.trimmed(first, span.stop) or span


def kind_of_clause(scene: Scene, span: TokenSpan) -> str:
    """Mixed if the clause holds marked words, else indirect; marks around names and titles alone mark no words."""
    return "mixed" if any(q.close >= 0 and not _names(scene, q) for q in scene.quoted_from(*span)) else "indirect"


def _names(scene: Scene, q: Quoted) -> bool:
    """Whether marks stand around a name or a title: जहाज 'अक्कादेवी', 'कर्मयोग' नामक."""
    after = scene.keys[q.after] if q.after < len(scene.keys) else ""
    if after.startswith("कहला") or after in ("कहा", "लिखा", "बताया", "करार"):
        return False  # केंद्र 'नदी घर' कहलाएगा: what is called so
    name = scene.name_at(q.first)
    if name is not None and name.first == q.first and name.stop == q.stop and name.type not in ("group", "treaty"):
        return True
    near = {*scene.keys[max(0, q.open - 1) : q.open], after}
    return q.stop - q.first <= _TITLE and not near.isdisjoint(words_of("called"))


def says_enough(scene: Scene, content: TokenSpan) -> bool:
    """Whether words are more than a term; three are, if they end in a verb (हम नहीं झुकेंगे)."""
    count = scene.word_count(*content)
    return count > PHRASE or (count == PHRASE and scene.finite(*content))
