"""News exchange: IPTC ninjs 2.1, schema.org JSON-LD, W3C Web Annotations.

Each function returns plain dicts for ``json.dump``.  Shapes follow the published standards: ninjs 2.1 (IPTC, 2022),
schema.org ``NewsArticle``/``Quotation``, and the Web Annotation Data Model (W3C Recommendation, 2017).
"""

from __future__ import annotations

from typing import Any

from ..document import Document
from ..objects import Entity, Person, Place, Treaty

JSON = dict[str, Any]

_GEONAMES = "https://sws.geonames.org/"


def _body(doc: Document) -> str:
    kept = [p.text for p in doc.parts if p.kind in ("dateline", "paragraph", "subheadline")]
    return "\n\n".join(kept) or doc.text


def to_ninjs(doc: Document, uri: str = "urn:hindi_news:article") -> JSON:
    """An IPTC ninjs 2.1 item of type text; people, places, organisations carry the surface of their fullest name."""
    item: JSON = {
        "uri": uri,
        "standard": {
            "name": "ninjs",
            "version": "2.1",
            "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json",
        },
        "type": "text",
        "language": "hi",
        "bodies": [{"role": "main", "contentType": "text/plain", "value": _body(doc)}],
    }
    if doc.published:
        item["contentCreated"] = f"{doc.published}T00:00:00+05:30"
    if doc.headline:
        item["headlines"] = [{"role": "main", "value": " ".join(doc.headline.text.split())}]
    if doc.byline:
        item["by"] = " ".join(doc.byline.text.split())
    if doc.dateline:
        item["located"] = " ".join(doc.dateline.text.split())
    people = [{"name": p.name, "rel": "mentioned"} for p in doc.people]
    organisations = [{"name": o.name, "rel": "mentioned"} for o in doc.organizations]
    places = []
    for p in doc.places:
        place: JSON = {"name": p.name, "rel": "mentioned"}
        if p.geonames_id is not None:
            place["uri"] = f"{_GEONAMES}{p.geonames_id}/"
        if p.latitude is not None and p.longitude is not None:
            place["geoJSON"] = {
                "type": "Feature",
                "properties": {},
                "geometry": {"type": "Point", "coordinates": [p.longitude, p.latitude]},
            }
        places.append(place)
    events = [{"name": t.name, "rel": "mentioned"} for t in doc.treaties]
    for key, value in (("people", people), ("organisations", organisations), ("places", places), ("events", events)):
        if value:
            item[key] = value
    return item


def _thing(entity: Entity) -> JSON:
    out: JSON = {"@id": f"#{entity.id}", "name": entity.name}
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
        # schema.org has no treaty; its signing is an Event between the parties.
        out = {"@type": "Event", **out, "organizer": [{"@id": f"#{p.id}"} for p in entity.parties]}
        if entity.signed and "X" not in entity.signed:
            out["startDate"] = entity.signed
    else:
        out = {"@type": {"organization": "Organization", "group": "Audience"}.get(entity.type, "Thing"), **out}
    return out


def to_jsonld(doc: Document, url: str | None = None) -> JSON:
    """A schema.org ``NewsArticle`` that ``mentions`` its entities and has its quotes as ``Quotation`` parts."""
    article: JSON = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "inLanguage": "hi",
        "articleBody": _body(doc),
    }
    if url:
        article["@id"] = article["url"] = url
    if doc.headline:
        article["headline"] = " ".join(doc.headline.text.split())
    if doc.published:
        article["datePublished"] = doc.published.isoformat()
    if doc.dateline:
        article["dateline"] = " ".join(doc.dateline.text.split())
    article["mentions"] = [_thing(e) for e in doc.entities if e.type != "unnamed"]
    quotations = []
    for q in doc.quotes:
        quotation: JSON = {"@type": "Quotation", "text": q.text}
        if q.speaker is not None:
            # An unnamed source is described here, since it is no entity that the article mentions by name.
            named = q.speaker.type != "unnamed"
            quotation["spokenByCharacter"] = (
                {"@id": f"#{q.speaker.id}"} if named else {"@type": "Person", "name": q.speaker.name}
            )
        quotations.append(quotation)
    article["hasPart"] = quotations
    return article


def to_web_annotations(doc: Document, target: str = "urn:hindi_news:article") -> list[JSON]:
    """W3C Web Annotations of every mention, date and quote, each with a position and a quote selector.

    ``TextPositionSelector`` counts code points of ``doc.text``; ``TextQuoteSelector`` has 20 of them as context.
    """
    out: list[JSON] = []

    def add(start: int, end: int, body: JSON) -> None:
        out.append(
            {
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": f"{target}#hn-{len(out) + 1}",
                "type": "Annotation",
                "motivation": "identifying",
                "body": body,
                "target": {
                    "source": target,
                    "selector": [
                        {"type": "TextPositionSelector", "start": start, "end": end},
                        {
                            "type": "TextQuoteSelector",
                            "exact": doc.text[start:end],
                            "prefix": doc.text[max(0, start - 20) : start],
                            "suffix": doc.text[end : end + 20],
                        },
                    ],
                },
            }
        )

    for e in doc.entities:
        for m in e.mentions:
            add(
                m.start,
                m.end,
                {
                    "type": "SpecificResource",
                    "source": f"#{e.id}",
                    "purpose": "identifying",
                    "hindi_news:type": e.type,
                    "hindi_news:name": e.name,
                },
            )
    for d in doc.dates:
        add(d.start, d.end, {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": d.value})
    for q in doc.quotes:
        add(
            q.start,
            q.end,
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "value": f"{q.kind} quote by {q.speaker.name if q.speaker else 'unknown'}",
            },
        )
    return out
