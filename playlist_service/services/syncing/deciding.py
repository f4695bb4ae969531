"""What curators decide about the remote playlist: other people's edits, going back to an older list, binding one."""

from __future__ import annotations

from sqlmodel import Session

from playlist_service.domain.identifiers import parse_playlist_id
from playlist_service.errors import Conflict, NotFound
from playlist_service.models import Curator, DriftProposal, RemotePlaylistLink, StoredDecision
from playlist_service.ports import JobQueue
from playlist_service.queries import playlists as playlist_queries
from playlist_service.queries import remotes, syncs
from playlist_service.services.syncing.ground import playlist_id_of
from playlist_service.services.syncing.kit import Kit
from playlist_service.services.syncing.taking import entry_of, take_over
from playlist_service.services.syncing.timetable import enqueue_sync


class Deciding:
    """Writes decisions down; the syncs that carry them out are queued."""

    def __init__(self, kit: Kit, queue: JobQueue) -> None:
        """Queue syncs on `queue`."""
        self._kit = kit
        self._queue = queue

    def settle(self, slug: str, proposal_id: int, *, take: bool, curator_id: int) -> None:
        """Take somebody's edit or an offered track over, or refuse it. Raises NotFound and Conflict."""
        with self._kit.database.write() as session:
            playlist_id = playlist_id_of(session, slug, lock=True)
            proposal = syncs.proposal(session, playlist_id, proposal_id)
            if proposal is None:
                raise NotFound(f"There is no proposal {proposal_id} for {slug!r}.")
            if proposal.settled_at is not None:
                raise Conflict("This edit was answered already.")
            proposal.settled_at, proposal.settled_by, proposal.taken = self._kit.clock.now(), curator_id, take
            if proposal.kind == syncs.UNAVAILABLE:
                if take:
                    self._take_other_track(session, proposal, curator_id)
                return
            if take and proposal.kind == "removed":
                self._reject_entry(session, proposal, curator_id)
            if take and proposal.kind == "added":
                take_over(session, proposal, curator_id, self._kit.clock.now())
            session.flush()
            if all(other.settled_at for other in syncs.proposals(session, playlist_id)):
                self._queue_sync(session, slug, curator_id)

    def restore(self, slug: str, run_id: int, curator_id: int) -> bool:
        """Desire the list that was seen before a run. Raises NotFound and Conflict."""
        with self._kit.database.write() as session:
            playlist_id = playlist_id_of(session, slug)
            run = syncs.run(session, run_id)
            link = syncs.link(session, playlist_id, for_update=True)
            revision = playlist_queries.latest_revision(session, playlist_id)
            if run is None or run.playlist_id != playlist_id or link is None or revision is None:
                raise NotFound(f"There is no run {run_id} of {slug!r}.")
            uris = [uri for uri in run.before_uris if uri is not None]
            if not uris:
                raise Conflict("Nothing was on the playlist before that run: there is no list to go back to.")
            link.restored_uris, link.restored_revision = uris, revision.number
            link.restored_at = self._kit.clock.now()
            return self._queue_sync(session, slug, curator_id)

    def bind(self, slug: str, link: str, curator_id: int) -> None:
        """Keep an existing playlist equal from now on. Raises InvalidInput, NotFound, Conflict and Remote errors."""
        remote_id = parse_playlist_id(link)
        if self._kit.host.read(remote_id) is None:
            raise NotFound(f"The connected Spotify account has no playlist {remote_id}.")
        with self._kit.database.write() as session:
            playlist_id = playlist_id_of(session, slug)
            other = syncs.linked_to(session, remote_id)
            if other is not None and other.playlist_id != playlist_id:
                raise Conflict("Another playlist of ours is kept on that one already.")
            if other is not None:
                return
            self._forget(session, playlist_id)
            newest = syncs.runs(session, playlist_id, 1)
            account = remotes.account(session)
            session.add(
                RemotePlaylistLink(
                    playlist_id=playlist_id,
                    account_id=account.id if account else None,
                    remote_id=remote_id,
                    created_at=self._kit.clock.now(),
                    base_run_id=newest[0].id if newest else None,
                )
            )
            if playlist_queries.latest_revision(session, playlist_id) is not None:
                self._queue_sync(session, slug, curator_id)

    def unbind(self, slug: str) -> None:
        """Let go of the remote playlist and leave it as it is. Raises NotFound."""
        with self._kit.database.write() as session:
            self._forget(session, playlist_id_of(session, slug))

    def _forget(self, session: Session, playlist_id: int) -> None:
        link = syncs.link(session, playlist_id, for_update=True)
        if link is not None:
            session.delete(link)
        for proposal in syncs.proposals(session, playlist_id):
            session.delete(proposal)
        session.flush()

    def _take_other_track(self, session: Session, proposal: DriftProposal, curator_id: int) -> None:
        """Decide for the track that was offered; the next revision has it."""
        entry_id = entry_of(session, proposal.playlist_id, proposal.uri or "")
        if entry_id is None or proposal.track is None:
            raise Conflict("The list has this track no longer: there is nothing to replace.")
        session.add(
            StoredDecision(
                entry_id=entry_id,
                outcome="accept",
                track_uri=proposal.track["track_uri"],
                track=proposal.track,
                reason="A curator took another track of the same recording: the one before is no longer playable.",
                decided_at=self._kit.clock.now(),
                decided_by=curator_id,
            )
        )

    def _reject_entry(self, session: Session, proposal: DriftProposal, curator_id: int) -> None:
        """A removal that is taken over is a rejection of the entry: the next revision leaves it out as well."""
        entry_id = entry_of(session, proposal.playlist_id, proposal.uri or "")
        if entry_id is not None:
            session.add(
                StoredDecision(
                    entry_id=entry_id,
                    outcome="none",
                    reason="It was removed from the playlist on Spotify, and the removal was taken over.",
                    decided_at=self._kit.clock.now(),
                    decided_by=curator_id,
                )
            )

    def _queue_sync(self, session: Session, slug: str, curator_id: int) -> bool:
        curator = session.get(Curator, curator_id)
        return enqueue_sync(session, self._queue, slug, started_by=curator.name if curator else "a curator")
