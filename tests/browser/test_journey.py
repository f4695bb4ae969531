"""From an empty front page to a playlist that Spotify holds, as a curator walks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from playwright.sync_api import Page, expect

from playlist_service.bootstrap import build_services
from playlist_service.config import Settings
from playlist_service.database import Database
from playlist_service.samples import sample_articles
from playlist_service.sandbox import Sandbox
from playlist_service.services.directory import Services
from playlist_service.web import create_app

NAME, PASSWORD = "Ada", "robots are people too"
STRANGER = "spotify:track:SANDBOX900000000000900"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox.start() as sandbox:
        yield sandbox


@pytest.fixture
def services(database: Database, sandbox: Sandbox, site: Any, tmp_path: Path) -> Services:
    """The real services on a fresh database and the sandbox, with their site being served."""
    settings = Settings(
        instance=tmp_path,
        public_url=site.address,
        secret_key="a key for tests",
        token_keys=(Fernet.generate_key().decode(),),
        musicbrainz_url=sandbox.musicbrainz_url,
        musicbrainz_seconds_per_request=0.0,
        spotify_api_url=sandbox.spotify_api_url,
        spotify_accounts_url=sandbox.spotify_accounts_url,
        spotify_client_id="sandbox-client",
        spotify_client_secret="sandbox-secret",
    )
    services = build_services(settings, database)
    services.curators.add(NAME, PASSWORD)
    site.serve(create_app(services, settings))
    return services


def article() -> tuple[str, str]:
    """A title, and the text of the sample listing."""
    path = next(path for path in sample_articles() if "listing" in path.name)
    return "The record that came with it", path.read_text(encoding="utf-8")


def connect_spotify(page: Page) -> None:
    page.get_by_role("link", name="Spotify account").click()
    page.get_by_role("button", name="Connect Spotify").click()
    page.get_by_role("button", name="Allow").click()
    expect(page.get_by_role("status")).to_contain_text("Spotify is connected.")


def add_the_article(page: Page) -> None:
    title, text = article()
    page.get_by_role("link", name="Add an article").click()
    page.get_by_label("Title").fill(title)
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_role("button", name="Read the article").click()
    expect(page.get_by_role("status")).to_contain_text(title)


def decide_what_waits(page: Page) -> None:
    """Take the likeliest candidate of every entry that waits; keep what Spotify does not have."""
    page.get_by_role("link", name="Waiting").click()
    for _ in range(20):
        entry = page.locator(".entry").first
        if not entry.count():
            break
        accept, keep = entry.get_by_role("button", name="Accept "), entry.get_by_role("button", name="Keep without")
        (accept if accept.count() > 1 else keep).first.click()
        expect(page.get_by_role("status")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Nothing waits any more.")
    page.get_by_role("link", name="Show all entries").click()


def test_a_curator_takes_an_article_to_a_synced_playlist_and_over_what_somebody_added_there(
    services: Services, sandbox: Sandbox, site: Any, opened: Callable[..., Page], sign_in: Callable[..., None]
) -> None:
    page = opened()
    page.goto(site.address)
    expect(page.get_by_role("main")).to_contain_text("Nothing is published yet.")

    sign_in(page, site.address, NAME, PASSWORD)
    connect_spotify(page)
    add_the_article(page)
    services.journey.advance()  # the worker's part

    page.get_by_role("link", name="Desk").first.click()
    page.get_by_role("rowheader").get_by_role("link").click()
    slug = page.url.rpartition("/")[2]
    decide_what_waits(page)

    page.get_by_role("button", name="Publish revision 1").click()
    expect(page.get_by_role("status")).to_contain_text("Revision 1 is published")
    page.get_by_role("link", name="See the plan and its price first").click()
    expect(page.get_by_role("main")).to_contain_text("9 tracks")
    page.get_by_role("button", name="Sync now").click()
    services.syncing.run(slug, started_by=NAME)  # the worker's part
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Equal to Spotify")
    page.get_by_role("link", name="Run 1", exact=True).click()
    expect(page.locator("section", has_text="After").locator("li")).to_have_count(9)

    page.get_by_role("link", name="Playlists").click()
    page.get_by_role("heading", name="I’m Here").get_by_role("link").click()
    expect(page.locator(".track")).to_have_count(9)
    for track in page.locator(".track").all():
        expect(track.locator("mark").first).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Verified against Spotify on")

    shown = page.locator(".track").get_by_role("link", name=" on Spotify").all()
    linked = [str(link.get_attribute("href")).rpartition("/")[2] for link in shown]
    held = str(page.get_by_role("link", name="Listen on Spotify").get_attribute("href")).rpartition("/")[2]
    assert [row["uri"].rpartition(":")[2] for row in sandbox.rows(held)] == linked
    assert len(linked) == 9

    services.syncing.run(slug, started_by=NAME)
    sandbox.foreign_edit(held, "add", uris=[STRANGER], position=2)
    services.syncing.run(slug, started_by=NAME)
    page.goto(f"{site.address}/review/{slug}")
    page.get_by_role("button", name="Take over: “Placeholder 900 by Placeholder Artist” was added at 3.").click()
    entry = page.locator(".entry").nth(2)
    expect(entry).to_contain_text(f"Accepted by {NAME}")
    entry.get_by_text("Evidence and 1 candidate").click()
    expect(entry).to_contain_text("This entry is taken over by a curator from the playlist on Spotify.")
    expect(entry).to_contain_text(f"{NAME} took it over from the playlist on Spotify on")
    page.get_by_role("button", name="Publish revision 2").click()
    page.get_by_role("link", name="Public page, revision 2").click()
    expect(page.locator(".track")).to_have_count(10)
    expect(page.locator(".track").nth(2)).to_contain_text("A curator took it over from the playlist on Spotify on")
