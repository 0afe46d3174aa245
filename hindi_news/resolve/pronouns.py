"""Which referent a pronoun stands for: a linear score over a few properties of the pair.

The properties are the usual ones of salience (Lappin and Leass 1994): nearness, grammatical role, count, continuity of
the speaker; agreement in number and gender excludes.  The weights, in the lexicon ``antecedent_weights``, are
those of a softmax over the candidates of each pronoun (see SOURCES).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from functools import cache
from typing import NamedTuple

from .. import lexicon
from ..page import Words
from ..text.normalize import matching_key
from .discourse import CAN_SPEAK, Discourse, Referent

#: A referent last sighted this many sentences ago is forgotten.
LOOK_BACK = 12
#: Sentences over which a person who was brought in is meant rather than a place.
_JUST = 2
#: Sentences in which a speaker tells on, and what one does with another who answers, tokens after the name.
_TELLS_ON, _NEAR, _FAR = 5, 4, 12
_ASKED = frozenset(map(matching_key, ("संपर्क", "बात", "बातचीत", "पूछा", "सवाल", "मुलाकात")))


class Pronoun(NamedTuple):
    """A form: ``person`` is 1, 3 or rel; ``number`` sing, plur (also the honorific singular) or any; ``case``."""

    person: str
    number: str
    case: str


class Seen(NamedTuple):
    """A pronoun in the text; ``gender`` is what its verb shows (m, f or None)."""

    pronoun: Pronoun
    first: int
    sentence: int
    gender: str | None = None


@cache
def pronouns() -> dict[str, Pronoun]:
    """The lexicon by matching key."""
    rows = lexicon.read("pronouns", "form", "person", "number", "case")
    return {matching_key(r["form"]): Pronoun(r["person"], r["number"], r["case"]) for r in rows}


@cache
def weights(column: str = "weight") -> dict[str, float]:
    """The weight of each property: the fitted "weight", or the "prior" that was set by hand."""
    return {r["property"]: float(r[column]) for r in lexicon.read("antecedent_weights", "property", "prior", "weight")}


def verb_gender(key: str) -> str | None:
    """Gender that a reporting verb shows when its subject has no ने (कहती हैं, बोले)."""
    if key.endswith(("ती", "तीं")) or key in ("बोली", "बोलीं"):
        return "f"
    return "m" if key.endswith(("ते", "ता")) or key in ("बोले", "बोला") else None


def agrees(seen: Seen, referent: Referent) -> bool:
    """Whether number, gender and distance allow that the pronoun stands for the referent."""
    if referent.type not in CAN_SPEAK or referent.last is None:
        return False
    if not referent.voice and referent.last.case != "subject":
        return False
    if referent.thing and (seen.gender or (seen.pronoun.number == "plur" and seen.pronoun.case == "subject")):
        return False
    if seen.gender and referent.type in ("organization", "place"):
        return False  # वे कहती हैं: a person, whose gender the verb shows
    if seen.pronoun.number == "sing" and referent.number == "plur":
        return False
    if seen.pronoun.number != "sing" and referent.newcomer:
        return False  # एक महिला is called उसने
    if seen.pronoun.number == "plur" and referent.type == "place":
        return False  # a country that speaks is वह or उस
    if seen.gender and referent.gender and seen.gender != referent.gender:
        return False
    return seen.sentence - referent.last.sentence <= LOOK_BACK


def properties(seen: Seen, referent: Referent, rank: int, discourse: Discourse) -> Iterable[str]:
    """Names of the properties that hold between a pronoun and a referent of rank ``rank`` by nearness."""
    last = referent.last
    assert last is not None
    near = min(seen.sentence - last.sentence, 4)
    how = seen.pronoun.case
    yield f"near {near}"
    yield f"{how}: near {near}"
    yield f"rank {min(rank, 4)}"
    yield f"{how}: rank {min(rank, 4)}"
    yield f"{seen.pronoun.number} {referent.type}"
    yield f"{how}: {seen.pronoun.number} {referent.type}"
    yield f"case {last.case}"
    yield f"{how}: case {last.case}"
    if near == 0:
        yield f"near 0 {last.case}"
    yield f"count {min(referent.count, 4)}"
    if last.quoted:
        yield "quoted"
    if last.form != "name":
        yield f"form {last.form}"
    if discourse.subject == referent.index:
        yield "last subject"
        yield f"{how}: last subject"
    if discourse.lead == referent.index:
        yield "lead"
    if discourse.speakers:
        if discourse.speakers[-1] == referent.index:
            yield "last speaker"
            yield f"{how}: last speaker"
        elif referent.index in discourse.speakers[-4:]:
            yield "speaker before"
    if referent.number == "plur":
        yield "plural"
    if seen.gender is not None and referent.gender == seen.gender:
        yield "gender agrees"


def candidates(seen: Seen, discourse: Discourse, exclude: Container[int] = ()) -> list[tuple[Referent, list[str]]]:
    """The referents that agree, last sighted first, with their properties."""
    out: list[tuple[Referent, list[str]]] = []
    ranks: dict[str, int] = {}
    for referent in discourse.recent():
        if referent.index not in exclude and agrees(seen, referent):
            rank = ranks[referent.type] = ranks.get(referent.type, -1) + 1
            out.append((referent, list(properties(seen, referent, rank, discourse))))
    return out


def score(names: Iterable[str]) -> float:
    """The sum of the weights of properties; those that the lexicon does not know weigh nothing."""
    table = weights()
    return sum(table.get(name, 0.0) for name in names)


def _came_in(seen: Seen, referent: Referent) -> bool:
    """Whether a person without a name was brought in just before a pronoun."""
    return referent.newcomer and referent.last is not None and seen.sentence - referent.last.sentence <= _JUST


def antecedent(seen: Seen, discourse: Discourse, exclude: Container[int] = ()) -> int | None:
    """The index of the referent that a pronoun most probably stands for, or None if none agrees."""
    pool = candidates(seen, discourse, exclude)
    if any(_came_in(seen, referent) for referent, _ in pool):
        # इटली से एक महिला लौटी। उसने …: no place, unless it acts.
        pool = [pair for pair in pool if pair[0].type != "place" or (pair[0].last and pair[0].last.case == "subject")]
    best = max(pool, key=lambda pair: score(pair[1]), default=None)
    return None if best is None else best[0].index


def acted_before(seen: Seen, discourse: Discourse, exclude: Container[int] = ()) -> int | None:
    """The one person who is the subject of the sentence before, for a pronoun in whose own sentence nobody is named."""
    near = [(r, r.last) for r in discourse.recent() if r.type in ("person", "organization") and r.last is not None]
    near = [pair for pair in near if pair[1].sentence >= seen.sentence - 1]
    if seen.pronoun.person != "3" or any(last.sentence == seen.sentence for _, last in near):
        return None
    people = [pair for pair in near if pair[0].type == "person"]
    subjects = [r for r, last in people if not last.quoted and (
        last.case == "subject" or (last.case == "bare" and (last.initial or len(people) == 1)))]
    if not people:
        subjects = [r for r, last in near if not last.quoted and last.case == "subject"]
    if len(subjects) != 1 or subjects[0].index in exclude or not agrees(seen, subjects[0]):
        return None
    return subjects[0].index


def first_of(seen: Seen, found: int, discourse: Discourse, joint: Callable[[int, int], int], exclude: Container[int]) -> int:
    """The first of people who stand side by side just before (A और B …। उनका कहना), as in a source, instead of another."""
    last = discourse.referents[found].last
    if last is None or last.form != "name" or last.sentence < seen.sentence - 1 or seen.gender is not None:
        return found
    first = joint(last.first, found)
    other = discourse.referents.get(first)
    people = other is not None and other.type == discourse.referents[found].type == "person"
    return first if people and first not in exclude else found


def tells_on(seen: Seen, found: int, reported: tuple[int, int | None], discourse: Discourse, words: Words,
             exclude: Container[int], cited: int | None) -> bool:
    """Whether a pronoun means who was ``reported`` last (sentence and speaker) rather than one ``found`` who has done
    nothing since: सुनील ने बताया …। वह जेल में दास से मिला था। उन्होंने बताया."""
    sentence, voice = reported
    if seen.pronoun.number != "plur" or voice in (None, found) or voice in exclude or seen.sentence - sentence > _TELLS_ON:
        return False
    speaker, other = discourse.referents.get(voice or 0), discourse.referents[found].last
    if speaker is None or other is None or other.sentence == seen.sentence:
        return False
    if speaker.type != "person" and (speaker.type != "unnamed" or speaker.thing or not agrees(seen, speaker)):
        return False
    reach = _FAR if words.key[other.stop : other.stop + 1] == ("से",) else _NEAR  # X से इस बारे में सवाल किया गया
    asked = not _ASKED.isdisjoint(words.key[other.stop : other.stop + reach])
    if other.quoted and found != cited and seen.sentence - sentence == 1:
        return True  # whom the words name: सूत्रों ने बताया कि मंत्री … जाएंगे
    return not asked and other.case not in ("subject", "bare")


def left_out(sentence: int, discourse: Discourse) -> int | None:
    """The index of the subject that an active verb of a sentence leaves out.

    The subject of an earlier clause of the sentence; or that of the sentence before, where a person without a case marker
    may be one too; or, as in headlines, a person with any role in the sentence.
    """
    near = [r for r in discourse.recent() if r.type in CAN_SPEAK and r.last is not None and not r.last.quoted]
    here = [r for r in near if r.last is not None and r.last.sentence == sentence]
    before = [r for r in near if r.last is not None and r.last.sentence == sentence - 1]
    for pool, bare in ((here, False), (before, True)):
        for referent in pool:
            last = referent.last
            if last is not None and (last.case == "subject" or (last.initial and last.case == "bare")):
                return referent.index
        if bare:
            for referent in pool:
                if referent.last is not None and referent.last.case == "bare" and referent.type == "person":
                    return referent.index
    return next((r.index for r in here if r.type == "person"), None)
