"""Figures of the extraction engine: accuracy, confidence against truth, speed, hard input.

    python bench/extraction.py [--data FOLDER]

FOLDER holds `score_extraction.py`, `extraction/dev` and `extraction/dev-real`, and `articles` stands beside it; what is
missing is left out. The weights were fitted on the development documents too: how the engine reads what it has not seen
is said by the figures of `bench/documents/held-out` and, for ordinary pages of the web, of `held-out/pages`.
Speed is CPU time of one process: a busy machine changes it less.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from playlist_service.cli.extract import as_record
from playlist_service.domain.article import Article
from playlist_service.domain.extraction import extract

SETS = ("dev", "dev-real")
HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "shared" / "bench"
HELD_OUT = HERE / "documents" / "held-out", HERE / "documents" / "held-out" / "pages"
MEGABYTE = 1_000_000
HARD = {
    "quotes": '"' * MEGABYTE,
    "brackets": "([{" * (MEGABYTE // 3),
    "one line of words": ("the soundtrack of the film features songs by Girls and " * MEGABYTE)[:MEGABYTE],
    "one line of names": "Aaa, " * (MEGABYTE // 5),
    "zero width": "\u200b" * MEGABYTE,
    "right to left": "\u202e\u202dabc " * (MEGABYTE // 6),
    "a list of 5,000 rows": "Tracklist\n\n" + "\n".join(f"{n}. Act {n} - Title {n}" for n in range(1, 5001)),
}


def apart(folder: Path, into: Path) -> Path:
    """Return a folder with one file a document: the folder itself, or another where it has one document a line."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    for line in lines:
        (into / f"{json.loads(line)['id']}.json").write_text(line, "utf-8")
    return into if lines else folder


def predict(folder: Path, into: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Extract every document of a folder, write the predictions, and return them beside the gold."""
    pairs = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        article = Article(text=gold["text"], source=gold["id"])
        found = as_record(article, extract(article), explain=True)
        (into / f"{gold['id']}.json").write_text(json.dumps(found, ensure_ascii=False), "utf-8")
        pairs.append((gold, found))
    return pairs


def scorer(data: Path) -> ModuleType:
    """Return the scoring script as a module, for its idea of two names being the same."""
    spec = importlib.util.spec_from_file_location("score_extraction", data / "score_extraction.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score_extraction.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def calibration(score: ModuleType, pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Print, for each step of confidence, how many tracks had it and how many of them were right."""
    bins: dict[float, list[bool]] = defaultdict(list)
    for gold, found in pairs:
        for track in found["tracks"]:
            right = any(
                score.same(g["title"], track["title"]) and score.artists_agree(g["artists"], track["artists"])
                for g in gold["tracks"]
            )
            bins[int(track["confidence"] * 10) / 10].append(right)
    print("confidence   tracks   right")
    for step, rights in sorted(bins.items()):
        print(f"{step:.1f} and more {len(rights):7} {sum(rights) / len(rights):7.2f}")


def speed(texts: list[str]) -> None:
    """Print how many documents of 3,000 characters one process reads in a second of CPU time."""
    whole = "\n\n".join(texts)
    documents = [Article(text=whole[at : at + 3000], source="speed") for at in range(0, len(whole) - 3000, 3000)]
    for article in documents[:10]:
        extract(article)
    began = time.process_time()
    for article in documents:
        extract(article)
    print(f"\n{len(documents) / (time.process_time() - began):.0f} documents of 3,000 characters a second of CPU time")


def hard() -> None:
    """Print how long a megabyte of each hard input takes."""
    print("\nhard input, seconds of CPU time")
    for name, text in HARD.items():
        began = time.process_time()
        found = extract(Article(text=text, source=name))
        print(f"{time.process_time() - began:6.2f}  {name} ({len(found.tracks)} tracks)")


def given(data: Path) -> None:
    """Print what the articles that came with the project give."""
    for path in sorted((data.parent / "articles").glob("0*.txt")):
        found = extract(Article(text=path.read_text("utf-8"), source=path.name))
        print(f"{path.name}: {len(found.tracks)} tracks, {', '.join(c.name for c in found.credits) or 'nobody'}")


def main() -> int:
    """Print all figures that the folder allows."""
    parser = argparse.ArgumentParser(description="Print the figures of the extraction engine.")
    parser.add_argument("--data", type=Path, default=DATA)
    data: Path = parser.parse_args().data
    texts: list[str] = []
    for folder in (*(data / "extraction" / name for name in SETS), *HELD_OUT):
        if not folder.exists() or not (data / "score_extraction.py").exists():
            print(f"{folder.name}: not here, or no scorer")
            continue
        with tempfile.TemporaryDirectory() as gold_into, tempfile.TemporaryDirectory() as into:
            golds = apart(folder, Path(gold_into))
            pairs = predict(golds, Path(into))
            print(f"\n== {folder.name}")
            script = str(data / "score_extraction.py")
            subprocess.run([sys.executable, script, str(golds), "--predictions", into, "--worst", "10"], check=True)
        calibration(scorer(data), pairs)
        texts += [gold["text"] for gold, _ in pairs]
    if texts:
        speed(texts)
    hard()
    given(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
