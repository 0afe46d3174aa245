"""Word classes from raw text: k-means over word2vec vectors, at several sizes and two window widths.

A wide window groups words by topic (towns, politicians), a narrow one by what stands beside them (surnames, case markers);
together they tell a tagger more than either (Mikolov et al. 2013; Levy and Goldberg 2014).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from ..errors import InputError
from .libraries import library

#: Name of a family of classes -> window of the vectors.
WINDOWS = {"a": 4, "n": 1}
SIZES = (64, 256, 1024)
#: How often a word must be seen.
LEAST = 4


def word_classes(texts: Iterable[Sequence[str]], *, seed: int = 1, workers: int = 2) -> dict[str, list[str]]:
    """Word -> its classes as features (``a0=17``, ``a1=203`` …), for words seen four times or more.

    Args:
        texts: sentences or paragraphs of matching keys.
        seed: of vectors and clustering.
        workers: threads; with more than one, vectors differ a little from run to run.

    Raises:
        InputError: no word is seen four times.
        MissingExtraError: gensim or scikit-learn is not installed.
    """
    word2vec, k_means = library("gensim.models").Word2Vec, library("sklearn.cluster").MiniBatchKMeans
    corpus = [list(t) for t in texts]
    if not any(n >= LEAST for n in Counter(word for text in corpus for word in text).values()):
        raise InputError(f"no word stands {LEAST} times in the raw text; there is too little of it for word classes")
    out: dict[str, list[str]] = {}
    for family, window in WINDOWS.items():
        model = word2vec(
            corpus, vector_size=100, window=window, min_count=LEAST, sg=1, epochs=5, seed=seed, workers=workers
        )
        vectors = model.wv.vectors / np.linalg.norm(model.wv.vectors, axis=1, keepdims=True)
        for level, size in enumerate(SIZES):
            size = min(size, len(vectors))
            found = k_means(size, random_state=seed, n_init=3, batch_size=4096, max_iter=60).fit(vectors)
            for word, number in zip(model.wv.index_to_key, found.labels_, strict=True):
                out.setdefault(word, []).append(f"{family}{level}={number}")
    return out
