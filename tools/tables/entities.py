#!/usr/bin/env python3
"""Generates the named character references of the HTML standard, sorted by name. usage: entities.py OUTPUT

The table is Python's html.entities.html5, which is the standard's own (https://html.spec.whatwg.org/entities.json).
Names that end in ';' and their historical forms without it are separate rows, as in the standard.
"""
import html.entities
import sys

import tsv

with open(sys.argv[1], "w", encoding="utf-8") as out:
    for name, text in sorted(html.entities.html5.items(), key=lambda item: item[0].encode()):
        out.write(f"    {{{tsv.c_string(name)}, {tsv.c_string(text)}}},\n")
