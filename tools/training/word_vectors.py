"""Eight numbers for each hashed word, learned with the network of bare text: feature/word_vectors.hpp.

A line says the mean of the vectors of its words, those that `kijil features --bare` writes as buckets. Pages of which words say nothing have none.
"""
import jax
import jax.numpy as jnp
import numpy as np

import byte_table
import sites
import word_odds

INPUTS = [f"vector_{number}" for number in range(1, 9)]  # of the network; features that nothing else sees
WEIGHTS = "words"  # their name among those of a network: row 0 is no word, row k + 1 bucket k
# As in feature/word_vectors.cpp: a byte of the table is a number in 1/32, and a mean counts two words more, since one alone says less than many.
UNIT, MORE_WORDS = 32, 2
MOST_WORDS = 24    # of a line: twice kWordsAtEachEnd of feature/word_buckets.hpp
LEAST_SITES = 20   # that have a word; what fewer have is not learned
FIRST = 0.3        # standard deviation of the vectors before anything is learned
# A page is told by more than its words: while the network is trained half of the pages lack them, and the others three in ten. Swept on the
# dev pages: docs/tried.md.
LACKING, DROPOUT = 0.5, 0.3


def known_rows(pages):
    """Whether a row is learned: those of words that enough sites have."""
    having = [set() for _ in range(word_odds.BUCKETS + 1)]
    for page in pages:
        if page.buckets is not None and not page.made_of:
            for bucket in np.unique(page.buckets[0]):
                having[bucket + 1].add(sites.name_of(page))
    return np.array([len(of_row) >= LEAST_SITES for of_row in having])


def of_lines(page, known):
    """The rows of the known words of each line: [line][word]."""
    rows = np.zeros((len(page.lines), MOST_WORDS), np.uint16)
    if page.buckets is not None:
        buckets, begins = page.buckets
        for line, (begin, end) in enumerate(zip(begins, begins[1:])):
            rows[line, :end - begin] = buckets[begin:end] + 1
    return rows * known[rows]


def initial(key):
    return jax.random.normal(key, (word_odds.BUCKETS + 1, len(INPUTS))) * FIRST


def see(vectors, rows, kept=1):
    """What a network sees of the words of lines, as it sees a feature of middle 0 and spread 1. kept: of each word 0, or 1 / its chance to be kept."""
    there = rows > 0
    means = (vectors[rows] * (there * kept)[..., None]).sum(1) / (there.sum(1, keepdims=True) + MORE_WORDS)
    return means / (1 + jnp.abs(means))


def append_inputs(beginning):
    """The beginning of a network (network.look) that sees words, too."""
    more = len(INPUTS)
    return {"features": beginning["features"] + INPUTS, "middles": np.append(beginning["middles"], np.zeros(more)),
            "spreads": np.append(beginning["spreads"], np.ones(more))}


def rounded(vectors):
    return np.clip(np.rint(vectors * UNIT), -127, 127).astype(np.int8)


def write(path, vectors, source):
    byte_table.write(path, f"vectors of hashed words, in 1/{UNIT}; {source}", rounded(vectors[1:]))
