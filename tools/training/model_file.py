"""The model as a reviewed data file: one row a node."""
import numpy as np


def write(path, booster, names, classes, source):
    """Writes a LightGBM model as TSV.

    A row is a node: its tree, its number in the tree (0 is the root), the class whose score the tree adds to, the
    feature and threshold that split it (value <= threshold goes to `left`), and the mean score of the training lines
    below it, from which reasons are made; a leaf has no feature, and its value is what the tree adds.
    """
    dump = booster.dump_model()
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"# {source}\n")
        file.write(f"# Gradient-boosted trees; classes: {' '.join(classes)}\n")
        file.write("tree\tnode\tclass\tfeature\tthreshold\tleft\tright\tvalue\n")
        for number, tree in enumerate(dump["tree_info"]):
            rows = []
            _flatten(tree["tree_structure"], rows, names)
            for node, (feature, threshold, left, right, value) in enumerate(rows):
                file.write(f"{number}\t{node}\t{number % len(classes)}\t{feature}\t{threshold}\t{left}\t{right}\t"
                           f"{value:.5g}\n")


def _flatten(node, rows, names):
    """Appends the subtree to rows in pre-order and returns its number."""
    number = len(rows)
    rows.append(None)
    if "leaf_value" in node:
        rows[number] = ("-", "-", "-", "-", node["leaf_value"])
        return number
    left = _flatten(node["left_child"], rows, names)
    right = _flatten(node["right_child"], rows, names)
    # Features are float32: the largest such number that is not above the threshold splits them the same way.
    threshold = np.float32(node["threshold"])
    if threshold > node["threshold"]:
        threshold = np.nextafter(threshold, np.float32(-np.inf))
    threshold = f"{threshold:.9g}"
    rows[number] = (names[node["split_feature"]], threshold, left, right, node["internal_value"])
    return number
