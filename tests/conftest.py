"""The one place where tests find the evaluation data: ``HINDI_NEWS_EVAL`` (default ``../shared``)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
EVAL = Path(os.environ.get("HINDI_NEWS_EVAL", ROOT / ".." / "shared")).resolve()
CASES = Path(__file__).parent / "cases"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if EVAL.is_dir():
        return
    skip = pytest.mark.skip(reason=f"no evaluation data at {EVAL} (set HINDI_NEWS_EVAL)")
    for item in items:
        if item.get_closest_marker("gold"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def eval_data() -> Path:
    """The folder of gold articles and data sets; only for tests marked ``gold``."""
    return EVAL
