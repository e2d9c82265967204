"""Learns what ordinary Korean looks like: n-gram counts and topic vectors.

tables.py NGRAMS.b64 TOPICS.b64 [--without SITE,...] [--entries N] [--terms N] < pages.jsonl

A page is {"site", "text"}. The n-gram file holds one 16-bit entry for an n-gram of one to five characters: 12 bits of its hash, 4
bits of the logarithm of its count, in buckets of four, most frequent first. The topic file holds the terms' hashes, their inverse
document frequency and a vector each: terms that occur in the same passages point the same way (truncated
singular value decomposition of the term-passage matrix); and where the words of advertising (the training phrases of phrases.tsv) point
more than all words do. Needs numpy.
"""

import argparse
import base64
import collections
import json
import re
import sys
import unicodedata
from pathlib import Path

import numpy

ORDER = 5
MULTIPLIER = numpy.uint64(0x9E3779B97F4A7C15)
DIMENSIONS = 48
PASSAGE = 200  # characters after which a passage ends at the next line break


def folded(text):
    text = unicodedata.normalize("NFKC", text)
    text = re.sub(r"\s", " ", re.sub(r"[0-9]", "0", text))
    return re.sub(r"[A-Z]", lambda match: match.group().lower(), text)


def ngram_hashes(units):
    """For each order, the hash of the n units that end at each place, newest unit first."""
    value = numpy.full(len(units), 0x243F6A8885A308D3, dtype=numpy.uint64)
    for n in range(ORDER):
        shifted = numpy.zeros_like(units)
        shifted[n:] = units[: len(units) - n]
        value = (value ^ shifted) * MULTIPLIER
        value ^= value >> numpy.uint64(29)
        yield value[n:]


def ngrams(texts, entries):
    text = "  ".join(folded(text) for text in texts)
    units = numpy.frombuffer(text.encode("utf-16-le"), dtype=numpy.uint16).astype(numpy.uint64)
    hashes, counts = [], []
    for n, values in enumerate(ngram_hashes(units), 1):
        value, count = numpy.unique(values, return_counts=True)
        keep = count >= (1 if n <= 2 else 2)
        hashes.append(value[keep])
        counts.append(count[keep])
    hashes, counts = numpy.concatenate(hashes), numpy.concatenate(counts)
    order = numpy.argsort(-counts, kind="stable")
    hashes, counts = hashes[order], counts[order]
    buckets = entries // 4
    bucket = (((hashes & numpy.uint64(0xFFFFFFFF)) * numpy.uint64(buckets)) >> numpy.uint64(32)).astype(numpy.int64)
    by_bucket = numpy.argsort(bucket, kind="stable")
    first = numpy.searchsorted(bucket[by_bucket], numpy.arange(buckets))
    rank = numpy.arange(len(bucket)) - first[bucket[by_bucket]]
    keep = by_bucket[rank < 4]
    table = numpy.zeros(buckets * 4, dtype=numpy.uint16)
    place = bucket[keep] * 4 + rank[rank < 4]
    level = numpy.minimum(15, numpy.round(numpy.log2(counts[keep]) * 0.8 + 1)).astype(numpy.uint16)
    table[place] = (hashes[keep] >> numpy.uint64(52)).astype(numpy.uint16) << 4 | level
    print(f"n-grams: {len(hashes)} seen, {len(keep)} kept, total {len(units)} characters", file=sys.stderr)
    header = numpy.array([len(units) >> 16, len(units) & 0xFFFF, 0, 0], dtype=numpy.uint16)
    return numpy.concatenate([header, table]).astype("<u2").tobytes()


def term_hash(term):
    value = 2166136261
    for unit in numpy.frombuffer(term.encode("utf-16-le"), dtype=numpy.uint16).tolist():
        value = (value ^ unit) * 16777619 & 0xFFFFFFFF
    value ^= value >> 15
    return value * 2246822519 & 0xFFFFFFFF


def terms(text):
    for word in re.findall(r"[가-힣]{2,}|[A-Za-z]{2,}", text):
        yield word.lower() if word[0].isascii() else word[:3] if len(word) >= 4 else word[:2]


def passages_of(text):
    lines, length = [], 0
    for line in text.split("\n"):
        for part in re.findall(r".{1,%d}" % (3 * PASSAGE), line):
            lines.append(part)
            length += len(part)
            if length >= PASSAGE:
                yield "\n".join(lines)
                lines, length = [], 0
    if lines:
        yield "\n".join(lines)


def topics(texts, rows):
    passages = [passage for text in texts for passage in passages_of(text)]
    sets = [set(terms(passage)) for passage in passages]
    frequency = collections.Counter(term for words in sets for term in words)
    common = [term for term, count in frequency.most_common(rows) if count >= 6]
    index = {term: i for i, term in enumerate(common)}
    term_of, passage_of = [], []
    for number, words in enumerate(sets):
        for word in words:
            if word in index:
                term_of.append(index[word])
                passage_of.append(number)
    term_of, passage_of = numpy.array(term_of), numpy.array(passage_of)
    idf = numpy.log(len(sets) / numpy.array([frequency[term] for term in common]))
    weight = idf[term_of]
    norm = numpy.sqrt(numpy.bincount(passage_of, weight**2, minlength=len(sets)))
    weight = weight / numpy.maximum(norm[passage_of], 1e-9)
    size = DIMENSIONS + 1
    basis = numpy.random.default_rng(1).standard_normal((len(common), size))
    for step in range(5):
        across = numpy.stack([numpy.bincount(passage_of, weight * basis[term_of, d], minlength=len(sets)) for d in range(size)], 1)
        basis = numpy.stack([numpy.bincount(term_of, weight * across[passage_of, d], minlength=len(common)) for d in range(size)], 1)
        if step < 4:
            basis, _ = numpy.linalg.qr(basis)
    left, values, _ = numpy.linalg.svd(basis, full_matrices=False)
    vectors = (left * numpy.sqrt(values))[:, 1:]  # the first direction is frequency
    vectors /= numpy.maximum(numpy.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    hashes = numpy.array([term_hash(term) for term in common], dtype=numpy.uint32)
    order = numpy.argsort(hashes)
    print(f"topics: {len(passages)} passages, {len(common)} terms", file=sys.stderr)
    first = numpy.searchsorted(hashes[order] >> 20, numpy.arange(4097))  # of each value of the upper 12 bits
    advertising = direction_of(advertising_terms(), index, vectors)
    return (numpy.array([len(common), DIMENSIONS], dtype="<u4").tobytes() + numpy.append(first, 0).astype("<u2").tobytes() + hashes[order].astype("<u4").tobytes()
            + numpy.round(numpy.minimum(idf[order] * 16, 255)).astype(numpy.uint8).tobytes()
            + numpy.round(vectors[order] * 127).astype(numpy.int8).tobytes()
            + numpy.round(advertising * 127).astype(numpy.int8).tobytes())


def advertising_terms():
    rows = Path(__file__).with_name("phrases.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return sorted({term for row in rows if row.startswith("train\t") for term in terms(row)})


def direction_of(some, index, vectors):
    """Of length 1: where some of the terms point more than all of them do."""
    known = [index[term] for term in some if term in index]
    direction = vectors[known].mean(axis=0) - vectors.mean(axis=0)
    return direction / numpy.linalg.norm(direction)


def save(path, data, note):
    with open(path, "w", encoding="ascii") as file:
        file.write(f"# {note}\n")
        text = base64.b64encode(data).decode()
        file.writelines(text[i : i + 120] + "\n" for i in range(0, len(text), 120))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("ngrams")
    parser.add_argument("topics")
    parser.add_argument("--without", default="")
    parser.add_argument("--entries", type=int, default=1 << 19)
    parser.add_argument("--terms", type=int, default=18000)
    args = parser.parse_args()
    without = set(args.without.split(","))
    texts = [page["text"] for page in map(json.loads, sys.stdin) if page["site"] not in without]
    save(args.ngrams, ngrams(texts, args.entries), "hashed counts of character n-grams; see docs/spam.md")
    save(args.topics, topics(texts, args.terms), "hashed terms and their topic vectors; see docs/spam.md")


main()
