"""News exchange: IPTC ninjs 2 and 3, schema.org JSON-LD, W3C Web Annotations.

Each function returns plain dicts for ``json.dump``.  Shapes follow the published standards: ninjs 2.1 and 3.0 (IPTC),
schema.org ``NewsArticle``/``Quotation``, and the Web Annotation Data Model (W3C Recommendation, 2017).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from ..document import Document
from ..errors import unknown
from ..objects import Entity, Group, Organization, Person, Place, Treaty, Unnamed
from ..render.marks import describe, describe_date, describe_quote
from ..spans import Span

JSON = dict[str, Any]

_GEONAMES = "https://sws.geonames.org/"
#: TIMEX3 values that are dates of ISO 8601 in schema.org's sense.
_CALENDAR = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def _line(span: Span) -> str:
    return " ".join(span.text.split())


def _agencies(doc: Document) -> list[str]:
    """News agencies that the datelines name, each once."""
    return list(dict.fromkeys(_line(a) for part in doc.parts for a in part.agencies))


def _body(doc: Document) -> str:
    out, end = "", 0
    for part in doc.parts:
        if part.kind in ("dateline", "paragraph", "subheadline"):
            # A dateline mostly stands in the line of its paragraph.
            apart = "\n" in doc.text[end : part.start]
            out += ("\n\n" if out and apart else " " if out else "") + part.text
            end = part.end
    return out or doc.text


def _authors(doc: Document) -> list[str]:
    """Who the byline names; the byline without its label (लेखक:) where it names nobody we know."""
    byline = doc.byline
    if byline is None:
        return []
    named = [m for p in doc.people for m in p.mentions if m in byline]
    return [_line(m) for m in sorted(named)] or [_line(byline).rpartition(":")[2].strip()]


#: What is written differently in ninjs 2 (lower case) and ninjs 3 (camel case): our name -> the name in that version.
NINJS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "3.0": {"created": "contentCreated", "content": "contentType", "sources": "infoSources"},
        "2.1": {"created": "contentcreated", "content": "contenttype", "sources": "infosources"},
    }
)


def to_ninjs(doc: Document, uri: str = "urn:hindi_news:article", version: str = "3.0") -> JSON:
    """An IPTC ninjs item of type text; people, places … carry their fullest name, agencies are its information sources.

    Args:
        doc: the article.
        uri: the item's identifier.
        version: one of :data:`NINJS`.

    Raises:
        InputError: another version is asked for.
    """
    if version not in NINJS:
        raise unknown("version of ninjs", version, NINJS)
    names = NINJS[version]
    item: JSON = {
        "uri": uri,
        "standard": {
            "name": "ninjs",
            "version": version,
            "schema": f"http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json",
        },
        "type": "text",
        "language": "hi",
        "bodies": [{"role": "main", names["content"]: "text/plain", "value": _body(doc)}],
    }
    if doc.published:
        item[names["created"]] = f"{doc.published}T00:00:00+05:30"
    if doc.headline:
        item["headlines"] = [{"role": "main", "value": _line(doc.headline)}]
    if authors := _authors(doc):
        item["by"] = ", ".join(authors)
    if doc.dateline:
        item["located"] = ", ".join(_line(p) for p in doc.dateline.places) or _line(doc.dateline)
    found = {
        names["sources"]: [{"name": a} for a in _agencies(doc)],
        "people": [_mentioned(p) for p in doc.people],
        "organisations": [_mentioned(o) for o in doc.organizations],
        "places": [_ninjs_place(p) for p in doc.places],
        "subjects": [_mentioned(g) for g in doc.groups],
        "events": [_mentioned(t) for t in doc.treaties],
    }
    return item | {key: value for key, value in found.items() if value}


def _mentioned(entity: Entity) -> JSON:
    return {"name": entity.name, "rel": "mentioned"}


def _ninjs_place(place: Place) -> JSON:
    out = _mentioned(place)
    if place.geonames_id is not None:
        out["uri"] = f"{_GEONAMES}{place.geonames_id}/"
    if place.latitude is not None and place.longitude is not None:
        point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
        out["geojson"] = {"type": "Feature", "properties": {"name": place.name}, "geometry": point}
    return out


def _thing(entity: Entity, base: str) -> JSON:
    out: JSON = {"@id": f"{base}#{entity.id}", "name": entity.name}
    if entity.latin and entity.latin != entity.name:
        out["alternateName"] = entity.latin
    if isinstance(entity, Person):
        out = {"@type": "Person", **out}
        if entity.roles:
            out["jobTitle"] = list(entity.roles)
    elif isinstance(entity, Place):
        out = {"@type": "Country" if entity.kind == "country" else "Place", **out}
        if entity.latitude is not None and entity.longitude is not None:
            out["geo"] = {"@type": "GeoCoordinates", "latitude": entity.latitude, "longitude": entity.longitude}
        if entity.country and entity.kind != "country":
            out["address"] = {"@type": "PostalAddress", "addressCountry": entity.country}
        if entity.geonames_id is not None:
            out["sameAs"] = f"{_GEONAMES}{entity.geonames_id}/"
    elif isinstance(entity, Treaty):
        # schema.org has no treaty; its signing is an Event, and its parties, often countries, are what it is about.
        out = {"@type": "Event", **out}
        if entity.parties:
            out["about"] = [{"@id": f"{base}#{p.id}"} for p in entity.parties]
        if entity.signed and _CALENDAR.fullmatch(entity.signed):
            out["startDate"] = entity.signed
    else:
        out = {"@type": {"organization": "Organization", "group": "Audience"}.get(entity.type, "Thing"), **out}
    return out


def _voice(speaker: Entity, base: str) -> JSON:
    """A speaker; schema.org lets only people and organisations speak, so a country speaks through its government."""
    if isinstance(speaker, Person | Organization):
        return {"@id": f"{base}#{speaker.id}"}
    if isinstance(speaker, Place):
        return {"@type": "GovernmentOrganization", "name": speaker.name, "location": {"@id": f"{base}#{speaker.id}"}}
    several = isinstance(speaker, Group) or (isinstance(speaker, Unnamed) and speaker.number == "plur")
    return {"@type": "Organization" if several else "Person", "name": speaker.name}


def to_jsonld(doc: Document, url: str | None = None, base: str = "") -> JSON:
    """A schema.org ``NewsArticle`` that ``mentions`` its entities and has its quotes as ``Quotation`` parts.

    Args:
        doc: the article.
        url: where it stands on the web.
        base: what stands before the ``#`` of its entities' ids; where several articles share a file, their ids must differ.
    """
    article: JSON = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "inLanguage": "hi",
        "articleBody": _body(doc),
    }
    if url:
        article["@id"] = article["url"] = url
    if doc.headline:
        article["headline"] = _line(doc.headline)
    if doc.published:
        article["datePublished"] = doc.published.isoformat()
    if doc.dateline:
        article["dateline"] = _line(doc.dateline)
    if authors := _authors(doc):
        article["author"] = [{"@type": "Person", "name": name} for name in authors]
    if agencies := _agencies(doc):
        article["sourceOrganization"] = [{"@type": "Organization", "name": a} for a in agencies]
    article["mentions"] = [_thing(e, base) for e in doc.entities if e.type != "unnamed"]
    quotations = []
    for q in doc.quotes:
        quotation: JSON = {"@type": "Quotation", "text": q.text}
        if q.speaker is not None:
            quotation["spokenByCharacter"] = _voice(q.speaker, base)
        quotations.append(quotation)
    article["hasPart"] = quotations
    return article


def to_web_annotations(doc: Document, target: str = "urn:hindi_news:article") -> list[JSON]:
    """W3C Web Annotations of every mention, date and quote, each with a position and a quote selector.

    ``TextPositionSelector`` counts code points of ``doc.text``; ``TextQuoteSelector`` has 20 of them as context; the
    target's ``id`` has the same position as a fragment of plain text (RFC 5147).  A mention's first body identifies its
    entity (by GeoNames where it is known), so that the annotations of one entity share it.
    """
    out: list[JSON] = []

    def add(span: Span, motivation: str, *bodies: JSON) -> None:
        before, after = doc.text[max(0, span.start - 20) : span.start], doc.text[span.end : span.end + 20]
        position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        quote = {"type": "TextQuoteSelector", "exact": span.text, "prefix": before, "suffix": after}
        out.append(
            {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": f"{target}#hn-{len(out) + 1}",
                "type": "Annotation",
                "motivation": motivation,
                "body": list(bodies),
                "target": {
                    "id": f"{target}#char={span.start},{span.end}",
                    "type": "SpecificResource",
                    "source": target,
                    "selector": [position, quote],
                },
            }
        )

    for e in doc.entities:
        known = e.geonames_id if isinstance(e, Place) else None
        iri = f"{target}#{e.id}" if known is None else f"{_GEONAMES}{known}/"
        about = {"id": iri, "type": "SpecificResource", "source": iri, "purpose": "identifying"}
        for m in e.mentions:
            add(m, "identifying", about, _says("tagging", e.type), _says("describing", describe(e)))
    for d in doc.dates:
        add(d, "tagging", _says("tagging", d.value), _says("describing", describe_date(d)))
    for q in doc.quotes:
        add(q, "describing", _says("tagging", f"{q.kind} quote"), _says("describing", describe_quote(q)))
    return out


def _says(purpose: str, words: str) -> JSON:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": words}
