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
    # Lead bytes of UTF-8 below which a character is white space, invisible or not safe under NFC: bit h of entry l
    # stands for the byte 0xC0 + 0x10 * h + l.
    looks = [0] * 16
    for point in range(0x80, len(table)):
        if table[point] & MAY_CHANGE or CLASSES[table[point] & 0x0F] in ("space", "format"):
            lead = chr(point).encode("utf-8", "surrogatepass")[0]
            looks[lead & 0x0F] |= 1 << ((lead >> 4) - 0x0C)
    with open(output, "w", encoding="utf-8") as file:
        file.write(f"const std::uint8_t kPageOf[{len(index)}] = {{{','.join(map(str, index))}}};\n")
        file.write(f"const std::uint8_t kNeedsLook[16] = {{{','.join(map(str, looks))}}};\n")
        body = ",\n".join(",".join(map(str, page)) for page in pages)
        file.write(f"const std::uint8_t kClasses[{len(pages) * PAGE}] = {{{body}}};\n")


main(sys.argv[1], sys.argv[2])
