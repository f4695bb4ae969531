"""How values read on a page: lengths, moments, names, and the words for every state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from flask import Flask

from playlist_service.services.pages import PlaylistCard, Proof
from playlist_service.services.reviewing import CandidateLine, DeskLine, EntryLine


@dataclass(frozen=True, slots=True)
class Label:
    """A state in words, and its tone: good, waiting, bad or quiet."""

    words: str
    tone: str = "quiet"


SUBJECTS = {
    "film": "Soundtrack of the film",
    "series": "Music of the series",
    "game": "Soundtrack of the game",
    "album": "The album",
    "playlist": "The playlist",
    "mix": "The mix",
}

ROLES = {"performer": "performer", "composer": "composer", "member": "band member", "other": "contributor"}

OUTCOMES = {
    "accept": Label("Accepted", "good"),
    "review": Label("Waits for you", "waiting"),
    "none": Label("Not found", "bad"),
    "new": Label("Not looked up yet"),
}

REMOTE_STATES = {
    "none": Label("Not on Spotify yet"),
    "new": Label("Not on Spotify yet"),
    "synced": Label("Equal to Spotify", "good"),
    "held": Label("Held for you", "waiting"),
    "unsafe": Label("Stopped as unsafe", "bad"),
    "gone": Label("Gone from Spotify", "bad"),
    "unverified": Label("Not verified yet", "waiting"),
}

RELEASE_OUTCOMES = {
    "certain": Label("Found", "good"),
    "ambiguous": Label("Not certain", "waiting"),
    "none": Label("Not found", "bad"),
}

RUN_STATES = {
    "running": Label("Running", "waiting"),
    "verified": Label("Verified", "good"),
    "sent": Label("Sent", "good"),
    "nothing": Label("Nothing to change", "good"),
    "held": Label("Held for a curator", "waiting"),
    "unsafe": Label("Stopped as unsafe", "bad"),
    "deferred": Label("Put off"),
    "failed": Label("Failed", "bad"),
    "interrupted": Label("Interrupted", "bad"),
    "busy": Label("Another run had it"),
}

ACCOUNT_STATES = {
    "none": Label("Not connected"),
    "connected": Label("Connected", "good"),
    "sign_in_again": Label("Sign in again", "bad"),
    "disconnected": Label("Disconnected"),
}

JOBS = {
    "sync": "Sync",
    "advance": "Reading and matching",
    "availability": "Check of what can be played",
    "prune": "Clearing up",
    "sweep": "Look for workers that died",
}

_WORTH_A_LOOK = 0.05
_A_FEW_WORDS = 4

ORIGINS = {
    "article": "named by an article alone",
    "release": "known from the release alone",
    "both": "named by an article and on the release",
    "curator": "taken over by a curator from the playlist on Spotify",
}


def install(app: Flask) -> None:
    """Teach the templates these words."""
    app.jinja_env.filters.update(
        length=length,
        difference=difference,
        duration_iso=duration_iso,
        total_length=total_length,
        day=day,
        moment=moment,
        by_likelihood=by_likelihood,
        telling_first=telling_first,
        percent=percent,
        names=names,
        belongs_to=belongs_to,
        release_date=release_date,
        origin=origin,
        job=job,
        plural=plural,
        sentence=sentence,
        spaced=spaced,
    )
    app.jinja_env.tests["web_address"] = is_web_address
    app.jinja_env.globals.update(
        standing=standing,
        remote_state=remote_state,
        release_outcome=release_outcome,
        run_state=run_state,
        account_state=account_state,
    )


def length(length_ms: int | None) -> str:
    """Return 3:07 or 1:02:03; a dash where the length is not known."""
    if length_ms is None:
        return "–"
    minutes, seconds = divmod(round(length_ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def duration_iso(length_ms: int) -> str:
    """Return the length as ISO 8601 writes it: PT3M7S."""
    minutes, seconds = divmod(round(length_ms / 1000), 60)
    return f"PT{minutes}M{seconds}S"


def difference(length_ms: int | None, expected_ms: int | None) -> str | None:
    """Return how far a length is from the expected one, in words; None where either is not known."""
    if length_ms is None or expected_ms is None:
        return None
    seconds = round((length_ms - expected_ms) / 1000)
    if seconds == 0:
        return "same length"
    return f"{abs(seconds)} s {'longer' if seconds > 0 else 'shorter'}"


def total_length(lengths_ms: Iterable[int | None]) -> str | None:
    """Return the sum in words (41 min, 1 h 12 min); None where a length is missing, as the sum would be a guess."""
    total = 0
    for one in lengths_ms:
        if one is None:
            return None
        total += one
    hours, minutes = divmod(round(total / 60_000), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def day(at: datetime) -> str:
    """Return 5 October 2026 (UTC)."""
    at = at.astimezone(UTC)
    return f"{at.day} {at:%B %Y}"


def moment(at: datetime) -> str:
    """Return 5 October 2026, 03:00 UTC."""
    return f"{day(at)}, {at.astimezone(UTC):%H:%M} UTC"


def by_likelihood(
    candidates: Sequence[CandidateLine],
) -> tuple[tuple[CandidateLine, ...], tuple[CandidateLine, ...]]:
    """Return the candidates worth a look (the best, the chosen, and all from 5 %), and the others."""
    near = tuple(
        candidate
        for rank, candidate in enumerate(candidates)
        if rank == 0 or candidate.chosen or candidate.probability >= _WORTH_A_LOOK
    )
    return near, tuple(candidate for candidate in candidates if candidate not in near)


def telling_first(proofs: Sequence[Proof]) -> tuple[Proof, ...]:
    """Return the proofs with those first that say something around their quote: a line of a listing says the least."""
    return tuple(sorted(proofs, key=lambda proof: (proof.kind != "article", _words_around(proof) < _A_FEW_WORDS)))


def _words_around(proof: Proof) -> int:
    return len(proof.before.split()) + len(proof.after.split())


def percent(share: float) -> str:
    """Return 93 %; what is nearly certain or nearly impossible reads >99 % and <1 %."""
    rounded = round(share * 100)
    if rounded == 100 and share < 1:
        return ">99 %"
    return "<1 %" if rounded == 0 and share > 0 else f"{rounded} %"


def names(several: Sequence[str]) -> str:
    """Return the names as a sentence lists them: A, B and C."""
    if len(several) < 2:
        return "".join(several)
    return f"{', '.join(several[:-1])} and {several[-1]}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return the count with its noun: 1 track, 9 tracks."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def belongs_to(line: PlaylistCard | DeskLine) -> str:
    """Return what the music belongs to; where the playlist is named after it, its kind alone says enough."""
    if line.title == line.subject_title and line.subject_type in SUBJECTS:
        return SUBJECTS[line.subject_type]
    return f"{SUBJECTS.get(line.subject_type, 'Music of')} {line.subject_title}"


def release_date(date: str) -> str:
    """Return MusicBrainz' date (2010, 2010-10 or 2010-10-05) as people write it."""
    for form, words in (("%Y-%m-%d", None), ("%Y-%m", "%B %Y")):
        try:
            at = datetime.strptime(date, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return at.strftime(words) if words else day(at)
    return date


def role(kind: str) -> str:
    """Return a contributor's role in words."""
    return ROLES.get(kind, spaced(kind))


def origin(kind: str) -> str:
    """Return where an entry comes from, in words."""
    return ORIGINS.get(kind, spaced(kind))


def job(task: str) -> str:
    """Return what a job does, in words."""
    return JOBS.get(task, sentence(spaced(task)))


def sentence(words: str) -> str:
    """Return the words with a capital at their start."""
    return words[:1].upper() + words[1:]


def spaced(code: str) -> str:
    """Return a code word as words: `artist_exact` reads artist exact."""
    return code.replace("_", " ").replace("-", " ")


def standing(entry: EntryLine) -> Label:
    """Return where an entry's decision stands, and who decided."""
    if entry.decided_by and entry.outcome == "none":
        return Label(f"Rejected by {entry.decided_by}", "bad")
    if entry.decided_by and entry.outcome == "accept":
        return Label(f"Accepted by {entry.decided_by}", "good")
    return OUTCOMES.get(entry.outcome, Label(spaced(entry.outcome)))


def remote_state(state: str) -> Label:
    """Return how the playlist on Spotify stands, in words."""
    return REMOTE_STATES.get(state, Label(spaced(state).capitalize()))


def release_outcome(outcome: str) -> Label:
    """Return whether the release was found, in words."""
    return RELEASE_OUTCOMES.get(outcome, Label(spaced(outcome).capitalize()))


def run_state(state: str) -> Label:
    """Return how a sync run ended, in words."""
    return RUN_STATES.get(state, Label(spaced(state).capitalize()))


def account_state(state: str) -> Label:
    """Return how the Spotify account stands, in words."""
    return ACCOUNT_STATES.get(state, Label(spaced(state).capitalize()))


def is_web_address(address: str | None) -> bool:
    """Tell whether a link may lead there: http(s) only, since addresses come from articles that strangers wrote."""
    if not address:
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
