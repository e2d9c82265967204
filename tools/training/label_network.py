"""The network of a label model: that of network.py with an output for each label but content."""
import jax
import jax.numpy as jnp
import numpy as np

import network

# By folds of sites: docs/quality.md.
EPOCHS = 12
LINES = 2048         # a step; fewer than for a body, since few pages are labelled
HAND_TIMES = 6       # that a page labelled by hand is seen while a made-up one is seen once
WEAK_SHARE = 0.1     # of the pages labelled by their markup, drawn anew each time
MOST_WEIGHT = 30     # of a line
LACKING = 0.5        # of the inputs, by a page


def loss(weights, seen, pages, target, weight, key):
    """Log loss of the lines."""
    key, of_inputs = jax.random.split(key)
    seen = network.without_inputs(seen, pages, LACKING, of_inputs)
    shares = jax.nn.log_softmax(network.forward(weights, seen, pages, key))
    own = jnp.take_along_axis(shares, jnp.maximum(target, 0).astype(int)[:, None], 1)[:, 0]
    return -(weight * own).sum() / (weight.sum() + 1e-6)


def orders(sets, made_up, seed):
    """Pages in the order of training, once for each time over. sets: of each page, nothing for one labelled by its markup."""
    shuffle = np.random.RandomState(seed)
    weak = [page for page, name in enumerate(sets) if name is None]
    made = [page for page, name in enumerate(sets) if name in made_up]
    hand = [page for page, name in enumerate(sets) if name is not None and name not in made_up]
    drawn = lambda: list(shuffle.permutation(weak)[:int(WEAK_SHARE * len(weak))])
    return [shuffle.permutation([*drawn(), *made, *hand * HAND_TIMES]).astype(int) for _ in range(EPOCHS)]


def train(lines, weight, sets, made_up, outputs, names, seed=1):
    """Trains on stacked pages (Stack of tools/train.py) whose features have these names. weight: of each line, instead of theirs."""
    beginning, seen = network.look(lines.features, names)
    weight = np.minimum(weight / weight[weight > 0].mean(), MOST_WEIGHT)
    columns = [seen, lines.target.astype(np.float32), weight.astype(np.float32)]
    weights = network.initial(seen.shape[1], jax.random.PRNGKey(seed), outputs)
    weights = network.descend(weights, loss, orders(sets, made_up, seed), np.cumsum([0, *lines.page_lines]), columns, seed, LINES)
    # What all labels of a line have in common says nothing: without it an output is what speaks for the label.
    for name in ("last", "last.bias"):
        weights[name] = weights[name] - weights[name].mean(-1, keepdims=True)
    return {**beginning, "weights": weights}
