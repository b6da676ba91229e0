"""Rules of the house that no tool knows: who may go round the scope, what a template may hold."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from pghistory.models import Event

ROOT = Path(settings.BASE_DIR)
APPS = ("chibo", "members", "congresses", "resolutions")
SOURCES = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py"))]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

# Chapters that may read without scope: they are handed what they work on, or work for all.
# The rest (views, forms, exports, urls …) goes through `visible_to`.
MAY_GO_ROUND = {
    "models",
    "queries",
    "indicators",
    "documents",
    "actions",
    "imports",
    "demo",
    "management",
    "contributions",
    "migrations",
}
EVENTS = {model.__name__ for model in apps.get_models() if issubclass(model, Event)}
ROUND = {"unscoped", "_base_manager", "_default_manager"}


def chapter(path):
    """The chapter of a source file: "views" for members/views/acts.py."""
    return path.relative_to(ROOT).parts[1].removesuffix(".py")


def goes_round(path):
    """(line, word) of everything in the file that passes by the scope."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    declared = set(_declared_choices(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ROUND and node not in declared:
            yield node.lineno, node.attr
        if isinstance(node, ast.Name) and node.id in EVENTS:
            yield node.lineno, node.id


def _declared_choices(tree):
    """What a choice field is declared over: `ScopedChoices` empties it before anybody sees it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _is_choice_field(node.func):
            yield from ast.walk(node.args[0])


def _is_choice_field(function):
    return getattr(function, "attr", "") in ("ModelChoiceField", "ModelMultipleChoiceField")


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if chapter(path) not in MAY_GO_ROUND],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_views_and_forms_stay_within_the_scope(path):
    allowed = KNOWN_ROUNDS.get(str(path.relative_to(ROOT)), set())
    assert {word for _, word in goes_round(path)} - allowed == set()


KNOWN_ROUNDS = {
    # Empties every list of choices until `choices_for` fills it.
    "chibo/forms/base.py": {"_base_manager"},
    # Locks the very row an action was given.
    "chibo/regulations.py": {"_base_manager"},
}


def test_the_test_of_scope_would_notice(tmp_path):
    wrong = tmp_path / "views.py"
    lines = (
        "Member.unscoped.all()",
        "UnitEvent.objects.all()",
        "forms.ModelChoiceField(M.unscoped)",
    )
    wrong.write_text("\n".join(lines))
    assert list(goes_round(wrong)) == [(1, "unscoped"), (2, "UnitEvent")]


# --- Templates -----------------------------------------------------------------------------------

INLINE = re.compile(
    r"<style|<script(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|hx-on|https?://",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_holds_no_inline_style_script_or_handler(path):
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"))
    assert [found for found in INLINE.findall(text) if found != XML_NAMESPACE] == []


XML_NAMESPACE = "http://www.w3.org/"


@pytest.mark.parametrize(
    "text",
    ['<p style="x">', "<script>x</script>", '<a onclick="x">', '<img src="http://x/y.png">'],
)
def test_the_test_of_templates_would_notice(text):
    assert INLINE.search(text)


# Named by Django, allauth and crispy themselves.
NAMED_ELSEWHERE = re.compile(r"^(\d{3}(_csrf)?\.html|account/|bootstrap5/)")


def test_every_template_is_used():
    said = [path.read_text(encoding="utf-8") for path in (*SOURCES, *TEMPLATES)]
    names = [str(path.relative_to(ROOT / "templates")) for path in TEMPLATES]
    unused = [
        name
        for name in names
        if not NAMED_ELSEWHERE.match(name)
        and not any(f'"{name}"' in text or f'"{Path(name).name}"' in text for text in said)
    ]
    assert unused == []


def test_a_fragment_never_extends():
    fragments = [path for path in TEMPLATES if path.name.startswith("_")]
    assert [p.name for p in fragments if "{% extends" in p.read_text(encoding="utf-8")] == []


ADDRESS = re.compile(r" as (\w+_url) %}")
BLOCK = re.compile(r"{% block \w+ %}(.*?){% endblock", re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_an_address_is_made_in_the_block_that_uses_it(path):
    """A block forgets its variables at its end: the link of another would lead nowhere."""
    text = path.read_text(encoding="utf-8")
    outside = set(ADDRESS.findall(BLOCK.sub("", text)))
    made = set(ADDRESS.findall(text)) - outside
    lost = {
        name
        for block in BLOCK.findall(text)
        for name in made - set(ADDRESS.findall(block))
        if re.search(rf"\b{name}\b", block)
    }
    assert lost == set()
