"""Measure the matcher: pairs a second, and how it does on gold files.

    python bench/matching.py [GOLD.jsonl ...] [--rounds N] [--made N]

Without gold, queries are made up from syllables: that measures speed alone. "cold" is the first pass, which parses
every title and name; "warm" is the mean of the later ones, which is what re-scoring a catalogue costs.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playlist_service.domain.matching import Candidate, Decision, Query, decide

SYLLABLES = ("ka", "ro", "min", "del", "ta", "vis", "or", "lun", "she", "zu", "bel", "nor", "ami", "sol", "tre", "pan")
TAILS = ("", "", "", " - Live", " (Remastered 2011)", " - Radio Edit", " (feat. Dunya Bel)", " - Kasbo Remix")


def main() -> None:
    """Print speed, and for gold accepted, wrong, recall and best by class."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--made", type=int, default=3_000, help="made-up queries where no gold is given")
    parser.add_argument("--data", type=Path, help="the benchmarks' folder: its matching/*.jsonl are the gold")
    asked = parser.parse_args()
    asked.gold += sorted((asked.data / "matching").glob("*.jsonl")) if asked.data else []
    lines = [json.loads(line) for path in asked.gold for line in path.read_text("utf-8").splitlines()]
    work = [_read(line) for line in lines] or list(_made(asked.made))
    decisions = _timed(work, asked.rounds)
    if lines:
        _print_outcomes(lines, decisions)


def _timed(work: list[tuple[Query, list[Candidate]]], rounds: int) -> list[Decision]:
    pairs = sum(len(candidates) for _, candidates in work)
    seconds: list[float] = []
    for _ in range(rounds + 1):
        start = time.process_time()
        decisions = [decide(query, candidates) for query, candidates in work]
        seconds.append(time.process_time() - start)
    warm = sum(seconds[1:]) / max(len(seconds) - 1, 1) or seconds[0]
    print(f"{pairs} pairs: {pairs / seconds[0]:,.0f} a second cold, {pairs / warm:,.0f} warm (one core, CPU time)")
    return decisions


def _print_outcomes(lines: list[dict[str, Any]], decisions: list[Decision]) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line, decision in zip(lines, decisions, strict=True):
        best = decision.best.candidate_id if decision.best else None
        right = best in line["answers"]
        for group in (line.get("class", "-"), "all"):
            count = counts[group]
            count["asked"] += 1
            count["answerable"] += bool(line["answers"])
            count[decision.outcome] += 1
            count["right"] += right and decision.outcome == "accept"
            count["best"] += right
    print(f"{'class':14}{'asked':>7}{'accepted':>10}{'wrong':>8}{'recall':>8}{'best':>8}{'review':>8}")
    for group in sorted(counts, key=lambda name: (name == "all", name)):
        c = counts[group]
        recall, best = (c[k] / c["answerable"] if c["answerable"] else float("nan") for k in ("right", "best"))
        wrong = (c["accept"] - c["right"]) / c["accept"] if c["accept"] else 0.0
        shown = f"{c['accept'] / c['asked']:10.4f}{wrong:8.4f}{recall:8.4f}{best:8.4f}{c['review'] / c['asked']:8.4f}"
        print(f"{group:14}{c['asked']:7}{shown}")


def _read(line: dict[str, Any]) -> tuple[Query, list[Candidate]]:
    known = ("album", "duration_ms", "release_year")
    asked = {key: line["query"][key] for key in known if key in line["query"]}
    query = Query(line["query"]["title"], tuple(line["query"]["artists"]), **asked)
    return query, [
        Candidate(c["id"], c["title"], tuple(c["artists"]), c.get("album"), duration_ms=c.get("duration_ms"))
        for c in line["candidates"]
    ]


def _made(queries: int) -> Iterator[tuple[Query, list[Candidate]]]:
    draw = random.Random(11)

    def word() -> str:
        return "".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))).capitalize()

    for _ in range(queries):
        title, artist = " ".join(word() for _ in range(draw.randint(1, 4))), f"{word()} {word()}"
        offered = [
            Candidate(
                id=str(place),
                title=(title if draw.random() < 0.7 else word()) + draw.choice(TAILS),
                artists=(artist if draw.random() < 0.4 else f"{word()} {word()}",),
                album=word(),
                duration_ms=draw.randint(120_000, 400_000),
            )
            for place in range(8)
        ]
        yield Query(title, (artist,), duration_ms=draw.choice((None, 200_000))), offered


if __name__ == "__main__":
    main()
