"""`python -m playlist_service` is the `playlist-service` command."""

from playlist_service.cli import main

main()
