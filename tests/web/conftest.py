"""A site over stand-ins that return the services' own values, for states that are hard to bring about for real."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from playlist_service.config import Settings
from playlist_service.errors import InvalidInput, NotFound
from playlist_service.services.accounts import AccountState
from playlist_service.services.curators import CuratorIdentity
from playlist_service.services.enriching import EnrichReport
from playlist_service.services.failures import FailureLine
from playlist_service.services.ingesting import IngestReport
from playlist_service.services.pages import (
    ArticleLine,
    CreditLine,
    PlaylistCard,
    PlaylistPage,
    Proof,
    ReleaseLine,
    TrackLine,
)
from playlist_service.services.reviewing import (
    CandidateLine,
    ComparisonLine,
    DeskLine,
    EntryLine,
    PlaylistSettings,
    ReleaseOption,
    ReviewPage,
    RunLine,
)
from playlist_service.web import create_app

WHEN = datetime(2026, 11, 21, 3, 0, 12, tzinfo=UTC)
SLUG = "im-here"
PASSWORD = "robots are people too"

_ARTICLE = Proof(
    kind="article",
    before="The half hour leans on borrowed songs, among them one by ",
    quote="Sleigh Bells",
    after=", whose guitars arrive like a door kicked in.",
    source_title="Robots in love, and what they listen to",
    source_address="https://example.org/robots-in-love",
    site="Example Weekly",
    author="Lauren Example",
)
_RELEASE = Proof(
    kind="release",
    before="It stands on the track list of the release ",
    quote="I’m Here (2010)",
    after=" in MusicBrainz.",
    source_title="MusicBrainz: I’m Here",
    source_address="https://musicbrainz.org/release/00000000-0000-4000-8000-000000000001",
    site="MusicBrainz",
)
_TRACKS = (
    ("There Are Many of Us", ("Aska", "The Lost Trees"), 222_000),
    ("Beautiful Life", ("Gui Boratto",), 511_000),
    ("A/B Machines", ("Sleigh Bells",), 215_000),
    ("The Past Is a Grotesque Animal", ("of Montreal", "The Lost Trees"), 713_000),
    ("Did You See the Words", ("Animal Collective",), 315_000),
    ("Hellhole Ratrace", ("Girls",), 416_000),
    ("Y.O.U.", ("Aska",), 184_000),
    ("Lonesome Robot Theme", ("Sam Spiegel",), 129_000),
    ("There Are Many of Us (Electric Dream Reprise)", ("Sam Spiegel",), 148_000),
)


def _track(position: int, title: str, artists: tuple[str, ...], length_ms: int) -> TrackLine:
    quoted = replace(_ARTICLE, quote=artists[0])
    return TrackLine(
        position=position,
        title=title,
        artists=artists,
        length_ms=length_ms,
        spotify_url=None if position == 7 else f"https://open.spotify.com/track/{position:022}",
        musicbrainz_url=f"https://musicbrainz.org/recording/00000000-0000-4000-8000-{position:012}",
        proofs=(_RELEASE,) if position in (7, 9) else (quoted, _RELEASE),
        reason="MusicBrainz links this recording to this track, and title, artists and length agree.",
    )


CARD = PlaylistCard(
    slug=SLUG,
    title="I’m Here",
    subject_title="I’m Here",
    subject_type="film",
    track_count=9,
    artists=("Aska", "The Lost Trees", "Gui Boratto", "Sleigh Bells", "of Montreal", "Animal Collective"),
    revision=2,
    published_at=WHEN,
    spotify_url="https://open.spotify.com/playlist/0000000000000000000001",
)
PAGE = PlaylistPage(
    card=CARD,
    description="Nine pieces for a half-hour love story between two machines.",
    tracks=tuple(_track(n, *row) for n, row in enumerate(_TRACKS, 1)),
    credits=(
        CreditLine("Sam Spiegel", "composer", ("Squeak E. Clean",), None, (replace(_ARTICLE, quote="Sam Spiegel"),)),
        CreditLine("Nick Zinner", "member", (), "The Lost Trees", (replace(_ARTICLE, quote="Nick Zinner"), _RELEASE)),
        CreditLine("Sleigh Bells", "performer", (), None, (_ARTICLE,)),
        CreditLine("Sam Spiegel", "performer", (), None, (replace(_ARTICLE, quote="Sam Spiegel"),)),
    ),
    release=ReleaseLine(
        "I’m Here", ("Various Artists",), "Chocolate Industries", "2010-10-05", str(_RELEASE.source_address)
    ),
    articles=(
        ArticleLine(
            "Robots in love, and what they listen to",
            "https://example.org/robots-in-love",
            "Example Weekly",
            "Lauren Example",
        ),
        ArticleLine("notes.txt", None, None, None),
    ),
    revisions=((2, WHEN), (1, datetime(2026, 11, 20, 17, 5, tzinfo=UTC))),
    synced_at=WHEN,
)


def _candidate(number: int, probability: float, chosen: bool = False) -> CandidateLine:
    return CandidateLine(
        track_uri=f"spotify:track:{number:022}",
        spotify_url=f"https://open.spotify.com/track/{number:022}",
        title="A/B Machines" if number < 3 else "A/B Machines (Karaoke Version)",
        artists=("Sleigh Bells",) if number < 3 else ("The Tribute Makers",),
        album="Treats" if number < 3 else "Sing the Hits",
        duration_ms=213_000 + number * 1000,
        isrc="QZZZZ2600001",
        found_by="album_track_list",
        probability=probability,
        comparisons=(
            ComparisonLine("title", 1.0, "the same words"),
            ComparisonLine("artists", 1.0 if number < 3 else 0.0, "Sleigh Bells"),
            ComparisonLine("length", 0.82, "1 s apart"),
            ComparisonLine("version", 1.0 if number < 3 else 0.0, "no version words on either side"),
        ),
        explanation="Title and artists agree and the length is 1 s apart; the album is another one.",
        chosen=chosen,
    )


def entry(entry_id: int, **changes: Any) -> EntryLine:
    title, artists, length_ms = _TRACKS[entry_id - 1]
    line = EntryLine(
        entry_id=entry_id,
        position=entry_id,
        title=title,
        artists=artists,
        origin="both",
        outcome="accept",
        decided_by=None,
        reason="The release’s own track, by its link in MusicBrainz.",
        flags=(),
        proofs=(_ARTICLE, _RELEASE),
        candidates=(_candidate(1, 0.97, chosen=True), _candidate(3, 0.04)),
        musicbrainz_url="https://musicbrainz.org/recording/00000000-0000-4000-8000-000000000001",
        length_ms=length_ms,
        undoable=False,
    )
    return replace(line, **changes)


DESK = DeskLine(SLUG, "I’m Here", "I’m Here", "film", 5, 2, 2, True, "held", "Somebody added a track on Spotify.")
RUN = RunLine(7, 2, "the night", WHEN, WHEN, "verified", None, 2, ("Add 9 tracks at the end.", "Set the description."))
REVIEW = ReviewPage(
    desk=DESK,
    release_outcome="certain",
    release_reason="Title, type and six of the named artists agree.",
    entries=(
        entry(1),
        entry(2, outcome="accept", decided_by="Ada", undoable=True),
        entry(
            3,
            outcome="review",
            reason="Two recordings are too close to tell apart.",
            flags=("spelling_differs", "another_album"),
            candidates=(_candidate(1, 0.71), _candidate(2, 0.66), _candidate(3, 0.02)),
        ),
        entry(4, outcome="none", decided_by="Ada", undoable=True, reason="", candidates=()),
        entry(5, outcome="new", reason="", candidates=(), length_ms=None, musicbrainz_url=None),
    ),
    release=PAGE.release,
    alternatives=(
        ReleaseOption(
            "00000000-0000-4000-8000-000000000002",
            "https://musicbrainz.org/release/00000000-0000-4000-8000-000000000002",
            "I’m Here (digital)",
            ("Various Artists",),
            "2010-10",
            8,
            0.62,
            "8 of 9 tracks are on it.",
        ),
    ),
    settings=PlaylistSettings(title="I’m Here", time_zone="Europe/Paris", drift_policy="hold"),
    runs=(RUN, replace(RUN, run_id=6, state="failed", reason="Spotify did not answer.", writes=0)),
    spotify_url=CARD.spotify_url,
    publishable=True,
)


@dataclass(frozen=True)
class Preview:
    sentences: tuple[str, ...] = ("Remove “Karaoke” from position 4.", "Add “Y.O.U.” at position 7.")
    writes: int = 2
    reads: int = 1
    state: str = "ready"
    reason: str | None = None
    checksum: str | None = "5c1e8d0f7a90"


@dataclass(frozen=True)
class Run:
    run: RunLine = RUN
    before: tuple[str, ...] = ("Beautiful Life",)
    after: tuple[str, ...] = tuple(title for title, _, _ in _TRACKS)
    calls: tuple[str, ...] = ("POST 9 tracks: ok", "PUT description: ok")


@dataclass(frozen=True)
class Proposal:
    proposal_id: int = 3
    sentence: str = "Somebody added “Karma Police” at position 10."
    found_at: datetime = WHEN
    kind: str = "added"


ACCOUNT = AccountState("connected", "Ada’s Spotify", WHEN)
REPORT = IngestReport("Robots in love", SLUG, ("Found 1 track and 8 performers.",))


@dataclass
class StandIns:
    """Every service in one: it returns what it was given, raises what it was told to, and notes every change."""

    page: PlaylistPage = PAGE
    cards: tuple[PlaylistCard, ...] = (CARD,)
    review: ReviewPage = REVIEW
    account: AccountState = ACCOUNT
    plan: Preview = Preview()
    waiting_proposals: tuple[Proposal, ...] = (Proposal(),)
    report: IngestReport = REPORT
    raises: dict[str, Exception] = field(default_factory=dict)
    changes: list[tuple[Any, ...]] = field(default_factory=list)
    disabled: bool = False
    failures: tuple[FailureLine, ...] = ()


def _part(stand_ins: StandIns, **answers: Callable[..., Any]) -> Any:
    class Part:
        def __getattr__(self, name: str) -> Callable[..., Any]:
            def call(*given: Any, **named: Any) -> Any:
                if name in stand_ins.raises:
                    raise stand_ins.raises[name]
                if name in answers:
                    return answers[name](*given, **named)
                stand_ins.changes.append((name, *given, *named.values()))
                return None

            return call

    return Part()


def _playlist(stand_ins: StandIns, slug: str, revision: int | None = None) -> PlaylistPage:
    numbers = [number for number, _ in stand_ins.page.revisions]
    if slug != SLUG or (revision is not None and revision not in numbers):
        raise NotFound(f"There is no published playlist {slug!r}.")
    card = replace(stand_ins.page.card, revision=revision or numbers[0])
    return replace(stand_ins.page, card=card)


def _sign_in(name: str, password: str) -> CuratorIdentity:
    if (name, password) != ("Ada", PASSWORD):
        raise InvalidInput("The name or the password is wrong.")
    return CuratorIdentity(1, "Ada", "stamp")


class StandInServices:
    """The shape of Services over the stand-ins."""

    def __init__(self, given: StandIns) -> None:
        def changed(name: str, answer: Any = None) -> Callable[..., Any]:
            def call(*values: Any, **named: Any) -> Any:
                given.changes.append((name, *values, *named.values()))
                return answer

            return call

        self.pages = _part(given, front=lambda: given.cards, playlist=lambda *a: _playlist(given, *a))
        self.reviewing = _part(given, desk=lambda: (given.review.desk,), page=lambda _slug: given.review)
        self.publishing = _part(given, publish=changed("publish", 3))
        self.syncing = _part(
            given,
            preview=lambda _slug: given.plan,
            run_page=lambda _slug, _run: Run(),
            request=changed("request", True),
            proposals=lambda _slug: given.waiting_proposals,
        )
        self.tuning = _part(given)
        self.enriching = _part(given, choose=changed("choose", EnrichReport(SLUG, "certain", "", 9)))
        self.ingesting = _part(
            given,
            ingest=lambda *a: changed("ingest", given.report)(*a),  # noqa: PLW0108 - the report may change later
            ingest_text=lambda *a: changed("ingest_text", given.report)(*a),  # noqa: PLW0108 - as above
        )
        self.failures = _part(
            given, jobs=lambda: given.failures, retry=changed("retry", 1), dismiss=changed("dismiss", 2)
        )
        self.curators = _part(
            given,
            sign_in=_sign_in,
            get=lambda n: None if given.disabled or n != 1 else CuratorIdentity(1, "Ada", "stamp"),
        )
        self.accounts = _part(
            given,
            state=lambda: given.account,
            begin=lambda state: (f"https://accounts.example/authorize?state={state}", "verifier-1"),
        )


@pytest.fixture
def given() -> StandIns:
    return StandIns()


@pytest.fixture
def app(given: StandIns, tmp_path: Path) -> Flask:
    return create_app(StandInServices(given), Settings(instance=tmp_path, secret_key="a key for tests"))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def token_in(html: str) -> str:
    """The first CSRF token of a page."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', html)
    assert found, "the page has no form"
    return found[1]


@pytest.fixture
def token() -> Callable[[str], str]:
    return token_in


@pytest.fixture
def signed_in(client: FlaskClient) -> FlaskClient:
    """A client of a curator who has signed in."""
    form = client.get("/sign-in").text
    answer = client.post("/sign-in", data={"csrf_token": token_in(form), "name": "Ada", "password": PASSWORD})
    assert answer.status_code == 303
    return client


@pytest.fixture
def press(signed_in: FlaskClient) -> Callable[..., Any]:
    """Sends a form of a signed-in curator with the session's token."""

    def send(path: str, **fields: str) -> Any:
        session_token = token_in(signed_in.get("/review/").text)
        return signed_in.post(path, data={"csrf_token": session_token, **fields})

    return send
