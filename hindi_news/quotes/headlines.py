"""Rules for headlines: पुतिन: हम नहीं झुकेंगे; बारिश से राहत नहीं: मौसम विभाग; … – विदेश मंत्री जयशंकर."""

from __future__ import annotations

from collections.abc import Iterator

from ..entities.gazetteer import country_names
from ..page import QuoteDraft, TokenSpan
from .cues import words_of
from .drafts import PHRASE, draft, in_marks, says_enough
from .scene import DASHES, FINAL, Scene
from .source import Attribution, ergative

#: Tokens of a speaker with a role (केंद्रीय विदेश मंत्री एस जयशंकर).
_LONGEST = 7


def colon_headline(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """पुतिन: हम नहीं झुकेंगे; बारिश से राहत नहीं: मौसम विभाग; … – जयशंकर."""
    headline = scene.kind_of_part[sentence.first] in ("headline", "subheadline")
    if not headline and (scene.norm[sentence.stop - 1] in FINAL or sentence.stop - sentence.first > 25):
        return
    at = _divider(scene, sentence)
    if at is None:
        return
    left, right = scene.trimmed(sentence.first, at), scene.trimmed(at + 1, sentence.stop)
    if left is None or right is None:
        return
    for source, content in ((left, right), (right, left)):
        speaker = _speaker(scene, source, last=source is right)
        if speaker is None or not says_enough(scene, content) or _names_itself(scene, source, content):
            continue
        marked = in_marks(scene, content)
        if source is left and (scene.norm[at] != ":" or (marked is None and not scene.finite(*content))):
            continue
        if not scene.words.gap[at] and scene.norm[at] in DASHES and not scene.finite(*content):
            continue
        by = Attribution(speaker, None, None, source.first)
        kind = "indirect" if marked is None else "direct"
        yield draft(kind, "colon_headline", marked or content, None, by, score=0.6, marked=marked is not None)
        return


def marked_headline(scene: Scene, sentence: TokenSpan) -> Iterator[QuoteDraft]:
    """'हम नहीं झुकेंगे', शुल्क बढ़ाने पर भड़के पुतिन; 'हम नहीं झुकेंगे', पुतिन ने दी चेतावनी: marked words and who acts."""
    if scene.kind_of_part[sentence.first] not in ("headline", "subheadline"):
        return
    for q in scene.quoted_from(sentence.first, sentence.first + 1):
        rest = None if q.close < 0 or q.after >= sentence.stop else scene.trimmed(q.after, sentence.stop)
        if rest is None or scene.norm[q.after] not in (",", ":"):
            return
        if not scene.has_verb(q.first, q.stop) and not scene.finite(q.first, q.stop):
            return
        source = ergative(scene, rest.stop, rest.first) or _actor(scene, rest)
        if source is not None and scene.is_actor(source) and scene.word_count(q.first, q.stop) >= PHRASE:
            by = Attribution(source, None, None, rest.first)
            yield draft("direct", "marked_headline", TokenSpan(q.first, q.stop), None, by, score=0.6, marked=True)


def _actor(scene: Scene, rest: TokenSpan) -> TokenSpan | None:
    """The name that ends a headline (… पर भड़का चीन)."""
    name = scene.name_at(rest.stop - 1)
    return TokenSpan(name.first, name.stop) if name is not None and name.first > rest.first else None


def _divider(scene: Scene, sentence: TokenSpan) -> int | None:
    """The one colon, or the last dash with space after it (हम जीतेंगे- नेता)."""
    colons = [i for i in range(sentence.first + 1, sentence.stop - 1) if scene.norm[i] == ":"]
    if colons:
        return colons[0] if len(colons) == 1 else None
    dashes = [i for i in range(sentence.first + 1, sentence.stop - 1)
              if scene.norm[i] in DASHES and scene.words.gap[i + 1]]
    return dashes[-1] if dashes else None


def _speaker(scene: Scene, source: TokenSpan, last: bool) -> TokenSpan | None:
    """Who speaks, if the words are a speaker and nothing else; before a colon only people are."""
    if source.stop - source.first > _LONGEST or any(k[0].isdigit() for k in scene.keys[slice(*source)]):
        return None  # a number stands beside the names of a list
    if source.stop - source.first == 1 and scene.keys[source.first] in words_of("closing_line"):
        return source if last else None
    if not scene.is_source(source) and not (last and _is_country(scene, source)):
        return None
    if set(scene.keys[source.first : source.stop]) & _case_markers():
        return None
    name = scene.name_at(source.stop - 1)
    if not last and (name is None or name.type != "person"):
        return None
    if last and scene.norm[source.first - 1] in DASHES and not scene.is_person(source):
        return None  # after a dash stands the outlet as well
    if last and (scene.norm[source.first][0].isascii() or scene.keys[source.first - 2] in words_of("credit")):
        return None  # whose picture it is
    return scene.phrase_before(source.stop, source.first)


def _is_country(scene: Scene, source: TokenSpan) -> bool:
    """पाकिस्तान कुछ छिपा रहा है: भारत — a country by name and nothing else, after a colon."""
    name = scene.name_at(source.first)
    whole = name is not None and (name.first, name.stop) == source and name.type == "place"
    return whole and scene.norm[source.first - 1] == ":" and country_names().longest(scene.keys, *source) is not None


def _case_markers() -> frozenset[str]:
    return words_of("postposition") - {"का", "के", "की"}


def _names_itself(scene: Scene, source: TokenSpan, content: TokenSpan) -> bool:
    """Whether the content speaks of its supposed speaker by name."""
    own = {k for k in scene.keys[source.first : source.stop] if len(k) > 2}
    return bool(own & set(scene.keys[content.first : content.stop]))
