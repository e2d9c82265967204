#!/usr/bin/env python3
"""Checks that a stage includes only stages before it, that every table says where its rows come from, and that nothing
slipped in at the top.

usage: layers.py SOURCE_ROOT
"""
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import tap  # noqa: E402

LIBRARY = ["text", "decode", "parse", "line", "feature", "classify", "spam", "assemble"]
COMMAND = ["read", "write", "cli"]
TOP = {".ci", ".clang-format", ".clang-tidy", ".editorconfig", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md",
       "LICENSE", "README.md", "benchmarks", "docs", "fixtures", "include", "meson.build", "meson_options.txt", "src",
       "subprojects", "tests", "tools"}
ROOT = Path(sys.argv[1])


def included(path):
    for name in re.findall(r'^#include "([a-z_]+)/', path.read_text(encoding="utf-8"), re.M):
        if name in LIBRARY + COMMAND:
            yield name


def stage(name):
    order = LIBRARY + COMMAND
    for path in sorted((ROOT / "src" / name).rglob("*.[ch]pp")):
        for other in included(path):
            assert order.index(other) <= order.index(name), f"{path.name} includes {other}/, which comes later"
            assert name in COMMAND or other in LIBRARY, f"{path.name} of the library includes {other}/ of the command"


def tables_have_sources():
    for path in sorted((ROOT / "src/data").glob("*.tsv")):
        header = next(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        assert "source" in header.split("\t"), f"{path.name} has no source column"


def no_recursive_parse():
    """Depth is the attacker's: gumbo_destroy_output recurses, and is never called."""
    for path in (ROOT / "src").rglob("*.cpp"):
        code = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
        assert "gumbo_destroy_output" not in code, path.name
        assert "<regex>" not in code, path.name


def top_level():
    """Output that a command left in the checkout is not committed with what was meant to be."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        return "not a git checkout, or no git"
    # CI may run as another user than the one who cloned.
    git = ["git", "-c", f"safe.directory={ROOT}", "-C", ROOT]
    tracked = subprocess.run([*git, "ls-files"], capture_output=True, text=True, check=True).stdout.splitlines()
    strangers = {path.split("/")[0] for path in tracked} - TOP
    assert not strangers, f"{strangers} at the top"


tap.run([(f"layers: {name}", lambda name=name: stage(name)) for name in LIBRARY + COMMAND]
        + [("tables have sources", tables_have_sources), ("no recursive parse", no_recursive_parse),
           ("top level", top_level)])
