#!/usr/bin/env python3
"""Trains the models of src/data/model from pages with gold bodies.

usage: tools/train.py --kijil build/src/cli/kijil --data DATA [--sets wcxb_dev,magic_html,...] [--out src/data/model]

DATA/train holds NAME.warc.gz with NAME.gold.jsonl.gz; DATA/korean, where present, pages.warc.gz and texts.jsonl, and
labels by hand of their lines in pages.labels.tsv and texts.labels.tsv. The labelled lines of fixtures/pages are used
too. Features come from `kijil features` alone. The same data gives the same bytes. Needs what
tools/training/requirements.txt names.
"""
import argparse
import sys
import tempfile
import zlib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools/training"), str(ROOT / "tools/tables")]
import same_bytes  # noqa: E402, F401  before NumPy and JAX

import lightgbm  # noqa: E402
import numpy as np  # noqa: E402

import align  # noqa: E402
import grafts  # noqa: E402
import html_network  # noqa: E402
import label_grams  # noqa: E402
import made_html  # noqa: E402
import made_news  # noqa: E402
import made_notices  # noqa: E402
import made_sites  # noqa: E402
import model_file  # noqa: E402
import network  # noqa: E402
import pages as page_data  # noqa: E402
import synthetic  # noqa: E402
import tsv  # noqa: E402
import word_odds  # noqa: E402
import word_vectors  # noqa: E402
from weak_labels import LABELS, is_title, weak_labels  # noqa: E402

RUNS = ROOT / "tools/training/page_labels.tsv"
# Swept on the training pages, two-fold by host: docs/model.md.
COMMON = {"max_bin": 63, "min_data_in_leaf": 100, "bagging_freq": 1, "bagging_fraction": 0.5, "lambda_l2": 5,
          "min_gain_to_split": 0.01, "verbose": -1, "seed": 1, "deterministic": True, "force_col_wise": True,
          "num_threads": 1}
# Beside a network, which all have but the labels of bare text, fewer trees do as well.
CONTENT = {"objective": "binary", "learning_rate": 0.2, "num_leaves": 31, "feature_fraction": 0.2}
CONTENT_ROUNDS = 80
KIND = {"objective": "multiclass", "num_class": len(LABELS) - 1, "num_leaves": 15, "feature_fraction": 0.3}
KIND_OF = {"html": {"learning_rate": 0.3, "min_data_in_leaf": 30}, "text": {"learning_rate": 0.15}}
KIND_ROUNDS = {"html": 30, "text": 60}
# By model. For the labels: of a line labelled by hand, in weak lines, and of made-up ones. For the body: of a page without gold, in
# pages with it, by set; a set that is not named does not teach it. Tried: all labelled and made-up Korean pages in the html model cost English shops and lists
# 0.01, none of them Greek and Russian news 0.005; three times the weight in the text model costs Korean blogs and documentation
# more than it gains elsewhere.
HAND_WEIGHT = 100
OTHER_HAND_WEIGHT = 30  # in other languages than Korean: by 100 a Korean university's links to its offices read like a blogroll
MADE_UP_WEIGHT = {"html": {"made_html": 50, "made_sites": 5},
                  "text": {"made_html": 3, "made_sites": 1, "synthetic": 6, "made_news": 6, "made_notices": 6}}
BODY_WEIGHT = {"html": {"korean": 1, "fixtures": 1},
               "east_asian": {"korean": 3, "fixtures": 3, "ko_raw": 3, "made_html": 2},
               "text": {"korean": 1, "fixtures": 1, "synthetic": 0.3},
               "korean_text": {"korean": 3, "fixtures": 3, "ko_raw": 3, "made_html": 2, "synthetic": 0.6, "made_news": 0.5,
                               "made_notices": 0.5}}
TEXT = ("text", "korean_text")
HTML_BODIES = ("html", "east_asian")  # the models of what is body that the network of HTML speaks for, in its order
LEAST_WORDS = 0.2  # that a line counts for, as in classify/classify.cpp
KOREAN = 0.2       # page_hangul of a page in Korean
SITES = 5000       # pages of made_sites.py
WEAK_SHARE = 0.3   # of the weak lines that the label model sees: more of them change nothing


def line_weights(tokens, certainty):
    """Long lines whose target is clear count most, and a long page little more than a short one."""
    weight = (tokens + 2) ** 0.7 * np.clip(certainty, 0.1, 1)
    weight[tokens == 0] = 0.2
    return weight / weight.sum() ** 0.7


def line_tokens(page):
    return page.tokens if page.aligned() else np.array([len(align.tokens(line)) for line in page.lines], np.float32)


def body_share(page):
    """Of each line's tokens, those that are in the gold body."""
    return page.covered / np.maximum(page.tokens, 1)


def body_lines(page, column):
    """Whether each line is body."""
    if page.aligned():
        return (body_share(page) >= 0.5) & ~is_title(column)
    return np.array([page.labels.get(line) == "content" for line in range(len(page.lines))])


def body_weights(page, model):
    """Of each line for what is body, by model: html, east_asian, text or korean_text."""
    if page.aligned():
        return line_weights(page.tokens, np.abs(2 * body_share(page) - 1))
    known = np.array([line in page.labels for line in range(len(page.lines))])
    return line_weights(line_tokens(page), known) * known * BODY_WEIGHT[model][page.set_name]


def content_targets(page, column, model):
    return body_lines(page, column), body_weights(page, model)


def labelled_weight(page, column, model):
    """Of a labelled line for its label, by model: html or text."""
    other = page.aligned() and column("page_hangul")[0] <= KOREAN
    return MADE_UP_WEIGHT[model].get(page.set_name, OTHER_HAND_WEIGHT if other else HAND_WEIGHT)


def kind_targets(page, column, model):
    """Label of each line that is no body, -1 for unknown, and its weight for a model: html or text."""
    label = np.full(len(page.lines), -1)
    if page.made_of and not page.labels:
        return label, np.zeros(len(page.lines))  # a graft: its lines speak in the pages that it is made of
    weight = np.random.RandomState(zlib.crc32(page.id.encode())).rand(len(page.lines)) < WEAK_SHARE
    weight = weight.astype(np.float64)
    if page.aligned():
        label = weak_labels(column, body_share(page) >= 0.5)
    of_labelled = labelled_weight(page, column, model)
    for index, name in page.labels.items():
        label[index] = LABELS.index(name) if name in LABELS else -1
        weight[index] = of_labelled
    weight[label <= 0] = 0  # body is the other model's
    if page.aligned():
        weight[body_lines(page, column)] = 0  # what the gold takes for body and a reader for a list teaches no label
    return label - 1, weight


def teaches_body(page, names, model):
    """Labelled pages in other languages than Korean do not: their labels take lists for no body, the gold of WCXB for body."""
    if page.aligned():
        return True
    return page.set_name in BODY_WEIGHT[model] and page.bare[0, names.index("page_hangul")] > KOREAN


def times_seen(page, if_labelled):
    """How often a network sees a page while it goes over all of them once."""
    if page.made_of:
        return 1
    return if_labelled if label_grams.by_hand(page) else network.TIMES


class Stack(NamedTuple):
    """The lines of pages, one behind the other."""
    pages: list
    features: np.ndarray  # [line][feature]
    target: np.ndarray
    weight: np.ndarray    # mean 1
    words: np.ndarray     # as the decision counts them
    page_lines: list      # of each page
    times: list           # that the network sees a page in an epoch


def collect(pages, names, targets, model):
    """Stacks the pages that teach a model, with its targets and weights."""
    taught, features, wanted, weights, words, times = [], [], [], [], [], []
    bare = model in TEXT
    for page in pages:
        if not page.teaches() or (page.features is None and not bare):
            continue
        if targets is content_targets and not teaches_body(page, names, model):
            continue
        column = lambda name: page.features[:, names.index(name)]
        target, weight = targets(page, column, model)
        taught.append(page)
        features.append(page.bare if bare else page.features)
        wanted.append(target)
        weights.append(weight)
        words.append(np.maximum(line_tokens(page), LEAST_WORDS))
        times.append(times_seen(page, network.TIMES))
    page_lines = [len(rows) for rows in features]
    features, weights = np.concatenate(features), np.concatenate(weights)
    features[:, vector_columns(names)] = 0  # learned with the network, and seen by it alone
    if targets is content_targets and model != "korean_text":
        features[:, gram_columns(names)] = 0  # worked out only when labels are asked for
    if targets is content_targets and model == "text":
        features[:, names.index("page_hangul")] = 0  # pages in Korean have a model of their own
    return Stack(taught, features, np.concatenate(wanted), weights / weights.mean(), np.concatenate(words), page_lines, times)


def collect_html(pages, names):
    """Stacks the pages with markup, with what each teaches the network: bodies, labels or both."""
    columns = [[] for _ in html_network.Lines._fields]
    for page in pages:
        if page.features is None or not page.teaches():
            continue
        column = lambda name, page=page: page.features[:, names.index(name)]
        weights = [body_weights(page, model) if teaches_body(page, names, model) else np.zeros(len(page.lines))
                   for model in HTML_BODIES]
        of_page = (page.features, body_lines(page, column), np.stack(weights, 1), np.maximum(line_tokens(page), LEAST_WORDS),
                   *kind_targets(page, column, "html"), [len(page.lines)], [times_seen(page, html_network.HAND_TIMES)])
        for all_pages, rows in zip(columns, of_page):
            all_pages.append(rows)
    lines = html_network.Lines(*map(np.concatenate, columns))
    lines.features[:, gram_columns(names)] = 0  # worked out only when labels are asked for
    return lines._replace(kind=np.maximum(lines.kind, 0), kind_weight=balanced(lines.kind, lines.kind_weight))


def balanced(label, weight):
    """Weights that let rare labels speak: each label's sum moved half way, in logs, to the largest."""
    sums = np.bincount(np.maximum(label, 0), weight, minlength=len(LABELS) - 1)
    return weight * np.sqrt(sums.max() / np.maximum(sums, 1e-9))[np.maximum(label, 0)]


def train_content(pages, names, model):
    lines = collect(pages, names, content_targets, model)
    known = lines.weight > 0
    data = lightgbm.Dataset(lines.features[known], lines.target[known].astype(np.float32), weight=lines.weight[known],
                            params=COMMON)
    return lightgbm.train({**COMMON, **CONTENT}, data, CONTENT_ROUNDS)


def train_text_network(pages, made, names, model):
    """made: grafts and made-up sites, in other languages than Korean."""
    if model == "korean_text":
        return network.train(collect(pages, names, content_targets, model), names, lacking=0.0)
    lines = collect(pages + made, names, content_targets, model)
    known = word_vectors.known_rows(lines.pages)
    rows = np.concatenate([word_vectors.of_lines(page, known) for page in lines.pages])
    trained = network.train(lines, names, network.LACKING, rows)
    return {**trained, "vectors": trained["vectors"] * known[:, None]}


def train_html_network(pages, names):
    return html_network.train(collect_html(pages, names), len(LABELS) - 1, names)


def train_kind(pages, names, model):
    lines = collect(pages, names, kind_targets, model)
    weight = balanced(lines.target, lines.weight)
    known = weight > 0
    parameters = {**COMMON, **KIND, **KIND_OF[model]}
    data = lightgbm.Dataset(lines.features[known], lines.target[known], weight=weight[known], params=parameters)
    return lightgbm.train(parameters, data, KIND_ROUNDS[model])


class Training(NamedTuple):
    """What the models learn from."""
    pages: list
    grafted: list         # put together of two of them each (grafts.py): they teach networks what is body
    sites: list           # put around one of them each (made_sites.py): they teach that of bare text, and labels
    odds: np.ndarray      # of words, as the pages teach them


def read_pages(arguments, names, folder):
    """The training pages, and what is made of those with gold."""
    result, grafted, articles = [], [], []
    for gold_path in sorted(Path(arguments.data, "train").glob("*.gold.jsonl.gz")):
        name = gold_path.name.split(".")[0]
        if arguments.sets and name not in arguments.sets.split(","):
            continue
        archive, gold = gold_path.with_name(f"{name}.warc.gz"), page_data.read_gold(gold_path)
        pages = page_data.load(arguments.kijil, [archive], folder, name)
        page_data.add_gold(pages, gold)
        if not arguments.no_labels:
            page_data.add_label_runs(pages, RUNS)
        donors = read_donors(name, archive, gold)
        of_set = make_grafts(arguments, name, donors, folder)
        print(f"{name}: {sum(page.aligned() for page in pages)} of {len(pages)} pages, {len(of_set)} grafts", file=sys.stderr)
        result += pages
        grafted += of_set
        articles += [made_sites.article_of(donor, gold[donor.id].get("kind")) for donor in donors]
    made = make_sites(arguments, articles, folder)
    odds = teach_words(arguments, [page for page in result if page.aligned()], grafted + made, names, folder)
    if not arguments.no_labels:
        result += read_labelled(arguments, folder) + make_up(arguments, folder)
    return Training(result, grafted, made, odds)


def read_donors(name, archive, gold):
    """The pages of a set that others can be made of."""
    if name not in grafts.GRAFTS:
        return []
    with open(archive, "rb") as stream:
        return list(grafts.donors(name, stream, gold))


def make_grafts(arguments, name, donors, folder):
    """Pages that are put together of two of a set, aligned with the body that was grafted."""
    if not donors:
        return []
    place = Path(folder, f"grafts-{name}")
    place.mkdir()
    same_fold = lambda one, other: word_odds.fold_of(one) == word_odds.fold_of(other)
    made = grafts.write(name, donors, place, same_fold)
    pages = page_data.load(arguments.kijil, [place], folder, name)
    for page in pages:
        donor, into = made[page.id]
        page.url, page.made_of = into.url, (donor.id, into.id)
        page_data.align_page(page, donor.gold)
    return [page for page in pages if page.aligned()]


def make_sites(arguments, articles, folder):
    """Pages in other languages than Korean, put together around the articles, aligned with their bodies and labelled."""
    place = Path(folder, "sites")
    place.mkdir()
    made = made_sites.write(articles, SITES, place, word_odds.fold_of)
    pages = page_data.load(arguments.kijil, [place], folder, "made_sites") if made else []
    for page in pages:
        article, gold, rows = made[page.id]
        page.id, page.url, page.made_of = Path(page.id).name, article.url, (article.id,)
        page_data.align_page(page, gold)
        made_sites.label(page, rows)
    print(f"made-up sites: {len(pages)}", file=sys.stderr)
    return [page for page in pages if page.aligned()]


def teach_words(arguments, pages, made, names, folder):
    """The table of word odds; the bare features of the pages get odds from tables that have not seen them."""
    known = [content_targets(page, lambda name, page=page: page.features[:, names.index(name)], "text") for page in pages]
    mean = np.concatenate([weight for _, weight in known]).mean()
    weights = [np.sqrt(np.minimum(weight / mean, 5)) for _, weight in known]  # words of short lines count, too
    columns = [names.index(name) for name in ("odds", "before3_odds", "after3_odds", "around10_odds")]
    return word_odds.teach(arguments.kijil, pages, [target for target, _ in known], weights, columns, folder, made)


def gram_columns(names):
    return [column for column, name in enumerate(names) if "gram_" in name]


def vector_columns(names):
    return [column for column, name in enumerate(names) if name in word_vectors.INPUTS]


def read_labelled(arguments, folder):
    """Pages and texts whose lines were labelled by hand: those of DATA/korean, of ko_raw and the fixtures."""
    sources = [sorted(ROOT.glob(f"fixtures/pages/*/source.{kind}")) for kind in ("html", "txt")]
    result = page_data.load(arguments.kijil, sources[0], folder, "fixtures")
    result += page_data.load_texts(arguments.kijil, sources[1], folder, "fixtures")
    page_data.add_fixture_labels(result)
    print(f"fixtures: {sum(len(page.labels) for page in result)} lines labelled by hand", file=sys.stderr)
    for name, read in (("pages.warc.gz", page_data.load), ("texts.jsonl", page_data.load_texts)):
        archive = Path(arguments.data, "korean", name)
        if not archive.exists():
            continue
        pages = read(arguments.kijil, [archive], folder, "korean")
        page_data.add_labels(pages, archive.with_name(name.split(".")[0] + ".labels.tsv"))
        print(f"{name}: {sum(len(page.labels) for page in pages)} lines labelled by hand", file=sys.stderr)
        result += pages
    archive = Path(arguments.data, "train", "ko_raw.warc.gz")
    if archive.exists():
        pages = page_data.load(arguments.kijil, [archive], folder, "ko_raw")
        page_data.add_label_runs(pages, RUNS)
        print(f"ko_raw: {sum(len(page.labels) for page in pages)} lines labelled by hand", file=sys.stderr)
        result += [page for page in pages if page.labels]
    return result


def make_up_texts(made, arguments, folder):
    """The scraped texts of a module that makes them up."""
    path = Path(folder, f"{made.__name__}.jsonl")
    labels = made.write(arguments.data, path)
    texts = page_data.load_texts(arguments.kijil, [path], folder, made.__name__)
    for page in texts:
        page.labels = dict(enumerate(labels[page.id]))
        if len(page.lines) != len(page.labels):
            raise SystemExit(f"{page.id}: {len(page.lines)} lines, not {len(page.labels)}")
    return texts


def make_up(arguments, folder):
    """Korean pages put together from clean articles and what stands around them, as scraped text and with markup."""
    if not Path(arguments.data, "korean_chrome.tsv").exists():
        return []
    texts = [page for made in (synthetic, made_news, made_notices) for page in make_up_texts(made, arguments, folder)]
    rows = made_html.write(arguments.data, folder)
    pages = page_data.load(arguments.kijil, sorted(rows), folder, "made_html")
    for page in pages:
        page_data.match_labels(page, rows[page.id])
    print(f"made-up Korean pages: {len(texts)} of text, {len(pages)} with markup", file=sys.stderr)
    return texts + pages


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kijil", default=ROOT / "build/src/cli/kijil")
    parser.add_argument("--data", required=True)
    parser.add_argument("--sets", default="", help="names of the sets to use, by comma; default: all")
    parser.add_argument("--no-labels", action="store_true", help="leave the labels by hand out")
    parser.add_argument("--out", type=Path, default=ROOT / "src/data/model")
    arguments = parser.parse_args()

    rows = list(tsv.rows(ROOT / "src/data/features.tsv"))
    names = [row["name"] for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        pages, grafted, made, odds = read_pages(arguments, names, folder)
        labelled = [page for page in pages + made if page.labels]
        grams = label_grams.teach(arguments.kijil, pages + made, labelled, gram_columns(names), folder)
    sets = " ".join(sorted({page.set_name for page in pages + made}))
    arguments.out.mkdir(parents=True, exist_ok=True)
    source = f"tools/train.py on {sets}; see docs/model.md"
    word_odds.write(arguments.out / "word_odds.b64", odds, source)
    label_grams.write(arguments.out / "label_grams.b64", grams, source)
    network.write(arguments.out / "html_network.json", train_html_network(pages + grafted, names), source)
    for model in TEXT:
        trained = train_text_network(pages, grafted + made, names, model)
        network.write(arguments.out / f"{model}_network.json", trained, source)
        if "vectors" in trained:
            word_vectors.write(arguments.out / "word_vectors.b64", trained["vectors"], source)
    for model in BODY_WEIGHT:
        model_file.write(arguments.out / f"{model}_content.tsv", train_content(pages, names, model), names, ["content"], source)
    for model in MADE_UP_WEIGHT:
        model_file.write(arguments.out / f"{model}_kind.tsv", train_kind(pages + made, names, model), names, LABELS[1:], source)


if __name__ == "__main__":
    main()
