"""What tests of training share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture
def one_thread() -> Iterator[None]:
    """Small steps gain nothing from more, and on a busy machine the threads wait for each other."""
    torch = pytest.importorskip("torch", reason="needs the extra [net]")
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)
