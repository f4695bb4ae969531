"""Measure the recording index on a made dump: build time, memory, disk, exact and near questions a second.

Run from the repository: `python bench/mbindex.py [--rows 1000000] [--dump FILE] [--data BENCH]`. The dump's names are
made up from a seed, so every run makes the same file; a server of its own is started in a temporary folder and removed
again.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from playlist_service.adapters.pacing import SystemClock
from playlist_service.database import Database
from playlist_service.database.embedded import EmbeddedPostgres
from playlist_service.services.recording_index import IndexBuilding, Progress, Question, RecordingIndex

COLUMNS = (
    "id",
    "artist_credit_id",
    "artist_mbids",
    "artist_credit_name",
    "release_mbid",
    "release_name",
    "recording_mbid",
    "recording_name",
    "combined_lookup",
    "score",
)
QUESTIONS = 20_000
Row = tuple[str, str, str]
"""Recording MBID, credit, title."""

_STARTS = [
    "b",
    "c",
    "d",
    "f",
    "g",
    "h",
    "j",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "w",
    "z",
    "br",
    "ch",
    "cl",
    "dr",
    "fl",
    "gr",
    "kr",
    "pl",
    "sh",
    "st",
    "th",
    "tr",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ou"]
_ENDS = ["", "", "", "n", "r", "s", "t", "l", "m", "ck", "nd", "st"]
_SCRIPTS = ("абвгдежзиклмнопрстуфхцчшэюя", "あいうえおかきくけこさしすせそたちつてとなにぬねの")
_VERSIONS = ("(live)", "(acoustic)", "(radio edit)", "(remix)", "(demo)", "(instrumental)")


def dump_rows(rows: int, seed: int = 7) -> Iterator[Row]:
    """Yield made recordings: few acts with many and many with few, common titles, versions, guests, other scripts."""
    draw = random.Random(seed)
    common = [_title(draw) for _ in range(500)]
    acts: list[tuple[str, str]] = []
    for _ in range(rows):
        if not acts or draw.random() < 0.12:
            acts.append((_act(draw), str(_mbid(draw))))
        # The square favours the acts that came first, as fame does.
        name, mbid = acts[int(len(acts) * draw.random() ** 2)]
        if draw.random() < 0.07:
            guest, guest_mbid = draw.choice(acts)
            name, mbid = f"{name}{draw.choice((' & ', ' feat. ', ', '))}{guest}", f"{mbid},{guest_mbid}"
        title = draw.choice(common) if draw.random() < 0.07 else _title(draw)
        if draw.random() < 0.12:
            title = f"{title} {draw.choice(_VERSIONS)}"
        yield f"{_mbid(draw)}|{mbid}", name, title


def write_dump(path: Path, rows: int) -> None:
    """Write a dump in the columns of MusicBrainz' own."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number, (mbids, credit, title) in enumerate(dump_rows(rows), start=1):
            recording_mbid, _, artist_mbids = mbids.partition("|")
            release = UUID(int=number)
            writer.writerow((number, number, artist_mbids, credit, release, title, recording_mbid, title, "", number))


def slipped(text: str, draw: random.Random) -> str:
    """Return `text` with one slip of the pen: two letters swapped, one left out, doubled or changed."""
    place = draw.randrange(1, max(2, len(text) - 2))
    kind = draw.randrange(4)
    if kind == 0:
        return text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :]
    middle = ("", text[place] * 2, draw.choice("aeiounrst"))[kind - 1] if place < len(text) else ""
    return text[:place] + middle + text[place + 1 :]


def main() -> None:
    """Make a dump, build the index, ask it, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--dump", type=Path, help="Where the made dump is kept (else in the temporary folder).")
    parser.add_argument("--data", type=Path, help="The folder of the benches: real names are tried too.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mbindex-") as folder:
        dump = asked.dump or Path(folder) / "canonical_musicbrainz_data.csv"
        if not dump.exists():
            write_dump(dump, asked.rows)
        with EmbeddedPostgres(Path(folder) / "instance") as server:
            database = Database.connect(server.address)
            _build(database, dump)
            _ask(database, asked.rows)
            if asked.data:
                _real_names(database, Path(folder), asked.data)
            database.close()


def _build(database: Database, dump: Path) -> None:
    building = IndexBuilding(database, SystemClock())
    began, read_at, own = time.perf_counter(), 0.0, time.process_time()

    def report(progress: Progress) -> None:
        nonlocal read_at
        if progress.step == "rows":
            read_at = time.perf_counter()

    built = building.build(str(dump), report=report)
    spent = time.perf_counter() - began
    live, _ = building.states()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"dump                 {dump.stat().st_size / 1e6:8.0f} MB, {built.recordings:,} rows")
    print(f"reading and COPY     {read_at - began:8.1f} s, {built.recordings / (read_at - began):,.0f} rows/s")
    print(f"five indexes, swap   {began + spent - read_at:8.1f} s")
    print(f"build                {spent:8.1f} s, {time.process_time() - own:.1f} s of them computing in this process")
    print(f"peak memory          {peak:8.0f} MB (of the building process)")
    size = live.size_bytes if live else 0
    print(f"disk                 {size / 1e6:8.0f} MB, {size / built.recordings:.0f} bytes a row")


def _ask(database: Database, rows: int) -> None:
    draw = random.Random(11)
    sample = [row for row in dump_rows(rows) if draw.random() < QUESTIONS / rows]
    index = RecordingIndex(database)
    index.find([(title, [credit]) for _, credit, title in sample[:200]])
    near = [row for row in sample if len(row[1]) > 4 and len(row[2]) > 4][: QUESTIONS // 4]
    _asked("exact", index, sample, [(title, [credit]) for _, credit, title in sample])
    _asked("slip in the title", index, near, [(slipped(title, draw), [credit]) for _, credit, title in near])
    _asked("slip in the act", index, near, [(title, [slipped(credit, draw)]) for _, credit, title in near])
    both = [(slipped(title, draw), [slipped(credit, draw)]) for _, credit, title in near]
    _asked("slip in both", index, near, both)
    _asked("unknown", index, [], [(title, [f"{credit[::-1]} xq"]) for _, credit, title in near])


def _real_names(database: Database, folder: Path, data: Path) -> None:
    """Build an index of every track on offer in the matching bench, and print what its questions find by class."""
    queries = [json.loads(line) for line in (data / "matching" / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    tracks = {track["id"]: track for query in queries for track in query["candidates"]}
    dump = folder / "tracks.csv"
    with dump.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number, (track_id, track) in enumerate(tracks.items()):
            lead, *guests = track["artists"]
            credit = f"{lead} feat. {', '.join(guests)}" if guests else lead
            artist_mbids = ",".join(_named_mbid(name) for name in track["artists"])
            recording_mbid = _named_mbid(track_id)
            writer.writerow((number, number, artist_mbids, credit, "", "", recording_mbid, track["title"], "", number))
    IndexBuilding(database, SystemClock()).build(str(dump), report=lambda _: None)
    found = RecordingIndex(database).find([(query["query"]["title"], query["query"]["artists"]) for query in queries])
    outcomes: Counter[tuple[str, str]] = Counter()
    for number, query in enumerate(queries):
        answers = {_named_mbid(track_id) for track_id in query["answers"]}
        right = number in found and found[number][0].recording_mbid in answers
        outcomes[query["class"], "right" if right else "other" if number in found else "unanswered"] += 1
    print(f"real names: {len(tracks):,} tracks")
    # The other classes ask for what their own candidates lack, and here another question's may have it.
    for name in ("plain", "version", "slip", "variant", "bare"):
        counts = (f"{outcomes[name, outcome]} {outcome}" for outcome in ("right", "other", "unanswered"))
        print(f"{name:20} {', '.join(counts)}")


def _named_mbid(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


def _asked(name: str, index: RecordingIndex, rows: Sequence[Row], questions: Sequence[Question]) -> None:
    began = time.perf_counter()
    found = index.find(questions)
    spent = time.perf_counter() - began
    right = sum(
        number in found and mbids.startswith(found[number][0].recording_mbid) for number, (mbids, *_) in enumerate(rows)
    )
    print(
        f"{name:20} {len(questions) / spent:8,.0f} questions/s; of {len(questions):,}: "
        f"{right:,} right, {len(found) - right:,} other, {len(questions) - len(found):,} unanswered"
    )


def _mbid(draw: random.Random) -> UUID:
    return UUID(int=draw.getrandbits(128), version=4)


def _word(draw: random.Random) -> str:
    syllables = draw.choice((1, 2, 2, 2, 3))
    return "".join(draw.choice(_STARTS) + draw.choice(_VOWELS) + draw.choice(_ENDS) for _ in range(syllables))


def _act(draw: random.Random) -> str:
    if draw.random() < 0.03:
        return "".join(draw.choices(draw.choice(_SCRIPTS), k=draw.randint(3, 8)))
    name = " ".join(_word(draw).title() for _ in range(draw.choice((1, 2, 2, 3))))
    return f"The {name}s" if draw.random() < 0.1 else name


def _title(draw: random.Random) -> str:
    return " ".join(_word(draw) for _ in range(draw.choice((1, 2, 2, 3, 3, 4, 5)))).capitalize()


if __name__ == "__main__":
    main()
