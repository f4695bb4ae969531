"""How playlists stand, as the desk and the operator see it: a fixed number of queries, however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sqlmodel import Session

from playlist_service.queries import desk
from playlist_service.queries.desk import Heading, Standing
from playlist_service.services.publishing import fingerprint
from playlist_service.services.reviewing import DeskLine


def desk_lines(session: Session, playlist_id: int | None = None) -> list[DeskLine]:
    """Return a line for every playlist by title, or for the one."""
    revisions = desk.newest_revisions(session, playlist_id)
    states = desk.remote_states(session, playlist_id)
    headings = {heading.playlist_id: heading for heading in desk.headings(session, playlist_id)}
    lists = {}
    for of, entries in groupby(desk.standings(session, playlist_id), key=lambda entry: entry.playlist_id):
        if of in headings:
            lists[of] = _tally(headings[of], list(entries), revisions.get(of))
    return [
        _line(heading, lists.get(of, (0, 0, False)), revisions.get(of), states.get(of, ("none", None)))
        for of, heading in headings.items()
    ]


def _tally(heading: Heading, entries: Sequence[Standing], newest: tuple[int, str] | None) -> tuple[int, int, bool]:
    """How many entries there are, how many wait for a person, and whether a revision would be another one."""
    accepted = [entry for entry in entries if entry.outcome == "accept"]
    waiting = sum(entry.outcome != "accept" and entry.decided_by is None for entry in entries)
    changed = bool(accepted) and (newest is None or newest[1] != _fingerprint(heading, accepted))
    return len(entries), waiting, changed


def _fingerprint(heading: Heading, accepted: Sequence[Standing]) -> str:
    spelled = [[line.title, line.artists, line.track_uri, line.recording_mbid, line.evidence] for line in accepted]
    return fingerprint(heading.title, heading.description, heading.release_mbid, spelled)


def _line(
    heading: Heading, tally: tuple[int, int, bool], newest: tuple[int, str] | None, remote: tuple[str, str | None]
) -> DeskLine:
    entries, waiting, changed = tally
    return DeskLine(
        slug=heading.slug,
        title=heading.title,
        subject_title=heading.subject_title,
        subject_type=heading.subject_type,
        entries=entries,
        waiting=waiting,
        revision=newest[0] if newest else None,
        unpublished_changes=changed,
        remote_state=remote[0],
        remote_reason=remote[1],
    )
