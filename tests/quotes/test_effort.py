"""Finding quotes stays linear on articles made to hurt."""

from __future__ import annotations

import time

import pytest

from hindi_news import engines
from hindi_news.page import Name
from hindi_news.quotes import find_quotes

#: Seconds for 4,000 to 14,000 tokens; it takes a tenth of that, and quadratic work took more.
LIMIT = 2.5

UNITS = (
    "कहा कि नहर", "कहा , नहर", "के अनुसार नहर", "पुलिस के अनुसार", '" नहर', "' \" नहर", "“ नहर ” कहा", "“ नहर", "है कि",
    "यह कहते हुए है कि", "पूछा कि नहर तो", "बोले राव", "का कहना है", "ने ने ने", "राव : नहर", "पूछे जाने पर कि", "यह बात", "( राव",
    "राव और राव ,", "कहते हैं नहर बनी है", "सरकार की सरकार की", "रिपोर्ट में कहा गया कि", "राव , जो",
)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("end", ["", " । \n\n"])
def test_endless(unit: str, end: str) -> None:
    page = engines.load("native").page((unit + end + " ") * 2_000, None)
    names = [Name(i, i + 1, "person", 1.0, "case") for i, key in enumerate(page.words.key) if key == "राव"]
    begun = time.process_time()
    find_quotes(page, names)
    assert time.process_time() - begun < LIMIT
