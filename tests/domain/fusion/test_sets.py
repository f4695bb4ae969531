"""Whole sets of articles about one soundtrack, each with the list and the acts that must come out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from playlist_service.domain.article import Evidence
from playlist_service.domain.fusion import SourceMentions, fuse
from playlist_service.domain.fusion.cast import Cast
from playlist_service.domain.mentions import CreditMention, Extraction, TrackMention

SETS = sorted((Path(__file__).parent / "sets").glob("*.json"))


def sources_of(written: Mapping[str, Any]) -> list[SourceMentions]:
    sources = []
    for source in written["sources"]:
        listed = source.get("listed", False)
        tracks = [
            TrackMention(title, tuple(artists), position, 0.9, (Evidence(at, at + 1, title[:1]),), listed=listed)
            for at, (title, artists, position) in enumerate(source["tracks"])
        ]
        credited = [
            CreditMention(name, role, tuple(aliases), 0.9, (), member_of=band)
            for name, role, aliases, band in source.get("credits", ())
        ]
        sources.append(SourceMentions(source["id"], Extraction(None, tuple(tracks), tuple(credited))))
    return sources


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_the_list_comes_out_in_order_with_its_first_artists(path: Path) -> None:
    written = json.loads(path.read_text(encoding="utf-8"))
    sources = sources_of(written)
    cast = Cast(sources)
    fused = fuse(sources)
    assert len(fused.entries) == len(written["entries"])
    for entry, (title, artist) in zip(fused.entries, written["entries"], strict=True):
        assert title in (entry.title, *entry.spellings)
        assert (cast.act(artist) in [cast.act(name) for name in entry.artists]) if artist else not entry.artists
    assert [entry.position for entry in fused.entries] == list(range(1, len(fused.entries) + 1))


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_spellings_of_one_act_are_together_and_others_apart(path: Path) -> None:
    written = json.loads(path.read_text(encoding="utf-8"))
    fused = fuse(sources_of(written))
    cast = Cast(sources_of(written))
    names = {name: number for number, act in enumerate(written["acts"]) for name in act}
    for one, ours in names.items():
        for other, theirs in names.items():
            if "Tam Ohlin" not in (one, other):  # joined only by the track that both are credited for
                assert (cast.act(one) == cast.act(other)) == (ours == theirs), (one, other)
    shown = [credit.name for credit in fused.credits if credit.role == "performer"]
    assert len(shown) == len(set(shown))
