"""A Devanagari name and its Latin spelling share a sound key."""

from __future__ import annotations

import pytest

from hindi_news.entities.phonetic import likeness, skeletons, sounds


@pytest.mark.parametrize(
    ("hindi", "latin"),
    [
        ("जालंधर", "Jalandhar"), ("गुवाहाटी", "Guwahati"), ("गोवा", "Goa"), ("गढ़वा", "Garhwa"), ("गढवा", "Garhwa"),
        ("हजारीबाग", "Hazaribagh"), ("झांसी", "Jhansi"), ("मुजफ्फरपुर", "Muzaffarpur"), ("उडुपी", "Udupi"), ("नौगांव", "Naugaon"),
        ("मझियांव", "Majhiaon"), ("तिरुवनंतपुरम", "Thiruvananthapuram"), ("ऋषिकेश", "Rishikesh"), ("चंडीगढ़", "Chandigarh"),
        ("चारीकर", "Charikar"), ("स्लोवियांस्क", "Sloviansk"), ("मिशिगन", "Michigan"), ("जेनेवा", "Geneva"),
        ("नवी मुंबई", "Navi Mumbai"),
    ],
)
def test_scripts_share_a_key(hindi: str, latin: str) -> None:
    assert set(skeletons(hindi)) & set(skeletons(latin))
    assert likeness(hindi, latin) > 0.75


@pytest.mark.parametrize(("one", "other"), [("सिरसा", "Sirohi"), ("गया", "Goa"), ("कानपुर", "Kanpur Dehat")])
def test_other_names_are_less_alike(one: str, other: str) -> None:
    assert likeness(one, other) < 0.9


def test_nothing_has_no_key() -> None:
    assert skeletons("") == skeletons("123") == ()
    assert sounds("…") == ""
    assert likeness("", "") == 0.0
