"""The index is built aside and whole, goes on after a kill, and refuses what is no dump."""

from __future__ import annotations

import gzip
import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from playlist_service.database import Database
from playlist_service.errors import Conflict, InvalidInput, PlaylistServiceError
from playlist_service.services.recording_index import BuildReport, IndexBuilding, Progress, RecordingIndex
from tests.conftest import MovedClock
from tests.services.recording_index.dumps import HEADER, dump_text, first, many, mbid, nothing


def test_without_an_index_nothing_is_found(index: RecordingIndex, building: IndexBuilding) -> None:
    assert index.find([("Low Tide", ["Mara Voss"])]) == {}
    assert building.states() == (None, None)
    assert building.drop() is False


def test_a_build_is_described_and_dropped(
    building: IndexBuilding, index: RecordingIndex, dump: Callable[..., str], moved_clock: MovedClock
) -> None:
    report = building.build(dump(many(250)), report=nothing)
    live, unfinished = building.states()
    assert (report.recordings, report.bad_rows, report.resumed_from) == (250, 0, 0)
    assert live is not None
    assert unfinished is None
    assert (live.recordings, live.finished_at, live.size_bytes > 0) == (250, moved_clock.now(), True)
    assert building.drop() is True
    assert building.states() == (None, None)
    assert first(index, "Lantern Street Number 7", "Harbour Choir 7") is None


def test_the_same_dump_is_not_read_twice_unless_afresh(building: IndexBuilding, dump: Callable[..., str]) -> None:
    source = dump(many(120))
    building.build(source, report=nothing)
    assert building.build(source, report=nothing).unchanged
    again = building.build(source, afresh=True, report=nothing)
    assert (again.unchanged, again.recordings) == (False, 120)


def test_steps_are_reported_to_their_ends(building: IndexBuilding, dump: Callable[..., str]) -> None:
    seen: list[Progress] = []
    source = dump(many(250))
    building.build(source, report=seen.append)
    size = Path(source).stat().st_size
    assert [step.done for step in seen if step.step == "rows"][-1] == size
    assert seen[-1] == Progress("indexes", 5, 5)


def test_an_unfinished_build_is_never_asked_and_goes_on_where_it_was(
    building: IndexBuilding, index: RecordingIndex, dump: Callable[..., str]
) -> None:
    building.build(dump([("Mara Voss", "Low Tide", 1)], name="old.csv"), report=nothing)
    source = dump(many(1000))
    for step, at in (("rows", 3), ("indexes", 2)):
        with pytest.raises(_Killed):
            building.build(source, report=_killer(step, at))
        assert first(index, "Low Tide", "Mara Voss") == mbid(1)
        assert first(index, "Lantern Street Number 7", "Harbour Choir 7") is None
    _, unfinished = building.states()
    assert unfinished is not None
    assert unfinished.recordings == 1000
    report = building.build(source, report=nothing)
    assert report.resumed_from == Path(source).stat().st_size
    assert first(index, "Lantern Street Number 7", "Harbour Choir 7") == mbid(8)
    assert first(index, "Low Tide", "Mara Voss") is None
    assert building.states()[1] is None


def test_a_database_that_refuses_is_told_in_its_words(
    database: Database, dump: Callable[..., str], moved_clock: MovedClock
) -> None:
    role = f"reader_{os.getpid()}"
    with database.engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE ROLE {role} LOGIN")
    theirs = Database.connect(database.engine.url.set(username=role).render_as_string(hide_password=False))
    try:
        with pytest.raises(PlaylistServiceError, match="permission denied for database"):
            IndexBuilding(theirs, moved_clock).build(dump(many(3)), report=nothing)
    finally:
        theirs.close()
        with database.engine.begin() as connection:
            connection.exec_driver_sql(f"DROP ROLE {role}")


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_resumed_holds_every_row_once(
    building: IndexBuilding, index: RecordingIndex, dump: Callable[..., str], tmp_path: Path, packed: bool
) -> None:
    lines = [
        (credit, f"{title}\nand a line “{'é' * (number % 7)}”", 1)
        for number, (credit, title, _) in enumerate(many(2000))
    ]
    source = dump(lines)
    if packed:
        (tmp_path / "dump.csv.gz").write_bytes(gzip.compress(Path(source).read_bytes()))
        source = str(tmp_path / "dump.csv.gz")
    for _ in range(3):
        with pytest.raises(_Killed):
            building.build(source, report=_killer("rows", 4))
    report = building.build(source, report=nothing)
    assert report.resumed_from > 0
    assert (report.recordings, report.bad_rows) == (2000, 0)
    found = index.find([(title, [credit]) for credit, title, _ in lines])
    assert [found[place][0].recording_mbid for place in range(2000)] == [mbid(n) for n in range(1, 2001)]
    assert all(len(recordings) < 3 for recordings in found.values())


def test_who_asks_while_indexes_are_swapped_is_always_answered(
    building: IndexBuilding, index: RecordingIndex, dump: Callable[..., str]
) -> None:
    source = dump(many(50))
    building.build(source, report=nothing)
    swapped = threading.Event()

    def ask() -> set[str | None]:
        answers = set()
        while not swapped.is_set():
            answers.add(first(index, "Lantern Street Number 7", "Harbour Choir 7"))
        return answers

    with ThreadPoolExecutor(max_workers=1) as pool:
        asked = pool.submit(ask)
        for _ in range(5):
            building.build(source, afresh=True, report=nothing)
        swapped.set()
    assert asked.result() == {mbid(8)}


def test_a_build_of_another_dump_begins_anew(building: IndexBuilding, dump: Callable[..., str]) -> None:
    with pytest.raises(_Killed):
        building.build(dump(many(1000)), report=_killer("rows", 3))
    report = building.build(dump(many(150), name="other.csv"), report=nothing)
    assert (report.resumed_from, report.recordings) == (0, 150)


def test_a_process_killed_outright_leaves_a_build_to_go_on_with(
    building: IndexBuilding, dump: Callable[..., str], database_url: str
) -> None:
    source = dump(many(1000))
    script = (
        "import os, signal, sys\n"
        "from playlist_service.adapters.pacing import SystemClock\n"
        "from playlist_service.database import Database\n"
        "from playlist_service.services.recording_index import IndexBuilding\n"
        "calls = []\n"
        "def report(progress):\n"
        "    calls.append(progress)\n"
        "    if len(calls) == 4:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "building = IndexBuilding(Database.connect(sys.argv[1]), SystemClock(), stretch=100)\n"
        "building.build(sys.argv[2], report=report)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, database_url, source], check=False, env=dict(os.environ))
    assert done.returncode == -signal.SIGKILL
    # The server may need a moment to see that the process is gone; its lock goes with it.
    report = _once_free(lambda: building.build(source, report=nothing))
    assert report.resumed_from > 0
    assert report.recordings == 1000


def test_one_build_at_a_time(building: IndexBuilding, dump: Callable[..., str]) -> None:
    source = dump(many(300))
    refused: list[str] = []

    def second(_: Progress) -> None:
        for attempt in (lambda: building.build(source, report=nothing), building.drop):
            with pytest.raises(Conflict) as error:
                attempt()
            refused.append(str(error.value))

    assert building.build(source, report=second).recordings == 300
    assert refused


def test_bad_rows_are_counted_and_the_first_are_named(
    building: IndexBuilding, index: RecordingIndex, tmp_path: Path
) -> None:
    good = dump_text(many(100)).encode()
    cells = "1,1,{artist},{credit},,,{recording},{title},,{score}\n"
    right = {"artist": mbid(5), "credit": "Act", "recording": mbid(6), "title": "Title", "score": "7"}
    wrong = (
        {"artist": "five"},
        {"recording": ""},
        {"score": "-1"},
        {"score": str(2**31)},
        {"credit": " "},
        {"title": "\0"},
    )
    bad = b"".join(cells.format(**{**right, **change}).encode() for change in wrong)
    path = tmp_path / "bad.csv"
    path.write_bytes(good + bad + b"1,2\n" + cells.format(**right).encode().replace(b"Title", b"\xff") + b"\n")
    report = building.build(str(path), report=nothing)
    assert (report.recordings, report.bad_rows) == (100, 8)
    assert len(report.complaints) == 5
    assert "an MBID that is none" in report.complaints[0]
    assert first(index, "Lantern Street Number 99", "Harbour Choir 19") == mbid(100)


def test_a_dump_of_mostly_bad_rows_changes_nothing(
    building: IndexBuilding, index: RecordingIndex, dump: Callable[..., str]
) -> None:
    building.build(dump([("Mara Voss", "Low Tide", 1)], name="old.csv"), report=nothing)
    with pytest.raises(InvalidInput, match="20 of 120 rows are bad"):
        building.build(dump(text=dump_text(many(100)) + "x,y\n" * 20), report=nothing)
    with pytest.raises(InvalidInput, match="0 of 0 rows"):
        building.build(dump(text=f"{HEADER}\n"), report=nothing)
    assert first(index, "Low Tide", "Mara Voss") == mbid(1)
    assert building.states()[1] is None


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "lacks the columns artist_mbids, artist_credit_name"),
        (HEADER.replace(",score", "").encode(), "lacks the column score"),
        (b"\x28\xb5\x2f\xfd rest", "zstd"),
        (b"\x1f\x8b\x08 rest", "no whole gzip file"),
    ],
)
def test_what_is_no_dump_is_refused(building: IndexBuilding, tmp_path: Path, content: bytes, complaint: str) -> None:
    path = tmp_path / "wrong"
    path.write_bytes(content)
    with pytest.raises(InvalidInput, match=complaint):
        building.build(str(path), report=nothing)


def test_a_file_that_is_not_there_is_refused(building: IndexBuilding, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot be read"):
        building.build(str(tmp_path / "nowhere.csv"), report=nothing)


def test_a_packed_file_that_breaks_off_keeps_what_was_read(
    building: IndexBuilding, dump: Callable[..., str], tmp_path: Path
) -> None:
    packed = gzip.compress(Path(dump(many(4000))).read_bytes())
    path = tmp_path / "broken.csv.gz"
    path.write_bytes(packed[: len(packed) - 2000])
    with pytest.raises(InvalidInput, match="What was read is kept"):
        building.build(str(path), report=nothing)
    _, unfinished = building.states()
    assert unfinished is not None
    assert unfinished.recordings > 0


def test_standard_input_is_read_and_gone_on_with(
    building: IndexBuilding, dump: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = Path(dump(many(3000))).read_bytes()
    assert len(content) > 3 * 65_536

    def given() -> None:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=_Pipe(content)))

    given()
    with pytest.raises(_Killed):
        building.build("-", report=_killer("rows", 20))
    given()
    report = building.build("-", report=nothing)
    assert report.resumed_from > 65_536
    assert (report.recordings, report.bad_rows) == (3000, 0)
    given()
    assert not building.build("-", report=nothing).unchanged


def test_a_packed_stream_is_refused(building: IndexBuilding, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=_Pipe(gzip.compress(HEADER.encode()))))
    with pytest.raises(InvalidInput, match="gzip -dc"):
        building.build("-", report=nothing)


class _Killed(Exception):
    """Stands for the end of the process, between two transactions."""


def _killer(step: str, calls: int) -> Callable[[Progress], None]:
    seen: list[Progress] = []

    def report(progress: Progress) -> None:
        seen.extend([progress] if progress.step == step else [])
        if len(seen) == calls:
            raise _Killed

    return report


def _once_free(attempt: Callable[[], BuildReport], tries: int = 2000) -> BuildReport:
    for _ in range(tries):
        try:
            return attempt()
        except Conflict:
            continue
    raise AssertionError("The lock of a killed build is never given back.")


class _Pipe(io.BytesIO):
    """Bytes that can be read once, in order."""

    def seekable() -> bool:
        return False

    def seek(*_: int) -> int:
        raise OSError("A pipe does not go back.")
