"""Texts that say something and those who issued them: रिपोर्ट में कहा गया, वेबसाइट पर लिखा है, X की ओर से जारी बयान."""

from __future__ import annotations

from ..page import TokenSpan
from ..resolve.phrases import word_class
from ..resolve.pronouns import pronouns
from ..text.normalize import matching_key
from .cues import Cue, words_of
from .marks import ALL
from .scene import Scene

_GENITIVE = frozenset(("का", "के", "की"))
_DATED = frozenset(("साल", "वर्ष", "सन"))
#: Tokens back from a cue to द्वारा or की ओर से, and to the text that holds the words (पोस्ट में … शेयर करते हुए दावा किया गया).
_NEAR, _FAR = 14, 24
#: X से मिली जानकारी.
_GOT = frozenset(("मिली", "मिले", "प्राप्त"))
#: What a paper prints; a study is another's (नेचर में प्रकाशित अध्ययन).
_PRINTED = frozenset(map(matching_key, ("छपी", "छपे", "छपा", "प्रकाशित", "पब्लिश")))
_ARTICLES = frozenset(map(matching_key, ("रिपोर्ट", "खबर", "लेख", "आर्टिकल", "स्टोरी", "संपादकीय", "समाचार", "खबरों", "रिपोर्टों")))
_SITES = frozenset(("वेबसाइट", "साइट"))
#: Texts that speak without their author.
_UNSIGNED = _SITES | {"रिपोर्ट", "रिपोर्टों", "खबर", "खबरों", "अध्ययन", "सर्वे", "सर्वेक्षण", "शोध", "बुलेटिन", "विज्ञप्ति", "विश्लेषण"}


def issuer(scene: Scene, cue: Cue, least: int) -> TokenSpan | None:
    """रिपोर्ट में कहा गया, X की ओर से कहा गया, X द्वारा बताया गया; None for an impersonal report."""
    keys = scene.keys
    inside: int | None = None  # token after the report that holds the words
    another = False  # whether another clause begins between
    for i in range(cue.first - 1, max(least, cue.first - _FAR) - 1, -1):
        near = cue.first - i <= _NEAR
        if near and keys[i] == "द्वारा" and i > least:
            return scene.phrase_before(i, least)
        if near and keys[i] == "से" and i >= least + 2 and keys[i - 1] in ("ओर", "तरफ") and keys[i - 2] in ("की", "कि"):
            return scene.phrase_before(i - 2, least)
        if not near and inside is not None:
            break
        another = another or keys[i] in words_of("relative") or keys[i] in ("कि", "ने") or not keys[i][0].isalnum()
        if not near and another:
            break
        if inside is None and keys[i] in ("में", "पर") and i > least and keys[i - 1] in words_of("documents"):
            inside = i
    if inside is not None:
        return published_by(scene, inside, least)
    for i in range(least + 2, cue.first):
        if keys[i] in words_of("according") and keys[i - 1] == "के":
            return published_by(scene, i - 1, least)
    in_it = next((i for i in range(cue.first - 1, max(least, cue.first - 14) - 1, -1) if keys[i] in words_of("in_it")), None)
    return None if in_it is None else TokenSpan(in_it, in_it + 1)


def written_in(scene: Scene, cue: Cue, least: int) -> TokenSpan | None:
    """रिपोर्ट में कहा कि, वेबसाइट पर लिखा है: what speaks for itself, as none of those that its writer signs (पत्र, बयान)."""
    for i in range(cue.first - 1, max(least, cue.first - 4), -1):
        if scene.keys[i] in ("में", "पर") and scene.keys[i - 1] in words_of("documents") | _SITES:
            own = scene.keys[i - 2] in ("अपनी", "अपने")
            return published_by(scene, i, least) if scene.keys[i - 1] in _UNSIGNED and not own else None
    return None


def published_by(scene: Scene, end: int, least: int) -> TokenSpan | None:
    """Of a report before token ``end`` (X के विश्लेषण, X द्वारा जारी सूची): who issued it, or the report itself."""
    for i in range(end - 2, max(least, end - 9), -1):
        got = scene.keys[i] == "से" and scene.keys[i + 1] in _GOT
        printed = scene.keys[i] in ("में", "पर") and scene.keys[i + 1] in _PRINTED and scene.keys[end - 1] in _ARTICLES
        if got or printed:
            owner = scene.phrase_before(i, least)
            if owner is not None and printed and scene.keys[i - 1][0].isdigit():
                owner = _body_before(scene, _before_date(scene, i - 1, least), least)  # टाइम्स की 2012 में छपी रिपोर्ट
            if owner is not None and _is_place(scene, owner):
                owner = _body_at(scene, owner.first, least) if got else None  # मेडिकल कॉलेज गोरखपुर से मिली
            if owner is not None and (scene.can_speak(owner) or (printed and scene.norm[i - 1] in ALL)):
                return owner
        if scene.keys[i] == "द्वारा" or (scene.keys[i] == "से" and scene.keys[i - 2 : i] in (("की", "ओर"), ("की", "तरफ"))):
            owner = scene.phrase_before(i if scene.keys[i] == "द्वारा" else i - 2, least)
            if owner is not None and scene.can_speak(owner):
                return owner
        if not scene.keys[i][0].isalnum():
            break
    for i in range(end - 1, max(least, end - 6) - 1, -1):
        beside = scene.keys[i + 1] == "लिए" or (scene.keys[i + 1] == "साथ" and scene.keys[end - 2] in ("इस", "उस", "इन"))
        if scene.keys[i] in _GENITIVE and not beside:
            owner = scene.phrase_before(i, least)
            unknown = any(word_class(key) == "few" for key in scene.keys[i + 1 : end - 1])
            if owner is None or not scene.can_speak(owner) or (unknown and _is_place(scene, owner)):
                if owner is not None and scene.keys[end - 1] in _SITES and scene.name_at(owner.stop - 1) is None:
                    return TokenSpan(owner.first, end)  # फ़िल्म की वेबसाइट
                if owner is not None and (body := _body_before(scene, owner.first, least)) is not None:
                    return body  # विश्व बैंक के पिछले साल के आंकड़ों
                if owner is not None and not unknown and _is_acronym(scene, owner):
                    return owner
                return scene.phrase_before(end, i + 1)  # चीन के कुछ अध्ययनों: of whom, is not said
            # A text in a text (पोस्ट के कैप्शन) is itself the source.
            return TokenSpan(owner.first, end) if scene.keys[owner.stop - 1] in words_of("documents") else owner
        if i < end - 1 and _theirs(scene.keys[i]):
            return TokenSpan(i, i + 1)  # उनकी रिपोर्ट
        if not scene.keys[i][0].isalnum() or (scene.keys[i] == "से" and scene.keys[i + 1] in _GOT):
            break  # बिहार के शिवहर से प्राप्त समाचारों
    return scene.phrase_before(end, least)


def _body_before(scene: Scene, at: int, least: int) -> TokenSpan | None:
    """The body whose का, के or की stands right before token ``at``."""
    dated = at
    at = _before_date(scene, at, least)
    if at - 2 < least or scene.keys[at - 1] not in _GENITIVE:
        return None
    found = scene.phrase_before(at - 1, least)
    if found is None or scene.is_person(found):
        return None
    marked = at < dated and scene.norm[at - 2] in ALL
    return found if scene.is_source(found) or marked else None


def _before_date(scene: Scene, at: int, least: int) -> int:
    """Where the date begins that token ``at`` is the year of: यूनिवर्सिटी की साल 2012 की, टाइम्स की 9 नवंबर, 2012 की रिपोर्ट."""
    if at > least and scene.keys[at - 1] in _DATED:
        return at - 1
    day = at - 3 if scene.norm[at - 1] == "," else at - 2
    return day if day > least and scene.keys[at][0].isdigit() and scene.keys[day][0].isdigit() else at


def _body_at(scene: Scene, end: int, least: int) -> TokenSpan | None:
    """The body by name that ends right before token ``end``."""
    name = scene.name_at(end - 1) if end > least else None
    return TokenSpan(name.first, name.stop) if name is not None and name.type == "organization" else None


def _is_acronym(scene: Scene, owner: TokenSpan) -> bool:
    """UNAMA, WHO: one word in capitals."""
    word = scene.norm[owner.first]
    return owner.stop - owner.first == 1 and word.isascii() and word.isupper() and len(word) > 2


def _theirs(key: str) -> bool:
    pronoun = pronouns().get(key)
    return pronoun is not None and pronoun.person == "3" and pronoun.case == "owner"


def _is_place(scene: Scene, span: TokenSpan) -> bool:
    name = scene.name_at(span.stop - 1)
    return name is not None and name.type == "place"
