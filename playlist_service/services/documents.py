"""Frozen values to and from the JSON documents that the database keeps."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")

_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def to_document(value: object) -> dict[str, Any]:
    """Return a frozen value as a JSON object."""
    kind: type[Any] = type(value)
    document = _adapter(kind).dump_python(value, mode="json")
    if not isinstance(document, dict):
        raise TypeError(f"{type(value).__name__} is no object")
    return document


def from_document(kind: type[T], document: dict[str, Any]) -> T:
    """Return the value of type `kind` that `to_document` wrote."""
    value = _adapter(kind).validate_python(document)
    if not isinstance(value, kind):
        raise TypeError(f"the document is no {kind.__name__}")
    return value


def _adapter(kind: type[T]) -> TypeAdapter[T]:
    """Building an adapter is slow, so each is built once."""
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]
