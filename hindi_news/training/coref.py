"""Measures and fits pronoun resolution on coreference annotated in SSF (a treebank with ``cref`` chains).

A line is ``number TAB form TAB tag TAB <fs …>``; ``cref='i5%1:t4,i7%0:t6'`` says that the word belongs to mention i5 of
chain t4 (1: its last word) and to i7 of t6; ``semprop='h'`` marks humans.  ``NULL`` words are skipped.

A pronoun of the third person outside quotes counts when its chain holds a name; it is right when the chosen cluster is
of its chain.  Names are the annotated ones, so that the figure is of the resolver alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from .. import engines
from ..entities.merge import find_names
from ..errors import FormatError, InputError
from ..page import Cluster, Name, Page
from ..quotes import find_quotes
from ..resolve.names import cluster_names
from ..resolve.phrases import BODY_KINDS, PERSON_KINDS, role_of
from ..resolve.pronouns import Seen, candidates, pronouns, weights
from ..resolve.speakers import SourceReader
from ..times import find_times

_ATTRIBUTE = re.compile(r"(\w+)='([^']*)'")
_LINK = re.compile(r"(i\d+)%\d:(t\d+)")
#: L2 penalty of :func:`fit`, per pronoun.
PENALTY = 0.06

_NAME_TAGS = frozenset(("NNP", "NNPC"))


class Annotated(NamedTuple):
    """A text and its mentions: ``(start, end, chain, is it a name, is it human)`` in code points."""

    text: str
    mentions: list[tuple[int, int, str, bool, bool]]


class Case(NamedTuple):
    """An article ready to be resolved: ``chains`` are the clusters' chains, ``pronouns`` chains by token."""

    page: Page
    clusters: list[Cluster]
    chains: list[str]
    pronouns: dict[int, set[str]]


def read(path: Path) -> Annotated:
    """One annotated article.

    Raises:
        FormatError: a line has no form or tag.
    """
    text, mentions = "", []
    spans: dict[str, list[tuple[int, int, str, bool]]] = defaultdict(list)
    chain_of: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("</"):
            text += "\n"
        cells = line.split("\t")
        if line.startswith("<") or not line.strip():
            continue
        if len(cells) < 3:
            raise FormatError(f"{path}:{number}: {len(cells)} cells; expected number, form, tag and features")
        form, tag, features = cells[1], cells[2], dict(_ATTRIBUTE.findall("".join(cells[3:])))
        if "NULL" in (form, tag):
            continue
        start = len(text) + (1 if text and not text.endswith("\n") else 0)
        text = f"{text} {form}" if start > len(text) else text + form
        for mention, chain in _LINK.findall(features.get("cref", "")):
            chain_of[mention] = chain
            spans[mention].append((start, start + len(form), tag, features.get("semprop") == "h"))
    for mention, words in spans.items():
        while len(words) > 1 and words[0][2] in _NAME_TAGS and role_of(text[words[0][0] : words[0][1]]) is not None:
            words = words[1:]
        name = all(tag in _NAME_TAGS for _, _, tag, _ in words)
        role = role_of(text[words[-1][0] : words[-1][1]])
        name = name and (role is None or (len(words) > 1 and role.kind in BODY_KINDS))
        mentions.append((words[0][0], words[-1][1], chain_of[mention], name, words[-1][3]))
    return Annotated(text, sorted(mentions))


def case(annotated: Annotated) -> Case:
    """The article with the annotated names as clusters, typed as the library types them, else by ``semprop``."""
    page = engines.load("native").page(annotated.text, None)
    words = page.words
    first_at = {start: i for i, start in enumerate(words.start)}
    last_at = {end: i for i, end in enumerate(words.end)}
    by: dict[str, set[tuple[int, int]]] = defaultdict(set)
    human: Counter[str] = Counter()
    stands: dict[int, set[str]] = defaultdict(set)
    for start, end, chain, name, is_human in annotated.mentions:
        first, last = first_at.get(start), last_at.get(end)
        if first is None or last is None or last < first:
            continue
        if name:
            by[chain].add((first, last + 1))
            human[chain] += 1 if is_human else -1
        elif last == first and words.key[first] in pronouns():
            stands[first].add(chain)
    typed = {t: n.type for n in find_names(page, find_times(page, None), None) for t in range(n.first, n.stop)}
    clusters, chains = [], []
    for chain, spans in by.items():
        votes = Counter(typed[t] for first, stop in spans for t in range(first, stop) if t in typed)
        titled = any(r is not None and r.kind in PERSON_KINDS for r in (role_of(words.key[f - 1]) for f, _ in spans if f))
        person = titled or (not votes and human[chain] > 0)
        kind = "person" if person else votes.most_common(1)[0][0] if votes else "organization"
        names = tuple(sorted(Name(first, stop, kind, 1.0, "annotated") for first, stop in spans))
        clusters.append(Cluster(kind, words.phrase(names[0].first, names[0].stop), names))
        chains.append(chain)
    wanted = {t: ids for t, ids in stands.items() if pronouns()[words.key[t]].person == "3" and ids & by.keys()}
    return Case(page, clusters, chains, wanted)


def articles(folder: Path) -> list[Path]:
    """The annotated articles of a folder, in the order of their names.

    Raises:
        InputError: there are none.
    """
    found = sorted(folder.glob("*.semprop"))
    if not found:
        raise InputError(f"{folder}: no *.semprop")
    return found


def _names(one: Case) -> list[Name]:
    return sorted(n for c in one.clusters for n in c.mentions)


def _chain(one: Case, index: int | None) -> str | None:
    return one.chains[index] if index is not None and index < len(one.chains) else None


class _Teacher(SourceReader):
    """Walks with the right answers and keeps the candidates of every pronoun that has one."""

    def __init__(self, one: Case) -> None:
        super().__init__(one.page, one.clusters, find_quotes(one.page, _names(one), None))
        self.one = one
        self.lessons: list[tuple[list[list[str]], list[int]]] = []

    def choose(self, seen: Seen, exclude: Container[int] = ()) -> int | None:
        wanted = self.one.pronouns.get(seen.first, set())
        found = candidates(seen, self.discourse, exclude)
        right = [k for k, (r, _) in enumerate(found) if _chain(self.one, r.index) in wanted]
        if not right:
            return super().choose(seen, exclude) if not wanted else None
        self.lessons.append(([names for _, names in found], right))
        return found[right[0]][0].index


def fit(train: Iterable[Case], penalty: float = PENALTY, rounds: int = 400) -> dict[str, float]:
    """Weights by softmax over the candidates of each pronoun, by gradient ascent.

    An L2 penalty per pronoun draws them to the hand-set column of the lexicon; properties not met keep those.
    """
    set_by_hand = weights("prior")
    lessons = []
    for one in train:
        teacher = _Teacher(one)
        teacher.run()
        lessons += teacher.lessons
    names = sorted({n for found, _ in lessons for row in found for n in row})
    column = {n: i for i, n in enumerate(names)}
    data = []
    for found, answers in lessons:
        matrix = np.zeros((len(found), len(names)))
        for k, row in enumerate(found):
            matrix[k, [column[n] for n in row]] = 1.0
        data.append((matrix, np.isin(np.arange(len(found)), answers)))
    start = np.array([set_by_hand.get(n, 0.0) for n in names])
    learned = start.copy()
    for step in range(rounds):
        gradient = -penalty * len(data) * (learned - start)
        for matrix, right in data:
            scores = matrix @ learned
            p = np.exp(scores - scores.max())
            p /= p.sum()
            target = np.where(right, p, 0.0) / p[right].sum()
            gradient += (target - p) @ matrix
        learned += gradient / (len(data) * (0.5 + penalty) * (1 + step / 200))
    return set_by_hand | {n: round(float(w), 2) for n, w in zip(names, learned, strict=True)}


class Score(NamedTuple):
    """Pronouns counted by form: right and all."""

    right: Counter[str]
    all: Counter[str]

    def of(self, forms: Collection[str] = ()) -> tuple[int, int]:
        """Right and all of these forms; of every form if none is named."""
        wanted = [f for f in self.all if not forms or f in forms]
        return sum(self.right[f] for f in wanted), sum(self.all[f] for f in wanted)


class _Weighed(SourceReader):
    """Walks with weights of its own."""

    table: Mapping[str, float] | None = None

    def choose(self, seen: Seen, exclude: Container[int] = ()) -> int | None:
        table = self.table
        if table is None:
            return super().choose(seen, exclude)
        found = candidates(seen, self.discourse, exclude)
        best = max(found, key=lambda pair: sum(table.get(n, 0.0) for n in pair[1]), default=None)
        self.stands_for[seen.first] = None if best is None else best[0].index
        return self.stands_for[seen.first]


def score(test: Iterable[Case], table: Mapping[str, float] | None = None) -> Score:
    """How many pronouns find a cluster of their chain, with these weights or the shipped ones."""
    out = Score(Counter(), Counter())
    for one in test:
        reader = _Weighed(one.page, one.clusters, find_quotes(one.page, _names(one), None))
        reader.table = table
        reader.run()
        for token, wanted in one.pronouns.items():
            if token in reader.stands_for:
                form = one.page.words.key[token]
                out.all[form] += 1
                out.right[form] += _chain(one, reader.stands_for[token]) in wanted
    return out


class Links(NamedTuple):
    """Annotated names, how many the library finds exactly, and B-cubed (Bagga and Baldwin 1998) over these, in percent."""

    gold: int
    found: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.found else 0.0


def links(test: Iterable[Annotated]) -> Links:
    """How the library's own names of an article are linked, against the chains of those that are annotated names."""
    precision = recall = 0.0
    count = total = 0
    for annotated in test:
        page = engines.load("native").page(annotated.text, None)
        clusters = cluster_names(page, find_names(page, find_times(page, None), None))
        words = page.words
        found = {(words.start[n.first], words.end[n.stop - 1]): i for i, c in enumerate(clusters) for n in c.mentions}
        gold = {(start, end): chain for start, end, chain, name, _ in annotated.mentions if name}
        both = found.keys() & gold.keys()
        for one in both:
            ours = {x for x in both if found[x] == found[one]}
            theirs = {x for x in both if gold[x] == gold[one]}
            precision += len(ours & theirs) / len(ours)
            recall += len(ours & theirs) / len(theirs)
        count += len(both)
        total += len(gold)
    return Links(total, count, 100 * precision / max(count, 1), 100 * recall / max(count, 1))
