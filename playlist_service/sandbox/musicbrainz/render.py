"""MusicBrainz entities in the web service's JSON form, with the includes that were asked for."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from playlist_service.sandbox.catalogue import Catalogue, Entity
from playlist_service.sandbox.entities import (
    Artist,
    CreditName,
    Medium,
    Recording,
    Relation,
    Release,
    ReleaseGroup,
    Track,
)

Json = dict[str, Any]

SUBLIST_LIMIT = 25
"""Lists inside a looked-up entity are cut here (musicbrainz-server, WS/2 $MAX_ITEMS)."""

_TYPE_IDS = {
    ("free streaming", "recording"): "7e41ef12-a124-4324-afdb-fdbae687a89c",
    ("free streaming", "release"): "08445ccf-7b99-4438-9f9a-fb9ac18099ee",
    ("free streaming", "artist"): "769085a1-c2f7-4c24-a532-2375a77693bd",
}


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders entities of one catalogue with one set of includes."""

    catalogue: Catalogue
    includes: frozenset[str]

    def entity(self, entity_type: str, entity: Entity) -> Json:
        """Return an entity as a lookup answers it."""
        if entity_type == "artist" and isinstance(entity, Artist):
            return self.looked_up_artist(entity)
        if isinstance(entity, Recording):
            return self.recording(entity, top=True)
        if isinstance(entity, ReleaseGroup):
            return self.release_group(entity, top=True)
        if isinstance(entity, Release):
            return self.release(entity, top=True)
        raise TypeError(f"{entity_type} cannot be rendered")

    def looked_up_artist(self, artist: Artist) -> Json:
        """Return an artist with the lists that were asked for."""
        full = self.artist(artist, top=True)
        if "recordings" in self.includes:
            credited = (r for r in self.catalogue.recordings.values() if _credits(r.credit, artist))
            full["recordings"] = [self.recording(r) for r in _cut(credited)]
        if "releases" in self.includes:
            releases = (r for r in self.catalogue.releases.values() if _credits(r.credit, artist))
            full["releases"] = [self.release(r) for r in _cut(releases)]
        if "release-groups" in self.includes:
            groups = (g for g in self.catalogue.release_groups.values() if _credits(g.credit, artist))
            full["release-groups"] = [self.release_group(g) for g in _cut(groups)]
        return full

    def artist(self, artist: Artist, *, top: bool = False) -> Json:
        """Return an artist, with aliases where they were asked for, and relations where it stands at the top."""
        short: Json = {
            "id": artist.mbid,
            "name": artist.name,
            "sort-name": artist.sort_name,
            "disambiguation": artist.disambiguation,
            "type": artist.type or None,
            "country": artist.country or None,
        }
        if "aliases" in self.includes:
            short["aliases"] = aliases(artist.aliases)
        if top:
            self._relate(short, "artist", artist)
        return short

    def recording(self, recording: Recording, *, top: bool = False, related: bool = False) -> Json:
        """Return a recording; `related` adds relations although it does not stand at the top."""
        full: Json = {
            "id": recording.mbid,
            "title": recording.title,
            "length": recording.length_ms,
            "disambiguation": recording.disambiguation,
            "video": recording.video,
        }
        releases = self.catalogue.releases_of_recording.get(recording.mbid, [])
        first = min((release.date for release in releases if release.date), default="")
        if first:
            full["first-release-date"] = first
        if self._credits_wanted("artists"):
            full["artist-credit"] = self.credit(recording.credit)
        if "isrcs" in self.includes:
            full["isrcs"] = list(recording.isrcs)
        if top and "aliases" in self.includes:
            full["aliases"] = aliases(recording.aliases)
        if top and "releases" in self.includes:
            full["releases"] = [self.release(release) for release in _cut(releases)]
        if top or related:
            self._relate(full, "recording", recording)
        return full

    def release_group(self, group: ReleaseGroup, *, top: bool = False) -> Json:
        """Return a release group."""
        full: Json = {
            "id": group.mbid,
            "title": group.title,
            "primary-type": group.primary_type or None,
            "secondary-types": list(group.secondary_types),
            "first-release-date": group.first_release_date,
            "disambiguation": group.disambiguation,
        }
        if self._credits_wanted("artists"):
            full["artist-credit"] = self.credit(group.credit)
        if top and "aliases" in self.includes:
            full["aliases"] = aliases(group.aliases)
        if top and "releases" in self.includes:
            full["releases"] = [self.release(r) for r in _cut(self.catalogue.releases_of_group.get(group.mbid, []))]
        if top:
            self._relate(full, "release-group", group)
        return full

    def release(self, release: Release, *, top: bool = False) -> Json:
        """Return a release, with labels, media and track lists as asked for."""
        full: Json = {
            "id": release.mbid,
            "title": release.title,
            "status": release.status or None,
            "date": release.date,
            "country": release.country or None,
            "barcode": release.barcode or None,
            "disambiguation": release.disambiguation,
            "quality": "normal",
        }
        if self._credits_wanted("artists"):
            full["artist-credit"] = self.credit(release.credit)
        if "labels" in self.includes:
            full["label-info"] = label_info(release)
        if "release-groups" in self.includes:
            full["release-group"] = self.release_group(self.catalogue.release_groups[release.release_group])
        if {"media", "recordings"} & self.includes and (top or "media" in self.includes):
            full["media"] = [self.medium(medium, disc, top=top) for disc, medium in enumerate(release.media, start=1)]
        if top and "aliases" in self.includes:
            full["aliases"] = aliases(release.aliases)
        if top:
            self._relate(full, "release", release)
        return full

    def medium(self, medium: Medium, disc: int, *, top: bool) -> Json:
        """Return a medium; its tracks come with the recordings of a release at the top."""
        full: Json = {
            "position": disc,
            "format": medium.format or None,
            "title": medium.title,
            "track-count": len(medium.tracks),
        }
        if top and "recordings" in self.includes:
            full["track-offset"] = 0
            full["tracks"] = [self.track(track, position) for position, track in enumerate(medium.tracks, start=1)]
        return full

    def track(self, track: Track, position: int) -> Json:
        """Return one line of a track list with its recording."""
        recording = self.catalogue.recordings[track.recording]
        full: Json = {
            "id": track.mbid,
            "position": position,
            "number": track.number,
            "title": track.title or recording.title,
            "length": track.length_ms or recording.length_ms,
            "recording": self.recording(recording, related="recording-level-rels" in self.includes),
        }
        if self._credits_wanted("artists"):
            full["artist-credit"] = self.credit(track.credit or recording.credit)
        return full

    def credit(self, credit: Sequence[CreditName]) -> list[Json]:
        """Return an artist credit."""
        return [
            {
                "name": name.name,
                "joinphrase": name.join,
                "artist": self.artist(self.catalogue.artists[name.artist]),
            }
            for name in credit
        ]

    def url(self, resource: str) -> Json:
        """Return an address with the entities that link to it, as far as their relations were asked for."""
        relations = [
            {**_relation(link.type, entity_type, backward=True), entity_type: self._target(entity_type, entity)}
            for entity_type, entity, link in self.catalogue.linked_from[resource]
            if f"{entity_type}-rels" in self.includes
        ]
        return {"id": url_mbid(resource), "resource": resource, "relations": relations}

    def _credits_wanted(self, also: str) -> bool:
        return "artist-credits" in self.includes or also in self.includes

    def _relate(self, full: Json, entity_type: str, entity: Entity) -> None:
        if not any(include.endswith("-rels") and include.count("-level-") == 0 for include in self.includes):
            return
        relations = []
        if "url-rels" in self.includes:
            relations += [
                {
                    **_relation(link.type, "url", source=entity_type),
                    "url": {"id": url_mbid(link.url), "resource": link.url},
                }
                for link in entity.links
            ]
        full["relations"] = relations + list(self._entity_relations(entity_type, entity))

    def _entity_relations(self, entity_type: str, entity: Entity) -> Iterable[Json]:
        for relation in entity.relations:
            target = self.catalogue.entity(relation.target_type, relation.target)
            if target and f"{relation.target_type}-rels" in self.includes:
                yield self._to(relation, relation.target_type, target, backward=relation.backward)
        for source_type, source, relation in self.catalogue.related_from.get((entity_type, entity.mbid), ()):
            if f"{source_type}-rels" in self.includes:
                yield self._to(relation, source_type, source, backward=not relation.backward)

    def _to(self, relation: Relation, target_type: str, target: Entity, *, backward: bool) -> Json:
        key = target_type.replace("-", "_")
        return {
            **_relation(relation.type, target_type, backward=backward, attributes=relation.attributes),
            key: self._target(target_type, target),
        }

    def _target(self, entity_type: str, entity: Entity) -> Json:
        plain = Renderer(self.catalogue, self.includes & {"artist-credits"})
        if isinstance(entity, Artist):
            return plain.artist(entity)
        return plain.entity(entity_type, entity)


def aliases(names: Iterable[str]) -> list[Json]:
    """Return alternative names as the web service lists them."""
    return [{"name": name, "sort-name": name, "locale": None, "primary": None, "type": None} for name in names]


def label_info(release: Release) -> list[Json]:
    """Return the label and catalogue number of a release; empty where it names none."""
    if not release.label:
        return []
    label = {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"label:{release.label}")), "name": release.label}
    return [{"catalog-number": release.catalog_number or None, "label": {**label, "sort-name": release.label}}]


def url_mbid(resource: str) -> str:
    """Return the identifier that always stands for an address."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, resource))


def _relation(
    kind: str, target_type: str, *, source: str = "", backward: bool = False, attributes: Sequence[str] = ()
) -> Json:
    known = _TYPE_IDS.get((kind, source if target_type == "url" else target_type))
    return {
        "type": kind,
        "type-id": known or str(uuid.uuid5(uuid.NAMESPACE_URL, f"relation:{kind}:{target_type}")),
        "target-type": target_type.replace("-", "_"),
        "direction": "backward" if backward else "forward",
        "attributes": list(attributes),
        "ended": False,
        "begin": None,
        "end": None,
    }


def _credits(credit: Iterable[CreditName], artist: Artist) -> bool:
    return any(name.artist == artist.mbid for name in credit)


def _cut(entities: Iterable[Any]) -> list[Any]:
    return [entity for _, entity in zip(range(SUBLIST_LIMIT), entities, strict=False)]
