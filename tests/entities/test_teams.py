"""Cities that stand for their teams."""

from __future__ import annotations

import pytest

import hindi_news as hn

TEAMS = "मुंबई इंडियंस और चेन्नई सुपर किंग्स के बीच मैच हुआ। "


def types(text: str, name: str) -> list[str]:
    doc = hn.analyze(text)
    return [e.type for e in doc.entities for m in e.mentions if m.text == name]


@pytest.mark.parametrize("work", [
    "मुंबई ने पहले बल्लेबाज़ी करते हुए 150 रन बनाए।", "मुंबई की ओर से दो खिलाड़ी शून्य पर गए।", "मुंबई को जीत के लिए 21 रन चाहिए थे।"])
def test_a_city_that_plays(work: str) -> None:
    assert types(TEAMS + work, "मुंबई") == ["organization"]
    assert types(work, "मुंबई") == ["place"]


@pytest.mark.parametrize("other", ["वे मुंबई में रहते हैं।", "मुंबई के लोग घर लौटे।", "वे मुंबई से आए।"])
def test_a_city_that_does_not(other: str) -> None:
    assert types(TEAMS + other, "मुंबई") == ["place"]


def test_boards_play_nothing() -> None:
    assert types("पाकिस्तान क्रिकेट बोर्ड ने कहा कि पाकिस्तान के खिलाफ मैच होगा।", "पाकिस्तान") == ["place"]
