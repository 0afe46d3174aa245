"""Days that are known without their year by what happened on them: 11 सितंबर के हमले, 26 नवंबर के आतंकवादी हमले."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from .. import lexicon
from ..page import LINE
from ..text.normalize import matching_key
from .reader import Reader

#: Tokens between a day and a word for what happened on it, at most.
_AFTER, _BEFORE = 6, 4
_BREAKS = frozenset("।?!|;")
#: Such a day so soon before publication is news of its own.
_NEWS = 60


@cache
def _days() -> Mapping[tuple[int, int], tuple[int, frozenset[str]]]:
    return {
        (int(row["day"][:2]), int(row["day"][3:])): (int(row["year"]), frozenset(map(matching_key, row["words"].split())))
        for row in lexicon.read("known_days", "day", "year", "words")
    }


def known_year(r: Reader, month: int, day: int, first: int, stop: int) -> int | None:
    """The year of the day at tokens ``[first, stop)``, if a word near it says which one is meant."""
    found = _days().get((month, day))
    if found is None or r.published is None or dt.date(found[0], month, day) > r.published:
        return None
    year, words = found
    if 0 <= (r.published - dt.date(r.published.year, month, day)).days <= _NEWS:
        return None
    near: set[str] = set()
    for k in range(max(0, first - _BEFORE), min(r.size, stop + _AFTER)):
        if r.key(k) in _BREAKS or r.page.words.gap[k] >= LINE:
            if k >= stop:
                break
            near.clear()
        near.add(r.key(k))
    return None if words.isdisjoint(near) else year
