"""The public face: what listeners read, from published revisions only. It sets no cookie."""

from __future__ import annotations

from flask import Blueprint, Response, abort, make_response, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from playlist_service.services.pages import PlaylistPage
from playlist_service.web.brand import logo_file
from playlist_service.web.context import services, settings
from playlist_service.web.people import contributors
from playlist_service.web.structured import music_playlist

face = Blueprint("public", __name__)


@face.get("/")
def front() -> ResponseReturnValue:
    """Return the front page: the published playlists as cards."""
    return _revalidated(render_template("public/front.html", cards=services().pages.front()))


@face.get("/playlists/<slug>")
def playlist(slug: str) -> ResponseReturnValue:
    """Return the page of a playlist's latest revision."""
    return _playlist(services().pages.playlist(slug))


@face.get("/playlists/<slug>/revisions/<int:number>")
def revision(slug: str, number: int) -> ResponseReturnValue:
    """Return the page of one revision, which never changes what it lists."""
    return _playlist(services().pages.playlist(slug, number))


@face.get("/about")
def about() -> ResponseReturnValue:
    """Return what the site is, what it keeps of its visitors (nothing), and whose metadata it shows."""
    return _revalidated(render_template("public/about.html"))


@face.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Return that the process answers; it asks neither the database nor a remote, so that neither restarts it."""
    return {"status": "ok"}


@face.get("/robots.txt")
def robots() -> ResponseReturnValue:
    """Return which pages crawlers may read: the public ones."""
    closed = ("/review", "/ingest", "/account", "/sign-in")
    text = "User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in closed)
    return Response(text, mimetype="text/plain")


@face.get("/brand/spotify-logo.svg")
def spotify_logo() -> ResponseReturnValue:
    """Return the official Spotify logo where the operator has put it under the instance folder."""
    logo = logo_file(settings())
    if logo is None:
        abort(404)
    return send_file(logo, mimetype="image/svg+xml", max_age=86_400)


def _playlist(page: PlaylistPage) -> ResponseReturnValue:
    card = page.card
    latest = max((number for number, _ in page.revisions), default=card.revision)
    path = url_for("public.playlist", slug=card.slug)
    if card.revision != latest:
        path = url_for("public.revision", slug=card.slug, number=card.revision)
    address = settings().public_url + path
    return _revalidated(
        render_template(
            "public/playlist.html",
            page=page,
            latest=latest,
            people=contributors(page.credits),
            address=address,
            structured=music_playlist(page, address),
        )
    )


def _revalidated(html: str) -> ResponseReturnValue:
    """Return the page with a validator: a reader who comes back gets 304 where nothing changed."""
    response = make_response(html)
    response.cache_control.no_cache = True
    response.add_etag()
    return response.make_conditional(request)
