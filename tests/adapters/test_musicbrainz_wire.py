"""The wire to MusicBrainz, against a server that misbehaves in every way that was seen."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import musicbrainzngs
import pytest

from playlist_service.adapters.musicbrainz import MusicBrainzCatalog, user_agent
from playlist_service.adapters.musicbrainz_questions import spelled
from playlist_service.adapters.musicbrainz_wire import Manners, MusicBrainzWire, Stores, Time, polite_seconds
from playlist_service.adapters.pacing import ThreadGate
from playlist_service.config import Settings
from playlist_service.domain.identifiers import Isrc, Mbid, TrackUri
from playlist_service.errors import RemoteRejected, RemoteUnavailable

RELEASE = Mbid("00000000-0000-4000-8000-000000000001")
NAMESPACE = 'xmlns="http://musicbrainz.org/ns/mmd-2.0#"'
FOUND = f'<metadata {NAMESPACE}><release id="{RELEASE}"><title>Paper Moons</title></release></metadata>'
NONE_FOUND = f'<metadata {NAMESPACE}><artist-list count="0" offset="0"/></metadata>'
UNKNOWN = '<?xml version="1.0"?><error><text>Not Found</text><text>For usage, please see the manual</text></error>'
MANNERS = Manners(connect_timeout=1.0, read_timeout=0.8)


class Kept:
    """An AnswerCache in memory."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes] = {}
        self.expiries: dict[str, datetime] = {}

    def get(self, key: str) -> bytes | None:
        return self.answers.get(key)

    def __len__(self) -> int:
        return len(self.answers)

    def put(self, key: str, answer: bytes, *, expires_at: datetime) -> None:
        self.answers[key] = answer
        self.expiries[key] = expires_at


@pytest.fixture
def cache() -> Kept:
    return Kept()


@pytest.fixture
def catalog(server: Any, moved_time: Any, cache: Kept) -> MusicBrainzCatalog:
    return MusicBrainzCatalog(wire(server, moved_time, Stores(cache=cache)))


def wire(server: Any, moved_time: Any, stores: Stores | None = None, manners: Manners = MANNERS) -> MusicBrainzWire:
    timing = Time(moved_time, moved_time.sleep, moved_time.monotonic)
    agent = user_agent("contact@example.org")
    return MusicBrainzWire(server.url, agent, stores=stores, manners=manners, timing=timing)


def test_it_introduces_itself_with_application_version_and_contact(server: Any, catalog: MusicBrainzCatalog) -> None:
    server.will_write(FOUND)
    catalog.release(RELEASE)
    agent = server.received[0].headers["User-Agent"]
    assert agent.startswith("playlist-service/")
    assert agent.endswith("( contact@example.org )")


def test_the_settings_name_server_spacing_and_contact(server: Any) -> None:
    server.will_write(FOUND)
    settings = Settings(musicbrainz_url=server.url, musicbrainz_contact="me@example.org")
    catalog = MusicBrainzCatalog.from_settings(settings)
    found = catalog.release(RELEASE)
    assert found is not None
    assert found.title == "Paper Moons"
    assert "me@example.org" in server.received[0].headers["User-Agent"]


def test_503_is_asked_again_when_the_server_says_so(
    server: Any, catalog: MusicBrainzCatalog, moved_time: Any, reply: Any
) -> None:
    server.will(reply(503, headers={"Retry-After": "7"}))
    server.will_write(FOUND)
    assert catalog.release(RELEASE) is not None
    assert 7.0 in moved_time.slept


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_server_that_stays_away_is_given_up_with_a_time_to_come_back(
    server: Any, catalog: MusicBrainzCatalog, moved_time: Any, reply: Any, status: int
) -> None:
    server.will(reply(status))
    with pytest.raises(RemoteUnavailable, match=f"HTTP {status}") as raised:
        catalog.release(RELEASE)
    assert len(server.received) == MANNERS.attempts
    assert raised.value.retry_at == moved_time.now() + timedelta(seconds=8)
    assert not raised.value.outcome_unknown


def test_a_retry_leaves_one_line_in_the_log_and_an_answer_none(
    server: Any, catalog: MusicBrainzCatalog, reply: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    server.will(reply(503, headers={"Retry-After": "7"}))
    server.will_write(FOUND.replace("<title>", "<something-new/><title>"))
    catalog.release(RELEASE)
    assert [record.getMessage() for record in caplog.records] == ["MusicBrainz: HTTP 503; asking again in 7.0 s"]


def test_a_long_retry_after_is_not_waited_for(
    server: Any, catalog: MusicBrainzCatalog, moved_time: Any, reply: Any
) -> None:
    server.will(reply(503, headers={"Retry-After": "3600"}))
    with pytest.raises(RemoteUnavailable) as raised:
        catalog.release(RELEASE)
    assert len(server.received) == 1
    assert raised.value.retry_at == moved_time.now() + timedelta(hours=1)


def test_a_retry_after_may_be_a_date(server: Any, catalog: MusicBrainzCatalog, moved_time: Any, reply: Any) -> None:
    server.will(reply(503, headers={"Retry-After": "Sat, 21 Nov 2026 02:00:09 GMT"}))
    server.will_write(FOUND)
    assert catalog.release(RELEASE) is not None
    assert 9.0 in moved_time.slept


def test_retries_wait_for_their_slot_too(server: Any, catalog: MusicBrainzCatalog, moved_time: Any, reply: Any) -> None:
    server.will(reply(502), reply(502), reply(502))
    server.will_write(FOUND)
    began = moved_time.now()
    assert catalog.release(RELEASE) is not None
    assert moved_time.now() - began >= timedelta(seconds=3)


def test_a_server_that_hangs_is_left_after_the_timeout(server: Any, catalog: MusicBrainzCatalog, reply: Any) -> None:
    server.will(reply(instead="hang"))
    with pytest.raises(RemoteUnavailable, match="ReadTimeout"):
        catalog.release(RELEASE)


def test_a_dropped_connection_is_tried_again(server: Any, catalog: MusicBrainzCatalog, reply: Any) -> None:
    server.will(reply(instead="reset"))
    server.will_write(FOUND)
    assert catalog.release(RELEASE) is not None


def test_nobody_there_is_said_with_the_host(moved_time: Any, server: Any) -> None:
    catalog = MusicBrainzCatalog(wire(server, moved_time))
    server.close()
    with pytest.raises(RemoteUnavailable, match=r"127\.0\.0\.1:\d+ did not answer"):
        catalog.release(RELEASE)


@pytest.mark.parametrize(
    "body",
    [
        "<metadata><release",
        "",
        "<html><body><h1>Please sign in to the hotel network</h1><br></body></html>",
        '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
        f"<metadata {NAMESPACE}/>",
        f'<metadata {NAMESPACE}><release id="x"><relation-list><relation/></relation-list></release></metadata>',
        f'<metadata {NAMESPACE}><artist-list count="many"/></metadata>',
        f"<metadata {NAMESPACE}><recording><isrc-list><isrc/></isrc-list></recording></metadata>",
    ],
)
def test_what_cannot_be_read_is_asked_for_again(server: Any, catalog: MusicBrainzCatalog, body: str) -> None:
    server.will_write(body, FOUND)
    assert catalog.release(RELEASE) is not None
    assert len(server.received) == 2


def test_what_stays_unreadable_is_given_up_and_not_kept(server: Any, catalog: MusicBrainzCatalog, cache: Kept) -> None:
    server.will_write("<metadata><release")
    with pytest.raises(RemoteUnavailable, match="cannot be read"):
        catalog.release(RELEASE)
    assert cache.answers == {}


def test_a_release_without_identifier_is_none(server: Any, catalog: MusicBrainzCatalog) -> None:
    server.will_write(f"<metadata {NAMESPACE}><release><title>Nameless</title></release></metadata>")
    assert catalog.release(RELEASE) is None


def test_an_unknown_release_is_none_and_remembered_for_a_day(
    server: Any, catalog: MusicBrainzCatalog, cache: Kept, moved_time: Any
) -> None:
    server.will_write(UNKNOWN, status=404)
    assert catalog.release(RELEASE) is None
    assert catalog.release(RELEASE) is None
    assert len(server.received) == 1
    assert list(cache.expiries.values()) == [moved_time.now() + timedelta(days=1)]


def test_a_404_of_some_other_server_is_no_answer_about_music(server: Any, catalog: MusicBrainzCatalog) -> None:
    server.will_write("<html><body>nginx</body></html>", status=404)
    with pytest.raises(RemoteRejected) as raised:
        catalog.release(RELEASE)
    assert raised.value.status == 404


def test_a_refusal_keeps_what_the_server_says_and_is_not_repeated(server: Any, catalog: MusicBrainzCatalog) -> None:
    server.will_write("<error><text>Invalid mbid.</text></error>", status=400)
    with pytest.raises(RemoteRejected, match=r"Invalid mbid\.") as raised:
        catalog.release(RELEASE)
    assert raised.value.status == 400
    assert len(server.received) == 1


def test_a_page_behind_a_403_is_refused_without_retries(server: Any, catalog: MusicBrainzCatalog) -> None:
    server.will_write("<html><body>Who are you?</body></html>", status=403)
    with pytest.raises(RemoteRejected):
        catalog.release(RELEASE)
    assert len(server.received) == 1


def test_answers_are_kept_for_a_week_and_empty_ones_for_a_day(
    server: Any, catalog: MusicBrainzCatalog, cache: Kept
) -> None:
    server.will_write(FOUND, NONE_FOUND)
    for _ in range(2):
        assert catalog.release(RELEASE) is not None
        assert catalog.search_artists(["Nobody At All"]) == []
    assert len(server.received) == 2
    lifetimes = [expiry - datetime(2026, 11, 21, 2, 0, tzinfo=expiry.tzinfo) for expiry in cache.expiries.values()]
    assert [round(lifetime.total_seconds() / 86400) for lifetime in lifetimes] == [7, 1]


def test_a_kept_answer_that_cannot_be_read_any_more_is_asked_for_again(
    server: Any, catalog: MusicBrainzCatalog, cache: Kept
) -> None:
    server.will_write(FOUND)
    catalog.release(RELEASE)
    cache.answers = dict.fromkeys(cache.answers, b"<half")
    assert catalog.release(RELEASE) is not None
    assert len(server.received) == 2


def test_keys_are_short_whatever_is_asked_and_differ_between_servers() -> None:
    questions = [spelled(musicbrainzngs.search_artists, "name " * length) for length in (1, 200, 201)]
    keys = {question.key(host) for question in questions for host in ("musicbrainz.org", "mirror.example.org")}
    assert len(keys) == 6
    assert max(map(len, keys)) <= 300


def test_spelling_leaves_the_library_as_it_was() -> None:
    vendor = musicbrainzngs.musicbrainz
    before = vendor._mb_request
    question = spelled(musicbrainzngs.get_release_by_id, RELEASE, includes=["recordings"])
    with pytest.raises(musicbrainzngs.InvalidIncludeError):
        spelled(musicbrainzngs.get_release_by_id, RELEASE, includes=["nonsense"])
    assert vendor._mb_request is before
    assert question.target == f"/ws/2/release/{RELEASE}?inc=recordings"


def test_threads_share_one_request_a_second(moved_time: Any) -> None:
    gate = ThreadGate(1.0, moved_time.monotonic)
    waits = sorted(gate.reserve() for _ in range(4))
    assert waits == [0.0, 1.0, 2.0, 3.0]
    gate.hold(10.0)
    assert gate.reserve() == 10.0


def test_waiting_threads_do_not_stand_in_line_behind_a_hanging_request(
    server: Any, reply: Any, moved_time: Any
) -> None:
    server.will(reply(instead="hang"))
    server.will_write(FOUND)
    shared = MusicBrainzCatalog(wire(server, moved_time, manners=replace(MANNERS, read_timeout=5.0)))
    hanging = threading.Thread(target=lambda: shared.search_artists(["Slow"]), daemon=True)
    hanging.start()
    while not server.received:
        threading.Event().wait(0.005)
    assert shared.release(RELEASE) is not None
    server.will_write(NONE_FOUND)
    server.over.set()
    hanging.join(5)


def test_a_gate_from_outside_and_a_ledger_are_used(server: Any, moved_time: Any) -> None:
    calls: list[Any] = []

    class Gate:
        def reserve(self) -> float:
            calls.append("slot")
            return 0.25

        def hold(self, seconds: float) -> None:
            calls.append(seconds)

    class Ledger:
        def allow(self, *_: Any, **__: Any) -> None:
            raise AssertionError("MusicBrainz has no budget")

        def record(self, remote: str, endpoint: str, status: int | None) -> None:
            calls.append((remote, endpoint, status))

        def trip(self, *_: Any) -> None:
            raise AssertionError("nor a breaker")

    server.will_write(FOUND)
    MusicBrainzCatalog(wire(server, moved_time, Stores(gate=Gate(), ledger=Ledger()))).release(RELEASE)
    assert calls == ["slot", ("musicbrainz", "release", 200)]
    assert moved_time.slept == [0.25]


@pytest.mark.parametrize(
    ("address", "asked", "kept"),
    [
        ("https://musicbrainz.org", 0.1, 1.0),
        ("https://beta.musicbrainz.org:443", 0.0, 1.0),
        ("https://musicbrainz.org", 2.5, 2.5),
        ("http://127.0.0.1:5000", 0.1, 0.1),
        ("https://mirror-of-musicbrainz.org", 0.1, 0.1),
    ],
)
def test_the_public_server_is_never_asked_faster_than_once_a_second(address: str, asked: float, kept: float) -> None:
    assert polite_seconds(address, asked) == kept


def test_a_hundred_addresses_fit_one_request_line_and_the_rest_goes_into_another(
    server: Any, catalog: MusicBrainzCatalog
) -> None:
    server.will_write(f"<metadata {NAMESPACE}><url-list count='0'/></metadata>")
    uris = [TrackUri(f"spotify:track:{number:022d}") for number in range(150)]
    assert catalog.recordings_by_track_uri(uris) == {}
    assert [request.target.count("resource=") for request in server.received] == [100, 50]
    assert max(len(request.target) for request in server.received) < 8000


def test_an_answer_by_code_holds_only_what_was_asked(server: Any, catalog: MusicBrainzCatalog) -> None:
    rows = "".join(
        f'<recording id="00000000-0000-4000-8000-00000000000{number}">'
        f'<isrc-list><isrc id="{code}"/></isrc-list></recording>'
        for number, code in enumerate(("QZAAA1000001", "QZAAA1000002", "broken"))
    )
    server.will_write(f'<metadata {NAMESPACE}><recording-list count="3">{rows}</recording-list></metadata>')
    found = catalog.recordings_by_isrc([Isrc("QZAAA1000002"), Isrc("QZAAA1000002")])
    assert [recording.isrcs for recording in found] == [("QZAAA1000002",)]
    assert server.received[0].target.count("QZAAA1000002") == 1


def test_nothing_asked_is_no_request(server: Any, catalog: MusicBrainzCatalog) -> None:
    assert catalog.search_release_groups("  ") == []
    assert catalog.search_artists([" "]) == []
    assert catalog.search_recordings([(" ", "Somebody")]) == []
    assert catalog.recordings_by_isrc([]) == []
    assert catalog.recordings_by_track_uri([]) == {}
    assert server.received == []


def test_a_browse_goes_on_by_what_came_back(server: Any, catalog: MusicBrainzCatalog) -> None:
    def page(*numbers: int) -> str:
        rows = "".join(f'<release id="00000000-0000-4000-8000-00000000000{n}"/>' for n in numbers)
        return f'<metadata {NAMESPACE}><release-list count="3">{rows}</release-list></metadata>'

    server.will_write(page(1, 2), page(3))
    assert [release.release_mbid[-1] for release in catalog.releases_of(RELEASE)] == ["1", "2", "3"]
    assert "offset=2" in server.received[1].target
