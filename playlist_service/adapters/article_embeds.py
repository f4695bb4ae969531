"""Players that a page embeds: which service, what kind of thing, and its id there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from playlist_service.domain.article import Embed

TAGS = frozenset({"iframe", "embed", "object", "lite-youtube", "lite-vimeo", "amp-youtube", "spotify-embed"})
_SOURCES = (
    "src",
    "data-src",
    "data-lazy-src",
    "data-url",
    "data-litespeed-src",
    "data-cookieblock-src",
    "data",
    "url",
    "href",
)
_ID = r"(?P<id>[\w-]{6,64})"
_SPOTIFY = (
    r"(?:intl-[\w-]+/)?(?:embed(?:-podcast)?/)?(?:user/[^/]+/)?"
    rf"(?P<kind>track|album|playlist|artist|episode|show)/{_ID}"
)
_PLAYERS = tuple(
    (provider, kind, re.compile(pattern))
    for provider, kind, pattern in (
        ("spotify", "", rf"open\.spotify\.com/{_SPOTIFY}"),
        ("spotify", "", rf"spotify:(?:user:[^:]+:)?(?P<kind>track|album|playlist):{_ID}"),
        ("youtube", "playlist", rf"youtube(?:-nocookie)?\.com/(?:embed/videoseries|playlist)\?(?:.*&)?list={_ID}"),
        ("youtube", "video", rf"youtube(?:-nocookie)?\.com/(?:embed|v|shorts)/{_ID}"),
        ("youtube", "video", rf"youtube\.com/watch\?(?:.*&)?v={_ID}"),
        ("youtube", "video", rf"youtu\.be/{_ID}"),
        ("bandcamp", "", r"bandcamp\.com/EmbeddedPlayer.*?[/&?](?P<kind>track|album)=(?P<id>\d+)"),
        ("apple", "track", r"music\.apple\.com/[^?]*\?(?:.*&)?i=(?P<id>\d+)"),
        ("apple", "", r"music\.apple\.com/(?:[a-z]{2}/)?(?P<kind>album|playlist|song)/(?:[^/?]+/)?(?P<id>[\w.-]+)"),
        ("deezer", "", r"deezer\.com/(?:widget/\w+/)?(?:[a-z]{2}/)?(?P<kind>track|album|playlist)/(?P<id>\d+)"),
        ("tidal", "", r"embed\.tidal\.com/(?P<kind>track|album|playlist|video)s/(?P<id>[\w-]+)"),
        ("vimeo", "video", r"player\.vimeo\.com/video/(?P<id>\d+)"),
        ("mixcloud", "mix", r"mixcloud\.com/widget/iframe/.*?feed=(?P<id>[^&]+)"),
        ("soundcloud", "", r"//api\.soundcloud\.com/(?P<kind>track|playlist)s/(?P<id>[\w:-]+)"),
        ("soundcloud", "track", r"w\.soundcloud\.com/player/?\?.*?url=(?P<id>[^&]+)"),
    )
)  # fmt: skip
_INNER = re.compile(r"""src\s*=\s*["']([^"']+)""", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:youtube|spotify|soundcloud|bandcamp|vimeo)?[\s:]*(?:video|embed|embedded|media|audio)?[\s:]*(?:player|widget|content)?",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^(?:spotify|youtube|bandcamp|soundcloud) embed:\s*", re.IGNORECASE)


def player_of(element: HtmlElement, base: str = "") -> Embed | None:
    """Return the player that an element embeds (lazily loaded ones too), None where it is no music or video service."""
    label = (element.get("title") or element.get("aria-label") or element.get("playlabel") or "").strip()
    for address in _addresses(element, base):
        if player := player_at(address, label):
            return player
    return None


def player_at(address: str, label: str = "") -> Embed | None:
    """Return the player behind an address, None where no known service is."""
    plain = unquote(address)
    for provider, kind, pattern in _PLAYERS:
        if found := pattern.search(address) or pattern.search(plain):
            parts = found.groupdict()
            return Embed(provider, kind or parts.get("kind") or "", unquote(parts["id"]), address, _telling(label), 0)
    return None


def _telling(label: str) -> str | None:
    """A title that says more than that here is a player."""
    bare = _PREFIX.sub("", label)
    return None if not bare or _GENERIC.fullmatch(bare) else bare


def _addresses(element: HtmlElement, base: str) -> Iterator[str]:
    if video := element.get("videoid") or element.get("data-videoid"):
        yield f"https://www.{'vimeo.com/' if 'vimeo' in str(element.tag) else 'youtube.com/embed/'}{video}"
    for name in _SOURCES:
        if value := element.get(name):
            yield _absolute(value, base)
    if inner := _INNER.search(element.get("srcdoc") or ""):
        yield _absolute(inner[1], base)
    if element.tag == "object":
        yield from (
            _absolute(p.get("value") or "", base) for p in element.iter("param") if p.get("name") in ("movie", "src")
        )


def _absolute(value: str, base: str) -> str:
    try:
        address = urljoin(base or "https://localhost/", value.strip())
        wrapped = parse_qs(urlsplit(address).query).get("uri", [""])[0]
    except ValueError:
        return ""
    return wrapped if wrapped.startswith("spotify:") else address
