#!/usr/bin/env python3
"""Compares every page of fixtures/pages with what it should give.

usage: golden_test.py KIJIL FIXTURES [--update]

A fixture is a folder with source.html or source.txt and expected.txt, the clean body. `--update` writes expected.txt
anew: read the change as a diff before you commit it. A fixture in known_differences.tsv, beside FIXTURES, keeps the body
that should come out and must differ from it; once it does not, its row has to go.
"""
import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

ALL = "content,title,byline,caption,navigation,sidebar,prompt,notice,comment,spam"


def source_of(folder):
    return next(folder.glob("source.*"))


def clean(kijil, folder, *options):
    command = [kijil, "clean", *options, str(source_of(folder))]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def known_differences(fixtures):
    """Names of the fixtures whose body is known to differ."""
    header, *rows = (fixtures.parent / "known_differences.tsv").read_text(encoding="utf-8").splitlines()
    assert header == "fixture\twhat\tsource", header
    names = [row.split("\t")[0] for row in rows]
    assert names == sorted(set(names)), "rows rise"
    return names


def body(kijil, folder, known):
    got = clean(kijil, folder, "--output", "text")
    expected = (folder / "expected.txt").read_text(encoding="utf-8")
    if folder.name in known:
        assert got != expected, f"{folder.name} gives its body now: remove its row from known_differences.tsv"
    else:
        assert got == expected, f"body differs\n--- expected\n{expected}\n--- got\n{got}"


def ledger(kijil, folder):
    """Every line is in the ledger once, and what is kept is the body."""
    page = json.loads(clean(kijil, folder, "--output", "jsonl", "--lines", "--spam", "off"))
    lines = page["lines"]
    numbers = [line["number"] for line in lines]
    assert numbers == sorted(set(numbers)), "numbers rise"
    kept = [line["text"] for line in lines if line["kept"]]
    assert [text for text in page["text"].split("\n") if text.strip()] == kept, "kept lines are the body"
    everything = json.loads(clean(kijil, folder, "--output", "jsonl", "--keep", ALL, "--spam", "off"))["text"]
    assert [text for text in everything.split("\n") if text.strip()] == [line["text"] for line in lines], \
        "kept and removed lines together are the page"
    for line in lines:
        assert abs(sum(line["scores"].values()) - 1) < 0.001, line
        assert line["label"] == "spam" or line["reasons"], line


def source_bytes(kijil, folder):
    """Where a line says it stands in the page, its words stand."""
    page = source_of(folder).read_bytes()
    if not source_of(folder).name.endswith(".txt"):
        return None
    for line in json.loads(clean(kijil, folder, "--output", "jsonl", "--lines"))["lines"]:
        there = page[line["begin"]:line["end"]].decode("utf-8")
        assert there.split() == line["text"].split(), (there, line["text"])
    return None


def main():
    kijil, fixtures = sys.argv[1], Path(sys.argv[2])
    folders = sorted(folder for folder in fixtures.iterdir() if folder.is_dir())
    known = known_differences(fixtures)
    assert all((fixtures / name).is_dir() for name in known), known
    if "--update" in sys.argv:
        for folder in folders:
            if folder.name in known:
                continue
            (folder / "expected.txt").write_text(clean(kijil, folder, "--output", "text"), encoding="utf-8")
        return
    checks = {"body": lambda kijil, folder: body(kijil, folder, known), "ledger": ledger, "source_bytes": source_bytes}
    tap.run((f"{folder.name}: {name}", lambda folder=folder, check=check: check(kijil, folder))
            for folder in folders for name, check in checks.items())


main()
