"""Text to mentions: which recordings an article puts on its subject's list, and who makes them."""

from playlist_service.domain.extraction.engine import extract

__all__ = ["extract"]
