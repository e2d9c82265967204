"""Notices of Korean offices, scraped: facts in front, points and sub-points behind signs, the site's own lines behind.

What is body here often is no sentence: "○ 접수 기간 : 10월 1일부터". What is not looks the same: "담당부서 산림과".
"""
import random
from pathlib import Path

import made_scrape
import synthetic

NOTICES = 250
LEAST_PARAGRAPHS = 3
MOST_PARAGRAPHS = 14
HEADLINE = (12, 45)  # characters
MOST_POINT = 90  # characters of what stands behind a sign
SITES = ["시청", "구청", "교육청", "보건소", "도서관", "대학교", "공단", "연구원", "문화재단", "체육회"]
MENUS = ["알림마당", "공지사항", "보도자료", "고시공고", "채용공고", "소식", "정보공개", "참여마당", "자료실", "민원안내", "새소식", "열린마당"]
OFFICES = ["산림과", "총무팀", "학사지원과", "안전총괄과", "기획예산담당관", "복지정책과", "시설관리팀", "홍보담당관", "교통행정과", "평생학습과"]
SIGNS = [("□ ", "○ ", "- "), ("■ ", "◦ ", "- "), ("1. ", "가. ", "1) "), ("◇ ", "▷ ", "· "), ("Ⅰ. ", "① ", "- "), ("● ", "- ", "* "), ("▣ ", "❍ ", "※ ")]
HEADINGS = ["주요 내용", "개요", "추진 배경", "신청 방법", "모집 대상", "접수 기간", "지원 내용", "유의 사항", "향후 계획", "행사 개요", "제출 서류", "선정 기준", "문의처", "기타 사항"]
FACTS = ["기간 : {d} ~ {d2}", "대상 : 관내 거주 만 {r}세 이상", "장소 : {t}{g} 대강당", "인원 : {r}명 (선착순)", "방법 : 누리집 또는 전자우편({m})", "문의 : {o} (02-{r}-{r2})",
         "일시 : {d}(수) 14:00", "비용 : 무료 (재료비 {r},000원 별도)", "지원 금액 : 1인당 {r}만 원 이내", "제출 서류 : 신청서 1부, 동의서 1부", "면적 : {r},{r2}㎡", "사업비 : {r}억 {r2}백만 원",
         "선정 결과 : 개별 통지", "위반 시 과태료 : {r}만 원 이하", "신청 : 해당 읍면동 행정복지센터 방문", "참가비 : {r},000원", "주최/주관 : {t}{g}", "배점 : 서류 {r}점, 면접 {r}점"]
HEAD = {
    "navigation": ["{t}{g}", "{a}", "홈 > {a} > {b}", "HOME {a} {b}", "본문 바로가기", "{a} 상세보기", "주메뉴 바로가기"],
    "byline": ["등록일 {d}", "작성일 {d} 작성자 {o}", "조회수 {r2}", "담당부서 {o}", "작성자 {n}", "등록일 : {d} | 조회 : {r2}", "담당자 {n} (02-{r}-{r2})", "부서 {o}", "{o} | {d}", "게시일 {d}"],
    "notice": ["첨부파일", "첨부파일 {a}.hwp 미리보기 다운로드", "{b}_{o}.pdf (1.{r} MB)", "첨부 {b}.hwpx 바로보기", "글자 크기 확대 축소", "인쇄", "다운로드", "목록 인쇄 공유"],
}
TAIL = {
    "notice": ["목록", "이 페이지에서 제공하는 정보에 만족하십니까?", "매우만족 만족 보통 불만족 매우불만족", "공공누리 제1유형 출처표시", "본 저작물은 공공누리 제4유형에 따라 이용할 수 있습니다.", "평가하기",
               "우) {r2}{r} {t} 중앙로 {r} 대표전화 02-{r}-{r2}", "COPYRIGHT(C) {t}{g}. ALL RIGHTS RESERVED.", "수정 삭제 목록", "답글 글쓰기", "맨 위로", "담당부서 : {o} 전화 : 02-{r}-{r2}", "최종수정일 {d}"],
    "navigation": ["이전글 {h}", "다음글 {h}", "이전글이 없습니다.", "다음글이 없습니다.", "∧ {h}", "∨ {h}", "{a} {b}", "개인정보처리방침 이용약관 찾아오시는 길"],
    "sidebar": ["{h}", "{h} {d}", "관련 사이트", "많이 본 글"],
}


class Notice(made_scrape.Scrape):
    """A notice under way."""

    def __init__(self, number, paragraphs, headlines):
        super().__init__(number)
        self.paragraphs, self.headlines = paragraphs[:self.random.randint(LEAST_PARAGRAPHS, MOST_PARAGRAPHS)], headlines
        self.group = self.random.choice(SITES)

    def fill(self, template):
        choose, number = self.random.choice, self.random.randint
        dates = [f"{number(2012, 2025)}-{number(1, 12):02}-{number(1, 28):02}", f"{number(2012, 2025)}. {number(1, 12)}. {number(1, 28)}."]
        return template.format(a=choose(MENUS), b=choose(MENUS), d=choose(dates), d2=choose(dates), g=self.group, h=choose(self.headlines), m=self.writer.mail(),
                               n=self.writer.name(), o=choose(OFFICES), r=number(1, 99), r2=number(100, 9999), t=choose(made_scrape.CITIES))

    def head(self):
        self.from_templates("navigation", HEAD["navigation"], 0, 4)
        if self.chance(0.9):
            self.add("title", self.random.choice(self.headlines))
        self.from_templates("byline", HEAD["byline"], 1, 4)
        self.from_templates("notice", HEAD["notice"], 0, 3)

    def told(self):
        """Sentences, and points below headings."""
        heading, point, below = self.random.choice(SIGNS)
        pointed = self.random.choice([0, 0.3, 0.6, 0.9])
        for place, paragraph in enumerate(self.paragraphs):
            if self.chance(pointed * 0.4):
                self.add("content", (heading if self.chance(0.8) else "") + self.random.choice(HEADINGS))
            if not self.chance(pointed) or place == 0 and self.chance(0.7):
                self.add("content", paragraph)
                continue
            for _ in range(self.random.randint(1, 4)):
                sign = self.random.choice([point, point, below])
                fact = self.fill(self.random.choice(FACTS)) if self.chance(0.6) else paragraph[:self.random.randint(20, MOST_POINT)].rsplit(" ", 1)[0]
                self.add("content", sign + fact)
            if self.chance(0.2):
                self.add("content", "※ " + paragraph.split(". ")[0][:MOST_POINT])
        if self.chance(0.2):
            self.add("content", self.fill("붙임 1. {b} 1부. 끝."))

    def tail(self):
        pieces = list(TAIL.items())
        self.random.shuffle(pieces)
        for label, templates in pieces:
            if self.chance(0.8):
                self.from_templates(label, templates, 1, 5)


def page(number, paragraphs, headlines):
    """(text, label) of the lines of a scraped notice."""
    notice = Notice(number, paragraphs, headlines)
    notice.head()
    notice.told()
    notice.tail()
    return notice.rows


def write(data, path):
    """Writes the notices as JSON Lines to path; returns the labels of each one's lines."""
    articles = [paragraphs for _, paragraphs in synthetic.articles(Path(data, "spam", "clean_ko.jsonl.gz"))]
    random.Random(3).shuffle(articles)
    headlines = [text for paragraphs in articles for text in paragraphs if HEADLINE[0] <= len(text) <= HEADLINE[1] and not text.endswith(".")]
    told = [[made_scrape.own_words(text) for text in paragraphs if text.endswith(".")] for paragraphs in articles]
    sources = [paragraphs for paragraphs in told if len(paragraphs) >= LEAST_PARAGRAPHS]
    return synthetic.write_pages({f"notices/{number}": page(number, paragraphs, headlines)
                                  for number, paragraphs in enumerate(sources[:NOTICES])}, path)
