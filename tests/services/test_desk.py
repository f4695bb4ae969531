"""The desk and the operator's view cost the same number of queries however many playlists there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import event

from playlist_service.database import Database
from playlist_service.models import Entry, Playlist, StoredDecision
from playlist_service.services.directory import Services
from tests.conftest import MovedClock

# Each decision: (outcome, by a person, taken back), oldest first.
SAID = {
    "nobody decided": ([], "waits"),
    "a program accepts": ([("accept", False, False)], "accepted"),
    "a program doubts": ([("accept", False, False), ("review", False, False)], "waits"),
    "a person outranks a later program": ([("none", True, False), ("accept", False, False)], "rejected"),
    "a person outranks an earlier program": ([("accept", False, False), ("none", True, False)], "rejected"),
    "the newest of a person counts": ([("none", True, False), ("accept", True, False)], "accepted"),
    "what was taken back does not": ([("accept", False, False), ("none", True, True)], "accepted"),
    "all was taken back": ([("none", True, True)], "waits"),
}


@pytest.fixture
def curator(services: Services) -> int:
    return services.curators.add("Ada", "a long password").id


@pytest.fixture
def make(database: Database, moved_clock: MovedClock, curator: int) -> Callable[..., None]:
    def make(title: str, *said: list[tuple[str, bool, bool]]) -> None:
        """Add a playlist with an entry for each list of decisions."""
        now = moved_clock.now()
        with database.write() as session:
            playlist = Playlist(slug=title, title=title, subject_title=title, subject_type="film", created_at=now)
            session.add(playlist)
            session.flush()
            for position, decisions in enumerate(said or [[("accept", False, False)]], start=1):
                entry = Entry(
                    playlist_id=playlist.id or 0,
                    key=str(position),
                    position=position,
                    title=f"{title} {position}",
                    artists=["Somebody"],
                    origin="article",
                    confidence=1.0,
                )
                session.add(entry)
                session.flush()
                for outcome, person, undone in decisions:
                    session.add(
                        StoredDecision(
                            entry_id=entry.id or 0,
                            outcome=outcome,
                            reason="",
                            decided_at=now,
                            decided_by=curator if person else None,
                            undone_at=now if undone else None,
                        )
                    )
                    session.flush()

    return make


@pytest.mark.parametrize("case", list(SAID))
def test_the_decision_that_counts_on_the_desk_is_the_one_that_is_published(
    services: Services, make: Callable[..., None], case: str
) -> None:
    said, stands = SAID[case]
    make("a", said, [("accept", False, False)])
    [line] = services.reviewing.desk()
    assert (line.entries, line.waiting, line.unpublished_changes) == (2, int(stands == "waits"), True)
    report = services.publishing.publish_report("a", None)
    assert (report.tracks, report.waiting) == (1 + (stands == "accepted"), line.waiting)
    [line] = services.reviewing.desk()
    assert (line.revision, line.unpublished_changes) == (1, False)
    assert services.reviewing.page("a").desk == line


def test_what_is_decided_after_a_revision_shows_as_a_change(
    services: Services, make: Callable[..., None], curator: int
) -> None:
    make("a", [("accept", False, False)], [("review", False, False)])
    make("b")
    services.publishing.publish("a", None)
    waiting = services.reviewing.page("a").entries[1]
    services.reviewing.keep("a", waiting.entry_id, curator)
    lines = services.reviewing.desk()
    assert [(line.slug, line.waiting, line.revision, line.unpublished_changes) for line in lines] == [
        ("a", 0, 1, True),
        ("b", 0, None, True),
    ]


def test_many_playlists_take_as_many_queries_as_one(
    services: Services, make: Callable[..., None], database: Database
) -> None:
    made: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *given: made.append(given[2]))

    def queries() -> tuple[int, int]:
        counts = []
        for answer in (services.reviewing.desk, services.overview.status):
            made.clear()
            answer()
            counts.append(len(made))
        return counts[0], counts[1]

    make("one")
    services.publishing.publish("one", None)
    before = queries()
    for number in range(20):
        make(f"another {number}")
        services.publishing.publish(f"another {number}", None)
    assert queries() == before
    assert before[0] <= 4
