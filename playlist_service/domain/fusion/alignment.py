"""Which track mentions of different articles speak of the same track."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from playlist_service.domain.fusion.titles import Likeness, compare_titles, read_title
from playlist_service.domain.mentions import TrackMention
from playlist_service.domain.text import fold

_TITLE_SCORES: Mapping[Likeness, float] = {"exact": 1.0, "near": 0.9, "slip": 0.7, "cut": 0.5, "other": 0.0}
_COMMON_TOKEN = 200


@dataclass(frozen=True, slots=True)
class Placed:
    """A track mention with its source, its weight and the acts behind its artists' names (as cluster ids)."""

    source_id: str
    index: int
    mention: TrackMention
    artists: tuple[str, ...]
    """The names, joint credits split."""
    acts: tuple[str, ...]
    """The acts that the names stand for, in the same order."""
    weight: float
    listed: bool

    @property
    def offset(self) -> int:
        """Where in its text the mention first stands."""
        return min((e.start for e in self.mention.evidence), default=self.index)


@dataclass(slots=True)
class Group:
    """The mentions of one track."""

    members: list[Placed] = field(default_factory=list)


class Aligner:
    """Gathers mentions source by source, the most direct source first, each mention at most into one group."""

    def __init__(self, *, equated: Collection[frozenset[str]] = (), related: Mapping[str, Collection[str]]) -> None:
        """`equated` are pairs of folded titles that a text or a curator equates; `related` maps an act to its bands."""
        self._equated = equated
        self._related = related
        self.groups: list[Group] = []
        self._by_key: dict[str, set[int]] = defaultdict(set)
        self._scores: dict[tuple[str, str], Likeness] = {}

    def take(self, mentions: Sequence[Placed]) -> None:
        """Align the mentions of one source with the groups so far; what fits nowhere becomes a group of its own."""
        offers = [
            (-score, place, number)
            for place, mention in enumerate(mentions)
            for number in self._candidates(mention)
            if (score := self._fit(mention, self.groups[number])) > 0
        ]
        cut = self._ambiguous_cuts(offers)
        homes: dict[int, int] = {}
        for score, place, number in sorted(offers):
            if place not in homes and (place, score) not in cut and self._has_room(mentions[place], number):
                homes[place] = number
                self._add(mentions[place], number)
        for place, mention in enumerate(mentions):
            if place not in homes:
                self._add(mention, self._own_group(mention))

    def _ambiguous_cuts(self, offers: Iterable[tuple[float, int, int]]) -> set[tuple[int, float]]:
        """A title that breaks off and could be either of two tracks is neither."""
        seen: dict[tuple[int, float], int] = defaultdict(int)
        for score, place, _ in offers:
            seen[place, score] += 1
        return {key for key, count in seen.items() if count > 1 and -key[1] < _TITLE_SCORES["slip"]}

    def _own_group(self, mention: Placed) -> int:
        """A group that this source has opened for the same track, else a new one."""
        for number in sorted(self._by_key.get(_title_key(mention), ())):
            if any(_repeats(mention, member) for member in self.groups[number].members):
                return number
        self.groups.append(Group())
        return len(self.groups) - 1

    def _has_room(self, mention: Placed, number: int) -> bool:
        ours = [m for m in self.groups[number].members if m.source_id == mention.source_id]
        return all(_repeats(mention, member) for member in ours)

    def _add(self, mention: Placed, number: int) -> None:
        self.groups[number].members.append(mention)
        for key in _keys(mention):
            self._by_key[key].add(number)

    def _candidates(self, mention: Placed) -> set[int]:
        found: set[int] = set()
        for key in _keys(mention):
            numbers = self._by_key.get(key, set())
            if len(numbers) <= _COMMON_TOKEN:
                found |= numbers
        for one, other in (sorted(pair) for pair in self._equated if len(pair) > 1):
            if fold(mention.mention.title) in (one, other):
                found |= self._by_key.get(f"={one}", set()) | self._by_key.get(f"={other}", set())
        return found

    def _fit(self, mention: Placed, group: Group) -> float:
        return max(self._pair_fit(mention, member) for member in group.members)

    def _pair_fit(self, one: Placed, other: Placed) -> float:
        likeness = self._likeness(one.mention.title, other.mention.title)
        if likeness == "other":
            return 0.0
        same_place = one.listed and other.listed and one.mention.position == other.mention.position is not None
        shared = self._share_an_act(one.acts, other.acts)
        if not _plausible(likeness, shared, same_place, one.mention.title):
            return 0.0
        bonus = {True: 0.2, None: 0.0, False: -0.3}[shared] + (0.1 if same_place else 0.0)
        return round(_TITLE_SCORES[likeness] + bonus, 3)

    def _likeness(self, one: str, other: str) -> Likeness:
        pair = (one, other) if one <= other else (other, one)
        if pair not in self._scores:
            equated = frozenset((fold(one), fold(other))) in self._equated
            self._scores[pair] = "exact" if equated else compare_titles(*pair)
        return self._scores[pair]

    def _share_an_act(self, ours: Sequence[str], theirs: Sequence[str]) -> bool | None:
        """Whether the credits overlap, a member standing for the band; None where one side names nobody."""
        if not ours or not theirs:
            return None
        return not self._wide(ours).isdisjoint(self._wide(theirs))

    def _wide(self, acts: Sequence[str]) -> set[str]:
        return {*acts, *(band for act in acts for band in self._related.get(act, ()))}


def _plausible(likeness: Likeness, shared: bool | None, same_place: bool, title: str) -> bool:
    """The less alike the titles, the more the rest must speak for it."""
    if likeness in ("exact", "near"):
        return shared is not False or same_place or " " in read_title(title).base
    if likeness == "cut":
        return shared is not False
    return shared is True or (same_place and shared is None)


def _repeats(one: Placed, other: Placed) -> bool:
    """Whether a source says the same track twice (in its list and in its prose)."""
    if one.source_id != other.source_id:
        return False
    if _title_key(one) != _title_key(other) or read_title(one.mention.title) != read_title(other.mention.title):
        return False
    if one.acts and other.acts and set(one.acts).isdisjoint(other.acts):
        return False
    positions = {one.mention.position, other.mention.position} - {None}
    return len(positions) < 2


def _title_key(mention: Placed) -> str:
    return f"={fold(mention.mention.title)}"


def _keys(mention: Placed) -> set[str]:
    title = read_title(mention.mention.title)
    keys = {f"~{title.compact}", f"<{title.compact[:6]}", _title_key(mention)}
    keys |= {word for word in title.base.split() if len(word) > 3}
    if mention.mention.position is not None:
        keys.add(f"#{mention.mention.position}")
    return keys
