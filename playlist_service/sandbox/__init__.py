"""Loopback MusicBrainz and Spotify with a small catalogue: the remotes of the demo and of the tests."""
