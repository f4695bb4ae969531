"""Take the README's picture: a playlist's page as a listener sees it.

Run it after the demo, while the site is up:

    make demo
    .venv/bin/python bench/screenshot.py

It opens the first playlist of the front page in Chromium (`apt-get install chromium`, or name one in CHROMIUM) and
writes `docs/screenshots/playlist.png`. Other addresses, pages and files:

    .venv/bin/python bench/screenshot.py --site http://127.0.0.1:8000 --page /playlists/im-here --dark --to page.png
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

OUT = Path(__file__).parents[1] / "docs" / "screenshots" / "playlist.png"
SIZE = (1280, 1240)


def main() -> int:
    """Write the picture; return 0, or 1 with a sentence where there is no browser or no site."""
    asked = _asked()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        print("There is no Chromium here: `apt-get install chromium`, or name one in CHROMIUM.", file=sys.stderr)
        return 1
    try:
        _take(chromium, asked)
    except Error as error:
        print(f"No picture was taken: {error.message.splitlines()[0]}", file=sys.stderr)
        return 1
    print(f"{asked.to} ({asked.to.stat().st_size // 1024} KB)")
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Take a picture of a playlist's page.")
    parser.add_argument("--site", default="http://127.0.0.1:8000", help="where the site runs")
    parser.add_argument("--page", help="the page's path; the first playlist of the front page unless given")
    parser.add_argument("--to", type=Path, default=OUT, help="the PNG to write")
    parser.add_argument("--dark", action="store_true", help="as who prefers the dark sees it")
    parser.add_argument("--width", type=int, default=SIZE[0], help="of the window, in pixels")
    parser.add_argument("--height", type=int, default=SIZE[1], help="of the window, in pixels")
    return parser.parse_args()


def _take(chromium: str, asked: argparse.Namespace) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(
            viewport={"width": asked.width, "height": asked.height}, color_scheme="dark" if asked.dark else "light"
        )
        page.goto(asked.site + (asked.page or _first_playlist(page, asked.site)))
        asked.to.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=asked.to)
        browser.close()


def _first_playlist(page: Page, site: str) -> str:
    page.goto(site)
    return page.locator(".card h3 a").first.get_attribute("href", timeout=5000) or "/"


if __name__ == "__main__":
    sys.exit(main())
