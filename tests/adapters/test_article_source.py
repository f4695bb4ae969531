"""An article from standard input, a file or an address, whatever form it has."""

from __future__ import annotations

import io
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from playlist_service.adapters.article_http import Fetched, Limits
from playlist_service.adapters.article_source import ArticleSourceAdapter, read_article
from playlist_service.domain.article import Article
from playlist_service.errors import InvalidInput, RemoteRejected
from playlist_service.ports import ArticleSource

PAGE = "<!doctype html><html><body><h1>Night Ferry</h1><ol><li>Mona – “Salt”</li></ol></body></html>"


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.headers.get("If-None-Match") == '"1"':
            self.send_response(304)
            self.end_headers()
            return
        content_type, body = {
            "/page": ("text/html; charset=iso-8859-1", PAGE.encode("cp1252")),
            "/notes.md": ("text/markdown", b"# Night Ferry\r\n"),
            "/notes": ("text/plain; charset=koi8-r", "Соль".encode("koi8-r")),
            "/wrong": ("text/html", b"\x89PNG\r\n"),
            "/blank": ("text/html", b"   "),
        }[self.path]
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep the test's output clean."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def adapter() -> ArticleSourceAdapter:
    return ArticleSourceAdapter(allow_private=True, limits=Limits(seconds=5))


def _given(monkeypatch: pytest.MonkeyPatch, body: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))


@pytest.mark.parametrize("ending", [".txt", ".md", ".markdown", ""])
def test_a_text_file_is_read_untouched(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"notes{ending}"
    text = "\n  “Salt”\r\n\tMona\u200b e\u0301\n\n"
    path.write_bytes(text.encode())
    assert read_article(str(path)) == Article(text=text, source=str(path))


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes("“Salt”".encode("utf-8-sig"))
    assert read_article(str(path)).text == "“Salt”"


def test_a_web_page_in_a_file_is_known_without_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_bytes(PAGE.encode())
    article = read_article(str(path))
    assert (article.title, article.text, article.address) == ("Night Ferry", "Night Ferry\n\nMona – “Salt”", None)


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    _given(monkeypatch, "“Salt” – Mona".encode("cp1252"))
    assert read_article("-") == Article(text="“Salt” – Mona", source="-")
    _given(monkeypatch, PAGE.encode())
    assert read_article("-").blocks


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("missing.txt", None, "There is no file"),
        ("picture.txt", b"\x89PNG\r\n", "a PNG picture"),
        ("noise.txt", bytes(range(200)), "no text"),
        ("blank.txt", b" \n ", "is empty"),
        ("blank.txt", "\u3000\u00a0\n".encode(), "is empty"),
        ("empty.html", b"<html><body></body></html>", "its text is empty"),
        ("broken.pdf", b"%PDF-1.4", "broken PDF"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(tmp_path: Path, name: str, body: bytes | None, says: str) -> None:
    path = tmp_path / name
    if body is not None:
        path.write_bytes(body)
    with pytest.raises(InvalidInput, match=says):
        read_article(str(path))


def test_a_directory_and_an_impossible_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="is a directory"):
        read_article(str(tmp_path))
    with pytest.raises(InvalidInput, match="cannot be read"):
        read_article("a\x00b")
    with pytest.raises(InvalidInput, match="cannot be read"):
        read_article("x" * 5000)


def test_empty_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _given(monkeypatch, b"")
    with pytest.raises(InvalidInput, match="The input is empty"):
        read_article("-")


def test_a_page_is_fetched_and_read_with_the_charset_it_means(site: str, adapter: ArticleSourceAdapter) -> None:
    port: ArticleSource = adapter
    article = port.read(f"{site}/page")
    assert article.text == "Night Ferry\n\nMona – “Salt”"
    assert (article.source, article.address, article.site) == (f"{site}/page", f"{site}/page", "127.0.0.1")


def test_markdown_and_text_are_fetched_untouched(site: str, adapter: ArticleSourceAdapter) -> None:
    assert adapter.read(f"{site}/notes.md").text == "# Night Ferry\r\n"
    assert adapter.read(f"{site}/notes").text == "Соль"


def test_a_page_that_lies_about_its_type_or_is_blank_is_refused(site: str, adapter: ArticleSourceAdapter) -> None:
    with pytest.raises(InvalidInput, match="a PNG picture"):
        adapter.read(f"{site}/wrong")
    with pytest.raises(InvalidInput, match="is empty"):
        adapter.read(f"{site}/blank")


def test_a_page_is_read_again_only_where_it_has_changed(site: str, adapter: ArticleSourceAdapter) -> None:
    first = adapter.read_again(f"{site}/page")
    assert first is not None
    assert first.etag == '"1"'
    assert adapter.read_again(f"{site}/page", etag=first.etag) is None


def test_private_addresses_are_refused_unless_allowed(site: str) -> None:
    with pytest.raises(InvalidInput, match="not on the public web"):
        ArticleSourceAdapter().read(f"{site}/page")
    with pytest.raises(InvalidInput, match="not on the public web"):
        read_article(f"{site}/page")


@pytest.mark.parametrize("source", ["ftp://site.example/x", "file:///etc/passwd"])
def test_other_schemes_are_refused(source: str) -> None:
    with pytest.raises(InvalidInput, match="only http and https"):
        read_article(source)


def test_what_fetches_can_be_replaced() -> None:
    def refused(url: str) -> Fetched:
        raise RemoteRejected(f"{url} refuses", status=403)

    with pytest.raises(RemoteRejected):
        read_article("https://site.example/", fetch=refused)
    found = read_article("https://site.example/", fetch=lambda url: Fetched(f"{url}last", b"Salt", "text/plain"))
    assert (found.source, found.address) == ("https://site.example/", "https://site.example/last")
