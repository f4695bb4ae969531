"""What a view reaches for: the services and the settings of the running site."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from playlist_service.config import Settings
from playlist_service.services.directory import Services

_NAME = "playlist_service"


@dataclass(frozen=True, slots=True)
class SiteParts:
    """What the composition root hands to the site."""

    services: Services
    settings: Settings


def parts() -> SiteParts:
    """Return what this site was made with."""
    found = current_app.extensions[_NAME]
    if not isinstance(found, SiteParts):
        raise TypeError("the site was not made by create_app")
    return found


def services() -> Services:
    """Return the services of this site."""
    return parts().services


def settings() -> Settings:
    """Return the settings of this site."""
    return parts().settings
