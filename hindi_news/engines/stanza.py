"""Stanza's neural pipeline as an engine (extra ``[stanza]``); works offline with models that were fetched before.

Stanza reads the normalised text, a blank line between the parts of the layout, and its tokens are mapped back by the
normaliser's offset map (:mod:`.stanza_page`).  Its tokens, sentences, parts of speech, features, lemmas, dependencies,
names and coreference become the page's tags.
"""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import InputError, MissingExtraError, ModelError, unknown
from ..page import Page, Tags, Trace, outside_boilerplate
from ..tagging.names import NameTagger, shipped
from ..text.article import split_parts
from ..text.normalize import Normalized, normalize
from ..text.sentences import split_sentences
from ..text.tokens import tokenize
from .stanza_blocks import Blocks, blocks_of
from .stanza_page import fuse, read_page

try:
    import stanza
    from stanza.pipeline.core import DownloadMethod
except ImportError:
    raise MissingExtraError("stanza", "stanza") from None

#: The command that fetches the models.
FETCH = "hindi-news download stanza"
#: Where the names of people, places … come from.
NAMES = ("both", "stanza", "native")
#: Processors whose results the page uses, in Stanza's order.
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner", "coref")
#: Options of ``stanza.Pipeline`` that are no processor's and that we do not set ourselves.
PIPELINE_OPTIONS = ("device", "foundation_cache", "resources_filepath", "use_gpu")
#: Words of a sentence that are parsed together: time and memory of the parser grow with the square of it.
LONGEST = 200


class _Job(NamedTuple):
    """A text on its way through Stanza."""

    normalized: Normalized
    layout: Page
    blocks: Blocks
    published: dt.date | None


class StanzaEngine:
    """Reads texts with a Stanza pipeline.  Threads may share it; they take turns.

    Args:
        stanza_dir: folder of the models; default Stanza's own (``STANZA_RESOURCES_DIR``, else its cache).
        package: a package of Stanza's Hindi models, as its ``resources.json`` names it; or a mapping of processors to
            models.
        processors: which to run, as a list or "tokenize,pos,…", or a mapping of processors to models.  Default: all of
            the package, and coreference where its model and its libraries are installed.
        use_gpu: None takes a GPU if there is one.
        batch_size: texts that go through the pipeline together.
        tokenize_pretokenized: our tokenizer and sentence splitter stand in for Stanza's.
        names: "both" joins Stanza's names with those of the native tagger, which also knows groups and treaties;
            "stanza" or "native" takes one alone.
        options: passed to ``stanza.Pipeline`` (``pos_batch_size=…``, ``ner_model_path=…``).

    Raises:
        MissingExtraError: Stanza is not installed.
        ModelError: a model is missing; the message names the command that fetches it.
        InputError: unknown package, processor or option.
    """

    name = "stanza"

    def __init__(
        self,
        *,
        stanza_dir: str | Path | None = None,
        package: str | Mapping[str, str] | None = "default",
        processors: str | Sequence[str] | Mapping[str, str] | None = None,
        use_gpu: bool | None = None,
        batch_size: int = 32,
        tokenize_pretokenized: bool = False,
        names: str = "both",
        **options: Any,
    ) -> None:
        if names not in NAMES:
            raise unknown("names", names, NAMES)
        if batch_size < 1:
            raise InputError(f"batch_size is {batch_size}; expected 1 or more")
        self.batch = batch_size
        self.pretokenized = tokenize_pretokenized
        self._use_stanza_names = names != "native"
        self._names: NameTagger | None = shipped() if names != "stanza" else None
        self._lock = threading.Lock()
        self.pipeline = open_pipeline(
            stanza_dir, package, processors, use_gpu=use_gpu, tokenize_pretokenized=tokenize_pretokenized, **options
        )
        self._after = [p for p in self.pipeline.processors if p not in ("tokenize", "mwt", "coref")]

    def page(self, text: str, published: dt.date | None, trace: Trace | None = None) -> Page:
        """Words, sentences, parts and tags of one text."""
        return next(self._read([(text, published)], trace))

    def pages(self, items: Iterable[tuple[str, dt.date | None]]) -> Iterator[Page]:
        """One page a text in order, ``batch_size`` texts through the pipeline at once."""
        batch: list[tuple[str, dt.date | None]] = []
        for item in items:
            batch.append(item)
            if len(batch) == self.batch:
                yield from self._read(batch)
                batch = []
        yield from self._read(batch)

    def _read(self, items: Sequence[tuple[str, dt.date | None]], trace: Trace | None = None) -> Iterator[Page]:
        jobs = [_job(text, published, trace if self.pretokenized else None) for text, published in items]
        filled = [j for j in jobs if j.layout.words]
        with self._lock:
            documents = iter(self._run(filled))
        for job in jobs:
            if not job.layout.words:
                yield job.layout
                continue
            page = read_page(
                next(documents),
                job.normalized,
                job.layout,
                job.blocks.locate,
                own_sentences=self.pretokenized,
                published=job.published,
                trace=trace,
            )
            yield self._named(page)

    def _run(self, jobs: Sequence[_Job]) -> list[Any]:
        """Stanza's documents of the texts."""
        if not jobs:
            return []
        if self.pretokenized:
            documents = [_pretokenized(j) for j in jobs]
        else:
            documents = [stanza.Document([], text=j.blocks.text) for j in jobs]
            documents = [_limited(d) for d in self.pipeline.process(documents, processors="tokenize,mwt")]
        if self._after:
            documents = self.pipeline.process(documents, processors=self._after)
        if "coref" in self.pipeline.processors:
            # In bulk, Stanza would look for chains from one document to the next.
            documents = [self.pipeline.process(d, processors=["coref"]) for d in documents]
        return list(documents)

    def _named(self, page: Page) -> Page:
        """The page with the names that the option asks for."""
        names = page.tags.names if self._use_stanza_names else ()
        if self._names is not None:
            own = self._names.tag(page.words, page.sentences, page.parts)
            names = fuse(names, own)
        return replace(page, tags=replace(page.tags, names=tuple(outside_boilerplate(names, page.parts))))


def _job(text: str, published: dt.date | None, trace: Trace | None) -> _Job:
    normalized = normalize(text)
    words = tokenize(normalized, trace)
    parts = split_parts(words, trace)
    layout = Page(words, split_sentences(words, parts, trace), parts, Tags(), published, normalized.warnings)
    return _Job(normalized, layout, blocks_of(normalized, layout), published)


def _pretokenized(job: _Job) -> Any:
    """A Stanza document of our tokens, whose offsets count in the blocks; a long sentence is several to Stanza."""
    words, normalized, blocks = job.layout.words, job.normalized, job.blocks
    sentences, n = [], 0
    for first, stop in job.layout.sentences:
        for at in range(first, stop, LONGEST):
            tokens = []
            for i in range(at, min(at + LONGEST, stop)):
                start = normalized.normal(words.start[i])
                while n + 1 < len(blocks.normal) and blocks.normal[n + 1] <= start:
                    n += 1
                start += blocks.starts[n] - blocks.normal[n]
                end = start + len(words.norm[i])
                tokens.append({"id": (i - at + 1,), "text": words.norm[i], "start_char": start, "end_char": end})
            sentences.append(tokens)
    return stanza.Document(sentences, text=blocks.text)


def _limited(document: Any) -> Any:
    """The document with sentences of :data:`LONGEST` tokens at most."""
    if all(len(s.words) <= LONGEST for s in document.sentences):
        return document
    sentences = []
    for sentence in document.sentences:
        for at in range(0, len(sentence.tokens), LONGEST):
            sentences.append(
                [
                    {"id": (i,), "text": t.text, "start_char": t.start_char, "end_char": t.end_char}
                    for i, t in enumerate(sentence.tokens[at : at + LONGEST], 1)
                ]
            )
    return stanza.Document(sentences, text=document.text)


# -- models ----------------------------------------------------------------------------------------------------------
def models_folder(stanza_dir: str | Path | None = None) -> Path:
    """The folder of the models: the one given, else Stanza's own."""
    from stanza.resources.common import DEFAULT_MODEL_DIR

    return Path(stanza_dir) if stanza_dir is not None else Path(DEFAULT_MODEL_DIR)


def catalogue(folder: Path) -> dict[str, Any]:
    """The Hindi part of ``resources.json``.

    Raises:
        ModelError: there are no models, or none for Hindi.
    """
    path = folder / "resources.json"
    try:
        resources = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise ModelError(f"{folder}: no Stanza models here; run: {_fetch(folder)}") from None
    except ValueError as error:
        raise ModelError(f"{path}: damaged ({error}); run: {_fetch(folder)}") from None
    if "hi" not in resources:
        raise ModelError(f"{path}: no Hindi models; run: {_fetch(folder)}")
    found: dict[str, Any] = resources["hi"]
    return found


def _fetch(folder: Path) -> str:
    return f"{FETCH} --dir '{folder}'" if folder != models_folder() else FETCH


def open_pipeline(
    stanza_dir: str | Path | None = None,
    package: str | Mapping[str, str] | None = "default",
    processors: str | Sequence[str] | Mapping[str, str] | None = None,
    **options: Any,
) -> Any:
    """A Hindi ``stanza.Pipeline`` that never reaches for the network; arguments and errors as :class:`StanzaEngine`."""
    folder = models_folder(stanza_dir)
    known = catalogue(folder)
    chosen = _processors(folder, known, package, processors)
    _check(known, package, chosen)
    for option in options:
        if option not in PIPELINE_OPTIONS and option.split("_")[0] not in PROCESSORS:
            raise unknown("option", option, (*PIPELINE_OPTIONS, *(f"{p}_…" for p in PROCESSORS)))
    try:
        pipeline = stanza.Pipeline(
            "hi",
            dir=str(folder),
            package=None,  # or Stanza would add all of its processors
            processors=chosen,
            download_method=DownloadMethod.NONE,
            logging_level="ERROR",
            **options,
        )
    except FileNotFoundError as error:
        raise ModelError(f"{folder}: {_missing(error)}; run: {_fetch(folder)}") from error
    except ImportError as error:
        if "coref" in chosen and not _can_coref():
            raise MissingExtraError("a library of Stanza's coreference (transformers, peft)", "coref") from error
        raise MissingExtraError(str(getattr(error, "name", None) or error), "stanza") from error
    except stanza.pipeline.core.PipelineRequirementsException as error:
        raise InputError(f"processors {','.join(chosen)}: one needs another that is not among them{error}") from None
    return pipeline


def _missing(error: FileNotFoundError) -> str:
    path = getattr(error, "model_path", None) or error.filename
    return f"the model {path} is missing" if path else str(error)


def _processors(
    folder: Path,
    known: Mapping[str, Any],
    package: str | Mapping[str, str] | None,
    processors: str | Sequence[str] | Mapping[str, str] | None,
) -> dict[str, Any]:
    """Processor -> model (or the package that names it)."""
    if isinstance(processors, Mapping):
        return dict(processors)
    if isinstance(package, Mapping):
        names = list(package) if processors is None else _listed(processors)
        return {name: package.get(name, "default") for name in names}
    default = package or "default"
    if processors is not None:
        return dict.fromkeys(_listed(processors), default)
    packages = known.get("packages", {})
    if default in packages:
        names = [p for p in PROCESSORS if p in packages[default]]
    else:
        names = [p for p in PROCESSORS if default in known.get(p, {})]
    chosen: dict[str, Any] = dict.fromkeys(names, default)
    if "coref" not in chosen and _has_coref(folder, known):
        chosen["coref"] = next(iter(known["coref"]))
    return chosen


def _listed(processors: str | Sequence[str]) -> list[str]:
    names = processors.split(",") if isinstance(processors, str) else list(processors)
    return [n.strip() for n in names if n.strip()]


def _check(known: Mapping[str, Any], package: str | Mapping[str, str] | None, chosen: Mapping[str, Any]) -> None:
    """Stanza only logs a name that it does not know; we name the choices."""
    from stanza.pipeline.registry import PIPELINE_NAMES, PROCESSOR_VARIANTS

    packages = set(known.get("packages", {}))
    for processor, given in chosen.items():
        if processor not in PIPELINE_NAMES:
            raise unknown("processor", processor, PIPELINE_NAMES)
        models = set(known.get(processor, {}))
        fine = models | packages | set(PROCESSOR_VARIANTS[processor]) | ({"identity"} if processor == "lemma" else set())
        for name in [given] if isinstance(given, str) else given:
            if models and name not in fine:
                raise unknown(f"{processor} package", name, fine)
    if not chosen:
        raise unknown("package", package, packages)
    if "tokenize" not in chosen:
        raise InputError(f"processors {','.join(chosen)}: 'tokenize' must be among them")


@cache
def _can_coref() -> bool:
    return all(importlib.util.find_spec(name) for name in ("transformers", "peft"))


def _has_coref(folder: Path, known: Mapping[str, Any]) -> bool:
    """Whether a coreference model and the libraries that it needs are installed."""
    models = known.get("coref", {})
    return any((folder / "hi" / "coref" / f"{name}.pt").exists() for name in models) and _can_coref()
