"""Which words name an agreement, which mentions speak of one, and what the text says of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import hindi_news as hn
from hindi_news.engines.native import read_layout
from hindi_news.entities import treaties
from hindi_news.lexicon import read
from hindi_news.objects import Place, Treaty

from ..marked import read_cases

_MARK = re.compile(r"\[\[(.+?)\]\]")


@pytest.mark.parametrize("case", read_cases("treaty_mentions.txt"))
def test_mentions(case: str) -> None:
    text = _MARK.sub(r"\1", case).replace("[", "").replace("]", "")
    found = [m.text for t in hn.analyze(text).treaties for m in t.mentions]
    assert found == _MARK.findall(case)


@pytest.mark.parametrize("case", read_cases("treaty_facts.tsv"), ids=lambda case: case.split("\t")[0])
def test_facts(case: str) -> None:
    _, text, name, kind, parties, signed, effective, expires, status = case.split("\t")
    (treaty,) = hn.analyze(text).treaties
    assert (treaty.name, treaty.kind, "|".join(p.name for p in treaty.parties)) == (name, kind, parties)
    days = (treaty.signed, treaty.effective, treaty.expires)
    assert (*days, treaty.status) == tuple(x or None for x in (signed, effective, expires, status))


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # A general mention, a telling one, and one that points back.
        ("दोनों ने द्विपक्षीय संधि पर हस्ताक्षर किए। व्यापक साझेदारी समझौते के तहत मदद मिलेगी। इस समझौते से लाभ होगा।", [3]),
        ("जल समझौते पर हस्ताक्षर हुए। व्यापार समझौते पर भी हस्ताक्षर हुए। जल समझौता लागू हो गया।", [2, 1]),
        ("रासायनिक हथियार संधि (सीडब्ल्यूसी) लागू है। सीडब्ल्यूसी के नियम कड़े हैं।", [3]),
        ("कैदियों की अदला-बदली समझौते के तहत वे लौटे। कैदी सौदे के तहत और लौटेंगे।", [2]),
        ("शिमला समझौता 1972 में हुआ। ताशकंद समझौता 1966 में हुआ था।", [1, 1]),
    ],
)
def test_mentions_of_one_agreement(text: str, mentions: list[int]) -> None:
    assert [len(t.mentions) for t in hn.analyze(text).treaties] == mentions


def test_a_known_agreement_has_its_english_name_and_year() -> None:
    (treaty,) = hn.analyze("सिंधु नदी जल समझौते पर बातचीत होगी।").treaties
    assert (treaty.name, treaty.latin, treaty.adopted) == ("सिंधु जल संधि", "Indus Waters Treaty", "1960")


@pytest.mark.parametrize(
    ("text", "parties", "countries"),
    [
        ("पेरू-चिली मत्स्य समझौता लागू हो गया है।", [], ("PE", "CL")),  # named in its name alone
        ("नॉर्वे - दक्षिण कोरिया रक्षा समझौता लागू हो गया है।", [], ("NO", "KR")),
        ("पेरू ने विरोध किया। पेरू-चिली मत्स्य समझौता लागू हो गया है।", [], ("PE", "CL")),
        ("पेरू और चिली के बीच मत्स्य समझौता हुआ।", ["पेरू", "चिली"], ("PE", "CL")),
        ("शिमला समझौते पर बहस हुई।", [], ("IN", "PK")),  # by the lexicon
        ("पेरू मत्स्य समझौता लागू हो गया है।", [], ()),  # one is no pair
    ],
)
def test_the_countries_of_an_agreement(text: str, parties: list[str], countries: tuple[str, ...]) -> None:
    (treaty,) = hn.analyze(text).treaties
    assert ([p.name for p in treaty.parties], treaty.countries) == (parties, countries)
    assert hn.Document.from_dict(hn.analyze(text).to_dict()).treaties == (treaty,)


def test_every_alias_is_found() -> None:
    for row in read("treaties", "names", "english", "kind", "parties", "year"):
        for name in row["names"].split("|"):
            page = read_layout(f"{name} पर बातचीत हुई।")
            (found,) = treaties.find(page)
            assert getattr(treaties.known_at(page, found.first, found.stop), "english", None) == row["english"], name


def test_the_seed_article() -> None:
    article = (Path(__file__).parents[2] / "seeds" / "putin-kim-2025-09-03.txt").read_text(encoding="utf-8")
    (treaty,) = hn.analyze(article, published="2025-09-03").treaties
    assert [m.text for m in treaty.mentions] == ["द्विपक्षीय संधि", "द्विपक्षीय समझौते", "व्यापक रणनीतिक साझेदारी समझौते"]
    assert [p.country for p in treaty.parties if isinstance(p, Place)] == ["RU", "KP"]
    assert (treaty.signed, treaty.effective, treaty.status) == ("2024-06", "2024-12", "in force")


@pytest.mark.gold
def test_parties_and_days_on_annotated_articles(eval_data: Path) -> None:
    """Days are all right; parties wherever their names are found as names."""
    right = wanted = 0
    for path in sorted((eval_data / "gold" / "dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        known = {i: e for i, e in gold["entities"].items() if e["type"] == "TREATY" and ("parties" in e or "signed" in e)}
        if not known:
            continue
        text = path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")
        published = None if gold.get("published") in (None, "unknown") else gold["published"]
        found_ones = hn.analyze(text, published=published).treaties
        for i, e in known.items():
            spans = {(m["start"], m["end"]) for m in gold["mentions"] if m["entity"] == i}
            found = _of(found_ones, spans)
            assert found is not None, (path.stem, e["name"])
            assert (found.signed, found.effective) == (e.get("signed"), e.get("effective")), path.stem
            wanted += 1
            right += {p.name for p in found.parties} == {gold["entities"][p]["name"] for p in e.get("parties", ())}
    assert wanted
    assert right >= 0.7 * wanted


def _of(found: tuple[Treaty, ...], spans: set[tuple[int, int]]) -> Treaty | None:
    return next((t for t in found if any((m.start, m.end) in spans for m in t.mentions)), None)
