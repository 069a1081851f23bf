"""Who may import whom, as the README draws it: this test fails on any other arrow."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ("spiritual", "archive", "editions", "pages", "letters", "syndication", "adverts", "paper")
MAY_IMPORT = {
    "kazakh": set(),
    "news": {"kazakh"},
    **{app: {"kazakh", "news"} for app in APPS},
    "desk": {"kazakh", "news", *APPS},
    "legacy": {"kazakh", "news", *APPS},
    "qazaly": {"kazakh", "news", *APPS, "desk", "legacy"},
    "tools": set(),
    "bench": {"kazakh", "news", "tools"},
}
# Settings name each app, and the editor's allow-list, before any app is there.
FRAMEWORKS = {"django", "mptt", "csp", "environ", "django_prose_editor", "js_asset"}


def imported(path: Path) -> set[str]:
    """The first words of all modules that a file imports, inside functions too."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def arrows(package: str, root: Path = ROOT) -> set[tuple[str, str]]:
    """Pairs of a file and a package of ours that it imports without leave."""
    allowed = MAY_IMPORT[package] | {package}
    return {
        (path.name, name)
        for path in (root / package).rglob("*.py")
        for name in imported(path) & MAY_IMPORT.keys() - allowed
    }


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_point_down(package):
    assert arrows(package) == set()


def test_every_package_has_its_place():
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages - {"tests"} == set(MAY_IMPORT)


def test_language_package_knows_no_framework():
    for path in (ROOT / "kazakh").rglob("*.py"):
        assert not imported(path) & FRAMEWORKS, path


def test_tools_run_before_anything_is_installed():
    for path in (ROOT / "tools").rglob("*.py"):
        assert not imported(path) & FRAMEWORKS, path


def test_a_forbidden_arrow_is_found(tmp_path):
    (tmp_path / "news").mkdir()
    wrong = tmp_path / "news" / "wrong.py"
    wrong.write_text("def late():\n    from qazaly import furniture\n\nimport archive.calendar\n")
    assert arrows("news", tmp_path) == {("wrong.py", "qazaly"), ("wrong.py", "archive")}
