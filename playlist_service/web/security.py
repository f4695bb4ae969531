"""The headers that every answer carries: nothing from elsewhere, nothing inline, nobody's frame."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request

from playlist_service.config import Settings


def install(app: Flask, settings: Settings) -> None:
    """Add the security headers to every answer of the site."""
    headers = _headers(settings)

    @app.after_request
    def _add(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if not response.cache_control and request.endpoint != "static":
            response.cache_control.no_store = True
        return response


def policy(settings: Settings) -> str:
    """Return the content security policy.

    Browsers hold a form's redirects to `form-action` too, and the form that connects an account leads to Spotify.
    """
    accounts = urlsplit(settings.spotify_accounts_url)
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'none'",
            f"form-action 'self' {accounts.scheme}://{accounts.netloc}",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def _headers(settings: Settings) -> dict[str, str]:
    headers = {
        "Content-Security-Policy": policy(settings),
        # Within the site the referrer serves the CSRF check and the way back; other sites get none.
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    }
    if settings.public_url.startswith("https://"):
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers
