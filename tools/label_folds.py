#!/usr/bin/env python3
"""How well labels come out on pages that training has not seen: cross-validation by site over the hand-labelled HTML pages.

usage: tools/label_folds.py --data DATA [--kijil build/src/cli/kijil] [--folds 3]

Trains the body model of East Asian pages and the label model of tools/train.py once a fold, without the fold's hand-labelled pages (DATA/korean,
those of ko_raw and the fixtures), and prints for each collection how many lines get their label, how many are rightly taken for body or not,
and the confusion matrix. A line counts as body from P(content) 0.5; the rules of classify/forms.cpp and the page's own threshold are
left out, so that the shipped program does a little better.
"""
import argparse
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tools/tables")]
import train  # noqa: E402
import tsv  # noqa: E402


LABELLED = {"korean", "ko_raw", "fixtures"}
LONG = 6       # characters of a line that says whose it is
SHARED = 0.15  # of the shorter page's such lines, in pages of one site


def predict(content, kind, page):
    """Index into LABELS of each line."""
    body = content.predict(page.features) >= 0.5
    return np.where(body, 0, kind.predict(page.features).argmax(1) + 1)


def sites(pages):
    """A number for each page, the same for pages of one site: those that share lines. Fixtures are sites of their own."""
    lines = [{line for line in page.lines if len(line) >= LONG} if page.set_name != "fixtures" else set() for page in pages]
    site = list(range(len(pages)))
    for later in range(len(pages)):
        for earlier in range(later):
            if len(lines[later] & lines[earlier]) > SHARED * min(len(lines[later]), len(lines[earlier])):
                old, new = site[later], site[earlier]
                site = [new if number == old else number for number in site]
    return site


def show(name, pairs):
    """Prints accuracies and the confusion matrix of (given, predicted) label indices."""
    table = np.zeros((len(train.LABELS), len(train.LABELS)), int)
    np.add.at(table, tuple(np.array(pairs).T), 1)
    body = table[0, 0] + table[1:, 1:].sum()
    print(f"{name}: {table.sum()} lines, label {np.trace(table) / table.sum():.4f}, "
          f"content or not {body / table.sum():.4f}")
    print("       given |" + "".join(f"{label:>11}" for label in train.LABELS))
    for label, row in zip(train.LABELS, table):
        print(f"{label:>12} |" + "".join(f"{count:11}" for count in row))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kijil", default=ROOT / "build/src/cli/kijil")
    parser.add_argument("--data", required=True)
    parser.add_argument("--folds", type=int, default=3)
    parser.set_defaults(sets="", no_labels=False)
    arguments = parser.parse_args()
    names = [row["name"] for row in tsv.rows(ROOT / "src/data/features.tsv")]
    pages = [page for page in train.read_pages(arguments, names)[0] if page.features is not None]
    labelled = [page for page in pages if page.labels and page.set_name in LABELLED]
    site_of = sites(labelled)
    fold_of_site = dict(zip(sorted(set(site_of)), np.random.RandomState(0).permutation(len(set(site_of))) % arguments.folds))
    fold_of = {page.id: fold_of_site[site] for page, site in zip(labelled, site_of)}
    pairs = {}
    for fold in range(arguments.folds):
        rest = [page for page in pages if fold_of.get(page.id) != fold]
        content, kind = train.train_content(rest, names, "east_asian"), train.train_kind(rest, names, "html")
        for page in labelled:
            if fold_of[page.id] != fold:
                continue
            predicted = predict(content, kind, page)
            pairs.setdefault(page.set_name, []).extend(
                (train.LABELS.index(label), predicted[line]) for line, label in page.labels.items()
                if label in train.LABELS)
    for name, of_set in sorted(pairs.items()):
        show(name, of_set)


main()
