"""Upkeep: what the clock and the worker need besides syncs, so that nothing that is due is ever forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playlist_service.database import Database
from playlist_service.ports import JobQueue
from playlist_service.services.composing import Composing
from playlist_service.services.enriching import Enriching
from playlist_service.services.ingesting import Ingesting
from playlist_service.services.matching import Matching
from playlist_service.services.queueing import ADVANCE
from playlist_service.services.remote_budget import RemoteBudget
from playlist_service.services.remote_memory import KeptAnswers

SWEEP = "sweep"
PRUNE = "prune"


@dataclass(frozen=True, slots=True)
class Journey:
    """The steps of the journey up to the decision, each of which finds its own due rows."""

    ingesting: Ingesting
    composing: Composing
    enriching: Enriching
    matching: Matching

    def advance(self) -> None:
        """Take every article and playlist as far as it goes without a person. Raises Remote errors; progress stays."""
        self.ingesting.extract_due()
        self.composing.fuse_due()
        self.enriching.enrich_due()
        self.matching.match_due()


class Upkeep:
    """Puts the recurring jobs on the queue, and does those that are about our own tables."""

    def __init__(self, database: Database, queue: JobQueue, budget: RemoteBudget, answers: KeptAnswers) -> None:
        """Prune `budget` and `answers`; put jobs on `queue`."""
        self._database = database
        self._queue = queue
        self._prunes: tuple[Callable[[], int], ...] = (budget.prune, answers.prune)

    def tick(self) -> None:
        """Queue the sweep for jobs of dead workers; it has no lock, so that a stuck one cannot stall it."""
        self._enqueue(SWEEP)

    def hourly(self) -> None:
        """Queue the journey's next steps: entries that found nothing are tried again at growing intervals."""
        self._enqueue(ADVANCE)

    def nightly(self) -> None:
        """Queue the pruning of what is no longer needed."""
        self._enqueue(PRUNE)

    def prune(self) -> int:
        """Delete expired answers and old ledger rows; return how many."""
        return sum(prune() for prune in self._prunes)

    def _enqueue(self, task: str) -> None:
        with self._database.write() as session:
            self._queue.enqueue(session, task, queueing_lock=task)
