"""Fit the weights by which articles are read, and show what they are worth on examples held out.

    python bench/reading_fit.py [--documents FOLDER ...] [--sentences FOLDER] [--names MATCHING.jsonl] [--write]

The documents are gold extraction documents; the sentences are lines with marks inside (see bench/sentences/README.md).
Every title near a name is one example of a link, every title and every name one of what it is. The second two look at
the links' probabilities, so these are taken from fits that have not seen the document. The names teach what acts and
titles look like. scikit-learn is needed here and nowhere else.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from playlist_service.domain.article import Article
from playlist_service.domain.extraction.engine import Survey, signs_of, survey
from playlist_service.domain.extraction.likeness import act_signs
from playlist_service.domain.extraction.markup import made_plain
from playlist_service.domain.extraction.weighed.article import EVEN, article_signs
from playlist_service.domain.extraction.weighed.link_signs import link_signs
from playlist_service.domain.extraction.weighed.mention_signs import name_signs, performing_sign, title_signs
from playlist_service.domain.extraction.weighed.reader import (
    Place,
    Seen,
    candidates,
    first_look,
    link_probabilities,
    relations,
    second_look,
)
from playlist_service.domain.extraction.weighed.scene import Scene, scene_of
from playlist_service.domain.extraction.weights import FILE, Weights
from playlist_service.domain.text import fold, fold_name

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "playlist_service" / "domain" / "extraction" / FILE
FOLDS = 5
LEAST_SEEN = 2
"""A sign must stand in so many examples to get a weight."""
ROLES = ("performer", "composer")
STRICTNESS = {"link": 0.25, "pair": 0.1, "title": 0.1, "performer": 0.1, "composer": 0.5, "act": 1.0, "article": 0.05}
EVENED = ("article",)
"""Questions with few examples of one answer: both answers count alike in all."""
_MARK = re.compile(r"\[(?P<kind>T [a-z?](?:,[a-z])*|[a-zX]):(?P<words>[^\[\]]+)\]")


@dataclass(slots=True)
class Sample:
    """A document or a labelled passage with what is right about it."""

    name: str
    scene: Scene
    titles: dict[str, set[str]]
    """Folded title on the list -> folded names of its acts."""
    roles: dict[str, str]
    """Folded name -> role, of everybody who contributes; two roles with a blank between them."""
    tells: bool = True
    """It says what is on a list."""
    whole: bool = True
    """It is a whole article, not a passage of one."""
    article: tuple[str, ...] = ()
    """The signs of the whole article."""
    lists: int = 0
    """How many lists the article has that may be of tracks."""
    unsure: set[str] = field(default_factory=set)
    """Titles that are neither asked for nor punished."""
    fold: int = 0

    def __post_init__(self) -> None:
        self.fold = zlib.crc32(self.name.encode()) % FOLDS


@dataclass(frozen=True, slots=True)
class Example:
    """One question with its signs and its answer."""

    signs: dict[str, float]
    right: bool
    fold: int


def _files(folder: Path) -> Iterator[str]:
    """Yield the documents of a folder: one a file, or one a line."""
    for path in sorted(folder.rglob("*.json*")):
        text = path.read_text("utf-8")
        yield from (text.splitlines() if path.suffix == ".jsonl" else [text])


def documents(folders: Iterable[Path]) -> Iterator[Sample]:
    """Yield the gold documents as samples."""
    for gold in (json.loads(said) for folder in folders for said in _files(folder)):
        plain = made_plain(gold["text"])
        found = survey(Article(text=plain.text if plain else gold["text"], source=gold["id"]))
        subject = found.topic.subject.title if found.topic.subject else None
        scene = scene_of(found.text, found.sentences, found.prose, subject)
        titles = {fold(t["title"]): {fold_name(a) for a in t["artists"]} for t in gold["tracks"]}
        roles = {fold_name(n): a["role"] for a in gold["artists"] for n in (a["name"], *a.get("aliases", []))}
        unsure = {fold(t["title"]) for t in gold["tracks"] if t.get("optional")}
        yield Sample(
            gold["id"], scene, titles, roles, gold["kind"] != "none", True, _article(found), len(found.possible), unsure
        )


GIVEN: dict[str, dict[str, Any]] = {
    "001_4245efe6758385b6": {
        "titles": {"There Are Many of Us": ["The Lost Trees"]},
        "performer": ["Animal Collective", "Of Montreal", "Sleigh Bells", "Gui Burrato", "Girls", "Aska Matsumiya"],
        "composer performer": ["Sam Spiegel"],
        "member": ["Flea", "Nick Zinner"],
    }
}
"""What the articles that came with the project say; the others say nothing of a soundtrack."""
GIVEN_COUNTS = 2
"""So many times each of them counts: they must be read right."""


def given(folder: Path) -> Iterator[Sample]:
    """Yield the articles that came with the project as samples."""
    for path in sorted(folder.glob("0*.txt")):
        found = survey(Article(text=path.read_text("utf-8"), source=path.stem))
        said = GIVEN.get(path.stem, {})
        titles = {fold(title): {fold_name(act) for act in acts} for title, acts in said.get("titles", {}).items()}
        roles = {fold_name(name): role for role, names in said.items() if role != "titles" for name in names}
        roles |= dict.fromkeys((act for acts in titles.values() for act in acts), "performer")
        scene = scene_of(found.text, found.sentences, found.prose, None)
        yield Sample(path.stem, scene, titles, roles, bool(said), True, _article(found), len(found.possible))


def passages(folder: Path) -> Iterator[Sample]:
    """Yield the labelled passages as samples."""
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip():
                yield passage(f"{path.stem}-{number}", line)


def passage(name: str, line: str) -> Sample:
    """Return a line with marks as a sample."""
    acts: dict[str, str] = {}
    for mark in _MARK.finditer(line):
        if len(mark["kind"]) == 1 and mark["kind"] not in "moxX":
            acts.setdefault(mark["kind"], fold_name(mark["words"]))
    roles: dict[str, str] = {}
    titles: dict[str, set[str]] = {}
    for mark in _MARK.finditer(line):
        kind, words = mark["kind"], mark["words"]
        if kind.startswith("T "):
            titles[fold(words)] = {acts[letter] for letter in kind[2:].split(",") if letter in acts}
        elif kind not in ("x", "X"):
            roles[fold_name(words)] = {"c": "composer", "m": "member", "o": "other"}.get(kind, "performer")
    text = _MARK.sub(lambda mark: mark["words"], line.removeprefix("# "))
    found = survey(Article(text=text, source=name))
    scene = scene_of(text, found.sentences, found.prose, None)
    return Sample(name, scene, titles, roles, not line.startswith("# "), False, _article(found))


def _article(found: Survey) -> tuple[str, ...]:
    return tuple(article_signs(found.text, found.topic, found.possible, found.sentences))


def _same(key: str, names: Iterable[str]) -> str | None:
    """Return which of the names a folded name stands for: itself, or its surname or short form."""
    bare = key.removeprefix("the ")
    for name in names:
        words = name.removeprefix("the ")
        if bare == words or (len(bare) > 3 and (words.endswith(f" {bare}") or bare.endswith(f" {words}"))):
            return name
    return None


def kinds(folder: Path) -> Iterator[Example]:
    """Yield the short articles that are told apart only by whether they tell what is on a list."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            told = json.loads(line)
            signs = dict.fromkeys(_article(survey(Article(text=told["text"], source=told["id"]))), 1.0)
            yield Example(signs, told["tells"], zlib.crc32(told["id"].encode()) % FOLDS)


def article_examples(samples: Sequence[Sample], folder: Path) -> list[Example]:
    """Return an example for every article and passage; whole articles count more."""
    found = [
        Example(dict.fromkeys(s.article, 1.0), s.tells, s.fold) for s in samples for _ in range(3 if s.whole else 1)
    ]
    return found + [example for example in kinds(folder) for _ in range(2)]


def _weigh_articles(samples: Sequence[Sample], examples: Sequence[Example]) -> None:
    """Tell every sample how surely its article tells what is on a list, by a fit that has not seen it."""
    for number in range(FOLDS):
        weights = fit(examples, "article", without=number)
        for sample in samples:
            if sample.fold == number:
                sample.scene.signs = signs_of(EVEN + weights.sum(sample.article), sample.lists)


def link_examples(samples: Sequence[Sample]) -> list[Example]:
    """Return an example for every name near a title that is on the list, or that may be."""
    out = []
    for sample in samples:
        for key, places in sample.scene.titles.items():
            right = sample.titles.get(key)
            if key in sample.unsure or (right is None and sample.titles):
                continue
            for index, at in places[:4]:
                for place in candidates(sample.scene, index, at):
                    if place[0] != index and right and _beside(sample, index, at, right):
                        continue
                    signs = dict.fromkeys(link_signs(sample.scene, index, at, place), 1.0)
                    name = sample.scene.key_of_name(*place)
                    out.append(Example(signs, bool(right) and _same(name, right or ()) is not None, sample.fold))
    return out


def _beside(sample: Sample, index: int, at: int, right: set[str]) -> bool:
    """Return whether a title's act stands in its own sentence: then the sentence before teaches nothing."""
    return any(
        _same(sample.scene.key_of_name(i, a), right) is not None
        for i, a in candidates(sample.scene, index, at)
        if i == index
    )


def pair_examples(samples: Sequence[Sample], seen: Callable[[Sample], Seen]) -> list[Example]:
    """Return an example for every link, seen beside all others."""
    out = []
    for sample in samples:
        first = seen(sample)
        for key in sample.scene.titles:
            right = sample.titles.get(key)
            if right and key not in sample.unsure:
                for place, signs in relations(sample.scene, key, first):
                    name = _same(sample.scene.key_of_name(*place), right)
                    out.append(Example(dict.fromkeys(signs, 1.0), name is not None, sample.fold))
    return out


def title_examples(samples: Sequence[Sample], links: Callable[[Sample, str], Mapping[Place, float]]) -> list[Example]:
    """Return an example for every title."""
    out = []
    for sample in samples:
        for key, places in sample.scene.titles.items():
            if key not in sample.unsure:
                best = max(links(sample, key).values(), default=0.0)
                signs = dict.fromkeys(title_signs(sample.scene, places, best), 1.0)
                out.append(Example(signs, key in sample.titles, sample.fold))
    return out


def name_examples(
    samples: Sequence[Sample], links: Callable[[Sample, str], Mapping[Place, float]], role: str
) -> list[Example]:
    """Return an example for every name and one role."""
    out = []
    for sample in samples:
        performs: dict[str, float] = {}
        for title in sample.scene.titles:
            if title in sample.titles:
                for place, probability in links(sample, title).items():
                    key = sample.scene.key_of_name(*place)
                    performs[key] = max(performs.get(key, 0.0), probability)
        for key, places in sample.scene.names.items():
            signs = dict.fromkeys(
                [performing_sign(performs.get(key, 0.0)), *name_signs(sample.scene, key, places)], 1.0
            )
            name = _same(key, sample.roles)
            out.append(Example(signs, name is not None and role in sample.roles[name].split(), sample.fold))
    return out


_EXTRA = re.compile(r"\s*[(\[].*|\s+-\s+.*")


def act_examples(path: Path) -> list[Example]:
    """Return an example for every act and every title of the catalogue behind the matching benchmark."""
    acts, titles = set(), set()
    for line in path.read_text("utf-8").splitlines():
        query = json.loads(line)
        for track in (query["query"], *query["candidates"]):
            titles.add(_EXTRA.sub("", track["title"]) or track["title"])
            acts.update(track["artists"])
    named = [(name, True) for name in sorted(acts)] + [(title, False) for title in sorted(titles)]
    # Titles are written in any case; what is all small or all large says little of a list.
    return [
        Example(dict.fromkeys(act_signs(form), 1.0), act, zlib.crc32(name.encode()) % FOLDS)
        for name, act in named
        for form in dict.fromkeys((name, name.upper(), name.casefold()))
    ]


def fit(examples: Sequence[Example], question: str, without: int | None = None) -> Weights:
    """Return the weights that tell right from wrong, fitted without one of the folds."""
    taken = [example for example in examples if example.fold != without]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([example.signs for example in taken])
    often = (matrix > 0).sum(axis=0).A1 >= LEAST_SEEN
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    evened = "balanced" if question in EVENED else None
    model = LogisticRegression(C=STRICTNESS[question], max_iter=400, solver="liblinear", class_weight=evened)
    model.fit(matrix[:, often], [example.right for example in taken])
    names = [name for name, kept in zip(vectors.get_feature_names_out(), often, strict=True) if kept]
    signs = {name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True) if abs(w) >= 0.004}
    return Weights(float(model.intercept_[0]), signs)


def held_out(examples: Sequence[Example], question: str) -> list[tuple[float, bool]]:
    """Return the probability of every example by a fit that has not seen its fold, beside the answer."""
    out = []
    for number in range(FOLDS):
        weights = fit(examples, question, without=number)
        out += [(weights.probability(e.signs), e.right) for e in examples if e.fold == number]
    return out


def report(question: str, examples: Sequence[Example]) -> None:
    """Print precision, recall and F1 at one half, on folds held out."""
    pairs = held_out(examples, question)
    hits = sum(p >= 0.5 and right for p, right in pairs)
    told, there = sum(p >= 0.5 for p, _ in pairs), sum(right for _, right in pairs)
    refused = sum(p < 0.5 and not right for p, right in pairs) / max(1, sum(not right for _, right in pairs))
    precision, recall = hits / max(1, told), hits / max(1, there)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(
        f"{question:10} {len(pairs):6} examples {there:6} right  "
        f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} refused {refused:.3f}"
    )


def _links(samples: Sequence[Sample]) -> tuple[dict[str, list[Example]], dict[str, Seen]]:
    """Return the examples of both looks at links, and what the first look gives by fits that have not seen it."""
    examples = {"link": link_examples(samples)}
    first = [fit(examples["link"], "link", without=number) for number in range(FOLDS)]
    seen: dict[str, Seen] = {}
    roles = {
        role: name_examples(samples, lambda s, t: link_probabilities(s.scene, s.scene.titles[t], first[s.fold]), role)
        for role in ROLES
    }
    for number in range(FOLDS):
        weights = {role: fit(roles[role], role, without=number) for role in ROLES} | {"link": first[number]}
        seen |= {sample.name: first_look(sample.scene, weights) for sample in samples if sample.fold == number}
    examples["pair"] = pair_examples(samples, lambda sample: seen[sample.name])
    return examples, seen


def main() -> int:
    """Fit, report, and write the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=Path, nargs="*", default=[])
    parser.add_argument("--sentences", type=Path, default=HERE / "sentences")
    parser.add_argument("--articles", type=Path, default=HERE / "articles")
    parser.add_argument("--given", type=Path, default=HERE.parents[1] / "shared" / "articles")
    parser.add_argument("--names", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    samples = [
        *documents(options.documents),
        *[s for s in given(options.given) for _ in range(GIVEN_COUNTS)],
        *passages(options.sentences),
    ]
    print(f"{len(samples)} documents and passages")
    articles = article_examples(samples, options.articles)
    _weigh_articles(samples, articles)
    examples, seen = _links(samples)
    examples["article"] = articles
    pairs = [fit(examples["pair"], "pair", without=number) for number in range(FOLDS)]

    def second(sample: Sample, title: str) -> Mapping[Place, float]:
        return second_look(sample.scene, title, seen[sample.name], pairs[sample.fold])

    examples["title"] = title_examples(samples, second)
    for role in ROLES:
        examples[role] = name_examples(samples, second, role)
    if options.names:
        examples["act"] = act_examples(options.names)
    fitted: dict[str, Any] = json.loads(gzip.decompress(OUT.read_bytes())) if OUT.exists() else {}
    for question, found in examples.items():
        report(question, found)
        weights = fit(found, question)
        fitted[question] = {"bias": weights.bias, "signs": weights.signs}
    if options.write:
        packed = gzip.compress(json.dumps(fitted, ensure_ascii=False, sort_keys=True).encode(), 9, mtime=0)
        OUT.write_bytes(packed)
        print(f"{OUT.name}: {len(packed):,} bytes, {sum(len(f['signs']) for f in fitted.values()):,} signs")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
