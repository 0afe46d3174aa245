"""Reader-friendly Latin spelling of Hindi words (sketch)."""

from __future__ import annotations


def romanize(name: str) -> str:
    """``name`` in Latin letters."""
    return name
