"""A scraped Korean page under way: its lines, and the label of each."""
import re

import synthetic

CITIES = "서울 부산 대구 인천 광주 대전 울산 세종 수원 춘천 청주 전주 창원 제주 강릉 원주 천안 포항 진주 목포 여수 군산 안동 경주".split()
WIRES = ["연합뉴스", "뉴시스", "뉴스1", "AP", "로이터", "신화"]
STATIONS = ["연합뉴스TV", "마루방송", "한강TV", "새길뉴스TV", "YTN"]
COMPANIES = ["한빛전자", "가온통신", "누리게임즈", "동녘건설", "다온제약", "솔잎은행", "마루대", "새길시"]
OWN_DATELINE = re.compile(r"^[(\[][^)\]]{2,20}[)\]] ?[^=.]{0,40}= ?")


def own_words(line):
    """A line of an article without the agency's dateline before it."""
    return OWN_DATELINE.sub("", line)


class Scrape:
    """The rows of one page: (text, label)."""

    def __init__(self, number):
        self.writer = synthetic.Writer(number, {})
        self.random = self.writer.random
        self.paper = self.random.choice(synthetic.PAPERS)
        self.wire = self.random.choice(WIRES)
        self.rows = []

    def chance(self, share):
        return self.random.random() < share

    def fill(self, template):
        choose, number = self.random.choice, self.random.randint
        return template.format(
            a=choose(WIRES + synthetic.PAPERS), c=choose(COMPANIES + synthetic.PAPERS), p=self.paper, t=choose(CITIES),
            w=self.wire, n=self.writer.name(), n2=self.writer.name(), n3=self.writer.name(), m=self.writer.mail(), m2=self.writer.mail(),
            s=choose(STATIONS), d=f"{number(2008, 2025)}.{number(1, 12)}.{number(1, 28)}", i="".join(self.random.choices("abdeghijklmnorstu", k=6)), r=number(200, 900))

    def add(self, label, *texts):
        self.rows += [(text, label) for text in texts]

    def from_templates(self, label, templates, least, most):
        self.add(label, *(self.fill(template) for template in self.random.sample(templates, self.random.randint(least, min(most, len(templates))))))
