"""The networks of classify/network.hpp: how they learn, that of bare text, and their files."""
import base64
import functools
import json

import jax
import jax.numpy as jnp
import numpy as np
import optax

import word_vectors

# As in classify/network.hpp.
WIDTH, INNER, HEADS = 48, 32, 4
APART = (1, 1, 4)          # lines from one tap of a layer to the next
TAPS = (-2, -1, 0, 1, 2)
MOST_ATTENTION = 8
LEAST_VARIANCE = 1e-5

# A step sees whole pages, as many as fit; longer ones are cut. Swept on the dev pages: docs/tried.md.
LINES, PAGES = 8192, 256
EPOCHS = 12
TIMES = 2                  # that a page is seen while a graft (grafts.py) is seen once
LACKING = 0.3              # of the inputs, by a page; none in Korean text, of which there are no grafts
LEARNING_RATE, WARM_UP, WEIGHT_DECAY = 3e-3, 100, 0.05
INPUT_DROPOUT, DROPOUT = 0.1, 0.15
F1_SHARE = 0.5             # of a page's expected F1, in the loss, beside the log loss of its lines
AVERAGED = 0.99            # what is kept are the weights averaged over the last hundred steps


def initial(inputs, key, outputs=1):
    """Random weights: arrays by name, NAME.bias beside each map."""
    keys = iter(jax.random.split(key, 64))
    weights = {}

    def add(name, rows, columns, scale=1.0):
        weights[name] = jax.random.normal(next(keys), (rows, columns)) * scale / np.sqrt(rows)
        weights[f"{name}.bias"] = jnp.zeros(columns)

    add("first", inputs, WIDTH)
    for layer in range(len(APART)):
        itself = jnp.array([0.7 * (tap == 0) for tap in TAPS])[:, None]
        weights[f"{layer}.taps"] = jax.random.normal(next(keys), (len(TAPS), WIDTH)) * 0.3 + itself
        add(f"{layer}.in", WIDTH, INNER)
        add(f"{layer}.heads", WIDTH, HEADS)
        add(f"{layer}.page", WIDTH * (HEADS + 1), INNER, 0.3)
        add(f"{layer}.out", INNER, WIDTH, 0.3)
    add("last", WIDTH, outputs)
    return weights


def see(values, middles, spreads):
    apart = values - middles
    return (apart / (spreads + np.abs(apart))).astype(np.float32)


def normalize(rows):
    return (rows - rows.mean(-1, keepdims=True)) / jnp.sqrt(rows.var(-1, keepdims=True) + LEAST_VARIANCE)


def shifted(rows, pages, by):
    """The rows `by` lines further on, 0 where that is on another page."""
    place = jnp.arange(len(pages)) + by
    there = (place >= 0) & (place < len(pages)) & (jnp.roll(pages, -by) == pages)
    return jnp.roll(rows, -by, 0) * there[:, None]


def dropped(rows, share, key):
    return rows if key is None else rows * jax.random.bernoulli(key, 1 - share, rows.shape) / (1 - share)


def without_inputs(seen, pages, share, key):
    """What is seen where each page lacks a share of the inputs, all its lines the same: sites differ in what they have."""
    kept = jax.random.bernoulli(key, 1 - share, (PAGES, seen.shape[1])) / (1 - share)
    return seen * kept[pages]


def forward(weights, seen, pages, key=None):
    """The outputs for lines; pages: the number of the page of each. key: for dropout, in training."""
    keys = [None] * (len(APART) + 1) if key is None else jax.random.split(key, len(APART) + 1)
    through = lambda name, rows: rows @ weights[name] + weights[f"{name}.bias"]
    total = lambda rows: jax.ops.segment_sum(rows, pages, PAGES)
    rows = jax.nn.relu(through("first", dropped(seen, INPUT_DROPOUT, keys[-1])))
    for layer, apart in enumerate(APART):
        normal = normalize(rows)
        around = sum(shifted(normal, pages, tap * apart) * weights[f"{layer}.taps"][k] for k, tap in enumerate(TAPS))
        scores = jnp.exp(jnp.clip(through(f"{layer}.heads", normal), -MOST_ATTENTION, MOST_ATTENTION))
        scores = jnp.concatenate([scores, jnp.ones((len(pages), 1))], 1)
        means = [total(normal * scores[:, k:k + 1]) / (total(scores[:, k:k + 1]) + 1e-6) for k in range(HEADS + 1)]
        inner = through(f"{layer}.in", around) + through(f"{layer}.page", jnp.concatenate(means, 1))[pages]
        rows = rows + through(f"{layer}.out", dropped(jax.nn.relu(inner), DROPOUT, keys[layer]))
    return through("last", normalize(rows))


def body_loss(odds, pages, target, weight, words):
    """Log loss of the lines and, since a page is judged by the F1 of its body, what the pages' expected F1 lack of 1."""
    log_loss = (weight * (jnp.logaddexp(0, odds) - target * odds)).sum() / (weight.sum() + 1e-6)
    chance = jax.nn.sigmoid(odds)
    of_pages = lambda values: jax.ops.segment_sum(values * jnp.where(weight > 0, words, 0), pages, PAGES)
    f1 = (2 * of_pages(chance * target) + 1) / (of_pages(chance) + of_pages(target) + 1)
    full = of_pages(jnp.ones_like(odds)) > 0
    return log_loss + F1_SHARE * ((1 - f1) * full).sum() / jnp.maximum(full.sum(), 1)


def loss(lacking, weights, seen, pages, target, weight, words, key):
    """Of a network that says what is body and nothing else."""
    seen = without_inputs(seen, pages, lacking, jax.random.fold_in(key, 1))
    return body_loss(forward(weights, seen, pages, key)[:, 0], pages, target, weight, words)


def loss_with_words(lacking, weights, seen, pages, target, weight, words, rows, key):
    """The same of one that sees the words of lines; rows: of their vectors, for each line."""
    of_inputs, of_pages, of_words = (jax.random.fold_in(key, number) for number in (1, 2, 3))
    kept = dropped(jnp.ones(rows.shape), word_vectors.DROPOUT, of_words)
    said = word_vectors.see(weights[word_vectors.WEIGHTS], rows.astype(int), kept)
    said = said * dropped(jnp.ones((PAGES, 1)), word_vectors.LACKING, of_pages)[pages]
    seen = jnp.concatenate([without_inputs(seen, pages, lacking, of_inputs), said], 1)
    return body_loss(forward(weights, seen, pages, key)[:, 0], pages, target, weight, words)


def batches(order, cuts, lines=LINES):
    """Lists of pages, as (first line, last line), that fit in so many lines."""
    batch, count = [], 0
    for page in order:
        first, last = cuts[page], min(cuts[page + 1], cuts[page] + lines)
        if count + last - first > lines or len(batch) == PAGES - 1:
            yield batch
            batch, count = [], 0
        batch.append((first, last))
        count += last - first
    if batch:
        yield batch


def packed(batch, *columns, lines=LINES):
    """The page of each line, and the columns of the lines, all `lines` long; what is left over is page PAGES - 1."""
    rows = np.concatenate([np.arange(first, last) for first, last in batch])
    pages = np.full(lines, PAGES - 1, np.int32)
    pages[:len(rows)] = np.repeat(np.arange(len(batch)), [last - first for first, last in batch])
    result = []
    for column in columns:
        result.append(np.zeros((lines, *column.shape[1:]), np.float32))
        result[-1][:len(rows)] = column[rows]
    return pages, result


def orders(times, epochs, seed):
    """Pages in the order of training, each so many times in each of the epochs; once where all are seen equally often."""
    shuffle = np.random.RandomState(seed)
    pages = np.repeat(np.arange(len(times)), np.array(times) // min(times))
    return [shuffle.permutation(pages) for _ in range(epochs)]


def look(features, names):
    """The beginning of a network: the inputs that tell lines apart, their middles and spreads; and how they are seen."""
    used = [i for i in range(features.shape[1]) if features[:, i].min() < features[:, i].max()]
    middles = np.median(features[::7, used], axis=0)
    spreads = np.abs(features[:, used] - middles).mean(0) + 1e-3
    beginning = {"features": [names[i] for i in used], "middles": middles, "spreads": spreads}
    return beginning, see(features[:, used], middles, spreads)


def descend(weights, loss, orders, cuts, columns, seed, lines=LINES):
    """Trains on pages in the given orders, so many lines a step; returns the averaged weights. columns: what the loss takes, by line."""
    steps = len(orders) * sum(1 for _ in batches(sorted(orders[0]), cuts, lines))
    rate = optax.warmup_cosine_decay_schedule(0, LEARNING_RATE, WARM_UP, max(steps, WARM_UP + 1), LEARNING_RATE / 100)
    optimizer = optax.adamw(rate, weight_decay=WEIGHT_DECAY)

    @functools.partial(jax.jit, donate_argnums=(0, 1, 2))
    def step(weights, average, state, *batch):
        gradient = jax.grad(loss)(weights, *batch)
        updates, state = optimizer.update(gradient, state, weights)
        weights = optax.apply_updates(weights, updates)
        average = jax.tree.map(lambda old, new: AVERAGED * old + (1 - AVERAGED) * new, average, weights)
        return weights, average, state

    average, state = jax.tree.map(jnp.copy, weights), optimizer.init(weights)
    key = jax.random.PRNGKey(seed)
    for order in orders:
        for batch in batches(order, cuts, lines):
            pages, (its_seen, *rest) = packed(batch, *columns, lines=lines)
            key, dropout = jax.random.split(key)
            weights, average, state = step(weights, average, state, its_seen, pages, *rest, dropout)
    return {name: np.asarray(values) for name, values in average.items()}


def train(lines, names, lacking, rows=None, seed=1):
    """Trains a network that says what is body on stacked pages (Stack of tools/train.py) whose features have these names.

    lacking: the share of the inputs that a page lacks. rows: of the words of the lines, as in word_vectors.py, for a network that sees them.
    """
    beginning, seen = look(lines.features, names)
    columns = [seen, *(column.astype(np.float32) for column in (lines.target, lines.weight, lines.words))]
    key, inputs, of_network = jax.random.PRNGKey(seed), seen.shape[1], functools.partial(loss, lacking)
    if rows is None:
        weights = initial(inputs, key)
    else:
        beginning = word_vectors.append_inputs(beginning)
        columns.append(rows.astype(np.float32))
        weights = {**initial(inputs + len(word_vectors.INPUTS), key), word_vectors.WEIGHTS: word_vectors.initial(key)}
        of_network = functools.partial(loss_with_words, lacking)
    weights = descend(weights, of_network, orders(lines.times, EPOCHS, seed), np.cumsum([0, *lines.page_lines]), columns, seed)
    if rows is None:
        return {**beginning, "weights": weights}
    return {**beginning, "vectors": weights.pop(word_vectors.WEIGHTS), "weights": weights}


def predict(network, features, names):
    """The outputs for the lines of a page of at most LINES lines."""
    used = [names.index(name) for name in network["features"]]
    pages, (seen,) = packed([(0, len(features))], see(features[:, used], network["middles"], network["spreads"]))
    return np.asarray(forward(network["weights"], seen, pages))[:len(features)]


def rounded(values):
    """Weights as whole numbers from -127 to 127, and what one of them is, by column."""
    scales = np.maximum(np.abs(values).max(0), 1e-12).astype(np.float32) / 127
    return np.rint(values / scales).astype(np.int8), scales


def write(path, network, source):
    """Writes JSON: the inputs, then maps of numbers whose weights are base64 of bytes, and of 32-bit floats."""
    encode = lambda values: base64.b64encode(np.ascontiguousarray(values).tobytes()).decode()
    floats = lambda values: encode(np.asarray(values, "<f4"))
    maps, taps = {}, {}
    for name, values in network["weights"].items():
        if name.endswith(".taps"):
            taps[name] = floats(values)
        elif not name.endswith(".bias"):
            whole, scales = rounded(values)
            maps[name] = {"in": values.shape[0], "out": values.shape[1], "values": encode(whole), "scales": floats(scales),
                          "biases": floats(network["weights"][f"{name}.bias"])}
    inputs = [{"feature": name, "middle": float(np.float32(middle)), "spread": float(np.float32(spread))}
              for name, middle, spread in zip(network["features"], network["middles"], network["spreads"])]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"source": source, "apart": APART, "taps": taps, "maps": maps, "inputs": inputs}, file, indent=1)
        file.write("\n")
