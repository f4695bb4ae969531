"""Signing in and out: the session's cookie, the way back, the throttle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from playlist_service.config import Settings
from playlist_service.errors import InvalidInput
from playlist_service.web import create_app
from playlist_service.web.sessions import safe_path
from playlist_service.web.throttle import SignInThrottle

PASSWORD = "robots are people too"


def try_to_sign_in(client: FlaskClient, token: Callable[[str], str], **fields: str) -> Any:
    form = {"csrf_token": token(client.get("/sign-in").text), "name": "Ada", "password": PASSWORD, **fields}
    return client.post("/sign-in", data=form)


def test_a_page_for_curators_leads_to_sign_in_and_from_there_back(client: FlaskClient, token: Any) -> None:
    sent_away = client.get("/review/im-here?show=waiting")
    assert sent_away.status_code == 303
    assert sent_away.location == "/sign-in?next=/review/im-here?show%3Dwaiting"
    answer = try_to_sign_in(client, token, next="/review/im-here?show=waiting")
    assert (answer.status_code, answer.location) == (303, "/review/im-here?show=waiting")


@pytest.mark.parametrize(
    "path",
    ["/review/", "/review/im-here", "/review/im-here/sync", "/review/im-here/runs/7", "/ingest", "/account/spotify"],
)
def test_nobody_reads_a_page_for_curators_without_signing_in(client: FlaskClient, path: str) -> None:
    assert client.get(path).location.startswith("/sign-in")


def test_a_wrong_password_gets_a_clear_message_and_keeps_the_name(client: FlaskClient, token: Any) -> None:
    answer = try_to_sign_in(client, token, password="guess")
    assert answer.status_code == 422
    assert "The name or the password is wrong." in answer.text
    assert 'role="alert"' in answer.text
    assert 'value="Ada"' in answer.text
    assert "guess" not in answer.text


def test_after_five_failures_even_the_right_password_has_to_wait(client: FlaskClient, token: Any) -> None:
    for _ in range(5):
        assert try_to_sign_in(client, token, password="guess").status_code == 422
    answer = try_to_sign_in(client, token)
    assert answer.status_code == 429
    assert "Too many tries. Wait 5 minutes" in answer.text
    assert 0 < int(answer.headers["Retry-After"]) <= 300
    assert try_to_sign_in(client, token, name="Grace", password="x").status_code == 422


def test_the_throttle_forgets_after_a_while_and_after_the_right_password() -> None:
    seconds = [0.0]
    throttle = SignInThrottle(lambda: seconds[0])
    for _ in range(5):
        throttle.failed("Ada ", "127.0.0.1")
    assert throttle.wait_seconds("ada", "127.0.0.1") == 300
    assert throttle.wait_seconds("ada", "127.0.0.2") == 0
    seconds[0] = 301.0
    assert throttle.wait_seconds("ada", "127.0.0.1") == 0
    for _ in range(5):
        throttle.failed("ada", "127.0.0.1")
    throttle.succeeded("ada", "127.0.0.1")
    assert throttle.wait_seconds("ada", "127.0.0.1") == 0


def test_the_throttle_remembers_a_bounded_number_of_names() -> None:
    throttle = SignInThrottle(lambda: 0.0)
    for number in range(10_050):
        throttle.failed(f"name {number}", "127.0.0.1")
    assert len(throttle._failures) == 10_000


def test_signing_in_needs_the_forms_token(client: FlaskClient) -> None:
    answer = client.post("/sign-in", data={"name": "Ada", "password": PASSWORD})
    assert answer.status_code == 400
    assert "This form is out of date" in answer.text


def test_the_cookie_is_for_this_site_alone_and_for_no_script(client: FlaskClient, token: Any) -> None:
    cookie = try_to_sign_in(client, token).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_behind_https_the_cookie_is_secure_and_bound_to_the_host(tmp_path: Path, app: Any, token: Any) -> None:
    services = app.extensions["playlist_service"].services
    settings = Settings(instance=tmp_path, secret_key="k", public_url="https://lists.example")
    client = create_app(services, settings).test_client()
    headers = {"Referer": "https://lists.example/sign-in"}
    form = client.get("/sign-in", base_url="https://lists.example").text
    answer = client.post(
        "/sign-in",
        data={"csrf_token": token(form), "name": "Ada", "password": PASSWORD},
        base_url="https://lists.example",
        headers=headers,
    )
    assert answer.status_code == 303
    assert answer.headers["Set-Cookie"].startswith("__Host-session=")
    assert "Secure" in answer.headers["Set-Cookie"]
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_an_answer_that_changes_nothing_of_the_session_leaves_its_cookie_alone(signed_in: FlaskClient) -> None:
    # It could be on its way when another answer, with a message to show, sets the cookie anew, and would undo that.
    signed_in.get("/review/")
    for path in ("/static/icon.svg", "/", "/healthz"):
        with signed_in.get(path) as answer:
            assert "Set-Cookie" not in answer.headers, path


def test_signing_out_is_a_form_with_a_token_and_ends_the_session(signed_in: FlaskClient, token: Any) -> None:
    assert signed_in.get("/sign-out").status_code == 405
    assert signed_in.post("/sign-out").status_code == 400
    assert signed_in.get("/review/").status_code == 200
    answer = signed_in.post("/sign-out", data={"csrf_token": token(signed_in.get("/review/").text)})
    assert (answer.status_code, answer.location) == (303, "/")
    assert "You are signed out." in signed_in.get("/").text
    assert signed_in.get("/review/").status_code == 303


def test_whoever_is_signed_in_passes_the_sign_in_page_by(signed_in: FlaskClient) -> None:
    assert signed_in.get("/sign-in").location == "/review/"


def test_a_curator_who_was_disabled_is_signed_out_at_once(signed_in: FlaskClient, given: Any) -> None:
    given.disabled = True
    assert signed_in.get("/review/").location.startswith("/sign-in")


def test_a_cookie_that_was_tampered_with_is_worth_nothing(client: FlaskClient) -> None:
    client.set_cookie("session", "eyJfdXNlcl9pZCI6IjEifQ.aR.forged")
    assert client.get("/review/").status_code == 303


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/\t/evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/review\n/x",
        "",
        None,
    ],
)
def test_the_way_back_never_leads_elsewhere(elsewhere: str | None) -> None:
    assert safe_path(elsewhere, "/review/") == "/review/"


def test_a_path_of_this_site_is_a_way_back() -> None:
    assert safe_path("/review/im-here?show=waiting", "/") == "/review/im-here?show=waiting"


def test_signing_in_ignores_a_way_back_to_elsewhere(client: FlaskClient, token: Any) -> None:
    assert try_to_sign_in(client, token, next="//evil.example").location == "/review/"


def test_without_a_key_there_is_no_site(app: Any, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="PLAYLIST_SERVICE_SECRET_KEY"):
        create_app(app.extensions["playlist_service"].services, Settings(instance=tmp_path))
