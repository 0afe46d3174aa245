"""Articles annotated in full over raw text that is not part of the project: places in that text, and no word of it.

    python -m tests.annotated ../shared/data/raw OUT        # writes ID.txt and ID.json
    hindi-news evaluate OUT

A line of ``cases/annotated.jsonl`` is an excerpt: the raw file's stem, the number of its article there, ``start`` and ``end``
in the article, a checksum, and the annotation as :mod:`hindi_news.evaluate` reads it, without the names of entities (which
are words of the text: an entity is called by its longest mention).  They were annotated without a look at any output.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hindi_news.training.standoff import articles_in, checksum

TABLE = Path(__file__).parent / "cases" / "annotated.jsonl"
_PLACE = ("id", "file", "article", "start", "end", "sha256")


def articles(raw: Path, table: Path = TABLE) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Id, text and annotation of each article.

    Raises:
        ValueError: the raw text is another than the one that was annotated.
    """
    files: dict[str, list[str]] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        name, file, number, start, end, digest = (row.pop(key) for key in _PLACE)
        if file not in files:
            files[file] = articles_in(raw / f"{file}.txt")
        text = files[file][number][start:end]
        if checksum(text) != digest:
            raise ValueError(f"{file}.txt: article {number} is not the text that was annotated")
        for key, entity in row["entities"].items():
            mentions = [text[m["start"] : m["end"]] for m in row["mentions"] if m["entity"] == key]
            entity["name"] = max(mentions, key=len, default="")
        yield name, text, row


def write(raw: Path, out: Path) -> int:
    """Write the articles as pairs of files that :mod:`hindi_news.evaluate` reads; how many."""
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, text, annotation in articles(raw):
        (out / f"{name}.txt").write_text(text, encoding="utf-8")
        (out / f"{name}.json").write_text(json.dumps(annotation, ensure_ascii=False), encoding="utf-8")
        count += 1
    return count


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), Path(sys.argv[2])), "articles")
