"""Headers of every answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from playlist_service.config import Settings, shipped
from playlist_service.web.security import policy


@pytest.mark.parametrize("path", ["/", "/playlists/im-here", "/nowhere", "/healthz", "/sign-in", "/static/site.css"])
def test_every_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path, buffered=True).headers
    content_policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in content_policy
    assert "frame-ancestors 'none'" in content_policy
    assert "unsafe-inline" not in content_policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_of_curators_are_kept_by_no_cache(signed_in: FlaskClient) -> None:
    assert signed_in.get("/review/").headers["Cache-Control"] == "no-store"


def test_forms_may_lead_to_spotifys_sign_in_and_nowhere_else() -> None:
    settings = Settings(spotify_accounts_url="http://127.0.0.1:9100/accounts")
    assert "form-action 'self' http://127.0.0.1:9100;" in policy(settings)


def test_no_template_holds_an_inline_script_style_or_listener() -> None:
    for path in sorted(Path(shipped("templates")).rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text), path
        for opening in re.findall(r"<script[^>]*>", text):
            assert "src=" in opening or "application/ld+json" in opening, path
        assert "| safe" not in text, path
