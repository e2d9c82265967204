"""Pages in any language, put together from the bodies of pages with gold and the furniture of papers, blogs, forums, manuals and shops.

The collections have few sites in most languages, and hardly a forum. Here an article, or posts made of several, stands in the middle
of a page that common site software could have written, in the article's language; what is around it is known line by line.
"""
import difflib
import html
import random
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import lxml.html

import grafts
from site_pieces import (advert, bio, comment_form, comments, foot, goods, head, letter, menu, meta, pager, path, popup,
                         profile, row, shares, stories, tags, widgets)
from site_sheet import SPACELESS, SiteSheet, Stock, read_words

LEAST_HEADLINES = 4   # that a language has in a fold, and as many paragraphs, to be made up
HEADLINE = (15, 140)  # characters; half as many where words have no spaces
PARAGRAPH = 60        # characters at least
SENTENCE_ENDS = ".!?…。！？۔؟”\"»)"
UNUSED = ("listing", "collection")  # kinds of pages whose body is not told by what stands around it
MADE_ELSEWHERE = "ko"               # the language of made_html.py


@dataclass
class Article:
    """What a page with gold gives to others."""
    id: str
    url: str
    lang: str
    kind: str
    title: str    # of the page, without the site's name
    gold: str
    markup: str   # the smallest element that holds the gold


def article_of(donor, kind):
    """The article of a page that grafts.py can take apart."""
    title = " ".join((donor.root.findtext(".//title") or "").split())
    title = max(re.split(r"\s[|–—\-»:·]\s|[|»_]", title), key=len).strip()
    markup = lxml.html.tostring(grafts.movable(donor.body), encoding="unicode")
    return Article(donor.id, donor.url, donor.group[0] or "en", kind, title, donor.gold, markup)


def stocks(articles, fold_of):
    """What the articles say, by language and fold, where there are enough."""
    headlines, paragraphs = defaultdict(set), defaultdict(set)
    for article in articles:
        place = article.lang, fold_of(article)
        if HEADLINE[0] <= len(article.title) * (2 if article.lang in SPACELESS else 1) <= HEADLINE[1]:
            headlines[place].add(article.title)
        paragraphs[place].update(text for text in map(str.strip, article.gold.split("\n"))
                                 if len(text) >= PARAGRAPH and text[-1] in SENTENCE_ENDS)
    return {place: Stock(place[0], sorted(of_place), sorted(paragraphs[place])) for place, of_place in headlines.items()
            if min(len(of_place), len(paragraphs[place])) >= LEAST_HEADLINES}


def insert_between(s, body):
    """Puts what is no article behind some of the body's paragraphs."""
    paragraphs = [element for element in body.iter("p") if element is not body and len(element.text_content()) > PARAGRAPH
                  and next(element.iterancestors("table", "li", "blockquote", "figure"), None) is None]
    if len(paragraphs) < 4 or not s.chance(0.5):
        return
    for paragraph in sorted(s.some(paragraphs[1:-1], 1, 3), key=paragraphs.index):
        before = len(s.markup)
        s.random.choice([read_also, read_also, advert, letter, shares])(s)
        piece = lxml.html.fragment_fromstring("".join(s.markup[before:]))
        del s.markup[before:]
        piece.tail, paragraph.tail = paragraph.tail, None
        paragraph.addnext(piece)


def read_also(s):
    with s.box("div", s.tag("list", "letter", "")):
        s.line("sidebar", s.phrase("inline"), s.tag("p", "div", "strong"), "a")


def body(s, article):
    """The article as it stands in its page."""
    element = lxml.html.fragment_fromstring(article.markup)
    insert_between(s, element)
    with s.box(s.tag("div", "section", "div"), "body"):
        s.markup.append(lxml.html.tostring(element, encoding="unicode"))


def headline(s, article):
    """The title above the body, unless the body brings its own."""
    if "<h1" not in article.markup and article.title[:30] not in article.gold[:200]:
        with s.box(s.tag("div", "header"), "title"):
            s.line("title", article.title, s.tag("h1", "h1", "h2", "div"))


def news_page(s, article):
    head(s)
    if s.chance(0.4):
        path(s)
    with s.box("div", "main"):
        with s.box(s.tag("article", "div"), "article"):
            if s.chance(0.2):
                s.line("navigation", s.choice("menu"), "div", "a")
            headline(s, article)
            s.pieces([meta, meta, shares, letter, advert], 1, 3)
            body(s, article)
            s.pieces([tags, bio, shares, letter, stories, advert], 1, 4)
        s.pieces([stories, stories, stories, comments, letter, pager, popup, advert], 1, 5)
    if s.chance(0.5):
        widgets(s)
    foot(s)


def blog_page(s, article):
    head(s)
    first = s.chance(0.2)
    if first:
        widgets(s)
    with s.box("div", "main"), s.box(s.tag("article", "div"), "article"):
        headline(s, article)
        meta(s)
        body(s, article)
        s.pieces([tags, shares, bio, meta, letter], 0, 3)
        if s.chance(0.5):
            stories(s)
        if s.chance(0.6):
            pager(s)
        if s.chance(0.7):
            comments(s)
    if not first and s.chance(0.8):
        widgets(s)
    foot(s)


def docs_page(s, article):
    head(s)
    with s.region("nav", "tree"), s.box("ul"):
        for _ in range(s.random.randint(2, 9)):
            with s.box("li"):
                s.line("navigation", s.choice("topics"), s.tag("div", "p", "h4"), s.tag("a", ""))
                with s.box("ul"):
                    row(s, "navigation", [s.headline()[:40] for _ in range(s.random.randint(1, 7))], "li", "a")
    with s.box("div", "main"):
        if s.chance(0.6):
            path(s)
        headline(s, article)
        if s.chance(0.4):
            row(s, "notice", s.phrases("doc", 1, 2), "div", "a")
        body(s, article)
        row(s, "notice", s.phrases("doc", 1, 4), s.tag("div", "p"), s.tag("", "a", "button"))
        pager(s)
    if s.chance(0.5):
        with s.region("aside", "side"):
            s.line("navigation", s.choice("here"), s.tag("div", "h3", "p"))
            with s.box("ul"):
                row(s, "navigation", [s.headline()[:30] for _ in range(s.random.randint(2, 8))], "li", "a")
    foot(s)


def shop_page(s, article):
    head(s)
    path(s)
    with s.box("div", "shop"):
        headline(s, article)
        with s.box("div", "buy"):
            row(s, "notice", s.phrases("rate", 1, 2), "div", s.tag("", "a", "span"))
            row(s, "notice", s.phrases("buy", 3, 8), s.tag("div", "p", "li"), s.tag("", "button", "a", "label"))
        body(s, article)
        if s.chance(0.5):
            shares(s)
    if s.chance(0.6):
        with s.box("div", "review"):
            row(s, "notice", s.phrases("rate", 1, 4), s.tag("div", "h3", "p"))
            for _ in range(s.random.randint(1, 6)):
                with s.box(s.tag("li", "div"), "comment"):
                    s.line("comment", s.nick(), "div", s.tag("b", "span"))
                    s.line("comment", s.sentence(), "p")
    for _ in range(s.random.randint(1, 3)):
        goods(s)
    foot(s)


def brief_page(s, article):
    """Hardly anything but a headline and a body."""
    if s.chance(0.3):
        head(s)
    headline(s, article)
    if s.chance(0.5):
        meta(s)
    body(s, article)
    if s.chance(0.3):
        row(s, "navigation", s.some(s.words("turn"), 1, 2), "p", "a")
    if s.chance(0.5):
        foot(s)


def forum_page(s, _article):
    """A thread about nothing. Returns its headline and what its posts say."""
    gold, subject, writers = [], s.headline(), Writers(s)
    head(s)
    menu(s, "board", 3, 9)
    path(s)
    with s.box("div", "main"):
        s.line("title", subject, s.tag("h1", "h2", "h1", "h3"))
        row(s, "notice", s.phrases("tool", 1, 4), "div", s.tag("a", ""))
        with s.box(s.tag("div", "ul", "section"), "thread"):
            for number in range(s.random.randint(2, 14)):
                gold += post(s, number, subject, writers)
                if s.chance(0.08):
                    advert(s)
        pager(s)
        row(s, "notice", s.phrases("tool", 1, 6), s.tag("div", "p", "li"))
    s.pieces([stories, comment_form, popup], 0, 2)
    foot(s)
    return subject, "\n".join(gold)


class Writers:
    """Who writes in a thread, and how it shows them."""

    def __init__(self, s):
        self.names = [s.nick() for _ in range(s.random.randint(2, 8))]
        self.about = {name: s.phrases("user", 0, 4) for name in self.names}
        self.signed = {name: s.sentence()[:s.random.randint(20, 80)] for name in self.names if s.chance(0.35)}
        self.titles, self.beside, self.numbered = s.chance(0.4), s.chance(0.6), s.chance(0.4)


def post(s, number, subject, writers):
    """One post of a thread; returns the lines of what it says."""
    name = s.random.choice(writers.names)
    with s.box(s.tag("div", "li", "article"), "post"):
        if writers.beside:
            profile(s, name, writers.about[name])
        if writers.titles:
            s.line("title", subject if number == 0 else "Re: " + subject, s.tag("h3", "h4", "div"), s.tag("", "a"))
        if writers.numbered:
            s.line("byline", f"#{number + 1}", "div", "a")
        s.line("byline", s.filled(s.choice("post").replace("{u}", name)), s.tag("p", "div"))
        with s.box("div", "posted"):
            said = posted(s)
        if name in writers.signed:
            with s.box("div", "sign"):
                s.line("byline", writers.signed[name], "div")
        if not writers.beside:
            profile(s, name, writers.about[name])
        if s.chance(0.7):
            with s.box(s.tag("div", "ul"), "tool"):
                row(s, "notice", s.phrases("act", 1, 4), s.tag("li", "div", "span"), s.tag("a", "button"))
    return said


def posted(s):
    """What one person wrote; returns its lines."""
    quoted = [s.sentence()] if s.chance(0.25) else []
    for text in quoted:
        with s.box("blockquote"):
            s.line("content", text, s.tag("p", "div"))
    paragraphs = s.some(s.stock.paragraphs, 1, s.random.choice([1, 1, 3])) if s.chance(0.7) else [s.choice("reply")]
    if s.chance(0.4):
        s.markup.append("<br><br>".join(map(html.escape, paragraphs)))
        s.lines.extend(("content", text) for text in paragraphs)
    else:
        row(s, "content", paragraphs, s.tag("p", "p", "div"), joined=0)
    return quoted + paragraphs


PAGES_OF = {"forum": [forum_page], "documentation": [docs_page], "doc": [docs_page], "product": [shop_page],
            "service": [docs_page, news_page, brief_page], "blog": [blog_page, blog_page, news_page]}
ANY_PAGE = [news_page, news_page, news_page, blog_page, blog_page, brief_page, docs_page, forum_page, forum_page]


def page(number, article, words, stock):
    """Markup, the gold body, and (label, text) of the lines around it."""
    s = SiteSheet(number, words, stock)
    with s.box("div", "page"):
        thread = s.random.choice(PAGES_OF.get(article.kind, ANY_PAGE))(s, article)
    subject, gold = thread or (article.title, article.gold)
    title = html.escape(subject + s.tag("", f" - {s.site}", f" | {s.site}", f" – {s.site}", f" :: {s.site}"))
    markup = (f'<!DOCTYPE html><html lang="{stock.lang}"><head><meta charset="utf-8"><title>{title}</title></head>'
              f'<body>{"".join(s.markup)}</body></html>')
    return markup, gold, s.lines


def label(page, rows):
    """Labels the lines of a page that are (label, text) rows, in their order; the article's own lines are not among them."""
    bare = lambda text: "".join(text.split())
    lines, known = [bare(line) for line in page.lines], [bare(text) for _, text in rows]
    for first, second, length in difflib.SequenceMatcher(None, lines, known, autojunk=False).get_matching_blocks():
        for step in range(length):
            page.labels[first + step] = rows[second + step][0]


def write(articles, count, folder, fold_of):
    """Writes so many pages as HTML files; returns of each the article, its gold and its rows, by path.

    fold_of: of an article, in the folds of what is learned from words; all that a page says is of one fold.
    """
    words, stock_of = read_words(), stocks(articles, fold_of)
    by_language = defaultdict(list)
    for article in articles:
        if (article.lang, fold_of(article)) in stock_of and article.lang != MADE_ELSEWHERE and article.kind not in UNUSED and article.title:
            by_language[article.lang].append(article)
    shuffle, languages = random.Random(1), sorted(by_language)
    shares = [len(by_language[lang]) ** 0.5 for lang in languages]  # few pages of a language still make some
    made = {}
    for number in range(count):
        article = shuffle.choice(by_language[shuffle.choices(languages, shares)[0]])
        markup, gold, rows = page(number, article, words, stock_of[article.lang, fold_of(article)])
        path = Path(folder, f"site{number:04}.html")
        path.write_text(markup, encoding="utf-8")
        made[str(path)] = article, gold, rows
    return made
