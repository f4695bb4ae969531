"""What a file or an answer is, by its bytes first and its name last."""

from __future__ import annotations

import re
from typing import Literal

from playlist_service.errors import InvalidInput

Kind = Literal["html", "pdf", "text"]

_SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, picture or video file"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"fLaC", "a FLAC file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)
_SNIFFED = 4096
_PDF_WITHIN = 1024
_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(
    rb"<(?:p|div|ol|ul|li|table|tr|td|h[1-6]|br|a|span|article|section|meta|title|dl)\b[^<>]*>", re.IGNORECASE
)
_TEXT_NAMES = (".txt", ".md", ".markdown", ".text")
_PAGE_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".mht")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.02


def kind_of(body: bytes, *, name: str = "", content_type: str = "") -> Kind:
    """Return what `body` holds. Raises InvalidInput where it is empty or no text.

    A text or Markdown file by its name stays one, whatever markup it quotes: its text is read untouched.
    """
    head = body[:_SNIFFED]
    if not head.strip(b" \t\r\n\x0b\x0c\x00"):
        raise InvalidInput(f"{name or 'The input'} is empty: there is nothing to read.")
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    _refuse_binary(head, name)
    lowered = name.lower()
    if lowered.endswith(_TEXT_NAMES) and "html" not in content_type:
        return "text"
    if _PAGE.match(_bare(head)):
        return "html"
    said_page = "html" in content_type or (not content_type and lowered.endswith(_PAGE_NAMES))
    return "html" if said_page and _TAG.search(body) else "text"


def _bare(head: bytes) -> bytes:
    return head.removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"").lstrip(b"\xff\xfe")


def _refuse_binary(head: bytes, name: str) -> None:
    who = name or "The input"
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise InvalidInput(f"{who} is {what}, not an article: give a web page, a text, Markdown or PDF file.")
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or _zeros_alternate(head)
    if not wide and len(_CONTROLS.findall(head)) > len(head) * _MOST_CONTROLS:
        raise InvalidInput(f"{who} is no text: give a web page, a text, Markdown or PDF file.")


def _zeros_alternate(head: bytes) -> bool:
    """UTF-16 without its mark: the zeros stand on one side of every pair."""
    sides = head[::2].count(0), head[1::2].count(0)
    return len(head) >= 8 and min(sides) * 10 <= max(sides) and max(sides) * 3 >= len(head)
