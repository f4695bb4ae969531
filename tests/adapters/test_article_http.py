"""Fetching one page over real sockets on loopback."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from playlist_service.adapters.article_address import IpAddress, anywhere, is_public, open_to, parse_target
from playlist_service.adapters.article_http import Fetcher, Limits, fetch, gate_for
from playlist_service.errors import InvalidInput, RemoteRejected, RemoteUnavailable

PAGE = "<!doctype html><p>Girls – “Hellhole Ratrace”</p>".encode()
Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(status: int = 200, body: bytes = PAGE, **headers: str) -> Answer:
    def write(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, text in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            request.send_header(name.replace("_", "-"), text)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return write


class Site:
    """A web server on loopback that answers each path as it is told."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.released = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.requests.append((self.path, {name.lower(): text for name, text in self.headers.items()}))
                site.pages[self.path.partition("?")[0]](self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
                """Keep the test's output clean."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        self.port = self._server.server_address[1]

    def address(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def close(self) -> None:
        self.released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    opened = Site()
    yield opened
    opened.close()


def fetcher(**settings: float) -> Fetcher:
    return Fetcher(gate=anywhere, limits=Limits(**settings))  # type: ignore[arg-type]  # sizes are whole numbers


def test_a_page_is_fetched_with_its_type_charset_and_validators(site: Site) -> None:
    site.pages["/a b/ü"] = site.pages["/a%20b/%C3%BC"] = answer(
        ETag='"1"', Last_Modified="Mon, 01 Mar 2010 00:00:00 GMT"
    )
    page = fetcher().fetch(site.address("/a b/ü?q=ö"))
    assert (page.body, page.content_type, page.charset, page.not_modified) == (PAGE, "text/html", "utf-8", False)
    assert (page.etag, page.last_modified) == ('"1"', "Mon, 01 Mar 2010 00:00:00 GMT")
    ((_, headers),) = site.requests
    assert headers["user-agent"].startswith("playlist-service/")
    assert headers["host"] == f"127.0.0.1:{site.port}"
    assert "cookie" not in headers


def test_an_unchanged_page_is_not_read_again(site: Site) -> None:
    site.pages["/"] = answer(304, b"", ETag='"1"')
    page = fetcher().fetch(site.address(), etag='"1"', last_modified="Mon, 01 Mar 2010 00:00:00 GMT")
    assert page.not_modified
    assert page.body == b""
    headers = site.requests[0][1]
    assert headers["if-none-match"] == '"1"'
    assert headers["if-modified-since"] == "Mon, 01 Mar 2010 00:00:00 GMT"


def test_redirects_are_followed_to_the_last_address(site: Site) -> None:
    site.pages["/old"] = answer(301, b"", Location="/new?x=1#top")
    site.pages["/new"] = answer(308, b"", Location="newest")
    site.pages["/newest"] = answer()
    assert fetcher().fetch(site.address("/old")).address == site.address("/newest")


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.pages["/"] = answer(302, b"", Location="/")
    with pytest.raises(RemoteRejected, match="redirects more than 5 times"):
        fetcher().fetch(site.address())
    assert len(site.requests) == 6


@pytest.mark.parametrize(
    "place", ["http://127.0.0.2/", "http://169.254.169.254/latest", "http://[::1]/", "http://10.0.0.1:22/", "http://0/"]
)
def test_a_redirect_to_a_private_address_is_not_followed(site: Site, place: str) -> None:
    site.pages["/"] = answer(302, b"", Location=place)
    only_the_site = Fetcher(gate=lambda address, port: str(address) == "127.0.0.1" and port == site.port)
    with pytest.raises(InvalidInput, match="not on the public web"):
        only_the_site.fetch(site.address())
    assert len(site.requests) == 1


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "javascript:1"])
def test_a_redirect_out_of_the_web_is_not_followed(site: Site, place: str) -> None:
    site.pages["/"] = answer(302, b"", Location=place)
    with pytest.raises(InvalidInput, match="only http and https"):
        fetcher().fetch(site.address())


def test_a_name_is_resolved_once_and_the_socket_goes_where_the_check_went(site: Site) -> None:
    site.pages["/"] = answer()
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    asked = Fetcher(gate=anywhere, resolve=lambda _host, _port: next(answers))
    assert asked.fetch(site.address(host="rebinding.example")).body == PAGE
    assert site.requests[0][1]["host"] == f"rebinding.example:{site.port}"
    assert next(answers) == ["10.0.0.1"]


def test_of_several_addresses_the_first_that_answers_is_used(site: Site) -> None:
    site.pages["/"] = answer()
    asked = Fetcher(gate=anywhere, resolve=lambda _host, _port: ["127.0.0.3", "127.0.0.1"])
    assert asked.fetch(site.address(host="two.example")).body == PAGE


def test_private_addresses_are_refused_without_a_connection() -> None:
    for url in ("http://127.0.0.1/", "http://localhost:5000/", "http://192.168.1.1/", "http://[::ffff:127.0.0.1]/"):
        with pytest.raises(InvalidInput, match="not on the public web"):
            fetch(url)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::",
        "2001:0:53aa:64c::f5ff:fffe", "ff02::1", "::",
    ],
)  # fmt: skip
def test_what_is_not_global_is_not_public(number: str) -> None:
    assert not is_public(ipaddress.ip_address(number), 80)


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_the_public_internet_is_public_on_web_ports_only(number: str) -> None:
    assert is_public(ipaddress.ip_address(number), 443)
    assert not is_public(ipaddress.ip_address(number), 22)


def test_a_name_with_one_public_address_is_opened_there_only() -> None:
    target = parse_target("https://example.org/")
    assert open_to(target, is_public, lambda _host, _port: ["10.0.0.1", "93.184.216.34"]) == ["93.184.216.34"]


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "file:///etc/passwd",
        "http://",
        "http://a b/",
        "http://user:word@example.org/",
        "http://x:99999/",
        "http://[::1",
        "http://" + "a" * 5000 + "/",
    ],
)
def test_what_is_no_web_address_is_invalid(url: str) -> None:
    with pytest.raises(InvalidInput):
        parse_target(url)


def test_addresses_in_other_scripts_are_spelled_in_ascii() -> None:
    target = parse_target("HTTPS://Bücher.Example/Größe?x=ß&y=%20#z")
    assert target.address == "https://xn--bcher-kva.example/Gr%C3%B6%C3%9Fe?x=%C3%9F&y=%20"


def test_an_unknown_name_is_unavailable() -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(RemoteUnavailable, match="cannot be found"):
        Fetcher(resolve=unknown).fetch("http://nowhere.example/")


def test_a_closed_port_is_unavailable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(RemoteUnavailable, match="cannot be read"):
        fetcher().fetch(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("status", [401, 403, 404, 410, 418, 451])
def test_a_refusal_says_what_to_do(site: Site, status: int) -> None:
    site.pages["/"] = answer(status)
    with pytest.raises(RemoteRejected, match=str(status)) as refused:
        fetcher().fetch(site.address())
    assert refused.value.status == status
    if status in (401, 403):
        assert "paste its text" in str(refused.value)


def test_a_site_that_asks_for_time_says_until_when(site: Site) -> None:
    site.pages["/soon"] = answer(429, Retry_After="120")
    site.pages["/dated"] = answer(503, Retry_After="Sat, 01 Mar 2031 10:00:00 GMT")
    site.pages["/odd"] = answer(500, Retry_After="in a while")
    with pytest.raises(RemoteUnavailable, match="slow down") as soon:
        fetcher().fetch(site.address("/soon"))
    assert soon.value.retry_at is not None
    assert timedelta(seconds=100) < soon.value.retry_at - datetime.now(UTC) <= timedelta(seconds=120)
    with pytest.raises(RemoteUnavailable) as dated:
        fetcher().fetch(site.address("/dated"))
    assert dated.value.retry_at == datetime(2031, 3, 1, 10, tzinfo=UTC)
    with pytest.raises(RemoteUnavailable) as odd:
        fetcher().fetch(site.address("/odd"))
    assert odd.value.retry_at is None


def test_a_site_that_wants_no_machines_is_respected(site: Site) -> None:
    site.pages["/"] = answer(X_Robots_Tag="noindex, noai")
    with pytest.raises(RemoteRejected, match="asks programs not to read"):
        fetcher().fetch(site.address())


def test_a_type_that_is_no_text_is_refused_before_it_is_read(site: Site) -> None:
    site.pages["/"] = answer(Content_Type="video/mp4")
    with pytest.raises(InvalidInput, match="is video/mp4, not an article"):
        fetcher().fetch(site.address())


def test_an_unsure_type_is_left_to_the_bytes(site: Site) -> None:
    site.pages["/"] = answer(Content_Type="application/octet-stream")
    assert fetcher().fetch(site.address()).content_type == ""


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("x-gzip", gzip.compress(PAGE[:20], mtime=0) + gzip.compress(PAGE[20:], mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compressobj(wbits=-15).compress(b"") + zlib.compress(PAGE, wbits=-15)),
        ("identity", PAGE),
    ],
)
def test_packed_pages_are_unpacked(site: Site, name: str, packed: bytes) -> None:
    site.pages["/"] = answer(body=packed, Content_Encoding=name)
    assert fetcher().fetch(site.address()).body == PAGE


def test_a_bomb_is_noticed_before_it_goes_off(site: Site) -> None:
    site.pages["/"] = answer(body=gzip.compress(bytes(60_000_000), mtime=0), Content_Encoding="gzip")
    with pytest.raises(InvalidInput, match="longer than 5 MB"):
        fetcher().fetch(site.address())


def test_a_page_that_is_too_long_is_refused(site: Site) -> None:
    site.pages["/"] = answer(body=b"x" * 2000)
    with pytest.raises(InvalidInput, match="longer than"):
        fetcher(page_size=1000).fetch(site.address())


@pytest.mark.parametrize("packed", [gzip.compress(PAGE, mtime=0)[:-9], b"\x1f\x8b no gzip at all"])
def test_a_broken_archive_is_unavailable(site: Site, packed: bytes) -> None:
    site.pages["/"] = answer(body=packed, Content_Encoding="gzip")
    with pytest.raises(RemoteUnavailable):
        fetcher().fetch(site.address())


def test_an_unknown_packing_is_refused(site: Site) -> None:
    site.pages["/"] = answer(Content_Encoding="br")
    with pytest.raises(RemoteRejected, match="compressed in a way nobody asked for"):
        fetcher().fetch(site.address())


def test_an_empty_packed_page_is_empty(site: Site) -> None:
    site.pages["/"] = answer(body=b"", Content_Encoding="gzip")
    assert fetcher().fetch(site.address()).body == b""


def test_a_page_that_breaks_off_is_unavailable(site: Site) -> None:
    def half(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(PAGE)

    site.pages["/"] = half
    with pytest.raises(RemoteUnavailable, match="broke off"):
        fetcher().fetch(site.address())


def test_a_server_that_never_answers_costs_no_more_than_the_deadline(site: Site) -> None:
    site.pages["/"] = lambda _request: (site.released.wait(5), None)[1]
    with pytest.raises(RemoteUnavailable, match="took too long"):
        fetcher(seconds=0.2).fetch(site.address())


def test_a_server_that_drips_costs_no_more_than_the_deadline(site: Site) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.0 200 OK\r\n")
        for number in range(200):
            if site.released.wait(0.03):
                return
            request.wfile.write(b"X-%d: x\r\n" % number)

    site.pages["/"] = drip
    with pytest.raises(RemoteUnavailable, match="took too long"):
        fetcher(seconds=0.3).fetch(site.address())


def test_what_speaks_no_http_is_unavailable(site: Site) -> None:
    site.pages["/"] = lambda request: (request.wfile.write(b"SSH-2.0-OpenSSH\r\n"), None)[1]
    with pytest.raises(RemoteUnavailable):
        fetcher().fetch(site.address())


def test_a_server_without_a_certificate_is_unavailable_over_https(site: Site) -> None:
    with pytest.raises(RemoteUnavailable):
        fetcher(seconds=2).fetch(site.address().replace("http://", "https://"))


def test_the_gate_is_public_unless_private_addresses_are_allowed() -> None:
    loopback: IpAddress = ipaddress.ip_address("127.0.0.1")
    assert not gate_for(allow_private=False)(loopback, 80)
    assert gate_for(allow_private=True)(loopback, 5000)
