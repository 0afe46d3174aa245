"""Speed as ratios measured in one run on the same text, so that a slower machine changes nothing."""

from __future__ import annotations

from itertools import islice

import pytest

from hindi_news import Analyzer

from . import measure, peers, report, stream

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    analyzer = Analyzer()
    for text in measure.articles(10):
        analyzer.analyze(text)
    return analyzer


def test_ten_times_the_text_takes_ten_times_the_time(analyzer: Analyzer) -> None:
    short, long = measure.text_of(60_000), measure.text_of(600_000)
    ratios = []
    for _ in range(4):  # side by side, since whatever else runs slows the one that needs more memory
        once = measure.seconds(lambda: analyzer.analyze(short, "2024-05-15"), 1)
        ratios.append(measure.seconds(lambda: analyzer.analyze(long, "2024-05-15"), 1) / once)
        if ratios[-1] < 13:
            return
    raise AssertionError(f"ten times the text took {min(ratios):.1f} times the time")


def test_one_article_or_many_cost_the_same(analyzer: Analyzer) -> None:
    texts = measure.articles(60)
    apart = measure.seconds(lambda: [analyzer.analyze(t, "2024-05-15") for t in texts])
    joined = "\n\n".join(texts)
    assert measure.seconds(lambda: analyzer.analyze(joined, "2024-05-15")) < 2 * apart


def test_the_whole_analysis_against_a_tokenizer(analyzer: Analyzer) -> None:
    peer = peers.spacy_blank()
    if peer is None:
        pytest.skip("spaCy is not installed (pip install 'hindi_news[spacy]')")
    text = measure.text_of(60_000)
    ours = measure.seconds(lambda: analyzer.analyze(text, "2024-05-15"))
    # Everything from tokens to speakers may cost some tens of times what spaCy's rule-based tokenizer alone costs.
    assert ours < 60 * measure.seconds(lambda: peer(text))


def test_the_whole_analysis_against_a_date_search(analyzer: Analyzer) -> None:
    peer = peers.dateparser_search()
    if peer is None:
        pytest.skip("dateparser is not installed (pip install 'hindi_news[train]')")
    text = measure.text_of(4_000)
    peer(text[:300])
    assert measure.seconds(lambda: analyzer.analyze(text, "2024-05-15")) < measure.seconds(lambda: peer(text), 1)


def test_no_stage_takes_most_of_the_time(analyzer: Analyzer) -> None:
    shares = measure.stages(analyzer, measure.articles(40))
    assert all(share > 0 for share in shares.values()), shares
    assert max(shares.values()) < 0.5, shares
    assert sum(shares.values()) > 0.85, shares


def test_memory_stays_flat_over_a_stream(analyzer: Analyzer) -> None:
    for _ in analyzer.pipe(islice(measure.endless(), 300)):
        pass
    before = measure.resident()
    for _ in analyzer.pipe(islice(measure.endless(), 1500)):
        pass
    assert measure.resident() < before + 15
    assert measure.resident() < 600


def test_two_processes_lose_little_to_sending_and_gathering() -> None:
    work = measure.two_processes(Analyzer(), measure.articles(200))
    assert work.parent < 0.15 * work.alone, work
    # Quiet machines reach more; workers that share a processor with others pay for it in processor time too.
    assert work.times > 1.3, work


def test_a_long_run_of_the_command_stays_flat() -> None:
    if not measure.children_of(1):
        pytest.skip("needs /proc with the children of a process (Linux)")
    rows = stream.tenths(stream.stream(3_000, 1, every=0.5), 3_000)
    # Tables of words fill up with the words that only one article has, a few kB each; a kept document would be 60 kB.
    assert rows[-1].command < rows[0].command + 60, rows


def test_a_cold_start_is_short() -> None:
    """Generous: a busy machine, and perhaps no compiled files yet, make both some times slower than they are."""
    taken = report.start(3)
    assert taken["import"] < 1.5, taken
    assert taken["first document, import included"] < 4, taken


def test_an_article_of_300_words_is_read_at_once(analyzer: Analyzer) -> None:
    text = " ".join(measure.text_of(20_000).split()[:300])
    assert measure.seconds(lambda: analyzer.analyze(text, "2024-05-15"), 9) < 0.05
