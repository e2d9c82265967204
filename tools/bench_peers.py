#!/usr/bin/env python3
"""Speed and quality of kijil beside other extractors, in one interleaved run on the same pages.

usage: tools/bench_peers.py --archive PAGES.warc.gz [--gold GOLD.jsonl.gz] [--library build/src/libkijil.so]
                            [--pages N] [--rounds N]

Needs warcio; resiliparse, turbohtml and trafilatura are measured where they are installed. Every extractor gets the
bytes of a page and gives its body, parse included, on one core. The rounds are interleaved and the median of each is
taken, so that the ratios hold on a noisy machine; a single time means little.
"""
import argparse
import ctypes
import gzip
import importlib
import json
import statistics
import sys
import time
from pathlib import Path

import scoring


class Text(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("size", ctypes.c_size_t)]


def kijil(library):
    api = ctypes.CDLL(str(library))
    api.kijil_clean.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p)]
    api.kijil_page_text.restype = Text
    api.kijil_page_text.argtypes = api.kijil_page_free.argtypes = [ctypes.c_void_p]

    def extract(page):
        handle = ctypes.c_void_p()
        if api.kijil_clean(page, len(page), None, ctypes.byref(handle)) != 0:
            return ""
        text = api.kijil_page_text(handle)
        body = ctypes.string_at(text.data, text.size).decode("utf-8")
        api.kijil_page_free(handle)
        return body
    return extract


def resiliparse():
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda page: extract(page.decode("utf-8", "replace"), main_content=True)


def turbohtml():
    parse = importlib.import_module("turbohtml").parse
    return lambda page: parse(page).main_text() or ""


def trafilatura():
    extract = importlib.import_module("trafilatura").extract
    return lambda page: extract(page) or ""


def read_pages(archive, most):
    archive_iterator = importlib.import_module("warcio.archiveiterator").ArchiveIterator
    with open(archive, "rb") as file:
        for record in archive_iterator(file):
            if record.rec_type == "response" and most > 0:
                most -= 1
                yield record.rec_headers.get_header("WARC-Record-ID"), record.content_stream().read()


def measure(extractors, pages, rounds):
    """CPU seconds of each round of each extractor, and the bodies."""
    seconds, bodies = {name: [] for name in extractors}, {}
    for _ in range(rounds):
        for name, extract in extractors.items():
            begin = time.process_time()
            bodies[name] = [extract(page) for page in pages.values()]
            seconds[name].append(time.process_time() - begin)
    return seconds, bodies


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = Path(__file__).resolve().parent.parent
    parser.add_argument("--archive", required=True)
    parser.add_argument("--gold")
    parser.add_argument("--library", default=root / "build/src/libkijil.so")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    extractors = {"kijil": kijil(arguments.library)}
    for make in (resiliparse, turbohtml, trafilatura):
        try:
            extractors[make.__name__] = make()
        except ImportError as error:
            print(f"{make.__name__} is left out: {error}", file=sys.stderr)
    pages = dict(read_pages(arguments.archive, arguments.pages))
    seconds, bodies = measure(extractors, pages, arguments.rounds)
    gold = {}
    if arguments.gold:
        with gzip.open(arguments.gold, "rt", encoding="utf-8") as file:
            gold = {row["record"]: row["text"] for row in map(json.loads, file) if row.get("text") is not None}
    own = statistics.median(seconds["kijil"])
    print("| extractor | pages a second | kijil is faster by | sh4 F1 |\n|---|---|---|---|")
    for name in extractors:
        median = statistics.median(seconds[name])
        pairs = [(gold[page], body) for page, body in zip(pages, bodies[name]) if page in gold]
        f1 = f"{scoring.sh4(pairs):.3f}" if pairs else "–"
        print(f"| {name} | {len(pages) / median:.0f} | {median / own:.2f} | {f1} |")


main()
