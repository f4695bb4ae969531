"""How the pages behave in a browser: small screens, keyboards, no scripts, dark rooms, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from types import ModuleType
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

PUBLIC = ["/", "/playlists/im-here", "/playlists/im-here/revisions/1", "/about", "/sign-in"]
REVIEW = "/review/im-here"
CURATORS = [
    "/review/",
    REVIEW,
    *(f"{REVIEW}/{room}" for room in ("sync", "runs/7", "settings")),
    "/ingest",
    "/account/spotify",
]

Open = Callable[..., Page]
SignIn = Callable[[Page, str, str, str], None]


@pytest.fixture
def curator(opened: Open, specimen: str, sign_in: SignIn, stand_ins: ModuleType) -> Open:
    def open_signed_in(**options: object) -> Page:
        page = opened(**options)
        sign_in(page, specimen, "Ada", stand_ins.PASSWORD)
        return page

    return open_signed_in


def unlabelled(page: Page) -> list[str]:
    """The controls without a name, and the names that two elements share as their id."""
    return page.evaluate(
        """() => {
          const named = (control) => (control.labels?.length || control.getAttribute("aria-label")
            || control.textContent.trim() || control.type === "hidden");
          const controls = [...document.querySelectorAll("button, a[href], input, select, textarea, summary")];
          const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
          return [...controls.filter((control) => !named(control)).map((control) => control.outerHTML),
                  ...ids.filter((id, at) => ids.indexOf(id) !== at)];
        }"""
    )


def check_structure(page: Page) -> None:
    expect(page.locator("h1")).to_have_count(1)
    for landmark in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title()
    assert unlabelled(page) == []
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map((one) => Number(one.tagName[1]))")
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels


def too_small(page: Page) -> list[str]:
    """Buttons that a finger misses: below 24 by 24 pixels (WCAG 2.2, 2.5.8)."""
    return page.evaluate(
        """() => [...document.querySelectorAll("button, .button, input:not([type=hidden]), select")]
          .filter((control) => control.offsetParent)
          .filter((control) => control.offsetWidth < 24 || control.offsetHeight < 24)
          .map((control) => control.outerHTML)"""
    )


@pytest.mark.parametrize("path", PUBLIC)
def test_public_pages_are_structured_and_load_nothing_from_elsewhere(opened: Open, specimen: str, path: str) -> None:
    page = opened()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(specimen + path)
    check_structure(page)
    assert too_small(page) == []
    assert {urlsplit(address).netloc for address in asked} == {urlsplit(specimen).netloc}
    assert page.context.cookies() == [] or path == "/sign-in"


def test_curators_pages_are_structured(curator: Open, specimen: str) -> None:
    page = curator()
    for path in CURATORS:
        page.goto(specimen + path)
        check_structure(page)
        assert too_small(page) == []


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_no_page_scrolls_sideways(curator: Open, specimen: str, width: int) -> None:
    page = curator(viewport={"width": width, "height": 800})
    for path in PUBLIC + CURATORS:
        page.goto(specimen + path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert beyond <= 0, (path, beyond)


def test_the_first_key_leads_past_the_masthead_and_focus_can_be_seen(opened: Open, specimen: str) -> None:
    page = opened()
    page.goto(f"{specimen}/playlists/im-here")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    assert skip.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Listen on Spotify")).to_be_focused()


def test_who_prefers_the_dark_gets_it_and_keeps_the_marked_words(opened: Open, specimen: str) -> None:
    grounds = {}
    for scheme in ("light", "dark"):
        page = opened(color_scheme=scheme)
        page.goto(f"{specimen}/playlists/im-here")
        grounds[scheme] = page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor")
        marked = page.locator("mark").first
        expect(marked).to_be_visible()
        assert marked.evaluate("one => getComputedStyle(one).backgroundColor") != grounds[scheme]
    assert grounds == {"light": "rgb(250, 246, 238)", "dark": "rgb(22, 20, 16)"}


def test_without_scripts_everything_still_works(curator: Open, specimen: str) -> None:
    page = curator(java_script_enabled=False)
    page.goto(f"{specimen}/review/im-here?show=waiting")
    entry = page.locator("#entry-3")
    expect(entry.get_by_role("button", name="Accept A/B Machines by Sleigh Bells, Treats").first).to_be_visible()
    entry.get_by_role("button", name="Reject entry A/B Machines").click()
    expect(page.get_by_role("status")).to_contain_text("“A/B Machines”: Rejected")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("status")).to_contain_text("You are signed out.")


def test_after_a_decision_the_focus_is_on_its_entry(curator: Open, specimen: str) -> None:
    page = curator()
    page.goto(f"{specimen}/review/im-here")
    page.get_by_role("button", name="Move Beautiful Life down").click()
    page.wait_for_url("**/review/im-here#entry-2")
    expect(page.locator("#entry-2")).to_be_focused()
    expect(page.get_by_role("status")).to_contain_text("Moved to position 3")


def test_further_evidence_opens_with_the_keyboard(opened: Open, specimen: str) -> None:
    page = opened()
    page.goto(f"{specimen}/playlists/im-here")
    more = page.locator("#track-1 details")
    expect(more.locator(".proof").first).to_be_hidden()
    more.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(more.locator(".proof").first).to_be_visible()


def test_a_wrong_password_is_said_next_to_the_form_and_leaves_the_name(opened: Open, specimen: str) -> None:
    page = opened()
    page.goto(f"{specimen}/sign-in")
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("The name or the password is wrong.")
    expect(page.get_by_label("Name")).to_have_value("Ada")
