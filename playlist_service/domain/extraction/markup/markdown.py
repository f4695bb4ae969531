"""Markdown's links, images, notes and the short codes of site generators; its lists, headings and emphasis stay."""

from __future__ import annotations

import re

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.markup.traced import Piece, Traced

_FRONT = re.compile(r"\A\ufeff?(?P<rule>---|\+\+\+)[ \t]*\n(?P<fields>.*?)\n(?P=rule)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST_FRONT = 8_000
_TITLE = re.compile(r"^title\s*[:=]\s*(?P<mark>[\"']?)(?P<title>.+?)(?P=mark)\s*$", re.MULTILINE | re.IGNORECASE)
_INSIDE = r"(?:[^\[\]\n]|\[[^\[\]\n]*\]){0,300}"
_TARGET = r"\((?:[^()\s]|\([^()\s]*\)){0,900}(?:\s+[\"'(][^\n]{0,200}?[\"')])?\s*\)"
_IMAGE = re.compile(rf"!\[{_INSIDE}\](?:{_TARGET}|\[[^\[\]\n]*\])")
_LINK = re.compile(rf"(?<!!)\[(?P<text>{_INSIDE})\](?:{_TARGET}|\[[^\[\]\n]{{0,80}}\])")
_NOTE = re.compile(r"\[\^[^\[\]\n]{1,40}\](?!:)")
_DEFINITION = re.compile(r"^[ \t]{0,3}\[[^\^\[\]\n]{1,120}\]:[ \t]*<?(?:https?:|/|#|mailto:)\S*.*$", re.MULTILINE)
_CODE = re.compile(
    r"\{\{[<%](?P<hugo>[^{}]{0,900}?)[%>]\}\}|\{%(?P<liquid>[^{}]{0,900}?)%\}|\{\{(?P<value>[^{}\n]{1,200})\}\}",
    re.DOTALL,
)
_PARAMETER = re.compile(r"(?<![\w-])(?P<key>[a-z_]+)\s*=\s*(?P<mark>[\"'])(?P<value>.*?)(?P=mark)", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[.#:][^{}\n]{0,200}\}")
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>")
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)[^\n`]*$", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?P<sign>[\\`*_{}\[\]()#+.!>~|\"'-])")
_STRUCK = re.compile(r"~~(?=\S)[^~\n]{1,300}~~")
_FORMS = (_STRUCK, _IMAGE, _LINK, _NOTE, _DEFINITION, _CODE, _ATTRIBUTES, _ADDRESS, _FENCE, _ESCAPE)
_TITLES, _ACTS = ("title", "song", "track", "name"), ("artist", "artists", "by", "performer")


def without_front_matter(traced: Traced) -> tuple[Traced, str | None]:
    """Return the text below its front matter, and the title that stands there."""
    found = _FRONT.match(traced.text, 0, _LONGEST_FRONT)
    if found is None or (":" not in found["fields"] and "=" not in found["fields"]):
        return traced, None
    title = _TITLE.search(traced.text, found.start("fields"), found.end("fields"))
    pieces: list[Piece] = ["# ", Span(*title.span("title")), "\n\n"] if title else []
    rest = Span(found.end(), len(traced.text))
    return traced.assembled([*pieces, rest]), title["title"] if title else None


def has_markdown(text: str) -> bool:
    """Return whether the text has signs of Markdown or of a site generator that a reader of the page does not see."""
    return any(form.search(text) for form in _FORMS)


def without_markdown(traced: Traced) -> Traced:
    """Return the text with its links' words in their places, without what the page does not print or strikes out."""
    for form in (_STRUCK, _IMAGE, _NOTE, _DEFINITION, _ADDRESS, _FENCE):
        traced = traced.rewrite(form, lambda _: [])
    traced = traced.rewrite(_CODE, _said_by_code)
    traced = traced.rewrite(_LINK, lambda found: [Span(*found.span("text"))])
    traced = traced.rewrite(_ATTRIBUTES, lambda _: [])
    return traced.rewrite(_ESCAPE, lambda found: [Span(*found.span("sign"))])


def _said_by_code(found: re.Match[str]) -> list[Piece]:
    """A short code that has a title and an act prints them; of the others nothing is read."""
    named = {p["key"].casefold(): Span(*p.span("value")) for p in _PARAMETER.finditer(found.string, *found.span())}
    title = next((named[key] for key in _TITLES if key in named), None)
    act = next((named[key] for key in _ACTS if key in named), None)
    return ["“", title, "” by ", act] if title and act else []
