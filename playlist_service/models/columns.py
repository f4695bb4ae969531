"""The few kinds of column that all tables share: moments in UTC and JSON documents."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, DateTime
from sqlalchemy.dialects.postgresql import JSONB

Json = dict[str, Any]
"""One JSON object as a JSONB column holds it."""


def moment(*, nullable: bool = True, index: bool = False) -> Any:
    """A column for an aware moment; PostgreSQL keeps it in UTC."""
    return Column(DateTime(timezone=True), nullable=nullable, index=index)


def document(*, nullable: bool = False) -> Any:
    """A JSONB column."""
    return Column(JSONB(none_as_null=True), nullable=nullable)
