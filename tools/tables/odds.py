#!/usr/bin/env python3
"""Makes a table of log odds from its base64 file: odds.py NAME IN.b64 OUT.inc"""
import base64
import struct
import sys


def main(name, source, target):
    with open(source, encoding="ascii") as file:
        data = base64.b64decode("".join(line for line in file if not line.startswith("#")))
    values = struct.unpack(f"<{len(data)}b", data)
    with open(target, "w", encoding="ascii") as file:
        file.write(f"inline constexpr std::int8_t {name}[] = {{\n")
        for i in range(0, len(values), 64):
            file.write(",".join(map(str, values[i:i + 64])) + ",\n")
        file.write("};\n")


main(*sys.argv[1:])
