"""From claims to mentions: the same name in several places becomes one mention with all its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from playlist_service.domain.article import Evidence, Span
from playlist_service.domain.extraction.claims import Claims, TrackClaim
from playlist_service.domain.extraction.confidence import confidence_of
from playlist_service.domain.mentions import CreditMention, LeftOut, Role, TrackMention
from playlist_service.domain.text import fold, fold_name

_WIDE = 320
"""A title and an act further apart than this are quoted each for itself."""
_MOST_EVIDENCE = 6
_MOST_ALIKE = 30
"""More entries of one title, or places of one name, are not looked through."""
_ROLES: tuple[Role, ...] = ("composer", "performer", "member", "other")


@dataclass(slots=True)
class Person:
    """One act or person as the claims together describe them."""

    name: Span
    roles: dict[Role, list[str]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    aliases: list[Span] = field(default_factory=list)
    strengths: list[str] = field(default_factory=list)
    member_of: Span | None = None


class Names:
    """The people of one article, found again by full name, alias or surname."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._people: dict[str, Person] = {}
        self._known: dict[str, str] = {}
        self._last: dict[str, str] = {}

    def person(self, span: Span) -> Person:
        """Return the person that the span names, a new one where nobody has that name yet."""
        key = fold_name(span.of(self._text))
        key = self._known.get(key, key)
        if key not in self._people and " " not in key:
            key = self._last.get(key, key)
        if key not in self._people:
            self._people[key] = Person(span)
            words = key.split()
            if 2 <= len(words) <= 3:
                self._last.setdefault(words[-1], key)
        return self._people[key]

    def alias(self, name: Span, alias: Span) -> None:
        """Make two names one person, under the name met first."""
        person = self.person(name)
        key, other = fold_name(name.of(self._text)), fold_name(alias.of(self._text))
        key = self._known.get(key, key)
        if other == key or key not in self._people:
            return
        taken = self._people.pop(other, None)
        self._known[other] = key
        person.aliases.append(alias)
        if taken is not None:
            person.spans += taken.spans
            person.strengths += taken.strengths
            for role, signals in taken.roles.items():
                person.roles.setdefault(role, []).extend(signals)

    def all(self) -> list[Person]:
        """Return everybody, in order of first mention."""
        return list(self._people.values())


def assemble(
    text: str, claims: Claims
) -> tuple[tuple[TrackMention, ...], tuple[CreditMention, ...], tuple[LeftOut, ...]]:
    """Return the tracks, the credits and what was left out, each once, with its evidence and confidence."""
    claims = _full_names(text, claims)
    groups = _tracks(text, claims.tracks)
    names = _names(text, claims, groups)
    people = sorted((p for p in names.all() if p.roles), key=lambda p: min(s.start for s in p.spans))
    credits = tuple(_credit(text, person) for person in people)
    taken = {fold_name(c.name) for c in credits} | {fold_name(a) for c in credits for a in c.aliases}
    tracks = tuple(_mention(text, group) for group in groups)
    return tracks, credits, _left(text, claims, taken, {fold(track.title) for track in tracks})


def _full_names(text: str, claims: Claims) -> Claims:
    """Put the full name in the place of a surname or first name that stands alone for it."""
    full: dict[str, Span] = {}
    spans = [s for t in claims.tracks for s in t.artists] + [c.name for c in claims.credits if c.role != "other"]
    whole = {fold_name(span.of(text)) for span in spans if " " in span.of(text)}
    for span in sorted(spans, key=lambda span: span.start):
        words = fold_name(span.of(text)).split()
        if 2 <= len(words) <= 3 and len(words[-1]) > 2:
            full.setdefault(words[-1], span)

    def name(span: Span) -> Span:
        key = fold_name(span.of(text))
        return full[key] if key in full and key not in whole else span

    tracks = tuple(
        replace(t, artists=tuple(dict.fromkeys(name(s) for s in t.artists))) if t.artists else t for t in claims.tracks
    )
    credits = tuple(replace(c, member_of=name(c.member_of)) if c.member_of else c for c in claims.credits)
    return Claims(tracks, credits, claims.left)


def _tracks(text: str, claims: tuple[TrackClaim, ...]) -> list[list[TrackClaim]]:
    """Group the claims by title and act; a claim without an act joins the first of its title."""
    groups: list[list[TrackClaim]] = []
    by_title: dict[str, list[list[TrackClaim]]] = {}
    for claim in claims:
        same = by_title.setdefault(fold(claim.title.of(text)), [])
        group = next((g for g in same[:_MOST_ALIKE] if _agree(text, g, claim)), None)
        if group is None:
            group = []
            same.append(group)
            groups.append(group)
        group.append(claim)
    return groups


def _agree(text: str, group: list[TrackClaim], claim: TrackClaim) -> bool:
    if claim.listed and any(other.listed and other.group == claim.group for other in group):
        return False
    return (
        not claim.listed
        or not claim.artists
        or not group[0].artists
        or bool(_acts(text, claim) & _acts(text, group[0]))
    )


def _acts(text: str, claim: TrackClaim) -> set[str]:
    return {fold_name(span.of(text)) for span in claim.artists}


def _names(text: str, claims: Claims, tracks: list[list[TrackClaim]]) -> Names:
    names = Names(text)
    for group in tracks:
        for claim in group[:1]:
            for span in claim.artists:
                _note(names.person(span), span, "performer", claim.signal, claim.strength)
    for credit in sorted(claims.credits, key=lambda c: (c.alias is None, c.name.start)):
        if credit.alias is not None:
            names.alias(credit.name, credit.alias)
    for credit in sorted(
        (c for c in claims.credits if c.alias is None), key=lambda c: (-(c.name.end - c.name.start), c.name.start)
    ):
        person = names.person(credit.name)
        _note(person, credit.name, credit.role, credit.signal, credit.strength)
        person.member_of = person.member_of or credit.member_of
    return names


def _note(person: Person, span: Span, role: Role, signal: str, strength: str) -> None:
    person.roles.setdefault(role, []).append(signal)
    person.strengths.append(strength)
    if len(person.spans) < _MOST_ALIKE and span not in person.spans:
        person.spans.append(span)


def _credit(text: str, person: Person) -> CreditMention:
    roles = [role for role in _ROLES if role in person.roles]
    signals = tuple(dict.fromkeys(f"{role}: {signal}" for role in roles for signal in person.roles[role]))
    aliases = tuple(dict.fromkeys(a.of(text) for a in person.aliases))
    spans = [*person.spans, *person.aliases][:_MOST_EVIDENCE]
    spans = spans if person.name in spans else [person.name, *spans]
    return CreditMention(
        name=person.name.of(text),
        role=roles[0],
        also=tuple(roles[1:]),
        aliases=aliases,
        confidence=confidence_of(person.strengths),
        evidence=tuple(evidence(text, span) for span in spans),
        signals=signals,
        member_of=person.member_of.of(text) if person.member_of else None,
    )


def _mention(text: str, group: list[TrackClaim]) -> TrackMention:
    first = next((claim for claim in group if claim.artists), group[0])
    spans = [span for claim in group for span in _quoted(claim)][:_MOST_EVIDENCE]
    return TrackMention(
        title=group[0].title.of(text),
        artists=tuple(dict.fromkeys(span.of(text) for span in first.artists)),
        position=group[0].position,
        confidence=confidence_of(
            [claim.strength for claim in group], listed=group[0].listed, doubtful=group[0].doubtful
        ),
        evidence=tuple(evidence(text, span) for span in spans),
        signals=tuple(dict.fromkeys(claim.signal for claim in group)),
        listed=group[0].listed,
    )


def _quoted(claim: TrackClaim) -> list[Span]:
    """Return one span from title to acts where they stand together, else one for each."""
    spans = [claim.title, *claim.artists]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    return [whole] if whole.end - whole.start <= _WIDE else spans


def evidence(text: str, span: Span) -> Evidence:
    """Return the span with its words."""
    return Evidence(span.start, span.end, span.of(text))


def _left(text: str, claims: Claims, taken: set[str], titles: set[str]) -> tuple[LeftOut, ...]:
    left: dict[str, LeftOut] = {}
    for claim in claims.left:
        name = claim.name.of(text)
        if fold_name(name) not in taken and fold(name) not in titles:
            left.setdefault(fold_name(name), LeftOut(name, claim.why, (evidence(text, claim.name),)))
    return tuple(left.values())
