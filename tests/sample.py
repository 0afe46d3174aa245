"""A small document built by hand, with every kind of object, for tests of what comes after analysis."""

from __future__ import annotations

import datetime as dt

from hindi_news import Document
from hindi_news.objects import (
    Amount,
    Cue,
    Group,
    Mention,
    Organization,
    Person,
    Place,
    PlaceCandidate,
    Quote,
    TimeExpression,
    Treaty,
    Unnamed,
)
from hindi_news.spans import Part, Sentence, Span, Tokens

HEADLINE = "नेपाल <b>समझौता</b> तय"
SENTENCES = (
    "विदेश मंत्री सीता राय ने 5 मई 2021 को भारत के रमेश से कहा, “जल समझौता तय है।”",
    "नेपाली अधिकारियों के अनुसार 20 लाख लोग लाभ पाएंगे।",
)
TEXT = HEADLINE + "\n\n" + " ".join(SENTENCES)


def at(words: str, nth: int = 0) -> tuple[int, int, str]:
    """Offsets of the nth occurrence; only tests search, since they have no tokenizer to ask."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words), words


def _tokens() -> Tokens:
    import re

    found = list(re.finditer(r"[\w\u0900-\u0963]+|[^\s\w]", TEXT))
    return Tokens(TEXT, tuple(m.start() for m in found), tuple(m.end() for m in found), tuple(m.group() for m in found))


def build() -> Document:
    """The document."""
    tokens = _tokens()
    sita = Person(
        "e2", "सीता राय", "Sita Rai", (Mention(*at("सीता राय"), score=0.9),), roles=("विदेश मंत्री",), gender="f"
    )
    india = Place(
        "e3",
        "भारत",
        "Bharat",
        (Mention(*at("भारत")),),
        kind="country",
        country="IN",
        latitude=22.0,
        longitude=79.0,
        geonames_id=1269750,
        candidates=(PlaceCandidate(1269750, "India", "IN", None, 1.0),),
    )
    ramesh = Person("e4", "रमेश", "Ramesh", (Mention(*at("रमेश")),), gender="m")
    nepal = Place(
        "e1",
        "नेपाल",
        "Nepal",
        (Mention(*at("नेपाल")),),
        kind="country",
        country="NP",
        latitude=28.0,
        longitude=84.0,
        geonames_id=1282988,
    )
    treaty = Treaty(
        "e5",
        "जल समझौता",
        "Jal Samjhauta",
        (Mention(*at("जल समझौता")),),
        kind="agreement",
        parties=(nepal, india),
        signed="2021-05-05",
        status="signed",
    )
    officials = Unnamed(
        "e6",
        "नेपाली अधिकारी",
        "Nepali adhikari",
        (Mention(*at("नेपाली अधिकारियों"), form="description"),),
        number="plur",
        role="अधिकारी",
    )
    nepali = Group("e7", "नेपाली", "Nepali", (Mention(*at("नेपाली")),), country="NP")
    club = Organization("e8", "लाभ", "Labh", (Mention(*at("लाभ")),), kind="company", acronym="LB")
    starts = [at(HEADLINE)[0], *(at(s)[0] for s in SENTENCES)]
    ends = [at(HEADLINE)[1], *(at(s)[1] for s in SENTENCES)]
    sentences = []
    for start, end in zip(starts, ends, strict=True):
        inside = [i for i, s in enumerate(tokens.start) if start <= s < end]
        sentences.append(Sentence(start, end, TEXT[start:end], first=inside[0], stop=inside[-1] + 1))
    day = dt.date(2021, 5, 5)
    return Document(
        text=TEXT,
        published=dt.date(2021, 5, 6),
        parts=(Part(*at(HEADLINE), kind="headline"), Part(*at(" ".join(SENTENCES)), kind="paragraph")),
        sentences=tuple(sentences),
        tokens=tokens,
        entities=(nepal, sita, india, ramesh, treaty, officials, nepali, club),
        dates=(TimeExpression(*at("5 मई 2021"), kind="DATE", value="2021-05-05", start_date=day, end_date=day),),
        quotes=(
            Quote(
                *at("जल समझौता तय है।"),
                kind="direct",
                speaker=sita,
                source=Span(*at("सीता राय")),
                cue=Cue(*at("कहा")),
                addressee=ramesh,
                marked=True,
                sentences=(1,),
                score=0.8,
            ),
            Quote(
                *at("20 लाख लोग लाभ पाएंगे"),
                kind="indirect",
                speaker=officials,
                source=Span(*at("नेपाली अधिकारियों")),
                cue=Cue(*at("अनुसार")),
                sentences=(2,),
            ),
        ),
        amounts=(Amount(*at("20 लाख"), value=2_000_000.0),),
        warnings=("a warning with <angles>",),
    )
