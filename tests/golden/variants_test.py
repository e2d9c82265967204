#!/usr/bin/env python3
"""Writes the fixture pages in other ways that readers would not see, and holds their bodies against those as written.

usage: variants_test.py KIJIL FIXTURES...

A case is one way of writing over all pages. Bodies are compared by their words, F1; the mean over the pages is held.
"""
import collections
import json
import re
import subprocess
import sys
import textwrap
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import tap  # noqa: E402

# Mean F1: 0.9995 and more, 0.974 and more when they were set.
LEAST_MARKUP = 0.995
LEAST_TEXT = 0.965
ALL = "content,title,byline,caption,navigation,sidebar,prompt,notice,comment,spam"
BODY = re.compile(r"(<body\b[^>]*>)(.*)(</body>)", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<(script|style|textarea|title|pre)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL)
LINK = re.compile(r"\[([^\]]*)\]\(https://[^)]*\)")
SHORT = 30  # characters of a line that is made a link


def clean(kijil, pages, *options):
    """The body of each page by its name; pages: JSON objects by name."""
    lines = "".join(json.dumps({"id": name, **page}) + "\n" for name, page in pages.items())
    out = subprocess.run([kijil, "clean", "--input", "jsonl", "--spam", "off", *options, "-"], input=lines, check=True,
                         capture_output=True, text=True).stdout
    return {page["id"]: page["text"] for page in map(json.loads, out.splitlines())}


def agreement(one, other):
    words, others = (collections.Counter(text.split()) for text in (one, other))
    total = words.total() + others.total()
    return 2 * (words & others).total() / total if total else 1.0


def inside(before, after):
    return lambda page: BODY.sub(lambda parts: parts[1] + before + parts[2] + after + parts[3], page, count=1)


def around_words(page):
    """Every word in an element of its own."""
    def spans(text):
        return re.sub(r"\S+", lambda word: f"<span>{word[0]}</span>", text)

    def of_body(parts):
        out, at = [], 0
        for tag in TAG.finditer(parts[2]):
            out += [spans(parts[2][at:tag.start()]), tag[0]]
            at = tag.end()
        return parts[1] + "".join(out) + spans(parts[2][at:]) + parts[3]
    return BODY.sub(of_body, page, count=1)


MARKUP = {
    "an <iframe/> in <noscript>": inside('<noscript><iframe src="//tags.example/ns.html" height="0" width="0" /></noscript>', ""),
    "streamed by React": inside('<template id="B:0"></template><div hidden id="S:0">', "</div>"),
    "in a shadow root": inside('<my-app><template shadowrootmode="open">', "</template></my-app>"),
    "in an element of its own name": inside("<my-app>", "</my-app>"),
    "each word in an element": around_words,
}


def wrapped(text):
    return "\n\n".join("\n".join(textwrap.wrap(line, 78)) for line in text.split("\n"))


def linked(text):
    lines = text.split("\n")
    return "\n".join(f"[{line}](https://www.example.com/{number})" if len(line) < SHORT and "[" not in line else line
                     for number, line in enumerate(lines))


# Of the pages' lines as bare text, with the pages that a way of writing is for.
TEXT = {
    "broken at a width": (wrapped, lambda name: not name.startswith(("ko_", "ja_", "zh_", "ar_", "fa_"))),
    "links of Markdown": (linked, lambda name: True),
}


def compare(bodies, others, least):
    scores = {name: agreement(bodies[name], others[name]) for name in bodies}
    mean = sum(scores.values()) / len(scores)
    print(f"# {len(scores)} pages, {mean:.4f}, worst {min(scores, key=scores.get)} {min(scores.values()):.2f}")
    assert mean >= least, f"{mean:.4f}, floor {least}"


def main():
    kijil = sys.argv[1]
    sources = [path for folder in sys.argv[2:] for path in sorted(Path(folder).glob("*/source.html"))]
    pages = {}
    for path in sources:
        markup = path.read_bytes().decode("utf-8", errors="replace")
        if BODY.search(markup) and "\ufffd" not in markup:
            pages[path.parent.name] = markup
    bodies = clean(kijil, {name: {"html": page} for name, page in pages.items()})
    lines = clean(kijil, {name: {"html": page} for name, page in pages.items()}, "--keep", ALL)
    bare = clean(kijil, {name: {"text": text} for name, text in lines.items()})

    def markup_case(write):
        compare(bodies, clean(kijil, {name: {"html": write(page)} for name, page in pages.items()}), LEAST_MARKUP)

    def text_case(write, is_for):
        chosen = {name: text for name, text in lines.items() if is_for(name)}
        others = clean(kijil, {name: {"text": write(text)} for name, text in chosen.items()})
        compare({name: bare[name] for name in chosen}, {name: LINK.sub(r"\1", text) for name, text in others.items()},
                LEAST_TEXT)

    tap.run([(name, lambda write=write: markup_case(write)) for name, write in MARKUP.items()] +
            [(name, lambda way=way: text_case(*way)) for name, way in TEXT.items()])


if __name__ == "__main__":
    main()
