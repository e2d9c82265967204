"""What a line is when it is no body, read off the markup around it.

The rules look at the features of markup only, so that the model of bare text learns what a menu line reads like after
its tags are gone. Where no rule speaks the line has no label and is not used.
"""
import numpy as np

LABELS = ["content", "title", "byline", "caption", "navigation", "sidebar", "prompt", "notice", "comment"]
FAR = 15  # kFar of src/feature/block_tree.hpp
HEADLINE = 30  # width of a short headline; menu entries are shorter


def is_title(column):
    """Lines that say what the page's title says: headline, not body, in every convention."""
    alike = column("title_dice") >= 0.75
    headline = (column("heading") == 1) & (column("title_cover") > 0.4)
    return (alike | headline) & (column("width") < np.log(250))


def weak_labels(column, in_gold):
    """Index into LABELS of each line, -1 for none. column: name to values; in_gold: lines that stand in the gold."""
    label = np.full(len(in_gold), -1)

    def put(name, mask):
        label[(label < 0) & mask] = LABELS.index(name)

    width = np.expm1(column("width"))
    links = column("link_density")
    near = lambda group, hops: column(f"class_{group}") <= hops
    inside = lambda tag: column(f"tag_{tag}") < FAR
    in_article = (column("good_after") > 0.02) & (column("good_before") < 0.9)
    dated = (column("date") + column("time") + column("address")) > 0
    byline = (width < 70) & in_article & ~near("comment", 5) & ~inside("nav") & ~inside("footer") & (
        (column("has_time") > 0) | (near("meta", 1) & dated) | (near("bio", 1) & (width < 40)))
    put("title", is_title(column))
    put("caption", (column("block_code") == 5) & (column("tag_figure") <= 3) & (column("tag_cell") > 3))
    put("byline", byline)
    put("comment", ~in_gold & near("replies", 6) & (column("tag_button") > 1) & ~near("form", 2))
    put("content", in_gold)
    # "gutter" is a side column on most sites, and on some where the line numbers of code stand.
    put("notice", near("side", 2) & (column("digit_share") == 1) & (links == 0) & (width <= 4))
    put("notice", near("legal", 4) | (column("copyright") > 0) | near("popup", 2))
    put("prompt", near("share", 2) | ((near("form", 2) | (column("tag_button") <= 1)) & (column("word_prompt") > 0)))
    put("notice", (column("tag_button") <= 1) | near("form", 2) | near("tool", 0))
    put("navigation", inside("nav") | near("nav", 3) | near("paging", 1))
    put("sidebar", inside("aside") | near("side", 4) | near("suggest", 5) | near("related", 3))
    put("navigation", (inside("footer") | near("foot", 4)) & (links > 0.5) | inside("header"))
    put("notice", inside("footer") | near("foot", 3))
    put("comment", ~in_gold & near("forum", 2) & (width >= 80))
    # Of link lines that nothing tells apart, those as long as a headline lead to other pages' articles.
    put("sidebar", (links > 0.7) & (width >= HEADLINE))
    put("navigation", links > 0.7)
    return label
