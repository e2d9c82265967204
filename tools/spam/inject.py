"""Puts advertising phrases into clean Korean pages, the way spammers do, and says where.

inject.py MODE [--set train|test] [--seed N] [--limit N] < pages.jsonl > injected.jsonl

MODE: substitute (every occurrence of a word that occurs 6 times or more), substitute3 (3 to 5 times), insert, glued (without a
space after the phrase), single and single-glued (once a page), obfuscate, clean (the window as it is). A page is {"site", "text"}; a line out has "site", "mode", "phrase", "text",
"original" (the clean text), "word" (that was replaced, "" for an insertion) and "spans" [[line, begin, end], ...] in bytes of the line. One window of about 2,600 characters a page.
"""

import argparse
import collections
import json
import random
import re
import sys
from pathlib import Path

PARTICLES = sorted("을 를 이 가 은 는 의 와 과 도 만 로 으로 에 에서 에게 까지 보다 부터".split(), key=len, reverse=True)
LEADING = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"


SHAPES = ["mixed", "made-up", "foreign", "nouns"]  # of phrases: words of several advertisements, a name with one or two of them, ordinary nouns


def phrases_of(name):
    rows = Path(__file__).with_name("phrases.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [row.split("\t")[1] for row in rows if row.split("\t")[0] == name]


def stems(text):
    """Words without their particle, with the number of times one follows them."""
    count = collections.Counter()
    for word in re.findall(r"[가-힣A-Za-z]{2,12}", text):
        particle = next((p for p in PARTICLES if word.endswith(p) and len(word) - len(p) >= 2), None)
        if particle:
            count[word[: -len(particle)]] += 1
    return [word for word, _ in count.most_common(60)]


def new_phrase(rng, known, nouns):
    """A known phrase, or words of several, of the corpus, made up or foreign: no model can learn them by heart."""
    kind = rng.random()
    words = sorted({word for phrase in known for word in phrase.split()})
    count = rng.choice([2, 2, 2, 3, 3, 3, 4])
    if kind < 0.4 or not nouns:
        return rng.choice(known)
    if kind < 0.7:
        return " ".join(rng.sample(words, count))
    if kind < 0.78:
        return " ".join(rng.sample(nouns, count))
    if kind < 0.86:
        return " ".join(rng.choice(nouns if rng.random() < 0.5 else words) for _ in range(count))
    return with_name(rng, foreign(rng) if kind > 0.93 else made_up(rng, nouns), words, count)


def shaped_phrase(rng, shape, known, nouns):
    """One of SHAPES."""
    words = sorted({word for phrase in known for word in phrase.split()})
    count = rng.choice([2, 2, 2, 3, 3, 3, 4])
    if shape in ("mixed", "nouns"):
        return " ".join(rng.sample(words if shape == "mixed" else nouns, count))
    return with_name(rng, foreign(rng) if shape == "foreign" else made_up(rng, nouns), words, count)


def with_name(rng, name, words, count):
    """The name and words of advertisements: before them more often than behind."""
    others = rng.sample(words, count - 1)
    others.insert(0 if rng.random() < 0.7 else count - 1, name)
    return " ".join(others)


def made_up(rng, nouns):
    """A word of two to four syllables that nobody wrote, as shops and sites are called."""
    syllables = "".join(rng.sample(nouns, 4))
    return "".join(rng.choice(syllables) for _ in range(rng.choice([2, 2, 3, 3, 4])))


def foreign(rng):
    """Letters, a number, or Latin and Korean in one word: VIP, 24시, K뱅크."""
    letters = "".join(rng.choice("ABCDEGHIKLMNOPRSTVX") for _ in range(rng.choice([1, 2, 3, 4])))
    number = str(rng.choice([1, 2, 5, 7, 10, 24, 77, 88, 100, 365]))
    return rng.choice([letters, letters.lower(), number + rng.choice(["시", "분", "배", "위", "곳"]), letters + rng.choice(["톡", "뱅크", "몰", "클럽", "샵"])])


def substitute(text, phrase, rng, low, high):
    words = [word for word in stems(text) if low <= text.count(word) <= high][:12]
    if not words:
        return None
    word = rng.choice(words)
    return text.replace(word, "\x00" + phrase + "\x01"), word


def insert(text, phrase, rng, glued, change=lambda phrase, rng: phrase, counts=(1, 3, 4, 5, 8)):
    spaces = [match.start() for match in re.finditer(r"(?<=\S) (?=\S)", text)]
    count = min(rng.choice(counts), len(spaces))
    out, last = [], 0
    for place in sorted(rng.sample(spaces, count)):
        out += [text[last:place], " \x00", change(phrase, rng), "\x01"]
        last = place + 1 if glued else place
    return ("".join(out) + text[last:], "") if count else None


def split_letters(phrase):
    """The first open syllable as two letters: 카지노 -> ㅋㅏ지노."""
    for i, c in enumerate(phrase):
        code = ord(c) - 0xAC00
        if 0 <= code < 11172 and code % 28 == 0:
            return phrase[:i] + LEADING[code // 588] + VOWELS[code % 588 // 28] + phrase[i + 1:]
    return "\u200b".join(phrase)


def obfuscate(phrase, rng):
    letters = phrase.replace(" ", "")
    return rng.choice([" ".join(letters), "*".join(letters), "\u200b".join(phrase), split_letters(phrase)])


def spans_of(marked):
    """The text without the marks, and where they were."""
    lines, spans = [], []
    for number, line in enumerate(marked.split("\n")):
        text, begin = b"", 0
        for part in re.split("([\x00\x01])", line):
            if part == "\x00":
                begin = len(text)
            elif part == "\x01":
                spans.append([number, begin, len(text)])
            else:
                text += part.encode()
        lines.append(text.decode())
    return "\n".join(lines), spans


def windows(text, size=2600):
    lines, length = [], 0
    for line in text.split("\n"):
        lines.append(line)
        length += len(line)
        if length > size:
            yield "\n".join(lines)
            lines, length = [], 0
    if length > 700:
        yield "\n".join(lines)


def make(mode, text, phrase, rng):
    if mode == "clean":
        return text, ""
    if mode == "substitute":
        return substitute(text, phrase, rng, 6, 10000)
    if mode == "substitute3":
        return substitute(text, phrase, rng, 3, 5)
    if mode.startswith("single"):
        return insert(text, phrase, rng, mode == "single-glued", counts=[1])
    return insert(text, phrase, rng, mode == "glued", obfuscate if mode == "obfuscate" else lambda p, r: p)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("mode", choices=["substitute", "substitute3", "insert", "glued", "single", "single-glued", "obfuscate", "clean"])
    parser.add_argument("--set", default="train")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--per-page", type=int, default=3)
    parser.add_argument("--skip", type=int, default=0, help="pages to leave out")
    parser.add_argument("--same", action="store_true", help="one phrase for all pages")
    parser.add_argument("--shape", choices=SHAPES, help="phrases of that shape instead")
    args = parser.parse_args()
    known = phrases_of(args.set)
    pages = [json.loads(line) for line in sys.stdin][args.skip :]
    nouns = sorted({word for page in pages[::7] for word in stems(page["text"]) if re.fullmatch("[가-힣]{2,4}", word)})
    nouns = nouns if args.set == "train" or args.shape else []
    done = 0
    for number, page in enumerate(pages):
        for part, window in enumerate(list(windows(page["text"]))[: args.per_page]):
            if len(window) < 700 or done >= args.limit:
                continue
            rng = random.Random(f"{args.seed}:{args.mode}:{number}:{part}")
            source = random.Random(args.seed) if args.same else rng
            phrase = shaped_phrase(source, args.shape, known, nouns) if args.shape else new_phrase(source, known, nouns)
            made = make(args.mode, window, phrase, rng)
            if not made:
                continue
            text, spans = spans_of(made[0])
            done += 1
            json.dump({"site": page["site"], "mode": args.mode, "phrase": phrase, "text": text, "original": window,
                       "title": page.get("title", ""), "word": made[1], "spans": spans}, sys.stdout, ensure_ascii=False)
            print()


if __name__ == "__main__":
    main()
