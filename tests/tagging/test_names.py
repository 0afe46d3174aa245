"""The name tagger in the wheel: what it finds, what its labels mean, where it comes from."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib.resources import as_file, files
from itertools import pairwise

import pytest

from hindi_news.engines.native import read_layout
from hindi_news.page import TaggedName
from hindi_news.tagging import crf
from hindi_news.tagging.names import KIND, TYPES, NameTagger, shipped, spans
from hindi_news.tagging.pack import load


def found(text: str) -> list[tuple[str, str]]:
    page = read_layout(text)
    names = shipped().tag(page.words, page.sentences, page.parts)
    return [(page.words.phrase(n.first, n.stop), n.type) for n in names]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("प्रधानमंत्री नरेंद्र मोदी ने मंगलवार को जापान की यात्रा की।", [("नरेंद्र मोदी", "person"), ("जापान", "place")]),
        ("रूसी विदेश मंत्रालय ने बयान जारी किया।", [("रूसी विदेश मंत्रालय", "organization")]),
        ("उन्होंने कल खाना नहीं खाया।", []),
        ("", []),
    ],
)
def test_finds(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (["O", "B-P", "I-P", "O"], [(1, 3, "P")]),
        (["B-P", "B-P"], [(0, 1, "P"), (1, 2, "P")]),
        (["I-P", "I-P", "I-L"], [(0, 2, "P"), (2, 3, "L")]),
        (["B-P", "I-L"], [(0, 1, "P"), (1, 2, "L")]),
        ([], []),
    ],
)
def test_spans_as_conlleval_reads_them(labels: list[str], wanted: list[tuple[int, int, str]]) -> None:
    assert spans(labels) == wanted


TEXT = "अमेरिका के राष्ट्रपति जो बाइडेन ने दिल्ली में भारतीय सेना की तारीफ की। " * 30


def test_scores_are_probabilities_and_names_disjoint() -> None:
    page = read_layout(TEXT)
    names = shipped().tag(page.words, page.sentences, page.parts)
    assert names
    assert all(0 <= n.score <= 1 and n.type in TYPES.values() for n in names)
    assert all(a.stop <= b.first for a, b in pairwise(names))


def test_threads_agree() -> None:
    page = read_layout(TEXT)

    def read(_: int) -> tuple[TaggedName, ...]:
        return shipped().tag(page.words, page.sentences, page.parts)

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(read, range(8)))
    assert all(names == results[0] for names in results)


def test_card_tells_where_it_comes_from_and_no_treebank_is_in_it() -> None:
    with as_file(files("hindi_news").joinpath("models", "names.zip")) as path:
        card = load(path, KIND).card
    assert card["licence"]
    assert card["command"].startswith("python -m hindi_news.training names")
    assert card["scores"]["cross-validation F1 on its own annotation"]["micro"] > 80
    # The treebank's licence is not commercial; its text lies among the raw files too.
    assert "--skip hdtb-2004-2006" in card["command"]
    assert "treebank" not in card["command"]
    assert "Treebank" not in card["licence"]


def test_a_full_table_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [read_layout(f"रूस के राष्ट्रपति पुतिन {word} में अमित शाह से मिले।").words for word in ("दिल्ली", "पटना", "काबुल", "दिल्ली")]
    wanted = [shipped().labels(w.norm, w.key, [(0, len(w))])[0] for w in pages]
    monkeypatch.setattr(crf, "CACHE", 3)
    with as_file(files("hindi_news").joinpath("models", "names.zip")) as path:
        tagger = NameTagger.open(path)
    assert [tagger.labels(w.norm, w.key, [(0, len(w))])[0] for w in pages] == wanted
