"""What all processes remember of slow remotes: their answers, and whose turn it is to ask."""

from __future__ import annotations

from datetime import datetime

from playlist_service.database import Database
from playlist_service.ports import Clock
from playlist_service.queries import answers


class KeptAnswers:
    """Fulfils the AnswerCache port over the database."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """`clock` tells what has expired."""
        self._database = database
        self._clock = clock

    def get(self, key: str) -> bytes | None:
        """Return the kept answer, or None where there is none or it has expired."""
        with self._database.read() as session:
            return answers.answer(session, key, self._clock.now())

    def put(self, key: str, answer: bytes, *, expires_at: datetime) -> None:
        """Keep an answer until `expires_at`."""
        with self._database.write() as session:
            answers.keep_answer(session, key, answer, self._clock.now(), expires_at)

    def prune(self) -> int:
        """Delete what has expired; return how many answers."""
        with self._database.write() as session:
            return answers.forget_answers(session, self._clock.now())


class SharedGate:
    """Fulfils the RequestGate port over the database: one request a time, whichever process asks."""

    def __init__(self, database: Database, remote: str, seconds: float) -> None:
        """Space the requests to `remote` by `seconds`."""
        self._database = database
        self._remote = remote
        self._seconds = seconds

    def reserve(self) -> float:
        """Take the next free slot and return how many seconds away it is."""
        with self._database.write() as session:
            return answers.reserve_slot(session, self._remote, self._seconds)

    def hold(self, seconds: float) -> None:
        """Give out no slot for that long."""
        with self._database.write() as session:
            answers.hold_slots(session, self._remote, seconds)
