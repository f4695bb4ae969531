"""A playlist's page for machines: schema.org MusicPlaylist as JSON-LD."""

from __future__ import annotations

from typing import Any

from playlist_service.services.pages import ArticleLine, PlaylistPage, ReleaseLine, TrackLine
from playlist_service.web.wording import duration_iso, is_web_address


def music_playlist(page: PlaylistPage, address: str) -> dict[str, Any]:
    """Return the page's JSON-LD (https://schema.org/MusicPlaylist); `address` is where the page stands."""
    card = page.card
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "MusicPlaylist",
            "@id": address,
            "url": address,
            "name": card.title,
            "description": page.description or None,
            "version": card.revision,
            "datePublished": card.published_at.isoformat(),
            "numTracks": len(page.tracks),
            "sameAs": card.spotify_url,
            "about": {"@type": "Movie" if card.subject_type == "film" else "CreativeWork", "name": card.subject_title},
            "track": {
                "@type": "ItemList",
                "numberOfItems": len(page.tracks),
                "itemListElement": [_listed(track) for track in page.tracks],
            },
            "isBasedOn": _album(page.release) if page.release else None,
            "citation": [_article(article) for article in page.articles] or None,
        }
    )


def _listed(track: TrackLine) -> dict[str, Any]:
    recording = {
        "@type": "MusicRecording",
        "name": track.title,
        "byArtist": [{"@type": "MusicGroup", "name": name} for name in track.artists] or None,
        "duration": None if track.length_ms is None else duration_iso(track.length_ms),
        "url": track.spotify_url,
        "sameAs": track.musicbrainz_url,
    }
    return {"@type": "ListItem", "position": track.position, "item": _known(recording)}


def _album(release: ReleaseLine) -> dict[str, Any]:
    return _known(
        {
            "@type": "MusicAlbum",
            "name": release.title,
            "byArtist": [{"@type": "MusicGroup", "name": name} for name in release.artists] or None,
            "datePublished": release.date,
            "recordLabel": {"@type": "Organization", "name": release.label} if release.label else None,
            "sameAs": release.musicbrainz_url,
        }
    )


def _article(article: ArticleLine) -> dict[str, Any]:
    return _known(
        {
            "@type": "Article",
            "headline": article.title,
            "url": article.address if is_web_address(article.address) else None,
            "author": {"@type": "Person", "name": article.author} if article.author else None,
            "publisher": {"@type": "Organization", "name": article.site} if article.site else None,
        }
    )


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
