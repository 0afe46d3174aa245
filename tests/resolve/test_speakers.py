"""Speakers of marked articles: the format stands at the head of ``cases/speakers.txt``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from hindi_news import engines
from hindi_news.page import Cluster, Name, Page, QuoteDraft, TokenSpan
from hindi_news.resolve.speakers import resolve_speakers

TYPES = {"p": "person", "l": "place", "o": "organization", "g": "group", "t": "treaty"}
CASES = Path(__file__).parent.parent / "cases" / "speakers.txt"
_MARK = re.compile(r"\[(\w\d) |\]|<|\{|=([\w-]\d?)[>}]")


class Marked(NamedTuple):
    """A case read: text, names ``(id, start, end)``, sources and others ``(start, end, answer)``."""

    text: str
    names: list[tuple[str, int, int]]
    sources: list[tuple[int, int, str]]
    others: list[tuple[int, int, str]]


def read_marks(marked: str) -> Marked:
    text, last = "", 0
    names: list[tuple[str, int, int]] = []
    sources: list[tuple[int, int, str]] = []
    others: list[tuple[int, int, str]] = []
    name, opened = ("", 0), 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark.group(1):
            name = (mark.group(1), len(text))
        elif mark.group() == "]":
            names.append((*name, len(text)))
        elif mark.group() in "<{":
            opened = len(text)
        else:
            (sources if mark.group()[-1] == ">" else others).append((opened, len(text), mark.group(2)))
    return Marked(text + marked[last:], names, sources, others)


def page_of(marked: Marked) -> tuple[Page, list[str], list[Cluster], list[QuoteDraft]]:
    page = engines.load("native").page(marked.text, None)
    words = page.words

    def tokens(start: int, end: int) -> TokenSpan:
        inside = [i for i in range(len(words)) if words.start[i] < end and words.end[i] > start]
        return TokenSpan(inside[0], inside[-1] + 1)

    ids = list(dict.fromkeys(i for i, _, _ in marked.names))
    clusters = []
    for wanted in ids:
        spans = [tokens(start, end) for i, start, end in marked.names if i == wanted]
        mentions = tuple(Name(*span, TYPES[wanted[0]], 1.0, "case") for span in spans)
        clusters.append(Cluster(TYPES[wanted[0]], words.phrase(*spans[0]), mentions))
    drafts = []
    for start, end, _ in marked.sources:
        source = tokens(start, end) if end > start else None
        at = next(i for i in range(len(words)) if words.start[i] >= end)
        stop = next(s.stop for s in page.sentences if s.stop > at)
        that = next((i + 1 for i in range(at, stop) if words.key[i] == "कि"), at)
        # The cue: the word before कि but for auxiliaries, or the one at the gap.
        cue = at if source is None else max(at, that - 2)
        while words.key[cue] in ("है", "हैं"):
            cue -= 1
        other = {"addressee" if o > start else "via": tokens(o, end) for o, end, _ in marked.others}
        drafts.append(QuoteDraft(that, stop, "indirect", "case", cue=TokenSpan(cue, cue + 1), source=source, **other))
    return page, ids, clusters, drafts


def read_cases() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if line and not line.startswith("# ")]


@pytest.mark.parametrize(("title", "marked"), read_cases(), ids=[c[0] for c in read_cases()])
def test_speaker(title: str, marked: str) -> None:
    case = read_marks(marked)
    page, ids, clusters, drafts = page_of(case)
    out, quotes = resolve_speakers(page, clusters, drafts)

    def name(index: int | None) -> str:
        if index is None:
            return "-"
        return ids[index] if index < len(clusters) else f"u{index - len(clusters) + 1}"

    assert [name(q.speaker) for q in quotes] == [answer for _, _, answer in case.sources], title
    for start, _, answer in case.others:
        quote = quotes[0]
        assert name(quote.addressee if start > case.sources[0][0] else quote.via) == answer, title
    for i, cluster in enumerate(clusters):
        assert out[i].type == cluster.type
        assert set(cluster.mentions) <= set(out[i].mentions)
        assert list(out[i].mentions) == sorted(out[i].mentions)

