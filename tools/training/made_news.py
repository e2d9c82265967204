"""Korean stories as a portal or an agency's wire hands them on, scraped.

They have agency lines, picture texts within the story, scripts of broadcasts. What says of a line that it is a caption here is often
no word of it but its form and its place: a second line with an agency's dateline, a short title before one, a credit at the end of
what could be a sentence of the story.
"""
import collections
import gzip
import json
import random
from pathlib import Path

import made_scrape
import synthetic
from made_scrape import CITIES, WIRES, own_words

STORIES = 500
LISTINGS = 100  # of headlines with the beginnings of their stories: no body
LEAST_PARAGRAPHS = 4
MOST_PARAGRAPHS = 20
HEADLINE = (14, 100)  # characters
STATIONS = ["연합뉴스TV", "마루방송", "한강TV", "새길뉴스TV", "YTN"]
COMPANIES = ["한빛전자", "가온통신", "누리게임즈", "동녘건설", "다온제약", "솔잎은행", "마루대", "새길시"]
POSTS = ["대표", "사장", "상무", "교수", "의원", "본부장", "위원장", "센터장", "연구원", "시장", "구청장", "감독"]
CREDITS = [" /사진={a}", "/{a}", " [ⓒ{c}]", " 출처={c}", ". 출처={a}", " (출처 : {c})", " ({c} 제공)", ". {c} 제공", " [사진={a}]", " ⓒ {a}",
           " (사진={c} 제공) {d}", " /사진=뉴스1", " [사진 출처={c} 홈페이지]", " {d} {m}", " [{a} 자료사진]", ". 사진=게티이미지뱅크", " (사진=독자 제공)"]
BARE_CREDITS = ["[{a} 자료사진]", "[사진={a}]", "사진={c}", "/사진={a}", "[{a} 제공]", "{a}", "[{c} 제공. 재판매 및 DB 금지]", "ⓒ {c}", "(자료사진)"]
DATELINES = ["({t}={w}) {n} 기자 = ", "[{t}={w}] {n} 기자 = ", "[{t}={w}] {n} {n2} 기자 = ", "({t}={w}) {n} {n2} 기자 = ", "({t}={w}) "]
PAPER_LINES = ["[{p} {n} 기자] ", "[{p} {n}기자]", "[{p}={n} 기자] ", "({t}={n} 기자) ", "{t} {n} 기자 = ", "[{t}={p}] {n} 기자 = ", ""]
SIGN_OFFS = ["{s} {n}입니다.", "지금까지 {t}에서 {s} {n}입니다. ({m})", "{s} {n} 기자입니다. ({m})", "영상취재: {n} 영상편집: {n2}", "(영상취재: {n})"]
ENDS = {
    "byline": ["{n} 기자 {m}", "{m}", "{m}, {m2}", "{n} 기자 {m} {n2} 기자 {m2}", "{n} {n2} 기자", "({n} {n2} {n3} 기자)", "/{n} 기자 {m}", "{p} {n} 기자",
               "글·사진 {n} 기자", "취재문의 {m}", "{n} 온라인기자 {m}"],
    "notice": ["(끝)", "<저작권자 ⓒ {p}, 무단전재 및 재배포 금지>", "Copyright ⓒ {p}. All rights reserved. 무단 전재, 재배포 및 AI학습 이용 금지",
               "<저작권자(c) {p}, 무단 전재-재배포 금지>", "[ⓒ {p}, 무단전재 및 재배포 금지]", "동영상 뉴스", "{p} 원문 보기"],
    "prompt": ["▶이메일: {m}", "▶카카오톡: '{p}제보' 검색", "{p} 기사문의 및 제보 : 카톡/라인 {i}", "▶ {p} 홈페이지: http://www.{i}.co.kr", "▶ {p} 구독하기 ▶ 뉴스레터 신청",
               "여러분의 제보를 24시간 기다립니다.", "▶ 제보하기 ▷ 전화 : 02-{r}-1234 ▷ 이메일 : {m}", "[{p} 구독신청]", "▶ 네이버에서 {p} 구독하고 소식 받기"],
}
ROOMS = ["정치", "경제", "사회", "생활", "세계", "IT", "연예", "스포츠", "오피니언"]
LISTS = ["[관련기사]", "[주요기사]", "관련기사", "▶ 관련 뉴스", "[{p} 인기기사]", "이 시각 많이 본 기사"]
BULLETS = ["☞ ", "▶ ", "▶", "△ ", "- ", "· ", "■ ", "☞[핫클릭]", ""]
SCRIPT = ["// 광고 호출을 위한 함수", "// 플레이어 오류 회피", "function _player_{i}() {{}}", "var _ad_{i} = [];", "window.{i}.push({{}});", "document.getElementById('{i}').style.display = 'none';"]


class Story(made_scrape.Scrape):
    """A story under way, told in paragraphs; headlines are those of others."""

    def __init__(self, number, paragraphs, headlines):
        super().__init__(number)
        few = paragraphs[:self.random.randint(LEAST_PARAGRAPHS - 1, MOST_PARAGRAPHS)]
        if self.chance(0.5):  # a sentence a line, as some portals do
            few = [sentence for text in few for sentence in text.replace("다. ", "다.\n").split("\n")]
        self.paragraphs, self.others = few, headlines

    def fill(self, template):
        choose, number = self.random.choice, self.random.randint
        return template.format(
            a=choose(WIRES + synthetic.PAPERS), c=choose(COMPANIES + synthetic.PAPERS), p=self.paper, t=choose(CITIES),
            w=self.wire, n=self.writer.name(), n2=self.writer.name(), n3=self.writer.name(), m=self.writer.mail(), m2=self.writer.mail(),
            s=choose(STATIONS), d=f"{number(2008, 2025)}.{number(1, 12)}.{number(1, 28)}", i="".join(self.random.choices("abdeghijklmnorstu", k=6)), r=number(200, 900))

    def headline(self):
        return self.random.choice(self.others)

    def title_of_picture(self):
        words = self.headline().strip("'\"“”[]").split()
        return " ".join(words[:self.random.randint(2, 5)]).strip(",…")

    def sentence(self):
        """A sentence of the story itself, which captions repeat."""
        text = self.random.choice(self.random.choice(self.paragraphs).split(". "))
        return text if text.endswith((".", "”", "\"")) else text + "."

    def caption(self):
        """One to three lines that belong to a picture."""
        kind = self.random.random()
        if kind < 0.3:  # its title, and the agency's text
            self.add("caption", self.title_of_picture(), self.fill(self.random.choice(DATELINES)) + self.sentence() + self.fill(self.random.choice(["", "", " {d} {m}", " {d}"])))
            if self.chance(0.2):
                self.add("caption", self.sentence())
        elif kind < 0.45:
            self.add("caption", self.fill(self.random.choice(DATELINES)) + self.sentence())
        elif kind < 0.75:
            self.add("caption", self.sentence().rstrip(".") + self.fill(self.random.choice(CREDITS)))
        elif kind < 0.85:
            self.add("caption", self.title_of_picture(), self.fill(self.random.choice(BARE_CREDITS)))
        elif kind < 0.95:
            self.add("caption", self.title_of_picture() + self.fill(self.random.choice(CREDITS)))
        else:
            self.add("caption", f"{self.writer.name()} {self.random.choice(COMPANIES)} {self.random.choice(POSTS)}")

    def head(self):
        if self.chance(0.5):
            self.add("navigation", self.random.choice(ROOMS))
        if self.chance(0.9):
            title = self.headline()
            self.add("title", *[title] * (2 if self.chance(0.1) else 1))
        if self.chance(0.5):
            number = self.random.randint
            self.add("byline", self.fill(self.random.choice(["{d}. 오전 %d:%02d", "{d}. 오후 %d:%02d", "입력 {d} %d:%02d", "{d} %d:%02d"])) % (number(1, 12), number(0, 59)))
        if self.chance(0.5):
            self.add("byline", self.random.choice([self.wire, self.paper, self.random.choice(STATIONS)]))
        if self.chance(0.1):
            self.script()
        if self.chance(0.3):  # what a paper sets above a story
            self.add("content", *(self.headline() for _ in range(self.random.randint(1, 3))))

    def script(self):
        self.from_templates("notice", SCRIPT, 1, 3)

    def menu(self):
        rooms = self.random.sample(ROOMS, self.random.randint(0, len(ROOMS)))
        self.add("navigation", *([" ".join(rooms)] if rooms and self.chance(0.3) else rooms))

    def stories(self):
        """Headlines, each with its beginning, its paper, its time, or none of them."""
        summary, paper, time = self.chance(0.7), self.chance(0.4), self.chance(0.5)
        together = self.chance(0.3)
        if self.chance(0.6):
            self.add("sidebar", self.fill(self.random.choice(LISTS)))
        for paragraph in self.paragraphs:
            parts = [self.headline()]
            if summary:
                cut = self.random.choice([len(paragraph), self.random.randint(40, 120)])
                parts.append(paragraph[:cut] + ("" if cut >= len(paragraph) else self.random.choice(["...", "…", ""])))
            facts = ([self.paper] if paper else []) + ([self.fill("{d}")] if time else [])
            self.add("sidebar", *parts, *([" | ".join(facts)] if facts and together else facts))
        self.add("navigation", *self.random.choice([[], ["1 2 3 4 5 다음"], ["이전", "1", "2", "3", "다음"], ["더보기"]]))

    def told(self):
        """The story itself, with its pictures' texts."""
        pictures = self.random.choice([0, 0, 1, 1, 2, 4]) / len(self.paragraphs)
        opening = self.fill(self.random.choice(DATELINES + PAPER_LINES))
        if self.chance(0.5) and pictures:
            self.caption()
        for paragraph in self.paragraphs:
            self.add("content", opening + paragraph)
            opening = ""
            if self.chance(pictures):
                self.caption()

    def wrapped(self):
        """The story in the short lines of an old terminal."""
        width = self.random.randint(34, 44)
        for paragraph in [self.fill(self.random.choice(DATELINES)) + self.paragraphs[0], *self.paragraphs[1:]]:
            self.add("content", *filter(None, (paragraph[at:at + width].strip() for at in range(0, len(paragraph), width))))

    def lump(self):
        """The story as one line, behind what a scraper took with it."""
        if self.chance(0.4):
            self.script()
        self.add("content", self.fill(self.random.choice(DATELINES + PAPER_LINES)) + self.random.choice(["", " "]).join(self.paragraphs))

    def broadcast(self):
        """A script: who speaks stands in lines of its own."""
        names = self.random.choice([("[앵커]", "[기자]"), ("<앵커>", "<기자>"), ("[앵커멘트]", "[리포트]")])
        self.add("content", names[0], self.paragraphs[0], names[1])
        for paragraph in self.paragraphs[1:]:
            if self.chance(0.15):
                self.add("content", f"{names[0][0]}{self.writer.name()} / {self.random.choice(POSTS)}{names[0][-1]} \"{paragraph}\"")
            elif self.chance(0.1):
                self.add("content", names[0], paragraph, names[1])
            else:
                self.add("content", paragraph)
        self.from_templates("byline", SIGN_OFFS, 1, 2)

    def tail(self):
        if self.chance(0.6):
            self.from_templates("byline", ENDS["byline"], 1, 2)
        if self.chance(0.3):
            self.add("sidebar", " ".join("#" + word for word in self.random.sample(ROOMS, 3)))
        pieces = [lambda: self.from_templates("notice", ENDS["notice"], 1, 2), lambda: self.from_templates("prompt", ENDS["prompt"], 1, 4), self.headlines]
        self.random.shuffle(pieces)
        for piece in pieces:
            if self.chance(0.45):
                piece()
        if self.chance(0.08):
            self.script()

    def headlines(self):
        if self.chance(0.6):
            self.add("sidebar", self.fill(self.random.choice(LISTS)))
        bullet = self.random.choice(BULLETS)
        self.add("sidebar", *(bullet + self.headline() for _ in range(self.random.randint(2, 6))))


def feeds(path):
    """(headlines, paragraphs) of each collection of short news in the clean Korean text, where they take turns."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        feeds = [row["text"].split("\n") for row in map(json.loads, file) if row["split"] == "tables" and row["kind"] == "newsfeed"]
    seen = collections.Counter(line for lines in feeds for line in set(lines))
    for lines in feeds:
        lines = [" ".join(own_words(line).split()) for line in lines if seen[line] == 1]  # more often: an advertisement
        told = [line for line in lines if line.endswith(("다.", "다.”", "요.”"))]
        headlines = [line for line in lines if HEADLINE[0] <= len(line) <= HEADLINE[1] and not line.endswith(".")]
        if len(told) >= LEAST_PARAGRAPHS and headlines:
            yield headlines, told


def story(number, paragraphs, headlines):
    """(text, label) of the lines of a scraped story."""
    page = Story(number, paragraphs, headlines)
    page.head()
    page.random.choices([page.told, page.broadcast, page.wrapped, page.lump], [6, 2, 1, 1])[0]()
    page.tail()
    return page.rows


def listing(number, paragraphs, headlines):
    """The same of a list of stories."""
    page = Story(number, paragraphs, headlines)
    page.menu()
    page.stories()
    page.menu()
    return page.rows


def write(data, path):
    """Writes the pages as JSON Lines to path; returns the labels of each one's lines."""
    sources = list(feeds(Path(data, "spam", "clean_ko.jsonl.gz")))
    random.Random(2).shuffle(sources)
    headlines = [headline for its, _ in sources for headline in its]
    pages = {}
    for number, (_, paragraphs) in enumerate(sources[:STORIES + LISTINGS]):
        make = story if number < STORIES else listing
        pages[f"news/{number}"] = make(number, paragraphs, headlines)
    return synthetic.write_pages(pages, path)
