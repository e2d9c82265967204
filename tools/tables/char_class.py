#!/usr/bin/env python3
"""Generates the two-stage table of text/char_class.cpp. usage: char_class.py CHAR_CLASS.tsv OUTPUT"""
import sys

import tsv

CLASSES = ["other", "space", "lower", "upper", "letter", "wide", "digit", "terminal", "comma", "separator", "quote",
           "mark", "format"]
MAY_CHANGE = 0x10
PAGE = 256


def main(source, output):
    table = bytearray(0x110000)
    for row in tsv.rows(source):
        value = CLASSES.index(row["class"]) | (MAY_CHANGE if row["nfc"] == "maybe" else 0)
        for point in range(int(row["first"], 16), int(row["last"], 16) + 1):
            table[point] = value
    pages, index = {}, []
    for start in range(0, len(table), PAGE):
        index.append(pages.setdefault(bytes(table[start:start + PAGE]), len(pages)))
    with open(output, "w", encoding="utf-8") as file:
        file.write(f"const std::uint8_t kPageOf[{len(index)}] = {{{','.join(map(str, index))}}};\n")
        body = ",\n".join(",".join(map(str, page)) for page in pages)
        file.write(f"const std::uint8_t kClasses[{len(pages) * PAGE}] = {{{body}}};\n")


main(sys.argv[1], sys.argv[2])
