"""Where the names of organisations end: the town behind a school, the number of an aircraft, what the union rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..page import GLUED, LINE, SPACE, Name, Page
from ..text.normalize import matching_key
from .belonging import ARTICLES
from .gazetteer import state_names
from .organizations import UNION
from .place_words import is_known
from .vocabulary import clear_organizations, given_names, heads, keys_of, proper, surnames

#: Most words of the place behind an institution, and of the head of its name.
_TOWNS, _HEAD = 2, 4
#: Institutions of which every town has many, so that theirs is told after their name.
_LOCAL = frozenset(("hospital", "school", "university", "shop"))
_PLAIN = frozenset(map(matching_key, ("सिविल", "सदर", "जनरल", "कोविड", "कोरोना", "लेवल", "रेफरल", "मिलिट्री", "सीनियर")))
#: Makers whose name before a number means what they make.
_MAKERS = frozenset(map(matching_key, ("बोइंग", "बोईंग", "एयरबस", "एम्ब्रेयर", "बॉम्बार्डियर", "सेसना", "सुखोई", "boeing", "airbus")))
_HYPHENS = frozenset("-‐‑–")
#: Digits of the number of a model, at least, where no hyphen joins it.
_MODEL = 3
#: First words of the names of bodies of the whole country, of which the tagger sees the second alone.
_WHOLE_COUNTRY = frozenset(map(keys_of, ("अखिल भारतीय", "ऑल इंडिया", "आल इंडिया")))
_RULED = matching_key("शासित")
#: Words before an English article inside a name (सेंटर फॉर द …).
_GOES_ON = frozenset(map(matching_key, ("ऑफ", "आफ", "फॉर", "फार", "इन", "ऑन", "एंड", "टू", "डॉक्टर्स", "विदाउट")))


def respan(page: Page, names: Iterable[Name]) -> list[Name]:
    """The candidates, organisations cut where their names end; those that are none are left out."""
    keys = page.words.key
    out: list[Name] = []
    for n in names:
        body = n.type == "organization" and n.first > 0
        if body and ((keys[n.first - 1], keys[n.first]) in _WHOLE_COUNTRY or _has_article(page, n.first)):
            n = n._replace(first=n.first - 1)
        if body and (first := _of_state(page, n)) < n.first:
            n = n._replace(first=first)
        ground = n.type in ("organization", "place")
        if ground and (_is_model(page, n) or _is_territory(keys, n)):
            continue
        if ground and _is_listed(keys, n):
            out.append(n._replace(stop=n.stop - 2, type="place"))
            continue
        stop = _before_town(keys, n) if ground and n.rule == "tagger" and n.stop - n.first > 2 else n.stop
        out.append(n if stop == n.stop else n._replace(stop=stop, type="organization"))
        out.extend(n._replace(first=t, stop=t + 1, type="place") for t in range(stop, n.stop))
    return out


def _has_article(page: Page, first: int) -> bool:
    """द हिमालय टाइम्स: the English article begins a name, unless one goes on before it (सेंटर फॉर द …)."""
    keys, gap = page.words.key, page.words.gap
    if keys[first - 1] not in ARTICLES or gap[first] != SPACE:
        return False
    return first < 2 or gap[first - 1] >= LINE or keys[first - 2] not in _GOES_ON


def _of_state(page: Page, n: Name) -> int:
    """Where a party's name begins with the state whose it is: उत्तर प्रदेश बीजेपी, बिहार भाजपा."""
    keys, known = page.words.key, clear_organizations().get(page.words.key[n.first : n.stop])
    if known is None or known.kind != "party" or page.words.gap[n.first] != SPACE:
        return n.first
    begins = (b for b in range(max(0, n.first - 2), n.first) if state_names().get(keys[b : n.first]) is not None)
    return next((b for b in begins if all(g == SPACE for g in page.words.gap[b + 1 : n.first])), n.first)


def _is_model(page: Page, n: Name) -> bool:
    """बोइंग 777, एयरबस ए320, सुखोई-30: aircraft."""
    keys, gap, at = page.words.key, page.words.gap, n.stop
    if n.stop - n.first > 1 or keys[n.first] not in _MAKERS or at >= len(keys):
        return False
    if keys[at] in _HYPHENS and at + 1 < len(keys):
        return any(c.isdigit() for c in keys[at + 1])
    digits = sum(c.isdigit() for c in keys[at])
    mixed = at + 1 < len(keys) and gap[at + 1] == GLUED and keys[at + 1][:1].isdigit()  # ए320
    return digits >= _MODEL or (digits > 0 and not keys[at].isdigit()) or (mixed and len(keys[at]) < _MODEL)


def _is_territory(keys: Sequence[str], n: Name) -> bool:
    """केंद्र शासित प्रदेश: what is ruled by the union names no government."""
    return n.stop - n.first == 1 and keys[n.first] in UNION and keys[n.stop : n.stop + 1] == (_RULED,)


def _is_listed(keys: Sequence[str], n: Name) -> bool:
    """उत्तराखंड - 5: a place and its number in a list."""
    long = n.stop - n.first > 2 and keys[n.stop - 1].isdigit() and keys[n.stop - 2] in _HYPHENS
    return long and is_known(tuple(keys[n.first : n.stop - 2]))


def _before_town(keys: Sequence[str], n: Name) -> int:
    """Where the name of an institution ends before that of its town, unless it has no other (सिविल अस्पताल बरनाला)."""
    ends = heads()
    for stop in range(n.stop - 1, max(n.first + 1, n.stop - _TOWNS - 1), -1):
        town = tuple(keys[stop : n.stop])
        first = next((t for t in range(max(n.first + 1, stop - _HEAD), stop) if tuple(keys[t:stop]) in ends), stop)
        head = ends.get(tuple(keys[first:stop]))
        local = head is not None and head.kind in _LOCAL and all(map(proper, town))
        local = local and (len(town) == 1 or is_known(town[-1:]))
        if local and any(map(_own, keys[n.first : first])):
            return stop
    return n.stop


def _own(key: str) -> bool:
    """Whether a word makes the name of an institution its own: a rare word, a person's name (गंगा), a number."""
    if key in _PLAIN:
        return False
    return key.isdigit() or proper(key) or key in given_names() or key in surnames() or is_known((key,))
