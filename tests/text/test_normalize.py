"""Normal forms, the map both ways, the matching key, warnings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hindi_news.text.normalize import _OWN_KEY, PASSES, _folded, _folded_by_library, matching_key, normalize

from ..conftest import CASES

ROWS = [
    line.split("\t")
    for line in (CASES / "normalize.tsv").read_text(encoding="utf-8").splitlines()[2:]
]
#: Text of the kinds of characters that the passes look at, denser than in life.
MIXED = st.text(st.sampled_from(
    "कहिनज़ड\u093cािं्ः:।॥|`´‘’“”'\"-–—….&;amp#38 \u00a0\n\r\t\u200c\u200d\ufeff\u00ad०१2अa\u0958é\u0301👨👩"
))


def unescape(cell: str) -> str:
    """A cell in which only the backslash escapes are read."""
    return cell.encode("ascii", "backslashreplace").decode("unicode-escape")


@pytest.mark.parametrize(("given_", "normal", "rule"), ROWS, ids=[r[0] for r in ROWS])
def test_cases(given_: str, normal: str, rule: str) -> None:
    raw, expected = unescape(given_), unescape(normal)
    assert normalize(raw).text == expected
    changed = [p.__name__ for p in PASSES if list(p(raw))]
    assert (rule in changed) if rule else normalize(raw).text == raw


@given(MIXED)
def test_normal_text_stays(raw: str) -> None:
    once = normalize(raw).text
    assert normalize(once).text == once


@given(st.text())
def test_any_text_normalizes(raw: str) -> None:
    once = normalize(raw).text
    assert normalize(once).text == once


@given(MIXED)
def test_the_map_is_monotone_and_leads_back(raw: str) -> None:
    n = normalize(raw)
    starts = [n.original(i) for i in range(len(n.text) + 1)]
    assert starts == sorted(starts)
    assert starts[-1] == len(raw)
    for i in range(len(n.text)):
        assert 0 <= n.original(i) < n.original_end(i + 1) <= len(raw)
        assert n.original(n.normal(n.original(i))) == n.original(i)
    assert [n.normal(i) for i in range(len(raw) + 1)] == sorted(n.normal(i) for i in range(len(raw) + 1))


def test_map_of_an_example() -> None:
    n = normalize("है ।  ''हां''")
    assert n.text == 'है।  "हां"'
    assert n.original(2) == 3
    assert n.original_end(2) == 2
    assert n.normal(3) == 2
    assert n.normal(7) == n.text.index('"')


def test_unchanged_text_is_not_rebuilt() -> None:
    text = "बैठक हुई।"
    assert normalize(text).text is text


@pytest.mark.parametrize(("a", "b"), [
    ("हिन्दी", "हिंदी"), ("ज़ेलेंस्की", "जेलेंस्की"), ("सम्बन्ध", "संबंध"), ("चाँद", "चांद"), ("Modi", "MODI"),
    ("१९३१", "1931"), ("दिल्\u200dली", "दिल्ली"), ("\u0958लम", "कलम"),
])
def test_variants_share_a_key(a: str, b: str) -> None:
    assert matching_key(a) == matching_key(b)


@pytest.mark.parametrize(("a", "b"), [("कहा:", "कहाः"), ("|", "।"), ("जन्म", "जंम"), ("दिन", "दीन")])
def test_different_words_do_not(a: str, b: str) -> None:
    assert matching_key(a) != matching_key(b)


@given(st.text())
def test_the_key_of_a_key_is_itself(word: str) -> None:
    assert matching_key(matching_key(word)) == matching_key(word)


@pytest.mark.parametrize(("text", "words"), [
    ("यह ब¨ठडा है", "legacy font stands inside a Hindi word, first at offset 3"),
    ("à¤•à¥à¤¯à¤¾", "mojibake"),
    ("पानी\x00", "NUL character was skipped, first at offset 4"),
    ("\ud83dपानी", "lone surrogate stands for a lost character, first at offset 0"),
    ("पा\ufffdनी", "U+FFFD"),
    ("वह ा गया", "vowel sign has no letter to stand on, first at offset 3"),
    ("The talks failed.", "does not look like a Hindi text"),
    ("jkT; dh jktuhfr esa gS vkSj ds fy, dk ls", "Kruti Dev"),
])
def test_damage_is_reported(text: str, words: str) -> None:
    assert any(words in warning for warning in normalize(text).warnings)


@pytest.mark.parametrize("text", ["बैठक 25°C पर हुई।", "₹500 · «हां» ½"])
def test_sound_text_has_no_warnings(text: str) -> None:
    assert [w for w in normalize(text).warnings if "Devanagari" not in w] == []
    assert "½" in text or not normalize(text).warnings


@pytest.mark.parametrize("text", ["", "  \n", "\ufeff"])
def test_an_empty_text_is_reported(text: str) -> None:
    assert normalize(text).warnings == ("nothing to read: the text is empty",)


@given(st.text(st.sampled_from([chr(c) for c in range(0x900, 0x980)]), min_size=1, max_size=6))
def test_words_that_are_their_own_key_are_not_folded(word: str) -> None:
    if _OWN_KEY.fullmatch(word):
        assert _folded_by_library(word) == word == matching_key(word)


LETTERS = [*map(chr, range(0x900, 0x980)), *"ङञणनम\u094d\u093cकचटतप" * 4, *"aZ0-.,'&/@"]


@given(st.text(st.sampled_from(LETTERS), min_size=1, max_size=8))
def test_words_are_folded_as_the_library_folds_them(word: str) -> None:
    assert _folded(word) == _folded_by_library(word)


def test_what_other_edits_shorten_does_not_move_a_label() -> None:
    once = normalize("क" * 29 + " ।खखखखखख एनयः W").text
    assert normalize(once).text == once
