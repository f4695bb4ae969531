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
from playlist_service.domain.syncing.details import Details, DetailsEdit, DetailsReconciliation, reconcile_details
from playlist_service.domain.syncing.drift import (
    Drift,
    DriftPolicy,
    DriftRules,
    Edit,
    Reconciliation,
    detect,
    hidden_rows,
    reconcile,
)
from playlist_service.domain.syncing.planner import plan, plan_calls
from playlist_service.domain.syncing.plans import Plan, SyncPolicy, checksum
from playlist_service.domain.syncing.sentences import describe

__all__ = [
    "Add",
    "Call",
    "Details",
    "DetailsEdit",
    "DetailsReconciliation",
    "Drift",
    "DriftPolicy",
    "DriftRules",
    "Edit",
    "Plan",
    "Reconciliation",
    "Remove",
    "Reorder",
    "Replace",
    "SyncPolicy",
    "call_from_json",
    "call_to_json",
    "checksum",
    "describe",
    "detect",
    "hidden_rows",
    "plan",
    "plan_calls",
    "reconcile",
    "reconcile_details",
    "simulate",
]
