"""Fetching models: what goes right and wrong, without a network."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from hindi_news import InputError, ModelError

pytestmark = [pytest.mark.stanza, pytest.mark.slow]
MODELS = Path(__file__).parent.parent / "models" / "stanza-tiny"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hub in a folder: Stanza's downloads copy from there."""
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    import stanza.resources.common as common

    folder = tmp_path / "hub"
    folder.mkdir()
    with zipfile.ZipFile(folder / "default.zip", "w") as pack:
        for path in sorted((MODELS / "hi").rglob("*.pt")):
            pack.write(path, str(path.relative_to(MODELS / "hi")))
    resources = json.loads((MODELS / "resources.json").read_text(encoding="utf-8"))
    resources["hi"]["default_md5"] = hashlib.md5((folder / "default.zip").read_bytes()).hexdigest()
    resources["url"] = "hub://{lang}/{filename}"
    (folder / "resources.json").write_text(json.dumps(resources), encoding="utf-8")

    def copy(url: str, path: str, proxies: Any = None, raise_for_status: bool = False) -> int:
        name = "resources.json" if "resources" in url else url.split("/", 3)[-1]
        source = folder / name if (folder / name).exists() else MODELS / "hi" / name
        Path(path).write_bytes(source.read_bytes())
        return 200

    monkeypatch.setattr(common, "download_file", copy)
    return folder


def test_the_default_package_is_fetched_whole(hub: Path, tmp_path: Path) -> None:
    from hindi_news.engines.stanza_fetch import fetch

    found = fetch(tmp_path / "models")
    assert {p.parent.name for p in found} == {"pretrain", "tokenize", "pos", "lemma", "depparse", "ner"}
    assert found == fetch(tmp_path / "models")


def test_single_processors_bring_what_they_need(hub: Path, tmp_path: Path) -> None:
    from hindi_news.engines.stanza_fetch import fetch

    found = fetch(tmp_path / "models", processors=["tokenize", "pos"], package="default")
    assert {p.parent.name for p in found} >= {"pretrain", "tokenize", "pos"}


def test_a_damaged_file_is_an_error(hub: Path, tmp_path: Path) -> None:
    from hindi_news.engines.stanza_fetch import fetch

    (hub / "default.zip").write_bytes(b"cut off")
    with pytest.raises(ModelError, match="run hindi-news download stanza again"):
        fetch(tmp_path / "models")


def test_unknown_names_are_refused(hub: Path, tmp_path: Path) -> None:
    from hindi_news.engines.stanza_fetch import fetch

    with pytest.raises(InputError, match="poss"):
        fetch(tmp_path / "models", processors=["poss"])


@pytest.mark.parametrize("kind", ["requests", "httpx", "os"])
def test_offline_says_what_to_do(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stanza = pytest.importorskip("stanza", reason="needs the extra [stanza]")
    from hindi_news.engines.stanza_fetch import fetch

    def fail(*_: Any, **__: Any) -> None:
        if kind == "os":
            raise OSError("no route to host")
        if kind == "requests":
            import requests

            raise requests.exceptions.ConnectionError("no route to host")
        raise type("ConnectError", (Exception,), {"__module__": "httpx"})("no route to host")

    monkeypatch.setattr(stanza, "download", fail)
    with pytest.raises(ModelError, match=r"no route to host.*copy DIR to .* here"):
        fetch(tmp_path)


def test_other_errors_are_not_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stanza = pytest.importorskip("stanza", reason="needs the extra [stanza]")
    from hindi_news.engines.stanza_fetch import fetch

    def fail(*_: Any, **__: Any) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr(stanza, "download", fail)
    with pytest.raises(KeyError):
        fetch(tmp_path)


def test_the_command_knows_what_it_can_fetch() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hindi_news.cli", "download", "spacy"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "unknown download 'spacy'; choose one of: stanza" in done.stderr
