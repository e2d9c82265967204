#!/usr/bin/env python3
"""How far `confidence` can be trusted: the F1 that pages of each confidence really have.

usage: tools/reliability.py --data DATA [--kijil KIJIL]
"""
import argparse
import gzip
import json
import subprocess
from pathlib import Path

import scoring

EDGES = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--kijil", default=Path(__file__).resolve().parent.parent / "build/src/cli/kijil")
    arguments = parser.parse_args()
    rows = []
    for gold_path in sorted(arguments.data.glob("*.gold.jsonl.gz")):
        archive = gold_path.with_name(gold_path.name.replace(".gold.jsonl.gz", ".warc.gz"))
        command = [str(arguments.kijil), "clean", "--output", "jsonl", "--threads", "2", str(archive)]
        output = subprocess.run(command, capture_output=True, text=True).stdout
        pages = {page["id"]: page for page in map(json.loads, output.rstrip("\n").split("\n"))}
        with gzip.open(gold_path, "rt", encoding="utf-8") as file:
            for gold in map(json.loads, file):
                page = pages.get(gold["record"])
                if page and page["text"] is not None and gold.get("text"):
                    rows.append((page["confidence"], scoring.bag([(gold["text"], page["text"])])))
    print("| confidence | pages | mean confidence | mean F1 |\n|---|---|---|---|")
    for low, high in zip(EDGES, EDGES[1:]):
        inside = [row for row in rows if low <= row[0] < high]
        if inside:
            print(f"| {low}–{min(high, 1)} | {len(inside)} | {scoring.mean(c for c, _ in inside):.3f} | "
                  f"{scoring.mean(f for _, f in inside):.3f} |")


main()
