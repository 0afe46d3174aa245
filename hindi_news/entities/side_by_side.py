"""Two people side by side (सुनील राव | अनिल दास के दोस्त हैं), whom a finder took for one: each is named elsewhere, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..page import Name, Page

Phrase = tuple[str, ...]


def two_people(page: Page, names: list[Name], free: Sequence[bool]) -> list[Name]:
    """A person's name of three words or more, cut where two begin and end that the article has by themselves."""
    keys = page.words.key
    persons = [n for n in names if n.type == "person"]
    if all(n.stop - n.first < 3 for n in persons):
        return names
    phrases = Counter(keys[n.first : n.stop] for n in persons)
    lasts = Counter(p[-1] for p in phrases if len(p) > 1)
    # The last word of the two names together counts once.
    firsts = {p[0] for p in phrases if len(p) > 1 and lasts[p[0]] < 2}
    out: list[Name] = []
    for n in names:
        cut = _cut(keys[n.first : n.stop], phrases, firsts) if n.type == "person" and n.stop - n.first > 2 else 0
        if cut:
            out += [n._replace(stop=n.first + cut, rule="side_by_side"), n._replace(first=n.first + cut, rule="side_by_side")]
        else:
            out.append(n)
    return out


def _cut(phrase: Phrase, phrases: Mapping[Phrase, int], firsts: set[str]) -> int:
    """Words before the second name; 0 if the phrase is one name, as one that comes again is."""
    for at in range(1, len(phrase) if phrases[phrase] == 1 else 0):
        second = phrase[at:]
        whole = len(second) > 1 and second in phrases
        # A single word is a surname as a rule: the second name only if others begin with it.
        if phrase[:at] in phrases and (whole or (at > 1 and len(second) == 1 and second[0] in firsts)):
            return at
    return 0
