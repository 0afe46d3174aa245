"""Where words end whose quotation mark is never closed: at the paragraph, or before a sentence that reports another's."""

from __future__ import annotations

from ..page import TokenSpan
from ..resolve.pronouns import pronouns
from .cues import cue_before, words_of
from .drafts import PAUSES
from .marks import ALL, Quoted, led_in
from .scene import Scene
from .source import attribute

#: Reports of one sentence that are read.
_REPORTS = 8


def end_unclosed(scene: Scene) -> None:
    """Shortens the stretches of a scene that no mark closes."""
    for n, q in enumerate(scene.quoted):
        if q.close < 0 and not q.carried:
            scene.quoted[n] = q._replace(stop=_end(scene, q))


def _end(scene: Scene, q: Quoted) -> int:
    number = scene.sentence_number(q.first) + 1
    while number < len(scene.sentences) and scene.sentences[number].first < q.stop:
        sentence = scene.sentences[number]
        if _another_reports(scene, TokenSpan(sentence.first, min(sentence.stop, q.stop))):
            return sentence.first
        number += 1
    return q.stop


def _another_reports(scene: Scene, sentence: TokenSpan) -> bool:
    """उन्होंने बताया कि …, X ने कहा, "…: no words of somebody who says मैं or हम in them."""
    known, that = pronouns(), words_of("that") - {"की"}
    if any(k in known and known[k].person == "1" for k in scene.keys[slice(*sentence)]):
        return any(scene.norm[i] in ALL and led_in(scene.words, i, sentence.first) for i in range(*sentence))
    points = [i for i in range(sentence.first + 2, sentence.stop) if scene.keys[i] in that or scene.norm[i] in ALL]
    for i in (*points[:_REPORTS], sentence.stop):
        at = i - (scene.norm[i - 1] in PAUSES)
        cue = cue_before(scene.keys, at, sentence.first)
        if cue is None or cue.aspect == "passive":
            continue
        source = attribute(scene, cue, sentence.first).source
        if source is None:
            continue
        name = scene.name_at(source.stop - 1)
        pronoun = known.get(scene.keys[source.first]) if source.stop - source.first == 1 else None
        if (name is not None and name.type in ("person", "organization")) or (pronoun is not None and pronoun.person == "3"):
            return True
    return False
