"""Libraries of the extras, imported when they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ..errors import MissingExtraError


def library(name: str, extra: str = "train") -> Any:
    """A module.

    Raises:
        MissingExtraError: its library is not installed.
    """
    try:
        return import_module(name)
    except ImportError:
        raise MissingExtraError(name.partition(".")[0], extra) from None
