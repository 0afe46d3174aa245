"""Which country a word means, and that the tables of countries and states are whole."""

from __future__ import annotations

import pytest

from hindi_news.entities import atlas, gazetteer
from hindi_news.entities.atlas import find_line
from hindi_news.entities.phonetic import skeletons
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


def test_towns_are_found_by_name_and_by_sound() -> None:
    jalandhar = atlas.shipped().named(keys_of("जालंधर"))
    assert [(s.name, s.country, s.admin) for s in jalandhar] == [("Jalandhar", "IN", "IN-PB")]
    assert "Charikar" in {s.name for k in skeletons("चारीकर") for s, own in atlas.shipped().sounding(k) if own}
    assert atlas.shipped().named(("कुछभीनहीं",)) == ()


def test_capitals_and_divisions_have_their_place() -> None:
    moscow, punjab = atlas.shipped().capital_of("RU"), atlas.shipped().of_code("IN-PB")
    assert moscow is not None
    assert (moscow.name, moscow.geonames_id) == ("Moscow", 524901)
    assert punjab is not None
    assert (punjab.name, punjab.kind) == ("Punjab", "state")


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [("CN", 39.9, 116.4), ("IN", 28.6, 77.2), ("KZ", 51.2, 71.4), ("AU", -35.3, 149.1), ("SM", 43.9, 12.4)],
)
def test_a_country_is_where_its_capital_is(code: str, latitude: float, longitude: float) -> None:
    spot, seat = (find(code) for find in (atlas.shipped().of_code, atlas.shipped().capital_of))
    assert spot is not None
    assert seat is not None
    assert spot.kind == "country"
    assert (spot.latitude, spot.longitude) == (seat.latitude, seat.longitude) == pytest.approx((latitude, longitude), abs=0.1)


def test_states_of_india_have_no_geonames_id_that_nothing_vouches_for() -> None:
    states = [atlas.shipped().of_code(s.admin) for s in gazetteer.state_senses() if s.admin]
    assert {s.geonames_id for s in states if s is not None} == {None}
    ohio = atlas.shipped().of_code("US-OH")
    assert ohio is not None
    assert ohio.geonames_id == 5165418


@pytest.mark.parametrize(
    ("key", "found"), [(b"a", b"1"), (b"ab", b"2 3"), (b"c", b"4"), (b"b", None), (b"", None), (b"d", None)]
)
def test_a_line_is_found_by_halving(key: bytes, found: bytes | None) -> None:
    assert find_line(b"a\t1\nab\t2 3\nc\t4", key) == found
