"""The public face: what a listener gets, with and without anything published."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient


def structured(html: str) -> Any:
    found = re.search(r'<script type="application/ld\+json">(.+?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_front_page_shows_each_published_playlist_as_a_card(client: FlaskClient) -> None:
    html = client.get("/").text
    assert '<a href="/playlists/im-here">I’m Here</a>' in html
    assert "Soundtrack of the film" in html
    assert "9 tracks" in html
    assert "and 2 more" in html
    assert 'href="https://open.spotify.com/playlist/0000000000000000000001"' in html


def test_the_front_page_says_so_where_nothing_is_published(client: FlaskClient, given: Any) -> None:
    given.cards = ()
    assert "Nothing is published yet." in client.get("/").text


def test_a_playlist_page_lists_its_tracks_in_order_with_length_links_and_evidence(client: FlaskClient) -> None:
    html = client.get("/playlists/im-here").text
    titles = re.findall(r'<li class="track".+?<h3>(.+?)</h3>', html, re.DOTALL)
    assert titles[0] == "There Are Many of Us"
    assert len(titles) == 9
    assert "Aska and The Lost Trees" in html
    assert "</span>3:42</p>" in html
    assert 'href="https://musicbrainz.org/recording/00000000-0000-4000-8000-000000000001"' in html
    assert "among them one by <mark>Gui Boratto</mark>, whose guitars" in html
    assert 'href="https://example.org/robots-in-love"' in html
    assert html.count('<span class="absent">Not on Spotify</span>') == 1


def test_a_playlist_page_shows_release_contributors_articles_and_when_it_was_verified(client: FlaskClient) -> None:
    html = client.get("/playlists/im-here").text
    assert "Chocolate Industries" in html
    assert "5 October 2010" in html
    assert "Also written Squeak E. Clean" in html
    assert "Band member of The Lost Trees" in html
    assert html.count("<h3>Sam Spiegel</h3>") == 1
    assert "Composer, performer" in html
    assert "<cite>notes.txt</cite>" in html
    assert "Verified against Spotify on" in html
    assert "21 November 2026, 03:00 UTC" in html


def test_spotifys_facts_carry_its_name_and_a_link_back(client: FlaskClient) -> None:
    html = client.get("/playlists/im-here").text
    assert "provided by" in html
    assert ">Listen on Spotify</a>" in html
    assert client.get("/brand/spotify-logo.svg").status_code == 404


def test_the_official_logo_stands_there_once_the_operator_has_put_it_under_the_instance_folder(
    client: FlaskClient, tmp_path: Path
) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "spotify-logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert '<img src="/brand/spotify-logo.svg" alt="Spotify"' in client.get("/playlists/im-here").text
    assert client.get("/brand/spotify-logo.svg", buffered=True).mimetype == "image/svg+xml"


def test_an_older_revision_has_its_own_page_that_leads_to_the_current_one(client: FlaskClient) -> None:
    current, older = client.get("/playlists/im-here").text, client.get("/playlists/im-here/revisions/1").text
    assert 'href="/playlists/im-here/revisions/1"' in current
    assert "This is revision 1 of 2" in older
    assert 'href="/playlists/im-here">See the current list' in older
    assert 'rel="canonical" href="http://127.0.0.1:8000/playlists/im-here/revisions/1"' in older
    assert "This is revision" not in client.get("/playlists/im-here/revisions/2").text


def test_the_json_ld_names_the_playlist_its_recordings_and_its_articles(client: FlaskClient) -> None:
    page = structured(client.get("/playlists/im-here").text)
    assert page["@type"] == "MusicPlaylist"
    assert page["numTracks"] == 9
    first = page["track"]["itemListElement"][0]
    assert first["position"] == 1
    assert first["item"]["name"] == "There Are Many of Us"
    assert first["item"]["duration"] == "PT3M42S"
    assert [artist["name"] for artist in first["item"]["byArtist"]] == ["Aska", "The Lost Trees"]
    assert page["isBasedOn"]["datePublished"] == "2010-10-05"
    assert page["citation"][0]["url"] == "https://example.org/robots-in-love"
    assert "url" not in page["citation"][1]


def test_what_an_article_says_can_neither_break_the_page_nor_run_in_it(client: FlaskClient, given: Any) -> None:
    hostile = "</script><script>alert(1)</script>"
    proof = replace(given.page.tracks[0].proofs[0], quote=hostile, source_address="javascript:alert(1)")
    tracks = (replace(given.page.tracks[0], title=hostile, proofs=(proof,)),)
    given.page = replace(given.page, tracks=tracks, articles=(replace(given.page.articles[0], address="file:///etc"),))
    html = client.get("/playlists/im-here").text
    assert "<script>alert" not in html
    assert "javascript:" not in html
    assert "file:///" not in html
    assert structured(html)["track"]["itemListElement"][0]["item"]["name"] == hostile


def test_a_page_without_description_length_release_or_sync_still_reads(client: FlaskClient, given: Any) -> None:
    bare = replace(given.page.tracks[0], length_ms=None, proofs=(), musicbrainz_url=None, spotify_url=None, reason="")
    given.page = replace(
        given.page,
        card=replace(given.page.card, spotify_url=None),
        description="",
        tracks=(bare,),
        credits=(),
        release=None,
        articles=(),
        synced_at=None,
    )
    html = client.get("/playlists/im-here").text
    assert "No evidence is kept with this revision." in html
    assert "Listen on Spotify" not in html
    assert "Verified against" not in html
    assert "1 track<" in html


def test_an_unknown_playlist_or_revision_is_a_clear_404(client: FlaskClient) -> None:
    for path in ("/playlists/nothing", "/playlists/im-here/revisions/9", "/nowhere"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "There is nothing here" in answer.text
    assert "There is no published playlist ‘nothing’" in unescape(client.get("/playlists/nothing").text).replace(
        "'nothing'", "‘nothing’"
    )


def test_a_listener_gets_no_cookie_and_a_reader_who_comes_back_gets_304(client: FlaskClient) -> None:
    first = client.get("/playlists/im-here")
    assert "Set-Cookie" not in first.headers
    again = client.get("/playlists/im-here", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""


def test_no_page_loads_anything_from_elsewhere(client: FlaskClient) -> None:
    for path in ("/", "/playlists/im-here", "/about", "/sign-in"):
        html = client.get(path).text
        loaded = re.findall(r'<(?:script|img|link rel="(?:stylesheet|icon)")[^>]+(?:src|href)="([^"]+)"', html)
        assert loaded
        assert all(address.startswith("/") for address in loaded)


def test_static_files_are_kept_by_browsers_and_change_their_address_with_their_content(client: FlaskClient) -> None:
    found = re.search(r'href="(/static/site\.css\?v=[0-9a-f]{10})"', client.get("/").text)
    assert found
    assert "max-age=31536000" in client.get(found[1], buffered=True).headers["Cache-Control"]


def test_healthz_answers_without_a_cookie(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})
    assert "Set-Cookie" not in answer.headers


def test_crawlers_are_kept_to_the_public_pages(client: FlaskClient) -> None:
    assert "Disallow: /review" in client.get("/robots.txt").text
