"""A request that the web service refuses."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - it is an answer, not a failure
    """Carries the HTTP status and the text of the answer."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.text = text
