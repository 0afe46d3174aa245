"""Reads a Hindi news article and gives back typed objects: who said what to whom, and what it names."""

from typing import TYPE_CHECKING, Any

from .analyzer import Analyzer, analyze, explain
from .document import Document
from .errors import (
    FormatError,
    HindiNewsError,
    InputError,
    InputTypeError,
    LexiconError,
    MissingExtraError,
    ModelError,
)

if TYPE_CHECKING:
    from .interop.arrow import to_frame

__version__ = "0.1.0"

__all__ = [
    "Analyzer",
    "Document",
    "FormatError",
    "HindiNewsError",
    "InputError",
    "InputTypeError",
    "LexiconError",
    "MissingExtraError",
    "ModelError",
    "analyze",
    "explain",
    "to_frame",
]


def __getattr__(name: str) -> Any:
    # pandas and Arrow are loaded only by those who make frames.
    if name == "to_frame":
        from .interop.arrow import to_frame

        return to_frame
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
