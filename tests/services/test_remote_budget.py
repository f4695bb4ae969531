"""The ledger counts a rolling day, keeps the rest of the budget for people, and its breaker is shared."""

from datetime import timedelta

import pytest
from sqlmodel import func, select

from playlist_service.database import Database
from playlist_service.errors import QuotaExceeded
from playlist_service.models import RemoteCall
from playlist_service.services.remote_budget import RemoteBudget, UsageLine
from tests.conftest import MovedClock

PERSON, NIGHT, HEALTH = 0, 1, 2


@pytest.fixture
def budget(database: Database, moved_clock: MovedClock) -> RemoteBudget:
    return RemoteBudget(database, moved_clock, {"spotify": 10})


def _spend(budget: RemoteBudget, calls: int) -> None:
    for _ in range(calls):
        budget.record("spotify", "GET playlists", 200)


def test_lower_priorities_stop_earlier(budget: RemoteBudget) -> None:
    _spend(budget, 7)
    with pytest.raises(QuotaExceeded):
        budget.allow("spotify", priority=HEALTH)
    budget.allow("spotify", priority=NIGHT)
    _spend(budget, 2)
    with pytest.raises(QuotaExceeded):
        budget.allow("spotify", priority=NIGHT)
    budget.allow("spotify", priority=PERSON)
    _spend(budget, 1)
    with pytest.raises(QuotaExceeded, match="10 of 10 calls"):
        budget.allow("spotify", priority=PERSON)


def test_a_call_is_free_again_when_an_old_one_is_a_day_past(budget: RemoteBudget, moved_clock: MovedClock) -> None:
    for _ in range(10):
        budget.record("spotify", "GET playlists", 200)
        moved_clock.move(minutes=1)
    with pytest.raises(QuotaExceeded) as refused:
        budget.allow("spotify", priority=PERSON)
    assert refused.value.retry_at == moved_clock.now() - timedelta(minutes=10) + timedelta(hours=24)
    with pytest.raises(QuotaExceeded) as refused_at_night:
        budget.allow("spotify", priority=NIGHT)
    assert refused_at_night.value.retry_at == refused.value.retry_at + timedelta(minutes=1)
    moved_clock.set(refused.value.retry_at)
    budget.allow("spotify", priority=PERSON)


def test_a_remote_without_a_budget_is_only_counted(budget: RemoteBudget) -> None:
    for _ in range(30):
        budget.record("musicbrainz", "GET release", None)
    budget.allow("musicbrainz", priority=HEALTH)
    assert budget.usage() == (
        UsageLine("musicbrainz", 30, 30, None, None, None),
        UsageLine("spotify", 0, 0, 10, None, None),
    )
    assert budget.calls_today() == {"musicbrainz": 30, "spotify": 0}


def test_the_breaker_stops_every_worker_until_its_moment(
    budget: RemoteBudget, database: Database, moved_clock: MovedClock
) -> None:
    until = moved_clock.now() + timedelta(hours=13)
    budget.trip("spotify", until, "The daily quota is used up.")
    budget.trip("spotify", until - timedelta(hours=1), "A shorter stop.")
    other = RemoteBudget(database, moved_clock, {})
    with pytest.raises(QuotaExceeded, match="The daily quota is used up") as refused:
        other.allow("spotify", priority=PERSON)
    assert refused.value.retry_at == until
    assert other.usage() == (UsageLine("spotify", 0, 0, None, until, "The daily quota is used up."),)
    moved_clock.set(until)
    other.allow("spotify", priority=PERSON)
    assert other.usage() == ()


def test_old_calls_are_forgotten(budget: RemoteBudget, moved_clock: MovedClock) -> None:
    _spend(budget, 3)
    moved_clock.move(hours=47)
    assert budget.prune() == 0
    moved_clock.move(hours=2)
    assert budget.prune() == 3


def test_the_ledger_prunes_itself_as_it_grows(
    budget: RemoteBudget, database: Database, moved_clock: MovedClock
) -> None:
    _spend(budget, 400)
    moved_clock.move(days=3)
    _spend(budget, 200)
    with database.read() as session:
        assert session.exec(select(func.count()).select_from(RemoteCall)).one() == 200
