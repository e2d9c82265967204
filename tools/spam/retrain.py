"""Learns the tables and the trees of the spam stage anew: retrain.py BUILD DATA WORK [--web WARC ...] [--out FOLDER] [--check FOLDER]

BUILD is the build folder, DATA the folder with clean_ko.jsonl.gz, WORK a folder for what is made on the way (about 1 GB). Writes
spam_ngrams.b64, spam_topics.b64, spam_trees.tsv and spam_shape_trees.tsv to --out (src/data). The sites are split into groups; the
pages of a group are described with tables that have not seen it. --web: archives of Korean pages, whose clean bodies teach the trees,
but not the tables. The same data gives the same bytes.

--check: writes to FOLDER, for each group, the tables and the trees that have not seen it, and the names of its sites: what
measure_folds.py builds and measures.
"""

import argparse
import base64
import collections
import gzip
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import measure

HERE = Path(__file__).parent
GROUPS = 5
TABLES = ["spam_ngrams.b64", "spam_topics.b64"]
MODES = ["substitute", "substitute3", "insert", "glued"]
SEEDS = {"substitute": [1, 2, 3], "substitute3": [1, 2, 3], "insert": [1], "glued": [1]}
WINDOWS = 8  # of a page: a long one has many words to replace


def groups_of(pages):
    """Sites in groups of about the same size."""
    size = collections.Counter()
    for page in pages:
        size[page["site"]] += len(page["text"])
    groups = [[] for _ in range(GROUPS)]
    for site, _ in sorted(size.items(), key=lambda item: (-item[1], item[0])):
        min(groups, key=lambda group: sum(size[other] for other in group)).append(site)
    return groups


def bodies_of(build, archives):
    """Clean bodies of the Korean pages, as pages of one group."""
    command = [str(Path(build) / "src/cli/kijil"), "clean", "--spam", "off", "--output", "jsonl", *archives]
    lines = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stdout.split("\n")
    for row in map(json.loads, filter(None, lines)):
        text = row.get("text") or ""
        if len(text) >= 700 and 3 * len(re.findall("[가-힣]", text)) >= len(text):
            yield {"site": urlsplit(row["url"]).hostname or "", "title": row["title"] or "", "text": text}


def write_pages(path, pages):
    with open(path, "w", encoding="utf-8") as file:
        for page in pages:
            file.write(json.dumps(page, ensure_ascii=False) + "\n")


def run(command, source, target):
    with open(source, encoding="utf-8") as file, open(target, "w", encoding="utf-8") as out:
        subprocess.run([str(part) for part in command], stdin=file, stdout=out, check=True)


def raw(path):
    """The table of a .b64 file as the bytes that spam_eval reads."""
    text = "".join(line for line in open(path, encoding="ascii") if not line.startswith("#"))
    target = path.with_suffix(".bin")
    target.write_bytes(base64.b64decode(text))
    return target


def tables(pages_file, folder, without):
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / name for name in TABLES]
    if not files[-1].exists():
        run([sys.executable, HERE / "tables.py", *files, "--without", ",".join(without)], pages_file, folder / "tables.log")
    return [raw(path) for path in files]


def describe(build, group, folder, table, injects=True):
    """Files of the group: pages and features, clean and injected."""
    clean, injected = [], []
    program = [Path(build) / "tests/spam/spam_eval", "features", *table]
    pages, windows, short = (folder / name for name in ("pages.jsonl", "clean.jsonl", "short.jsonl"))
    group = list(group)
    write_pages(pages, group)
    write_pages(short, measure.short_texts(group))
    run([sys.executable, HERE / "inject.py", "clean", "--per-page", WINDOWS], pages, windows)
    for source in (pages, windows, short):
        run(program, source, source.with_suffix(".feat"))
        clean += [source.with_suffix(".feat"), source]
    for mode in MODES if injects else ():
        for seed in SEEDS[mode]:
            source = folder / f"{mode}-{seed}.jsonl"
            run([sys.executable, HERE / "inject.py", mode, "--seed", seed, "--per-page", WINDOWS], pages, source)
            run(program, source, source.with_suffix(".feat"))
            injected += [source, source.with_suffix(".feat")]
    return clean, injected


def train(names, folder, described):
    command = [sys.executable, HERE / "train.py", names, folder / "spam_trees.tsv", folder / "spam_shape_trees.tsv", "--clean"]
    command += [path for clean, _ in described for path in clean]
    command += ["--injected", *[path for _, injected in described for path in injected]]
    subprocess.run([str(part) for part in command], check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--web", nargs="+", default=[])
    parser.add_argument("--out", type=Path, default=HERE.parent.parent / "src/data")
    parser.add_argument("--check", type=Path)
    args = parser.parse_args()
    pages = [json.loads(line) for line in gzip.open(args.data / "clean_ko.jsonl.gz", "rt", encoding="utf-8")]
    for folder in (args.work, args.out):
        folder.mkdir(parents=True, exist_ok=True)
    learned = args.work / "tables.jsonl"
    write_pages(learned, [{"site": page["site"], "text": page["text"]} for page in pages if page["split"] == "tables"])
    names = args.work / "names"
    names.write_bytes(subprocess.run([str(Path(args.build) / "tests/spam/spam_eval"), "names"], capture_output=True, check=True).stdout)
    described = []
    groups = groups_of(pages)
    for number, sites in enumerate(groups):
        folder = args.work / f"group{number}"
        table = tables(learned, folder, sites)
        group = [{key: page[key] for key in ("site", "title", "text")} for page in pages if page["site"] in sites]
        described.append(describe(args.build, group, folder, table))
        print("group", number, sites, flush=True)
    table = tables(learned, args.work / "all", [])
    if args.web:
        folder = args.work / "web"
        folder.mkdir(exist_ok=True)
        described.append(describe(args.build, bodies_of(args.build, args.web), folder, table))
    # Pages that the tables have not seen, as the program describes them.
    folder = args.work / "unseen"
    folder.mkdir(exist_ok=True)
    unseen = [{key: page[key] for key in ("site", "title", "text")} for page in pages if page["split"] != "tables"]
    as_shipped = describe(args.build, unseen, folder, table, injects=False)
    for name in TABLES:
        shutil.copy(args.work / "all" / name, args.out / name)
    train(names, args.out, [*described, as_shipped])
    for number, sites in enumerate(groups if args.check else ()):
        folder = args.check / str(number)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "sites").write_text("\n".join(sites) + "\n", encoding="utf-8")
        for name in TABLES:
            shutil.copy(args.work / f"group{number}" / name, folder / name)
        train(names, folder, described[:number] + described[number + 1 :])


if __name__ == "__main__":
    main()
