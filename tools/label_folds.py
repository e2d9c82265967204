#!/usr/bin/env python3
"""How well labels come out on pages that training has not seen: cross-validation by site or page over the hand-labelled HTML pages.

usage: tools/label_folds.py --data DATA [--kijil build/src/cli/kijil] [--folds 3] [--by site|page]

Trains the network of HTML of tools/train.py, and the trees for the body of East Asian pages and for the labels, once a fold, without the fold's
hand-labelled pages (DATA/korean, the fixtures and those of tools/training/page_labels.tsv), and prints for each collection how many lines get
their label, how many are rightly taken for body or not, and the confusion matrix. A line counts as body from P(content) 0.5, as the Korean pages
see it; the rules of classify/forms.cpp and the page's own threshold are left out, so that the shipped program does a little better.
"""
import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tools/tables")]
import train  # noqa: E402  before NumPy, like tools/training/same_bytes.py

import numpy as np  # noqa: E402

import label_grams  # noqa: E402
import network  # noqa: E402
import sites  # noqa: E402
import tsv  # noqa: E402


def predict(content, kind, html_network, page, names):
    """Index into LABELS of each line."""
    outputs = network.predict(html_network, page.features, names)
    body = outputs[:, train.HTML_BODIES.index("east_asian")] + content.predict(page.features, raw_score=True) >= 0
    share = 0.35 if page.bare[0, names.index("page_hangul")] > train.KOREAN else 0.5  # kind_network_share of classify/classify.hpp
    speaks = (1 - share) * kind.predict(page.features, raw_score=True) + share * outputs[:, len(train.HTML_BODIES):]
    return np.where(body, 0, speaks.argmax(1) + 1)


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


def folds_of(labelled, folds, by):
    """A fold for each page, by id; by site no site is in two."""
    groups = sites.sites(labelled) if by == "site" else [page.id for page in labelled]
    fold_of_group = dict(zip(sorted(set(groups)), np.random.RandomState(0).permutation(len(set(groups))) % folds))
    return {page.id: fold_of_group[group] for page, group in zip(labelled, groups)}


def cross_validate(arguments, names, folder):
    """(given, predicted) label indices of the lines of each collection."""
    given = train.read_pages(arguments, names, folder)
    pages = [page for page in given.pages if page.features is not None]
    fold_of = folds_of(list(filter(label_grams.by_hand, pages)), arguments.folds, arguments.by)
    pairs = {}
    for fold in range(arguments.folds):
        rest = [page for page in pages if fold_of.get(page.id) != fold]
        of_rest = lambda made, fold=fold: [page for page in made if all(fold_of.get(part) != fold for part in page.made_of)]
        teachers = [page for page in rest if page.labels] + of_rest(given.sites)
        label_grams.teach(arguments.kijil, pages + given.sites, teachers, train.gram_columns(names), folder)
        content, kind = train.train_content(rest, names, "east_asian"), train.train_kind(rest + of_rest(given.sites), names, "html")
        html_network = train.train_html_network(rest + of_rest(given.grafted), names)
        for page in pages:
            if fold_of.get(page.id) != fold:
                continue
            predicted = predict(content, kind, html_network, page, names)
            pairs.setdefault(page.set_name, []).extend(
                (train.LABELS.index(label), predicted[line]) for line, label in page.labels.items()
                if label in train.LABELS)
    return pairs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kijil", default=ROOT / "build/src/cli/kijil")
    parser.add_argument("--data", required=True)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--by", choices=("site", "page"), default="site", help="page: other pages of its site may teach")
    parser.set_defaults(sets="", no_labels=False)
    arguments = parser.parse_args()
    names = [row["name"] for row in tsv.rows(ROOT / "src/data/features.tsv")]
    with tempfile.TemporaryDirectory() as folder:
        for name, of_set in sorted(cross_validate(arguments, names, folder).items()):
            show(name, of_set)


main()
