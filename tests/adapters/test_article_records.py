"""schema.org things that pages declare."""

from __future__ import annotations

import json

import pytest
from lxml.html import document_fromstring

from playlist_service.adapters.article_records import declared
from playlist_service.domain.article import StructuredRecord


def in_script(*scripts: object) -> tuple[StructuredRecord, ...]:
    written = (s if isinstance(s, str) else json.dumps(s) for s in scripts)
    return in_page("".join(f'<script type="application/ld+json">{script}</script>' for script in written))


def in_page(markup: str) -> tuple[StructuredRecord, ...]:
    return declared(document_fromstring(f"<html><body>{markup}<p>x</p></body></html>")).records


def test_an_album_with_its_tracks_in_a_list() -> None:
    track = {"@type": "MusicRecording", "name": "Salt", "byArtist": [{"name": "Mona"}, "Tam"], "duration": "PT3M25.5S"}
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": "2", "item": track}]}
    album = {"@type": "MusicAlbum", "name": "Night  Ferry", "byArtist": {"name": "Various"}, "track": listed}
    assert in_script({"@context": "https://schema.org", "@graph": [album]}) == (
        StructuredRecord("MusicAlbum", "Night Ferry", ("Various",)),
        StructuredRecord("MusicRecording", "Salt", ("Mona", "Tam"), 2, 205_500, None, "Night Ferry"),
    )


def test_a_recording_with_code_and_album_and_a_film() -> None:
    recording = {
        "@type": "http://schema.org/MusicRecording",
        "name": "Salt",
        "isrcCode": "GBAYE0000001",
        "inAlbum": {"@type": "MusicAlbum", "name": "Night Ferry"},
        "duration": "PT0S",
    }
    found = in_script([recording], {"@type": ["Movie", "CreativeWork"], "name": "Night Ferry"})
    assert found == (
        StructuredRecord("MusicRecording", "Salt", isrc="GBAYE0000001", part_of="Night Ferry"),
        StructuredRecord("Movie", "Night Ferry"),
    )


def test_an_article_about_a_playlist_declares_the_playlist() -> None:
    playlist = {"@type": "MusicPlaylist", "name": "Mix", "track": [{"@type": "MusicRecording", "name": "Salt"}]}
    assert [record.part_of for record in in_script({"@type": "Article", "mainEntity": playlist})] == [None, "Mix"]


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        '[1, null, "x"]',
        "[" * 5000,
        '{"@type": "MusicRecording"}',
        '{"@type": 5, "name": []}',
        '{"@graph": {"@graph": 1}}',
    ],
)
def test_broken_scripts_are_passed_over(script: str) -> None:
    assert in_script(script) == ()


def test_small_slips_in_a_script_are_forgiven() -> None:
    slip = '<!--\n{"@type": "MusicRecording", "name": "Salt\n", "position": 1,}\n//-->'
    assert in_script(slip) == (StructuredRecord("MusicRecording", "Salt", position=1),)


def test_microdata_with_scopes_inside_scopes() -> None:
    found = in_page(
        """<div itemscope itemtype="https://schema.org/MusicPlaylist"><h2 itemprop="name">Mix</h2>
        <div itemprop="track" itemscope itemtype="https://schema.org/MusicRecording">
          <meta itemprop="position" content="3"><span itemprop="name">Salt</span> by
          <span itemprop="byArtist" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Mona</b></span>
          <meta itemprop="duration" content="PT1H2M3S"></div>
        <div itemprop="track" itemscope itemtype="https://schema.org/MusicRecording"><span itemprop="name">Sand</span>
          <span itemprop="byArtist">Tam</span></div></div>"""
    )
    assert found == (
        StructuredRecord("MusicPlaylist", "Mix"),
        StructuredRecord("MusicRecording", "Salt", ("Mona",), 3, 3_723_000, None, "Mix"),
        StructuredRecord("MusicRecording", "Sand", ("Tam",), None, None, None, "Mix"),
    )
