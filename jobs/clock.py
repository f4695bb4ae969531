"""The clock, and only the clock: every minute it asks the services what is due. Any number of clocks may run."""

from __future__ import annotations

import signal
from datetime import UTC
from types import FrameType

from apscheduler.schedulers.base import BaseScheduler
from apscheduler.schedulers.blocking import BlockingScheduler

from playlist_service.services.directory import Services


def schedule(scheduler: BaseScheduler, services: Services) -> None:
    """Put the ticks on a scheduler. A late tick runs once: what is due is found by looking."""
    often = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    scheduler.add_job(services.syncing.tick, "cron", second=0, id="due syncs", **often)
    scheduler.add_job(services.upkeep.tick, "cron", second="15,45", id="sweep", **often)
    scheduler.add_job(services.upkeep.hourly, "cron", minute=17, id="advance", **often)
    scheduler.add_job(services.upkeep.nightly, "cron", hour=4, minute=5, id="prune", **often)
    scheduler.add_job(services.availability.nightly, "cron", hour=5, minute=35, id="availability", **often)


def run(services: Services) -> None:
    """Tick until SIGINT or SIGTERM."""
    scheduler = BlockingScheduler(timezone=UTC)
    schedule(scheduler, services)

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signal module's signature
        scheduler.shutdown(wait=False)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    scheduler.start()
