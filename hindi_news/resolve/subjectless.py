"""Reports whose own sentence names no subject: the passive (कहा गया), a row that goes on (बताया कि), the writers (हमने)."""

from __future__ import annotations

from ..page import TokenSpan, Words
from .documents import in_it
from .phrases import word_class
from .pronouns import pronouns

#: Tokens for whom one tells, before a cue that opens its sentence.
_TOLD = 4
#: यह दावा वायरल है कि, मांग उठ रही है कि, इस दावे के साथ …: nobody's by name.
_SPREADS = frozenset(("वायरल", "उठ", "उठी", "उठने", "साथ"))


def opens(words: Words, cue: TokenSpan, first: int) -> bool:
    """Whether a cue opens its sentence, but for whom it is said to: बताया कि, सबसे कहा कि."""
    keys = words.key
    return cue.first == first or (cue.first - first <= _TOLD and keys[cue.first - 1] in ("से", "को", "यह", "भी", "ही"))


def impersonal(words: Words, cue: TokenSpan) -> bool:
    """A passive (कहा गया, बताया जा रहा) or a noun that is said to be (आरोप है)."""
    after = words.key[cue.stop : cue.stop + 3]
    if cue.first and words.key[cue.first - 1] in in_it():
        return True  # a report, which has no subject
    if any(word_class(key) == "passive" or key in _SPREADS for key in after):
        return True
    return word_class(words.key[cue.stop - 1]) == "cue" and bool(after) and word_class(after[0]) == "verb"


def of_writers(words: Words, span: TokenSpan, cue: TokenSpan | None) -> bool:
    """Whether a source outside of quotes is those who write: हमने कहा, हम बताते हैं; not हमें उम्मीद है, which goes on."""
    pronoun = pronouns().get(words.key[span.first])
    if span.stop - span.first != 1 or pronoun is None or pronoun.person != "1" or pronoun.number != "plur":
        return False
    tells = cue is not None and words.key[cue.first].startswith("बता")
    return pronoun.case == "subject" or (pronoun.case == "bare" and tells)
