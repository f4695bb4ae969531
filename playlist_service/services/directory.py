"""Every use case by name: what the site, the command line and the jobs are given."""

from __future__ import annotations

from dataclasses import dataclass

from playlist_service.ports import Clock
from playlist_service.services.accounts import Accounts
from playlist_service.services.availability import Availability
from playlist_service.services.composing import Composing
from playlist_service.services.curators import Curators
from playlist_service.services.deciding import Reviewing
from playlist_service.services.enriching import Enriching
from playlist_service.services.failures import Failures
from playlist_service.services.ingesting import Ingesting
from playlist_service.services.matching import Matching
from playlist_service.services.overview import Overview
from playlist_service.services.pages import Pages
from playlist_service.services.publishing import Publishing
from playlist_service.services.syncing import Syncing
from playlist_service.services.tuning import Tuning
from playlist_service.services.upkeep import Journey, Upkeep


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that the site, the command line and the jobs may ask for."""

    clock: Clock
    ingesting: Ingesting
    composing: Composing
    enriching: Enriching
    matching: Matching
    reviewing: Reviewing
    publishing: Publishing
    syncing: Syncing
    tuning: Tuning
    pages: Pages
    curators: Curators
    accounts: Accounts
    overview: Overview
    journey: Journey
    upkeep: Upkeep
    availability: Availability
    failures: Failures
