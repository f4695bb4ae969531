"""Whatever happens to any call of a sync: the desired list, no duplicate, no row lost, nobody's edit erased."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from sqlmodel import select

from playlist_service.adapters import spotify_wire
from playlist_service.database import Database
from playlist_service.models import SyncRun
from playlist_service.sandbox import Sandbox
from tests.conftest import MovedClock
from tests.services.syncing_stage import Stage, many_uris

FAULTS: dict[str, dict[str, Any]] = {
    "lost before": {"kind": "drop", "when": "before"},
    "lost after": {"kind": "drop", "when": "after"},
    "500": {"kind": "error", "status": 500},
    "502 after commit": {"kind": "error", "status": 502, "when": "after"},
    "429": {"kind": "rate_limit", "retry_after": 3},
    "503 with a time": {"kind": "error", "status": 503, "retry_after": 30, "when": "after"},
    "quota": {"kind": "quota"},
    "garbled": {"kind": "garbled"},
}
ROWS = many_uris(108)
THEIRS = many_uris(1, start=900)[0]
A = ROWS[:106]
B = [*ROWS[60:75], *ROWS[:20], ROWS[106], *ROWS[22:60], ROWS[107], *ROWS[75:106]]
"""A with a block moved, two rows added in two places, two removed: four writes where there are over 100 rows."""


REQUESTS = 11
WRITES = range(5, 9)
"""Of the requests of a sync from A to B, those that write; before them the details and the list are read."""


@pytest.fixture(scope="module")
def shared_sandbox() -> Iterator[Sandbox]:
    with Sandbox.start() as sandbox:
        yield sandbox


@pytest.fixture
def stage(database: Database, moved_clock: MovedClock, shared_sandbox: Sandbox) -> Iterator[Stage]:
    shared_sandbox.clear_faults()
    stage = Stage(database, shared_sandbox, moved_clock)
    _publish(stage, A)
    assert stage.run_until_settled()[-1] == "verified"
    yield stage
    shared_sandbox.clear_faults()


def _publish(stage: Stage, uris: list[str]) -> None:
    stage.publish(uris)
    stage.clock.move(hours=1)


def _turns(stage: Stage) -> Iterator[list[str]]:
    """From A to B and back again: each time the list that the sync has to bring about."""
    for desired in itertools.cycle((B, A)):
        _publish(stage, desired)
        yield desired


def _assert_right(stage: Stage, desired: list[str], serials: dict[str, int]) -> None:
    stage.sandbox.clear_faults()
    assert stage.uris() == desired
    kept = [uri for uri in desired if uri in serials]
    assert all(stage.serials()[uri] == serials[uri] for uri in kept), "a row that both lists have was made anew"
    assert stage.link()["state"] == "synced"
    assert stage.syncing.proposals(stage.slug) == (), "our own writes were taken for somebody's edit"


def _try_each(stage: Stage, places: Iterable[int], prepare: Callable[[int], object]) -> int:
    """Sync once for each place after `prepare` ordered what goes wrong there; return how many cases ran."""
    cases = 0
    for at, desired in zip(places, _turns(stage), strict=False):
        serials = stage.serials()
        prepare(at)
        assert stage.run_until_settled()[-1] in ("verified", "nothing"), f"request {at}"
        _assert_right(stage, desired, serials)
        cases += 1
    return cases


def test_without_faults_it_takes_so_many_requests(stage: Stage) -> None:
    _publish(stage, B)
    stage.sandbox.clear_requests()
    stage.run()
    assert len(stage.requests()) == REQUESTS
    assert [call["call"]["op"] for call in stage.calls()[-4:]] == ["reorder", "remove", "add", "add"]


@pytest.mark.parametrize("fault", ["lost after"])
def test_any_write_may_lose_its_answer(stage: Stage, fault: str) -> None:
    assert _try_each(stage, WRITES, lambda at: stage.sandbox.fault(**FAULTS[fault], nth=at)) == 4


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_any_request_may_fail_in_any_way(stage: Stage, fault: str) -> None:
    places = range(1, REQUESTS + 1)
    assert _try_each(stage, places, lambda at: stage.sandbox.fault(**FAULTS[fault], nth=at)) == REQUESTS


@pytest.mark.slow
@pytest.mark.parametrize("fault", ["lost before", "lost after", "502 after commit", "429"])
def test_any_two_requests_may_fail(stage: Stage, fault: str) -> None:
    def two(at: int) -> None:
        stage.sandbox.fault(**FAULTS[fault], nth=at)
        stage.sandbox.fault(**FAULTS["lost after"], nth=at + 2)

    assert _try_each(stage, range(1, REQUESTS + 1), two) == REQUESTS


@pytest.mark.slow
@pytest.mark.parametrize("versions", [1, 2, 4])
@pytest.mark.parametrize("what", ["items", "snapshot", "both"])
def test_reads_may_be_stale(stage: Stage, versions: int, what: str) -> None:
    def stale(at: int) -> None:
        stage.sandbox.fault(kind="stale", what=what, versions=versions, nth=at, times=3)

    # The list is read again from the sixth reading request on: the details, three pages, then the verification.
    assert _try_each(stage, range(5, 9), stale) == 4


def test_a_list_that_stays_stale_is_verified_later_and_is_no_edit(stage: Stage) -> None:
    _publish(stage, B)
    serials = stage.serials()
    stage.sandbox.fault(kind="stale", nth=5, times=0)
    outcome = stage.run()
    assert (outcome.state, stage.link()["state"]) == ("deferred", "unverified")
    assert 60 <= stage.waited <= 90
    stage.sandbox.clear_faults()
    stage.clock.set(outcome.retry_at)
    assert stage.run().state == "verified"
    assert stage.runs()[-1]["writes"] == 0
    _assert_right(stage, B, serials)


@pytest.mark.parametrize("at", [5, 8, *(pytest.param(at, marks=pytest.mark.slow) for at in (6, 7))])
def test_a_write_may_be_carried_out_after_we_gave_up_on_it(
    stage: Stage, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spotify_wire, "TIMEOUT", (0.25, 0.25))
    stage.syncing = stage.new_syncing()
    _publish(stage, B)
    serials = stage.serials()
    stage.sandbox.fault(kind="latency", seconds=0.45, when="before", nth=at)
    stage.run_until_settled()
    _await_commits(stage)
    stage.clock.move(days=1)
    stage.run_until_settled()
    _assert_right(stage, B, serials)


def _await_commits(stage: Stage) -> None:
    """Wait until the delayed request was carried out: the journal has it then."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        if all(one["struck"] for one in stage.sandbox.world.faults.listed()) and any(
            one.committed for one in stage.sandbox.requests("spotify")[-1:]
        ):
            break
    Event().wait(0.6)


class Crash(BaseException):
    """The process dies here."""


class Crashing:
    """A host that dies at its n-th call, before or after it was carried out."""

    def __init__(self, host: Any, at: int, when: str) -> None:
        self._host, self._at, self._when, self._calls = host, at, when, 0

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._host, name)

        def called(*args: Any, **options: Any) -> Any:
            self._calls += 1
            if self._calls == self._at and self._when == "before":
                raise Crash
            answer = method(*args, **options)
            if self._calls == self._at:
                raise Crash
            return answer

        return called


HOST_CALLS = 7
"""Calls of the host in a sync from A to B: details, read, four writes, read."""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("hours", [0, pytest.param(30, marks=pytest.mark.slow)])
def test_a_crash_at_any_call_is_resumed_by_another_worker(stage: Stage, when: str, hours: int) -> None:
    cases = 0
    for at, desired in zip(range(1, HOST_CALLS + 1), _turns(stage), strict=False):
        serials = stage.serials()
        dying = stage.new_syncing(host=Crashing(stage.host(), at, when))  # type: ignore[arg-type]  # by delegation
        with pytest.raises(Crash):
            dying.run(stage.slug, started_by="the curator")
        stage.clock.move(hours=hours)
        assert stage.run_until_settled(stage.new_syncing())[-1] in ("verified", "nothing")
        _assert_right(stage, desired, serials)
        assert [run["state"] for run in stage.runs()].count("running") == 0
        cases += 1
    assert cases == HOST_CALLS
    assert [run["state"] for run in stage.runs()].count("interrupted") == HOST_CALLS


def test_a_crash_is_resumed_towards_a_newer_revision(stage: Stage) -> None:
    for at in range(3, 7):
        _publish(stage, B)
        serials = stage.serials()
        with pytest.raises(Crash):
            stage.new_syncing(host=Crashing(stage.host(), at, "after")).run(  # type: ignore[arg-type]  # by delegation
                stage.slug, started_by="the curator"
            )
        _publish(stage, A)
        assert stage.run_until_settled()[-1] in ("verified", "nothing")
        assert stage.uris() == A
        assert stage.syncing.proposals(stage.slug) == ()
        assert sum(stage.serials()[uri] == serials[uri] for uri in A) >= len(A) - 2


@pytest.mark.parametrize("when", [pytest.param("before", marks=pytest.mark.slow), "after"])
def test_somebody_elses_edit_survives_a_crash(stage: Stage, when: str) -> None:
    stage.sandbox.foreign_edit(stage.playlist_id, "add", uris=[THEIRS], position=50)
    for at, desired in zip(range(1, HOST_CALLS + 1), _turns(stage), strict=False):
        with pytest.raises(Crash):
            stage.new_syncing(host=Crashing(stage.host(), at, when)).run(  # type: ignore[arg-type]  # by delegation
                stage.slug, started_by="the curator"
            )
        stage.run_until_settled()
        assert stage.uris().count(THEIRS) == 1
        assert [uri for uri in stage.uris() if uri != THEIRS] == desired
        assert len(stage.syncing.proposals(stage.slug)) == 1


@pytest.mark.parametrize("when", [pytest.param("before", marks=pytest.mark.slow), "after"])
def test_an_edit_made_while_a_worker_is_dead_is_kept(stage: Stage, when: str) -> None:
    theirs = many_uris(HOST_CALLS, start=910)
    for at, desired in zip(range(1, HOST_CALLS + 1), _turns(stage), strict=False):
        with pytest.raises(Crash):
            stage.new_syncing(host=Crashing(stage.host(), at, when)).run(  # type: ignore[arg-type]  # by delegation
                stage.slug, started_by="the curator"
            )
        stage.sandbox.foreign_edit(stage.playlist_id, "add", uris=[theirs[at - 1]], position=30)
        stage.run_until_settled()
        assert set(theirs[:at]) <= set(stage.uris())
        assert [uri for uri in stage.uris() if uri not in theirs] == desired


CREATE_REQUESTS = 7


@pytest.mark.parametrize("fault", ["lost after"])
def test_creating_may_fail_anywhere_and_never_makes_a_twin(stage: Stage, fault: str) -> None:
    assert _create_each(stage, range(1, CREATE_REQUESTS + 1), fault) == CREATE_REQUESTS


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_creating_may_fail_in_any_way(stage: Stage, fault: str) -> None:
    assert _create_each(stage, range(1, CREATE_REQUESTS + 1), fault) == CREATE_REQUESTS


def _create_each(stage: Stage, places: Iterable[int], fault: str) -> int:
    cases = 0
    for at in places:
        stage.slug = f"new-{at}"
        stage.publish(stage.tracks[:5], title=f"New {fault} {at}")
        before = {one["id"] for one in stage.own_playlists()}
        stage.sandbox.fault(**FAULTS[fault], nth=at)
        assert stage.run_until_settled()[-1] in ("verified", "nothing")
        stage.sandbox.clear_faults()
        made = [one for one in stage.own_playlists() if one["id"] not in before]
        assert [(one["name"], one["rows"]) for one in made] == [(f"New {fault} {at}", 5)]
        assert stage.uris() == stage.tracks[:5]
        cases += 1
    return cases


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_crash_while_creating_never_makes_a_twin(stage: Stage, when: str) -> None:
    for at in range(1, 6):
        stage.slug = f"crashed-{at}"
        stage.publish(stage.tracks[:5], title=f"Crashed {when} {at}")
        before = {one["id"] for one in stage.own_playlists()}
        with pytest.raises(Crash):
            stage.new_syncing(host=Crashing(stage.host(), at, when)).run(  # type: ignore[arg-type]  # by delegation
                stage.slug, started_by="the curator"
            )
        assert stage.run_until_settled()[-1] in ("verified", "nothing")
        made = [one for one in stage.own_playlists() if one["id"] not in before]
        assert [(one["name"], one["rows"]) for one in made] == [(f"Crashed {when} {at}", 5)]


def test_two_workers_that_race_leave_one_right_list(stage: Stage) -> None:
    for desired, _ in zip(_turns(stage), range(2), strict=False):
        serials = stage.serials()
        together = Barrier(2)

        def race(_: int, together: Barrier = together) -> list[str]:
            syncing = stage.new_syncing()
            together.wait()
            return stage.run_until_settled(syncing)

        with ThreadPoolExecutor(2) as pool:
            states = list(pool.map(race, range(2)))
        assert all(ended[-1] in ("verified", "nothing") for ended in states)
        _assert_right(stage, desired, serials)


def test_two_workers_that_race_to_create_make_one_playlist(stage: Stage) -> None:
    for turn in range(2):
        stage.slug = f"raced-{turn}"
        stage.publish(stage.tracks[:5], title=f"Raced {turn}")
        together = Barrier(2)

        def race(_: int, together: Barrier = together) -> list[str]:
            syncing = stage.new_syncing()
            together.wait()
            return stage.run_until_settled(syncing)

        with ThreadPoolExecutor(2) as pool:
            assert all(ended[-1] in ("verified", "nothing") for ended in pool.map(race, range(2)))
        assert len([one for one in stage.own_playlists() if one["name"] == f"Raced {turn}"]) == 1
        assert stage.uris() == stage.tracks[:5]


def test_a_run_that_another_took_over_stops_before_its_next_call(stage: Stage) -> None:
    class TakenOver(Crashing):
        """A host during whose second write another worker closes the run."""

        def __getattr__(self, name: str) -> Any:
            method = getattr(self._host, name)

            def called(*args: Any, **options: Any) -> Any:
                self._calls += 1
                if self._calls == 4:
                    with stage.database.write() as session:
                        for run in session.exec(select(SyncRun).where(SyncRun.state == "running")):
                            run.state = "interrupted"
                return method(*args, **options)

            return called

    _publish(stage, B)
    outcome = stage.new_syncing(host=TakenOver(stage.host(), 0, "")).run(  # type: ignore[arg-type]  # by delegation
        stage.slug, started_by="the curator"
    )
    assert outcome.state == "interrupted"
    serials = stage.serials()
    stage.run_until_settled()
    _assert_right(stage, B, {uri: serial for uri, serial in serials.items() if uri in B})
