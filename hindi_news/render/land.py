"""The land behind a map of places: outlines of Natural Earth, drawn without borders."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from .. import lexicon

Ring = tuple[tuple[float, float], ...]

#: Shortest line that is drawn, in units of the drawing.
FINEST = 1.5


@cache
def rings() -> tuple[Ring, ...]:
    """Rings of (longitude, latitude) in degrees."""
    return tuple(
        tuple((float(x), float(y)) for x, y in (point.split(",") for point in row["ring"].split(" ")))
        for row in lexicon.read("land", "ring")
    )


def outline(
    west: float, south: float, east: float, north: float, at: Callable[[float, float], tuple[float, float]]
) -> str:
    """The ``d`` of an SVG path of all land that may show between these degrees; "" where there is none.

    ``at`` gives the place in the drawing of a latitude and a longitude.
    """
    out = []
    for ring in rings():
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        if max(xs) < west or min(xs) > east or max(ys) < south or min(ys) > north:
            continue
        spots: list[tuple[float, float]] = []
        for longitude, latitude in ring:
            x, y = at(latitude, longitude)
            if not spots or abs(x - spots[-1][0]) + abs(y - spots[-1][1]) >= FINEST:
                spots.append((x, y))
        if len(spots) > 2:
            out.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in spots) + "z")
    return "".join(out)
