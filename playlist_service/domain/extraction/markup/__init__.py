"""Text that carries markup (HTML, wikitext, Markdown) made plain, with the way back to every character of it."""

from playlist_service.domain.extraction.markup.plain import Plain, made_plain

__all__ = ["Plain", "made_plain"]
