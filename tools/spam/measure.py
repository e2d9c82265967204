"""Prints the spam stage's figures: measure.py BUILD DATA

BUILD is the build folder, DATA the folder with real.jsonl, negative.jsonl and clean_ko.jsonl.gz. Pages are injected with
fixed seeds and phrases that the model has not seen; nothing is written but to a temporary folder.
"""

import collections
import gzip
import json
import subprocess
import sys
from pathlib import Path

from inject import SHAPES

HERE = Path(__file__).parent
MODES = ["substitute", "substitute3", "insert", "glued"]


def run(command, text):
    return subprocess.run(command, input=text, capture_output=True, check=True, text=True, encoding="utf-8").stdout


class Stage:
    def __init__(self, build):
        self.program = str(Path(build) / "tests/spam/spam_eval")

    def find(self, pages, lexicon=True):
        text = "".join(json.dumps(page, ensure_ascii=False) + "\n" for page in pages)
        flags = [] if lexicon else ["--no-lexicon"]
        return [json.loads(line) for line in run([self.program, "find", *flags], text).split("\n") if line]

    def speed(self, pages):
        return run([self.program, "speed"], "".join(json.dumps(page, ensure_ascii=False) + "\n" for page in pages)).strip()


def byte_span(text, start, end):
    """[line, begin, end] in bytes of the line, of characters of the text."""
    line = text.count("\n", 0, start)
    first = text.rfind("\n", 0, start) + 1
    return [line, len(text[first:start].encode()), len(text[first:end].encode())]


def covers(found, gold):
    """At least 80 % of the gold span, and not much more than it."""
    if found[0] != gold[0]:
        return False
    size = gold[2] - gold[1]
    shared = min(found[2], gold[2]) - max(found[1], gold[1])
    return shared >= 0.8 * size and found[2] - found[1] <= 1.6 * size + 12


def touches(found, gold):
    return found[0] == gold[0] and found[1] < gold[2] and gold[1] < found[2]


def spans(result):
    return [[f["line"], f["begin"], f["end"]] for f in result["findings"]]


def real(stage, path, lexicon):
    rows = [json.loads(line) for line in open(path, encoding="utf-8")]
    results = stage.find([{"text": row["excerpt"]} for row in rows], lexicon)
    table = collections.defaultdict(collections.Counter)
    for row, result in zip(rows, results):
        gold = [byte_span(row["excerpt"], s["start"], s["end"]) for s in row["spam_spans"]]
        found = spans(result)
        count = table[row["kind"]]
        count["pages"] += 1
        count["gold"] += len(gold)
        count["found"] += sum(any(covers(f, g) for f in found) for g in gold)
        for f, finding in zip(found, result["findings"]):
            if not any(touches(f, g) for g in gold):
                count["false"] += 1
                print("   false:", row["kind"], finding["found"], "|", finding["reasons"])
        for g, s in zip(gold, row["spam_spans"]):
            if lexicon and not any(covers(f, g) for f in found):
                print("   missed", row["kind"], s["text"])
    for kind, count in table.items():
        print(f"  {kind:14} {count['found']:4} of {count['gold']:4} spans on {count['pages']} pages, {count['false']} false")


def clean(stage, pages, name, lexicon):
    count = 0
    for page, result in zip(pages, stage.find(pages, lexicon)):
        seen = set()
        for finding in result["findings"]:
            count += 1
            if finding["found"] not in seen:
                print("   false:", page.get("site") or page.get("source"), finding["found"], "|", finding["kind"],
                      round(finding["score"], 2), "|", finding["reasons"])
            seen.add(finding["found"])
    print(f"  {name}: {count} spans")


def inject(mode, pages, seed, limit, shape=None):
    text = "".join(json.dumps(page, ensure_ascii=False) + "\n" for page in pages)
    command = [sys.executable, str(HERE / "inject.py"), mode, "--set", "test", "--seed", str(seed), "--limit", str(limit)]
    command += ["--shape", shape] if shape else []
    return [json.loads(line) for line in run(command, text).split("\n") if line]


def description(row):
    return " ".join(row["original"].split("\n")[:4])[:300]


def count_injected(stage, rows, described):
    """What is found on injected pages, with or without the description that they had before; the lexicon is off."""
    count = collections.Counter()
    sent = [{"text": row["text"], "description": description(row) if described else ""} for row in rows]
    for row, result in zip(rows, stage.find(sent, lexicon=False)):
        found = spans(result)
        count["gold"] += len(row["spans"])
        count["found"] += sum(any(covers(f, g) for f in found) for g in row["spans"])
        count["exact"] += sum(g in found for g in row["spans"])
        count["all"] += len(found)
        count["false"] += sum(not any(covers(f, g) for g in row["spans"]) for f in found)
    return count


def injected(stage, mode, pages, described, limit):
    rows = inject(mode, pages, 11, limit)
    many = count_injected(stage, [row for row in rows if len(row["spans"]) >= 3], described)
    few = count_injected(stage, [row for row in rows if len(row["spans"]) < 3], described)
    both = many + few
    share = lambda count, a, b: count[a] / max(1, count[b])
    print(f"  {mode:12} {'described' if described else 'bare':9} found {share(many, 'found', 'gold'):.3f} of {many['gold']} (exact "
          f"{share(many, 'exact', 'gold'):.3f}), precision {1 - share(both, 'false', 'all'):.4f} ({both['false']} of {both['all']} false); "
          f"one or two a page {share(few, 'found', 'gold'):.3f} of {few['gold']}")


def shapes(stage, pages, limit):
    for shape in SHAPES:
        shares = []
        for mode in MODES:
            rows = [row for row in inject(mode, pages, 11, limit, shape) if len(row["spans"]) >= 3]
            count = count_injected(stage, rows, described=False)
            shares.append(f"{count['found'] / max(1, count['gold']):.2f} of {count['gold']}")
        print(f"  {shape:8} {' / '.join(shares)}")


def restored(stage, mode, pages, limit):
    """What is put back where the description or the first sentence, given as the title, still has the word."""
    rows = inject(mode, pages, 11, limit) + inject(mode, pages, 12, limit)
    for kind in ("description", "title"):
        count = collections.Counter()
        beside = {"description": description, "title": lambda row: row["original"].split("\n")[0][:60]}[kind]
        part = [row for row in rows if row["word"] in beside(row)]
        for row, result in zip(part, stage.find([{"text": row["text"], kind: beside(row)} for row in part], lexicon=False)):
            for finding, place in zip(result["findings"], spans(result)):
                if place in row["spans"]:
                    count["found"] += 1
                    count["exact"] += finding["original"] == row["word"]
                    count["wrong"] += finding["original"] not in (None, row["word"])
        print(f"  {mode:12} from the {kind}: {count['exact'] / max(1, count['found']):.3f} of {count['found']} exact, {count['wrong']} wrong")


def short_texts(pages):
    """Texts of 300 to 1,200 characters: a name is as dense there as an injected phrase elsewhere."""
    count, lines, length = 0, [], 0
    for page in pages:
        for line in [*page["text"].split("\n"), None]:
            if line is not None:
                lines.append(line)
                length += len(line)
            if length > (300, 500, 800, 1200)[count % 4] or (line is None and length > 150):
                yield {"site": page["site"], "text": "\n".join(lines)}
                count, lines, length = count + 1, [], 0
        lines, length = [], 0


def clean_short_texts(stage, pages):
    texts = list(short_texts(pages))
    phrases = sum(len({finding["found"] for finding in result["findings"]}) for result in stage.find(texts, lexicon=False))
    print(f"  {phrases} phrases in {len(texts)} short clean texts")


def host(stage, pages, size, mode, hosts=10):
    """One phrase over pages of one host, once a page (insertions) or for another word on each (substitutions)."""
    text = "".join(json.dumps(page, ensure_ascii=False) + "\n" for page in pages)
    batches, phrases, found, false, gold = [], [], 0, 0, 0
    for number in range(hosts):
        command = [sys.executable, str(HERE / "inject.py"), mode, "--set", "test", "--seed", str(number), "--limit",
                   str(size), "--per-page", "1", "--skip", str(17 * number), "--same"]
        rows = [json.loads(line) for line in run(command, text).split("\n") if line]
        batches.append(rows)
    sent = "".join(json.dumps({"pages": [row["text"] for row in rows]}, ensure_ascii=False) + "\n" for rows in batches)
    for rows, line in zip(batches, run([stage.program, "host"], sent).split("\n")):
        spans_here = sum(len(row["spans"]) for row in rows)
        gold += spans_here
        for phrase in json.loads(line)["phrases"]:
            if phrase["text"] == rows[0]["phrase"]:
                found += spans_here
            else:
                false += 1
                print("   other:", rows[0]["phrase"], "|", phrase["text"], phrase["reasons"])
    print(f"  host of {size}, {mode}: {found / max(1, gold):.3f} of {gold} spans, {false} other phrases")


def clean_hosts(stage, pages, size=20):
    by_site = collections.defaultdict(list)
    for page in pages:
        by_site[page["site"]].append(page["text"][:6000])
    batches = [texts[i : i + size] for texts in by_site.values() for i in range(0, len(texts), size)]
    sent = "".join(json.dumps({"pages": batch}, ensure_ascii=False) + "\n" for batch in batches)
    count = 0
    for line in run([stage.program, "host"], sent).split("\n"):
        for phrase in json.loads(line)["phrases"] if line else []:
            count += 1
            print("   false:", phrase)
    print(f"  {len(batches)} clean batches: {count} phrases")


def main():
    stage, data = Stage(sys.argv[1]), Path(sys.argv[2])
    limit = int(sys.argv[3]) if len(sys.argv) > 3 else 800
    pages = [json.loads(line) for line in gzip.open(data / "clean_ko.jsonl.gz", "rt", encoding="utf-8")]
    tune = [{key: page[key] for key in ("site", "title", "text")} for page in pages if page["split"] == "tune"]
    tables = [{"site": page["site"], "text": page["text"]} for page in pages if page["split"] == "tables"]
    negative = [json.loads(line) for line in open(data / "negative.jsonl", encoding="utf-8")]
    for lexicon in (True, False):
        print("lexicon", "on" if lexicon else "off")
        real(stage, data / "real.jsonl", lexicon)
        clean(stage, negative, "negative.jsonl", lexicon)
        clean(stage, tune, "clean_ko, tune", lexicon)
        clean(stage, tables, "clean_ko, tables", lexicon)
    print("injected, lexicon off, phrases not trained on")
    for mode in [*MODES, "obfuscate"]:
        for described in (False, True) if mode in MODES else (False,):
            injected(stage, mode, tune, described, limit)
    print("phrases of other shapes:", " / ".join(MODES))
    shapes(stage, tune, limit)
    print("restored")
    for mode in MODES[:2]:
        restored(stage, mode, tune, limit)
    clean_short_texts(stage, tune + tables)
    print("hosts")
    clean_hosts(stage, tune + [page for page in tables if page["site"] != "ktshort"])
    for size in (10, 20, 30):
        for mode in ("single", "single-glued", "substitute"):
            host(stage, tune, size, mode)
    print("speed on clean Korean, one core:", stage.speed(tune + tables))


if __name__ == "__main__":
    main()
