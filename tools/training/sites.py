"""Which pages are of one site, for folds that no site is cut by."""
from urllib.parse import urlsplit

LONG = 6       # characters of a line that says whose it is
SHARED = 0.15  # of the shorter page's such lines, in pages of one site


def sites(pages):
    """A number for each page, the same for pages of one site: those that share lines. Fixtures are sites of their own."""
    lines = [{line for line in page.lines if len(line) >= LONG} if page.set_name != "fixtures" else set() for page in pages]
    site = list(range(len(pages)))
    for later in range(len(pages)):
        for earlier in range(later):
            if len(lines[later] & lines[earlier]) > SHARED * min(len(lines[later]), len(lines[earlier])):
                old, new = site[later], site[earlier]
                site = [new if number == old else number for number in site]
    return site


def name_of(page):
    """The host of a page; where none is known its id, and of a graft (grafts.py) that of the page around its body."""
    around = getattr(page, "made_of", ())[-1:] or (page.id,)
    return urlsplit(page.url or "").hostname or around[0]
