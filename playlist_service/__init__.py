"""Curate soundtracks and playlists from articles, and keep them in sync on Spotify."""
