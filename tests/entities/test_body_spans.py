"""Where the names of organisations end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hindi_news.engines.native import read_layout
from hindi_news.entities import body_spans, organizations
from hindi_news.page import Name, Tags


@pytest.mark.parametrize(
    ("text", "words", "kind", "left"),
    [
        ("वह ज़ारेंको पब्लिक स्कूल मेरठ में है।", "ज़ारेंको पब्लिक स्कूल मेरठ", "organization", ["ज़ारेंको पब्लिक स्कूल", "मेरठ"]),
        ("वह ज़ारेंको इंटर कॉलेज मेरठ में है।", "ज़ारेंको इंटर कॉलेज मेरठ", "place", ["ज़ारेंको इंटर कॉलेज", "मेरठ"]),
        ("वह गंगा स्कूल ज़ारेंगढ़ में है।", "गंगा स्कूल ज़ारेंगढ़", "organization", ["गंगा स्कूल", "ज़ारेंगढ़"]),
        ("वह 92 बेस अस्पताल मेरठ में है।", "92 बेस अस्पताल मेरठ", "organization", ["92 बेस अस्पताल", "मेरठ"]),
        ("वह सिविल अस्पताल मेरठ में है।", "सिविल अस्पताल मेरठ", "organization", ["सिविल अस्पताल मेरठ"]),
        ("वह ज़ारेंको स्कूल ट्रस्ट में है।", "ज़ारेंको स्कूल ट्रस्ट", "organization", ["ज़ारेंको स्कूल ट्रस्ट"]),
        ("वह द ज़ारेंको टाइम्स में है।", "ज़ारेंको टाइम्स", "organization", ["द ज़ारेंको टाइम्स"]),
        ("वह सेंटर फॉर द ज़ारेंको में है।", "ज़ारेंको", "organization", ["ज़ारेंको"]),
        ("एक बोइंग 777 उतरा।", "बोइंग", "organization", []),
        ("एक बोइंग-777 उतरा।", "बोइंग", "organization", []),
        ("एक एयरबस ए320 उतरा।", "एयरबस", "organization", []),
        ("अब बोइंग 20 लोग रखेगी।", "बोइंग", "organization", ["बोइंग"]),
        ("अब बोइंग", "बोइंग", "organization", ["बोइंग"]),
        ("वह केंद्र शासित प्रदेश है।", "केंद्र", "organization", []),
    ],
)
def test_where_bodies_end(text: str, words: str, kind: str, left: list[str]) -> None:
    page = read_layout(text)
    first = page.words.norm.index(words.split()[0])
    found = body_spans.respan(page, [Name(first, first + len(words.split()), kind, 0.9, "tagger")])
    assert [page.words.phrase(n.first, n.stop) for n in found] == left


@pytest.mark.parametrize(
    ("text", "upos", "found"),
    [
        ("तब केंद्र ने मदद भेजी।", "ADV NOUN ADP NOUN VERB PUNCT", 1),
        ("केंद्र और राज्य सरकारें साथ हैं।", "NOUN CCONJ NOUN NOUN ADP AUX PUNCT", 1),
        ("शोध केंद्र ने मदद भेजी।", "NOUN NOUN ADP NOUN VERB PUNCT", 0),
        ("शहर के केंद्र को देखा।", "NOUN ADP NOUN ADP VERB PUNCT", 0),
        ("तब केंद्र से मदद मिली।", "ADV NOUN ADP NOUN VERB PUNCT", 1),
        ("तब केंद्र से 20 लोग आए।", "ADV NOUN ADP NUM NOUN VERB PUNCT", 0),
        ("शोध केंद्र बना। तब केंद्र से मदद मिली।", "NOUN NOUN VERB PUNCT ADV NOUN ADP NOUN VERB PUNCT", 0),
        ("तब केंद्र में भीड़ थी।", "ADV NOUN ADP NOUN VERB PUNCT", 0),
    ],
)
def test_the_union_that_acts(text: str, upos: str, found: int) -> None:
    page = replace(read_layout(text), tags=Tags(upos=tuple(upos.split())))
    assert [n.rule for n in organizations.find(page)].count("organization:union") == found
