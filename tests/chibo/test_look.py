"""What holds for every page's source: nothing inline, colours one can read, small scripts."""

import re
from itertools import chain

import pytest
from django.conf import settings

STATIC = settings.BASE_DIR / "static"
TEMPLATES = settings.BASE_DIR / "templates"
INLINE = re.compile(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|javascript:")
ON_PAPER = TEMPLATES / "print"  # WeasyPrint knows no Content-Security-Policy

SCREENS = [path for path in sorted(TEMPLATES.rglob("*.html")) if ON_PAPER not in path.parents]
TOKENS = dict(
    re.findall(r"(--[\w-]+): (#[0-9a-f]{3,6});", (STATIC / "css/tokens.css").read_text("utf-8"))
)
WRITING = 4.5  # WCAG 2.2, 1.4.3
SHAPES = 3  # WCAG 2.2, 1.4.11


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_template_has_nothing_inline(path):
    assert INLINE.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", sorted((STATIC / "js").glob("*.js")), ids=lambda path: path.name)
def test_script_is_short(path):
    assert len(path.read_text("utf-8").splitlines()) <= 100


def luminance(colour):
    """Relative luminance of #rgb or #rrggbb, as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white():
    assert contrast("#000", "#ffffff") == pytest.approx(21)


INKS = [
    [(ink, ground, WRITING) for ground in ("--paper", "--ground", "--line-2")]
    for ink in ("--ink", "--ink-2", "--ink-3")
]
STATES = [
    [(f"--{state}", f"--{state}-wash", WRITING), (f"--{state}", "--paper", WRITING)]
    for state in ("ok", "warn", "late", "note")
]
OTHERS = [
    ("--accent", "--paper", WRITING),
    ("--accent-2", "--accent-wash", WRITING),
    ("--note", "--ground", WRITING),
    ("--edge", "--paper", SHAPES),
    ("--edge", "--ground", SHAPES),
    ("--warn-fill", "--paper", SHAPES),
]


@pytest.mark.parametrize(("ink", "ground", "least"), [*chain(*INKS, *STATES), *OTHERS])
def test_colours_can_be_told_apart(ink, ground, least):
    assert contrast(TOKENS[ink], TOKENS[ground]) >= least
