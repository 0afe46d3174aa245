"""Archives: what is written is read; what is damaged, foreign or a trap is refused with a clear error."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import hindi_news
from hindi_news.engines import load as load_engine
from hindi_news.errors import InputError, ModelError
from hindi_news.tagging import names, pack, words


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "model.zip"
    pack.save(path, "names", {"licence": "own"}, {"a.txt": "शब्द\nपद", "b.npy": np.arange(6).reshape(2, 3)})
    return path


def rewrite(path: Path, change: dict[str, bytes | None], head: dict[str, Any] | None = None) -> None:
    """The archive with parts replaced (None: left out) and fields of its card changed."""
    with zipfile.ZipFile(path) as file:
        parts: dict[str, bytes] = {name: file.read(name) for name in file.namelist()}
    card = json.loads(parts["card.json"]) | (head or {})
    parts["card.json"] = json.dumps(card).encode()
    for name, blob in change.items():
        parts.pop(name, None)
        if blob is not None:
            parts[name] = blob
    with zipfile.ZipFile(path, "w") as out:
        for name, blob in parts.items():
            out.writestr(name, blob)


def test_round_trip(archive: Path) -> None:
    found = pack.load(archive, "names")
    assert found.card == {"licence": "own"}
    assert found.text("a.txt") == "शब्द\nपद"
    assert found.array("b.npy").tolist() == [[0, 1, 2], [3, 4, 5]]
    with pytest.raises(ModelError, match=r"no part 'c'; it has: a\.txt, b\.npy"):
        found.text("c")


def test_same_parts_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("1.zip", "2.zip"):
        pack.save(tmp_path / name, "names", {"x": 1}, {"b": "b", "a": "a"})
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no such model"):
        pack.load(tmp_path / "none.zip", "names")


def test_no_flipped_byte_goes_unseen(archive: Path) -> None:
    whole = archive.read_bytes()
    before = pack.load(archive, "names")
    for at in range(0, len(whole), 3):
        archive.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        try:
            found = pack.load(archive, "names")
        except ModelError:
            continue
        # A byte of the zip's own book-keeping (a time, an attribute) changes nothing that is read.
        assert (found.card, found.parts) == (before.card, before.parts), at


@pytest.mark.parametrize("keep", [0, 1, 0.3, 0.6, 0.95])
def test_cut_short(archive: Path, keep: float) -> None:
    whole = archive.read_bytes()
    archive.write_bytes(whole[: int(keep) if keep in (0, 1) else int(keep * len(whole))])
    with pytest.raises(ModelError, match="damaged"):
        pack.load(archive, "names")


def test_not_an_archive(archive: Path) -> None:
    archive.write_text("यह आर्काइव नहीं है", encoding="utf-8")
    with pytest.raises(ModelError, match="damaged archive"):
        pack.load(archive, "names")


def test_other_protocol(archive: Path) -> None:
    rewrite(archive, {}, {"protocol": 99})
    with pytest.raises(ModelError, match="protocol 99; this version reads 1"):
        pack.load(archive, "names")


def test_other_kind(archive: Path) -> None:
    with pytest.raises(ModelError, match="a model for 'names'; expected 'words'"):
        pack.load(archive, "words")


def test_part_that_the_card_does_not_list(archive: Path) -> None:
    rewrite(archive, {"more.txt": b"x"})
    with pytest.raises(ModelError, match="parts and card disagree"):
        pack.load(archive, "names")


def test_part_that_is_gone(archive: Path) -> None:
    rewrite(archive, {"a.txt": None})
    with pytest.raises(ModelError, match="parts and card disagree"):
        pack.load(archive, "names")


@pytest.mark.parametrize(
    "card", [b"", b"[]", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"protocol": 1, "kind": "names", "sha256": 3}']
)
def test_card_that_is_none(archive: Path, card: bytes) -> None:
    rewrite(archive, {"card.json": card})
    with pytest.raises(ModelError, match="its card cannot be read"):
        pack.load(archive, "names")


def test_a_part_named_as_a_path_is_never_written(archive: Path, tmp_path: Path) -> None:
    rewrite(archive, {"../escaped.txt": b"x"})
    with pytest.raises(ModelError, match="disagree"):
        pack.load(archive, "names")
    assert not (tmp_path.parent / "escaped.txt").exists()


def test_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack, "LIMIT", 1_000_000)
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("a.txt", bytes(2_000_000))
    assert path.stat().st_size < 10_000
    with pytest.raises(ModelError, match="2,000,000 bytes when unpacked; the limit is 1,000,000"):
        pack.load(path, "names")


def test_bomb_that_lies_about_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack, "LIMIT", 1_000_000)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("a.txt", bytes(2_000_000))
    # The directory at the end and the header at the front both say 100 bytes.
    blob = buffer.getvalue().replace((2_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path = tmp_path / "bomb.zip"
    path.write_bytes(blob)
    with pytest.raises(ModelError, match="damaged archive"):
        pack.load(path, "names")


def test_objects_are_not_unpickled(archive: Path) -> None:
    buffer = io.BytesIO()
    np.save(buffer, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    found = pack.Pack({}, {"b.npy": buffer.getvalue()}, str(archive))
    with pytest.raises(ModelError, match="no plain array"):
        found.array("b.npy")


def damaged(path: Path, source: str, change: dict[str, Any], card: dict[str, Any] | None = None) -> Path:
    """The shipped archive ``source`` with parts and fields of its card changed (None: gone), and sums that are right."""
    kind = {"names": names.KIND, "pos": words.KIND}[source]
    whole = pack.load(Path(hindi_news.__file__).parent / "models" / f"{source}.zip", kind)
    parts: dict[str, Any] = {n: whole.text(n) if n.endswith(".txt") else whole.array(n) for n in whole.parts}
    for rows in ("own", "near"):  # a few features do, and are packed sooner
        parts[f"{rows}.txt"] = "\n".join(parts[f"{rows}.txt"].split("\n")[:9])
        parts[f"{rows}.npy"] = parts[f"{rows}.npy"][:9]
    parts["facts.txt"] = "शब्द\tgO"
    parts = {n: part for n, part in (parts | change).items() if part is not None}
    fields = {n: value for n, value in (dict(whole.card) | (card or {})).items() if value is not None}
    pack.save(path, kind, fields, parts)
    return path


def test_the_undamaged(tmp_path: Path) -> None:
    for source, of in TAGGERS.items():
        of(damaged(tmp_path / "m.zip", source, {}))


TAGGERS: dict[str, Any] = {"names": names.NameTagger.open, "pos": words.WordTagger.open}


@pytest.mark.parametrize("source", TAGGERS)
@pytest.mark.parametrize("gone", ["own.txt", "near.npy", "facts.txt"])
def test_model_without_a_part(tmp_path: Path, source: str, gone: str) -> None:
    path = damaged(tmp_path / "m.zip", source, {gone: None})
    with pytest.raises(ModelError, match=rf"m\.zip: no part '{gone}'"):
        TAGGERS[source](path)


@pytest.mark.parametrize("source", TAGGERS)
@pytest.mark.parametrize("part", ["own.npy", "near.npy"])
@pytest.mark.parametrize("other", [np.array(3), np.zeros((1, 1), np.int8)], ids=["a number", "too small"])
def test_parts_that_do_not_fit_together(tmp_path: Path, source: str, part: str, other: Any) -> None:
    path = damaged(tmp_path / "m.zip", source, {part: other})
    with pytest.raises(ModelError, match=rf"m\.zip: part '{part}' is \(.*\); the other parts need"):
        TAGGERS[source](path)


@pytest.mark.parametrize(
    ("source", "field"),
    [("names", f) for f in ("labels", "offsets", "scales", "calibration")] + [("pos", f) for f in ("heads", "scales")],
)
@pytest.mark.parametrize("value", [None, 7, []], ids=["gone", "a number", "empty"])
def test_card_without_what_the_model_needs(tmp_path: Path, source: str, field: str, value: Any) -> None:
    path = damaged(tmp_path / "m.zip", source, {}, {field: value})
    with pytest.raises(ModelError, match=r"m\.zip: "):
        TAGGERS[source](path)


def test_facts_without_a_feature(tmp_path: Path) -> None:
    path = damaged(tmp_path / "m.zip", "names", {"facts.txt": "शब्द"})
    with pytest.raises(ModelError, match=r"m\.zip: damaged archive: its card or a part makes no sense"):
        names.NameTagger.open(path)


@pytest.mark.parametrize("blob", [b"", b"abc", b"\x80\x04]\x94.", b"PK\x05\x06" + bytes(18)])
def test_a_part_that_is_no_array_and_no_text(archive: Path, blob: bytes) -> None:
    found = pack.Pack({}, {"b.npy": blob, "a.txt": b"\xff\xfe"}, str(archive))
    with pytest.raises(ModelError, match=r"part 'b\.npy' is no plain array"):
        found.array("b.npy")
    with pytest.raises(ModelError, match=r"part 'a\.txt' is no text"):
        found.text("a.txt")


def test_a_part_that_is_there_twice(archive: Path) -> None:
    with zipfile.ZipFile(archive, "a") as out, pytest.warns(UserWarning, match="Duplicate name"):
        out.writestr("a.txt", "x")
    with pytest.raises(ModelError, match="a part is there twice"):
        pack.load(archive, "names")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_what_is_written_is_unpacked(archive: Path, method: int) -> None:
    with zipfile.ZipFile(archive) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(archive, "w", method) as out:
        for name, blob in parts.items():
            out.writestr(name, blob)
    with pytest.raises(ModelError, match=r"damaged archive: .* compressed in another way"):
        pack.load(archive, "names")


def test_an_encrypted_part(archive: Path) -> None:
    blob = bytearray(archive.read_bytes())
    at = blob.find(b"PK\x01\x02")
    blob[at + 8] |= 1
    archive.write_bytes(blob)
    with pytest.raises(ModelError, match=r"damaged archive: .* is encrypted"):
        pack.load(archive, "names")


def test_options_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="unknown option of engine 'native' 'name'; choose one of: names, words"):
        hindi_news.Analyzer(name=str(tmp_path))


@pytest.mark.parametrize(("option", "kind"), [("names", names.KIND), ("words", words.KIND)])
def test_engine_refuses_a_foreign_model(tmp_path: Path, option: str, kind: str) -> None:
    path = tmp_path / "other.zip"
    pack.save(path, "other", {}, {"a": "b"})
    with pytest.raises(ModelError, match=f"expected '{kind}'"):
        load_engine("native", **{option: path})


SHIPPED = sorted((Path(hindi_news.__file__).parent / "models").iterdir())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.stem)
def test_every_shipped_model_says_where_it_comes_from(path: Path) -> None:
    with zipfile.ZipFile(path) as file:
        kind = json.loads(file.read("card.json"))["kind"]
    card = pack.load(path, kind).card
    assert card["command"].startswith("python -m hindi_news.training ")
    assert card["licence"]
    assert path.name in (Path(hindi_news.__file__).parent / "lexicons" / "SOURCES.md").read_text(encoding="utf-8")
