"""Evidence made ready to show: the quoted words within their sentence, with the source they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from playlist_service.domain.quoting import sentence_around
from playlist_service.models import StoredArticle

RELEASE_PAGE = "https://musicbrainz.org/release/{}"
RECORDING_PAGE = "https://musicbrainz.org/recording/{}"


def proofs(
    evidence: Sequence[Mapping[str, Any]], articles: Mapping[int, StoredArticle], release: Mapping[str, Any] | None
) -> list[dict[str, Any]]:
    """Return each piece of evidence as a document with the sentence around it; a sentence once, its first quote marked.

    With `release`, the line ends with the release that lists the track.
    """
    shown: dict[tuple[int | None, str], dict[str, Any]] = {}
    for piece in evidence:
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
    return [*shown.values(), *listed]


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
