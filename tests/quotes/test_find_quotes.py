"""Quotes of marked articles: the format stands at the head of ``cases/quotes.txt``."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from hindi_news import analyze, engines
from hindi_news.page import Name, Page, QuoteDraft, TokenSpan, Trace
from hindi_news.quotes import find_quotes

from ..conftest import CASES

TYPES = {"p": "person", "l": "place", "o": "organization", "g": "group", "t": "treaty"}
_NAME = re.compile(r"\[([plogt]) ([^]]*)\]")


class Case(NamedTuple):
    title: str
    marked: str
    wanted: list[str]


def read_cases() -> list[Case]:
    out: list[Case] = []
    for line in (CASES / "quotes.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            out.append(Case(line[3:], "", []))
        elif line.startswith("> "):
            out[-1].wanted.append(line[2:])
        elif line and not line.startswith("# "):
            out[-1] = out[-1]._replace(marked=out[-1].marked + line)
    return out


def read_marks(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The plain text and the names as ``(start, end, type)``."""
    text, last, names = "", 0, []
    for match in _NAME.finditer(marked):
        text += marked[last : match.start()]
        names.append((len(text), len(text) + len(match.group(2)), TYPES[match.group(1)]))
        text += match.group(2)
        last = match.end()
    return text + marked[last:], names


def page_of(marked: str) -> tuple[Page, list[Name]]:
    text, spans = read_marks(marked.replace("¶", "\n\n"))
    page = engines.load("native").page(text, None)
    words, names = page.words, []
    for start, end, kind in spans:
        inside = [i for i in range(len(words)) if words.start[i] < end and words.end[i] > start]
        names.append(Name(inside[0], inside[-1] + 1, kind, 1.0, "case"))
    return page, names


def shown(page: Page, draft: QuoteDraft) -> tuple[str, str, str, str]:
    def text(span: TokenSpan | None) -> str:
        return "-" if span is None else page.words.slice(*span).text

    return draft.kind, page.words.slice(draft.first, draft.stop).text, text(draft.source), text(draft.cue)


CASES_READ = read_cases()


@pytest.mark.parametrize("case", CASES_READ, ids=[c.title for c in CASES_READ])
def test_quotes(case: Case) -> None:
    page, names = page_of(case.marked)
    found = find_quotes(page, names)
    wanted = [[read_marks(cell.strip())[0] for cell in row.split("|")] for row in case.wanted]
    assert [shown(page, q) for q in found] == [tuple(w[:4]) for w in wanted]
    for quote, row in zip(found, wanted, strict=True):
        check_more(page, quote, row[4] if len(row) > 4 else "")


def check_more(page: Page, quote: QuoteDraft, more: str) -> None:
    assert quote.marked == ("marked" in more.split())
    assert quote.negated == ("not" in more.split())
    for name in ("k", "to", "via"):
        match = re.search(rf"\b{name}=(.+?)(?= \w+=| marked| not|$)", more)
        if name == "k":
            assert match is None or quote.cue_kind == match.group(1)
            continue
        span = quote.addressee if name == "to" else quote.via
        assert (None if span is None else page.words.slice(*span).text) == (match.group(1) if match else None)


def test_titles_tell_cases_apart() -> None:
    titles = [c.title for c in CASES_READ]
    assert len(titles) == len(set(titles)) > 100


def test_trace_names_the_rule() -> None:
    page, names = page_of("[p अनिल राव] ने कहा कि नहर बनेगी।")
    trace = Trace(page.words.text)
    find_quotes(page, names, trace)
    assert [(d.stage, d.rule, d.text) for d in trace.decisions] == [("quote", "that_clause", "नहर बनेगी")]


@pytest.mark.parametrize("text", ["पहला दिन।\n\nउत्तर -", "पहला दिन।\n\nसवाल -", "सवाल –"])
def test_a_label_at_the_very_end_says_nothing(text: str) -> None:
    assert analyze(text).quotes == ()
