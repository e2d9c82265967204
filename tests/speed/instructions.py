#!/usr/bin/env python3
"""Counts the instructions that a byte of the fixture pages costs, so that what was gained is not lost unseen.

usage: instructions.py CLEAN_ROUNDS FIXTURES REASON

Instructions are counted by callgrind, and are the same on every run, however busy the machine is. The bounds are half
as much again as what was counted when they were set, so that a change of compiler or a few features more pass, and a
stage that takes twice its time does not. Fixture pages have 3 KB on average where pages of the Web have 100, and
consist of little but text, so that a byte of them costs some six times as much: docs/speed.md has the figures of real
pages.

REASON: why the build cannot be counted; empty when it can.
"""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

PROGRAM, FIXTURES, REASON = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
BOUNDS = {"parse": 72, "clean": 520, "ledger": 1040}  # instructions a byte; 48, 354 and 715 were counted


def count(what, rounds, pages):
    """Instructions of the whole program, and the bytes of the pages."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", PROGRAM, what, str(rounds)]
    # Meson asks malloc to fill what it gives, which would be counted, too.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MALLOC_")}
    run = subprocess.run(command + [str(page) for page in pages], capture_output=True, text=True, check=True,
                         env=environment)
    return int(re.search(r"Collected : (\d+)", run.stderr).group(1)), int(run.stdout)


def instructions(what):
    if REASON:
        return REASON
    if shutil.which("valgrind") is None:
        return "valgrind is not installed"
    pages = sorted(FIXTURES.glob("*/source.html"))
    once, size = count(what, 1, pages)
    more, _ = count(what, 3, pages)
    per_byte = (more - once) / 2 / size  # without what the program does once
    print(f"# {what}: {per_byte:.1f} instructions a byte of {size} bytes, at most {BOUNDS[what]}")
    assert per_byte <= BOUNDS[what], f"{per_byte:.1f} instructions a byte, more than {BOUNDS[what]}"


tap.run((f"{what} in at most {bound} instructions a byte", lambda what=what: instructions(what))
        for what, bound in BOUNDS.items())
