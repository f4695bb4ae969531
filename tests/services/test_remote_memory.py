"""Answers are kept until they expire; slots are given out one after the other to all processes."""

from datetime import timedelta

import pytest

from playlist_service.database import Database
from playlist_service.services.remote_memory import KeptAnswers, SharedGate
from tests.conftest import MovedClock


def test_an_answer_is_kept_until_it_expires(database: Database, moved_clock: MovedClock) -> None:
    kept = KeptAnswers(database, moved_clock)
    kept.put("a", b"first", expires_at=moved_clock.now() + timedelta(hours=1))
    kept.put("a", b"second", expires_at=moved_clock.now() + timedelta(hours=2))
    assert kept.get("a") == b"second"
    moved_clock.move(hours=2)
    assert kept.get("a") is None
    assert kept.get("never") is None


def test_pruning_deletes_only_what_has_expired(database: Database, moved_clock: MovedClock) -> None:
    kept = KeptAnswers(database, moved_clock)
    kept.put("old", b"", expires_at=moved_clock.now() + timedelta(hours=1))
    kept.put("new", b"x", expires_at=moved_clock.now() + timedelta(hours=3))
    moved_clock.move(hours=2)
    assert kept.prune() == 1
    assert kept.get("new") == b"x"


def test_slots_follow_one_another_across_processes(database: Database) -> None:
    one, other = SharedGate(database, "musicbrainz", 10), SharedGate(database, "musicbrainz", 10)
    waits = [one.reserve(), other.reserve(), one.reserve()]
    assert waits[0] == 0
    assert waits[1] == pytest.approx(10, abs=1)
    assert waits[2] == pytest.approx(20, abs=1)


def test_a_held_gate_gives_out_no_slot_before_the_time_is_over(database: Database) -> None:
    gate = SharedGate(database, "musicbrainz", 1)
    gate.hold(30)
    assert gate.reserve() == pytest.approx(30, abs=1)
