"""Measure the sync planner: calls, rows kept, what a listener sees on the way, and time.

Run from the repository: `python bench/syncing.py [TRACES.jsonl]`. Without traces ({"remote", "desired"} a line) lists
of 10,000 rows are edited in ways that people edit them, and in ways that hurt.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean

from playlist_service.domain.syncing import Plan, plan, simulate
from playlist_service.domain.syncing.alignment import aligned
from playlist_service.domain.syncing.strategies import diff_bound

ROWS = 10_000
Rows = Sequence[str | None]


def main() -> None:
    """Print one line for each made list, or one table for a file of traces."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("traces", nargs="*", type=Path)
    parser.add_argument("--data", type=Path, help="the benchmarks' folder: its sync/*.jsonl are the traces")
    asked = parser.parse_args()
    for traces in [*asked.traces, *(sorted((asked.data / "sync").glob("*.jsonl")) if asked.data else [])]:
        _traces(traces)
    _made()


def lowest_share(remote: Rows, desired: Rows, made: Plan) -> float:
    """Return the smallest share of the common rows that is in the list at any moment of the plan."""
    common = Counter(remote) & Counter(desired)
    total = sum(common.values())
    rows, low = list(remote), total
    for call in made.calls:
        rows = simulate(rows, [call])
        low = min(low, sum((common & Counter(rows)).values()))
    return low / total if total else 1.0


def _made() -> None:
    print(f"{'edit':24}{'strategy':>10}{'writes':>8}{'bound':>7}{'kept':>7}{'renewed':>9}{'lowest':>8}{'ms':>7}")
    for name, remote, desired in _cases():
        start = time.perf_counter()
        made = plan(remote, desired)
        spent = time.perf_counter() - start
        if simulate(remote, made.calls) != list(desired):
            raise SystemExit(f"{name}: the calls do not lead to the desired list")
        bound = diff_bound(aligned(remote, desired))
        low = lowest_share(remote, desired, made)
        print(
            f"{name:24}{made.strategy:>10}{made.writes:8}{bound:7}{made.kept:7}{made.renewed:9}{low:8.3f}"
            f"{1000 * spent:7.0f}"
        )


def _cases() -> Iterator[tuple[str, list[str], list[str]]]:
    rows = [f"spotify:track:{number:022d}" for number in range(ROWS)]
    draw = random.Random(7)
    edits: dict[str, Callable[[list[str]], None]] = {
        "remove": lambda after: after.remove(draw.choice(after)),
        "add": lambda after: after.insert(draw.randint(0, len(after)), f"new-{draw.random()}"),
        "move": lambda after: _move(after, 1, draw),
        "move a block": lambda after: _move(after, draw.randint(2, 200), draw),
    }
    for count in (10, 100, 300, 1000):
        for name, edit in edits.items():
            after = list(rows)
            for _ in range(count):
                edit(after)
            yield f"{name} x {count}", rows, after
        after = list(rows)
        for _ in range(count):
            draw.choice(list(edits.values()))(after)
        yield f"any x {count}", rows, after
    yield "reverse", rows, rows[::-1]
    yield "shuffle", rows, draw.sample(rows, len(rows))
    copies = [draw.choice(rows[:8]) for _ in rows]
    yield "eight tracks, shuffled", copies, draw.sample(copies, len(copies))
    yield "all new", rows, [f"{uri}-new" for uri in rows]


def _move(after: list[str], length: int, draw: random.Random) -> None:
    start = draw.randrange(len(after) - length)
    block = after[start : start + length]
    del after[start : start + length]
    to = draw.randint(0, len(after))
    after[to:to] = block


def _traces(path: Path) -> None:
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        trace = json.loads(line)
        remote, desired = trace["remote"], trace["desired"]
        start = time.perf_counter()
        made = plan(remote, desired)
        spent = time.perf_counter() - start
        common = made.kept + made.renewed
        share = made.kept / common if common else 1.0
        over = max(len(remote), len(desired)) > 100
        rows.append((over, made.strategy, made.writes, share, lowest_share(remote, desired, made), spent))
    print(f"{'lists':10}{'strategy':10}{'n':>5}{'writes':>8}{'kept':>7}{'lowest':>8}{'slowest ms':>12}")
    for over, strategy in sorted({row[:2] for row in rows}):
        of = [row for row in rows if row[:2] == (over, strategy)]
        print(
            f"{'over 100' if over else 'up to 100':10}{strategy:10}{len(of):5}{mean(row[2] for row in of):8.2f}"
            f"{mean(row[3] for row in of):7.3f}{min(row[4] for row in of):8.3f}{1000 * max(row[5] for row in of):12.0f}"
        )


if __name__ == "__main__":
    main()
