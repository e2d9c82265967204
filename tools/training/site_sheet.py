"""A made-up page in any language under way, and the words that such pages take their menus, buttons and lists from."""
from dataclasses import dataclass
from pathlib import Path

import tsv
from made_sheet import Sheet

WORDS = Path(__file__).with_name("site_words.tsv")
FALLBACK = "en"  # the language of what another has no words for
TEASER = (50, 220)  # characters
SPACELESS = ("zh", "ja", "th")

# Class and id names of common site software for each role, as in made_words.py.
NAMES = {
    "page": ["wrapper", "site", "container", "page", "main-container", "app", "layout", "off-canvas-wrapper", "body-inner"],
    "head": ["site-header", "header", "masthead", "top-bar", "navbar", "global-header", "page-header", "topbar"],
    "menu": ["main-navigation", "menu", "nav", "navbar-nav", "primary-menu", "mega-menu", "nav-list", "tabs", "site-nav", "menu-main"],
    "tree": ["sidebar-nav", "toctree", "menu__list", "docs-menu", "bd-links", "side-menu", "book-summary", "nav-tree"],
    "list": ["related", "recent-posts", "most-read", "teaser-list", "card-grid", "jp-relatedposts", "related-posts", "widget", "story-list",
             "more-stories", "recommendations", "zergnet", "feed", "swiper-wrapper", "grid"],
    "item": ["item", "card", "teaser", "media", "story", "list-item", "post-preview", "entry", "tile", "swiper-slide"],
    "main": ["content", "main", "site-main", "primary", "col-md-8", "main-content", "content-area", "column-main"],
    "article": ["post", "article", "hentry", "story", "entry", "node", "single-post", "article-wrapper", "h-entry"],
    "title": ["entry-title", "post-title", "headline", "article-title", "page-title", "title", "article__headline", "hed"],
    "meta": ["entry-meta", "byline", "post-meta", "article-info", "author-date", "meta", "published", "article__byline", "timestamp"],
    "body": ["entry-content", "article-body", "post-content", "story-body", "body-text", "content", "article__content", "field-item", "markdown",
             "rich-text", "post-body", ""],
    "share": ["share", "social-share", "sharedaddy", "addthis_toolbox", "share-buttons", "social", "sharing", "social-links"],
    "letter": ["newsletter", "signup", "subscribe", "cta", "mc_embed_signup", "promo", "paywall", "inline-newsletter", "banner"],
    "comments": ["comments", "comment-list", "comments-area", "disqus_thread", "discussion", "responses", "commentlist"],
    "comment": ["comment", "comment-body", "reply", "comment-content", "depth-1", "response"],
    "form": ["comment-respond", "search-form", "form", "comment-form", "login-box", "contact-form"],
    "side": ["sidebar", "widget-area", "secondary", "col-md-4", "rail", "aside", "right-column", "sidebar-right"],
    "widget": ["widget", "widget_categories", "widget_archive", "block", "module", "panel", "box", "sidebar-widget"],
    "foot": ["site-footer", "footer", "colophon", "bottom", "footer-wrap", "page-footer", "footer-links"],
    "pager": ["post-navigation", "pagination", "nav-links", "pager", "paging-navigation", "prev-next"],
    "path": ["breadcrumb", "breadcrumbs", "crumbs", "path", "breadcrumb-trail", "nav-breadcrumb"],
    "popup": ["cookie-banner", "modal", "gdpr", "consent", "popup", "overlay", "cookie-notice", "cc-window"],
    "tags": ["tags", "post-tags", "tag-links", "topics", "article-tags", "taxonomy", "labels"],
    "bio": ["author-box", "author-bio", "about-author", "vcard", "profile", "contributor"],
    "ad": ["ad", "advertisement", "ad-slot", "sponsored", "dfp-ad", "adsbygoogle", "outbrain"],
    "thread": ["topic", "posts", "thread", "messageList", "forum-posts", "post-stream", "postlist", "topicBody"],
    "post": ["post", "message", "postcontainer", "topic-post", "forum-post", "plhin", "reply-item", "answer"],
    "user": ["postprofile", "message-user", "userinfo", "author", "user-details", "poster_info", "pls", "user-card"],
    "posted": ["postbody", "message-body", "postcontent", "content", "cooked", "t_f", "bbWrapper", "post-text"],
    "sign": ["signature", "sig", "message-signature", "user-sig", "sign"],
    "tool": ["topic-actions", "toolbar", "buttons", "post-controls", "action-bar", "threadtools", "actions"],
    "shop": ["product", "product-detail", "product-main", "product-info-main", "pdp", "summary"],
    "buy": ["add-to-cart", "product-form", "cart", "buybox", "product-actions", "variations_form"],
    "specs": ["specifications", "product-attributes", "additional-attributes", "spec-table", "data-sheet"],
    "review": ["reviews", "customer-reviews", "review-list", "testimonials", "product-reviews"],
}


def read_words():
    """Phrases by what they are for and by language."""
    return {(row["what"], row["lang"]): row["words"].split(" | ") for row in tsv.rows(WORDS)}


@dataclass
class Stock:
    """What articles in one language say."""
    lang: str
    headlines: list
    paragraphs: list


class SiteSheet(Sheet):
    """One of the pages of made_sites.py. site, author: of the page, since a page names them more than once."""

    def __init__(self, seed, words, stock):
        super().__init__(seed, NAMES)
        self.all_words = words
        self.stock = stock
        self.site = self.choice("sites")
        self.author = self.name()

    def words(self, what):
        return self.all_words.get((what, self.stock.lang)) or self.all_words[what, FALLBACK]

    def choice(self, what):
        return self.random.choice(self.words(what))

    def name(self):
        return (self.choice("names") + ("" if self.stock.lang in SPACELESS else " " + self.choice("surnames"))).strip()

    def nick(self):
        return self.random.choice([self.name(), self.choice("names").lower() + self.count(),
                                   self.random.choice(self.all_words["topics", FALLBACK]) + "_" + self.count()])

    def date(self):
        number = self.random.randint
        day, month, year = number(1, 28), number(1, 12), number(2004, 2025)
        if self.stock.lang in ("zh", "ja"):
            forms = ["{y}年{m}月{d}日", "{y}-{m:02}-{d:02}", "{y}/{m:02}/{d:02}", "{m:02}-{d:02}"]
        elif self.stock.lang == "en":
            forms = ["{n} {d}, {y}", "{a} {d}, {y}", "{d} {a} {y}", "{y}-{m:02}-{d:02}", "{m}/{d}/{y}", "{a} {d}"]
        else:
            forms = ["{d} {n} {y}", "{d:02}.{m:02}.{y}", "{d:02}/{m:02}/{y}", "{d}. {n} {y}", "{y}-{m:02}-{d:02}"]
        name = self.words("months")[month - 1]
        return self.random.choice(forms).format(y=year, m=month, d=day, n=name, a=name[:3])

    def time(self):
        return f"{self.random.randint(0, 23):02}:{self.random.randint(0, 59):02}"

    def headline(self):
        return self.random.choice(self.stock.headlines)

    def sentence(self):
        """The beginning of a paragraph, as long as a teaser or a remark."""
        text = self.random.choice(self.stock.paragraphs)
        end = self.random.randint(*TEASER)
        if self.stock.lang not in SPACELESS:
            end = text.find(" ", end)
        return (text[:end] + self.random.choice(["", "…", "..."]) if 0 < end < len(text) else text).strip()

    def filled(self, phrase):
        """A phrase with its {letters} filled in."""
        if "{" not in phrase:
            return phrase
        return phrase.format(y=self.random.randint(2004, 2025), s=self.site, n=self.author if self.chance(0.7) else self.name(), k=self.count(),
                             d=self.date(), t=self.time(), h=self.headline(), m=self.choice("menu"), u=self.nick())

    def phrase(self, what):
        return self.filled(self.choice(what))

    def phrases(self, what, least, most):
        return [self.filled(phrase) for phrase in self.some(self.words(what), least, most)]

    def tag(self, *tags):
        """One of several tags, or other things."""
        return self.random.choice(tags)

    def pieces(self, pieces, least, most):
        for piece in self.some(pieces, least, most):
            piece(self)
