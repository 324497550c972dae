"""Imports go bot -> storage -> summarizers, and the core touches nothing outside itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("summarizers", "storage", "bot")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
CORE = [path for path in SOURCES if path.is_relative_to(ROOT / "summarizers")]

# What a package may import of the project: itself and what lies below it.
BELOW = {"summarizers": {"summarizers"}, "storage": {"storage", "summarizers"}, "bot": set(PACKAGES)}

# The same for the rooms of the core; the values beside them, such as `article`, are for all.
FLOORS = ("language", "figures", "claims", "lines", "differences", "summary")
ROOMS_BELOW = {room: set(FLOORS[:floor]) for floor, room in enumerate(FLOORS)} | {
    "linking": {"language", "figures"},
    "furniture": {"language"},
}

OUTSIDE = {
    *("aiohttp", "aiosqlite", "asyncio", "fcntl", "glob", "http", "httpcore", "httpx", "io", "logging"),
    *(
        "multiprocessing",
        "os",
        "pathlib",
        "random",
        "requests",
        "shutil",
        "signal",
        "socket",
        "sqlite3",
        "ssl",
    ),
    *("subprocess", "sys", "telegram", "tempfile", "threading", "time", "urllib.request", "uuid"),
}
IMPURE_CALLS = {"open", "print", "input", "exec", "eval", "__import__", "breakpoint"}
CLOCK = {"now", "utcnow", "today", "fromtimestamp"}

# Where updates come in and replies go out, and the commands that start it and try the token.
TELEGRAM_ROOMS = ("bot/app", "bot/handlers", "bot/telegram", "bot/inbox", "bot/outbox", "bot/commands/")
HTTP_ROOMS = ("bot/fetch",)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"), filename=str(path))))


def imports_of(path: Path) -> set[str]:
    """The dotted names of the modules that a file imports."""
    found: set[str] = set()
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports relatively"
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def holds(imports: set[str], module: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for name in imports)


def calls_of(path: Path) -> set[str]:
    """The last names of all that a file calls: "now" of datetime.now()."""
    functions = [node.func for node in nodes_of(path) if isinstance(node, ast.Call)]
    plain = {function.id for function in functions if isinstance(function, ast.Name)}
    return plain | {f".{function.attr}" for function in functions if isinstance(function, ast.Attribute)}


def test_the_packages_are_found() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in SOURCES} == set(PACKAGES)


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_imports_go_down_only(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    own = {name.split(".")[0] for name in imports_of(path)} & {*PACKAGES, "tests", "benchmarks"}
    assert own <= BELOW[package]


@pytest.mark.parametrize("room", ROOMS_BELOW)
def test_the_rooms_of_the_core_import_down_only(room: str) -> None:
    paths = [path for path in CORE if path.parent.name == room]
    modules = {name for path in paths for name in imports_of(path)}
    rooms = {name.split(".")[1] for name in modules if name.startswith("summarizers.")} & set(ROOMS_BELOW)
    assert paths
    assert rooms - {room} <= ROOMS_BELOW[room]


def test_every_room_of_the_core_has_its_floor() -> None:
    assert {path.parent.name for path in CORE} - {"summarizers"} == set(ROOMS_BELOW)


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_the_core_reads_and_writes_nothing_outside_and_knows_no_clock(path: Path) -> None:
    imports, calls = imports_of(path), calls_of(path)
    assert not {module for module in OUTSIDE if holds(imports, module)}
    assert not calls & IMPURE_CALLS
    assert not calls & {f".{name}" for name in CLOCK}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_each_library_of_the_edges_has_its_rooms(path: Path) -> None:
    name, imports = name_of(path), imports_of(path)
    assert not holds(imports, "telegram") or name.startswith(TELEGRAM_ROOMS)
    assert not (holds(imports, "httpcore") or holds(imports, "httpx")) or name.startswith(HTTP_ROOMS)
    assert not (holds(imports, "aiosqlite") or holds(imports, "sqlite3")) or name.startswith("storage/")
    assert not holds(imports, "sumy") or name == "summarizers/language/words.py"


@pytest.mark.parametrize(
    ("call", "spared"),
    [
        ("--version", {"numpy", "nltk", "telegram", "trafilatura"}),
        ("brief", {"telegram"}),
        ("link", {"telegram"}),
        ("stats", {"telegram", "trafilatura"}),
    ],
)
def test_a_command_loads_no_library_of_another(call: str, spared: set[str]) -> None:
    loads = (
        "import sys; from bot.__main__ import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: print('loaded:', *sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", loads, call, *([] if call.startswith("-") else ["--help"])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(run.stdout.partition("loaded:")[2].split())
    assert "bot.commands" in loaded
    assert not loaded & spared


def innermost(modules: set[str]) -> set[str]:
    """The modules without the packages of which a part is among them: that is what is imported."""
    return {name for name in modules if not any(other.startswith(f"{name}.") for other in modules)}


def loops(graph: dict[str, set[str]]) -> set[str]:
    """The modules that stand on a way back to themselves."""
    reach = {module: set(below) for module, below in graph.items()}
    for middle in graph:
        for found in reach.values():
            found.update(reach[middle] if middle in found else ())
    return {module for module, found in reach.items() if module in found}


def test_no_module_imports_itself_by_way_of_others() -> None:
    modules = {name_of(path)[:-3].replace("/", ".").removesuffix(".__init__"): path for path in SOURCES}
    graph = {name: innermost(imports_of(path) & set(modules)) - {name} for name, path in modules.items()}
    assert loops(graph) == set()


def test_a_loop_of_imports_would_be_seen() -> None:
    assert loops({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == {"a", "b", "c"}
