"""F1 of extracted bodies against gold, as extractor comparisons define it.

sh4: 4-gram shingles of lower-case words, every ideograph and Kana a word of its own; of each page the counts of shared,
     surplus and missing shingles are made shares, precision and recall are means over pages, and F1 is of the two means
     (the definition of Zyte's article-extraction-benchmark).
bag: F1 of the multiset of words of each page, averaged over pages.
"""
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "training"))
from align import tokens  # noqa: E402


def shingles(words, size=4):
    if len(words) <= size:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[i:] for i in range(size))))


def precision_recall(gold, text):
    """Of one page by shingles; None where the page has nothing to be precise or complete about."""
    wanted, got = shingles(tokens(gold)), shingles(tokens(text))
    shared = sum((wanted & got).values())
    surplus, missing = sum(got.values()) - shared, sum(wanted.values()) - shared
    if surplus == missing == 0:
        return (1.0, 1.0) if shared else (None, None)
    return (shared / (shared + surplus) if shared + surplus else None,
            shared / (shared + missing) if shared + missing else None)


def harmonic(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def mean(values):
    values = [value for value in values if value is not None]
    return sum(values) / len(values) if values else 0.0


def sh4(pairs):
    """F1 over (gold, text) pairs."""
    pages = [precision_recall(gold, text) for gold, text in pairs]
    return harmonic(mean(p for p, _ in pages), mean(r for _, r in pages))


def bag(pairs):
    """Mean F1 over (gold, text) pairs."""
    def page(gold, text):
        wanted, got = Counter(tokens(gold)), Counter(tokens(text))
        if not wanted or not got:
            return 1.0 if not wanted and not got else 0.0
        return 2 * sum((wanted & got).values()) / (sum(wanted.values()) + sum(got.values()))
    return mean(page(gold, text) for gold, text in pairs)
