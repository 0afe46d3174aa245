"""The :class:`Document`: everything read from one article, its views, and the ``hindi_news/1`` JSON contract."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from . import voices
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
from .spans import Part, Portable, Sentence, Tokens

SCHEMA = "hindi_news/1"
if TYPE_CHECKING:
    from .render.views import View

E_ = TypeVar("E_", bound=Entity)


@dataclass(frozen=True, slots=True, repr=False)
class Document(Portable):
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
        """Who speaks, in the order of their first quote, each with the share of all quoted words that are its own."""
        return voices.speakers(self.quotes)

    @property
    def conversations(self) -> tuple[Conversation, ...]:
        """Exchanges between two entities: see :func:`hindi_news.voices.conversations`."""
        return voices.conversations(self.quotes)

    def entity(self, id: str) -> Entity:
        """The entity with this id.

        Raises:
            KeyError: there is none.
        """
        for e in self.entities:
            if e.id == id:
                return e
        raise KeyError(id)

    def quotes_by(self, who: str | Entity) -> tuple[Quote, ...]:
        """Quotes of an entity, or of all whose name has ``who`` as whole words, in Devanagari or Latin script."""
        return voices.quotes_by(self.quotes, who)

    def quotes_in(self, quote: Quote) -> tuple[Quote, ...]:
        """The quotes that stand inside a quote of this document, without those that stand inside another between them."""
        return voices.quotes_in(self.quotes, quote)

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

    def to_stanza(self) -> Any:
        """A ``stanza.Document`` with our layers; see :mod:`hindi_news.interop.with_stanza`.

        Raises:
            MissingExtraError: Stanza is not installed.
        """
        from .interop.with_stanza import to_stanza

        return to_stanza(self)

    @classmethod
    def from_stanza(cls, doc: Any, published: dt.date | str | None = None) -> Document:
        """The document that a Stanza document carries, or our reading of Stanza's tags if it carries none.

        Raises:
            FormatError: it has no text or offsets.
            InputError: ``published`` is no date.
            MissingExtraError: Stanza is not installed.
        """
        from .interop.with_stanza import from_stanza

        return from_stanza(doc, published)

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
        except (TypeError, ValueError, RecursionError) as error:
            raise FormatError(f"not JSON: {error}") from error
        return cls.from_dict(data)
