"""Which release the articles speak of: by its whole track list and its credits, never by a search's rank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from playlist_service.domain.matching.alignment import Aligned, align
from playlist_service.domain.matching.caps import CAP_UNNAMED
from playlist_service.domain.matching.editions import Edition, edition_of, wanted_edition, work_title
from playlist_service.domain.matching.names import name_likeness, text_likeness
from playlist_service.domain.matching.titles import base_likeness
from playlist_service.domain.matching.values import Candidate, Query
from playlist_service.domain.matching.versions import parse_title
from playlist_service.domain.mentions import SubjectType
from playlist_service.domain.music import CreditedArtist, Release, ReleaseTrack

_CERTAIN: Final = 0.72
_POSSIBLE: Final = 0.30
_MARGIN: Final = 0.08
_SAME_NAME: Final = 0.85
_SURE: Final = 0.5
_FOREIGN_LIMIT: Final = 0.5


@dataclass(frozen=True, slots=True)
class WantedList:
    """What the articles say about one list: its subject, its tracks as (title, artists), and the acts named."""

    title: str
    type: SubjectType = "other"
    year: int | None = None
    tracks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    acts: tuple[str, ...] = ()
    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def queries(self) -> tuple[Query, ...]:
        """Return the tracks as queries, in order; a list that names one act alone is that act's throughout."""
        everywhere = self.acts if len(self.acts) == 1 else ()
        return tuple(
            Query(title, artists or everywhere, aliases=self.aliases, position=place)
            for place, (title, artists) in enumerate(self.tracks, start=1)
        )


@dataclass(frozen=True, slots=True)
class ReleaseScore:
    """How far one release agrees with the articles, 0..1, and why in one sentence."""

    release: Release
    agreement: float
    reason: str
    found: int = 0
    """Wanted tracks that its list holds."""
    foreign: int = 0
    """Wanted titles that it holds by other artists."""
    edition: Edition = "plain"


@dataclass(frozen=True, slots=True)
class ReleaseChoice:
    """The release that is meant, or the ones that may be; `alternatives` are the others, best first."""

    outcome: Literal["certain", "ambiguous", "none"]
    chosen: ReleaseScore | None
    alternatives: tuple[ReleaseScore, ...] = field(default=())
    reason: str = ""

    @property
    def release(self) -> Release | None:
        """The chosen release itself."""
        return self.chosen.release if self.chosen else None


def choose_release(wanted: WantedList, releases: Sequence[Release]) -> ReleaseChoice:
    """Return the release that the articles speak of, with the alternatives and what speaks for and against each."""
    scored = sorted((score_release(wanted, release) for release in releases), key=_preferred, reverse=True)
    possible = [one for one in scored if one.agreement >= _POSSIBLE]
    if not possible:
        return ReleaseChoice("none", None, tuple(scored), "No release agrees with what the articles say.")
    best, others = possible[0], tuple(one for one in scored if one is not possible[0])
    rivals = [one for one in possible[1:] if not _same_list(best.release, one.release)]
    near = next((one for one in rivals if best.agreement - one.agreement < _MARGIN), None)
    if best.agreement < _CERTAIN:
        return ReleaseChoice("ambiguous", best, others, f"Not enough agrees: {best.reason}")
    if near is not None:
        return ReleaseChoice("ambiguous", best, others, f"“{near.release.title}” agrees as well: {near.reason}")
    return ReleaseChoice("certain", best, others, best.reason)


def score_release(wanted: WantedList, release: Release) -> ReleaseScore:
    """Return how far a release agrees: title, whole track list, acts, kind and year together."""
    edition = edition_of(release)
    lined = line_up(wanted.queries(), release)
    sure = [one for one in lined if _is_found(one)]
    foreign = _foreign_titles(wanted, release, lined)
    title = _title_agreement(wanted, release)
    acts, acts_found = _acts_agreement(wanted, release)
    agreement = _combine(wanted, release, len(sure), title, acts)
    reasons = _reasons(wanted, len(sure), foreign, acts_found, title)
    if edition != wanted_edition(wanted.title):
        agreement *= {"plain": 0.9, "expanded": 0.92, "score": 0.8}.get(edition, 0.6)
        reasons.append(f"it is the {edition} edition" if edition != "plain" else "it is the plain edition")
    if wanted.tracks and foreign >= max(_FOREIGN_LIMIT * len(wanted.tracks), 1) and foreign > len(sure):
        agreement = min(agreement, 0.2)
        reasons.append("the titles are there, but other artists perform them")
    return ReleaseScore(release, round(agreement, 4), "; ".join(reasons) + ".", len(sure), foreign, edition)


def line_up(wanted: Sequence[Query], release: Release) -> list[Aligned]:
    """Return every wanted recording with the release's track that it is (an index of `release.tracks`), or None."""
    everyone = {credit.name: credit for track in release.tracks for credit in track.recording.credit}
    queries = [_with_release_names(query, tuple(everyone.values())) for query in wanted]
    return align(queries, [_candidate(release, track) for track in release.tracks])


def _with_release_names(query: Query, credits_: Sequence[CreditedArtist]) -> Query:
    """Return the query with the names under which the release credits its artists, where MusicBrainz knows them."""
    known = dict(query.aliases)
    for artist in query.artists:
        for credit in credits_:
            also = tuple(name for name in (credit.artist_name, *credit.aliases) if name)
            if any(name_likeness(artist, name) >= _SAME_NAME for name in also):
                known[artist] = (*known.get(artist, ()), credit.name)
    return replace(query, aliases=tuple(known.items()))


def _candidate(release: Release, track: ReleaseTrack) -> Candidate:
    recording = track.recording
    return Candidate(
        id=recording.recording_mbid,
        title=recording.title,
        artists=recording.artists or tuple(artist.name for artist in release.credit),
        # No album: whether this one is live, or a tribute, is the release's own question, not its tracks'.
        duration_ms=recording.length_ms,
        isrc=recording.isrcs[0] if recording.isrcs else None,
        position=track.position,
    )


def _is_found(one: Aligned) -> bool:
    """Say whether an entry is on the release: surely, or by its exact title where nobody is named."""
    if one.score is None:
        return False
    if one.score.probability >= _SURE:
        return True
    return CAP_UNNAMED in one.score.caps and one.score.comparisons[0].value == 1.0


def _foreign_titles(wanted: WantedList, release: Release, lined: Sequence[Aligned]) -> int:
    """Count the wanted titles that the release holds, though by somebody else."""
    found = {one.entry for one in lined if _is_found(one)}
    titles = [parse_title(track.recording.title) for track in release.tracks]
    return sum(
        1
        for index, (title, artists) in enumerate(wanted.tracks)
        if index not in found and artists and any(base_likeness(parse_title(title), other) == 1.0 for other in titles)
    )


def _title_agreement(wanted: WantedList, release: Release) -> float:
    names = [release.title, *([release.release_group.title] if release.release_group else [])]
    return max(text_likeness(work_title(wanted.title), work_title(name)) for name in names)


def _acts_agreement(wanted: WantedList, release: Release) -> tuple[float, int]:
    """Return the share of the named acts that the release credits, and how many they are."""
    if not wanted.acts:
        return 0.0, 0
    credited = {
        name
        for credit in (*release.credit, *(c for track in release.tracks for c in track.recording.credit))
        for name in (credit.name, credit.artist_name, *credit.aliases)
        if name
    }
    also = dict(wanted.aliases)
    found = sum(
        1
        for act in wanted.acts
        if any(name_likeness(name, other) >= _SAME_NAME for name in (act, *also.get(act, ())) for other in credited)
    )
    return found / len(wanted.acts), found


def _combine(wanted: WantedList, release: Release, sure: int, title: float, acts: float) -> float:
    """Weigh what there is; what the articles do not say is left out, and a title alone never suffices."""
    weights = [(title, 0.3)]
    if wanted.tracks:
        coverage = sure / len(wanted.tracks)
        precision = sure / len(release.tracks) if release.tracks else 0.0
        weights += [(coverage, 0.5), (max(precision, coverage * 0.6), 0.1)]
    if wanted.acts:
        weights.append((acts, 0.2 if wanted.tracks else 0.4))
    total = sum(weight for _, weight in weights)
    agreement = sum(value * weight for value, weight in weights) / total
    agreement += _year_agreement(wanted, release)
    if not wanted.tracks and not wanted.acts:
        agreement = min(agreement, 0.6)
    if wanted.tracks and not sure and not acts:
        agreement = min(agreement, 0.25)
    if title < 0.6 and (not wanted.tracks or sure < 0.6 * len(wanted.tracks) or sure < 3):
        agreement = min(agreement, 0.25)
    return max(0.0, min(agreement, 1.0))


def _year_agreement(wanted: WantedList, release: Release) -> float:
    group = release.release_group
    year = group.first_release_year if group and group.first_release_year else None
    if year is None and release.date and release.date[:4].isdigit():
        year = int(release.date[:4])
    if wanted.year is None or year is None:
        return 0.0
    apart = abs(wanted.year - year)
    return 0.03 if apart <= 1 else -0.02 if apart <= 5 else -0.12


def _reasons(wanted: WantedList, sure: int, foreign: int, acts: int, title: float) -> list[str]:
    reasons = ["the title agrees" if title == 1.0 else "the title is similar" if title else "it has another title"]
    if wanted.tracks:
        reasons.append(f"{sure} of {len(wanted.tracks)} tracks are on it")
    if foreign:
        reasons.append(f"{foreign} of the titles are there by other artists")
    if wanted.acts:
        reasons.append(f"{acts} of {len(wanted.acts)} acts are credited")
    return reasons


def _same_list(one: Release, other: Release) -> bool:
    """Say whether two releases are pressings of one group with the same recordings, in any order."""
    if one.release_group is None or other.release_group is None:
        return False
    if one.release_group.release_group_mbid != other.release_group.release_group_mbid:
        return False
    return _titles(one) == _titles(other)


def _titles(release: Release) -> list[str]:
    return sorted(parse_title(track.recording.title).flat for track in release.tracks)


def _preferred(one: ReleaseScore) -> tuple[float, bool, bool, int, str]:
    """Order by agreement; among equals official, linked to a stream, earliest."""
    release = one.release
    official = (release.status or "Official").lower() == "official"
    early = -int(release.date[:4]) if release.date and release.date[:4].isdigit() else -9999
    return (one.agreement, official, bool(release.album_ids), early, release.release_mbid)
