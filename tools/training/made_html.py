"""Korean pages with markup, put together from clean articles and the furniture of boards, blogs, portals, offices and shops.

Few pages with labels by hand are at hand, and their sites differ most in what stands around the text: lists of posts in the cells
of a table, categories with counts, popups of a portal, the menus of a university. Here these are made in many forms, with the
element and class names of common Korean site software and with none, so that the label model learns the kinds and not the sites.
"""
import html
import random
from pathlib import Path

import synthetic
from made_pieces import (board, body, cards, comments, contents, figures, foot, form, head, headlines, keywords, menu,
                         offers, pager, path, popup, reporters, search, shares, table, title_and_meta, tools, tree_menu,
                         widgets)
from made_sheet import KoreanSheet
from made_words import MENU, TOPICS

PAGES = 400


def article_page(s, title, paragraphs):
    """A news article between the furniture of a portal or a paper."""
    for piece in s.some([popup, headlines, search, offers, keywords], 0, 3):
        piece(s)
    if s.chance(0.5):
        path(s)
    title_and_meta(s, title)
    for piece in s.some([tools, shares, popup, tools, offers, offers], 1, 5):
        piece(s)
    body(s, paragraphs)
    with s.box("div", "meta"):
        s.line("byline", f"{s.writer.name()} 기자 {s.writer.mail()}", "p")
    if s.chance(0.4):
        reporters(s)
    s.line("notice", f"<저작권자 ⓒ {s.random.choice(synthetic.PAPERS)}, 무단 전재 및 재배포 금지>", "p")
    for piece in s.some([shares, offers, headlines, tools, popup, headlines, comments, headlines, menu, keywords, figures, cards], 2, 8):
        piece(s)


def blog_page(s, title, paragraphs):
    first = s.chance(0.3)
    if first:
        widgets(s)
    if s.chance(0.3):
        s.line("navigation", s.random.choice(TOPICS), "div", "a")
    title_and_meta(s, title)
    if s.chance(0.3):
        with s.box("div", "menu"):
            contents(s, ["목차", "Contents", "On this page"], "div")
    body(s, paragraphs, code=True)
    if s.chance(0.5):
        s.line("sidebar", " ".join("#" + word for word in s.some(TOPICS, 1, 6)), "div")
    if s.chance(0.4):
        s.line("byline", s.random.choice(["Author", "글쓴이"]), "p")
        s.line("byline", s.nick(), "p", "a")
    if s.chance(0.5):
        s.line("navigation", s.random.choice(["이전 글", "← Older", "older"]), "div")
        s.line("navigation", s.headline(), "div", "a")
    for piece in s.some([shares, comments, headlines], 0, 3):
        piece(s)
    if not first:
        widgets(s)


def board_page(s, title, paragraphs):
    path(s)
    title_and_meta(s, title)
    if s.chance(0.4):
        tools(s)
    body(s, paragraphs)
    for piece in s.some([tools, shares, comments, comments], 1, 3):
        piece(s)
    if s.chance(0.6):
        board(s)
        pager(s)
    if s.chance(0.4):
        headlines(s)


def listing_page(s, _title, _paragraphs):
    """A board's list: no article."""
    if s.chance(0.5):
        menu(s, 5, 30)
    if s.chance(0.3):
        headlines(s)
    if s.chance(0.5):
        with s.box("ul", "menu"):
            for word in s.some(MENU, 3, 12):
                s.line("navigation", word, "li", "a")
    if s.chance(0.4):
        form(s)
    board(s, 45)
    tools(s)
    pager(s)
    if s.chance(0.6):
        form(s)
    for _ in range(s.random.randint(0, 4)):
        headlines(s, 15)


def home_page(s, _title, _paragraphs):
    """A portal's front page or a section of it: no article."""
    for _ in range(s.random.randint(3, 9)):
        s.random.choice([headlines, headlines, headlines, menu, popup, keywords, figures, cards])(s)
    headlines(s, 30, teaser=0.8)
    if s.chance(0.3):
        pager(s)


def archive_page(s, _title, _paragraphs):
    """Posts of a blog by date, category or tag, with their beginnings: no article."""
    if s.chance(0.5):
        widgets(s)
    with s.box("div", "list"):
        for _ in range(s.random.randint(5, 15)):
            with s.box(s.random.choice(["article", "div", "li"])):
                parts = [("a", " ".join(s.some(TOPICS, 1, 2))), ("time", s.date()), ("a", s.headline()), ("p", s.sentence()[:s.random.randint(60, 200)])]
                for inside, text in parts if s.chance(0.5) else parts[1:]:
                    s.line("sidebar", text, "div", inside if inside != "p" else "")
                if s.chance(0.3):
                    s.line("sidebar", s.count(), "div", "a")
    pager(s)
    widgets(s)


def office_page(s, title, paragraphs):
    tree_menu(s, s.random.randint(5, 40))
    path(s)
    with s.box("div", "title"):
        s.line("title", title, s.random.choice(["h2", "h3", "h1"]))
    menu(s, 3, 12)
    tools(s)
    body(s, paragraphs, facts=0.25)
    for piece in s.some([popup, form, menu, shares], 1, 3):
        piece(s)


def docs_page(s, title, paragraphs):
    """A page of a manual beside the tree of its chapters."""
    numbered = s.chance(0.5)
    with s.region("nav", s.random.choice(["menu", "widget", "list"])), s.box("ul"):
        for chapter in range(1, s.random.randint(4, 12)):
            s.line("navigation", (f"{chapter}. " if numbered else "") + s.random.choice([s.headline(), s.random.choice(TOPICS)]), "li", "a")
            with s.box("ul"):
                for section in range(1, s.random.randint(1, 8)):
                    s.line("navigation", (f"{chapter}.{section}. " if numbered else "") + s.headline(), "li", "a")
    for piece in s.some([path, tools], 0, 2):
        piece(s)
    with s.box("div", "title"):
        s.line("title", title + s.random.choice(["", "#", "¶"]), "h1")
    body(s, paragraphs, code=True, facts=0.05)
    with s.box("div", "pager"):
        for words in ("이전", s.headline(), "다음", s.headline()):
            s.line("navigation", words, "div", "a")
    if s.chance(0.5):
        s.line("notice", s.random.choice(["이 문서가 도움이 되었나요?", "Rate this Page", "Edit on GitHub", "소스 보기"]), "div", "a")
    if s.chance(0.5):
        with s.region("aside", "widget"):
            contents(s, ["On this page", "목차", "이 페이지에서"], "p")


def shop_page(s, title, paragraphs):
    path(s)
    with s.box("div", "title"):
        s.line("title", title, s.random.choice(["h1", "h2", "h3"]))
    price = s.random.randint(10, 900) * 100
    for text in (f"{price:,}원", f"적립금 {price // 100}원", f"상품번호: {s.random.randint(10**6, 10**7)}"):
        s.line("content", text, s.random.choice(["div", "li", "p"]))
    for words in s.some(["수량 선택", "바로구매", "장바구니 담기", "찜하기", "총 상품금액", "재입고 알림", "쿠폰 받기"], 2, 5):
        s.line("notice", words, "div", "button")
    table(s)
    body(s, paragraphs, facts=0.2)
    for words in s.some(["교환 및 반품은 받은 날부터 7일 안에 할 수 있습니다.", "도서산간은 배송비가 더 듭니다.", "배송 안내", "반품 주소는 고객센터에 문의하세요.", "판매자 정보", "상품 문의"], 2, 6):
        s.line("notice", words, s.random.choice(["p", "li", "h4"]))
    headlines(s, 12)


KINDS = [article_page, article_page, blog_page, blog_page, board_page, listing_page, listing_page, home_page, archive_page, office_page, shop_page, docs_page]


def page(number, sources):
    """Markup and (label, text) of the lines of one made-up page."""
    s = KoreanSheet(number, sources)
    title, paragraphs = sources[number % len(sources)]
    head(s)
    with s.box("div"):
        KINDS[number % len(KINDS)](s, title or s.headline(), paragraphs)
    foot(s)
    heading = html.escape(title or s.random.choice(synthetic.PAPERS))
    return f'<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>{heading}</title></head><body>{"".join(s.markup)}</body></html>', s.lines


def write(data, folder):
    """Writes the pages as HTML files below folder; returns the labelled lines of each by its path."""
    sources = list(synthetic.articles(Path(data, "spam", "clean_ko.jsonl.gz")))
    random.Random(1).shuffle(sources)
    result = {}
    for number in range(PAGES):
        markup, lines = page(number, sources)
        path = Path(folder, f"made{number:04}.html")
        path.write_text(markup, encoding="utf-8")
        result[str(path)] = lines
    return result
