"""A made-up page under way: its markup, and the label of each line in reading order."""
import contextlib
import html
import random

import synthetic
from made_words import NAMES, TOPICS

HEADLINE = (12, 42)  # characters


class Sheet:
    """A page being written; every line of it is remembered with its label, in reading order."""

    def __init__(self, seed, names):
        """names: class and id names by the role of a box, of which the page takes one each."""
        self.random = random.Random(seed)
        self.named = self.random.random()  # share of the page's boxes that have a telling name
        self.semantic = self.random.random() < 0.4  # nav, aside, footer instead of div
        self.markup = []
        self.lines = []
        self.names = {role: self.random.choice(of_role) for role, of_role in names.items()}

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

    def count(self):
        return str(int(10 ** (self.random.random() * 4)))


class KoreanSheet(Sheet):
    """One of the pages of made_html.py."""

    def __init__(self, seed, sources):
        super().__init__(seed, NAMES)
        self.writer = synthetic.Writer(seed, {label: [] for label in synthetic.TEMPLATES})
        self.sources = sources

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

    def nick(self):
        return self.random.choice([self.writer.name(), self.random.choice(TOPICS) + self.count(), "운영자", self.random.choice(TOPICS)])
