"""``evaluate``: score a model or grammar on a file; what is scored, on what, and how, stands above the table."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType

from .. import __version__
from .sources import digest

#: What is scored -> module with ``add_arguments(parser)`` and ``evaluate(arguments) -> str``; it may have
#: ``idle(arguments)``, names of settings that had no part in it.
TASKS: Mapping[str, str] = MappingProxyType({
    "ner": ".evaluate_names",
    "pos": ".evaluate_words",
    "coref": ".evaluate_coref",
    "dates": ".evaluate_dates",
    "places": ".evaluate_places",
})
#: Task -> the model that is scored if no other is named.
_SHIPPED = MappingProxyType({"ner": "names.zip", "pos": "pos.zip"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A nested subcommand a task."""
    tasks = parser.add_subparsers(dest="task", required=True, metavar="task")
    for task, module in TASKS.items():
        found = import_module(module, __package__)
        sub = tasks.add_parser(task, help=(found.__doc__ or "").split("\n")[0])
        sub.add_argument("--data", type=Path, nargs="+", required=True)
        found.add_arguments(sub)
        sub.set_defaults(evaluate=found.evaluate, idle=getattr(found, "idle", lambda _: ()))


def run(arguments: argparse.Namespace) -> int:
    """Print what was scored and its table."""
    evaluate: Callable[[argparse.Namespace], str] = arguments.evaluate
    table = evaluate(arguments)
    print(f"hindi_news {__version__}, {arguments.task}")
    for path in arguments.data:
        print(f"data: {digest(path)}")
    hidden = {"command", "run", "evaluate", "idle", "task", "data", *arguments.idle(arguments)}
    settings = {k: v for k, v in vars(arguments).items() if k not in hidden}
    if arguments.task in _SHIPPED and "model" in settings:
        given = settings.pop("model")
        with as_file(files("hindi_news").joinpath("models", _SHIPPED[arguments.task])) as path:
            print(f"model: {digest(given or path)}")
    print("settings: " + ", ".join(f"{k}={v}" for k, v in sorted(settings.items())))
    print(table)
    return 0
