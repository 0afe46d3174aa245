"""Scores readings against annotated articles: pairs ``ID.txt`` and ``ID.json`` of stand-off annotation.

``ID.json`` has ``published``; ``entities`` {id: {type PER|LOC|ORG|NORP|NOM|TREATY, name, country?}}; ``mentions``
[{start, end, entity, source_of}]; ``times`` [{start, end, value}]; ``quotes`` [{start, end, k, s, cue, source}];
``sentence_ends``.  Offsets are code points into the text without its final newline.

Rows: exact spans and overlap per type of name, ISO country, B-cubed clusters (Bagga and Baldwin 1998) over mentions
found exactly, time spans and TIMEX3 values, quotes (a pair shares over half of its joint length) with speaker and cue;
of the quotes found, the speakers by the form of their source (a pronoun or description counts only when resolved).
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from .analyzer import Analyzer
from .document import Document
from .errors import FormatError, InputError
from .inputs import read_text
from .objects import Entity, Group, Mention, Place, Quote, Unnamed
from .spans import Span

Offsets = tuple[int, int]
T = TypeVar("T")
U = TypeVar("U")

#: Types of names in the annotation -> ours.
TYPES = {"PER": "person", "LOC": "place", "ORG": "organization", "NORP": "group", "TREATY": "treaty"}
_PRONOUNS = frozenset(
    (
        "उन्होंने",
        "उसने",
        "उनका",
        "उनके",
        "उनकी",
        "उन्होने",
        "वे",
        "वह",
        "वो",
        "इन्होंने",
        "इनका",
        "इनके",
        "मैंने",
        "हमने",
        "जिन्होंने",
        "जिनका",
        "उसका",
        "उसके",
        "इसने",
        "उन",
    )
)


class Score(NamedTuple):
    """One row: correct, annotated and found counts."""

    correct: float
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right, in percent."""
        return 100 * self.correct / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is annotated that was found, in percent."""
        return 100 * self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        return 200 * self.correct / (self.gold + self.found) if self.gold + self.found else 0.0


class Clusters(NamedTuple):
    """B-cubed precision and recall in percent over ``mentions``."""

    precision: float
    recall: float
    mentions: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Tally:
    """Counts over articles; :meth:`rows` gives the table."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    b_cubed: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])
    articles: int = 0

    def add(self, row: str, correct: int, gold: int, found: int) -> None:
        """Count one article's part of a row."""
        have = self.counts.setdefault(row, [0, 0, 0])
        for i, n in enumerate((correct, gold, found)):
            have[i] += n

    def rows(self) -> dict[str, Score | Clusters]:
        """Name of a row -> its score, in a fixed order."""
        out: dict[str, Score | Clusters] = {name: Score(*counts) for name, counts in self.counts.items()}
        precision, recall, n = self.b_cubed
        if n:
            out["clusters (B3)"] = Clusters(100 * precision / n, 100 * recall / n, int(n))
        return out


class Gold(NamedTuple):
    """An annotated article."""

    name: str
    text: str
    data: Mapping[str, Any]


def load(folder: Path) -> Iterator[Gold]:
    """The annotated articles of a folder, in the order of their names.

    Raises:
        InputError: there are none.
        FormatError: an annotation is not JSON or lacks a part.
    """
    paths = sorted(p for p in folder.glob("*.json") if p.with_suffix(".txt").exists())
    if not paths:
        raise InputError(f"{folder}: no ID.json with an ID.txt beside it")
    for path in paths:
        try:
            data = json.loads(read_text(path))
        except ValueError as error:
            raise FormatError(f"{path}: not JSON: {error}") from None
        missing = {"entities", "mentions", "times", "quotes", "sentence_ends"} - set(data)
        if missing:
            raise FormatError(f"{path}: {', '.join(sorted(missing))} missing")
        yield Gold(path.stem, read_text(path.with_suffix(".txt")).rstrip("\n"), data)


def evaluate(folder: Path, analyzer: Analyzer | None = None) -> Tally:
    """Read every annotated article of a folder and score it; errors as :func:`load`."""
    reader, tally = analyzer or Analyzer(), Tally()
    for gold in load(folder):
        published = gold.data.get("published")
        score(gold, reader.analyze(gold.text, None if published in (None, "unknown") else published), tally)
    return tally


def score(gold: Gold, doc: Document, tally: Tally) -> None:
    """Add one article's counts to ``tally``."""
    tally.articles += 1
    _sentences(gold, doc, tally)
    named = _named(gold)
    _mentions(gold, doc, named, tally)
    _countries(gold, doc, named, tally)
    _clusters(gold, doc, named, tally)
    _times(gold, doc, tally)
    _quotes(gold, doc, tally)


def _offsets(row: Mapping[str, Any]) -> Offsets:
    return row["start"], row["end"]


def _place(span: Span) -> Offsets:
    return span.start, span.end


def _overlap(a: Offsets, b: Offsets) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def pair(
    gold: Sequence[T], found: Sequence[U], fit: Callable[[T, U], float], least: float = 0.0
) -> list[tuple[int, int]]:
    """One-to-one pairs of indices whose fit is above ``least``, best fit first, then in text order."""
    ranked = sorted(((-fit(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    out = []
    for cost, i, j in ranked:
        if -cost > least and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            out.append((i, j))
    return out


def _sentences(gold: Gold, doc: Document, tally: Tally) -> None:
    def ends(offsets: Collection[int]) -> set[int]:
        return {len(gold.text[:e].rstrip()) for e in offsets}

    want, have = ends(gold.data["sentence_ends"]), ends([s.end for s in doc.sentences])
    tally.add("sentences", len(want & have), len(want), len(have))


def _named(gold: Gold) -> list[Mapping[str, Any]]:
    """Mentions by name: pronouns and descriptions that are sources are scored with the quotes."""
    entities, text = gold.data["entities"], gold.text
    named = [m for m in gold.data["mentions"] if entities[m["entity"]]["type"] != "NOM"]
    plain = {text[slice(*_offsets(m))] for m in named if not m["source_of"]}

    def by_name(m: Mapping[str, Any]) -> bool:
        surface = text[slice(*_offsets(m))]
        words = set(surface.split())
        shares = bool(words & set(entities[m["entity"]]["name"].split())) and not words & _PRONOUNS
        return not m["source_of"] or surface in plain or shares

    kept = [m for m in named if by_name(m)]
    dropped = {_offsets(m) for m in named if not by_name(m)}
    return [m for m in kept if _offsets(m) not in dropped]


def _ours(doc: Document) -> Iterator[tuple[Mention, Entity]]:
    return ((m, e) for e in doc.entities if not isinstance(e, Unnamed) for m in e.mentions)


def _mentions(gold: Gold, doc: Document, named: Sequence[Mapping[str, Any]], tally: Tally) -> None:
    entities = gold.data["entities"]
    aside = {_offsets(m) for m in gold.data["mentions"] if entities[m["entity"]]["type"] != "NOM"}
    aside -= {_offsets(m) for m in named}
    for label, kind in TYPES.items():
        want = {_offsets(m) for m in named if entities[m["entity"]]["type"] == label}
        have = {_place(m) for m, e in _ours(doc) if e.type == kind and _place(m) not in aside}
        exact = len(want & have)
        tally.add(label, exact, len(want), len(have))
        tally.add(f"{label} overlap", len(pair(sorted(want), sorted(have), _overlap)), len(want), len(have))
        if label != "TREATY":
            tally.add("PER+LOC+ORG+NORP", exact, len(want), len(have))


def _countries(gold: Gold, doc: Document, named: Sequence[Mapping[str, Any]], tally: Tally) -> None:
    ours = [(_place(m), e.country) for m, e in _ours(doc) if isinstance(e, Place | Group)]
    for m in named:
        entity = gold.data["entities"][m["entity"]]
        if entity.get("country") and entity["type"] in ("LOC", "NORP"):
            hits = [country for span, country in ours if _overlap(span, _offsets(m))]
            tally.add("country code", int(entity["country"] in hits), 1, int(bool(hits)))


def _clusters(gold: Gold, doc: Document, named: Sequence[Mapping[str, Any]], tally: Tally) -> None:
    entities = gold.data["entities"]
    want = {(_offsets(m), TYPES[entities[m["entity"]]["type"]]): m["entity"] for m in named}
    have = {(_place(m), e.type): e.id for m, e in _ours(doc)}
    both = set(want) & set(have)
    for key in both:
        true = {k for k in both if want[k] == want[key]}
        found = {k for k in both if have[k] == have[key]}
        tally.b_cubed[0] += len(true & found) / len(found)
        tally.b_cubed[1] += len(true & found) / len(true)
        tally.b_cubed[2] += 1


def _times(gold: Gold, doc: Document, tally: Tally) -> None:
    want, have = gold.data["times"], doc.dates
    pairs = pair(want, have, lambda g, d: _overlap(_offsets(g), _place(d)))
    exact = len({_offsets(g) for g in want} & {_place(d) for d in have})
    tally.add("time span", exact, len(want), len(have))
    tally.add("time overlap", len(pairs), len(want), len(have))
    tally.add("time value", sum(want[i]["value"] == have[j].value for i, j in pairs), len(want), len(have))


def _share(a: Offsets, b: Offsets) -> float:
    common = _overlap(a, b)
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common else 0.0


def _quotes(gold: Gold, doc: Document, tally: Tally) -> None:
    want, have = gold.data["quotes"], doc.quotes
    pairs = pair(want, have, lambda g, q: _share(_offsets(g), _place(q)), 0.5)
    size = (len(want), len(have))
    tally.add("quote exact", len({_offsets(g) for g in want} & {_place(q) for q in have}), *size)
    tally.add("quote", len(pairs), *size)
    for kind in ("direct", "indirect", "mixed"):
        tally.add(
            f"quote {kind}",
            sum(want[i]["k"] == kind for i, _ in pairs),
            sum(g["k"] == kind for g in want),
            sum(q.kind == kind for q in have),
        )
    mentions: dict[str, list[Offsets]] = defaultdict(list)
    for m in gold.data["mentions"]:
        mentions[m["entity"]].append(_offsets(m))
    right = {i: _right_speaker(want[i], have[j], gold, mentions) for i, j in pairs}
    tally.add("quote + speaker", sum(right.values()), *size)
    plain = {_offsets(m) for m in _named(gold)}
    for i, j in pairs:
        form = _source_form(want[i], gold, plain)
        unresolved = form in ("pronoun", "description") and isinstance(have[j].speaker, Unnamed | None)
        tally.add(f"speaker by {form}", int(right[i] and not unresolved), 1, 1)
    cues = sum(
        bool(have[j].cue and "cue" in want[i] and _overlap(_place(have[j].cue), tuple(want[i]["cue"])))  # type: ignore[arg-type]
        for i, j in pairs
    )
    tally.add("quote + cue", cues, *size)


def _source_form(want: Mapping[str, Any], gold: Gold, plain: Collection[Offsets]) -> str:
    """How the article gives the speaker: name, pronoun or description of a name, unnamed, or nothing."""
    if "s" not in want or "source" not in want:
        return "nothing"
    start, end = want["source"]
    if gold.data["entities"][want["s"]]["type"] == "NOM":
        return "unnamed"
    if (start, end) in plain:
        return "name"
    return "pronoun" if gold.text[start:end] in _PRONOUNS else "description"


def _right_speaker(want: Mapping[str, Any], have: Quote, gold: Gold, mentions: Mapping[str, list[Offsets]]) -> bool:
    """Named speakers are right if most of our entity's mentions fall on theirs; unnamed ones if the source overlaps."""
    if "s" not in want:
        return have.speaker is None
    if have.speaker is None or isinstance(have.speaker, Unnamed) or gold.data["entities"][want["s"]]["type"] == "NOM":
        return (
            have.source is not None and "source" in want and bool(_overlap(_place(have.source), tuple(want["source"])))
        )
    votes = Counter(
        {
            entity: sum(any(_overlap(_place(m), span) for span in spans) for m in have.speaker.mentions)
            for entity, spans in mentions.items()
        }
    )
    best = max(votes.values(), default=0)
    return best > 0 and votes[want["s"]] == best


def table(tally: Tally) -> str:
    """The scores as text: a row each, F1, precision, recall, annotated and found counts."""
    lines = [f"{tally.articles} articles", f"{'':20}{'F1':>7}{'P':>7}{'R':>7}{'gold':>7}{'found':>7}"]
    for name, row in tally.rows().items():
        gold, found = (row.mentions, row.mentions) if isinstance(row, Clusters) else (row.gold, row.found)
        lines.append(f"{name:20}{row.f1:>7.1f}{row.precision:>7.1f}{row.recall:>7.1f}{gold:>7}{found:>7}")
    return "\n".join(lines)
