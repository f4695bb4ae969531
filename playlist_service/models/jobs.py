"""Why jobs failed: the queue keeps which, we keep the reason."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel


class JobFailure(SQLModel, table=True):
    """The reason why a job failed last. The job itself stands in the queue's tables, which are not ours to refer to."""

    __tablename__ = "job_failure"

    job_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    reason: str
