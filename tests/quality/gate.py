#!/usr/bin/env python3
"""Holds the scores above their floors, where the pages are at hand.

usage: gate.py KIJIL SOURCE_ROOT

The pages are looked for in $KIJIL_DATA/dev, then in shared/data/dev beside the source folder; without them every case is
skipped.
"""
import os
import re
import subprocess
import sys
from pathlib import Path

KIJIL, ROOT = sys.argv[1], Path(sys.argv[2])
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "tools/tables"))
import tap  # noqa: E402
import tsv  # noqa: E402


def data():
    places = [Path(os.environ["KIJIL_DATA"], "dev")] if os.environ.get("KIJIL_DATA") else []
    places.append(ROOT.parent / "shared/data/dev")
    return next((place for place in places if place.is_dir()), None)


def scores(folder):
    command = [sys.executable, str(ROOT / "tools/evaluate.py"), "--data", str(folder), "--kijil", KIJIL]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {name: float(score) for name, score in re.findall(r"^(\w+) +(?:sh4|bag) ([0-9.]+)", output, re.M)}


def check(found, name, floor):
    if found is None:
        return "the pages are not at hand"
    assert found[name] >= floor, f"{name}: {found[name]} is below its floor {floor}"
    return None


def main():
    folder = data()
    found = scores(folder) if folder else None
    tap.run((f"{row['set']} at {row['floor']} or above",
             lambda row=row: check(found, row["set"], float(row["floor"])))
            for row in tsv.rows(ROOT / "tests/quality/floors.tsv"))


main()
