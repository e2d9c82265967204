#!/usr/bin/env python3
"""How well labels come out on pages that training has not seen: cross-validation by page over the hand-labelled HTML pages.

usage: tools/label_folds.py --data DATA [--kijil build/src/cli/kijil] [--folds 3]

Trains the body and the label model of tools/train.py once a fold, without the fold's hand-labelled pages (DATA/korean and
the fixtures), and prints for each collection how many lines get their label, how many are rightly taken for body or not,
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


def predict(content, kind, page):
    """Index into LABELS of each line."""
    body = content.predict(page.features) >= 0.5
    return np.where(body, 0, kind.predict(page.features).argmax(1) + 1)


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
    labelled = [page for page in pages if page.labels]
    fold_of = dict(zip((page.id for page in labelled),
                       np.random.RandomState(0).permutation(len(labelled)) % arguments.folds))
    pairs = {}
    for fold in range(arguments.folds):
        rest = [page for page in pages if fold_of.get(page.id) != fold]
        content, kind = train.train_content(rest, names, False), train.train_kind(rest, names, False)
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
