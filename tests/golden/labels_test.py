#!/usr/bin/env python3
"""Holds the ledger of every page of fixtures/pages or fixtures/unseen against lines.tsv, the labels of a reader.

usage: labels_test.py KIJIL FIXTURES

A page passes when lines.tsv accounts for every line of the ledger: the same numbers, the same text. The floors at the
end are over the lines of all pages of a group; the confusion matrix is printed as comments.
"""
import collections
import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

LABELS = "content title byline caption navigation sidebar prompt notice comment spam".split()
HEADER = ["number", "label", "text", "source"]

# Measured less 0.01; raise them when the scores rise. (label, content or not) of the lines of a group, by the folder of
# the fixtures. The models are trained on pages, so that its floors hold what is there and say nothing of other pages;
# those of unseen they have not seen.
FLOORS = {"pages": {"html": (0.93, 0.955), "text": (0.94, 0.98)},
          "unseen": {"Korean": (0.855, 0.953), "other languages": (0.77, 0.896)}}


def source_of(folder):
    return next(folder.glob("source.*"))


def group_of(folder):
    """Its format; of those that no model has seen, its language."""
    if folder.parent.name == "unseen":
        return "Korean" if folder.name.startswith("ko_") else "other languages"
    return "text" if source_of(folder).suffix == ".txt" else "html"


def given(folder):
    """(number, label, text) of each line, as the reader gave them."""
    header, *rows = (line.split("\t") for line in
                     (folder / "lines.tsv").read_text(encoding="utf-8").removesuffix("\n").split("\n"))
    assert header == HEADER, header
    for row in rows:
        assert len(row) == len(HEADER) and row[1] in LABELS and row[3], row
    return [(int(number), label, text) for number, label, text, _ in rows]


def ledger(kijil, folder):
    """(number, label, text, kept) of each line, as the program gives them."""
    explained = subprocess.run([kijil, "explain", "--format", "jsonl", str(source_of(folder))],
                               check=True, capture_output=True, text=True).stdout
    lines = map(json.loads, explained.splitlines())
    # A tab within a line of code is a space in lines.tsv.
    return [(line["number"], line["label"], line["text"].replace("\t", " "), line["kept"]) for line in lines]


def accounted(kijil, folder, pairs):
    """Adds (given label, label, kept) of each line to the pairs of the page's group."""
    expected, got = given(folder), ledger(kijil, folder)
    missing = [line for line in got if (line[0], line[2]) not in {(number, text) for number, _, text in expected}]
    assert not missing, f"lines without a label: {missing}"
    assert [line[0] for line in got] == [line[0] for line in expected], "a label without a line"
    pairs[group_of(folder)] += [(label, line[1], line[3]) for (_, label, _), line in zip(expected, got)]


def label_accuracy(pairs):
    return sum(wanted == got for wanted, got, _ in pairs) / len(pairs)


def content_accuracy(pairs):
    return sum((wanted == "content") == kept for wanted, _, kept in pairs) / len(pairs)


def above(score, pairs, floor):
    measured = score(pairs)
    assert measured >= floor, f"{measured:.4f} of {len(pairs)} lines, floor {floor}"


def confusion(pairs):
    """Lines of text: a row for each given label, a column for each label of the program."""
    counts = collections.Counter((wanted, got) for wanted, got, _ in pairs)
    yield f"{'given':>10} |" + "".join(f"{label:>11}" for label in LABELS)
    for wanted in LABELS:
        yield f"{wanted:>10} |" + "".join(f"{counts[wanted, got]:>11}" for got in LABELS)


def report(pairs):
    for group, lines in [*pairs.items(), ("all", sum(pairs.values(), []))]:
        if lines:
            print(f"# {group}: {len(lines)} lines, label {label_accuracy(lines):.4f}, "
                  f"content or not {content_accuracy(lines):.4f}")
            print("".join(f"#   {row}\n" for row in confusion(lines)), end="")


def cases(kijil, fixtures):
    pairs = {group: [] for group in FLOORS[fixtures.name]}
    for folder in sorted(folder for folder in fixtures.iterdir() if folder.is_dir()):
        yield f"{folder.name}: every line has a label", lambda folder=folder: accounted(kijil, folder, pairs)
    for group, floors in FLOORS[fixtures.name].items():
        for name, score, floor in zip(("label", "content or not"), (label_accuracy, content_accuracy), floors):
            yield (f"{group}: {name} at or above {floor}",
                   lambda score=score, group=group, floor=floor: above(score, pairs[group], floor))
    yield "confusion matrix", lambda: report(pairs)


def main():
    kijil, fixtures = sys.argv[1], Path(sys.argv[2])
    tap.run(cases(kijil, fixtures))


main()
