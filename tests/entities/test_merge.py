"""Names that rules find alone, and how the tagger's names are corrected, one step at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from hindi_news.engines.native import read_layout
from hindi_news.entities.merge import find_names
from hindi_news.page import Page, TaggedName, Tags, Trace

from ..marked import read_cases, read_marked


@pytest.mark.parametrize("case", read_cases("names_by_rule.txt"), ids=lambda case: case.split("\t")[0])
def test_names_by_rule(case: str) -> None:
    page, marked = read_marked(case.split("\t")[1])
    found = [n for n in find_names(page, ()) if n.type in ("person", "organization")]
    assert _words(page, found) == _words(page, [n for _, n in marked])


def test_in_boilerplate_well_known_names_alone() -> None:
    page = read_layout("बाजार में रौनक रही. (रमेश वर्मा के ऐप के लिए यहां क्लिक करें. आप हमें फ़ेसबुक पर भी फ़ॉलो कर सकते हैं.)")
    assert [p.kind for p in page.parts if p.kind == "boilerplate"] == ["boilerplate"]
    assert _words(page, find_names(page, ())) == ["organization: फ़ेसबुक"]
    page = read_layout("बाजार में रौनक रही।\nयह भी पढ़ें: रूस में बर्फ गिरी, रूसी पर्यटक और रमेश वर्मा फंसे")
    assert _words(page, find_names(page, ())) == ["place: रूस", "group: रूसी"]


def test_a_verb_before_a_head_is_no_part_of_a_name() -> None:
    page = read_layout("खबर भांपकर पुलिस आई।")
    assert _words(page, find_names(page, ())) == ["organization: भांपकर पुलिस"]
    page = replace(page, tags=Tags(upos=("NOUN", "VERB", "NOUN", "VERB", "PUNCT")))
    assert find_names(page, ()) == ()


@pytest.mark.parametrize(
    ("text", "upos", "names"),
    [
        ("निदेशक टुनक ज़ारेंको आए।", "NOUN PROPN PROPN VERB PUNCT", ["person: टुनक ज़ारेंको"]),
        ("वहां से टुनक ज़ारेंको आए।", "PRON ADP PROPN PROPN VERB PUNCT", ["person: टुनक ज़ारेंको"]),
        ("वहां से टुनक ज़ारेंको आए।", "PRON ADP NOUN PROPN VERB PUNCT", ["person: ज़ारेंको"]),
        ("वहां बड़े टुनक ज़ारेंको आए।", "PRON ADJ PROPN PROPN VERB PUNCT", ["person: ज़ारेंको"]),
        ("कल आए टुनकमंत्री ज़ारेंको बोले।", "ADV VERB PROPN PROPN VERB PUNCT", ["person: ज़ारेंको"]),
    ],
)
def test_a_given_name_left_out(text: str, upos: str, names: list[str]) -> None:
    page = read_layout(text)
    at = page.words.norm.index("ज़ारेंको")
    page = replace(page, tags=Tags(upos=tuple(upos.split()), names=(TaggedName(at, at + 1, "person", 0.8),)))
    assert _words(page, find_names(page, ())) == names


def _words(page: Page, names: Sequence[tuple[int, ...]]) -> list[str]:
    return [f"{n[2]}: {page.words.phrase(n[0], n[1])}" for n in names]  # type: ignore[misc]


def tagged(text: str, *names: tuple[str, str, float]) -> tuple[Page, list[str]]:
    """A page whose tagger found these ``(words, type, score)``, and the names that come of it."""
    page = read_layout(text)
    found = []
    for words, kind, score in names:
        start = text.index(words)
        first = page.words.start.index(start)
        found.append(TaggedName(first, page.words.end.index(start + len(words)) + 1, kind, score))
    page = replace(page, tags=Tags(names=tuple(found)))
    return page, _words(page, find_names(page, ()))


@pytest.mark.parametrize(
    ("text", "words", "kind", "names"),
    [
        ("कल श्री अनिल मेहता जी आए।", "श्री अनिल मेहता जी", "person", ["person: अनिल मेहता"]),
        ("वह लोकप्रिय गायक जयंतो से मिला।", "लोकप्रिय गायक जयंतो", "person", ["person: जयंतो"]),
        ("वह लोकप्रिय गायक से मिला।", "लोकप्रिय गायक", "person", []),
        ("वह मंत्री अनिल प्रधान से मिला।", "अनिल प्रधान", "person", ["person: अनिल प्रधान"]),
        ("वह हमारे दूल्हे राजा से मिला।", "दूल्हे राजा", "person", []),
        ("वह ग्राम अनिल वकील से मिला।", "अनिल वकील", "person", ["person: अनिल"]),
        ("वह एबीपी न्यूज़ एंकर से मिला।", "एबीपी न्यूज़ एंकर", "organization", ["organization: एबीपी न्यूज़"]),
        ("उस तूफान मार्गो से डर है।", "मार्गो", "person", []),
        ("उस तूफान मार्गो ज़ारेंको ने देखे।", "मार्गो ज़ारेंको", "person", ["person: मार्गो ज़ारेंको"]),
        ("तब रूसी बलों ने धावा किया।", "रूसी बलों", "organization", ["group: रूसी"]),
        ("वहां ज़ारो द को देखा।", "ज़ारो द", "person", ["person: ज़ारो"]),
        ("दलालपुर गैंगरेप पर बहस हुई।", "दलालपुर गैंगरेप", "organization", []),
        ("किसानों (kisan andolan) की मांग है।", "kisan andolan", "person", []),
        ("टीवी पर RSS control Facebook now.", "RSS control Facebook", "organization",
         ["organization: RSS", "organization: Facebook"]),
        ("वे दक्षिण भारत में रहे।", "दक्षिण भारत", "place", ["place: दक्षिण भारत"]),
        ("वहां, दक्षिण भारत।", "दक्षिण भारत", "place", ["organization: दक्षिण भारत"]),
        ("तब भारतीय दल आया।", "भारतीय दल", "organization", ["group: भारतीय"]),
        ("यह @xyznews ने लिखा।", "@xyznews", "organization", []),
        ("वह नवनाजीवाद के विरोधी हैं।", "नवनाजीवाद", "organization", []),
        ("वहां सीएए पर बहस हुई।", "सीएए", "organization", []),
        ("वहां CAA पर बहस हुई।", "CAA", "organization", []),
        ("वहां टास्क फोर्स बनी।", "टास्क फोर्स", "organization", []),
        ("वहां चीनी ग्लोबल टाइम्स ने लिखा।", "चीनी ग्लोबल टाइम्स", "organization", ["organization: ग्लोबल टाइम्स"]),
        ("खरड़पुरा निवासी टुनकराम घायल हुआ।", "टुनकराम", "person", ["person: टुनकराम"]),
        ("खरड़पुरा निवासी टुनकसा घायल हुआ।", "टुनकसा", "place", ["person: टुनकसा"]),
        ("वहां भगवान राम जी की मूर्ति है।", "भगवान राम जी", "person", ["person: राम"]),
        ("वहां भगवान दास की दुकान है।", "भगवान दास", "person", ["person: भगवान दास"]),
        ("उसने 'टुनक राव' और 'झुनक जैन' लिखा।", "टुनक राव' और 'झुनक जैन", "person", ["person: टुनक राव", "person: झुनक जैन"]),
        ("एसएसपी पाठक ने जांच की।", "पाठक", "person", ["person: पाठक"]),
        ("नई फिल्म 'मधुलता' आई। उसने 'मधुलता' देखी।", "मधुलता", "person", []),
        ("उसने 'मधुलता' की रिलीज टाली।", "मधुलता", "person", []),
        ("भीड़ अल्लाहु अकबर बोली।", "अकबर", "person", []),
        ("नदी जीवन रेखा बनी।", "रेखा", "person", []),
        ("कल डॉ. एसपी ज़ारेंको आए।", "ज़ारेंको", "person", ["person: एसपी ज़ारेंको"]),
        ("कल करनपुरा विधायक आए।", "करनपुरा", "group", ["group: करनपुरा"]),
        ("कल कर्नूल विधायक आए।", "कर्नूल", "group", ["place: कर्नूल"]),
        ("वह सलीम ज़ारेंको टुनकसा के पास गया।", "सलीम ज़ारेंको", "person", ["person: सलीम ज़ारेंको"]),
        ("सुनील निवासी धुनकपुरी घायल हुआ।", "धुनकपुरी", "person", ["place: धुनकपुरी"]),
        ("संगीतकार ए आर ज़ारेंको ने गाया।", "आर ज़ारेंको", "person", ["person: ए आर ज़ारेंको"]),
        ("गांव के आर ज़ारेंको ने गाया।", "आर ज़ारेंको", "person", ["person: आर ज़ारेंको"]),
        ("नया अधिनियम (केकेए) बना। केकेए पर बहस हुई।", "केकेए", "organization", []),
        ("प्रवक्ता करीना जीन-पियरोत ने कहा।", "करीना जीन", "person", ["person: करीना जीन-पियरोत"]),
        ("अधिकारी ब्रायन ओ'हागन ने कहा।", "ब्रायन ओ", "person", ["person: ब्रायन ओ'हागन"]),
        ("वहां एम के नारायणो ने कहा।", "नारायणो", "person", ["person: एम के नारायणो"]),
        ("उससे ब्रूनो वाकिफ़ हैं।", "ब्रूनो", "person", ["person: ब्रूनो"]),
        ("वहां ब्रूनो ज़ारेंको ने कहा।", "ब्रूनो", "person", ["person: ब्रूनो"]),
        ("उन्हें संघर्षविराम की उम्मीद है।", "संघर्षविराम", "treaty", []),
        ("कलाकार मरहूम ज़ारो खान याद आए।", "मरहूम ज़ारो खान", "person", ["person: ज़ारो खान"]),
        ("तब माधुरी बोलीं कि आओ।", "माधुरी", "person", ["person: माधुरी"]),
        ("तब सरदार ज़ारो सिंह आए।", "सरदार ज़ारो सिंह", "person", ["person: ज़ारो सिंह"]),
        ("तब सरदार सिंह आए।", "सरदार सिंह", "person", ["person: सरदार सिंह"]),
        ("अनुभवी ज़ारेंको मैदान पर हैं।", "अनुभवी ज़ारेंको", "person", ["person: ज़ारेंको"]),
        ("मुक्केबाज़ ज़ारो खान जीत गए।", "मुक्केबाज़ ज़ारो खान", "person", ["person: ज़ारो खान"]),
        ("उसे ऑर्डर ऑफ सेंट ज़ारेंको मिला।", "ज़ारेंको", "person", []),
        ("टीवी पर Jaro Khan says it.", "Jaro Khan", "person", ["person: Jaro Khan"]),
        ("अब केंद्र ने कहा।", "केंद्र", "person", []),
        ("तब लता ज़ारेंको आई।", "ज़ारेंको", "person", ["person: लता ज़ारेंको"]),
        ("तब लता सुनील ज़ारेंको के साथ आई।", "सुनील ज़ारेंको", "person", ["person: सुनील ज़ारेंको"]),
    ],
)
def test_the_tagger_is_corrected(text: str, words: str, kind: str, names: list[str]) -> None:
    assert tagged(text, (words, kind, 0.9))[1] == names


def test_an_everyday_word_in_a_list_of_people_is_a_name() -> None:
    people = [("ओम यादव", "person", 0.9), ("सरोज", "person", 0.9)]
    assert tagged("वहां ओम यादव, सपना, सरोज और संध्या को चोट आई।", *people)[1] == [
        "person: ओम यादव", "person: सपना", "person: सरोज", "person: संध्या",
    ]  # fmt: skip
    assert tagged("ओम यादव और सरोज का सपना, उम्मीद सब टूटा।", *people)[1] == ["person: ओम यादव", "person: सरोज"]


@pytest.mark.parametrize(("upos", "found"), [("PROPN", ["person: ग्रीनथोर्प"]), ("VERB", [])])
def test_a_title_makes_no_name_of_what_the_word_tagger_takes_for_none(upos: str, found: list[str]) -> None:
    page = read_layout("पहली महिला इंजीनियर ग्रीनथोर्प।")
    page = replace(page, tags=Tags(upos=("ADJ", "NOUN", "NOUN", upos, "PUNCT")))
    assert _words(page, find_names(page, ())) == found


@pytest.mark.parametrize(("word", "upos", "found"), [("फुफ्फुसों", "NOUN", 0), ("मैक्रों", "NOUN", 1), ("दुफ्फुसों", "PROPN", 1)])
def test_a_noun_in_the_oblique_plural_is_no_person(word: str, upos: str, found: int) -> None:
    page, _ = tagged(f"यह {word} में है।", (word, "person", 0.9))
    page = replace(page, tags=replace(page.tags, upos=("PRON", upos, "ADP", "VERB", "PUNCT")))
    assert len(find_names(page, ())) == found


def test_a_pronoun_that_sounds_like_letters_is_none() -> None:
    page = read_layout("अब ऐसी पिचों पर खेलो।")
    page = replace(page, tags=Tags(upos=("ADV", "DET", "NOUN", "ADP", "VERB", "PUNCT")))
    assert find_names(page, ()) == ()


def test_unsure_names_below_the_least_score_are_dropped() -> None:
    assert tagged("वहां ज़ारेंकोव ने कहा।", ("ज़ारेंकोव", "person", 0.1))[1] == []
    assert tagged("वहां ब्रूनो ज़ारेंको ने कहा।", ("ब्रूनो", "person", 0.7))[1] == ["person: ब्रूनो ज़ारेंको"]


def test_the_longer_of_two_names_is_meant() -> None:
    names = tagged("वहां राष्ट्रीय ज़ारेंको परिषद बनी।", ("ज़ारेंको", "person", 0.6), ("राष्ट्रीय ज़ारेंको परिषद", "organization", 0.8))[1]
    assert names == ["organization: राष्ट्रीय ज़ारेंको परिषद"]


def test_no_name_stands_in_a_date() -> None:
    page = read_layout("मंगलवार को बैठक होगी।")
    page = replace(page, tags=Tags(names=(TaggedName(0, 1, "person", 0.9),)))
    from hindi_news.times import find_times

    assert find_names(page, find_times(page)) == ()


def test_every_name_says_who_found_it() -> None:
    page = read_layout("भाजपा ने बयान दिया।")
    trace = Trace(page.words.text)
    find_names(page, (), trace)
    assert [(d.stage, d.rule, d.text) for d in trace.decisions] == [("name", "organization:organization:known", "भाजपा")]


def test_a_country_keeps_the_type_word_in_its_name() -> None:
    text = "संयुक्त राज्य ने कहा।"
    assert tagged(text, ("संयुक्त राज्य", "place", 0.9))[1] == ["place: संयुक्त राज्य"]


def test_a_number_is_no_name_and_a_sea_has_its_whole_name() -> None:
    assert tagged("वहां 765 घायल हुए।", ("765", "place", 0.9))[1] == []
    text = "भूकंप आयोनियाई सागर में आया।"
    assert tagged(text, ("सागर", "place", 0.9))[1] == ["place: आयोनियाई सागर"]


@pytest.mark.parametrize(
    ("text", "found", "body"),
    [
        ("विपक्षी दल भारतीय जनता पार्टी चुप है।", "दल भारतीय जनता पार्टी", "भारतीय जनता पार्टी"),
        ("कई भारतीय रूसी सेना में हैं।", "भारतीय रूसी सेना", "रूसी सेना"),
        ("कल शिवसेना पार्टी ने कहा।", "शिवसेना पार्टी", "शिवसेना"),
        ("तब उत्तर कोरियाई सेना आई।", "उत्तर कोरियाई सेना", "उत्तर कोरियाई सेना"),
        ("वहां 36 राष्ट्रीय राइफल्स तैनात है।", "36 राष्ट्रीय राइफल्स", "36 राष्ट्रीय राइफल्स"),
    ],
)
def test_loose_words_before_a_body(text: str, found: str, body: str) -> None:
    assert f"organization: {body}" in tagged(text, (found, "organization", 0.9))[1]


@pytest.mark.parametrize(
    ("text", "proper", "found"),
    [
        ("तब ग्रीनथोर्प ने गेंद रोकी।", ("ग्रीनथोर्प",), ["person: ग्रीनथोर्प"]),
        ("तब केल ग्रीनथोर्प ने गेंद रोकी।", ("केल", "ग्रीनथोर्प"), ["person: केल ग्रीनथोर्प"]),
        ("तब ग्रीनथोर्प ने गेंद रोकी। फिर ग्रीनथोर्प गिर पड़ा।", ("ग्रीनथोर्प",), ["person: ग्रीनथोर्प"] * 2),
        ("तब ग्रीनथोर्प को गेंद मिली।", ("ग्रीनथोर्प",), []),  # not the one who acts
        ("तब केडीबी ने बयान दिया।", ("केडीबी",), ["organization: केडीबी"]),  # letters
        ("तब ग्रीनथोर्पों ने शोर किया।", ("ग्रीनथोर्पों",), []),  # many
    ],
)
def test_an_unknown_proper_noun_that_acts_is_a_person(text: str, proper: tuple[str, ...], found: list[str]) -> None:
    page = read_layout(text)
    page = replace(page, tags=Tags(upos=tuple("PROPN" if w in proper else "NOUN" for w in page.words.norm)))
    assert _words(page, find_names(page, ())) == found


def test_a_part_of_a_sure_name_is_one_wherever_it_stands_though_once_it_was_unsure() -> None:
    _, found = tagged(
        "मिलान ग्रीनथोर्प आए। अदालत में ग्रीनथोर्प था। बाद में ग्रीनथोर्प घर गए।",
        ("मिलान ग्रीनथोर्प", "person", 0.95),
    )
    assert found == ["person: मिलान ग्रीनथोर्प", "person: ग्रीनथोर्प", "person: ग्रीनथोर्प"]
    page = read_layout("मिलान ग्रीनथोर्प आए। ग्रीनथोर्प था। ग्रीनथोर्प घर गए।")
    sure, unsure = TaggedName(0, 2, "person", 0.95), TaggedName(4, 5, "person", 0.4)
    page = replace(page, tags=Tags(names=(sure, unsure)))
    assert _words(page, find_names(page, ())) == found


def test_everyday_words_in_a_list_of_people_are_given_names() -> None:
    people = (("मनोज यादव", "person", 0.9), ("सरोज यादव", "person", 0.9))
    assert tagged("मनोज यादव, सपना, सरोज यादव और आशा को बुलाया गया।", *people)[1] == [
        "person: मनोज यादव", "person: सपना", "person: सरोज यादव", "person: आशा"]
    assert tagged("मनोज यादव का सपना और सरोज यादव की आशा पूरी हुई।", *people)[1] == ["person: मनोज यादव", "person: सरोज यादव"]
