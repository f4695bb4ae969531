"""The web service's addresses: search, lookup, browse, isrc and url under /ws/2, in XML or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from flask import Flask, Response, request

from playlist_service.sandbox.catalogue import Catalogue, Entity
from playlist_service.sandbox.musicbrainz import browse, xml
from playlist_service.sandbox.musicbrainz.documents import Searchers
from playlist_service.sandbox.musicbrainz.includes import check_includes
from playlist_service.sandbox.musicbrainz.lucene import BadQuery
from playlist_service.sandbox.musicbrainz.refusal import Refusal, refuse, wants_json
from playlist_service.sandbox.musicbrainz.render import Json, Renderer, url_mbid
from playlist_service.sandbox.musicbrainz.results import SearchResults

_MBID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_ISRC = re.compile(r"[A-Z]{2}[A-Z0-9]{3}[0-9]{7}", re.IGNORECASE)
_ENTITY_TYPES = ("artist", "recording", "release", "release-group")
_MOST_ADDRESSES = 100

Write = Callable[[Element], None]


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer in both forms; only the asked one is written out."""

    as_json: Json
    as_xml: Write


def create_app(catalogue: Catalogue) -> Flask:
    """Return the web service over a catalogue."""
    app = Flask(__name__, static_folder=None)
    service = _Service(catalogue, Searchers(catalogue))
    app.add_url_rule("/ws/2/isrc/<code>", "isrc", service.answering(service.isrc))
    app.add_url_rule("/ws/2/url", "urls", service.answering(service.urls))
    app.add_url_rule("/ws/2/<entity_type>", "list", service.answering(service.listed))
    app.add_url_rule("/ws/2/<entity_type>/<mbid>", "lookup", service.answering(service.looked_up))
    app.register_error_handler(404, lambda _error: _refused(Refusal(404, "Not Found")))
    app.register_error_handler(405, lambda _error: _refused(Refusal(405, "Method Not Allowed")))
    return app


class _Service:
    """What answers each address."""

    def __init__(self, catalogue: Catalogue, searchers: Searchers) -> None:
        self.catalogue = catalogue
        self.searchers = searchers

    def answering(self, view: Callable[..., _Answer]) -> Callable[..., Response]:
        """Return a Flask view that writes what `view` answers in the asked form, and refusals as the real one does."""

        def answer(**parts: str) -> Response:
            try:
                return _written(view(**parts))
            except Refusal as refusal:
                return _refused(refusal)

        return answer

    def listed(self, entity_type: str) -> _Answer:
        """Answer a search (`query`) or a browse (the identifier of a neighbour)."""
        if entity_type not in _ENTITY_TYPES:
            raise Refusal(404, "Not Found")
        if request.args.get("query", "").strip():
            return self.searched(entity_type)
        return self.browsed(entity_type)

    def searched(self, entity_type: str) -> _Answer:
        """Answer a search: hits with relative scores, credits and, for recordings, the releases they are on."""
        limit, offset = _number("limit", 25, 100), _number("offset", 0, 1_000_000)
        try:
            hits = self.searchers.searchers[entity_type].search(request.args["query"])
        except BadQuery as error:
            raise Refusal(400, f"The search query could not be parsed: {error}") from None
        entities = self.searchers.entities[entity_type]
        results = SearchResults(self.catalogue)
        page: list[Json] = [
            {**results.entity(entities[document]), "score": score} for document, score in hits[offset : offset + limit]
        ]
        created = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        as_json = {"created": created, "count": len(hits), "offset": offset, f"{entity_type}s": page}
        return _Answer(as_json, lambda root: _search_xml(root, created, entity_type, page, len(hits)))

    def browsed(self, entity_type: str) -> _Answer:
        """Answer a browse: entities linked to one that is named, page by page."""
        includes = check_includes(entity_type, request.args.get("inc", ""), browsing=True)
        found = browse.neighbours(self.catalogue, entity_type, request.args)
        limit, offset = _number("limit", 25, 100), _number("offset", 0, 1_000_000)
        page = browse.cut(found[offset : offset + limit], includes)
        rendered = [self._entity(entity_type, entity, includes) for entity in page]
        key = entity_type
        as_json = {f"{key}-count": len(found), f"{key}-offset": offset, f"{key}s": rendered}
        return _Answer(as_json, lambda root: xml.entity_list(root, entity_type, rendered, len(found), offset))

    def looked_up(self, entity_type: str, mbid: str) -> _Answer:
        """Answer a lookup by identifier."""
        if entity_type == "url":
            return self._url(mbid.lower())
        if entity_type not in _ENTITY_TYPES:
            raise Refusal(404, "Not Found")
        if not _MBID.fullmatch(mbid):
            raise Refusal(400, "Invalid mbid.")
        includes = check_includes(entity_type, request.args.get("inc", ""))
        entity = self.catalogue.entity(entity_type, mbid.lower())
        if entity is None:
            raise Refusal(404, "Not Found")
        rendered = self._entity(entity_type, entity, includes)
        return _Answer(rendered, lambda root: xml.entity(root, entity_type, rendered))

    def _url(self, mbid: str) -> _Answer:
        resource = next((url for url in self.catalogue.linked_from if url_mbid(url) == mbid), None)
        if resource is None:
            raise Refusal(404, "Not Found")
        includes = check_includes("url", request.args.get("inc", ""))
        known = Renderer(self.catalogue, includes).url(resource)
        return _Answer(known, lambda root: xml.entity(root, "url", known))

    def isrc(self, code: str) -> _Answer:
        """Answer a lookup by ISRC: one or more recordings."""
        if not _ISRC.fullmatch(code):
            raise Refusal(400, "Invalid isrc.")
        includes = check_includes("isrc", request.args.get("inc", ""))
        recordings = self.catalogue.recordings_of_isrc.get(code.upper(), [])
        if not recordings:
            raise Refusal(404, "Not Found")
        rendered = [self._entity("recording", recording, includes) for recording in recordings]
        given = {"isrc": code.upper(), "recordings": rendered}
        return _Answer(given, lambda root: xml.isrc(root, given))

    def urls(self) -> _Answer:
        """Answer a lookup by address: one as an entity or 404, several (at most 100) as a list of the known ones."""
        resources = request.args.getlist("resource")
        if not resources:
            raise Refusal(400, _NO_PARAMETER)
        if len(resources) > _MOST_ADDRESSES:
            raise Refusal(400, "Cannot lookup more than 100 URLs at a time.")
        includes = check_includes("url", request.args.get("inc", ""))
        renderer = Renderer(self.catalogue, includes)
        known = [
            renderer.url(resource) for resource in dict.fromkeys(resources) if resource in self.catalogue.linked_from
        ]
        if len(resources) == 1:
            if not known:
                raise Refusal(404, "Not Found")
            return _Answer(known[0], lambda root: xml.entity(root, "url", known[0]))
        as_json = {"url-count": len(known), "url-offset": 0, "urls": known}
        return _Answer(as_json, lambda root: xml.entity_list(root, "url", known, len(known), 0))

    def _entity(self, entity_type: str, entity: Entity, includes: frozenset[str]) -> Json:
        return Renderer(self.catalogue, includes).entity(entity_type, entity)


_NO_PARAMETER = (
    "Must specify a least one parameter (not including 'limit', 'offset' or empty 'query') for collections query."
)


def _search_xml(root: Element, created: str, entity_type: str, page: list[Json], count: int) -> None:
    root.set("created", created)
    xml.entity_list(root, entity_type, page, count, _number("offset", 0, 1_000_000))


def _number(name: str, default: int, most: int) -> int:
    text = request.args.get(name, "")
    return min(int(text) or default, most) if text.isdigit() else default


def _written(answer: _Answer) -> Response:
    if wants_json(request):
        return Response(json.dumps(answer.as_json, ensure_ascii=False), content_type="application/json; charset=utf-8")
    return Response(xml.document(answer.as_xml), content_type="application/xml; charset=utf-8")


def _refused(refusal: Refusal) -> Response:
    answer = refuse(request, refusal.status, refusal.text)
    return Response(answer.get_data(), answer.status_code, content_type=answer.content_type)
