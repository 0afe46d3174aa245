"""The :class:`Document`: everything read from one article, its views, and the ``hindi_news/1`` JSON contract."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .errors import FormatError
from .objects import (
    Amount,
    Conversation,
    Entity,
    Group,
    Organization,
    Person,
    Place,
    Quote,
    Speaker,
    TimeExpression,
    Treaty,
    Unnamed,
)
from .spans import Part, Sentence, Tokens

SCHEMA = "hindi_news/1"
if TYPE_CHECKING:
    from .render.views import View

E_ = TypeVar("E_", bound=Entity)


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """An article read.  Lists are in text order; every offset counts code points of ``text`` as it was given."""

    text: str
    published: dt.date | None
    parts: tuple[Part, ...]
    sentences: tuple[Sentence, ...]
    tokens: Tokens
    entities: tuple[Entity, ...]
    dates: tuple[TimeExpression, ...]
    quotes: tuple[Quote, ...]
    amounts: tuple[Amount, ...] = ()
    warnings: tuple[str, ...] = ()
    engine: str = field(default="native", compare=False)

    # -- views -------------------------------------------------------------------------------------------------------
    def _of(self, kind: type[E_]) -> tuple[E_, ...]:
        return tuple(e for e in self.entities if isinstance(e, kind))

    @property
    def people(self) -> tuple[Person, ...]:
        """The people that the article names."""
        return self._of(Person)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that the article names."""
        return self._of(Place)

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """The organisations that the article names."""
        return self._of(Organization)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Demonyms, religions, ethnic and political groups."""
        return self._of(Group)

    @property
    def treaties(self) -> tuple[Treaty, ...]:
        """Treaties and other formal agreements."""
        return self._of(Treaty)

    @property
    def unnamed(self) -> tuple[Unnamed, ...]:
        """Sources without a name."""
        return self._of(Unnamed)

    def _part(self, kind: str) -> Part | None:
        return next((p for p in self.parts if p.kind == kind), None)

    @property
    def headline(self) -> Part | None:
        """The first headline, or None."""
        return self._part("headline")

    @property
    def dateline(self) -> Part | None:
        """The dateline (बीजिंग/वार्ता।), or None."""
        return self._part("dateline")

    @property
    def byline(self) -> Part | None:
        """The byline, or None."""
        return self._part("byline")

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks, in the order of their first quote, each with the share of all quoted code points."""
        total = sum(len(q) for q in self.quotes if q.parent is None) or 1
        by: dict[str, list[Quote]] = {}
        for quote in self.quotes:
            if quote.speaker is not None:
                by.setdefault(quote.speaker.id, []).append(quote)
        return tuple(
            Speaker(
                cast(Entity, quotes[0].speaker), tuple(quotes), sum(len(q) for q in quotes if q.parent is None) / total
            )
            for quotes in by.values()
        )

    @property
    def conversations(self) -> tuple[Conversation, ...]:
        """Exchanges: quotes in which two entities address each other, at least one turn in either direction or more."""
        by: dict[frozenset[str], list[Quote]] = {}
        for quote in self.quotes:
            if quote.speaker is not None and quote.addressee is not None and quote.speaker.id != quote.addressee.id:
                by.setdefault(frozenset((quote.speaker.id, quote.addressee.id)), []).append(quote)
        return tuple(
            Conversation((cast(Entity, q[0].speaker), cast(Entity, q[0].addressee)), tuple(q)) for q in by.values()
        )

    def entity(self, id: str) -> Entity:
        """The entity with this id.

        Raises:
            KeyError: there is none.
        """
        for e in self.entities:
            if e.id == id:
                return e
        raise KeyError(id)

    def quotes_by(self, name: str) -> tuple[Quote, ...]:
        """Quotes whose speaker's name, Latin name or a mention contains ``name``; spelling variants count as equal."""
        from .text.normalize import matching_key

        wanted, latin = matching_key(name), name.casefold()
        return tuple(
            q
            for q in self.quotes
            if q.speaker is not None
            and (
                wanted in matching_key(q.speaker.name)
                or latin in q.speaker.latin.casefold()
                or any(wanted in matching_key(m.text) for m in q.speaker.mentions if m.form == "name")
            )
        )

    def __repr__(self) -> str:
        head = " ".join((self.headline.text if self.headline else self.text)[:40].split())
        counts = ", ".join(
            f"{len(x)} {n}"
            for n, x in (
                ("sentences", self.sentences),
                ("entities", self.entities),
                ("dates", self.dates),
                ("quotes", self.quotes),
            )
        )
        return f"<Document {head!r}: {counts}>"

    # -- what notebooks show ------------------------------------------------------------------------------------------
    def view(self, name: str = "article") -> View:
        """HTML of the "article" with its marks, its "quotes", "timeline", "speakers" or "map"; notebooks show it.

        Raises:
            InputError: there is no such view.
        """
        from .render.views import view

        return view(self, name)

    def _repr_html_(self) -> str:
        return self.view().html

    # -- other tools --------------------------------------------------------------------------------------------------
    def to_conllu(self, doc_id: str = "1") -> str:
        """CoNLL-U with our layers in MISC; see :mod:`hindi_news.interop.conllu`."""
        from .interop.conllu import to_conllu

        return to_conllu(self, doc_id)

    def to_spacy(self, vocab: Any = None) -> Any:
        """A ``spacy.tokens.Doc`` with our layers; see :mod:`hindi_news.interop.with_spacy`.

        Raises:
            MissingExtraError: spaCy is not installed.
        """
        from .interop.with_spacy import to_spacy

        return to_spacy(self, vocab)

    @classmethod
    def from_spacy(cls, doc: Any) -> Document:
        """The document that a spaCy Doc carries.

        Raises:
            FormatError: it carries none.
            MissingExtraError: spaCy is not installed.
        """
        from .interop.with_spacy import from_spacy

        return from_spacy(doc)

    # -- the JSON contract -------------------------------------------------------------------------------------------
    def to_dict(self) -> dict[str, Any]:
        """The document in the ``hindi_news/1`` contract: plain dicts, lists, strings, numbers."""
        from .contract import to_dict

        return to_dict(self)

    def to_json(self, indent: int | None = None) -> str:
        """:meth:`to_dict` as JSON text, Devanagari kept as it is."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Document:
        """The document back from :meth:`to_dict`.

        Raises:
            FormatError: ``data`` is not of this contract; the message names the field.
        """
        from .contract import from_dict

        return from_dict(data)

    @classmethod
    def from_json(cls, text: str) -> Document:
        """The document back from :meth:`to_json`.

        Raises:
            FormatError: the text is not JSON or not of this contract.
        """
        try:
            data = json.loads(text)
        except ValueError as error:
            raise FormatError(f"not JSON: {error}") from error
        return cls.from_dict(data)
