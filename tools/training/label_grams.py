"""What the characters of a line say about its label: a multinomial logistic regression over hashed runs of characters.

A line's runs are the buckets that `kijil features --grams` writes beside its numbers. It is taught by the labelled pages
alone, and no page may be described by a table that has seen its site, or the trees would trust it too much: pages get what
the other folds say.
"""
from pathlib import Path

import numpy as np

import byte_table
import pages as page_data
import sites
from weak_labels import LABELS

BUCKETS = 1 << 14
UNIT = 24       # a byte of the table is a log odds in 1/24: kUnit of src/feature/label_grams.cpp
EPOCHS = 12
BATCH = 512     # lines
RATE = 0.3      # of Adagrad
FOLDS = 4
MADE_UP = {"made_html": 0.1, "made_sites": 0.03, "synthetic": 0.03, "made_news": 0.03, "made_notices": 0.03}  # what a line of such a set weighs beside one labelled by hand
DECAY = 0.5     # what all lines together pull a weight towards 0, in lines


def distinct(lines):
    """Weight of each line: a text that a page has often counts once."""
    counts = {}
    for line in lines:
        counts[line] = counts.get(line, 0) + 1
    return np.array([1 / counts[line] for line in lines])


def fit(lines, labels, weights, classes):
    """The table, buckets x classes, from the buckets of lines, their label's number and their weight."""
    counts = np.array([len(line) for line in lines])
    begins = np.concatenate([[0], np.cumsum(counts)])
    buckets = np.concatenate(lines)
    odds, bias = np.zeros((BUCKETS, classes)), np.zeros(classes)
    squares, bias_squares = np.full((BUCKETS, classes), 1e-2), np.full(classes, 1e-2)
    order = np.random.RandomState(0)
    total = weights.sum()
    for _ in range(EPOCHS):
        shuffled = order.permutation(len(lines))
        for first in range(0, len(lines), BATCH):
            batch = shuffled[first:first + BATCH]
            size = counts[batch]
            line = np.repeat(np.arange(len(batch)), size)
            run = buckets[np.arange(size.sum()) + np.repeat(begins[batch] - np.concatenate([[0], np.cumsum(size)[:-1]]), size)]
            share = np.repeat(1 / np.sqrt(np.maximum(size, 1)), size)
            score = np.stack([np.bincount(line, odds[run, k] * share, minlength=len(batch)) for k in range(classes)], 1) + bias
            score = np.exp(score - score.max(1, keepdims=True))
            error = score / score.sum(1, keepdims=True)
            error[np.arange(len(batch)), labels[batch]] -= 1
            error *= weights[batch, None]
            slope = np.stack([np.bincount(run, error[line, k] * share, minlength=BUCKETS) for k in range(classes)], 1)
            slope += DECAY * odds * weights[batch].sum() / total
            squares += slope * slope
            odds -= RATE * slope / np.sqrt(squares)
            bias_squares += error.sum(0) ** 2
            bias -= RATE * error.sum(0) / np.sqrt(bias_squares)
    rows = np.vstack([odds, bias])
    return np.clip(np.round(rows * UNIT), -127, 127).astype(np.int8)


def write(path, table, source):
    byte_table.write(path, "log odds of the labels but spam by hashed runs of characters, a row a bucket, the last for any line, "
                     f"in 1/{UNIT}; {source}", table)


class Grams:
    """The runs of characters of the pages' lines, read once for each source."""

    def __init__(self, kijil, folder):
        self.kijil, self.folder, self.read = kijil, folder, {}

    def of(self, page, line):
        if page.source not in self.read:
            self.read[page.source] = page_data.grams(self.kijil, page.source, self.folder)
        buckets, begins = self.read[page.source]
        return buckets[begins[page.row + line]:begins[page.row + line + 1]]


def table_of(pages, grams):
    """The table that the labelled lines of the pages teach."""
    lines, labels, weights = [], [], []
    for page in pages:
        known = [line for line, label in page.labels.items() if label in LABELS]
        lines += [grams.of(page, line) for line in known]
        labels += [LABELS.index(page.labels[line]) for line in known]
        weights.append(distinct([page.lines[line] for line in known]) * MADE_UP.get(page.set_name, 1))
    return fit(lines, np.array(labels), np.concatenate(weights), len(LABELS))


def by_hand(page):
    """Whether someone read the page and labelled its lines."""
    return bool(page.labels) and page.set_name not in MADE_UP


def folds_of(pages):
    """A fold for each page, the same for pages of one site; made-up pages are sites of their own."""
    real = [page for page in pages if page.set_name not in MADE_UP]
    site_of = dict(zip(map(id, real), sites.sites(real)))
    chosen = np.random.RandomState(0).permutation(len(pages)) % FOLDS
    return np.array([chosen[site_of.get(id(page), k)] for k, page in enumerate(pages)])


def describe(kijil, pages, table, columns, folder):
    """Sets the columns of the pages to what a table says."""
    path = Path(folder, "grams.i8")
    path.write_bytes(table.tobytes())
    for source in sorted({page.source for page in pages}):
        described = page_data.describe_bare(kijil, source, folder, "--gram-odds", str(path))
        for page in pages:
            if page.source != source:
                continue
            page.bare[:, columns] = described[page.row:page.row + len(page.lines)][:, columns]
            if page.features is not None:
                page.features[:, columns] = page.bare[:, columns]


def teach(kijil, pages, teachers, columns, folder):
    """Sets the columns of all pages: teachers to what the other folds say, the others to what all teachers say. Returns that table."""
    grams = Grams(kijil, folder)
    folds = folds_of(teachers)
    for fold in range(FOLDS):
        others = [page for page, its in zip(teachers, folds) if its != fold]
        describe(kijil, [page for page, its in zip(teachers, folds) if its == fold], table_of(others, grams), columns, folder)
    table = table_of(teachers, grams)
    taught = set(map(id, teachers))
    describe(kijil, [page for page in pages if id(page) not in taught], table, columns, folder)
    return table
