"""The tense of the verb that a time word belongs to: कल and weekdays mean another day with each."""

from __future__ import annotations

from functools import cache

from .. import lexicon
from ..page import LINE, Page
from ..text.normalize import matching_key
from .syntax import with_tree

#: Tokens that are read after the expression; a verb further away says little.
_REACH = 40
_FUTURE = tuple(map(matching_key, ("ेगा", "ेगी", "ेंगे", "ेंगी", "ूंगा", "ूंगी", "ऊंगा", "ऊंगी", "एगा", "एगी", "एंगे", "एंगी")))
_BREAKS = frozenset("।?!|;")


@cache
def _words() -> dict[str, str]:
    return {matching_key(form): row["tense"]
            for row in lexicon.read("tense_words", "forms", "tense") for form in row["forms"].split()}


@with_tree
def tense_at(page: Page, first: int, stop: int) -> str | None:
    """"past", "future" or "present" of the first verb after tokens ``[first, stop)`` in its sentence, or None."""
    keys, gap, words = page.words.key, page.words.gap, _words()
    present = None
    for i in range(stop, min(len(keys), stop + _REACH)):
        key = keys[i]
        if gap[i] >= LINE or key in _BREAKS or (key == "." and present):
            break
        if len(key) > 3 and key.endswith(_FUTURE) and key not in words:
            return "future"
        found = words.get(key)
        if found is None or found == "name":
            continue
        if found == "ahead":
            # होना है, जाने वाला है, जा रहा है, चाहिए
            return "future"
        if found != "present":
            return found
        present = found
        if keys[i - 1].endswith("ना"):
            return "future"
    return present
