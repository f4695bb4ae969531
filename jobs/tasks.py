"""What each job on the queue does: call a service, and nothing else."""

from __future__ import annotations

from procrastinate import App, JobContext
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status

from playlist_service.services.directory import Services


def register(app: App, services: Services) -> None:
    """Tell the worker's app what the names of the jobs mean."""

    @app.task(name="sync")
    def sync(slug: str, started_by: str, approved_checksum: str | None = None) -> None:
        services.syncing.run(slug, started_by=started_by, approved_checksum=approved_checksum)

    @app.task(name="advance")
    def advance() -> None:
        services.journey.advance()

    @app.task(name="prune")
    def prune() -> None:
        services.upkeep.prune()
        services.syncing.prune()

    @app.task(name="availability")
    def availability() -> None:
        services.availability.check()

    @app.task(name="sweep", pass_context=True)
    async def sweep(context: JobContext) -> None:
        """Give the jobs of workers that died back to the queue."""
        manager = context.app.job_manager
        for job in await manager.get_stalled_jobs():
            try:
                await manager.retry_job(job)
            except ConnectorException:
                # The same job waits already, and its queueing lock lets no second one wait: that one does the work.
                await manager.finish_job(job, status=Status.FAILED, delete_job=True)
