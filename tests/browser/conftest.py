"""Chromium, and the site on loopback for it to walk through."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from werkzeug.serving import make_server

from playlist_service.config import Settings
from playlist_service.web import create_app

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    # Whatever a page might ask of another host is not found, instead of leaving this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
_PATIENCE_MS = 20_000
"""Long enough for a machine that is busy with other tests; nothing waits longer than it has to."""
expect.set_options(timeout=_PATIENCE_MS)


def chromium() -> str:
    """Where Chromium is. A missing browser is a failure that says how to install one, never a test left out."""
    named = os.environ.get("CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found and Path(found).exists():
        return found
    pytest.fail("The browser tests need Chromium: `apt-get install -y chromium`, or name one in CHROMIUM.")


# One a module, not one a session: while Playwright runs, no other test of the process can have an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


def _complains(said: ConsoleMessage) -> bool:
    # The console notes every answer of 4xx as well; those pages are asked for on purpose.
    return said.type in ("error", "warning") and "the server responded with a status of" not in said.text


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page in a context of its own; at the end, nothing may have gone wrong in its console."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**options)
        context.set_default_timeout(_PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if _complains(said) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


class Site:
    """A free port of loopback; what it serves is told once its address is known."""

    def __init__(self) -> None:
        self._server = make_server("127.0.0.1", 0, _nothing, threaded=True)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def serve(self, app: Flask) -> str:
        self._server.app = app
        self._thread.start()
        return self.address

    def close(self) -> None:
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()


def _nothing(_environ: Any, start_response: Any) -> list[bytes]:
    start_response("503 Service Unavailable", [])
    return []


@pytest.fixture(scope="session")
def stand_ins() -> ModuleType:
    """The stand-ins of the web tests: they show states side by side that a real night rarely brings together."""
    path = Path(__file__).parents[1] / "web" / "conftest.py"
    spec = importlib.util.spec_from_file_location("web_stand_ins", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def specimen(stand_ins: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that shows every state at once."""
    settings = Settings(instance=tmp_path_factory.mktemp("specimen"), secret_key="a key for tests")
    site = Site()
    yield site.serve(create_app(stand_ins.StandInServices(stand_ins.StandIns()), settings))
    site.close()


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def sign_in() -> Callable[[Page, str, str, str], None]:
    def walk(page: Page, address: str, name: str, password: str) -> None:
        page.goto(f"{address}/sign-in")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(password)
        page.get_by_role("main").get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/review/")

    return walk
