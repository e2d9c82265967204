#!/usr/bin/env python3
"""Writes src/data/char_class.tsv from the Unicode data of the Python that runs it.

usage: tools/unicode_classes.py > src/data/char_class.tsv
"""
import unicodedata

TERMINAL = ".!?。．！？؟۔।॥։።…‼⁇⁈⁉｡"
COMMA = ",;:、，；：،؛·・"
SEPARATOR = "|>»›→←«‹•‣▶▷►◀◁■□▪●○◆◇★☆/\\▼▲△▽☞☛"
QUOTE = "\"'“”‘’「」『』《》〈〉()[]{}（）［］【】〔〕"


def is_wide(point):
    return (0x1100 <= point <= 0x11FF or 0x3040 <= point <= 0x30FF or 0x3105 <= point <= 0x318E
            or 0x31A0 <= point <= 0x31BF or 0x31F0 <= point <= 0x31FF or 0x3400 <= point <= 0x4DBF
            or 0x4E00 <= point <= 0x9FFF or 0xA960 <= point <= 0xA97C or 0xAC00 <= point <= 0xD7FB
            or 0xF900 <= point <= 0xFAFF or 0xFF66 <= point <= 0xFF9F or 0x20000 <= point <= 0x3FFFD)


def class_of(point):
    char = chr(point)
    category = unicodedata.category(char)
    if char in TERMINAL:
        return "terminal"
    if char in COMMA:
        return "comma"
    if char in SEPARATOR:
        return "separator"
    if char in QUOTE:
        return "quote"
    if category in ("Zs", "Zl", "Zp") or point in range(9, 14) or point == 0x85:
        return "space"
    if category[0] == "L" and is_wide(point):
        return "wide"
    if category == "Ll":
        return "lower"
    if category in ("Lu", "Lt"):
        return "upper"
    if category[0] == "L":
        return "letter"
    if category[0] == "M":
        return "mark"
    if category[0] == "N":
        return "digit"
    if category == "Cf":
        return "format"
    return "other"


def normal(point):
    """Whether the code point may change, or change its neighbours, under NFC."""
    char = chr(point)
    hangul_jamo = 0x1161 <= point <= 0x1175 or 0x11A8 <= point <= 0x11C2
    combines = unicodedata.combining(char) or hangul_jamo or not unicodedata.is_normalized("NFC", char)
    # Marks of class 0 that compose with what stands before them (Indic vowel signs, say).
    return not (combines or unicodedata.category(char) in ("Mc", "Mn"))


def main():
    print(f"# Code points by what they do in a line; rows that are missing are `other`, `yes`.")
    print("first\tlast\tclass\tnfc\tsource")
    start, last = 0, None
    for point in range(0x110001):
        if point == 0x110000:
            this = None
        elif 0xD800 <= point <= 0xDFFF:
            this = ("other", "yes")
        else:
            this = (class_of(point), "yes" if normal(point) else "maybe")
        if this != last:
            if last and last != ("other", "yes"):
                print(f"{start:04X}\t{point - 1:04X}\t{last[0]}\t{last[1]}\tUnicode {unicodedata.unidata_version}")
            start, last = point, this


if __name__ == "__main__":
    main()
