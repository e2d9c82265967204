#!/usr/bin/env python3
"""Generates the enumeration of features. usage: features.py FEATURES.tsv OUTPUT"""
import sys

import tsv


def enumerator(name):
    return "k" + "".join(part.capitalize() for part in name.split("_"))


def main(source, output):
    rows = list(tsv.rows(source))
    modes = [row["mode"] for row in rows]
    text = modes.index("html")
    if "both" in modes[text:]:
        raise SystemExit(f"{source}: features of mode both come first")
    with open(output, "w", encoding="utf-8") as file:
        file.write("enum class Feature : std::uint16_t {\n")
        for row in rows:
            file.write(f"  {enumerator(row['name'])},  // {row['meaning']}\n")
        file.write("  kCount,\n};\n")
        file.write(f"inline constexpr unsigned kTextFeatureCount = {text};\n")
        names = ",".join(tsv.c_string(row["name"]) for row in rows)
        file.write(f"inline constexpr std::string_view kFeatureNames[] = {{{names}}};\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
