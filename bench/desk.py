"""How long the desk and `status` take with many playlists: `python -m bench.desk [--playlists 10000]`.

The playlists are those of `bench/night.py`, each with an entry and a decision for every published track.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import event, text

from bench.night import House, seed
from playlist_service.bootstrap import opened
from playlist_service.config import Settings
from playlist_service.sandbox import Sandbox

_ENTRIES = """
    INSERT INTO entry (playlist_id, key, position, position_pinned, title, artists, spellings, origin, confidence,
        flags, evidence, match_tries)
    SELECT r.playlist_id, 'track:' || t.position, t.position, false, t.title, t.artists, '[]', 'article', 0.9, '[]',
        jsonb_build_array(jsonb_build_object('source_id', '1', 'start', 10, 'end', 20, 'quote', t.title)), 0
    FROM revision_track t JOIN revision r ON r.id = t.revision_id
"""
_DECISIONS = """
    INSERT INTO decision (entry_id, outcome, track_uri, reason, decided_at)
    SELECT e.id, 'accept', t.track_uri, 'It agrees.', now()
    FROM entry e JOIN revision r ON r.playlist_id = e.playlist_id
    JOIN revision_track t ON t.revision_id = r.id AND t.position = e.position
"""


def main() -> None:
    """Print seconds, CPU seconds, statements and memory of each answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--playlists", type=int, default=10_000)
    count = parser.parse_args().playlists
    with tempfile.TemporaryDirectory() as folder, Sandbox.start() as sandbox:
        Path(folder).chmod(0o755)  # under root PostgreSQL runs as another user
        settings = Settings.from_environment({"PLAYLIST_SERVICE_INSTANCE": folder})
        with opened(settings, upgrade=True) as running:
            seed(House(running, sandbox, lambda _: None, lambda: None), count, datetime.now(UTC))
            with running.database.engine.begin() as connection:
                for statement in (_ENTRIES, _DECISIONS, "ANALYZE"):
                    connection.execute(text(statement))
            statements = [0]
            event.listen(
                running.database.engine,
                "before_cursor_execute",
                lambda *_: statements.__setitem__(0, statements[0] + 1),
            )
            for name, answer in (
                ("desk", running.services.reviewing.desk),
                ("status", running.services.overview.status),
            ):
                statements[0], wall, cpu = 0, time.perf_counter(), time.process_time()
                answer()
                wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
                peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
                print(
                    f"{name}: {wall:.1f} s, {cpu:.1f} s CPU, {statements[0]} statements, {peak} MB at most", flush=True
                )


if __name__ == "__main__":
    main()
