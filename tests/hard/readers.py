"""Damage done to contracts, archives and lexicons, and the readers that must refuse it in our own words."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from random import Random
from typing import Any

from hindi_news import Document, FormatError, LexiconError, ModelError
from hindi_news.lexicon import parse
from hindi_news.tagging.pack import load

_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 10**9, 10**400, 1.5, float("nan"), "", "x", "e1", "person", "2024-02-30", "2024-02-03", [],
    {}, [None], {"start": 0, "end": 1}, {"start": 5, "end": 1}, "\ud800", ["e1"], [[]],
)


def damaged(random: Random, contract: dict[str, Any]) -> dict[str, Any]:
    """A contract with one to four values replaced, removed, doubled or moved."""
    out = copy.deepcopy(contract)
    for _ in range(random.randrange(1, 5)):
        node: Any = out
        while True:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            if not keys:
                break
            key = random.choice(keys)
            child = node[key]
            if isinstance(child, dict | list) and child and random.random() < 0.8:
                node = child
                continue
            if random.random() < 0.2:
                del node[key]
            elif isinstance(node, list) and random.random() < 0.2:
                node.append(copy.deepcopy(child))
            else:
                node[key] = copy.deepcopy(random.choice(_VALUES))
            break
    return out


def read_contract(given: object) -> Document | None:
    """The document, or None if it was refused; what is read can be written and read again."""
    try:
        doc = Document.from_dict(given)  # type: ignore[arg-type]
    except FormatError:
        return None
    assert Document.from_dict(json.loads(json.dumps(doc.to_dict()))).to_dict() == doc.to_dict()
    return doc


def read_archive(path: Path, kind: str) -> bool:
    """Whether an archive was read; False if it was refused."""
    refusal = ""
    try:
        load(path, kind)
    except ModelError as error:
        refusal = str(error)
    assert not refusal or str(path) in refusal
    return not refusal


def read_lexicon(content: str) -> bool:
    """Whether a lexicon was read; False if it was refused."""
    refusal = ""
    try:
        parse(content, "x.tsv", ("form", "meaning"))
    except LexiconError as error:
        refusal = str(error)
    assert not refusal or refusal.startswith("x.tsv:")
    return not refusal
