"""Learns the tables of :class:`hindi_news.tagging.lemmas.Lemmatizer` from a treebank."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from ..tagging.lemmas import LONGEST_ENDING, Change, Lemmatizer, with_dots_of
from .treebank import Sentence

#: An ending of more than two letters has a rule if so many forms agree on it.
_LEAST_FORMS = 2
#: Features decide the lemma of a form that was seen with them so often.
_LEAST_SEEN = 3


def learn(sentences: Iterable[Sentence]) -> Lemmatizer:
    """Tables that give every form its most frequent lemma, as small as the endings allow."""
    loose: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    strict: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for w in sentence:
            lemma = with_dots_of(w.norm, w.lemma)
            loose[w.norm, w.upos][lemma] += 1
            strict[w.norm, w.upos, w.feats][lemma] += 1
    usual = {key: _most(found) for key, found in loose.items()}
    endings = _endings(usual)
    rules = Lemmatizer({}, {}, endings)
    known = {key: lemma for key, lemma in usual.items() if rules.by_ending(*key) != lemma}
    exact = {
        key: _most(found)
        for key, found in strict.items()
        if sum(found.values()) >= _LEAST_SEEN and _most(found) != usual[key[:2]]
    }
    return Lemmatizer(exact, known, endings)


def _most(found: Counter[str]) -> str:
    return max(found.items(), key=lambda item: (item[1], item[0]))[0]


def _endings(usual: dict[tuple[str, str], str]) -> dict[tuple[str, str], Change]:
    seen: dict[tuple[str, str], Counter[Change]] = defaultdict(Counter)
    for (form, upos), lemma in usual.items():
        change = _change(form, lemma)
        for n in range(min(LONGEST_ENDING, len(form)) + 1):
            seen[upos, form[len(form) - n :]][change] += 1
    out: dict[tuple[str, str], Change] = {}
    # Short endings first: a longer one needs a rule only where it says something else.
    for (upos, end), changes in sorted(seen.items(), key=lambda item: (len(item[0][1]), item[0])):
        best, count = max(changes.items(), key=lambda item: (item[1], item[0]))
        if count < _LEAST_FORMS and len(end) > 2:
            continue
        inherited = next((out[upos, end[i:]] for i in range(1, len(end) + 1) if (upos, end[i:]) in out), None)
        if best != inherited:
            out[upos, end] = best
    return out


def _change(form: str, lemma: str) -> Change:
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return Change(len(form) - same, lemma[same:])
