"""Articles annotated in full over raw text that is not part of the project: places in that text, and no word of it.

    python -m tests.annotated ../shared/data/raw OUT        # writes SET/ID.txt and SET/ID.json
    hindi-news evaluate OUT/read
    hindi-news evaluate OUT/unread

A line of ``cases/annotated.jsonl`` is an excerpt: its set, the raw file's stem, its article's number there, ``start`` and
``end`` in the article, a checksum, and the annotation as :mod:`hindi_news.evaluate` reads it, without the names of entities
(which are words of the text: an entity is called by its longest mention).  All were annotated without a look at any output.
The errors of the set ``read`` were read, by class; those of ``unread`` by nobody: once they are, they move to ``read``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from hindi_news.training.standoff import articles_in, checksum

TABLE = Path(__file__).parent / "cases" / "annotated.jsonl"
_PLACE = ("set", "id", "file", "article", "start", "end", "sha256")


class Article(NamedTuple):
    """An annotated article and the set it belongs to."""

    set: str
    id: str
    text: str
    annotation: dict[str, Any]


def articles(raw: Path, table: Path = TABLE) -> Iterator[Article]:
    """The annotated articles.

    Raises:
        ValueError: the raw text is another than the one that was annotated.
    """
    files: dict[str, list[str]] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kind, name, file, number, start, end, digest = (row.pop(key) for key in _PLACE)
        if file not in files:
            files[file] = articles_in(raw / f"{file}.txt")
        text = files[file][number][start:end]
        if checksum(text) != digest:
            raise ValueError(f"{file}.txt: article {number} is not the text that was annotated")
        for key, entity in row["entities"].items():
            mentions = [text[m["start"] : m["end"]] for m in row["mentions"] if m["entity"] == key]
            entity["name"] = max(mentions, key=len, default="")
        yield Article(kind, name, text, row)


def write(raw: Path, out: Path) -> Counter[str]:
    """Write the articles as pairs of files that :mod:`hindi_news.evaluate` reads, a folder a set; how many in each."""
    count: Counter[str] = Counter()
    for kind, name, text, annotation in articles(raw):
        folder = out / kind
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.json").write_text(json.dumps(annotation, ensure_ascii=False), encoding="utf-8")
        count[kind] += 1
    return count


if __name__ == "__main__":
    for kind, count in write(Path(sys.argv[1]), Path(sys.argv[2])).items():
        print(kind, count)
