#!/usr/bin/env python3
"""Counts the non-ASCII characters of clean text, for src/data/charset_characters.tsv.

usage: charset_count.py LANGUAGE ROWS SOURCE FILE.jsonl[.gz]... >> src/data/charset_characters.tsv
  FILE    JSON Lines with "text" and, where the file has several languages, "lang" (LANGUAGE or a longer tag)
  ROWS    how many of the most frequent characters to write
  SOURCE  what stands in the source column
"""

import collections
import gzip
import json
import sys
import unicodedata


def texts(path, language):
    """The texts of one file that are in the language."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as file:
        for line in file:
            item = json.loads(line)
            if (item.get("lang") or language).split("-")[0] == language.split("-")[0]:
                yield item.get("text") or ""


def main(language, limit, source, *paths):
    counts = collections.Counter()
    for path in paths:
        for text in texts(path, language):
            counts.update(character for character in unicodedata.normalize("NFC", text)
                          if "\x7f" < character <= "\uffff" and character.isprintable() or character == "\u3000")
    total = counts.total()
    for character, count in sorted(counts.most_common(int(limit)), key=lambda item: (-item[1], item[0])):
        print(language, f"{ord(character):04X}", character, max(1, round(1e6 * count / total)), source, sep="\t")


if __name__ == "__main__":
    if len(sys.argv) < 5:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
