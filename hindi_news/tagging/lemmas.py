"""Lemmas by form and part of speech: a table of what training saw, and endings for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

#: Longest ending that has a rule, in code points.
LONGEST_ENDING = 6
#: Letters that treebanks write with and without their dot; a lemma follows its form.
_DOTTED = {"ड": "\u095c", "ढ": "\u095d"}
_PLAIN = {dotted: plain for plain, dotted in _DOTTED.items()}


class Change(NamedTuple):
    """Drop so many code points of a form's end, then add these."""

    drop: int
    add: str


class Lemmatizer(NamedTuple):
    """What training saw.

    ``exact``: (form, UPOS, UD features) -> lemma, where it is another than without the features; ``known``: (form, UPOS) ->
    lemma, where the endings would give another; ``endings``: (UPOS, ending) -> change, the longest ending decides.
    """

    exact: Mapping[tuple[str, str, str], str]
    known: Mapping[tuple[str, str], str]
    endings: Mapping[tuple[str, str], Change]

    def lemma(self, form: str, upos: str, feats: str) -> str:
        """Lemma of a normalised form."""
        found = self.exact.get((form, upos, feats)) or self.known.get((form, upos))
        return found if found is not None else self.by_ending(form, upos)

    def by_ending(self, form: str, upos: str) -> str:
        """Lemma by the form's longest ending that has a rule; the form itself if none has or nothing would be left."""
        for n in range(min(LONGEST_ENDING, len(form)), -1, -1):
            change = self.endings.get((upos, form[len(form) - n :]))
            if change is not None and change.drop <= len(form):
                return form[: len(form) - change.drop] + change.add or form
        return form

    def dump(self) -> str:
        """All tables as text; :func:`parse` reads it."""
        lines = [f"x\t{form}\t{upos}\t{feats}\t{lemma}" for (form, upos, feats), lemma in sorted(self.exact.items())]
        lines += [f"k\t{form}\t{upos}\t{lemma}" for (form, upos), lemma in sorted(self.known.items())]
        lines += [f"e\t{upos}\t{end}\t{c.drop}\t{c.add}" for (upos, end), c in sorted(self.endings.items())]
        return "\n".join(lines)


def parse(text: str) -> Lemmatizer:
    """The tables that :meth:`Lemmatizer.dump` wrote."""
    exact: dict[tuple[str, str, str], str] = {}
    known: dict[tuple[str, str], str] = {}
    endings: dict[tuple[str, str], Change] = {}
    for line in text.split("\n"):
        cells = line.split("\t")
        if cells[0] == "k":
            known[cells[1], cells[2]] = cells[3]
        elif cells[0] == "x":
            exact[cells[1], cells[2], cells[3]] = cells[4]
        elif cells[0] == "e":
            endings[cells[1], cells[2]] = Change(int(cells[3]), cells[4])
    return Lemmatizer(exact, known, endings)


def with_dots_of(form: str, lemma: str) -> str:
    """The lemma with ड़ and ढ़ where the form has them: पड़े is of पड़, whatever the treebank's hand wrote."""
    form, lemma = _composed(form), _composed(lemma)
    out = [
        f if _DOTTED.get(c, c) == f or _PLAIN.get(c, c) == f else c for c, f in zip(lemma, form, strict=False)
    ]
    return _decomposed("".join(out) + lemma[len(out) :])


def _composed(text: str) -> str:
    return text.replace("ड\u093c", "\u095c").replace("ढ\u093c", "\u095d")


def _decomposed(text: str) -> str:
    return text.replace("\u095c", "ड\u093c").replace("\u095d", "ढ\u093c")
