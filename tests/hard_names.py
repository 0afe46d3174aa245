"""Names in 321 excerpts that the name model never learned, picked from raw text where the tagger was least sure.

    python -m tests.hard_names ../shared/data/raw       # a table: what the whole library finds, exact span and type

``cases/hard_names.tsv`` holds places in the raw text, in the format of :mod:`hindi_news.training.standoff`.
The errors of three rows of four were read, by class (``read``); those of the fourth, eighth … row by nobody (``unread``).
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from hindi_news import Analyzer
from hindi_news.evaluate import Score
from hindi_news.training.score import table
from hindi_news.training.standoff import excerpts

TABLE = Path(__file__).parent / "cases" / "hard_names.tsv"
_LETTERS = {"person": "P", "place": "L", "organization": "O", "group": "N", "treaty": "T"}
_NAMES = {"P": "people", "L": "places", "O": "organisations", "N": "groups", "T": "treaties"}


def scores(raw: Path, table: Path = TABLE) -> dict[str, dict[str, Score]]:
    """Set -> rows: of each type, and of all ("micro")."""
    analyzer = Analyzer()
    counts: dict[str, Counter[tuple[str, str]]] = {"read": Counter(), "unread": Counter()}
    for i, excerpt in enumerate(excerpts(table, raw)):
        count = counts["unread" if i % 4 == 3 else "read"]
        gold = set(excerpt.names)
        found = {
            (m.start, m.end, _LETTERS[e.type])
            for e in analyzer.analyze(excerpt.text).entities
            if e.type in _LETTERS
            for m in e.mentions
            if m.form == "name"
        }
        for what, names in (("correct", gold & found), ("gold", gold), ("found", found)):
            count.update((what, kind) for _, _, kind in names)
    return {name: {**{_NAMES[k]: _score(count, k) for k in _NAMES}, "micro": _score(count, *_NAMES)}
            for name, count in counts.items()}


def _score(count: Counter[tuple[str, str]], *kinds: str) -> Score:
    correct, gold, found = (sum(count[what, kind] for kind in kinds) for what in ("correct", "gold", "found"))
    return Score(correct, gold, found)


if __name__ == "__main__":
    for name, rows in scores(Path(sys.argv[1])).items():
        print(f"{name}\n{table(rows)}")
