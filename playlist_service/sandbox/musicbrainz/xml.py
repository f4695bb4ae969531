"""The web service's XML (mmd-2.0), written from its JSON form, as musicbrainzngs parses it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

Json = dict[str, Any]

_NAMESPACE = "http://musicbrainz.org/ns/mmd-2.0#"
_EXTENSION = "http://musicbrainz.org/ns/ext#-2.0"
_TEXTS = {
    "artist": ("name", "sort-name", "disambiguation", "country"),
    "recording": ("title", "length", "disambiguation", "first-release-date"),
    "release-group": ("title", "disambiguation", "first-release-date", "primary-type"),
    "release": ("title", "status", "quality", "disambiguation", "date", "country", "barcode"),
    "label": ("name", "sort-name"),
}


def document(write: Callable[[Element], None]) -> bytes:
    """Return a whole answer whose content `write` puts into the root element."""
    root = Element("metadata", {"xmlns": _NAMESPACE, "xmlns:ns2": _EXTENSION})
    write(root)
    return _written(root)


def error(texts: Sequence[str]) -> bytes:
    """Return an error answer."""
    root = Element("error")
    for text in texts:
        _text(root, "text", text)
    return _written(root)


def entity_list(parent: Element, entity_type: str, entities: Sequence[Json], count: int, offset: int) -> None:
    """Write a list with its count, as searches and browses answer it."""
    listed = SubElement(parent, f"{entity_type}-list", {"count": str(count), "offset": str(offset)})
    for given in entities:
        entity(listed, entity_type, given)


def entity(parent: Element, entity_type: str, given: Json) -> None:
    """Write one entity of any type."""
    if entity_type == "url":
        _url(parent, given)
        return
    element = SubElement(parent, entity_type, _attributes(entity_type, given))
    for name in _TEXTS[entity_type]:
        _text(element, name, given.get(name))
    _EXTRAS.get(entity_type, _nothing)(element, given)
    _relations(element, given.get("relations", ()))


def isrc(parent: Element, given: Json) -> None:
    """Write the answer to an ISRC lookup."""
    element = SubElement(parent, "isrc", {"id": given["isrc"]})
    entity_list(element, "recording", given["recordings"], len(given["recordings"]), 0)


def _written(root: Element) -> bytes:
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _attributes(entity_type: str, given: Json) -> dict[str, str]:
    attributes = {"id": given["id"]}
    kind = given.get("type") if entity_type == "artist" else _group_type(given)
    if entity_type in ("artist", "release-group") and kind:
        attributes["type"] = kind
    if "score" in given:
        attributes["ns2:score"] = str(given["score"])
    return attributes


def _group_type(given: Json) -> str | None:
    kinds: list[str] = given.get("secondary-types") or []
    return kinds[0] if kinds else given.get("primary-type")


def _artist(element: Element, given: Json) -> None:
    _aliases(element, given)
    for entity_type in ("recording", "release", "release-group"):
        _sublist(element, entity_type, given.get(f"{entity_type}s"))


def _recording(element: Element, given: Json) -> None:
    if given.get("video"):
        _text(element, "video", "true")
    _credit(element, given)
    _sublist(element, "release", given.get("releases"))
    _aliases(element, given)
    codes = given.get("isrcs")
    if codes:
        listed = SubElement(element, "isrc-list", {"count": str(len(codes))})
        for code in codes:
            SubElement(listed, "isrc", {"id": code})


def _release_group(element: Element, given: Json) -> None:
    if given.get("secondary-types"):
        listed = SubElement(element, "secondary-type-list")
        for kind in given["secondary-types"]:
            _text(listed, "secondary-type", kind)
    _credit(element, given)
    _sublist(element, "release", given.get("releases"))
    _aliases(element, given)


def _release(element: Element, given: Json) -> None:
    _credit(element, given)
    _aliases(element, given)
    if "release-group" in given:
        entity(element, "release-group", given["release-group"])
    if given.get("label-info"):
        listed = SubElement(element, "label-info-list", {"count": str(len(given["label-info"]))})
        for info in given["label-info"]:
            line = SubElement(listed, "label-info")
            _text(line, "catalog-number", info["catalog-number"])
            entity(line, "label", info["label"])
    if "media" in given:
        _media(element, given)


def _media(element: Element, given: Json) -> None:
    listed = SubElement(element, "medium-list", {"count": str(len(given["media"]))})
    if "track-count" in given:
        _text(listed, "track-count", given["track-count"])
    for medium in given["media"]:
        one = SubElement(listed, "medium")
        for name in ("title", "position", "format"):
            _text(one, name, medium.get(name))
        attributes = {"count": str(medium["track-count"])}
        if "track-offset" in medium:
            attributes["offset"] = str(medium["track-offset"])
        tracks = SubElement(one, "track-list", attributes)
        for track in medium.get("tracks") or medium.get("track") or ():
            _track(tracks, track)


def _track(parent: Element, given: Json) -> None:
    element = SubElement(parent, "track", {"id": given["id"]})
    for name in ("position", "number", "title", "length"):
        _text(element, name, given.get(name))
    _credit(element, given)
    if "recording" in given:
        entity(element, "recording", given["recording"])


def _credit(element: Element, given: Json) -> None:
    if "artist-credit" not in given:
        return
    credit = SubElement(element, "artist-credit")
    for name in given["artist-credit"]:
        joined = {"joinphrase": name["joinphrase"]} if name["joinphrase"] else {}
        one = SubElement(credit, "name-credit", joined)
        # The real one writes the credited name only where it differs from the artist's.
        if name["name"] != name["artist"]["name"]:
            _text(one, "name", name["name"])
        entity(one, "artist", name["artist"])


def _aliases(element: Element, given: Json) -> None:
    if not given.get("aliases"):
        return
    listed = SubElement(element, "alias-list", {"count": str(len(given["aliases"]))})
    for alias in given["aliases"]:
        SubElement(listed, "alias", {"sort-name": alias["sort-name"]}).text = alias["name"]


def _sublist(element: Element, entity_type: str, entities: Sequence[Json] | None) -> None:
    if entities is None:
        return
    listed = SubElement(element, f"{entity_type}-list", {"count": str(len(entities))})
    for given in entities:
        entity(listed, entity_type, given)


def _relations(element: Element, relations: Sequence[Json]) -> None:
    for target_type in dict.fromkeys(relation["target-type"] for relation in relations):
        listed = SubElement(element, "relation-list", {"target-type": target_type})
        for relation in relations:
            if relation["target-type"] == target_type:
                _relation(listed, relation)


def _relation(parent: Element, given: Json) -> None:
    element = SubElement(parent, "relation", {"type": given["type"], "type-id": given["type-id"]})
    target_type: str = given["target-type"]
    target = given[target_type]
    if target_type == "url":
        SubElement(element, "target", {"id": target["id"]}).text = target["resource"]
    else:
        _text(element, "target", target["id"])
    if given["direction"] == "backward":
        _text(element, "direction", "backward")
    if given["attributes"]:
        listed = SubElement(element, "attribute-list")
        for attribute in given["attributes"]:
            _text(listed, "attribute", attribute)
    if target_type != "url":
        entity(element, target_type.replace("_", "-"), target)


def _url(parent: Element, given: Json) -> None:
    element = SubElement(parent, "url", {"id": given["id"]})
    _text(element, "resource", given["resource"])
    _relations(element, given["relations"])


def _text(parent: Element, name: str, value: object) -> None:
    if value not in (None, ""):
        SubElement(parent, name).text = str(value)


def _nothing(_element: Element, _given: Json) -> None:
    """Add nothing: the entity has texts only."""


_EXTRAS: dict[str, Callable[[Element, Json], None]] = {
    "artist": _artist,
    "recording": _recording,
    "release-group": _release_group,
    "release": _release,
}
