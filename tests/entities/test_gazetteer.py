"""Which country a word means, and that the tables of countries and states are whole."""

from __future__ import annotations

import pytest

from hindi_news.entities import gazetteer
from hindi_news.entities.vocabulary import keys_of


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("रूस", "RU"), ("रूसी", "RU"), ("मास्को", "RU"), ("मॉस्को", "RU"), ("अमरीका", "US"), ("अमेरिकी", "US"),
        ("उत्तर कोरियाई", "KP"), ("इसराइली", "IL"), ("इज़रायल", "IL"), ("बर्मा", "MM"), ("बिहारी", "IN"), ("बिहार", "IN"),
        ("तुर्किये", "TR"), ("तुर्की", "TR"), ("फ़्रांसीसी", "FR"), ("डच", "NL"), ("स्विस", "CH"), ("सोवियत", None), ("किताब", None),
    ],
)
def test_country_of_a_phrase(phrase: str, code: str | None) -> None:
    assert gazetteer.country_of(keys_of(phrase)) == code


def test_every_member_of_the_united_nations_is_there() -> None:
    pycountry = pytest.importorskip("pycountry")
    own = {
        "AS", "AX", "BL", "BQ", "BV", "CC", "CK", "CW", "CX", "EH", "GF", "GG", "GP", "GS", "HM", "IM", "JE", "KY", "MF",
        "MP", "MQ", "MS", "NF", "NU", "PM", "PN", "RE", "SH", "SJ", "SX", "TC", "TF", "TK", "UM", "VG", "WF", "YT",
    }  # territories without a row of their own
    assert {c.alpha_2 for c in pycountry.countries} - own <= set(gazetteer.countries())


def test_every_state_of_india_is_there() -> None:
    pycountry = pytest.importorskip("pycountry")
    found = {s.admin for s in (gazetteer.state_names().get(keys_of(n)) for n in ("बिहार", "केरल", "दिल्ली")) if s}
    assert found == {"IN-BR", "IN-KL", "IN-DL"}
    wanted = {s.code for s in pycountry.subdivisions.get(country_code="IN")}
    assert {s.admin for s in gazetteer.state_senses()} == wanted
