"""The running sandbox: two servers on loopback in threads of this process. A tool for trying and testing only."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType
from typing import Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server
from werkzeug.wrappers import Request

from playlist_service.errors import InvalidInput
from playlist_service.sandbox.admin import admin_views
from playlist_service.sandbox.catalogue import Catalogue
from playlist_service.sandbox.control import Control
from playlist_service.sandbox.gate import ADMIN, Gate, Remote
from playlist_service.sandbox.musicbrainz.app import create_app as create_musicbrainz
from playlist_service.sandbox.musicbrainz.refusal import refuse as refuse_by_musicbrainz
from playlist_service.sandbox.rate import RateGuard
from playlist_service.sandbox.spotify.app import create_app as create_spotify
from playlist_service.sandbox.spotify.refusal import refuse as refuse_by_spotify
from playlist_service.sandbox.world import World

_HOST = "127.0.0.1"


class Sandbox(Control):
    """Loopback MusicBrainz and Spotify; a context manager that closes both servers at its end."""

    def __init__(self, world: World, rate: RateGuard, ports: tuple[int, int]) -> None:
        super().__init__(world, rate)
        musicbrainz = create_musicbrainz(world.catalogue)
        spotify = create_spotify(world)
        for app in (musicbrainz, spotify):
            app.register_blueprint(admin_views(self), url_prefix=ADMIN)
        self._servers: list[_Running] = []
        self.musicbrainz_url = self._serve(Remote("musicbrainz", musicbrainz, refuse_by_musicbrainz, rate), ports[0])
        self.spotify_api_url = self._serve(Remote("spotify", spotify, refuse_by_spotify, _welcome), ports[1])
        self.spotify_accounts_url = self.spotify_api_url
        self.admin_url = f"{self.spotify_api_url}{ADMIN}"

    @classmethod
    def start(
        cls,
        catalogue: Path | None = None,
        state: Path | None = None,
        musicbrainz_port: int = 0,
        spotify_port: int = 0,
        enforce_rate: bool = False,
    ) -> Sandbox:
        """Return a running sandbox; port 0 takes a free one.

        Raises InvalidInput for a catalogue, state file or port that cannot be used.
        """
        world = World(Catalogue.load(catalogue), state)
        return cls(world, RateGuard(enforced=enforce_rate), (musicbrainz_port, spotify_port))

    def close(self) -> None:
        """Stop both servers and wait until they are down; a second call does nothing."""
        while self._servers:
            self._servers.pop().stop()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _serve(self, remote: Remote, port: int) -> str:
        gate = Gate(remote, self.world)
        try:
            server = make_server(_HOST, port, gate, threaded=True, request_handler=_Quiet)
        except (OSError, SystemExit, OverflowError):  # werkzeug exits where the port is taken
            self.close()
            raise InvalidInput(f"The sandbox cannot listen on port {port} of {_HOST}; name another one.") from None
        self._servers.append(_Running(server, remote.name))
        return f"http://{_HOST}:{server.server_port}"


class _Running:
    """A server with the thread it runs in."""

    def __init__(self, server: BaseWSGIServer, name: str) -> None:
        self._server = server
        self._thread = threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.02}, name=f"sandbox-{name}", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Quiet(WSGIRequestHandler):
    """Writes no line for each request: the journal does."""

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - werkzeug's signature
        """Keep silent."""

    def connection_dropped(self, error: BaseException, environ: Any = None) -> None:
        """Take a cut connection as ordered."""


def _welcome(_request: Request) -> tuple[int, str] | None:
    return None
