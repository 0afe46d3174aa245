"""The reader of raw text, on text in which each word tells the next."""

from __future__ import annotations

import random
import sys
import zlib

import numpy as np
import pytest

from hindi_news.errors import MissingExtraError
from hindi_news.tagging.crf import Floats
from hindi_news.training.reader import Reader, ReaderSettings, Text, alike, filled, learn

SMALL = ReaderSettings(epochs=12, batch=8, rate=0.02, hidden=16, drawn=6)
#: A word of the first kind is followed by the one of the second at its place.
FIRST = ("राम", "सीता", "मोहन", "गीता", "अमर", "विमल")
SECOND = ("पटना", "दिल्ली", "जयपुर", "भोपाल", "लखनऊ", "मुंबई")


def vectors(key: str) -> Floats:
    return np.random.default_rng(zlib.crc32(key.encode())).standard_normal(100).astype(np.float32)


def texts() -> list[Text]:
    rng = random.Random(1)
    pairs = [[word for i in rng.choices(range(6), k=8) for word in (FIRST[i], SECOND[i])] for _ in range(60)]
    return [(words, words) for words in pairs]


def losses(settings: ReaderSettings) -> list[float]:
    lines: list[str] = []
    learn(Reader(texts(), vectors, settings.hidden), texts(), settings, lines.append)
    assert [line.split(": loss ")[0] for line in lines] == [
        f"reader, pass {i + 1} of {settings.epochs}" for i in range(settings.epochs)
    ]
    return [float(line.split(": loss ")[1].removesuffix(" a word")) for line in lines]


def test_a_missing_library_tells_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(MissingExtraError, match=r"torch is not installed; run: pip install 'hindi_news\[net\]'"):
        Reader(texts(), vectors, 16)


def test_batches_hold_texts_of_like_length_each_once() -> None:
    lengths = [1, 50, 2, 51, 3, 52]
    batches = alike(lengths, 3, random.Random(1))
    assert sorted(map(sorted, batches)) == [[0, 2, 4], [1, 3, 5]]
    assert filled([[1, 2], [3]], -1).tolist() == [[1, 2], [3, -1]]


@pytest.mark.stanza
@pytest.mark.usefixtures("one_thread")
def test_a_reader_learns_what_follows_what() -> None:
    found = losses(SMALL)
    # Of each word's two neighbours the text tells one; the other is one of six.
    assert found[-1] < 0.75 * found[0]
    assert losses(SMALL) == found  # the same seed, the same reader
    assert losses(SMALL._replace(epochs=0)) == []


@pytest.mark.stanza
@pytest.mark.usefixtures("one_thread")
def test_states_of_a_text_do_not_depend_on_its_batch() -> None:
    torch = pytest.importorskip("torch")
    reader = Reader(texts(), vectors, 16)
    long, short = texts()[0][0], list(FIRST[:3])
    with torch.no_grad():
        _, alone = reader.read(reader.batch([reader.code(short, short)]), lambda given: given)
        given, beside = reader.read(reader.batch([reader.code(w, w) for w in (long, short)]), lambda given: given)
    assert given.shape == (2, 16, reader.width)
    assert beside.shape == (2, 16, reader.states)
    assert torch.allclose(alone[0], beside[1, :3], atol=1e-6)
    assert reader.knows("राम")
    assert not reader.knows("शबनम")
