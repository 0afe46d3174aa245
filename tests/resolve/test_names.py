"""Name clusters of marked articles (the format stands at the head of ``cases/name_clusters.txt``), and their effort."""

from __future__ import annotations

import time

import pytest

from hindi_news.engines.native import read_layout
from hindi_news.page import Name
from hindi_news.resolve.names import cluster_names
from hindi_news.text.letters import spelled

from ..marked import read_cases, read_marked


@pytest.mark.parametrize("case", read_cases("name_clusters.txt"), ids=lambda case: case.split("\t")[0])
def test_names_share_a_cluster(case: str) -> None:
    page, marked = read_marked(case.split("\t")[1])
    clusters = cluster_names(page, [name for _, name in marked])
    found = {frozenset(page.words.phrase(m.first, m.stop) + f"@{m.first}" for m in c.mentions) for c in clusters}
    wanted: dict[str, set[str]] = {}
    for mark, m in marked:
        wanted.setdefault(mark, set()).add(page.words.phrase(m.first, m.stop) + f"@{m.first}")
    assert found == set(map(frozenset, wanted.values()))


def test_clusters_stand_in_text_order_under_the_fullest_name() -> None:
    page, marked = read_marked("[p1 Verma] आए। [l1 पटना] में [p1 अनिल वर्मा] बोले। [p1 वर्मा] गए। [l1 पटना] सुना।")
    clusters = cluster_names(page, [name for _, name in marked])
    assert [(c.type, c.name, len(c.mentions)) for c in clusters] == [("person", "अनिल वर्मा", 3), ("place", "पटना", 2)]


def test_no_names_no_clusters() -> None:
    assert cluster_names(read_layout("कुछ नहीं हुआ।"), []) == ()


@pytest.mark.parametrize(
    ("word", "letters"),
    [("टीटीपी", "ttp"), ("डब्ल्यूएचओ", "who"), ("यूएन", "un"), ("एस.", "s"), ("u.n.", "un"), ("भाजपा", ""), ("सीता", "")],
)
def test_letters_that_a_word_spells(word: str, letters: str) -> None:
    assert spelled(word) == letters


UNITS = ("राव", "अनिल राव", "राव राव", "अ{n} राव", "अनिल र{n}", "राष्ट्रीय {n} संस्था", "एनएसआई", "{n}एबीसीडी", "क{n}")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("kind", ["person", "place", "organization", "group"])
def test_effort_is_linear(unit: str, kind: str) -> None:
    count = 4000
    names = [unit.format(n="".join("कगचजटडतदपब"[int(d)] + "ा" for d in str(n))) for n in range(count)]
    page = read_layout(" , ".join(names))
    spans, at = [], 0
    for i, key in enumerate((*page.words.key, ",")):
        if key == ",":
            spans.append(Name(at, i, kind, 1.0, "case"))
            at = i + 1
    begun = time.process_time()
    clusters = cluster_names(page, spans)
    assert time.process_time() - begun < 4.0  # quadratic work would take minutes
    assert sum(len(c.mentions) for c in clusters) == count
