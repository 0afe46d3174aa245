"""One palette for every skin: a colour a kind of mark, for the terminal, light pages and dark pages."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple


class Colour(NamedTuple):
    """A colour by the name that rich knows, and as CSS for light and for dark pages."""

    terminal: str
    light: str
    dark: str


#: Chosen to stay apart for readers who do not tell red from green.
COLOURS = MappingProxyType(
    {
        "person": Colour("dark_orange", "#ffd9a8", "#7a4a12"),
        "organization": Colour("deep_sky_blue3", "#b9dcff", "#124a7a"),
        "place": Colour("green3", "#c3ecc3", "#1d5a2a"),
        "group": Colour("medium_purple", "#e0d0ff", "#4c3585"),
        "treaty": Colour("gold3", "#f6e58d", "#6b5a00"),
        "unnamed": Colour("grey62", "#dddddd", "#4d4d4d"),
        "date": Colour("turquoise2", "#b8f0ee", "#0f5c5a"),
        "quote": Colour("magenta", "#fbe3f0", "#46203a"),
    }
)
