"""How much words speak for the body: a logistic regression over hashed words, for bare text.

A line's words are the buckets that `kijil features --bare` writes beside its numbers. No page may be described by odds that
have seen it, or the trees would trust them too much: pages get the odds of the other folds.
"""
import zlib
from pathlib import Path

import numpy as np

import byte_table
import pages as page_data
import sites

BUCKETS = 1 << 14
UNIT = 32       # a byte of the table is a log odds in 1/32: kUnit of src/feature/word_odds.cpp
FOLDS = 3
EPOCHS = 4
BATCH = 16      # pages
RATE = 0.3      # of Adagrad


def fold_of(page):
    """Pages of one site are in one fold."""
    return zlib.crc32(sites.name_of(page).encode()) % FOLDS


def fit(pages, targets, weights):
    """The table of odds from pages, whether each of their lines is body, and the lines' weights."""
    odds, squares, bias = np.zeros(BUCKETS), np.full(BUCKETS, 0.1), 0.0
    order = np.random.RandomState(0)
    for _ in range(EPOCHS):
        shuffled = order.permutation(len(pages))
        for first in range(0, len(pages), BATCH):
            batch = shuffled[first:first + BATCH]
            line, word, share, start = [], [], [], 0
            for k in batch:
                buckets, begins = pages[k].buckets
                counts = np.diff(begins)
                line.append(np.repeat(np.arange(start, start + len(counts)), counts))
                share.append(np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts))
                word.append(buckets)
                start += len(counts)
            line, word, share = np.concatenate(line), np.concatenate(word), np.concatenate(share)
            score = np.bincount(line, odds[word] * share, minlength=start) + bias
            wanted, weight = np.concatenate([targets[k] for k in batch]), np.concatenate([weights[k] for k in batch])
            error = weight * (1 / (1 + np.exp(-score)) - wanted)
            slope = np.bincount(word, error[line] * share, minlength=BUCKETS) * 200 / max(1, start)
            squares += slope * slope
            odds -= RATE * slope / np.sqrt(squares)
            bias -= 0.05 * error.mean()
    return np.clip(np.round(odds * UNIT), -127, 127).astype(np.int8)


def write(path, table, source):
    byte_table.write(path, f"log odds of hashed words for the body, in 1/{UNIT}; {source}", table)


def teach(kijil, pages, targets, weights, columns, folder, grafts=()):
    """Sets the columns of odds of pages with gold to what the other folds say; returns the table that all pages teach.

    targets, weights: of the lines of each page. grafts: pages made of two of one fold; they are described alike, and teach no word.
    """
    folds = np.array([fold_of(page) for page in pages])
    chosen = lambda values, mask: [values[k] for k in np.flatnonzero(mask)]
    for fold in range(FOLDS):
        table = Path(folder, "odds.i8")
        others = folds != fold
        table.write_bytes(fit(chosen(pages, others), chosen(targets, others), chosen(weights, others)).tobytes())
        of_fold = [page for page in (*pages, *grafts) if fold_of(page) == fold]
        for source in {page.source: None for page in of_fold}:
            described = page_data.describe_bare(kijil, source, folder, "--word-odds", str(table))
            for page in of_fold:
                if page.source == source:
                    page.bare[:, columns] = described[page.row:page.row + len(page.lines)][:, columns]
    return fit(pages, targets, weights)
