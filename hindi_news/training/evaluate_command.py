"""``evaluate``: score a model or grammar on a file; what is scored, on what, and how, stands above the table."""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from .. import __version__

#: What is scored -> module with ``add_arguments(parser)`` and ``evaluate(arguments) -> str``.
TASKS: Mapping[str, str] = MappingProxyType({
    "ner": ".evaluate_names",
    "pos": ".evaluate_words",
    "coref": ".evaluate_coref",
    "dates": ".evaluate_dates",
    "places": ".evaluate_places",
})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A nested subcommand a task."""
    tasks = parser.add_subparsers(dest="task", required=True, metavar="task")
    for task, module in TASKS.items():
        found = import_module(module, __package__)
        sub = tasks.add_parser(task, help=(found.__doc__ or "").split("\n")[0])
        sub.add_argument("--data", type=Path, nargs="+", required=True)
        found.add_arguments(sub)
        sub.set_defaults(evaluate=found.evaluate)


def run(arguments: argparse.Namespace) -> int:
    """Print what was scored and its table."""
    evaluate: Callable[[argparse.Namespace], str] = arguments.evaluate
    table = evaluate(arguments)
    print(f"hindi_news {__version__}, {arguments.task}")
    for path in arguments.data:
        print(f"data: {path}{_digest(path)}")
    settings = {k: v for k, v in vars(arguments).items() if k not in ("command", "run", "evaluate", "task", "data")}
    print("settings: " + ", ".join(f"{k}={v}" for k, v in sorted(settings.items())))
    print(table)
    return 0


def _digest(path: Path) -> str:
    return f" (SHA-256 {hashlib.sha256(path.read_bytes()).hexdigest()[:12]})" if path.is_file() else ""
