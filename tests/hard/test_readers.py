"""Contracts, archives and lexicons with damage in them are read or refused in our own words, never worse."""

from __future__ import annotations

import io
import json
import zipfile
from importlib.resources import files
from pathlib import Path
from random import Random

import pytest

import hindi_news as hn
from hindi_news.tagging.pack import load, save
from tests.sample import build

from . import readers


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / "small.zip"
    save(path, "names", {"data": "none"}, {"facts.txt": "रूस\tx\n" * 50, "other.txt": "क" * 100})
    return path


def test_damaged_contracts() -> None:
    random, contract = Random(1), build().to_dict()
    assert readers.read_contract(contract) is not None
    results = [readers.read_contract(readers.damaged(random, contract)) is None for _ in range(1500)]
    assert 0.3 < sum(results) / len(results) < 1


def test_damaged_contracts_of_an_analysis() -> None:
    random = Random(2)
    text = "रूसी राष्ट्रपति पुतिन ने बुधवार को कहा, “हम भारत के साथ जल संधि पर हस्ताक्षर करेंगे।”"
    contract = hn.analyze(text, "2024-05-15").to_dict()
    for _ in range(500):
        readers.read_contract(readers.damaged(random, contract))


@pytest.mark.parametrize("given", [None, [], 1, "x", {}, {"schema": "other/1"}, {"schema": "hindi_news/1"}])
def test_what_is_no_contract(given: object) -> None:
    assert readers.read_contract(given) is None


@pytest.mark.parametrize("field", ["schema", "text", "tokens", "entities", "quotes"])
def test_what_cannot_be_shown(field: str) -> None:
    deep: dict[str, object] = {}
    for _ in range(5000):
        deep = {"a": deep}
    for given in (deep, [10**5000]):
        assert readers.read_contract(hn.analyze("राम ने कहा कि हां।").to_dict() | {field: given}) is None


def test_every_flipped_byte_of_an_archive(archive: Path, tmp_path: Path) -> None:
    whole = archive.read_bytes()
    before = load(archive, "names")
    refused = 0
    path = tmp_path / "flipped.zip"
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        if readers.read_archive(path, "names"):
            # Some bytes say nothing of the content (dates, permissions): then the content is what it was.
            assert load(path, "names").parts == before.parts
        else:
            refused += 1
    assert refused > len(whole) / 2


def test_cut_archives(archive: Path, tmp_path: Path) -> None:
    whole = archive.read_bytes()
    for size in range(0, len(whole), 7):
        path = tmp_path / "cut.zip"
        path.write_bytes(whole[:size])
        assert not readers.read_archive(path, "names")


def test_a_flipped_byte_of_every_shipped_model(tmp_path: Path) -> None:
    shipped = [p for p in files("hindi_news").joinpath("models").iterdir() if p.name.endswith(".zip")]
    assert shipped
    for model in shipped:
        whole = bytearray(model.read_bytes())
        whole[len(whole) // 2] ^= 0xFF
        path = tmp_path / model.name
        path.write_bytes(whole)
        with pytest.raises(hn.ModelError, match="damaged"):
            load(path, model.name.removesuffix(".zip"))


def test_archives_that_unpack_too_large_or_elsewhere(tmp_path: Path, archive: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as out:
        for n in range(3):
            out.writestr(f"zeros{n}.txt", b"\0" * 70_000_000)
    with pytest.raises(hn.ModelError, match="the limit is"):
        load(bomb, "names")
    slip = tmp_path / "slip.zip"
    slip.write_bytes(archive.read_bytes())
    with zipfile.ZipFile(slip, "a") as out:
        out.writestr("../../escaped.txt", "x")
    with pytest.raises(hn.ModelError, match="parts and card disagree"):
        load(slip, "names")
    assert not list(tmp_path.rglob("escaped.txt"))


def test_a_pickle_is_no_array(tmp_path: Path) -> None:
    import numpy as np

    buffer = io.BytesIO()
    np.save(buffer, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    path = tmp_path / "pickle.zip"
    save(path, "names", {}, {"x.npy": "text"})
    import hashlib

    with zipfile.ZipFile(path) as given:
        head = json.loads(given.read("card.json"))
    head["sha256"]["x.npy"] = hashlib.sha256(buffer.getvalue()).hexdigest()
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("card.json", json.dumps(head))
        out.writestr("x.npy", buffer.getvalue())
    with pytest.raises(hn.ModelError, match="no plain array"):
        load(path, "names").array("x.npy")


def test_random_lexicons() -> None:
    random = Random(3)
    lines = ["form\tmeaning", "रूस\tRU", "# note", "", "a\tb\tc", " x\ty", "\t", "क\u093c\tk",
             "\u0958\tk", "\ufeffform\tmeaning"]
    read = sum(
        readers.read_lexicon("\n".join(random.choice(lines) for _ in range(random.randrange(6)))) for _ in range(2000)
    )
    assert 0 < read < 2000
