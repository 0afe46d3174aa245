"""All errors that this library raises on purpose.

::

    HindiNewsError
    ├── InputError            the text or an option given by the caller is unusable   (also ValueError)
    │   └── InputTypeError    it is not even of the right type                         (also TypeError)
    ├── LexiconError          a TSV file breaks its own rules; says path:line
    ├── ModelError            a model archive is damaged or of another protocol
    ├── FormatError           a document, corpus or exchange file cannot be read; says path:line
    └── MissingExtraError     an optional library is absent; says the pip command      (also ImportError)

What is odd about an article (damaged characters, no Devanagari …) is no exception: it is kept in ``Document.warnings``.
"""

from __future__ import annotations

from collections.abc import Iterable


class HindiNewsError(Exception):
    """Base of every error of this library."""


class InputError(HindiNewsError, ValueError):
    """A text or option given by the caller cannot be used."""


class InputTypeError(InputError, TypeError):
    """A value is of the wrong type."""


class LexiconError(HindiNewsError):
    """A lexicon file breaks the format; the message begins with ``path:line``."""


class ModelError(HindiNewsError):
    """A model archive is missing, damaged or of another protocol."""


class FormatError(HindiNewsError):
    """A stored document or an exchange file cannot be read."""


class MissingExtraError(HindiNewsError, ImportError):
    """An optional library is not installed."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(f"{library} is not installed; run: pip install 'hindi_news[{extra}]'")
        self.library = library
        self.extra = extra


def unknown(what: str, name: object, choices: Iterable[str]) -> InputError:
    """An :class:`InputError` that names the choices."""
    return InputError(f"unknown {what} {name!r}; choose one of: {', '.join(sorted(choices))}")
