"""Frozen values to and from the JSON documents that the database keeps."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


def to_document(value: object) -> dict[str, Any]:
    """Return a frozen value as a JSON object."""
    document = _adapter(type(value)).dump_python(value, mode="json")
    if not isinstance(document, dict):
        raise TypeError(f"{type(value).__name__} is no object")
    return document


def from_document(kind: type[T], document: dict[str, Any]) -> T:
    """Return the value of type `kind` that `to_document` wrote."""
    return _adapter(kind).validate_python(document)


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
