"""Trains a set of Stanza models with Stanza's own trainers, in the layout of its downloads.

``OUT/resources.json`` and ``OUT/hi/PROCESSOR/PACKAGE.pt`` are what a Pipeline reads, official or ours; ``OUT/card.json``
says what they were made of and their best scores on the held-out part, as Stanza's trainers count them (tokenize: mean
of the F1 of tokens and sentences; pos: all tags; depparse: LAS on given tags; ner: F1).  ``OUT/work`` has the files that
the trainers read.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from ..errors import InputError, MissingExtraError, unknown
from . import corpus, stanza_data
from .stanza_treebank import Row

#: In the order of training; "pretrain" are the word vectors.
PROCESSORS = ("pretrain", "tokenize", "pos", "lemma", "depparse", "ner")
#: Processor -> Stanza's trainer.
_TRAINERS: Mapping[str, str] = MappingProxyType(
    {
        "tokenize": "stanza.models.tokenizer",
        "pos": "stanza.models.tagger",
        "lemma": "stanza.models.lemmatizer",
        "depparse": "stanza.models.parser",
        "ner": "stanza.models.ner_tagger",
    }
)
_NEEDS_VECTORS = ("pos", "depparse", "ner")


@dataclass(frozen=True)
class Size:
    """How large the models are: number and dimensions of the word vectors, arguments of each trainer."""

    words: int
    dimensions: int
    arguments: Mapping[str, str]


#: "tiny" is for tests: quick to train and to load.  "small" is what a machine with two cores trains in an hour or two.
SIZES: Mapping[str, Size] = MappingProxyType(
    {
        "tiny": Size(
            3000,
            32,
            MappingProxyType(
                {
                    "tokenize": "--emb_dim 16 --hidden_dim 16 --steps 600 --batch_size 16 --max_seqlen 300",
                    "pos": "--hidden_dim 32 --deep_biaff_hidden_dim 32 --composite_deep_biaff_hidden_dim 16"
                    " --char_emb_dim 12 --char_hidden_dim 24 --transformed_dim 24 --tag_emb_dim 8 --word_emb_dim 8"
                    " --word_cutoff 3 --num_layers 1 --batch_size 50 --max_steps 600 --eval_interval 300"
                    " --fix_eval_interval --lr 6e-3 --dropout 0.15 --word_dropout 0.1",
                    "lemma": "--hidden_dim 32 --emb_dim 16 --pos_dim 16 --num_epoch 2 --batch_size 100",
                    "depparse": "--hidden_dim 40 --deep_biaff_hidden_dim 40 --deep_biaff_output_dim 24 --char_emb_dim 12"
                    " --char_hidden_dim 24 --transformed_dim 24 --tag_emb_dim 12 --word_emb_dim 8 --word_cutoff 3"
                    " --num_layers 1 --batch_size 1500 --max_steps 300 --eval_interval 300 --optim adam --lr 6e-3"
                    " --dropout 0.15 --word_dropout 0.1"
                    " --no_second_optim --no_checkpoint",
                    "ner": "--hidden_dim 32 --char_hidden_dim 16 --char_emb_dim 12 --max_steps 800"
                    " --eval_interval 400 --no_emb_finetune",
                }
            ),
        ),
        "small": Size(
            30000,
            64,
            MappingProxyType(
                {
                    "tokenize": "--hidden_dim 48 --batch_size 16 --steps 800 --eval_steps 400 --max_seqlen 200",
                    "pos": "--hidden_dim 100 --deep_biaff_hidden_dim 100 --composite_deep_biaff_hidden_dim 40"
                    " --char_emb_dim 32 --char_hidden_dim 64 --transformed_dim 64 --tag_emb_dim 16 --word_emb_dim 32"
                    " --num_layers 1 --batch_size 50 --max_steps 800 --eval_interval 200 --fix_eval_interval"
                    " --dropout 0.33 --word_dropout 0.2",
                    "lemma": "--dict_only",
                    "depparse": "--hidden_dim 120 --deep_biaff_hidden_dim 120 --deep_biaff_output_dim 60"
                    " --char_emb_dim 32 --char_hidden_dim 64 --transformed_dim 64 --tag_emb_dim 24 --word_emb_dim 32"
                    " --num_layers 1 --batch_size 1500 --max_steps 800 --eval_interval 200 --optim adam --lr 4e-3"
                    " --dropout 0.33 --word_dropout 0.2 --no_second_optim --no_checkpoint",
                    "ner": "--hidden_dim 128 --char_hidden_dim 64 --char_emb_dim 32 --max_steps 3000"
                    " --eval_interval 500",
                }
            ),
        ),
    }
)


@dataclass
class Plan:
    """What to train on.  ``ner`` maps the name of a package to its files and their format in :mod:`.corpus`."""

    out: Path
    size: str = "tiny"
    package: str = "hindi_news"
    conllu: Sequence[Path] = ()
    ssf: Path | None = None
    ner: Mapping[str, tuple[str, Sequence[Path]]] = field(default_factory=dict)
    raw: Path | None = None
    without: Sequence[Path] = ()
    only: Sequence[str] = PROCESSORS
    held_out: int = 10
    licence: str = ""
    command: str = ""
    keep: bool = True


def train(plan: Plan, progress: Callable[[str], None] = print) -> None:
    """Train what ``plan.only`` names; models of other processors that are there stay.

    Raises:
        InputError: unknown size or processor, or nothing to train on.
        FormatError: a file breaks its format.
        MissingExtraError: Stanza is not installed.
    """
    if plan.size not in SIZES:
        raise unknown("size", plan.size, SIZES)
    for name in plan.only:
        if name not in PROCESSORS:
            raise unknown("processor", name, PROCESSORS)
    try:
        import stanza
    except ImportError:
        raise MissingExtraError("stanza", "stanza") from None
    logging.getLogger("stanza").setLevel(logging.INFO)
    work = plan.out / "work"
    work.mkdir(parents=True, exist_ok=True)
    counts = _prepare(plan, work, progress)
    size = SIZES[plan.size]
    scores: dict[str, float] = {}
    for name in (p for p in PROCESSORS if p in plan.only):
        if name == "pretrain":
            counts["words with vectors"] = _vectors(plan, work, size)
        elif name == "ner":
            for package in plan.ner:
                progress(f"ner {package}")
                scores |= _run(name, plan, package, size, _files(work, name, package))
        else:
            progress(name)
            scores |= _run(name, plan, plan.package, size, _files(work, name, plan.package))
    _finish(plan, counts, scores, stanza.__version__)
    if not plan.keep:
        shutil.rmtree(work)


# -- data ------------------------------------------------------------------------------------------------------------
def _prepare(plan: Plan, work: Path, progress: Callable[[str], None]) -> dict[str, int]:
    """Write what the trainers read; every ``held_out``-th document (or block of sentences) is kept for measuring."""
    counts: dict[str, int] = {}
    if set(plan.only) & {"tokenize", "pos", "lemma", "depparse"}:
        groups = [
            [(rows, stanza_data.spacing([r.form for r in rows])) for rows in found]
            for _, found in (stanza_data.treebank(plan.ssf) if plan.ssf else [])
        ]
        for path in plan.conllu:
            read = stanza_data.read_conllu(path)
            groups += [read[i : i + 20] for i in range(0, len(read), 20)]
        if not groups:
            raise InputError("no treebank: give --conllu files or an --ssf folder")
        parts: dict[str, list[tuple[list[Row], list[bool]]]] = {"train": [], "dev": []}
        for n, group in enumerate(groups):
            parts["dev" if n % plan.held_out == plan.held_out - 1 else "train"] += group
        if not all(parts.values()):
            raise InputError(
                f"the treebank has {len(groups)} documents (or blocks of 20 sentences): too few to hold out one in"
                f" {plan.held_out}"
            )
        for part, found in parts.items():
            counts[f"treebank sentences, {part}"] = stanza_data.write_conllu((r for r, _ in found), work / f"{part}.conllu")
            stanza_data.write_raw(found, work / f"{part}.txt", work / f"{part}.toklabels")
        (work / "mwt.json").write_text("[]", encoding="utf-8")  # Hindi has no multiword tokens here
    if "ner" in plan.only:
        for package, (kind, files) in plan.ner.items():
            sentences = corpus.read(files, kind)
            for part, chosen in (("dev", True), ("train", False)):
                block = [s for i, s in enumerate(sentences) if ((i // 20) % plan.held_out == plan.held_out - 1) == chosen]
                counts[f"ner {package} sentences, {part}"] = stanza_data.write_names(block, work / f"{package}.{part}.json")
    progress(", ".join(f"{n} {what}" for what, n in counts.items()))
    return counts


def _vectors(plan: Plan, work: Path, size: Size) -> int:
    if plan.raw is None:
        raise InputError("no text for word vectors: give a --raw folder")
    from stanza.models.common.pretrain import Pretrain

    target = plan.out / "hi" / "pretrain" / f"{plan.package}.pt"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    text = work / "vectors.txt"
    count = stanza_data.write_vectors(
        stanza_data.raw_words(plan.raw, plan.without), text, size=size.dimensions, words=size.words
    )
    Pretrain(str(target), str(text)).load()
    return count


def _files(work: Path, name: str, package: str) -> list[str]:
    """The arguments that name a trainer's files."""
    if name == "tokenize":
        return [
            "--txt_file", f"{work}/train.txt", "--label_file", f"{work}/train.toklabels",
            "--dev_txt_file", f"{work}/dev.txt", "--dev_label_file", f"{work}/dev.toklabels",
            "--dev_conll_gold", f"{work}/dev.conllu", "--mwt_json_file", f"{work}/mwt.json", "--no_use_mwt",
        ]
    if name == "ner":
        return ["--train_file", f"{work}/{package}.train.json", "--eval_file", f"{work}/{package}.dev.json"]
    return ["--train_file", f"{work}/train.conllu", "--eval_file", f"{work}/dev.conllu"]


def _run(name: str, plan: Plan, package: str, size: Size, files: Sequence[str]) -> dict[str, float]:
    """One of Stanza's trainers, in this process; gives the best score that it found on the held-out part."""
    folder = plan.out / "hi" / name
    folder.mkdir(parents=True, exist_ok=True)
    arguments = [
        *files, *size.arguments[name].split(), "--mode", "train", "--shorthand", f"hi_{package}",
        "--save_dir", str(folder), "--save_name", f"{package}.pt", "--cpu",
    ]
    if name in ("tokenize", "pos", "depparse"):
        arguments += ["--lang", "hi"]
    if name in _NEEDS_VECTORS:
        arguments += ["--wordvec_pretrain_file", str(plan.out / "hi" / "pretrain" / f"{plan.package}.pt")]
    log, best = logging.getLogger("stanza"), _Best()
    log.addHandler(best)
    try:
        import_module(_TRAINERS[name]).main(arguments)
    finally:
        log.removeHandler(best)
    return {f"{name} {package}": best.score} if best.score is not None else {}


class _Best(logging.Handler):
    """Reads the best score from what a trainer logs at its end; its return values do not hold it."""

    _LINE = re.compile(r"Best dev (?:F1|score)\s*=\s*([\d.]+)")

    def __init__(self) -> None:
        super().__init__()
        self.score: float | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the score of such a line, in percent."""
        found = self._LINE.search(record.getMessage())
        if found is not None:
            value = float(found[1])
            self.score = round(value * 100 if value <= 1 else value, 1)


# -- the catalogue ---------------------------------------------------------------------------------------------------
def _finish(plan: Plan, counts: Mapping[str, int], scores: Mapping[str, float], version: str) -> None:
    """Write ``resources.json`` from the models that are there, and the card."""
    language: dict[str, object] = {"lang_name": "Hindi"}
    default: dict[str, object] = {}
    for name in PROCESSORS:
        models = sorted((plan.out / "hi" / name).glob("*.pt"))
        if not models:
            continue
        needs = [{"model": "pretrain", "package": plan.package}] if name in _NEEDS_VECTORS else []
        language[name] = {m.stem: {"md5": _md5(m), **({"dependencies": needs} if needs else {})} for m in models}
        if name != "pretrain":
            first = next(iter(plan.ner), None) if name == "ner" else plan.package
            default[name] = first if first in {m.stem for m in models} else models[0].stem
    language["packages"] = {"default": default}
    (plan.out / "resources.json").write_text(json.dumps({"hi": language, "url": ""}, indent=1), encoding="utf-8")
    card_path = plan.out / "card.json"
    card = json.loads(card_path.read_text(encoding="utf-8")) if card_path.exists() else {}
    card.update(
        {
            "size": plan.size, "stanza": version, "licence": plan.licence,
            "commands": [*card.get("commands", []), plan.command],
            "data": {**card.get("data", {}), **counts},
            "held out": {**card.get("held out", {}), **scores},
            "files": {str(p.relative_to(plan.out)): p.stat().st_size for p in sorted((plan.out / "hi").rglob("*.pt"))},
        }
    )
    card_path.write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
