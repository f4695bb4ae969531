"""The MusicBrainz web service, version 2, as far as the project uses it."""
