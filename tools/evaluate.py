#!/usr/bin/env python3
"""Scores kijil on sets of pages with gold bodies.

usage: tools/evaluate.py --data DATA [--kijil KIJIL] [--bare] [OPTION of kijil clean...]

DATA holds NAME.warc.gz with NAME.gold.jsonl.gz. Prints one row a set: sh4 F1 (bag F1 for wcxb_dev). Sets whose gold has
the headline are cleaned with --keep content,title. --bare cleans the same lines without their markup.
"""
import argparse
import gzip
import json
import subprocess
import sys
from pathlib import Path

import scoring

WITH_TITLE = {"wcxb_dev", "waddle", "google_trends", "cleaneval"}
BY_BAG = {"wcxb_dev"}
ALL = "content,title,byline,caption,navigation,sidebar,prompt,notice,comment,spam"


def clean(kijil, keep, options, archive=None, stdin=None):
    command = [str(kijil), "clean", "--output", "jsonl", "--keep", keep, "--threads", "2", *options]
    result = subprocess.run(command + ([str(archive)] if archive else ["--input", "jsonl", "-"]), input=stdin,
                            capture_output=True, text=True)
    if result.returncode not in (0, 1):
        raise SystemExit(result.stderr)
    return {page["id"]: page["text"] or "" for page in map(json.loads, result.stdout.rstrip("\n").split("\n") if result.stdout else [])}


def bodies(arguments, archive, keep, options):
    if not arguments.bare:
        return clean(arguments.kijil, keep, options, archive)
    lines = clean(arguments.kijil, ALL, ["--spam", "off"], archive)
    bare = "".join(json.dumps({"id": page, "text": text}) + "\n" for page, text in lines.items())
    return clean(arguments.kijil, keep, options, stdin=bare)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--kijil", default=Path(__file__).resolve().parent.parent / "build/src/cli/kijil")
    parser.add_argument("--bare", action="store_true")
    arguments, options = parser.parse_known_args()
    scores = []
    for gold_path in sorted(arguments.data.glob("*.gold.jsonl.gz")):
        name = gold_path.name.split(".")[0]
        keep = "content,title" if name in WITH_TITLE else "content"
        texts = bodies(arguments, gold_path.with_name(f"{name}.warc.gz"), keep, options)
        with gzip.open(gold_path, "rt", encoding="utf-8") as file:
            pairs = [(row["text"], texts.get(row["record"], "")) for row in map(json.loads, file)
                     if row.get("text") is not None]
        metric = scoring.bag if name in BY_BAG else scoring.sh4
        scores.append(metric(pairs))
        print(f"{name:18} {metric.__name__} {scores[-1]:.3f}  {len(pairs)} pages")
    if not scores:
        sys.exit(f"{arguments.data}: no *.gold.jsonl.gz")
    print(f"{'mean':18}     {sum(scores) / len(scores):.4f}")


main()
