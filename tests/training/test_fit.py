"""CRFsuite's weights, taken over into our own tagger."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pycrfsuite", reason="needs the extra [train]")

import pycrfsuite

from hindi_news.errors import MissingExtraError
from hindi_news.tagging.names import NameTagger
from hindi_news.text.normalize import matching_key
from hindi_news.training import corpus, fit
from hindi_news.training.names_command import METHODS

from .news import marked


def sentences(folder: Path, seed: int, count: int) -> list[corpus.Sentence]:
    path = folder / f"{seed}.txt"
    path.write_text(marked(seed, count), encoding="utf-8")
    return corpus.read([path], "inline")


def test_attributes_of_a_token_and_its_neighbours(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("[[P|अनिल]] घर गया", encoding="utf-8")
    first, second, third = fit.attributes(corpus.read([path], "inline")[0], {"घर": "a1=6"})
    assert "^|0" in first
    assert not [a for a in first if a.startswith(("<", "-"))]
    assert "0|a1=6" in second
    assert "-1|a1=6" in third
    assert "<|0,7" in second
    assert ">|0,7" in first
    assert "^|1" in third
    assert not [a for a in third if a.startswith((">", "1|", "2|"))]
    assert len([a for a in third if a.startswith("-2|")]) == 2


def test_our_tagger_says_what_crfsuite_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same labels on unseen sentences as the library that trained the weights, so no weight is lost on the way."""
    model = tmp_path / "model"

    class Kept(pycrfsuite.Trainer):  # type: ignore[misc]
        def train(self, path: str) -> None:
            super().train(path)
            model.write_bytes(Path(path).read_bytes())

    monkeypatch.setattr(pycrfsuite, "Trainer", Kept)
    facts = {matching_key("रामगढ़"): "a1=1\tl", "अनिल": "a1=2\tp", "में": "a1=0"}
    said: list[str] = []
    weights = fit.fit([(s, facts) for s in sentences(tmp_path, 1, 90)], iterations=45, progress=said.append)
    assert said
    assert all(line.startswith("iteration ") for line in said)
    assert weights.labels == ("B-L", "B-P", "I-P", "O")
    theirs = pycrfsuite.Tagger()
    theirs.open(str(model))
    states = theirs.info().state_features
    ours = NameTagger(weights, facts)
    for sentence in sentences(tmp_path, 9, 60):
        norms, keys = [t.norm for t in sentence], [t.key for t in sentence]
        seen = fit.attributes(sentence, facts)
        labels, _ = ours.labels(norms, keys, [(0, len(sentence))])
        assert labels == theirs.tag(seen) == [t.label for t in sentence]
        expected = [[sum(states.get((a, label), 0.0) for a in row) for label in weights.labels] for row in seen]
        np.testing.assert_allclose(ours._crf.scores(norms, keys, [(0, len(sentence))]), expected, atol=1e-4)


def test_features_seen_once_are_left_out(tmp_path: Path) -> None:
    examples = [(s, dict[str, str]()) for s in sentences(tmp_path, 2, 40)]
    rare, common = (fit.fit(examples, iterations=5, minimum=least) for least in (1, 20))
    assert len(common.own) < len(rare.own)


def test_without_the_library_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pycrfsuite", None)
    with pytest.raises(MissingExtraError, match=r"hindi_news\[train\]"):
        fit.fit([])


def test_the_method_has_its_own_penalties() -> None:
    assert (METHODS["crfsuite"].c1, METHODS["crfsuite"].c2) == (fit.C1, fit.C2)
