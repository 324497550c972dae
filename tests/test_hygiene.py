"""The house rules that a linter does not hold: short functions and modules, a sentence at the top of each."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(p for package in ("bot", "storage", "summarizers") for p in (ROOT / package).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))

LONGEST_MODULE, LONGEST_FUNCTION = 300, 50
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager", "service", "base"}
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b|NotImplemented" r"Error")
FOREIGN_PATH = re.compile(r"[\"'](?:/home/|/root/|/Users/|/tmp/)")
MOCKS = re.compile(r"unittest\.mo" r"ck|monkeypatch\.set" r"attr|moc" r"ker\b")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions_in(path: Path) -> dict[str, int]:
    """The lines of each function of a file by its name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    return {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in found}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_modules_and_functions_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    assert {name: lines for name, lines in functions_in(path).items() if lines > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_module_says_what_it_owns_and_has_a_name_of_its_own(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body
    assert not FORBIDDEN_NAMES & set(path.stem.split("_"))


@pytest.mark.parametrize("path", [*SOURCES, *TESTS], ids=name_of)
def test_nothing_is_left_unfinished_or_bound_to_one_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert UNFINISHED.findall(text) == []
    assert FOREIGN_PATH.findall(text) == []


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_tests_use_the_real_thing(path: Path) -> None:
    assert MOCKS.findall(path.read_text(encoding="utf-8")) == []
