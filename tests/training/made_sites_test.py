#!/usr/bin/env python3
"""The furniture of made-up training pages: in every language that site_words.tsv names, each piece is well-formed markup whose
lines are those that it says it has, in order and with labels, and no {letter} of a phrase is left unfilled.

usage: made_sites_test.py SOURCE_ROOT
"""
import sys
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(sys.argv[1])
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tools/training"), str(ROOT / "tools/tables")]
import site_pieces as pieces  # noqa: E402
import tap  # noqa: E402
from site_sheet import SiteSheet, Stock, read_words  # noqa: E402

WORDS = read_words()
LANGUAGES = sorted({lang for _, lang in WORDS})
LABELS = {"navigation", "sidebar", "prompt", "notice", "byline", "comment"}
PIECES = [pieces.head, pieces.foot, pieces.popup, pieces.advert, pieces.letter, pieces.shares, pieces.path, pieces.stories,
          pieces.widgets, pieces.meta, pieces.tags, pieces.bio, pieces.pager, pieces.comments, pieces.comment_form, pieces.goods]
SEEDS = range(20)


class Reader(HTMLParser):
    """The text of a piece, and whether its tags are closed in order."""

    def __init__(self, markup):
        super().__init__()
        self.open, self.text = [], ""
        self.feed(markup)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data):
        self.text += data


def sheet(seed, lang):
    return SiteSheet(seed, WORDS, Stock(lang, ["A <headline> & more"], ["One paragraph, long enough to be cut for a teaser. " * 5]))


def check_piece(piece, lang):
    for seed in SEEDS:
        s = sheet(seed, lang)
        piece(s)
        assert s.lines, f"seed {seed}: no line"
        assert {label for label, _ in s.lines} <= LABELS, s.lines
        assert not any(set("{}") & set(text) for _, text in s.lines), s.lines
        assert Reader("".join(s.markup)).text == "".join(text for _, text in s.lines), f"seed {seed}"


def check_language(lang):
    for piece in PIECES:
        check_piece(piece, lang)


def check_fallback():
    missing = {what for what, _ in WORDS} - {what for what, lang in WORDS if lang == "en"}
    assert not missing, f"English, which others fall back on, lacks {missing}"


def check_profile():
    s = sheet(1, "en")
    pieces.profile(s, "miller", ["Posts: 3", "Joined: 2011"])
    assert [text for _, text in s.lines][0] == "miller" and {label for label, _ in s.lines} == {"byline"}, s.lines


tap.run([("English has words for everything", check_fallback), ("who wrote a post", check_profile),
         *((f"pieces in {lang}", lambda lang=lang: check_language(lang)) for lang in LANGUAGES)])
