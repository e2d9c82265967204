"""Prints what the spam stage finds on sites that its tables and trees have not seen: measure_folds.py COPY FOLDS DATA

COPY is a copy of the sources that may be changed, with a build folder "build" in it; FOLDS what retrain.py --check wrote; DATA the
folder with clean_ko.jsonl.gz. Each fold's tables and trees are built into the copy, and the pages of the sites that the fold has
not seen are injected with phrases that no training has seen. The lexicon is off.
"""

import collections
import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path

import measure

LIMIT = 800  # pages of each way to inject, in each fold


def build(copy, fold):
    for name in ("spam_ngrams.b64", "spam_topics.b64", "spam_trees.tsv", "spam_shape_trees.tsv"):
        shutil.copy(fold / name, copy / "src/data" / name)
    subprocess.run(["ninja", "-C", str(copy / "build"), "-j2", "tests/spam/spam_eval"], check=True, stdout=subprocess.DEVNULL)
    return measure.Stage(copy / "build")


def main():
    copy, folds, data = (Path(argument) for argument in sys.argv[1:])
    pages = [json.loads(line) for line in gzip.open(data / "clean_ko.jsonl.gz", "rt", encoding="utf-8")]
    table = collections.defaultdict(collections.Counter)
    characters = phrases = 0
    for fold in sorted(folds.iterdir()):
        sites = set((fold / "sites").read_text(encoding="utf-8").split())
        unseen = [{key: page[key] for key in ("site", "title", "text")} for page in pages if page["site"] in sites]
        stage = build(copy, fold)
        for mode in measure.MODES:
            rows = [row for row in measure.inject(mode, unseen, 11, LIMIT) if len(row["spans"]) >= 3]
            for described in (False, True):
                count = measure.count_injected(stage, rows, described)
                table[mode, described] += count
                print(f"  {fold.name} {mode} {'described' if described else 'bare'} {count['found'] / count['gold']:.3f} of {count['gold']}, "
                      f"{count['false']} of {count['all']} false", flush=True)
        for page, result in zip(unseen, stage.find(unseen, lexicon=False)):
            characters += len(page["text"])
            for phrase in sorted({finding["found"] for finding in result["findings"]}):
                phrases += 1
                print("   clean:", page["site"], phrase)
    print("sites left out of tables and trees, lexicon off, unseen phrases, three occurrences or more")
    for (mode, described), count in table.items():
        print(f"  {mode:12} {'described' if described else 'bare':9} found {count['found'] / count['gold']:.3f} of {count['gold']}, precision "
              f"{1 - count['false'] / count['all']:.4f} ({count['false']} of {count['all']} false)")
    print(f"  {phrases} phrases in {characters} characters of clean text")


if __name__ == "__main__":
    main()
