"""Reads a Hindi news article and gives back typed objects: who said what to whom, and what it names."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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
    from .analyzer import Analyzer, analyze, explain
    from .document import Document
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


#: Name -> the module that has it, imported when it is first asked for: the stages and numpy take a third of a second, pandas
#: and Arrow more.
_LATER = {
    "Analyzer": ".analyzer",
    "analyze": ".analyzer",
    "explain": ".analyzer",
    "Document": ".document",
    "to_frame": ".interop.arrow",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_LATER[name], __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})
