"""Loopback MusicBrainz and Spotify with a small catalogue: the remotes of the demo and of the tests."""

from playlist_service.sandbox.server import Sandbox

__all__ = ["Sandbox"]
