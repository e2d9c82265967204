"""Pages put together from two: the body of one page in the surroundings of another, so that more than one menu is seen around an article.

A network that learns from a few thousand pages remembers which article stands on which site. Grafts part the two: what is around
a body says no longer what is in it. Both pages are of one set, language and kind and of two sites, so that what the set takes
for body stays so. The body is the smallest element that holds nearly all of the gold; it takes the place of the other page's.
"""
import copy
import random
import re
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import lxml.etree
import lxml.html
from warcio.archiveiterator import ArchiveIterator

import align
import sites

# By set: most where pages differ most. The pages of ko_sel are of two sites.
GRAFTS = {"wcxb_dev": 2000, "dragnet": 1500, "waddle": 600, "magic_html": 600, "cleaneval": 500, "static": 500, "google_trends": 200}
KINDS = ("wcxb_dev", "magic_html")  # the sets that name the kind of a page
UNSEEN = {"script", "style", "noscript", "template", "svg", "iframe", "textarea", "select", "head"}
CELLS = {"td", "th", "li", "dd", "dt"}             # they keep their place and get what is grafted
ROWS = {"tr", "tbody", "thead", "tfoot"}           # they cannot stand elsewhere
LEAST_HELD = 0.97     # of the gold's tokens, in the body's element
LEAST_BODY = 0.3      # of that element's tokens, in the gold
LEAST_FOUND = 0.8     # of the gold's tokens, in the page
LEAST_TOKENS = 20     # of the gold
LEAST_AROUND = 15     # runs of text around a body, for a page that others are grafted into
MOST_RUNS = 6000      # of text, MOST_BYTES of markup: longer pages are left out
MOST_BYTES = 600_000
LEAST_HEADLINE = 8    # characters


@dataclass
class Donor:
    """A page with gold, its markup as a tree, and the element of its body."""
    id: str
    url: str
    group: tuple          # pages of one group may be put together
    gold: str
    root: lxml.html.HtmlElement
    body: lxml.html.HtmlElement
    around: int           # runs of text outside the body


def tree(markup):
    """The tree of a page in UTF-8 or the charset that it declares; None where there is none."""
    try:
        markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup.decode("utf-8").replace("\0", ""))
    except UnicodeDecodeError:
        pass  # lxml reads what the page declares
    try:
        return lxml.html.document_fromstring(markup, lxml.html.HTMLParser(remove_comments=True, remove_pis=True))
    except (lxml.etree.ParserError, ValueError):
        return None


def runs_of_text(root):
    """The runs of text that a reader sees, and of each element the first of its own and the one behind its last."""
    runs, ranges, hidden = [], {}, 0
    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        unseen = element.tag in UNSEEN
        if event == "start":
            ranges[element] = [len(runs), 0]
            hidden += unseen
            text = element.text
        else:
            ranges[element][1] = len(runs)
            hidden -= unseen
            text = element.tail
        if text and text.strip() and not hidden:
            runs.append(text)
    return runs, ranges


def cumulated(values):
    total = [0]
    for value in values:
        total.append(total[-1] + value)
    return total


def body_element(root, gold):
    """The smallest element that holds the gold, and how many runs of text are outside; None where gold and page do not belong together."""
    runs, ranges = runs_of_text(root)
    if not runs or len(runs) > MOST_RUNS:
        return None
    wanted, tokens = align.tokens(gold), [align.tokens(run) for run in runs]
    covered, found = align.covered(tokens, wanted)
    if len(wanted) < LEAST_TOKENS or found < LEAST_FOUND * len(wanted):
        return None
    of_gold, of_all = cumulated(covered), cumulated(map(len, tokens))
    held = lambda of, element: of[ranges[element][1]] - of[ranges[element][0]]
    *_, body = (element for element in ranges if held(of_gold, element) >= LEAST_HELD * of_gold[-1])
    while body.tag in ROWS:
        body = body.getparent()
    if of_gold[-1] < LEAST_BODY * held(of_all, body):
        return None
    first, last = ranges[body]
    return body, len(runs) - (last - first)


def donors(name, archive, gold):
    """The pages of a set whose body is one element. gold: the set's rows by record (pages.read_gold)."""
    by_kind = name in KINDS
    for record in ArchiveIterator(archive):
        record_id = record.rec_headers.get_header("WARC-Record-ID")
        row = gold.get(record_id, {})
        markup = record.content_stream().read()
        root = tree(markup) if row.get("text") and len(markup) <= MOST_BYTES else None
        found = body_element(root, row["text"]) if root is not None else None
        if found:
            group = row.get("lang"), row.get("kind") if by_kind else None
            yield Donor(record_id, record.rec_headers.get_header("WARC-Target-URI"), group, row["text"], root, *found)


def take_title(root, donor, body):
    """The page gets the title of a body that brings its headline along, and loses what the head says of the other article."""
    title = donor.root.findtext(".//title") or ""
    headlines = [heading.text_content().strip() for heading in body.iter("h1", "h2")]
    if any(len(headline) > LEAST_HEADLINE and headline[:30] in title for headline in headlines):
        for element in root.iter("title"):
            element.text = title
        for meta in list(root.iter("meta")):
            if re.search("title|description", meta.get("property") or meta.get("name") or ""):
                meta.drop_tree()
    for script in list(root.iter("script")):
        if "ld+json" in (script.get("type") or ""):
            script.drop_tree()


def movable(element):
    """A copy of an element that can stand anywhere."""
    element = copy.deepcopy(element)
    if element.tag in CELLS or element.tag in ("body", "html"):
        element.tag = "div"
    element.tail = None
    return element


def graft(donor, into):
    """The markup of the page `into` with the donor's body in place of its own, in UTF-8."""
    root = copy.deepcopy(into.root)
    place = next(own for own, given in zip(root.iter(), into.root.iter()) if given is into.body)
    body = movable(donor.body)
    if place.tag in CELLS:
        place[:] = [body]
        place.text = None
    else:
        body.tail = place.tail
        place.getparent().replace(place, body)
    take_title(root, donor, body)
    for meta in list(root.iter("meta")):
        if meta.get("charset") or (meta.get("http-equiv") or "").lower() == "content-type":
            meta.drop_tree()
    return b"\xef\xbb\xbf<!DOCTYPE html>\n" + lxml.html.tostring(root, encoding="utf-8")


def pairs(given, count, same_fold, shuffle):
    """So many (donor, page to graft into); fewer where few go together."""
    groups = defaultdict(list)
    for page in given:
        groups[page.group].append(page)
    site = sites.name_of
    for _ in range(20 * count):
        if count == 0:
            return
        donor = shuffle.choice(given)
        into = shuffle.choice(groups[donor.group])
        apart = site(donor) != site(into) or (site(donor).endswith(".invalid") and donor is not into)
        if apart and same_fold(donor, into) and into.around >= LEAST_AROUND and into.body.tag not in ("body", "html"):
            count -= 1
            yield donor, into


def write(name, given, folder, same_fold):
    """Writes the grafts of a set as HTML files in the folder; returns the two pages of each, by its path.

    given: its donors. same_fold: whether two pages may be put together, in the folds of what is learned from their words.
    """
    shuffle = random.Random(zlib.crc32(name.encode()))
    made = {}
    for number, (donor, into) in enumerate(pairs(given, GRAFTS[name], same_fold, shuffle)):
        path = Path(folder, f"graft-{name}-{number:04}.html")
        path.write_bytes(graft(donor, into))
        made[str(path)] = donor, into
    return made
