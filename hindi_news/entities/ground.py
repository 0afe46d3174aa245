"""What candidates for names stand on."""

from __future__ import annotations

from typing import NamedTuple

from ..page import Page


class Ground(NamedTuple):
    """What candidates stand on: ``free`` says of each token whether a name may hold it, ``limit`` where its sentence ends."""

    page: Page
    free: list[bool]
    limit: list[int]
