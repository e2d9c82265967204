#!/usr/bin/env python3
"""Generates the tables of one model for classify/trees.hpp. usage: model.py NAME FEATURES.tsv MODEL.tsv OUTPUT"""
import sys

import features as feature_table
import tsv

MOST_CUTS = 127  # of a feature: classify/cut_bits.hpp
MOST_LEAVES = 32  # of a tree: classify/trees.hpp
NODES_AT_ONCE = 8  # the same


def array(kind, name, values):
    return f"constexpr {kind} {name}[] = {{{','.join(map(str, values))}}};\n"


def number(text):
    value = float(text)
    return f"{value!r}F" if "." in repr(value) or "e" in repr(value) else f"{value!r}.0F"


def leaf_ranges(tree, place):
    """First and last leaf, and one more, below every node. Leaves stand in the order of the tree."""
    ranges = {}
    for node in sorted(tree, reverse=True):  # children stand behind their parents
        if tree[node]["feature"] == "-":
            ranges[node] = (~place[node], ~place[node] + 1)
        else:
            left, right = ranges[int(tree[node]["left"])], ranges[int(tree[node]["right"])]
            if left[1] != right[0]:
                raise SystemExit("the leaves of a tree are out of order")
            ranges[node] = (left[0], right[1])
    if ranges[min(tree)][1] > MOST_LEAVES:
        raise SystemExit(f"a tree has more than {MOST_LEAVES} leaves")
    return ranges


def main(name, features, model, output):
    order = [row["name"] for row in tsv.rows(features)]
    rows = list(tsv.rows(model))
    used = sorted({row["feature"] for row in rows if row["feature"] != "-"}, key=order.index)
    slot = {feature: index for index, feature in enumerate(used)}
    cuts = {feature: sorted({float(row["threshold"]) for row in rows if row["feature"] == feature})
            for feature in used}
    if any(len(of_feature) > MOST_CUTS for of_feature in cuts.values()):
        raise SystemExit(f"a feature has more than {MOST_CUTS} thresholds")
    classes = max((int(row["class"]) for row in rows), default=0) + 1
    trees = {}
    for row in rows:
        trees.setdefault(int(row["tree"]), {})[int(row["node"])] = row
    nodes, means, leaves, first_node, first_leaf = [], [], [], [], []
    for tree in trees.values():
        first_node.append(len(nodes))
        first_leaf.append(len(leaves))
        splits = [node for node, row in tree.items() if row["feature"] != "-"]
        ends = [node for node, row in tree.items() if row["feature"] == "-"]
        place = {node: index for index, node in enumerate(splits)} | {node: ~index for index, node in enumerate(ends)}
        leaf_range = leaf_ranges(tree, place)
        for node in splits:
            row = tree[node]
            bin_number = cuts[row["feature"]].index(float(row["threshold"]))
            left, right = int(row["left"]), int(row["right"])
            first, middle, last = leaf_range[left][0], leaf_range[right][0], leaf_range[right][1]
            nodes.append(f"{{{slot[row['feature']]},{bin_number},{place[left]},{place[right]},{first},{middle},{last}}}")
            means.append(number(row["value"]))
        leaves += [number(tree[node]["value"]) for node in ends]
    first_node.append(len(nodes))
    nodes += ["{}"] * (NODES_AT_ONCE - 1)
    first_cut, all_cuts = [0], []
    for feature in used:
        all_cuts += [number(cut) for cut in cuts[feature]]
        first_cut.append(len(all_cuts))
    with open(output, "w", encoding="utf-8") as file:
        file.write(array("feature::Feature", f"k{name}Features",
                         [f"feature::Feature::{feature_table.enumerator(feature)}" for feature in used]))
        file.write(array("std::uint16_t", f"k{name}FirstCut", first_cut))
        file.write(array("float", f"k{name}Cuts", all_cuts))
        file.write(array("Node", f"k{name}Nodes", nodes))
        file.write(array("float", f"k{name}Means", means))
        file.write(array("float", f"k{name}Leaves", leaves))
        file.write(array("std::uint32_t", f"k{name}FirstNode", first_node))
        file.write(array("std::uint32_t", f"k{name}FirstLeaf", first_leaf))
        file.write(f"constexpr Trees k{name}{{{len(trees)}, {len(used)}, {classes}, k{name}Features, k{name}FirstCut, "
                   f"k{name}Cuts, "
                   f"k{name}Nodes, k{name}Means, k{name}Leaves, k{name}FirstNode, k{name}FirstLeaf}};\n")


main(*sys.argv[1:])
