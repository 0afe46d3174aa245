"""The shapes that published standards give to news exchange, as far as this library writes them.

ninjs 2.1 and 3.0 as JSON Schema (properties as IPTC publishes them, none besides), the Web Annotation Data Model (W3C)
as JSON Schema, and the part of schema.org's hierarchy that ``tests/cases/schema_org.tsv`` speaks of.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from ..conftest import CASES

JSON = dict[str, Any]
TEXT: JSON = {"type": "string"}
URI: JSON = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}


def closed(required: tuple[str, ...] = (), **properties: JSON) -> JSON:
    """An object with these properties and no others."""
    return {
        "type": "object", "additionalProperties": False, "properties": properties, "required": list(required)
    }  # fmt: skip


def listed(item: JSON) -> JSON:
    """A list that is not empty."""
    return {"type": "array", "items": item, "minItems": 1}


POINT = closed(
    ("type", "coordinates"),
    type={"const": "Point"},
    coordinates={
        "type": "array",
        "prefixItems": [
            {"type": "number", "minimum": -180, "maximum": 180},
            {"type": "number", "minimum": -90, "maximum": 90},
        ],
        "items": False,
        "minItems": 2,
    },
)
FEATURE = closed(
    ("type", "properties", "geometry"), type={"const": "Feature"}, properties={"type": "object"}, geometry=POINT
)


def ninjs(version: str) -> JSON:
    """The shape of a ninjs item; version 2 writes names in lower case, version 3 in camel case."""

    def case(name: str) -> str:
        return name if version[0] == "3" else name.lower()

    concept = {"name": TEXT, "rel": TEXT, "uri": URI, "literal": TEXT}
    value = {"role": TEXT, case("contentType"): TEXT, "value": TEXT}
    counts = {case("charCount"): {"type": "integer"}, case("wordCount"): {"type": "integer"}}
    return closed(
        ("uri",),
        uri=URI,
        type={"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component"]},
        language={"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
        **{case("contentCreated"): {"type": "string", "format": "date-time"}},
        standard=closed(name=TEXT, version=TEXT, schema=URI),
        bodies=listed(closed(("value",), **value, **counts)),
        headlines=listed(closed(("value",), **value)),
        by=TEXT,
        located=TEXT,
        people=listed(closed(**concept)),
        organisations=listed(closed(**concept)),
        places=listed(closed(**concept, geojson=FEATURE)),
        subjects=listed(closed(**concept)),
        events=listed(closed(**concept)),
        **{case("infoSources"): listed(closed(name=TEXT, role=TEXT, uri=URI, literal=TEXT))},
    )


PURPOSES = {
    "enum": [
        "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
        "identifying", "linking", "moderating", "questioning", "replying", "tagging",
    ]
}  # fmt: skip
_SPECIFIC = closed(
    ("type", "source"), id=URI, type={"const": "SpecificResource"}, source=URI, purpose=PURPOSES, selector={}
)
_POSITION = closed(
    ("type", "start", "end"),
    type={"const": "TextPositionSelector"},
    start={"type": "integer", "minimum": 0},
    end={"type": "integer", "minimum": 0},
)
_QUOTE = closed(("type", "exact"), type={"const": "TextQuoteSelector"}, exact=TEXT, prefix=TEXT, suffix=TEXT)
_TEXTUAL = closed(
    ("type", "value"), type={"const": "TextualBody"}, value=TEXT, format=TEXT, language=TEXT, purpose=PURPOSES
)
ANNOTATION = closed(
    ("@context", "id", "type", "target"),
    **{"@context": {"const": "http://www.w3.org/ns/anno.jsonld"}},
    id=URI,
    type={"const": "Annotation"},
    motivation=PURPOSES,
    body=listed({"oneOf": [_TEXTUAL, _SPECIFIC]}),
    target={**_SPECIFIC, "properties": {**_SPECIFIC["properties"], "selector": listed({"oneOf": [_POSITION, _QUOTE]})}},
)

#: Type -> the type it is a kind of.
PARENTS = {
    "NewsArticle": "Article", "Article": "CreativeWork", "Quotation": "CreativeWork", "CreativeWork": "Thing",
    "GovernmentOrganization": "Organization", "Organization": "Thing", "Person": "Thing", "Event": "Thing",
    "Country": "AdministrativeArea", "AdministrativeArea": "Place", "Place": "Thing", "Audience": "Intangible",
    "Intangible": "Thing", "GeoCoordinates": "Intangible", "PostalAddress": "Intangible",
}  # fmt: skip


def kinds(kind: str) -> set[str]:
    """A type of schema.org and all that it is a kind of."""
    out = {kind}
    while kind in PARENTS:
        kind = PARENTS[kind]
        out.add(kind)
    return out


def _ranges() -> dict[tuple[str, str], set[str]]:
    lines = (CASES / "schema_org.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {(kind, name): set(allowed.split()) for kind, name, allowed in rows[1:]}


def check_schema_org(article: JSON) -> None:
    """Fail where a thing has a property that its type has not, or a value out of the property's range."""
    ranges, by_id = _ranges(), {}

    def collect(value: Any) -> None:
        for v in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            collect(v)
        if isinstance(value, dict) and "@type" in value and "@id" in value:
            by_id[value["@id"]] = value

    def check(thing: JSON) -> None:
        own = kinds(thing["@type"])
        assert "Thing" in own, thing
        for name, values in thing.items():
            if name in ("@context", "@type", "@id"):
                continue
            allowed = set().union(*(r for (kind, n), r in ranges.items() if n == name and kind in own))
            assert allowed, f"{thing['@type']} has no {name}"
            for value in values if isinstance(values, list) else [values]:
                if isinstance(value, dict):
                    target = value if "@type" in value else by_id[value["@id"]]
                    assert kinds(target["@type"]) & allowed, f"{name} of {thing['@type']}: {target}"
                    if "@type" in value:
                        check(value)
                elif "number" in allowed:
                    assert isinstance(value, int | float)
                else:
                    assert isinstance(value, str)
                    assert allowed & {"text", "url", "date"}
                    if "date" in allowed:
                        dt.date.fromisoformat((value + "-01-01")[:10])
                    if "url" in allowed:
                        assert value.startswith(("https://", "http://"))

    collect(article)
    check(article)
