"""Pages with gold, as `kijil features` sees them."""
import csv
import gzip
import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

import align

LABEL_OF = {"C": "content", "T": "title", "B": "byline", "P": "caption", "N": "navigation", "S": "sidebar", "R": "prompt",
            "O": "notice", "M": "comment", "X": "spam"}
UNSURE = "-"
REACH = 40       # rows in which a line is looked for
LEAST_PIECE = 2  # characters of a row that may be a part of a line: "1" stands everywhere
LEAST_FOUND = 0.6  # of the gold's tokens in the page; below, the gold is of another version of the page


@dataclass
class Page:
    """One page: its lines, their features, and what is known of them."""
    set_name: str
    id: str
    url: str
    lines: list
    features: np.ndarray      # lines x features, float32; None for bare text
    bare: np.ndarray          # lines x text features: the same lines without their markup
    source: tuple = ()        # the files that it was read with
    row: int = 0              # of its first line among those of its source without markup
    buckets: tuple = None     # of the words of its lines in one row, and where each line's begin
    tokens: np.ndarray = None  # of each line
    covered: np.ndarray = None  # of them in the gold
    gold_tokens: int = 0
    found: int = 0            # of the gold's tokens in the page
    labels: dict = field(default_factory=dict)  # line index to label, by hand or by construction
    made_of: tuple = ()       # ids of the two pages of a graft

    def aligned(self):
        """Whether the page has gold that belongs to it."""
        return self.gold_tokens > 0 and len(self.lines) > 0 and self.found >= LEAST_FOUND * self.gold_tokens

    def teaches(self):
        """Whether it says of any line what it is."""
        return self.aligned() or bool(self.labels)


def open_text(path):
    return gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")


def extract(kijil, inputs, folder, bare, options=()):
    """Runs `kijil features`; returns the pages' descriptions and the matrix."""
    prefix = Path(folder) / ("bare" if bare else "marked")
    command = [str(kijil), "features", "--out", str(prefix), *(["--bare"] if bare else []), *options, *map(str, inputs)]
    subprocess.run(command, check=True)
    with open(f"{prefix}.jsonl", encoding="utf-8") as file:
        pages = [json.loads(line) for line in file]
    columns = pages[0]["features"] if pages else 0
    return pages, np.fromfile(f"{prefix}.f32", dtype=np.float32).reshape(-1, columns)


def describe_bare(kijil, source, folder, *options):
    """The features of a source's lines without their markup, by other tables of odds."""
    return extract(kijil, source, folder, True, options)[1]


def grams(kijil, source, folder):
    """The buckets of the runs of characters of all lines of a source, and where each line's begin."""
    lines = len(extract(kijil, source, folder, True, ("--grams",))[1])
    return read_buckets(Path(folder) / "bare.grams", lines)


def read_buckets(path, lines):
    """The buckets of all lines in one row, and where each line's begin."""
    stream = np.fromfile(path, np.uint16)
    words, begins, at = [], [0], 0
    for _ in range(lines):
        count = int(stream[at])
        words.append(stream[at + 1:at + 1 + count])
        begins.append(begins[-1] + count)
        at += 1 + count
    return np.concatenate([*words, np.zeros(0, np.uint16)]), np.array(begins)


def load(kijil, inputs, folder, name):
    """The pages of WARC or HTML files, without gold."""
    marked, features = extract(kijil, inputs, folder, bare=False)
    plain, bare = extract(kijil, inputs, folder, bare=True)
    words, begins = read_buckets(Path(folder) / "bare.u16", len(bare))
    pages = []
    for page, same in zip(marked, plain):
        rows = slice(page["row"], page["row"] + len(page["lines"]))
        bare_rows = slice(same["row"], same["row"] + len(same["lines"]))
        its_begins = begins[bare_rows.start:bare_rows.stop + 1]
        buckets = words[its_begins[0]:its_begins[-1]], its_begins - its_begins[0]
        pages.append(Page(name, page["id"], page["url"], page["lines"], features[rows], bare[bare_rows], tuple(map(str, inputs)), same["row"],
                          buckets))
    return pages


def load_texts(kijil, inputs, folder, name):
    """The pages of JSON Lines or text files of bare text."""
    plain, bare = extract(kijil, inputs, folder, bare=True)
    return [Page(name, page["id"], page["url"], page["lines"], None,
                 bare[page["row"]:page["row"] + len(page["lines"])], tuple(map(str, inputs)), page["row"]) for page in plain]


def read_gold(path):
    """The rows of a gold file by the record of their page."""
    with open_text(path) as file:
        return {row["record"]: row for row in map(json.loads, file)}


def add_gold(pages, gold):
    """Aligns the pages with the rows of a gold file."""
    for page in pages:
        text = gold.get(page.id, {}).get("text")
        if text is not None:
            align_page(page, text)


def align_page(page, text):
    """Marks the lines of a page that stand in its gold body."""
    line_tokens = [align.tokens(line) for line in page.lines]
    gold_tokens = align.tokens(text)
    covered, page.found = align.covered(line_tokens, gold_tokens)
    page.covered = np.array(covered, np.float32)
    page.tokens = np.array([len(tokens) for tokens in line_tokens], np.float32)
    page.gold_tokens = len(gold_tokens)


def add_labels(pages, path):
    """Adds labels by hand: a TSV of page id, line number, label, text."""
    rows = {}
    with open_text(path) as file:
        for row in file:
            page, _, label, text = row.rstrip("\n").split("\t", 3)
            rows.setdefault(page, []).append((label, text))
    for page in pages:
        match_labels(page, rows.get(page.id, []))


def add_fixture_labels(pages):
    """Adds the labels of fixture pages, whose id is the path of their source: number, label, text below a header."""
    for page in pages:
        with open_text(Path(page.id).with_name("lines.tsv")) as file:
            match_labels(page, [tuple(row.split("\t")[1:3]) for row in list(file)[1:]])


def add_label_runs(pages, path):
    """Adds labels by hand that are written as runs, "3N 1T 12C": a TSV of set, record, lines, runs."""
    with open_text(path) as file:
        rows = {row["record"]: row for row in csv.DictReader(file, delimiter="\t")}
    for page in pages:
        if page.id not in rows:
            continue
        row = rows[page.id]
        if len(page.lines) != int(row["lines"]):
            raise SystemExit(f"{page.id}: {len(page.lines)} lines, labelled when it had {row['lines']}")
        letters = "".join(run[-1] * int(run[:-1]) for run in row["runs"].split())
        page.labels = {index: LABEL_OF[letter] for index, letter in enumerate(letters) if letter != UNSURE}


def match_labels(page, rows):
    """Labels the lines of a page by (label, text) in reading order; lines are found by their characters."""
    rows, at = [(label, "".join(text.split())) for label, text in rows], 0
    for index, line in enumerate(page.lines):
        line = "".join(line.split())
        row = find_row(rows, at, line)
        if row is not None:
            label, text = rows[row]
            page.labels[index] = label
            at = row + (0 if line in text and line != text else 1)


def find_row(rows, at, line):
    """Index of the row from `at` on that is the line, or else holds it or is held by it; None where none is near."""
    near = range(at, min(at + REACH, len(rows)))
    same = next((k for k in near if rows[k][1] == line), None)
    if same is not None:
        return same
    return next((k for k in near if len(rows[k][1]) >= LEAST_PIECE and (rows[k][1] in line or line in rows[k][1])), None)
