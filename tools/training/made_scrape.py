"""A scraped Korean page under way: its lines, and the label of each."""
import re

import synthetic

CITIES = "서울 부산 대구 인천 광주 대전 울산 세종 수원 춘천 청주 전주 창원 제주 강릉 원주 천안 포항 진주 목포 여수 군산 안동 경주".split()
WIRES = ["연합뉴스", "뉴시스", "뉴스1", "AP", "로이터", "신화"]
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
        """The template with made-up names, numbers and dates."""
        raise NotImplementedError

    def add(self, label, *texts):
        self.rows += [(text, label) for text in texts]

    def from_templates(self, label, templates, least, most):
        self.add(label, *(self.fill(template) for template in self.random.sample(templates, self.random.randint(least, min(most, len(templates))))))
