"""Random texts that look like news, like noise, or like news with noise in it."""

from __future__ import annotations

import re
from random import Random

from tests.conftest import CASES


def _pieces() -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    kind = ""
    for line in (CASES / "fuzz_pieces.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            continue
        if line.endswith(":") and line[:-1].isalpha() and line.isascii():
            kind = line[:-1]
            groups[kind] = []
        else:
            groups[kind].append(re.sub(r"\\(x..|u....|U........)", lambda m: chr(int(m[1][1:], 16)), line))
    return groups


PIECES = _pieces()
WORDS, MARKS, ODD = PIECES["words"], PIECES["marks"], PIECES["odd"]


def text(random: Random) -> str:
    """One text of up to a few hundred characters."""
    noise = random.choice((0.0, 0.02, 0.2, 0.6))
    glue = random.choice(("", " ", " ", " "))
    out: list[str] = []
    for _ in range(random.randrange(1, 60)):
        draw = random.random()
        if draw < noise:
            out.append(random.choice(ODD) if random.random() < 0.8 else chr(random.randrange(0x110000)))
        elif draw < noise + 0.25:
            out.append(random.choice(MARKS))
        else:
            out.append(random.choice(WORDS) + glue)
        if random.random() < 0.03:
            out.append(out[random.randrange(len(out))] * random.randrange(2, 9))
    return "".join(out)


def mutated(random: Random, given: str) -> str:
    """``given`` with a few pieces removed, doubled, moved or replaced."""
    for _ in range(random.randrange(1, 6)):
        a, b = sorted((random.randrange(len(given) + 1), random.randrange(len(given) + 1)))
        b = min(b, a + random.randrange(1, 20))
        piece = random.choice((random.choice(ODD), random.choice(MARKS), random.choice(WORDS), given[a:b] * 2, ""))
        given = given[:a] + piece + given[b:]
    return given
