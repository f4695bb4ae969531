"""The colours of the style sheet against WCAG 2.2: 4.5 for text, 3 for edges of controls."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import playlist_service.web

SHEET = (Path(playlist_service.web.__file__).parent / "static" / "site.css").read_text(encoding="utf-8")


def tokens(dark: bool) -> dict[str, str]:
    light, *rest = re.findall(r":root \{(.+?)\}", SHEET, re.DOTALL)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rest[0])) if dark else found


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


TEXT = [
    *((ink, ground) for ink in ("ink", "soft", "accent", "good", "waiting", "bad") for ground in ("paper", "raised")),
    ("mark-ink", "mark"),
    ("good", "good-wash"),
    ("waiting", "waiting-wash"),
    ("bad", "bad-wash"),
    ("soft", "quiet-wash"),
    ("ink", "quiet-wash"),
    ("paper", "ink"),
    ("paper", "accent"),
    ("paper", "bad"),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_stands_out_from_its_ground(ink: str, ground: str, dark: bool) -> None:
    colours = tokens(dark)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "raised"])
def test_the_edges_of_fields_and_the_focus_can_be_seen(ground: str, dark: bool) -> None:
    colours = tokens(dark)
    assert contrast(colours["edge"], colours[ground]) >= 3
    assert contrast(colours["accent"], colours[ground]) >= 3
