#!/usr/bin/env python3
"""Generates the automaton of a word table for text/matcher.hpp.

usage: matcher.py NAME GROUP_COLUMN TABLE.tsv OUTPUT

Rows have the columns GROUP_COLUMN and `pattern`. In a pattern `^` and `$` bind it to the ends of the text, `|` to a
word border: a place where a letter, digit or byte above 0x7F does not continue. Matching ignores ASCII case.
"""
import sys

import tsv

START, END, BORDER_BEFORE, BORDER_AFTER = 1, 2, 4, 8
MOST_EDGES = 4
NO_ROW = 0xFFFF


def parse(pattern):
    flags = 0
    if pattern.startswith("^"):
        flags, pattern = flags | START, pattern[1:]
    elif pattern.startswith("|"):
        flags, pattern = flags | BORDER_BEFORE, pattern[1:]
    if pattern.endswith("$"):
        flags, pattern = flags | END, pattern[:-1]
    elif pattern.endswith("|"):
        flags, pattern = flags | BORDER_AFTER, pattern[:-1]
    return pattern.lower().encode("utf-8"), flags


def automaton(patterns):
    """Aho and Corasick 1975: children, fail links and outputs of each state."""
    children, outputs = [{}], [[]]
    for number, (word, _, _) in enumerate(patterns):
        state = 0
        for byte in word:
            if byte not in children[state]:
                children[state][byte] = len(children)
                children.append({})
                outputs.append([])
            state = children[state][byte]
        outputs[state].append(number)
    fail, order = [0] * len(children), [0]
    for state in order:
        for byte, child in children[state].items():
            back = fail[state]
            while back and byte not in children[back]:
                back = fail[back]
            fail[child] = children[back].get(byte, 0) if state else 0
            outputs[child] = outputs[child] + outputs[fail[child]]
            order.append(child)
    return children, fail, outputs


def transition(children, fail, state, byte):
    while state and byte not in children[state]:
        state = fail[state]
    return children[state].get(byte, 0)


def c_array(kind, name, values):
    return f"constexpr {kind} {name}[] = {{{','.join(map(str, values))}}};\n"


def main(name, group_column, source, output):
    rows = list(tsv.rows(source))
    groups = list(dict.fromkeys(row[group_column] for row in rows))
    patterns = []
    for row in rows:
        word, flags = parse(row["pattern"])
        patterns.append((word, flags, groups.index(row[group_column])))
    children, fail, outputs = automaton(patterns)
    used = sorted({byte for word, _, _ in patterns for byte in word})
    byte_class = [0] * 256
    for index, byte in enumerate(used):
        byte_class[byte] = index + 1
        if byte < 128:
            byte_class[ord(chr(byte).upper())] = index + 1
    # States with many children get a row of all transitions; the rest a short list of edges and a fail link.
    rows_of, cells, first_edge, edges = [], [], [], []
    for state, edge in enumerate(children):
        first_edge.append(len(edges))
        if state == 0 or len(edge) > MOST_EDGES:
            rows_of.append(len(cells) // (len(used) + 1))
            cells += [0] + [transition(children, fail, state, byte) for byte in used]
        else:
            rows_of.append(NO_ROW)
            edges += [(byte_class[byte], child) for byte, child in sorted(edge.items())]
    first_edge.append(len(edges))
    hits, first_hit = [], []
    for found in outputs:
        first_hit.append(len(hits))
        hits += [patterns[number] for number in found]
    first_hit.append(len(hits))
    with open(output, "w", encoding="utf-8") as file:
        file.write(f"constexpr unsigned k{name}GroupCount = {len(groups)};\n")
        file.write(c_array("std::string_view", f"k{name}Groups", map(tsv.c_string, groups)))
        file.write(c_array("std::uint8_t", f"k{name}Class", byte_class))
        file.write(c_array("std::uint16_t", f"k{name}Row", rows_of))
        file.write(c_array("std::uint16_t", f"k{name}Cells", cells))
        file.write(c_array("std::uint16_t", f"k{name}FirstEdge", first_edge))
        file.write(c_array("text::Edge", f"k{name}Edges", [f"{{{c},{s}}}" for c, s in edges]))
        file.write(c_array("std::uint16_t", f"k{name}Fail", fail))
        file.write(c_array("std::uint16_t", f"k{name}FirstHit", first_hit))
        file.write(c_array("text::Hit", f"k{name}Hits",
                           [f"{{{group},{len(word)},{flags}}}" for word, flags, group in hits]))
        file.write(f"constexpr text::Matcher k{name}Matcher{{k{name}Class, {len(used) + 1}, k{name}Row, k{name}Cells,"
                   f" k{name}FirstEdge, k{name}Edges, k{name}Fail, k{name}FirstHit, k{name}Hits}};\n")


main(*sys.argv[1:])
