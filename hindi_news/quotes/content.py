"""The rules for quotes in order, each for one way of reporting.

A rule looks at one sentence and yields quotes; overlaps are settled afterwards (:mod:`hindi_news.quotes`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..page import QuoteDraft, TokenSpan
from .attributed import according_to, in_words_of, this_was_said
from .clauses import asked, bare_clause, that_clause
from .headlines import colon_headline, marked_headline
from .marked import marked_by_name, marked_words, passed_on, text_reads, woven_phrase
from .scene import Scene
from .unmarked import named_below, said_above, said_last, signed, spoke_first, turn, unmarked_direct

#: Each is asked about every sentence; of two that claim the same words, the earlier one keeps them.
RULES: tuple[Callable[[Scene, TokenSpan], Iterator[QuoteDraft]], ...] = (
    marked_words,
    turn,
    marked_by_name,
    signed,
    named_below,
    that_clause,
    asked,
    according_to,
    in_words_of,
    this_was_said,
    said_last,
    spoke_first,
    unmarked_direct,
    said_above,
    marked_headline,
    colon_headline,
    bare_clause,
    text_reads,
    passed_on,
    woven_phrase,
)
