"""Signs that a text was damaged before it came to us: legacy fonts, wrong decoding, lost characters.

Nothing is repaired and nothing raised; each kind of damage gives one English sentence that says what and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DEVANAGARI = re.compile("[\u0904-\u0939\u0958-\u0961\u0972-\u097f]")
#: Latin-1 signs that stand in no Hindi text, but are glyphs of the 8-bit Devanagari fonts of the 1990s.
_FONT_GLYPH = "\u00a1\u00a2\u00a4\u00a6\u00a8\u00aa\u00ac\u00af\u00b4-\u00b6\u00b8-\u00ba\u00bf-\u00d6\u00d8-\u00f6" \
    "\u00f8-\u00ff\u0192\u02c6\u02dc\u2020\u2021\u2030"
_GLYPH = re.compile(f"[{_FONT_GLYPH}]")
_LEGACY_FONT = re.compile(rf"[\u0900-\u097f][{_FONT_GLYPH}]|[{_FONT_GLYPH}][\u0900-\u097f]")
#: UTF-8 of Devanagari (E0 A4 xx, E0 A5 xx) read as Latin-1 or Windows-1252.
_MOJIBAKE = re.compile("(?:à[¤¥].){2}")
_STRAY_SIGN = re.compile("(?<![\u0900-\u0963\u0971-\u097f\u200c\u200d\u25cc])[\u093e-\u094d\u0962\u0963]")
#: Very frequent words (है, में, की, का, के, से, और, नहीं) as Kruti Dev and its kin write them in ASCII.
_KRUTI_WORD = re.compile(r"(?<![^\s(])(?:gS|gSa|esa|dh|dk|ds|ls|vkSj|ugha|fd|us)(?![^\s),])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def find_damage(raw: str, normal: str) -> tuple[str, ...]:
    """Warnings about ``raw``; ``normal`` is its normal form."""
    return tuple(_warnings(raw, normal))


def _warnings(raw: str, normal: str) -> Iterator[str]:
    if "\x00" in raw:
        yield f"{_times(raw.count(chr(0)))} a NUL character was skipped, first at offset {raw.index(chr(0))}"
    if not raw.isascii():
        yield from _places(_SURROGATE, raw, "a lone surrogate stands for a lost character", show=False)
        if "\ufffd" in raw:
            yield (f"{_times(raw.count(chr(0xFFFD)))} a replacement character U+FFFD stands for a lost character, "
                   f"first at offset {raw.index(chr(0xFFFD))}")
        if _GLYPH.search(raw):
            yield from _places(_LEGACY_FONT, raw, "a glyph of a legacy font stands inside a Hindi word")
        if "à" in raw:
            yield from _places(_MOJIBAKE, raw, "UTF-8 was decoded as Latin-1 (mojibake)")
        yield from _places(_STRAY_SIGN, raw, "a vowel sign has no letter to stand on")
    if not normal or normal.isspace():
        yield "nothing to read: the text is empty"
    elif not _DEVANAGARI.search(normal):
        if len(_KRUTI_WORD.findall(normal)) > max(2, normal.count(" ") // 12):
            yield "no Devanagari letters: the text looks like a legacy font (Kruti Dev) in ASCII"
        else:
            yield "no Devanagari letters: this does not look like a Hindi text"


def _places(pattern: re.Pattern[str], raw: str, what: str, *, show: bool = True) -> Iterator[str]:
    first = pattern.search(raw)
    if first is None:
        return
    count = sum(1 for _ in pattern.finditer(raw))
    where = f"first at offset {first.start()}"
    if show:
        where += f" ({_context(raw, first.start(), first.end())!r})"
    yield f"{_times(count)} {what}, {where}"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def _context(raw: str, start: int, end: int) -> str:
    """The white-space delimited word around ``[start, end)``, at most ten characters either side."""
    while start > 0 and end - start < 12 and not raw[start - 1].isspace():
        start -= 1
    while end < len(raw) and end - start < 22 and not raw[end].isspace():
        end += 1
    return raw[start:end]
