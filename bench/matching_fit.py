"""Fit the weights of the matching score, and show how far its probabilities can be believed.

    python bench/matching_fit.py GOLD.jsonl [GOLD.jsonl ...]

The gold lines are MATCH_JSONL queries with "class" and "answers". Every pair whose titles have something in common is
one example; beside them stand pairs of the same gold's tracks that share a title but no artist: negatives. Queries with
slips count less than their share in a benchmark, because articles spell most names right. Two acts whose names are a
slip apart, and two titles of one act that are, are too rare for any gold to hold one; they are made of all near pairs
of names and titles in the pool, and count as much as they should: a title that thousands of acts share meets a near
name more often than one that nobody else has. The reliability table is taken on halves that share no base title.
scikit-learn is needed here and nowhere else.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

from sklearn.linear_model import LogisticRegression

from playlist_service.domain.matching import Candidate, Query
from playlist_service.domain.matching.caps import CAP_PARTLY, CAP_WORDS
from playlist_service.domain.matching.coefficients import WEIGHTS
from playlist_service.domain.matching.names import is_rare, text_likeness
from playlist_service.domain.matching.prepared import prepare
from playlist_service.domain.matching.scoring import weigh_evidence
from playlist_service.domain.matching.versions import parse_title
from playlist_service.domain.text import fold_name

NAMES = tuple(name for name in WEIGHTS if name != "credit_partly")
"""What is fitted; the caution has no negatives to learn from."""
SLIP_WEIGHT = 0.3
POOL_WEIGHT = 0.3
NEAR_NAMES_WEIGHT = 1.0
"""All near names together: 2 in a million names are that near, a common title has some thousand acts, one name in fifty
is misspelled, and the right act is offered nearly always: about one wrong for sixty right."""
NEAR_TITLES_WEIGHT = 0.6
BINS = (0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 0.999, 1.0001)


@dataclass(frozen=True, slots=True)
class Example:
    """One pair: what it shows, whether it is one recording, how much it counts, and which half it belongs to."""

    features: tuple[float, ...]
    right: bool
    weight: float
    cluster: str
    capped: bool


def main() -> None:
    """Print the coefficients fitted on everything, and the reliability measured across halves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    gold = [json.loads(line) for path in parser.parse_args().gold for line in path.read_text("utf-8").splitlines()]
    examples = [*_asked(gold), *_pool(gold), *_near(gold)]
    print(f"{len(examples)} pairs, {sum(one.right for one in examples)} of them one recording")
    _print_reliability(examples)
    intercept, weights = _fit(examples)
    print(f"\nINTERCEPT: Final = {intercept:.2f}")
    for name, weight in zip(NAMES, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')


def _asked(gold: Sequence[dict[str, Any]]) -> Iterator[Example]:
    for line in gold:
        query = Query(line["query"]["title"], tuple(line["query"]["artists"]))
        weight = SLIP_WEIGHT if line.get("class") == "slip" else 1.0
        answers = {_recording(t) for t in line["candidates"] if t["id"] in line["answers"]}
        for track in line["candidates"]:
            right = track["id"] in line["answers"]
            # Another pressing of the answer is neither right nor wrong here: choosing it is the ranking's task.
            if right or _recording(track) not in answers:
                yield from _example(query, _candidate(track), right, weight)


def _recording(track: dict[str, Any]) -> tuple[str, str]:
    return parse_title(track["title"]).flat, fold_name(track["artists"][0])


def _pool(gold: Sequence[dict[str, Any]]) -> Iterator[Example]:
    tracks = {(t["title"], tuple(t["artists"])): _candidate(t) for line in gold for t in line["candidates"]}
    by_title = defaultdict(list)
    for track in tracks.values():
        by_title[parse_title(track.title).base].append(track)
    for same_title in by_title.values():
        for one, other in combinations(same_title[:12], 2):
            if not {fold_name(a) for a in one.artists} & {fold_name(a) for a in other.artists}:
                yield from _example(Query(one.title, one.artists), other, False, POOL_WEIGHT)


def _near(gold: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """Yield two acts a slip apart under one title, and two titles a slip apart of one act."""
    tracks = [t for line in gold for t in line["candidates"]]
    titles = sorted({parse_title(t["title"]).base for t in tracks})
    names = sorted({fold_name(name) for t in tracks for name in t["artists"]})
    draw = random.Random(7)
    apart = [(one, other, draw.choice(titles)) for one, other in _slip_pairs(names) for _ in range(20)]
    weights = [(1.0 - is_rare(title)) ** 2 for _, _, title in apart]
    for (one, other, title), weight in zip(apart, weights, strict=True):
        share = NEAR_NAMES_WEIGHT * weight / sum(weights)
        yield from _example(Query(title, (one,)), Candidate("", title, (other,)), False, share)
    near = [(one, other, draw.choice(names)) for one, other in _slip_pairs(titles) for _ in range(5)]
    for one, other, name in near:
        yield from _example(Query(one, (name,)), Candidate("", other, (name,)), False, NEAR_TITLES_WEIGHT / len(near))


def _slip_pairs(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of texts that could be slips of each other."""
    shorter: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for stem in {text, *(text[:i] + text[i + 1 :] for i in range(len(text)))}:
            shorter[stem].add(text)
    pairs = {pair for group in shorter.values() for pair in combinations(sorted(group), 2)}
    return sorted(pair for pair in pairs if 0.0 < text_likeness(*pair) < 0.95)


def _candidate(track: dict[str, Any]) -> Candidate:
    return Candidate(track["id"], track["title"], tuple(track["artists"]), album=track.get("album"))


def _example(query: Query, candidate: Candidate, right: bool, weight: float) -> Iterator[Example]:
    found = weigh_evidence(prepare(query), candidate)
    # Faint likenesses are only ever shown to a person: their weight is their ceiling.
    if found is not None and not {CAP_WORDS, CAP_PARTLY} & set(found.caps):
        features = tuple(found.features[name] for name in NAMES)
        yield Example(features, right, weight, parse_title(query.title).base, bool(found.caps))


def _fit(examples: Sequence[Example]) -> tuple[float, list[float]]:
    model = LogisticRegression(C=30.0, tol=1e-9, max_iter=20_000)
    model.fit([e.features for e in examples], [e.right for e in examples], [e.weight for e in examples])
    return float(model.intercept_[0]), [float(weight) for weight in model.coef_[0]]


def _print_reliability(examples: Sequence[Example]) -> None:
    """Print, for pairs that the other half has never seen, what was said and what was true."""
    halves = [[e for e in examples if zlib.crc32(e.cluster.encode()) % 2 == side] for side in (0, 1)]
    seen: list[tuple[float, Example]] = []
    for learned, held in ((halves[0], halves[1]), (halves[1], halves[0])):
        intercept, weights = _fit(learned)
        for one in held:
            odds = intercept + sum(w * f for w, f in zip(weights, one.features, strict=True))
            seen.append((1.0 / (1.0 + math.exp(-odds)), one))
    for title, chosen in (("all pairs", seen), ("pairs under no cap", [pair for pair in seen if not pair[1].capped])):
        print(f"\n{title} (held out)\n{'said':>16}{'pairs':>8}{'mean said':>11}{'true':>8}{'95 % at least':>15}")
        for low, high in pairwise(BINS):
            rows = [(said, one) for said, one in chosen if low <= said < high]
            if rows:
                total = sum(one.weight for _, one in rows)
                said = sum(said * one.weight for said, one in rows) / total
                true = sum(one.weight for _, one in rows if one.right) / total
                floor = wilson_floor(true, len(rows))
                print(f"{low:7.3f}–{min(high, 1):7.3f}{len(rows):9}{said:11.4f}{true:8.4f}{floor:15.4f}")


def wilson_floor(share: float, count: int) -> float:
    """Return the lower end of the 95 % Wilson interval of a share."""
    z = 1.96
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - spread) / (1 + z * z / count)


if __name__ == "__main__":
    main()
