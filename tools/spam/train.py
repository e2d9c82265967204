"""Trains the model that judges a candidate phrase and writes it as a TSV of trees.

train.py NAMES OUT.tsv SHAPE.tsv --clean CLEAN.feat PAGES.jsonl --injected INJECTED.jsonl INJECTED.feat ...

NAMES is the output of `spam_eval names`, a .feat file that of `spam_eval features` over the pages of the same line. Prints
the candidates found at thresholds that leave 0, 3 and 10 clean candidates, out of fold by site.
"""

import argparse
import collections
import json
import zlib

import lightgbm
import numpy

PARAMETERS = {
    "objective": "binary", "learning_rate": 0.1, "num_leaves": 24, "max_depth": 6, "min_data_in_leaf": 40,
    "feature_fraction": 0.3, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1,
    "num_threads": 2, "deterministic": True, "force_row_wise": True,
}

# What can only speak for an injection (1) or against it (-1): keeps the trees from learning a site's accidents.
MONOTONE = {
    "clashes": 1, "clash_share": 1, "clash_types": 1, "glued_left_words": 1, "glued_right_words": 1, "gloss": 1,
    "deletion_gain": 1, "topic_words": -1, "topic_phrase": -1, "topic_nearby": -1, "advertising": 1, "frozen": 1, "frozen_least": 1,
}
CLEAN_WEIGHT = 3.0
HARD = -1.0  # log-odds
HARD_WEIGHT = 4.0
FROM_TABLES = ("surprise", "association", "deletion", "topic", "cohesion", "unknown", "rarity", "advertising", "heads", "tails", "joined", "kin")  # features that Reader fills in
SEEDS = (7, 8, 9, 10)  # of the trainings whose mean is the model
SHAPE = {"seed": 7, "num_leaves": 12, "learning_rate": 0.15, "feature_fraction": 0.6}


def read(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def load(args):
    x, y, weight, site, mode, page, gold = [], [], [], [], [], [], collections.Counter()
    number = 0
    for features, pages in zip(args.clean[::2], args.clean[1::2]):
        for row, source in zip(read(features), read(pages)):
            number += 1
            for candidate in row["candidates"]:
                x.append(candidate["features"]); y.append(0); weight.append(CLEAN_WEIGHT)
                site.append(source["site"]); mode.append("clean"); page.append((number, candidate["phrase"]))
    for pages, features in zip(args.injected[::2], args.injected[1::2]):
        for source, row in zip(read(pages), read(features)):
            number += 1
            if len(source["spans"]) < 3:
                continue
            gold[source["mode"]] += 1
            words = set(source["phrase"].split())
            for candidate in row["candidates"]:
                right = candidate["phrase"] == source["phrase"]
                near = bool(words & set(candidate["phrase"].split()))
                if not right and not near and zlib.crc32(f"{number}{candidate['phrase']}".encode()) % 8:
                    continue
                x.append(candidate["features"]); y.append(int(right)); weight.append(1.0 if right else 1.5)
                site.append(source["site"]); mode.append(source["mode"]); page.append((number, candidate["phrase"]))
    return (numpy.array(x, dtype=numpy.float32), numpy.array(y), numpy.array(weight), numpy.array(site),
            numpy.array(mode), page, gold)


def boost(x, y, weight, rounds, names, seed):
    monotone = [MONOTONE.get(name, 0) for name in names]
    return lightgbm.train({**PARAMETERS, "seed": seed, "monotone_constraints": monotone, "monotone_constraints_method": "basic"},
                          lightgbm.Dataset(x, y, weight=weight, feature_name=names), rounds)


def fit(x, y, weight, rounds, names):
    """Boosted trees of several seeds; clean candidates that a first fit scores above HARD count for more."""
    score = boost(x, y, weight, rounds, names, SEEDS[0]).predict(x, raw_score=True)
    weight = numpy.where((y == 0) & (weight == CLEAN_WEIGHT) & (score > HARD), HARD_WEIGHT * weight, weight)
    return [boost(x, y, weight, rounds, names, seed) for seed in SEEDS]


def predict(models, x):
    return sum(model.predict(x, raw_score=True) for model in models) / len(models)


def report(score, y, mode, page, gold):
    clean = numpy.sort(score[mode == "clean"])[::-1]
    order = numpy.argsort(-score)
    print("clean candidates", len(clean), "highest", clean[:8].round(2))
    print("  ", [(page[i][1], round(float(score[i]), 2)) for i in order if mode[i] == "clean"][:25])
    for allowed in (0, 3, 10, 30):
        threshold = clean[allowed]
        found = {m: round(float(((score > threshold) & (y == 1) & (mode == m)).sum() / gold[m]), 3) for m in sorted(gold)}
        other = int(((score > threshold) & (y == 0) & (mode != "clean")).sum())
        print(f"  above {threshold:.2f}: {found}; wrong in injected pages {other}")


def rows_of(tree, first, scale, names):
    """The nodes of a tree, breadth first, the first of which gets the number `first`: children are neighbours."""
    nodes, rows = [tree], []
    for node in nodes:  # grows while it is read
        if "leaf_value" in node:
            rows.append(("leaf", 0, 0, f"{node['leaf_value'] * scale:.5g}"))
            continue
        left = first + len(nodes)
        nodes += [node["left_child"], node["right_child"]]
        rows.append((names[node["split_feature"]], left, left + 1, f"{node['threshold']:.6g}"))
    return rows


def write(models, path):
    """The trees of all, whose sum is the mean of the models."""
    number = 0
    with open(path, "w", encoding="utf-8") as file:
        file.write("node\tfeature\tleft\tright\tvalue\troot\tsource\n")
        for model in models:
            for tree in model.dump_model()["tree_info"]:
                for place, row in enumerate(rows_of(tree["tree_structure"], number, 1 / len(models), model.feature_name())):
                    file.write("\t".join(map(str, (number, *row, int(place == 0), "tools/spam/train.py"))) + "\n")
                    number += 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names")
    parser.add_argument("out")
    parser.add_argument("shape")
    parser.add_argument("--clean", nargs="+", default=[])
    parser.add_argument("--injected", nargs="+", default=[])
    parser.add_argument("--check", action="store_true", help="print figures out of fold by site")
    parser.add_argument("--rounds", type=int, default=100)
    args = parser.parse_args()
    names = open(args.names).read().split()
    x, y, weight, site, mode, page, gold = load(args)
    fold = numpy.array([zlib.crc32(s.encode()) % 5 if "ktshort" not in s and "korquad" not in s else zlib.crc32(str(p[0]).encode()) % 5
                        for s, p in zip(site, page)])
    score = numpy.zeros(len(y))
    for k in range(5) if args.check else ():
        models = fit(x[fold != k], y[fold != k], weight[fold != k], args.rounds, names)
        score[fold == k] = predict(models, x[fold == k])
    if args.check:
        report(score, y, mode, page, gold)
    models = fit(x, y, weight, args.rounds, names)
    write(models, args.out)
    shape = [i for i, name in enumerate(names) if not name.startswith(FROM_TABLES)]
    data = lightgbm.Dataset(x[:, shape], y, weight=numpy.where(y == 1, 2.0, 1.0), feature_name=[names[i] for i in shape])
    write([lightgbm.train({**PARAMETERS, **SHAPE}, data, 40)], args.shape)
    gain = sum(model.feature_importance("gain") for model in models)
    print("gain:", ", ".join(f"{names[i]} {gain[i] / gain.sum():.3f}" for i in numpy.argsort(-gain)[:25]))


main()
