"""Desired against remote: the plan of calls, its price and its dangers, and what other people changed. Pure."""

from playlist_service.domain.syncing.calls import (
    Add,
    Call,
    Remove,
    Reorder,
    Replace,
    call_from_json,
    call_to_json,
    simulate,
)
from playlist_service.domain.syncing.planner import plan, plan_calls
from playlist_service.domain.syncing.plans import Plan, SyncPolicy, checksum
from playlist_service.domain.syncing.sentences import describe

__all__ = [
    "Add",
    "Call",
    "Plan",
    "Remove",
    "Reorder",
    "Replace",
    "SyncPolicy",
    "call_from_json",
    "call_to_json",
    "checksum",
    "describe",
    "plan",
    "plan_calls",
    "simulate",
]
