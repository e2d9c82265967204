"""The network of HTML: that of network.py, which says of a line whether it is body, and of which kind it is."""
import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

import network

# Swept on the dev pages and by folds of sites: docs/tried.md.
LINES = 4096         # a step; fewer than for the body alone, since few pages are labelled
HAND_TIMES = 6       # that a page labelled by hand is seen, while another is seen network.TIMES and a graft once
MOST_WEIGHT = 30     # of a line for its label


class Lines(NamedTuple):
    """The lines of pages, one behind the other."""
    features: np.ndarray     # [line][feature]
    body: np.ndarray         # whether it is
    weights: np.ndarray      # of that, 0 where it teaches nothing: [line][body], by the bodies of classify/network.hpp
    words: np.ndarray
    kind: np.ndarray         # its label, without content
    kind_weight: np.ndarray
    page_lines: list         # of each page
    times: list              # that a page is seen in an epoch


def loss(bodies, weights, seen, pages, body, words, kind, kind_weight, body_weights, key):
    """Of the bodies, as in network.py, and log loss of the labels."""
    seen = network.without_inputs(seen, pages, network.LACKING, jax.random.fold_in(key, 1))
    outputs = network.forward(weights, seen, pages, key)
    of_body = lambda k: network.body_loss(outputs[:, k], pages, body, body_weights[:, k], words)
    shares = jax.nn.log_softmax(outputs[:, bodies:])
    own = jnp.take_along_axis(shares, kind.astype(int)[:, None], 1)[:, 0]
    return sum(map(of_body, range(bodies))) - (kind_weight * own).sum() / (kind_weight.sum() + 1e-6)


def train(lines, kinds, names, seed=1):
    """Trains on lines whose features have these names; its outputs are the bodies and so many kinds."""
    beginning, seen = network.look(lines.features, names)
    bodies = lines.weights.shape[1]
    seen_often = np.repeat(np.maximum(lines.times, network.TIMES), lines.page_lines)
    body_weights = lines.weights / seen_often[:, None]
    kind_weight = np.minimum(lines.kind_weight / lines.kind_weight[lines.kind_weight > 0].mean(), MOST_WEIGHT)
    columns = [seen, *(column.astype(np.float32) for column in
                       (lines.body, lines.words, lines.kind, kind_weight, body_weights / body_weights.mean(0)))]
    weights = network.initial(seen.shape[1], jax.random.PRNGKey(seed), bodies + kinds)
    weights = network.descend(weights, functools.partial(loss, bodies), network.orders(lines.times, network.EPOCHS, seed),
                              np.cumsum([0, *lines.page_lines]), columns, seed, LINES)
    # What all labels of a line have in common says nothing: without it an output is what speaks for the label.
    for name in ("last", "last.bias"):
        of_kinds = weights[name][..., bodies:]
        weights[name] = np.concatenate([weights[name][..., :bodies], of_kinds - of_kinds.mean(-1, keepdims=True)], -1)
    return {**beginning, "weights": weights}
