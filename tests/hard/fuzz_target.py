"""Coverage-guided fuzzing with atheris (``pip install atheris``; the tests do without).

    python -m tests.hard.fuzz_target text -max_total_time=3600
    python -m tests.hard.fuzz_target json|model|lexicon -max_total_time=600

``text`` checks every invariant of an analysis; the others feed anything to the readers of contracts, archives and lexicons,
which may refuse it with an error of our own tree and nothing else.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

Target = Callable[[bytes], object]


def _decoded(data: bytes) -> str:
    # Any string: Devanagari is reached quickly through an offset, everything else through UTF-8.
    if data[:1] == b"\x00":
        return "".join(chr(0x900 + b) if b < 0x80 else chr(b - 0x80) for b in data[1:])
    return data.decode("utf-8", "surrogateescape")


def text_target() -> Target:
    """Every invariant of an analysis."""
    from hindi_news import Analyzer

    from .invariants import check

    analyzer = Analyzer()
    return lambda data: check(analyzer, _decoded(data))


def json_target() -> Target:
    """Contracts."""
    from .readers import read_contract

    def run(data: bytes) -> object:
        try:
            given = json.loads(data)
        except (ValueError, RecursionError):
            return None
        return read_contract(given)

    return run


def model_target() -> Target:
    """Archives."""
    from .readers import read_archive

    def run(data: bytes) -> object:
        with tempfile.NamedTemporaryFile(suffix=".zip") as file:
            file.write(data)
            file.flush()
            return read_archive(Path(file.name), "names")

    return run


def lexicon_target() -> Target:
    """Lexicons."""
    from .readers import read_lexicon

    return lambda data: read_lexicon(_decoded(data))


TARGETS = {"text": text_target, "json": json_target, "model": model_target, "lexicon": lexicon_target}


def main() -> None:
    """Run a target until it is stopped or fails."""
    import atheris

    kind = sys.argv.pop(1)
    with atheris.instrument_imports(include=["hindi_news"]):
        target = TARGETS[kind]()
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
