"""``compare-engines``: the native and the Stanza engine side by side: accuracy, speed, memory, start, size.

Each engine runs in a process of its own, so that neither's memory counts for the other.  Accuracy is F1 by row of
:mod:`hindi_news.evaluate`; names are also scored on tokenised sentences of another corpus (IL-NER's types bridged to
ours, ``IL-NER dev``), where each engine's tagger reads the sentences as they are given.  ``start`` is the time from an
empty process to the first document, ``tokens/s`` that of a second pass over the articles, ``memory`` the peak of the
process, ``models`` the files that the engine opened.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..analyzer import Analyzer
from ..evaluate import Tally, load, score
from ..tagging.names import TYPES, shipped
from . import corpus
from .evaluate_names import bridged
from .names import evaluate as score_tagger
from .options import say
from .score import score as score_spans

#: Column of the table -> options of the Analyzer; "stanza_dir" is added to those of Stanza.
ENGINES: Mapping[str, Mapping[str, Any]] = {
    "native": {"engine": "native"},
    "stanza": {"engine": "stanza"},
    "stanza, our tokens": {"engine": "stanza", "tokenize_pretokenized": True},
    "stanza, its names": {"engine": "stanza", "tokenize_pretokenized": True, "names": "stanza"},
}
_FIRST = "राम ने कहा कि वह आएगा।"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the subcommand."""
    parser.add_argument("--gold", type=Path, required=True, help="folder of annotated articles (ID.txt, ID.json)")
    parser.add_argument("--ner", type=Path, help="tokenised names to score the taggers on (IL-NER dev)")
    parser.add_argument("--format", default="ilner", choices=sorted(corpus.FORMATS), help="of --ner")
    parser.add_argument("--stanza-dir", type=Path, help="folder of Stanza's models; default Stanza's own")
    parser.add_argument("--processors", help="JSON: processors of Stanza and their models, as the Analyzer takes them")
    parser.add_argument("--engines", nargs="*", default=list(ENGINES), choices=list(ENGINES), metavar="ENGINE")
    parser.add_argument("--json", action="store_true", help="rows as JSON")
    parser.add_argument("--one", choices=list(ENGINES), help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Print the table; 1 if an engine failed."""
    if arguments.one:
        print(json.dumps(measure(arguments.one, arguments), ensure_ascii=False))
        return 0
    columns: dict[str, dict[str, Any]] = {}
    for name in arguments.engines:
        done = subprocess.run(
            [sys.executable, "-m", "hindi_news.training", *sys.argv[1:], "--one", name],
            stdout=subprocess.PIPE, text=True, check=False,
        )
        if done.returncode:
            return 1
        columns[name] = {"start (s)": round(_start(_options(name, arguments)), 1), **json.loads(done.stdout)}
        say(f"{name} done")
    print(json.dumps(columns, ensure_ascii=False, indent=1) if arguments.json else table(columns))
    return 0


def _options(name: str, arguments: argparse.Namespace) -> dict[str, Any]:
    options = dict(ENGINES[name])
    if options["engine"] == "stanza":
        if arguments.stanza_dir:
            options["stanza_dir"] = str(arguments.stanza_dir)
        if arguments.processors:
            options["processors"] = json.loads(arguments.processors)
    return options


def _start(options: Mapping[str, Any]) -> float:
    """Seconds from an empty process to the first document."""
    code = f"import hindi_news; hindi_news.Analyzer(**{dict(options)!r}).analyze({_FIRST!r})"
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def measure(name: str, arguments: argparse.Namespace) -> dict[str, Any]:
    """The figures of one engine."""
    import resource

    options = _options(name, arguments)
    analyzer = Analyzer(**options)
    gold = list(load(arguments.gold))
    items = [(g.text, None if g.data.get("published") in (None, "unknown") else g.data["published"]) for g in gold]
    tally, tokens = Tally(), 0
    for article, doc in zip(gold, analyzer.pipe(items), strict=True):
        score(article, doc, tally)
        tokens += len(doc.tokens)
    began = time.perf_counter()
    for _ in analyzer.pipe(items):
        pass
    seconds = time.perf_counter() - began
    # Linux counts in kilobytes, macOS in bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    out: dict[str, Any] = {
        "tokens/s": round(tokens / seconds), "memory (MB)": round(peak), "models (MB)": round(_size(options), 1),
        **{row: round(value.f1, 1) for row, value in tally.rows().items()},
    }
    if arguments.ner:
        out |= _names(options, corpus.read([arguments.ner], arguments.format), arguments.format)
    return out


def _size(options: Mapping[str, Any]) -> float:
    """Megabytes of model files; lexicons, which both engines use, are not counted."""
    shipped_models = {f.name: len(f.read_bytes()) for f in files("hindi_news").joinpath("models").iterdir() if f.is_file()}
    if options["engine"] == "native":
        return sum(shipped_models.values()) / 1e6
    from ..engines.stanza import models_folder, open_pipeline

    pipeline = open_pipeline(options.get("stanza_dir"), processors=options.get("processors"))
    paths = {str(v) for k, v in pipeline.config.items() if k.endswith("_path") for v in (v if isinstance(v, list) else [v])}
    for needs in pipeline.config.get("ner_dependencies", []):
        paths |= {str(p) for p in needs.values()}
    total = sum(Path(p).stat().st_size for p in paths if Path(p).is_relative_to(models_folder(options.get("stanza_dir"))))
    return (total + (0 if options.get("names") == "stanza" else shipped_models["names.zip"])) / 1e6


def _names(options: Mapping[str, Any], sentences: Sequence[corpus.Sentence], kind: str) -> dict[str, float]:
    ours = list(bridged(sentences, kind))
    if options["engine"] == "native":
        return {"IL-NER dev P+L+O": round(score_tagger(shipped(), ours)["micro"].f1, 1)}
    found = list(_stanza_labels(options, sentences))
    own_types = all(t.label[2:] in TYPES for s in found for t in s if t.label != "O")
    bridge = [[t if t.label[2:] in "PLO" else t._replace(label="O") for t in s] for s in found]
    theirs = bridge if own_types else list(bridged(found, kind))
    rows = {"IL-NER dev P+L+O": score_spans(zip(_labels(ours), _labels(theirs), strict=True))["micro"].f1}
    known = {t.label[2:] for s in sentences for t in s} & {t.label[2:] for s in found for t in s} - {""}
    if len(known) > 3:
        rows["IL-NER dev, all types"] = score_spans(zip(_labels(sentences), _labels(found), strict=True))["micro"].f1
    return {row: round(value, 1) for row, value in rows.items()}


def _labels(sentences: Iterable[corpus.Sentence]) -> Iterator[list[str]]:
    return ([t.label for t in s] for s in sentences)


def _stanza_labels(options: Mapping[str, Any], sentences: Sequence[corpus.Sentence]) -> Iterator[corpus.Sentence]:
    """The sentences with the labels of Stanza's first NER model, in its own types or bridged from ours."""
    import stanza

    from ..engines.stanza import open_pipeline
    from ..engines.stanza_page import as_iob

    processors = options.get("processors")
    ner = processors.get("ner", "default") if isinstance(processors, Mapping) else "default"
    pipeline = open_pipeline(
        options.get("stanza_dir"), processors={"tokenize": "default", "ner": ner}, tokenize_pretokenized=True
    )
    rows = [[{"id": (n,), "text": t.norm} for n, t in enumerate(s, 1)] for s in sentences]
    document = pipeline.process([stanza.Document(rows)], processors=["ner"])[0]
    for given, read in zip(sentences, document.sentences, strict=True):
        yield [t._replace(label=as_iob(w.ner)) for t, w in zip(given, read.tokens, strict=True)]


def table(columns: Mapping[str, Mapping[str, Any]]) -> str:
    """A Markdown table, a column an engine."""
    rows = list(dict.fromkeys(row for column in columns.values() for row in column))
    lines = [f"| | {' | '.join(columns)} |", f"| --- |{' ---: |' * len(columns)}"]
    lines += [f"| {row} | {' | '.join(str(c.get(row, '')) for c in columns.values())} |" for row in rows]
    return "\n".join(lines)
