"""The one module that names every part: settings in, running services out."""

from __future__ import annotations

import atexit
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from cryptography.fernet import Fernet
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from playlist_service.adapters.article_source import ArticleSourceAdapter
from playlist_service.adapters.job_queue import ProcrastinateQueue
from playlist_service.adapters.musicbrainz import MusicBrainzCatalog
from playlist_service.adapters.musicbrainz_wire import Stores, polite_seconds
from playlist_service.adapters.pacing import SystemClock
from playlist_service.adapters.second_reader import ChatReader
from playlist_service.adapters.spotify import SpotifyPlaylistHost, SpotifyTrackCatalog
from playlist_service.adapters.spotify_auth import AppToken, AuthorizationSettings, SpotifyAuthorization
from playlist_service.adapters.spotify_unconfigured import NoSpotifyApp
from playlist_service.adapters.spotify_wire import SpotifyWire
from playlist_service.config import Settings
from playlist_service.database import Database, libpq_address, schema
from playlist_service.database.embedded import EmbeddedPostgres
from playlist_service.errors import InvalidInput
from playlist_service.ports import Clock, TokenSource
from playlist_service.services.accounts import Accounts, cipher_of
from playlist_service.services.availability import Availability
from playlist_service.services.composing import Composing
from playlist_service.services.curators import Curators
from playlist_service.services.deciding import Reviewing
from playlist_service.services.directory import Services
from playlist_service.services.enriching import Enriching
from playlist_service.services.failures import Failures
from playlist_service.services.ingesting import Ingesting
from playlist_service.services.matching import Matching
from playlist_service.services.overview import Overview
from playlist_service.services.pages import Pages
from playlist_service.services.publishing import Publishing
from playlist_service.services.recording_index import RecordingIndex
from playlist_service.services.remote_budget import RemoteBudget
from playlist_service.services.remote_memory import KeptAnswers, SharedGate
from playlist_service.services.syncing import Syncing, SyncRules
from playlist_service.services.tuning import Tuning
from playlist_service.services.upkeep import Journey, Upkeep
from playlist_service.web import create_app


@dataclass(frozen=True, slots=True)
class Running:
    """The services on an open database; `queue_address` is the database as the job queue's worker reads it."""

    settings: Settings
    services: Services
    database: Database
    queue_address: str


@contextmanager
def opened(
    settings: Settings,
    *,
    upgrade: bool = False,
    clock: Clock | None = None,
    sync_rules: SyncRules | None = None,
    jobs_at_once: int = 1,
) -> Iterator[Running]:
    """Open the database (embedded where none is configured) and the services on it; close both at the end.

    With `upgrade` a schema that is behind is brought up first; without, it raises DatabaseBehind. A worker says how
    many jobs it runs at once, and gets connections for all of them.
    """
    with ExitStack() as stack:
        address = database_address(settings, stack)
        settings = with_kept_secrets(settings)
        database = Database.connect(address, pool_size=Database.pool_for(jobs_at_once))
        stack.callback(database.close)
        if upgrade:
            schema.upgrade(database.engine)
        schema.check(database.engine)
        services = build_services(settings, database, clock=clock, sync_rules=sync_rules)
        yield Running(settings, services, database, libpq_address(address))


def database_address(settings: Settings, stack: ExitStack) -> str:
    """Return the configured database's address, or start the embedded one until `stack` closes."""
    if settings.database_url:
        return settings.database_url
    return stack.enter_context(EmbeddedPostgres(settings.instance)).address


def create_application(settings: Settings | None = None) -> Flask:
    """Return the site for a WSGI server; its database is let go when the process ends."""
    stack = ExitStack()
    atexit.register(stack.close)
    running = stack.enter_context(opened(settings or Settings.from_environment()))
    application = create_app(running.services, running.settings)
    if proxies := running.settings.trusted_proxies:
        # Behind a proxy its headers tell who asks, and by which address; without one anybody could write them.
        trusting = ProxyFix(application.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)
        application.wsgi_app = trusting  # type: ignore[method-assign] # the way that Flask documents
    return application


def build_services(
    settings: Settings, database: Database, *, clock: Clock | None = None, sync_rules: SyncRules | None = None
) -> Services:
    """Return all services on `database`, speaking to the remotes that the settings name."""
    clock = clock or SystemClock()
    queue = ProcrastinateQueue()
    budget = RemoteBudget(database, clock, {"spotify": settings.spotify_daily_budget})
    answers = KeptAnswers(database, clock)
    seconds = polite_seconds(settings.musicbrainz_url, settings.musicbrainz_seconds_per_request)
    gate = SharedGate(database, "musicbrainz", seconds)
    recordings = MusicBrainzCatalog.from_settings(settings, Stores(cache=answers, gate=gate, ledger=budget))
    app = (
        SpotifyAuthorization(AuthorizationSettings.of(settings), clock, budget) if settings.spotify_client_id else None
    )
    accounts = Accounts(database, app or NoSpotifyApp(), clock, cipher_of(settings.token_keys))

    def wire(tokens: TokenSource, priority: int) -> SpotifyWire:
        return SpotifyWire(settings.spotify_api_url, tokens, ledger=budget, clock=clock, priority=priority)

    # The app's own token needs the secret; without one the curator's token reads the catalogue too.
    catalog_tokens: TokenSource = AppToken(app, clock) if app and settings.spotify_client_secret else accounts
    tracks = SpotifyTrackCatalog(wire(catalog_tokens, 0), settings.spotify_market)

    # Only an account has a country, without which a track does not say whether it can be played.
    market_tracks = SpotifyTrackCatalog(wire(accounts, 2), settings.spotify_market)

    def host(priority: int) -> SpotifyPlaylistHost:
        return SpotifyPlaylistHost(wire(accounts, priority), settings.spotify_market)

    ingesting = Ingesting(database, ArticleSourceAdapter(), queue, clock, _second_reader(settings))
    composing = Composing(database, clock)
    enriching = Enriching(database, recordings, queue, clock, RecordingIndex(database))
    matching = Matching(database, tracks, tracks, recordings, clock)
    reviewing = Reviewing(database, tracks, clock)
    failures = Failures(database, queue)
    return Services(
        clock=clock,
        ingesting=ingesting,
        composing=composing,
        enriching=enriching,
        matching=matching,
        reviewing=reviewing,
        publishing=Publishing(database, queue, clock),
        syncing=Syncing(
            database,
            host(0),
            clock,
            queue,
            wait=time.sleep,
            rules=sync_rules or _sync_rules(settings),
            night_host=host(1),
        ),
        tuning=Tuning(database, queue, clock),
        pages=Pages(database),
        curators=Curators(database, clock),
        accounts=accounts,
        overview=Overview(database, reviewing, accounts, budget, failures),
        journey=Journey(ingesting, composing, enriching, matching),
        upkeep=Upkeep(database, queue, budget, answers),
        availability=Availability(database, market_tracks, tracks, queue, clock),
        failures=failures,
    )


def _sync_rules(settings: Settings) -> SyncRules:
    return SyncRules(fresh_for=timedelta(hours=settings.sync_check_hours))


def _second_reader(settings: Settings) -> ChatReader | None:
    if settings.second_reader_url is None:
        return None
    return ChatReader(settings.second_reader_url, settings.second_reader_model, settings.second_reader_key)


def with_kept_secrets(settings: Settings) -> Settings:
    """Return the settings with keys: those configured, else keys made once and kept under `instance/`.

    Raises InvalidInput where a database of its own is configured but no keys: several machines must share them.
    """
    if settings.database_url and not (settings.secret_key and settings.token_keys):
        raise InvalidInput(
            "DATABASE_URL is set, so PLAYLIST_SERVICE_SECRET_KEY and PLAYLIST_SERVICE_TOKEN_KEYS must be too: "
            "every process needs the same keys (the README says how to make them)."
        )
    secret = settings.secret_key or _kept(settings.instance / "secret_key", lambda: secrets.token_urlsafe(48))
    keys = settings.token_keys or (_kept(settings.instance / "token_key", lambda: Fernet.generate_key().decode()),)
    return replace(settings, secret_key=secret, token_keys=keys)


def _kept(path: Path, make: Callable[[], str]) -> str:
    """Return the secret in a file that only its owner reads; the first process to come makes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(make())
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()
