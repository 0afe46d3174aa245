"""Time expressions: spans and TIMEX3 values on date cases or annotated articles, if asked beside another library.

``--format recognizers``: cases of Microsoft Recognizers-Text, conventions mapped (:mod:`hindi_news.training.recognizers`).
``--format articles``: folders of ``ID.txt`` and ``ID.json`` (:mod:`hindi_news.evaluate`).
``--beside dateparser``: the same for ``dateparser.search.search_dates(languages=["hi"])``.  It gives moments, not values:
one counts as right if it is among the days of the right value, so precision is not held against it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from .. import engines
from ..errors import InputError, MissingExtraError
from ..evaluate import load
from ..times import find_times
from ..times.values import days
from . import recognizers
from .recognizers import Found

Finder = Callable[[str, "dt.datetime | None"], list[Found]]
#: What is compared with the days of a value instead of the value.
MOMENT = "moment"


class Row(NamedTuple):
    """Counts of one finder: right of all, and the seconds it took over ``chars`` code points."""

    counts: Counter[str]
    seconds: float
    chars: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of ``evaluate dates``."""
    parser.add_argument("--format", required=True, choices=("recognizers", "articles"))
    parser.add_argument("--beside", choices=("dateparser",), help="another library in the same table")
    parser.add_argument("--show", action="store_true", help="list what is wrong")


def ours() -> Finder:
    """The time expressions that the native analysis gives; with them come tokens, sentences and tags, names do not."""
    engine = engines.load("native")

    def find(text: str, reference: dt.datetime | None) -> list[Found]:
        page = engine.page(text, reference.date() if reference else None)
        start, end = page.words.start, page.words.end
        return [Found(start[t.first], end[t.stop - 1], t.kind, t.value, t.start_date, t.end_date) for t in find_times(page)]

    return find


def dateparser_finder() -> Finder:
    """``search_dates``; offsets are found again from left to right, since it gives none.

    Raises:
        MissingExtraError: the library is not installed.
    """
    try:
        from dateparser.search import search_dates
    except ImportError:
        raise MissingExtraError("dateparser", "train") from None

    def find(text: str, reference: dt.datetime | None) -> list[Found]:
        settings = {} if reference is None else {"RELATIVE_BASE": reference.replace(tzinfo=None)}
        out, at = [], 0
        for words, moment in search_dates(text, languages=["hi"], settings=settings) or []:
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                out.append(Found(start, at, MOMENT, moment.isoformat()[:19]))
        return out

    return find


def evaluate(arguments: argparse.Namespace) -> str:
    """The table, a column a finder.

    Raises:
        InputError: the data is a folder where files are expected, or the other way round.
        MissingExtraError: the other library is not installed.
    """
    wants_folder = arguments.format == "articles"
    for path in arguments.data:
        if path.is_dir() is not wants_folder:
            raise InputError(f"{path}: --format {arguments.format} reads {'folders' if wants_folder else 'files'}")
    finders = {"hindi_news": ours()}
    if arguments.beside:
        finders["dateparser"] = dateparser_finder()
    score = _articles if wants_folder else _cases
    shown: list[str] = []
    rows = {name: score(arguments.data, find, shown if name == "hindi_news" else []) for name, find in finders.items()}
    return "\n".join([*(shown if arguments.show else ()), *(_article_table(rows) if wants_folder else _case_table(rows))])


def _timed(find: Finder, text: str, reference: dt.datetime | None) -> tuple[list[Found], float]:
    before = time.perf_counter()
    found = find(text, reference)
    return found, time.perf_counter() - before


# -- cases ------------------------------------------------------------------------------------------------------------
def _cases(paths: Sequence[Path], find: Finder, shown: list[str]) -> Row:
    counts: Counter[str] = Counter()
    seconds, chars = 0.0, 0
    find("कल", dt.datetime(2020, 1, 1))  # models and tables are opened before the clock runs
    for case in (c for path in paths for c in recognizers.read(path)):
        found, took = _timed(find, case.text, case.reference)
        seconds, chars = seconds + took, chars + len(case.text)
        verdicts, extra = recognizers.judge(case, found)
        if any(f.kind == MOMENT for f in found):
            verdicts = [v._replace(value=_moment_fits(v)) for v in verdicts]
        right = not extra and all(v.span and v.value for v in verdicts)
        counts["cases"] += 1
        counts["cases right"] += right
        counts["extra"] += len(extra)
        counts["results"] += len(verdicts)
        counts["span"] += sum(v.span for v in verdicts)
        counts["value"] += sum(v.value for v in verdicts)
        counts["both"] += sum(v.span and v.value for v in verdicts)
        if not right:
            shown.append(f"{case.text} ({case.reference:%Y-%m-%d %H:%M})")
            for v in verdicts:
                if not (v.span and v.value):
                    stated = " / ".join(dict.fromkeys(x.get("timex", "") for x in v.expected.values))
                    got = ", ".join(f"{case.text[f.start:f.end]} {f.value}" for f in v.found) or "nothing"
                    shown.append(f"    {v.expected.text} {stated}: found {got}")
            shown.extend(f"    not expected: {case.text[f.start:f.end]} {f.value}" for f in extra)
    return Row(counts, seconds, chars)


def _moment_fits(verdict: recognizers.Verdict) -> bool:
    """A moment against the first moment of the result's values."""
    wanted = [x.get("value") or x.get("start") or x.get("end") or "" for x in verdict.expected.values]
    return any(f.value[:10] == w[:10] or (len(w) == 8 and f.value[11:] == w) for f in verdict.found for w in wanted if w)


def _case_table(rows: dict[str, Row]) -> Iterator[str]:
    yield _head(rows)
    for label, part, whole in (
        ("cases right, span and value", "cases right", "cases"),
        ("results, span", "span", "results"),
        ("results, value", "value", "results"),
        ("results, span and value", "both", "results"),
    ):
        cells = [f"{r.counts[part]}/{r.counts[whole]} {_percent(r.counts[part], r.counts[whole])}" for r in rows.values()]
        yield f"{label:30}" + "".join(f"{c:>18}" for c in cells)
    yield f"{'expressions of no result':30}" + "".join(f"{r.counts['extra']:>18}" for r in rows.values())
    yield _speed(rows)


# -- articles ---------------------------------------------------------------------------------------------------------
def _articles(folders: Sequence[Path], find: Finder, shown: list[str]) -> Row:
    counts: Counter[str] = Counter()
    seconds, chars = 0.0, 0
    find("कल", dt.datetime(2020, 1, 1))
    for article in (a for folder in folders for a in load(folder)):
        stated = article.data.get("published")
        published = dt.datetime.fromisoformat(stated) if stated and stated != "unknown" else None
        found, took = _timed(find, article.text, published)
        seconds, chars = seconds + took, chars + len(article.text)
        gold = article.data["times"]
        counts["gold"] += len(gold)
        counts["found"] += len(found)
        counts["span"] += len({(f.start, f.end) for f in found} & {(g["start"], g["end"]) for g in gold})
        free = list(found)
        for g in gold:
            over = [f for f in free if f.start < g["end"] and f.end > g["start"]]
            best = max(over, key=lambda f: min(f.end, g["end"]) - max(f.start, g["start"]), default=None)
            words = article.text[g["start"] : g["end"]]
            if best is None:
                shown.append(f"{article.name}: missed {words} {g['value']}")
                continue
            free.remove(best)
            counts["overlap"] += 1
            right = _same_moment(best.value, g["value"]) if best.kind == MOMENT else best.value == g["value"]
            counts["value"] += right
            if not right:
                shown.append(f"{article.name}: {words} {g['value']}, found {best.value}")
        shown.extend(f"{article.name}: not annotated {article.text[f.start:f.end]} {f.value}" for f in free)
    return Row(counts, seconds, chars)


def _same_moment(moment: str, value: str) -> bool:
    first, last = days(value)
    if first is None or last is None:
        return value.startswith("T") and value[1:] == moment[11 : 11 + len(value) - 1]
    return first.isoformat() <= moment[:10] <= last.isoformat()


def _article_table(rows: dict[str, Row]) -> Iterator[str]:
    yield _head(rows)
    for label, key in (("exact span, F1", "span"), ("overlap, F1", "overlap"), ("overlap and value, F1", "value")):
        yield f"{label:30}" + "".join(
            f"{_percent(2 * r.counts[key], r.counts['gold'] + r.counts['found']):>18}" for r in rows.values())
    yield f"{'annotated, found':30}" + "".join(f"{r.counts['gold']:>12}, {r.counts['found']:>4}" for r in rows.values())
    yield _speed(rows)


def _head(rows: dict[str, Row]) -> str:
    return f"{'':30}" + "".join(f"{name:>18}" for name in rows)


def _speed(rows: dict[str, Row]) -> str:
    return f"{'characters a second':30}" + "".join(f"{r.chars / r.seconds:>18,.0f}" for r in rows.values())


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"
