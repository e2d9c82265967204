#!/usr/bin/env python3
"""Generates the tables of one network for classify/network.hpp. usage: network.py NAME MODEL.json OUTPUT"""
import base64
import json
import struct
import sys

import features as feature_table

LAYER_MAPS = ("heads", "page", "in", "out")


def array(kind, name, values):
    return f"constexpr {kind} {name}[] = {{{','.join(map(str, values))}}};\n"


def number(value):
    return f"{value!r}F"


def floats(text):
    data = base64.b64decode(text)
    return [number(value) for value in struct.unpack(f"<{len(data) // 4}f", data)]


def whole(text):
    data = base64.b64decode(text)
    return struct.unpack(f"<{len(data)}b", data)


def main(name, model, output):
    with open(model, encoding="utf-8") as file:
        network = json.load(file)
    outputs = network["maps"]["last"]["out"]
    identifier = lambda part: f"k{name}" + "".join(word.capitalize() for word in part.split("."))
    with open(output, "w", encoding="utf-8") as file:
        enumerators = [feature_table.enumerator(row["feature"]) for row in network["inputs"]]
        file.write(array("feature::Feature", f"k{name}Inputs", [f"feature::Feature::{each}" for each in enumerators]))
        for part, field in (("Middles", "middle"), ("Spreads", "spread")):
            file.write(array("float", f"k{name}{part}", [number(row[field]) for row in network["inputs"]]))
        for part, of_map in network["maps"].items():
            file.write(array("std::int8_t", f"{identifier(part)}Values", whole(of_map["values"])))
            file.write(array("float", f"{identifier(part)}Scales", floats(of_map["scales"])))
            file.write(array("float", f"{identifier(part)}Biases", floats(of_map["biases"])))
        for part, taps in network["taps"].items():
            file.write(array("float", identifier(part), floats(taps)))
        weights = lambda part: "{" + ",".join(identifier(part) + end for end in ("Values", "Scales", "Biases")) + "}"
        layers = [f"{{{apart},{identifier(f'{layer}.taps')},{','.join(weights(f'{layer}.{part}') for part in LAYER_MAPS)}}}"
                  for layer, apart in enumerate(network["apart"])]
        file.write(f"static_assert({outputs} <= Network::kMostOutputs);\n")
        file.write(f"constexpr Network k{name}{{{len(enumerators)}, k{name}Inputs, k{name}Middles, k{name}Spreads, "
                   f"{weights('first')}, {{{','.join(layers)}}}, {outputs}, {weights('last')}}};\n")


main(*sys.argv[1:])
