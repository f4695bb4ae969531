"""What the page's own structured data says: recordings named by schema.org, where the text has their words too."""

from __future__ import annotations

from playlist_service.domain.article import Article, Span
from playlist_service.domain.extraction.claims import Claims, TrackClaim

_NEAR = 300
"""An act's name counts as beside its title within so many characters."""
_LEAST = 2


def record_claims(article: Article) -> Claims:
    """Return the recordings of the page's structured data that stand in its text, if there are at least two."""
    claims = []
    at = 0
    for record in article.records:
        if record.kind != "MusicRecording" or not record.name:
            continue
        place = article.text.find(record.name, at)
        place = place if place >= 0 else article.text.find(record.name)
        if place < 0:
            continue
        title = Span(place, place + len(record.name))
        acts = tuple(span for name in record.artists if (span := _near(article.text, name, title)) is not None)
        claims.append(TrackClaim(title, acts, "schema.org recording", "strong", record.position, listed=True, group=-1))
        at = title.end
    return Claims(tracks=tuple(claims)) if len(claims) >= _LEAST else Claims()


def _near(text: str, name: str, title: Span) -> Span | None:
    """Return where the act stands: beside its title if it can be, else anywhere."""
    if not name:
        return None
    window = max(0, title.start - _NEAR)
    place = text.find(name, window, title.end + _NEAR)
    place = place if place >= 0 else text.find(name)
    return Span(place, place + len(name)) if place >= 0 else None
