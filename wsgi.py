"""The web entry point: `gunicorn wsgi:application`."""

from playlist_service.bootstrap import create_application

application = create_application()
