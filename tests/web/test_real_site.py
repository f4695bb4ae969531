"""The site over the real services, on a fresh database and the sandbox."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from flask.testing import FlaskClient

from playlist_service.bootstrap import build_services
from playlist_service.config import Settings
from playlist_service.database import Database
from playlist_service.samples import sample_articles
from playlist_service.sandbox import Sandbox
from playlist_service.services.directory import Services
from playlist_service.web import create_app

NAME, PASSWORD = "Grace", "a robot's own password"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox.start() as sandbox:
        yield sandbox


@pytest.fixture
def settings(sandbox: Sandbox, tmp_path: Path) -> Settings:
    return Settings(
        instance=tmp_path,
        secret_key="a key for tests",
        token_keys=(Fernet.generate_key().decode(),),
        musicbrainz_url=sandbox.musicbrainz_url,
        musicbrainz_seconds_per_request=0.0,
        spotify_api_url=sandbox.spotify_api_url,
        spotify_accounts_url=sandbox.spotify_accounts_url,
        spotify_client_id="sandbox-client",
        spotify_client_secret="sandbox-secret",
    )


@pytest.fixture
def services(database: Database, settings: Settings) -> Services:
    services = build_services(settings, database)
    services.curators.add(NAME, PASSWORD)
    return services


@pytest.fixture
def curator(services: Services, settings: Settings, token: Callable[[str], str]) -> FlaskClient:
    """A client of a curator who has signed in."""
    client = create_app(services, settings).test_client()
    form = {"csrf_token": token(client.get("/sign-in").text), "name": NAME, "password": PASSWORD}
    assert client.post("/sign-in", data=form).status_code == 303
    return client


@pytest.fixture
def send(curator: FlaskClient, token: Callable[[str], str]) -> Callable[..., Any]:
    def send(path: str, **fields: str) -> Any:
        return curator.post(path, data={"csrf_token": token(curator.get("/ingest").text), **fields})

    return send


@pytest.fixture
def slug(send: Callable[..., Any], services: Services) -> str:
    """The playlist that the sample listing makes, worked through up to the decisions."""
    listing = next(path for path in sample_articles() if "listing" in path.name)
    answer = send("/ingest", text=listing.read_text(encoding="utf-8"), title="The record that came with it")
    services.journey.advance()
    return str(answer.location).rpartition("/")[2]


def states(client: FlaskClient, slug: str) -> dict[str, str]:
    """Every entry of the review page with its state in words, in order."""
    html = client.get(f"/review/{slug}").text
    found = re.findall(r'<li class="entry .+?<h3>(.+?)</h3>.+?<span class="pill \w+">(.+?)</span>', html, re.DOTALL)
    return {unescape(title): unescape(state) for title, state in found}


def entry_id(client: FlaskClient, slug: str, title: str) -> str:
    html = unescape(client.get(f"/review/{slug}").text)
    found = re.search(rf'id="entry-(\d+)"(?:(?!id="entry-).)+?<h3>{re.escape(title)}</h3>', html, re.DOTALL)
    assert found, f"no entry {title}"
    return found[1]


def test_an_article_becomes_a_list_that_a_curator_decides_undoes_and_orders(
    curator: FlaskClient, send: Callable[..., Any], slug: str
) -> None:
    before = states(curator, slug)
    assert len(before) == 9
    title = "Beautiful Life"
    entry = entry_id(curator, slug, title)
    assert send(f"/review/{slug}/entries/{entry}/reject").status_code == 303
    assert states(curator, slug)[title] == f"Rejected by {NAME}"
    assert send(f"/review/{slug}/entries/{entry}/undo").status_code == 303
    assert states(curator, slug)[title] == before[title]
    assert send(f"/review/{slug}/entries/{entry}/undo").status_code == 409
    first, second = list(before)[:2]
    send(f"/review/{slug}/entries/{entry_id(curator, slug, first)}/move", position="2")
    assert list(states(curator, slug))[:2] == [second, first]


def test_a_pasted_link_is_accepted_and_a_wrong_one_says_why(
    curator: FlaskClient, send: Callable[..., Any], slug: str
) -> None:
    entry = entry_id(curator, slug, "Y.O.U.")
    offered = re.search(r'name="track" value="spotify:track:(\w+)"', curator.get(f"/review/{slug}").text)
    assert offered
    link = f"https://open.spotify.com/track/{offered[1]}?si=shared"
    assert send(f"/review/{slug}/entries/{entry}/accept", track=link).status_code == 303
    assert states(curator, slug)["Y.O.U."] == f"Accepted by {NAME}"
    wrong = send(f"/review/{slug}/entries/{entry}/accept", track="https://example.org/track/1")
    assert wrong.status_code == 422
    unknown = send(f"/review/{slug}/entries/{entry}/accept", track="spotify:track:0000000000000000000009")
    assert unknown.status_code == 404


def test_what_is_published_is_public_and_an_older_revision_stays_as_it_was(
    curator: FlaskClient, send: Callable[..., Any], slug: str
) -> None:
    assert curator.get(f"/playlists/{slug}").status_code == 404
    for title, state in states(curator, slug).items():
        if state == "Waits for you":
            page = curator.get(f"/review/{slug}?show=waiting").text
            uri = re.search(r'name="track" value="(spotify:track:\w+)"', page)
            assert uri
            send(f"/review/{slug}/entries/{entry_id(curator, slug, title)}/accept", track=uri[1])
    send(f"/review/{slug}/publish")
    first = curator.get(f"/playlists/{slug}").text
    assert first.count('<li class="track"') == 9
    assert first.count("<mark>") >= 9
    send(f"/review/{slug}/entries/{entry_id(curator, slug, 'Y.O.U.')}/reject")
    send(f"/review/{slug}/publish")
    assert curator.get(f"/playlists/{slug}").text.count('<li class="track"') == 8
    assert curator.get(f"/playlists/{slug}/revisions/1").text.count('<li class="track"') == 9
    assert curator.get(f"/playlists/{slug}/revisions/3").status_code == 404
    assert "I’m Here" in unescape(curator.get("/").text) or "I'm Here" in unescape(curator.get("/").text)


def test_nothing_accepted_is_a_conflict_that_says_what_to_try(
    send: Callable[..., Any], slug: str, curator: Any
) -> None:
    for title in states(curator, slug):
        send(f"/review/{slug}/entries/{entry_id(curator, slug, title)}/reject")
    answer = send(f"/review/{slug}/publish")
    assert answer.status_code == 409
    assert "No entry is accepted yet" in answer.text


def test_bad_input_gets_a_clear_message(send: Callable[..., Any]) -> None:
    for fields, status in (
        ({"text": "   "}, 422),
        ({"address": "http://127.0.0.1:1/secret"}, 422),
        ({"address": "https:///nowhere"}, 422),
        ({"text": "Words.", "slug": "no-such-list"}, 404),
    ):
        answer = send("/ingest", **fields)
        assert answer.status_code == status, fields
        assert "<h1>" in answer.text


def test_an_article_without_music_makes_no_list_and_says_so(send: Callable[..., Any], curator: FlaskClient) -> None:
    answer = send("/ingest", text="The weather was fine in Los Angeles, and nobody said a word about records.")
    assert answer.location == "/ingest"
    assert 'class="message good"' in curator.get("/ingest").text
    assert "There is no playlist yet." in curator.get("/review/").text


def test_a_wrong_password_and_an_unknown_name_read_the_same(
    services: Services, settings: Settings, token: Callable[[str], str]
) -> None:
    client = create_app(services, settings).test_client()
    said = set()
    for name in (NAME, "Nobody"):
        form = {"csrf_token": token(client.get("/sign-in").text), "name": name, "password": "wrong"}
        answer = client.post("/sign-in", data=form)
        assert answer.status_code == 422
        found = re.search(r'role="alert"[^>]*>(.+?)</p>', answer.text)
        assert found
        said.add(found[1])
    assert len(said) == 1


def test_a_new_password_ends_the_open_sessions_and_no_others(
    curator: FlaskClient, services: Services, settings: Settings, token: Callable[[str], str]
) -> None:
    services.curators.add("Ida", "another long password")
    services.curators.set_password("Ida", "yet another password")
    assert curator.get("/review/").status_code == 200
    services.curators.set_password(NAME, PASSWORD)
    assert curator.get("/review/").location.startswith("/sign-in")
    form = {"csrf_token": token(curator.get("/sign-in").text), "name": NAME, "password": PASSWORD}
    assert curator.post("/sign-in", data=form).status_code == 303
    assert curator.get("/review/").status_code == 200
