"""The recurrent net beside the CRF, on sentences whose names can be told from the words around them."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import numpy as np
import pytest

from hindi_news.errors import MissingExtraError
from hindi_news.tagging.crf import Floats
from hindi_news.training.corpus import Labelled, Sentence
from hindi_news.training.net import Blend, Net, NetSettings, train
from hindi_news.training.reader import Reader

SMALL = NetSettings(epochs=25, batch=4, rate=0.02, gentle=1.0, hidden=16)
NAMES = ("राम", "सीता", "मोहन", "गीता", "अमर", "विमल")


def sentence(name: str, place: str) -> Sentence:
    words = [("श्री", "O"), (name, "B-P"), ("कल", "O"), (place, "B-L"), ("में", "O"), ("थे", "O"), ("।", "O")]
    return [Labelled(word, word, label) for word, label in words]


def sentences() -> list[Sentence]:
    return [sentence(a, b) for a in NAMES for b in ("पटना", "दिल्ली", "जयपुर", "भोपाल")]


def vectors(key: str) -> Floats:
    return np.random.default_rng(zlib.crc32(key.encode())).standard_normal(100).astype(np.float32)


def reader() -> Reader:
    return Reader([([t.norm for t in s], [t.key for t in s]) for s in sentences()], vectors, 16)


def parts(given: Sentence) -> tuple[list[str], list[str], list[str]]:
    return [t.norm for t in given], [t.key for t in given], [t.label for t in given]


def test_a_missing_library_tells_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(MissingExtraError, match=r"torch is not installed; run: pip install 'hindi_news\[net\]'"):
        Net(sentences(), reader())


@pytest.mark.stanza
@pytest.mark.usefixtures("one_thread")
def test_a_net_learns_and_reads_names_it_never_met() -> None:
    lines: list[str] = []
    start = reader()
    net = train(sentences(), start, SMALL, lines.append)
    assert len(lines) == SMALL.epochs
    assert lines[0].startswith("net, epoch 1 of 25: loss ")
    losses = [float(line.rsplit(" ", 1)[1]) for line in lines]
    assert losses[-1] < losses[0] / 10
    norms, keys, gold = parts(sentence("शबनम", "लखनऊ"))
    found = net.log_probabilities(norms, keys)
    assert found.shape == (len(gold), len(net.labels))
    assert np.allclose(np.exp(found).sum(axis=1), 1, atol=1e-5)
    assert [net.labels[i] for i in found.argmax(axis=1)] == gold
    # The same seed, the same net: the reader is as it was.
    again = train(sentences(), start, SMALL, lines.append)
    assert np.array_equal(again.log_probabilities(norms, keys), found)


@pytest.mark.stanza
@pytest.mark.usefixtures("one_thread")
def test_a_blend_adds_the_scores_of_both() -> None:
    pytest.importorskip("scipy", reason="needs the extra [train]")
    from hindi_news.tagging.names import NameTagger
    from hindi_news.training.fit_chain import Settings, fit

    net = train(sentences(), reader(), SMALL, lambda line: None)
    tagger = NameTagger(fit([(s, {}) for s in sentences()], Settings(epochs=1, minimum=1)), {})
    norms, keys, gold = parts(sentence("शबनम", "लखनऊ"))
    twice, spans = len(gold), [(0, len(gold)), (len(gold), 2 * len(gold))]
    labels, marginals = Blend(tagger, net).labels(norms * 2, keys * 2, spans)
    assert labels == gold * 2
    assert marginals.shape == (2 * twice, len(tagger.names))
    # The CRF alone is less sure, and asking the blend has not changed it.
    alone = tagger.labels(norms, keys, [(0, len(gold))])[1]
    assert marginals[:twice].max(axis=1).mean() > alone.max(axis=1).mean()
    assert np.array_equal(tagger.labels(norms, keys, [(0, len(gold))])[1], alone)


@pytest.mark.stanza
@pytest.mark.usefixtures("one_thread")
def test_evaluate_with_a_net(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for library in ("scipy", "gensim"):
        pytest.importorskip(library, reason="needs the extra [train]")
    from hindi_news.training.__main__ import main

    path = tmp_path / "x.conll"
    path.write_text("\n\n".join("\n".join(f"{t.norm}\t{t.label}" for t in s) for s in sentences() * 3), encoding="utf-8")
    given = ["evaluate", "ner", "--data", str(path), "--format", "conll", "--split", "3/3", "--epochs", "2", "--kept", "0"]
    assert main([*given, "--net", "2", "--read", "1"]) == 0
    shown = capsys.readouterr()
    assert "the CRF alone: " in shown.err
    assert "reader, pass 1 of 1: loss " in shown.err
    assert "net, epoch 2 of 2: loss " in shown.err
    assert "micro" in shown.out
