"""What others do of the same work: each peer is a callable over a text, or None where its package is not installed."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from pathlib import Path

Peer = Callable[[str], object]


def spacy_blank() -> Peer | None:
    """Tokens only."""
    try:
        import spacy
    except ImportError:
        return None
    nlp = spacy.blank("hi")
    nlp.max_length = 100_000_000
    return nlp.make_doc


def indic_nlp() -> Peer:
    """Sentences and tokens."""
    from indicnlp.tokenize import indic_tokenize, sentence_tokenize

    return lambda text: [indic_tokenize.trivial_tokenize(s, "hi") for s in sentence_tokenize.sentence_split(text, "hi")]


def dateparser_search() -> Peer | None:
    """Dates only."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from dateparser.search import search_dates
    except ImportError:
        return None

    def run(text: str) -> object:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return search_dates(text, languages=["hi"])

    return run


def stanza_pipeline() -> Peer | None:
    """Tokens, sentences, part of speech, lemmas, dependencies and names, by models in ``HINDI_NEWS_STANZA``."""
    folder = os.environ.get("HINDI_NEWS_STANZA")
    if not folder or not Path(folder).is_dir():
        return None
    try:
        from hindi_news import Analyzer

        engine = Analyzer(engine="stanza", stanza_dir=folder)
    except ImportError:
        return None
    return engine.analyze
