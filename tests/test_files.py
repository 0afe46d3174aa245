"""Output appears whole or not at all, wherever it is written."""

from __future__ import annotations

import os
import stat
import tempfile
import threading
from pathlib import Path

import pytest

from hindi_news.errors import InputError
from hindi_news.files import atomic, atomic_path

FULL = Path("/dev/full")


def test_the_old_file_stays_until_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    with atomic(path) as out:
        out.write("नया\n")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_bytes() == "नया\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_block_that_fails_changes_nothing(error: type[BaseException], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def write_half() -> None:
        with atomic(path) as out:
            out.write("half")
            raise error

    with pytest.raises(error):
        write_half()
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    with atomic(tmp_path / "a.txt") as out:
        out.write("क")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_lone_surrogates_are_written_as_they_are(tmp_path: Path) -> None:
    with atomic(tmp_path / "a.txt") as out:
        out.write("\ud83d")
    assert (tmp_path / "a.txt").read_bytes().decode("utf-8", "surrogatepass") == "\ud83d"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "there" / "real.txt")
    with atomic(tmp_path / "link.txt") as out:
        out.write("क")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "there" / "real.txt").read_text(encoding="utf-8") == "क"


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    with atomic(path) as out:
        out.write("क")
    reader.join(timeout=10)
    assert read == ["क".encode()]
    assert stat.S_ISFIFO(path.stat().st_mode)


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full to play a full disk")
def test_a_full_device_is_named_and_stays_a_device() -> None:
    with pytest.raises(InputError, match=r"^/dev/full: cannot write: No space left"), atomic(FULL) as out:
        out.write("क")
    assert stat.S_ISCHR(FULL.stat().st_mode)


def test_a_disk_that_fills_up_in_the_middle_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match=r"a.txt: cannot write: No space left"), atomic(path) as out:
        out.write("half")
    assert path.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="folder: cannot write"), atomic(tmp_path / "folder") as out:
        out.write("क")
    with pytest.raises(InputError, match="none/a: cannot write here: No such file"), atomic_path(tmp_path / "none/a"):
        raise AssertionError("the block must not begin")
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


def test_a_read_only_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Played, since nothing is read-only for root.
    def read_only(**where: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(tempfile, "mkstemp", read_only)
    with pytest.raises(InputError, match=r"a.txt: cannot write here: Read-only file system"), atomic(tmp_path / "a.txt"):
        raise AssertionError("the block must not begin")
