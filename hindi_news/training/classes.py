"""Word classes from raw text: k-means over word2vec vectors, at several sizes and two window widths.

A wide window groups words by topic (towns, politicians), a narrow one by what stands beside them (surnames, case markers);
together they tell a tagger more than either (Mikolov et al. 2013; Levy and Goldberg 2014).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

#: Name of a family of classes -> window of the vectors.
WINDOWS = {"a": 4, "n": 1}
SIZES = (64, 256, 1024)


def word_classes(texts: Iterable[Sequence[str]], *, seed: int = 1, workers: int = 2) -> dict[str, list[str]]:
    """Word -> its classes as features (``a0=17``, ``a1=203`` …), for words seen four times or more.

    Args:
        texts: sentences or paragraphs of matching keys.
        seed: of vectors and clustering.
        workers: threads; with more than one, vectors differ a little from run to run.
    """
    import numpy as np
    from gensim.models import Word2Vec
    from sklearn.cluster import MiniBatchKMeans

    corpus = [list(t) for t in texts]
    out: dict[str, list[str]] = {}
    for family, window in WINDOWS.items():
        model = Word2Vec(
            corpus, vector_size=100, window=window, min_count=4, sg=1, epochs=5, seed=seed, workers=workers
        )
        vectors = model.wv.vectors / np.linalg.norm(model.wv.vectors, axis=1, keepdims=True)
        for level, size in enumerate(SIZES):
            size = min(size, len(vectors))
            found = MiniBatchKMeans(size, random_state=seed, n_init=3, batch_size=4096, max_iter=60).fit(vectors)
            for word, number in zip(model.wv.index_to_key, found.labels_, strict=True):
                out.setdefault(word, []).append(f"{family}{level}={number}")
    return out
