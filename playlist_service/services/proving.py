"""Evidence made ready to show: the quoted words within their sentence, with the source they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from playlist_service.domain.quoting import sentence_around
from playlist_service.models import StoredArticle

RELEASE_PAGE = "https://musicbrainz.org/release/{}"
RECORDING_PAGE = "https://musicbrainz.org/recording/{}"
PLAYLIST_PAGE = "https://open.spotify.com/playlist/{}"
ON_RELEASE = ("release", "both")
"""The origins of entries that the release lists."""
TAKEN_OVER = "playlist"
"""The kind of evidence that says: a curator took the track over from the remote playlist."""


def proofs(
    evidence: Sequence[Mapping[str, Any]],
    articles: Mapping[int, StoredArticle],
    release: Mapping[str, Any] | None,
    curators: Mapping[int, str] | None = None,
) -> list[dict[str, Any]]:
    """Return each piece of evidence as a document with the sentence around it; a sentence once, its first quote marked.

    With `release`, the line ends with the release that lists the track. With `curators`, who took a track over is
    named; the public pages do not name those who sign in.
    """
    shown: dict[tuple[int | None, str], dict[str, Any]] = {}
    for piece in evidence:
        if piece.get("kind") == TAKEN_OVER:
            continue
        article = articles.get(int(piece["source_id"]))
        if article is None:
            continue
        before, quote, after = sentence_around(article.text, piece["start"], piece["end"])
        shown.setdefault(
            (article.id, before + quote + after),
            {
                "kind": "article",
                "before": before,
                "quote": quote,
                "after": after,
                "source_title": article.title or article.source,
                "source_address": article.address,
                "site": article.site,
                "author": article.author,
            },
        )
    listed = [_release_proof(release)] if release else []
    taken = [_taken_proof(piece, curators or {}) for piece in evidence if piece.get("kind") == TAKEN_OVER]
    return [*shown.values(), *listed, *taken]


def _release_proof(release: Mapping[str, Any]) -> dict[str, Any]:
    year = f" ({release['date'][:4]})" if release.get("date") else ""
    return {
        "kind": "release",
        "before": "It stands on the track list of the release ",
        "quote": f"{release['title']}{year}",
        "after": " in MusicBrainz.",
        "source_title": f"MusicBrainz: {release['title']}",
        "source_address": RELEASE_PAGE.format(release["release_mbid"]),
        "site": "MusicBrainz",
        "author": None,
    }


def _taken_proof(piece: Mapping[str, Any], curators: Mapping[int, str]) -> dict[str, Any]:
    at = datetime.fromisoformat(piece["taken_at"]).astimezone(UTC)
    return {
        "kind": TAKEN_OVER,
        "before": f"{curators.get(piece['taken_by'], 'A curator')} took it over from ",
        "quote": "the playlist on Spotify",
        "after": f" on {at.day} {at:%B %Y}, where somebody had added it.",
        "source_title": "Spotify: the playlist",
        "source_address": PLAYLIST_PAGE.format(piece["playlist_id"]),
        "site": "Spotify",
        "author": None,
    }
