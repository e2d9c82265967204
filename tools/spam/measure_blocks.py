"""Prints what the spam stage finds of injected rows, blocks and disguises in six languages: measure_blocks.py BUILD DATA

BUILD is the build folder, DATA the folder with dev/ and train/. Clean bodies of the golds get what spammers append, of search words that
keywords.tsv puts together (place, thing, offer); the lexicon is off. A text gets lines; a page of HTML, made of the body's paragraphs,
gets a block; sentences get one phrase, again and again; Korean texts also phrases of different advertisers, or comments that end in one. Found: the injected lines or phrases; false: any other finding on these pages. At the end the clean bodies as they are, all of them.
"""

import collections
import gzip
import html
import json
import random
import re
import subprocess
import sys
from pathlib import Path

from inject import phrases_of, spans_of
from measure import covers, run, spans, touches

HERE = Path(__file__).parent
LANGUAGES = ["ko", "en", "id", "ja", "zh", "ru"]
PAGES = 60  # of a language
STYLES = ["display:none", "position:absolute;left:-9999px", "font-size:0"]
INJECTED_SITES = "blue-otter river-lamp tall-cedar nine-bells warm-stone quick-harbor plain-orchid old-mill soft-comet".split()


def tables():
    words = collections.defaultdict(list)
    for row in (HERE / "keywords.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        language, *parts = row.split("\t")
        words[language].append(parts)
    return words


def golds(data):
    for path in sorted(data.glob("*/*.gold.jsonl.gz")):
        for line in gzip.open(path, "rt", encoding="utf-8"):
            row = json.loads(line)
            if row.get("text"):
                yield row.get("lang"), "\n".join(part.strip() for part in row["text"].splitlines() if part.strip())


def phrases(rng, rows, language, count):
    """Variations on one thing: in one place with different offers, or in different places."""
    places, things, offers = (list(column) for column in zip(*rows))
    space = "" if language in ("ja", "zh") else " "
    thing, place = rng.choice(things), rng.choice(places)
    rng.shuffle(places)
    rng.shuffle(offers)
    one_place = rng.random() < 0.5
    return [space.join([place if one_place else places[i], thing, offers[i]]) for i in range(count)]


def injected_lines(rng, mode, items):
    if mode == "tags":
        return ["".join("#" + item.replace(" ", "") for item in items) if rng.random() < 0.5
                else " ".join("#" + item.replace(" ", "_") for item in items)]
    if mode == "list":
        return [rng.choice([", ", " | ", " / "]).join(items)]
    if mode == "chant":
        return [" ".join(items)]
    return items


def text_page(rng, mode, text, items):
    """The text with lines behind it, or before it; the numbers of the lines."""
    lines, added = text.split("\n"), injected_lines(rng, mode, items)
    if rng.random() < 0.2:
        return "\n".join(added + lines), range(len(added))
    return "\n".join(lines + added), range(len(lines), len(lines) + len(added))


def html_page(rng, mode, text, items):
    sites = rng.sample(INJECTED_SITES, len(items))
    links = "".join(f'<li><a href="http://{site}.example/">{html.escape(item)}</a></li>' for site, item in zip(sites, items))
    style = f' style="{rng.choice(STYLES)}"' if mode == "hidden" else ""
    body = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    return f"<html><head><title>.</title></head><body><article>{body}<div{style}><ul>{links}</ul></div></article></body></html>"


def disguise(rng, phrase):
    """A disguise that any script can wear, or one of its own."""
    return rng.choice(["\u200b".join(phrase), "\u2060".join(phrase), "".join(c + "\u200d" for c in phrase[:-1]) + phrase[-1]])


def obfuscated_page(rng, text, items):
    """Three disguised phrases between words, or before a letter where there are no spaces."""
    lines = text.split("\n")
    long_lines = [i for i, line in enumerate(lines) if len(line) > 30] or [0]
    gold = []
    for item, number in zip(items[:3], sorted(rng.sample(long_lines, min(3, len(long_lines))))):
        line = lines[number]
        at = line.find(" ", len(line) // 3) + 1 or len(line) // 2
        phrase = disguise(rng, item)
        lines[number] = line[:at] + phrase + " " + line[at:]
        gold.append([number, len(line[:at].encode()), len(line[:at].encode()) + len(phrase.encode())])
    return "\n".join(lines), gold


def phrase_page(rng, way, text, phrase, language):
    """The phrase in place of a word that occurs three to twelve times, or put between words three to eight times; None where it cannot be."""
    spaced = language not in ("ja", "zh")
    if way == "replaced":
        word = r"\b\w{4,14}\b" if spaced else r"[\u4e00-\u9fff]{2,4}|[\u30a0-\u30ff]{3,8}"
        words = sorted(word for word in set(re.findall(word, text)) if 3 <= text.count(word) <= 12)
        return text.replace(rng.choice(words), f"\0{phrase}\1") if words else None
    places = [match.end() for match in re.finditer(r"(?<=\w) (?=\w)" if spaced else r"(?<=[\u3040-\u9fff])(?=[\u3040-\u9fff])", text)]
    count = rng.choice([3, 4, 5, 8])
    if len(places) < 5 * count:
        return None
    for at in sorted(rng.sample(places, count), reverse=True):
        text = f"{text[:at]}\0{phrase}\1{' ' if spaced else ''}{text[at:]}"
    return text


COMMENTS = ["좋은 글 잘 읽었습니다. {}", "오늘도 배우고 갑니다! {}", "{} 바로가기"]


def appendix_page(rng, way, text):
    """The text with phrases of different advertisers behind it, or the same one behind comments; the numbers of the lines."""
    known = phrases_of("test")
    if way == "comments":
        phrase = rng.choice(known)
        added = [rng.choice(COMMENTS).format(phrase) for _ in range(rng.randint(2, 4))]
    else:
        items = rng.sample(known, rng.randint(3, 7))
        added = {"lines": items, "bars": [" | ".join(items)], "glued": ["".join("#" + item.replace(" ", "") for item in items)]}[way]
    lines = text.split("\n")
    return "\n".join(lines + added), range(len(lines), len(lines) + len(added))


def find(build, texts):
    sent = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    out = run([str(build / "tests/spam/spam_eval"), "find", "--no-lexicon"], sent)
    return [json.loads(line) for line in out.split("\n") if line]


def measure_texts(build, mode, pages, rows, language):
    rng = random.Random(f"{mode}:{language}")
    return count_lines(build, [text_page(rng, mode, text, phrases(rng, rows, language, rng.randint(4, 7))) for text in pages])


def count_lines(build, made):
    count = collections.Counter()
    for (_, gold), result in zip(made, find(build, [text for text, _ in made])):
        lines = {finding["line"] for finding in result["findings"]}
        count["gold"] += len(gold)
        count["found"] += len(lines & set(gold))
        count["false"] += len(lines - set(gold))
    return count


def measure_appendix(build, way, pages):
    rng = random.Random(f"appendix:{way}")
    return count_lines(build, [appendix_page(rng, way, text) for text in pages])


def measure_disguises(build, pages, rows, language):
    rng = random.Random(f"disguise:{language}")
    made = [obfuscated_page(rng, text, phrases(rng, rows, language, 3)) for text in pages]
    count = collections.Counter()
    for (_, gold), result in zip(made, find(build, [text for text, _ in made])):
        found = spans(result)
        count["gold"] += len(gold)
        count["found"] += sum(span in found for span in gold)
        count["false"] += sum(not any(f[0] == g[0] for g in gold) for f in found)
    return count


def measure_phrases(build, way, pages, rows, language):
    rng = random.Random(f"{way}:{language}")
    made = [phrase_page(rng, way, text, phrases(rng, rows, language, 1)[0], language) for text in pages]
    made = [spans_of(page) for page in made if page]
    count = collections.Counter()
    for (_, gold), result in zip(made, find(build, [text for text, _ in made])):
        found = spans(result)
        count["gold"] += len(gold)
        count["found"] += sum(any(covers(span, place) for span in found) for place in gold)
        count["false"] += sum(not any(touches(span, place) for place in gold) for span in found)
    return count


def measure_html(build, mode, pages, rows, language):
    rng = random.Random(f"{mode}:{language}")
    count = collections.Counter()
    for text in pages:
        items = phrases(rng, rows, language, rng.randint(4, 7))
        page = {"html": html_page(rng, mode, text, items), "url": "https://paper.example/1"}
        command = [str(build / "src/cli/kijil"), "clean", "--spam-lexicon", "off", "--lines", "--input", "jsonl", "--output", "jsonl"]
        result = json.loads(run(command, json.dumps(page, ensure_ascii=False) + "\n"))
        spam = [line["text"] for line in result["lines"] if line["label"] == "spam"]
        count["gold"] += len(items)
        count["found"] += sum(item in spam for item in items)
        count["false"] += sum(line not in items for line in spam)
    return count


def main():
    build, data = Path(sys.argv[1]), Path(sys.argv[2])
    bodies, words = list(golds(data)), tables()
    print("language, way: found of injected lines, false lines")
    for language in LANGUAGES:
        pages = [text for lang, text in bodies if (lang or "").startswith(language) and len(text) > 500][:PAGES]
        results = {mode: measure_texts(build, mode, pages, words[language], language) for mode in ("tags", "list", "chant")}
        results |= {mode: measure_html(build, mode, pages, words[language], language) for mode in ("farm", "hidden")}
        for way in ("replaced", "inserted") if language != "ko" else ():  # Korean: measure.py, which knows particles
            results[way] = measure_phrases(build, way, pages, words[language], language)
        for way in ("lines", "bars", "glued", "comments") if language == "ko" else ():
            results[way] = measure_appendix(build, way, pages)
        results["disguise"] = measure_disguises(build, pages, words[language], language)
        for mode, count in results.items():
            share = count["found"] / max(1, count["gold"])
            print(f"  {language} {mode:9} {share:.2f} of {count['gold']:4} on {len(pages)} pages, {count['false']} false")
    texts = [text for _, text in bodies]
    false = 0
    for text, result in zip(texts, find(build, texts)):
        for finding in result["findings"]:
            false += 1
            print("   clean:", finding["found"][:100], "|", finding["reasons"])
    print(f"  {false} findings in {len(texts)} clean bodies, {sum(map(len, texts))} characters")


if __name__ == "__main__":
    main()
