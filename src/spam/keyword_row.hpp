// Rows of search words: short items that turn around one word which the page has nowhere else. They need no
// lexicon.

#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "spam/found.hpp"
#include "spam/page_text.hpp"

namespace kijil::spam {

// In order of position; each a line, or the tags at its end. A row is tags, items between marks, words that
// come back to the same two again and again, or a block of three lines or more that are hidden
// or nothing but links and lead to three other sites, the large platforms left out. It is injected when most
// items share a word (two words or four syllables, but for tags) of which neither the page's other lines nor
// the title have any part, and few of its other words are there; and when it stands at an end of the page, is
// hidden, or links to other sites.
std::vector<Found> keyword_rows(const PageText& page, std::span<const PageLine> lines,
                                std::string_view title);

}  // namespace kijil::spam
