"""Search results: richer than a bare lookup (credits, codes, releases, aliases come without being asked for)."""

from __future__ import annotations

from playlist_service.sandbox.catalogue import Catalogue
from playlist_service.sandbox.entities import Artist, Recording, Release, ReleaseGroup
from playlist_service.sandbox.musicbrainz.render import Json, Renderer

_INCLUDES = frozenset({"artist-credits", "isrcs", "labels", "release-groups", "media"})


class SearchResults:
    """Renders the hits of a search over one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.renderer = Renderer(catalogue, _INCLUDES)
        self.artists = Renderer(catalogue, frozenset({"aliases"}))

    def entity(self, entity: Artist | Recording | Release | ReleaseGroup) -> Json:
        """Return one hit without its score."""
        if isinstance(entity, Artist):
            return self.artists.artist(entity)
        if isinstance(entity, Recording):
            return self._recording(entity)
        if isinstance(entity, Release):
            return {**self.renderer.release(entity), "track-count": entity.track_count}
        return self._group(entity)

    def _recording(self, recording: Recording) -> Json:
        releases = self.catalogue.releases_of_recording.get(recording.mbid, [])
        return {
            **self.renderer.recording(recording),
            "releases": [self._on_release(release, recording) for release in releases],
        }

    def _on_release(self, release: Release, recording: Recording) -> Json:
        plain = Renderer(self.catalogue, frozenset({"release-groups"}))
        places = [
            (disc, position, track, medium)
            for disc, medium in enumerate(release.media, start=1)
            for position, track in enumerate(medium.tracks, start=1)
            if track.recording == recording.mbid
        ]
        media = []
        for disc, position, track, medium in places:
            line: Json = {
                "id": track.mbid,
                "number": track.number,
                "title": track.title or recording.title,
                "length": track.length_ms or recording.length_ms,
            }
            short = {"position": disc, "format": medium.format or None, "track": [line]}
            media.append({**short, "track-count": len(medium.tracks), "track-offset": position - 1})
        return {**plain.release(release), "track-count": release.track_count, "media": media}

    def _group(self, group: ReleaseGroup) -> Json:
        releases = self.catalogue.releases_of_group.get(group.mbid, [])
        short = [{"id": release.mbid, "title": release.title, "status": release.status} for release in releases]
        return {**self.renderer.release_group(group), "count": len(releases), "releases": short}
