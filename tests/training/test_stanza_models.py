"""Stanza's own trainers, driven by our command on a few invented sentences; what they make is read like any model."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from hindi_news import Analyzer, InputError
from hindi_news.training.__main__ import main
from hindi_news.training.stanza_models import PROCESSORS, SIZES, Plan, Size, train

WHO, WHERE = ("राम", "सीता", "मोहन", "गीता"), ("पटना", "दिल्ली", "जयपुर", "भोपाल", "नागपुर")
SMALL = "--hidden_dim 8 --char_hidden_dim 8 --char_emb_dim 8"
LEAST = Size(
    50,
    8,
    MappingProxyType(
        {
            "tokenize": "--emb_dim 8 --hidden_dim 8 --steps 4 --eval_steps 2 --batch_size 2",
            "pos": f"{SMALL} --deep_biaff_hidden_dim 8 --composite_deep_biaff_hidden_dim 8 --transformed_dim 8"
            " --tag_emb_dim 8 --num_layers 1 --batch_size 20 --max_steps 4 --eval_interval 2 --fix_eval_interval",
            "lemma": "--hidden_dim 8 --emb_dim 8 --pos_dim 8 --num_epoch 1",
            "depparse": f"{SMALL} --deep_biaff_hidden_dim 8 --deep_biaff_output_dim 8 --transformed_dim 8"
            " --tag_emb_dim 8 --num_layers 1 --batch_size 100 --max_steps 4 --eval_interval 2 --optim adam"
            " --no_second_optim --no_checkpoint",
            "ner": f"{SMALL} --max_steps 4 --eval_interval 2",
        }
    ),
)


def corpora(folder: Path) -> None:
    """A treebank, names and raw text of sentences such as राम पटना गया ।"""
    trees, names, raw = [], [], []
    for who, where in itertools.product(WHO, WHERE):
        rows = (
            (who, "PROPN", 3, "nsubj"),
            (where, "PROPN", 3, "obl"),
            ("गया", "VERB", 0, "root"),
            ("।", "PUNCT", 3, "punct"),
        )
        trees.append("".join(f"{n}\t{f}\t{f}\t{u}\tX\t_\t{h}\t{d}\t_\t_\n" for n, (f, u, h, d) in enumerate(rows, 1)))
        names.append(f"{who}\tB-NEP\n{where}\tB-NEL\nगया\tO\n।\tO\n")
        raw.append(f"{who} {where} गया।")
    (folder / "trees.conllu").write_text("\n".join(trees * 2) + "\n", encoding="utf-8")
    (folder / "names.conll").write_text("\n".join(names * 3) + "\n", encoding="utf-8")
    (folder / "raw").mkdir()
    (folder / "raw" / "a.txt").write_text("\n".join(raw * 3), encoding="utf-8")


@pytest.mark.stanza
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # of Stanza's scorer
def test_all_models_are_trained_and_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    pytest.importorskip("gensim", reason="word vectors need the extra [train]")
    monkeypatch.setattr("hindi_news.training.stanza_models.SIZES", {**SIZES, "tiny": LEAST})
    corpora(tmp_path)
    out = tmp_path / "models"
    arguments: list[Any] = [
        "stanza", "--out", out, "--size", "tiny", "--package", "mine", "--conllu", tmp_path / "trees.conllu",
        "--ner", f"names:ilner:{tmp_path / 'names.conll'}", "--raw", tmp_path / "raw", "--held-out", "2",
        "--licence", "ours", "--drop-work",
    ]  # fmt: skip
    assert main([str(a) for a in arguments]) == 0
    assert not (out / "work").exists()
    card = json.loads((out / "card.json").read_text(encoding="utf-8"))
    assert set(card["files"]) == {f"hi/{p}/{'names' if p == 'ner' else 'mine'}.pt" for p in PROCESSORS}
    assert card["licence"] == "ours"
    assert set(card["held out"]) >= {"pos mine", "depparse mine", "ner names"}
    text = "राम पटना गया।"
    for own in (True, False):
        doc = Analyzer(engine="stanza", stanza_dir=out, tokenize_pretokenized=own).analyze(text)
        assert all(text[t.start : t.end] == t.text and t.upos and t.head is not None for t in doc.tokens)


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        ({"size": "huge"}, "unknown size 'huge'; choose one of: small, tiny"),
        ({"only": ["poss"]}, "unknown processor 'poss'"),
    ],
)
def test_unusable_plans_name_the_choices(plan: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=message):
        train(Plan(out=tmp_path, **plan))


@pytest.mark.stanza
@pytest.mark.parametrize(("only", "message"), [("pos", "no treebank"), ("pretrain", "no text for word vectors")])
def test_missing_corpora_are_named(only: str, message: str, tmp_path: Path) -> None:
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    with pytest.raises(InputError, match=message):
        train(Plan(out=tmp_path, only=[only]))


@pytest.mark.stanza
def test_a_treebank_that_is_too_small_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("stanza", reason="needs the extra [stanza]")
    corpora(tmp_path)
    with pytest.raises(InputError, match="too few to hold out one in 10"):
        train(Plan(out=tmp_path / "m", conllu=[tmp_path / "trees.conllu"], only=["pos"]))
