"""Resolution stays linear on articles made to hurt."""

from __future__ import annotations

import time

import pytest

from hindi_news import engines
from hindi_news.page import Cluster, Name, QuoteDraft, TokenSpan
from hindi_news.resolve.speakers import resolve_speakers

#: Seconds for 20,000 to 40,000 tokens; it takes a tenth of that, and quadratic work would take minutes.
LIMIT = 4.0


UNITS = ("राव ने उन्होंने कहा", "राष्ट्रपति राव ,", "उन्होंने उन्होंने", "संस्था नेता रिपोर्ट आयोग", "राव ( राव")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("same", [True, False])
def test_one_endless_sentence(unit: str, same: bool) -> None:
    page = engines.load("native").page((unit + " ") * 10_000, None)
    keys = page.words.key
    at = [i for i, key in enumerate(keys) if key == "राव"]
    names = [Name(i, i + 1, "person", 1.0, "case") for i in at]
    clusters = [Cluster("person", "राव", tuple(names))] if same and names else [
        Cluster("person", "राव", (name,)) for name in names]
    step = len(unit.split())
    drafts = [QuoteDraft(i, len(keys), "direct", "case", source=TokenSpan(i + step - 2, i + step - 1))
              for i in range(0, len(keys) - step, step)]
    begun = time.process_time()
    _, quotes = resolve_speakers(page, clusters, drafts)
    assert time.process_time() - begun < LIMIT
    assert len(quotes) == len(drafts)
