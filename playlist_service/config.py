"""Frozen settings, read once from the environment; every variable stands in the README's table."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playlist_service.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be configured. Addresses have no trailing slash; times are seconds where the name says so."""

    instance: Path = Path("instance")
    database_url: str | None = None
    public_url: str = "http://127.0.0.1:8000"
    secret_key: str | None = None
    token_keys: tuple[str, ...] = ()
    musicbrainz_url: str = "https://musicbrainz.org"
    musicbrainz_contact: str = ""
    musicbrainz_seconds_per_request: float = 1.0
    spotify_client_id: str | None = None
    spotify_client_secret: str | None = None
    spotify_api_url: str = "https://api.spotify.com"
    spotify_accounts_url: str = "https://accounts.spotify.com"
    spotify_redirect_uri: str | None = None
    spotify_market: str | None = None
    spotify_daily_budget: int = 900
    sync_check_hours: float = 20.0
    trusted_proxies: int = 0
    second_reader_url: str | None = None
    second_reader_model: str = ""
    second_reader_key: str | None = None

    @property
    def redirect_uri(self) -> str:
        """Where Spotify sends a curator back after the consent page."""
        return self.spotify_redirect_uri or f"{self.public_url}/spotify/callback"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Return the settings that the environment spells. Raises InvalidInput naming the variable that is wrong."""
        given = os.environ if environment is None else environment
        return cls(
            instance=Path(given.get("PLAYLIST_SERVICE_INSTANCE") or "instance").resolve(),
            database_url=given.get("DATABASE_URL") or None,
            public_url=_address(given, "PLAYLIST_SERVICE_PUBLIC_URL", "http://127.0.0.1:8000"),
            secret_key=given.get("PLAYLIST_SERVICE_SECRET_KEY") or None,
            token_keys=tuple(k.strip() for k in given.get("PLAYLIST_SERVICE_TOKEN_KEYS", "").split(",") if k.strip()),
            musicbrainz_url=_address(given, "MUSICBRAINZ_URL", "https://musicbrainz.org"),
            musicbrainz_contact=given.get("MUSICBRAINZ_CONTACT", ""),
            musicbrainz_seconds_per_request=_number(given, "MUSICBRAINZ_SECONDS_PER_REQUEST", 1.0),
            spotify_client_id=given.get("SPOTIFY_CLIENT_ID") or None,
            spotify_client_secret=given.get("SPOTIFY_CLIENT_SECRET") or None,
            spotify_api_url=_address(given, "SPOTIFY_API_URL", "https://api.spotify.com"),
            spotify_accounts_url=_address(given, "SPOTIFY_ACCOUNTS_URL", "https://accounts.spotify.com"),
            spotify_redirect_uri=given.get("SPOTIFY_REDIRECT_URI") or None,
            spotify_market=given.get("SPOTIFY_MARKET") or None,
            spotify_daily_budget=int(_number(given, "SPOTIFY_DAILY_BUDGET", 900)),
            sync_check_hours=_number(given, "SYNC_CHECK_HOURS", 20.0),
            trusted_proxies=int(_number(given, "PLAYLIST_SERVICE_TRUSTED_PROXIES", 0)),
            second_reader_url=_address(given, "SECOND_READER_URL", "") if given.get("SECOND_READER_URL") else None,
            second_reader_model=given.get("SECOND_READER_MODEL", ""),
            second_reader_key=given.get("SECOND_READER_KEY") or None,
        )


def _address(given: Mapping[str, str], name: str, default: str) -> str:
    address = (given.get(name) or default).rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InvalidInput(f"{name} must be an http(s) address, not {address!r}.")
    return address


def _number(given: Mapping[str, str], name: str, default: float) -> float:
    text = given.get(name)
    if not text:
        return default
    try:
        number = float(text)
    except ValueError:
        raise InvalidInput(f"{name} must be a number, not {text!r}.") from None
    if number < 0:
        raise InvalidInput(f"{name} must not be negative, and is {text}.")
    return number


def shipped(name: str) -> Path:
    """Return the folder `templates` or `migrations`: in the package where it is installed, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
