"""What a file is, by its bytes."""

from __future__ import annotations

import pytest

from playlist_service.adapters.article_kind import kind_of
from playlist_service.errors import InvalidInput


@pytest.mark.parametrize(
    ("body", "name", "content_type", "kind"),
    [
        (b"%PDF-1.7\n...", "x.txt", "", "pdf"),
        (b"\n\n%PDF-1.4", "", "text/html", "pdf"),
        (b"<!DOCTYPE html><p>x", "", "", "html"),
        (b"\xef\xbb\xbf \n<!-- x --><html>", "article", "", "html"),
        ("<html><p>x".encode("utf-16"), "", "", "html"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "", "", "html"),
        (b"<p>no frame</p>", "page.html", "", "html"),
        (b"<p>no frame</p>", "", "text/html", "html"),
        (b"just words", "page.html", "", "text"),
        (b"just words", "", "text/html", "text"),
        (b"<!doctype html><p>quoted", "notes.md", "", "text"),
        (b"<!doctype html><p>x", "https://x.example/readme.txt", "text/html", "html"),
        (b"# Salt\n\n<p>inside</p>", "", "", "text"),
        ("“Salt”".encode("utf-16-le"), "", "", "text"),
        (b"\x1b$B4A;z\x1b(B", "", "", "text"),
    ],
)
def test_kinds(body: bytes, name: str, content_type: str, kind: str) -> None:
    assert kind_of(body, name=name, content_type=content_type) == kind


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"ID3\x03", "an MP3 file"),
        (bytes(range(256)) * 4, "is no text"),
        (b"\x00\x01\x02\x03", "is no text"),
        (b"", "is empty"),
        (b" \n\t\r\n ", "is empty"),
        (bytes(100), "is empty"),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(body: bytes, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        kind_of(body, name="the file")
