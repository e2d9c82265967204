"""Korean pages as scraped text, put together from clean articles and lines of the kinds that stand around them.

Korean bylines, credits, prompts and notices hardly occur in the markup of the training pages, so the model of bare
text meets them here: line patterns of real sites (DATA/korean_chrome.tsv) and the templates below, with made-up names.
Rows that were seen on the acceptance examples (marked S) are left out.
"""
import gzip
import json
import random
from pathlib import Path

PAGES = 900
EXCERPTS = 100  # pages of one to five paragraphs alone: short texts are body, too
SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍"
SYLLABLES = "가건경규나다도동라미민범보빈서선성수승시아연영예원윤은재정주준지진찬채태하현혜호훈"
PAPERS = ["한빛일보", "동녘신문", "새길뉴스", "가온경제", "누리타임스", "다온투데이", "마루방송", "솔잎저널"]
AGENCIES = ["연합뉴스", "뉴시스", "뉴스1", "로이터", "AFP", "게티이미지", "AP"]
ROOMS = ["정치", "경제", "사회", "국제", "문화", "스포츠", "IT", "자유게시판", "공지사항", "취미", "여행기"]
TEMPLATES = {
    "byline": ["{name} 기자 {mail}", "{name} 기자", "[{paper} {name} 기자]", "{paper} {name} 기자 {mail}",
               "{name} {name2} 기자 {mail}", "{name} 기자 {mail}, {name2} 기자 {mail2}", "글 {name} 사진 {name2}",
               "by {name} posted {english_date}", "입력 {date} {time}", "기사입력 {date} {time} 최종수정 {date} {time}",
               "등록 {date} {time}", "{paper} {name} 특파원", "{date} {time} | {name}", "작성자 {name} 작성일 {date}",
               "{name} 객원기자 {mail}", "{name}({mail})", "{date}", "{paper} | {date} {time}"],
    "caption": ["사진={agency}", "/사진={agency}", "{noun} 모습. /{agency}", "{noun}. {agency} 제공", "[사진={agency}]",
                "▲ {noun}.", "▲ {noun} [사진={paper}]", "사진제공={agency}", "{noun} 전경. 사진 {paper}DB",
                "{noun}에 참석한 관계자들이 기념 촬영을 하고 있다. {agency}", "ⓒ{agency}", "{noun} 일러스트. {agency} |",
                "{noun}이 {date} 서울에서 열렸다. {agency}", "자료사진", "그래픽={name}"],
    "prompt": ["▶ {paper} 구독하기", "▶▶ {paper} 뉴스레터 받아보기", "☞ {paper} 채널 추가하고 소식 받기",
               "(☞ {paper} 뉴스레터 구독하기)", "네이버에서 {paper} 구독하기", "이 기사를 공유합니다",
               "카카오톡에서 {paper}를 친구로 추가해 보세요", "좋아요와 구독은 큰 힘이 됩니다", "▷ 제보는 {mail}",
               "{paper} 앱을 내려받으세요", "▶ 실시간 속보, {paper} 텔레그램에서 만나요!", "[{paper} 바로가기]",
               "(☞ {paper}가 궁금하다면 홈페이지에서 뉴스레터를 신청하세요.)", "[제보는 {mail}로 보내 주세요.]",
               "(※ 더 많은 소식은 {paper} 앱에서 볼 수 있습니다. 지금 내려받으세요.)"],
    "notice": ["<저작권자 ⓒ {paper}, 무단 전재 및 재배포 금지>", "ⓒ {paper}. All rights reserved.", "단축키", "닫기",
               "글자 크기 조절", "인쇄하기", "댓글 0", "스크랩", "신고", "조회 수 {number}", "추천 {number} 비추천 0",
               "<사진을 누르면 크게 볼 수 있습니다>", "이 기사의 분류는 신문사의 기준을 따릅니다.",
               "이 글꼴이 설치되어 있지 않습니다.", "확인 취소", "글꼴 내려받기 안내", "글꼴을 내려받아야 합니다.",
               "로그인 후 이용하실 수 있습니다.", "Designed by board skin", "목록 글쓰기", "?", "+ - 크게 작게 인쇄",
               "ESC 닫기", "수정 삭제", "첨부파일 {number}", "하나의 기사가 여러 분류에 들어갈 수 있습니다."],
    "navigation": ["{room}", "홈 > {room} > {room2}", "Prev 이전 글", "Next 다음 글", "1 2 3 4 5 6 7 8 9 10 다음",
                   "« 이전 1 2 3 다음 »", "{room} {room2} 전체보기", "본문 바로가기", "맨 위로", "이전글 {noun}",
                   "다음글 {noun}", "이전 1 2 3 4 5 다음"],
    "sidebar": ["'{room}' 카테고리의 다른 글", "관련기사", "많이 본 뉴스", "{noun}, 어디까지 왔나 ({number}) | {date} |",
                "---|---|", "{paper}광고", "Articles", "태그 #{room} #{room2}", "{noun} 소식 ({number})", "최신 글",
                "실시간 인기 기사", "[{noun}] 알아 두면 좋은 것", "광고", "{name} 기자의 다른 기사 더보기"],
}
NOUNS = ["새 청사", "가을 축제", "반도체 공장", "도서관 개관식", "국회 본회의장", "봄꽃 거리", "신형 전기차", "재건축 현장",
         "시장 골목", "연구소", "농구 결승전", "무역 회의"]


class Writer:
    """Fills templates with made-up names."""

    def __init__(self, seed, patterns):
        self.random = random.Random(seed)
        self.patterns = patterns

    def name(self):
        return self.random.choice(SURNAMES) + "".join(self.random.choices(SYLLABLES, k=2))

    def mail(self):
        letters = "".join(self.random.choices("abcdefghijklmnoprstuvwy", k=self.random.randint(3, 8)))
        return f"{letters}@{self.random.choice(['hanbit', 'dongnyeok', 'gaon', 'nuri', 'maru'])}.{self.random.choice(['kr', 'com', 'co.kr'])}"

    def line(self, label):
        if self.patterns[label] and self.random.random() < 0.4:
            return self.random.choice(self.patterns[label])
        choose, number = self.random.choice, self.random.randint
        date = choose(["{}.{:02}.{:02}", "{}-{:02}-{:02}", "{}.{}.{}.", "{}년 {}월 {}일"]).format(
            number(2008, 2025), number(1, 12), number(1, 28))
        month = choose(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])
        return choose(TEMPLATES[label]).format(
            name=self.name(), name2=self.name(), mail=self.mail(), mail2=self.mail(), paper=choose(PAPERS),
            agency=choose(AGENCIES), noun=choose(NOUNS), room=choose(ROOMS), room2=choose(ROOMS), date=date,
            time=f"{number(0, 23):02}:{number(0, 59):02}", number=number(0, 30),
            english_date=f"{month} {number(1, 28)}, {number(2008, 2025)}")

    def lines(self, label, most):
        return [(self.line(label), label) for _ in range(self.random.randint(0, most))]


def page(writer, title, paragraphs):
    """(text, label) of a scraped page around an article."""
    choose = writer.random.random
    rows = writer.lines("navigation", 3)
    if title and choose() < 0.7:
        rows.append((title, "title"))
    head = writer.lines("byline", 2) + writer.lines("caption", 2)
    head += writer.lines("prompt", 2) if choose() < 0.5 else []
    head += writer.lines("notice", 6) if choose() < 0.4 else []
    writer.random.shuffle(head)
    rows += head
    if title and choose() < 0.15:
        rows.append((title, "title"))
    for paragraph in paragraphs:
        rows.append((paragraph, "content"))
        if choose() < 0.04:
            rows += writer.lines("caption", 1)
    rows += writer.lines("byline", 2)
    tail = [(kind, most) for kind, most in (("prompt", 3), ("notice", 8), ("sidebar", 8), ("navigation", 2))
            if choose() < 0.5]
    writer.random.shuffle(tail)
    for kind, most in tail:
        rows += writer.lines(kind, most)
    return rows


def excerpt(chance, paragraphs):
    """(text, label) of a few paragraphs of an article, or of a sentence of one."""
    first = chance.randrange(len(paragraphs))
    few = paragraphs[first:first + chance.randint(1, 5)]
    if len(few) == 1 and chance.random() < 0.5:
        few = [few[0].split(". ")[0]]
    return [(paragraph, "content") for paragraph in few]


def read_patterns(path):
    patterns = {label: [] for label in TEMPLATES}
    with open(path, encoding="utf-8") as file:
        for row in list(file)[1:]:
            pattern, label, seen = row.rstrip("\n").split("\t")
            if label in patterns and seen != "S":
                patterns[label].append(" ".join(pattern.split()))
    return patterns


def articles(path):
    """Title and paragraphs of clean articles that are neither short nor endless."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if row["split"] != "tables":
                continue
            paragraphs = [" ".join(line.split()) for line in row["text"].split("\n")]
            paragraphs = [line for line in paragraphs if line]
            if 3 <= len(paragraphs) <= 60 and any(len(line) > 60 for line in paragraphs):
                yield row["title"], paragraphs


def write(data, path):
    """Writes the pages as JSON Lines to path; returns the labels of each page's lines."""
    patterns = read_patterns(Path(data, "korean_chrome.tsv"))
    sources = list(articles(Path(data, "spam", "clean_ko.jsonl.gz")))
    random.Random(0).shuffle(sources)
    pages = {}
    for number, (title, paragraphs) in enumerate(sources[:PAGES + EXCERPTS]):
        if number < PAGES:
            pages[f"synthetic/{number}"] = page(Writer(number, patterns), title, paragraphs)
        else:
            pages[f"synthetic/{number}"] = excerpt(random.Random(number), paragraphs)
    return write_pages(pages, path)


def write_pages(pages, path):
    """Writes pages, (text, label) of their lines by id, as JSON Lines to path; returns the labels of each."""
    with open(path, "w", encoding="utf-8") as file:
        for page_id, rows in pages.items():
            text = "\n".join(line for line, _ in rows)
            file.write(json.dumps({"id": page_id, "text": text}, ensure_ascii=False) + "\n")
    return {page_id: [label for _, label in rows] for page_id, rows in pages.items()}
