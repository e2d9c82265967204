"""Pieces of made-up Korean pages: each writes itself into a Sheet."""
import html

import synthetic
from made_words import (BUTTONS, CODE, FORM, HEADS, LISTS, MENU, OFFERS, POPUPS, REPLIES, SERVICES, SHARES, SKIPS,
                        TOPICS)


def menu(s, least=4, most=14, label="navigation"):
    """Links one below the other, or side by side in one line."""
    words = s.some(MENU, least, most)
    with s.region("nav", "menu"):
        if s.chance(0.1):
            s.line(label, s.random.choice([" | ", "ㆍ", " · ", "  "]).join(words))
        elif s.chance(0.7):
            with s.box("ul"):
                for word in words:
                    s.line(label, word, "li", "a")
        else:
            for word in words:
                s.line(label, word, s.random.choice(["div", "dd", "p"]), "a")


def tree_menu(s, groups):
    """A menu of menus, as of a university or a news site."""
    deep = s.random.choice([0, 0, 0.1, 0.3])  # share of entries with a menu below them
    with s.region("nav", "menu"), s.box("ul"):
        for _ in range(groups):
            with s.box("li"):
                s.line("navigation", s.random.choice(MENU), s.random.choice(["a", "strong", "h3", "span"]))
                with s.box("ul"):
                    for word in s.some(MENU, 2, 9):
                        s.line("navigation", word, "li", "a")
                        if s.chance(deep):
                            with s.box("ul"):
                                for below in s.some(MENU, 2, 6):
                                    s.line("navigation", word + below if s.chance(0.5) else below, "li", "a")


def head(s):
    if s.chance(0.6):
        for words in s.some(SKIPS, 1, 3):
            s.line("notice", words, s.random.choice(["p", "li", "div"]), "a")
    with s.region("header"):
        s.line("navigation", s.random.choice(synthetic.PAPERS), s.random.choice(["h1", "div", "p"]), "a")
        if s.chance(0.5):
            with s.box("ul"):
                for word in s.some(["로그인", "회원가입", "마이페이지", "즐겨찾기", "English", "사이트맵", "전체메뉴", "알림", "내정보"], 1, 4):
                    s.line("navigation", word, "li", "a")
        if s.chance(0.5):
            search(s)
        if s.chance(0.35):
            tree_menu(s, s.random.randint(3, 12))
        else:
            menu(s)
        if s.chance(0.4):
            menu(s)


def search(s):
    with s.box("form", "form"):
        for words in s.some(["검색", "통합검색", "검색어를 입력하세요", "상세검색", "검색창 열기", "닫기"], 1, 3):
            s.line("notice", words, s.random.choice(["label", "button", "div", "legend"]) if s.chance(0.1) else "div")


def foot(s):
    with s.region("footer", "foot"):
        services = s.some(SERVICES, 3, 9)
        if s.chance(0.3):
            s.line("navigation", " | ".join(services))
        else:
            with s.box("ul"):
                for word in services:
                    s.line("navigation", word, "li", "a")
        if s.chance(0.3):
            menu(s, 5, 25)
        if s.chance(0.2):
            channels(s)
        name = s.random.choice(synthetic.PAPERS)
        facts = [f"(주){name} | 대표이사 {s.writer.name()} | 사업자등록번호 {s.random.randint(100, 999)}-81-{s.random.randint(10000, 99999)}",
                 f"서울특별시 중구 새문로 {s.random.randint(1, 99)} {name}빌딩 {s.random.randint(1, 20)}층", f"대표전화 : 02-{s.random.randint(200, 999)}-{s.random.randint(1000, 9999)}",
                 f"등록번호 : 서울 아0{s.random.randint(1000, 9999)}", f"발행인 : {s.writer.name()}", f"청소년보호책임자 : {s.writer.name()}", f"등록일 : {s.date()}",
                 f"{name}의 모든 콘텐츠는 저작권법의 보호를 받으며 무단 전재와 복사를 금합니다."]
        for fact in s.some(facts, 1, 7):
            s.line("notice", fact, s.random.choice(["p", "div", "address", "li"]))
        s.line("notice", s.random.choice(["Copyright © {y} {n}. All rights reserved.", "ⓒ {n} Corp.", "© {y} {n}", "Powered by {n}"]).format(
            y=s.random.randint(2005, 2025), n=name), "p")
        for words in s.some(["위로", "TOP", "맨위로", "X", "닫기", "쪽지", "작성글", "모바일 버전"], 0, 4):
            s.line("notice", words, "div", "a")


def headlines(s, most=20, teaser=0.2, label="sidebar"):
    """A list of articles or posts: headlines, with numbers, times, sources or summaries in lines of their own or not."""
    rank, time, source, summary = s.chance(0.25), s.chance(0.25), s.chance(0.2), s.chance(teaser)
    plain = s.random.choice([MENU, TOPICS]) if s.chance(0.08) else None  # names of boards or things instead of headlines
    count, item = s.chance(0.2), s.random.choice(["li", "li", "div", "dl"])
    with s.region("aside", "list"):
        if s.chance(0.8):
            s.line(label, s.random.choice(LISTS), s.random.choice(["h2", "h3", "h4", "strong", "div"]) if s.chance(0.8) else "p")
        if s.chance(0.15):
            for word in s.some(MENU, 2, 5):
                s.line(label, word, "li", "a")
        with s.box("ul" if item == "li" else "div"):
            for number in range(s.random.randint(3, most)):
                with s.box(item):
                    if rank:
                        s.line(label, str(number + 1), "div", s.random.choice(["em", "span", "b"]))
                    words = s.random.choice(plain) if plain else s.headline()
                    s.line(label, words + (f" [{s.count()}]" if count else ""), s.random.choice(["div", "p"]) if item != "dl" else "dt", "a")
                    if summary:
                        s.line(label, s.sentence()[:s.random.randint(60, 160)], "p" if item != "dl" else "dd")
                    if source:
                        s.line(label, s.random.choice(synthetic.PAPERS), "div", "span")
                    if time:
                        s.line(label, s.date(), "div", "span")
        if s.chance(0.15):
            for words in (s.random.choice(["이전 뉴스들 보기", "이전", "<"]), str(s.random.randint(2, 9)), s.random.choice(["다음 뉴스들 보기", "다음", ">"])):
                s.line(label, words, "div", s.random.choice(["button", "a"]))
        if s.chance(0.1):
            for words in ("오늘", "일주일", "1개월", "1년")[:s.random.randint(2, 4)]:
                s.line(label, words, "li", "a")
        if s.chance(0.3):
            s.line(label, s.random.choice(["더보기", "이전", "다음", "+ 더보기", "전체보기"]), "div", "a")


def keywords(s):
    """Searched words by rank, as a portal shows them."""
    changes = ["상승", "하락", "신규", "NEW", "-", "▲", "▼"]
    with s.region("aside", "list"):
        s.line("sidebar", s.random.choice(["실시간 급상승", "실시간 이슈", "인기 검색어", "급상승 검색어", "이슈 키워드"]), s.random.choice(["h3", "strong", "div"]))
        if s.chance(0.3):
            for words in ("펼치기/접기", "도움말"):
                s.line("notice", words, "div", "button")
        with s.box(s.random.choice(["ol", "ul"])):
            for rank in range(1, s.random.choice([6, 11, 11, 21])):
                word = s.random.choice([s.random.choice(MENU), s.writer.name(), s.random.choice(TOPICS) + " " + s.random.choice(MENU)])
                text = s.random.choice(["{r}위 {w} {n} {c}", "{r} {w}", "{r}위{w}{c}", "{w}", "{r}. {w} {c}"]).format(
                    r=rank, w=word, n=s.count(), c=s.random.choice(changes))
                s.line("sidebar", text, "li", "a")
        if s.chance(0.3):
            s.line("notice", f"업데이트 일시 : {s.date()} 기준", "p")


def figures(s):
    """Weather or prices: short lines of names and numbers."""
    names = ["코스피", "코스닥", "환전고시 환율", "국제 금", "서울", "부산", "강릉", "미세먼지", "오존", "자외선", "내일 오전", "원/달러"]
    with s.region("aside", "widget"):
        s.line("sidebar", s.random.choice(["증시", "오늘의 날씨", "주요 시세", "환율", "지역별 날씨", "투자정보"]), s.random.choice(["h3", "strong", "div"]))
        tag = s.random.choice(["li", "tr", "div"])
        for name in s.some(names, 3, 9):
            value = s.random.choice(["{:,}.{:02}", "{}.{}%", "{} 상승 {}", "{} 하락 {}", "{} 보통", "맑음 {}도"]).format(s.random.randint(1, 3000), s.random.randint(1, 99))
            if s.chance(0.2):
                s.line("sidebar", name, "div", "span")
                s.line("sidebar", value, "div", "em")
            else:
                s.line("sidebar", f"{name} {value}", tag, "td" if tag == "tr" else "a")


def cards(s):
    """Tiles of headline, summary and topic."""
    with s.box("div", "list"):
        for _ in range(s.random.randint(4, 20)):
            with s.box(s.random.choice(["div", "li", "article"]), "widget"):
                s.line("sidebar", s.headline(), s.random.choice(["h3", "h4", "strong", "div", "p"]))
                if s.chance(0.8):
                    s.line("sidebar", s.sentence()[:s.random.randint(40, 130)], "p")
                if s.chance(0.5):
                    s.line("sidebar", ",".join(s.some(TOPICS, 1, 2)), "p", s.random.choice(["span", "a", ""]))


def board(s, most=30):
    """A list of posts as a table, every cell a line or every row, or as items."""
    cells, rows = s.chance(0.7), s.random.randint(8, most)
    shape = s.random.choice(["table", "table", "list"])
    roles = s.random.choice([[""], [""], ["meta", "title"], ["meta"]])  # cells of a post may be named as those of an article
    columns = s.some(["category", "nick", "date", "views", "votes"], 2, 5)
    row_tag, cell_tag = ("tr", "td") if shape == "table" else ("li", "div")
    with s.box("table" if shape == "table" else "ul", "board"):
        if shape == "table" and s.chance(0.8):
            with s.box("tr"):
                for word in s.random.choice(HEADS).split():
                    s.line("sidebar", word, "th", "div" if cells else "")
        number = s.random.randint(rows, 900000)
        for row in range(rows):
            number -= 1
            values = {"category": f"[{s.random.choice(MENU)}]", "nick": s.nick(), "date": s.date(), "views": s.count(), "votes": s.count()}
            texts = [("공지" if row < 2 and s.chance(0.5) else str(number))] if s.named < 0.8 else []
            texts += [s.headline() + (f" [{s.count()}]" if s.chance(0.3) else "")] + [values[column] for column in columns]
            with s.box(row_tag, s.random.choice(roles)):
                for text in texts:
                    inside = "div" if cells and shape == "table" else s.random.choice(["a", "span", ""])
                    s.line("sidebar", text, cell_tag if cells or shape == "table" else "span", inside)


def pager(s):
    with s.box("div", "pager"):
        pages = [str(number) for number in range(1, s.random.randint(3, 11))]
        if s.chance(0.6):
            s.line("navigation", " ".join(s.random.choice([["처음"], ["이전"], []]) + pages + s.random.choice([["다음"], ["맨끝"], []])))
        else:
            for page in ["이전페이지", *pages, "다음페이지"]:
                s.line("navigation", page, "li", "a")


def path(s):
    with s.box("div", "path"):
        words = s.random.choice([["홈"], ["HOME"], []]) + s.some(MENU, 2, 3)
        if s.chance(0.6):
            s.line("navigation", s.random.choice([" > ", " ", " / ", "&gt;"]).join(words))
        else:
            for word in words:
                s.line("navigation", word, "li", "a")


def contents(s, names, tag):
    """The sections of the page itself, below one of the names."""
    s.line("navigation", s.random.choice(names), tag)
    for _ in range(s.random.randint(2, 8)):
        s.line("navigation", s.headline(), "li", "a")


def short_lines(s, words, label, role, least, most):
    tag, inside = s.random.choice([("li", "a"), ("div", "button"), ("div", "a"), ("p", ""), ("span", "a"), ("li", "span")])
    with s.box("div", role):
        for text in s.some(words, least, most):
            s.line(label, text, "div" if tag == "span" else tag, inside)


def tools(s):
    short_lines(s, BUTTONS, "notice", "tools", 2, 10)


def shares(s):
    short_lines(s, SHARES, "prompt", "share", 2, 9)


def offers(s):
    """What a portal says around its buttons for subscribing."""
    with s.box("div", "share"):
        for words in s.some(OFFERS + SHARES[10:], 2, 7):
            s.line("prompt", words.format(p=s.random.choice(synthetic.PAPERS)), s.random.choice(["div", "p", "li"]), s.random.choice(["", "span", "button"]))


def channels(s):
    """A paper's own channels elsewhere, as a list in its foot."""
    with s.box("ul", "share"):
        for word in s.some(["페이스북", "트위터", "인스타그램", "유튜브", "네이버TV", "카카오스토리", "텔레그램", "네이버 포스트"], 3, 8):
            s.line("prompt", s.random.choice(["", s.random.choice(synthetic.PAPERS) + " "]) + word, "li", "a")


def reporters(s):
    """Who wrote it, with a line about each."""
    for _ in range(s.random.randint(1, 4)):
        with s.box("div", "meta"):
            s.line("byline", f"{s.writer.name()} {s.writer.mail()}", "div", s.random.choice(["", "a", "strong"]))
            if s.chance(0.6):
                s.line("byline", s.random.choice(["{n} 사회부 차장", "발로 뛰며 쓰겠습니다.", "{n} 기자의 다른 기사", "구석구석 듣고 적습니다", "기자 프로필", "..."]).format(
                    n=s.writer.name()), s.random.choice(["p", "div"]))
            if s.chance(0.4):
                s.line("byline", "기자의 다른기사", "p", "a")


def popup(s):
    with s.box("div", "form"):
        for words in s.some(POPUPS, 1, 4):
            s.line("notice", words, s.random.choice(["p", "div", "li"]))
        for words in s.some(BUTTONS + FORM, 0, 4):
            s.line("notice", words, "div", s.random.choice(["button", "a", "label"]))


def form(s):
    with s.box("form", "form"):
        for words in s.some(FORM, 2, 8):
            s.line("notice", words, s.random.choice(["div", "li", "p"]), s.random.choice(["label", "button", ""]))


def comments(s):
    with s.box("div", "comment"):
        s.line("notice", f"댓글 {s.random.randint(1, 40)}", s.random.choice(["h3", "div", "strong"]))
        with s.box("ul"):
            for _ in range(s.random.randint(1, 12)):
                with s.box("li"):
                    if s.chance(0.7):
                        s.line("comment", f"{s.nick()} {s.date()}", "div")
                    else:
                        s.line("comment", s.nick(), "div", "b")
                        s.line("comment", s.date(), "div", "span")
                    reply = s.random.choice(REPLIES) if s.chance(0.6) else s.sentence()[:s.random.randint(30, 120)]
                    s.line("comment", reply, s.random.choice(["p", "div"]))
                    if s.chance(0.3):
                        s.line("notice", s.random.choice(["답글", "신고", "추천 0 비추천 0", "댓글"]), "div", "a")
        if s.chance(0.5):
            form(s)


def widgets(s):
    """What stands beside a blog's post."""
    kinds = ["profile", "categories", "archives", "tags", "recent", "links", "visits", "follow"]
    for kind in s.some(kinds, 2, 7):
        with s.region("aside", "widget"):
            if kind == "profile":
                s.line("sidebar", s.nick(), "div", "b")
                s.line("sidebar", s.random.choice(["개발하며 배운 것을 적습니다.", "하루 한 줄 기록", "Seoul, Korea", "책과 산책을 좋아합니다"]), "p")
                if s.chance(0.5):
                    for word in ("Posts", "Categories", "Tags"):
                        s.line("sidebar", word, "p")
                        s.line("sidebar", s.count(), "p", "a")
            elif kind in ("categories", "tags"):
                s.line("sidebar", {"categories": s.random.choice(["분류 전체보기", "카테고리", "Categories", "CATEGORY"]),
                                   "tags": s.random.choice(["태그", "Tags", "TAG CLOUD"])}[kind], s.random.choice(["h3", "div", "p"]))
                words, counted = s.some(TOPICS, 5, 35), s.chance(0.7)
                if kind == "tags" and s.chance(0.5):
                    s.line("sidebar", " ".join(words))
                elif counted and s.chance(0.3):
                    for word in words:
                        s.pair("sidebar", word, s.count(), "li")
                else:
                    with s.box("ul", s.random.choice(["menu", "list", "widget"])):
                        for word in words:
                            text = word + (s.random.choice([" (%s)", "%s", " %s"]) % s.count() if counted else "")
                            s.line("sidebar", text, "li", s.random.choice(["a", "a", "span"]))
            elif kind == "archives":
                s.line("sidebar", s.random.choice(["Archives", "글 보관함", "아카이브"]), s.random.choice(["h3", "div", "p"]))
                with s.box("ul"):
                    year = s.random.randint(2015, 2024)
                    for back in range(s.random.randint(3, 24)):
                        text = s.random.choice(["{y}/{m:02}", "{y}년 {m}월", "{m:02} {y}"]).format(y=year - back // 12, m=12 - back % 12)
                        s.line("sidebar", text + (f" ({s.count()})" if s.chance(0.6) else ""), "li", "a")
            elif kind == "recent":
                s.line("sidebar", s.random.choice(["Recents", "최근 글", "인기글", "최근 댓글", "RECENT POSTS"]), s.random.choice(["h3", "div", "p"]))
                for _ in range(s.random.randint(3, 8)):
                    if s.chance(0.6):
                        s.line("sidebar", s.date(), "p", "time")
                    s.line("sidebar", s.headline(), s.random.choice(["p", "li", "div"]), "a")
                    if s.chance(0.3):
                        s.line("sidebar", " / ".join(s.some(TOPICS, 1, 2)), "p")
            elif kind == "links":
                s.line("sidebar", s.random.choice(["Links", "이웃 블로그", "링크"]), s.random.choice(["h3", "div"]))
                for word in s.some(TOPICS, 2, 6):
                    s.line("sidebar", word + " 블로그", "li", "a")
            elif kind == "visits":
                s.line("sidebar", s.random.choice(["Total", "전체 방문자"]), "div")
                s.line("sidebar", s.count(), "div")
                s.line("sidebar", f"Today : {s.count()}", "div")
            else:
                s.line("prompt", s.random.choice(["Follow", "Subscribe for updates", "follow.it", "구독하기", "뉴스레터 받아보기"]), "div", "a")


def title_and_meta(s, title):
    with s.box("div", "title"):
        s.line("title", title, s.random.choice(["h1", "h2", "h3", "div", "strong"]))
    if s.chance(0.3):
        shares(s)
    with s.box("div", "meta"):
        facts = [f"{s.writer.name()} 기자", f"입력 {s.date()}", f"{s.date()}", s.nick(), f"조회 {s.count()}", s.random.choice(synthetic.PAPERS)]
        facts = s.some(facts, 1, 4)
        if s.chance(0.5):
            s.line("byline", " ".join(facts))
        else:
            for fact in facts:
                s.line("byline", fact, s.random.choice(["p", "li", "div"]), "span")


def table(s):
    """Facts in rows, or as short items."""
    names = ["구분", "일정", "비고", "대상", "접수기간", "시험일시", "장소", "문의처", "담당부서", "전화번호", "신청방법", "준비물", "수수료", "원산지", "크기", "재질",
             "용량", "제조사", "교시", "과목", "배점", "합격자 발표"]
    values = lambda: s.random.choice([s.headline(), s.date(), s.count() + "명", s.count() + "원", "없음", "해당자", f"02-{s.count()}-{s.count()}", "09:00~18:00"])
    blocks = s.chance(0.4)  # every cell a line
    if s.chance(0.5):
        with s.box("table"):
            for name in s.some(names, 3, 8):
                texts = [name] + [values() for _ in range(s.random.randint(1, 3))]
                if blocks:
                    with s.box("tr"):
                        for text in texts + s.random.choice([[], ["O"], ["-"]]):
                            s.line("content", text, "td", s.random.choice(["p", "div"]))
                else:
                    s.markup.append("<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in texts) + "</tr>")
                    s.lines.append(("content", "".join(texts)))
    else:
        with s.box("ul"):
            for name in s.some(names, 2, 6):
                s.line("content", f"{name} : {values()}", "li")


def body(s, paragraphs, code=False, facts=0.02):
    with s.box("div", "body"):
        if s.chance(0.3):
            paragraphs = [piece for text in paragraphs for piece in ([s.headline(), text] if s.chance(0.2) else [text])]
        style = s.random.choice(["p", "p", "div", "br"])
        sign = s.random.choice(["━", "■", "***", "―", "◇"]) if s.chance(0.15) else ""
        if style == "br":
            s.markup.append("<br><br>".join(html.escape(text) for text in paragraphs))
            s.lines.extend(("content", text) for text in paragraphs)
            return
        for number, text in enumerate(paragraphs):
            s.line("content", text, s.random.choice(["h2", "h3", "h4", "p"]) if len(text) < 40 and s.chance(0.5) else style)
            if s.chance(facts):
                table(s)
            if sign and s.chance(0.15):
                s.line("content", sign, style)
                s.line("content", s.headline(), s.random.choice([style, "h3", "strong"]))
            if sign and s.chance(0.1):
                s.line("byline", f"{s.writer.name()} 기자", style)
            if s.chance(0.04):
                with s.box("figure"):
                    s.line("caption", s.writer.line("caption"), s.random.choice(["figcaption", "p", "em"]))
            if code and s.chance(0.15):
                listing(s)


def listing(s):
    """Code, with or without numbers of its lines beside it."""
    lines = [s.random.choice(CODE) for _ in range(s.random.randint(2, 12))]
    numbered = s.chance(0.6)
    if numbered:
        s.markup.append("<table><tr><td class='gutter'><pre>" + "<br>".join(
            f"<span class='line'>{number + 1}</span>" for number in range(len(lines))) + "</pre></td><td class='code'>")
        s.lines.extend(("notice", str(number + 1)) for number in range(len(lines)))
    s.markup.append("<pre><code>" + "\n".join(html.escape(line) for line in lines) + "</code></pre>")
    s.lines.extend(("content", line) for line in lines)
    if numbered:
        s.markup.append("</td></tr></table>")
