"""Texts made to be slow take time linear in their length: ten times the text, about ten times the time."""

from __future__ import annotations

import time
from random import Random

import pytest

from hindi_news import Analyzer

PATTERNS = {
    "quotation marks": '"', "opening marks": "“", "mixed marks": "“'\"‘", "brackets": "(", "kinds of brackets": "([{", "no spaces": "क",
    "ki": "कि ", "combining marks": "ा", "nuktas": "़", "viramas": "क्", "digits": "1", "Hindi digits": "१", "cues": "कहा ",
    "that-clauses": "राम ने कहा कि ", "sentences": "राम ने कहा कि वह आएगा ", "commas": ",", "full stops": ".", "dandas": "।",
    "line breaks": "\n", "colons": "कहा: ", "dashes": "-", "hyphens": "क-", "entities": "&amp;", "ampersands": "&",
    "according": "के अनुसार ", "ranges": "10 से ", "dates": "13 दिसंबर 2001 ", "treaties": "संधि ",
    "agreements": "भारत और पाकिस्तान के बीच समझौता ", "pronouns": "उन्होंने कहा कि वह ठीक है। ", "names": "मोदी ने कहा। ",
    "abbreviations": "डॉ. ", "addresses": "http://", "mail": "a.b@", "at": "@", "tags": "#", "emoji": "👨‍👩‍👧", "joiners": "\u200d",
    "Latin letters": "a", "grouped numbers": "1,", "dotted numbers": "1.", "ministries": "मंत्रालय ", "and": "और ", "of": "के ",
    "terms": '"राम" ', "unclosed": 'उसने कहा, "हम ', "titles": "राष्ट्रपति ", "surrogates": "\ud800", "zeros": "\0", "pairs": "दिल्ली/",
    "bars": "|", "scales": "लाख ", "hundreds": "सौ ", "clocks": "बजे ", "days": "कल ", "speakers": "व्लादिमीर पुतिन और किम जोंग-उन, ",
    "money": "5 अरब डॉलर ", "roles": "रूसी राष्ट्रपति व्लादिमीर पुतिन ", "acronyms": "विश्व स्वास्थ्य संगठन (डब्ल्यूएचओ) ",
    "weekdays": "सोमवार से शुक्रवार ", "anchors": "इसके तीन दिन बाद ", "places": "हैदराबाद ", "initials": "एस. के. ",
}
#: Ten times the text may take this much longer: room for a clock shared with others, none for a square.
MOST = 25
#: What is faster than this is not worth a ratio.
QUICK = 0.35


def seconds(analyzer: Analyzer, text: str) -> float:
    begun = time.process_time()
    analyzer.analyze(text, "2024-05-15")
    return time.process_time() - begun


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    analyzer = Analyzer()
    analyzer.analyze("रूस ने कहा कि वह आएगा।")
    return analyzer


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_repeated(analyzer: Analyzer, pattern: str) -> None:
    short, long = (pattern * (size // len(pattern) + 1) for size in (6_000, 60_000))
    once = min(seconds(analyzer, short) for _ in range(2))
    taken = seconds(analyzer, long)
    assert taken < max(QUICK, MOST * once), f"{once:.3f} s, then {taken:.3f} s for ten times the text"


def test_ever_new_words(analyzer: Analyzer) -> None:
    random = Random(5)

    def text(size: int) -> str:
        out: list[str] = []
        while len(out) < size:
            out += ["".join(random.choice("कखगचजटडतदनपबमरलवसह") + random.choice(("", "ा", "ि", "ी")) for _ in range(4)),
                    random.choice((" ", " ने कहा कि ", " और ", " से मिले। "))]
        return "".join(out)

    short, long = text(2_000), text(20_000)
    once = min(seconds(analyzer, short) for _ in range(2))
    assert seconds(analyzer, long) < max(QUICK, MOST * once)


def test_one_endless_line(analyzer: Analyzer) -> None:
    doc = analyzer.analyze("राम और सीता तथा " * 4000)
    assert len(doc.tokens) == 16_000
    assert max(s.stop - s.first for s in doc.sentences) <= 400
