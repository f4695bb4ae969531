"""Other people's edits on the remote playlist are kept, put to a curator, and treated as the curator says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlmodel import select

from playlist_service.database import Database
from playlist_service.errors import Conflict, InvalidInput, NotFound
from playlist_service.models import Curator, Entry, Playlist, RevisionTrack, StoredDecision
from playlist_service.sandbox import Sandbox
from tests.conftest import MovedClock
from tests.services.syncing_stage import SLUG, Stage, many_uris

THEIRS = many_uris(3, start=900)


@pytest.fixture
def stage(database: Database, moved_clock: MovedClock) -> Iterator[Stage]:
    with Sandbox.start() as sandbox:
        stage = Stage(database, sandbox, moved_clock)
        stage.publish(stage.tracks[:12])
        assert stage.run().state == "verified"
        moved_clock.move(days=1)
        yield stage


@pytest.fixture
def curator_id(database: Database, moved_clock: MovedClock) -> int:
    with database.write() as session:
        curator = Curator(name="Ada", password_hash="x", created_at=moved_clock.now())
        session.add(curator)
        session.flush()
        return curator.id or 0


def _policy(stage: Stage, policy: str | None) -> None:
    with stage.database.write() as session:
        session.exec(select(Playlist)).one().drift_policy = policy


def _foreign(stage: Stage, op: str, **options: object) -> None:
    stage.sandbox.foreign_edit(stage.playlist_id, op, **options)


def test_an_added_track_stays_and_waits_for_a_curator(stage: Stage) -> None:
    _foreign(stage, "add", uris=[THEIRS[0]], position=4)
    outcome = stage.run()
    assert outcome.state == "nothing"
    assert stage.uris() == [*stage.tracks[:4], THEIRS[0], *stage.tracks[4:12]]
    [line] = stage.syncing.proposals(SLUG)
    assert line.sentence == "“Placeholder 900 by Placeholder Artist” was added at 5."
    assert stage.run().state == "nothing"
    assert len(stage.syncing.proposals(SLUG)) == 1, "it is not proposed twice"


def test_a_later_revision_does_not_erase_it(stage: Stage) -> None:
    _foreign(stage, "add", uris=[THEIRS[0]], position=4)
    stage.run()
    stage.publish([*stage.tracks[:3], *stage.tracks[4:13]])
    assert stage.run().state == "verified"
    assert THEIRS[0] in stage.uris()
    assert [uri for uri in stage.uris() if uri != THEIRS[0]] == [*stage.tracks[:3], *stage.tracks[4:13]]


def test_taking_it_over_makes_it_ours(stage: Stage, curator_id: int) -> None:
    _foreign(stage, "add", uris=[THEIRS[0]], position=4)
    stage.run()
    stage.syncing.settle(SLUG, stage.syncing.proposals(SLUG)[0].proposal_id, True, curator_id)
    assert [(job["started_by"], job["slug"]) for job in stage.queue.jobs] == [("Ada", SLUG)]
    assert stage.run().state == "nothing"
    assert stage.syncing.proposals(SLUG) == ()
    stage.clock.move(days=1)
    _foreign(stage, "remove", uris=[stage.tracks[0]])
    assert stage.run().state == "nothing"
    assert stage.uris()[3] == THEIRS[0]


def test_refusing_it_takes_it_out_for_good(stage: Stage, curator_id: int) -> None:
    _foreign(stage, "add", uris=[THEIRS[0]], position=4)
    stage.run()
    stage.syncing.settle(SLUG, stage.syncing.proposals(SLUG)[0].proposal_id, False, curator_id)
    assert stage.run().state == "verified"
    assert stage.uris() == stage.tracks[:12]
    stage.clock.move(days=1)
    _foreign(stage, "add", uris=[THEIRS[0]], position=0)
    assert stage.run().state == "verified"
    assert stage.uris() == stage.tracks[:12]
    stage.publish([*stage.tracks[:12], THEIRS[0]])
    assert stage.run().state == "verified"
    assert stage.uris()[-1] == THEIRS[0], "a later revision that has it outranks the refusal"


def test_a_removed_track_does_not_come_back_by_itself(stage: Stage) -> None:
    _foreign(stage, "remove", uris=[stage.tracks[2]])
    assert stage.run().state == "nothing"
    [line] = stage.syncing.proposals(SLUG)
    assert line.sentence == f"“Track {stage.tracks[2][-3:]} by Somebody” was removed; it stood at 3."
    stage.publish(stage.tracks[:13])
    assert stage.run().state == "verified"
    assert stage.tracks[2] not in stage.uris()
    assert stage.tracks[12] in stage.uris()


def test_a_removal_that_is_taken_over_rejects_the_entry(stage: Stage, curator_id: int) -> None:
    with stage.database.write() as session:
        playlist = session.exec(select(Playlist)).one()
        entry = Entry(
            playlist_id=playlist.id or 0,
            key="k",
            position=3,
            title="t",
            artists=[],
            origin="article",
            confidence=1.0,
        )
        session.add(entry)
        session.flush()
        session.exec(select(RevisionTrack).where(RevisionTrack.position == 3)).one().entry_id = entry.id
    _foreign(stage, "remove", uris=[stage.tracks[2]])
    stage.run()
    stage.syncing.settle(SLUG, stage.syncing.proposals(SLUG)[0].proposal_id, True, curator_id)
    with stage.database.read() as session:
        decision = session.exec(select(StoredDecision)).one()
        assert (decision.outcome, decision.decided_by) == ("none", curator_id)
    assert stage.run().state == "nothing"
    assert stage.tracks[2] not in stage.uris()
    stage.clock.move(days=1)
    stage.publish(stage.tracks[:12])
    stage.run()
    assert stage.uris() == stage.tracks[:12], "who publishes it again after that wants it back"


def test_a_removal_that_is_refused_is_put_back_once(stage: Stage, curator_id: int) -> None:
    _foreign(stage, "remove", uris=[stage.tracks[2]])
    stage.run()
    stage.clock.move(minutes=5)
    stage.syncing.settle(SLUG, stage.syncing.proposals(SLUG)[0].proposal_id, False, curator_id)
    stage.clock.move(minutes=5)
    assert stage.run().state == "verified"
    assert stage.uris() == stage.tracks[:12]
    stage.clock.move(days=1)
    _foreign(stage, "remove", uris=[stage.tracks[2]])
    stage.run()
    assert len(stage.syncing.proposals(SLUG)) == 1, "a second removal is asked about again"


def test_a_new_order_is_put_back(stage: Stage) -> None:
    _foreign(stage, "move", range_start=0, insert_before=6)
    assert stage.run().state == "verified"
    assert stage.uris() == stage.tracks[:12]
    assert stage.syncing.proposals(SLUG) == ()


def test_many_edits_stop_the_sync_until_each_is_answered(stage: Stage, curator_id: int) -> None:
    _foreign(stage, "remove", uris=stage.tracks[:6])
    held = stage.run()
    stage.clock.move(minutes=5)
    assert held.state == "held"
    assert "removed 6" in (held.reason or "")
    assert stage.link()["state"] == "held"
    assert len(stage.uris()) == 6
    for line in stage.syncing.proposals(SLUG):
        assert stage.queue.jobs == []
        stage.syncing.settle(SLUG, line.proposal_id, line.proposal_id % 2 == 0, curator_id)
    assert len(stage.queue.jobs) == 1
    assert stage.run().state == "verified"
    assert len(stage.uris()) == 9
    assert stage.link()["state"] == "synced"


def test_a_yes_to_a_held_plan_puts_our_list_back(stage: Stage) -> None:
    _foreign(stage, "remove", uris=stage.tracks[:6])
    _foreign(stage, "add", uris=THEIRS, position=2)
    held = stage.run()
    preview = stage.syncing.preview(SLUG)
    assert (held.state, preview.state, preview.checksum) == ("held", "held", held.checksum)
    assert stage.run(approved_checksum=held.checksum).state == "verified"
    assert stage.uris() == stage.tracks[:12]
    assert stage.syncing.proposals(SLUG) == ()


@pytest.mark.parametrize(
    ("policy", "state", "rows"), [("ours", "verified", 12), ("adopt", "nothing", 13), ("hold", "held", 13)]
)
def test_a_playlist_may_have_its_own_policy(stage: Stage, policy: str, state: str, rows: int) -> None:
    _policy(stage, policy)
    _foreign(stage, "add", uris=[THEIRS[0]], position=4)
    assert stage.run().state == state
    assert len(stage.uris()) == rows


def test_a_title_and_a_description_that_somebody_wrote_stay(stage: Stage, curator_id: int) -> None:
    _foreign(stage, "rename", name="Better title")
    _foreign(stage, "describe", description="Better words")
    stage.run()
    sentences = [line.sentence for line in stage.syncing.proposals(SLUG)]
    assert sentences == [
        "The title was changed to “Better title”; ours is “A soundtrack”.",
        "The description was changed to “Better words”; ours is “Its music.”.",
    ]
    first, second = stage.syncing.proposals(SLUG)
    stage.syncing.settle(SLUG, first.proposal_id, True, curator_id)
    stage.syncing.settle(SLUG, second.proposal_id, False, curator_id)
    stage.run()
    [playlist] = stage.own_playlists()
    assert (playlist["name"], playlist["description"]) == ("Better title", "Its music.")
    stage.clock.move(days=1)
    assert stage.run().state == "nothing"
    assert stage.syncing.proposals(SLUG) == ()


def test_an_edit_that_its_author_took_back_is_no_longer_proposed(stage: Stage) -> None:
    _foreign(stage, "add", uris=[THEIRS[0]], position=4)
    stage.run()
    _foreign(stage, "remove", uris=[THEIRS[0]])
    stage.run()
    assert stage.syncing.proposals(SLUG) == ()


def test_an_answer_is_given_once(stage: Stage, curator_id: int) -> None:
    _foreign(stage, "add", uris=[THEIRS[0]], position=4)
    stage.run()
    [line] = stage.syncing.proposals(SLUG)
    stage.syncing.settle(SLUG, line.proposal_id, True, curator_id)
    with pytest.raises(Conflict):
        stage.syncing.settle(SLUG, line.proposal_id, False, curator_id)
    with pytest.raises(NotFound):
        stage.syncing.settle(SLUG, line.proposal_id + 1, False, curator_id)


def test_an_edit_made_while_we_write_is_seen_and_kept(stage: Stage) -> None:
    class Meddler:
        """A host beside which somebody adds a track after our first write."""

        def __init__(self) -> None:
            self._host = stage.host()
            self._done = False

        def __getattr__(self, name: str) -> object:
            return getattr(self._host, name)

        def add(self, *args: object, **options: object) -> str:
            snapshot = self._host.add(*args, **options)  # type: ignore[arg-type]  # passed through
            if not self._done:
                self._done = True
                _foreign(stage, "add", uris=[THEIRS[1]], position=0)
            return snapshot

    desired = [*many_uris(150), *stage.tracks[:12]]
    stage.publish(desired)
    stage.syncing = stage.new_syncing(host=Meddler())  # type: ignore[arg-type]  # a host by delegation
    assert stage.run().state == "verified"
    assert THEIRS[1] in stage.uris()
    assert [uri for uri in stage.uris() if uri != THEIRS[1]] == desired


def test_going_back_restores_what_was_seen_before_a_run(stage: Stage, curator_id: int) -> None:
    stage.publish(stage.tracks[3:15])
    stage.run()
    run_id = stage.syncing.runs(SLUG)[0].run_id
    assert stage.syncing.restore(SLUG, run_id, curator_id)
    assert stage.run().state == "verified"
    assert stage.uris() == stage.tracks[:12]
    stage.clock.move(days=1)
    assert stage.run("clock").state == "nothing", "it stays restored"
    stage.publish(stage.tracks[2:14])
    stage.run()
    assert stage.uris() == stage.tracks[2:14], "until a revision is published"


def test_going_back_is_guarded_like_any_run(stage: Stage, curator_id: int) -> None:
    stage.publish(many_uris(60) + stage.tracks[:12])
    stage.run()
    stage.syncing.restore(SLUG, stage.syncing.runs(SLUG)[0].run_id, curator_id)
    refused = stage.run()
    assert refused.state == "unsafe"
    assert stage.run(approved_checksum=refused.checksum).state == "verified"
    assert stage.uris() == stage.tracks[:12]


def test_there_is_no_going_back_to_an_empty_list(stage: Stage, curator_id: int) -> None:
    first = stage.syncing.runs(SLUG)[-1].run_id
    with pytest.raises(Conflict, match="no list to go back to"):
        stage.syncing.restore(SLUG, first, curator_id)
    with pytest.raises(NotFound):
        stage.syncing.restore(SLUG, 999_999, curator_id)


def test_a_playlist_that_a_curator_binds_is_guarded_and_then_kept(stage: Stage, curator_id: int) -> None:
    other = stage.host().create("Made by hand")
    stage.host().add(other, many_uris(20), 0)
    stage.syncing.bind(SLUG, f"https://open.spotify.com/playlist/{other}?si=x", curator_id)
    refused = stage.run()
    assert refused.state == "unsafe"
    assert len(stage.uris()) == 20
    assert stage.run(approved_checksum=refused.checksum).state == "verified"
    assert stage.uris() == stage.tracks[:12]


def test_only_a_playlist_that_can_be_read_is_bound(stage: Stage, curator_id: int) -> None:
    with pytest.raises(NotFound):
        stage.syncing.bind(SLUG, "spotify:playlist:0000000000000000000000", curator_id)
    with pytest.raises(InvalidInput):
        stage.syncing.bind(SLUG, "my playlist", curator_id)


def test_letting_go_of_a_playlist_makes_a_new_one_and_leaves_the_old(stage: Stage) -> None:
    before = stage.playlist_id
    stage.syncing.unbind(SLUG)
    assert stage.run().state == "verified"
    assert stage.playlist_id != before
    assert len(stage.sandbox.rows(before)) == 12
    assert stage.uris() == stage.tracks[:12]


def test_a_preview_writes_nothing_and_names_the_price(stage: Stage) -> None:
    stage.publish([*stage.tracks[1:12], stage.tracks[20]], title="New title")
    stage.sandbox.clear_requests()
    preview = stage.syncing.preview(SLUG)
    assert preview.state == "ready"
    assert preview.sentences[0] == "set the title “New title”"
    assert preview.writes == 2
    assert all(request.startswith("GET") for request in stage.requests())
    assert stage.run().writes == preview.writes
    assert stage.syncing.preview(SLUG).state == "nothing"


def test_a_preview_of_what_does_not_exist_yet_names_its_making(database: Database, moved_clock: MovedClock) -> None:
    with Sandbox.start() as sandbox:
        stage = Stage(database, sandbox, moved_clock)
        stage.publish(stage.tracks[:3])
        preview = stage.syncing.preview(SLUG)
        assert (preview.state, preview.writes) == ("ready", 3)
        assert preview.sentences[0] == "create the playlist “A soundtrack”"
        assert stage.requests() == []


def test_a_run_page_shows_the_list_before_and_after(stage: Stage) -> None:
    stage.publish(stage.tracks[1:12])
    stage.run("Ada")
    page = stage.syncing.run_page(SLUG, stage.syncing.runs(SLUG)[0].run_id)
    assert (page.run.started_by, page.run.state, page.run.writes) == ("Ada", "verified", 1)
    assert (len(page.before), len(page.after), len(page.calls)) == (12, 11, 1)
    assert page.before[0] == f"Track {stage.tracks[0][-3:]} by Somebody"
    assert page.calls[0].endswith(": done")
    first = stage.syncing.run_page(SLUG, stage.syncing.runs(SLUG)[-1].run_id)
    assert first.calls[0].startswith("create the playlist “A soundtrack [")
    assert first.calls[1] == "set the title “A soundtrack” and the description “Its music.”: done"
    with pytest.raises(NotFound):
        stage.syncing.run_page(SLUG, 999_999)
