"""``python -m hindi_news.training``: one subcommand a module, imported when asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

from ..errors import HindiNewsError

#: Subcommand -> module below this package with ``add_arguments(parser)`` and ``run(arguments) -> int``, and its help.
COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "names": (".names_command", "train the name tagger"),
        "words": (".words_command", "train the word tagger: part of speech, morphology, lemma"),
        "pronouns": (".pronouns_command", "fit the weights of the pronoun resolver"),
        "evaluate": (".evaluate_command", "score a model or grammar on a file"),
        "stanza": (".stanza_command", "train Stanza models with its own trainers"),
        "compare-engines": (".compare_engines", "accuracy, speed and size of the native and the Stanza engine"),
        "festivals": (".festivals", "build the table of movable feasts"),
        "tithis": (".tithis", "build the table of Hindu lunar months"),
        "gazetteer": (".gazetteer", "build the gazetteer of places"),
        "latin": (".latin", "measure the Latin spelling of names"),
        "gate": (".gate", "replace a shipped model if no evaluation set falls"),
    }
)
#: Other names of subcommands.
ALIASES = MappingProxyType({"ner": "names", "pos": "words"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a subcommand; 0 if it succeeded, 1 if it refused, 2 for unusable arguments."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(
        prog="python -m hindi_news.training", description="Build and measure models and tables."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    chosen = ALIASES.get(given[0], given[0]) if given else None
    for name, (module, words) in COMMANDS.items():
        sub = commands.add_parser(name, help=words, aliases=[a for a, n in ALIASES.items() if n == name])
        if name == chosen:
            found = import_module(module, __package__)
            found.add_arguments(sub)
            sub.set_defaults(run=found.run)
    parsed = parser.parse_args(given)
    try:
        return int(parsed.run(parsed))
    except HindiNewsError as error:
        print(f"hindi_news.training: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
