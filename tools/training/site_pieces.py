"""Pieces of made-up pages in any language, what stands around an article: each writes itself into a SiteSheet."""


def row(s, label, phrases, tag, inside="", joined=0.08):
    """Phrases in elements of their own, now and then as one line."""
    if phrases and s.chance(joined):
        s.line(label, s.tag(" | ", " · ", " ").join(phrases), "div")
        return
    for words in phrases:
        s.line(label, words, tag, inside)


def menu(s, what="menu", least=4, most=14):
    with s.region("nav", "menu"):
        if s.chance(0.75):
            with s.box("ul"):
                for words in s.some(s.words(what), least, most):
                    if s.chance(0.12):
                        with s.box("li"):
                            s.line("navigation", words, s.tag("div", "button", "h3"), "a")
                            with s.box("ul"):
                                row(s, "navigation", s.some(s.words("menu") + s.words("topics"), 2, 7), "li", "a")
                    else:
                        s.line("navigation", words, "li", "a")
        else:
            row(s, "navigation", s.some(s.words(what), least, most), s.tag("div", "p", "span"), "a")


def head(s):
    if s.chance(0.4):
        row(s, "notice", s.phrases("skip", 1, 2), s.tag("div", "p"), "a")
    if s.chance(0.15):
        popup(s)
    if s.chance(0.15):
        advert(s)
    with s.region("header", "head"):
        s.line("navigation", s.site, s.tag("div", "h1", "p", "h2"), "a")
        if s.chance(0.2):
            s.line("notice", s.sentence()[:60], s.tag("p", "div", "h2"))
        if s.chance(0.5):
            menu(s, "site", 2, 8)
        if s.chance(0.5):
            with s.box("form", "form"):
                row(s, "notice", s.phrases("search", 1, 2), s.tag("div", "label"), s.tag("", "button"))
        menu(s)
        if s.chance(0.2):
            menu(s, "topics", 3, 20)


def foot(s):
    with s.region("footer", "foot"):
        for _ in range(s.random.randint(0, 4)):
            with s.box("div", "widget"):
                s.line("navigation", s.choice("menu"), s.tag("h3", "h4", "div", "strong"))
                with s.box("ul"):
                    row(s, "navigation", s.some(s.words("menu") + s.words("topics") + s.words("site"), 3, 9), "li", "a")
        if s.chance(0.3):
            letter(s)
        with s.box("ul"):
            row(s, "navigation", s.phrases("services", 2, 9), "li", "a")
        if s.chance(0.3):
            row(s, "prompt", s.some(["Facebook", "Twitter", "Instagram", "YouTube", "LinkedIn", "Telegram", "RSS", "TikTok"], 2, 5), "li", "a")
        row(s, "notice", s.phrases("rights", 1, 3), s.tag("p", "div", "span"))
        if s.chance(0.2):
            row(s, "notice", s.phrases("turn", 1, 1), "div", "a")
    if s.chance(0.25):
        popup(s)


def popup(s):
    with s.box("div", "popup"):
        row(s, "notice", s.phrases("cookies", 2, 5), s.tag("p", "div"), s.tag("", "button", ""))


def advert(s):
    with s.box("div", "ad"):
        s.line("notice", s.phrase("advert"), s.tag("div", "span", "p"))


def letter(s):
    with s.box(s.tag("div", "section", "aside"), "letter"):
        row(s, "prompt", s.phrases("letter", 1, 4), s.tag("div", "p", "h3"), s.tag("", "", "a", "button"))


def shares(s):
    with s.box("div", "share"):
        if s.chance(0.6):
            with s.box("ul"):
                row(s, "prompt", s.phrases("share", 1, 7), "li", s.tag("a", "span", "button"))
        else:
            row(s, "prompt", s.phrases("share", 1, 5), "div", s.tag("a", "span", "button"))


def path(s):
    with s.region("nav", "path"):
        crumbs = [s.words("site")[0], *s.some(s.words("menu"), 1, 3)]
        if s.chance(0.5):
            s.line("navigation", s.tag(" > ", " / ", " » ", "›").join(crumbs), "div")
        else:
            with s.box("ol"):
                row(s, "navigation", crumbs, "li", "a")


def stories(s, most=9):
    """A list of other articles: headlines, with pictures' places, times, kinds and teasers or not."""
    teaser, time, kind, rank = s.chance(0.35), s.chance(0.35), s.chance(0.25), s.chance(0.12)
    heading, item = s.tag("h2", "h3", "h4", "div", "p"), s.tag("li", "div", "article", "div")
    with s.region("aside", "list"):
        if s.chance(0.85):
            s.line("sidebar", s.phrase("lists"), s.tag("h2", "h3", "h4", "div", "strong"))
        with s.box("ul" if item == "li" else "div"):
            for number in range(s.random.randint(2, most)):
                with s.box(item, "item"):
                    if rank:
                        s.line("sidebar", str(number + 1), "div", "span")
                    if kind:
                        s.line("sidebar", s.choice("menu"), "div", s.tag("a", "span"))
                    s.line("sidebar", s.headline(), heading, "a")
                    if teaser:
                        s.line("sidebar", s.sentence(), s.tag("p", "div"))
                    if time:
                        s.line("sidebar", s.date(), s.tag("div", "p"), s.tag("span", "time"))
                    if teaser and s.chance(0.4):
                        s.line("sidebar", s.choice("more"), "p", "a")
        if s.chance(0.2):
            s.line("sidebar", s.choice("more"), "div", "a")


def widgets(s):
    """The column beside a blog's post."""
    with s.region("aside", "side"):
        for _ in range(s.random.randint(1, 6)):
            kind = s.tag("stories", "stories", "topics", "cloud", "months", "letter", "search", "about", "advert", "replies")
            with s.box(s.tag("div", "section"), "widget"):
                if kind == "stories":
                    stories(s)
                elif kind == "letter":
                    letter(s)
                elif kind == "advert":
                    advert(s)
                elif kind == "search":
                    row(s, "notice", s.phrases("search", 1, 2), "div")
                else:
                    s.line("sidebar", s.choice("widget"), s.tag("h2", "h3", "h4", "div"))
                    side_list(s, kind)


def side_list(s, kind):
    if kind == "cloud":
        s.line("sidebar", " ".join(s.some(s.words("topics"), 4, 20)), "div")
    elif kind == "about":
        s.line("sidebar", s.sentence(), "p")
    elif kind == "replies":
        for _ in range(s.random.randint(2, 6)):
            s.line("sidebar", f"{s.nick()}: {s.headline()}", "li", s.tag("a", ""))
    else:
        counted = s.chance(0.5)
        with s.box("ul"):
            for number, words in enumerate(s.some(s.words("topics"), 3, 15)):
                if kind == "months":
                    words = f"{s.words('months')[number % 12]} {s.random.randint(2006, 2025)}"
                s.line("sidebar", words + (f" ({s.count()})" if counted else ""), "li", "a")


def meta(s):
    with s.box("div", "meta"):
        phrases = s.phrases("by", 1, 3)
        if s.chance(0.35):
            s.line("byline", s.tag(" | ", " · ", " ", " - ").join(phrases), s.tag("p", "div"))
        else:
            for words in phrases:
                s.line("byline", words, s.tag("div", "p", "li"), s.tag("", "span", "a", "time"))


def tags(s):
    with s.box("div", "tags"):
        if s.chance(0.6):
            s.line("sidebar", s.choice("tags"), s.tag("div", "span", "h4") if s.chance(0.5) else "div")
        if s.chance(0.7):
            with s.box("ul"):
                row(s, "sidebar", s.some(s.words("topics"), 1, 8), "li", "a")
        else:
            s.line("sidebar", ", ".join(s.some(s.words("topics"), 2, 6)), "p")


def bio(s):
    with s.box("div", "bio"):
        if s.chance(0.5):
            s.line("byline", s.author, s.tag("h3", "h4", "div", "p"), "a")
        row(s, "byline", s.phrases("bio", 1, 2), s.tag("p", "div"))


def pager(s):
    with s.region("nav", "pager"):
        for words in s.some(s.words("turn"), 1, 2):
            s.line("navigation", words, s.tag("div", "span"), s.tag("", "a"))
            if s.chance(0.5):
                s.line("navigation", s.headline(), "div", "a")


def comments(s):
    with s.region("section", "comments"):
        s.line("notice", s.filled(s.words("talk")[0]), s.tag("h2", "h3", "div"))
        with s.box(s.tag("ol", "ul", "div")):
            for _ in range(s.random.randint(1, 14)):
                with s.box(s.tag("li", "div", "article"), "comment"):
                    if s.chance(0.5):
                        s.line("comment", f"{s.nick()} {s.date()} {s.time()}", "div")
                    else:
                        s.line("comment", s.nick(), "div", s.tag("b", "a", "cite"))
                        s.line("comment", s.date(), "div", s.tag("a", "time", "span"))
                    for _ in range(s.random.choice([1, 1, 1, 2, 3])):
                        s.line("comment", s.choice("reply") if s.chance(0.35) else s.sentence(), s.tag("p", "div"))
                    if s.chance(0.6):
                        row(s, "notice", s.phrases("act", 1, 3), "div", s.tag("a", "button"))
    if s.chance(0.6):
        with s.box(s.tag("form", "div"), "form"):
            row(s, "notice", s.phrases("talk", 2, 6), s.tag("p", "div", "label"))


def comment_form(s):
    with s.box("form", "form"):
        row(s, "notice", s.phrases("talk", 2, 5), "div", s.tag("", "label"))


def profile(s, user, about):
    """Who wrote a post of a forum."""
    with s.box(s.tag("div", "dl", "aside"), "user"):
        s.line("byline", user, s.tag("div", "dt", "h4"), "a")
        row(s, "byline", about, s.tag("div", "dd", "p"))


def goods(s):
    """Other things that a shop sells."""
    with s.region("section", "list"):
        s.line("sidebar", s.phrase("lists"), s.tag("h2", "h3", "div"))
        for _ in range(s.random.randint(2, 12)):
            with s.box(s.tag("li", "div"), "item"):
                s.line("sidebar", s.headline()[:50], s.tag("h3", "div", "p"), "a")
                s.line("sidebar", s.random.choice("$€£¥") + s.count() + ".99", "div", "span")
                if s.chance(0.3):
                    s.line("sidebar", s.words("buy")[0], "div", s.tag("a", "button"))
