"""Measure fusion: B-cubed on the spellings of one soundtrack, and the list that its articles make together.

Run from the repository: `python bench/fusion.py [--engine] [FACTS.json] [DOCUMENTS_DIR]`. `--engine` fuses what the
extraction engine reads in the documents instead of their gold mentions.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from playlist_service.domain.article import Article, Evidence
from playlist_service.domain.extraction import extract
from playlist_service.domain.fusion import Fused, SourceMentions, cluster_names, fuse
from playlist_service.domain.fusion.alignment import Aligner, Placed
from playlist_service.domain.fusion.cast import Cast
from playlist_service.domain.mentions import CreditMention, Extraction, Subject, TrackMention
from playlist_service.domain.text import fold

SHARED = Path(__file__).resolve().parents[2] / "shared" / "bench"
FACTS = SHARED / "fusion" / "im-here" / "facts.json"
DOCUMENTS = SHARED / "extraction" / "dev"
SETS = Path(__file__).resolve().parents[1] / "tests" / "domain" / "fusion" / "sets"
SUBJECT = "im here"


def b_cubed(found: Iterable[Collection[str]], gold: Iterable[Collection[str]]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 over the spellings of `gold` (Bagga and Baldwin 1998)."""
    ours = {name: frozenset(group) for group in found for name in group}
    theirs = {name: frozenset(group) for group in gold for name in group}
    shared = {name: len((ours[name] & theirs.keys()) & theirs[name]) for name in theirs}
    precision = sum(shared[n] / len(ours[n] & theirs.keys()) for n in theirs) / len(theirs)
    recall = sum(shared[n] / len(theirs[n]) for n in theirs) / len(theirs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def false_merges(found: Iterable[Collection[str]], gold: Iterable[Collection[str]]) -> list[tuple[str, str]]:
    """Return the pairs of spellings that stand together and should not."""
    owner = {name: number for number, group in enumerate(gold) for name in group}
    return [
        (one, other)
        for group in found
        for one in sorted(group)
        for other in sorted(group)
        if one < other and one in owner and other in owner and owner[one] != owner[other]
    ]


def name_gold(facts: Mapping[str, Any]) -> list[set[str]]:
    """Return the gold groups of names: alias clusters, every other act alone, distractors and look-alikes included."""
    groups = [set(group) for canonical, group in facts["clusters"].items() if canonical not in _titles(facts)]
    titles = {spelling for group in title_gold(facts) for spelling in group}
    others = [name for track in facts["gold_tracks"] for name in (*track["artists"], *track.get("feat", ()))]
    others += [*facts["distractors"], *(name for pair in facts["must_not_merge"] for name in pair)]
    for name in others:
        if name not in titles and not any(name in group for group in groups):
            groups.append({name})
    return groups


def title_gold(facts: Mapping[str, Any]) -> list[set[str]]:
    """Return the gold groups of titles: every gold track with its spellings."""
    spellings = dict.fromkeys(_titles(facts))
    return [set(facts["clusters"].get(title, ())) | {title} for title in spellings]


def cluster_titles(facts: Mapping[str, Any]) -> list[set[str]]:
    """Return the spelled titles grouped as fusion groups them, each with its track's artists."""
    aligner = Aligner(related={})
    for number, title in enumerate(sorted({s for group in title_gold(facts) for s in group})):
        track = next(t for t in facts["gold_tracks"] if title in {t["title"], *facts["clusters"].get(t["title"], ())})
        artists = tuple(fold(name) for name in track["artists"])
        mention = TrackMention(title, artists, None, 0.9, ())
        aligner.take([Placed(f"page {number}", 0, mention, artists, artists, 1.0, False)])
    return [{member.mention.title for member in group.members} for group in aligner.groups]


def _titles(facts: Mapping[str, Any]) -> list[str]:
    return [track["title"] for track in facts["gold_tracks"]]


def gold_extraction(document: Mapping[str, Any]) -> Extraction:
    """Return a document's gold annotation as the extraction of a faultless engine."""
    text = document["text"]

    def evidence(name: str) -> tuple[Evidence, ...]:
        at = text.find(name)
        return (Evidence(at, at + len(name), name),) if at >= 0 else ()

    return Extraction(
        subject=Subject(**document["subject"]) if document["subject"] else None,
        tracks=tuple(
            TrackMention(
                track["title"],
                tuple(track["artists"]),
                track["position"],
                0.4 if track["optional"] else 0.9,
                evidence(track["title"]),
                listed=track["position"] is not None,
            )
            for track in document["tracks"]
        ),
        credits=tuple(
            CreditMention(a["name"], a["role"], tuple(a.get("aliases", ())), 0.9, evidence(a["name"]))
            for a in document["artists"]
        ),
    )


def read_extraction(document: Mapping[str, Any]) -> Extraction:
    """Return what the extraction engine reads in a document."""
    return extract(Article(text=document["text"], source=document["id"]))


def fuse_documents(folder: Path, read: Callable[[Mapping[str, Any]], Extraction]) -> Fused:
    """Return the list that the documents about the subject make together."""
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    about = [d for d in documents if d["subject"] and fold(d["subject"]["title"]) == SUBJECT]
    return fuse([SourceMentions(document["id"], read(document)) for document in about])


def written_sources(written: Mapping[str, Any]) -> list[SourceMentions]:
    """Return the sources of a set as it is written down beside the tests."""
    return [
        SourceMentions(
            source["id"],
            Extraction(
                None,
                tuple(
                    TrackMention(title, tuple(artists), position, 0.9, (), listed=source.get("listed", False))
                    for title, artists, position in source["tracks"]
                ),
                tuple(
                    CreditMention(name, role, tuple(aliases), 0.9, (), member_of=band)
                    for name, role, aliases, band in source.get("credits", ())
                ),
            ),
        )
        for source in written["sources"]
    ]


def print_sets(folder: Path) -> None:
    """Print for every set how many entries come out right and in order, and B-cubed of its names."""
    for path in sorted(folder.glob("*.json")):
        written = json.loads(path.read_text(encoding="utf-8"))
        sources = written_sources(written)
        fused, cast = fuse(sources), Cast(sources)
        right = [title in entry.spellings for entry, (title, _) in zip(fused.entries, written["entries"], strict=False)]
        found: dict[str, set[str]] = {}
        for name in {name for act in written["acts"] for name in act}:
            found.setdefault(cast.act(name), set()).add(name)
        precision, recall, f1 = b_cubed(found.values(), written["acts"])
        print(
            f"set {path.stem}: {sum(right)} of {len(written['entries'])} entries in place, {len(fused.entries)} made; "
            f"B-cubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, "
            f"false merges {len(false_merges(found.values(), written['acts']))}"
        )


def print_fused(fused: Fused) -> None:
    """Print the list, the credits and the conflicts."""
    print(f"\n{fused.subject}")
    for entry in fused.entries:
        sources = {evidence.source_id for evidence in entry.evidence}
        print(
            f"{entry.position or '-':>3} {entry.title} / {', '.join(entry.artists)}  [{entry.confidence:.2f}]", end=""
        )
        print(f"  {len(sources)} sources, {len(entry.evidence)} quotes; {' | '.join(entry.spellings)}")
    for credit in fused.credits:
        member = f" of {credit.member_of}" if credit.member_of else ""
        names = " | ".join(credit.spellings)
        print(f"    {credit.role}{member}: {credit.name} aka {list(credit.aliases)} [{credit.confidence:.2f}] {names}")
    for conflict in fused.conflicts:
        sides = " <> ".join(f"{side.claim} ({len(side.sources)})" for side in conflict.sides)
        print(f"    ! {conflict.kind} {conflict.key}: {sides}")


def main(arguments: Sequence[str]) -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", action="store_true", help="fuse what the extraction engine reads")
    parser.add_argument("facts", nargs="?", type=Path, default=FACTS)
    parser.add_argument("documents", nargs="?", type=Path, default=DOCUMENTS)
    parser.add_argument("--data", type=Path, help="the benchmarks' folder, in place of both paths")
    options = parser.parse_args(arguments)
    if options.data:
        options.facts = options.data / "fusion" / "im-here" / "facts.json"
        options.documents = options.data / "extraction" / "dev"
    facts = json.loads(options.facts.read_text(encoding="utf-8"))
    stated = [("Sam Spiegel", "Squeak E. Clean")]
    gold = name_gold(facts)
    names = {name for group in gold for name in group}
    for label, found, wanted in (
        ("names", cluster_names(names, linked=stated), gold),
        ("names, no aka sentence", cluster_names(names), gold),
        ("titles", cluster_titles(facts), title_gold(facts)),
    ):
        precision, recall, f1 = b_cubed(found, wanted)
        merged = false_merges(found, wanted)
        print(
            f"B-cubed {label}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}; false merges {len(merged)} {merged or ''}"
        )
    print_sets(SETS)
    print_fused(fuse_documents(options.documents, read_extraction if options.engine else gold_extraction))


if __name__ == "__main__":
    main(sys.argv[1:])
