"""Reads a Hindi news article and gives back typed objects: who said what to whom, and what it names."""

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
]
