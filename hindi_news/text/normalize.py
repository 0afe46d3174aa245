"""Normal text with a map of offsets back to the caller's text (first sketch)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from indicnlp.normalize.indic_normalize import DevanagariNormalizer


@dataclass(frozen=True, slots=True)
class Normalized:
    """``text`` is what rules and models see, ``raw`` what the caller gave."""

    raw: str
    text: str
    warnings: tuple[str, ...] = ()

    def original(self, offset: int) -> int:
        """The offset in ``raw`` of an offset in ``text``."""
        return offset


def normalize(text: str) -> Normalized:
    """Normal text of ``text``."""
    return Normalized(text, text)


_MATCHER: Any = DevanagariNormalizer(lang="hi", remove_nuktas=True, nasals_mode="to_anusvaara_relaxed")


@lru_cache(maxsize=1 << 17)
def matching_key(word: str) -> str:
    """The form under which spelling variants of a word are equal (हिन्दी = हिंदी, ज़ = ज)."""
    return str(_MATCHER.normalize(unicodedata.normalize("NFC", word))).casefold()
