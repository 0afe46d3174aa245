"""Which place of the gazetteer a name means, read off the article: what it lies in, its neighbours, how large it is.

Every reading of a name starts with what speaks for it anywhere (a country is meant before a hamlet, a name in Devanagari
before a spelling that only sounds alike) and gains by what the article says.  The sums become probabilities.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..page import Cluster, Page
from . import atlas
from .atlas import Spot
from .gazetteer import Phrase, capital_names, country_names, district_names, people_names, region_names, state_names
from .phonetic import likeness, skeletons
from .place_spans import ENGLISH, HYPHENS
from .surroundings import Around, surroundings

#: What speaks for a reading by where it comes from.
COUNTRY, STATE, REGION, CAPITAL, AREA, EXACT = 9.0, 7.0, 6.5, 3.0, 3.5, 1.2
#: A power of ten more people; a place in India; a district's seat.
PER_DIGIT, INDIAN, DISTRICT = 0.6, 1.2, 1.5
#: People whom a place has at least whose name is looked for in texts, for what GeoNames does not count (Hubei, Parachinar).
SOUGHT = 10_000
#: Said to lie within, beside a place of the same state or country, elsewhere in the article.
WITHIN, BESIDE_STATE, BESIDE_COUNTRY, ARTICLE_STATE, ARTICLE_COUNTRY = 4.0, 1.5, 1.0, 1.5, 2.0
#: A spelling that only sounds alike: outside of what the name is said to lie in, of a country or an Indian state that the
#: article does not speak of.
OUTSIDE, STRANGER, STRANGER_STATE = -4.0, -2.5, -1.5
#: Of an Indian place beside which nothing of its state stands.
UNVOUCHED = -1.0
#: Share of the article's places that must lie in a country, and least weight of them, so that an unknown name is taken to.
STRONG, STRONG_WEIGHT = 0.6, 2
#: Least likeness of such a spelling (in Latin letters: LATIN_LIKE), the one that is worth nothing, and what a tenth is worth.
LIKE, LATIN_LIKE, EVEN, PER_LIKENESS = 0.87, 0.94, 0.94, 1.0
#: The same for the seat of a district of that name.
SEAT_LIKE = 0.7
#: A spelling under the key of another name of a place: what it is worth, and the least length of such a key.
BY_OTHER_NAME, OTHER_LENGTH = -1.0, 4
#: What it costs that the words beside the name tell another kind, and what it is worth that they tell the same.
OTHER_KIND, SAME_KIND = -2.5, 1.5
#: People above whom no place is a village.
VILLAGE = 100_000
#: Sum from which a reading is taken.
TAKEN = 3.0
#: Places with one sound key that are compared, in India and elsewhere.
COMPARED, COMPARED_ABROAD = 40, 12
#: Sum from which the first words of a longer name are taken for a place, and for one whose name is looked for in texts.
NAMESAKE, NAMESAKE_SOUGHT = 5.5, 4.0
#: Readings that are kept.
KEPT = 5


class Reading(NamedTuple):
    """One place that a name may mean; ``worth`` is what speaks for it anywhere, ``known``: Hindi writes it so."""

    spot: Spot
    worth: float
    known: bool


class Link(NamedTuple):
    """A cluster's place: the chosen reading (None: the gazetteer has none) with its probability, and all that were weighed.

    ``country`` and ``admin`` are what the article tells where no reading was taken.
    """

    spot: Spot | None
    score: float | None
    weighed: tuple[tuple[Spot, float], ...]
    country: str | None
    admin: str | None


@lru_cache(maxsize=8192)
def readings(phrase: Phrase, name: str, by_sound: bool = True) -> tuple[Reading, ...]:
    """What a name may mean, by matching keys and normal form; the likeliest anywhere first.

    ``by_sound``: also what only sounds alike.
    """
    found: dict[Spot, Reading] = {}

    def add(spot: Spot | None, worth: float, known: bool = True) -> None:
        if spot is not None and (spot not in found or found[spot].worth < worth):
            found[spot] = Reading(spot, worth, known)

    country, state, region = country_names().get(phrase), state_names().get(phrase), region_names().get(phrase)
    if country is not None and country.country:
        spot = atlas.shipped().of_code(country.country)
        add(spot or Spot(country.latin, "country", country.country, None, None, None, 0, None), COUNTRY)
    sure = (country is not None and country.alone) or (region is not None and region.alone)
    towns = _towns(phrase, name, by_sound and not sure)
    if state is not None and state.admin:
        inside = [r.spot for r in towns if r.spot.admin == state.admin]
        if state.kind == "city" and inside:
            add(max(inside, key=lambda s: s.population), STATE)
        add(atlas.shipped().of_code(state.admin), STATE - (state.kind == "city"))
    if region is not None:
        # A state abroad that the gazetteer has too: its entry knows the division.
        states = [r.spot for r in towns if r.known and r.spot.kind == region.kind == "state"]
        same = (spot for spot in states if spot.country == region.country)
        rough = Spot(region.english, region.kind, region.country or "", None, region.latitude, region.longitude, 0, None)
        add(next(same, rough), REGION)
    capital = capital_names().get(phrase)
    if capital is not None and capital.country:
        seat = atlas.shipped().capital_of(capital.country)
        inside = [r.spot for r in towns if r.spot.country == capital.country]
        if seat not in inside and inside:
            seat = max(inside, key=lambda s: s.population)
        if seat is not None:
            add(seat, _size(seat) + EXACT + CAPITAL)
    for r in towns:
        add(*r)
    # Kandahar is the town rather than the province, where nothing else is said.
    for r in list(found.values()):
        if r.spot.kind == "state" and any(
            t.spot.kind == "city" and t.known and t.spot.admin == r.spot.admin for t in towns if r.spot.country != "IN"
        ):
            found[r.spot] = r._replace(worth=r.worth - EXACT)
    district = district_names().get(phrase)
    kind, codes = (district.kind, district.states) if district is not None else ("", ())
    for code in codes:
        if not any(r.spot.admin == code and r.known for r in towns):
            add(Spot("", kind, "IN", code, None, None, 0, None), AREA)
    return tuple(sorted(found.values(), key=lambda r: (-r.worth, r.spot.name, r.spot.geonames_id or 0)))


def _size(spot: Spot, least: int = 300) -> float:
    return PER_DIGIT * math.log10(max(spot.population + 300, least)) + (INDIAN if spot.country == "IN" else 0.0)


def _towns(phrase: Phrase, name: str, by_sound: bool) -> list[Reading]:
    gazetteer, district = atlas.shipped(), district_names().get(phrase)
    seats = district.states if district is not None and district.kind == "district" else ()
    people = SOUGHT if gazetteer.sought.get(phrase) is not None else 0
    out: dict[Spot, Reading] = {}
    # The lexicons know the states of India better than their translations do.
    for spot in [s for s in gazetteer.named(phrase) if s.country != "IN" or s.kind != "state"]:
        worth = _size(spot, people) + EXACT + (DISTRICT if spot.admin in seats else 0.0) - (spot.kind == "country") * EXACT
        out[spot] = Reading(spot, worth, True)
    for key in skeletons(name) if by_sound else ():
        # Short keys are shared by hundreds; the ones that news names are large or near.
        ranked = sorted(gazetteer.sounding(key), key=lambda s: _size(s[0]), reverse=True)
        near = [s for s in ranked if s[0].country == "IN"][:COMPARED]
        for spot, own in near + [s for s in ranked if s[0].country != "IN"][:COMPARED_ABROAD]:
            if spot in out or (spot.country == "IN" and spot.kind == "state"):
                continue
            if not own:
                sound = BY_OTHER_NAME if len(key) >= OTHER_LENGTH and not name.isascii() else None
            else:
                alike = likeness(name, spot.name)
                least = LATIN_LIKE if name.isascii() or spot.kind == "country" else SEAT_LIKE if spot.admin in seats else LIKE
                sound = PER_LIKENESS * 10 * (alike - EVEN) if alike >= least else None
            if sound is not None:
                seat = DISTRICT if spot.admin in seats else 0.0
                worth = _size(spot) + sound + seat
                # A district's seat is written as the district is.
                out[spot] = Reading(spot, worth + (EXACT if seat else 0.0), bool(seat))
    return list(out.values())


def link_places(page: Page, clusters: Sequence[Cluster], kinds: Mapping[int, str]) -> dict[int, Link]:
    """A link for each place, by cluster index; ``kinds`` are the ones that the words beside the names tell."""
    places = [i for i, c in enumerate(clusters) if c.type == "place"]
    if not places:
        return {}
    options = {i: _by_kind(_options(page, clusters[i], kinds.get(i) not in _BUILT), kinds.get(i)) for i in places}
    around = surroundings(page, clusters)
    chosen: dict[int, Spot] = {}
    groups = {i: code for i, c in enumerate(clusters) if c.type == "group" and (code := _people_of(page, c))}
    # What can mean one thing only speaks first; then all are weighed in its light, twice.
    for i, found in options.items():
        if found and found[0].known and (len(found) == 1 or found[0].worth > found[1].worth + 3.0):
            chosen[i] = found[0].spot
    weighed: dict[int, list[tuple[float, Reading]]] = {}
    for _ in range(2):
        scene = _Scene(clusters, chosen, groups)
        weighed = {i: _weigh(found, i, around[i], scene) for i, found in options.items()}
        chosen = {i: w[0][1].spot for i, w in weighed.items() if w and w[0][0] >= TAKEN}
    scene = _Scene(clusters, chosen, groups)
    out = {}
    for i in places:
        out[i] = _link(weighed[i], around[i], scene)
        if out[i].spot is None and (town := _named_after(page, clusters[i])) is not None:
            out[i] = out[i]._replace(country=town.country, admin=town.admin)
    return out


def _named_after(page: Page, cluster: Cluster) -> Spot | None:
    """The known town, state or country that a longer name begins with (मुंबई हवाई अड्डे), or that follows a direction in it."""
    m = cluster.mentions[0]
    first = next((i for i in range(m.first, m.stop) if page.words.key[i] not in ENGLISH | HYPHENS), m.first)
    for stop in range(m.stop - (first == m.first), first, -1):
        found = readings(page.words.key[first:stop], page.words.phrase(first, stop), False)
        least = NAMESAKE_SOUGHT if page.words.key[first:stop] in atlas.shipped().sought else NAMESAKE
        if found and found[0].known and found[0].worth >= least:
            return found[0].spot
    return None


def _by_kind(found: Iterable[Reading], told: str | None) -> tuple[Reading, ...]:
    """The readings in the light of the kind that is told: फुजियन प्रांत is no town."""
    out = []
    for r in found:
        if told is not None:
            spot, worth = r.spot, r.worth
            if told == spot.kind:
                worth += SAME_KIND
            elif _contradicts(told, r):
                worth += OTHER_KIND
            r = r._replace(worth=worth)
        out.append(r)
    return tuple(sorted(out, key=lambda r: -r.worth))


def _contradicts(told: str, reading: Reading) -> bool:
    spot = reading.spot
    if told == "village" and spot.kind == "city":
        return spot.population > VILLAGE
    return not reading.known and told not in _COMPATIBLE.get(spot.kind, ())


#: Kinds of the gazetteer and what else they may be called.
_COMPATIBLE = {"city": ("district", "region", "village"), "village": ("city", "region", "district"), "state": ("region",)}


#: Kinds of places that are no towns, whatever they sound like.
_BUILT = frozenset(("facility", "street"))


def _options(page: Page, cluster: Cluster, by_sound: bool) -> tuple[Reading, ...]:
    """Readings of the names that most mentions bear."""
    names = Counter((page.words.key[m.first : m.stop], page.words.phrase(m.first, m.stop)) for m in cluster.mentions
                    if m.form == "name")
    best: dict[Spot, Reading] = {}
    for (phrase, name), _ in names.most_common(3):
        for r in readings(phrase, name, by_sound):
            if r.spot not in best or best[r.spot].worth < r.worth:
                best[r.spot] = r
    return tuple(sorted(best.values(), key=lambda r: -r.worth))


def _people_of(page: Page, cluster: Cluster) -> str | None:
    m = cluster.mentions[0]
    sense = people_names().get(page.words.key[m.first : m.stop])
    return sense.country if sense is not None else None


class _Scene:
    """What the article is known to speak of."""

    def __init__(self, clusters: Sequence[Cluster], chosen: dict[int, Spot], groups: dict[int, str]) -> None:
        self._clusters = clusters
        self.chosen = chosen
        self.groups = groups
        self.countries = Counter[str]()
        self.admins = Counter[str]()
        for i, spot in chosen.items():
            weight = min(len(clusters[i].mentions), 5)
            if spot.country:
                self.countries[spot.country] += weight
            if spot.admin:
                self.admins[spot.admin] += weight
        self._indian = sum(n for code, n in self.admins.items() if code.startswith("IN-"))
        for i, code in groups.items():
            self.countries[code] += min(len(clusters[i].mentions), 3)

    def country(self, index: int) -> str | None:
        spot = self.chosen.get(index)
        return (spot.country or None) if spot is not None else self.groups.get(index)

    def own(self, index: int, of: str) -> tuple[str | None, int]:
        """What one cluster itself adds to the counts: its code and weight."""
        spot = self.chosen.get(index)
        return (None, 0) if spot is None else (getattr(spot, of) or None, min(len(self._clusters[index].mentions), 5))

    def share(self, counts: Counter[str], code: str | None, own: tuple[str | None, int]) -> float:
        """How much of the article speaks of a code, leaving out what one cluster itself says; 0 to 1."""
        total = counts.total() - (own[1] if own[0] else 0)
        mine = own[1] if own[0] == code else 0
        return (counts[code] - mine) / total if code and total > 0 else 0.0

    def states_but(self, index: int) -> int:
        """How often the article names places of Indian states, one cluster aside."""
        code, weight = self.own(index, "admin")
        return self._indian - (weight if code and code.startswith("IN-") else 0)


def _weigh(found: Iterable[Reading], index: int, around: Around, scene: _Scene) -> list[tuple[float, Reading]]:
    out = []
    for r in found:
        spot, total = r.spot, r.worth
        share = scene.share(scene.countries, spot.country, scene.own(index, "country"))
        total += ARTICLE_COUNTRY * math.sqrt(share)
        if spot.kind not in ("country", "state"):
            by_state = scene.share(scene.admins, spot.admin, scene.own(index, "admin"))
            total += ARTICLE_STATE * math.sqrt(by_state)
            if not r.known and spot.country == "IN" and not by_state and scene.states_but(index):
                total += STRANGER_STATE
        # A comma also stands between the members of a list (भारत, ब्राज़ील): it shows nothing of mere sounds.
        areas = around.within if r.known else around.holders
        inside = any(_lies_in(spot, scene.chosen.get(i)) for i in areas)
        if spot.kind != "country":
            inside = inside or any(scene.groups.get(i) == spot.country for i in around.within)
        total += WITHIN * inside
        if not r.known and any(_lies_outside(spot, scene.chosen.get(i)) for i in around.holders):
            total += OUTSIDE
        near = {scene.chosen[i] for i in around.beside if i in scene.chosen}
        total += BESIDE_STATE * any(n.admin == spot.admin for n in near if spot.admin)
        by_country = any(scene.country(i) == spot.country for i in around.beside)
        total += BESIDE_COUNTRY * by_country
        if not r.known and not inside and not by_country and share <= 0 and spot.country != "IN":
            total += STRANGER
        if not r.known and not inside and spot.country == "IN" and not any(n.admin == spot.admin for n in near if n.admin):
            total += UNVOUCHED
        out.append((total, r))
    return sorted(out, key=lambda x: (-x[0], -x[1].spot.population, x[1].spot.geonames_id or 0))


def _lies_outside(spot: Spot, area: Spot | None) -> bool:
    return area is not None and bool(area.country) and area.country != spot.country


def _lies_in(spot: Spot, area: Spot | None) -> bool:
    if area is None or area == spot or not area.country:
        return False
    if area.admin and area.kind in ("state", "city", "village", "district"):
        return area.admin == spot.admin and spot.kind not in ("country", "state")
    return area.country == spot.country and spot.kind != "country"


def _link(weighed: list[tuple[float, Reading]], around: Around, scene: _Scene) -> Link:
    kept = weighed[:KEPT]
    if kept:
        top = kept[0][0]
        # The chance that none of them is meant grows as the best one weakens.
        shares = [math.exp(w - top) for w, _ in weighed]
        total = sum(shares) + math.exp(TAKEN - top)
        probabilities = tuple((r.spot, round(s / total, 4)) for (_, r), s in zip(kept, shares, strict=False))
        if top >= TAKEN:
            spot = kept[0][1].spot
            return Link(spot, probabilities[0][1], probabilities, spot.country or None, spot.admin)
    else:
        probabilities = ()
    return Link(None, None, probabilities, *_told(around, scene))


def _told(around: Around, scene: _Scene) -> tuple[str | None, str | None]:
    """Country and division of a place without a reading: of what it lies in, of its neighbours, of the article."""
    for i in around.within:
        area = scene.chosen.get(i)
        if area is not None and area.country:
            return area.country, area.admin
    votes = Counter(code for i in around.beside if (code := scene.country(i)))
    for counts, least, share in ((votes, 1, 0.0), (scene.countries, STRONG_WEIGHT, STRONG)):
        if counts:
            code = max(counts, key=lambda c: (counts[c], scene.countries[c], c))
            if counts[code] < least or counts[code] < share * counts.total():
                continue
            admins = {a for i in around.beside if (s := scene.chosen.get(i)) and s.country == code and (a := s.admin)}
            return code, next(iter(admins)) if len(admins) == 1 else None
    return None, None
