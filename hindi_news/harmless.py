"""Makes text from outside harmless for what will show it: a spreadsheet, a terminal."""

from __future__ import annotations

#: First characters that make a spreadsheet take a cell for a formula (OWASP, "CSV injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
#: Controls of C0 and C1, and the marks that reorder what is shown.
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), "�")


def visible(text: str) -> str:
    """``text`` without characters that a terminal would obey instead of showing."""
    return text.translate(_CONTROLS)


def one_line(text: str) -> str:
    """:func:`visible` text with every run of white space as one space."""
    return visible(" ".join(text.split()))


def cell(text: str) -> str:
    """One line of text that no spreadsheet takes for a formula."""
    line = one_line(text)
    return "'" + line if line.startswith(_FORMULA) else line
