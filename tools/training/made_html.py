"""Korean pages with markup, put together from clean articles and the furniture of boards, blogs, portals, offices and shops.

Few pages with labels by hand are at hand, and their sites differ most in what stands around the text: lists of posts in the cells
of a table, categories with counts, popups of a portal, the menus of a university. Here these are made in many forms, with the
element and class names of common Korean site software and with none, so that the label model learns the kinds and not the sites.
"""
import contextlib
import html
import json
import random
from pathlib import Path

import synthetic

PAGES = 400
HEADLINE = (12, 42)  # characters
MENU = """정치 경제 사회 국제 문화 스포츠 연예 오피니언 사설 칼럼 포토 영상 날씨 부동산 증권 금융 산업 자동차 교육 건강 여행 맛집 생활 과학 기술
 게임 만화 도서 공연 인물 지역 수도권 강원 충청 호남 영남 제주 북한 국방 외교 노동 환경 법원 뉴스 랭킹 연재 기획 이벤트 공지사항 자유게시판
 질문과답변 자료실 갤러리 회원소개 인사말 연혁 조직도 오시는길 찾아오시는길 사업안내 정보공개 민원안내 예산공개 채용공고 입찰공고 보도자료
 학사일정 수강신청 장학금 입학안내 대학원 도서관 학생생활관 인문대학 자연과학대학 공과대학 경영대학 간호대학 예술대학 평생교육원 산학협력단
 베스트 신상품 여성의류 남성의류 가방 신발 화장품 식품 가전 가구 유아 반려동물 문구 장바구니 주문조회 마이페이지 고객센터 출석체크 포인트
 유머 정보 사용기 중고장터 핫딜 휴대폰 컴퓨터 카메라 음향 낚시 등산 자전거 요리 육아 취업 고민상담 동네소식 Home About Tags Archives Posts
 Categories Guestbook Notice Blog Docs GitHub""".split()
SERVICES = ["회사소개", "이용약관", "개인정보처리방침", "청소년보호정책", "광고문의", "제휴제안", "사이트맵", "이메일무단수집거부", "고객센터",
            "저작권정책", "찾아오시는 길", "기사제보", "구독신청", "RSS", "뷰어다운로드", "영상정보처리기기 운영방침"]
TOPICS = """일상 잡담 독서 여행 개발 회고 리눅스 파이썬 자바 알고리즘 데이터베이스 네트워크 디자인 사진 요리 육아 음악 영화 운동 재테크 주식
 부동산 스터디 리뷰 후기 강의 논문 수학 통계 머신러닝 웹 서버 클라우드 Git Docker Java Spring React Vue Kotlin Linux MySQL AWS CSS Go Rust""".split()
SKIPS = ["본문 바로가기", "메뉴 건너뛰기", "주메뉴 바로가기", "하단 바로가기", "본문으로 이동", "검색 바로가기", "Skip to content"]
LISTS = ["많이 본 뉴스", "실시간 인기글", "최신글", "최근 댓글", "인기 검색어", "주요뉴스", "추천 글", "오늘의 이슈", "관련기사", "이 시각 헤드라인",
         "베스트 게시물", "화제의 영상", "지금 뜨는 글", "이 분야의 다른 글", "기획 연재", "포토뉴스", "함께 본 상품", "공지사항", "커뮤니티 인기글"]
SHARES = ["페이스북", "트위터", "카카오톡", "카카오스토리", "네이버밴드", "네이버블로그", "URL복사", "공유하기", "SNS 보내기", "이 기사를 공유합니다",
          "구독", "구독중", "기자 구독", "응원수 0", "채널 추가", "앱 다운로드", "뉴스레터 신청", "친구 추가"]
BUTTONS = ["인쇄", "스크랩", "신고", "글자 크기 변경하기", "가 작게", "가 크게", "본문 듣기", "닫기", "확인", "취소", "글쓰기", "목록", "수정", "삭제",
           "댓글 0", "추천 0", "비추천 0", "조회 1,204", "좋아요 3", "화면 확대", "화면 축소", "도움말", "레이어 닫기", "북마크", "공감 2", "메일보내기"]
POPUPS = ["본문 요약봇은 자동 추출 기술로 요약된 내용입니다.", "전체 맥락을 이해하려면 본문 보기를 권장합니다.", "이동 통신망에서는 데이터 요금이 부과될 수 있습니다.",
          "이 기사는 언론사에서 분류했습니다.", "하나의 기사가 여러 분류에 들어갈 수 있습니다.", "로그인 후 이용해 주세요.", "비밀번호를 입력하세요.",
          "삭제한 댓글은 되돌릴 수 없습니다.", "정말 삭제하시겠습니까?", "자바스크립트를 켜야 쓸 수 있습니다.", "이용자 의견을 모아 보여 드립니다.",
          "잠시 후 다시 시도해 주세요.", "현재 페이지의 정보에 만족하십니까?", "매우 만족 만족 보통 불만족 매우 불만족", "의견을 입력해 주세요.",
          "집계 시간은 사정에 따라 달라질 수 있습니다.", "브라우저를 최신판으로 바꿔 주세요.", "쿠키 사용에 동의하십니까?"]
OFFERS = ["{p} 언론사를 구독했습니다.", "주요뉴스를 메인에서 바로 볼 수 있습니다.", "언론사 구독을 그만두었습니다.", "{p} 기사를 더 보고 싶다면?", "구독자 0", "응원수 0",
          "구독 없이 계속 보기", "기자를 구독하면 새 기사를 알려 드립니다.", "네이버에서 {p} 뉴스를 받아보세요", "TALK new", "{p}를 친구로 추가하세요", "구독 해지"]
FORM = ["제목", "내용", "제목+내용", "글쓴이", "댓글", "검색", "아이디", "비밀번호", "로그인 유지", "아이디 찾기", "자동등록방지", "등록", "0 / 400", "이름"]
HEADS = ["번호 제목 글쓴이 날짜 조회", "번호 제목 글쓴이 등록일 추천 조회", "구분 제목 작성자 작성일", "No 제목 이름 날짜 조회수"]
REPLIES = ["잘 읽었습니다.", "저도 그렇게 생각해요", "좋은 정보 고맙습니다!", "이건 좀 아닌 듯", "ㅋㅋㅋㅋ 맞아요", "출처가 어디인가요?", "퍼갑니다~",
           "다음 글도 기다릴게요", "와 대단하네요", "혹시 어디서 사셨나요?", "오타가 있어요", "1등!", "궁금했는데 덕분에 풀렸어요"]
CODE = ["int sum = 0;", "for (int i = 0; i < n; i++) {", "    sum += a[i];", "}", "return sum;", "def solve(n):", "    return n * 2", "print(solve(3))",
        "const app = express();", "app.listen(3000);", "SELECT id FROM users;", "import numpy as np", "x = np.zeros(3)", "git commit -m 'fix'"]

# Names of common site software for each role; a page takes one, or none, or one that says nothing.
NAMES = {
    "menu": ["gnb", "lnb", "menu", "top_menu", "nav", "navbar-nav", "snb", "main_menu", "category_menu", "header_nav", "tit_menu", "depth1"],
    "list": ["list", "news_list", "latest", "lt", "widget", "ranking", "list_news", "box_side", "aside_list", "best", "thumb_list", "swiper"],
    "board": ["board_list", "bd_lst", "tbl_head01", "table_body", "bbs_list", "list_table", "board-list", "gall_list", "lst_tb"],
    "body": ["article", "view_content", "article_body", "post-content", "entry-content", "bo_v_con", "xe_content", "contents_style", "news_txt", ""],
    "title": ["title", "subject", "tit_view", "article-title", "headline", "bo_v_title", "post-title", "media_end_head_headline"],
    "meta": ["info", "byline", "author", "date", "bo_v_info", "meta", "article_info", "post-meta", "writer"],
    "form": ["search", "login", "sch_box", "layer", "popup", "ly_pop", "dimmed", "modal"],
    "share": ["sns", "share", "btn_sns", "subscribe", "sns_share", "reporter_channel"],
    "tools": ["btns", "tools", "utils", "btn_area", "option", "view_util", "toolbar"],
    "comment": ["comment", "cmt_list", "reply", "fdb_lst", "comments", "reply_list"],
    "foot": ["footer", "copyright", "ft", "foot_info", "f_info"],
    "pager": ["paging", "pagination", "pg_wrap", "page_nav", "paginate"],
    "path": ["location", "breadcrumb", "path", "loc"],
    "widget": ["widget", "sidebar-box", "card", "aside-box", "category", "tagcloud", "archive"],
}


class Sheet:
    """A page being written; every line of it is remembered with its label, in reading order."""

    def __init__(self, seed, sources):
        self.random = random.Random(seed)
        self.writer = synthetic.Writer(seed, {label: [] for label in synthetic.TEMPLATES})
        self.sources = sources
        self.named = self.random.random()  # share of the page's boxes that have a telling name
        self.semantic = self.random.random() < 0.4  # nav, aside, footer instead of div
        self.markup = []
        self.lines = []
        self.names = {role: self.random.choice(names) for role, names in NAMES.items()}

    @contextlib.contextmanager
    def box(self, tag, role=""):
        names = self.names.get(role, "")
        if self.random.random() > self.named:
            names = self.random.choice(["", "", "wrap", "inner", "cont", f"css-{self.random.randrange(16**5):05x}"])
        place = self.random.choice(["class", "class", "class", "id"])
        self.markup.append(f'<{tag} {place}="{names}">' if names else f"<{tag}>")
        yield
        self.markup.append(f"</{tag}>")

    def region(self, meaning, role=""):
        """A box of the page: nav, aside, footer or header where the page is written so, else div."""
        return self.box(meaning if self.semantic else "div", role)

    def line(self, label, text, tag="div", inside=""):
        """One line; inside is the tag of its text, as in <li><a>."""
        words = html.escape(text)
        if inside == "a":
            words = f'<a href="/{self.random.randrange(10**6)}">{words}</a>'
        elif inside:
            words = f"<{inside}>{words}</{inside}>"
        self.markup.append(f"<{tag}>{words}</{tag}>")
        self.lines.append((label, text))

    def pair(self, label, left, right, tag):
        """A line of two pieces that stand at its ends."""
        with self.box(tag):
            self.markup.append(f"<a><span>{html.escape(left)}</span><span>{html.escape(right)}</span></a>")
        self.lines.append((label, left + right))

    def some(self, words, least, most):
        return self.random.sample(words, min(len(words), self.random.randint(least, most)))

    def chance(self, share):
        return self.random.random() < share

    def sentence(self):
        _, paragraphs = self.random.choice(self.sources)
        return self.random.choice(paragraphs)

    def headline(self):
        """The beginning of a sentence, as long as a headline."""
        text = self.sentence().lstrip("#-*• ")
        end = text.find(" ", self.random.randint(*HEADLINE))
        return text[:end if end > 0 else HEADLINE[1]].strip(" .,") or "새 소식"

    def date(self):
        number = self.random.randint
        return self.random.choice(["{y}.{m:02}.{d:02}", "{y}-{m:02}-{d:02}", "{m:02}.{d:02}", "{h}:{d:02}", "{h}시간전", "{y}.{m}.{d}. {h}:{d:02}"]).format(
            y=number(2008, 2025), m=number(1, 12), d=number(1, 28), h=number(1, 23))

    def count(self):
        return str(int(10 ** (self.random.random() * 4)))

    def nick(self):
        return self.random.choice([self.writer.name(), self.random.choice(TOPICS) + self.count(), "운영자", self.random.choice(TOPICS)])


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
    with s.region("nav", "menu"), s.box("ul"):
        for _ in range(groups):
            with s.box("li"):
                s.line("navigation", s.random.choice(MENU), s.random.choice(["a", "strong", "h3", "span"]))
                with s.box("ul"):
                    for word in s.some(MENU, 2, 9):
                        s.line("navigation", word, "li", "a")


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
    plain = s.random.choice([None, None, None, None, MENU, TOPICS])  # names of boards or things instead of headlines
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
    if s.chance(0.6):
        s.markup.append("<table><tr><td class='gutter'><pre>" + "<br>".join(
            f"<span class='line'>{number + 1}</span>" for number in range(len(lines))) + "</pre></td><td class='code'>")
        s.lines.extend(("notice", str(number + 1)) for number in range(len(lines)))
    s.markup.append("<pre><code>" + "\n".join(html.escape(line) for line in lines) + "</code></pre>")
    s.lines.extend(("content", line) for line in lines)
    if "gutter" in s.markup[-2]:
        s.markup.append("</td></tr></table>")


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
            s.line("navigation", s.random.choice(["목차", "Contents", "On this page"]), "div")
            for _ in range(s.random.randint(2, 8)):
                s.line("navigation", s.headline(), "li", "a")
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
    tree_menu(s, s.random.randint(5, 20))
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
            s.line("navigation", s.random.choice(["On this page", "목차", "이 페이지에서"]), "p")
            for _ in range(s.random.randint(2, 8)):
                s.line("navigation", s.headline(), "li", "a")


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
    s = Sheet(number, sources)
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
