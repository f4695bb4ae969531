"""From weighed signs to claims: which titles are on the list, who performs each, and what every named person does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.claims import (
    COMPARISON,
    ORIGINAL,
    Claims,
    CreditClaim,
    LeftClaim,
    Strength,
    TrackClaim,
)
from playlist_service.domain.extraction.sentences import Sentence
from playlist_service.domain.extraction.weighed.link_signs import link_signs, pair_signs
from playlist_service.domain.extraction.weighed.mention_signs import name_signs, performing_sign, title_signs
from playlist_service.domain.extraction.weighed.scene import Scene, scene_of
from playlist_service.domain.extraction.weights import Weights, shipped
from playlist_service.domain.mentions import Role
from playlist_service.domain.text import fold_name

_MOST_BEFORE, _MOST_BESIDE = 4, 8
"""So many names of the sentence before, and of the same sentence, are looked at for a title."""
_JOINT = 0.4
_ALONE = 0.25
"""From this probability on a name performs a title: beside others, and as the only one that comes near."""
_ON_IT, _ALONE_ON_IT = 0.5, 0.75
"""From this probability on a title is on the list, and one that nobody is said to perform."""
_MEMBER = 0.7
"""Who is named as a member of an act must perform as surely as that to be one of its own."""
_TOGETHER, _AT__LEAST = 0.5, 0.08
"""Half of the names of a list must perform as surely as that; the others at least so."""
_LEAST: Mapping[Role, float] = {"composer": 0.2, "performer": 0.37}
"""From this probability on a name has the role; the more telling role first."""
_COMPOSES = 0.5
"""A composer is one if that is half as probable as that the name only performs: there are few of them."""
_COMPARED = 0.7
"""Whom a pattern takes for a comparison must perform as surely as that."""
_BOTH = 0.5
"""A composer who performs as surely as that does both."""
_AS_RULED, _COMPOSED_AS_RULED = 0.25, 0.08
"""As surely as that must perform, or have composed, who does so by a pattern (a strong one)."""
_STRENGTHS: tuple[tuple[float, Strength], ...] = ((0.85, "strong"), (0.65, "fair"), (0.0, "weak"))

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a first look gives: how probably each name near a title performs it, and the roles of every name."""

    links: Mapping[str, Mapping[Place, float]]
    """Folded title -> place of a name -> probability; of a name's places the surest."""
    roles: Mapping[str, tuple[float, float]]
    """Folded name -> probability that it performs, and that it composed the score."""
    titles: Mapping[str, list[tuple[str, float]]]
    """Folded name -> the titles that it is near, with how probably it performs each."""
    signs: Mapping[str, list[str]]
    """Folded name -> what speaks for its roles, whatever it performs."""
    sums: Mapping[str, Mapping[Role, float]]
    """Folded name -> what these signs weigh for each role."""


def read_weighed(
    text: str, sentences: list[Sentence], ruled: Claims, subject: str | None, signs: tuple[str, ...] = ()
) -> Claims:
    """Return what the sentences say, the patterns' claims weighed with all other signs."""
    scene = scene_of(text, sentences, ruled, subject, signs)
    weights = shipped()
    seen = first_look(scene, weights)
    links = {title: second_look(scene, title, seen, weights["pair"]) for title in scene.titles}
    tracks, left = _tracks(scene, links, weights["title"])
    kept = tuple(c for c in ruled.credits if c.alias is not None or c.role in ("member", "other"))
    on_it = {claim.title for claim in tracks}
    performed = {t: found for t, found in links.items() if _inner(scene, t) in on_it}
    quoted = {row.title(at).inner for row in scene.rows for at in row.titles}
    bare = [claim for claim in ruled.tracks if claim.title not in quoted]
    titles = {claim.title for claim in bare}
    credits = [credit for credit in _credits(scene, seen, performed, weights) if credit.name not in titles]
    return Claims((*tracks, *bare), (*credits, *kept), (*ruled.left, *left))


def _inner(scene: Scene, title: str) -> Span:
    index, at = scene.titles[title][0]
    return scene.rows[index].title(at).inner


def candidates(scene: Scene, index: int, title: int) -> list[Place]:
    """Return the places of the names that may perform a title: of its sentence, of those before, and the most named."""
    row = scene.rows[index]
    near = sorted(row.acting(), key=lambda at: abs(at - title))
    beside = [(index, at) for at in near[:_MOST_BESIDE]]
    before = [(i, at) for i in (index - 1, index - 2) if i >= 0 for at in scene.rows[i].names[-_MOST_BEFORE:]]
    often = [place for place in scene.names.get(scene.most_named, []) if place[0] < index - 2][-1:]
    return [*beside, *before, *often]


def first_look(scene: Scene, weights: Mapping[str, Weights]) -> Seen:
    """Return the probability of every link and of every name's roles, each seen by itself."""
    links = {key: link_probabilities(scene, places, weights["link"]) for key, places in scene.titles.items()}
    performs = _performing(scene, links)
    performer, composer = weights["performer"], weights["composer"]
    roles, signs = {}, {}
    sums: dict[str, Mapping[Role, float]] = {}
    for key, places in scene.names.items():
        told = signs[key] = list(dict.fromkeys(name_signs(scene, key, places)))
        acts, composes = sum(performer.known(told)), sum(composer.known(told))
        also = performing_sign(performs.get(key, 0.0))
        roles[key] = performer.probability_with(acts, also), composer.probability_with(composes, also)
        sums[key] = {"performer": acts, "composer": composes}
    titles: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for title, found in links.items():
        for place, probability in found.items():
            titles[scene.key_of_name(*place)].append((title, probability))
    return Seen(links, roles, titles, signs, sums)


def link_probabilities(scene: Scene, places: list[Place], weights: Weights) -> dict[Place, float]:
    """Return how probably each name near a title performs it; of a name's places the surest."""
    best: dict[str, tuple[float, Place]] = {}
    for index, at in places[:4]:
        for place in candidates(scene, index, at):
            probability = weights.probability(link_signs(scene, index, at, place))
            key = scene.key_of_name(*place)
            if key not in best or probability > best[key][0]:
                best[key] = (probability, place)
    return {place: probability for probability, place in best.values()}


def _performing(scene: Scene, links: Mapping[str, Mapping[Place, float]]) -> dict[str, float]:
    """Return for each name how surely it performs any of the titles."""
    performs: dict[str, float] = {}
    for found in links.values():
        for place, probability in found.items():
            key = scene.key_of_name(*place)
            performs[key] = max(performs.get(key, 0.0), probability)
    return performs


def relations(scene: Scene, title: str, seen: Seen) -> Iterator[tuple[Place, list[str]]]:
    """Yield each name near a title with the signs of how its link stands among all links."""
    found = seen.links[title]
    for place, first in found.items():
        key = scene.key_of_name(*place)
        rivals = [other for near, other in found.items() if near != place]
        titles = [probability for other, probability in seen.titles[key] if other != title]
        away = scene.titles[title][0][0] - place[0]
        yield place, list(pair_signs(first, rivals, titles, seen.roles[key], away))


def second_look(scene: Scene, title: str, seen: Seen, weights: Weights) -> dict[Place, float]:
    """Return how probably each name near a title performs it, seen beside all other names and titles."""
    return {place: weights.probability(signs) for place, signs in relations(scene, title, seen)}


def _tracks(
    scene: Scene, links: Mapping[str, Mapping[Place, float]], weights: Weights
) -> tuple[list[TrackClaim], list[LeftClaim]]:
    tracks, left = [], []
    for key, places in scene.titles.items():
        signs = list(title_signs(scene, places, max(links[key].values(), default=0.0)))
        probability = weights.probability(signs)
        span = _inner(scene, key)
        if probability < _ON_IT:
            left.append(LeftClaim(span, "nothing puts it on the list"))
            continue
        acts = sorted(_without_originals(scene, performing(links[key])))
        if not acts and probability < _ALONE_ON_IT:
            left.append(LeftClaim(span, "nobody is said to perform it"))
            continue
        why = f"weighed {probability:.2f}: {'; '.join(weights.reasons(signs))}"
        names = tuple(scene.rows[i].name(a) for i, a in acts)
        tracks.append(TrackClaim(span, names, why, _strength(probability)))
    return tracks, left


def _without_originals(scene: Scene, acts: list[Place]) -> list[Place]:
    """Return the acts without those whose song it was first, where another covers it."""
    own = [
        place
        for place in acts
        if all(left.why != ORIGINAL for left in scene.ruled.left_names.get(scene.key_of_name(*place), ()))
    ]
    return own or acts


def performing(links: Mapping[Place, float]) -> list[Place]:
    """Return the names that perform a title: all that are probable, else the one that stands out."""
    sure = [place for place, probability in links.items() if probability >= _JOINT]
    best = max(links, key=lambda place: links[place], default=None)
    return sure or ([best] if best is not None and links[best] >= _ALONE else [])


def _credits(
    scene: Scene, seen: Seen, links: Mapping[str, Mapping[Place, float]], weights: Mapping[str, Weights]
) -> list[CreditClaim]:
    """Return who performs or composes; who performs a track is named with the track already."""
    performs = _performing(scene, links)
    also = {key: performing_sign(performs.get(key, 0.0)) for key in scene.names}
    sure = {key: weights["performer"].probability_with(seen.sums[key]["performer"], also[key]) for key in scene.names}
    told = _told_together(scene, sure)
    members, performers = _ruled(scene, "member"), _ruled(scene, "performer")
    composers = _ruled(scene, "composer", "strong")
    compared = {
        fold_name(left.name.of(scene.text)) for left in scene.claims.left if left.why == COMPARISON
    } - performers
    credits = []
    for key, places in scene.names.items():
        composes = weights["composer"].probability_with(seen.sums[key]["composer"], also[key])
        sums: dict[Role, float] = {"composer": composes, "performer": max(sure[key], told.get(key, 0.0))}
        if key in performers and sums["performer"] >= _AS_RULED:
            sums["performer"] = max(sums["performer"], _LEAST["performer"])
        if key in composers and sums["composer"] >= _COMPOSED_AS_RULED:
            sums["composer"] = max(sums["composer"], _LEAST["composer"], _COMPOSES * sums["performer"])
        role = _role(sums)
        if role is None or (key in members and sums[role] < _MEMBER) or (key in compared and sums[role] < _COMPARED):
            continue
        least = _LEAST["performer"] if key in performers else _BOTH
        both: tuple[Role, ...] = ("performer",) if role == "composer" and sums["performer"] >= least else ()
        for each in (role, *both):
            why = f"weighed {sums[each]:.2f}: {'; '.join(weights[each].reasons([*seen.signs[key], also[key]]))}"
            for index, at in places[:3]:
                credits.append(CreditClaim(scene.rows[index].name(at), each, why, _strength(sums[each])))
    return credits


def _role(sums: Mapping[Role, float]) -> Role | None:
    """Return the role that a name's probabilities give it, or None."""
    if sums["composer"] >= max(_LEAST["composer"], _COMPOSES * sums["performer"]):
        return "composer"
    return "performer" if sums["performer"] >= _LEAST["performer"] else None


def _ruled(scene: Scene, role: Role, *strengths: Strength) -> set[str]:
    """Return the names to which the patterns give the role, as strongly as that if told."""
    return {
        fold_name(c.name.of(scene.text))
        for c in scene.claims.credits
        if c.role == role and c.alias is None and (not strengths or c.strength in strengths)
    }


def _told_together(scene: Scene, sure: Mapping[str, float]) -> dict[str, float]:
    """Return the names of lists most of which perform, with how surely they do: who is named with acts is one."""
    told: dict[str, float] = {}
    for index, row in enumerate(scene.rows):
        for chain in row.chains():
            keys = [scene.key_of_name(index, at) for at in chain]
            usual = median(sure[key] for key in keys)
            for key in keys:
                if usual >= _TOGETHER and sure[key] >= _AT__LEAST and key not in scene.no_acts:
                    told[key] = max(told.get(key, 0.0), usual)
    return told


def _strength(probability: float) -> Strength:
    return next(strength for least, strength in _STRENGTHS if probability >= least)
