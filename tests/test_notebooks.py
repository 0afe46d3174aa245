"""The tours run from top to bottom, and what is committed was run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
pytest.importorskip("ipykernel", reason="ipykernel is not installed")
FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
TOURS = sorted(FOLDER.glob("*.ipynb"))
NEEDS = {"1-first-look": ("pandas",), "2-corpus": ("pandas", "matplotlib"), "3-spacy-and-stanza": ("spacy", "stanza")}


def cells(notebook: Any) -> list[Any]:
    return [c for c in notebook.cells if c.cell_type == "code"]


def test_there_are_three() -> None:
    assert [p.stem for p in TOURS] == sorted(NEEDS)


@pytest.mark.parametrize("path", TOURS, ids=lambda p: p.stem)
def test_what_is_committed_was_run(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = cells(notebook)
    assert [c.execution_count for c in code] == list(range(1, len(code) + 1))
    assert not [o for c in code for o in c.outputs if o.output_type == "error" or o.get("name") == "stderr"]
    assert str(FOLDER.parent) not in path.read_text(encoding="utf-8")


@pytest.mark.notebooks
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", TOURS, ids=lambda p: p.stem)
def test_tours_run(path: Path) -> None:
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
    for library in NEEDS[path.stem]:
        pytest.importorskip(library, reason=f"{library} is not installed")
    before = nbformat.read(path, as_version=4)
    after = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(after, timeout=600, resources={"metadata": {"path": str(FOLDER)}}).execute()
    # The same cells show something as in what is committed, in the same form.
    for old, new in zip(cells(before), cells(after), strict=True):
        forms = [
            [tuple(sorted(o.get("data", {o.get("name"): 0}))) for o in c.outputs if o.get("name") != "stderr"]
            for c in (old, new)
        ]
        assert forms[0] == forms[1], old.source
