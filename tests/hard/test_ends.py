"""Texts that stop anywhere, numbers without end, and days of publication at the ends of the calendar break no rule."""

from __future__ import annotations

import pytest

import hindi_news as hn

SENTENCES = (
    "नहर का काम मार्च में पूरा होगा, ऐसा अनिल राव का कहना है।",
    "समाचार एजेंसी ने अनिल राव के हवाले से बताया कि नहर 2023-24 की पहली तिमाही में बनेगी।",
    'पुलिस के मुताबिक, 25 साल के युवक ने कहा, "हम 11 सितंबर के बाद गए।" उसने पूछा कि कब?',
    "बस्ती, मेरठ और गया के तीन लोग आज के दौर में भारत और नेपाल के बीच व्यापार समझौते पर हस्ताक्षर करेंगे।",
)
TIMES = (
    "रविवार 31 को बैठक हुई।", "दो दिन बाद रविवार को बैठक होगी।", "एक दिन पहले सोमवार को", "पिछली सर्दियों में पाला पड़ा था।",
    "5 तारीख को",
    "सावन के आखिरी सोमवार को", "रमजान के महीने में", "पिछले वित्त वर्ष की पहली तिमाही", "अगले साल दीपावली पर",
    "दस साल बाद", "सौ साल पहले",
)
LONG = "1" * 5000


@pytest.mark.parametrize("sentence", SENTENCES)
def test_cut_anywhere(sentence: str) -> None:
    words = sentence.split()
    for n in range(len(words)):
        hn.analyze(" ".join(words[:n]), "2024-05-15")
        hn.analyze(" ".join(words[n:]), "2024-05-15")


@pytest.mark.parametrize("published", ["0001-01-01", "0999-12-31", "1000-01-01", "8999-12-31", "9999-12-31"])
def test_the_ends_of_the_calendar(published: str) -> None:
    for sentence in TIMES:
        assert hn.analyze(sentence, published).text == sentence


@pytest.mark.parametrize("after", ["", " वीं सदी", "वीं सदी", " साल पहले", " करोड़ रुपये", ":30 बजे", "-24", " मार्च", " साल के राम"])
def test_a_number_without_end(after: str) -> None:
    assert all(d.start >= len(LONG) for d in hn.analyze(LONG + after, "2024-05-15").dates)
