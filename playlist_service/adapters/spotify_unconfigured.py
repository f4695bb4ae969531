"""What stands in for the token endpoint where no Spotify app is configured: everything else works without one."""

from __future__ import annotations

from typing import NoReturn

from playlist_service.errors import InvalidInput


class NoSpotifyApp:
    """Fulfils the AuthorizationServer port by saying what to configure."""

    def begin(self, state: str) -> NoReturn:  # noqa: ARG002 - part of the port, as below
        """Raise InvalidInput."""
        self._refuse()

    def finish(self, code: str, code_verifier: str) -> NoReturn:  # noqa: ARG002
        """Raise InvalidInput."""
        self._refuse()

    def refresh(self, refresh_token: str) -> NoReturn:  # noqa: ARG002
        """Raise InvalidInput."""
        self._refuse()

    def me(self, access_token: str) -> NoReturn:  # noqa: ARG002
        """Raise InvalidInput."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise InvalidInput("No Spotify app is configured: set SPOTIFY_CLIENT_ID (docs/remotes.md says how).")
